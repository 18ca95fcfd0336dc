"""How well scores tell pairs that are one from pairs that are not: measures of labelled pairs, in pure functions.

Every function takes scores, the higher the likelier, and as many labels, and takes time in proportion to sorting them.
A pair is accepted when its score is not below the threshold. A measure that the pairs cannot give, because none of
them has the label that it counts, is None.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import combinations, groupby
from typing import Any, Final

BINS: Final = 10


@dataclass(frozen=True, slots=True)
class At:
    """What a threshold gives: precision, recall, F1, and the share of false pairs that it accepts.

    The threshold is None when no score will do, and nothing is accepted.
    """

    threshold: float | None
    precision: float
    recall: float
    f1: float
    false_accepts: float

    def as_dict(self) -> dict[str, Any]:
        """Return the figures as plain data."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Bin:
    """Pairs whose probabilities are near: how many, their mean probability, and the share that is true."""

    low: float
    high: float
    count: int
    mean: float
    true: float

    def as_dict(self) -> dict[str, Any]:
        """Return the bin as plain data."""
        return asdict(self)


def auc(scores: Sequence[float], labels: Sequence[bool]) -> float | None:
    """Return the probability that a true pair has a higher score than a false one; equal scores count for half.

    The area under the curve of hits against false alarms, by ranks (Mann and Whitney, Annals of Mathematical
    Statistics 18, 1947). Raises `ValueError` when there are not as many labels as scores.

    >>> auc([0.9, 0.8, 0.3], [True, False, False])
    1.0
    """
    below, wins = 0, 0.0
    for _, true, false in reversed(list(_levels(scores, labels))):
        wins += true * (below + false / 2)
        below += false
    count = sum(labels)
    return wins / (count * below) if count and below else None


def at(scores: Sequence[float], labels: Sequence[bool], threshold: float) -> At | None:
    """Return what a threshold gives. Raises `ValueError` when there are not as many labels as scores.

    >>> at([0.9, 0.8, 0.3], [True, False, True], 0.5).recall
    0.5
    """
    pairs = list(zip(scores, labels, strict=True))
    taken = [label for score, label in pairs if score >= threshold]
    return _at(threshold, sum(taken), len(taken) - sum(taken), sum(labels), len(labels) - sum(labels))


def best_f1(scores: Sequence[float], labels: Sequence[bool]) -> At | None:
    """Return what the threshold with the highest F1 gives, of several the highest.

    >>> best_f1([0.9, 0.8, 0.3], [True, True, False]).threshold
    0.8
    """
    return max(_thresholds(scores, labels), key=lambda own: own.f1, default=None)


def at_precision(scores: Sequence[float], labels: Sequence[bool], precision: float) -> At | None:
    """Return what the threshold with the most recall gives among those of this precision or more.

    Where no score will do, the recall is 0.

    >>> at_precision([0.9, 0.8, 0.3], [True, False, True], 0.99).recall
    0.5
    """
    return _most(scores, labels, lambda own: own.precision >= precision)


def at_false_accepts(scores: Sequence[float], labels: Sequence[bool], share: float) -> At | None:
    """Return what the threshold with the most recall gives among those that accept no more than a share of false pairs.

    >>> at_false_accepts([0.9, 0.8, 0.3], [True, False, True], 0.001).threshold
    0.9
    """
    return _most(scores, labels, lambda own: own.false_accepts <= share)


def brier(shares: Sequence[float], labels: Sequence[bool]) -> float | None:
    """Return the mean square of the difference between probabilities and what is true.

    Brier, Monthly Weather Review 78, 1950.

    >>> brier([1.0, 0.5], [True, False])
    0.125
    """
    squares = [(share - label) ** 2 for share, label in zip(shares, labels, strict=True)]
    return sum(squares) / len(squares) if squares else None


def reliability(shares: Sequence[float], labels: Sequence[bool], bins: int = BINS) -> list[Bin]:
    """Return pairs in bins of equal width by probability, from the lowest; bins without pairs are left out.

    >>> [(own.count, own.true) for own in reliability([0.95, 0.91, 0.1], [True, False, False])]
    [(1, 0.0), (2, 0.5)]
    """
    held = defaultdict[int, list[tuple[float, bool]]](list)
    for share, label in zip(shares, labels, strict=True):
        held[max(0, min(bins - 1, int(share * bins)))].append((share, label))
    return [
        Bin(i / bins, (i + 1) / bins, len(own), sum(s for s, _ in own) / len(own), sum(y for _, y in own) / len(own))
        for i, own in sorted(held.items())
    ]


def ece(shares: Sequence[float], labels: Sequence[bool], bins: int = BINS) -> float | None:
    """Return the expected calibration error: how far bins are from what is true in them, weighed by their size.

    Naeini, Cooper and Hauskrecht, AAAI 2015.

    >>> ece([0.75, 0.75], [True, False])
    0.25
    """
    found = reliability(shares, labels, bins)
    return sum(own.count * abs(own.mean - own.true) for own in found) / len(labels) if found else None


def flips(there: Iterable[object], back: Iterable[object]) -> int:
    """Return how many judgements are others when the names of a pair change places.

    >>> flips(["same", "unsure"], ["same", "different"])
    1
    """
    return sum(one != other for one, other in zip(there, back, strict=True))


def chains(joined: Iterable[tuple[str, str]], limit: int) -> Iterator[tuple[str, str]]:
    """Yield the ends of chains of two accepted pairs that share a name: (A, C) for A = B and B = C; no ends twice.

    What is not judged the same for the ends breaks transitivity. No more than `limit` are given.

    >>> list(chains([("a", "b"), ("c", "b")], 10))
    [('a', 'c')]
    """
    beside = defaultdict[str, dict[str, None]](dict)
    for one, other in joined:
        if one != other:
            beside[one][other] = beside[other][one] = None
    seen = set[tuple[str, str]]()
    for own in beside.values():
        for ends in combinations(sorted(own), 2):
            if ends not in seen:
                if len(seen) == limit:
                    return
                seen.add(ends)
                yield ends


def _levels(scores: Sequence[float], labels: Sequence[bool]) -> Iterator[tuple[float, int, int]]:
    """Yield every distinct score from the highest, with how many true and how many false pairs have it."""
    ranked = sorted(zip(scores, labels, strict=True), reverse=True)
    for score, level in groupby(ranked, key=lambda own: own[0]):
        own = [label for _, label in level]
        yield score, sum(own), len(own) - sum(own)


def _thresholds(scores: Sequence[float], labels: Sequence[bool]) -> Iterator[At]:
    """Yield what every threshold gives that is a score, from the highest."""
    all_true = sum(labels)
    hits = false = 0
    for score, more_true, more_false in _levels(scores, labels):
        hits, false = hits + more_true, false + more_false
        if (own := _at(score, hits, false, all_true, len(labels) - all_true)) is not None:
            yield own


def _most(scores: Sequence[float], labels: Sequence[bool], allowed: Callable[[At], bool]) -> At | None:
    nothing = At(None, 1.0, 0.0, 0.0, 0.0) if any(labels) else None
    return max(filter(allowed, _thresholds(scores, labels)), key=lambda own: own.recall, default=nothing)


def _at(threshold: float, hits: int, false: int, all_true: int, all_false: int) -> At | None:
    if not all_true:
        return None
    return At(
        threshold,
        hits / (hits + false) if hits + false else 1.0,
        hits / all_true,
        2 * hits / (hits + false + all_true),
        false / all_false if all_false else 0.0,
    )
