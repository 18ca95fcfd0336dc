"""What the commands share: how errors are reported, and the options that several take."""

import os
import sys
from typing import Final, NoReturn

import click

from nazva.errors import InputError, NazvaError, TableError
from nazva.markup import MARKUPS
from nazva.romanisers import ROMANISERS

DATA: Final = 1
CALL: Final = 2


class Group(click.Group):
    """Turns what goes wrong into one line and an exit status: 1 the data, 2 the call."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; report what nazva raises."""
        try:
            return super().invoke(ctx)
        except (InputError, TableError) as error:
            fail(str(error), DATA)
        except NazvaError as error:
            fail(str(error), CALL)
        except BrokenPipeError:
            # The reader has had enough; what it has not read needs no message.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(0)


def fail(message: str, status: int) -> NoReturn:
    """Say in one line what is wrong, and end with an exit status."""
    click.echo(f"nazva: {message}", err=True)
    sys.exit(status)


FILES = click.argument("files", nargs=-1, type=click.Path(allow_dash=True))
TO = click.option("--to", required=True, metavar="SPELLING", help="The spelling to write (see: nazva spellings).")
FROM = click.option("--from", "source", metavar="SPELLING", help="The spelling of the input; guessed when not given.")
JSON = click.option("--json", "as_json", is_flag=True, help="Write JSON lines.")
ENCODING = click.option("--encoding", default="utf-8", show_default=True, help="The encoding of the input.")
KEEP_GOING = click.option(
    "--keep-going",
    is_flag=True,
    help="Report lines and rows that cannot be read, pass them on unchanged, and go on; the exit status is 1 all the "
    "same.",
)
OUTPUT = click.option(
    "-o", "--output", type=click.Path(dir_okay=False), help="Write here, whole or not at all, instead of printing."
)
MARKUP = click.option(
    "--markup",
    type=click.Choice(MARKUPS),
    default="auto",
    show_default=True,
    help="What to leave alone: nothing, what looks like a tag or a placeholder, or the markup and code of a page.",
)
ROMANISER = click.option(
    "--romaniser", type=click.Choice(ROMANISERS), help="Write words in scripts that no table covers in Latin letters."
)
