"""Names in other languages: lists first, sounds second; nothing raises, and the way back keeps the name."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import nazva
from nazva import respelling, tables
from nazva.correspondence import Correspondence, Segmenter
from nazva.soundwindows import Stress

DIRECTIONS = sorted(respelling._directions())
BELARUSIAN = st.text(alphabet="абвгдежзіклмнопрстуўхцчшыьэюя", min_size=2, max_size=12)


@pytest.mark.parametrize(
    ("source", "to", "name", "target"),
    [
        ("ru", "be", "Николай Шугаев", "Мікалай Шугаеў"),
        ("ru", "be", "Анна Сергеевна Ковалевская", "Ганна Сяргееўна Кавалеўская"),
        ("ru", "be", "Лукашенко Александр Григорьевич", "Лукашэнка Аляксандр Рыгоравіч"),
        ("ru", "be", "Артем Федорович", "Арцём Фёдаравіч"),
        ("ru", "be", "Могилёв", "Магілёў"),
        ("ru", "be", "Барановичи", "Баранавічы"),
        ("ru", "be", "Чернецкий", "Чарнецкі"),
        ("be", "ru", "Юрый Зянковіч", "Юрий Зенкович"),
        ("be", "ru", "Наталля Рыгораўна Кузняцова", "Наталья Григорьевна Кузнецова"),
        ("be", "ru", "Магілёў", "Могилёв"),
        ("be", "uk", "Сяргей Ціханоўскі", "Сергій Тихановський"),
        ("uk", "be", "Тарас Шевченко", "Тарас Шаўчэнка"),
        ("ru", "uk", "Николай Шугаев", "Микола Шугаєв"),
        ("uk", "ru", "Микола Шевченко", "Николай Шевченко"),
        ("be", "pl", "Адам Міцкевіч", "Adam Mickiewicz"),
        ("pl", "be", "Adam Mickiewicz", "Адам Міцкевіч"),
    ],
)
def test_names(source, to, name, target):
    assert nazva.respell(name, to=to, source=source) == target


@pytest.mark.parametrize(
    ("ru", "be"),
    [
        # Forms of several rows: the commoner name goes first.
        ("Евгения", "Яўгенія"),
        ("Анна", "Ганна"),
        # A name of its own before a further form of another.
        ("Лукерья", "Лукер’я"),
        ("Себастьян", "Себасцьян"),
        ("Леонтий", "Лявонцій"),
        ("Григорий", "Рыгор"),
        ("Пётр", "Пётр"),
    ],
)
def test_given_names_spelt_alike(ru, be):
    assert nazva.respell(f"{ru} Новик", to="be", source="ru") == f"{be} Новік"


@pytest.mark.parametrize(
    ("ru", "be"),
    [
        ("Почтовая", "Паштовая"),
        ("Солнечная", "Сонечная"),
        ("Международная", "Міжнародная"),
        ("Третья", "Трэцяя"),
        ("Колхозная", "Калгасная"),
        ("Междулесье", "Міжлессе"),
    ],
)
def test_words_of_streets_whose_stems_differ(ru, be):
    assert nazva.respell(ru, to="be", source="ru", kind="place") == be
    assert nazva.respell(be, to="ru", source="be", kind="place") == ru


@pytest.mark.parametrize(("ru", "be"), [("Бондаренко", "Бандарэнкі"), ("Кравченко", "Краўчанкі"), ("Дудко", "Дудко")])
def test_streets_are_named_after_people_in_the_genitive(ru, be):
    found = [own.text for own in nazva.respellings(ru, to="be", source="ru", kind="place", limit=3)]
    assert found[0] == nazva.respell(ru, to="be", source="ru", kind="place") == be
    assert nazva.respell(ru, to="be", source="ru", kind="person") == be.replace("нкі", "нка")


@pytest.mark.parametrize(
    ("ru", "be"),
    [
        ("Скорины", "Скарыны"),
        ("Ольги", "Вольгі"),
        ("Мицкевича", "Міцкевіча"),
        ("Толстого", "Талстога"),
        ("Петра", "Пятра"),
        ("Ковалёвых", "Кавалёвых"),
    ],
)
def test_genitives_of_listed_people_go_by_the_lists(ru, be):
    assert nazva.respell(ru, to="be", source="ru", kind="place") == be
    assert nazva.respell(be, to="ru", source="be", kind="place") == ru


def test_an_adjective_of_a_street_is_of_a_place_and_not_of_a_man():
    """Антоновский is Антаноўскі as a man, and as a street or council may be of Антоново."""
    assert nazva.respell("Антоновский", to="be", source="ru", kind="person") == "Антаноўскі"
    assert nazva.respell("Антоновский", to="be", source="ru", kind="place") == "Антонаўскі"


@pytest.mark.parametrize(
    ("ru", "be"), [("Антоновская", "Антонаўская"), ("Деречинский", "Дзярэчынскі"), ("Литвиновичская", "Ліцвінавіцкая")]
)
def test_adjectives_of_listed_places_go_by_the_place(ru, be):
    assert nazva.respell(ru, to="be", source="ru", kind="place") == be
    assert nazva.respell(be, to="ru", source="be", kind="place") == ru


def test_rows_for_places_speak_in_places_alone():
    table = tables.load_scheme("ru-be-names")
    sounds = Correspondence(table, Stress({"@1-овка": 3.0}), {"@[ко]$": {"кі": 5.0}}, {})
    assert sounds.readings("бровко", 3) != sounds.readings("бровко", 3, place=True)
    assert "".join(sounds.readings("бровко", 1, place=True)[0][1]).endswith("кі")
    assert sounds.stress.likeliest("^боровка$", [2, 4, 7], place=True)[0][1] == 4
    assert sounds.stress.likeliest("^боровка$", [2, 4, 7], place=False)[0][0] < -1


def test_a_doublet_has_both_forms():
    found = [own.text for own in nazva.respellings("Вильнюс", to="be", source="ru", kind="place")]
    assert {"Вільнюс", "Вільня"} <= set(found)


def test_words_of_two_names_of_one_place_are_not_mixed_up():
    assert nazva.respell("Средняя", to="be", source="ru", kind="place") == "Сярэдняя"
    assert nazva.respell("Минское море", to="be", source="ru", kind="place") == "Мінскае мора"


def test_weights_are_shares_and_fall():
    found = nazva.respellings("Анна Лагунович", to="be", source="ru", limit=6)
    weights = [own.weight for own in found]
    assert weights == sorted(weights, reverse=True)
    assert 0.5 < sum(weights) <= 1.001
    assert len({own.text for own in found}) == len(found)
    assert found[0].as_dict() == {"text": found[0].text, "weight": found[0].weight}


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("ИВАН ПЕТРОВ-ВОДКИН", "ІВАН "),
        ("сергей", "сяргей"),
        ("  Сергей   Иванов ", "  Сяргей   Іваноў "),
        ("МакИванов", "Мак"),
    ],
)
def test_case_hyphens_and_spaces_stay(name, target):
    made = nazva.respell(name, to="be", source="ru")
    assert made.startswith(target)
    assert [c for c in made if not c.isalpha()] == [c for c in name if not c.isalpha()]


@pytest.mark.parametrize("name", ["", "Mickiewicz", "12", "Ωμέγα", "Иванов" * 40])
def test_what_is_no_word_of_the_language_stays(name):
    assert nazva.respell(name, to="be", source="ru") == name


def test_look_alikes_are_repaired():
    assert nazva.respell("Cергей", to="be", source="ru") == "Сяргей"


def test_wrong_calls():
    with pytest.raises(nazva.UnknownSpelling, match="no table respells"):
        nazva.respell("Adam", to="ru", source="pl")
    with pytest.raises(nazva.UnknownSpelling):
        nazva.respell("Adam", to="be", source="klingon")
    with pytest.raises(nazva.NazvaError, match="kind"):
        nazva.respell("Иван", to="be", source="ru", kind="thing")
    with pytest.raises(nazva.NazvaError, match="limit"):
        nazva.respellings("Иван", to="be", source="ru", limit=0)


@given(st.text(max_size=30), st.sampled_from(DIRECTIONS))
@settings(max_examples=150, deadline=None)
def test_nothing_raises(name, direction):
    source, to = direction
    for own in nazva.respellings(name, to=to, source=source, limit=3):
        assert 0 <= own.weight <= 1


@pytest.mark.parametrize("part", ["given", "surnames"])
def test_there_and_back_keeps_listed_names(part):
    rows = [row for row in tables.load_list(part).rows if row["be"] and row["ru"]][::25]
    lost = []
    for row in rows:
        name = row["be"][0]
        there = nazva.respell(name, to="ru", source="be", kind="person")
        back = [own.text for own in nazva.respellings(there, to="be", source="ru", kind="person", limit=8)]
        if name not in back:
            lost.append(f"{name} {there} {back}")
    assert len(lost) <= len(rows) // 50, lost


@given(BELARUSIAN)
@settings(max_examples=60, deadline=None)
def test_case_shapes_are_kept(word):
    made = nazva.respell(word, to="ru", source="be")
    assert nazva.respell(word.upper(), to="ru", source="be") == made.upper()
    assert made == made.lower()


def test_a_listed_stem_is_believed_and_the_other_reading_stays():
    table = tables.load_scheme("ru-be-names")
    plain, listing = (Correspondence(table, Stress({}), {}, stems) for stems in ({}, {"^б[о]ро": "о"}))
    known = {"".join(parts): weight for weight, parts in listing.readings("боров", 12)}
    assert next(iter(known)).startswith("бо")
    assert any(form.startswith("ба") for form in known)
    # The letters behind the segment are not those of the stem.
    assert listing.readings("боков", 12) == plain.readings("боков", 12)


def test_the_longest_stem_speaks():
    table = tables.load_scheme("ru-be-names")
    listing = Correspondence(table, Stress({}), {}, {"^б[о]ро": "о", "^б[о]ров": "а"})
    assert "".join(listing.readings("боровик", 1)[0][1]).startswith("ба")
    assert "".join(listing.readings("борода", 1)[0][1]).startswith("бо")


@pytest.mark.parametrize("ident", sorted(ident for ident in tables.index() if ident.endswith("-stems")))
def test_stems_are_of_the_table(ident):
    """Whole words of a list of stems are cut where the list has it, and may become what it says."""
    segmenter = Segmenter(tables.load_scheme(ident.replace("-stems", "-names")))
    rows = [row for row in tables.load_list(ident).rows if row["window"][0].endswith("$")]
    assert rows
    for row in rows[::5]:
        before, _, rest = row["window"][0].removeprefix("^").removesuffix("$").partition("[")
        source, _, after = rest.partition("]")
        cut = {(start, end): options for start, end, options in segmenter.cut(before + source + after)}
        assert row["target"][0] in cut[len(before), len(before) + len(source)], row
