"""What scorers make of labelled pairs: figures that one table can hold, for `nazva bench`.

What is printed, and why, follows the practice of OpenSanctions' name bench and of MITRE's evaluations (LREC 2010):
errors by stratum and by how sure the label is, whether judgements hang on the order of names, and whether they chain.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

from nazva import measures, tables
from nazva.matching import DIFFERENT, SAME, UNSURE
from nazva.measures import At, Bin
from nazva.peers import NAZVA, PEERS, Running, running

PRECISIONS: Final = (0.99, 0.999)
FALSE_ACCEPTS: Final = (0.001, 0.002, 0.01)
MOST_CHAINS: Final = 100_000
_CLOSE: Final = 1e-6


@dataclass(frozen=True, slots=True)
class Labelled:
    """Two names, their kind, whether they are one's, how sure that is, the stratum, and the line of the file."""

    one: str
    other: str
    kind: str
    is_match: bool
    quality: str = ""
    stratum: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Figures:
    """What a scorer makes of pairs. `verdicts` counts true and false pairs by verdict; peers have same and different.

    `strata`, `qualities` and `kinds` count the same for each of them. `wrong` are the numbers of the pairs that have
    the wrong verdict. `aucs` are by kind. `chains` counts A = B = C, and what the ends A and C were then judged.
    """

    scorer: str
    pairs: int
    threshold: float
    auc: float | None
    auc_reversed: float | None
    aucs: Mapping[str, float | None]
    best_f1: At | None
    shipped: At | None
    at_precision: Mapping[str, At | None]
    at_false_accepts: Mapping[str, At | None]
    verdicts: Mapping[str, Mapping[str, int]]
    strata: Mapping[str, Mapping[str, Mapping[str, int]]]
    qualities: Mapping[str, Mapping[str, Mapping[str, int]]]
    wrong: tuple[int, ...]
    ece: float | None
    brier: float | None
    reliability: tuple[Bin, ...]
    asymmetric_scores: int
    flips: int
    chains: Mapping[str, int]
    fresh: float
    remembered: float
    compared: float | None
    start: float
    memory_start: float | None
    memory: float | None

    def as_dict(self) -> dict[str, Any]:
        """Return the figures as plain data."""
        return asdict(self)


def run(name: str, pairs: Sequence[Labelled]) -> Figures:
    """Return what a scorer of `peers` makes of labelled pairs, one at least.

    Raises `PeerError` when the scorer cannot be loaded or fails on a pair.
    """
    threshold = threshold_of(name)
    names = [(own.one, own.other, own.kind) for own in pairs]
    with running(name) as scorer:
        memory_start = scorer.memory
        first = scorer.score(names)
        again = scorer.score(names, again=True)
        memory = scorer.memory
        back = scorer.score([(other, one, kind) for one, other, kind in names])
        judge = _Judge(scorer, threshold, sees_verdicts=name == NAZVA)
        verdicts, compared = judge.verdicts(names, first.scores)
        turned, _ = judge.verdicts([(other, one, kind) for one, other, kind in names], back.scores)
        chained = _chains(names, verdicts, judge)
        start = scorer.start
    labels = [own.is_match for own in pairs]
    scores = first.scores
    return Figures(
        scorer=name,
        pairs=len(pairs),
        threshold=threshold,
        auc=measures.auc(scores, labels),
        auc_reversed=measures.auc(back.scores, labels),
        aucs={
            kind: measures.auc(*_those(scores, labels, [own.kind == kind for own in pairs]))
            for kind in sorted({own.kind for own in pairs})
        },
        best_f1=measures.best_f1(scores, labels),
        shipped=measures.at(scores, labels, threshold),
        at_precision={f"{own:.1%}": measures.at_precision(scores, labels, own) for own in PRECISIONS},
        at_false_accepts={f"{own:.1%}": measures.at_false_accepts(scores, labels, own) for own in FALSE_ACCEPTS},
        verdicts=_counted(labels, verdicts),
        strata=_by(pairs, verdicts, [own.stratum for own in pairs]),
        qualities=_by(pairs, verdicts, [own.quality for own in pairs]),
        wrong=tuple(i for i, own in enumerate(pairs) if verdicts[i] == (DIFFERENT if own.is_match else SAME)),
        ece=measures.ece(scores, labels),
        brier=measures.brier(scores, labels),
        reliability=tuple(measures.reliability(scores, labels)),
        asymmetric_scores=sum(abs(a - b) > _CLOSE for a, b in zip(scores, back.scores, strict=True)),
        flips=measures.flips(verdicts, turned),
        chains=chained,
        fresh=first.rate,
        remembered=again.rate,
        compared=compared,
        start=start,
        memory_start=memory_start,
        memory=memory,
    )


def threshold_of(name: str) -> float:
    """Return the threshold of a scorer: ours is where the verdict `same` begins."""
    own = PEERS[name].threshold
    return float(tables.load_pairs("match-weights").sections["verdicts"]["same"]) if own is None else own


class _Judge:
    """Gives verdicts: ours as `compare` gives them, a peer's by its threshold."""

    def __init__(self, scorer: Running, threshold: float, *, sees_verdicts: bool) -> None:
        self._scorer = scorer
        self._threshold = threshold
        self._sees = sees_verdicts

    def verdicts(
        self, names: Sequence[tuple[str, str, str]], scores: Sequence[float] | None = None
    ) -> tuple[list[str], float | None]:
        """Return the verdicts of pairs, and how many comparisons a second gave them if they were made for it."""
        if self._sees:
            found = self._scorer.score(names, verdicts=True)
            return found.verdicts, found.rate
        own = self._scorer.score(names).scores if scores is None else scores
        return [SAME if score >= self._threshold else DIFFERENT for score in own], None


def _chains(names: Sequence[tuple[str, str, str]], verdicts: Sequence[str], judge: _Judge) -> dict[str, int]:
    """Return how many chains A = B = C there are, and the verdicts on their ends. Kinds make chains of their own."""
    count = Counter[str]()
    for kind in sorted({kind for _, _, kind in names}):
        joined = [
            (one, other)
            for (one, other, own), verdict in zip(names, verdicts, strict=True)
            if own == kind and verdict == SAME
        ]
        ends = [(one, other, kind) for one, other in measures.chains(joined, MOST_CHAINS)]
        count.update(judge.verdicts(ends)[0] if ends else ())
    return {"all": count.total(), **{verdict: count[verdict] for verdict in (SAME, UNSURE, DIFFERENT)}}


def _those(scores: Sequence[float], labels: Sequence[bool], wanted: Sequence[bool]) -> tuple[list[float], list[bool]]:
    return (
        [score for score, own in zip(scores, wanted, strict=True) if own],
        [label for label, own in zip(labels, wanted, strict=True) if own],
    )


def _counted(labels: Sequence[bool], verdicts: Sequence[str]) -> dict[str, dict[str, int]]:
    count = Counter(zip(labels, verdicts, strict=True))
    return {
        shown: {verdict: count[label, verdict] for verdict in (SAME, UNSURE, DIFFERENT)}
        for label, shown in ((True, "true"), (False, "false"))
    }


def _by(
    pairs: Sequence[Labelled], verdicts: Sequence[str], groups: Sequence[str]
) -> dict[str, dict[str, dict[str, int]]]:
    found = defaultdict[str, tuple[list[bool], list[str]]](lambda: ([], []))
    for own, verdict, group in zip(pairs, verdicts, groups, strict=True):
        found[group][0].append(own.is_match)
        found[group][1].append(verdict)
    return {group: _counted(*own) for group, own in sorted(found.items())}
