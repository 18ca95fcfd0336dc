"""Words in scripts that no table covers (Greek, Georgian, Hebrew, Chinese …), romanised when that is asked for.

Two libraries do it: Unidecode, which is deterministic and writes ASCII, and ICU, which keeps diacritics. Neither is
imported before such a word is met.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Final
from unicodedata import category, normalize

from nazva import text
from nazva.errors import MissingExtra, UnknownChoice

RULE: Final = "romanised"
UNIDECODE: Final = "unidecode"

# Blocks with nothing but Latin, Cyrillic, marks of theirs, and signs; what is left is looked at letter by letter.
_FAR: Final = re.compile(
    "[^\\x00-\\u036f\\u0400-\\u052f\\u1c80-\\u1c8f\\u1d00-\\u1eff\\u2000-\\u2bff\\u2de0-\\u2dff\\ua640-\\ua69f"
    "\\ua720-\\ua7ff\\ud800-\\udfff\\s]+"
)


class Romaniser:
    """Finds the words of foreign scripts and writes them in Latin letters. `name` stands in the steps of `explain`."""

    __slots__ = ("_own", "name")

    def __init__(self, name: str, own: frozenset[str] = frozenset()) -> None:
        self.name = name
        self._own = own

    def words(self, source: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
        """Yield the words of a stretch that are in a foreign script, each with its Latin form."""
        for run in _FAR.finditer(source, start, end):
            place = run.start()
            while place < run.end():
                begin = place
                while place < run.end() and self._belongs(source[place], first=place == begin):
                    place += 1
                if place == begin:
                    place += 1
                elif latin := written(self.name, source[begin:place]):
                    yield begin, place, latin

    def _belongs(self, letter: str, *, first: bool) -> bool:
        """Tell whether a character begins, or goes on with, a word in a foreign script."""
        if not letter.isalpha():
            return not first and category(letter).startswith("M")
        return not (letter.lower() in self._own or text.is_latin(letter) or text.is_cyrillic(letter))


def romaniser_of(name: str | None, own: frozenset[str] = frozenset()) -> Romaniser | None:
    """Return what romanises foreign words; `own` are letters of the spelling at hand, which are not foreign.

    Returns None for None. Raises `UnknownChoice` for another name, and `MissingExtra` when its library is missing.

    >>> list(romaniser_of("unidecode").words("Горад Αθήνα", 0, 11))
    [(6, 11, 'Athena')]
    """
    if name is None:
        return None
    if name not in ROMANISERS:
        raise UnknownChoice(f"no romaniser is called {name!r}: it is one of {', '.join(ROMANISERS)}")
    module, command = _NEEDS[name]
    if find_spec(module) is None:
        raise MissingExtra(f"the romaniser {name!r} needs a library that is not installed: {command}")
    return Romaniser(name, own)


@cache
def _writer(name: str) -> Callable[[str], str]:
    if name == "icu":
        write: Callable[[str], str] = import_module("icu").Transliterator.createInstance("Any-Latin; NFC").transliterate
        return write
    unidecode = import_module("unidecode").unidecode
    return lambda word: unidecode(word, errors="preserve")


def written(name: str, word: str) -> str:
    """Return the Latin form of a word; "" when the library cannot read all of it, for half a word helps nobody."""
    latin = " ".join(_writer(name)(normalize("NFC", word)).split())
    if "[?]" in latin or not all(text.is_latin(c) for c in latin if c.isalpha() and c > "\u036f"):
        return ""
    return latin


_NEEDS: Final = {
    UNIDECODE: ("unidecode", "pip install Unidecode"),
    "icu": ("icu", "pip install 'nazva[icu]'"),
}
ROMANISERS: Final = tuple(_NEEDS)
