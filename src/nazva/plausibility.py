"""How likely a word is as a part of a name: by the lists, which hold names that are borne, and by its letters."""

from collections.abc import Mapping, Sequence
from functools import cache
from math import exp, log
from typing import Final

from nazva import lettermodel, lexicon, tables
from nazva.lettermodel import LetterModel, letter_model
from nazva.lexicon import PARTS
from nazva.memory import Memory
from nazva.program import END, START, sequence_of
from nazva.rows import ends_with

# What letters that the orthography never puts together cost, in natural logarithms.
_NEVER: Final = 7.0
_PAIR: Final = 2
# Names that no list holds are unlike those of the lists: held out of them, unlisted surnames are likeliest at this.
_DOUBT: Final = 3.0
_MEMORY: Final = 1 << 16


class Letters:
    """Weighs letters after letters: a model of them, and what the orthography never puts together."""

    def __init__(self, model: LetterModel, never: Sequence[tuple[frozenset[str], ...]]) -> None:
        self._model = model
        # Most of them are two letters, which are looked up; others are tried.
        self._never = frozenset(a + b for own in never if len(own) == _PAIR for a in own[0] for b in own[1])
        self._never_long = [own for own in never if len(own) != _PAIR]
        self._sight = max(_PAIR, *map(len, never)) - 1 if never else 0
        self.steps: lettermodel.Steps = Memory(self._step, _MEMORY)
        self.start = self._known(lettermodel.START)

    def next_letter(self, before: str, letter: str) -> float:
        """Return the logarithm of the probability that a letter, or the end, follows what stands before in a word."""
        return self.steps[self._known(lettermodel.START + before) + letter][0]

    def word(self, word: str) -> float:
        """Return the logarithm of the probability of the letters of a word, its end among them."""
        return lettermodel.along(word, self.start, self.steps)

    def _known(self, run: str) -> str:
        """Return what of a run of letters has a say in what may follow."""
        return max(self._model.known(run), run[-self._sight :] if self._sight else "", key=len)

    def _step(self, key: str) -> tuple[float, str]:
        run, letter = key[:-1], key[-1]
        cost = self._model.behind(run, letter)
        return (cost - _NEVER if self._forbids(run, letter) else cost), self._known(key)

    def _forbids(self, run: str, letter: str) -> bool:
        framed = f"{run}{END if letter == lettermodel.END else letter}".replace(lettermodel.START, START)
        if framed[-_PAIR:] in self._never:
            return True
        return any(ends_with(framed, len(framed), sequence) for sequence in self._never_long)


class Plausibility:
    """Weighs words of a language as parts of names. Reads words in lower case."""

    def __init__(self, words: Mapping[str, Mapping[str, float]], letters: Letters) -> None:
        self.letters = letters
        listed = lexicon.section("listed")
        # By part: how much of what is written as it the lists hold, what all their words weigh, and the words.
        self._words = {part: (listed[part], sum(own.values()), own) for part, own in words.items()}
        self._other = {part: log(1 - listed[part]) for part in words}
        self._alone = {part: log(weight) for part, weight in lexicon.section("part").items()}

    def parts(self, word: str) -> Mapping[str, float]:
        """Return, by part of a name, the natural logarithm of the probability of a word as that part.

        >>> costs = plausibility("be").parts("сяргеевіч")
        >>> max(costs, key=costs.get)
        'patronymic'
        """
        return self.parts_by(word, self.letters.word(word))

    def part(self, word: str, part: str) -> float:
        """Return the logarithm of the probability of a word as one part of a name."""
        return self._weighed(word, part, self.letters.word(word))

    def unlisted(self, word: str, part: str) -> float:
        """Return the logarithm of the probability of a word as a part of a name that the lists do not hold."""
        return self._other[part] + self.letters.word(word)

    def parts_by(self, word: str, by_letters: float) -> Mapping[str, float]:
        """Return the same, given what the letters of the word weigh."""
        return {part: self._weighed(word, part, by_letters) for part in self._other}

    def _weighed(self, word: str, part: str, by_letters: float) -> float:
        listed, total, words = self._words[part]
        own = words.get(word)
        unlisted = self._other[part] + by_letters
        return unlisted if own is None else log_sum(log(listed * own / total), unlisted)

    def alone(self, costs: Mapping[str, float]) -> float:
        """Return the logarithm of the probability of a word that may be any part, given its costs by part."""
        return log_sum(*(self._alone[part] + cost for part, cost in costs.items()))


@cache
def plausibility(language: str) -> Plausibility:
    """Return what weighs the names of a language, made once. Raises `NazvaError` when there is no model of it."""
    return Plausibility({part: lexicon.words(language, part) for part in PARTS}, letters_of(language))


@cache
def letters_of(language: str) -> Letters:
    """Return what weighs the letters of names of a language, made once. Raises `NazvaError` when there is no model."""
    hub = tables.load_hub(language)
    never = [sequence_of(sequence, hub.classes) for sequence in hub.never]
    return Letters(letter_model(language, _DOUBT), never)


def log_sum(*terms: float) -> float:
    """Return the logarithm of the sum of probabilities given as logarithms."""
    most = max(terms)
    return most + log(sum(exp(term - most) for term in terms))
