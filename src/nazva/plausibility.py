"""How likely a word is as a name of a language: by the lists, which hold names that are borne, and by its letters."""

from functools import cache
from math import exp, log
from typing import Final

from nazva import lexicon
from nazva.lettermodel import LetterModel, letter_model

# How much of what is written in names is in the lists: a word off them is no rarity.
_LISTED: Final = 0.6


class Plausibility:
    """Weighs words of a language as names. Reads words in lower case."""

    def __init__(self, words: frozenset[str], model: LetterModel) -> None:
        self._words = words
        self._model = model
        self._listed = log(_LISTED / max(len(words), 1))
        self._other = log(1 - _LISTED)

    def __call__(self, word: str) -> float:
        """Return the natural logarithm of the probability of a word among names; 0 would be certainty."""
        by_letters = self._other + self._model.log_probability(word)
        return log_sum(self._listed, by_letters) if word in self._words else by_letters


@cache
def plausibility(language: str) -> Plausibility:
    """Return what weighs the names of a language, made once. Raises `NazvaError` when there is no model of it."""
    return Plausibility(frozenset(lexicon.words(language)), letter_model(language))


def log_sum(a: float, b: float) -> float:
    """Return the logarithm of the sum of two probabilities given as logarithms."""
    return max(a, b) + log(1 + exp(-abs(a - b)))
