"""Files and streams: read in blocks, byte for byte; written whole or not at all."""

import codecs
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, Final, cast

import click

from nazva.cli.progress import printing, waiting
from nazva.delimited import BAD, Row, lines
from nazva.errors import InputError, NazvaError

_BLOCK: Final = 1 << 16

# A byte that cannot be decoded travels through the text as a lone surrogate, U+DC00 and the byte, which no decoder
# gives and every regular expression finds, and is written as the byte it was.
_CARRIED: Final = "nazva-carried"


def _carry(error: UnicodeError) -> tuple[str | bytes, int]:
    if isinstance(error, UnicodeDecodeError):
        return "".join(chr(0xDC00 + byte) for byte in error.object[error.start : error.end]), error.end
    if isinstance(error, UnicodeEncodeError):
        letters = error.object[error.start : error.end]
        if all(BAD.match(letter) for letter in letters):
            return bytes(ord(letter) - 0xDC00 for letter in letters), error.end
        return letters.encode("utf-8", "surrogatepass"), error.end
    raise error


codecs.register_error(_CARRIED, _carry)


class Place:
    """Where a stream has been read to: the file, the line and the column, from 1, in characters."""

    def __init__(self, label: str) -> None:
        self.label = label
        self.line = 1
        self.column = 1
        self._cr = False

    def advance(self, text: str) -> None:
        """Go on over a text, in which LF, CR LF and CR end lines."""
        ends = text.count("\n") + text.count("\r") - text.count("\r\n")
        if ends and self._cr and text.startswith("\n"):
            ends -= 1  # the line ended with the piece before
        if ends:
            self.line += ends
            self.column = 1
        self.column += len(text) - 1 - max(text.rfind("\n"), text.rfind("\r"))
        self._cr = text.endswith("\r") if text else self._cr

    def after(self, text: str) -> "Place":
        """Return the place after a text that begins here."""
        place = Place(self.label)
        place.line, place.column, place._cr = self.line, self.column, self._cr
        place.advance(text)
        return place

    def __str__(self) -> str:
        return f"{self.label}: line {self.line}, column {self.column}"


class Faults:
    """What was wrong with the data: the first fault ends the work, or each is reported and counted."""

    def __init__(self, keep_going: bool) -> None:
        self.count = 0
        self._keep_going = keep_going

    def add(self, problem: str) -> None:
        """Report a fault. Raises `InputError` unless the work goes on."""
        if not self._keep_going:
            raise InputError(problem)
        self.count += 1
        click.echo(f"nazva: {problem}", err=True)

    def undecoded(self, place: Place, text: str, encoding: str) -> None:
        """Report the first byte of a text that could not be decoded, given where the text begins."""
        if match := BAD.search(text):
            hint = "; if it is Windows-1251, pass --encoding cp1251" if encoding == "utf-8" else ""
            self.add(
                f"{place.after(text[: match.start()])}: not {encoding} (byte 0x{ord(match[0]) - 0xDC00:02x}){hint}"
            )

    def found_in(self, row: Row, raw: str, label: str, encoding: str) -> bool:
        """Report what is wrong with a row, `raw` as it is written, and tell whether something is."""
        if BAD.search(raw):
            place = Place(label)
            place.line = row.line
            self.undecoded(place, raw, encoding)
        elif row.fault:
            self.add(f"{label}: line {row.line}: {row.fault}")
        else:
            return False
        return True


@contextmanager
def reading(name: str, encoding: str) -> Iterator[tuple[str, Iterator[str]]]:
    """Open a file, or standard input; yield what to call it and its text in blocks, as it arrives.

    What cannot be decoded stands in the text as lone surrogates (`BAD`) that the writer turns into the bytes again.
    Raises `NazvaError` for an unknown encoding and `InputError` for a file that cannot be read.
    """
    try:
        decoder = codecs.getincrementaldecoder(encoding)(_CARRIED)
        "".encode(encoding)
        decoder.decode(b"")
    except (LookupError, UnicodeError) as error:
        raise NazvaError(f"no encoding is called {encoding!r}") from error
    label = "standard input" if name == "-" else name
    typed = name == "-" and sys.stdin.isatty()
    with waiting(f"reading {label}", total=_size(name), quiet=typed) as advance, _opened(name) as file:

        def blocks() -> Iterator[str]:
            read = getattr(file, "read1", file.read)
            while True:
                # What is there is taken, and what was made of it is passed on, before more is waited for.
                sys.stdout.flush()
                try:
                    data = cast(bytes, read(_BLOCK))
                except OSError as error:
                    raise InputError(f"{label}: {error.strerror}") from error
                advance(len(data))
                if text := decoder.decode(data, not data):
                    yield text
                if not data:
                    return

        yield label, blocks()


def sound(piece: str) -> Iterator[tuple[str, bool]]:
    """Cut a piece into stretches of lines that could be decoded, and lines that could not; tell which are sound."""
    if not BAD.search(piece):
        yield piece, True
        return
    held: list[str] = []
    for line in lines([piece]):
        if BAD.search(line):
            if held:
                yield "".join(held), True
                held = []
            yield line, False
        else:
            held.append(line)
    if held:
        yield "".join(held), True


@contextmanager
def _opened(name: str) -> Iterator[BinaryIO]:
    if name == "-":
        yield sys.stdin.buffer
        return
    try:
        file = Path(name).open("rb")  # noqa: SIM115  (what goes wrong later is not the opening)
    except OSError as error:
        raise InputError(f"{name}: {error.strerror}") from error
    with file:
        yield file


def _size(name: str) -> int | None:
    return Path(name).stat().st_size if name != "-" and Path(name).is_file() else None


@contextmanager
def writer(output: str | None, inputs: tuple[str, ...]) -> Iterator[Callable[[str], Any]]:
    """Yield what writes text: to standard output, or to a file that appears only when all is well."""
    if output is None:
        stream = sys.stdout.buffer

        def write(text: str) -> None:
            printing()
            stream.write(text.encode("utf-8", _CARRIED))

        yield write
        stream.flush()
        return
    target = Path(output)
    for name in inputs:
        if name != "-" and target.exists() and Path(name).exists() and target.samefile(name):
            raise NazvaError(f"{output} is both input and output: name another file with --output")
    try:
        handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    except OSError as error:
        raise NazvaError(f"{output}: cannot be written: {error.strerror}") from error
    try:
        with os.fdopen(handle, "wb") as file:
            yield lambda text: file.write(text.encode("utf-8", _CARRIED))
        Path(temporary).chmod(0o666 & ~_umask())
        Path(temporary).replace(target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def aligned(rows: list[tuple[str, ...]]) -> str:
    """Return rows as text with aligned columns."""
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "".join(f"{line}\n" for line in lines)
