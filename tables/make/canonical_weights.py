"""Fits how the forms of a name are weighed: the sections of `tables/models/canonical-weights.toml`.

    python tables/make/canonical_weights.py DATA.tsv [--held-out]

A line of DATA, which is not in the repository, is an entity, one of its names as somebody wrote it, and the name in
Belarusian and in Russian as its register has them; between them are tabs. The weights are those that make the forms of
the register likeliest; the calibration is a logistic regression of being right, both forms to the letter (ё apart), on
what is known without the answer. Prints the sections as the table has them. With `--held-out` it prints how the names
of each half of the entities come out with weights and calibration of the other half, and how sure names come out of
many random halves when the calibration alone is fitted on the other half.
"""

import random
import sys
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from nazva import hypotheses, text
from nazva.certainty import chance, is_listed, logit
from nazva.hypotheses import Grounds, grounded, hub_of, weights
from nazva.plausibility import log_sum
from nazva.weighing import Word, joined, plain_of, spellings_of, words_of

LANGUAGES = ("be", "ru")
KINDS = ("given", "family")
PLACES = tuple((f"{kind}-{language}", field) for kind in KINDS for language in LANGUAGES for field in Grounds._fields)
NAMES = (*PLACES, ("written-in", "detected"), ("written-in", "mixed"))
NEVER = -1e9
# Where the search starts, and how strongly weights are held to it: the four forms of one person are hardly independent.
START = (*(0.8, 1.0, 0.2, 0.3, 5.0) * len(LANGUAGES), *(0.4, 0.9, 0.55, 0.15, 1.8) * len(LANGUAGES), 0.6, -4.0)
PENALTY = 8.0
ROUNDS = 5
RATE, HELD = 0.3, 4.0
# The regressions are lowered by so much that of names with a probability above this 95 in 100 are right in halves that
# they were not fitted on, on an average.
SURE = 0.9
CAUTION = 0.9
SPLITS, SEED = 24, 1

Pair = tuple[str, str]
# A pair that a word may be, and what speaks for it.
Weighed = list[tuple[Pair, Grounds]]


class Record(NamedTuple):
    """A name: its spellings with their language and what detection says, by spelling its words; what they are."""

    entity: str
    words: list[Word]
    spellings: list[tuple[str, float]]
    weighed: list[list[Weighed]]
    gold: list[Pair]


def records(lines: Sequence[str]) -> Iterator[Record]:
    """Yield the names whose words are as many as those of the answer."""
    for line in lines:
        entity, name, be, ru = line.rstrip("\n").split("\t")
        words, _ = words_of(name, "person")
        gold = list(zip(bare(be).split(), bare(ru).split(), strict=False))
        if len(words) != len(gold):
            continue
        spelt = spellings_of(plain_of(words))
        scale = weights("written-in")["detected"]
        by_spelling = [
            [
                [((bare(pair_be), bare(pair_ru)), grounds) for pair_be, pair_ru, _, grounds in found]
                for word in words
                for found in [list(grounded(word.text, word.part, spelling))]
            ]
            for spelling, _ in spelt
        ]
        yield Record(entity, words, [(hub_of(s) or "", w / scale) for s, w in spelt], by_spelling, gold)


def with_weights(at: Sequence[float]) -> None:
    """Let the library weigh with these weights."""
    made: dict[str, dict[str, float]] = {}
    for (section, field), weight in zip(NAMES, at, strict=True):
        made.setdefault(section, {})[field] = weight
    hypotheses.weigh_by(made)


def bare(name: str) -> str:
    """Return a name as it is compared: in small letters, without the dots of ё."""
    return text.without_dots(name.lower())


def told(record: Record, at: Sequence[float]) -> float:
    """Return the logarithm of the probability of the answer, `NEVER` when it is not among what is weighed."""
    own = dict(zip(NAMES, at, strict=True))
    best = max(weight for _, weight in record.spellings)
    alone: list[list[dict[Pair, float]]] = []
    for (language, _), words in zip(record.spellings, record.weighed, strict=True):
        spoken = language if language in LANGUAGES else "ru"
        made = []
        for weighed, word in zip(words, record.words, strict=True):
            kind = "family" if word.part == "family" else "given"
            scale = [own[f"{kind}-{spoken}", field] for field in Grounds._fields]
            costs: dict[Pair, float] = {}
            for pair, grounds in weighed:
                cost = sum(map(float.__mul__, scale, grounds))
                if cost > costs.get(pair, NEVER):
                    costs[pair] = cost
            made.append(costs)
        alone.append(made)
    detected, mixed = own["written-in", "detected"], own["written-in", "mixed"]
    total, right = [], []
    every: list[dict[Pair, float]] = []
    for i in range(len(record.gold)):
        costs = {}
        for (_, weight), words in zip(record.spellings, alone, strict=True):
            for pair, cost in words[i].items():
                costs[pair] = max(costs.get(pair, NEVER), cost + detected * (weight - best) + mixed)
        every.append(costs)
    if len(alone) == 1:
        every = alone[0]
    for (_, weight), words in zip(record.spellings, alone, strict=True):
        one = other = detected * weight
        for i, gold in enumerate(record.gold):
            costs = every[i]
            if not costs:
                return NEVER
            own_costs = words[i]
            merged = {p: log_sum(c, own_costs[p]) if p in own_costs and len(alone) > 1 else c for p, c in costs.items()}
            one += log_sum(*merged.values())
            other += merged.get(gold, NEVER)
        total.append(one)
        right.append(other)
    return log_sum(*right) - log_sum(*total) if max(right) > NEVER / 2 else NEVER


def fitted(known: Sequence[Record]) -> list[float]:
    """Return the weights that make the answers likeliest, found coordinate by coordinate."""
    at = list(START)
    usable = [record for record in known if told(record, at) > NEVER / 2]

    def loss(where: Sequence[float]) -> float:
        held = sum((a - b) ** 2 for a, b in zip(where, START, strict=True))
        return PENALTY * held - sum(max(told(record, where), -8.0) for record in usable)

    best, steps = loss(at), [0.2] * len(at)
    for _ in range(ROUNDS):
        for i, step in enumerate(steps):
            for sign in (1, -1):
                tried = at.copy()
                tried[i] += sign * step
                if (now := loss(tried)) < best:
                    at, best = tried, now
                    steps[i] *= 1.5
                    break
            else:
                steps[i] /= 2
        print(f"loss {best:.2f}", file=sys.stderr)
    return at


def certain(known: Sequence[Record], at: Sequence[float]) -> Iterator[tuple[str, bool, float, bool]]:
    """Yield, for each name: its entity, whether all of it is listed, the share of its forms, whether they are right."""
    with_weights(at)
    for record in known:
        found = joined(record.words, spellings_of(plain_of(record.words)))
        if found:
            whole, share = found[0]
            right = all(map(same, whole, record.gold))
            yield record.entity, is_listed(record.words, whole), share, right


def same(pair: Pair, gold: Pair) -> bool:
    """Tell whether a pair of forms is the answer, ё apart."""
    return (bare(pair[0]), bare(pair[1])) == gold


def regression(cases: Sequence[tuple[float, bool]]) -> tuple[float, float]:
    """Return intercept and slope of a logistic regression of being right on the logit of the share."""
    intercept, slope = 0.0, 1.0
    for _ in range(4000):
        steps = [(right - chance(intercept, slope, share), logit(share)) for share, right in cases]
        intercept += RATE * sum(step for step, _ in steps) / len(cases)
        slope += RATE * (sum(step * own for step, own in steps) / len(cases) + HELD * (1 - slope) / len(cases))
    return intercept, slope


def calibrated(cases: Sequence[tuple[str, bool, float, bool]]) -> dict[str, float]:
    """Return the section `certainty`: a regression for names of listed words and one for the others."""
    found = {}
    for kind, listed in (("listed", True), ("unlisted", False)):
        own = [(share, right) for _, of, share, right in cases if of == listed]
        found[kind], found[f"{kind}-share"] = regression(own)
    return found


def held_out(known: Sequence[Record]) -> None:
    """Print how the names of each half of the entities come out with the weights and the calibration of the other."""
    for half in (0, 1):
        ours = [r for r in known if zlib.crc32(r.entity.encode()) % 2 == half]
        others = [r for r in known if zlib.crc32(r.entity.encode()) % 2 != half]
        at = fitted(others)
        own = calibrated(list(certain(others, at)))
        sure, right = [], []
        for _, listed, share, is_right in certain(ours, at):
            kind = "listed" if listed else "unlisted"
            right.append(is_right)
            if chance(own[kind] - CAUTION, own[f"{kind}-share"], share) > SURE:
                sure.append(is_right)
        print(f"half {half}: {len(right)} names, {sum(right) / len(right):.3f} right;", end=" ")
        print(f"{len(sure)} above {SURE}, {sum(sure) / max(1, len(sure)):.3f} of them right")


def in_splits(known: Sequence[Record]) -> None:
    """Print how sure names come out when the calibration alone is fitted on the other half, over many halves."""
    cases = list(certain(known, fitted(known)))
    entities = sorted({entity for entity, *_ in cases})
    draw = random.Random(SEED)
    shares = []
    for _ in range(SPLITS):
        half = set(draw.sample(entities, len(entities) // 2))
        own = calibrated([case for case in cases if case[0] in half])
        sure = [
            right
            for entity, listed, share, right in cases
            for kind in ["listed" if listed else "unlisted"]
            if entity not in half and chance(own[kind] - CAUTION, own[f"{kind}-share"], share) > SURE
        ]
        shares += [(sum(sure), len(sure))] if sure else []
    pooled = sum(right for right, _ in shares) / sum(size for _, size in shares)
    worst = min(right / size for right, size in shares)
    print(f"{SPLITS} random halves: {pooled:.3f} of those above {SURE} right, {worst:.3f} in the worst")


def main() -> None:
    """Fit the weights, then the calibration, and print the sections."""
    known = list(records(Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()))
    if "--held-out" in sys.argv:
        held_out(known)
        in_splits(known)
        return
    at = fitted(known)
    sections: dict[str, dict[str, float]] = {}
    for (section, field), weight in zip(NAMES, at, strict=True):
        sections.setdefault(section, {})[field] = weight
    sections["certainty"] = calibrated(list(certain(known, at)))
    for kind in ("listed", "unlisted"):
        sections["certainty"][kind] -= CAUTION
    for section, values in sections.items():
        print(f"[{section}]")
        for field, value in values.items():
            print(f'"{field}" = {value:.2f}')
        print()


if __name__ == "__main__":
    main()
