"""All forms of a name from any of them, and an honest refusal."""

import importlib.util
import json
import unicodedata
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import example, given, settings
from hypothesis import strategies as st

import nazva
from nazva import hypotheses
from nazva.cli import main
from nazva.errors import NazvaError

TSIKHANOUSKI = ("Сяргей Ціханоўскі", "Сергей Тихановский")
LUKASHENKA = ("Аляксандр Лукашэнка", "Александр Лукашенко")
SCRIPT = Path(__file__).parent.parent / "tables" / "make" / "canonical_weights.py"


def both(name):
    forms = nazva.canonicalise(name).forms
    return forms.get("be"), forms.get("ru")


@pytest.mark.parametrize(
    "name",
    [
        "Siarhei Tsikhanouski",
        "Siarhiej Cichanoŭski",
        "Сяргей Ціханоўскі",
        "Сергей Тихановский",
        "Sergey Tikhanovsky",
        "TSIKHANOUSKI, Siarhei",
        "Сергій Тихановський",
        "Siarhei TSIKHANOUSKI (Tikhanovski, Sergey)",
    ],
)
def test_one_man_in_every_spelling(name):
    found = nazva.canonicalise(name)
    assert (found.forms["be"], found.forms["ru"]) == TSIKHANOUSKI
    assert found.forms["lacinka"] == "Siarhiej Cichanoŭski"
    assert 0 < found.probability <= 1


def test_parts_come_in_order_and_titles_go():
    assert nazva.canonicalise("ЛУКАШЭНКА Аляксандр Рыгоравіч").forms["be"] == "Аляксандр Рыгоравіч Лукашэнка"


def test_all_the_spellings_are_there():
    forms = nazva.canonicalise("Юрый Зянковіч").forms
    assert set(forms) == {
        *("be", "be-tarask", "lacinka", "be-icao", "be-geo-2007", "be-en", "ru", "ru-en", "uk", "pl"),
    }
    assert forms["ru"] == "Юрий Зенкович"


def test_forms_that_are_handed_out_are_the_callers_own():
    nazva.canonicalise("Юрый Зянковіч").forms.clear()
    assert nazva.canonicalise("Юрый Зянковіч").forms


def test_places():
    assert nazva.canonicalise("Магілёў", kind="place").forms["ru"] == "Могилёв"


@pytest.mark.parametrize(
    ("name", "be", "ru"),
    [
        # The given name tells that the surname is Belarusian or Russian.
        ("Siarhei Karchouski", "Сяргей Карчоўскі", None),
        ("Dmitry Mikhailovich Novik", None, "Дмитрий Михайлович Новик"),
        # Spellings are mixed within one name, and within one word.
        ("Vera Viacheslavauna Novik", "Вера Вячаславаўна Новік", "Вера Вячеславовна Новик"),
        ("Anastasia Dzmitreuna Kulik", "Анастасія Дзмітрыеўна Кулік", "Анастасия Дмитриевна Кулик"),
        ("Sviatłana Tsikhanoŭskaja", "Святлана Ціханоўская", "Светлана Тихановская"),
        # A slip in a patronymic.
        ("Elena Nikoayevna Novik", None, "Елена Николаевна Новик"),
    ],
)
def test_words_of_a_name_tell_each_other(name, be, ru):
    found = both(name)
    assert found == (be or found[0], ru or found[1])


@pytest.mark.parametrize(
    ("name", "be", "ru"),
    [
        # Юры is official; that the other orthography writes Юрый so too is no reason to change it.
        ("Юры Іванавіч Васілевіч", "Юры Іванавіч Васілевіч", "Юрий Иванович Василевич"),
        # A surname of the lists (Триль, Даль) is another name when the lists do not pair it with what was read.
        ("Глеб Уладзіміравіч Дрыль", "Глеб Уладзіміравіч Дрыль", "Глеб Владимирович Дриль"),
    ],
)
def test_what_the_lists_do_not_pair_is_another_name(name, be, ru):
    assert both(name) == (be, ru)


def test_forms_in_brackets_are_evidence():
    alone = nazva.canonicalise("Viktor Chevtsov")
    beside = nazva.canonicalise("Viktor CHEVTSOV/ SHEVTSOV")
    assert beside.forms["ru"] == "Виктор Шевцов"
    assert beside.source == "Viktor CHEVTSOV/ SHEVTSOV"
    assert alone.forms["ru"] != "" != alone.forms["be"]


@pytest.mark.parametrize(
    "name",
    [
        "Лукашэнка Аляксандр, 30.08.1954",
        "Лукашенко Александр (DOB 1954)",
        "Лукашенко Александр /123456",
        "ЛУКАШЭНКА АЛЯКСАНДР",
        "лукашенко александр",
        "Лукашeнкo Алeĸсандp",
        "Лук\u200bашэн\u00adка\u00a0Аляксандр",
        "Łukašenka Alaksandr",
        "Lukasenka Alaksandr",
        "Лукашенк0 Александр",
        unicodedata.normalize("NFD", "Łukašenka Alaksandr"),
    ],
)
def test_dirty_names(name):
    assert both(name) == LUKASHENKA


@pytest.mark.parametrize("read", ["cp1251", "cp1252", "koi8-r", "cp866"])
@pytest.mark.parametrize("meant", ["utf-8", "cp1251", "koi8-r", "cp866"])
def test_text_in_another_encoding_is_put_right_and_told(read, meant):
    if read == meant:
        pytest.skip("the encoding that was meant")
    raw = "Лукашэнка Аляксандр".encode(meant, errors="replace")
    if b"?" in raw:
        pytest.skip("an encoding without the letters")
    try:
        source = raw.decode(read)
    except UnicodeDecodeError:
        source = "".join(
            byte.decode(read, errors="ignore") or chr(byte[0]) for byte in (raw[i : i + 1] for i in range(len(raw)))
        )
    found = nazva.canonicalise(source)
    assert (found.forms["be"], found.forms["ru"]) == LUKASHENKA
    assert any(f"{meant} read as" in reason for reason in found.reasons)


@pytest.mark.parametrize(
    "name", ["Ødegård Ångström", "José Muñoz", "Željko Đorđević", "ЗЯНКОВІЧ", "Łukašenka", "Şükrü Öğüt"]
)
def test_what_is_no_mistake_of_encodings_stays(name):
    assert not any("read as" in reason for reason in nazva.canonicalise(name).reasons)


@pytest.mark.parametrize(
    ("name", "told"), [("3инаида Кузнецова", "Зинаида"), ("rnikalai Ivanov", "mikalai"), ("Ву Њаст", "Ньаст")]
)
def test_what_is_mended_is_told(name, told):
    assert any(f"is read as {told}" in reason for reason in nazva.canonicalise(name).reasons)


def test_a_space_that_is_missing_behind_a_given_name_is_put_back():
    found = nazva.canonicalise("ЮрыйЗянковіч")
    assert "a space is missing: Юрый Зянковіч" in found.reasons
    assert found.forms == nazva.canonicalise("Юрый Зянковіч").forms


@pytest.mark.parametrize("name", ["Ella FitzGerald", "Ronald McDonald", "МакДональд", "Иван ДиКаприо"])
def test_a_capital_inside_a_surname_stays(name):
    assert not any("space" in reason for reason in nazva.canonicalise(name).reasons)


@pytest.mark.parametrize("name", ["Bernard Arnold", "Иванов 3", "Ernest Novik", "R2D2 Novik"])
def test_what_is_not_certain_is_not_mended(name):
    assert not any("is read as" in reason for reason in nazva.canonicalise(name).reasons)


@pytest.mark.parametrize(
    "name", ["Андрэй Мікалаевіч Новік", "Вольга Пятроўна Іванова", "Віктар Шаўцоў", "Natallia Kavaliova", "Иван Козлов"]
)
def test_the_canonical_of_every_form_is_the_same(name):
    found = nazva.canonicalise(name)
    again = {spelling: both(form) for spelling, form in found.forms.items() if spelling not in ("uk", "pl")}
    assert again == dict.fromkeys(again, (found.forms["be"], found.forms["ru"]))


@pytest.mark.parametrize("name", ["", "  ", "12 345", "…", "unknown", "李明", "ООО «Ромашка»"])
def test_what_is_no_name_says_so(name):
    found = nazva.canonicalise(name)
    assert not found.forms
    assert found.reasons


def test_an_unknown_kind_is_refused():
    with pytest.raises(NazvaError, match="person or place"):
        nazva.canonicalise("Менск", kind="river")


def test_the_probabilities_of_all_that_is_given_make_no_more_than_one():
    found = nazva.canonicalise("Galina Knizhonak")
    assert 0 < found.probability + sum(own.probability for own in found.alternatives) <= 1.001


@given(st.text(max_size=30) | st.text(alphabet="абвяўіłšńaАБŁ3 0-.,/(’ʹʺЉ°Ð", max_size=24))
@example("ʺ")
@example("Р\u0301")
@example("a" * 3000)
@settings(max_examples=60, deadline=None)
def test_nothing_raises(name):
    found = nazva.canonicalise(name)
    assert bool(found.forms) == (found.probability > 0)
    assert found.reasons


@given(st.text(max_size=20) | st.sampled_from(["%s", "&amp;", "<a>", "{a}", "a@b.by", "https://nn.by"]))
@settings(max_examples=20, deadline=None)
def test_nothing_raises_on_places(name):
    assert nazva.canonicalise(name, kind="place").reasons


def test_the_command_reads_lists_and_says_what_was_mended(tmp_path):
    names = tmp_path / "names.txt"
    names.write_text("Лукашенк0 Александр\n\n12 34\n", encoding="utf-8")
    plain = CliRunner().invoke(main, ["canonical", "--list", str(names)])
    assert plain.exit_code == 0
    assert "Лукашенк0 Александр\tbe\tАляксандр Лукашэнка\n" in plain.output
    assert "is read as Лукашенко" in plain.output
    rows = (
        CliRunner().invoke(main, ["canonical", "--json"], input=names.read_text(encoding="utf-8")).output.splitlines()
    )
    assert [json.loads(row)["forms"].get("ru") for row in rows] == [LUKASHENKA[1], None]


def test_memory_is_bounded(monkeypatch):
    monkeypatch.setattr(hypotheses, "_MEMORY", 3)
    for word in ("новік", "козел", "шаўцоў", "бондар", "вацэк"):
        assert hypotheses.hypotheses(word, "family", "be")
    assert len(hypotheses._memory) <= 3


def test_the_script_fits_weights_that_make_right_answers_likelier(tmp_path, capsys, monkeypatch):
    if not SCRIPT.exists():
        pytest.skip("the script is not in the wheel")
    spec = importlib.util.spec_from_file_location("canonical_weights", SCRIPT)
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    lines = [
        "a\tHalina Novik\tГаліна Новік\tГалина Новик",
        "b\tГалина Бондарь\tГаліна Бондар\tГалина Бондарь",
        "c\tИван Козлов\tІван Казлоў\tИван Козлов",
        "d\tIvan Knizhonak\tІван Кніжонак\tИван Книжонок",
    ]
    known = list(script.records(lines))
    assert [record.entity for record in known] == ["a", "b", "c", "d"]
    monkeypatch.setattr(script, "ROUNDS", 1)
    at = script.fitted(known)
    assert sum(script.told(r, at) for r in known) >= sum(script.told(r, script.START) for r in known)
