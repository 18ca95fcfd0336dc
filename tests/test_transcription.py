"""Names of other peoples in Belarusian and Russian: from a known language, from a guessed one, and not at all."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import nazva
from nazva import tables, text
from nazva.errors import UnknownSpelling
from nazva.transcription import TARGETS, guesses, languages, pairs, transcriptions

PEOPLE = [
    ("Donald Trump", "en", "Дональд Трамп", "Дональд Трамп"),
    ("Mario Naufal", "en", "Марыа Науфал", "Марио Науфал"),
    ("Boris Johnson", "en", "Борыс Джонсан", "Борис Джонсон"),
    ("Ursula von der Leyen", "de", "Урсула фон дэр Ляен", "Урсула фон дер Ляйен"),
    ("Emmanuel Macron", "fr", "Эманюэль Макрон", "Эмманюэль Макрон"),
    ("Andrzej Duda", "pl", "Анджэй Дуда", "Анджей Дуда"),
    ("Donald Tusk", "pl", "Дональд Туск", "Дональд Туск"),
    ("Gitanas Nausėda", "lt", "Гітанас Наўседа", "Гитанас Науседа"),
    ("Pedro Sánchez", "es", "Педра Санчэс", "Педро Санчес"),
    ("Giorgia Meloni", "it", "Джорджа Мелоні", "Джорджа Мелони"),
]
OURS = ["Siarhei Tsikhanouski", "Juryj Ziankovič", "Sergey Tikhanovsky", "LUKASHENKA, Aliaksandr Ryhoravich"]
# Names of languages that no table transcribes.
ELSEWHERE = ["Recep Tayyip Erdoğan", "Jyrki Katainen", "Mirek Topolánek"]


@pytest.mark.parametrize(("name", "language", "be", "ru"), PEOPLE)
def test_people_in_the_news(name, language, be, ru):
    assert transcriptions(name, to="be", source=language)[0].text == be
    assert transcriptions(name, to="ru", source=language)[0].text == ru
    assert next(iter(guesses(name))) == language


@pytest.mark.parametrize(("name", "language", "be", "ru"), PEOPLE)
def test_canonical_forms_say_that_they_are_transcribed(name, language, be, ru):
    found = nazva.canonicalise(name)
    assert (found.forms["be"], found.forms["ru"]) == (be, ru)
    assert f"transcribed from {language} by {language}-be-transcription" in found.reasons[0]
    assert found.forms["be-en"] == found.forms["pl"] == name
    assert 0.2 < found.probability < 0.9


@pytest.mark.parametrize("name", OURS)
def test_our_names_are_not_transcribed(name):
    assert guesses(name) == {}
    assert pairs(name) == ()
    assert "transcribed" not in nazva.canonicalise(name).reasons[0]


@pytest.mark.parametrize("name", ELSEWHERE)
def test_no_answer_for_languages_without_a_table(name):
    assert transcriptions(name, to="ru") == []


def test_one_spelling_in_several_languages():
    found = {own: transcriptions("Charles Robert Paul", to="ru", source=own)[0].text for own in ("en", "fr", "de")}
    assert found["en"] == "Чарльз Роберт Пол"
    assert found["fr"] == "Шарль Робер Поль"
    assert found["de"].endswith("Роберт Пауль")


@pytest.mark.parametrize(
    ("name", "language", "ru"),
    [
        ("TRUMP", "en", "ТРАМП"),
        ("Ronald McDonald", "en", "Рональд Макдональд"),
        ("Shaquille O'Neal", "en", None),
        ("Valéry Giscard d'Estaing", "fr", "Валери Жискар д’Эстен"),
        ("Jean-Luc Godard", "fr", "Жан-Люк Годар"),
        ("John Paul II", "en", "Джон Пол II"),
        ("George C. Scott V", "en", "Джордж К. Скотт V"),
        ("Søren", "en", "Сорен"),
        ("Erdoğan", "en", "Эрдоган"),
        ("Эммануэль Macron", "fr", "Эммануэль Макрон"),
    ],
)
def test_capitals_marks_and_what_stands_between(name, language, ru):
    found = transcriptions(name, to="ru", source=language)[0].text
    assert found == ru if ru else not any(map(text.is_latin, found))


def test_the_stress_decides_about_o():
    assert transcriptions("Montoro", to="be", source="es")[0].text == "Мантора"
    assert transcriptions("Hulot", to="be", source="fr")[0].text == "Юло"
    assert transcriptions("Jefferson", to="be", source="en")[0].text == "Джэферсан"


@pytest.mark.parametrize("arguments", [{"to": "uk"}, {"to": "be", "source": "sw"}])
def test_what_no_table_joins_is_refused(arguments):
    with pytest.raises(UnknownSpelling, match="no table transcribes"):
        transcriptions("Donald", **arguments)


def test_every_language_of_the_task_has_both_tables_and_a_model():
    assert set(languages()) == {"en", "de", "fr", "pl", "lt", "es", "it"}
    for language in languages():
        assert f"{language}-letters" in tables.index()
        assert {f"{language}-{to}-transcription" for to in TARGETS} <= tables.index().keys()


def test_words_of_the_list_are_of_one_form_in_a_language():
    seen = set()
    for row in tables.load_list("foreign-names").rows:
        assert set(row["languages"]) <= set(languages())
        for language in row["languages"]:
            for word in row["words"]:
                assert word == word.lower()
                assert (language, word) not in seen
                seen.add((language, word))


@given(st.text(max_size=40))
@settings(max_examples=150, deadline=None)
def test_nothing_raises(name):
    for to in TARGETS:
        assert all(own.text for own in transcriptions(name, to=to))
    assert sum(guesses(name).values()) < 1.001


@given(st.sampled_from(("en", "de", "fr", "pl", "lt", "es", "it")), st.data())
@settings(max_examples=200, deadline=None)
def test_no_letter_of_the_alphabet_is_left_and_what_is_cyrillic_stays(language, data):
    alphabet = tables.load_scheme(f"{language}-ru-transcription").alphabet
    name = data.draw(st.text(alphabet + alphabet.upper() + " -'", min_size=1, max_size=20))
    for to in TARGETS:
        done = transcriptions(name, to=to, source=language)[0].text
        left = [word.text for word in text.words(done) if any(map(text.is_latin, word.text))]
        assert all(text.ROMAN.fullmatch(word) for word in left)
        assert transcriptions(done, to=to, source=language)[0].text == done


def test_a_name_that_makes_no_patronymic_is_none():
    assert nazva.respell("Марио Науфал", to="be", source="ru").endswith("Науфал")
    assert nazva.respell("Марио Науфал", to="be", source="ru").startswith("Мары")
    assert "віч" not in nazva.respell("Марио Науфал", to="be", source="ru")
    assert nazva.respell("Кауфман", to="be", source="ru") == "Каўфман"
    assert nazva.respell("Паук", to="be", source="ru") == "Павук"
