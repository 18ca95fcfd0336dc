"""What holds of any text: nothing raises, offsets rebuild it, explanations replay, case shapes commute."""

import re
import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import nazva
from nazva import conversion, tables, text
from nazva.backward import backward
from nazva.program import JOINT, Program, alphabet, programs
from nazva.schema import Table
from nazva.steps import run_steps
from nazva.translit import Scheme

TABLES = [t for t in map(tables.load, sorted(tables.index())) if isinstance(t, Table)]
SCHEMES = {t.id: Scheme(t) for t in TABLES}
LETTERS = "абвгґдеёжзійклмнопрстуўфхцчшыьэюя’"
BELARUSIAN = st.text(LETTERS, min_size=1, max_size=14).map(lambda w: re.sub("^[’ьўы]+|’+$|’(?=’)", "", w)).filter(bool)
MESSY = st.text(
    st.one_of(
        st.sampled_from(
            list(
                LETTERS
                + LETTERS.upper()
                + "abcdefghijklmnopqrstuvwxyzłŭčšžćśńźĺ ’'-.,@/\u0301\u00ad\u200b\x00\x02\x03\n"
            )
        ),
        st.characters(),
    ),
    max_size=60,
)
# Words, large and small, and what may stand beside or within them.
ODD = st.lists(
    st.one_of(
        BELARUSIAN,
        BELARUSIAN.map(str.title),
        BELARUSIAN.map(str.upper),
        st.sampled_from(["з", "З", "не", "НЕ", "і", "i", "X", "XIV", "UTF", "uTf", "Kijeŭ", "homyel’", "ŭ", "я"]),
        st.sampled_from([*"\n\x00 -.,()«»“”„’'`ʹ”·_%&+1²@<>", "://", "www.", "a.b"]),
    ),
    max_size=6,
).map("".join)
some = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@given(MESSY)
@settings(max_examples=150, deadline=None)
def test_words_rebuild_the_text(source):
    place = 0
    for word in text.words(source):
        assert place <= word.start < word.end
        assert source[word.start : word.end] == word.text
        place = word.end


@given(st.text())
def test_fold_is_idempotent(word):
    once = text.fold(word)
    assert text.fold(once) == once
    assert unicodedata.is_normalized("NFC", once)


@pytest.mark.parametrize("ident", sorted(SCHEMES))
@given(source=MESSY)
@some
def test_convert_agrees_with_explain(ident, source):
    scheme = SCHEMES[ident]
    converted = scheme.convert(source)
    explained = scheme.explain(source)
    assert explained.text == converted
    assert nazva.replay(source, explained.steps) == converted
    place = 0
    for step in explained.steps:
        assert place <= step.start < step.end
        assert source[step.start : step.end] == step.source
        place = step.end


JOINED = st.one_of(
    st.sampled_from(
        ["з", "З", "не", "Не", "НЕ", "без", "Праз", "цераз", "мне", "раз", "зямлёй", "імі", "Ігарам", "мяне"]
    ),
    st.sampled_from(["клас", "Метро", "ЗША", "«снег", "30", "IT", "сям’і", "а.б", "а’", "-", "", *LETTERS]),
    BELARUSIAN,
)
GAPS = st.sampled_from([" ", " ", " ", "\n", "\t", "\u00a0", "  ", "\r\n", ", ", ".\n", "! ", "-", " \n"])


@pytest.mark.parametrize(
    "ident", ["be_be-tarask", "be_lacinka", "be-tarask_lacinka", "be-softening", "be-classical-words"]
)
@given(parts=st.lists(st.tuples(JOINED, GAPS), min_size=1, max_size=50))
@some
def test_words_of_a_text_convert_as_each_is_explained(ident, parts):
    source = "".join(part for pair in parts for part in pair)
    assert Scheme(SCHEMES[ident].table).convert(source) == SCHEMES[ident].explain(source).text


def test_a_text_of_words_that_end_as_joined_ones_do_is_no_nest():
    assert SCHEMES["be_be-tarask"].convert("мне\n" * 5000 + "мне " * 5000) == "мне\n" * 5000 + "мне " * 5000


@pytest.mark.parametrize("table", [pytest.param(t, id=t.id) for t in TABLES if t.rules])
@given(data=st.data())
@some
def test_pieces_agree_with_whole_words(table, data):
    scheme = SCHEMES[table.id]
    alphabet = table.alphabet or tables.load_hub(table.source_spelling).alphabet
    word = data.draw(st.text(alphabet, min_size=1, max_size=16))
    for machine in scheme._machines:
        whole = word
        for program in machine._programs:
            whole = Program.settle(program, whole)
        assert machine.run(word) == whole
        word = whole


SPARSE = {own.table.id: own for table in TABLES for own in programs(table) if own.is_sparse}


@pytest.mark.parametrize("ident", sorted(SPARSE))
@given(data=st.data())
@some
def test_tables_that_change_little_convert_many_words_as_they_walk_each(ident, data):
    own = SPARSE[ident]
    sources = [source for rule in own.table.rules for source, _ in rule.rows]
    pieces = st.sampled_from([*sources, *sorted(alphabet(own.table)), JOINT])
    words = data.draw(st.lists(st.lists(pieces, min_size=1, max_size=6).map("".join), min_size=1, max_size=6))
    walked = ["".join(target for _, _, target, _ in run_steps([own], word)) for word in words]
    assert list(own.settle_all(words)) == walked
    assert [own.settle(word) for word in words] == walked


@given(BELARUSIAN, st.sampled_from(["be_lacinka", "be_be-geo-2007", "be_be-icao", "be_be-en"]))
@settings(deadline=None)
def test_case_shapes_commute(word, ident):
    scheme = SCHEMES[ident]
    small = scheme.convert(word)
    assert scheme.convert(text.capitalise(word)) == text.capitalise(small)
    if len(word.replace("’", "")) > 1:
        assert scheme.convert(word.upper()) == small.upper()


@given(st.text(st.characters(exclude_categories=("L", "M", "Cs"), exclude_characters="\x00"), max_size=40))
def test_what_has_no_letters_stays(source):
    assert SCHEMES["be_lacinka"].convert(source) == source
    assert SCHEMES["lacinka_be"].convert(source) == source


@given(st.text("АБВабв 中文हिंदी한국어ελληνικά עברית", max_size=40))
def test_other_scripts_stay(source):
    kept = re.sub("[АБВабв]", "", source)
    assert re.sub("[ABVabv]", "", SCHEMES["be_be-icao"].convert(source)) == kept


@given(MESSY)
@settings(deadline=None)
def test_nothing_raises_on_any_text(source):
    for to in ("lacinka", "be"):
        conversion.converter("lacinka" if to == "be" else "be", to)(source)
    nazva.detect(source)


def lemmas():
    names = {
        value
        for name in ("given", "belarus", "countries")
        for row in tables.load_list(name).rows
        for value in row["be"]
    }
    return sorted(names | {v for row in tables.load_list("public-figures").rows for v in row["be"]})


def test_lacinka_and_back_is_the_identity_on_every_name_of_the_lists():
    there, back = conversion.converter("be", "lacinka"), conversion.converter("lacinka", "be")
    spelt = {}
    for name in lemmas():
        spelt.setdefault(there(name), set()).add(name)
    # Two spellings of one name are one in Łacinka: either may come back, and nothing else.
    changed = {latin: back(latin) for latin, names in spelt.items() if back(latin) not in names}
    assert changed == {}
    assert sum(len(names) > 1 for names in spelt.values()) < 12


def test_a_mark_parts_no_word_when_english_is_looked_for():
    assert conversion.converter("be-geo-1992", "be")("Lisc’eve, Vil’gel’me") == "Лісцьеве, Вільгельме"


def test_a_row_that_looks_ahead_does_not_hide_another_way_to_the_same_beginning():
    # be-en writes й as y before a vowel and accepts y for it anywhere.
    assert "аляксей" in [option.text for option in backward("be_be-en").options("aliaksey")]


def test_long_and_hostile_texts_take_linear_time():
    scheme = SCHEMES["be_lacinka"]
    for piece in ("а", "с", "ь", "’", "а\u0301", "a", "з ", ".", "@", "<", "{", "%"):
        source = piece * (200_000 // len(piece))
        assert isinstance(scheme.convert(source), str)
        conversion.converter("lacinka", "be")(source)
    for letter in "аa":
        source = letter + "\u0301\u0316" * 100_000
        assert isinstance(scheme.convert(source), str)
        conversion.converter("lacinka", "be")(source)


@pytest.mark.parametrize("ident", ["be_be-tarask", "be_lacinka", "be-bgn-1979_be", "be-gost779b_be"])
@given(st.lists(st.one_of(ODD, MESSY), min_size=20, max_size=40))
@some
def test_what_is_learnt_in_bulk_is_what_each_gives_alone(ident, chunks):
    alone = Scheme(SCHEMES[ident].table)
    assert Scheme(SCHEMES[ident].table).convert_all(chunks) == [alone.convert(chunk) for chunk in chunks]
