"""Lays persons' names beside each other word by word, where it is not known which part is which: names of the world.

A name of three words or more without a patronymic may begin with the surname, have several given names or surnames,
and be written in more or fewer words (Kim Jong-hyun, Jonghyun Kim). What no word of the other name agrees with
contradicts when both have such words.
"""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from nazva import agreement, namewords, text
from nazva.agreement import (
    AGREE,
    CASE,
    CLOSE,
    EVERYDAY,
    FAR,
    KIN,
    LATER,
    LISTED,
    LOOSE,
    MISSING,
    NEARISH,
    NEITHER,
    OTHER,
    RANK,
    SLIP,
    VOWEL,
)
from nazva.analysis import Person, generation
from nazva.namecodes import SWAPPED, Agreement, Beside, Codes
from nazva.nameparts import ALTERNATIVE, FAMILY, GIVEN, PATRONYMIC, TITLE
from nazva.namesounds import manners
from nazva.pairing import beside, rarity, without
from nazva.parsing import parse
from nazva.soundwords import Word, word

_REMEMBERED: Final = 1 << 16
_SIGNS: Final = re.escape(text.APOSTROPHES)
_PIECES: Final = re.compile(rf"[^\W\d_]+(?:[{_SIGNS}][^\W\d_]+)*")
_PLAIN: Final = re.compile(rf"[^\W\d_](?:[^\W\d_]|[-\s.,{_SIGNS}])*")
# Among several words, those that are no more than alike are two.
_BESIDE: Final = AGREE - {NEARISH, LATER}
_APART: Final = {NEARISH: FAR}
_OF_SEVERAL: Final = {VOWEL: SLIP, LOOSE: SLIP}
_TWO: Final = 2
_THREE: Final = 3
# How given names agree, for words that may be surnames.
_OF_SURNAMES: Final = {LISTED: CLOSE, EVERYDAY: CASE, KIN: CASE}


class Laid(NamedTuple):
    """The agreement of two names word by word, whether words are left of both, which contradict, and which are left."""

    agreement: Agreement
    contradicts: bool
    rest: frozenset[str]


@lru_cache(maxsize=_REMEMBERED)
def _words(name: str) -> tuple[Word, ...]:
    """Return the words of a name that is nothing but words; none of another."""
    if not _PLAIN.fullmatch(name):
        return ()
    how = manners(name)
    titles = {word for part in parse(name).parts if part.label == TITLE for word in part.text.lower().split()}
    pieces = [piece for piece in _PIECES.findall(name.lower()) if piece not in titles and not generation(piece)]
    found = tuple([own for piece in pieces if (own := word(piece, how)).keys[0]])
    return () if any(len(own.text) == 1 and own.text not in namewords.particles() for own in found) else found


def may_be_laid(one: Person, other: Person, codes: Codes) -> bool:
    """Tell whether two names are to be laid word by word: they have words enough, and no part that is sure."""
    if len(one.labels) < _THREE and len(other.labels) < _THREE:
        if codes.is_agreeing or not ("-" in one.name or "-" in other.name):
            return False
    elif len(one.labels) < _TWO or len(other.labels) < _TWO:
        return False
    return not (_has_patronymic(one) and _has_patronymic(other))


def _has_patronymic(own: Person) -> bool:
    """Tell whether a name has a patronymic, and not words that say whose son its bearer is: bin Ismail."""
    words = [word.text for form in own.patronymic for word in form]
    return bool(words) and namewords.sons().isdisjoint(words)


def laid(one: Person, other: Person) -> Laid | None:
    """Return the agreement of two names word by word; None when they have too few, or too little in common.

    Nothing is said where a surname is known to be none of the words that agree: John Edward Poole, John Edwards.
    """
    found = _laid(one.name, other.name)
    if found is None or found.contradicts or not found.rest:
        return found
    longer = max((one, other), key=lambda own: len(_words(own.name)))
    surname = {own.text for form in longer.family for own in form}
    return None if surname <= found.rest and not is_guessed(longer) else found


@lru_cache(maxsize=_REMEMBERED)
def _laid(one: str, other: str) -> Laid | None:
    mine, theirs = _words(one), _words(other)
    if min(len(mine), len(theirs)) < _TWO or max(len(mine), len(theirs)) < _THREE:
        return None
    pairs, mine, theirs = _joined(mine, theirs)
    mine, theirs = _telling(mine, bool(pairs)), _telling(theirs, bool(pairs))
    found, left, more = _aligned(mine, theirs)
    pairs += [own for own, _, _ in found]
    if len(pairs) < _TWO:
        return None
    pairs.sort(key=lambda own: RANK[own.code])
    family = pairs[0]._replace(part=FAMILY, code=_OF_SURNAMES.get(pairs[0].code, pairs[0].code))
    contradicts = bool(left and more)
    if contradicts:
        given = min([_contradiction(a, b) for a in left for b in more], key=lambda own: RANK[own.code])
    else:
        given = pairs[-1]._replace(code=_OF_SEVERAL.get(pairs[-1].code, pairs[-1].code))
        if (
            (left or more)
            and _may_be_others(*((mine, left) if left else (theirs, more)))
            and RANK[given.code] < RANK[LATER]
        ):
            given = given._replace(code=LATER)
    patronymic = without(PATRONYMIC, NEITHER if bool(left) == bool(more) else MISSING)
    codes = Codes(given.code, patronymic.code, family.code, rarity(family), (SWAPPED,))
    rest = frozenset([own.text for own in (left or more)])
    return Laid(Agreement(codes, given._replace(part=GIVEN), patronymic, family), contradicts, rest)


def _may_be_others(longer: tuple[Word, ...], rest: list[Word]) -> bool:
    """Tell whether a name with words more may be a relative's: its first word is more, or one among several names."""
    return longer[0] in rest or (len(longer) - len(rest) >= _THREE and longer[-1] not in rest)


def _contradiction(one: Word, other: Word) -> Beside:
    """Return how two words differ that stand beside no other; those that are alike stand in places that are not."""
    found = beside(GIVEN, one, other)
    return found._replace(code=_APART.get(found.code, OTHER)) if found.code in AGREE else found


def _joined(one: tuple[Word, ...], other: tuple[Word, ...]) -> tuple[list[Beside], tuple[Word, ...], tuple[Word, ...]]:
    """Return words of one name that are two of the other, beside the first of them, and what is left of both."""
    found: list[Beside] = []
    for turned in (False, True):
        whole, parted = (other, one) if turned else (one, other)
        for own in whole:
            for i in range(len(parted) - 1):
                if agreement.joined((own,), parted[i : i + 2]) and own.text != parted[i].text:
                    couple = Beside(GIVEN, CLOSE, own, parted[i])
                    found.append(couple.turned() if turned else couple)
                    whole = tuple([more for more in whole if more is not own])
                    parted = parted[:i] + parted[i + 2 :]
                    break
        one, other = (parted, whole) if turned else (whole, parted)
    return found, one, other


def _telling(words: tuple[Word, ...], is_enough: bool) -> tuple[Word, ...]:
    """Return the words of a name that are no particles, unless too few are left."""
    found = tuple([own for own in words if own.text not in namewords.particles()])
    return found if is_enough or len(found) >= _TWO else words


_Couples = list[tuple[Beside, int, int]]


def _aligned(one: tuple[Word, ...], other: tuple[Word, ...]) -> tuple[_Couples, list[Word], list[Word]]:
    """Return the words of two names that agree, the likest two first, and the words that are left of each."""
    couples = sorted(
        [
            (RANK[found.code], abs(i - j), i + j, i, j, found)
            for i, mine in enumerate(one)
            for j, theirs in enumerate(other)
            if (found := beside(GIVEN, mine, theirs)).code in _BESIDE
        ]
    )
    taken: _Couples = []
    for rank, _, _, i, j, found in couples:
        if any(i == own or j == more for _, own, more in taken):
            continue
        # Words that are no more than alike stand in the order of the others.
        if rank > RANK[KIN] and any((i < own) != (j < more) for _, own, more in taken):
            continue
        taken.append((found, i, j))
    left = [own for i, own in enumerate(one) if all(i != place for _, place, _ in taken)]
    more = [own for j, own in enumerate(other) if all(j != place for _, _, place in taken)]
    return taken, left, more


def is_guessed(own: Person) -> bool:
    """Tell whether the parts of a name are a guess: words beside which nothing says that they are another name."""
    return ALTERNATIVE in own.labels and bool(_words(own.name))
