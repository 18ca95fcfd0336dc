"""nazva's own registry files: a table, one row a name, parted by tabs, commas or semicolons; and JSON lines."""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from nazva.delimited import written
from nazva.entities import KINDS, Entity, EntityName, merged
from nazva.registryfiles import values
from nazva.registryfiles.source import Source

COLUMNS: Final = (
    *("id", "kind", "name", "lang", "weak", "birth_date", "death_date", "gender", "country", "parent", "links"),
)
_MANY: Final = "|"
_WEAK: Final = "1"


def is_table(columns: tuple[str, ...]) -> bool:
    """Tell whether a header is that of a registry file: it names the column `name`."""
    return "name" in columns


def read(source: Source) -> Iterator[Entity]:
    """Yield the entities of a table; rows of one id that follow one another are one entity.

    A row without an id is an entity of its own, named after its line; one without a kind is of the kind that was said.
    """
    held: Entity | None = None
    begun = 1
    for line, row in source.records("name"):
        entity = _entity(source, line, row)
        if entity is None:
            continue
        if held and held.id == entity.id and held.kind == entity.kind:
            held = merged(held, entity)
            continue
        if held:
            source.line = begun
            yield held
        held, begun = entity, line
    if held:
        source.line = begun
        yield held


def _entity(source: Source, line: int, row: dict[str, str]) -> Entity | None:
    name = " ".join(row["name"].split())
    if not name:
        source.fault(line, "the row has no name", "fill the column name, or take the row out")
        return None
    kind = values.word("kind", row.get("kind", ""))
    if kind is None:
        source.fault(line, f"no kind is called {row['kind']!r}", f"write {', '.join(KINDS)}")
        return None
    weak = values.word("weak", row.get("weak", ""))
    if weak is None:
        source.fault(line, f"weak is {row['weak']!r}", "write 1, or nothing")
    cells = {column: [cell for cell in row.get(column, "").split(_MANY) if cell.strip()] for column in COLUMNS}
    return Entity(
        row.get("id") or f"line-{line}",
        kind or source.kind,
        (EntityName(name, values.language(row.get("lang", "")), bool(weak)),),
        _gender(source, line, row.get("gender", "")),
        _dates(source, line, "birth_date", cells["birth_date"]),
        _dates(source, line, "death_date", cells["death_date"]),
        tuple(map(values.country, cells["country"])),
        row.get("parent", ""),
        tuple(map(str.strip, cells["links"])),
    )


def _gender(source: Source, line: int, value: str) -> str:
    gender = values.word("gender", value)
    if gender is None:
        source.fault(line, f"gender is {value!r}", "write m or f, or nothing")
    return gender or ""


def _dates(source: Source, line: int, column: str, cells: Iterable[str]) -> tuple[str, ...]:
    found = []
    for cell in cells:
        if date := values.date(cell):
            found.append(date)
        else:
            source.fault(line, f"{column} {cell!r} is no date", values.DATE)
    return tuple(found)


def write(entities: Iterable[Entity], out: Callable[[str], Any], delimiter: str) -> None:
    """Write entities as a table, one row a name."""
    out(delimiter.join(COLUMNS) + "\n")
    for entity in entities:
        rest = (
            _MANY.join(entity.birth_dates),
            _MANY.join(entity.death_dates),
            entity.gender,
            _MANY.join(entity.countries),
            entity.parent,
            _MANY.join(entity.links),
        )
        for name in entity.names:
            cells = (entity.id, entity.kind, name.text, name.lang, _WEAK if name.weak else "", *rest)
            out(delimiter.join(written(cell, delimiter) for cell in cells) + "\n")


def read_json(source: Source) -> Iterator[Entity]:
    """Yield the entities of JSON lines, one object an entity: `id`, `kind`, `names` or `name`, the other columns."""
    for line, data in objects(source):
        names = data.get("names", data.get("name"))
        found = values.distinct(_names(names if isinstance(names, list) else [names]))
        kind = values.word("kind", str(data.get("kind") or ""))
        if not found:
            source.fault(line, "the object has no name", 'write "name": "…", or "names": [{"text": "…"}]')
        elif kind is None:
            source.fault(line, f"no kind is called {data['kind']!r}", f"write {', '.join(KINDS)}")
        else:
            yield Entity(
                str(data.get("id") or f"line-{line}"),
                kind or source.kind,
                found,
                _gender(source, line, str(data.get("gender") or "")),
                _dates(source, line, "birth_dates", _texts(data, "birth_dates", "birth_date")),
                _dates(source, line, "death_dates", _texts(data, "death_dates", "death_date")),
                tuple(map(values.country, _texts(data, "countries", "country"))),
                str(data.get("parent") or ""),
                tuple(_texts(data, "links")),
                str(data.get("family") or ""),
            )


def objects(source: Source) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield the objects of JSON lines; the brackets and commas of one large array around them do no harm."""
    for line, text in source.lines():
        bare = text.strip().rstrip(",")
        if bare in ("[", "]"):
            continue
        try:
            data = json.loads(bare)
        except ValueError as error:
            source.fault(line, f"not JSON: {error}", "write one object a line")
            continue
        if isinstance(data, dict):
            yield line, data
        else:
            source.fault(line, "JSON, but no object", "write one object a line")


def _names(values_: Iterable[Any]) -> Iterator[EntityName]:
    for value in values_:
        if isinstance(value, str):
            yield EntityName(value)
        elif isinstance(value, dict) and isinstance(value.get("text"), str):
            yield EntityName(value["text"], values.language(str(value.get("lang") or "")), bool(value.get("weak")))


def _texts(data: dict[str, Any], *keys: str) -> list[str]:
    """Return the first of some keys that an object has as a list of texts."""
    value = next((data[key] for key in keys if data.get(key)), None)
    found = value if isinstance(value, list) else [] if value is None else [value]
    return [str(one) for one in found if isinstance(one, str | int)]


def write_json(entities: Iterable[Entity], out: Callable[[str], Any]) -> None:
    """Write entities as JSON lines."""
    for entity in entities:
        plain = {key: value for key, value in entity.as_dict().items() if value}
        out(json.dumps(plain, ensure_ascii=False) + "\n")
