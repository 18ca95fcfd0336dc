"""A file that a registry is read from: packed or not, line by line or row by row, with its faults."""

import bz2
import codecs
import gzip
import lzma
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Final

from nazva.delimited import BAD, body, delimiter_of, lines, rows, value
from nazva.errors import Fault, InputError

_BLOCK: Final = 1 << 16
_HEAD: Final = 1 << 16
_MARK: Final = "\ufeff"
_PACKED: Final[dict[str, Callable[[IO[bytes]], Any]]] = {".gz": gzip.open, ".bz2": bz2.open, ".xz": lzma.open}
_BROKEN: Final = (OSError, EOFError, zlib.error, lzma.LZMAError, zipfile.BadZipFile)


class Source:
    """One file: where it stands, what kind its records are of when they do not say, and whom to tell of faults.

    Without `on_fault` the first fault ends the work with an `InputError`; `advance` hears how many bytes of the file
    have been read. `line` is that of the record read last.
    """

    def __init__(
        self,
        path: Path,
        kind: str,
        on_fault: Callable[[Fault], None] | None = None,
        advance: Callable[[int], None] | None = None,
    ) -> None:
        self.path = path
        self.kind = kind
        self._on_fault = on_fault
        self._advance = advance
        self.line = 1

    @property
    def name(self) -> str:
        """The name of the file without the ending of a packer: people.csv.gz is people.csv."""
        return self.path.stem if self.path.suffix.lower() in (*_PACKED, ".zip") else self.path.name

    def fault(self, line: int, problem: str, remedy: str) -> None:
        """Tell of a fault. Raises `InputError` when nobody listens."""
        found = Fault(f"{self.path}: line {line}", problem, remedy)
        if self._on_fault is None:
            raise InputError(str(found))
        self._on_fault(found)

    def head(self) -> str:
        """Return the beginning of the text. Raises `InputError` for a file that cannot be read."""
        held, size = [], 0
        with self._blocks(None) as blocks:
            for block in blocks:
                held.append(block)
                size += len(block)
                if size >= _HEAD:
                    break
        return "".join(held).removeprefix(_MARK)

    def lines(self) -> Iterator[tuple[int, str]]:
        """Yield the number and the text of every line that is not empty and is UTF-8."""
        with self._blocks(self._advance) as blocks:
            for number, line in enumerate(lines(_unmarked(blocks)), 1):
                text = body(line)
                if match := BAD.search(text):
                    self._undecoded(number, match[0])
                elif text and not text.isspace():
                    self.line = number
                    yield number, text

    def rows(self, delimiter: str | None = None) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Yield the number of the first line and the cells of every row that is whole and is UTF-8."""
        delimiter = delimiter or delimiter_of(self.name, self.head().split("\n", maxsplit=1)[0])
        with self._blocks(self._advance) as blocks:
            for row in rows(_unmarked(blocks), delimiter):
                raw = delimiter.join(row.cells)
                if match := BAD.search(raw):
                    self._undecoded(row.line, match[0])
                elif row.fault:
                    self.fault(row.line, row.fault, "mend the row")
                elif raw.strip():
                    self.line = row.line
                    yield row.line, tuple(map(value, row.cells)) if '"' in raw else row.cells

    def records(self, *needed: str) -> Iterator[tuple[int, dict[str, str]]]:
        """Yield every row of a table with a header as cells by column, stripped.

        Raises `InputError` for a header that names a column twice, or not every one that is needed.
        """
        found = self.rows()
        _, head = next(found, (1, ()))
        columns = [cell.strip() for cell in head]
        if missing := next((column for column in needed if column not in columns), None):
            raise InputError(f"{self.path}: line 1: no column is called {missing!r}: name it in the header")
        if twice := next((column for column in columns if column and columns.count(column) > 1), None):
            raise InputError(f"{self.path}: line 1: two columns are called {twice!r}: rename one")
        for line, cells in found:
            yield line, dict(zip(columns, map(str.strip, cells), strict=True))

    def _undecoded(self, line: int, letter: str) -> None:
        self.fault(line, f"not UTF-8 (byte 0x{ord(letter) - 0xDC00:02x})", "convert the file to UTF-8")

    @contextmanager
    def _blocks(self, advance: Callable[[int], None] | None) -> Iterator[Iterator[str]]:
        try:
            with _opened(self.path) as (file, told):
                yield _decoded(file, told, advance)
        except _BROKEN as error:
            reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
            raise InputError(f"{self.path}: cannot be read: {reason}") from error


def _decoded(file: IO[bytes], told: IO[bytes], advance: Callable[[int], None] | None) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    place = 0
    while data := file.read(_BLOCK):
        if advance:
            now = told.tell()
            advance(now - place)
            place = now
        if text := decoder.decode(data):
            yield text
    if text := decoder.decode(b"", True):
        yield text


def _unmarked(blocks: Iterable[str]) -> Iterator[str]:
    """Yield the blocks of a text without its byte order mark."""
    first = True
    for block in blocks:
        yield block.removeprefix(_MARK) if first else block
        first = False


@contextmanager
def _opened(path: Path) -> Iterator[tuple[IO[bytes], IO[bytes]]]:
    """Open a file; yield what gives its bytes unpacked, and what tells how far the file on the disk has been read."""
    suffix = path.suffix.lower()
    with path.open("rb") as raw:
        if suffix in _PACKED:
            with _PACKED[suffix](raw) as file:
                yield file, raw
        elif suffix == ".zip":
            with zipfile.ZipFile(raw) as packed:
                inside = [info for info in packed.infolist() if not info.is_dir()]
                # GeoNames packs a readme and a list of languages beside the data.
                largest = max(inside, key=lambda info: info.file_size, default=None)
                if largest is None:
                    raise InputError(f"{path}: nothing is packed in it")
                with packed.open(largest) as file:
                    yield file, raw
        else:
            yield raw, raw
