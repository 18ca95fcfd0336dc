"""How the words of a name are weighed together: what it is, as pairs of Belarusian and Russian forms, and how surely.

A name is mostly in one spelling, so its words tell each other which: Siarhei is Belarusian, Sergey Russian, and so is
what stands beside it. For each spelling that a name may be in, the pairs of its words (`hypotheses`) are combined; what a
pair weighs in all spellings together is what it weighs.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from heapq import nlargest
from math import exp, log
from typing import Final, NamedTuple

from nazva import detection, parsing, tables, text
from nazva.hypotheses import hub_of, hypotheses, weights
from nazva.lexicon import PARTS
from nazva.nameparts import NAME, Name
from nazva.plausibility import log_sum

GIVEN, PATRONYMIC, FAMILY, PLACE = PARTS
_SPELLINGS: Final = 4
_PAIRS: Final = 8
_WIDTH: Final = 12
_NEVER: Final = -1e9
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


def _cut(name: str, part: str, others: Sequence[Sequence[str]], particles: frozenset[str]) -> Iterator[Word]:
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
    own, read_as = weights("written-in"), _read_as()
    found: dict[str, float] = {}
    for spelling, weight in detection.weights(name).items():
        if hub_of(spelling):
            reader = read_as.get(spelling, spelling)
            found[reader] = found.get(reader, 0.0) + weight
    # What a name may be besides a name of ours is not asked here.
    ours = sum(found.values())
    ranked = sorted(found.items(), key=lambda one: (-one[1], one[0]))[:_SPELLINGS]
    kept = {spelling: weight for spelling, weight in ranked if weight >= own["least"] * ours > 0}
    for spelling in _ALWAYS if text.script(name.replace(" ", "")) == "Latn" else ():
        if found.get(spelling, 0.0) >= own["heard"] * ours:
            kept[spelling] = max(found[spelling], own["least"] * ours)
    return [(spelling, own["detected"] * log(weight)) for spelling, weight in kept.items()]


@cache
def _read_as() -> Mapping[str, str]:
    return {key: str(value) for key, value in tables.load_pairs("canonical-weights").sections["read-as"].items()}


def _weighed(word: str, part: str, spelt: Sequence[tuple[str, float]]) -> list[_Weighed]:
    """Return the pairs that a word may be in each spelling; what it may be in the others counts for little."""
    mixed = weights("written-in")["mixed"]
    alone = [{(own.be, own.ru): own.weight for own in hypotheses(word, part, spelling)} for spelling, _ in spelt]
    if len(spelt) == 1:
        return alone
    best = max(weight for _, weight in spelt)
    every: _Weighed = {}
    for own, (_, weight) in zip(alone, spelt, strict=True):
        for pair, cost in own.items():
            every[pair] = max(every.get(pair, _NEVER), cost + weight - best + mixed)
    return [{pair: log_sum(cost, own[pair]) if pair in own else cost for pair, cost in every.items()} for own in alone]


def joined(words: Sequence[Word], spelt: Sequence[tuple[str, float]]) -> list[tuple[tuple[Pair, ...], float]]:
    """Return the likeliest pairs of forms of a whole name, as the pairs of its words, with their probability."""
    if not spelt:
        return []
    by_word = []
    for word in words:
        own = _weighed(word.text, word.part, spelt)
        for other in word.others:
            own = _agreed(own, other, word.part)
        by_word.append(own)
    if not all(all(own) for own in by_word):
        return []
    found: dict[tuple[Pair, ...], list[float]] = {}
    totals = []
    for i, (_, weight) in enumerate(spelt):
        wholes: list[tuple[float, tuple[Pair, ...]]] = [(weight, ())]
        total = weight
        for own in by_word:
            total += log_sum(*own[i].values())
            pairs = nlargest(_PAIRS, own[i].items(), key=lambda item: item[1])
            made = ((cost + more, (*whole, pair)) for cost, whole in wholes for pair, more in pairs)
            wholes = nlargest(_WIDTH, made, key=lambda one: one[0])
        totals.append(total)
        for cost, whole in wholes:
            found.setdefault(whole, []).append(cost)
    total = log_sum(*totals)
    ranked = sorted(((whole, exp(log_sum(*costs) - total)) for whole, costs in found.items()), key=lambda one: (-one[1], one[0]))
    return ranked


def _agreed(own: list[_Weighed], other: str, part: str) -> list[_Weighed]:
    """Weigh the pairs of a word by another spelling of it that stands beside it."""
    spelt = spellings_of(other)
    if not spelt:
        return own
    said: _Weighed = {}
    for (_, weight), found in zip(spelt, _weighed(other, part, spelt), strict=True):
        for pair, cost in found.items():
            said[pair] = max(said.get(pair, _NEVER), cost + weight)
    if not said:
        return own
    best, least = max(said.values()), -weights("written-in")["agreed"]
    return [{pair: cost + max(said.get(pair, _NEVER) - best, least) for pair, cost in one.items()} for one in own]


