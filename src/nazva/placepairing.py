"""Lays two names of places beside each other: the name itself, the generic word, numbers, what qualifies it."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final, NamedTuple

from nazva import tables
from nazva.agreement import CASE, CLOSE, GENDER, LISTED, MISSING, NEITHER, OTHER
from nazva.namecodes import Beside
from nazva.nameparts import GENERIC, PLACE, Name
from nazva.namesounds import LATIN, key, manners, sounds
from nazva.parsing import parse
from nazva.placecodes import CASES, EXTRA, LEVELS, PARTLY, SURE, TELLING, PlaceAgreement, PlaceCodes
from nazva.placewalk import generic_kinds
from nazva.placewords import (
    ADJECTIVE,
    AGREE,
    OBLIQUE,
    OPPOSED,
    RANK,
    Likeness,
    PlaceWord,
    cased,
    likeness,
    parted,
    place_word,
    stem,
)
from nazva.soundwords import fineness

_REMEMBERED: Final = 1 << 16
SAME_KIND: Final = "same"
NAME: Final = "name"
STEM: Final = "stem"
ONE: Final = "one"
PLAIN: Final = "plain"
_CODE: Final = 2
_APART: Final = frozenset({GENDER, ADJECTIVE})
# A number, with a letter that stands at it: 7B.
_NUMBER: Final = re.compile(r"(\d+)([^\W\d_](?![^\W\d_]))?")
_PIECES: Final = re.compile(r"[^\s\-/.]+")
_NONE: Final[frozenset[str]] = frozenset()
SHARES: Final = (0.0, 0.2, 0.35, 0.5, 0.65)
SIZES: Final = (3, 5, 7, 10)


class Place(NamedTuple):
    """A place's name, analysed: the words of the name, the listed places it may be, and what stands beside it.

    `whole` is the name as one word; `stemmed` the listed places that it may be in another case; `exact` those whose
    name sounds just so.
    """

    name: str
    words: tuple[PlaceWord, ...]
    whole: PlaceWord
    listed: frozenset[str]
    stemmed: frozenset[str]
    exact: frozenset[str]
    kinds: frozenset[str]
    numbers: frozenset[str]
    qualifiers: tuple["Place", ...]


@lru_cache(maxsize=_REMEMBERED)
def place(name: str) -> Place | None:
    """Return a place's name, analysed; None for a text without words.

    >>> own = place("Мінскі раён")
    >>> own.words, sorted(own.kinds)
    ((PlaceWord('мінскі'),), ['district'])
    """
    parsed: Name = parse(name, "place")
    how = manners(name)
    if LATIN not in how:
        how = (*how, LATIN)  # A name of a place is often left as its own language writes it.
    named = [(part.text, name[part.end : part.end + 1] == ".") for part in parsed.parts if part.label == PLACE]
    words = _words(named, how) or _words([(own, False) for own in parsed.source.split()], how)
    if not words:
        return None
    generic = [part.text for part in parsed.parts if part.label == GENERIC]
    kinds = generic_kinds(generic).union(*[place_word(own.lower()).kinds for own in generic])
    listed = stemmed = exact = _NONE
    if generic:
        phrase = [(part.text, False) for part in parsed.parts if part.label in (GENERIC, PLACE)]
        listed, _, exact = _listed(_words(phrase, how))
    if not listed and kinds <= _kinds("plain"):
        listed, stemmed, exact = _listed(words)
        stemmed = stemmed or (_NONE if listed else _stemmed(words))
    kept, dropped = _parted(words, is_listed=bool(listed))
    qualifiers, more = _qualifiers(parsed)
    numbers = {found[1] + (key(sounds(found[2])) if found[2] else "") for found in _NUMBER.finditer(name)}
    return Place(
        name=name,
        words=tuple(kept),
        whole=words[0] if len(words) == 1 else place_word("".join([own.word.text for own in words]), how),
        listed=listed,
        stemmed=stemmed,
        exact=exact,
        kinds=kinds.union(more, *[own.kinds for own in dropped]),
        numbers=frozenset(numbers.union([own.number for own in dropped if own.number])),
        qualifiers=qualifiers,
    )


def _parted(words: list[PlaceWord], *, is_listed: bool) -> tuple[list[PlaceWord], list[PlaceWord]]:
    """Return the words that tell a name from others, and those that say what kind it is or which number it has."""
    telling = [own for own in words if not own.small]
    kept = telling if is_listed else [own for own in telling if not (own.kinds or own.number)]
    kept = kept or telling or words
    return kept, [own for own in telling if own not in kept]


def _qualifiers(parsed: Name) -> tuple[tuple[Place, ...], frozenset[str]]:
    """Return the places that a name is qualified with, and the kinds of place that a qualifier is no more than."""
    kinds = generic_kinds(parsed.qualifiers)
    found = [place(own) for own in parsed.qualifiers if not generic_kinds([own])]
    return tuple([own for own in found if own is not None]), kinds


def _words(written: list[tuple[str, bool]], how: tuple[str, ...]) -> list[PlaceWord]:
    """Return the words of a name, compounds parted."""
    found = []
    for text, stopped in written:
        pieces = [own for piece in _PIECES.findall(text.lower()) for own in parted(piece)]
        for piece in pieces:
            own = place_word(piece, how, stopped=stopped and piece is pieces[-1])
            if own.weight:
                found.append(own)
    return found


def _listed(words: list[PlaceWord]) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return the listed places that a name is, else those it is near to, and those whose name sounds just so.

    In which words its letters are parted does not matter.
    """
    exact, _ = _index()
    limits = _limits()
    joined = {"".join(reading) for reading in zip(*[own.word.sounds for own in words], strict=False)}
    scored = [
        (0.0 if sounded == form else fineness(sounded, form) + limits["exact"], idents)
        for sounded in sorted(joined)
        for form, idents in exact.get(key(sounded), ())
    ]
    if not scored:
        return _NONE, _NONE, _NONE
    best = max([score for score, _ in scored])
    least = best + limits["beside"] if best < 0 else best
    found = frozenset().union(*[idents for score, idents in scored if score >= least])
    if best < limits["beside"]:
        return _NONE, found if best >= limits["farthest"] else _NONE, _NONE
    return found, _NONE, frozenset().union(*[idents for score, idents in scored if not score])


def _stemmed(words: list[PlaceWord]) -> frozenset[str]:
    """Return the listed places that a name may be a case of."""
    _, stems = _index()
    least = _limits()["stem"]
    found: set[str] = set()
    for reading, keys in zip(
        zip(*[own.word.sounds for own in words], strict=False),
        zip(*[own.word.keys for own in words], strict=False),
        strict=True,
    ):
        cut = [stem(own) for own in keys]
        sounded = "".join([own[: len(short)] for own, short in zip(reading, cut, strict=True)])
        for form, idents in stems.get("".join(cut), ()):
            if fineness(sounded, form) >= least:
                found |= idents
    return frozenset(found)


@cache
def _limits() -> Mapping[str, float]:
    return {name: float(value) for name, value in tables.load_pairs("place-likeness").sections["lists"].items()}


_Index = Mapping[str, list[tuple[str, frozenset[str]]]]


@cache
def _index() -> tuple[_Index, _Index]:
    """Return the listed places by the key of their names, and by the stems of their words; each with the sounds."""
    whole: dict[str, dict[str, set[str]]] = {}
    stems: dict[str, dict[str, set[str]]] = {}
    for row in tables.load_list("place-sounds").rows:
        (ident,) = row["id"]
        for form in row["forms"]:
            words = form.split()
            joined = "".join(words)
            whole.setdefault(key(joined), {}).setdefault(joined, set()).add(ident)
            cut = "".join([own[: len(stem(key(own)))] for own in words])
            stems.setdefault(key(cut), {}).setdefault(cut, set()).add(ident)
    return _frozen(whole), _frozen(stems)


def _frozen(found: Mapping[str, Mapping[str, set[str]]]) -> _Index:
    return {own: [(form, frozenset(idents)) for form, idents in forms.items()] for own, forms in found.items()}


def place_agreement(one: Place, other: Place) -> PlaceAgreement:
    """Return how two names of places agree."""
    lists = _lists(one, other)
    kind = _kind(one, other)
    if len(one.words) == 1 == len(other.words):
        name, like = likeness(one.words[0], other.words[0])
        names: tuple[Beside, ...] = (Beside(NAME, name, one.words[0].word, other.words[0].word),)
        extra = 0
    else:
        names, shares = _aligned(one.words, other.words)
        name = _named(one, other, names)
        weight = sum([min(own.weight, more.weight) for own, more, _ in shares])
        like = sum([min(own.weight, more.weight) * found.share for own, more, found in shares]) / weight
        extra = _extra(one.words, other.words, shares)
    if like < 1.0 or extra:
        joined = likeness(one.whole, other.whole)
        if joined.code in AGREE or (joined.share > like and name not in AGREE):
            like, extra = max(like, joined.share), 0
            if joined.code in AGREE and RANK[joined.code] < RANK.get(name, len(RANK)):
                name = joined.code
                names = (Beside(NAME, joined.code, one.whole.word, other.whole.word),)
    if kind == SAME_KIND and (name == GENDER or (name == ADJECTIVE and _is_in_two_scripts(one, other))):
        # obwód ługański, Luhanská oblast: the adjective follows its noun; Minsk Oblast: English has a noun for it.
        name, like = CASES, cased(like)
    if name in _APART and len(names) == 1 and one.exact.isdisjoint(other.exact):
        lists = lists if lists == OTHER else NEITHER
    elif lists == LISTED:
        name, like = LISTED, 1.0
    elif name == CASE:
        name = _cased(one, other, kind, lists)
        like = 1.0 if name == CLOSE else like
    codes = PlaceCodes(
        name=name,
        lists=lists,
        level=int(like * LEVELS),
        extra=extra,
        size=_step(min(one.whole.weight, other.whole.weight), SIZES),
        kind=kind,
        number=_sets(one.numbers, other.numbers),
        qualifier=_qualifier(one.qualifiers, other.qualifiers),
    )
    return PlaceAgreement(codes, names)


_Shares = list[tuple[PlaceWord, PlaceWord, Likeness]]


def _aligned(one: tuple[PlaceWord, ...], other: tuple[PlaceWord, ...]) -> tuple[tuple[Beside, ...], _Shares]:
    """Lay every word of the shorter name beside one of the longer: the likest two first."""
    couples = sorted(
        [
            (-found.share, RANK[found.code], abs(i - j), i + j, i, j, found)
            for i, mine in enumerate(one)
            for j, theirs in enumerate(other)
            for found in (likeness(mine, theirs),)
        ]
    )
    taken: dict[int, tuple[int, Likeness]] = {}
    used: set[int] = set()
    for *_, i, j, found in couples:
        if i not in taken and j not in used:
            taken[i] = j, found
            used.add(j)
    shares = [(one[i], other[j], found) for i, (j, found) in sorted(taken.items())]
    return tuple([Beside(NAME, found.code, mine.word, theirs.word) for mine, theirs, found in shares]), shares


def _extra(one: tuple[PlaceWord, ...], other: tuple[PlaceWord, ...], shares: _Shares) -> int:
    """Return how much of the longer name has nothing beside it, in steps."""
    if len(one) == len(other):
        return 0
    longer = max((one, other), key=len)
    total = sum([own.weight for own in longer])
    beside = sum([(mine if longer is one else theirs).weight for mine, theirs, _ in shares])
    return _step(1 - beside / total, SHARES)


def _step(value: float, steps: tuple[float, ...]) -> int:
    return sum([value > step for step in steps])


def _named(one: Place, other: Place, names: tuple[Beside, ...]) -> str:
    worst = max([own.code for own in names], key=RANK.__getitem__)
    if worst in AGREE:
        return worst if len(one.words) == len(other.words) else EXTRA
    if worst != OPPOSED and len(names) > 1 and any(own.code in AGREE for own in names):
        return PARTLY
    return worst


def _is_in_two_scripts(one: Place, other: Place) -> bool:
    return one.whole.word.is_latin != other.whole.word.is_latin


def _cased(one: Place, other: Place, kind: str, lists: str) -> str:
    """Return what a name in another case is: sure when more than one stem shows that it is no other name."""
    if kind == SAME_KIND and not _kinds("people").isdisjoint(one.kinds & other.kinds):
        return CLOSE  # Lenin Street, вуліца Леніна
    mine, theirs = one.words[0].gender, other.words[0].gender
    if len(one.words) > 1 or (mine and theirs and OBLIQUE in mine + theirs):
        return CASES
    shared = one.whole.stems & other.whole.stems if lists == STEM else _NONE
    return CASES if any(len(own) >= _limits()["long"] for own in shared) else CASE


def _lists(one: Place, other: Place) -> str:
    """Return whether the names are of one place of the lists."""
    mine, theirs = one.listed or one.stemmed, other.listed or other.stemmed
    if not mine or not theirs:
        return ONE if mine or theirs else NEITHER
    if one.listed and other.listed:
        return OTHER if mine.isdisjoint(theirs) else LISTED
    return f"{STEM} {OTHER}" if mine.isdisjoint(theirs) else STEM


@cache
def _kinds(which: str) -> frozenset[str]:
    return frozenset(str(tables.load_pairs("place-likeness").sections["kinds"][which]).split("|"))


def _kind(one: Place, other: Place) -> str:
    mine, theirs, plain = one.kinds, other.kinds, _kinds("plain")
    if not mine or not theirs:
        if mine == theirs:
            return NEITHER
        more = mine or theirs
        if min(len(one.words), len(other.words)) > 1 and not more.isdisjoint(_kinds("several")):
            return NEITHER
        return f"{MISSING} {TELLING if plain.isdisjoint(more) else PLAIN}"
    if not mine.isdisjoint(theirs) or not (plain.isdisjoint(mine) or plain.isdisjoint(theirs)):
        return SAME_KIND
    return OTHER


def _sets(one: frozenset[str], other: frozenset[str]) -> str:
    if not one or not other:
        return NEITHER if one == other else MISSING
    return SAME_KIND if one == other else OTHER


def _qualifier(one: tuple[Place, ...], other: tuple[Place, ...]) -> str:
    if not one or not other:
        return NEITHER if not one and not other else MISSING
    return SAME_KIND if any(is_one(mine, theirs) for mine in one for theirs in other) else OTHER


def is_one(one: Place, other: Place) -> bool:
    """Tell whether two names may be taken for one place's: all that both say agrees.

    >>> is_one(place("Мінская вобласць"), place("Minsk Oblast")), is_one(place("Беларусь"), place("Francja"))
    (True, False)
    """
    found = place_agreement(one, other).codes
    return not found.is_forbidden and found.name in SURE


def same_place(one: str, other: str) -> bool:
    """Tell whether two texts that say where something is name one place; a country also by its code of ISO 3166-1.

    >>> same_place("BY", "Беларусь"), same_place("Minsk Region", "Гродзенская вобласць")
    (True, False)
    """
    if one.casefold() == other.casefold():
        return True
    mine, theirs = place(one), place(other)
    if mine is None or theirs is None:
        return False
    return not _named_ids(mine).isdisjoint(_named_ids(theirs)) or is_one(mine, theirs)


def _named_ids(own: Place) -> frozenset[str]:
    code = own.name.strip().lower()
    return frozenset({code}) if code in _codes() else own.listed


@cache
def _codes() -> frozenset[str]:
    return frozenset(row["id"][0] for row in tables.load_list("countries").rows if len(row["id"][0]) == _CODE)
