"""Commands on table files."""

import sys
from pathlib import Path

import click

from nazva import conversion, inflection
from nazva.cli.group import DATA, OUTPUT
from nazva.cli.streams import writer
from nazva.errors import NazvaError, TableError
from nazva.tables import Paradigms, Table, index, load_scheme, read


@click.group()
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
            table = read(file)
            complaints = inflection.check(table) if isinstance(table, Paradigms) else conversion.check(file)
        except TableError as error:
            complaints = [f"{error.file}: {fault}" for fault in error.faults]
        for complaint in complaints:
            click.echo(complaint, err=True)
        faults += len(complaints)
    examples = sum(len(t.examples) for f in files if not faults and isinstance(t := read(f), Table | Paradigms))
    if faults:
        sys.exit(DATA)
    click.echo(f"{len(files)} tables, {examples} examples: no faults")


@tables.command()
@click.argument("ident", metavar="ID")
@click.option(
    "--format",
    "name",
    required=True,
    type=click.Choice(["icu", "ldml", "json", "elasticsearch", "csv"]),
    help="ICU rules, a CLDR file, JSON, an analysis block of Elasticsearch and OpenSearch, replacements for databases.",
)
@OUTPUT
def export(ident: str, name: str, output: str | None) -> None:
    """Write the table ID (FROM_TO, see: nazva spellings) in the form of other software.

    What a form cannot say is refused, with the table, the rule and the reason; nothing is approximated.
    """
    from nazva.export import FORMATS

    if ident not in index():
        from difflib import get_close_matches

        near = get_close_matches(ident, index(), n=3, cutoff=0.4)
        hint = f"did you mean {' or '.join(near)}?" if near else "an id is FROM_TO: be_lacinka"
        raise NazvaError(f"there is no table {ident!r}; {hint}")
    made = FORMATS[name](load_scheme(ident))
    with writer(output, ()) as write:
        write(made)
