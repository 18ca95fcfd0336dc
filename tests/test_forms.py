"""Names in their cases: forms made, lemmas found, what is nominative left alone."""

import json

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

import nazva
from nazva.cli import main
from nazva.deinflection import Deinflection, deinflection
from nazva.inflection import Inflection, table_of
from nazva.paradigms import read_paradigms
from nazva.reader import Reader

NAMES = [
    ("Лукашэнка", "person", "m", "be"),
    ("Мірашнічэнка", "family", "f", "be"),
    ("Святлана Ціханоўская", "person", "f", "be"),
    ("Аляксандр Рыгоравіч Лукашэнка", "person", "m", "be"),
    ("Вінцэнт Дунін-Марцінкевіч", "person", "m", "be"),
    ("Станіслаў Шушкевіч", "person", "m", "be"),
    ("Пётр", "given", "m", "be"),
    ("Сядых", "family", "m", "be"),
    ("Лялько", "family", "m", "be"),
    ("БУСЕЛ", "family", "m", "be"),
    ("МакКей", "family", "m", "be"),
    ("Баранавічы", "place", None, "be"),
    ("Мар’іна Горка", "place", None, "be"),
    ("Новая Гута", "place", None, "be"),
    ("Брэст-Літоўск", "place", None, "be"),
    ("Давыд-Гарадок", "place", None, "be"),
    ("Глыбокае", "place", None, "be"),
    ("Дзятлава", "place", None, "be"),
    ("Казань", "place", None, "be"),
    ("Менск", "place", None, "be-tarask"),
    ("Берасьце", "place", None, "be-tarask"),
    ("Łukašenka", "person", "m", "lacinka"),
    ("Николай Шугаев", "person", "m", "ru"),
    ("Барановичи", "place", None, "ru"),
    ("Олександр Лукашенко", "person", "m", "uk"),
    ("Juryj Zienkowicz", "person", "m", "pl"),
    ("Lukashenka", "person", "m", "en"),
]


def texts(name, case, number="sg", **hints):
    return {form.text for form in nazva.forms(name, **hints) if (form.case, form.number) == (case, number)}


@pytest.mark.parametrize(
    ("name", "hints", "case", "expected"),
    [
        ("Лукашэнка", {"kind": "person", "gender": "m"}, "gen", {"Лукашэнкі"}),
        ("Лукашэнка", {"kind": "family", "gender": "f"}, "dat", {"Лукашэнцы", "Лукашэнка"}),
        ("Зянковіч", {"kind": "family", "gender": "m"}, "ins", {"Зянковічам"}),
        ("Зянковіч", {"kind": "family", "gender": "f"}, "ins", {"Зянковіч"}),
        ("Сядых", {"kind": "family", "gender": "m"}, "gen", {"Сядых"}),
        ("Бусел", {"kind": "family", "gender": "m"}, "gen", {"Бусла"}),
        ("Магілёў", {"kind": "place"}, "ins", {"Магілёвам"}),
        ("Казлоў", {"kind": "family", "gender": "m"}, "ins", {"Казловым"}),
        ("Баранавічы", {"kind": "place"}, "nom", set()),
        ("Гродна", {"kind": "place"}, "gen", {"Гродна"}),
        ("Вольга", {}, "dat", {"Вользе"}),
        ("Мар’іна Горка", {"kind": "place"}, "loc", {"Мар’інай Горцы"}),
        ("Рудня Пяцігорская", {"kind": "place"}, "gen", {"Рудні Пяцігорскай"}),
        ("Давыд-Гарадок", {"kind": "place"}, "gen", {"Давыд-Гарадка"}),
        ("ЗША", {}, "loc", {"ЗША"}),
        ("А. Р. Лукашэнка", {"gender": "m"}, "ins", {"А. Р. Лукашэнкам"}),
        ("МакКей", {"kind": "family", "gender": "m"}, "gen", {"МакКея"}),
    ],
)
def test_forms(name, hints, case, expected):
    assert texts(name, case, spelling="be", **hints) == expected


def test_plural_places_have_no_singular():
    assert {form.number for form in nazva.forms("Баранавічы", kind="place", spelling="be")} == {"pl"}
    assert texts("Баранавічы", "gen", "pl", spelling="be") == {"Баранавіч", "Баранавічаў"}


@pytest.mark.parametrize(
    ("form", "spelling", "lemma"),
    [
        ("Лукашэнкам", None, "Лукашэнка"),
        ("Ціханоўскай", None, "Ціханоўская"),
        ("Сяргеем Ціханоўскім", None, "Сяргей Ціханоўскі"),
        ("Аляксандра Рыгоравіча Лукашэнкі", None, "Аляксандр Рыгоравіч Лукашэнка"),
        ("Вольгі Корбут", None, "Вольга Корбут"),
        ("ГОМЛІ", None, "ГОМЕЛЬ"),
        ("Новай Гуце", None, "Новая Гута"),
        ("Łukašenkam", "lacinka", "Łukašenka"),
        ("Тихановской", "ru", "Тихановская"),
        ("Николаем Шугаевым", None, "Николай Шугаев"),
        ("Лукашенком", "uk", "Лукашенко"),
        ("Łukaszence", "pl", "Łukaszenka"),
        ("Lukashenka's", "en", "Lukashenka"),
        ("Берасьці", "be-tarask", "Берасьце"),
    ],
)
def test_nominative(form, spelling, lemma):
    assert nazva.nominative(form, spelling=spelling) == lemma


@pytest.mark.parametrize(
    "name", [*dict.fromkeys(n for n, *_ in NAMES), "Варшава", "Купала", "Свабода", "Масква", "Казловіч"]
)
def test_what_is_nominative_stays(name):
    spelling = next((own[3] for own in NAMES if own[0] == name), "be")
    assert nazva.nominative(name, spelling=spelling) == name


@pytest.mark.parametrize(("name", "kind", "gender", "spelling"), NAMES, ids=[name for name, *_ in NAMES])
def test_every_form_leads_back(name, kind, gender, spelling):
    made = nazva.forms(name, kind, gender, spelling)
    assert made[0].text == name
    assert len({(form.text, form.case, form.number, form.gender) for form in made}) == len(made)
    for form in made:
        back = nazva.lemmas(form.text, kind, gender, spelling)
        assert name in {lemma.text for lemma in back}, form
        assert sum(lemma.weight for lemma in back) == pytest.approx(1)


def test_weights_and_plain_data():
    best = nazva.lemmas("Лукашэнкам", spelling="be")
    assert [lemma.weight for lemma in best] == sorted((lemma.weight for lemma in best), reverse=True)
    assert best[0].as_dict()["case"] == "ins"
    assert nazva.forms("Мінск", spelling="be")[0].as_dict()["text"] == "Мінск"


@pytest.mark.parametrize(
    ("man", "woman", "spelling"),
    [
        ("Ціханоўскі", "Ціханоўская", "be"),
        ("Лукашэнка", "Лукашэнка", "be"),
        ("Кавалёў", "Кавалёва", "be"),
        ("Казлоў", "Казлова", "be"),
        ("Ільін", "Ільіна", "be"),
        ("Сініцын", "Сініцына", "be"),
        ("Марцін", "Марцін", "be"),
        ("Сівы", "Сівая", "be"),
        ("Чорны", "Чорная", "be"),
        ("Рабы", "Рабая", "be"),
        ("Сухі", "Сухая", "be"),
        ("Верхні", "Верхняя", "be"),
        ("Зянковіч", "Зянковіч", "be"),
        ("Сядых", "Сядых", "be"),
        ("Сьвятлоў", "Сьвятлова", "be-tarask"),
        ("Cichanoŭski", "Cichanoŭskaja", "lacinka"),
        ("Тихановский", "Тихановская", "ru"),
        ("Толстой", "Толстая", "ru"),
        ("Сухой", "Сухая", "ru"),
        ("Лукашенко", "Лукашенко", "ru"),
        ("Тихановський", "Тихановська", "uk"),
        ("Чорний", "Чорна", "uk"),
        ("Ковальов", "Ковальова", "uk"),
        ("Сирота", "Сирота", "uk"),
    ],
)
def test_surnames_of_both_genders(man, woman, spelling):
    assert nazva.feminine(man, spelling) == woman
    assert nazva.feminine(woman, spelling) == woman
    assert nazva.masculine(woman, spelling) == man


@pytest.mark.parametrize(
    ("father", "son", "daughter", "spelling"),
    [
        ("Ілья", "Ільіч", "Ільінічна", "be"),
        ("Лука", "Лукіч", "Лукінічна", "be"),
        ("Фама", "Фаміч", "Фамінічна", "be"),
        ("Мікіта", "Мікітавіч", "Мікітаўна", "be"),
        ("Леў", "Львовіч", "Львоўна", "be"),
        ("Павел", "Паўлавіч", "Паўлаўна", "be"),
        ("Пётр", "Пятровіч", "Пятроўна", "be"),
        ("Ягор", "Ягоравіч", "Ягораўна", "be"),
        ("Юрый", "Юр’евіч", "Юр’еўна", "be"),
        ("Мікалай", "Мікалаевіч", "Мікалаеўна", "be-tarask"),
        ("Uładzimir", "Uładzimiravič", "Uładzimiraŭna", "lacinka"),
        ("Никита", "Никитич", "Никитична", "ru"),
        ("Микола", "Миколайович", "Миколаївна", "uk"),
    ],
)
def test_patronymics(father, son, daughter, spelling):
    assert (nazva.patronymic(father, "m", spelling), nazva.patronymic(father, "f", spelling)) == (son, daughter)


def test_initials_and_the_vocative():
    assert nazva.initials("Дзмітрый Завадскі") == "Дз. Завадскі"
    assert nazva.initials("Завадскі") == "Завадскі"
    assert nazva.masculine("Лялько") == "Лялько"
    assert nazva.vocative("Іван", spelling="be-tarask") == "Іване"
    assert nazva.vocative("Сяргей", spelling="be-tarask") == "Сяргею"


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("Лукашэнкi", "Лукашэнка"),  # a Latin i
        ("Мiнску", "Мінск"),
        ("ПАЎЛIЧЭНКА", "ПАЎЛIЧЭНКА"),  # what stays is not touched
        ("Тацяна", "Тацяна"),  # the other orthography's
        ("IBM", "IBM"),
    ],
)
def test_nominatives_of_dirty_and_mixed_text(form, lemma):
    assert nazva.nominative(form) == lemma


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: nazva.forms("Мінск", kind="thing"), "no kind"),
        (lambda: nazva.lemmas("Мінск", gender="x"), "no gender"),
        (lambda: nazva.forms("Мінск", spelling="klingon"), "no spelling"),
        (lambda: nazva.patronymic("Рыгор", "n"), "son or a daughter"),
        (lambda: nazva.patronymic("Jan", spelling="pl"), "no table"),
    ],
)
def test_calls_at_fault(call, message):
    with pytest.raises(nazva.NazvaError, match=message):
        call()


anything = st.text(max_size=24)
cyrillic = st.text("абвгдеёжзійклмнопрстуўфхцчшыьэюя’' -.АБЛ", min_size=1, max_size=16)


@settings(deadline=None)  # tables are read at the first name of a spelling
@given(st.one_of(anything, cyrillic), st.sampled_from([None, "be", "be-tarask", "ru", "uk", "pl", "en"]))
def test_nothing_raises_and_the_lemma_is_found(name, spelling):
    nominative = nazva.nominative(name, spelling=spelling)
    assert isinstance(nominative, str)
    for form in nazva.forms(name, spelling=spelling)[:12]:
        found = nazva.lemmas(form.text, gender=form.gender or None, spelling=spelling or None)
        assert found


@settings(deadline=None)
@given(cyrillic.map(str.lower).filter(lambda word: word.isalpha() and len(word) > 2))
def test_a_form_of_any_word_leads_back_to_it(word):
    for form in nazva.forms(word, kind="family", gender="m", spelling="be"):
        assert word in {own.text for own in nazva.lemmas(form.text, "family", "m", "be")}


def told(alike):
    """Return everything that an object for forms that end alike says."""
    return [
        (one.cut, one.put, turn.itself, [(s.paradigm.id, s.part, s.cut, s.put, s.case, s.number) for s in turn.slots])
        for one in alike.candidates
        for turn in one.turns
    ]


@settings(deadline=None, max_examples=6)
@given(st.lists(cyrillic.map(str.lower).filter(lambda word: word.isalpha() and len(word) > 1), min_size=2, max_size=6))
def test_what_is_remembered_of_endings_is_what_the_word_alone_gives(words):
    """A word met after others that end like it is led back as if it were the first."""
    own = deinflection("be")
    for word in [*words, *(words[0] + word for word in words)]:
        fresh = Deinflection(Inflection(own.inflection.table))
        assert told(own.alike(word)) == told(fresh.alike(word))


@pytest.mark.parametrize(
    "form", ["Кавалёва", "Алесю", "Станіслава", "Мінску", "Паўла", "Баранавічах", "Ніву", "Рэйгана"]
)
@pytest.mark.parametrize("hints", [{}, {"kind": "person"}, {"kind": "place"}, {"gender": "f"}])
def test_the_nominative_is_the_lemma_that_weighs_most(form, hints):
    weights = {}
    for lemma in nazva.lemmas(form, spelling="be", **hints):
        if lemma.text != form or lemma.case == "nom":
            weights[lemma.text] = weights.get(lemma.text, 0.0) + lemma.weight
    assert nazva.nominative(form, spelling="be", **hints) == max(weights, key=weights.get)


def test_long_input_is_quick_and_stays():
    name = "а" * 100_000
    assert nazva.nominative(name, spelling="be") == name


def test_command(tmp_path):
    run = CliRunner().invoke
    rows = run(main, ["forms", "Лукашэнка", "--gender", "m", "--kind", "person", "--case", "ins"]).stdout.splitlines()
    assert rows[0].split("\t") == ["Лукашэнка", "Лукашэнкам", "ins", "sg", "m"]
    assert run(main, ["forms", "--lemma"], input="Баранавічах\n\nМінску\n").stdout == "Баранавічы\n\nМінск\n"
    file = tmp_path / "names.txt"
    file.write_text("Сяргеем\n", "utf-8")
    found = json.loads(run(main, ["forms", "--lemma", "--json", "--file", str(file)]).stdout)
    assert found["nominative"] == found["lemmas"][0]["text"] == "Сяргей"
    assert run(main, ["forms", "--kind", "thing", "x"]).exit_code == 2
    assert run(main, ["forms", "--lemma"], input=b"\xff\xfe\n").exit_code == 1


def test_faults_of_a_table_are_all_named():
    reader = Reader("x/be-forms.toml")
    data = {
        "format": 1,
        "forms": {"id": "be-forms", "title": "x", "status": "draft", "colour": "red"},
        "source": {"authority": "a", "document": "d", "date": "2026", "read": "2026"},
        "paradigm": [
            {"id": "a", "gender": "q", "sg": {"gen": "nochange:а", "abl": "у"}},
            {"id": "a", "gender": "m", "like": "b", "weight": 0},
        ],
    }
    read_paradigms(reader, data, None)
    told = " ".join(fault.problem for fault in reader.faults)
    for word in ("colour", "'q'", "nochange", "'abl'", "used twice", "'b'", "weight"):
        assert word in told


def test_spellings_with_paradigms():
    assert {"be", "be-tarask", "ru", "uk", "pl", "en"} <= table_of().keys()
