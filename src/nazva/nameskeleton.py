"""A rough spelling of words of names, Cyrillic and Latin, in which most romanisations of one name meet.

Which letters are folded is the table `letters/name-skeleton.toml`. It knows listed names and endings again; nothing is
written by it.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Final

from nazva import tables, text

_DOUBLED: Final = re.compile(r"(.)\1+")
_NO_LETTERS: Final = dict.fromkeys(map(ord, f"{text.APOSTROPHES}{text.INVISIBLE}{text.DASHES}-. "))


def skeleton(word: str) -> str:
    """Return the rough spelling of a word; any case, folded or not.

    >>> skeleton("Сяргей") == skeleton("Siarhei") == skeleton("Syarhyey")
    True
    >>> skeleton("Паўлавіч"), skeleton("Pavlovich")
    ('paulauic', 'paulouic')
    """
    groups, letters, then = _folds()
    small = word.lower()
    for source, target in groups:
        small = small.replace(source, target)
    small = small.translate(letters)
    if not small.isascii():
        small = "".join(c for c in unicodedata.normalize("NFD", small).translate(letters) if not text.is_mark(c))
    for source, target in then:
        small = small.replace(source, target)
    return _DOUBLED.sub(r"\1", small)


@cache
def _folds() -> tuple[tuple[tuple[str, str], ...], Mapping[int, str | None], tuple[tuple[str, str], ...]]:
    sections = tables.load_pairs("name-skeleton").sections
    groups = sorted(sections["groups"].items(), key=lambda row: -len(row[0]))
    letters = {ord(letter): str(target) for letter, target in sections["letters"].items()}
    return (
        tuple((source, str(target)) for source, target in groups),
        letters | _NO_LETTERS,
        tuple((source, str(target)) for source, target in sections["then"].items()),
    )
