"""The reader of tables reports every fault of a file at once, with the row and what to do."""

import pytest

import nazva
from nazva import conversion, tables
from nazva.errors import NazvaError, TableError

GOOD = """
format = 1
[table]
id = "be_tiny"
title = "A tiny table"
from = "be"
to = "tiny"
status = "draft"
[source]
authority = "a"
document = "b"
date = 2020-01-01
read = 2020-01-02
[letters]
"а" = "a"
"б" = "b"
[[example]]
from = "баба"
to = "baba"
"""


def write(folder, name, content):
    file = folder / name
    file.write_text(content, encoding="utf-8")
    return file


def test_a_table_of_ones_own(tmp_path):
    nazva.load_table(write(tmp_path, "be_tiny.toml", GOOD))
    assert nazva.convert("Баба", to="tiny", source="be") == "Baba"


def test_a_folder_of_ones_own(tmp_path, monkeypatch):
    write(tmp_path, "be_tiny.toml", GOOD)
    monkeypatch.setenv(tables.FOLDER_VARIABLE, str(tmp_path))
    tables.index.cache_clear()
    try:
        assert tables.index()["be_tiny"] == tmp_path / "be_tiny.toml"
        monkeypatch.setenv(tables.FOLDER_VARIABLE, str(tmp_path / "none"))
        with pytest.raises(NazvaError, match="no folder"):
            tables.folders()
    finally:
        monkeypatch.delenv(tables.FOLDER_VARIABLE)
        tables.index.cache_clear()


def test_every_fault_is_reported_at_once(tmp_path):
    content = (
        GOOD.replace('status = "draft"', 'status = "odd"\ncolour = "red"')
        .replace('id = "be_tiny"', 'id = "other"')
        .replace('"б" = "b"', '"Б" = "b"')
        .replace("[letters]", '[[rule]]\nid = "r"\nafter = ["vowl"]\nmap = { "в" = "v" }\n[letters]')
    )
    with pytest.raises(TableError) as caught:
        tables.read(write(tmp_path, "be_tiny.toml", content))
    message = str(caught.value)
    for part in ("colour", "'odd' is not known", "not the file's name", "lower case", "'vowl' is not a class"):
        assert part in message
    assert len(caught.value.faults) == 5


@pytest.mark.parametrize(
    ("content", "part"),
    [
        ("format = 1\n[table", "table"),
        ("format = 2\n[table]\n", "format is 2"),
        ("format = 1\n", "kind of table is not stated"),
        (GOOD.replace("[source]", "[sauce]"), "cites its source"),
    ],
)
def test_broken_files(tmp_path, content, part):
    with pytest.raises(TableError, match=part.replace("[", r"\[")):
        tables.read(write(tmp_path, "be_tiny.toml", content))


def test_not_utf8(tmp_path):
    file = tmp_path / "be_tiny.toml"
    file.write_bytes(b"format = 1 # \xff\n")
    with pytest.raises(TableError, match="UTF-8"):
        tables.read(file)


@pytest.mark.parametrize(
    ("rows", "part"),
    [
        ("id\tbe\nb\tа\na\tб\n", "line 3: id 'a' is out of order"),
        ("id\tbe\na\tа\na\tб\n", "is there twice"),
        ("id\tbe\na\t\n", "line 2: column be: an empty or padded value"),
        ("id\tbe\na\tб|б\n", "a value stands twice"),
        ("id\tbe\na\n", "1 cells instead of 2"),
        ("id\tru\na\tб\n", "the header is not the head's columns"),
        ("id\tbe\na\tи\u0306\n", "normal form C"),
    ],
)
def test_faults_of_lists(tmp_path, rows, part):
    head = """format = 1
[list]
id = "l"
title = "t"
status = "draft"
columns = ["id", "be"]
[source]
authority = "a"
document = "b"
date = 2020-01-01
read = 2020-01-02
"""
    write(tmp_path, "l.tsv", rows)
    with pytest.raises(TableError) as caught:
        tables.read(write(tmp_path, "l.toml", head))
    assert part in str(caught.value)


def test_check_finds_wrong_examples_and_idle_rows(tmp_path):
    file = write(
        tmp_path, "be_tiny.toml", GOOD.replace('to = "baba"', 'to = "bab"').replace('"б" =', '"в" = "v"\n"б" =')
    )
    complaints = conversion.check(file)
    assert any("gives 'baba'" in complaint for complaint in complaints)
    assert any("no example uses 'в'" in complaint for complaint in complaints)
