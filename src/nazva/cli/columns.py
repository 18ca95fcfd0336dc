"""Columns of CSV and TSV files, converted in place in the row: every byte that is not a converted cell stays."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, Final

from nazva.cli.streams import Faults, reading
from nazva.cli.work import SAMPLE, Work, has_letters
from nazva.delimited import LINE_END, Row, body, delimiter_of, rows, value, written
from nazva.errors import NazvaError, UnclearSource
from nazva.markup import keeper

_NAMED: Final = {"tab": "\t", "\\t": "\t", "comma": ",", "semicolon": ";"}
_SAMPLE_ROWS: Final = 1000


@dataclass(frozen=True, slots=True)
class Choice:
    """Which columns are to be converted, by name or number; into which new ones; how the file is written."""

    columns: tuple[str, ...]
    into: tuple[str, ...]
    delimiter: str | None
    header: bool

    def __post_init__(self) -> None:
        """Refuse what cannot be done with any file. Raises `NazvaError`."""
        if self.into and len(self.into) != len(self.columns):
            raise NazvaError(f"{len(self.columns)} --column but {len(self.into)} --into: name a new column for each")
        if not self.header and not all(column.isdecimal() for column in self.columns):
            raise NazvaError("with --no-header a --column is a number, from 1")

    def delimiter_of(self, name: str, first: str) -> str:
        """Return the delimiter of a file: as given, by its name, or the commonest of its first line."""
        if self.delimiter is not None:
            delimiter = _NAMED.get(self.delimiter, self.delimiter)
            if len(delimiter) != 1 or delimiter in '"\r\n':
                raise NazvaError(f"{self.delimiter!r} cannot part cells: --delimiter is one character, or tab")
            return delimiter
        return delimiter_of(name, first)

    def places(self, cells: Sequence[str], label: str) -> list[int]:
        """Return where the columns stand in a header. Raises `NazvaError` naming the columns there are."""
        names = [value(cell).strip() for cell in cells] if self.header else []
        places = []
        for column in self.columns:
            if (count := names.count(column.strip())) > 1:
                raise NazvaError(f"{label}: {count} columns are called {column!r}: give the number of one, from 1")
            if count:
                places.append(names.index(column.strip()))
            elif column.isdecimal() and 1 <= int(column) <= len(cells):
                places.append(int(column) - 1)
            else:
                known = ", ".join(names) if self.header else f"1 to {len(cells)}"
                raise NazvaError(f"{label}: no column {column!r}; the columns are: {known}")
        if taken := [name for name in self.into if name in names]:
            raise NazvaError(f"{label}: there is a column {taken[0]!r} already: name another with --into")
        return places


class Columns:
    """Converts the chosen columns of files, each from a spelling of its own when none is given."""

    def __init__(self, choice: Choice, work: Work) -> None:
        self._choice = choice
        self._works = [work.another() for _ in choice.columns]

    def run(self, name: str, encoding: str, faults: Faults, write: Callable[[str], Any]) -> None:
        """Convert one file. A broken row is a fault, and written as it was when the work goes on."""
        with reading(name, encoding) as (label, blocks):
            first = ""
            for block in blocks:
                first += block
                if "\n" in first or "\r" in first:
                    break
            mark = "\ufeff" if first.startswith("\ufeff") else ""
            first = first.removeprefix(mark)
            delimiter = self._choice.delimiter_of(name, LINE_END.split(first, maxsplit=1)[0])
            found = rows(chain([first], blocks), delimiter)
            head = next(found, None)
            if head is None:
                write(mark)
                return
            if head.fault:
                raise NazvaError(f"{label}: line 1: {head.fault}")
            places = self._choice.places(head.cells, label)
            names = [value(head.cells[i]).strip() if self._choice.header else str(i + 1) for i in places]
            write(mark)
            if self._choice.header:
                new = [written(own, delimiter) for own in self._choice.into]
                write(delimiter.join([*head.cells, *new]) + head.end)
            else:
                found = chain([head], found)
            for row in self._spelt(found, places, names):
                raw = delimiter.join(row.cells)
                if not faults.found_in(row, raw, label, encoding) and raw:
                    raw = delimiter.join(self._converted(row, places, names, delimiter, label))
                write(raw + row.end)

    def _converted(self, row: Row, places: list[int], names: list[str], delimiter: str, label: str) -> Sequence[str]:
        cells = list(row.cells)
        for work, i, name in zip(self._works, places, names, strict=True):
            cell = row.cells[i]
            source = value(cell)
            text = source
            if has_letters(source) and (work.made or has_letters(work.words(source))):
                made = work.made or work.guess(work.words(source))
                where = f"{label}: line {row.line}, column {name!r}"
                text = work.convert(made, source, keeper(work.markup), lambda _, where=where: where)  # type: ignore[misc]
            new = written(text, delimiter, cell)
            if self._choice.into:
                cells.append(new)
            elif text != source:
                cells[i] = new
        return cells

    def _spelt(self, found: Iterator[Row], places: list[int], names: list[str]) -> Iterator[Row]:
        """Yield the rows, once the spelling of each column has been guessed from the first of them."""
        held: list[Row] = []
        samples = {k: "" for k, work in enumerate(self._works) if work.made is None}
        for row in found if samples else ():
            held.append(row)
            if not row.fault and body("".join(row.cells)):
                for k in samples:
                    samples[k] += self._works[k].words(value(row.cells[places[k]])) + "\n"
            if len(held) >= _SAMPLE_ROWS or all(len(sample) >= SAMPLE for sample in samples.values()):
                break
        for k, sample in samples.items():
            if has_letters(sample):
                try:
                    self._works[k].guess(sample)
                except UnclearSource as error:
                    raise UnclearSource(f"column {names[k]!r}: {error}") from error
        yield from chain(held, found)
