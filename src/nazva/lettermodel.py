"""How likely a run of letters is as a name of a language: a model of letters, fitted on the lists of names.

The method is interpolation after Witten and Bell (1991): what followed a run of letters speaks, and the shorter run
behind it speaks for what it has not seen. The counts are the list `models/LANGUAGE-letters`, fitted by
`tables/make/letter_models.py`.
"""

from collections.abc import Callable, Mapping
from functools import cache
from math import log
from typing import Final

from nazva import tables
from nazva.schema import NONE

START: Final = "^"
END: Final = "$"
_ALPHABET: Final = 40
_MEMORY: Final = 1 << 16


class LetterModel:
    """The model of one language's names. Reads words in lower case.

    `doubt` is how much each letter that followed a run speaks for the shorter run: 1 after Witten and Bell, more for
    words that are unlike those counted. `counts` are cells of the list, by the run of letters, `-` for none.
    """

    def __init__(self, counts: Mapping[str, str], doubt: float = 1.0) -> None:
        self._counts = counts
        self._doubt = doubt
        self.reach = max(map(len, counts), default=0)
        self._seen: dict[str, tuple[Mapping[str, int], int]] = {}
        self._chances: dict[str, float] = {}
        self._costs: dict[str, float] = {}

    def log_probability(self, word: str) -> float:
        """Return the natural logarithm of the probability of a word among names; 0 would be certainty.

        >>> model = letter_model("be")
        >>> model.log_probability("лукашэнка") > model.log_probability("лукашенька")
        True
        """
        return along(word, self.reach, self._costs, self.next_letter)

    def next_letter(self, before: str, letter: str) -> float:
        """Return the logarithm of the probability that a letter, or the end, follows what stands before in a word."""
        return self.behind((START + before)[-self.reach :], letter)

    def behind(self, context: str, letter: str) -> float:
        """Return the same for the run of letters that stands before, not longer than `reach`."""
        key = context + letter
        found = self._costs.get(key)
        if found is None:
            if len(self._costs) >= _MEMORY:
                self._costs.clear()
            found = self._costs[key] = log(self._probability(context, letter))
        return found

    def _probability(self, context: str, letter: str) -> float:
        # What followed a run that was never seen is what followed the shorter one.
        counts = self._counts
        while context and context not in counts:
            context = context[1:]
        key = context + letter
        found = self._chances.get(key)
        if found is None:
            if len(self._chances) >= _MEMORY:
                self._chances.clear()
            shorter = self._probability(context[1:], letter) if context else 1 / _ALPHABET
            seen, total = self._followers(context)
            doubt = self._doubt * len(seen)
            found = (seen.get(letter, 0) + doubt * shorter) / (total + doubt) if seen else shorter
            self._chances[key] = found
        return found

    def _followers(self, context: str) -> tuple[Mapping[str, int], int]:
        """Return what followed a run of letters, and how often, also together; unpacked when first asked for."""
        found = self._seen.get(context)
        if found is None:
            counts = {pair[0]: int(pair[1:]) for pair in tables.values(self._counts.get(context or NONE, NONE))}
            found = self._seen[context] = counts, sum(counts.values())
        return found


def along(
    word: str, reach: int, known: Mapping[str, float], next_letter: Callable[[str, str], float], start: str = START
) -> float:
    """Return what the letters of a word cost one after another, its end among them.

    `known` are the costs that are remembered, by as many letters before a letter as `reach` tells, and the letter;
    `next_letter` gives others. `start` is the sign before the first letter that they have.
    """
    framed, remembered = f"{start}{word}{END}", known.get
    total = 0.0
    for i in range(1, len(framed)):
        found = remembered(framed[max(0, i - reach) : i + 1])
        total += next_letter(framed[1:i], framed[i]) if found is None else found
    return total


@cache
def letter_model(language: str, doubt: float = 1.0) -> LetterModel:
    """Return the model of a language's names. Raises `NazvaError` when there is none."""
    cells = tables.load_list(f"{language}-letters").cells
    return LetterModel(dict(zip(cells["before"], cells["next"], strict=True)), doubt)
