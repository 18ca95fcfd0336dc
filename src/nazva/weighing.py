"""How the words of a name are weighed together: what it is, as pairs of Belarusian and Russian forms, and how surely.

A name is mostly in one spelling, so its words tell each other which: Siarhei is Belarusian, Sergey Russian, and so is
what stands beside it. For each spelling that a name may be in, the pairs of its words (`hypotheses`) are combined; a
pair weighs what it weighs in all spellings together.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from math import exp, inf, log
from operator import itemgetter
from typing import Final, NamedTuple

from nazva import detection, likelihood, parsing, tables, text
from nazva.hypotheses import hub_of, hypotheses, weights
from nazva.lexicon import PARTS
from nazva.nameparts import NAME, Name

GIVEN, PATRONYMIC, FAMILY, PLACE = PARTS
_SPELLINGS: Final = 4
_PAIRS: Final = 12
_WIDTH: Final = 12
_MEMORY: Final = 1 << 16
# A spelling so much less likely than the best says nothing (a logarithm); nor does a pair of so small a part of it.
_BEHIND: Final = 9.0
_NOTHING: Final = 1e-4
# Names in Latin letters are in one of these whatever else they look like.
_ALWAYS: Final = ("be-en", "ru-en", "lacinka")


class Word(NamedTuple):
    """A word of a name: in lower case, its part, what stands before it, whether it is small, its other spellings."""

    text: str
    part: str
    before: str
    small: bool
    others: tuple[str, ...]


Pair = tuple[str, str]
_Weighed = dict[Pair, float]
Spelt = Sequence[tuple[str, float]]


def words_of(name: str, kind: str) -> tuple[list[Word], tuple[str, ...]]:
    """Return the words of a name in order, with their parts, and what speaks against it; no words if it is no name."""
    if kind == "place":
        words = list(_cut(name, PLACE, (), frozenset()))
        return words, () if words else ("there are no letters that could be a name",)
    parsed = parsing.parse(name)
    if not (parsed.family or parsed.given):
        return [], parsed.conflicts or ("there are no letters that could be a name",)
    found: list[Word] = []
    others = _others(parsed)
    particles = frozenset(parsed.particles)
    for part in (GIVEN, PATRONYMIC, FAMILY):
        found += _cut(getattr(parsed, part), part, others.get(part, ()), particles)
    return found, parsed.conflicts


def plain_of(words: Sequence[Word]) -> str:
    """Return the words of a name in order, in lower case."""
    return "".join(f"{word.before}{word.text}" for word in words).strip()


def _others(parsed: Name) -> dict[str, list[list[str]]]:
    """Return the words of the other forms that stand beside a name, by part."""
    found: dict[str, list[list[str]]] = {}
    for own in parsed.alternatives:
        if own.of == NAME:
            other = parsing.parse(own.text)
            forms = [(part, getattr(other, part)) for part in (GIVEN, PATRONYMIC, FAMILY)]
        else:
            forms = [(own.of, own.text)]
        for part, form in forms:
            if form:
                found.setdefault(part, []).append([_small(word.text) for word in text.words(form)])
    return found


def _cut(name: str, part: str, others: Sequence[Sequence[str]], particles: frozenset[str]) -> Iterable[Word]:
    """Return the words of a part of a name."""
    if not name:
        return ()
    if name.isalpha() and not (others or particles):
        return (_alone(name, part),)
    return _all_cut(name, part, others, particles)


@lru_cache(maxsize=_MEMORY)
def _alone(word: str, part: str) -> Word:
    return Word(_small(word), part, " ", small=False, others=())


def _all_cut(name: str, part: str, others: Sequence[Sequence[str]], particles: frozenset[str]) -> Iterator[Word]:
    words = list(text.words(name))
    all_small = all(word.text.islower() for word in words)
    place = 0
    for i, word in enumerate(words):
        between = name[place : word.start].strip()
        small = word.text in particles and word.text.islower() and not all_small
        own = tuple(other[i] for other in others if len(other) == len(words))
        yield Word(_small(word.text), part, between or " ", small, own)
        place = word.end


def _small(word: str) -> str:
    return text.lower(text.fold(word))


def spellings_of(name: str) -> list[tuple[str, float]]:
    """Return the spellings that a name is read in, each with what its letters say for it, as a logarithm.

    Spellings of one kind are read as the one whose table takes what all of them write.
    """
    own = weights("written-in")
    found: dict[str, float] = {}
    readers = _readers()
    for spelling, weight in detection.shares(name).items():
        if (reader := readers.get(spelling)) is not None:
            found[reader] = found.get(reader, 0.0) + weight
    # What a name may be besides a name of ours is not asked here.
    ours = sum(found.values())
    ranked = sorted(found.items(), key=lambda one: (-one[1], one[0]))[:_SPELLINGS]
    kept = {spelling: weight for spelling, weight in ranked if weight >= own["least"] * ours > 0}
    for spelling in _ALWAYS if ours and all(map(_is_latin, name.split(" "))) else ():
        if found.get(spelling, 0.0) >= own["heard"] * ours:
            kept[spelling] = max(found[spelling], own["least"] * ours)
    return [(spelling, own["detected"] * log(weight)) for spelling, weight in kept.items()]


@lru_cache(maxsize=_MEMORY)
def _is_latin(piece: str) -> bool:
    """Tell whether all letters of a piece of a name are Latin."""
    return text.script(piece) == "Latn" or not any(map(str.isalpha, piece))


@cache
def _readers() -> Mapping[str, str]:
    """Return, for each spelling that leads to a name of ours, the one that it is read as."""
    read_as = tables.load_pairs("canonical-weights").sections["read-as"]
    known = [candidate.id for script in likelihood.SCRIPTS for candidate in likelihood.candidates(script)]
    return {spelling: str(read_as.get(spelling, spelling)) for spelling in known if hub_of(spelling)}


@lru_cache(maxsize=_MEMORY)
def _column(word: str, part: str, spelling: str) -> tuple[float, _Weighed]:
    """Return what the heaviest pair of a word in one spelling weighs, and the pairs relative to it."""
    found = hypotheses(word, part, spelling)[:_PAIRS]
    top = found[0].weight if found else -inf
    return top, {(own.be, own.ru): exp(own.weight - top) for own in found}


def _weighed(word: str, part: str, spelt: Spelt) -> list[_Weighed]:
    """Return the pairs that a word may be in each spelling; what it may be in the others counts for little."""
    columns = [_column(word, part, spelling) for spelling, _ in spelt]
    reference = max(top for top, _ in columns)
    if reference == -inf:
        return []
    if len(columns) == 1:
        return [columns[0][1]]
    mixed = weights("written-in")["mixed"] - max(weight for _, weight in spelt)
    every: _Weighed = {}
    for (top, own), (_, weight) in zip(columns, spelt, strict=True):
        scale = exp(top - reference + weight + mixed)
        for pair, share in own.items():
            if share * scale > every.get(pair, 0.0):
                every[pair] = share * scale
    found = []
    for top, own in columns:
        scale, made = exp(top - reference), every.copy()
        for pair, share in own.items():
            made[pair] += share * scale
        found.append(made)
    return found


def joined(words: Sequence[Word], spelt: Spelt) -> list[tuple[tuple[Pair, ...], float]]:
    """Return the likeliest pairs of forms of a whole name, as the pairs of its words, with their share of all."""
    by_word = []
    for word in words if spelt else ():
        own = _weighed(word.text, word.part, spelt)
        if not own:
            return []
        for other in word.others:
            own = _agreed(own, other, word.part)
        by_word.append(own)
    if not by_word:
        return []
    totals = [weight + sum(log(sum(own[i].values())) for own in by_word) for i, (_, weight) in enumerate(spelt)]
    best = max(totals)
    found: dict[tuple[Pair, ...], float] = {}
    for i, (_, weight) in enumerate(spelt):
        if totals[i] < best - _BEHIND:
            continue
        wholes: list[tuple[float, tuple[Pair, ...]]] = [(exp(weight - best), ())]
        for own in by_word:
            pairs = sorted(own[i].items(), key=itemgetter(1), reverse=True)[:_WIDTH]
            least = pairs[0][1] * _NOTHING
            pairs = [one for one in pairs if one[1] >= least]
            # The heaviest wholes are made of the heaviest: of the n-th no more than the n-th part of the pairs.
            wholes = [
                (share * more, (*whole, pair))
                for n, (share, whole) in enumerate(wholes, 1)
                for pair, more in pairs[: _WIDTH // n]
            ]
            wholes.sort(key=itemgetter(0), reverse=True)
            del wholes[_WIDTH:]
        for share, whole in wholes:
            found[whole] = found.get(whole, 0.0) + share
    total = sum(exp(own - best) for own in totals)
    return sorted(((whole, share / total) for whole, share in found.items()), key=lambda one: (-one[1], one[0]))


def _agreed(own: list[_Weighed], other: str, part: str) -> list[_Weighed]:
    """Weigh the pairs of a word by another spelling of it that stands beside it."""
    spelt = spellings_of(other)
    said: _Weighed = {}
    for (_, weight), found in zip(spelt, _weighed(other, part, spelt) if spelt else (), strict=False):
        for pair, share in found.items():
            said[pair] = max(said.get(pair, 0.0), share * exp(weight))
    if not said:
        return own
    best, least = max(said.values()), exp(-weights("written-in")["agreed"])
    return [{pair: share * max(said.get(pair, 0.0) / best, least) for pair, share in one.items()} for one in own]
