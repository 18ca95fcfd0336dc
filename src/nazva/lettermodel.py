"""How likely a run of letters is as a name of a language: a model of letters, fitted on the lists of names.

The method is interpolation after Witten and Bell (1991): what followed a run of letters speaks, and the shorter run
behind it speaks for what it has not seen. The counts are the list `models/LANGUAGE-letters`, fitted by
`tables/make/letter_models.py`.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from math import log
from typing import Final, TypeAlias

from nazva import tables
from nazva.memory import Memory
from nazva.schema import NONE

START: Final = "^"
END: Final = "$"
_ALPHABET: Final = 40
# By what a model knows of the letters that stand before and the next letter: its cost, and what is known behind it.
Steps: TypeAlias = Mapping[str, tuple[float, str]]
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
        self._chances = Memory(self._chance, _MEMORY)
        self._begun = _beginnings(counts)
        self._steps = Memory(self._step, _MEMORY)

    def log_probability(self, word: str) -> float:
        """Return the natural logarithm of the probability of a word among names; 0 would be certainty.

        >>> model = letter_model("be")
        >>> model.log_probability("лукашэнка") > model.log_probability("лукашенька")
        True
        """
        return along(word, self.known(START), self._steps)

    def next_letter(self, before: str, letter: str) -> float:
        """Return the logarithm of the probability that a letter, or the end, follows what stands before in a word."""
        return self._steps[self.known(START + before) + letter][0]

    def _step(self, key: str) -> tuple[float, str]:
        return self.behind(key[:-1], key[-1]), self.known(key)

    def known(self, run: str) -> str:
        """Return what of a run of letters the model can tell from others: the longest end that counts begin with."""
        run = run[-self.reach :]
        while run and run not in self._begun:
            run = run[1:]
        return run

    def behind(self, run: str, letter: str) -> float:
        """Return what `next_letter` does for the run of letters that stands before, not longer than `reach`."""
        return log(self._probability(run, letter))

    def _probability(self, context: str, letter: str) -> float:
        # What followed a run that was never seen is what followed the shorter one.
        counts = self._counts
        while context and context not in counts:
            context = context[1:]
        return self._chances[context + letter]

    def _chance(self, key: str) -> float:
        context, letter = key[:-1], key[-1]
        shorter = self._probability(context[1:], letter) if context else 1 / _ALPHABET
        seen, total = self._followers(context)
        doubt = self._doubt * len(seen)
        return (seen.get(letter, 0) + doubt * shorter) / (total + doubt) if seen else shorter

    def _followers(self, context: str) -> tuple[Mapping[str, int], int]:
        """Return what followed a run of letters, and how often, also together; unpacked when first asked for."""
        found = self._seen.get(context)
        if found is None:
            counts = {pair[0]: int(pair[1:]) for pair in tables.values(self._counts.get(context or NONE, NONE))}
            found = self._seen[context] = counts, sum(counts.values())
        return found


def along(word: str, start: str, steps: Steps) -> float:
    """Return what the letters of a word cost one after another, its end among them; `start` is known at its start."""
    total, run = 0.0, start
    for letter in word:
        cost, run = steps[run + letter]
        total += cost
    return total + steps[run + END][0]


def _beginnings(runs: Iterable[str]) -> frozenset[str]:
    """Return runs of letters and all that they begin with."""
    found, new = set(runs), set(runs)
    while new := {run[:-1] for run in new} - found:
        found |= new
    return frozenset(found)


@cache
def letter_model(language: str, doubt: float = 1.0) -> LetterModel:
    """Return the model of a language's names. Raises `NazvaError` when there is none."""
    cells = tables.load_list(f"{language}-letters").cells
    return LetterModel(dict(zip(cells["before"], cells["next"], strict=True)), doubt)
