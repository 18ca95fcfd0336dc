"""Commands on table files."""

import sys
from pathlib import Path

import click

from nazva import conversion, inflection
from nazva.cli.group import DATA
from nazva.errors import TableError
from nazva.tables import Paradigms, Table, read


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
