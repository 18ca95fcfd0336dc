"""The command line. Streams are converted line by line; nothing is overwritten that is being read."""

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, Final, NoReturn

import click

import nazva
from nazva import annotation, conversion
from nazva.errors import InputError, NazvaError, TableError
from nazva.tables import Table
from nazva.tables import read as read_table

DATA, CALL = 1, 2
_SLOW: Final = 1.0


class _Group(click.Group):
    """Turns what goes wrong into one line and an exit status: 1 the data, 2 the call."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; report what nazva raises."""
        try:
            return super().invoke(ctx)
        except (InputError, TableError) as error:
            _fail(str(error), DATA)
        except NazvaError as error:
            _fail(str(error), CALL)
        except BrokenPipeError:
            # The reader has had enough; what it has not read needs no message.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(0)


def _fail(message: str, status: int) -> NoReturn:
    click.echo(f"nazva: {message}", err=True)
    sys.exit(status)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(nazva.__version__, prog_name="nazva")
def main() -> None:
    """Belarusian names in every spelling: convert, explain, find."""


_FILES = click.argument("files", nargs=-1, type=click.Path(allow_dash=True))
_TO = click.option("--to", required=True, metavar="SPELLING", help="The spelling to write (see: nazva spellings).")
_FROM = click.option("--from", "source", metavar="SPELLING", help="The spelling of the input; guessed when not given.")
_JSON = click.option("--json", "as_json", is_flag=True, help="Write JSON lines.")
_ENCODING = click.option("--encoding", default="utf-8", show_default=True, help="The encoding of the input.")
_KEEP_GOING = click.option(
    "--keep-going", is_flag=True, help="Report lines that cannot be read and go on; the exit status is 1 all the same."
)
_OUTPUT = click.option(
    "-o", "--output", type=click.Path(dir_okay=False), help="Write here, whole or not at all, instead of printing."
)


@main.command()
@_TO
@_FROM
@_JSON
@_ENCODING
@_KEEP_GOING
@_OUTPUT
@_FILES
def convert(
    to: str,
    source: str | None,
    as_json: bool,
    encoding: str,
    keep_going: bool,
    output: str | None,
    files: tuple[str, ...],
) -> None:
    """Write files, or standard input, in another spelling, line by line.

    Without --from the spelling is guessed from the first line with letters.
    """
    to = conversion.resolve(to)
    made = conversion.converter(source, to) if source else None
    faults: list[str] | None = [] if keep_going else None
    with _writer(output, files) as write:
        for line, end in _lines(files, encoding, faults):
            if made is None and any(c.isalpha() for c in line):
                made = conversion.guess(line, to)
            text = made(line) if made else line
            write(json.dumps({"source": line, "text": text}, ensure_ascii=False) + "\n" if as_json else text + end)
    if faults:
        sys.exit(DATA)


@main.command()
@_TO
@_FROM
@_JSON
@click.argument("words", nargs=-1, required=True)
def explain(to: str, source: str | None, as_json: bool, words: tuple[str, ...]) -> None:
    """Say why words are written so: every stretch, its rule and its table."""
    for word in words:
        done = nazva.explain(word, to=to, source=source)
        if as_json:
            click.echo(json.dumps(done.as_dict(), ensure_ascii=False))
            continue
        click.echo(f"{done.source} → {done.text}")
        for step in done.steps:
            click.echo(
                f"  {step.start:>3}–{step.end:<3} {step.source} → {step.target or '∅'}\t{step.rule}\t{step.table}"
            )


@main.command()
@click.option("--format", "shape", type=click.Choice(annotation.FORMATS), default="text", show_default=True)
@click.option("--to", metavar="SPELLING", help="With text: replace every mention by its form in this spelling.")
@click.option("--language", type=click.Choice(["en", "lacinka", "be"]), help="Guessed when not given.")
@_ENCODING
@_OUTPUT
@click.argument("file", default="-", type=click.Path(allow_dash=True))
def find(shape: str, to: str | None, language: str | None, encoding: str, output: str | None, file: str) -> None:
    """Find the people and places of a text in English, Łacinka or Belarusian.

    The text format lists every person and place with its forms; html writes one page with the text and the list.
    """
    source = "".join(line + end for line, end in _lines((file,), encoding))
    to = conversion.resolve(to) if to else None
    with _waiting("finding names"):
        found = nazva.find(source, language=language)
    with _writer(output, (file,)) as write:
        if shape == "text" and to is None:
            write(_aligned(annotation.table(found)))
        else:
            write(nazva.annotate(source, format=shape, to=to, mentions=found))


@main.command()
@_JSON
@click.argument("spelling", required=False)
def spellings(as_json: bool, spelling: str | None) -> None:
    """List every spelling, or tell all about one."""
    if spelling:
        ident = conversion.resolve(spelling)
        known = [own for own in nazva.spellings() if own.id == ident]
        for own in known:
            for key, value in own.as_dict().items():
                shown = ", ".join(value) if isinstance(value, tuple) else value
                if not as_json and shown != "":
                    click.echo(f"{key}: {shown}")
    else:
        known = nazva.spellings()
        if not as_json:
            rows = [(own.id, own.direction, own.status, own.title) for own in known]
            click.echo(_aligned([("id", "direction", "status", "title"), *rows]), nl=False)
    if as_json:
        for own in known:
            click.echo(json.dumps(own.as_dict(), ensure_ascii=False))


@main.group()
def tables() -> None:
    """Work on table files."""


@tables.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
def check(paths: tuple[Path, ...]) -> None:
    """Check table files, or all in a folder: their form, their examples, and that every row has one."""
    faults = 0
    files = [file for path in paths for file in (sorted(path.rglob("*.toml")) if path.is_dir() else [path])]
    for file in files:
        try:
            complaints = conversion.check(file)
        except TableError as error:
            complaints = [f"{error.file}: {fault}" for fault in error.faults]
        for complaint in complaints:
            click.echo(complaint, err=True)
        faults += len(complaints)
    examples = sum(len(t.examples) for f in files if not faults and isinstance(t := read_table(f), Table))
    if faults:
        sys.exit(DATA)
    click.echo(f"{len(files)} tables, {examples} examples: no faults")


def _lines(files: tuple[str, ...], encoding: str, faults: list[str] | None = None) -> Iterator[tuple[str, str]]:
    """Yield (line, line end) of files or of standard input, decoded line by line.

    A line that cannot be decoded raises `InputError`, or is reported and noted in `faults` when that is given.
    """
    try:
        "".encode(encoding)
    except LookupError as error:
        raise NazvaError(f"no encoding is called {encoding!r}") from error
    for name in files or ("-",):
        label = "standard input" if name == "-" else name
        with _waiting(f"reading {label}", total=_size(name)) as advance, _opened(name) as file:
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
def _writer(output: str | None, inputs: tuple[str, ...]) -> Iterator[Callable[[str], Any]]:
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
def _waiting(label: str, total: int | None = None) -> Iterator[Callable[[int], None]]:
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


def _aligned(rows: list[tuple[str, ...]]) -> str:
    """Return rows as text with aligned columns."""
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "".join(f"{line}\n" for line in lines)
