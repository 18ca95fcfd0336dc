"""Words in Latin letters that have lost their marks (Lukasenka for Łukašenka), beside what they were.

The sounds and letters that this takes are sections of `letters/name-sounds`: `unmarked`, `marked`.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final

from nazva import tables
from nazva.namesounds import LATIN, key, sounds

_NONE: Final[Mapping[str, str]] = {}
_NO_OTHER: Final[frozenset[str]] = frozenset()


def unmarked(readings: Iterable[str]) -> Mapping[str, str]:
    """Return readings that have sounds which letters with marks spell, by the keys that they have without the marks.

    >>> unmarked([sounds("Лукашенко")]), unmarked([sounds("Пятроў")])
    ({'lukasanka': 'lukaš3nko'}, {})
    """
    marked = _marked()
    return {_key(own): own for own in map(_joined, readings) if not marked.isdisjoint(own)}


def plain(text: str) -> Mapping[str, str]:
    """Return the sounds of a word by its key, if it may have lost its marks: English spellings have none to lose.

    >>> plain("lukasenka"), plain("lukashenka"), plain("łukašenka")
    ({'lukasanka': 'lukasenka'}, {}, {})
    """
    if not text.isascii() or _never().search(text):
        return _NONE
    own = _joined(sounds(text, LATIN))
    return {_key(own): own}


def met(bare: Mapping[str, str], full: Mapping[str, str]) -> bool:
    """Tell whether a word that may have lost its marks is one that has them, and no other surname of the list.

    >>> lukashenko, shashnouski = unmarked([sounds("лукашенко")]), unmarked([sounds("шашноўскі")])
    >>> met(plain("lukasenka"), lukashenko), met(plain("sasnouski"), shashnouski)
    (True, False)
    """
    marks = _marks()
    for own in bare.keys() & full.keys():
        # A Baltic ending that is not in the key has no sounds beside it.
        pairs = zip(bare[own], full[own], strict=False)
        if all(more == one if one in marks else one in marks.get(more, one) for one, more in pairs):
            return _surnames().get(own, _NO_OTHER) <= {key(full[own])}
    return False


def may_have_lost(sounded: str) -> bool:
    """Tell whether a word in sounds has one that letters spell which might have lost a mark."""
    return any(sound in target for sound in _joined(sounded) for target in _marks().values())


def bare_key(sounded: str) -> str:
    """Return the key of a word in sounds if none of its letters had marks."""
    return _key(_joined(sounded))


def _joined(sounded: str) -> str:
    for source, target in _marks().items():
        if len(source) > 1:
            sounded = sounded.replace(source, target)
    return sounded


def _key(sounded: str) -> str:
    for source, target in _marks().items():
        sounded = sounded.replace(source, target[0])
    return key(sounded)


@cache
def _marks() -> Mapping[str, str]:
    return {source: str(target) for source, target in tables.load_pairs("name-sounds").sections["unmarked"].items()}


@cache
def _marked() -> frozenset[str]:
    return frozenset(own for own in _marks() if len(own) == 1)


@cache
def _never() -> re.Pattern[str]:
    """Return what finds letters of a manner of writing that has no marks to lose."""
    return re.compile(str(tables.load_pairs("name-sounds").sections["marked"]["never"]))


@cache
def _surnames() -> Mapping[str, frozenset[str]]:
    """Return the keys of surnames of the list that may be meant, by the key that they have without marks."""
    return {row["key"][0]: frozenset(row["surnames"]) for row in tables.load_list("unmarked-surnames").rows}
