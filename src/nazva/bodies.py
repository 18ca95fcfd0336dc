"""Names of companies and other bodies: the name itself, without the legal form beside it, and its words."""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Final, NamedTuple

from nazva import tables, text
from nazva.nameskeleton import bare
from nazva.namesounds import LATIN, manners
from nazva.nametokens import NUMERAL, WORD, Phrases, Token, tokens
from nazva.placewords import place_word
from nazva.soundwords import Word, word

_CLASS: Final = ("legal form",)
_REMEMBERED: Final = 1 << 15
_SMALL: Final = "small"
_GENERIC: Final = "generic"
_DIGITS: Final = re.compile(r"\d+")
_PIECES: Final = re.compile(rf"[^\W_]+(?:[{re.escape(text.APOSTROPHES)}][^\W_]+)*")
_ROMAN: Final = re.compile(r"[IVX]+")
_VALUES: Final = {"I": 1, "V": 5, "X": 10}
_LONGEST_SHORT: Final = 6


class BodyWord(NamedTuple):
    """A word of a body's name: its sounds, its meaning when many bodies have it, and whether it tells little."""

    word: Word
    term: str
    is_generic: bool


class Body(NamedTuple):
    """A body's name, analysed: its words and numbers, the legal forms beside it, what its initials are.

    `short` is the name itself where it may be an abbreviation.
    """

    name: str
    words: tuple[BodyWord, ...]
    numbers: frozenset[str]
    forms: frozenset[str]
    initials: frozenset[str]
    short: str


@cache
def _phrases() -> Phrases:
    rows = tables.load_list("legal-forms").rows
    # The last full stop of an abbreviation is often left out.
    return Phrases(
        (own, (_CLASS[0], row["id"][0]))
        for row in rows
        for form in row["forms"]
        for own in dict.fromkeys((form, form.rstrip(".")))
    )


@cache
def _terms() -> Mapping[str, tuple[str, str]]:
    """Return the words that many bodies have: what each means, and its class."""
    rows = tables.load_list("body-words").rows
    return {form: (row["id"][0], row["class"][0]) for row in rows for form in row["forms"]}


def _parted(name: str) -> tuple[list[Token], frozenset[str]]:
    """Return the tokens of a name that are no legal form, and the ids of the legal forms."""
    found = tokens(name)
    kept, forms, place = [], set(), 0
    while place < len(found):
        size, _, ident = _phrases().at(found, place, _CLASS)
        if size:
            forms.add(ident)
            place += size
        else:
            kept.append(found[place])
            place += 1
    return kept, frozenset(forms)


@lru_cache(maxsize=_REMEMBERED)
def looks_like_body(name: str) -> bool:
    """Tell whether a name is a body's: a legal form or a number stands in it, or a word that only bodies have.

    >>> looks_like_body("Acme Trading Co., Ltd."), looks_like_body("Sino Glory 8"), looks_like_body("Ihar Łosik")
    (True, True, False)
    """
    kept, forms = _parted(name)
    return bool(forms) or any(token.kind == NUMERAL for token in kept)


@lru_cache(maxsize=_REMEMBERED)
def body(name: str) -> Body | None:
    """Return a body's name, analysed; None for a text without words.

    >>> own = body("Blue Ocean Shipping IV Inc.")
    >>> [one.word.text for one in own.words], sorted(own.numbers), sorted(own.forms)
    (['blue', 'ocean', 'shipping'], ['4'], ['incorporated'])
    """
    kept, forms = _parted(name)
    how = manners(name)
    if LATIN not in how:
        how = (*how, LATIN)  # A body's name is often left as its own language writes it.
    words: list[BodyWord] = []
    numbers: set[str] = set()
    for token in kept or tokens(name):
        if token.kind == NUMERAL or (token.kind == WORD and words and _ROMAN.fullmatch(token.text)):
            numbers.add(_number(token.text))
        elif token.kind == WORD:
            words += _words(token.low, how, numbers)
    if not words and not numbers:
        return None
    is_short = len(kept) == 1 and kept[0].kind == WORD and len(kept[0].text) <= _LONGEST_SHORT
    short = kept[0].text.lower() if is_short else ""
    return Body(name, tuple(words), frozenset(numbers), forms, frozenset(_initials(name, kept)), short)


def _number(written: str) -> str:
    """Return a number in digits, from digits or a Roman number."""
    if found := _DIGITS.search(written):
        return found[0].lstrip("0") or "0"
    values = [_VALUES[sign] for sign in written]
    return str(sum(-own if any(more > own for more in values[i + 1 : i + 2]) else own for i, own in enumerate(values)))


def _words(low: str, how: tuple[str, ...], numbers: set[str]) -> Iterator[BodyWord]:
    for piece in _PIECES.findall(low):
        term, kind = _terms().get(piece) or _terms().get(bare(piece)) or ("", "")
        if kind == _SMALL:
            continue
        own = word(piece, how)
        if number := place_word(piece, how).number:
            numbers.add(number)
        elif own.keys[0]:
            yield BodyWord(own, term, kind == _GENERIC)


def _initials(name: str, kept: list[Token]) -> Iterator[str]:
    """Yield what a name may be abbreviated as: the initials of its words, of all or of those that tell something."""
    found = [token for token in tokens(name) if token.kind == WORD]
    every = [piece for token in found for piece in _PIECES.findall(token.low)]
    for pieces in (
        every,
        [own for own in every if _terms().get(own, ("", ""))[1] != _SMALL],
        [piece for token in kept if token.kind == WORD for piece in _PIECES.findall(token.low)],
    ):
        if len(pieces) > 1:
            yield "".join([own[0] for own in pieces])
