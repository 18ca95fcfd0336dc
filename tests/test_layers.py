"""Modules import only what stands to their left."""

import ast
from pathlib import Path

import pytest

import nazva

ORDER = (
    *(
        "errors",
        "edits",
        "memory",
        "text",
        "delimited",
        "schema",
        "reader",
        "listreader",
        "paradigms",
        "wordlists",
        "tables",
        "stems",
        "sweep",
        "rows",
        "program",
        "machine",
        "steps",
        "chunks",
        "translit",
        "lettermodel",
        "inversion",
    ),
    *(
        "listwords",
        "lexicon",
        "plausibility",
        "backward",
        "catalogue",
        "collation",
        "likelihood",
        "markup",
        "detection",
        "strangers",
    ),
    *("romanisers", "conversion", "interpretation", "pieces"),
    *("inflection", "deinflection", "endings", "lemmatisation", "namepieces", "declension", "morphology", "derivation"),
    *(
        "nameskeleton",
        "nameparts",
        "nametokens",
        "namewords",
        "evidence",
        "wordkinds",
        "namewalk",
        "ordering",
        "plainnames",
        "placewalk",
        "parsing",
    ),
    *(
        "mojibake",
        "mending",
        "namesounds",
        "lostmarks",
        "soundwords",
        "writings",
        "analysis",
        "agreement",
        "slips",
        "schemewords",
        "namecodes",
        "pairing",
        "wordwise",
        "placewords",
        "placecodes",
        "placepairing",
        "bodies",
        "bodypairing",
        "reasoning",
        "keying",
        "matching",
    ),
    *("measures", "peers", "trials"),
    *(
        "soundwindows",
        "correspondence",
        "doublets",
        "respelling",
        "entities",
        "givennames",
        "gazetteer",
        "canonical",
        "transcription",
    ),
    *("roughwords", "hypotheses", "weighing", "certainty", "canonicalising"),
    *("registryfiles", "registrystore", "registryindex", "registrysearch", "registry"),
    *("context", "sights", "identity", "spotting", "mentions"),
    *("roster", "page", "annotation"),
    *("export", "integrations", "__init__", "cli", "__main__"),
)
FOLDER = Path(nazva.__file__).parent


def imported(module):
    file = FOLDER / f"{module}.py"
    files = [file] if file.is_file() else sorted((FOLDER / module).glob("*.py"))
    for node in (
        node for file in files for node in ast.parse(file.read_text(encoding="utf-8")).body
    ):  # what is imported later, inside a function, is not in the way of start-up
        if isinstance(node, ast.ImportFrom) and node.module == "nazva":
            yield from (alias.name for alias in node.names if alias.name in ORDER)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("nazva."):
            target = node.module.split(".")[1]
            if target != module:
                yield target


def test_every_module_has_a_place():
    packages = {file.parent.name for file in FOLDER.glob("*/__init__.py")}
    assert {file.stem for file in FOLDER.glob("*.py")} | packages == set(ORDER)


@pytest.mark.parametrize("module", ORDER)
def test_imports_go_leftwards(module):
    place = ORDER.index(module)
    assert [name for name in imported(module) if ORDER.index(name) >= place] == []


def test_no_module_bears_the_name_of_a_public_function():
    assert not set(nazva.__all__) & set(ORDER)
