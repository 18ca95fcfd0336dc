"""Names of the world: words in other orders and numbers, slips of the pen, near names, companies and other bodies."""

import pytest

import nazva

SAME = [
    ("Seung-woo Choi", "Choi Seungwoo"),
    ("Abdel Rahim Mansour", "Abdelrahim Mansour"),
    ("Ines Duarte Mac Kenzie", "Inês Duarte Mackenzie"),
    ("Khalil Yusuf Ibrahim", "Yusuf Ibrahim Khalil"),
    ("ROSARIO DEL PILAR GOMEZ", "Rosario del Pilar Gómez"),
    ("Betty Harrison", "Elizabeth Harrison"),
    ("H. Fred Mortensen", "Harold Fred Mortensen"),
    ("Doctor John Smith", "John Henry Smith"),
    ("академик Жорес Алфёров", "Жорес Иванович Алфёров"),
    ("Willem van den Berg", "Wim van den Berg"),
]
NEVER_SAME = [
    ("Walter Henry Thompson", "William Henry Thompson"),
    ("Tran Thi Mai Phuong", "Tran Thi Mai Linh"),
    ("Fatima Zahra Haddad", "Khadija Zahra Haddad"),
    ("Alessandro Conti", "Alessandra Conti"),
    ("Armen Davtyan", "Arman Davtyan"),
    ("Zhang Weiguo", "Zheng Weiguo"),
    ("Juan Carlos Vega", "Carlos Vega"),
    ("Luiz Barbosa", "Luiz Barbosa Júnior"),
    ("Aung Kyaw Zaw", "Kyaw Aung Win"),
    ("Anna van Dyk", "Anna van der Berg"),
    ("Muhammad Faisal bin Ismail", "Muhammad Faizal bin Ibrahim"),
]


@pytest.mark.parametrize("name", ["Ab-Bilal", "ООО Ab-Bilal", "L. Ab-Bilal Viktor", "H. Rodríguez"])
def test_a_body_is_itself(name):
    assert nazva.compare(name, name, "organisation").verdict == "same"


@pytest.mark.parametrize(("one", "other"), SAME)
def test_words_in_another_order_or_number_are_the_same_name(one, other):
    found = nazva.compare(one, other)
    assert found.verdict == "same", (found.probability, found.reasons)


@pytest.mark.parametrize(("one", "other"), NEVER_SAME)
def test_another_given_name_is_another_person(one, other):
    found = nazva.compare(one, other)
    assert found.verdict != "same", (found.probability, found.reasons)


@pytest.mark.parametrize(
    ("name", "mistyped", "another"),
    [
        ("Rajesh Chopra", "Rajehs Chopra", "Ramesh Chopra"),
        ("Sven Hallstrom", "Sven Hallsrtom", "Sven Hallberg"),
        ("Jose Luis Garcia Fernandez", "Jose Luis Garica Fernandez", "Jose Luis Garcia Hernandez"),
        ("Giulia Marinelli Rossi", "Giulia Marinleli Rossi", "Giulia Marinetti Rossi"),
    ],
)
def test_a_slip_of_the_pen_is_likelier_than_a_near_name(name, mistyped, another):
    slip = nazva.compare(name, mistyped)
    assert slip.probability > nazva.compare(name, another).probability
    assert slip.verdict != "different"


BODIES = [
    ("Blue Ocean Shipping IV Inc.", "Blue Ocean Shipping 4 Incorporated", "same"),
    ("Desert Falcon Trading L.L.C", "Desert Falcon Trading LLC", "same"),
    ("M/V Sino Glory", "SinoGlory", "same"),
    ("Müller & Söhne GmbH", "Mueller und Soehne GmbH", "same"),
    ("Atlantic Holdings 3 B.V.", "Atlantic Holdings 4 B.V.", "different"),
    ("National Iranian Oil Company", "National Iranian Gas Company", "unsure"),
    ("Baltic Lines Ltd", "Baltic Lines II Ltd", "unsure"),
    ("National Iranian Oil Company", "NIOC", "unsure"),
    ("Golden Star Shpg Co Ltd", "Golden Star Shipping Company Limited", "unsure"),
    ("Lukoil PJSC", "Lukoil-Perm OOO", "unsure"),
]


@pytest.mark.parametrize(("one", "other", "verdict"), BODIES)
def test_bodies_are_compared_by_their_words_and_numbers(one, other, verdict):
    found = nazva.compare(one, other, "organisation")
    assert found.verdict == verdict, (found.probability, found.reasons)
    assert nazva.compare(other, one, "organisation").as_dict()["probability"] == found.probability


def test_a_legal_form_or_a_number_shows_a_body():
    assert nazva.compare("Sino Glory 8", "Sino Glory 9", "auto").verdict == "different"
    assert nazva.compare("ООО «Ромашка-Плюс»", "Ромашка-Сервис", "auto").verdict != "same"


def test_reasons_tell_what_bodies_share_and_what_they_do_not():
    reasons = " ".join(nazva.compare("Atlantic Holdings 3 B.V.", "Atlantic Trading 4 Ltd", "organisation").reasons)
    assert "number" in reasons
    assert "others do not" in reasons
