"""Which words of a text are not in the Latin spelling it is said to be in, and stay as they are.

The evidence is runs of letters that English has and Łacinka has not (`detection/english.toml`); for a word between
words of the spelling, also what its letters say for English and for the spelling as `detection` weighs them.
"""

import re
from collections.abc import Callable, Mapping, Sequence, Set
from typing import Final

from nazva import tables, text
from nazva.likelihood import likelihood
from nazva.tables import Table

_WORD: Final = re.compile(r"[^\W\d_]+")
_CAMEL: Final = re.compile(r"[a-z]{2}[A-Z]")

# Costs, in the units of the letter weights (natural logarithms), of taking up and of leaving another language
# within a line; what one word may say at most; what a letter that only one of the two has says.
_TAKE_UP: Final = 10.0
_CHANGE: Final = 8.0
_MOST: Final = 8.0
_SHORT_MOST: Final = 2.0
_SURE: Final = 8.0
_SMELL: Final = 5.0
# From what weight on a word is looked at by itself, and what its letters must then say: a capital inside a sentence is
# a name, often one of another language.
_HINT: Final = 2.0
_LONE: Final = 16.0
_LONE_NAME: Final = 6.5
_SENTENCE: Final = frozenset(".!?:\n")
_JOINT: Final = "_"
_ENGLISH: Final = "en"


class Strangers:
    """Finds the stretches of a text that are not in a Latin spelling of Belarusian but in another language.

    A word with a letter that the spelling has not is a stranger by itself. A word that might be either is judged
    with its neighbours, for taking up another language for one word costs more than its runs of letters can say, and by
    `own`, the names of the lists, and by `parts`, every word of them; both are read when first needed.
    """

    def __init__(self, table: Table, own: Callable[[], Mapping[str, str]], parts: Callable[[], Set[str]]) -> None:
        self._spelling = table.source_spelling
        self._letters = frozenset(table.alphabet)
        self._marks = table.marks
        self._plain = frozenset(c for c in table.alphabet if c.isascii() and c not in table.marks)
        self._own = own
        self._parts = parts
        english = tables.load_pairs("english").sections
        self._weights = {run: float(weight) for run, weight in english["runs"].items()}
        signs = re.escape(text.APOSTROPHE + table.marks)
        self._contractions = {ending: float(weight) for ending, weight in english["contractions"].items()}
        self._contracted = re.compile(rf"[{signs}]({'|'.join(self._contractions)})$").search
        self._memory: dict[str, float] = {}

    def is_stranger(self, word: str) -> bool:
        """Tell whether a word alone is none of the spelling: a foreign letter, a capital inside, an abbreviation."""
        small = text.fold(word, self._marks).lower()
        if not self._letters.issuperset(small.replace(text.APOSTROPHE, "")):
            return True
        if word.isascii() and _CAMEL.search(word):
            return True
        return (
            2 <= len(word) <= 7
            and word.isascii()
            and word.isupper()
            and small not in self._own()
            and (len(word) < 4 or self.weigh(small) > 0)
        )

    def weigh(self, small: str) -> float:
        """Return how much a lower-case word speaks for English, from -8 to 8."""
        if small in self._memory:
            return self._memory[small]
        word, more = small, 0.0
        if self._marks and (contracted := self._contracted(small)):
            small, more = small[: contracted.start()], self._contractions[contracted[1]]
        if not self._letters.issuperset(small):
            weight = _SURE if small.isascii() else 0.0
        elif not self._plain.issuperset(small):
            weight = -_SURE
        else:
            run = f"^{small}$"
            weight = sum(self._weights.get(run[i : i + 3], 0.0) for i in range(len(small)))
            most = _MOST if len(small) > 2 else _SHORT_MOST
            weight = more + max(-most, min(-2.0 if small in self._own() else most, weight))
        if len(self._memory) > 1 << 16:
            self._memory.clear()
        self._memory[word] = weight
        return weight

    def stretches(self, line: str) -> list[tuple[int, int]]:
        """Return the spans of a line that are in another language, in order."""
        if self._marks:
            words = [(word.start, word.end) for word in text.words(line, self._marks)]
            weights = [self.weigh(text.fold(line[a:b], self._marks).lower()) for a, b in words]
        else:
            words = [match.span() for match in _WORD.finditer(line)]
            weights = [self.weigh(line[a:b].lower()) for a, b in words]
        if len(words) < 2 or max(weights) < _HINT:
            return []
        runs = _runs(weights) if max(weights) >= _SMELL else []
        found = [(words[a][0], words[b - 1][1]) for a, b in runs]
        taken = {i for a, b in runs for i in range(a, b)}
        inside = {place for start, end in text.addresses(line) for place in range(start, end)}
        taken |= {i for i, (start, _) in enumerate(words) if start in inside}
        for i, weight in enumerate(weights):
            if weight >= _HINT and i not in taken and self._is_lone(line, words, i, weight):
                found.append(words[i])
        return sorted(found)

    def _is_lone(self, line: str, words: Sequence[tuple[int, int]], i: int, weight: float) -> bool:
        """Tell whether a word needs no neighbour to be taken for another language."""
        start, end = words[i]
        if _JOINT in (line[start - 1 : start], line[end : end + 1]):
            return False
        inside = i > 0 and _SENTENCE.isdisjoint(line[words[i - 1][1] : start])
        least = _LONE_NAME if inside and line[start].isupper() else _LONE
        small = text.fold(line[start:end], self._marks).lower()
        if not small.isascii():
            return False
        letters = likelihood("Latn").contrast(small, _ENGLISH, self._spelling)
        return weight + letters >= least and small not in self._parts()


def _runs(weights: Sequence[float]) -> list[tuple[int, int]]:
    """Return the runs of words best taken for another language (Viterbi's algorithm over two languages)."""
    own, other = 0.0, -_TAKE_UP
    came_own: list[bool] = []
    came_other: list[bool] = []
    for i, weight in enumerate(weights):
        from_other = i > 0 and other - _CHANGE > own
        from_own = i > 0 and own - _CHANGE > other
        came_own.append(from_other)
        came_other.append(from_own)
        own, other = (other - _CHANGE if from_other else own), (own - _CHANGE if from_own else other) + weight
    runs: list[tuple[int, int]] = []
    in_other, end = other > own, len(weights)
    for i in range(len(weights) - 1, -1, -1):
        if in_other and came_other[i]:
            runs.append((i, end))
            in_other = False
        elif not in_other and came_own[i]:
            in_other, end = True, i
    if in_other:
        runs.append((0, end))
    return runs[::-1]
