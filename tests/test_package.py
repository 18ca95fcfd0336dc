"""The wheel holds exactly the tables of the repository."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.skipif(
    not (ROOT / "src").is_dir(), reason="the suite runs against a built wheel: there is nothing to build"
)
def test_wheel_holds_the_tables(tmp_path):
    command = [sys.executable, "-m", "build", "--wheel", "--outdir", str(tmp_path), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    names = zipfile.ZipFile(next(tmp_path.glob("*.whl"))).namelist()
    packed = {name.removeprefix("nazva/tables/") for name in names if name.startswith("nazva/tables/")}
    tables = ROOT / "tables"
    there = {
        str(f.relative_to(tables))
        for f in tables.rglob("*")
        if f.is_file() and "make" not in f.parts and "__pycache__" not in f.parts
    }
    assert packed == there
    assert {"nazva/py.typed", "nazva/cli/__init__.py"} <= set(names)
