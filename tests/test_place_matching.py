"""Names of places compared: meaning, form, kind, numbers, qualifiers, lists, and what must never be one place."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nazva import tables
from nazva.matching import Context, compare, probability
from nazva.namesounds import manners
from nazva.placepairing import place, same_place
from nazva.placewords import likeness, parted, place_word

SAME = (
    ("Паўднёвая", "Южная"),
    ("Цагляная", "Кирпичная"),
    ("вул. 17 Верасня", "ул. 17 Сентября"),
    ("праспект Незалежнасці", "проспект Независимости"),
    ("плошча Перамогі", "Площадь Победы"),
    ("Чырвонаармейская", "Красноармейская"),
    ("Агранамічная", "Агрономическая"),
    ("Матыкалы Вялікія", "Большие Мотыкалы"),
    ("Школа мастацтваў", "Школа искусств"),
    ("Паўднёвая Амерыка", "Südamerika"),
    ("Беларусь", "Baltkrievija"),
    ("Białoruś", "Biélorussie"),
    ("Wien", "Вена"),
    ("Vídeň", "Wiedeń"),
    ("Вільня", "Wilna"),
    ("ЗША", "Соединённые Штаты"),
    ("Францыя", "Francií"),
    ("Приморский край", "Приморском крае"),
    ("Luhanská oblast", "obwód ługański"),
    ("Ставокский с/с", "Ставоцкі с/с"),
    ("вуліца Леніна", "Lenin Street"),
    ("в. Мікалаеўшчына", "Мікалаеўшчына"),
    ("1-я Лінія", "Первая линия"),
    ("возера Нарач", "Lake Naroch"),
    ("Брэст, Беларусь", "Брест, Беларусь"),
    ("Магазін «Еўраопт»", "Магазин Евроопт"),
)
APART = (
    ("Мінск", "Мінскі раён"),
    ("Мінск", "Мінск-Мазавецкі"),
    ("Minsk", "Minsk Region"),
    ("Гомель", "аэрапорт Гомель"),
    ("возера Нарач", "рака Нарач"),
    ("Камароўскі рынак", "Камароўскі сквер"),
    ("касцёл св. Ганны", "Капліца св. Ганны"),
    ("Новая Гута", "Гута"),
    ("Вялікае Сяло", "Малое Сяло"),
    ("Старыя Дарогі", "Новыя Дарогі"),
    ("Верхні Горад", "Ніжні Горад"),
    ("Паўночная Карэя", "Южная Корея"),
    ("вул. 17 Верасня", "ул. 17 Октября"),
    ("Паўднёвы", "Южная"),
    ("Лясная", "Лясное"),
    ("Камсамольск", "Комсомольский"),
    ("Камень", "Каменная"),
    ("Горки", "Горка"),
    ("Чкалов", "Чкалово"),
    ("Поликлиника №2", "Паліклініка №3"),
    ("микрорайон Юг-7", "микрорайон Юг-7А"),
    ("Аптэка", "Аптека №12"),
    ("Braslau", "Breslau"),
    ("Хатынь", "Хотин"),
    ("Брэст, Беларусь", "Брест, Франция"),
    ("Дзержинск, Минская область", "Дзержинск, Нижегородская область"),
    ("Вільня (Літва)", "Вільня (рака)"),
    ("Паўночны Захад", "Паўднёвы Захад"),
)


@pytest.mark.parametrize(("one", "other"), SAME)
def test_names_of_one_place_are_the_same(one, other):
    assert compare(one, other, "place").verdict == "same"


@pytest.mark.parametrize(("one", "other"), APART)
def test_names_that_contradict_or_say_less_are_never_the_same(one, other):
    assert compare(one, other, "place").verdict != "same"
    assert compare(other, one, "place").verdict != "same"


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        (Context(country="BY"), Context(country="Францыя"), "unsure"),
        (Context(country="BY"), Context(country="Belarus"), "same"),
        (Context(parent="Брэсцкая вобласць"), Context(parent="Brest Region"), "same"),
        (Context(parent="Брэсцкая вобласць"), Context(parent="Bretagne"), "unsure"),
        (Context(country="BY"), Context(), "same"),
    ],
)
def test_country_and_parent_tell_namesakes_apart(one, other, verdict):
    assert compare("Брэст", "Брест", "place", context_one=one, context_other=other).verdict == verdict


def test_a_place_that_only_one_of_two_lists_names_says_nothing():
    assert not same_place("Каменка", "Камянец")
    assert same_place("fr", "Francja")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Долговский сельсовет", "Доўгаўскі сельсавет"),
        ("Островский с/с", "Востраўскі с/с"),
        ("Молчадь", "Моўчадзь"),
        ("Заринская", "Zarinsk"),
        ("Krappitz", "Krapkowice"),
        ("Trotsk", "Чапаевск"),
    ],
)
def test_languages_and_times_have_other_names(one, other):
    assert compare(one, other, "place").verdict == "same"


def test_a_language_is_no_country():
    assert compare("Armenian", "армянская", "place").verdict == "same"
    assert compare("Armenian", "Armenia", "place").verdict != "same"


def test_compounds_are_parted_only_before_a_word():
    assert parted("südamerika") == ["süd", "amerika"]
    assert parted("чырвоная") == ["чырвоная"]
    assert parted("усходняя") == ["усходняя"]


def test_opposed_words_stay_apart_however_alike_they_sound():
    assert likeness(place_word("паўночная"), place_word("південна")).code == "opposed"
    assert likeness(place_word("паўночная"), place_word("північна")).code == "term"


def test_an_abbreviation_stands_for_a_word_that_begins_so():
    assert likeness(place_word("пасаж", stopped=True), place_word("пасажырскі")).code in ("short", "term")
    assert likeness(place_word("гомельск", stopped=True), place_word("гомельская")).share > 0.8


def test_reasons_name_the_meaning():
    assert any("translations of one word" in own for own in compare("Цагляная", "Кирпичная", "place").reasons)
    assert any("mean different things" in own for own in compare("Вялікая", "Малая", "place").reasons)


def test_every_term_is_found_by_its_own_forms():
    for row in tables.load_list("place-terms").rows:
        for form in row["forms"]:
            found = place_word(form.strip("-."), manners(form))
            known = {*found.terms, *found.kinds, found.number} | ({row["id"][0]} if found.small else set())
            assert row["id"][0] in known or form.endswith("-") or row["class"] == ("small",), form


def test_generic_terms_are_kinds_of_places():
    kinds = {row["id"][0] for row in tables.load_list("place-words").rows}
    own = {"cafe", "restaurant", "shop", "pharmacy", "hotel", "hospital", "clinic", "hostel", "library", "nursery"}
    own |= {"car-station", "parking", "petrol", "cinema", "department-store", "supermarket"}
    for row in tables.load_list("place-terms").rows:
        if row["class"] == ("generic",):
            assert row["id"][0] in kinds | own, row["id"]


NAMES = st.sampled_from(sorted({name for pair in (*SAME, *APART) for name in pair}))


@given(NAMES, NAMES)
@settings(max_examples=80, deadline=None)
def test_comparing_is_symmetric(one, other):
    assert probability(one, other, "place") == probability(other, one, "place")


@given(st.text(max_size=30))
@settings(max_examples=80, deadline=None)
def test_any_text_is_analysed(text):
    own = place(text)
    assert own is None or own.words
    assert probability(text, text, "place") in (0.0, 1.0) or probability(text, text, "place") >= 0.95
