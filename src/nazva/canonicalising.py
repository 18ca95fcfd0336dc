"""All forms of a name, from whatever spelling it is in, with the doubt that is left.

A name is read in every spelling that it may be in (`detection`), into the Cyrillic of that spelling's language
(`interpretation`), and from there respelt into Belarusian and Russian (`respelling`). Every pair of a Belarusian and
a Russian form that comes of it has a weight; the heaviest pair is canonical, and all other forms derive from it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from math import exp
from typing import Any, Final

from nazva import catalogue, detection, interpretation, parsing, registry, respelling, tables, text, transcription
from nazva.conversion import converter
from nazva.errors import NazvaError
from nazva.plausibility import plausibility

KINDS: Final = ("person", "place")
# The languages between which names are respelt; Polish has no hub, its own spelling stands for it.
LANGUAGES: Final = ("be", "ru", "uk", "pl")
_LATIN: Final = ("lacinka", "be-icao", "be-geo-2007", "be-en")
_GUESSES: Final = 6
_LEAST: Final = 0.04
_READINGS: Final = 4
_RESPELT: Final = 3
# How far the lists and letters of a language speak against what is read, beside what the readings weigh by themselves.
_PLAUSIBLE: Final = 0.35
_MEMORY: Final = 1 << 15
# How much of what transcriptions of a foreign name leave goes to its readings as a name of ours.
_OURS: Final = 0.5


@dataclass(frozen=True, slots=True)
class Candidate:
    """Another pair of forms that a name may stand for, and its share of the probability."""

    be: str
    ru: str
    probability: float


@dataclass(frozen=True, slots=True)
class Canonical:
    """A name in all its forms, by spelling id, with how probable they are and what else it may be.

    `forms` is empty, and `reasons` says why, when the input is no name that the tables can read. The probability is
    the share of the forms given among all that the readings allow; `alternatives` are the next ones, best first.
    """

    source: str
    kind: str
    forms: Mapping[str, str]
    probability: float
    alternatives: tuple[Candidate, ...]
    reasons: tuple[str, ...]

    def as_dict(self) -> dict[str, Any]:
        """Return the name as plain data."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class _Pair:
    """A Belarusian and a Russian form, how much speaks for them, and by which way they came."""

    be: str
    ru: str
    weight: float
    reason: str


def canonicalise(name: str, kind: str = "person") -> Canonical:
    """Return a name in all its forms: be, be-tarask, lacinka, be-icao, be-geo-2007, be-en, ru, ru-en, uk, pl.

    The spelling of the name is guessed. The parts of a person's name are put in the order given name, patronymic,
    surname; titles and what else is no part of the name are left out. Raises `NazvaError` for an unknown kind; a name
    that cannot be read has no forms and a reason.

    >>> found = canonicalise("Sergey Tikhanovsky")
    >>> found.forms["be"], found.forms["lacinka"], found.forms["ru"]
    ('Сяргей Ціханоўскі', 'Siarhiej Cichanoŭski', 'Сергей Тихановский')
    """
    if kind not in KINDS:
        raise NazvaError(f"there is no kind of name {kind!r}: it is {' or '.join(KINDS)}")
    found = _canonical(name, kind)
    # What is remembered stays as it is, whatever a caller does to the forms.
    return replace(found, forms=dict(found.forms))


@lru_cache(maxsize=_MEMORY)
def _canonical(name: str, kind: str) -> Canonical:
    given, rest = _in_order(name) if kind == "person" else ("", " ".join(name.split()))
    plain = f"{given} {rest}".strip()
    if not any(map(str.isalpha, plain)):
        return Canonical(name, kind, {}, 0.0, (), ("there are no letters that could be a name",))
    found: dict[tuple[str, str], tuple[float, str]] = {}
    for pair in _pairs(plain, kind, len(given.split()), _listed(given)):
        weight, reason = found.get((pair.be, pair.ru), (0.0, pair.reason))
        found[pair.be, pair.ru] = (weight + pair.weight, reason)
    foreign = transcription.pairs(plain) if kind == "person" else ()
    if foreign:
        found = _beside(found, foreign)
    if not found:
        languages = ", ".join(guess.spelling for guess in detection.detect(name)) or "no spelling of ours"
        reason = f"it looks like {languages}, from which nothing leads to be and ru"
        return Canonical(name, kind, {}, 0.0, (), (reason,))
    ranked = sorted(found.items(), key=lambda item: (-item[1][0], item[0]))
    # Of a foreign name something stays for what it may be besides: its probability is no share but its own.
    total = 1.0 if foreign else sum(weight for weight, _ in found.values())
    (be, ru), (weight, reason) = ranked[0]
    others = tuple(Candidate(*pair, round(own / total, 4)) for pair, (own, _) in ranked[1:6])
    own = any((be, ru) == (pair.be, pair.ru) for pair in foreign)
    forms = transcription.forms(plain, be, ru) if own else _forms(be, ru, kind)
    return Canonical(name, kind, forms, round(weight / total, 4), others, (reason,))


def _beside(
    found: dict[tuple[str, str], tuple[float, str]], foreign: tuple[transcription.Pair, ...]
) -> dict[tuple[str, str], tuple[float, str]]:
    """Return transcriptions beside readings as a name of ours, which share what the transcriptions leave."""
    ours = sum(weight for weight, _ in found.values())
    rest = _OURS * (1 - sum(pair.weight for pair in foreign))
    both = {pair: (weight / ours * rest, reason) for pair, (weight, reason) in found.items()}
    for pair in foreign:
        weight, _ = both.get((pair.be, pair.ru), (0.0, ""))
        both[pair.be, pair.ru] = (weight + pair.weight, pair.reason)
    return both


def _in_order(name: str) -> tuple[str, str]:
    """Return a person's given name and the rest of the name in order, in capitals no more than names have."""
    parsed = parsing.parse(name)
    if not (parsed.family or parsed.given):
        return "", name
    rest = f"{parsed.patronymic} {parsed.family}".split()
    return " ".join(map(_sized, parsed.given.split())), " ".join(map(_sized, rest))


def _listed(given: str) -> tuple[str, str] | None:
    """Return the Belarusian and Russian forms of a given name in Latin letters, None when the list has it not."""
    if not given or text.script(given) != "Latn":
        return None
    names = [own.name.names for own in registry.given_like(given.lower()) if not own.everyday]
    return next(((own["be"][0], own["ru"][0]) for own in names if own.get("be") and own.get("ru")), None)


def _sized(word: str) -> str:
    if len(word) < 2 or text.shape(word) is not text.Shape.CAPITALS:
        return word
    return "-".join(text.capitalise(part.lower()) for part in word.split("-"))


def _pairs(name: str, kind: str, size: int, given: tuple[str, str] | None) -> Iterator[_Pair]:
    """Yield the pairs of forms that a name may stand for, by every spelling that it may be in.

    `given` are the forms of the given name, when the list has it; it is the first `size` words.
    """
    hubs = catalogue.hubs()

    def led(form: str, own: str) -> str:
        return " ".join([own, *form.split()[size:]])

    for guess in detection.detect(name, limit=_GUESSES):
        if guess.weight < _LEAST:
            continue
        spelling = guess.spelling
        if spelling in LANGUAGES:
            readings = [(spelling, name, 1.0)]
        elif spelling in hubs:
            readings = [("be", converter(spelling, "be")(name), 1.0)]
        else:
            hub = next((hub for hub in ("be", "ru", "uk") if f"{hub}_{spelling}" in tables.index()), None)
            if hub is None:
                continue
            readings = [
                (hub, own.text, own.weight)
                for own in interpretation.readings(name, to=hub, source=spelling, limit=_READINGS)
            ]
        for language, own, share in readings:
            for be, ru, weight in _respelt(own, language, kind):
                reason = f"{name} ({spelling}) = {own} ({language}) = {be} (be) = {ru} (ru)"
                if given:
                    be, ru = led(be, given[0]), led(ru, given[1])  # noqa: PLW2901
                yield _Pair(be, ru, guess.weight * share * weight * _likely(be, ru), reason)


def _respelt(name: str, language: str, kind: str) -> Iterator[tuple[str, str, float]]:
    """Yield the Belarusian and Russian forms of a name of a language, with the share of each pair."""
    if language == "be":
        for ru in respelling.respellings(name, to="ru", source="be", kind=kind, limit=_RESPELT):
            yield name, ru.text, ru.weight
        return
    for be in respelling.respellings(name, to="be", source=language, kind=kind, limit=_RESPELT):
        if language == "ru":
            yield be.text, name, be.weight
            continue
        source = language if language == "uk" else "be"
        own = name if language == "uk" else be.text
        for ru in respelling.respellings(own, to="ru", source=source, kind=kind, limit=1):
            yield be.text, ru.text, be.weight * ru.weight


def _likely(be: str, ru: str) -> float:
    """Return how far two forms look like names of their languages; what matters is the ratio between candidates."""
    cost = 0.0
    for language, name in (("be", be), ("ru", ru)):
        weigh = plausibility(language)
        cost += sum(weigh.alone(weigh.parts(text.lower(text.fold(word.text)))) for word in text.words(name))
    return exp(_PLAUSIBLE * cost)


def _forms(be: str, ru: str, kind: str) -> dict[str, str]:
    forms = {"be": be, "be-tarask": converter("be", "be-tarask")(be)}
    forms |= {spelling: converter("be", spelling)(be) for spelling in _LATIN}
    forms |= {"ru": ru, "ru-en": converter("ru", "ru-en")(ru)}
    return forms | {to: respelling.respell(be, to=to, source="be", kind=kind) for to in ("uk", "pl")}
