"""Names in parts: people in every order and script, places, what is no name, and what holds for any text."""

import json
import re
import unicodedata
from itertools import pairwise

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

import nazva
from nazva import lexicon, tables
from nazva.cli import main
from nazva.errors import UnknownChoice
from nazva.nameskeleton import skeleton
from nazva.nametokens import tokens
from nazva.parsing import person
from nazva.plainnames import plain_name
from nazva.translit import Scheme

PEOPLE = """
Лукашэнка Аляксандр Рыгоравіч | Аляксандр | Рыгоравіч | Лукашэнка | | m
LUKASHENKA, Aliaksandr Ryhoravich | Aliaksandr | Ryhoravich | LUKASHENKA | | m
Alaksandar Łukašenka | Alaksandar | | Łukašenka | | m
Łukašenka Alaksandar | Alaksandar | | Łukašenka | | m
Лукашэнка А. Р. | | | Лукашэнка | А. Р. |
А.Р.Лукашэнка | | | Лукашэнка | А. Р. |
John F. Kennedy Jr. | John | | Kennedy | F. | m
Дз. Бяспалы | | | Бяспалы | Дз. |
Kovalchuk O.V. | | | Kovalchuk | O. V. |
Вяч. Иванов | | | Иванов | Вяч. | m
Олена Юріївна Семенова | Олена | Юріївна | Семенова | | f
Olena Yurivna SEMENOVA | Olena | Yurivna | SEMENOVA | | f
Wladimir Konstantinowitsch Kusnezow | Wladimir | Konstantinowitsch | Kusnezow | | m
Ilja Iljič Ihnaciuk | Ilja | Iljič | Ihnaciuk | | m
Sciapan Mikałajevič Putsiła | Sciapan | Mikałajevič | Putsiła | | m
Роман Кузьма | Роман | | Кузьма | | m
Каленик Сергей | Сергей | | Каленик | | m
Сяргеевіч Мікалай Васільевіч | Мікалай | Васільевіч | Сяргеевіч | | m
Valeri Valerevich IVANKOVICH | Valeri | Valerevich | IVANKOVICH | | m
Sviatlana, Anatoleuna LYUBETSKAYA | Sviatlana | Anatoleuna | LYUBETSKAYA | | f
Ян Казімір Хадкевіч | Ян Казімір | | Хадкевіч | | m
Maria Skłodowska Curie | Maria | | Skłodowska Curie | | f
Іванова-Пятрова Марыя-Ганна Юр’еўна | Марыя-Ганна | Юр’еўна | Іванова-Пятрова | | f
Гейдар Алірза аглы Аліеў | Гейдар | Алірза аглы | Аліеў | | m
Ursula von der Leyen | Ursula | | von der Leyen | | f
Тетяна Кузьмич | Тетяна | | Кузьмич | | f
Alena ANANICH | Alena | | ANANICH | | f
""".strip().split("\n")

WORDS = st.one_of(
    *(st.sampled_from(sorted(lexicon.words("be", part))) for part in ("given", "patronymic", "family", "place")),
    st.sampled_from(["М.", "Ю.", "A.", "II", "VI", "Др.", "von", "і", "Łukašenka", "\u0049ванав\u0069ч", "Иванова"]),
)
FORMS = (str, str.title, str.upper, Scheme(tables.load_scheme("be_be-en")).convert)


DIRTY = {
    "ПАЎЛ\u0049ЧЭНКА Андрэй": "ПАЎЛІЧЭНКА",
    "Дмитрий ШВЕДКO": "ШВЕДКО",
    "Але\u0138сандр Бы\u0138аў": "Быкаў",
    "Николай Фёдорович ИВАНО\u0301В": "ИВАНОВ",
    "Лук\u00b4ян Стаўбу\u00b4нскі": "Стаўбунскі",
    "Kuz\u0301ma Łos\u0301": "Łoś",
    "\u0049лля IКАН": "ІКАН",
}


@pytest.mark.parametrize("row", PEOPLE)
def test_people(row):
    name, *parts = (cell.strip() for cell in row.split("|"))
    found = nazva.parse(name)
    assert [found.given, found.patronymic, found.family, found.initials, found.gender] == parts
    assert found.kind == "person"
    assert found.conflicts == ()


@pytest.mark.parametrize(("name", "family"), DIRTY.items())
def test_dirty_letters_are_put_right(name, family):
    found = nazva.parse(name)
    assert found.family == family
    assert found.repairs


@pytest.mark.parametrize(
    ("name", "field", "value"),
    [
        ("Валентина Ивановна МАТВИЕНКО (born ТЮТИНА)", "birth_names", ("ТЮТИНА",)),
        ("Ганна Іванова, дз. Пятрова", "birth_names", ("Пятрова",)),
        ("Анна Иванова (урождённая Петрова)", "birth_names", ("Петрова",)),
        ("Marie Sklodowska née Curie", "birth_names", ("Curie",)),
        ("Іван «Бацька» Мельнікаў", "nicknames", ("Бацька",)),
        ("Ivan 'Batka' Melnikau", "nicknames", ("Batka",)),
        ("Iury (Yuri) Leonidovich SIVAKOV", "alternatives", (("given", "Yuri"),)),
        ("Юрый Леанідавіч СІВАКАЎ, СІВАКОЎ", "alternatives", (("family", "СІВАКОЎ"),)),
        ("Viktor Arkadievich CHEVTSOV/ SHEVTSOV", "alternatives", (("family", "SHEVTSOV"),)),
        ("Pavel Latushka / Павел Латушка", "alternatives", (("name", "Павел Латушка"),)),
        (
            "Iury Leanidavich SIVAKAU (Yuri Leanidavich SIVAKAU, SIVAKOU)",
            "alternatives",
            (("name", "Yuri Leanidavich SIVAKAU"), ("family", "SIVAKOU")),
        ),
        (
            "Vadzim Rastsislavavich MURASHKA Vadim Rostislavovich MURASHKO",
            "alternatives",
            (("name", "Vadim Rostislavovich MURASHKO"),),
        ),
        ("праф. Іваноў Іван Іванавіч, 1965 г.н.", "titles", ("праф.",)),
        ("праф. Іваноў Іван Іванавіч, 1965 г.н.", "rest", ("1965 г.н.",)),
        ("Major General Ivan Tertel", "titles", ("Major General",)),
        ("Dr. hab. Jan Kowalski", "titles", ("Dr. hab.",)),
        ("Іваноў Іван, палкоўнік", "titles", ("палкоўнік",)),
        ("Іваноў Іван, дырэктар завода Атлант", "rest", ("дырэктар завода Атлант",)),
        ("Аляксандр Лукашэнка, прэзідэнт Беларусі", "titles", ("прэзідэнт",)),
        ("А. Мілінкевіч і А. Казулін", "rest", ("і А. Казулін",)),
        ("Іван III", "suffix", "III"),
        ("Пётр \u0049", "suffix", "\u0049"),
        ("Ivan Petrov, PhD", "suffix", "PhD"),
        ("Maria da Silva", "particles", ("da",)),
        ("Іваноў І. І., пашпарт MP1234567", "rest", ("пашпарт", "MP1234567")),
        ("Сяргей Ціханоўскі (блогер)", "rest", ("блогер",)),
    ],
)
def test_what_stands_beside_the_name(name, field, value):
    assert getattr(nazva.parse(name), field) == value


@pytest.mark.parametrize("name", ["Karol Wojtyła", "Кароль", "Князь, Аляксандр", "Major", "Хорунжий Ярослав"])
def test_a_name_is_no_title(name):
    assert nazva.parse(name).titles == ()


def test_signs_of_two_genders_are_reported():
    found = nazva.parse("Ганна Іванавіч Пятрова")
    assert found.conflicts == ("patronymic of a man, given and family of a woman",)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "it has no words"),
        ("12345", "it has no words"),
        ("невядома", "it says that the name is not known"),
        ("post@nn.by", "it is an address"),
        ("ААТ «Белаз»", "a word of it stands in names of organisations, and none is a given name"),
        ("слова " * 20, "it has too many words to be a name"),
        ("Іван " * 1000, "it is too long to be a name"),
    ],
)
def test_what_is_no_name_says_so(text, why):
    found = nazva.parse(text)
    assert found.kind == ""
    assert found.conflicts == (why,)


@pytest.mark.parametrize(
    ("text", "generic", "place", "qualifiers", "numbers"),
    [
        ("вуліца Якуба Коласа", "вуліца", "Якуба Коласа", (), ()),
        ("2-гі Загарадны завулак", "завулак", "Загарадны", (), ("2-гі",)),
        ("вул. Нямiга, 5, Мінск", "вул.", "Няміга", ("Мінск",), ("5",)),
        ("вуліца 17 верасня", "вуліца", "17 верасня", (), ()),
        ("в. Янушкавічы Лагойскі р-н Мінская вобл.", "в.", "Янушкавічы", ("Лагойскі р-н", "Мінская вобл."), ()),
        (
            "Мінская вобласць, Лагойскі раён, в. Янушкавічы",
            "в.",
            "Янушкавічы",
            ("Мінская вобласць", "Лагойскі раён"),
            (),
        ),
        ("г.п. Зэльва", "г.п.", "Зэльва", (), ()),
        ("Brest Oblast", "Oblast", "Brest", (), ()),
        ("voblasć Hrodzienskaja", "voblasć", "Hrodzienskaja", (), ()),
        ("powiat grodzieński", "powiat", "grodzieński", (), ()),
        ("Новы Двор (Гродзенскі раён)", "", "Новы Двор", ("Гродзенскі раён",), ()),
        ("Нарач, возера", "возера", "Нарач", (), ()),
        ("станцыя метро Плошча Леніна", "станцыя метро", "Плошча Леніна", (), ()),
        ("Бабруйск-2", "", "Бабруйск-2", (), ()),
    ],
)
def test_places(text, generic, place, qualifiers, numbers):
    found = nazva.parse(text, kind="place")
    assert (found.generic, found.place, found.qualifiers, found.numbers) == (generic, place, qualifiers, numbers)
    assert found.kind == "place"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Мінск", "place"),
        ("Homiel", "place"),
        ("вул. Якуба Коласа", "place"),
        ("Якуб Колас", "person"),
        ("М. Багдановіч", "person"),
        ("Victoria", "person"),
        ("Іван Мінскі", "person"),
        ("New York", "place"),
    ],
)
def test_auto_tells_people_and_places(text, kind):
    assert nazva.parse(text, kind="auto").kind == kind


def test_an_unknown_kind_is_refused():
    with pytest.raises(UnknownChoice, match="person, place, auto"):
        nazva.parse("Іван", kind="river")


@pytest.mark.parametrize("language", ["be", "ru", "uk"])
def test_listed_names_are_read_alike_in_every_order(language):
    """Each stands for any: the surname first, last, behind a comma, in capitals, all in small letters."""
    names = sorted(lexicon.words(language, "given"))[::97]
    fathers = [word for word in sorted(lexicon.words(language, "patronymic")) if word.endswith(("ч", "на"))][::53]
    for first, father in zip(names, fathers, strict=False):
        given_name, patronymic, family = first.capitalize(), father.capitalize(), "Шчарбакова"
        for text in (
            f"{given_name} {patronymic} {family}",
            f"{family} {given_name} {patronymic}",
            f"{family}, {given_name} {patronymic}",
            f"{given_name} {patronymic} {family.upper()}",
            f"{given_name} {patronymic} {family}".upper(),
            f"{family} {given_name} {patronymic}".lower(),
        ):
            found = nazva.parse(text)
            parts = [part.lower() for part in (found.given, found.patronymic, found.family)]
            assert parts == [given_name.lower(), patronymic.lower(), family.lower()], text


ROMANISATIONS = [
    ident
    for ident in sorted(tables.index())
    if re.match("(be|ru|uk)_(be|ru|uk|lacinka)-?", ident) and ident not in ("be_be-arab", "be_be-brai", "be_be-tarask")
]


@pytest.mark.parametrize("ident", ROMANISATIONS)
def test_every_romanisation_is_parsed(ident):
    """German and Dutch spellings of rare names are not known to the lists and are told by their endings alone."""
    table = tables.load_scheme(ident)
    language, scheme = table.source_spelling, Scheme(table)
    families = {"be": "Ціханоўскі", "ru": "Тихановский", "uk": "Тихановський"}
    names = sorted(lexicon.words(language, "given"))[::61]
    fathers = sorted(lexicon.words(language, "patronymic"))[::61]
    right = 0
    for first, father in zip(names, fathers, strict=False):
        words = (first.capitalize(), father.capitalize(), families[language])
        given_name, patronymic, family = (scheme.convert(word) for word in words)
        for text in (f"{given_name} {patronymic} {family}", f"{family} {given_name} {patronymic}"):
            found = nazva.parse(text)
            right += (found.given, found.patronymic, found.family) == (given_name, patronymic, family)
    assert right >= 0.97 * 2 * min(len(names), len(fathers))


SAMPLE = (
    "Іван Рыгоравіч ŁUKAŠENKA von der ( ) « » \" ' / , ; born дз. А. 5 г. раён вул. aka or і III Jr. Dr. оглы ibn "
    "12.03.1970 г.н. - ĸ Лук’ян"
)
WORDS = st.sampled_from(SAMPLE.split())
TEXTS = st.one_of(st.text(), st.lists(WORDS, max_size=14).map(" ".join), st.lists(WORDS, max_size=14).map("".join))


@given(TEXTS, st.sampled_from(["person", "place", "auto"]))
@settings(max_examples=400, deadline=None)  # the first call reads the lists
def test_no_text_raises_and_parts_hold_every_word_once(text, kind):
    found = nazva.parse(text, kind=kind)
    assert found.as_dict()["source"] == text
    assert all(one.end <= other.start for one, other in pairwise(found.parts))
    if len(text) <= 1000:
        left = list(text)
        for part in found.parts:
            left[part.start : part.end] = " " * (part.end - part.start)
        assert not re.search(r"[^\W_]", "".join(left))


@given(st.text("абвгґдеёєжзиіїйклмнопрстуўфхцчшщъыьэюяabcdefghijklmnopqrstuvwxyzčšžłńśźćŭěé’", max_size=20))
def test_rough_spellings_do_not_depend_on_case_or_normal_form(word):
    assert skeleton(word) == skeleton(word.upper()) == skeleton(unicodedata.normalize("NFD", word))


def test_the_rough_spelling_joins_romanisations():
    assert len({skeleton(name) for name in ("Сяргей", "Siarhei", "Siarhiej", "Syarhyey", "Syarhei")}) == 1
    assert skeleton("Саша") != skeleton("Саса")


def test_listed_endings_do_not_hide_each_other():
    seen = {}
    for row in tables.load_list("part-endings").rows:
        for ending in row["endings"]:
            key = (row["part"], skeleton(ending))
            assert seen.setdefault(key, row["id"]) == row["id"], ending


def run(*arguments, text=None):
    return CliRunner().invoke(main, ["parse", *arguments], input=text)


def test_the_command_lists_parts_of_names_of_a_call_or_of_the_input():
    found = run(text="Лукашэнка А. Р.\n\n12345\n")
    assert found.exit_code == 0
    assert found.output.splitlines() == [
        "Лукашэнка А. Р.\tkind=person\tfamily=Лукашэнка\tinitials=А. Р.\torder=family initials\tspelling=be",
        "12345\trest=12345\tconflicts=it has no words",
    ]


def test_the_command_writes_json_and_refuses_an_unknown_kind():
    found = json.loads(run("--json", "--kind", "auto", "вул. Леніна, Мінск").output)
    assert (found["kind"], found["place"], found["qualifiers"]) == ("place", "Леніна", ["Мінск"])
    assert run("--kind", "river", "Сож").exit_code == 2


@given(
    words=st.lists(st.tuples(WORDS, st.sampled_from(FORMS)), min_size=1, max_size=4),
    gaps=st.lists(st.sampled_from([" ", " ", " ", ", ", "", "-", " (", ". "]), min_size=3, max_size=3),
)
@settings(max_examples=1500, deadline=None)
def test_the_straight_way_gives_what_the_walk_gives(words, gaps):
    source = ""
    for (word, form), gap in zip(words, ["", *gaps], strict=False):
        source += gap + form(word)
    straight = plain_name(source)
    assert straight is None or straight == person(source, tokens(source))


@pytest.mark.parametrize(
    ("source", "is_plain"),
    [
        ("Лукашэнка Аляксандр Рыгоравіч", True),
        ("LUKASHENKA, Aliaksandr Ryhoravich", True),
        ("Alaksandar Łukašenka", True),
        ("Іванова-Пятрова Марыя-Ганна Юр’еўна", True),
        ("Васіль \u0049ванав\u0069ч Альховік", True),
        ("Зянковіч Ю. Я.", True),
        ("Гейдар Алірза аглы Аліеў", False),
        ("Iury (Yuri) Sivakov", False),
        ("Пётр I", False),
        ("Жлобін Гомель", False),
    ],
)
def test_names_of_nothing_but_words_go_the_straight_way(source, is_plain):
    assert (plain_name(source) is not None) == is_plain


@pytest.mark.parametrize(
    ("name", "gender"),
    [("Karen Stepanyan", "m"), ("Denis Kachanau", "m"), ("Antonia Kavalchuk", "f"), ("Марыя Альбертавіч", "f")],
)
def test_of_names_that_are_spelt_alike_the_one_borne_here_tells_the_gender(name, gender):
    assert nazva.parse(name).gender == gender
