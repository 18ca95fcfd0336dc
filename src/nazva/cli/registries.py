"""Commands on registries: making one of other people's files, what one holds, and searching it.

What they need is imported when they run: other commands should not wait for it.
"""

import json
import sys
from pathlib import Path
from typing import Final

import click

from nazva.cli.group import DATA, ENCODING, JSON
from nazva.cli.names import LIMIT, given_names
from nazva.cli.progress import waiting
from nazva.cli.streams import Faults, aligned
from nazva.entities import KINDS
from nazva.errors import Fault, NazvaError

_FORMAT: Final = click.option(
    "--format",
    "shape",
    metavar="FORMAT",
    help="Of the files: tsv, csv, jsonl, ftm, targets, geonames, geonames-names, wikidata, osm; told by their content.",
)
_KIND: Final = click.option(
    "--kind", type=click.Choice(KINDS), default="person", show_default=True, help="Of records that do not say theirs."
)


@click.group()
def registry() -> None:
    """Make a registry of lists of people, places and organisations, and say what one holds."""


@registry.command("import")
@_FORMAT
@_KIND
@click.option(
    "--keep-going",
    is_flag=True,
    help="Report records that cannot be read, leave them out, and go on; the exit status is 1 all the same.",
)
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(dir_okay=False),
    help="Write here, whole or not at all: .nazva with its index; .tsv, .csv or .jsonl for others.",
)
@click.argument("files", nargs=-1, required=True, type=click.Path())
def import_(shape: str | None, kind: str, keep_going: bool, output: str, files: tuple[str, ...]) -> None:
    """Make one registry of FILES: tables, JSON lines, FollowTheMoney, OpenSanctions, GeoNames, Wikidata, OpenStreetMap.

    Records of one id are one entity, in whichever file they stand. Packed files (.gz, .bz2, .xz, .zip) are unpacked.
    """
    from nazva import registryfiles, registrystore
    from nazva.registry import Registry, build

    target = Path(output)
    for name in files:
        if target.exists() and Path(name).exists() and target.samefile(name):
            raise NazvaError(f"{output} is both input and output: name another file with --output")
    indexed = target.suffix.lower() == registrystore.SUFFIX
    if not indexed:
        registryfiles.writer(target)
    faults = Faults(keep_going)

    def told(fault: Fault) -> None:
        faults.add(str(fault))

    size = sum(Path(name).stat().st_size for name in files if Path(name).is_file())
    with waiting("reading and indexing" if indexed else "reading", total=size) as advance:
        if indexed:
            made = build(files, target, format=shape, kind=kind, on_fault=told, advance=advance)
        else:
            made = Registry.read(files, format=shape, kind=kind, on_fault=told, advance=advance)
            made.save(target)
    click.echo(f"{output}: {len(made)} entities, {made.info()['names']} names")
    made.close()
    if faults.count:
        sys.exit(DATA)


@registry.command()
@_FORMAT
@_KIND
@JSON
@click.argument("file", metavar="REGISTRY", type=click.Path())
def info(shape: str | None, kind: str, as_json: bool, file: str) -> None:
    """Say what REGISTRY holds: how many entities of each kind, how many names in each language."""
    from nazva.registry import Registry
    from nazva.registrystore import is_store

    with waiting(f"reading {file}"):
        path = Path(file)
        made = Registry.load(path) if is_store(path) else Registry.read([path], format=shape, kind=kind)
    found = made.info()
    if as_json:
        click.echo(json.dumps(found | {"path": file}, ensure_ascii=False))
        return
    rows: list[tuple[str, ...]] = [("entities", str(found["entities"]))]
    rows += [(f"  {own}", str(count)) for own, count in found["kinds"].items()]
    rows += [("names", str(found["names"]))]
    rows += [(f"  {own or '(no language)'}", str(count)) for own, count in found["languages"].items()]
    rows += [("left out", str(found["faults"])), ("indexed", "yes" if found["indexed"] else "no")]
    click.echo(aligned(rows), nl=False)


@click.command()
@click.option("--kind", type=click.Choice(KINDS), help="Only these; every kind when not given.")
@LIMIT
@click.option("--birth-date", default="", metavar="DATE", help="A date or a year of birth, as evidence.")
@click.option("--gender", default="", type=click.Choice(["m", "f", ""]), help="A gender, as evidence.")
@click.option("--country", default="", metavar="CODE", help="A country (by, ru, …), as evidence.")
@click.option("--parent", default="", metavar="PLACE", help="The place that a place lies in, as evidence.")
@click.option("--list", "files", multiple=True, metavar="FILE", help="Read names from a file, one a line.")
@JSON
@ENCODING
@click.argument("file", metavar="REGISTRY", type=click.Path())
@click.argument("names", nargs=-1)
def search(
    kind: str | None,
    limit: int,
    birth_date: str,
    gender: str,
    country: str,
    parent: str,
    files: tuple[str, ...],
    as_json: bool,
    encoding: str,
    file: str,
    names: tuple[str, ...],
) -> None:
    """Find NAMES in REGISTRY, in any spelling and order of words; those of standard input without NAMES.

    REGISTRY is a file of nazva registry import, any file that it reads, or people or places, which nazva knows.
    Each line is the name sought, the id, the name found, the probability, and why; a line of - is nothing found.
    """
    from nazva.registry import BUILTIN, Registry

    with waiting(f"opening {file}"):
        opened = Registry.builtin(file) if file in BUILTIN and not Path(file).exists() else Registry.load(file)
    context = {"birth_date": birth_date, "gender": gender, "country": country, "parent": parent}
    for name in given_names(names, encoding, files):
        hits = opened.search(name, kind=kind, limit=limit, **context)
        if as_json:
            found = {"name": name, "hits": [hit.as_dict() for hit in hits]}
            click.echo(json.dumps(found, ensure_ascii=False))
            continue
        for hit in hits:
            click.echo("\t".join([name, hit.entity.id, hit.name, f"{hit.probability:.1%}", "; ".join(hit.reasons)]))
        if not hits:
            click.echo(f"{name}\t-\t-\t-\t-")
