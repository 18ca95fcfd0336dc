"""Names as neighbours print them lead back to the name, also where the print is one of a table's variants."""

import pytest

import nazva


@pytest.mark.parametrize(
    ("source", "hub", "printed", "name"),
    [
        ("be-pl", "be", "Maryja Kalesnikawa", "Марыя Калеснікава"),
        ("be-lv", "be", "Svjatlana Cihanouska", "Святлана Ціханоўская"),
        ("be-fr", "be", "Iouryi Ziankovitch", "Юрый Зянковіч"),
        ("be-nl", "be", "Svjatlana Tsichanowskaja", "Святлана Ціханоўская"),
        ("ru-fr", "ru", "Vladimir Poutine", "Владимир Путин"),
        ("ru-pl", "ru", "Aleksiej Nawalny", "Алексей Навальный"),
        pytest.param("be-cs", "be", "Svjatlana Cichanouská", "Святлана Ціханоўская", id="variant of an ending"),
        pytest.param("ru-de", "ru", "Andrej", "Андрей", id="a variant whose letter has a row for other places"),
        pytest.param("ru-de", "ru", "Michail Gorbatschew", "Михаил Горбачёв", id="dots left out come back"),
    ],
)
def test_a_name_in_print_is_read_back(source, hub, printed, name):
    assert nazva.readings(printed, to=hub, source=source, limit=1)[0].text == name


@pytest.mark.parametrize(
    ("spelling", "wrong"), [("be-pl", "Lukaschenka"), ("be-de", "Łukaszenka"), ("be-lt", "Loekasjenka")]
)
def test_what_a_spelling_cannot_write_has_no_reading(spelling, wrong):
    assert "Лукашэнка" not in [found.text for found in nazva.readings(wrong, to="be", source=spelling)]
