"""The labelled pairs: the file is well formed, says nothing twice, and does not contradict itself."""

import re
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

import pytest

HERE = Path(__file__).parent
PAIRS = HERE / "pairs.tsv"
PAGE = HERE.parent / "docs" / "matching-pairs.md"
COLUMNS = ["case_group", "schema", "name1", "name2", "is_match", "quality", "category", "notes"]
QUALITIES = ("STRONG", "MEDIUM", "WEAK")
BROKEN_LETTERS = {"look_alikes", "mojibake", "ocr"}  # words of two scripts are their subject
DECOMPOSED = {"nfd"}

LINES = PAIRS.read_bytes().decode("utf-8").split("\n")
ROWS = [dict(zip(COLUMNS, line.split("\t"), strict=False)) for line in LINES[1:-1]]


def names(row):
    return row["name1"], row["name2"]


def clusters(rows):
    """Return a function that maps a name to what stands for all names the rows join to it."""
    parent = {}

    def root(name):
        while parent.setdefault(name, name) != name:
            name = parent[name]
        return name

    for row in rows:
        parent[root(row["name1"])] = root(row["name2"])
    return root


def test_eight_columns_in_every_line_and_no_quoting():
    assert LINES[0].split("\t") == COLUMNS
    assert LINES[-1] == "", "the last line ends with a line feed"
    assert [line for line in LINES[:-1] if line.count("\t") != len(COLUMNS) - 1] == []
    assert [line for line in LINES if re.search(r"[\x00-\x08\x0b-\x1f\x7f\ufeff]|(^|\t)\"", line)] == []


def test_no_field_is_empty_padded_or_has_two_spaces():
    fields = (field for row in ROWS for field in row.values())
    assert [field for field in fields if not field or field != field.strip() or "  " in field] == []


@pytest.mark.parametrize(
    ("column", "allowed"),
    [("schema", {"Person", "Place"}), ("is_match", {"true", "false"}), ("quality", set(QUALITIES))],
)
def test_values(column, allowed):
    assert {row[column] for row in ROWS} == allowed


@pytest.mark.parametrize("column", ["case_group", "category"])
def test_groups_and_categories_are_plain_words(column):
    assert [value for value in {row[column] for row in ROWS} if not re.fullmatch("[a-z_]+", value)] == []


def test_a_category_belongs_to_one_group():
    groups = defaultdict(set)
    for row in ROWS:
        groups[row["category"]].add(row["case_group"])
    assert {category: found for category, found in groups.items() if len(found) > 1} == {}


def test_no_name_is_paired_with_itself():
    assert [row for row in ROWS if row["name1"] == row["name2"]] == []


def test_no_pair_stands_twice_or_mirrored():
    seen = Counter(frozenset(names(row)) for row in ROWS)
    assert [tuple(pair) for pair, count in seen.items() if count > 1] == []


@pytest.mark.parametrize("qualities", [("STRONG",), ("STRONG", "MEDIUM")])
def test_names_joined_by_matches_are_nowhere_told_apart(qualities):
    judged = [row for row in ROWS if row["quality"] in qualities]
    root = clusters(row for row in judged if row["is_match"] == "true")
    told_apart = [names(row) for row in judged if row["is_match"] == "false"]
    assert [pair for pair in told_apart if root(pair[0]) == root(pair[1])] == []


def test_enough_pairs_and_as_many_negatives():
    negatives = sum(row["is_match"] == "false" for row in ROWS)
    assert len(ROWS) >= 1500
    assert 0.45 <= negatives / len(ROWS) <= 0.55


def test_names_are_composed_unless_decomposed_letters_are_the_subject():
    found = {row["category"] for row in ROWS for name in names(row) if not unicodedata.is_normalized("NFC", name)}
    assert found == DECOMPOSED


def test_words_are_of_one_script_unless_mixed_letters_are_the_subject():
    mixed = [
        (row["category"], word)
        for row in ROWS
        if row["category"] not in BROKEN_LETTERS
        for name in names(row)
        for word in re.findall(r"[^\W\d_]+", name)
        if len({unicodedata.name(letter).split()[0] for letter in word} & {"LATIN", "CYRILLIC"}) > 1
    ]
    assert mixed == []


def test_sorted():
    order = [[row[c] for c in ("case_group", "category", "is_match", "name1", "name2")] for row in ROWS]
    assert order == sorted(order)


def test_the_page_lists_every_category_with_its_counts():
    counts = Counter((row["case_group"], row["category"], row["is_match"], row["quality"]) for row in ROWS)
    listed = {}
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        if found := re.match(r"\| `(\w+)` \| `(\w+)` \| [^|]+ \|((?: \d+ \|){6})$", line):
            listed[found[1], found[2]] = [int(number) for number in re.findall(r"\d+", found[3])]
    kinds = [(match, quality) for match in ("true", "false") for quality in QUALITIES]
    assert listed == {
        (group, category): [counts[group, category, *kind] for kind in kinds]
        for group, category in {(row["case_group"], row["category"]) for row in ROWS}
    }
