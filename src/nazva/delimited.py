"""Lines and rows of a text that arrives in blocks: what is broken loses no other."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

LINE_END: Final = re.compile(r"\r\n|\n|\r")
# What a byte that could not be decoded stands in a text as: a lone surrogate, U+DC00 and the byte.
BAD: Final = re.compile("[\udc00-\udcff]")

_QUOTED: Final = re.compile(r'"[^"]*+(?:""[^"]*+)*+"')
_DELIMITERS: Final = ",;\t|"
_BY_NAME: Final = {".tsv": "\t", ".tab": "\t"}
_LONGEST: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it stands in the file: its cells with their quotes, its line end, where it begins, what is wrong."""

    cells: tuple[str, ...]
    end: str
    line: int
    fault: str = ""


def lines(blocks: Iterable[str]) -> Iterator[str]:
    """Yield the lines of a text that arrives in blocks, each with its end: LF, CR LF or CR."""
    held: list[str] = []
    for arrived in blocks:
        block = held.pop() + arrived if held and held[-1].endswith("\r") else arrived
        place = 0
        for match in LINE_END.finditer(block):
            if match.end() == len(block) and match[0] == "\r":
                break  # its \n may come with the next block
            yield "".join([*held, block[place : match.end()]])
            held.clear()
            place = match.end()
        if place < len(block):
            held.append(block[place:])
    if held:
        yield "".join(held)


def body(line: str) -> str:
    """Return a line without its end."""
    return line.removesuffix("\n").removesuffix("\r")


def delimiter_of(name: str, first: str) -> str:
    """Return what parts the cells of a file: by its name, or the commonest of its first line."""
    bare = _QUOTED.sub("", first)
    return _BY_NAME.get(Path(name).suffix.lower()) or max(_DELIMITERS, key=bare.count)


def value(cell: str) -> str:
    """Return what a cell holds, without its quotes."""
    return cell[1:-1].replace('""', '"') if _QUOTED.fullmatch(cell) else cell


def written(text: str, delimiter: str, source: str = "") -> str:
    """Return a text as a cell, in quotes if the cell it was made from was, or if it must be."""
    opens = text.startswith('"') and not source.startswith('"')
    if opens or _QUOTED.fullmatch(source) or delimiter in text or "\n" in text or "\r" in text:
        return '"' + text.replace('"', '""') + '"'
    return text


def rows(blocks: Iterator[str], delimiter: str) -> Iterator[Row]:
    """Yield the rows of a delimited text that arrives in blocks; a row that is broken is its first line.

    A row has as many cells as the first one. In a file parted by tabs a quotation mark may also be no more than that.
    """
    held, place, line, width, last = "", 0, 1, 0, False
    while True:
        row = _row(held, place, delimiter, width, last) if place < len(held) else None
        if row is None:
            if last:
                return
            following = next(blocks, None)
            last = following is None
            held, place = held[place:] + (following or ""), 0
            continue
        width = width or len(row.cells)
        yield Row(row.cells, row.end, line, row.fault)
        raw = delimiter.join(row.cells)
        line += len(LINE_END.findall(raw + row.end))
        place += len(raw) + len(row.end)


def _row(text: str, place: int, delimiter: str, width: int, last: bool) -> Row | None:
    """Return the row that begins at a place of a text; None if more of the text is needed to tell."""
    match = LINE_END.search(text, place)
    if not last and (match is None or (match.end() == len(text) and match[0] == "\r")):
        return None
    stop, end = (match.start(), match[0]) if match else (len(text), "")
    first = text[place:stop]
    plain = Row(tuple(first.split(delimiter)), end, 0)
    row = plain
    if '"' in first:
        quoted = _quoted_row(text, place, delimiter, last)
        if quoted is None:
            return None
        row = quoted
        wrong = bool(row.fault) or len(row.cells) != (width or len(row.cells))
        if delimiter == "\t" and wrong and len(plain.cells) == (width or len(plain.cells)):
            row = plain
        if row.fault:
            return Row((first,), end, 0, row.fault)
    if width and len(row.cells) != width and first:
        return Row((first,), end, 0, f"{len(row.cells)} cells instead of {width}")
    return row


def _quoted_row(text: str, place: int, delimiter: str, last: bool) -> Row | None:
    """Return the row at a place, quotes understood; without cells and with a fault if they do not come out."""
    bare = re.compile(f"[^{re.escape(delimiter)}\r\n]*")
    cells: list[str] = []
    begin = place
    while True:
        if text.startswith('"', begin):
            match = _QUOTED.match(text, begin)
            if match is None or (match.end() == len(text) and not last):
                if last or len(text) - place > _LONGEST:
                    return Row((), "", 0, f"the quotation mark of cell {len(cells) + 1} is never closed")
                return None
        else:
            match = bare.match(text, begin)
        stop = match.end() if match else begin
        following = text[stop : stop + 2]
        if not last and (not following or following == "\r"):
            return None
        cells.append(text[begin:stop])
        if following.startswith(delimiter):
            begin = stop + 1
        elif following[:1] in ("", "\n", "\r"):
            return Row(tuple(cells), "\r\n" if following == "\r\n" else following[:1], 0)
        else:
            return Row((), "", 0, f"text after the closing quotation mark of cell {len(cells)}")
