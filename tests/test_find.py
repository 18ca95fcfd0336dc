"""People and places found, told apart and joined; and what must not be found."""

from itertools import pairwise
from pathlib import Path

import pytest

import nazva

SAMPLE = Path(__file__).resolve().parents[1] / "docs" / "sample.txt"


def brief(source, **options):
    return [(m.text, m.kind) for m in nazva.find(source, **options)]


@pytest.mark.parametrize(
    ("source", "forms"),
    [
        ("Juryj Ziankovič spoke.", {"be": "Юрый Зянковіч", "ru": "Юрий Зенкович", "be-en": "Yury Ziankovich"}),
        ("Culture Minister Rusłan Čarniecki spoke.", {"be": "Руслан Чарнецкі", "ru": "Руслан Чернецкий"}),
        ("Andrej Kuźniečyk spoke.", {"be": "Андрэй Кузнечык", "ru": "Андрей Кузнечик"}),
        ("Nikolay Shugaev spoke.", {"be": "Мікалай Шугаеў", "ru": "Николай Шугаев", "en": "Nikolay Shugaev"}),
        (
            "They met Łukašenka.",
            {"be": "Аляксандр Лукашэнка", "ru": "Александр Лукашенко", "be-en": "Aliaksandr Lukashenka"},
        ),
        ("They left Kyiv.", {"be": "Кіеў", "ru": "Киев", "lacinka": "Kijeŭ"}),
        ("Размова з Андрэем Кузнечыкам.", {"be": "Андрэй Кузнечык", "lacinka": "Andrej Kuźniečyk"}),
        ("Жыве ў Баранавічах.", {"be": "Баранавічы", "ru": "Барановичи"}),
        # -ава is a woman's ending and a man's genitive; no woman is called Дзмітрыя, many are called Аляксандра.
        ("Затрымалі Дзмітрыя Канавалава.", {"be": "Дзмітрый Канавалаў", "ru": "Дмитрий Коновалов"}),
        ("Выступіла Аляксандра Канавалава.", {"be": "Аляксандра Канавалава"}),
    ],
)
def test_forms(source, forms):
    mention = nazva.find(source)[0]
    assert {spelling: mention.forms[spelling] for spelling in forms} == forms


@pytest.mark.parametrize(
    ("source", "be"),
    [
        ("He met Swetlana Tichanowskaja.", "Святлана"),
        ("He met Alexandre Loukachenko.", "Аляксандр"),
        ("He met Aliaksandras Lukašenka.", "Аляксандр"),
        ("He met Aļaksandrs Lukašenko.", "Аляксандр"),
        ("He met Sergueï Tikhanovski.", "Сяргей"),
    ],
)
def test_given_names_of_newspapers_abroad(source, be):
    mention = nazva.find(source, language="en")[0]
    assert mention.forms["be"].split(" ")[0] == be


def test_glory_is_no_name():
    assert brief("Слава Украіне!") == [("Украіне", "place")]


def test_sample_text():
    source = SAMPLE.read_text(encoding="utf-8")
    found = nazva.find(source)
    assert all(source[m.start : m.end] == m.text for m in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    people = {m.canonical for m in found if m.kind == "person"}
    assert {"Juryj Stankievič", "Alaksandra Hryniuk", "Gitanas Nausėda", "Nikolay Shapovalov", "Viktar Žuk"} <= people
    assert {m.entity_id for m in found if m.text in ("Gomel", "Homel", "Homieĺ")} == {"homel"}
    assert len({m.entity_id for m in found if m.text in ("Juryj Stankievič", "Stankievič")}) == 1


@pytest.mark.parametrize(
    "source",
    [
        "On March 3 the Belarusian and Russian armies met.",
        "Radio Free Europe/Radio Liberty and The New York Times wrote about it.",
        "Will Belarusian farmers agree? May says so.",
        "However, officials discourage parents. Yet, repression continues.",
        "It was Monday in April.",
        "",
        "1234 … 🙂",
    ],
)
def test_no_names(source):
    assert brief(source) == []


@pytest.mark.parametrize(
    ("source", "mentions"),
    [
        ("Professor Jan Nowak came on Jan. 5.", [("Jan Nowak", "person")]),
        ("They met in a church of St. Nicholas.", []),
        ("Ён гуляе за «Нёман», жыве над Нёманам.", [("Нёманам", "place")]),
        ("Помнік Леніну стаіць у Леніне.", [("Леніну", "person"), ("Леніне", "place")]),
        ("Намеснік старшыні Пінскага райвыканкама.", []),
        ("Ms. Zhuk-Drazdova left.", [("Zhuk-Drazdova", "person")]),
        ("He said that Putin-Trump talks failed.", [("Putin", "person"), ("Trump", "person")]),
        ("Prime minister Ursula von der Leyen came.", [("Ursula von der Leyen", "person")]),
        ("She saw April in Paris and a flat in Maladziechna.", [("Paris", "place"), ("Maladziechna", "place")]),
        ("Anna-Maria Petrova came.", [("Anna-Maria Petrova", "person")]),
        ("Pope Francis came.", [("Francis", "person")]),
        ("Today Amazon opens an office.", []),
        (
            "Судзілі Святлану Пятроўну Гіль у Навагрудку.",
            [("Святлану Пятроўну Гіль", "person"), ("Навагрудку", "place")],
        ),
    ],
)
def test_what_is_a_name_and_what_is_not(source, mentions):
    assert brief(source) == mentions


@pytest.mark.parametrize(
    ("source", "be", "ru"),
    [
        ("Прыйшоў Мікола Дубіна.", "Мікола Дубіна", "Николай Дубина"),
        ("Ms. Volha Zhuk-Baranava left.", "Вольга Жук-Баранава", "Ольга Жук-Баранова"),
        ("Professor Jan Nowak came.", "Ян Новак", "Ян Новак"),
        ("Anna-Maria Petrova came.", "Анна-Марыя Пятрова", "Анна-Мария Петрова"),
        ("З Сямёнам Рудзьком.", "Сямён Рудзько", "Семён Рудько"),
    ],
)
def test_parts_of_a_full_name(source, be, ru):
    assert [(m.forms["be"], m.forms["ru"]) for m in nazva.find(source)] == [(be, ru)]


def test_kinds_and_languages_that_are_none():
    with pytest.raises(nazva.NazvaError, match="no kind"):
        nazva.find("x", kinds=["thing"])
    with pytest.raises(nazva.NazvaError, match="not 'fr'"):
        nazva.find("x", language="fr")


def test_annotated_page_is_whole():
    page = nazva.annotate("Ihar Łosik <b> lives in Minsk.", format="html")
    assert page.startswith("<!doctype html>")
    assert "&lt;b&gt;" in page
    assert "Ігар Лосік" in page
    assert "http" not in page


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Vydalić %'d fajł (%s)", "Выдаліць %'d файл (%s)"),
        ("<span size='larger'>Nazva</span> {0} $USER", "<span size='larger'>Назва</span> {0} $USER"),
        ("Hreckaje (Windows-1253), ISO-8859-2, HTTPS, CapsLock", "Грэцкае (Windows-1253), ISO-8859-2, HTTPS, CapsLock"),
        ("Charvackaje (Mac_Croatian), _Nazad", "Харвацкае (Mac_Croatian), _Назад"),
        ("Čytaj https://nn.by i pišy na post@nn.by", "Чытай https://nn.by і пішы на post@nn.by"),
        ("Jan Paweł II u XX stahodździ", "Ян Paweł II у XX стагоддзі"),
    ],
)
def test_what_is_not_lacinka_stays(source, target):
    assert nazva.convert(source, to="be", source="lacinka") == target
