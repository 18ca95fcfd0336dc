"""The commands that write text in another spelling and tell why, and the list of spellings."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import click

import nazva
from nazva import catalogue, conversion
from nazva.cli.group import DATA, ENCODING, FILES, FROM, JSON, KEEP_GOING, OUTPUT, TO
from nazva.cli.streams import aligned, lines, writer

# How much of a file is judged: more says no more.
_BEGINNING: Final = 1 << 16
_NO_GUESS: Final = "  no letters of a script that can be told"


@click.command()
@TO
@FROM
@JSON
@ENCODING
@KEEP_GOING
@OUTPUT
@FILES
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
    to = catalogue.resolve(to)
    made = conversion.converter(source, to) if source else None
    faults: list[str] | None = [] if keep_going else None
    with writer(output, files) as write:
        for line, end in lines(files, encoding, faults):
            if made is None and any(c.isalpha() for c in line):
                made = conversion.guess(line, to)
            text = made(line) if made else line
            write(json.dumps({"source": line, "text": text}, ensure_ascii=False) + "\n" if as_json else text + end)
    if faults:
        sys.exit(DATA)


@click.command()
@click.option("--limit", type=click.IntRange(min=1), default=3, show_default=True, help="How many guesses to give.")
@click.option("--lines", "by_line", is_flag=True, help="Judge every line of a file by itself, not the file as a whole.")
@JSON
@ENCODING
@OUTPUT
@click.argument("inputs", nargs=-1, metavar="[TEXT|FILE]...")
def detect(
    limit: int, by_line: bool, as_json: bool, encoding: str, output: str | None, inputs: tuple[str, ...]
) -> None:
    """Say what language and spelling texts may be in, with weights and what speaks for each guess.

    An argument that names a file is read, any other is the text itself; - or nothing is standard input.
    """
    files = tuple(own for own in inputs if own == "-" or Path(own).is_file())
    with writer(output, files) as write:
        for own in inputs or ("-",):
            for label, sample in _samples(own, encoding, by_line) if own in files or not inputs else ((own, own),):
                guesses = nazva.detect(sample, limit)
                if as_json:
                    found = {"source": label, "guesses": [guess.as_dict() for guess in guesses]}
                    write(json.dumps(found, ensure_ascii=False) + "\n")
                    continue
                rows: list[tuple[str, ...]] = [
                    (f"  {g.spelling}", f"{g.weight:.1%}", ", ".join(g.evidence)) for g in guesses
                ]
                write(f"{label}\n{aligned(rows or [(_NO_GUESS,)])}")


def _samples(file: str, encoding: str, by_line: bool) -> Iterator[tuple[str, str]]:
    """Yield what is judged of a file and what it is called: each of its lines with letters, or its beginning."""
    if by_line:
        yield from ((line, line) for line, _ in lines((file,), encoding) if any(c.isalpha() for c in line))
        return
    sample: list[str] = []
    size = 0
    for line, end in lines((file,), encoding):
        sample += [line, end]
        size += len(line)
        if size > _BEGINNING:
            break
    yield "standard input" if file == "-" else file, "".join(sample)


@click.command()
@TO
@FROM
@JSON
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


@click.command()
@JSON
@click.argument("spelling", required=False)
def spellings(as_json: bool, spelling: str | None) -> None:
    """List every spelling, or tell all about one."""
    if spelling:
        ident = catalogue.resolve(spelling)
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
            click.echo(aligned([("id", "direction", "status", "title"), *rows]), nl=False)
    if as_json:
        for own in known:
            click.echo(json.dumps(own.as_dict(), ensure_ascii=False))
