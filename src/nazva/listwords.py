"""The words of a column of a list of names, read at once for all who ask: what they are, and in which rows they stand.

Most cells are one plain word. They are folded, lowered and led to women's surnames all together; the others one by one.
"""

import sys
from bisect import bisect
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import compress
from operator import not_
from typing import Final

from nazva import tables, text
from nazva.inversion import Accepted
from nazva.program import Program, program_of
from nazva.tables import values

_GIVEN: Final = "given"
_MEN: Final = "m"
# Behind every letter.
_LAST: Final = chr(sys.maxunicode)


@cache
def plain(ident: str, language: str) -> Sequence[str]:
    """Return the cells of a column that are one word and no capitals, in lower case; empty for every other cell."""
    cells = tables.load_list(ident).cells[language]
    words = text.fold_all([cell if cell.isalpha() and not cell.isupper() else "" for cell in cells])
    return "\n".join(words).lower().split("\n")


@cache
def women(ident: str, language: str) -> Sequence[str]:
    """Return what `plain` does as women bear it for a surname; the same words where no table makes others."""
    men = plain(ident, language)
    program = feminine(language)
    return program.settle_all(men) if program and men else men


def feminine(language: str) -> Program | None:
    """Return what makes a woman's surname of a man's, None when no table does."""
    ident = f"{language}-feminine"
    return program_of(tables.load_scheme(ident)) if ident in tables.index() else None


def cut(value: str) -> list[str]:
    """Return the words of a value of a cell as they stand in it.

    >>> cut("Новая Гута")
    ['Новая', 'Гута']
    """
    return [value] if value.isalpha() else [word.text for word in text.words(value)]


def words_of(value: str) -> list[str]:
    """Return the words of a value of a cell, folded and in lower case."""
    return [text.fold(word).lower() for word in cut(value)]


def beginning(letters: str, ident: str, language: str) -> Sequence[str]:
    """Return the words of a column that begin with one of some letters, in lower case.

    >>> "зянковіч" in beginning("з", "surnames", "be")
    True
    """
    words = _in_order(ident, language)
    return [word for letter in letters for word in words[bisect(words, letter) : bisect(words, letter + _LAST)]]


@cache
def _in_order(ident: str, language: str) -> Sequence[str]:
    """Return the words of a column in the order of their letters."""
    own = plain(ident, language)
    cells = compress(tables.load_list(ident).cells[language], map(not_, own))
    others = [word for cell in cells for value in values(cell) for word in words_of(value)]
    return sorted([*filter(None, own), *others])


class Places:
    """In which rows of a list words stand, as they are spelt or without dots; `rows` may name a row twice."""

    __slots__ = ("_first", "_more")

    def __init__(self) -> None:
        self._first: dict[str, int] = {}
        self._more: dict[str, list[int]] = {}

    def add(self, word: str, row: int) -> None:
        """Note that a word stands in a row."""
        if self._first.setdefault(word, row) != row:
            self._more.setdefault(word, []).append(row)

    def add_all(self, words: Iterable[str], start: int = 0) -> None:
        """Note words, each of the next row; what is empty stands in none."""
        first, more = self._first.setdefault, self._more
        for row, word in enumerate(words, start):
            if word and first(word, row) != row:
                more.setdefault(word, []).append(row)

    def without_dots(self) -> None:
        """Find the words that have dots without them too."""
        for word, bare in text.undotted(list(self._first)):
            for row in self.rows(word):
                self.add(bare, row)

    def rows(self, word: str) -> Sequence[int]:
        """Return the rows in which a word stands."""
        row = self._first.get(word)
        if row is None:
            return ()
        return (row, *self._more[word]) if word in self._more else (row,)

    def __iter__(self) -> Iterator[str]:
        return iter(self._first)


@cache
def places(ident: str, language: str, *, surnames: bool) -> Places:
    """Return in which rows the words of a column stand; among `surnames` those too that women bear for them."""
    found = Places()
    cells, small = tables.load_list(ident).cells[language], plain(ident, language)
    program = feminine(language) if surnames else None
    found.add_all(small)
    if program:
        found.add_all(women(ident, language))
    others = (row for row, word in enumerate(small) if not word)
    for row in others:
        for own in (own for value in values(cells[row]) for own in words_of(value)):
            found.add(own, row)
            if program:
                found.add(program.settle(own), row)
    found.without_dots()
    return found


@cache
def children(language: str) -> Mapping[str, Sequence[tuple[str, str]]]:
    """Return, by men's names of the list in lower case, what sons and daughters are called; the main form first.

    A name that makes no patronymic (Марио) is its own. Nothing when no table makes patronymics.

    >>> children("be")["рыгор"]
    [('рыгоравіч', 'рыгораўна')]
    """
    if f"{language}-patronymic-m" not in tables.index():
        return {}
    table = tables.load_list(_GIVEN)
    accepted = Accepted(tables.load_scheme(f"{language}-patronymic-m"))
    names = dict.fromkeys(
        name.lower()
        for cell, gender in zip(table.cells[language], table.cells["gender"], strict=True)
        if gender == _MEN
        for name in values(cell)
        if name.isalpha()
    )
    sons = dict(zip(names, accepted.all_of(list(names)), strict=True))
    every = [son for own in sons.values() for son in own]
    daughters = program_of(tables.load_scheme(f"{language}-patronymic-f")).settle_all(every) if every else ()
    pairs = iter(zip(every, daughters, strict=True))
    return {name: [next(pairs) for _ in own] for name, own in sons.items()}


@cache
def fathers(language: str) -> Places:
    """Return in which rows of the list of given names the men stand after whom patronymics are called."""
    found = Places()
    table, made = tables.load_list(_GIVEN), children(language)
    for row, (cell, gender) in enumerate(zip(table.cells[language], table.cells["gender"], strict=True)):
        for name in values(cell) if gender == _MEN else ():
            for pair in made.get(name.lower(), ()):
                for word in pair:
                    found.add(word, row)
    found.without_dots()
    return found
