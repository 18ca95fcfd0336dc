"""Sort keys and alphabets: words by the order of a spelling's letters, then marks, then case, then punctuation.

The orders are the tables under `collation/`; everything else is Unicode.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Final

from nazva import tables, text
from nazva.catalogue import resolve
from nazva.errors import Fault, NazvaError, TableError
from nazva.tables import Pairs

# The levels of a key are parted by what sorts before every weight. On the first level a gap between words comes
# first, then digits, then letters, then all other letters by code point behind one weight of their own.
_LEVEL: Final = "\x01"
_COMMON: Final = "\x02"
_LARGE: Final = "\x03"
_GAP: Final = " "
_FIRST_LETTER: Final = ord("9") + 1
_STAND_IN: Final = 0xFDD0  # non-characters of Unicode, which stand for groups of letters that are one
_REST: Final = "*"
# Marks are composed in short runs: normalising is quadratic in the length of a run.
_MARKED: Final = re.compile(rf"[^{text.COMBINING}][{text.COMBINING}]{{1,32}}")


def sort_key(source: str, spelling: str = "be") -> bytes:
    """Return the key by which a word or a name is sorted among others, in the alphabetical order of a spelling.

    Keys are compared byte by byte, so they may also be stored and indexed. Letters count first (words one after
    another, apostrophes and other signs left out, numbers before letters), then marks such as stress, then case
    (small before large), then everything else: only equal texts have equal keys. Letters of other scripts follow
    those of the order. Raises `UnknownSpelling`. The orders and their sources are the tables under `collation/`;
    a spelling that has none of its own is sorted by the Latin alphabet. The levels are those of the Unicode
    Collation Algorithm (UTS 10).

    >>> sorted(["Ўладзіслаў", "Іван", "Ёган", "Уладзімір", "Еўфрасіння", "Яўген", "Зянон"], key=sort_key)
    ['Еўфрасіння', 'Ёган', 'Зянон', 'Іван', 'Уладзімір', 'Ўладзіслаў', 'Яўген']
    >>> sorted(["Chadasievič", "Ihar", "Hryb", "Čarniecki", "Cichanoŭski"], key=lambda name: sort_key(name, "lacinka"))
    ['Cichanoŭski', 'Čarniecki', 'Hryb', 'Chadasievič', 'Ihar']
    """
    return order(spelling).key(source)


def alphabet(spelling: str = "be") -> tuple[str, ...]:
    """Return the letters by which a spelling is sorted, in their order, without those of foreign words.

    Raises `UnknownSpelling`. Source: the tables under `collation/`.

    >>> "".join(alphabet("be"))
    'абвгдеёжзійклмнопрстуўфхцчшыьэюя'
    """
    letters, _, _ = _letters(_table(resolve(spelling)))
    return tuple(letter for letter in letters if not _is_guest(letter))


class Order:
    """Makes the sort keys of one order."""

    def __init__(self, letters: Sequence[str], like: Mapping[str, str]) -> None:
        weights = {letter: chr(_FIRST_LETTER + place) for place, letter in enumerate(letters)}
        self._weights = weights
        self._like = like
        self._other = chr(_FIRST_LETTER + len(letters))
        groups = [letter for letter in letters if len(letter) > 1]
        self._groups = [
            (form, chr(_STAND_IN + place)) for place, group in enumerate(groups) for form in sorted(_forms(group))
        ]
        for place, group in enumerate(groups):
            weights[chr(_STAND_IN + place)] = weights[group]
        self._first = _Memory(self._first_of)
        self._second = _Memory(self._second_of)
        self._third = _Memory(self._third_of)
        single = "".join(letter for letter in letters if len(letter) == 1)
        own = f"[{re.escape(single + single.upper())}]+"
        self._plain = re.compile(rf"{own}(?:{_GAP}{own})*").fullmatch

    def key(self, source: str) -> bytes:
        """Return the key of a text."""
        if self._plain(source):
            marks, rest = "", ""
            first = self._grouped(source).translate(self._first)
            if source.islower():
                return first.encode()
        else:
            composed = self._grouped(_MARKED.sub(_compose, source))
            first = _GAP.join(filter(None, composed.translate(self._first).split(_GAP)))
            marks, rest = composed.translate(self._second).rstrip(_COMMON), source
        case = source.translate(self._third).rstrip(_COMMON)
        return _LEVEL.join((first, marks, case, rest)).rstrip(_LEVEL).encode("utf-8", "surrogatepass")

    def _grouped(self, source: str) -> str:
        for form, one in self._groups:
            source = source.replace(form, one)
        return source

    def _first_of(self, letter: str) -> str:
        small = text.lower(letter)
        if small in self._weights:
            return self._weights[small]
        if small in self._like:
            return "".join(map(self._first_of, self._like[small]))
        if len(parts := unicodedata.normalize("NFD", small)) > 1:
            return "".join(map(self._first_of, parts))
        kind = unicodedata.category(letter)
        if text.is_mark(letter) or kind in ("Lm", "Cf") or letter in text.APOSTROPHES:
            return ""
        if kind == "Nd":
            return str(unicodedata.decimal(letter))
        return self._other + parts if kind[0] in "LMN" else _GAP

    def _second_of(self, letter: str) -> str:
        small = text.lower(letter)
        if small in self._weights:
            return _COMMON
        if small in self._like:
            return (_COMMON * len(self._like[small]) + small) if self._like[small] else ""
        if len(parts := unicodedata.normalize("NFD", small)) > 1:
            return "".join(map(self._second_of, parts))
        if text.is_mark(letter):
            return letter
        return _COMMON if self._counts(letter) else ""

    def _third_of(self, letter: str) -> str:
        if not self._counts(letter):
            return ""
        return _COMMON if letter == text.lower(letter) else _LARGE

    def _counts(self, letter: str) -> bool:
        return self._first[ord(letter)] not in ("", _GAP)


class _Memory(dict[int, str]):
    """What each character becomes, found out when it is first met; `str.translate` reads it."""

    def __init__(self, find: Callable[[str], str]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, code: int) -> str:
        found = self[code] = self._find(chr(code))
        return found


def _compose(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFC", match[0])


def _forms(group: str) -> set[str]:
    """Return the ways to write a group of letters in small and capital letters: ch, Ch, cH, CH."""
    forms = {""}
    for letter in group:
        forms = {form + own for form in forms for own in (letter, letter.upper())}
    return forms


@cache
def order(spelling: str) -> Order:
    """Return what makes the sort keys of a spelling, given its id or an alias. Raises `UnknownSpelling`."""
    letters, like, then = _letters(_table(resolve(spelling)))
    if then:
        following, like_following, _ = _letters(tables.load_pairs(then))
        letters += [letter for letter in following if _bare(letter) not in map(_bare, letters)]
        like = {own: as_ for own, as_ in like_following.items() if own not in map(_bare, letters)} | like
    return Order([_bare(letter) for letter in letters], like)


def _table(spelling: str) -> Pairs:
    """Return the order of a spelling, or that of all that have none of their own."""
    found: Pairs | None = None
    for ident, file in tables.index().items():
        if file.parent.name != "collation":
            continue
        table = tables.load_pairs(ident)
        named = _said(table, "spellings").split()
        if spelling in named:
            return table
        if _REST in named:
            found = table
    if found is None:
        raise NazvaError(
            f'no table of collation/ says in what order {spelling!r} is sorted, and none has spellings = "*"'
        )
    return found


def _letters(table: Pairs) -> tuple[list[str], dict[str, str], str]:
    """Return the letters of an order, foreign ones in parentheses, those that count as others, and what follows."""
    letters = _said(table, "letters").split()
    like = {own: str(as_) for own, as_ in table.sections.get("like", {}).items()}
    known = set(map(_bare, letters))
    for own, as_ in like.items():
        if strange := set(as_) - known:
            problem = f"{own!r} counts as {as_!r}, but {', '.join(sorted(strange))} is no letter of the order"
            raise TableError(table.file, [Fault("like", problem, "name letters that stand in letters")])
    return letters, like, str(table.sections["order"].get("then", ""))


def _said(table: Pairs, key: str) -> str:
    """Return what the head of an order says. Raises `TableError` when it does not."""
    value = table.sections.get("order", {}).get(key)
    if not isinstance(value, str) or not value.strip():
        raise TableError(table.file, [Fault("order", f"{key} is missing", f'write {key} = "…"')])
    return value


def _is_guest(letter: str) -> bool:
    return letter.startswith("(")


def _bare(letter: str) -> str:
    return letter.strip("()")
