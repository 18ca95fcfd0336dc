"""Which spelling is this? And which words of a text are not in the spelling it is said to be in?

Both answers are sums of evidence that stands in tables: letters that only some spellings have
(`detection/cues.toml`), and runs of letters that English has and Łacinka has not (`detection/english.toml`).
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from math import exp
from typing import Any, Final

from nazva import tables, text
from nazva.tables import Table

_SAMPLE: Final = 4000
_WORD: Final = re.compile(r"[^\W\d_]+")
_CAMEL: Final = re.compile(r"[a-z]{2}[A-Z]")
_BREAKS: Final = re.compile(r"[^\w\u2019]+")

# Costs, in the units of the letter weights (natural logarithms), of taking up and of leaving another language
# within a line; what one word may say at most; what a letter that only one of the two has says.
_TAKE_UP: Final = 10.0
_CHANGE: Final = 8.0
_MOST: Final = 8.0
_SHORT_MOST: Final = 2.0
_SURE: Final = 8.0
_SMELL: Final = 5.0


@dataclass(frozen=True, slots=True)
class Guess:
    """A spelling that a text may be in, its weight among the guesses (they sum to at most 1), and why."""

    spelling: str
    weight: float
    evidence: tuple[str, ...]

    def as_dict(self) -> dict[str, Any]:
        """Return the guess as plain data."""
        return asdict(self)


def detect(source: str, limit: int = 3) -> list[Guess]:
    """Return the spellings that a text may be in, the likeliest first, with weights and evidence.

    What each letter weighs stands in the table `detection/cues.toml`. Text without letters of a known script gives
    an empty list. Only spellings that have a table are guessed.

    >>> [guess.spelling for guess in detect("Андрэй Кузнечык", limit=1)]
    ['be']
    >>> detect("Ihar Łosik")[0].evidence
    ('ł',)
    """
    sample = text.fold_line(source[:_SAMPLE]).lower()
    latin = sum(map(text.is_latin, sample))
    cyrillic = sum(map(text.is_cyrillic, sample))
    if not latin and not cyrillic:
        return []
    script = "Cyrl" if cyrillic >= latin else "Latn"
    candidates = [spelling for spelling, own in known_spellings().items() if own == script]
    weighed = sorted(((*weigh(sample, spelling), spelling) for spelling in candidates), key=lambda w: (-w[0], w[2]))
    total = sum(exp(weight - weighed[0][0]) for weight, _, _ in weighed)
    return [
        Guess(spelling, round(exp(weight - weighed[0][0]) / total, 4), evidence)
        for weight, evidence, spelling in weighed[:limit]
    ]


def weigh(sample: str, spelling: str) -> tuple[float, tuple[str, ...]]:
    """Return what a folded lower-case sample says for a spelling, as a logarithm, and the cues that speak for it."""
    edged = f" {_BREAKS.sub(' ', sample)} "
    total, evidence = 0.0, []
    for cue, value in tables.load_pairs("cues").sections[spelling].items():
        weight = float(value)
        if cue == "prior":
            total += weight
        elif count := edged.count(cue.replace("^", " ").replace("$", " ")):
            total += weight * min(count, 3)
            if weight > 0:
                evidence.append(cue)
    return total, tuple(evidence)


@cache
def known_spellings() -> Mapping[str, str]:
    """Return the script of every spelling that has cues and a table."""
    index = tables.index()
    scripts = {}
    for spelling in tables.load_pairs("cues").sections:
        if spelling in index:
            scripts[spelling] = tables.load_hub(spelling).script
        elif any(ident.endswith(f"_{spelling}") for ident in index):
            scripts[spelling] = "Latn"
    return scripts


class Strangers:
    """Finds the stretches of a text that are not in a Latin spelling of Belarusian but in another language.

    A word with a letter that the spelling has not is a stranger by itself. A word that might be either is judged
    with its neighbours, for taking up another language for one word costs more than one word can say, and by `own`,
    the names of the lists, which are read when first needed.
    """

    def __init__(self, table: Table, own: Callable[[], Mapping[str, str]]) -> None:
        self._letters = frozenset(table.alphabet)
        self._marks = table.marks
        self._plain = frozenset(c for c in table.alphabet if c.isascii() and c not in table.marks)
        self._own = own
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
        if len(words) < 2 or max(weights) < _SMELL:
            return []
        return [(words[a][0], words[b - 1][1]) for a, b in _runs(weights)]


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
