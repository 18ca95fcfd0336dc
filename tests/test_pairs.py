"""The labelled pairs: what is sure must come out right, whichever name comes first.

docs/matching-pairs.md says how they are judged.
"""

from collections import defaultdict
from pathlib import Path

import pytest

import nazva

FILE = Path(__file__).parent / "pairs.tsv"
ROWS = []
if FILE.exists():
    head, *lines = FILE.read_text(encoding="utf-8").removesuffix("\n").split("\n")
    columns = head.split("\t")
    ROWS = [{"line": i, **dict(zip(columns, line.split("\t"), strict=True))} for i, line in enumerate(lines, 2)]
BY_CATEGORY = defaultdict(list)
for row in ROWS:
    BY_CATEGORY[row["category"]].append(row)


def shown(row, *found):
    return f"line {row['line']}: {row['name1']} | {row['name2']}: {' '.join(map(str, found))}"


FOREIGN = "names of other languages sound otherwise than they are spelt"
UNTOLD = "the spelling does not tell its sounds: the letters stand for others in other schemes"
APART = "the two languages have no common rule for these forms"
KNOWN = {
    ("Anna Vorobey", "Hanna Verabei"): APART,
    ("Larissa Geniush", "Ларыса Геніюш"): UNTOLD,
    ("Marie Curie", "Мария Кюри"): FOREIGN,
    ("Napoleon Bonaparte", "Напалеон Банапарт"): FOREIGN,
    ("Svetlana Aleksijeviča", "Светлана Алексиевич"): APART,
    ("William Shakespeare", "Уильям Шекспир"): FOREIGN,
    ("William Shakespeare", "Уільям Шэкспір"): FOREIGN,
    ("Wolfgang Amadeus Mozart", "Вольфганг Амадэй Моцарт"): FOREIGN,
    ("Аляксандр Мядзведзь", "Олександр Медвідь"): APART,
    ("Воробей Анна Сергеевна", "Vierabiej Hanna Siarhiejeŭna"): APART,
    ("Канстанцін Астрожскі", "Костянтин Острозький"): APART,
}


def is_right(row, verdict):
    return (verdict == "same") == (row["is_match"] == "true")


def wrong(category, is_match, quality):
    """Return the pairs of a category whose verdict is not right, a line for each."""
    rows = [own for own in BY_CATEGORY[category] if (own["is_match"], own["quality"]) == (is_match, quality)]
    rows = [row for row in rows if (row["name1"], row["name2"]) not in KNOWN]
    found = [(row, nazva.compare(row["name1"], row["name2"], row["schema"].lower())) for row in rows]
    return "\n".join(shown(row, own.verdict, own.probability) for row, own in found if not is_right(row, own.verdict))


def categories(is_match, quality):
    return sorted({row["category"] for row in ROWS if (row["is_match"], row["quality"]) == (is_match, quality)})


@pytest.mark.parametrize("category", categories("true", "STRONG"))
def test_what_is_surely_one_is_the_same(category):
    errors = wrong(category, "true", "STRONG")
    assert not errors, errors


@pytest.mark.parametrize("category", categories("false", "STRONG"))
def test_what_is_surely_not_one_is_never_the_same(category):
    errors = wrong(category, "false", "STRONG")
    assert not errors, errors


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(row, marks=pytest.mark.xfail(strict=True, reason=KNOWN[row["name1"], row["name2"]]))
        for row in ROWS
        if (row["name1"], row["name2"]) in KNOWN
    ],
    ids=lambda row: row["line"],
)
def test_what_is_known_to_come_out_wrong(row):
    found = nazva.compare(row["name1"], row["name2"], row["schema"].lower())
    assert is_right(row, found.verdict), shown(row, found.verdict)


def test_what_is_known_to_come_out_wrong_is_in_the_file():
    assert KNOWN.keys() <= {(row["name1"], row["name2"]) for row in ROWS}


@pytest.mark.parametrize("category", sorted(BY_CATEGORY))
def test_which_name_comes_first_does_not_matter(category):
    rows = BY_CATEGORY[category]
    kind = rows[0]["schema"].lower()
    ones, others = [row["name1"] for row in rows], [row["name2"] for row in rows]
    there, back = nazva.compare_many(ones, others, kind), nazva.compare_many(others, ones, kind)
    compared = zip(rows, there, back, strict=True)
    errors = [shown(row, one, "and back", other) for row, one, other in compared if abs(one - other) > 1e-9]
    assert not errors, "\n".join(errors)
