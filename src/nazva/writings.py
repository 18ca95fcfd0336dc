"""Which schemes write a Cyrillic word as a Latin one: what the tables themselves give, where reading sounds fails.

How Latin letters are read are rows for the likeliest schemes; a table that is run forwards tells for certain whether a
word is what its scheme writes, however seldom the scheme is met. Some schemes write two letters as one, so that what
they write may also be another name as the commonest schemes write it; then the lists of names have to tell.
"""

import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final

from nazva import catalogue, lexicon, tables, text
from nazva.machine import Machine, machines_of
from nazva.namesounds import key, sounds
from nazva.program import programs

_REMEMBERED: Final = 1 << 12
# Letters that are signs: apostrophes, primes for soft and hard signs.
_SIGN: Final = "Lm"
_NO_SCHEMES: Final[tuple[str, ...]] = ()


def writers(cyrillic: str, latin: str) -> tuple[str, ...]:
    """Return the spellings that write a Cyrillic word, in lower case, as a Latin one; apostrophes do not count.

    >>> writers("андрухін", "andruhin")[:3], writers("зотаў", "sotau"), writers("зотаў", "sotow")
    (('be-et', 'be-geo-1992', 'be-geo-2023'), ('be-de',), ())
    """
    return _written(cyrillic).get(_folded(latin), _NO_SCHEMES)


def is_listed(cyrillic: str, part: str) -> bool:
    """Tell whether a Cyrillic word is of a part of names, by the lists of the languages that have its letters.

    >>> is_listed("андрухін", "family"), is_listed("андругін", "family")
    (True, False)
    """
    return any(cyrillic in lexicon.words(own, part) for own in _languages(cyrillic))


def names(cyrillic: str, own: str, part: str) -> dict[str, str]:
    """Return the names of the lists that have a key, with their sounds, in the languages of a Cyrillic word.

    >>> names("азераў", "asarav", "family")
    {}
    """
    found: dict[str, str] = {}
    for language in _languages(cyrillic):
        found |= _names(language, part, own[:1]).get(own, {})
    return found


def may_be_usual(latin: str) -> bool:
    """Tell whether a Latin word has no letter but such as the commonest schemes write.

    >>> may_be_usual("kačan"), may_be_usual("kachėnaŭ")
    (True, False)
    """
    return latin.isascii() or _usual().issuperset(_folded(latin))


@lru_cache(maxsize=_REMEMBERED)
def _written(word: str) -> Mapping[str, tuple[str, ...]]:
    """Return what schemes write for a Cyrillic word, and which of them do."""
    small = text.fold(word)
    found: dict[str, tuple[str, ...]] = {}
    for hub in _hubs_of(small):
        for spelling, machines in _schemes(hub):
            own = small
            for machine in machines:
                own = machine.run(own)
            folded = _folded(own)
            found[folded] = (*found.get(folded, _NO_SCHEMES), spelling)
    return found


def _folded(word: str) -> str:
    if word.isascii() and word.isalpha():
        return word
    return "".join([c for c in unicodedata.normalize("NFC", word) if c.isalpha() and unicodedata.category(c) != _SIGN])


@cache
def _schemes(hub: str) -> tuple[tuple[str, list[Machine]], ...]:
    """Return the schemes that write a hub in Latin letters."""
    found = []
    for ident in sorted(tables.index()):
        source, _, to = ident.partition("_")
        if source == hub and to and to not in catalogue.hubs() and not (table := tables.load_scheme(ident)).script:
            found.append((to, machines_of(programs(table))))
    return tuple(found)


def _languages(word: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(tables.load_hub(hub).language for hub in _hubs_of(word)))


def _hubs_of(word: str) -> list[str]:
    """Return the hubs that have every letter of a word."""
    letters = frozenset(filter(str.isalpha, word))
    return [hub for hub in sorted(catalogue.hubs()) if _letters(hub).issuperset(letters)]


@cache
def _letters(hub: str) -> frozenset[str]:
    return frozenset(tables.load_hub(hub).alphabet)


@cache
def _usual() -> frozenset[str]:
    return frozenset(str(tables.load_pairs("name-sounds").sections["usual"]["letters"]))


@cache
def _names(language: str, part: str, beginning: str) -> Mapping[str, dict[str, str]]:
    """Return the names of a language whose keys begin with a sign, by key, with their sounds."""
    found: dict[str, dict[str, str]] = {}
    for word in lexicon.words(language, part):
        if key(sounds(word[:1]))[:1] == beginning:
            own = sounds(word)
            found.setdefault(key(own), {})[word] = own
    return found
