"""Commands on names: what a spelling of one may stand for. Names stand in the call, or one a line in the input."""

import json
from collections.abc import Iterator

import click

import nazva
from nazva import catalogue
from nazva.cli.group import ENCODING, FROM, JSON, TO
from nazva.cli.streams import Faults, Place, body, lines, reading

LIMIT = click.option("--limit", type=click.IntRange(min=1), default=5, show_default=True, help="How many at most.")


def given_names(names: tuple[str, ...], encoding: str) -> Iterator[str]:
    """Yield the names of a call, or those of standard input, one a line, when the call has none."""
    if names:
        yield from names
        return
    with reading("-", encoding) as (label, blocks):
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
