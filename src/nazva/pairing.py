"""Lays the parts of two persons' names beside each other, in whatever order they are, and says how each pair agrees."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple

from nazva import agreement, namewords
from nazva.agreement import (
    AGREE,
    BRIDGE,
    CASE,
    CLOSE,
    EVERYDAY,
    FAR,
    HALF,
    INITIAL,
    INITIALS,
    KIN,
    LATER,
    LINKED,
    MISSING,
    NEAR,
    NEARISH,
    NEIGHBOUR,
    NEITHER,
    OTHER,
    OTHER_INITIAL,
    OTHER_LISTED,
    RANK,
    SAME,
    SLIP,
)
from nazva.analysis import Forms, Person
from nazva.nameparts import FAMILY, GIVEN, PATRONYMIC
from nazva.soundwords import Word, common_initials

GENDER: Final = "gender"
GENERATION: Final = "generation"
ONE_GENERATION: Final = "one generation"
SWAPPED: Final = "swapped"
BARE: Final = "bare"
ALIKE: Final = "alike"
_SEVERAL: Final = 2

_OPPOSED: Final = frozenset({OTHER, OTHER_LISTED, OTHER_INITIAL})
_INITIALS: Final = frozenset({INITIAL, INITIALS, BRIDGE})
_UNLIKE: Final = frozenset({KIN, CASE, LATER, SLIP, NEIGHBOUR, NEARISH, FAR})
_INFLECTED: Final = frozenset({agreement.VOWEL, agreement.CASE, agreement.GENDER, SLIP})
_CLASHES: Final = frozenset({GENDER, GENERATION})

# How surnames agree in names that are in the same words.
_SAME_WORDS: Final = frozenset({SAME, NEITHER})

_Initial = frozenset[str]

_AGREE: Final[Mapping[str, Callable[[Word, Word], str]]] = {
    GIVEN: agreement.given,
    PATRONYMIC: agreement.patronymics,
    FAMILY: agreement.words,
}
_REMEMBERED: Final = 1 << 17


class Beside(NamedTuple):
    """A part of two names: how it agrees, and what stands in each, empty when an initial or nothing does."""

    part: str
    code: str
    one: Word | None = None
    other: Word | None = None

    def turned(self) -> "Beside":
        """Return the same with the two names exchanged."""
        return self._replace(one=self.other, other=self.one)


class Codes(NamedTuple):
    """How two names agree, but for the words: what a probability and a verdict depend on.

    The codes of the parts, how rare the surname is that they share, and signs: gender (a man's against a woman's),
    generation (junior against senior), one generation (junior against no such word), swapped (the surname of one is
    taken for the given name of the other), bare (one of them is a surname alone).
    """

    given: str
    patronymic: str
    family: str
    rarity: str
    signs: tuple[str, ...]

    @property
    def is_forbidden(self) -> bool:
        """Whether a part contradicts, so that the two cannot be taken for one person's."""
        opposed = self.given in _OPPOSED or self.patronymic in _OPPOSED
        return opposed or not _CLASHES.isdisjoint(self.signs)

    @property
    def limit(self) -> str:
        """Which probability names that contradict cannot be above; the ending of a case may look like a gender."""
        opposed = self.given in _OPPOSED or self.patronymic in _OPPOSED
        may_be_case = self.given in _INFLECTED or self.family in _INFLECTED or BARE in self.signs
        return "clash" if may_be_case and not opposed else "forbidden"

    @property
    def is_agreeing(self) -> bool:
        """Whether given name and surname agree."""
        return self.given in AGREE and self.family in AGREE

    @property
    def doubt(self) -> str:
        """Why the names cannot be more than alike.

        That is a bare surname, no more than an initial, a generation that only one of them tells, or parts that are
        alike and not more, or that may be forms of one word; empty when they can.
        """
        if BARE in self.signs:
            return BARE
        if self.given == BRIDGE or (self.given in _INITIALS and self.patronymic not in AGREE):
            return INITIAL
        if ONE_GENERATION in self.signs:
            return ALIKE
        unlike = self.given in _UNLIKE or self.patronymic == KIN or self.family in _INFLECTED
        return ALIKE if unlike else ""

    @property
    def is_open(self) -> bool:
        """Whether too little is known to say that the two are different.

        A lone word that agrees with a part of the other name, initials that agree, fathers of one origin.
        """
        if self.is_forbidden:
            return False
        if BARE in self.signs:
            return min(RANK[self.given], RANK[self.family]) <= RANK[KIN]
        return RANK[self.family] <= RANK[NEAR] and (self.given in _INITIALS or self.patronymic == KIN)

    def facts(self) -> Iterator[str]:
        """Yield the names of the weights that the agreement takes."""
        yield "bias"
        # What the surnames say weighs otherwise when one of them is all that there is.
        family = BARE if BARE in self.signs else FAMILY
        for part, code in zip((GIVEN, PATRONYMIC, family), self, strict=False):
            yield f"{part} {code}"
        if self.rarity:
            yield f"surname {self.rarity}"
        # In which order a name was parsed is no evidence.
        yield from (sign for sign in self.signs if sign in _CLASHES)


class Agreement(NamedTuple):
    """How two names agree, in codes, and their parts beside each other."""

    codes: Codes
    given: Beside
    patronymic: Beside
    family: Beside

    @property
    def is_in_the_same_words(self) -> bool:
        """Whether no two words beside each other differ in their letters."""
        if self.codes.family not in _SAME_WORDS:
            return False
        for _, _, one, other in (self.family, self.given, self.patronymic):
            if one is not other and one is not None and other is not None and one.text != other.text:
                return False
        return True

    def turned(self) -> "Agreement":
        """Return the same with the two names exchanged."""
        return Agreement(self.codes, self.given.turned(), self.patronymic.turned(), self.family.turned())

    def parts(self) -> tuple[Beside, ...]:
        """Return the parts beside each other."""
        return (self.given, self.patronymic, self.family)


def agreements(one: Person, other: Person) -> list[Agreement]:
    """Return the agreements of every reading of two names: as they are, with parts exchanged, by their other names."""
    found = [_agreement(one, other)]
    codes = found[0].codes
    agrees = codes.is_agreeing
    if not agrees and (swapped := _swapped(one, other)) is not None:
        found.append(swapped)
    elif not agrees and one.labels != other.labels:
        found += _straight(one, other)
    if codes.family == HALF and codes.given in _OPPOSED:
        found += _whole(one, other)
    if BARE in codes.signs:
        alone = list(_alone(one, other))
        if alone and codes.given == MISSING == codes.family:
            found.clear()  # A given name and a surname: nothing stands beside anything, which is no agreement.
        found += alone
    for beside in one.others:
        found += agreements(beside, other)
    for beside in other.others:
        found += agreements(one, beside)
    return found


def _agreement(one: Person, other: Person) -> Agreement:
    family = _family(one, other)
    if family.code == HALF and (_is_middle(one, other) or _is_middle(other, one)):
        family = family._replace(code=SAME)
    given = _fore(GIVEN, one.first, other.first)
    patronymic = _fore(PATRONYMIC, one.second, other.second)
    if given.code == CASE and _are_listed(given) and (_is_uncased(family) or RANK[patronymic.code] <= RANK[LINKED]):
        # Michelle is no case of Michael where the rest of the name stands in none.
        given = given._replace(code=OTHER_LISTED)
    signs = []
    # A case of a man's name may look like a woman's: Дональда Трампа.
    opposed = one.gender and other.gender and one.gender != other.gender
    if opposed and not (given.code == family.code == CASE) and not _are_one_name(given, family):
        signs.append(GENDER)
    if one.generation != other.generation:
        signs.append(GENERATION if one.generation and other.generation else ONE_GENERATION)
    if one.is_bare or other.is_bare:
        signs.append(BARE)
    return _agreed(given, patronymic, family, tuple(signs))


def _agreed(given: Beside, patronymic: Beside, family: Beside, signs: tuple[str, ...]) -> Agreement:
    codes = Codes(given.code, patronymic.code, family.code, rarity(family), signs)
    return Agreement(codes, given, patronymic, family)


def _are_one_name(given: Beside, family: Beside) -> bool:
    """Tell whether gender is no more than guessed: the surname is the same, the given name too but for its ending."""
    if given.one is None or given.other is None or RANK[family.code] > RANK[LINKED]:
        return False
    return given.code == EVERYDAY or (given.one.bare != "" and given.one.bare == given.other.bare)


def _are_listed(given: Beside) -> bool:
    return bool(given.one and given.other and given.one.given and given.other.given)


def _is_uncased(surname: Beside) -> bool:
    """Tell whether two surnames are one and in no case; one that ends in a vowel may have no cases (Ющенко)."""
    if surname.one is None or RANK[surname.code] > RANK[LINKED]:
        return False
    return not agreement.are_near_vowels(surname.one.keys[0][-1], "")


def rarity(surname: Beside) -> str:
    """Return how common the surname is that two names share; empty when they share none."""
    if surname.one is None or surname.other is None or surname.code not in AGREE:
        return ""
    return agreement.rarity(surname.one, surname.other)


def _fore(part: str, one: Forms | _Initial | None, other: Forms | _Initial | None) -> Beside:
    if one is None or other is None:
        return without(part, NEITHER if one is other else MISSING)
    if isinstance(one, frozenset) or isinstance(other, frozenset):
        return without(part, _initials(one, other))
    if len(one) == 1 == len(other) and len(one[0]) == 1 == len(other[0]):
        return beside(part, one[0][0], other[0][0])
    if part == GIVEN:
        return min([_givens(form, more) for form in one for more in other], key=_rank)
    return min([beside(part, own, more) for own in _fathers(one) for more in _fathers(other)], key=_rank)


def _fathers(forms: Forms) -> Sequence[Word]:
    """Return the words of a patronymic without the one that says son, which all have: bin Ismail, bin Ibrahim."""
    words = _words(forms)
    return [own for own in words if own.text not in namewords.sons()] or words


def _givens(one: tuple[Word, ...], other: tuple[Word, ...]) -> Beside:
    """Return how given names agree of which there may be several: by the first of them, wherever it stands.

    Where only later names are shared, they are another's names (Walter Henry, William Henry); where one bearer has a
    single name, it may be the second of the other's.
    """
    first = beside(GIVEN, one[0], other[0])
    if first.code in AGREE or len(one) == 1 == len(other):
        return first
    mine = min([beside(GIVEN, one[0], more) for more in other], key=_rank)
    theirs = min([beside(GIVEN, own, other[0]) for own in one], key=_rank)
    if len(one) == 1 or len(other) == 1:
        found = mine if len(one) == 1 else theirs
        return found._replace(code=LATER) if RANK[found.code] <= RANK[LINKED] else first
    if mine.code in AGREE and theirs.code in AGREE:
        return max(mine, theirs, key=_rank)
    if one[0].is_latin == other[0].is_latin or first.code == OTHER_LISTED:
        return first
    # In another script the first may be spelt in a way that is not known.
    best = min([beside(GIVEN, own, more) for own in one for more in other], key=_rank)
    return best._replace(code=LATER) if best.code in AGREE else first


@cache
def without(part: str, code: str) -> Beside:
    """Return a part that only one name has, or an initial stands for."""
    return Beside(part, code)


@lru_cache(maxsize=_REMEMBERED)
def beside(part: str, one: Word, other: Word) -> Beside:
    """Return two words of a part beside each other."""
    code = agreement.told_apart(_AGREE[part](one, other), one, other, is_given=part == GIVEN)
    return Beside(part, code, one, other)


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
    return any(not name.isdisjoint(one) and not name.isdisjoint(other) for name in common_initials())


def _family(one: Person, other: Person) -> Beside:
    mine, theirs = one.surnames, other.surnames
    if len(mine) == 1 == len(theirs):
        return _surnames(mine[0], theirs[0])
    if not mine or not theirs:
        return without(FAMILY, NEITHER if not mine and not theirs else MISSING)
    return min([_surnames(form, more) for form in mine for more in theirs], key=_rank)


def _surnames(one: tuple[Word, ...], other: tuple[Word, ...]) -> Beside:
    if len(one) == 1 == len(other):
        return beside(FAMILY, one[0], other[0])
    if len(one) == len(other):
        return max([beside(FAMILY, mine, theirs) for mine, theirs in zip(one, other, strict=True)], key=_rank)
    best = min([beside(FAMILY, mine, theirs) for mine in _telling(one) for theirs in _telling(other)], key=_rank)
    joined = agreement.joined(one, other)
    return best._replace(code=joined or HALF) if best.code in AGREE or joined else best


def _telling(words: tuple[Word, ...]) -> Sequence[Word]:
    """Return the words of a surname that are not small ones, which many have: van Dyk, van der Berg."""
    small = namewords.particles() | namewords.sons()
    return [own for own in words if own.text not in small] or words


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
                found = min([beside(part, a, b) for a in _words(forms) for b in _words(theirs)], key=_rank)
                found = found.turned() if turned else found
                is_given = part == GIVEN
                yield _agreed(
                    found if is_given else without(GIVEN, MISSING if full.given else NEITHER),
                    without(PATRONYMIC, MISSING if full.second is not None else NEITHER),
                    without(FAMILY, MISSING if full.surnames else NEITHER) if is_given else found,
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
                patronymic = without(PATRONYMIC, MISSING if full.second is not None else NEITHER)
                yield _agreed(without(GIVEN, MISSING), patronymic, found, (BARE,))


def _swapped(one: Person, other: Person) -> Agreement | None:
    """Return the agreement of two names one of which has its surname where the other has its given name."""
    if not (_meet(one.given, other.family) and _meet(one.family, other.given)):
        return None
    given = _crossed(one.given, other.family)
    family = _crossed(one.family, other.given)
    if RANK[given.code] > RANK[CASE] or RANK[family.code] > RANK[CASE]:
        return None
    # Mark Allen and Alan Marks are both in order; Jane Austen and Austen Jane are the same words.
    if one.given[0][0].given and other.given[0][0].given and not _are_spelt_alike(one, other):
        return None
    worse, better = sorted((given, family), key=_rank, reverse=True)
    patronymic = _fore(PATRONYMIC, one.second, other.second)
    return _agreed(better._replace(part=GIVEN), patronymic, worse._replace(part=FAMILY), (SWAPPED,))


def _straight(one: Person, other: Person) -> Iterator[Agreement]:
    """Yield the agreement of two names, each word beside that in its place: their parts may have been mistaken."""
    mine, theirs = one.words, other.words
    if len(mine) < _SEVERAL or len(mine) != len(theirs):
        return
    found = [Beside(GIVEN, _better(own, more), own, more) for own, more in zip(mine, theirs, strict=True)]
    found.sort(key=_rank)
    if found[-1].code in AGREE:
        yield _agreed(found[0], without(PATRONYMIC, NEITHER), found[-1]._replace(part=FAMILY), (SWAPPED,))


def _meet(one: Forms, other: Forms) -> bool:
    """Tell whether a word of one part may be one of the other: as `Word.meets` does."""
    for mine in _words(one):
        for theirs in _words(other):
            if mine.meets(theirs):
                return True
    return False


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
