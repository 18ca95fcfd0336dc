"""Files that registries are read from and written to: one module a format, told by what stands in the file."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

from nazva.delimited import delimiter_of, rows, value
from nazva.entities import Entity
from nazva.errors import Fault, InputError, NazvaError, UnknownChoice
from nazva.registryfiles import followthemoney, geonames, osm, table, wikidata
from nazva.registryfiles.source import Source

_Write = Callable[[Iterable[Entity], Callable[[str], Any]], None]


@dataclass(frozen=True, slots=True)
class Format:
    """A format of registry files: its id, what it is, how it is read and, where that is possible, written."""

    id: str
    title: str
    read: Callable[[Source], Iterator[Entity]]
    write: _Write | None = None


FORMATS: Final = {
    own.id: own
    for own in (
        Format("tsv", "a table, one row a name, parted by tabs", table.read, partial(table.write, delimiter="\t")),
        Format("csv", "the same, parted by commas", table.read, partial(table.write, delimiter=",")),
        Format("jsonl", "JSON lines, an entity each", table.read_json, table.write_json),
        Format("ftm", "FollowTheMoney JSON lines", followthemoney.read, followthemoney.write),
        Format(
            "targets",
            "targets.simple.csv of OpenSanctions",
            followthemoney.read_targets,
            followthemoney.write_targets,
        ),
        Format("geonames", "a dump of places of GeoNames", geonames.read),
        Format("geonames-names", "alternate names of GeoNames, for places read before", geonames.read_names),
        Format("wikidata", "a dump of Wikidata in JSON", wikidata.read),
        Format("osm", "name tags of OpenStreetMap, a column a tag", osm.read),
    )
}
_BY_NAME: Final = {".tsv": "tsv", ".tab": "tsv", ".csv": "csv", ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "jsonl"}
_ADDING: Final = "geonames-names"
_BY_DELIMITER: Final = {"\t": "tsv"}
_FOLLOWTHEMONEY: Final = re.compile(r'"schema"\s*:')
_PROPERTIES: Final = re.compile(r'"properties"\s*:')
_WIKIDATA: Final = re.compile(r'"(?:labels|claims)"\s*:')


def read(
    path: str | Path,
    *,
    format: str | None = None,
    kind: str = "person",
    on_fault: Callable[[Fault], None] | None = None,
    advance: Callable[[int], None] | None = None,
) -> "Reading":
    """Return an iterator over the entities of a file, plain or packed (.gz, .bz2, .xz, .zip), in constant memory.

    The format is told by the content when it is not said; `kind` is that of records that do not say theirs. Each fault
    goes to `on_fault` and costs no other record; without it the first raises `InputError`. `advance` hears of bytes.
    Raises `UnknownChoice` for a format that there is not, and `InputError` for a file that cannot be read or told.
    """
    source = Source(Path(path), kind, on_fault, advance)
    chosen = format_called(format) if format else recognised(source)
    return Reading(source, chosen.read(source))


class Reading(Iterator[Entity]):
    """The entities of a file, and where the one given last stands."""

    def __init__(self, source: Source, entities: Iterator[Entity]) -> None:
        self._source = source
        self._entities = entities

    def __next__(self) -> Entity:
        return next(self._entities)

    @property
    def where(self) -> str:
        """The file and the line that the entity given last begins at."""
        return f"{self._source.path}: line {self._source.line}"


def in_order(paths: Iterable[str | Path], format: str | None = None) -> list[Path]:
    """Return files in the order in which they are to be read: those that only add to others come last."""
    found = [Path(path) for path in paths]
    return found if format else sorted(found, key=lambda path: recognised(Source(path, "")).id == _ADDING)


def format_called(ident: str) -> Format:
    """Return a format by id. Raises `UnknownChoice`."""
    if ident not in FORMATS:
        raise UnknownChoice(f"no format is called {ident!r}: {', '.join(FORMATS)}")
    return FORMATS[ident]


def writer(path: str | Path, format: str | None = None) -> _Write:
    """Return what writes a file in a format, which its name promises when it is not said. Raises `NazvaError`."""
    ident = format or _BY_NAME.get(Path(path).suffix.lower())
    able = ", ".join(own.id for own in FORMATS.values() if own.write)
    if ident is None:
        raise NazvaError(f"{path}: nothing says how it is to be written: name it .tsv, .csv or .jsonl, or say {able}")
    if write := format_called(ident).write:
        return write
    raise NazvaError(f"{ident} is read, not written: {able}")


def recognised(source: Source) -> Format:
    """Return the format of a file by what it begins with. Raises `InputError` when it is none of ours."""
    head = source.head()
    bare = head.lstrip()
    if not bare:
        raise InputError(f"{source.path}: the file is empty")
    return FORMATS[_json(bare) if bare[0] in "[{" else _table(source, bare)]


def _json(head: str) -> str:
    if _FOLLOWTHEMONEY.search(head) and _PROPERTIES.search(head):
        return "ftm"
    return "wikidata" if _WIKIDATA.search(head) else "jsonl"


def _table(source: Source, bare: str) -> str:
    tabbed = tuple(bare.split("\n", maxsplit=1)[0].rstrip("\r").split("\t"))
    if geonames.is_places(tabbed):
        return "geonames"
    if geonames.is_names(tabbed):
        return "geonames-names"
    delimiter = delimiter_of(source.name, bare.split("\n", maxsplit=1)[0])
    first = next(rows(iter([bare]), delimiter))
    columns = tuple(value(cell).strip() for cell in first.cells)
    told = (
        ("targets", followthemoney.is_targets),
        ("osm", osm.is_osm),
        (_BY_DELIMITER.get(delimiter, "csv"), table.is_table),
    )
    if found := next((ident for ident, tells in told if tells(columns)), None):
        return found
    raise InputError(
        f"{source.path}: line 1: no column is called name: give a table with the columns id, kind, name, "
        f"or say the format ({', '.join(FORMATS)})"
    )


__all__ = ["FORMATS", "Format", "Reading", "Source", "format_called", "in_order", "read", "recognised", "writer"]
