"""What is done for all words of a list at once is what is done for each of them."""

import random
import unicodedata

import pytest

from nazva import givennames, lexicon, listwords, stems, tables, text
from nazva.doublets import doublets
from nazva.inversion import Accepted
from nazva.nameskeleton import skeleton, skeletons_of_all
from nazva.program import END, START, program_of
from nazva.translit import Scheme

WORDS = sorted({word for language in ("be", "ru") for word in lexicon.words(language, "given")})[::7]


def test_all_skeletons_are_those_of_each():
    words = [*WORDS, "о’ніл", "ь", "żuk", "Ян", "абд-аль", ""]
    assert [own[0] for own in skeletons_of_all(words)] == [skeleton(word) for word in words]


@pytest.mark.parametrize("word", ["Марыя", "О\u02bcНіл", "Кузьма\u0301", "Ќосев", "Wałęsa", "Kuzńa", "A\u200bB"])
def test_folding_many_words_is_folding_each(word):
    composed = unicodedata.normalize("NFC", word)
    assert text.fold_all([composed, "Ян"]) == [text.fold(composed), "Ян"]


def test_letters_that_stay_are_folded_to_themselves():
    kept = [letter for letter in map(chr, range(0x2000)) if text._STAYS(letter)]
    assert len(kept) > 150
    for letter in kept:
        apart = unicodedata.normalize("NFD", letter)
        assert letter.isalpha()
        assert text.STRESS not in apart
        assert unicodedata.normalize("NFC", apart) == letter
        assert letter not in text.APOSTROPHES


def test_words_without_dots_are_those_of_each():
    words = ["Фёдор", "Мікалай", "їжак", "Müller"]
    found = [(word, text.without_dots(word)) for word in words if text.without_dots(word) != word]
    assert list(text.undotted(words)) == found


@pytest.mark.parametrize("language", ["be", "ru", "uk"])
def test_patronymics_of_all_are_those_of_each(language):
    made = Accepted(tables.load_scheme(f"{language}-patronymic-m"))
    for father, children in list(listwords.children(language).items())[::5]:
        assert [son for son, _ in children] == made.all(father)


def test_places_are_the_rows_that_hold_a_word():
    found = listwords.places("surnames", "ru", surnames=True)
    cells = tables.load_list("surnames").cells["ru"]
    for word, spelt in (
        ("ковалёв", "Ковалёв"),
        ("ковалев", "Ковалёв"),
        ("ковалёва", "Ковалёв"),
        ("зенкович", "Зенкович"),
    ):
        assert spelt in [value for row in found.rows(word) for value in tables.values(cells[row])]
    assert found.rows("абвгд") == ()


def test_doublets_are_found_one_by_one_as_all_together():
    own = doublets("be", "ru", "given")
    every = dict(own.items())
    assert all(own.of(word) == found for word, found in every.items())
    assert "абвгд" not in own
    assert dict(own.of("абвгд")) == {}


def test_beginnings_are_those_of_the_words():
    own = lexicon.Beginnings(["ян", "янка", "я", "ева"])
    expected = {"", "я", "ян", "янк", "янка", "е", "ев", "ева"}
    tried = [*expected, "ак", "янк ", "евы", "нка", "іх"]
    assert {beginning for beginning in tried if beginning in own} == expected


def test_stems_are_found_alike_in_few_words_and_in_many():
    rules = program_of(tables.load_scheme("be_be-tarask")).table.rules
    few, many = stems.Stems(rules, START, END, "\0"), stems.Stems(rules, START, END, "\0")
    many._asked = 1 << 20
    for word in WORDS[:60]:
        framed = f"{START}{word}{END}"
        assert list(few.places(framed)) == list(many.places(framed))


@pytest.mark.parametrize("ident", ["be_lacinka", "be_be-icao", "be_be-en", "ru_ru-en", "uk_uk-kmu-2010"])
def test_words_begin_as_their_letters_may(ident):
    scheme = Scheme(tables.load_scheme(ident))
    language = ident.partition("_")[0]
    words = sorted(lexicon.words(language, "given"))[::5]
    for word, made in zip(words, scheme.convert_all(words), strict=True):
        assert made[:1] in (scheme.begins_with(word[0]) or made[:1])


def test_given_names_are_found_in_any_order_as_in_one():
    one, other = givennames._GivenForms(), givennames._GivenForms()
    forms = one.every()
    tried = random.Random(7).sample(forms, 400)
    assert [list(one.of(form)) for form in tried] == [list(other.of(form)) for form in tried]
