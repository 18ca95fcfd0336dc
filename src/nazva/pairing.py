"""Lays the parts of two persons' names beside each other, in whatever order they are, and says how each pair agrees."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Final

from nazva import agreement, namewords, schemewords, slips
from nazva.agreement import (
    AGREE,
    BRIDGE,
    CASE,
    CLOSE,
    EITHER,
    EVERYDAY,
    HALF,
    INITIAL,
    INITIALS,
    KIN,
    LATER,
    LINKED,
    LISTED,
    MISSING,
    NEITHER,
    OTHER_INITIAL,
    OTHER_LISTED,
    RANK,
    SAME,
    SPELT,
    UNMARKED,
)
from nazva.analysis import Forms, Person
from nazva.namecodes import BARE, GENDER, GENERATION, ONE_GENERATION, OPPOSED, SWAPPED, Agreement, Beside, Codes
from nazva.nameparts import FAMILY, GIVEN, PATRONYMIC
from nazva.soundwords import Word, common_initials, listed

_SEVERAL: Final = 2

# What only given names say of each other.
_OF_GIVEN: Final = frozenset({LISTED, EVERYDAY, KIN})
# What schemes need not be asked for: the words are one, or there is one word at most.
_SAID: Final = frozenset(
    {*agreement.ORDER[: RANK[SPELT] + 1], MISSING, NEITHER, INITIAL, INITIALS, BRIDGE, OTHER_INITIAL}
)

_Initial = frozenset[str]

_AGREE: Final[Mapping[str, Callable[[Word, Word], str]]] = {
    GIVEN: agreement.given,
    PATRONYMIC: agreement.patronymics,
    FAMILY: agreement.words,
}
_SPELT: Final[Mapping[str, Callable[[Word, Word], str]]] = {
    GIVEN: schemewords.given,
    PATRONYMIC: schemewords.patronymics,
    FAMILY: schemewords.words,
}
_REMEMBERED: Final = 1 << 17


@lru_cache(maxsize=_REMEMBERED)
def beside(part: str, one: Word, other: Word) -> Beside:
    """Return two words of a part beside each other."""
    code = slips.told_apart(_AGREE[part](one, other), one, other, is_given=part == GIVEN)
    return Beside(part, code, one, other)


@lru_cache(maxsize=_REMEMBERED)
def _beside_spelt(part: str, one: Word, other: Word) -> Beside:
    """Return two words of a part beside each other, of which schemes may write one as the other."""
    code = slips.told_apart(_SPELT[part](one, other), one, other, is_given=part == GIVEN)
    return Beside(part, code, one, other)


# How two words of a part are laid beside each other.
_Laying = Callable[[str, Word, Word], Beside]


def agreements(one: Person, other: Person) -> list[Agreement]:
    """Return the agreements of every reading of two names: as they are, with parts exchanged, by their other names."""
    found = [_agreement(one, other)]
    codes = found[0].codes
    agrees = codes.is_agreeing
    if not agrees and (swapped := _swapped(one, other)) is not None:
        found.append(swapped)
    elif not agrees and one.labels != other.labels:
        found += _straight(one, other)
    if codes.family == HALF and codes.given in OPPOSED:
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
    given = _fore(GIVEN, one.first, other.first)
    patronymic = _fore(PATRONYMIC, one.second, other.second)
    family = _family(one, other)
    if _may_be_spelt(given, patronymic, family):
        given = _fore(GIVEN, one.first, other.first, _beside_spelt)
        patronymic = _fore(PATRONYMIC, one.second, other.second, _beside_spelt)
        family = _family(one, other, _beside_spelt)
    if family.code == HALF and (_is_middle(one, other) or _is_middle(other, one)):
        family = family._replace(code=SAME)
    if given.code == CASE and _are_listed(given) and (_is_uncased(family) or RANK[patronymic.code] <= RANK[LINKED]):
        # Michelle is no case of Michael where the rest of the name stands in none.
        given = given._replace(code=OTHER_LISTED)
    if family.code == EITHER and _is_told(given, patronymic, family):
        family = family._replace(code=SPELT)
    signs = []
    # A case of a man's name may look like a woman's: Дональда Трампа.
    opposed = one.gender and other.gender and one.gender != other.gender
    if opposed and not (given.code == family.code == CASE) and not _is_gender_guessed(given, family):
        signs.append(GENDER)
    if one.generation != other.generation:
        signs.append(GENERATION if one.generation and other.generation else ONE_GENERATION)
    if one.is_bare or other.is_bare:
        signs.append(BARE)
    return _agreed(given, patronymic, family, tuple(signs))


def _agreed(given: Beside, patronymic: Beside, family: Beside, signs: tuple[str, ...]) -> Agreement:
    codes = Codes(given.code, patronymic.code, family.code, rarity(family), signs)
    return Agreement(codes, given, patronymic, family)


def _is_gender_guessed(given: Beside, family: Beside) -> bool:
    """Tell whether no more than an ending says that one name is a man's and the other a woman's.

    The surname is the same, and so is the given name but for its ending, or both are listed names of one gender
    (Kusma, Ioulia).
    """
    if given.one is None or given.other is None or RANK[family.code] > RANK[UNMARKED]:
        return False
    if given.code == LISTED:
        genders = {listed(ident).gender for own in (given.one, given.other) for ident in own.given}
        if len(genders) == 1 and "" not in genders:
            return True
    is_one = given.code == EVERYDAY or (given.one.bare != "" and given.one.bare == given.other.bare)
    return is_one and RANK[family.code] <= RANK[LINKED]


def _are_listed(given: Beside) -> bool:
    return bool(given.one and given.other and given.one.given and given.other.given)


def _may_be_spelt(given: Beside, patronymic: Beside, family: Beside) -> bool:
    """Tell whether schemes may say more of two names: all of their parts may be one, and not all are said to be."""
    if given.code in _SAID and family.code in _SAID and patronymic.code in _SAID:
        return False
    is_open = False
    for part in (given, family, patronymic):
        if part.code in _SAID or part.one is None or part.other is None:
            continue
        if schemewords.may_be_spelt(part.one, part.other):
            is_open = True
        elif part.code not in AGREE:
            return False
    return is_open


def _is_told(given: Beside, patronymic: Beside, surname: Beside) -> bool:
    """Tell whether the rest of a name says which of two surnames is meant: the father, or the scheme it is spelt in."""
    if RANK[patronymic.code] <= RANK[SPELT]:
        return True
    if not (given.one and given.other and surname.one and surname.other):
        return False
    # Margarõta Harlau: the scheme of the given name writes no other surname so.
    return schemewords.is_told(surname.one, surname.other, schemewords.schemes(given.one, given.other))


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


def _fore(part: str, one: Forms | _Initial | None, other: Forms | _Initial | None, lay: _Laying = beside) -> Beside:
    if one is None or other is None:
        return without(part, NEITHER if one is other else MISSING)
    if isinstance(one, frozenset) or isinstance(other, frozenset):
        return without(part, _initials(one, other))
    if len(one) == 1 == len(other) and len(one[0]) == 1 == len(other[0]):
        return lay(part, one[0][0], other[0][0])
    if part == GIVEN:
        return min([_givens(form, more, lay) for form in one for more in other], key=_rank)
    return min([lay(part, own, more) for own in _fathers(one) for more in _fathers(other)], key=_rank)


def _fathers(forms: Forms) -> Sequence[Word]:
    """Return the words of a patronymic without the one that says son, which all have: bin Ismail, bin Ibrahim."""
    words = _words(forms)
    return [own for own in words if own.text not in namewords.sons()] or words


def _givens(one: tuple[Word, ...], other: tuple[Word, ...], lay: _Laying) -> Beside:
    """Return how given names agree of which there may be several: by the first of them, wherever it stands.

    Where only later names are shared, they are another's names (Walter Henry, William Henry); where one bearer has a
    single name, it may be the second of the other's.
    """
    first = lay(GIVEN, one[0], other[0])
    if first.code in AGREE or len(one) == 1 == len(other):
        return first
    mine = min([lay(GIVEN, one[0], more) for more in other], key=_rank)
    theirs = min([lay(GIVEN, own, other[0]) for own in one], key=_rank)
    if len(one) == 1 or len(other) == 1:
        found = mine if len(one) == 1 else theirs
        return found._replace(code=LATER) if RANK[found.code] <= RANK[LINKED] else first
    if mine.code in AGREE and theirs.code in AGREE:
        return max(mine, theirs, key=_rank)
    if one[0].is_latin == other[0].is_latin or first.code == OTHER_LISTED:
        return first
    # In another script the first may be spelt in a way that is not known.
    best = min([lay(GIVEN, own, more) for own in one for more in other], key=_rank)
    return best._replace(code=LATER) if best.code in AGREE else first


@cache
def without(part: str, code: str) -> Beside:
    """Return a part that only one name has, or an initial stands for."""
    return Beside(part, code)


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


def _family(one: Person, other: Person, lay: _Laying = beside) -> Beside:
    mine, theirs = one.surnames, other.surnames
    if len(mine) == 1 == len(theirs):
        return _surnames(mine[0], theirs[0], lay)
    if not mine or not theirs:
        return without(FAMILY, NEITHER if not mine and not theirs else MISSING)
    return min([_surnames(form, more, lay) for form in mine for more in theirs], key=_rank)


def _surnames(one: tuple[Word, ...], other: tuple[Word, ...], lay: _Laying = beside) -> Beside:
    if len(one) == 1 == len(other):
        return lay(FAMILY, one[0], other[0])
    if len(one) == len(other):
        return max([lay(FAMILY, mine, theirs) for mine, theirs in zip(one, other, strict=True)], key=_rank)
    best = min([lay(FAMILY, mine, theirs) for mine in _telling(one) for theirs in _telling(other)], key=_rank)
    joined = agreement.joined(one, other)
    return best._replace(code=joined or HALF) if best.code in AGREE or joined else best


def _telling(words: tuple[Word, ...]) -> Sequence[Word]:
    """Return the words of a surname that are not small ones, which many have: van Dyk, van der Berg."""
    small = namewords.particles() | namewords.sons()
    return [own for own in words if own.text not in small] or words


def _is_middle(one: Person, other: Person) -> bool:
    """Tell whether what one surname has more is a middle name that the other has, or an initial of it."""
    middle = other.second
    # One who has a surname of birth alone has no family name.
    if middle is None or not other.family or len(one.family) != 1 or len(one.family[0]) != 1 + len(other.family[0]):
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
    better, worse = _ranked([given, family])
    patronymic = _fore(PATRONYMIC, one.second, other.second)
    return _agreed(better._replace(part=GIVEN), patronymic, worse._replace(part=FAMILY), (SWAPPED,))


def _straight(one: Person, other: Person) -> Iterator[Agreement]:
    """Yield the agreement of two names, each word beside that in its place: their parts may have been mistaken."""
    mine, theirs = one.words, other.words
    if len(mine) < _SEVERAL or len(mine) != len(theirs):
        return
    found = [Beside(GIVEN, _better(own, more), own, more) for own, more in zip(mine, theirs, strict=True)]
    found = _ranked(found)
    if all(own.code in AGREE for own in found):
        yield _agreed(found[0], without(PATRONYMIC, NEITHER), found[-1]._replace(part=FAMILY), (SWAPPED,))


def _ranked(found: list[Beside]) -> list[Beside]:
    """Return parts of which it is not known which is the surname, that last: the worst, if it is no given name."""
    found = sorted(found, key=_rank)
    if found[-1].code in _OF_GIVEN and found[0].code not in _OF_GIVEN:
        return [found[-1], *found[1:-1], found[0]]
    return found


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
