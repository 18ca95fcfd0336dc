"""A rough spelling of words of names, Cyrillic and Latin, in which most romanisations of one name meet.

Which letters are folded is the table `letters/name-skeleton.toml`. It knows listed names and endings again; nothing is
written by it.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from nazva import tables, text

_DOUBLED: Final = re.compile(r"(.)\1+")
# The first letter of a word among many, each behind a line feed, and what is put behind it.
_FIRST: Final = re.compile("(?<=\n).")
_BEHIND_FIRST: Final = "\0"
# So many words go through the letters together.
_MANY: Final = 100
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
    return skeletons_of_all([word])[0]


def skeletons_of_all(words: Sequence[str]) -> list[list[str]]:
    """Return what `skeletons` does for many words."""
    found = [[key] for key in _skeletons(words)]
    for source, target in tables.load_pairs("name-skeleton").sections["also"].items():
        own = [(i, word.lower()) for i, word in enumerate(words) if source in word.lower()]
        for other in str(target).split("|"):
            keys = _skeletons([word.replace(source, other) for _, word in own])
            for (i, _), key in zip(own, keys, strict=True):
                found[i].append(key)
    return found


def _skeletons(words: Sequence[str]) -> Sequence[str]:
    """Return what `skeleton` does for many words, the Cyrillic ones all at once."""
    own = [word for word in words if text.is_cyrillic(word[:1])]
    if len(own) < _MANY:
        return list(map(skeleton, words))
    _, letters, start, inside, then = _folds()
    every = "\n".join(["", *own, ""]).lower()
    every = unicodedata.normalize("NFC", every).replace(_TIE, "").translate(letters)
    every = _strange().sub(lambda match: bare(match[0]).translate(letters), every)
    for source, target in start:
        every = every.replace(f"\n{source}", f"\n{target}")
    # What stands inside a word is behind its first letter.
    every = _FIRST.sub(f"\\g<0>{_BEHIND_FIRST}", every)
    for source, target in inside[1]:
        every = every.replace(source, target)
    every = every.replace(_BEHIND_FIRST, "")
    for source, target in then[1]:
        every = every.replace(source, target)
    made = dict(zip(own, _DOUBLED.sub(r"\1", every)[1:-1].split("\n"), strict=True))
    return [made[word] if word in made else skeleton(word) for word in words]


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
