"""Fits what the agreement of parts of names weighs: `tables/models/match-weights`, from people with several spellings.

    python tables/make/match_weights.py person|place [--report] < pairs.jsonl

A line of the input is {"id": …, "names": [[name, language], …]} for a person, or {"label": 0 or 1, "a": …, "b": …,
"people": [its id, its id]} for a pair of people or places. Of people, pairs are made as `name_strata`
says. The model is log-linear in the codes of `agreement`, with a prior at zero; the result is the same to the byte for
the same input. With --report, two thirds of the people are fitted on and the others measured; nothing is written.
"""

import re
import sys
from collections import defaultdict
from hashlib import md5
from math import exp
from pathlib import Path

import numpy as np
from name_strata import Pair, pairs
from scipy.optimize import minimize

from nazva import agreement, matching, namecodes, nameparts, placecodes, placepairing, placewords, tables

PRIOR = 0.1
KIND = sys.argv[1]

_FORE = (
    agreement.OTHER_LISTED,
    agreement.OTHER_INITIAL,
    agreement.OTHER,
    agreement.FAR,
    agreement.NEARISH,
    agreement.BRIDGE,
    agreement.MISSING,
    agreement.NEITHER,
    agreement.INITIAL,
    agreement.INITIALS,
    agreement.CASE,
    agreement.POSSESSIVE,
    agreement.NEAR,
    agreement.VOWEL,
    agreement.LOOSE,
    agreement.EITHER,
    agreement.KIN,
    agreement.EVERYDAY,
    agreement.UNMARKED,
    agreement.SPELT,
    agreement.LINKED,
    agreement.CLOSE,
    agreement.SAME,
    agreement.LISTED,
)
_NAME = (
    agreement.OTHER,
    agreement.FAR,
    agreement.NEARISH,
    agreement.POSSESSIVE,
    agreement.NEAR,
    agreement.LOOSE,
    agreement.VOWEL,
    agreement.EITHER,
    agreement.GENDER,
    agreement.CASE,
    agreement.UNMARKED,
    agreement.SPELT,
    agreement.BALTIC,
    agreement.LINKED,
    agreement.CLOSE,
    agreement.SAME,
)
# What the people of the lists hardly show, and is judged: names of the world, slips of the pen. A fit leaves them.
JUDGED = {
    "person": (
        *(f"{nameparts.GIVEN} {code}" for code in (agreement.SLIP, agreement.LATER, agreement.NEIGHBOUR)),
        *(f"{part} {agreement.SLIP}" for part in (nameparts.PATRONYMIC, nameparts.FAMILY, namecodes.BARE)),
    ),
    "place": (),
}
# What can only speak against.
AGAINST = (namecodes.GENDER, namecodes.GENERATION)
CHAINS = {
    "person": {
        nameparts.GIVEN: _FORE,
        # Fathers whose names are of one origin were two men.
        nameparts.PATRONYMIC: (*_FORE[:3], agreement.KIN, *(code for code in _FORE[3:] if code != agreement.KIN)),
        nameparts.FAMILY: (
            *_NAME[:3],
            agreement.MISSING,
            agreement.NEITHER,
            *_NAME[3:10],
            agreement.HALF,
            *_NAME[10:],
        ),
        namecodes.BARE: (*_NAME[:10], agreement.HALF, *_NAME[10:]),
    },
    "place": {
        placepairing.NAME: (
            placewords.OPPOSED,
            placewords.OTHER,
            agreement.FAR,
            agreement.NEARISH,
            placecodes.PARTLY,
            placecodes.EXTRA,
            *reversed(placewords.ORDER[2 : placewords.RANK[agreement.NEARISH]]),
            placecodes.CASES,
            *reversed(placewords.ORDER[:2]),
            agreement.LISTED,
        ),
        "list": (
            agreement.OTHER,
            f"{placepairing.STEM} {agreement.OTHER}",
            placepairing.ONE,
            agreement.NEITHER,
            placepairing.STEM,
            agreement.LISTED,
        ),
        "likeness": tuple(map(str, range(placecodes.LEVELS + 1))),
        "extra": tuple(map(str, range(len(placepairing.SHARES), -1, -1))),
        "size": tuple(map(str, range(len(placepairing.SIZES) + 1))),
    },
}


def features(pair: Pair) -> list[str]:
    """Return the names of the weights that a pair takes."""
    return matching.facts(pair.one, pair.other, KIND)


def fit(rows: list[tuple[list[str], int]]) -> dict[str, float]:
    """Return the weights that make the labels likeliest, with a prior at zero.

    Codes that say more weigh no less than those that say less (`CHAINS`, from the worst to the best): the weight of a
    code is that of the worst and the steps up to it, none of which is below zero.
    """
    weighed = {
        name: f"{part} " for part, chain in CHAINS[KIND].items() for name in (f"{part} {code}" for code in chain)
    }
    free = sorted({name for own, _ in rows for name in own if name not in weighed})
    steps = [f"{part} {code}" for part, chain in CHAINS[KIND].items() for code in chain]
    place = {name: i for i, name in enumerate([*free, *steps])}
    matrix = np.zeros((len(rows), len(place)))
    for i, (own, _) in enumerate(rows):
        for name in own:
            if name in weighed:
                part, code = name.split(" ", 1)
                chain = CHAINS[KIND][part]
                for lower in chain[: chain.index(code) + 1]:
                    matrix[i, place[f"{part} {lower}"]] = 1
            else:
                matrix[i, place[name]] += 1
    labels = np.array([label for _, label in rows], dtype=float)
    lowest = {f"{part} {chain[0]}" for part, chain in CHAINS[KIND].items()}
    bounds = [
        (None, 0.0) if name in AGAINST else (None, None) if name in lowest or name in free else (0.0, None)
        for name in place
    ]

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = matrix @ weights
        shares = 1 / (1 + np.exp(-scores))
        value = np.logaddexp(0, scores).sum() - labels @ scores + PRIOR * weights @ weights
        return float(value), matrix.T @ (shares - labels) + 2 * PRIOR * weights

    found = minimize(
        loss, np.zeros(len(place)), jac=True, bounds=bounds, method="L-BFGS-B", options={"maxiter": 2000}
    ).x
    weights = {name: float(found[place[name]]) for name in free}
    for part, chain in CHAINS[KIND].items():
        total = 0.0
        for code in chain:
            total += float(found[place[f"{part} {code}"]])
            weights[f"{part} {code}"] = total
    return weights


def held(pair: Pair) -> bool:
    """Tell whether a pair is measured on, not fitted on: both its people are of the third that is held out."""
    return all(int(md5(ident.encode()).hexdigest(), 16) % 3 == 0 for ident in pair.people)


def report(rows: list[tuple[Pair, list[str]]], weights: dict[str, float]) -> None:
    """Print how well weights do on pairs."""
    scored = [(sum(weights.get(name, 0.0) for name in own), pair) for pair, own in rows]
    shares = [(1 / (1 + exp(-max(-30.0, min(30.0, score)))), pair) for score, pair in scored]
    true = sorted((share for share, pair in shares if pair.label), reverse=True)
    false = sorted((share for share, pair in shares if not pair.label), reverse=True)
    ranks = sum(sum(1.0 if t > f else 0.5 if t == f else 0.0 for f in false) for t in true)
    print(f"{len(true)} same, {len(false)} different; AUC {ranks / (len(true) * len(false)):.4f}")
    for rate in (0.001, 0.002, 0.01):
        limit = false[int(rate * len(false))]
        print(f"recall at {rate:.1%} false: {sum(t > limit for t in true) / len(true):.4f} (from {limit:.4f})")
    print(f"Brier {sum((share - pair.label) ** 2 for share, pair in shares) / len(shares):.4f}")
    bins = defaultdict(list)
    for share, pair in shares:
        bins[min(9, int(share * 10))].append((share, pair.label))
    ece = sum(abs(sum(s for s, _ in b) - sum(y for _, y in b)) for b in bins.values()) / len(shares)
    print(f"ECE {ece:.4f}")
    strata = defaultdict(list)
    for share, pair in shares:
        strata[pair.label, pair.stratum].append(share)
    for (label, stratum), own in sorted(strata.items()):
        print(label, stratum, len(own), *(f"{sum(s >= t for s in own) / len(own):.3f}" for t in (0.5, 0.9, 0.95)))


def main() -> None:
    """Fit, and write or report."""
    made = [(pair, own) for pair in pairs(iter(sys.stdin), KIND) if (own := features(pair))]
    reporting = "--report" in sys.argv
    rows = [(own, pair.label) for pair, own in made if not (reporting and held(pair))]
    weights = fit(rows)
    if reporting:
        for name, value in weights.items():
            print(f"{name:40} {value:7.3f}")
        report([(pair, own) for pair, own in made if held(pair)], weights)
        return
    file = Path(__file__).parents[1] / "models" / "match-weights.toml"
    known = tables.load_pairs("match-weights").sections[KIND]
    weights |= {name: float(known[name]) for name in JUDGED[KIND]}
    content = re.sub(rf"\n\[{KIND}\]\n(?:.+\n)*", "", file.read_text(encoding="utf-8"))
    lines = "".join(f'"{name}" = {value:.3f}\n' for name, value in weights.items())
    file.write_text(f"{content}\n[{KIND}]\n{lines}", encoding="utf-8")


if __name__ == "__main__":
    main()
