"""Names in another language: the list of given names first."""

import pytest

from nazva.respelling import given_in, respell


@pytest.mark.parametrize(
    ("ru", "be"),
    [
        # Forms of several rows: the commoner name goes first.
        ("Евгения", "Яўгенія"),
        ("Елена", "Алена"),
        ("Григорий", "Рыгор"),
        ("Анна", "Ганна"),
        # A name of its own before a further form of another.
        ("Лукерья", "Лукер’я"),
        ("Себастьян", "Себасцьян"),
    ],
)
def test_given_names(ru, be):
    assert given_in("ru", "be")[ru.lower()] == be


@pytest.mark.parametrize("name", ["Фаддей Новик", "Леон Новик"])
def test_there_and_back(name):
    assert respell(respell(name, to="be", source="ru"), to="ru", source="be") == name
