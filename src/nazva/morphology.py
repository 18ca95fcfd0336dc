"""The case forms of names, both ways: all forms of a nominative, and the nominatives that a form may be of."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import cache, lru_cache
from math import exp
from typing import Any, Final

from nazva import catalogue, conversion, detection, lexicon, tables, text
from nazva.declension import Declension, declension
from nazva.deinflection import Analysis, deinflection
from nazva.errors import UnknownChoice, UnknownSpelling
from nazva.inflection import table_of
from nazva.lemmatisation import FAMILY, PERSON, PLACE, lemmatiser
from nazva.paradigms import GENDERS
from nazva.translit import look_alikes

KINDS: Final = ("auto", PERSON, PLACE, "given", "patronymic", FAMILY)
# Which languages a word in Cyrillic is tried in: the first whose alphabet holds its letters.
_CYRILLIC: Final = ("be", "ru", "uk")
_LATIN: Final = "lacinka"
_MEMORY: Final = 1 << 16


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a name. The main form of a case weighs most; what else is accepted, and what is less likely, less."""

    text: str
    case: str
    number: str
    gender: str
    weight: float

    def as_dict(self) -> dict[str, Any]:
        """Return the form as plain data."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Lemma:
    """What a form may be: the form of a nominative (`text`) in a case and number.

    `kind` is `person` or `place`, `part` which part of a person's name it is; the weights of all sum to one.
    """

    text: str
    case: str
    number: str
    gender: str
    kind: str
    part: str
    weight: float

    def as_dict(self) -> dict[str, Any]:
        """Return the lemma as plain data."""
        return asdict(self)


def forms(name: str, kind: str | None = None, gender: str | None = None, spelling: str | None = None) -> list[Form]:
    """Return every accepted form of a name that stands in the nominative: the lemma first, then case by case.

    `kind` is `person`, `place` or `auto`, or for one word `given`, `patronymic`, `family`; `gender` is `m`, `f` or `n`.
    What is not given is guessed from the lists of names and from how the name ends; a surname that both genders may
    bear has the forms of both. Latin spellings of Belarusian are declined in Belarusian and written back. The method is
    that of grammars: paradigms by ending, irregular words by list (`tables/forms`). Raises `UnknownChoice` and
    `UnknownSpelling`.

    >>> [form.text for form in forms("Лукашэнка", kind="person", gender="m", spelling="be") if form.number == "sg"]
    ['Лукашэнка', 'Лукашэнкі', 'Лукашэнку', 'Лукашэнку', 'Лукашэнкам', 'Лукашэнку']
    >>> [form.text for form in forms("Pružany", kind="place", spelling="lacinka")][2]
    'Pružanaŭ'
    """
    decliner, read, write = way_in(name, spelling)
    name_there = read(name)
    return [
        Form(name if made.text == name_there else write(made.text), made.case, made.number, made.gender, made.weight)
        for made in decliner.forms(name_there, *_checked(kind, gender))
    ]


def lemmas(form: str, kind: str | None = None, gender: str | None = None, spelling: str | None = None) -> list[Lemma]:
    """Return what a name in a text may be the form of, best first.

    Weighs what the paradigms allow by the lists of names, by how names end, and by how often names stand in each case.
    `kind`, `gender` and `spelling` as in `forms`. Raises `UnknownChoice` and `UnknownSpelling`.

    >>> best = lemmas("Лукашэнкам", spelling="be")[0]
    >>> best.text, best.case, best.number, best.gender, best.kind
    ('Лукашэнка', 'ins', 'sg', 'm', 'person')
    >>> lemmas("Lukashenka's", spelling="en")[0].text
    'Lukashenka'
    """
    return list(_lemmas(form, kind, gender, spelling))


def nominative(name: str, kind: str | None = None, gender: str | None = None, spelling: str | None = None) -> str:
    """Return the likeliest nominative of a name; a name that stands in it already stays as it is.

    Arguments and method as in `lemmas`. Raises `UnknownChoice` and `UnknownSpelling`.

    >>> nominative("Баранавічах", kind="place"), nominative("Аляксандра Лукашэнкі"), nominative("Варшава")
    ('Баранавічы', 'Аляксандр Лукашэнка', 'Варшава')
    """
    return _nominative(name, kind, gender, spelling)


@lru_cache(maxsize=_MEMORY)
def _nominative(name: str, kind: str | None, gender: str | None, spelling: str | None) -> str:
    decliner, read, write = way_in(name, spelling)
    there = read(name)
    found = decliner.nominative(there, *_checked(kind, gender))
    if found is not None:
        return name if found == there else write(found)
    weights: dict[str, float] = {}
    for lemma in _lemmas(name, kind, gender, spelling):
        weights[lemma.text] = weights.get(lemma.text, 0.0) + lemma.weight
    return max(weights, key=lambda own: weights[own])


@lru_cache(maxsize=_MEMORY // 16)
def _lemmas(form: str, kind: str | None, gender: str | None, spelling: str | None) -> tuple[Lemma, ...]:
    decliner, read, write = way_in(form, spelling)
    form_there = read(form)
    asked, asked_gender = _checked(kind, gender)
    found = decliner.lemmas(form_there, asked, asked_gender)
    if not found:
        return (Lemma(form, "nom", "sg", asked_gender, "" if not asked else _kind(asked), asked, 1.0),)
    most = max(one.weight for one in found)
    raw: dict[tuple[str, str, str, str, str], float] = {}
    for one in found:
        key = one.text, one.case, one.number, one.gender, one.part
        raw[key] = raw.get(key, 0.0) + exp(one.weight - most)
    total = sum(raw.values())
    order = sorted(raw.items(), key=lambda pair: -pair[1])
    return tuple(
        Lemma(form if name == form_there else write(name), case, number, own_gender, _kind(part), part, weight / total)
        for (name, case, number, own_gender, part), weight in order
    )


def _kind(part: str) -> str:
    return PLACE if part == PLACE else PERSON


def _checked(kind: str | None, gender: str | None) -> tuple[str, str]:
    """Return kind and gender as they are asked of the paradigms, empty where they are free."""
    if kind is not None and kind not in KINDS:
        raise UnknownChoice(f"no kind of name is called {kind!r}; known: {', '.join(KINDS)}")
    if gender is not None and gender not in GENDERS:
        raise UnknownChoice(f"no gender is called {gender!r}; known: {', '.join(GENDERS)}")
    return "" if kind in (None, "auto") else kind or "", gender or ""


def _spelling(name: str, spelling: str | None) -> str:
    if spelling is None:
        return _guessed(name)
    return spelling if spelling in table_of() else catalogue.resolve(spelling)


@lru_cache(maxsize=_MEMORY // 16)
def _guessed(name: str) -> str:
    """Return the spelling that a name is likeliest in, among those that can be declined."""
    letters = {letter for letter in text.fold(name).lower() if letter.isalpha()}
    if not letters or any(map(text.is_cyrillic, letters)):
        for hub in _CYRILLIC:
            if letters <= _alphabet(hub):
                return hub
        return _CYRILLIC[0]
    for guess in detection.detect(name):
        if guess.spelling in table_of() or _hub_of(guess.spelling):
            return guess.spelling
    return _LATIN


@cache
def _alphabet(hub: str) -> frozenset[str]:
    return frozenset(tables.load_hub(hub).alphabet)


@cache
def _hub_of(spelling: str) -> str:
    """Return the spelling with paradigms that one without them is declined in, empty when there is none."""
    found = [
        (len(there) + len(back), hub)
        for hub in table_of()
        if hub in catalogue.hubs()
        and (there := catalogue.path(spelling, hub)) is not None
        and (back := catalogue.path(hub, spelling)) is not None
    ]
    return min(found)[1] if found else ""


def _same(name: str) -> str:
    return name


def _repaired(name: str) -> str:
    """Return a name whose Cyrillic words have no Latin letters that look like theirs."""
    if name.isascii() or not any(map(text.is_latin, name)):
        return name
    repair = look_alikes().repair
    made, place = [], 0
    for word in text.words(name):
        made += [name[place : word.start], repair(word.text)]
        place = word.end
    return "".join([*made, name[place:]])


def way_in(name: str, spelling: str | None) -> tuple[Declension, Callable[[str], str], Callable[[str], str]]:
    """Return what declines a name of a spelling, guessed when not given, and how it is brought there and back."""
    return _way_in(_spelling(name, spelling))


@cache
def _way_in(spelling: str) -> tuple[Declension, Callable[[str], str], Callable[[str], str]]:
    if spelling in table_of():
        return declension(spelling), _repaired if spelling in _CYRILLIC else _same, _same
    hub = _hub_of(spelling)
    if not hub:
        known = ", ".join(sorted(table_of()))
        raise UnknownSpelling(f"names in {spelling!r} cannot be declined: no table leads to one of {known} and back")
    return declension(hub), conversion.converter(spelling, hub), conversion.converter(hub, spelling)


# What finds names in texts asks of a word alone, in lower case, in Belarusian.


@dataclass(frozen=True, slots=True)
class Ending:
    """What the ending of a case form says of the word: its gender, and the cases that it may stand in."""

    gender: str
    cases: tuple[str, ...]


_SURNAME: Final = "surname"


@lru_cache(maxsize=_MEMORY)
def nominatives(form: str, part: str) -> list[tuple[str, Ending | None]]:
    """Return what a lower-case form may be a case of, the form itself (as a nominative) first.

    `part` is `given`, `surname` or `place`. Surnames are the likeliest first; given names and places are for who looks
    them up in a list. Most of what is returned is no word.

    >>> ("кузнечык", "m") in [(word, e.gender) for word, e in nominatives("кузнечыка", "surname") if e]
    True
    """
    if form.isascii():
        return [(form, None)]
    cases: dict[tuple[str, str], dict[str, None]] = {}
    for lemma, gender, case in _ranked(form) if part == _SURNAME else _looked_up(form, part):
        cases.setdefault((lemma, gender), {})[case] = None
    return [(form, None), *((lemma, Ending(gender, tuple(seen))) for (lemma, gender), seen in cases.items())]


def _ranked(form: str) -> list[tuple[str, str, str]]:
    """Return lemmas, genders and cases of a surname, likeliest first; a woman's may be the form itself in any case."""
    found = sorted(lemmatiser(_CYRILLIC[0]).weighed(form, FAMILY, told=False), key=lambda pair: -pair[0])
    return [
        (own.lemma, own.way.gender, case)
        for _, own in found
        for case in ((own.case,) if own.lemma != form else _cases_that_stay(own))
    ]


def _cases_that_stay(own: Analysis) -> list[str]:
    """Return the cases of the singular in which a word is as in the nominative."""
    return [
        case
        for (case, number), cells in own.way.paradigm.forms.items()
        if number == own.way.paradigm.number
        and any(not cell.change and own.way.stem + cell.ending == own.lemma for cell in cells)
    ]


def _looked_up(form: str, part: str) -> list[tuple[str, str, str]]:
    """Return lemmas, genders and cases of what is looked up in a list, the commonest names of the lists first."""
    weights = lexicon.whole(_CYRILLIC[0], part)
    found = [own for own in deinflection(_CYRILLIC[0]).loosely(form, part) if own[0] != form]
    return sorted(found, key=lambda own: -weights.get(own[0], 0.0))
