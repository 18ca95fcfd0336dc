"""The command line. Streams are converted line by line; nothing is overwritten that is being read."""

import gc
from typing import Final

import click

import nazva
from nazva.cli.benching import bench
from nazva.cli.comparing import compare
from nazva.cli.converting import convert, explain, spellings
from nazva.cli.declining import forms
from nazva.cli.detecting import detect
from nazva.cli.finding import find
from nazva.cli.group import Group
from nazva.cli.names import canonical, parse, readings, respell
from nazva.cli.registries import registry, search
from nazva.cli.sorting import sort
from nazva.cli.table_files import tables

_ALLOCATIONS: Final = 50_000


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(nazva.__version__, prog_name="nazva")
def main() -> None:
    """Belarusian names in every spelling: convert, compare, decline, detect, explain, parse, find, search, sort."""
    # What is read from tables stays: to look for garbage in it as often as usual takes an eighth of a run.
    gc.set_threshold(_ALLOCATIONS, 20, 20)


_COMMANDS = (
    *(bench, canonical, compare, convert, detect, explain, find, forms, parse, readings, registry, respell, search),
    *(sort, spellings, tables),
)
for command in _COMMANDS:
    main.add_command(command)
