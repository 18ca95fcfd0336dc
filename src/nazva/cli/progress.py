"""Progress of work that takes long, for a person who waits at a terminal and sees nothing else of it."""

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

_SLOW: Final = 1.0
_TICK: Final = 0.1

# Set once something is printed on a terminal: what a person sees appear needs no bar, and a bar would run into it.
_printed = threading.Event()


@contextmanager
def waiting(label: str, total: int | None = None, *, quiet: bool = False) -> Iterator[Callable[[int], None]]:
    """Show progress on a terminal once work has taken a second; yield what advances it.

    Nothing is written in a pipe, nor before the second is over, nor when `quiet`.
    """
    if quiet or not sys.stderr.isatty():
        yield lambda amount: None
        return
    over, done = threading.Event(), 0

    def advance(amount: int) -> None:
        nonlocal done
        done += amount

    def show() -> None:
        if over.wait(_SLOW) or _printed.is_set():
            return
        from rich.console import Console
        from rich.progress import Progress

        with Progress(console=Console(stderr=True), transient=True) as bar:
            task = bar.add_task(label, total=total)
            while not (over.wait(_TICK) or _printed.is_set()):
                bar.update(task, completed=done)

    thread = threading.Thread(target=show, daemon=True)
    thread.start()
    try:
        yield advance
    finally:
        over.set()
        thread.join()


def printing() -> None:
    """Tell that output appears on the terminal, if standard output is one."""
    if sys.stdout.isatty():
        _printed.set()
