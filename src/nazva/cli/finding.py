"""The command that finds people and places in a text."""

import click

import nazva
from nazva import annotation, catalogue, roster
from nazva.cli.group import ENCODING, OUTPUT
from nazva.cli.progress import waiting
from nazva.cli.streams import Faults, Place, aligned, reading, writer


@click.command()
@click.option("--format", "shape", type=click.Choice(annotation.FORMATS), default="text", show_default=True)
@click.option("--to", metavar="SPELLING", help="With text: replace every mention by its form in this spelling.")
@click.option("--language", type=click.Choice(["en", "lacinka", "be"]), help="Guessed when not given.")
@click.option("--registry", metavar="FILE", help="Look for the names of a registry too (see: nazva registry).")
@ENCODING
@OUTPUT
@click.argument("file", default="-", type=click.Path(allow_dash=True))
def find(
    shape: str,
    to: str | None,
    language: str | None,
    registry: str | None,
    encoding: str,
    output: str | None,
    file: str,
) -> None:
    """Find the people and places of a text in English, Łacinka or Belarusian.

    The text format lists every person and place with its forms; html writes one page with the text and the list.
    """
    with reading(file, encoding) as (label, blocks):
        source = "".join(blocks)
        Faults(keep_going=False).undecoded(Place(label), source, encoding)
    to = catalogue.resolve(to) if to else None
    with waiting("finding names"):
        found = nazva.find(source, registry=registry, language=language)
    with writer(output, (file,)) as write:
        if shape == "text" and to is None:
            write(aligned(roster.table(found)))
        else:
            write(nazva.annotate(source, format=shape, to=to, mentions=found))
