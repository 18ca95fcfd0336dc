"""Models of letters: what a word weighs is what its letters weigh one after another, also when they are remembered."""

from math import isclose

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nazva.lettermodel import END, LetterModel, letter_model
from nazva.plausibility import plausibility

WORDS = st.text("абвгджзіклмнорстуьэюя’", max_size=14)


@settings(deadline=None)  # the first word loads the models
@given(WORDS)
def test_a_word_weighs_what_its_letters_weigh(word):
    for model, weighed in (
        (letter_model("be"), letter_model("be").log_probability(word)),
        (plausibility("be").letters, plausibility("be").letters.word(word)),
    ):
        letters = [*word, END]
        assert isclose(weighed, sum(model.next_letter(word[:i], letter) for i, letter in enumerate(letters)))


def test_what_is_never_together_is_unlikely():
    letters = plausibility("be").letters
    assert letters.next_letter("ж", "ы") - letters.next_letter("ж", "і") > 5


@pytest.mark.parametrize("word", ["кавальчукоў", "абвгд"])
def test_the_lists_weigh_beside_the_letters(word):
    own = plausibility("be")
    assert own.unlisted(word, "family") <= own.parts(word)["family"]
    assert own.unlisted("кавальчук", "family") < own.parts("кавальчук")["family"]


def test_doubt_takes_from_what_was_seen():
    counts = {"-": "а5|б1", "б": "б1"}
    assert LetterModel(counts).next_letter("б", "б") > LetterModel(counts, 8.0).next_letter("б", "б")
