"""The reference is what the tables say, every spelling has its page, and links lead somewhere."""

import importlib.util
import re
import sys
from pathlib import Path

import pytest

import nazva

DOCS = Path(__file__).parent.parent / "docs"
SCRIPT = DOCS.parent / "tables" / "make" / "docs.py"
LINK = re.compile(r"\]\(([^()\s]+)\)")


@pytest.fixture(scope="module")
def script():
    if not SCRIPT.exists():
        pytest.skip("the script that writes the pages is not in the wheel")
    sys.path.insert(0, str(SCRIPT.parent))
    try:
        spec = importlib.util.spec_from_file_location("make_docs", SCRIPT)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(SCRIPT.parent))
    return module


@pytest.fixture(scope="module")
def made(script):
    return script.pages()


def test_pages_are_not_stale(script, made):
    stale = [
        name
        for name, content in made.items()
        if not (DOCS / name).exists() or (DOCS / name).read_bytes() != content.encode()
    ]
    stale += [f.name for f in (DOCS / "schemes").glob("*.md") if f"schemes/{f.name}" not in made]
    assert not stale, f"stale pages: {', '.join(stale)}; run: {script.COMMAND}"


def test_pages_are_short_enough_to_read(made):
    assert {name: n for name, page in made.items() if (n := page.count("\n")) > 200} == {}


def test_every_spelling_stands_in_a_group_of_the_index_and_has_a_page(script):
    index = (DOCS / "schemes" / "index.md").read_text(encoding="utf-8")
    for spelling in nazva.spellings():
        assert script.group(spelling) in script.GROUPS
        assert f"[{spelling.id}]({spelling.id}.md)" in index
        page = (DOCS / "schemes" / f"{spelling.id}.md").read_text(encoding="utf-8")
        assert page.startswith("# ")
        assert f"| id | `{spelling.id}` |" in page
        assert f'to="{spelling.id}"' in page


def test_every_name_is_shown_in_every_scheme():
    for language, name in (("be", "comparison.md"), ("ru", "comparison-ru.md"), ("uk", "comparison-uk.md")):
        page = (DOCS / name).read_text(encoding="utf-8")
        for spelling in nazva.spellings():
            if spelling.language == language and spelling.id != language:
                assert page.count(f"[{spelling.id}](schemes/{spelling.id}.md)") == 4


def test_links_lead_somewhere():
    pages = [*DOCS.rglob("*.md"), DOCS.parent / "README.md"]
    reached = set()
    for page in pages:
        for target in LINK.findall(page.read_text(encoding="utf-8")):
            if "://" not in target:
                file = (page.parent / target.partition("#")[0]).resolve()
                in_tables = "tables" in file.relative_to(DOCS.parent.resolve()).parts
                assert file.exists() or (in_tables and not SCRIPT.exists()), f"{page.name}: {target}"
                reached.add(file)
    assert {page.resolve() for page in DOCS.rglob("*.md")} <= reached


def test_every_recommendation_is_a_spelling():
    page = (DOCS / "which-one.md").read_text(encoding="utf-8")
    ids = {spelling.id for spelling in nazva.spellings()}
    named = set(re.findall(r"\[([a-z0-9-]+)\]\(schemes/", page))
    assert named <= ids
    assert len(named) > 20


def test_markdown_of_letters(script):
    assert script.plain("y`") == "y\\`"
    assert script.plain("َا") == "◌َا"
