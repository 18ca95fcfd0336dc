"""All forms of a name, from whatever spelling it is in, with the doubt that is left.

A name is parsed; each of its words is read in every spelling that the name may be in, into pairs of a Belarusian and a
Russian form (`hypotheses`). The words of a name are mostly in one spelling, so they tell each other which: the heaviest
pair of the whole name is canonical, and all other forms derive from it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import Any, Final

from nazva import detection, text, transcription
from nazva.certainty import certainty
from nazva.conversion import converter
from nazva.errors import NazvaError
from nazva.mending import mended
from nazva.namesounds import MANNERS
from nazva.respelling import word_in
from nazva.soundwords import listed
from nazva.soundwords import word as sounded
from nazva.weighing import GIVEN, Pair, Word, joined, plain_of, spellings_of, words_of

KINDS: Final = ("person", "place")
_FROM_BE: Final = ("be-tarask", "lacinka", "be-icao", "be-geo-2007", "be-en")
SPELLINGS: Final = ("be", *_FROM_BE, "ru", "ru-en", "uk", "pl")
_ALTERNATIVES: Final = 5
# How much of what transcriptions of a foreign name leave goes to its readings as a name of ours.
_OURS: Final = 0.5
# How much of a transcription's weight stays where a common given name is spelt as romanisations of ours spell it.
_SPELT_OURS: Final = 0.2
_ROMANISED: Final = ("lacinka", "be-icao", "be-en")
_MEMORY: Final = 1 << 15


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
    return Canonical(found.source, found.kind, dict(found.forms), found.probability, found.alternatives, found.reasons)


@lru_cache(maxsize=_MEMORY)
def _canonical(name: str, kind: str) -> Canonical:
    own, notes = mended(name)
    words, doubts = words_of(own, kind)
    if not words:
        return Canonical(name, kind, {}, 0.0, (), (*notes, *doubts))
    plain = plain_of(words)
    foreign = transcription.pairs(_written(words)) if kind == "person" else ()
    found = joined(words, spellings_of(plain))
    if not found and not foreign:
        languages = ", ".join(guess.spelling for guess in detection.detect(own)) or "no spelling of ours"
        reason = f"it looks like {languages}, from which nothing leads to be and ru"
        return Canonical(name, kind, {}, 0.0, (), (reason, *notes, *doubts))
    # Without transcriptions beside them no others can come to the front.
    ours = _ours(words, found, None if foreign else 1 + _ALTERNATIVES)
    if foreign:
        ours = _beside(ours, foreign, _SPELT_OURS if found and _is_spelt_ours(words, found[0][0]) else 1.0)
    (be, ru), probability = ours[0]
    alternatives = tuple(Candidate(*pair, round(own, 4)) for pair, own in ours[1 : 1 + _ALTERNATIVES])
    transcribed = next((pair for pair in foreign if (pair.be, pair.ru) == (be, ru)), None)
    if transcribed:
        forms = transcription.forms(_written(words), be, ru)
        reason = transcribed.reason
    else:
        best = next(pairs for pairs, _ in found if _dressed(words, pairs) == (be, ru))
        forms = _forms(words, best)
        reason = f"{plain} = {be} (be) = {ru} (ru)"
    return Canonical(name, kind, forms, round(probability, 4), alternatives, (reason, *notes, *doubts))


def _ours(
    words: Sequence[Word], found: Sequence[tuple[tuple[Pair, ...], float]], limit: int | None
) -> list[tuple[Pair, float]]:
    """Return the forms that a name may have as a name of ours, and their probability, the likeliest first."""
    if not found:
        return []
    best, share = found[0]
    probability = certainty(words, best, share)
    # What is left is shared by the others as they were weighed; none of them is likelier than the first.
    rest = (1 - probability) / max(1 - share, 1e-9)
    if len(found) > 1:
        rest = min(rest, probability / found[1][1])
    shares = [probability, *(rest * own for _, own in found[1:])]
    return [(_dressed(words, pairs), own) for (pairs, _), own in zip(found[:limit], shares, strict=False)]


def _is_spelt_ours(words: Sequence[Word], pairs: Sequence[Pair]) -> bool:
    """Tell whether a given name is one of the commoner of Belarus, spelt as its romanisations spell it."""
    return any(
        word.part == GIVEN
        and word.text in {_forms_of(be, ru, GIVEN)[SPELLINGS.index(own)].lower() for own in _ROMANISED}
        and any(listed(ident).common > 1 for ident in sounded(word.text, MANNERS[:2]).given)
        for word, (be, ru) in zip(words, pairs, strict=True)
    )


def _beside(
    ours: list[tuple[Pair, float]], foreign: tuple[transcription.Pair, ...], factor: float
) -> list[tuple[Pair, float]]:
    """Return transcriptions, times a factor, beside readings as a name of ours, which share what they leave."""
    taken = factor * sum(pair.weight for pair in foreign)
    rest = (_OURS if factor == 1 else 1.0) * (1 - taken)
    both = {pair: own * rest for pair, own in ours}
    for pair in foreign:
        both[pair.be, pair.ru] = both.get((pair.be, pair.ru), 0.0) + pair.weight * factor
    return sorted(both.items(), key=lambda one: (-one[1], one[0]))


def _dressed(words: Sequence[Word], pairs: Sequence[Pair]) -> Pair:
    """Return a name in Belarusian and in Russian, given both forms of its words."""
    both = [_worn_both(own.before, pair, own.small) for own, pair in zip(words, pairs, strict=True)]
    return "".join([be for be, _ in both]).strip(), "".join([ru for _, ru in both]).strip()


def _written(words: Sequence[Word]) -> str:
    """Return the words of a name written out, with capitals where a name has them."""
    return "".join([_worn(own.before, own.text, own.small) for own in words]).strip()


@lru_cache(maxsize=_MEMORY)
def _worn_both(before: str, pair: Pair, small: bool) -> Pair:
    be, ru = pair
    return _worn(before, be, small), _worn(before, ru, small)


@lru_cache(maxsize=_MEMORY)
def _worn(before: str, form: str, small: bool) -> str:
    return f"{before}{form if small else text.capitalise(form)}"


def _forms(words: Sequence[Word], pairs: Sequence[Pair]) -> dict[str, str]:
    made = [
        _forms_before(word.before, be, ru, word.part, word.small) for word, (be, ru) in zip(words, pairs, strict=True)
    ]
    return {spelling: "".join(own).strip() for spelling, own in zip(SPELLINGS, zip(*made, strict=True), strict=True)}


@lru_cache(maxsize=_MEMORY)
def _forms_before(before: str, be: str, ru: str, part: str, small: bool) -> tuple[str, ...]:
    """Return one word of a name in every spelling as it stands in the name, with what stands before it."""
    return tuple(_worn(before, form, small) for form in _forms_of(be, ru, part))


@lru_cache(maxsize=_MEMORY)
def _forms_of(be: str, ru: str, part: str) -> tuple[str, ...]:
    """Return one word of a name, in lower case, in every spelling."""
    from_be = [converter("be", spelling)(be) for spelling in _FROM_BE]
    others = [word_in(be, to=to, source="be", part=part) for to in ("uk", "pl")]
    return (be, *from_be, ru, converter("ru", "ru-en")(ru), *others)
