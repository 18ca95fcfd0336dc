"""Compares two names: `compare`, `score`, `compare_many`. How parts agree is `pairing`, what that weighs a table.

The probability is that of a log-linear model (Fellegi and Sunter, JASA 64, 1969, with weights fitted together), over
facts about the parts of two names; some facts forbid a verdict whatever the sum.
"""

import gc
from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import cache, lru_cache
from math import exp
from typing import Any, Final

from nazva import parsing, tables, text, wordwise
from nazva.agreement import MISSING
from nazva.analysis import Person, person
from nazva.bodies import body, looks_like_body
from nazva.bodypairing import BodyAgreement, BodyCodes, body_agreement
from nazva.namecodes import Agreement, Codes
from nazva.pairing import agreements
from nazva.parsing import checked, parse
from nazva.placecodes import LEVELS, PlaceAgreement, PlaceCodes
from nazva.placepairing import place, place_agreement, same_place
from nazva.reasoning import reasons
from nazva.wordwise import is_guessed, may_be_laid

SAME: Final = "same"
DIFFERENT: Final = "different"
UNSURE: Final = "unsure"
NO_NAME: Final = "one of them has no word that could be a name"
_REMEMBERED: Final = 1 << 16
_PLACES: Final = 4
_FARTHEST: Final = 30.0
_WHOLE_DATE: Final = 3
_APART: Final = 1000
_FORBIDDING: Final = frozenset({"date other", "gender other"})
_FORBIDDING_PLACES: Final = frozenset({"country other", "parent other"})
_TELLING: Final = frozenset({"date same"})
BODY: Final = "organisation"
KINDS: Final = (*parsing.KINDS, BODY)
_SECTIONS: Final[Mapping[type, str]] = {Codes: "person", BodyCodes: "body", PlaceCodes: "place"}


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of a bearer besides the name; what is empty is not known.

    `birth_date` is a year, a year and month, or a whole date as in ISO 8601; `gender` m or f; `country` and `parent`
    any words that name them.
    """

    birth_date: str = ""
    gender: str = ""
    country: str = ""
    parent: str = ""


@dataclass(frozen=True, slots=True)
class PartMatch:
    """A part of two names side by side: which part, the two words, and how they agree."""

    part: str
    one: str
    other: str
    agreement: str


class Match:
    """What comparing two names gives: the probability that they are one's, a verdict, the parts, and the reasons.

    `verdict` is same, different or unsure. Parts and reasons are worked out when they are asked for.
    """

    __slots__ = ("_found", "_is_turned", "_known", "_probability", "_verdict")

    def __init__(
        self,
        probability: float,
        verdict: str,
        found: Agreement | BodyAgreement | PlaceAgreement | None,
        known: tuple[str, ...],
        *,
        is_turned: bool,
    ) -> None:
        self._probability = probability
        self._verdict = verdict
        self._found = found
        self._known = known
        self._is_turned = is_turned

    @property
    def probability(self) -> float:
        """The probability that the two names are one person's or place's."""
        return self._probability

    @property
    def verdict(self) -> str:
        """What the probability and the facts decide: same, different or unsure."""
        return self._verdict

    @property
    def parts(self) -> tuple[PartMatch, ...]:
        """The words of the two names that stand beside each other, and how they agree."""
        found = self._laid()
        return tuple(
            PartMatch(own.part, own.one.text, own.other.text, own.code)
            for own in (found.parts() if found else ())
            if own.one is not None and own.other is not None
        )

    @property
    def reasons(self) -> tuple[str, ...]:
        """A sentence for every part and every fact that has something to say."""
        found = self._laid()
        return reasons(found, self._known) if found else (NO_NAME,)

    def _laid(self) -> Agreement | BodyAgreement | PlaceAgreement | None:
        """Return how the names agree, the first beside the second as they were given."""
        return self._found.turned() if self._found and self._is_turned else self._found

    def as_dict(self) -> dict[str, Any]:
        """Return the match as plain data."""
        return {
            "probability": self.probability,
            "verdict": self.verdict,
            "parts": tuple(asdict(part) for part in self.parts),
            "reasons": self.reasons,
        }

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Match) and self.as_dict() == other.as_dict()

    def __hash__(self) -> int:
        return hash((self._probability, self._verdict))

    def __repr__(self) -> str:
        own = f"probability={self.probability!r}, verdict={self.verdict!r}, parts={self.parts!r}"
        return f"Match({own}, reasons={self.reasons!r})"


def compare(
    one: str,
    other: str,
    kind: str = "person",
    *,
    context_one: Context | None = None,
    context_other: Context | None = None,
) -> Match:
    """Return whether two names may be one person's or place's, with a probability, the parts and the reasons.

    `kind` is person, place, organisation or auto. Contexts are what is known besides the names; each fact of both is
    evidence. The verdict is `same` only where no part contradicts and both names are more than a surname. The order of
    the two names does not matter. Raises `UnknownChoice` for another kind, and nothing for any text.

    >>> compare("Siarhei Tsikhanouski", "Сергей Тихановский").verdict
    'same'
    >>> compare("Сяргей Ціханоўскі", "Святлана Ціханоўская").verdict
    'different'
    """
    known = tuple(_known(context_one, context_other))
    found, share, verdict = _decided(one, other, checked(kind, KINDS), known)
    return Match(round(share, _PLACES), verdict, found, known, is_turned=other < one)


def score(
    one: str, other: str, *, processor: Callable[[str], str] | None = None, score_cutoff: float | None = None
) -> float:
    """Return the probability that two names are one person's, between 0 and 100: a scorer for rapidfuzz.

    A score below `score_cutoff` is 0, as `rapidfuzz.process.extract` and `cdist` expect.

    >>> score("Siarhei Tsikhanouski", "Сергей Тихановский") > 95
    True
    """
    if processor is not None:
        one, other = processor(one), processor(other)
    found = 100 * probability(one, other)
    return 0.0 if score_cutoff is not None and found < score_cutoff else found


def compare_many(ones: Sequence[str], others: Sequence[str], kind: str = "person") -> "array[float]":
    """Return the probabilities of pairs of names, one of each sequence, in order, as an array of doubles.

    Every distinct name is analysed once. Raises `ValueError` when the sequences are not of one length.

    >>> [share > 0.9 for share in compare_many(["Ihar Łosik", "Ihar Łosik"], ["Игорь Лосик", "Пушкин Иван"])]
    [True, False]
    """
    checked(kind, KINDS)
    with _without_collecting():
        return array("d", [probability(one, other, kind) for one, other in zip(ones, others, strict=True)])


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Put off the search for cyclic garbage: analyses make none, and it takes a third of the time of a batch."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def probability(
    one: str,
    other: str,
    kind: str = "person",
    *,
    context_one: Context | None = None,
    context_other: Context | None = None,
) -> float:
    """Return the probability alone that two names are one person's or place's, as `compare` gives it."""
    if context_one is None or context_other is None:
        return _by_names(one, other, kind)
    return _decided(one, other, kind, tuple(_known(context_one, context_other)))[1]


def _decided(
    one: str, other: str, kind: str, known: tuple[str, ...]
) -> tuple[Agreement | BodyAgreement | PlaceAgreement | None, float, str]:
    """Return how two names agree, the names in the order of their letters, the probability and the verdict.

    They do not agree in any way when one of them has no words.
    """
    found = _compared(one, other, kind)
    if found is None:
        return None, *_wordless(one, other)
    laid, same_text = found
    return laid, *_judged(laid.codes, known, same_text)


@lru_cache(maxsize=_REMEMBERED)
def _by_names(one: str, other: str, kind: str) -> float:
    """Return the probability when nothing but the names is known; pairs come again."""
    return _decided(one, other, kind, ())[1]


def facts(one: str, other: str, kind: str = "person") -> list[str]:
    """Return the names of the weights that comparing two names takes, the first word that of the section."""
    found = _compared(one, other, checked(kind, KINDS))
    return [] if found is None else list(found[0].codes.facts())


def _compared(one: str, other: str, kind: str) -> tuple[Agreement | BodyAgreement | PlaceAgreement, bool] | None:
    """Return how two names agree, and whether they are one text; None when one has no words.

    The names are taken in the order of their letters, so that the order in which they are given cannot matter.
    """
    if other < one:
        one, other = other, one
    if _are_people(one, other, kind) and (mine := person(one)) is not None and (theirs := person(other)) is not None:
        best = _best(mine, theirs)
        return best, best.is_in_the_same_words and _same_text(one, other)
    if _are_bodies(one, other, kind) and (own := body(one)) is not None and (more := body(other)) is not None:
        laid = body_agreement(own, more)
        return laid, laid.codes.is_whole and _same_text(one, other)
    first, second = place(one), place(other)
    if first is None or second is None:
        return None
    found = place_agreement(first, second)
    return found, found.codes.level == LEVELS and _same_text(one, other)


def _are_people(one: str, other: str, kind: str) -> bool:
    """Tell whether two texts are to be compared as people's names, if they are any: bodies and places are not."""
    if kind != "auto":
        return kind == "person"
    if looks_like_body(one) or looks_like_body(other):
        return False
    return parse(one, kind).kind == parse(other, kind).kind == "person"


def _are_bodies(one: str, other: str, kind: str) -> bool:
    """Tell whether two texts are to be compared as names of bodies."""
    return kind == BODY or (kind == "auto" and (looks_like_body(one) or looks_like_body(other)))


def _same_text(one: str, other: str) -> bool:
    return one == other or text.fold(one).casefold().split() == text.fold(other).casefold().split()


def _wordless(one: str, other: str) -> tuple[float, str]:
    return (1.0, SAME) if one.strip() and other.strip() and _same_text(one, other) else (0.0, UNSURE)


@lru_cache(maxsize=_REMEMBERED)
def _judged(found: Codes | BodyCodes | PlaceCodes, known: tuple[str, ...], same_text: bool) -> tuple[float, str]:
    """Return the probability and the verdict of an agreement, with what else is known; few differ in their codes."""
    limits = _section("verdicts")
    weight = _weight(found) + sum([_section("known")[fact] for fact in known])
    share = 1 / (1 + exp(-max(-_FARTHEST, min(_FARTHEST, weight))))
    if same_text:
        share = max(share, limits["same"])
    forbidding = _FORBIDDING_PLACES if isinstance(found, PlaceCodes) else _FORBIDDING
    if found.is_forbidden or any(fact in forbidding for fact in known):
        share = _capped(share, limits[found.limit])
    elif found.doubt and not same_text and not any(fact in _TELLING for fact in known):
        share = _capped(share, limits[found.doubt])
    if found.is_open and not any(fact in _FORBIDDING for fact in known):
        share = max(share, limits["different"])
    verdict = SAME if share >= limits["same"] else DIFFERENT if share < limits["different"] else UNSURE
    return share, verdict


def _capped(share: float, limit: float) -> float:
    """Return a probability that is not above a limit, the greater for the greater: what is capped keeps its order."""
    return min(share, limit - (1 - share) / _APART)


def _known(one: Context | None, other: Context | None) -> Iterator[str]:
    """Yield what two contexts say of each other: every fact that both have."""
    if one is None or other is None:
        return
    if one.birth_date and other.birth_date:
        yield f"date {_dates(one.birth_date, other.birth_date)}"
    if one.gender and other.gender:
        yield f"gender {'same' if one.gender.casefold() == other.gender.casefold() else 'other'}"
    for fact in ("country", "parent"):
        mine, theirs = getattr(one, fact), getattr(other, fact)
        if mine and theirs:
            yield f"{fact} {'same' if same_place(mine, theirs) else 'other'}"


def _dates(one: str, other: str) -> str:
    """Return how two dates agree, each a year or a part of a date in ISO 8601."""
    mine, theirs = one.split("-"), other.split("-")
    shared = min(len(mine), len(theirs))
    if mine[:shared] == theirs[:shared]:
        return "same" if shared == _WHOLE_DATE else "part"
    if mine[0] == theirs[0] or sorted(mine[0]) == sorted(theirs[0]):
        return "near"
    return "other"


def _best(one: Person, other: Person) -> Agreement:
    """Return the agreement of two names that weighs most.

    Names of several words are laid word by word too, which says more when their parts are a guess, or when words are
    left of both.
    """
    found = agreements(one, other)
    best = found[0] if len(found) == 1 else max(found, key=_heaviness)
    if not may_be_laid(one, other, best.codes) or (laid := wordwise.laid(one, other)) is None:
        return best
    if is_guessed(one) or is_guessed(other):
        return laid.agreement
    if laid.contradicts:
        # In another script words that nothing agrees with may be spelt in a way that is not known.
        is_unsure = best.codes.is_agreeing and text.script(one.name) != text.script(other.name)
        return best if is_unsure else min(best, laid.agreement, key=_heaviness)
    # A word that only one of them has may be a middle name as well as a generation.
    is_less = best.codes.is_agreeing and laid.agreement.codes.patronymic == MISSING
    return best if is_less else max(best, laid.agreement, key=_heaviness)


def _heaviness(own: Agreement) -> float:
    return _weight(own.codes)


@lru_cache(maxsize=_REMEMBERED)
def _weight(found: Codes | BodyCodes | PlaceCodes) -> float:
    """Return the sum of the weights of an agreement's facts."""
    weights = _section(_SECTIONS[type(found)])
    return sum([weights.get(fact, 0.0) for fact in found.facts()])


@cache
def _section(name: str) -> Mapping[str, float]:
    return {fact: float(weight) for fact, weight in tables.load_pairs("match-weights").sections[name].items()}
