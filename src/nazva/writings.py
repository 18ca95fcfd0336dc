"""Which schemes write a Cyrillic word as a Latin one: what the tables themselves give, where reading sounds fails.

How Latin letters are read are rows for the likeliest schemes; a table that is run forwards tells for certain whether a
word is what its scheme writes, however seldom the scheme is met. Some schemes write two letters as one, so that what
they write may also be another name as the commonest schemes write it; then the lists of names have to tell.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import Final, NamedTuple

from nazva import catalogue, lexicon, tables, text
from nazva.machine import Machine, machines_of
from nazva.namesounds import firm, key, sounds
from nazva.program import programs

_REMEMBERED: Final = 1 << 12
# Letters that are signs: apostrophes, primes for soft and hard signs.
_SIGN: Final = "Lm"
_REPEATED: Final = re.compile(r"(\w)\1+")


class Writers(NamedTuple):
    """The spellings that write one word as another, and the languages that they are of."""

    spellings: tuple[str, ...]
    languages: tuple[str, ...]


_NONE: Final = Writers((), ())


def writers(cyrillic: str, latin: str) -> Writers:
    """Return what writes a Cyrillic word, in lower case, as a Latin one; apostrophes do not count.

    >>> [writers(*own).spellings[:2] for own in (("андрухін", "andruhin"), ("зотаў", "sotau"), ("зотаў", "sotow"))]
    [('be-et', 'be-geo-1992'), ('be-de',), ()]
    """
    return _written(cyrillic).get(_folded(latin), _NONE)


def is_listed(cyrillic: str, part: str, languages: Iterable[str]) -> bool:
    """Tell whether a Cyrillic word is of a part of names by the lists of some languages.

    >>> is_listed("андрухін", "family", ["be"]), is_listed("андругін", "family", ["be"])
    (True, False)
    """
    return any(cyrillic in lexicon.words(own, part) for own in languages)


def names(sounded: str, part: str, languages: Iterable[str]) -> dict[str, str]:
    """Return the names of the lists of some languages that have the key of a word in sounds, with their sounds.

    >>> names("husik", "family", ["be"])
    {'гусік': 'husik'}
    """
    own, firmly = key(sounded), _single(firm(sounded))
    found: dict[str, str] = {}
    for language in languages:
        found |= _known(language, part, firmly).get(own, {})
    return found


@cache
def languages() -> tuple[str, ...]:
    """Return the languages that schemes write in Latin letters."""
    return tuple(dict.fromkeys(own.language for own in _hubs()))


def may_be_usual(latin: str) -> bool:
    """Tell whether a Latin word has no letter but such as the commonest schemes write.

    >>> may_be_usual("kačan"), may_be_usual("kachėnaŭ")
    (True, False)
    """
    return latin.isascii() or _usual().issuperset(_folded(latin))


@lru_cache(maxsize=_REMEMBERED)
def _written(word: str) -> Mapping[str, Writers]:
    """Return what schemes write for a Cyrillic word, and which of them do."""
    small = text.fold(word)
    letters = frozenset(filter(str.isalpha, small))
    found: dict[str, Writers] = {}
    for hub in _hubs():
        if not hub.letters.issuperset(letters):
            continue
        for spelling, machines in _schemes(hub.id):
            own = small
            for machine in machines:
                own = machine.run(own)
            folded = _folded(own)
            spellings, languages = found.get(folded, _NONE)
            found[folded] = Writers((*spellings, spelling), tuple(dict.fromkeys([*languages, hub.language])))
    return found


def _folded(word: str) -> str:
    if word.isascii() and word.isalpha():
        return word
    return "".join([c for c in unicodedata.normalize("NFC", word) if c.isalpha() and unicodedata.category(c) != _SIGN])


class _Hub(NamedTuple):
    id: str
    language: str
    letters: frozenset[str]


@cache
def _hubs() -> tuple[_Hub, ...]:
    """Return the spellings that schemes write in Latin letters."""
    found = map(tables.load_hub, sorted(catalogue.hubs()))
    return tuple([_Hub(own.id, own.language, frozenset(own.alphabet)) for own in found])


@cache
def _schemes(hub: str) -> tuple[tuple[str, list[Machine]], ...]:
    """Return the schemes that write a hub in Latin letters, each with what runs it."""
    hubs = catalogue.hubs()
    found = []
    for ident in sorted(tables.index()):
        source, _, to = ident.partition("_")
        if source == hub and to and to not in hubs and not (table := tables.load_scheme(ident)).script:
            found.append((to, machines_of(programs(table))))
    return tuple(found)


@cache
def _usual() -> frozenset[str]:
    return frozenset(str(tables.load_pairs("name-sounds").sections["usual"]["letters"]))


@lru_cache(maxsize=_REMEMBERED)
def _known(language: str, part: str, firmly: str) -> Mapping[str, dict[str, str]]:
    """Return the names of a language that have certain firm sounds, by key, with their sounds."""
    found: dict[str, dict[str, str]] = {}
    for word in _by_firm(language, part).get(firmly, ()):
        own = sounds(word)
        found.setdefault(key(own), {})[word] = own
    return found


@cache
def _by_firm(language: str, part: str) -> Mapping[str, list[str]]:
    """Return the names of a language by the firm sounds of their letters, all of them at once."""
    words = list(lexicon.words(language, part))
    text = "\n".join(words)
    firmly = text.translate({ord(own): firm(sounds(own)) for own in set(text) - {"\n"}})
    found: dict[str, list[str]] = {}
    for word, own in zip(words, _single(firmly).split("\n"), strict=True):
        found.setdefault(own, []).append(word)
    return found


def _single(firmly: str) -> str:
    """Return firm sounds with those once that follow upon themselves, whatever stood between them."""
    return _REPEATED.sub(r"\1", firmly)
