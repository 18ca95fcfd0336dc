"""Progress: on a terminal after a second, and nowhere else."""

import os
import pty
import select
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WORK = """
import time
from nazva.cli.progress import waiting
with waiting("reading", 10) as advance:
    advance(5)
    time.sleep({})
"""


def on_a_terminal(*command):
    """Run a command whose standard error is a terminal; return what it wrote there, in bytes."""
    ours, theirs = pty.openpty()
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src"), "TERM": "xterm", "COLUMNS": "80"}
    with subprocess.Popen(
        [sys.executable, *command], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=theirs, env=environment
    ) as process:
        os.close(theirs)
        written, end = b"", time.monotonic() + 60
        while time.monotonic() < end:
            if not select.select([ours], [], [], 0.1)[0]:
                continue
            try:
                data = os.read(ours, 4096)
            except OSError:  # the other end is closed
                break
            if not data:
                break
            written += data
        assert process.wait(60) == 0
    os.close(ours)
    return written


def test_work_of_over_a_second_shows_how_far_it_is():
    written = on_a_terminal("-c", WORK.format(2.5))
    assert b"reading" in written
    assert b"50%" in written


def test_short_work_shows_nothing():
    assert on_a_terminal("-c", WORK.format(0.1)) == b""


def test_a_command_that_is_quick_leaves_a_terminal_alone():
    assert (
        on_a_terminal("-m", "nazva", "convert", "--to", "be-icao", "--from", "be", str(ROOT / "docs" / "sample.txt"))
        == b""
    )


def test_nothing_in_a_pipe():
    done = subprocess.run(
        [sys.executable, "-c", WORK.format(1.5)],
        capture_output=True,
        env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
        check=True,
    )
    assert (done.stdout, done.stderr) == (b"", b"")
