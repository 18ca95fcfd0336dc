"""The command that declines names, and leads case forms back to the nominative."""

import json
import sys
from collections.abc import Callable, Iterator
from typing import Any

import click

import nazva
from nazva import morphology, paradigms
from nazva.cli.group import DATA, ENCODING, FROM, JSON, KEEP_GOING, OUTPUT
from nazva.cli.streams import Faults, Place, reading, writer
from nazva.delimited import BAD, body, lines


@click.command()
@click.option("--kind", type=click.Choice(morphology.KINDS), help="What the names are; guessed when not given.")
@click.option("--gender", type=click.Choice(paradigms.GENDERS), help="Guessed, or both, when not given.")
@click.option("--case", type=click.Choice(paradigms.CASES), help="Only the forms of this case.")
@click.option("--number", type=click.Choice(paradigms.NUMBERS), help="Only the forms of this number.")
@click.option("--lemma", is_flag=True, help="The other way: the nominative of each name, one a line.")
@click.option(
    "--file", "files", multiple=True, type=click.Path(allow_dash=True), help="Read names from here, one a line."
)
@FROM
@JSON
@ENCODING
@KEEP_GOING
@OUTPUT
@click.argument("names", nargs=-1)
def forms(
    kind: str | None,
    gender: str | None,
    case: str | None,
    number: str | None,
    lemma: bool,
    files: tuple[str, ...],
    source: str | None,
    as_json: bool,
    encoding: str,
    keep_going: bool,
    output: str | None,
    names: tuple[str, ...],
) -> None:
    """Write every case form of NAMES, or of the names in files or on standard input, one a line.

    A row is the name, the form, its case, number and gender, parted by tabs.
    """

    def declined(name: str) -> Iterator[str]:
        found = [
            form
            for form in nazva.forms(name, kind, gender, source)
            if case in (None, form.case) and number in (None, form.number)
        ]
        if as_json:
            yield _json(name, forms=[form.as_dict() for form in found])
        else:
            yield from ("\t".join((name, own.text, own.case, own.number, own.gender or "-")) for own in found)

    def led_back(name: str) -> Iterator[str]:
        if as_json:
            found = [own.as_dict() for own in nazva.lemmas(name, kind, gender, source)]
            yield _json(name, nominative=nazva.nominative(name, kind, gender, source), lemmas=found)
        else:
            yield nazva.nominative(name, kind, gender, source)

    faults = Faults(keep_going)
    work = led_back if lemma else declined
    with writer(output, files) as write:
        for name in names:
            _write(work, name, write)
        for file in files or (() if names else ("-",)):
            _lines(work, file, encoding, faults, write)
    if faults.count:
        sys.exit(DATA)


def _lines(
    work: Callable[[str], Iterator[str]], file: str, encoding: str, faults: Faults, write: Callable[[str], Any]
) -> None:
    with reading(file, encoding) as (label, blocks):
        place = Place(label)
        for line in lines(blocks):
            if BAD.search(line):
                faults.undecoded(place, line, encoding)
                write(line)
            elif name := body(line).strip():
                _write(work, name, write)
            else:
                write(line)
            place.advance(line)


def _write(work: Callable[[str], Iterator[str]], name: str, write: Callable[[str], Any]) -> None:
    for row in work(name):
        write(row + "\n")


def _json(name: str, **found: str | list[dict[str, Any]]) -> str:
    return json.dumps({"source": name, **found}, ensure_ascii=False)
