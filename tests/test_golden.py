"""Texts in several manners with every person and place marked by hand, and long texts converted there and back.

In `golden/NAME.json` stands every mention of `golden/NAME.txt` with its right forms; `approximate` names the forms that
are known to come out wrong, because a surname is foreign or its unstressed vowels cannot be told.
"""

import json
from itertools import combinations
from pathlib import Path

import pytest

import nazva

FOLDER = Path(__file__).parent / "golden"
TEXTS = sorted(file.stem for file in FOLDER.glob("*.json"))
CONVERSIONS = sorted(file.stem for file in FOLDER.glob("*.be"))
MOST_APPROXIMATE = 0.2


def expected(name):
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def found(name):
    return nazva.find((FOLDER / f"{name}.txt").read_text(encoding="utf-8"))


def test_every_language_has_its_text():
    assert {name.rsplit("-", maxsplit=1)[-1] for name in TEXTS} == {"english", "belarusian", "lacinka"}


@pytest.mark.parametrize("name", TEXTS)
def test_every_mention_and_no_other(name):
    source = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    mentions = found(name)
    assert all(source[m.start : m.end] == m.text for m in mentions)
    assert [(m.start, m.text, m.kind) for m in mentions] == [(e["start"], e["text"], e["kind"]) for e in expected(name)]


@pytest.mark.parametrize("name", TEXTS)
def test_forms(name):
    wrong = [
        (mention.text, spelling, mention.forms[spelling], own[spelling])
        for mention, own in zip(found(name), expected(name), strict=True)
        for spelling in ("be", "ru")
        if spelling not in own.get("approximate", ()) and mention.forms[spelling] != own[spelling]
    ]
    assert wrong == []


def test_few_forms_are_approximate():
    all_of_them = [own for name in TEXTS for own in expected(name)]
    assert sum("approximate" in own for own in all_of_them) < MOST_APPROXIMATE * len(all_of_them)


@pytest.mark.parametrize("name", TEXTS)
def test_mentions_of_one_are_joined_and_of_two_are_not(name):
    pairs = list(zip(found(name), expected(name), strict=True))
    for (one, own), (other, others) in combinations(pairs, 2):
        same = (own["kind"], own["be"]) == (others["kind"], others["be"])
        assert (one.entity_id == other.entity_id) == same, (one.text, other.text)


@pytest.mark.parametrize("name", CONVERSIONS)
def test_long_text_there_and_back(name):
    cyrillic = (FOLDER / f"{name}.be").read_text(encoding="utf-8")
    latin = (FOLDER / f"{name}.lacinka").read_text(encoding="utf-8")
    assert nazva.convert(cyrillic, to="lacinka", source="be") == latin
    assert nazva.convert(latin, to="be", source="lacinka") == cyrillic
