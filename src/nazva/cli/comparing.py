"""The command that compares names: two of the call, or pairs of a file."""

import json
import sys
from collections.abc import Iterator
from typing import Any, Final

import click

import nazva
from nazva.cli.group import DATA, ENCODING, JSON, OUTPUT
from nazva.cli.pair_files import pairs
from nazva.cli.streams import Faults, writer
from nazva.errors import NazvaError
from nazva.matching import KINDS

_TWO: Final = 2

KIND = click.option("--kind", type=click.Choice(KINDS), default="person", show_default=True, help="Of what.")
DELIMITER = click.option(
    "--delimiter", metavar="CHAR", help="What parts the cells; by the first line or the file's name if not given."
)


@click.command()
@KIND
@click.option("--pairs", "file", metavar="FILE", type=click.Path(allow_dash=True), help="Compare the pairs of a file.")
@click.option("--columns", nargs=2, metavar="ONE OTHER", help="The columns of the file that hold the names.")
@DELIMITER
@JSON
@click.option(
    "--keep-going",
    is_flag=True,
    help="Report rows that hold no two names, leave them out, and go on; the exit status is 1 all the same.",
)
@ENCODING
@OUTPUT
@click.argument("names", nargs=-1, metavar="[NAME NAME]")
def compare(
    kind: str,
    file: str | None,
    columns: tuple[str, str] | None,
    delimiter: str | None,
    as_json: bool,
    keep_going: bool,
    encoding: str,
    output: str | None,
    names: tuple[str, ...],
) -> None:
    """Say whether two names may be one person's or place's: verdict, probability, and why.

    With --pairs the names are the first two columns of a CSV or TSV file (- is standard input), or those called name1
    and name2, a and b, left and right; each line is then the two names, the verdict and the probability.
    """
    if file is None and (columns or delimiter):
        raise NazvaError("--columns and --delimiter say how a file is read: name it with --pairs")
    if len(names) != (0 if file else _TWO):
        raise NazvaError("compare takes two names, or --pairs and a file")
    faults = Faults(keep_going)
    with writer(output, (file,) if file else ()) as write:
        if file is None:
            one, other = names
            write(f"{_json(one, other, kind)}\n" if as_json else _told(nazva.compare(one, other, kind)))
        else:
            for one, other in pairs(file, encoding, delimiter, columns, faults):
                if as_json:
                    write(f"{_json(one, other, kind)}\n")
                else:
                    found = nazva.compare(one, other, kind)
                    write(f"{_cell(one)}\t{_cell(other)}\t{found.verdict}\t{found.probability:.4f}\n")
    if faults.count:
        sys.exit(DATA)


def _json(one: str, other: str, kind: str) -> str:
    found: dict[str, Any] = {"one": one, "other": other, **nazva.compare(one, other, kind).as_dict()}
    return json.dumps(found, ensure_ascii=False)


def _told(found: nazva.Match) -> str:
    return "".join(_lines(found))


def _lines(found: nazva.Match) -> Iterator[str]:
    yield f"{found.verdict}, {found.probability:.1%}\n"
    for reason in found.reasons:
        yield f"  {reason}\n"


def _cell(name: str) -> str:
    """Return a name as a cell of a line: what would part cells or lines is a blank."""
    return " ".join(name.split()) if not name.isprintable() else name
