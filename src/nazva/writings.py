"""Which schemes write a Cyrillic word as a Latin one: what the tables themselves give, where reading sounds fails.

How Latin letters are read are rows for the likeliest schemes; a table that is run forwards tells for certain whether a
word is what its scheme writes, however seldom the scheme is met. Some schemes write two letters as one, so that what
they write may also be another name as the commonest schemes write it; then the lists of names have to tell.
"""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple

from nazva import catalogue, lexicon, listwords, tables, text
from nazva.machine import Machine, machines_of
from nazva.nameparts import FAMILY
from nazva.namesounds import first_letters, frame, frames, key, sounds
from nazva.program import programs
from nazva.soundwords import masculine

_REMEMBERED: Final = 1 << 12
# Letters that are signs: apostrophes, primes for soft and hard signs.
_SIGN: Final = "Lm"


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
    own = key(sounds(cyrillic))
    return any(cyrillic in _known(language, part, own) for language in languages)


def names(sounded: str, part: str, languages: Iterable[str]) -> dict[str, str]:
    """Return the names of the lists of some languages that have the key of a word in sounds, with their sounds.

    >>> names("husik", "family", ["be"])
    {'гусік': 'husik'}
    """
    own = key(sounded)
    found: dict[str, str] = {}
    for language in languages:
        found |= _known(language, part, own)
    return found


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
def _known(language: str, part: str, own: str) -> Mapping[str, str]:
    """Return the names of a language that have a key, with their sounds; of surnames those too that women bear."""
    words = list(_with_frame_of(own, language, part))
    if part == FAMILY and (man := masculine(own)) != own and (program := listwords.feminine(language)):
        words += program.settle_all(list(_with_frame_of(man, language, part)))
    return {word: sounded for word in words if key(sounded := sounds(word)) == own}


def _with_frame_of(own: str, language: str, part: str) -> Sequence[str]:
    return _by_frame(first_letters(own[:1]), language, part).get(frame(own), ())


@cache
def _by_frame(letters: str, language: str, part: str) -> Mapping[str, list[str]]:
    """Return the names of a language that begin with one of some letters by the frames of their keys, all at once."""
    words = [
        word
        for ident in lexicon.section(part)
        if ident in tables.index() and language in tables.load_list(ident).columns
        for word in listwords.beginning(letters, ident, language)
    ]
    found: dict[str, list[str]] = {}
    for word, framed in zip(words, frames(words), strict=True):
        found.setdefault(framed, []).append(word)
    return found
