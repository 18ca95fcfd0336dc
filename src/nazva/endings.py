"""How likely a word is as a part of a name: by the lists of names, or by its letters, read from the end.

Names are told by how they end. The letters are weighed by the method of `lettermodel` over words turned round: those of
the lists of names, and the counts of the list `models/LANGUAGE-endings` over words that are not in the repository
(fitted by `tables/make/name_endings.py`).
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from math import exp, log
from typing import Final

from nazva import lexicon, tables
from nazva.lettermodel import END, START, LetterModel
from nazva.schema import NONE, PARTING

REACH: Final = 4
# Words that weigh less are of another part, and only may be of this one.
_LEAST: Final = 0.1
# How far letters are taken from shorter runs; words of no list led back best at this.
_DOUBT: Final = 8.0
# What a letter of a name weighs that is not asked: names have some fifteen to choose from.
LETTER: Final = -2.7


class Endings:
    """Weighs words of one part of names: those of the lists by their weights, others by their letters from the end."""

    def __init__(self, words: Mapping[str, float], listed: float, counts: Mapping[str, Counter[str]]) -> None:
        listed_words = {word: weight for word, weight in words.items() if weight >= _LEAST}
        total = sum(listed_words.values())
        self.words = {word: listed * weight / total for word, weight in listed_words.items()} if total else {}
        self.unlisted = 1 - listed if total else 1.0
        own = counted(sorted(self.words))
        for before, letters in counts.items():
            own.setdefault(before, Counter()).update(letters)
        self._model = LetterModel(
            {
                before or NONE: PARTING.join(f"{letter}{n}" for letter, n in letters.items()) or NONE
                for before, letters in own.items()
            },
            _DOUBT,
        )

    def log_probability(self, word: str) -> float:
        """Return the natural logarithm of the probability of a word as this part."""
        turned = END + word
        letters = sum(self.before(turned[place : place + REACH + 1]) for place in range(len(turned)))
        return log(self.unlisted * exp(letters) + self.words.get(word, 0.0))

    def is_listed(self, word: str) -> bool:
        """Tell whether the lists hold a word as this part."""
        return word in self.words

    def before(self, tail: str) -> float:
        """Return the logarithm of the probability of the first letter of what words end in, given those behind it."""
        key = tail[: REACH + 1]
        return self._model.next_letter(key[:0:-1], key[0])


def counted(words: Iterable[str]) -> dict[str, Counter[str]]:
    """Count what follows every run of letters of words that are read from their ends."""
    found: dict[str, Counter[str]] = {}
    for word in words:
        letters = f"{START}{word[::-1]}{END}"
        for i in range(1, len(letters)):
            for size in range(min(i, REACH) + 1):
                found.setdefault(letters[i - size : i], Counter())[letters[i]] += 1
    return found


@cache
def endings(languages: tuple[str, ...]) -> Mapping[str, Endings]:
    """Return, by part of a name, what weighs the words of a language, from the lists of its spellings.

    >>> own = endings(("be",))
    >>> own["family"].log_probability("кавальчук") > own["family"].log_probability("кавальчука")
    True
    """
    tables_of_counts = [f"{language}-endings" for language in languages if f"{language}-endings" in tables.index()]
    rows = [row for ident in tables_of_counts for row in tables.load_list(ident).rows]
    listed = lexicon.section("listed")
    found = {}
    for part in lexicon.PARTS:
        words: dict[str, float] = {}
        for language in reversed(languages):
            words.update(lexicon.whole(language, part))
        counts: dict[str, Counter[str]] = {}
        for row in rows:
            own = {cell[0]: int(cell[1:]) for cell in row[part]}
            counts.setdefault(row["before"][0] if row["before"] else "", Counter()).update(own)
        found[part] = Endings(words, listed[part], counts)
    return found
