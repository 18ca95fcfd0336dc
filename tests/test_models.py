"""The lists that scripts derive from other lists are what the scripts make of them today."""

import importlib.util
import shutil
from pathlib import Path

import pytest

TABLES = Path(__file__).parent.parent / "tables"


@pytest.mark.parametrize("name", ["part_skeletons", "name_sounds"])
def test_derived_lists_are_not_stale(name, tmp_path):
    script = TABLES / "make" / f"{name}.py"
    if not script.exists():
        pytest.skip("the scripts that make lists are not in the wheel")
    # A script writes beside itself.
    for folder in ("make", "models"):
        (tmp_path / folder).mkdir()
    copy = shutil.copy(script, tmp_path / "make")
    spec = importlib.util.spec_from_file_location(name, copy)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.main()
    made = sorted((tmp_path / "models").iterdir())
    assert made
    stale = [file.name for file in made if file.read_bytes() != (TABLES / "models" / file.name).read_bytes()]
    assert not stale, f"run python tables/make/{name}.py"
