"""What two words of names say of each other by the tables of schemes, where their sounds do not say enough.

A Latin word that a scheme writes for a Cyrillic one is that word, unless it is read as another name of the lists.
"""

from collections.abc import Collection

from nazva import agreement, writings
from nazva.agreement import CASE, EITHER, NEAR, NEARISH, RANK, SPELT
from nazva.nameparts import FAMILY, PLACE
from nazva.soundwords import Word


def may_be_spelt(one: Word, other: Word) -> bool:
    """Tell whether one of two words may be what a scheme writes for the other, before schemes are asked."""
    return one.is_latin != other.is_latin and not one.firm.isdisjoint(other.firm)


def schemes(one: Word, other: Word) -> tuple[str, ...]:
    """Return the schemes that write the Cyrillic one of two words as the Latin one."""
    return _writers(one, other).spellings if may_be_spelt(one, other) else ()


def words(one: Word, other: Word) -> str:
    """Return what two words of surnames say of each other, or that a scheme writes one of them as the other.

    Where the Latin word may be another name in a scheme that is met more often, it may be either.
    """
    code = agreement.words(one, other)
    if RANK[code] <= RANK[SPELT] or (RANK[code] > RANK[NEARISH] and one.outlines.isdisjoint(other.outlines)):
        return code
    if not schemes(one, other):
        return code
    return min(code, SPELT if _is_sure(one, other, FAMILY) else EITHER, key=RANK.__getitem__)


def are_one_place(one: Word, other: Word) -> bool:
    """Tell whether a scheme writes one of two words of places as the other, and no other place is meant."""
    return bool(schemes(one, other)) and _is_sure(one, other, PLACE)


def _is_sure(one: Word, other: Word, part: str) -> bool:
    """Tell whether what a scheme writes is no other name as it is read, and is listed if it may be read otherwise."""
    if _rivals(one, other, part):
        return False
    cyrillic, latin = _by_script(one, other)
    return not writings.may_be_usual(latin.text) or writings.is_listed(
        cyrillic.text, part, _writers(one, other).languages
    )


def given(one: Word, other: Word) -> str:
    """Return what two given names say of each other, or that they are one in a scheme."""
    code = agreement.given(one, other)
    return _spelt_name(one, other, code, are_listed=bool(one.given and other.given))


def patronymics(one: Word, other: Word) -> str:
    """Return what two patronymics say of each other, or that they are one in a scheme."""
    code = agreement.patronymics(one, other)
    return _spelt_name(one, other, code, are_listed=bool(one.fathers and other.fathers))


def _spelt_name(one: Word, other: Word, code: str, *, are_listed: bool) -> str:
    # What is alike says as much of a given name or a patronymic.
    if (RANK[code] <= RANK[NEAR] and code != CASE) or not schemes(one, other):
        return code
    return min(code, EITHER if are_listed else SPELT, key=RANK.__getitem__)


def is_told(one: Word, other: Word, written: Collection[str]) -> bool:
    """Tell whether words that may be one, or two names, are one if the name is in one of some schemes throughout.

    So it is if one of them writes the words as one, and none writes so another name that may be meant.
    """
    if not (rivals := _rivals(one, other, FAMILY)):
        return False
    cyrillic, latin = _by_script(one, other)
    known = frozenset(written)
    own, *others = (
        known.intersection(writings.writers(name, latin.text).spellings) for name in (cyrillic.text, *rivals)
    )
    return bool(own) and not any(others)


def _by_script(one: Word, other: Word) -> tuple[Word, Word]:
    return (other, one) if one.is_latin else (one, other)


def _writers(one: Word, other: Word) -> writings.Writers:
    cyrillic, latin = _by_script(one, other)
    return writings.writers(cyrillic.text, latin.text)


def _rivals(one: Word, other: Word, part: str) -> list[str]:
    """Return the names of the lists that the Latin one of two words is as it is read, and that the other is not."""
    cyrillic, latin = _by_script(one, other)
    languages = _writers(one, other).languages
    return [
        name
        for reading in latin.sounds
        for name, sounded in writings.names(reading, part, languages).items()
        if sounded not in cyrillic.sounds and agreement.sound_alike(sounded, reading)
    ]
