"""The words that a name is made of, and a name with other words in their place."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from nazva import text

_WORD: Final = re.compile(r"[^\s\-]+")
_SIGNS: Final = '.,;:!?()«»"“”„'
# A word longer than this is none, and a name of more words is a text.
_LONGEST: Final = 60
_WORDS: Final = 8
# Capitals so few are an abbreviation, and a few more when there is no vowel among them.
_SHORT: Final = 3
_RATHER_SHORT: Final = 5


@dataclass(frozen=True, slots=True)
class NameWord:
    """A word of a name, between spaces and hyphens: where it stands, in lower case, and whether it can decline."""

    start: int
    end: int
    text: str
    low: str
    moves: bool
    joined: bool


def name_words(name: str, vowels: frozenset[str], is_whole: Callable[[str], bool]) -> list[NameWord]:
    """Return the words of a name; initials, numbers, words too long to be one and abbreviations stay.

    `is_whole` tells of a name in lower case whether it is to be taken as one word, whatever signs it holds.

    >>> words = name_words("Ю. Дунін-Марцінкевіч", frozenset(), lambda _: False)
    >>> [(word.low, word.moves, word.joined) for word in words]
    [('ю', False, False), ('дунін', True, True), ('марцінкевіч', True, False)]
    """
    whole = text.fold(name).lower()
    if is_whole(whole):
        return [NameWord(0, len(name), name, whole, moves=True, joined=False)]
    found: list[NameWord] = []
    for match in _WORD.finditer(name):
        word = match[0].strip(_SIGNS)
        start = match.start() + match[0].find(word)
        end = start + len(word)
        low = text.fold(word).lower()
        moves = (
            1 < len(low) <= _LONGEST
            and len(found) < _WORDS
            and all(letter.isalpha() or letter == text.APOSTROPHE for letter in low)
            and name[end : end + 1] != "."
            and not _is_abbreviation(word, low, vowels)
        )
        found.append(NameWord(start, end, word, low, moves, joined=name[end : end + 1] == "-"))
    return found


def is_plain(name: str) -> bool:
    """Tell whether a name is one word of letters with a capital, which needs no parting.

    >>> is_plain("Гомлі"), is_plain("ЗША"), is_plain("Брэст-Літоўск")
    (True, False, False)
    """
    return 1 < len(name) <= _LONGEST and name.isalpha() and name[0].isupper() and name[1:].islower()


def _is_abbreviation(word: str, low: str, vowels: frozenset[str]) -> bool:
    if text.shape(word) is not text.Shape.CAPITALS:
        return False
    return len(low) <= _SHORT or (len(low) <= _RATHER_SHORT and vowels.isdisjoint(low))


def runs(moving: list[NameWord]) -> list[list[NameWord]]:
    """Return the words of a name, each with those that a hyphen joins to it."""
    runs: list[list[NameWord]] = [[]]
    for piece in moving:
        runs[-1].append(piece)
        if not piece.joined:
            runs.append([])
    return [run for run in runs if run]


def put(name: str, pieces: list[NameWord], words: list[str]) -> str:
    """Return a name with other words in the place of its own, in the case of each."""
    made, last = [], 0
    for piece, word in zip(pieces, words, strict=True):
        made += [name[last : piece.start], cased(piece.text, piece.low, word)]
        last = piece.end
    return "".join(made) + name[last:]


def cased(original: str, low: str, word: str) -> str:
    """Return a form of a word in the case of the word as it stands; the word itself stays as it is.

    >>> cased("МакКей", "маккей", "маккея"), cased("ГОМЕЛЬ", "гомель", "гомеля")
    ('МакКея', 'ГОМЕЛЯ')
    """
    if word == low:
        return original
    shape = text.shape(original)
    if shape is not text.Shape.MIXED:
        return text.lay(shape, word)
    same = 0
    for a, b in zip(low, word, strict=False):
        if a != b:
            break
        same += 1
    return original[:same] + word[same:] if len(original) == len(low) else text.lay(text.Shape.CAPITAL, word)
