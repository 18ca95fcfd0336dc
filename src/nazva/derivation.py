"""Names made of names: the surname of a wife and of a husband, a patronymic, initials, the vocative."""

from collections.abc import Callable
from functools import cache
from typing import Final

from nazva import catalogue, conversion, tables, text
from nazva.declension import Declension
from nazva.errors import UnknownChoice, UnknownSpelling
from nazva.inflection import table_of
from nazva.lemmatisation import FAMILY
from nazva.morphology import forms, way_in
from nazva.namepieces import cased
from nazva.translit import Scheme

_VOCATIVE: Final = "voc"


def feminine(surname: str, spelling: str | None = None) -> str:
    """Return the surname that a woman bears for that of a man; the same where they do not differ.

    By the paradigms of surnames in `tables/forms`: adjectives and possessives have a form for women, nouns have none.
    A surname for a woman comes back as it is. Raises `UnknownSpelling`.

    >>> feminine("Ціханоўскі"), feminine("Казлоў"), feminine("Зянковіч"), feminine("Cichanoŭski", spelling="lacinka")
    ('Ціханоўская', 'Казлова', 'Зянковіч', 'Cichanoŭskaja')
    """
    return _by_words(surname, spelling, Declension.feminine)


def masculine(surname: str, spelling: str | None = None) -> str:
    """Return the surname that a man bears for that of a woman; the same where they do not differ.

    Where several are possible, the likeliest by the lists of surnames. Raises `UnknownSpelling`.

    >>> masculine("Ціханоўская"), masculine("Махава"), masculine("Дашук")
    ('Ціханоўскі', 'Махаў', 'Дашук')
    """
    return _by_words(surname, spelling, Declension.masculine)


def _by_words(surname: str, spelling: str | None, turn: Callable[[Declension, str], str]) -> str:
    decliner, read, write = way_in(surname, spelling)
    name = read(surname)
    made, last = [], 0
    for word in text.words(name):
        low = text.fold(word.text).lower()
        made += [name[last : word.start], cased(word.text, low, turn(decliner, low))]
        last = word.end
    turned = "".join(made) + name[last:]
    return surname if turned == name else write(turned)


def patronymic(father: str, gender: str = "m", spelling: str = "be") -> str:
    """Return the patronymic of a son (`m`) or daughter (`f`) of a man of this given name, as registers write it.

    By the tables `names/LANGUAGE-patronymic-m` and `-f`; another spelling of a language that has them, Łacinka say, is
    led there and back. Raises `UnknownChoice` when the gender is another, and `UnknownSpelling` when no table does it.

    >>> patronymic("Рыгор"), patronymic("Мікалай", "f"), patronymic("Павел", "f", spelling="ru")
    ('Рыгоравіч', 'Мікалаеўна', 'Павловна')
    >>> patronymic("Uładzimir", spelling="lacinka")
    'Uładzimiravič'
    """
    if gender not in ("m", "f"):
        raise UnknownChoice(f"a patronymic is of a son or a daughter, not {gender!r}: give m or f")
    own = spelling if spelling in table_of() else catalogue.resolve(spelling)
    hub = _with_patronymics(own)
    if not hub:
        raise UnknownSpelling(f"no table makes patronymics in {spelling!r}")
    scheme = Scheme(tables.load_scheme(f"{hub}-patronymic-{gender}"))
    if hub == own:
        return scheme.convert(father)
    return conversion.converter(hub, own)(scheme.convert(conversion.converter(own, hub)(father)))


@cache
def _with_patronymics(spelling: str) -> str:
    """Return the nearest spelling that has tables of patronymics and a way there and back, empty when none has."""
    found = [
        (len(there) + len(back), hub)
        for hub in catalogue.hubs()
        if f"{hub}-patronymic-m" in tables.index()
        and (there := catalogue.path(spelling, hub)) is not None
        and (back := catalogue.path(hub, spelling)) is not None
    ]
    return min(found)[1] if found else ""


def initials(name: str, spelling: str | None = None) -> str:
    """Return a person's name with initials for the given name and patronymic, before the surname; one word stays.

    Letters that stand for one sound stay together where the language has it so. Raises `UnknownSpelling`.

    >>> initials("Завадскі Дзмітрый Генадзьевіч"), initials("Zmicier Dašuk", "lacinka")
    ('Дз. Г. Завадскі', 'Z. Dašuk')
    """
    decliner, read, write = way_in(name, spelling)
    there = read(name)
    parts = decliner.parts(there)
    families = [there[start:end] for start, end, part in parts if part == FAMILY]
    others = [there[start:end] for start, end, part in parts if part != FAMILY]
    if not families or not others:
        return name
    short = [_initial(word, decliner.inflection.table.initials) for word in others]
    return write(" ".join([*short, *families]))


def _initial(word: str, together: tuple[str, ...]) -> str:
    low = text.fold(word).lower()
    size = max((len(own) for own in together if low.startswith(own)), default=1)
    return text.capitalise(low[:size]) + "."


def vocative(name: str, gender: str | None = None, spelling: str | None = None) -> str:
    """Return the form by which a person is called; the nominative where the language has no other.

    Ukrainian, Polish and the classical orthography of Belarusian have one. Raises `UnknownSpelling`.

    >>> vocative("Іван", spelling="be-tarask"), vocative("Олександр", spelling="uk"), vocative("Іван", spelling="be")
    ('Іване', 'Олександре', 'Іван')
    """
    found = [form.text for form in forms(name, "person", gender, spelling) if form.case == _VOCATIVE]
    return found[0] if found else name
