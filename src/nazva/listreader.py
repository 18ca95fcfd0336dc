"""Reads a list: its head, and its rows by column.

What a list must be is asked of all its rows at once, which is quick; they are gone through one by one only to say where
it is not so. A list that is proven, as the tests prove those that come with nazva, must only have the cells of a list.
"""

import unicodedata
from collections.abc import Mapping, Sequence
from itertools import islice
from operator import lt
from typing import Any, Final

from nazva.reader import Reader
from nazva.schema import NONE, PARTING, Find, ListTable

_LINE: Final = "\n"
_CELL: Final = "\t"


def read_list(reader: Reader, data: Mapping[str, Any], rows: str | None, *, proven: bool) -> ListTable:
    """Return a list table from its head and the content of its rows."""
    reader.known_keys("file", data, "format list source example")
    head = reader.block(data, "list")
    reader.known_keys("list", head, "id title status columns")
    ident, title, status = reader.head(head, "list")
    columns = reader.strings("list", head, "columns")
    examples = []
    for index, block in enumerate(reader.blocks(data, "example"), 1):
        reader.known_keys(f"example {index}", block, "find id")
        where = f"example {index}"
        examples.append(Find(reader.string(where, block, "find"), reader.string(where, block, "id")))
    if rows is None:
        reader.fault("list", "the rows are missing", f"put {ident}.tsv beside this file")
    return ListTable(
        id=ident,
        title=title,
        status=status,
        columns=columns,
        cells=_read_cells(reader, rows or "", columns, proven=proven),
        source=reader.source(data),
        examples=tuple(examples),
        file=reader.file,
    )


def _read_cells(reader: Reader, content: str, columns: Sequence[str], *, proven: bool) -> Mapping[str, Sequence[str]]:
    """Return the cells of a list by column; what is said of them is worth nothing when a fault was noted."""
    head, _, body = content.partition(_LINE)
    if not columns or tuple(head.split(_CELL)) != columns:
        reader.fault("line 1", "the header is not the head's columns", f"write {' '.join(columns)}, tab-separated")
        return {}
    has_rows, body = body != "", body.removesuffix(_LINE)
    # Between two lines a cell that is a line feed: it stands in its column when all lines have as many cells.
    cells = body.replace(_LINE, f"{_CELL}{_LINE}{_CELL}").split(_CELL) if has_rows else []
    # A tuple of text is nothing that the search for cyclic garbage has to look into.
    found = {column: tuple(cells[i :: len(columns) + 1]) for i, column in enumerate(columns)}
    feeds = cells[len(columns) :: len(columns) + 1]
    lines = len(feeds) + 1
    if cells and not (
        len(cells) == lines * (len(columns) + 1) - 1
        and feeds.count(_LINE) == body.count(_LINE) == lines - 1
        and (proven or _is_proper(body, cells, found[columns[0]]))
    ):
        _note_faults(reader, body.split(_LINE), columns)
    return found


def _is_proper(body: str, cells: Sequence[str], first: Sequence[str]) -> bool:
    """Tell whether cells are in normal form C and order, not padded and have no value twice; only yes is certain."""
    values = f"{PARTING}{body.replace(_CELL, PARTING).replace(_LINE, PARTING)}{PARTING}"
    several = (cell.split(PARTING) for cell in cells if PARTING in cell)
    return (
        unicodedata.is_normalized("NFC", body)
        and all(map(lt, first, islice(first, 1, None)))
        # Of all spaces only the common one is printable.
        and values.isprintable()
        and not any(own in values for own in (PARTING * 2, f" {PARTING}", f"{PARTING} "))
        and all(len(set(own)) == len(own) for own in several)
    )


def _note_faults(reader: Reader, lines: Sequence[str], columns: Sequence[str]) -> None:
    """Note every fault of the lines behind the header."""
    last = ""
    for number, line in enumerate(lines, 2):
        cells = line.split(_CELL)
        where = f"line {number}"
        if len(cells) != len(columns):
            reader.fault(where, f"{len(cells)} cells instead of {len(columns)}", "part cells by one tab each")
            continue
        for column, cell in zip(columns, cells, strict=True):
            values = cell.split(PARTING)
            if len(set(values)) < len(values):
                reader.fault(where, f"column {column}: a value stands twice", "keep one")
            if any(value == "" or value != value.strip() for value in values):
                reader.fault(where, f"column {column}: an empty or padded value", f"write {NONE} where there is none")
            if not unicodedata.is_normalized("NFC", cell):
                reader.fault(where, f"column {column}: not in Unicode normal form C")
        if cells[0] <= last:
            problem = "is there twice" if cells[0] == last else "is out of order"
            reader.fault(where, f"{columns[0]} {cells[0]!r} {problem}", "sort the lines by their first cell")
        last = cells[0]
