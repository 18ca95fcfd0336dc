"""The commands that write text in another spelling and tell why, and the list of spellings."""

import json
import sys
from collections.abc import Callable
from typing import Any

import click

import nazva
from nazva import catalogue
from nazva.cli.columns import Choice, Columns
from nazva.cli.group import DATA, ENCODING, FILES, FROM, JSON, KEEP_GOING, MARKUP, OUTPUT, ROMANISER, TO
from nazva.cli.streams import Faults, Place, aligned, reading, sound, writer
from nazva.cli.work import Work
from nazva.delimited import BAD, body, lines
from nazva.errors import NazvaError
from nazva.markup import keeper
from nazva.pieces import pieces


@click.command()
@TO
@FROM
@MARKUP
@ROMANISER
@click.option("--column", "columns", multiple=True, metavar="NAME", help="Convert this column, by name or number.")
@click.option("--into", multiple=True, metavar="NEWNAME", help="Write the column into a new last one instead.")
@click.option(
    "--delimiter", metavar="CHAR", help="What parts the cells; by the file's name or first line if not given."
)
@click.option("--no-header", is_flag=True, help="The first row holds no names of columns.")
@click.option(
    "--report", is_flag=True, help="List on standard error the words in which look-alike letters were repaired."
)
@JSON
@ENCODING
@KEEP_GOING
@OUTPUT
@FILES
def convert(
    to: str,
    source: str | None,
    markup: str,
    romaniser: str | None,
    columns: tuple[str, ...],
    into: tuple[str, ...],
    delimiter: str | None,
    no_header: bool,
    report: bool,
    as_json: bool,
    encoding: str,
    keep_going: bool,
    output: str | None,
    files: tuple[str, ...],
) -> None:
    """Write files, or standard input, in another spelling; what is no word stays as it was, byte for byte.

    Without --from the spelling is guessed from the first 4000 characters. The output is in UTF-8.
    """
    if not columns and (into or delimiter or no_header):
        raise NazvaError("--into, --delimiter and --no-header say how to convert columns: name them with --column")
    if columns and as_json:
        raise NazvaError("--column writes rows and --json lines: leave one of them out")
    work, faults = Work(to, source, markup, romaniser, report), Faults(keep_going)
    table = Columns(Choice(columns, into, delimiter, not no_header), work) if columns else None
    with writer(output, files) as write:
        for name in files or ("-",):
            if table:
                table.run(name, encoding, faults, write)
            elif as_json:
                _json_lines(work, name, encoding, faults, write)
            else:
                _text(work, name, encoding, faults, write)
    if faults.count:
        sys.exit(DATA)


def _text(work: Work, name: str, encoding: str, faults: Faults, write: Callable[[str], Any]) -> None:
    with reading(name, encoding) as (label, blocks):
        keep, place = keeper(work.markup), Place(label)
        # No tag may be parted while the spelling is guessed.
        for made, own in work.spelt(blocks if work.made else pieces(blocks, work.identity, keep)):
            for piece in pieces(own, made, keep):
                for part, is_sound in sound(piece):
                    if is_sound:
                        write(work.convert(made, part, keep, lambda at, part=part: str(place.after(part[:at]))))  # type: ignore[misc]
                    else:
                        faults.undecoded(place, part, encoding)
                        keep.spans(part)  # what the line opens or closes counts
                        write(part)
                    place.advance(part)


def _json_lines(work: Work, name: str, encoding: str, faults: Faults, write: Callable[[str], Any]) -> None:
    with reading(name, encoding) as (label, blocks):
        keep, place = keeper(work.markup), Place(label)
        for made, own in work.spelt(lines(blocks)):
            for line in own:
                if BAD.search(line):
                    faults.undecoded(place, line, encoding)
                    keep.spans(line)
                else:
                    source = body(line)
                    text = work.convert(made, source, keep, lambda at, source=source: str(place.after(source[:at])))  # type: ignore[misc]
                    write(json.dumps({"source": source, "text": text}, ensure_ascii=False) + "\n")
                place.advance(line)


@click.command()
@TO
@FROM
@MARKUP
@ROMANISER
@JSON
@click.argument("words", nargs=-1, required=True)
def explain(
    to: str, source: str | None, markup: str, romaniser: str | None, as_json: bool, words: tuple[str, ...]
) -> None:
    """Say why words are written so: every stretch, its rule and its table."""
    for word in words:
        done = nazva.explain(word, to=to, source=source, markup=markup, romaniser=romaniser)
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
