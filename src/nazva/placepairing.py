"""Lays two names of places beside each other: the name itself, the generic word, numbers, what qualifies it."""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Final, NamedTuple

from nazva import agreement, tables
from nazva.agreement import AGREE, LISTED, MISSING, NEITHER, OTHER, OTHER_LISTED, RANK
from nazva.nameparts import GENERIC, PLACE, Name
from nazva.namesounds import key, manners
from nazva.pairing import Beside
from nazva.parsing import parse
from nazva.placewalk import generic_kinds
from nazva.soundwords import Word, word

_REMEMBERED: Final = 1 << 16
SAME_KIND: Final = "same"
EXTRA: Final = "extra"
PARTLY: Final = "partly"
NAME: Final = "name"
_OPPOSED: Final = frozenset({OTHER, OTHER_LISTED})
_NUMBER: Final = re.compile(r"\d+")


class Place(NamedTuple):
    """A place's name, analysed: the words of the name, the listed places it may be, and what stands beside it."""

    name: str
    words: tuple[Word, ...]
    listed: frozenset[str]
    kinds: frozenset[str]
    numbers: frozenset[str]
    qualifiers: tuple[Word, ...]


class PlaceAgreement(NamedTuple):
    """How two names of places agree: the words beside each other, and a code for kind, numbers and qualifiers."""

    names: tuple[Beside, ...]
    name: str
    kind: str
    number: str
    qualifier: str

    @property
    def is_forbidden(self) -> bool:
        """Whether something contradicts, so that the two cannot be taken for one place's."""
        return self.name in _OPPOSED or OTHER in (self.kind, self.number, self.qualifier)

    @property
    def doubt(self) -> str:
        """Why the names cannot be more than alike: one has a word more; empty when they can."""
        return EXTRA if self.name == EXTRA else ""

    @property
    def is_open(self) -> bool:
        """Whether too little is known to say that the two are different."""
        return False

    def turned(self) -> "PlaceAgreement":
        """Return the same with the two names exchanged."""
        return self._replace(names=tuple([own.turned() for own in self.names]))

    def parts(self) -> tuple[Beside, ...]:
        """Return the words of the names beside each other."""
        return self.names

    def facts(self) -> Iterator[str]:
        """Yield the names of the weights that the agreement takes."""
        yield "bias"
        yield f"name {self.name}"
        yield f"kind {self.kind}"
        yield f"number {self.number}"
        yield f"qualifier {self.qualifier}"


@lru_cache(maxsize=_REMEMBERED)
def place(name: str) -> Place | None:
    """Return a place's name, analysed; None for a text without words.

    >>> own = place("Мінскі раён")
    >>> [word.text for word in own.words], sorted(own.kinds)
    (['мінскі'], ['district'])
    """
    parsed: Name = parse(name, "place")
    how = manners(name)
    written = [part for part in parsed.parts if part.label == PLACE]
    words = _words([part.text for part in written] or parsed.source.split(), how)
    if not words:
        return None
    return Place(
        name=name,
        words=words,
        listed=_listed(words),
        kinds=generic_kinds(part.text for part in parsed.parts if part.label == GENERIC),
        numbers=frozenset(_NUMBER.findall(name)),
        qualifiers=_words([piece for own in parsed.qualifiers for piece in own.split()], how),
    )


def _words(written: list[str], how: tuple[str, ...]) -> tuple[Word, ...]:
    pieces = [piece for own in written for piece in own.lower().split("-")]
    return tuple([own for piece in pieces if (own := word(piece, how)).keys[0]])


def _listed(words: tuple[Word, ...]) -> frozenset[str]:
    phrases = [" ".join(own) for own in zip(*[one.keys for one in words], strict=False)]
    return frozenset().union(*[_index().get(phrase, ()) for phrase in phrases])


@cache
def _index() -> Mapping[str, frozenset[str]]:
    """Return the listed places by the key of their names."""
    found: dict[str, set[str]] = {}
    for row in tables.load_list("place-sounds").rows:
        for form in row["forms"]:
            found.setdefault(key(form), set()).add(row["id"][0])
    return {own: frozenset(idents) for own, idents in found.items()}


def place_agreement(one: Place, other: Place) -> PlaceAgreement:
    """Return how two names of places agree."""
    names = _aligned(one.words, other.words)
    return PlaceAgreement(
        names=names,
        name=_named(one, other, names),
        kind=_kind(one.kinds, other.kinds),
        number=_sets(one.numbers, other.numbers),
        qualifier=_qualifier(one, other),
    )


def _aligned(one: tuple[Word, ...], other: tuple[Word, ...]) -> tuple[Beside, ...]:
    """Lay every word of the shorter name beside the one of the longer that agrees best and is not taken yet."""
    if len(one) == 1 == len(other):
        return (Beside(NAME, agreement.words(one[0], other[0]), one[0], other[0]),)
    if len(one) > len(other):
        return tuple([own._replace(one=own.other, other=own.one) for own in _aligned(other, one)])
    free = list(other)
    found = []
    for mine in one:
        best = min(free, key=lambda theirs, mine=mine: RANK[agreement.words(mine, theirs)])  # type: ignore[misc]
        free.remove(best)
        found.append(Beside(NAME, agreement.words(mine, best), mine, best))
    return tuple(found)


def _named(one: Place, other: Place, names: tuple[Beside, ...]) -> str:
    worst = max((own.code for own in names), key=RANK.__getitem__)
    if len(one.words) == len(other.words) and RANK[worst] <= RANK[agreement.LINKED]:
        return worst
    if one.listed and other.listed:
        return OTHER_LISTED if one.listed.isdisjoint(other.listed) else LISTED
    if len(one.words) != len(other.words):
        return EXTRA if worst in AGREE else OTHER
    return PARTLY if worst not in AGREE and any(own.code in AGREE for own in names) else worst


def _kind(one: frozenset[str], other: frozenset[str]) -> str:
    if not one or not other:
        return NEITHER if one == other else f"{MISSING} {min(one or other)}"
    return OTHER if one.isdisjoint(other) else SAME_KIND


def _sets(one: frozenset[str], other: frozenset[str]) -> str:
    if not one or not other:
        return NEITHER if one == other else MISSING
    return SAME_KIND if one == other else OTHER


def _qualifier(one: Place, other: Place) -> str:
    mine, theirs = one.qualifiers, other.qualifiers
    if not mine or not theirs:
        return NEITHER if not mine and not theirs else MISSING
    agree = any(agreement.words(a, b) in AGREE for a in mine for b in theirs)
    return SAME_KIND if agree else OTHER
