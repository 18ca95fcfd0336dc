"""Listed words of names that a word in Latin letters may be, though no table writes them so: by their rough spelling.

Registers mix spellings (Viacheslavauna, Mihaylavych) and slip (Nikoayevna). A word that meets a listed one in its rough
spelling (`nameskeleton`) may be that; a given name or patronymic may be one letter away from it too.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from nazva import lexicon, tables
from nazva.doublets import doublets
from nazva.nameskeleton import skeleton, skeletons_of_all

_LANGUAGES: Final = ("be", "ru")
# Lists that hold most of what is borne; an unlisted surname is more likely another than a slip.
ROUGH: Final = frozenset(lexicon.PARTS[:2])
_LEAST: Final = 6


def rough(word: str, part: str, language: str) -> Iterator[tuple[str, float]]:
    """Yield the listed words of a part of names that a lower-case Latin word is a rough spelling of, with their cost.

    >>> next(rough("mihaylavych", "patronymic", "be"))[0]
    'міхайлавіч'
    """
    costs = tables.load_pairs("canonical-weights").sections["forgiven"]
    key, place = skeleton(word), _LANGUAGES.index(language)
    known = _words(part)
    if found := known.get(key):
        yield from ((own, float(costs["rough"])) for own in dict.fromkeys(pair[place] for pair in found))
    elif len(key) >= _LEAST:
        near = {other for short in _shortened(key) for other in _near(part).get(short, ()) if _one_apart(key, other)}
        pairs = (pair for other in sorted(near) for pair in known[other])
        yield from ((own, float(costs["slip"])) for own in dict.fromkeys(pair[place] for pair in pairs))


@cache
def _words(part: str) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Return the listed words of a part of names by their rough spelling: each in be and in ru."""
    found: dict[str, dict[tuple[str, str], None]] = {}
    pairs = [(be, ru) for be, forms in doublets("be", "ru", part).items() for ru in forms]
    words = list(dict.fromkeys(word for pair in pairs for word in pair))
    keys = dict(zip(words, skeletons_of_all(words), strict=True))
    for be, ru in pairs:
        for key in (*keys[be], *keys[ru]):
            found.setdefault(key, {})[be, ru] = None
    return {key: tuple(own) for key, own in found.items()}


@cache
def _near(part: str) -> Mapping[str, tuple[str, ...]]:
    """Return the rough spellings by what is left of them when one letter is left out (Garbe's symmetric deletion)."""
    found: dict[str, list[str]] = {}
    for key in _words(part):
        if len(key) >= _LEAST:
            for short in _shortened(key):
                found.setdefault(short, []).append(key)
    return {short: tuple(own) for short, own in found.items()}


def _shortened(key: str) -> list[str]:
    return list(dict.fromkeys([key, *(key[:i] + key[i + 1 :] for i in range(len(key)))]))


def _one_apart(one: str, other: str) -> bool:
    """Tell whether two words differ in one letter, or in two that changed places."""
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    one, other = one[start:], other[start:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    return max(len(one), len(other)) <= 1 or (len(one) == 2 and one == other[::-1])
