"""Words in scripts that no table covers stay, unless a romaniser is asked for; then it says what it did."""

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import nazva
from nazva import romanisers
from nazva.errors import MissingExtra, UnclearSource, UnknownChoice
from nazva.romanisers import romaniser_of


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Горад Αθήνα, снег", "Horad Athena, śnieh"),
        ("Ереван — Երևան", "Jerievan — Erewan"),
        ("北京 і снег", "Bei Jing i śnieh"),
        ("<Αθήνα> {Αθήνα} <b>Αθήνα</b>", "<Athena> {Αθήνα} <b>Athena</b>"),
        ("☃ 😀 ½ №5 снег", "☃ 😀 ½ №5 śnieh"),
    ],
)
def test_unidecode(source, target):
    assert nazva.convert(source, to="lacinka", source="be", romaniser="unidecode") == target


def test_by_default_they_stay():
    assert nazva.convert("Горад Αθήνα 北京 ירושלים", to="lacinka") == "Horad Αθήνα 北京 ירושלים"


def test_explain_names_the_romaniser():
    step = nazva.explain("у Αθήνα", to="lacinka", source="be", romaniser="unidecode").steps[-1]
    assert (step.start, step.end, step.source, step.target) == (2, 7, "Αθήνα", "Athena")
    assert (step.table, step.rule) == ("unidecode", "romanised")


def test_a_cyrillic_target_gets_latin_letters():
    assert nazva.convert("Śnieh Αθήνα", to="be", source="lacinka", romaniser="unidecode") == "Снег Athena"


def test_a_text_of_foreign_words_alone_needs_no_source():
    assert nazva.convert("Αθήνα", to="lacinka", romaniser="unidecode") == "Athena"
    with pytest.raises(UnclearSource):
        nazva.convert("Αθήνα", to="lacinka")


def test_letters_of_the_spelling_at_hand_are_not_foreign():
    assert list(romaniser_of("unidecode", frozenset("αθήν")).words("Αθήνα", 0, 5)) == []


def test_icu():
    pytest.importorskip("icu")
    done = nazva.explain("Горад Αθήνα, снег", to="lacinka", source="be", romaniser="icu")
    assert done.text == "Horad Athḗna, śnieh"
    assert [step.source for step in done.steps if step.table == "icu"] == ["Αθήνα"]


def test_what_is_missing_is_named_with_the_command(monkeypatch):
    monkeypatch.setattr(romanisers, "find_spec", lambda module: None)
    with pytest.raises(MissingExtra, match=r"pip install 'nazva\[icu\]'"):
        nazva.convert("снег", to="lacinka", source="be", romaniser="icu")
    with pytest.raises(UnknownChoice, match="unidecode, icu"):
        nazva.convert("снег", to="lacinka", source="be", romaniser="uroman")


def test_the_libraries_are_imported_only_when_a_foreign_word_is_met():
    code = (
        "import sys, nazva\n"
        "nazva.convert('снег', to='lacinka', source='be', romaniser='unidecode')\n"
        "assert 'unidecode' not in sys.modules and 'icu' not in sys.modules\n"
        "nazva.convert('Αθήνα', to='lacinka', source='be', romaniser='unidecode')\n"
        "assert 'unidecode' in sys.modules and 'icu' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@given(st.text(st.one_of(st.characters(), st.sampled_from("Αθήνα北京ירושליםא\u05b8हिंदी тбк<>&"))))
@settings(deadline=None)
def test_nothing_raises_and_explanations_agree(source):
    for to, own in (("lacinka", "be"), ("be", "lacinka")):
        done = nazva.explain(source, to=to, source=own, romaniser="unidecode")
        assert done.text == nazva.convert(source, to=to, source=own, romaniser="unidecode")
        assert nazva.replay(source, done.steps) == done.text
