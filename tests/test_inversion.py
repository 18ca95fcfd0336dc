"""Spellings read back by the rows and the variants that write them."""

import pytest

from nazva.backward import backward


@pytest.mark.parametrize(
    ("table", "word", "original"),
    [
        ("uk_uk-en", "zelenskyi", "зеленський"),
        ("uk_uk-en", "podolyak", "подоляк"),
        ("uk_uk-en", "olexiy", "олексій"),
        ("uk_uk-icao", "iurii", "юрій"),
        ("uk_uk-kmu-2010", "andriy", "андрій"),
    ],
)
def test_what_people_write_is_read(table, word, original):
    best = backward(table).options(word)[0]
    assert (best.text, best.exact) == (original, False)


def test_a_row_that_looks_ahead_and_fails_hides_no_other_way_to_the_same_original():
    assert backward("uk_uk-en").options("zelenskyy")[0].text == "зеленський"
