"""How likely a word is in each spelling and language of a script: what `detection` weighs.

The method is that of Cavnar and Trenkle's successors, a naive Bayes classifier over runs of letters (Dunning 1994): the
likelihood of a word is the product of that of its letters, each given the two before it. The likelihoods are the lists
`detection/SCRIPT-runs`, fitted by `tables/make/detection_models.py` on names converted into every spelling.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp, log
from operator import add
from typing import Final

from nazva import tables

START: Final = "^"
END: Final = "$"
REACH: Final = 3
# What one step of a cost in the lists is, in natural logarithms, and the character that stands for no cost.
STEP: Final = 0.15
ZERO: Final = 33
HIGHEST: Final = 90
# Letters of a word depend on one another more than the model knows: its logarithms are taken at this part.
_TRUST: Final = 0.8
# How many words of a text are of none of its own: names, quotations, slips; and how many function words are.
_STRAY: Final = 0.03
_STRAY_KNOWN: Final = 0.001
# What a word that a language can hardly do without speaks for it, and what it says of a spelling for names alone.
_KNOWN: Final = 5.0
_KNOWN_BUT_NAMES: Final = 4.4
_MEMORY: Final = 1 << 13
# A run is shown as evidence when it speaks for a candidate by so much, and cut as long as this part of it remains.
_LEAST: Final = 0.7
_ENOUGH: Final = 0.7


@dataclass(frozen=True, slots=True)
class Candidate:
    """A spelling, or a language that no table reads, that a text may be in."""

    id: str
    script: str
    language: str
    share: float
    prose: bool
    name: str


class Likelihood:
    """The candidates of one script and what words say for each. Reads folded words in lower case."""

    def __init__(
        self,
        candidates: Sequence[Candidate],
        runs: Mapping[str, bytes],
        words: Mapping[str, tuple[str, ...]],
        cues: Mapping[str, tuple[frozenset[str], float]],
    ) -> None:
        self.candidates = tuple(candidates)
        total = sum(candidate.share for candidate in candidates)
        self.priors = [log(candidate.share / total) for candidate in candidates]
        self._shares = [candidate.share / total for candidate in candidates]
        self.ids = [candidate.id for candidate in candidates]
        self._places = {candidate.id: i for i, candidate in enumerate(candidates)}
        self._runs = runs
        self.words = words
        self._cues = {
            cue: [weight if candidate.id in spellings else 0.0 for candidate in candidates]
            for cue, (spellings, weight) in cues.items()
        }
        self._known: dict[tuple[str, ...], list[float]] = {}
        self._means: dict[str, float] = {}
        self._memory: dict[str, list[float]] = {}

    def weigh(self, word: str) -> list[float]:
        """Return what a word says for each candidate: logarithms, 0 for the one it suits best."""
        found = self._memory.get(word)
        if found is None:
            if len(self._memory) >= _MEMORY:
                self._memory.clear()
            found = self._memory[word] = self._weighed(word)
        return found

    def rank(self, words: Sequence[str]) -> list[tuple[float, int]]:
        """Return the weight of every candidate, given the words of a text, and its place; the likeliest first."""
        shares = self.shares(words)
        return sorted(zip(shares, range(len(shares)), strict=True), key=lambda pair: (-pair[0], pair[1]))

    def shares(self, words: Sequence[str]) -> list[float]:
        """Return the weight of every candidate, given the words of a text, in their order."""
        sums = list(map(sum, zip(self.priors, *map(self.weigh, words), strict=True)))
        best = max(sums)
        shares = [exp(own - best) for own in sums]
        total = sum(shares)
        return [share / total for share in shares]

    def _weighed(self, word: str) -> list[float]:
        rows = [row for _, row in self.rows(word)]
        if not rows:
            return [0.0] * len(self.candidates)
        unit = -STEP * _TRUST
        costs = [unit * cost for cost in map(sum, zip(*rows, strict=True))]
        languages = self.words.get(word)
        if languages:
            costs = list(map(add, costs, self._bonus(languages)))
        if found := [self._cues[cue] for cue in self._cues if cue in word]:
            costs = list(map(add, costs, map(max, zip(*found, strict=True))))
        best = max(costs)
        around = sum(share * exp(cost - best) for share, cost in zip(self._shares, costs, strict=True))
        least = log((_STRAY_KNOWN if languages else _STRAY) * around)
        return [max(cost - best, least) for cost in costs]

    def _bonus(self, languages: tuple[str, ...]) -> list[float]:
        if languages not in self._known:
            self._known[languages] = [
                (_KNOWN if own.prose else _KNOWN_BUT_NAMES) if own.language in languages else 0.0
                for own in self.candidates
            ]
        return self._known[languages]

    def rows(self, word: str) -> list[tuple[str, bytes]]:
        """Return the runs of letters of a word that the lists know, the longest behind each letter, and their costs."""
        framed = f"{START}{word}{END}"
        found = []
        for end in range(2, len(framed) + 1):
            for start in range(max(0, end - REACH), end):
                row = self._runs.get(framed[start:end])
                if row is not None:
                    found.append((framed[start:end], row))
                    break
        return found

    def contrast(self, word: str, one: str, other: str) -> float:
        """Return how much more the letters of a word speak for one candidate than for another; 0 if one is unknown."""
        if one not in self._places or other not in self._places:
            return 0.0
        a, b = self._places[one], self._places[other]
        return STEP * sum(row[b] - row[a] for _, row in self.rows(word))

    def cues(self, words: Sequence[str], candidate: int, limit: int) -> tuple[str, ...]:
        """Return what in the words speaks most for a candidate: words, letters and runs of letters, the best first."""
        gains: dict[str, float] = {}
        for word in words:
            if self.candidates[candidate].language in self.words.get(word, ()):
                gains[word] = gains.get(word, 0.0) + _KNOWN
            for cue, weights in self._cues.items():
                if weights[candidate] and cue in word:
                    gains[cue] = gains.get(cue, 0.0) + weights[candidate]
            for run, row in self.rows(word):
                gain = self._gain(run, row, candidate)
                if gain < _LEAST:
                    continue
                shown = run
                for start in range(len(run) - 1, 0, -1):
                    part = self._runs.get(run[start:])
                    if part is not None and self._gain(run[start:], part, candidate) >= _ENOUGH * gain:
                        shown = run[start:]
                        break
                gains[shown] = gains.get(shown, 0.0) + gain
        return tuple(map(_shown, sorted(gains, key=lambda cue: (-gains[cue], cue))[:limit]))

    def _gain(self, run: str, row: bytes, candidate: int) -> float:
        """Return how much more a run speaks for a candidate than for what else the text may be in."""
        mean = self._means.get(run)
        if mean is None:
            mean = self._means[run] = sum(share * cost for share, cost in zip(self._shares, row, strict=True))
        return STEP * (mean - row[candidate])


def _shown(run: str) -> str:
    """Return a run as people write it: `hr-` begins a word, `-sky` ends it."""
    if run.startswith(START) and run.endswith(END):
        return run[1:-1]
    return f"{run[1:]}-" if run.startswith(START) else f"-{run[:-1]}" if run.endswith(END) else run


SCRIPTS: Final = {"Latn": "latin-runs", "Cyrl": "cyrillic-runs"}


def candidates(script: str) -> list[Candidate]:
    """Return the candidates of a script, in the order of their list."""
    return [
        Candidate(
            id=row["id"][0],
            script=script,
            language=row["language"][0],
            share=float(row["share"][0]),
            prose=row["use"] == ("text",),
            name="".join(row["name"]),
        )
        for row in tables.load_list("candidates").rows
        if row["script"] == (script,)
    ]


def cues() -> dict[str, tuple[frozenset[str], float]]:
    """Return what the list of cues holds: the spellings that each speaks for, and its weight."""
    return {row["cue"][0]: (frozenset(row["for"]), float(row["weight"][0])) for row in tables.load_list("cues").rows}


@cache
def likelihood(script: str) -> Likelihood:
    """Return what weighs the words of a script, `Latn` or `Cyrl`, made once."""
    runs, known = tables.load_list(SCRIPTS[script]).cells, tables.load_list("known-words").cells
    costs = dict(zip(runs["run"], map(str.encode, runs["costs"]), strict=True))
    words = dict(zip(known["word"], map(tables.values, known["languages"]), strict=True))
    return Likelihood(candidates(script), costs, words, cues())
