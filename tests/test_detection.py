"""What detect says of words, names and texts, and what convert makes of it when no source is named."""

import json
import random
import time

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

import nazva
from nazva import catalogue, conversion, detection, lexicon, tables, text
from nazva.cli import main
from nazva.likelihood import SCRIPTS, candidates, likelihood

CANDIDATES = [candidate for script in SCRIPTS for candidate in candidates(script)]
LANGUAGE = {candidate.id: candidate.language for candidate in CANDIDATES}


def words_of(language):
    return sorted({word for part in lexicon.PARTS for word in lexicon.words(language, part)})


def first(source):
    return nazva.detect(source, limit=1)[0].spelling


def test_every_latin_and_cyrillic_spelling_is_a_candidate():
    # Arabic and Braille are told by their letters alone; detect does not guess them.
    expected = {own.id for own in nazva.spellings()} - {"be-arab", "be-brai"}
    assert {own.id for own in CANDIDATES if not own.name} == expected
    assert not {own.id for own in CANDIDATES if own.name} & {own.id for own in nazva.spellings()}
    for own in nazva.spellings():
        assert LANGUAGE.get(own.id, own.language) == (own.language or LANGUAGE[own.id])


@pytest.mark.parametrize("script", sorted(SCRIPTS))
def test_every_run_has_a_cost_for_every_candidate(script):
    width = len(candidates(script))
    rows = tables.load_list(SCRIPTS[script]).rows
    assert {len(row["costs"][0]) for row in rows} == {width}


def test_cues_speak_for_candidates():
    for row in tables.load_list("cues").rows:
        assert set(row["for"]) <= set(LANGUAGE)


@pytest.mark.parametrize(
    ("spelling", "source"),
    [
        ("be", "Прэзідэнт сустрэўся з міністрам у Мінску."),
        ("be", "Зачыніце акно"),
        ("be-tarask", "Сьнег ляжыць у лесе"),
        ("be-tarask", "Сьвятлана Ціханоўская"),
        ("ru", "Президент встретился с министром в Москве."),
        ("uk", "Президент зустрівся з міністром у Києві."),
        ("lacinka", "Prezident sustreŭsia ź ministram u Minsku."),
        ("lacinka", "Śviatłana Cichanoŭskaja"),
        ("lacinka", "Juryj Ziankovič"),
        ("lacinka", "Ihar Łosik"),
        ("lacinka-1929", "Alaksandar Ŭładzimiravič Łukašenka żyŭ u Wiciebsku".replace("ż", "ž").replace("v", "w")),
        ("be-geo-2007", "Homieĺ"),
        ("be-bgn-1979", "Mahilyow, Salihorsk, Babruysk, Vitsyebsk"),
        ("be-iso9-1995", "Mìnsk, Gomelʹ, Magìlëǔ".replace("ǔ", "ŭ")),
        ("ru-en", "Sergey Tikhanovsky"),
        ("uk-kmu-2010", "Volodymyr Zelenskyi"),
    ],
)
def test_spellings_are_told(spelling, source):
    assert first(source) == spelling


@pytest.mark.parametrize(
    ("language", "source"),
    [
        ("en", "He met the minister in Minsk."),
        ("en", "Siarhiej Cichanoŭski was freed in Minsk, and his wife said that she is happy."),
        ("en", "Close window"),
        ("pl", "Prezydent spotkał się z ministrem w Warszawie."),
        ("pl", "Kiedy przyjechał do miasta"),
        ("lt", "Lietuvos prezidentas susitiko su ministru Vilniuje."),
        ("lt", "Šiandien gražus oras"),
        ("lv", "Latvijas prezidents tikās ar ministru Rīgā."),
        ("cs", "Prezident se setkal s ministrem v Praze."),
        ("cs", "Zavřete okno, prosím"),
        ("de", "Der Präsident traf den Minister in Berlin."),
        ("fr", "Le président a rencontré le ministre à Paris."),
        ("nl", "Goedemorgen, hoe gaat het met u?"),
        ("et", "Tere hommikust, kuidas läheb?"),
        ("bg", "Президентът се срещна с министъра в София."),
        ("sr", "Александар Вучић је председник Србије и лидер странке."),
        ("mk", "Претседателот се сретна со министерот во Скопје."),
        ("kk", "Қайырлы таң, қалайсыз?"),
        ("kk", "Қасым-Жомарт Тоқаев"),
    ],
)
def test_what_is_not_ours_is_told(language, source):
    guess = nazva.detect(source)[0]
    assert (guess.spelling, guess.known) == (language, False)
    if LANGUAGE[language] in ("en", "pl", "de", "cs", "fr"):
        for to in ("be", "lacinka"):
            with pytest.raises(nazva.UnclearSource, match=detection.name_of(language)):
                nazva.convert(source, to=to)


def test_what_letters_cannot_tell_is_left_open():
    guesses = nazva.detect("Hrodna", limit=8)
    assert {"lacinka", "be-en", "be-icao"} <= {guess.spelling for guess in guesses}
    assert guesses[0].weight < 0.25
    by_id = {guess.spelling: guess.weight for guess in nazva.detect("Hrodna", limit=100)}
    assert by_id["lacinka"] > by_id["be-geo-2007"] > by_id["lacinka-modern"] > by_id["lacinka-1863"]
    assert by_id["be-icao"] < 2 * by_id["lacinka"] < 4 * by_id["be-icao"]


def test_evidence_can_be_read():
    assert nazva.detect("Ihar Łosik")[0].evidence[0] == "ł"
    assert "kh" in " ".join(nazva.detect("Siarhei Tsikhanouski")[0].evidence)
    assert "the" in nazva.detect("the man and the sea", limit=1)[0].evidence
    assert "сьн" in nazva.detect("сьнег", limit=1)[0].evidence


@pytest.mark.parametrize("source", ["", " ", "123", "…!?", "Ελλάδα", "北京", "<b></b>", "https://nn.by"])
def test_without_letters_that_can_be_told_there_is_no_guess(source):
    assert nazva.detect(source) == []


@given(st.text(max_size=80), st.integers(0, 100))
@settings(deadline=None)
def test_weights_are_shares_in_order(source, limit):
    guesses = nazva.detect(source, limit)
    weights = [guess.weight for guess in guesses]
    assert len(guesses) <= limit
    assert weights == sorted(weights, reverse=True)
    assert all(0 <= weight <= 1 for weight in weights)
    assert sum(weights) <= 1 + 1e-9
    assert guesses == nazva.detect(source, limit)
    assert len({guess.spelling for guess in guesses}) == len(guesses)
    json.dumps([guess.as_dict() for guess in guesses])


NAMES = st.sampled_from(words_of("be")[::37]).map(conversion.converter("be", "be-bgn-1979"))


@given(
    st.lists(
        st.one_of(NAMES, st.sampled_from(["Дар’я", "Mar’ina", "Іўе", "Łuckievič", "Bychaŭ"])), min_size=1, max_size=3
    )
)
@settings(deadline=None)
def test_neither_case_nor_the_apostrophe_used_changes_the_answer(words):
    source = " ".join(words)
    for apostrophe in text.APOSTROPHES:
        other = source.translate(dict.fromkeys(map(ord, text.APOSTROPHES), apostrophe))
        assert nazva.detect(other) == nazva.detect(source)
    assert nazva.detect(source.upper()) == nazva.detect(source)
    assert nazva.detect(source.lower()) == nazva.detect(source)


def test_look_alikes_do_not_mislead():
    assert first("Iгар Мiкалаевiч ГУТНIК") == "be"


def test_markup_and_addresses_say_nothing():
    plain = "Захаваць старонку"
    assert nazva.detect(f'<span class="title">{plain}</span> https://example.com/the/page %s') == nazva.detect(plain)


@pytest.mark.parametrize(
    ("hub", "to"), [("be", "lacinka"), ("be", "be-icao"), ("ru", "ru-en"), ("uk", "uk-kmu-2010"), ("ru", "ru")]
)
def test_weights_are_honest(hub, to):
    """How often the language of two words is told; docs/detection.md has the figures by weight."""
    rng = random.Random(7)
    words = [word.capitalize() for word in words_of(hub)]
    names = [conversion.converter(hub, to)(" ".join(rng.sample(words, 2))) for _ in range(150)]
    said, right = 0.0, 0
    for name in names:
        shares = {}
        for spelling, weight in detection.weights(name).items():
            shares[LANGUAGE[spelling]] = shares.get(LANGUAGE[spelling], 0.0) + weight
        best = max(shares, key=shares.get)
        said += shares[best]
        right += best == hub
    assert abs(said - right) / len(names) < 0.12
    assert right / len(names) > 0.6


def test_a_long_text_is_judged_by_a_sample():
    sentence = "The president of the country was in Minsk. "
    begun = time.process_time()
    assert first(sentence * 20_000) == "en"
    assert first("a" * 1_000_000)
    assert time.process_time() - begun < 2


def test_the_beginning_of_a_text_is_not_all_of_it():
    assert (
        first("Copyright by the authors of the page, all rights are reserved. " + "Сьнег ляжыць у лесе. " * 400)
        == "be-tarask"
    )


@pytest.mark.parametrize(
    ("source", "own"),
    [
        ("Siarhei Tsikhanouski", "Сяргей Ціханоўскі"),
        ("Juryj Ziankovič", "Юрый Зянковіч"),
        ("Hrodna", "Гродна"),
        ("Homieĺ", "Гомель"),
        ("Cichanoŭski", "Ціханоўскі"),
        ("Minsk", "Мінск"),
    ],
)
def test_a_name_converts_without_a_source(source, own):
    assert nazva.convert(source, to="be") == own


@pytest.mark.parametrize(
    ("source", "to", "said"),
    [
        ("Sergey Tikhanovsky", "be", "looks like ru-en"),
        ("Николай Шугаев", "lacinka", "looks like ru "),
        ("Володимир Зеленський", "lacinka", "looks like uk"),
        ("Kiedy przyjechał do miasta", "be", "looks like Polish"),
        ("Ελλάδα", "be", "no script that the tables of spellings know"),
        ("Turchin", "be", "is not clear: lacinka"),
    ],
)
def test_a_toss_up_and_what_is_not_ours_are_refused_by_name(source, to, said):
    with pytest.raises(nazva.UnclearSource, match=said):
        nazva.convert(source, to=to)


def test_a_named_source_is_never_doubted():
    english = "The window could not be closed because of the following error"
    assert nazva.convert(english, to="be", source="lacinka") == english
    assert nazva.convert("123", to="be") == "123"


def test_words_of_english_between_words_of_lacinka_stay():
    back = conversion.converter("lacinka", "be")
    assert back("Adkryj Evolution i nacisni Shift") == "Адкрый Evolution і націсні Shift"
    assert back("Funkcyja log pracuje") == "Функцыя log працуе"
    # An identifier is not cut.
    assert back("Charvackaje (Mac_Croatian)") == "Харвацкае (Mac_Croatian)"


@pytest.mark.parametrize(
    "source",
    [
        *("Paśla śniedańnia Natalla pajechała ŭ Polacak", "My bačyli ŭ Antverpienie starych siabroŭ"),
        *("Tut žyŭ Vasil Bykaŭ, a tam Maksim Tank", "Ja lublu internet i muzyku", "Adzin dom i dva sady"),
    ],
)
def test_words_of_lacinka_still_convert(source):
    assert not any(letter.isascii() and letter.isalpha() for letter in conversion.converter("lacinka", "be")(source))


def run(*args, given=None):
    return CliRunner().invoke(main, ["detect", *args], input=given)


def test_command_judges_texts():
    result = run("Juryj Ziankovič", "Сьнег", "--limit", "2")
    lines = result.output.splitlines()
    assert result.exit_code == 0
    assert [line for line in lines if not line.startswith(" ")] == ["Juryj Ziankovič", "Сьнег"]
    assert lines[1].split()[0] == "lacinka"
    assert len(lines) == 6


def test_command_judges_files_and_lines(tmp_path):
    file = tmp_path / "names.txt"
    file.write_text("Сьнег ляжыць\n\n123\nThe cat was there\n", "utf-8")
    whole = [json.loads(line) for line in run("--json", str(file)).output.splitlines()]
    assert [own["source"] for own in whole] == [str(file)]
    lines = [
        json.loads(line) for line in run("--json", "--lines", "-", given=file.read_text("utf-8")).output.splitlines()
    ]
    assert [own["guesses"][0]["spelling"] for own in lines] == ["be-tarask", "en"]
    assert json.loads(run("--json", given="Homieĺ").output)["source"] == "standard input"


def test_command_says_what_is_wrong(tmp_path):
    file = tmp_path / "names.txt"
    file.write_bytes(b"\xff\xfe\xff")
    assert run(str(file)).exit_code == 1
    assert run("x", "--limit", "0").exit_code == 2
    assert "no letters" in run("123").output


def test_likelihood_is_read_once():
    assert likelihood("Latn") is likelihood("Latn")
    assert catalogue.resolve("bgn") in LANGUAGE
