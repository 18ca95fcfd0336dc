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
_TIE: Final = "\u0361"
_NO_LETTERS: Final = dict.fromkeys(
    map(ord, f"{text.APOSTROPHES}\u02ba\u2033\u201d\u00b7{text.INVISIBLE}{text.DASHES}-. ")
)


def skeleton(word: str) -> str:
    """Return the rough spelling of a word; any case, folded or not.

    >>> skeleton("Сяргей") == skeleton("Siarhei") == skeleton("Syarhyey")
    True
    >>> skeleton("Паўлавіч"), skeleton("Pavlovich")
    ('paulauič', 'paulouič')
    """
    groups, letters, start, inside, then = _folds()
    small = word.lower()
    is_plain = small.isascii()
    if not is_plain:
        small = unicodedata.normalize("NFC", small).replace(_TIE, "")
    if is_plain or not text.is_cyrillic(small[:1]):
        for source, target in groups:
            small = small.replace(source, target)
    small = small.translate(letters)
    if not is_plain and _strange().search(small):
        small = _strange().sub(lambda match: bare(match[0]).translate(letters), small)
    for source, target in start:
        if small.startswith(source):
            small = target + small[len(source) :]
    first, rest = small[:1], small[1:]
    if inside[0] in rest:
        for source, target in inside[1]:
            rest = rest.replace(source, target)
    small = first + rest
    if then[0] in small:
        for source, target in then[1]:
            small = small.replace(source, target)
    return _DOUBLED.sub(r"\1", small) if _DOUBLED.search(small) else small


def skeletons(word: str) -> list[str]:
    """Return the rough spellings of a listed word: its own, and those that its letters are spelt in besides."""
    found = [skeleton(word)]
    small = word.lower()
    for source, target in tables.load_pairs("name-skeleton").sections["also"].items():
        if source in small:
            found += [skeleton(small.replace(source, other)) for other in str(target).split("|")]
    return found


def bare(key: str) -> str:
    """Return letters without their marks."""
    return "".join(c for c in unicodedata.normalize("NFD", key) if not text.is_mark(c))


@cache
def _strange() -> re.Pattern[str]:
    """Return what finds letters that rough spellings are not written in: they lose their marks."""
    sections = tables.load_pairs("name-skeleton").sections
    own = {c for name in ("groups", "letters") for target in sections[name].values() for c in str(target)}
    return re.compile(f"[^\\x00-\\x7f{re.escape(''.join(sorted(own)))}]")


_Rows = tuple[tuple[str, str], ...]


@cache
def _folds() -> tuple[_Rows, Mapping[int, str | None], _Rows, tuple[str, _Rows], tuple[str, _Rows]]:
    sections = {
        name: tuple((source, str(target)) for source, target in rows.items())
        for name, rows in tables.load_pairs("name-skeleton").sections.items()
    }
    groups = sorted(sections["groups"], key=lambda row: -len(row[0]))
    letters = {ord(letter): target for letter, target in sections["letters"]}
    inside, then = ((_shared(sections[name]), sections[name]) for name in ("inside", "then"))
    return tuple(groups), letters | _NO_LETTERS, sections["start"], inside, then


def _shared(rows: _Rows) -> str:
    """Return a letter that every source has: where it is not, no row has work. Empty when they share none."""
    return min(set[str].intersection(*(set(source) for source, _ in rows)), default="")
