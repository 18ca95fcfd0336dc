"""Lays the parts of two persons' names beside each other, in whatever order they are, and says how each pair agrees."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from nazva import agreement
from nazva.agreement import (
    AGREE,
    BRIDGE,
    CASE,
    CLOSE,
    FAR,
    HALF,
    INITIAL,
    INITIALS,
    KIN,
    LINKED,
    MISSING,
    NEAR,
    NEARISH,
    NEITHER,
    OTHER,
    OTHER_INITIAL,
    OTHER_LISTED,
    RANK,
    SAME,
)
from nazva.analysis import Forms, Person
from nazva.nameparts import FAMILY, GIVEN, PATRONYMIC
from nazva.soundwords import Word, listed

GENDER: Final = "gender"
GENERATION: Final = "generation"
SWAPPED: Final = "swapped"
BARE: Final = "bare"
ALIKE: Final = "alike"
_LIKELY: Final = 1

_OPPOSED: Final = frozenset({OTHER, OTHER_LISTED, OTHER_INITIAL})
_INITIALS: Final = frozenset({INITIAL, INITIALS, BRIDGE})
_UNLIKE: Final = frozenset({KIN, CASE, NEARISH, FAR})
_INFLECTED: Final = frozenset({agreement.VOWEL, agreement.CASE, agreement.GENDER})
_CLASHES: Final = frozenset({GENDER, GENERATION})

_Initial = frozenset[str]


class Beside(NamedTuple):
    """A part of two names: how it agrees, and what stands in each, empty when an initial or nothing does."""

    part: str
    code: str
    one: Word | None = None
    other: Word | None = None

    def turned(self) -> "Beside":
        """Return the same with the two names exchanged."""
        return self._replace(one=self.other, other=self.one)


class Agreement(NamedTuple):
    """How two names agree: their parts beside each other, how rare the surname is that they share, and other facts.

    `signs` are gender (a man's against a woman's), generation (junior against senior), swapped (the surname of one is
    taken for the given name of the other), bare (one of them is a surname alone).
    """

    given: Beside
    patronymic: Beside
    family: Beside
    rarity: str
    signs: tuple[str, ...]

    @property
    def is_forbidden(self) -> bool:
        """Whether a part contradicts, so that the two cannot be taken for one person's."""
        opposed = self.given.code in _OPPOSED or self.patronymic.code in _OPPOSED
        return opposed or not _CLASHES.isdisjoint(self.signs)

    @property
    def doubt(self) -> str:
        """Why the names cannot be more than alike.

        That is a bare surname, no more than an initial, or parts that are alike and not more, or that may be forms of
        one word; empty when they can.
        """
        if BARE in self.signs:
            return BARE
        if self.given.code == BRIDGE or (self.given.code in _INITIALS and self.patronymic.code not in AGREE):
            return INITIAL
        unlike = self.given.code in _UNLIKE or self.patronymic.code == KIN or self.family.code in _INFLECTED
        return ALIKE if unlike else ""

    @property
    def is_open(self) -> bool:
        """Whether too little is known to say that the two are different: initials that agree, fathers of one origin."""
        if self.is_forbidden or RANK[self.family.code] > RANK[NEAR]:
            return False
        return self.given.code in _INITIALS or self.patronymic.code == KIN

    def turned(self) -> "Agreement":
        """Return the same with the two names exchanged."""
        return self._replace(
            given=self.given.turned(), patronymic=self.patronymic.turned(), family=self.family.turned()
        )

    def parts(self) -> tuple[Beside, ...]:
        """Return the parts beside each other."""
        return (self.given, self.patronymic, self.family)

    def facts(self) -> Iterator[str]:
        """Yield the names of the weights that the agreement takes."""
        yield "bias"
        # What the surnames say weighs otherwise when one of them is all that there is.
        family = BARE if BARE in self.signs else FAMILY
        for part, code in ((GIVEN, self.given.code), (PATRONYMIC, self.patronymic.code), (family, self.family.code)):
            yield f"{part} {code}"
        if self.rarity:
            yield f"surname {self.rarity}"
        # In which order a name was parsed is no evidence.
        yield from (sign for sign in self.signs if sign in _CLASHES)


def agreements(one: Person, other: Person) -> Iterator[Agreement]:
    """Yield the agreements of every reading of two names: as they are, with parts exchanged, by their other names."""
    first = _agreement(one, other)
    yield first
    agree = first.given.code in AGREE and first.family.code in AGREE
    if not agree and (swapped := _swapped(one, other)) is not None:
        yield swapped
    if first.family.code == HALF and first.given.code in _OPPOSED:
        yield from _whole(one, other)
    if one.is_bare or other.is_bare:
        yield from _alone(one, other)
    for beside in one.others:
        yield from agreements(beside, other)
    for beside in other.others:
        yield from agreements(one, beside)


def _agreement(one: Person, other: Person) -> Agreement:
    family = _family(one, other)
    if family.code == HALF and (_is_middle(one, other) or _is_middle(other, one)):
        family = family._replace(code=SAME)
    given = _fore(GIVEN, one.first, other.first, agreement.given)
    patronymic = _fore(PATRONYMIC, one.second, other.second, agreement.patronymics)
    if given.code == CASE and _are_listed(given) and (_is_uncased(family) or RANK[patronymic.code] <= RANK[LINKED]):
        # Michelle is no case of Michael where the rest of the name stands in none.
        given = given._replace(code=OTHER_LISTED)
    signs = []
    # A case of a man's name may look like a woman's: Дональда Трампа.
    if one.gender and other.gender and one.gender != other.gender and not (given.code == family.code == CASE):
        signs.append(GENDER)
    if one.generation and other.generation and one.generation != other.generation:
        signs.append(GENERATION)
    if one.is_bare or other.is_bare:
        signs.append(BARE)
    return Agreement(given, patronymic, family, _rarity(family), tuple(signs))


def _are_listed(given: Beside) -> bool:
    return bool(given.one and given.other and given.one.given and given.other.given)


def _is_uncased(surname: Beside) -> bool:
    """Tell whether two surnames are one and in no case; one that ends in a vowel may have no cases (Ющенко)."""
    if surname.one is None or RANK[surname.code] > RANK[LINKED]:
        return False
    return not agreement.are_near_vowels(surname.one.keys[0][-1], "")


def _rarity(surname: Beside) -> str:
    """Return how common the surname is that two names share; empty when they share none."""
    if surname.one is None or surname.other is None or surname.code not in AGREE:
        return ""
    return agreement.rarity(surname.one, surname.other)


def _fore(
    part: str, one: Forms | _Initial | None, other: Forms | _Initial | None, agree: Callable[[Word, Word], str]
) -> Beside:
    if one is None or other is None:
        return Beside(part, NEITHER if one is other else MISSING)
    if isinstance(one, frozenset) or isinstance(other, frozenset):
        return Beside(part, _initials(one, other))
    best = Beside(part, OTHER, one[0][0], other[0][0])
    rank = len(RANK)
    for mine in _words(one):
        for theirs in _words(other):
            code = agree(mine, theirs)
            if RANK[code] < rank:
                best, rank = Beside(part, code, mine, theirs), RANK[code]
    return best


def _words(forms: Forms) -> Sequence[Word]:
    if len(forms) == 1:
        return forms[0]
    return [own for form in forms for own in form]


def _initials(one: Forms | _Initial, other: Forms | _Initial) -> str:
    if isinstance(one, frozenset):
        if isinstance(other, frozenset):
            if not one.isdisjoint(other):
                return INITIALS
            return BRIDGE if _are_bridged(one, other) else OTHER_INITIAL
        one, other = other, one
    assert isinstance(other, frozenset)
    own = [word for form in one for word in form]
    if any(not other.isdisjoint(word.initials) for word in own):
        return INITIAL
    # Of a name that is not listed it is not known how other languages begin it.
    unlisted = (word.initials for word in own if not (word.given or word.fathers))
    return BRIDGE if any(_are_bridged(other, initials) for initials in unlisted) else OTHER_INITIAL


def _are_bridged(one: _Initial, other: _Initial) -> bool:
    """Tell whether a common name begins in one language as one initial, and in another as the other."""
    return any(not name.isdisjoint(one) and not name.isdisjoint(other) for name in _common_initials())


@cache
def _common_initials() -> frozenset[_Initial]:
    """Return the initials that bearers of each common name may have."""
    return frozenset(name.initials for name in listed().values() if name.common > _LIKELY)


def _family(one: Person, other: Person) -> Beside:
    mine, theirs = one.surnames, other.surnames
    if not mine or not theirs:
        return Beside(FAMILY, NEITHER if not mine and not theirs else MISSING)
    best = _surnames(mine[0], theirs[0])
    if len(mine) == 1 == len(theirs):
        return best
    return min((_surnames(form, more) for form in mine for more in theirs), key=_rank)


def _surnames(one: tuple[Word, ...], other: tuple[Word, ...]) -> Beside:
    if len(one) == 1 == len(other):
        return Beside(FAMILY, agreement.words(one[0], other[0]), one[0], other[0])
    best = min(
        (Beside(FAMILY, agreement.words(mine, theirs), mine, theirs) for mine in one for theirs in other), key=_rank
    )
    if len(one) != len(other):
        joined = agreement.joined(one, other)
        return best._replace(code=joined or HALF) if best.code in AGREE or joined else best
    pairs = zip(one, other, strict=True)
    return max((Beside(FAMILY, agreement.words(mine, theirs), mine, theirs) for mine, theirs in pairs), key=_rank)


def _is_middle(one: Person, other: Person) -> bool:
    """Tell whether what one surname has more is a middle name that the other has, or an initial of it."""
    middle = other.second
    if middle is None or len(one.family) != 1 or len(one.family[0]) != 1 + len(other.family[0]):
        return False
    extra = one.family[0][0]
    if isinstance(middle, frozenset):
        return not middle.isdisjoint(extra.initials)
    return any(agreement.words(extra, own) in AGREE for own in _words(middle))


def _rank(beside: Beside) -> int:
    return RANK[beside.code]


def _alone(one: Person, other: Person) -> Iterator[Agreement]:
    """Yield the agreements of a lone word, which may be a given name or a surname, with both of the other name."""
    for lone, full in ((one, other), (other, one)):
        forms = lone.given or lone.surnames
        if (lone.given and lone.surnames) or lone.second is not None or not forms:
            continue
        turned = lone is other
        for part, theirs in ((GIVEN, full.given), (FAMILY, full.surnames)):
            if theirs:
                agree = agreement.given if part == GIVEN else agreement.words
                found = min((Beside(part, agree(a, b), a, b) for a in _words(forms) for b in _words(theirs)), key=_rank)
                found = found.turned() if turned else found
                is_given = part == GIVEN
                yield Agreement(
                    found if is_given else Beside(GIVEN, MISSING if full.given else NEITHER),
                    Beside(PATRONYMIC, MISSING if full.second is not None else NEITHER),
                    Beside(FAMILY, MISSING if full.surnames else NEITHER) if is_given else found,
                    "" if is_given else _rarity(found),
                    (BARE,),
                )


def _whole(one: Person, other: Person) -> Iterator[Agreement]:
    """Yield the agreement of a name all of whose words are the other's surname: Van Buren, Martin Van Buren."""
    for lone, full in ((one, other), (other, one)):
        if len(lone.given) == 1 == len(lone.family) and full.family and not lone.patronymic:
            words = sorted((*lone.given[0], *lone.family[0]), key=lambda own: lone.name.lower().find(own.text))
            if len(words) == len(full.family[0]):
                found = _surnames(tuple(words), full.family[0])
                found = found if lone is one else found.turned()
                beside = Beside(GIVEN, MISSING), Beside(PATRONYMIC, MISSING if full.second is not None else NEITHER)
                yield Agreement(*beside, found, _rarity(found), (BARE,))


def _swapped(one: Person, other: Person) -> Agreement | None:
    """Return the agreement of two names one of which has its surname where the other has its given name."""
    if one.given_marks.isdisjoint(other.family_marks) or one.family_marks.isdisjoint(other.given_marks):
        return None
    given = _crossed(one.given, other.family)
    family = _crossed(one.family, other.given)
    if RANK[given.code] > RANK[CASE] or RANK[family.code] > RANK[CASE]:
        return None
    # Mark Allen and Alan Marks are both in order; Jane Austen and Austen Jane are the same words.
    if one.given[0][0].given and other.given[0][0].given and not _are_spelt_alike(one, other):
        return None
    worse, better = sorted((given, family), key=_rank, reverse=True)
    return Agreement(
        better._replace(part=GIVEN),
        _fore(PATRONYMIC, one.second, other.second, agreement.patronymics),
        worse._replace(part=FAMILY),
        _rarity(worse),
        (SWAPPED,),
    )


def _better(one: Word, other: Word) -> str:
    """Return what says more of two words: their sounds, or the listed given names that they may be."""
    return min(agreement.words(one, other), agreement.given(one, other), key=RANK.__getitem__)


def _are_spelt_alike(one: Person, other: Person) -> bool:
    """Tell whether the words of two names, given for family, sound the same."""
    crossed = ((one.given, other.family), (one.family, other.given))
    return all(RANK[agreement.words(mine[0][0], theirs[0][0])] <= RANK[CLOSE] for mine, theirs in crossed)


def _crossed(one: Forms, other: Forms) -> Beside:
    found = (Beside(SWAPPED, _better(mine, theirs), mine, theirs) for mine in _words(one) for theirs in _words(other))
    return min(found, key=_rank)
