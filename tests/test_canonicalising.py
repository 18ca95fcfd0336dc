"""All forms of a name from any of them, and an honest refusal."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import nazva
from nazva.errors import NazvaError

TSIKHANOUSKI = ("Сяргей Ціханоўскі", "Сергей Тихановский")


@pytest.mark.parametrize(
    "name",
    [
        "Siarhei Tsikhanouski",
        "Siarhiej Cichanoŭski",
        "Сяргей Ціханоўскі",
        "Сергей Тихановский",
        "Sergey Tikhanovsky",
        "TSIKHANOUSKI, Siarhei",
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


def test_places():
    assert nazva.canonicalise("Магілёў", kind="place").forms["ru"] == "Могилёв"


@pytest.mark.parametrize("name", ["", "  ", "12 345", "…"])
def test_what_is_no_name_says_so(name):
    found = nazva.canonicalise(name)
    assert not found.forms
    assert found.reasons


def test_an_unknown_kind_is_refused():
    with pytest.raises(NazvaError, match="person or place"):
        nazva.canonicalise("Менск", kind="river")


@given(st.text(max_size=30))
@settings(max_examples=40, deadline=None)
def test_nothing_raises(name):
    found = nazva.canonicalise(name)
    assert bool(found.forms) == (found.probability > 0)
    assert len(found.reasons) == 1
