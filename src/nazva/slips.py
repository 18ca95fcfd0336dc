"""Words of names in one script that are nearly alike: a slip of the pen, or two names.

In another script a name differs because sounds are spelt otherwise; in one script names of the world that are nearly
alike are two. The letters that languages write one sound with are in `models/match-weights`.
"""

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final

from nazva import tables
from nazva.agreement import CLOSE, FAR, LOOSE, NEAR, NEARISH, NEIGHBOUR, OTHER_LISTED, SAME, SLIP, VOWEL
from nazva.soundwords import STEM, Word, listed

_REMEMBERED: Final = 1 << 17
# What a word and one mistyped are at first sight; what may be two names in one script.
_ALIKE: Final = frozenset({NEAR, NEARISH, FAR})
_NEIGHBOURS: Final = frozenset({NEAR, LOOSE})
_DOUBTED: Final = frozenset({SAME, CLOSE, LOOSE, VOWEL, NEAR, NEARISH, FAR, OTHER_LISTED})


def told_apart(code: str, one: Word, other: Word, *, is_given: bool) -> str:
    """Return how two words agree, those of one script told apart that are a slip of the pen and those that are names.

    In another script a name differs because sounds are spelt otherwise; in one script names of the world that are
    nearly alike are two: Rakesh and Ramesh, Armen and Arman, Zhang and Zheng. What is near a listed given name and not
    listed is misspelt; of names that are common here the list has all spellings.
    """
    if code not in _DOUBTED or one.is_latin != other.is_latin or one.text == other.text:
        return code
    if code == OTHER_LISTED:
        # The nearest listed names differ, but a word may be misspelt: Pitor is not Peter.
        may_be_misspelt = is_given and not (one.is_spelt_given and other.is_spelt_given)
        return SLIP if may_be_misspelt and is_slip(one, other) else code
    is_misspelt = is_given and code == NEAR and bool(one.given) != bool(other.given)
    if is_misspelt or (code in _ALIKE and is_slip(one, other)):
        return SLIP
    if not (is_given and one.is_latin):
        return code
    are_two = code == LOOSE and one.is_spelt_given and other.is_spelt_given
    return _neighbours(code, one, other) if are_two or not _are_of_here(one, other) else code


def _neighbours(code: str, one: Word, other: Word) -> str:
    """Return how two given names of elsewhere agree in one script, told apart that are no more than alike."""
    if code == NEARISH:
        return FAR
    return NEIGHBOUR if code in _NEIGHBOURS or _is_other_syllable(one, other) else code


def is_slip(one: Word, other: Word) -> bool:
    """Tell whether two words that are alike differ as a word and one mistyped, and not as two names.

    Two neighbours have changed places, one letter inside is too many, or stands for one that spells its sound in other
    languages (Barbosa, Barboza). Surnames of the list are known to differ in a
    sign (Клімук, Клімчук).
    """
    return _is_slip(one.bare or one.text, other.bare or other.text, one.common == other.common == 1)


def _are_of_here(one: Word, other: Word) -> bool:
    """Tell whether one of two given names is common here."""
    return any(listed(ident).common for own in (one, other) for ident in own.given)


def _is_other_syllable(one: Word, other: Word) -> bool:
    """Tell whether words of one syllable differ in its vowel, which is stressed and hence not confused."""
    if one.given or other.given:
        return False
    mine, theirs = one.sounds[0], other.sounds[0]
    vowels = _vowels_of(mine), _vowels_of(theirs)
    return len(vowels[0]) == 1 == len(vowels[1]) and vowels[0] != vowels[1]


@lru_cache(maxsize=_REMEMBERED)
def _is_slip(one: str, other: str, is_rare: bool) -> bool:
    if len(one) > len(other):
        one, other = other, one
    if len(one) <= STEM or len(other) > len(one) + 1:
        return False
    place = next((i for i, (own, more) in enumerate(zip(one, other, strict=False)) if own != more), len(one))
    if not place or place == len(one):
        return False
    if len(one) < len(other):
        return is_rare and len(one) > STEM + 1 and one[place:] == other[place + 1 :]
    if (
        is_rare
        and one[place + 1 :] == other[place + 1 :]
        and frozenset((one[place], other[place])) in _letters_of_one_sound()
    ):
        return True
    return one[place : place + 2] == other[place : place + 2][::-1] and one[place + 2 :] == other[place + 2 :]


@cache
def _letters_of_one_sound() -> frozenset[frozenset[str]]:
    """Return the pairs of Latin letters that languages write one sound with."""
    rows = tables.load_pairs("match-weights").sections["letters"]
    return frozenset([frozenset((own, other)) for own, others in rows.items() for other in str(others)])


def _vowels_of(sounded: str) -> str:
    """Return the vowels of a word in sounds, in their order; those that stand for one letter are one."""
    kinds = _kinds_of_vowels()
    return "".join([kinds[own] for own in sounded if own in kinds])


@cache
def _kinds_of_vowels() -> Mapping[str, str]:
    rows = tables.load_pairs("match-weights").sections["vowels"]
    return {own: kind for kind, every in rows.items() for own in str(every)}
