"""Pairs of names in CSV and TSV files: which columns hold what, and rows that cannot be read as pairs."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Final, NamedTuple

from nazva.cli.columns import Choice
from nazva.cli.streams import Faults, reading
from nazva.delimited import LINE_END, Row, rows, value
from nazva.errors import InputError
from nazva.trials import Labelled

# What columns may be called, the surest first. The first ones are those of OpenSanctions' name bench.
ONE: Final = ("name1", "a", "left", "name_a", "name_1", "left_name", "one")
OTHER: Final = ("name2", "b", "right", "name_b", "name_2", "right_name", "other")
LABEL: Final = ("is_match", "label", "match", "same", "judgement")
QUALITY: Final = ("quality", "strength")
STRATUM: Final = ("category", "stratum", "case_group", "group", "kind")
SCHEMA: Final = ("schema", "type")
# A column that holds kinds of names in some files, and kinds of pairs in others.
_KIND: Final = ("kind",)

_LABELS: Final[Mapping[str, bool]] = {
    **dict.fromkeys(("true", "1", "yes", "same", "match", "positive", "t", "y"), True),
    **dict.fromkeys(("false", "0", "no", "different", "non-match", "negative", "f", "n"), False),
}
_KINDS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("person", "people", "per"), "person"),
    **dict.fromkeys(("place", "location", "loc", "address"), "place"),
    **dict.fromkeys(("organization", "organisation", "company", "legalentity", "publicbody", "vessel"), "organisation"),
    **dict.fromkeys(("thing", "auto"), "auto"),
}


class Cells(NamedTuple):
    """A row of a file: what its cells hold, and its line."""

    values: tuple[str, ...]
    line: int

    def get(self, place: int | None) -> str:
        """Return what a cell holds; nothing of a column that is not there."""
        return "" if place is None else self.values[place].strip()


class Table(NamedTuple):
    """A file as rows: what to call it, the names of its columns in lower case if the first row has them, the rows."""

    label: str
    header: tuple[str, ...]
    rows: Iterator[Cells]


def labelled(name: str, encoding: str, delimiter: str | None, kind: str | None, faults: Faults) -> list[Labelled]:
    """Return the labelled pairs of a file. Rows that are none are faults, each told with its line.

    Raises `InputError` for a file that cannot be read or has no columns of pairs.
    """
    found = []
    for table in _tables(name, encoding, delimiter, faults):
        one, other, label = (_needed(table, names) for names in (ONE, OTHER, LABEL))
        quality, stratum, schema, more = (_place(table, names) for names in (QUALITY, STRATUM, SCHEMA, _KIND))
        for row in table.rows:
            schemas = row.get(schema) or (row.get(more) if row.get(more).lower() in _KINDS else "")
            if fault := _fault(row.get(one), row.get(other), row.get(label), schemas, kind):
                faults.add(f"{table.label}: line {row.line}: {fault}")
                continue
            found.append(
                Labelled(
                    row.get(one),
                    row.get(other),
                    kind or _KINDS.get(schemas.lower(), "person"),
                    _LABELS[row.get(label).lower()],
                    row.get(quality),
                    row.get(stratum),
                    row.line,
                )
            )
    return found


def _fault(one: str, other: str, label: str, schema: str, kind: str | None) -> str:
    if not one or not other:
        return "a name is empty: fill it in or leave the row out"
    if label.lower() not in _LABELS:
        return f"no label is called {label!r}: write true or false, 1 or 0, same or different"
    if not kind and schema and schema.lower() not in _KINDS:
        return f"no kind of name is called {schema!r}: write Person, Place or Organization, or pass --kind"
    return ""


def pairs(
    name: str, encoding: str, delimiter: str | None, columns: tuple[str, str] | None, faults: Faults
) -> Iterator[tuple[str, str]]:
    """Yield the pairs of a file as they are read: the columns named, or those known by name, or else the first two.

    Raises `NazvaError` when there are no such columns.
    """
    for table in _tables(name, encoding, delimiter, faults, columns):
        if columns:
            one, other = Choice(columns, (), None, header=True).places(table.header, table.label)
        elif table.header:
            one, other = _needed(table, ONE), _needed(table, OTHER)
        else:
            one, other = 0, 1
        for row in table.rows:
            if len(row.values) > max(one, other):
                yield row.get(one), row.get(other)
            else:
                faults.add(f"{table.label}: line {row.line}: one cell instead of two names")


def _tables(
    name: str, encoding: str, delimiter: str | None, faults: Faults, columns: tuple[str, str] | None = None
) -> Iterator[Table]:
    """Yield the table of a file while it is open; none of a file that is empty."""
    with reading(name, encoding) as (label, blocks):
        first = ""
        for block in blocks:
            first += block
            if "\n" in first or "\r" in first:
                break
        first = first.removeprefix("\ufeff")
        line = LINE_END.split(first, maxsplit=1)[0]
        # Names have commas of their own; tabs they have not.
        choice = Choice((), (), "\t" if delimiter is None and "\t" in line else delimiter, header=True)
        parted = choice.delimiter_of(name, line)
        found = rows(chain([first], blocks), parted)
        head = next(found, None)
        if head is None:
            return
        names = tuple(value(cell).strip() for cell in head.cells)
        known = {own.lower() for own in names}
        if columns or (known.intersection(ONE) and known.intersection(OTHER)):
            header, rest = names if columns else tuple(own.lower() for own in names), found
        else:
            header, rest = (), chain([head], found)
        yield Table(label, header, _sound(rest, label, encoding, parted, faults))


def _sound(found: Iterator[Row], label: str, encoding: str, delimiter: str, faults: Faults) -> Iterator[Cells]:
    """Yield the rows that can be read; the others are faults."""
    for row in found:
        raw = delimiter.join(row.cells)
        if not faults.found_in(row, raw, label, encoding) and raw:
            yield Cells(tuple(map(value, row.cells)), row.line)


def _place(table: Table, names: Sequence[str]) -> int | None:
    return next((table.header.index(own) for own in names if own in table.header), None)


def _needed(table: Table, names: Sequence[str]) -> int:
    if (place := _place(table, names)) is None:
        there = ", ".join(table.header) or "not named in the first row"
        raise InputError(f"{table.label}: no column {', '.join(names[:-1])} or {names[-1]}; the columns are: {there}")
    return place
