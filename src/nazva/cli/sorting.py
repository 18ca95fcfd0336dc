"""The command that sorts lines or rows in alphabetical order."""

from itertools import chain

import click

from nazva import collation
from nazva.cli.columns import Choice
from nazva.cli.group import ENCODING, FILES, OUTPUT
from nazva.cli.streams import Faults, Place, reading, writer
from nazva.delimited import LINE_END, body, lines, rows, value
from nazva.errors import InputError, NazvaError

_MARK = "\ufeff"


@click.command()
@click.option(
    "--spelling", default="be", show_default=True, metavar="SPELLING", help="Whose alphabet (see: nazva spellings)."
)
@click.option("--key", "column", metavar="COLUMN", help="Sort the rows of a CSV or TSV file by this column.")
@click.option(
    "--delimiter", metavar="CHAR", help="What parts the cells; by the file's name or first line if not given."
)
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
    choice = Choice((column,), (), delimiter, not no_header) if column is not None else None
    head, found = "", list[tuple[bytes, str]]()
    with writer(output, files) as write:
        for name in files or ("-",):
            mark, text, label = _read(name, encoding)
            if choice is None:
                head = head or mark
                found += [(key(body(line)), line) for line in lines([text])]
                continue
            own, items = _by_column(choice, name, text, label)
            if head and own and own != head.removeprefix(_MARK):
                raise InputError(f"{label}: its header is not that of the file before: sort the files one by one")
            head = head or mark + own
            found += [(key(cell), row) for cell, row in items]
        found.sort(key=lambda item: item[0], reverse=reverse)
        write(head)
        for _, line in found:
            write(_ended(line))


def _read(name: str, encoding: str) -> tuple[str, str, str]:
    """Return the byte order mark of a file, its text, and what to call it. Raises `InputError` for bad bytes."""
    with reading(name, encoding) as (label, blocks):
        text = "".join(blocks)
    Faults(keep_going=False).undecoded(Place(label), text, encoding)
    bare = text.removeprefix(_MARK)
    return _MARK if bare != text else "", bare, label


def _by_column(choice: Choice, name: str, text: str, label: str) -> tuple[str, list[tuple[str, str]]]:
    """Return the header of a file, if it has one, and its rows, each with the cell it is sorted by."""
    delimiter = choice.delimiter_of(name, LINE_END.split(text, maxsplit=1)[0])
    found = rows(iter([text]), delimiter)
    first = next(found, None)
    if first is None:
        return "", []
    if first.fault:
        raise InputError(f"{label}: line 1: {first.fault}")
    (place,) = choice.places(first.cells, label)
    head = _ended(delimiter.join(first.cells) + first.end) if choice.header else ""
    items = []
    for row in found if choice.header else chain([first], found):
        if row.fault:
            raise InputError(f"{label}: line {row.line}: {row.fault}")
        raw = delimiter.join(row.cells)
        if raw:
            items.append((value(row.cells[place]), raw + row.end))
    return head, items


def _ended(row: str) -> str:
    """Return a row with a line end: the last one of a file may have none."""
    return row if row.endswith(("\n", "\r")) else f"{row}\n"
