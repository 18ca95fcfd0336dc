"""The command that sorts lines or rows in alphabetical order."""

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import click

from nazva import collation
from nazva.cli.group import ENCODING, FILES, OUTPUT
from nazva.cli.streams import lines, writer
from nazva.errors import InputError, NazvaError

_DELIMITERS: Final = ",;\t|"
_BY_NAME: Final = {".tsv": "\t", ".tab": "\t"}
_NAMED: Final = {"tab": "\t"}


@click.command()
@click.option(
    "--spelling", default="be", show_default=True, metavar="SPELLING", help="Whose alphabet (see: nazva spellings)."
)
@click.option("--key", "column", metavar="COLUMN", help="Sort the rows of a CSV or TSV file by this column.")
@click.option("--delimiter", metavar="CHAR", help="What parts the cells; by the file's name or header if not given.")
@click.option("--no-header", is_flag=True, help="The first row holds no names of columns; --key is a number, from 1.")
@click.option("--reverse", is_flag=True, help="From the last to the first.")
@ENCODING
@OUTPUT
@FILES
def sort(
    spelling: str,
    column: str | None,
    delimiter: str | None,
    no_header: bool,
    reverse: bool,
    encoding: str,
    output: str | None,
    files: tuple[str, ...],
) -> None:
    """Sort lines, or rows by a column, in the alphabetical order of a spelling; files are sorted together.

    Lines stay as they are; what is equal stays in the order it came in. All is held in memory.
    """
    if column is None and (delimiter or no_header):
        raise NazvaError("--delimiter and --no-header say how rows are read: name the column to sort by with --key")
    if no_header and not (column or "").isdecimal():
        raise NazvaError("with --no-header the --key is the number of a column, from 1")
    key = collation.order(spelling).key
    head = ""
    with writer(output, files) as write:
        found: list[tuple[str, str]] = []
        for name in files or ("-",):
            own = [line + end for line, end in lines((name,), encoding)]
            mark = "\ufeff" if own and own[0].startswith("\ufeff") else ""
            if mark:
                own[0] = own[0].removeprefix(mark)
            label = "standard input" if name == "-" else name
            if column is None:
                found += [(line.rstrip("\r\n"), line) for line in own]
                head = head or mark
                continue
            rows = list(_rows(own, _delimiter(delimiter, name, own[0] if own else ""), label))
            place, first = _place(column, rows, no_header, label)
            if first and head and _ended(first) != _ended(head.removeprefix("\ufeff")):
                raise InputError(f"{label}: its header is not that of {files[0]}: sort the files one by one")
            head = head or mark + _ended(first)
            found += [(cells[place], raw) for cells, raw in rows]
        write(head)
        for _, raw in sorted(found, key=lambda item: key(item[0]), reverse=reverse):
            write(_ended(raw))


def _ended(row: str) -> str:
    """Return a row with a line end: the last one of a file may have none."""
    return row if not row or row.endswith(("\n", "\r")) else f"{row}\n"


def _rows(own: Sequence[str], delimiter: str, label: str) -> Iterator[tuple[list[str], str]]:
    """Yield each row as its cells and as it stands in the file. Raises `InputError` with the line of a broken one."""
    taken: list[str] = []

    def feed() -> Iterator[str]:
        for line in own:
            taken.append(line)
            yield line

    begins, width = 1, 0
    reader = csv.reader(feed(), delimiter=delimiter, strict=True)
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise InputError(f"{label}: line {begins}: {error}") from error
        if cells is None:
            return
        width = width or len(cells)
        if cells and len(cells) != width:
            raise InputError(f"{label}: line {begins}: {len(cells)} cells instead of {width}")
        if cells:
            yield cells, "".join(taken)
        begins += len(taken)
        taken.clear()


def _delimiter(given: str | None, name: str, first: str) -> str:
    if given is None:
        return _BY_NAME.get(Path(name).suffix.lower()) or max(_DELIMITERS, key=first.count)
    delimiter = _NAMED.get(given, given)
    if len(delimiter) != 1 or delimiter in '"\r\n':
        raise NazvaError(f"{given!r} cannot part cells: --delimiter is one character, or tab")
    return delimiter


def _place(column: str, rows: list[tuple[list[str], str]], no_header: bool, label: str) -> tuple[int, str]:
    """Return where the column stands, and the header, which is taken from the rows."""
    if not rows:
        return 0, ""
    cells, raw = rows[0]
    names = [] if no_header else cells
    if not no_header:
        rows.pop(0)
    if names.count(column) == 1:
        return names.index(column), raw
    if column.isdecimal() and 1 <= int(column) <= len(cells):
        return int(column) - 1, "" if no_header else raw
    known = ", ".join(names) or f"1 to {len(cells)}"
    raise NazvaError(f"{label}: no column {column!r}, or more than one; the columns are: {known}")
