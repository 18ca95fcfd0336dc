"""Words and letters, solved once for all tables: normal form, apostrophes, stress, look-alikes, offsets, case.

Nothing here knows an alphabet. Which letter looks like which is the table `letters/look-alikes.toml`, which
arrives as a mapping; everything else is Unicode.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Literal

APOSTROPHE = "\u2019"
APOSTROPHES = "'\u2019\u02bc\u2018`\u00b4\u02b9\u2032\uff07"
INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
# The halves of a tie, which catalogues write on two letters: the first half is the tie, the second says nothing.
HALF_TIES = {0xFE20: "\u0361", 0xFE21: None}
DASHES = "\u2010\u2011\u2012\u2013\u2014\u2212\ufe63\uff0d"
STRESS = "\u0301"
DIAERESIS = "\u0308"

_LETTER = r"[^\W\d_]"
COMBINING = "\u0300-\u036f\ufe20-\ufe2f"
_MARK = f"[{COMBINING}]"
# Unicode's limit for marks on one letter in streams (UAX 15, stream-safe text).
_MANY_MARKS = re.compile(f"[{COMBINING}]{{31}}")
_PIECE_OF_MARKS = re.compile(f"[^{COMBINING}]*[{COMBINING}]{{0,30}}")
_INNER = f"[{re.escape(APOSTROPHES)}{INVISIBLE}]"
WORD = re.compile(rf"{_LETTER}{_MARK}*(?:{_INNER}*{_LETTER}{_MARK}*)*")

_FOLDED_APOSTROPHES = str.maketrans(dict.fromkeys(APOSTROPHES, APOSTROPHE) | dict.fromkeys(INVISIBLE)) | HALF_TIES
_FOLDED_LINE = str.maketrans(
    dict.fromkeys(APOSTROPHES, APOSTROPHE) | dict.fromkeys(INVISIBLE) | dict.fromkeys(DASHES, "-")
)
# Words of these letters, most of Unicode's basic Cyrillic among them, are folded as they stand.
_STAYS = re.compile("[A-Za-z\u0401\u0402\u0404-\u040b\u040e-\u044f\u0451\u0452\u0454-\u045b\u045e-\u0481]+").fullmatch
_FOREIGN_TO_FOLDING = re.compile(rf"[{re.escape(APOSTROPHES)}{INVISIBLE}{COMBINING}]")

OPENING = "\u2018\u2019\u201c\u201d\u201e\u00ab\"'`"
_CYRILLIC = "[\u0400-\u052f\u1c80-\u1c8f\u2de0-\u2dff]"
_BETWEEN = f"[\u0300-\u036f{re.escape(APOSTROPHES)}{INVISIBLE}]*"
# Where Cyrillic and another script meet within a word.
MEETING = re.compile(f"{_CYRILLIC}{_BETWEEN}(?!{_CYRILLIC}){_LETTER}|(?!{_CYRILLIC}){_LETTER}{_BETWEEN}{_CYRILLIC}")


_RUN = re.compile(r"[^\s\x00<>]+")
PUNCTUATION = '.,;:!?()«»"“”„…[]@'
_DOMAIN = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+/?")
# Numerals are a notation of their own, not letters of a language. One-letter numerals other than V and X
# cannot be told from initials, and `MI`, `CI`, `LI`, `DI` are words of several languages.
ROMAN = re.compile(r"(?=[MDCLXVI]{3}|[XVI])M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
# One of these stands in whatever `addresses` finds.
IN_ADDRESS = r"@|://|www\.|[a-z0-9-]\.[a-z0-9-]"
# This ends whatever may be an initial or a numeral of one letter.
INITIAL = r"[A-Z]\."


@dataclass(frozen=True, slots=True)
class Word:
    """A word and where it stands: `text[start:end]` of the text it was found in."""

    start: int
    end: int
    text: str


def words(text: str, marks: str = "", symbols: str = "") -> Iterator[Word]:
    """Yield the words of a text: runs of letters with their combining marks and inner apostrophes.

    Hyphens part words; an apostrophe at the edge of a word is a quotation mark and stays outside. `marks` are signs
    that are letters to a spelling, such as ’ for a soft sign: they end a word too, unless a quotation opens before it.
    `symbols` are letters to it and no letters to Unicode, such as the cells of Braille.

    >>> [word.text for word in words("Дар’я, Санкт-Пецярбург")]
    ['Дар’я', 'Санкт', 'Пецярбург']
    >>> [word.text for word in words("Homyel’, “z”yezd”, “Homyel’”", marks="’”")]
    ['Homyel’', 'z”yezd', 'Homyel’']
    """
    for match in word_of(marks, symbols).finditer(text):
        word, start = match[0], match.start()
        if marks and word[-1] in marks and word[-1] in OPENING and start and text[start - 1] in OPENING:
            word = word[:-1]
        yield Word(start, start + len(word), word)


@cache
def word_of(marks: str, symbols: str) -> re.Pattern[str]:
    """Return the expression, without groups, of what `words` yields where no quotation opens before it."""
    if not (marks or symbols):
        return WORD
    signs = re.escape(marks)
    inner = f"[{re.escape(APOSTROPHES)}{INVISIBLE}{signs}]"
    letter = f"(?:{_LETTER}|[{re.escape(symbols)}])" if symbols else _LETTER
    first, last = (f"(?![{signs}])", f"[{signs}]*") if marks else ("", "")
    return re.compile(f"{first}{letter}{_MARK}*(?:{inner}*{letter}{_MARK}*)*{last}")


def symbols(alphabet: str) -> str:
    """Return what an alphabet holds that Unicode counts as a symbol and not as a letter: the cells of Braille."""
    return "".join(letter for letter in alphabet if unicodedata.category(letter) == "So")


def clusters(word: str, marks: str = "") -> list[tuple[int, int]]:
    """Return the spans of a word's letters, each with what combines with it, and of its signs."""
    return [match.span() for match in _cluster(marks).finditer(word)]


@cache
def _cluster(marks: str) -> re.Pattern[str]:
    signs = re.escape(APOSTROPHES + marks)
    return re.compile(rf"{_LETTER}[{COMBINING}{INVISIBLE}]*|[{signs}][{INVISIBLE}]*")


def addresses(text: str) -> list[tuple[int, int]]:
    """Return the spans of URLs, e-mail addresses and domain names, which no scheme may touch, the last one first.

    >>> addresses("глядзі https://nn.by/?c=1 ці post@nn.by")
    [(29, 39), (7, 25)]
    """
    spans = []
    for run in _RUN.finditer(text) if "." in text or "@" in text or "://" in text else ():
        chunk = run[0]
        bare = chunk.strip(PUNCTUATION)
        if "://" in bare or "@" in bare or bare.startswith("www.") or _DOMAIN.fullmatch(bare):
            spans.append(run.span())
    return spans[::-1]


def is_cyrillic(letter: str) -> bool:
    """Tell whether a character is a Cyrillic letter or mark."""
    return "\u0400" <= letter <= "\u052f" or "\u1c80" <= letter <= "\u1c8f" or "\u2de0" <= letter <= "\u2dff"


def is_latin(letter: str) -> bool:
    """Tell whether a character is a Latin letter."""
    if letter < "\u0250":
        return letter.isalpha()
    return "\u1e00" <= letter <= "\u1eff" or unicodedata.name(letter, "").startswith("LATIN")


def is_mark(letter: str) -> bool:
    """Tell whether a character combines with the letter before it."""
    return unicodedata.combining(letter) > 0


def script(word: str) -> str:
    """Return `Cyrl`, `Latn`, `mixed` or `other` for the letters of a word; modifiers of letters have no script.

    >>> script("Łukašenka"), script("Лукашэнка"), script("Лукашэнк\u0069"), script("Homel\u02b9")
    ('Latn', 'Cyrl', 'mixed', 'Latn')
    """
    letters = (c for c in word if c.isalpha() and unicodedata.category(c) != "Lm")
    kinds = {"Cyrl" if is_cyrillic(c) else "Latn" if is_latin(c) else "other" for c in letters}
    if len(kinds) == 1:
        return kinds.pop()
    return "mixed" if kinds == {"Cyrl", "Latn"} else "other"


def _normal(form: Literal["NFC", "NFD"], word: str) -> str:
    """Return a word in a normal form. Runs of marks that no language has are taken in pieces: sorting is not linear."""
    if not _MANY_MARKS.search(word):
        return unicodedata.normalize(form, word)
    return "".join(unicodedata.normalize(form, piece) for piece in _PIECE_OF_MARKS.findall(word))


def is_folded(word: str) -> bool:
    """Tell whether a word is of letters that folding leaves as they stand; not all such words are known."""
    return _STAYS(word) is not None


def fold(word: str, marks: str = "") -> str:
    """Return a word in NFC with one apostrophe, nothing invisible, and no stress on Cyrillic letters.

    U+0301 is stress on a Cyrillic letter and a part of the letter on a Latin one (ń, ś), so only the first goes.
    `marks` are signs that a spelling tells from the apostrophe; they stay as they are.

    >>> fold("Магілё\u0301ў"), fold("Kuz\u0301niečyk"), fold("з'езд")
    ('Магілёў', 'Kuźniečyk', 'з’езд')
    """
    if (word.isascii() and "'" not in word and "`" not in word) or _STAYS(word):
        return word
    if _FOREIGN_TO_FOLDING.search(word):
        word = word.translate(_folded_apostrophes(marks) if marks else _FOLDED_APOSTROPHES)
    bare = _normal("NFD", word)
    if STRESS not in bare:
        return _normal("NFC", word)
    kept, base = [], ""
    for letter in bare:
        if not unicodedata.combining(letter):
            base = letter
        elif letter == STRESS and is_cyrillic(base):
            continue
        kept.append(letter)
    return _normal("NFC", "".join(kept))


@cache
def _folded_apostrophes(marks: str) -> Mapping[int, str | None]:
    return {code: folded for code, folded in _FOLDED_APOSTROPHES.items() if chr(code) not in marks}


def fold_all(words: Sequence[str]) -> Sequence[str]:
    """Return words that are in NFC, folded as `fold` does; at once where it would change none of their letters."""
    if any(is_mark(letter) or fold(letter) != letter for letter in set("".join(words))):
        return list(map(fold, words))
    return words


def undotted(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the words that have letters with two dots, each with what it is without them.

    >>> list(undotted(["Фёдор", "Мікалай"]))
    [('Фёдор', 'Федор')]
    """
    dotted = "".join(letter for letter in set("".join(words)) if without_dots(letter) != letter)
    if dotted:
        has_dots = re.compile(f"[{re.escape(dotted)}]").search
        yield from ((word, without_dots(word)) for word in words if has_dots(word))


def without_dots(word: str) -> str:
    """Return a word as it is written by who leaves out the two dots: Артём is often Артем.

    >>> without_dots("Фёдор")
    'Федор'
    """
    if word.isascii():
        return word
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", word).replace(DIAERESIS, ""))


def fold_line(line: str) -> str:
    """Return a line for comparing: NFC, one apostrophe, one dash, single spaces, nothing invisible.

    >>> fold_line("Biełaruś\u2011Niva\u00a0 z'jezd")
    'Biełaruś-Niva z’jezd'
    """
    if not line.isascii() or "'" in line or "`" in line:
        line = unicodedata.normalize("NFC", line).translate(_FOLDED_LINE)
    return " ".join(line.split())


class LookAlikes:
    """Repairs letters of one script typed inside a word of another.

    Two mappings say which letter looks like which. A word is repaired when it holds a letter of the other script
    that looks like none of the first: a Latin i at the end of a Cyrillic word is put right; XX may be either and stays.
    """

    __slots__ = ("_to_cyrillic", "_to_latin")

    def __init__(self, to_cyrillic: Mapping[str, str], to_latin: Mapping[str, str]) -> None:
        self._to_cyrillic = dict(to_cyrillic)
        self._to_latin = dict(to_latin)

    def repair(self, word: str) -> str:
        """Return the word with look-alikes of the other script put right; the same word if it is not certain."""
        if word.isascii():
            return word
        cyrillic = latin = False
        own_cyrillic = own_latin = 0
        for letter in word:
            if is_cyrillic(letter):
                cyrillic = True
                own_cyrillic += letter not in self._to_latin
            elif letter.isalpha():
                if not is_latin(letter):
                    return word
                latin = True
                own_latin += letter not in self._to_cyrillic
        if not (cyrillic and latin):
            return word
        if own_cyrillic and not own_latin:
            return "".join(self._to_cyrillic.get(c, c) for c in word)
        if own_latin and not own_cyrillic:
            return "".join(self._to_latin.get(c, c) for c in word)
        return word


class Shape(Enum):
    """The case of a word, which a table never speaks of."""

    LOWER = "lower"
    CAPITAL = "Capital"
    CAPITALS = "CAPITALS"
    MIXED = "mIxed"


def shape(word: str, units: Sequence[str] = ()) -> Shape:
    """Return the case shape of a word. A lone capital is `CAPITAL`: an initial, Я. → Ja.

    `units` are letters of several characters, as in `capitalise`: one of them at the start is one capital.

    >>> shape("Юз").value, shape("ЮЗ").value, shape("Я").value, shape("МакКей").value
    ('Capital', 'CAPITALS', 'Capital', 'mIxed')
    >>> shape("I\u0361Akub", units=["i\u0361a"]).value
    'Capital'
    """
    if word == word.lower():
        return Shape.LOWER
    if not units and word[1:].islower() and word[0].isupper() and word[0].lower() != word[0]:
        return Shape.CAPITAL
    for unit in units:
        if fold(word).startswith(unit.upper()):
            word = word[0] + fold(word)[len(unit) :]
            break
    cased = [c for c in word if c.lower() != c.upper()]
    if not cased:
        return Shape.LOWER
    if cased[0].isupper() and all(c.islower() for c in cased[1:]):
        return Shape.CAPITAL
    return Shape.CAPITALS if all(c.isupper() for c in cased) else Shape.MIXED


def capitalise(word: str, units: Sequence[str] = ()) -> str:
    """Return the word with its first cased letter large and the rest as it was.

    `units` are letters of several characters, the longest first, that are large as a whole: i͡u → I͡U.
    """
    for unit in units:
        if word.startswith(unit):
            return unit.upper() + word[len(unit) :]
    if word[:1].upper() != word[:1]:
        return word[0].title() + word[1:]
    for i, letter in enumerate(word):
        if (large := letter.title()) != letter.lower():
            return word[:i] + large + word[i + 1 :]
    return word


def lay(form: Shape, word: str, units: Sequence[str] = ()) -> str:
    """Return a lower-case word in a shape; `MIXED` is laid letter by letter elsewhere."""
    if form is Shape.CAPITAL:
        return capitalise(word, units)
    return word.upper() if form is Shape.CAPITALS else word


def lower(word: str) -> str:
    """Return the word in lower case, letter for letter: the length never changes (İ stays)."""
    small = word.lower()
    if len(small) == len(word):
        return small
    return "".join(low if len(low := c.lower()) == 1 else c for c in word)
