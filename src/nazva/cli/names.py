"""Commands on names: parts, what a spelling may stand for. Names stand in the call, or one a line in the input."""

import json
from collections.abc import Iterator
from typing import Final

import click

import nazva
from nazva import canonicalising, catalogue, respelling
from nazva.cli.group import ENCODING, FROM, JSON, TO
from nazva.cli.streams import Faults, Place, reading
from nazva.delimited import body, lines
from nazva.parsing import KINDS

_COLUMNS: Final = (
    *("kind", "titles", "given", "patronymic", "family", "initials", "suffix", "generic", "place", "numbers"),
    *("qualifiers", "birth_names", "nicknames", "alternatives", "gender", "order", "spelling", "rest", "conflicts"),
)

FILES = click.option("--list", "files", multiple=True, metavar="FILE", help="Read names from a file, one a line.")
LIMIT = click.option("--limit", type=click.IntRange(min=1), default=5, show_default=True, help="How many at most.")


def given_names(names: tuple[str, ...], encoding: str, files: tuple[str, ...] = ()) -> Iterator[str]:
    """Yield the names of a call and of its files, one a line; those of standard input when it has neither."""
    yield from names
    for file in files or (() if names else ("-",)):
        with reading(file, encoding) as (label, blocks):
            place = Place(label)
            for line in lines(blocks):
                Faults(keep_going=False).undecoded(place, line, encoding)
                place.advance(line)
                if name := body(line).strip():
                    yield name


@click.command()
@TO
@FROM
@LIMIT
@JSON
@ENCODING
@click.argument("names", nargs=-1)
def readings(to: str, source: str | None, limit: int, as_json: bool, encoding: str, names: tuple[str, ...]) -> None:
    """List what names may stand for in another spelling, the likeliest first; names of standard input without NAMES.

    Each line is the name, the reading, its share in percent, the spelling it was read from, and ~ when the spelling
    writes it a little otherwise.
    """
    to = catalogue.resolve(to)
    for name in given_names(names, encoding):
        found = nazva.readings(name, to=to, source=source, limit=limit)
        if as_json:
            click.echo(json.dumps({"name": name, "readings": [own.as_dict() for own in found]}, ensure_ascii=False))
            continue
        for own in found:
            click.echo(f"{name}\t{own.text}\t{own.weight:.1%}\t{own.source}{'' if own.exact else ' ~'}")
        if not found:
            click.echo(f"{name}\t-\t-\t-")


@click.command()
@click.option("--kind", type=click.Choice(KINDS), default="person", show_default=True, help="What the names are of.")
@JSON
@ENCODING
@click.argument("names", nargs=-1)
def parse(kind: str, as_json: bool, encoding: str, names: tuple[str, ...]) -> None:
    """List the parts of names; names of standard input without NAMES.

    Each line is the name and a column for each part that it has, as part=words; what is no name has none but says why.
    """
    for name in given_names(names, encoding):
        found = nazva.parse(name, kind=kind).as_dict()
        if as_json:
            click.echo(json.dumps(found, ensure_ascii=False))
            continue
        click.echo("\t".join([name, *(f"{part}={_shown(found[part])}" for part in _COLUMNS if found[part])]))


def _shown(value: str | list[str] | list[dict[str, str]]) -> str:
    if isinstance(value, str):
        return value
    return "; ".join(own if isinstance(own, str) else own["text"] for own in value)


@click.command()
@TO
@click.option("--from", "source", required=True, metavar="LANGUAGE", help="The language of the names: be, ru, uk, pl.")
@click.option("--kind", type=click.Choice(respelling.KINDS), default="auto", show_default=True, help="Of what.")
@click.option("--limit", type=click.IntRange(min=1), default=1, show_default=True, help="How many forms at most.")
@FILES
@JSON
@ENCODING
@click.argument("names", nargs=-1)
def respell(
    to: str,
    source: str,
    kind: str,
    limit: int,
    files: tuple[str, ...],
    as_json: bool,
    encoding: str,
    names: tuple[str, ...],
) -> None:
    """Write names in another language (be, ru, uk; pl to and from be); those of standard input without NAMES.

    Each line is a name in the other language; with a --limit above 1 the name, a form and its share in percent.
    """
    for name in given_names(names, encoding, files):
        found = nazva.respellings(name, to=to, source=source, kind=kind, limit=limit)
        if as_json:
            click.echo(json.dumps({"name": name, "respellings": [own.as_dict() for own in found]}, ensure_ascii=False))
        elif limit == 1:
            click.echo(found[0].text)
        else:
            for own in found:
                click.echo(f"{name}\t{own.text}\t{own.weight:.1%}")


@click.command()
@click.option("--kind", type=click.Choice(canonicalising.KINDS), default="person", show_default=True, help="Of what.")
@FILES
@JSON
@ENCODING
@click.argument("names", nargs=-1)
def canonical(kind: str, files: tuple[str, ...], as_json: bool, encoding: str, names: tuple[str, ...]) -> None:
    """List all forms of names, from whatever spelling they are in; names of standard input without NAMES.

    Each line is the name, a spelling and the form in it; the last line of a name says how probable the forms are, how
    they were found, and what was mended.
    """
    for name in given_names(names, encoding, files):
        found = nazva.canonicalise(name, kind=kind)
        if as_json:
            click.echo(json.dumps(found.as_dict(), ensure_ascii=False))
            continue
        for spelling, form in found.forms.items():
            click.echo(f"{name}\t{spelling}\t{form}")
        click.echo(f"{name}\t{found.probability:.0%}\t{'; '.join(found.reasons)}")
