"""Signs that are letters, ties that join letters, cells of Braille: what a word is where Latin letters are not all."""

import random

import pytest

import nazva
from nazva import tables, text
from nazva.translit import Scheme

TIE, HALF, OTHER_HALF = "\u0361", "\ufe20", "\ufe21"
PRIME = "\u02b9"


def test_the_halves_of_a_tie_are_a_tie():
    assert [word.text for word in text.words(f"I{HALF}A{OTHER_HALF}kub")] == [f"I{HALF}A{OTHER_HALF}kub"]
    assert text.fold(f"i{HALF}a{OTHER_HALF}") == f"i{TIE}a"


@pytest.mark.parametrize("tied", [f"I{TIE}A", f"I{HALF}A{OTHER_HALF}", f"I{TIE}a"])
def test_a_tied_letter_is_one_capital(tied):
    assert nazva.convert(f"{tied}kub {tied}zva {tied}.", source="be-alalc-2012", to="be") == "Якуб Язва Я."


def test_capitals_with_ties_are_capitals():
    assert nazva.convert(f"I{TIE}AKUB", source="be-alalc-2012", to="be") == "ЯКУБ"
    assert nazva.convert("ЯКУБ, Якуб, Я., Жана", source="be", to="be-alalc-2012") == (
        f"I{TIE}AKUB, I{TIE}Akub, I{TIE}A., Z{TIE}Hana"
    )


@pytest.mark.parametrize(
    ("spelling", "written"),
    [
        ("be-bgn-1979", "Homyel’"),
        ("be-bgn-1979", "Homyel'"),
        ("be-bgn-1979", f"Homyel{PRIME}"),
        ("be-bgn-1979", "Homyel\u2032"),
        ("be-alalc-2012", "Homel'"),
        ("be-alalc-2012", f"Homel{PRIME}"),
        ("be-iso9-1995", f"Gomel{PRIME}"),
        ("be-iso9-1995", "Gomel\u2032"),
        ("be-gost779b", "Gomel`"),
        ("be-scholarly", "Homel’"),
        ("be-bs2979", "Homel\u02bc"),
    ],
)
def test_a_soft_sign_ends_a_word_whatever_was_typed(spelling, written):
    assert nazva.convert(written, source=spelling, to="be") == "Гомель"
    assert nazva.convert(f"({written}).", source=spelling, to="be") == "(Гомель)."


@pytest.mark.parametrize("quoted", ["‘ў Minsk’", "'ў Minsk'", "“ў Minsk”", "«Minsk»"])
@pytest.mark.parametrize("spelling", ["be-bgn-1979", "be-scholarly", "be-bs2979", "be-alalc-2012"])
def test_a_quotation_mark_stays(spelling, quoted):
    assert nazva.convert(quoted, source=spelling, to="be") == quoted.replace("Minsk", "Мінск")


@pytest.mark.parametrize("spelling", ["be-bgn-1979", "be-gost779b", "be-iso9-1995"])
@pytest.mark.parametrize("english", ["I don’t know what you’re doing in the town", "They don't use it, it's wrong"])
def test_english_with_apostrophes_stays_english(spelling, english):
    assert nazva.convert(english, source=spelling, to="be") == english


def test_cells_of_braille_are_read_and_other_tables_leave_them():
    cells = nazva.convert("Якуб Колас", source="be", to="be-brai")
    assert set(cells) <= {" ", *map(chr, range(0x2800, 0x2900))}
    assert nazva.convert(cells, source="be-brai", to="be") == "якуб колас"
    assert nazva.convert(cells, source="be-bgn-1979", to="be") == cells


def lists():
    for name in ("given", "belarus", "countries", "world"):
        for row in tables.load_list(name).rows:
            for value in row["be"]:
                yield from value.split(" ")


@pytest.mark.parametrize("spelling", ["be-iso9-1995", "be-gost779b", "be-brai"])
def test_every_name_of_the_lists_comes_back(spelling):
    there, back = (Scheme(tables.load(ident)) for ident in (f"be_{spelling}", f"{spelling}_be"))
    names = {name.lower() for name in lists()}
    assert {
        name: back.convert(there.convert(name)) for name in names if back.convert(there.convert(name)) != name
    } == {}


@pytest.mark.parametrize("spelling", ["be-iso9-1995", "be-gost779b"])
def test_any_word_comes_back(spelling):
    there, back = (Scheme(tables.load(ident)) for ident in (f"be_{spelling}", f"{spelling}_be"))
    dice = random.Random(1)
    for _ in range(2000):
        word = "".join(
            dice.choice("бвгґджзклмнпрстфхцчш")
            + dice.choice(["а", "е", "ё", "і", "о", "у", "ы", "э", "ю", "я", "’я", "ай", "оў", "ользь", "эць"])
            for _ in range(dice.randint(1, 5))
        )
        assert back.convert(there.convert(word)) == word
