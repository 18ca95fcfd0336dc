"""Files and streams: read line by line, written whole or not at all; progress when a person is looking."""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, Final

import click

from nazva.errors import InputError, NazvaError

_SLOW: Final = 1.0


def lines(files: tuple[str, ...], encoding: str, faults: list[str] | None = None) -> Iterator[tuple[str, str]]:
    """Yield (line, line end) of files or of standard input, decoded line by line.

    A line that cannot be decoded raises `InputError`, or is reported and noted in `faults` when that is given.
    """
    try:
        "".encode(encoding)
    except LookupError as error:
        raise NazvaError(f"no encoding is called {encoding!r}") from error
    for name in files or ("-",):
        label = "standard input" if name == "-" else name
        with waiting(f"reading {label}", total=_size(name)) as advance, _opened(name) as file:
            for number, raw in enumerate(file, 1):
                advance(len(raw))
                try:
                    line = raw.decode(encoding)
                except UnicodeDecodeError as error:
                    hint = "; if it is Windows-1251, pass --encoding cp1251" if encoding == "utf-8" else ""
                    where = f"{label}: line {number}, column {error.start + 1}"
                    problem = f"{where}: not {encoding} (byte 0x{raw[error.start]:02x}){hint}"
                    if faults is None:
                        raise InputError(problem) from error
                    faults.append(problem)
                    click.echo(f"nazva: {problem}", err=True)
                    continue
                body = line.rstrip("\r\n")
                yield body, line[len(body) :]


@contextmanager
def _opened(name: str) -> Iterator[BinaryIO]:
    if name == "-":
        yield sys.stdin.buffer
        return
    try:
        with Path(name).open("rb") as file:
            yield file
    except OSError as error:
        raise InputError(f"{name}: {error.strerror}") from error


def _size(name: str) -> int | None:
    return Path(name).stat().st_size if name != "-" and Path(name).is_file() else None


@contextmanager
def writer(output: str | None, inputs: tuple[str, ...]) -> Iterator[Callable[[str], Any]]:
    """Yield what writes text: to standard output, or to a file that appears only when all is well."""
    if output is None:
        stream = sys.stdout.buffer
        yield lambda text: stream.write(text.encode("utf-8", "surrogatepass"))
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
            yield lambda text: file.write(text.encode("utf-8", "surrogatepass"))
        Path(temporary).chmod(0o666 & ~_umask())
        Path(temporary).replace(target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


@contextmanager
def waiting(label: str, total: int | None = None) -> Iterator[Callable[[int], None]]:
    """Show progress on a terminal once work has taken a second; yield what advances it."""
    if not sys.stderr.isatty():
        yield lambda amount: None
        return
    from rich.progress import Progress

    begun = time.monotonic()
    with Progress(transient=True, disable=False) as bar:
        task = bar.add_task(label, total=total, visible=False)

        def advance(amount: int) -> None:
            bar.update(task, advance=amount, visible=time.monotonic() - begun > _SLOW)

        yield advance


def aligned(rows: list[tuple[str, ...]]) -> str:
    """Return rows as text with aligned columns."""
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "".join(f"{line}\n" for line in lines)
