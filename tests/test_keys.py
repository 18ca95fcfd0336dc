"""Keys do not change unawares: what was frozen is what they are. Names without letters have none, all others have."""

import re

import frozen_keys
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import nazva

ROWS = frozen_keys.rows()
TEXTS = st.text(
    st.one_of(st.characters(), st.sampled_from(list("абвгджзіклмнўшьея’АБВabcłŭžIV.,-()/ \u0301"))), max_size=30
)


def test_the_frozen_keys_are_the_keys():
    changed = [(old, new) for old in ROWS if (new := frozen_keys.row(*old[:2])) != old]
    shown = "\n".join(f"{old[0]} ({old[1]}): {old[2:]} is now {new[2:]}" for old, new in changed[:20])
    remedy = "if that is meant, run: python tests/frozen_keys.py"
    assert not changed, f"{len(changed)} of {len(ROWS)} names have other keys; {remedy}\n{shown}"


def test_the_file_is_what_it_says():
    assert frozen_keys.version() == nazva.KEY_VERSION
    assert len(ROWS) == len({own[:2] for own in ROWS}) > 1900
    assert {own[1] for own in ROWS} == {"person", "place"}
    assert all(own[2] and own[3] for own in ROWS)


@given(TEXTS, st.sampled_from(("person", "place", "auto")))
@settings(max_examples=200, deadline=None)
def test_every_text_with_letters_has_keys_and_no_other(name, kind):
    strict, loose = nazva.key(name, kind), nazva.keys(name, kind)
    assert len(set(loose)) == len(loose)
    assert bool(strict) == bool(loose)
    if re.search("[a-zа-яё]{2}", name.lower()):
        assert strict
    if not any(letter.isalnum() for letter in name):
        assert not strict


@pytest.mark.parametrize("name", ["東京", "محمد", "Γιώργος Σεφέρης", "შოთა"])
def test_names_in_other_scripts_have_keys(name):
    assert nazva.key(name)
    assert nazva.keys(name)


def test_keys_of_a_kind_that_is_none():
    for find in (nazva.key, nazva.keys):
        with pytest.raises(nazva.UnknownChoice, match="person, place, auto"):
            find("Гомель", kind="planet")
