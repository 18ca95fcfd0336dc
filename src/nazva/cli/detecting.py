"""The command that tells what texts are written in."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import click

import nazva
from nazva.cli.group import ENCODING, JSON, OUTPUT
from nazva.cli.streams import Faults, Place, aligned, reading, writer
from nazva.delimited import body, lines

# How much of a file is judged: more says no more.
_BEGINNING: Final = 1 << 16
_NO_GUESS: Final = "  no letters of a script that can be told"


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
    files = tuple(own for own in inputs if _is_file(own))
    with writer(output, files) as write:
        for own in inputs or ("-",):
            for label, sample in _samples(own, encoding, by_line) if _is_file(own) else ((own, own),):
                guesses = nazva.detect(sample, limit)
                if as_json:
                    found = {"source": label, "guesses": [guess.as_dict() for guess in guesses]}
                    write(json.dumps(found, ensure_ascii=False) + "\n")
                    continue
                rows: list[tuple[str, ...]] = [
                    (f"  {g.spelling}", f"{g.weight:.1%}", ", ".join(g.evidence)) for g in guesses
                ]
                write(f"{label}\n{aligned(rows or [(_NO_GUESS,)])}")


def _is_file(name: str) -> bool:
    """Tell whether an argument names standard input or a file; a long text is no name of one."""
    try:
        return name == "-" or Path(name).is_file()
    except (OSError, ValueError):
        return False


def _samples(file: str, encoding: str, by_line: bool) -> Iterator[tuple[str, str]]:
    """Yield what is judged of a file and what it is called: each of its lines with letters, or its beginning."""
    with reading(file, encoding) as (label, blocks):
        faults, place = Faults(keep_going=False), Place(label)
        if by_line:
            for line in lines(blocks):
                faults.undecoded(place, line, encoding)
                place.advance(line)
                if any(c.isalpha() for c in line):
                    yield body(line), body(line)
            return
        sample = ""
        for block in blocks:
            sample += block
            if len(sample) >= _BEGINNING:
                break
        faults.undecoded(place, sample, encoding)
        yield label, sample[:_BEGINNING]
