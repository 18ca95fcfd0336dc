"""Names as dirty data has them, mended where that is certain: encodings, strays of other alphabets, misread letters.

What look-alike letters of two scripts, apostrophes, normal forms and invisible signs need is done for every text
(`text`, `nametokens`); here is what only a name on its own allows. Every mending is told.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from nazva import lexicon, mojibake, tables, text
from nazva.evidence import given_forms
from nazva.nameskeleton import skeleton
from nazva.wordkinds import seen

_LANGUAGES: Final = ("be", "ru", "uk")
_WITH_DIGITS: Final = re.compile(r"(?<![\w/.-])(?=\d*[^\W\d_])(?=[^\W_]*\d)[^\W_]{4,}(?![\w/])")
_LETTER: Final = r"[^\W\d_]"
# How optical recognition sees m, and how long a word must be to be known again.
_SEEN: Final = "rn"
_MEANT: Final = "m"
_LEAST: Final = 5
# Words that lost the space between them have so many letters each; McDonald and the like have less before the capital.
_LEAST_RUN_ON: Final = 4
_RUN_ON: Final = re.compile(rf"(?<!\S){_LETTER}{{{2 * _LEAST_RUN_ON},}}(?!\S)")


def mended(name: str) -> tuple[str, tuple[str, ...]]:
    """Return a name as it was meant, and what was mended, in words; what is not certain stays.

    >>> mended("rnikalai Ivanov")
    ('mikalai Ivanov', ('rnikalai is read as mikalai',))
    """
    notes = []
    made, how = mojibake.put_right(name)
    if how:
        notes.append(f"{how}: {made}")
    own = _RUN_ON.sub(_parted, made)
    if own != made:
        notes.append(f"a space is missing: {own}")
        made = own
    if not own.isascii():
        strays = _strays()
        own = own.translate(strays) if any(map(strays.__contains__, map(ord, own))) else own
    if any(map(str.isdigit, own)):
        own = _WITH_DIGITS.sub(_without_digits, own)
    if _SEEN in own:
        own = " ".join(map(_seen_again, own.split(" ")))
    notes += [
        f"{before} is read as {after}"
        for before, after in zip(made.split(" "), own.split(" "), strict=True)
        if before != after
    ]
    return own, tuple(notes)


def _parted(match: re.Match[str]) -> str:
    """Return a word that is a listed given name and another word without the space between, parted."""
    word = match[0]
    for i in range(_LEAST_RUN_ON, len(word) - _LEAST_RUN_ON + 1):
        if word[i].isupper() and word[i - 1].islower():
            first, rest = word[:i], word[i:]
            whole = first.istitle() and rest.istitle()
            return f"{first} {rest}" if whole and seen(first, False).evidence.is_given else word
    return word


@cache
def _strays() -> Mapping[int, str]:
    return {ord(key): str(value) for key, value in tables.load_pairs("look-alikes").sections["strays"].items()}


@cache
def _digits() -> Mapping[str, str]:
    return {key: str(value) for key, value in tables.load_pairs("look-alikes").sections["digits"].items()}


def _without_digits(match: re.Match[str]) -> str:
    """Return a word whose digits are letters: inside it they can be nothing else, at its edge when it is listed so."""
    word, digits = match[0], _digits()
    if not all(text.is_cyrillic(letter) or letter in digits for letter in word):
        return word
    letters = [letter for letter in word if letter not in digits]
    if len(letters) < _LEAST - 1:
        return word
    large = all(map(str.isupper, letters))
    made = "".join(
        letter if letter not in digits else digits[letter].upper() if large or not i else digits[letter]
        for i, letter in enumerate(word)
    )
    inside = word[0] not in digits and word[-1] not in digits
    return made if inside or _is_listed(made.lower()) else word


def _is_listed(word: str) -> bool:
    return any(word in lexicon.words(language, part) for language in _LANGUAGES for part in lexicon.PARTS[:3])


def _seen_again(word: str) -> str:
    """Return a word that is a listed given name when rn in it is m, unless it is one as it stands."""
    if len(word) < _LEAST or _SEEN not in word or not word.isascii() or skeleton(word) in given_forms():
        return word
    made = word.replace(_SEEN, _MEANT)
    made = text.capitalise(made) if word[0].isupper() else made
    return made if skeleton(made) in given_forms() else word
