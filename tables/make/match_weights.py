"""Fits what the agreement of parts of names weighs: `tables/models/match-weights`, from people with several spellings.

    python tables/make/match_weights.py person|place [--report] < pairs.jsonl

A line of the input is {"id": …, "names": [[name, language], …]} for a person, or {"label": 0 or 1, "a": …, "b": …,
"people": [its id, its id]} for a pair of people or places. Of people, pairs are made: of one person the names as they
are and in other formats (without patronymic, surname first, comma, capitals, initials, Łacinka), and of different
people those that fool: one surname, one given name and patronymic with a surname that is near, brothers and sisters,
father and child, namesakes with different patronymics, one initial.
The model is log-linear in the codes of `pairing`, with a prior at zero; the result is the same to the byte for the same
input. With --report, two thirds of the people are fitted on and the others measured; nothing is written.
"""

import json
import random
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from hashlib import md5
from itertools import combinations
from math import exp
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize

import nazva
from nazva import agreement, matching, pairing, placepairing, placewords, tables
from nazva.analysis import person
from nazva.nameparts import Name
from nazva.nameskeleton import bare
from nazva.namesounds import key, sounds
from nazva.parsing import parse
from nazva.soundwords import word

SEED = 20261124
PRIOR = 0.3
KIND = sys.argv[1]
NEGATIVES = 3
SEVERAL = 300


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
    agreement.NEAR,
    agreement.VOWEL,
    agreement.LOOSE,
    agreement.KIN,
    agreement.EVERYDAY,
    agreement.LINKED,
    agreement.CLOSE,
    agreement.SAME,
    agreement.LISTED,
)
_NAME = (
    agreement.OTHER,
    agreement.FAR,
    agreement.NEARISH,
    agreement.NEAR,
    agreement.LOOSE,
    agreement.VOWEL,
    agreement.GENDER,
    agreement.CASE,
    agreement.BALTIC,
    agreement.LINKED,
    agreement.CLOSE,
    agreement.SAME,
)
CHAINS = {
    "person": {
        pairing.GIVEN: _FORE,
        # Fathers whose names are of one origin were two men.
        pairing.PATRONYMIC: (*_FORE[:3], agreement.KIN, *(code for code in _FORE[3:] if code != agreement.KIN)),
        pairing.FAMILY: (
            *_NAME[:3],
            agreement.MISSING,
            agreement.NEITHER,
            *_NAME[3:8],
            agreement.HALF,
            *_NAME[8:],
        ),
    },
    "place": {
        placepairing.NAME: (
            placewords.OPPOSED,
            placewords.OTHER,
            agreement.FAR,
            agreement.NEARISH,
            placepairing.PARTLY,
            placepairing.EXTRA,
            *reversed(placewords.ORDER[2 : placewords.RANK[agreement.NEARISH]]),
            placepairing.CASES,
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
        "likeness": tuple(map(str, range(placepairing.LEVELS + 1))),
        "extra": tuple(map(str, range(len(placepairing.SHARES), -1, -1))),
        "size": tuple(map(str, range(len(placepairing.SIZES) + 1))),
    },
}


class Pair(NamedTuple):
    """Two names, whether they are one person's, the kind of pair, and the people that they are of."""

    label: int
    one: str
    other: str
    stratum: str
    people: tuple[str, str]


class Form(NamedTuple):
    """A name in its parts, in a language."""

    given: str
    patronymic: str
    family: str
    language: str

    @property
    def full(self) -> str:
        """The whole name."""
        return " ".join(part for part in self[:3] if part)


FORMATS: dict[str, Callable[[Form], str]] = {
    "as it is": lambda own: own.full,
    "no patronymic": lambda own: f"{own.given} {own.family}",
    "surname first": lambda own: " ".join(part for part in (own.family, own.given, own.patronymic) if part),
    "comma": lambda own: f"{own.family.upper()}, {own.given} {own.patronymic}".strip(),
    "capitals": lambda own: own.full.upper(),
    "surname given": lambda own: f"{own.family} {own.given}",
    "initials": lambda own: f"{_initial(own.given)} {_initial(own.patronymic)} {own.family}".replace("  ", " "),
    "initials behind": lambda own: f"{own.family} {_initial(own.given)}{_initial(own.patronymic)}",
    "one initial": lambda own: f"{_initial(own.given)} {own.family}",
    "Łacinka": lambda own: _lacinka(own).full,
    "Lithuanian": lambda own: _baltic(own, "as"),
    "Latvian": lambda own: _baltic(own, "s"),
    "flattened": lambda own: bare(_lacinka(own).full.replace("ł", "l").replace("Ł", "L")),
}


def _baltic(own: Form, ending: str) -> str:
    """Return a Latin name with the ending of Lithuanian or Latvian behind consonants; another as it is."""
    if not own.full.isascii():
        return own.full
    return " ".join(part if part[-1] in "aeiouy" else part + ending for part in (own.given, own.family))


def _lacinka(own: Form) -> Form:
    """Return a Belarusian name in Łacinka; another as it is."""
    if own.language != "be-Cyrl":
        return own
    return Form(*(nazva.convert(part, to="lacinka", source="be") for part in own[:3]), "lacinka")


def _initial(part: str) -> str:
    return f"{part[0]}." if part else ""


def forms(names: list[list[str]]) -> list[Form]:
    """Return a person's names in parts, those that have a given name and a surname."""
    found = []
    for written, language in names:
        own: Name = parse(written)
        if own.given and own.family and not own.alternatives:
            found.append(Form(own.given, own.patronymic, own.family.title(), language))
    return found


def pairs(lines: Iterator[str]) -> Iterator[Pair]:
    """Yield the pairs of the input, and those that are made of its people."""
    chance = random.Random(SEED)
    people: dict[str, list[Form]] = {}
    for line in lines:
        row = json.loads(line)
        if "label" in row:
            if not _are_namesakes(row) if KIND == "place" else not row["label"] or _may_be_one(row["a"], row["b"]):
                yield Pair(row["label"], row["a"], row["b"], row.get("kind", "given"), tuple(row["people"]))
        else:
            found = forms(row["names"])
            if own := [form for form in found if _are_one(found[0], form)]:
                people[row["id"]] = own
    if people:
        yield from _same(people, chance)
        yield from _different(people, chance)
        yield from _surnames(people, chance)


def _are_one(one: Form, other: Form) -> bool:
    """Tell whether two names on a list may be spellings of one name; an alias of another surname is not."""
    return _may_be_one(f"{one.given} {one.family}", f"{other.given} {other.family}")


def _are_namesakes(row: dict) -> bool:
    """Tell whether a pair is of two places whose names are one: such a pair says nothing of names."""
    mine, theirs = placepairing.place(row["a"]), placepairing.place(row["b"])
    if row["label"] or mine is None or theirs is None:
        return False
    found = placepairing.place_agreement(mine, theirs)
    return found.name == agreement.SAME and not found.is_forbidden and not found.doubt


def _may_be_one(one: str, other: str) -> bool:
    mine, theirs = person(one), person(other)
    if mine is None or theirs is None:
        return False
    return any(
        own.family.code in agreement.AGREE and own.given.code not in (agreement.OTHER, agreement.OTHER_LISTED)
        for own in pairing.agreements(mine, theirs)
    )


def _same(people: dict[str, list[Form]], chance: random.Random) -> Iterator[Pair]:
    for ident, own in sorted(people.items()):
        couples = list(combinations(own, 2)) or [(own[0], own[0])]
        for one, other in chance.sample(couples, min(6, len(couples))):
            for name in chance.sample(sorted(FORMATS), 7):
                yield Pair(1, one.full, FORMATS[name](other), name, (ident, ident))


def _surnames(people: dict[str, list[Form]], chance: random.Random) -> Iterator[Pair]:
    """Yield people whose surnames are two of the list that have one key, and people of one surname in two languages."""
    by_key: dict[str, list[tuple[str, str]]] = defaultdict(list)
    rows = [(row["be"][0], row["ru"][0]) for row in tables.load_list("surnames").rows if row["be"] and row["ru"]]
    for row in rows:
        by_key[key(sounds(row[0]))].append(row)
    alike = [own for _, own in sorted(by_key.items()) if len(own) > 1]
    names = [(ident, own) for ident, forms in sorted(people.items()) for own in forms if own.language.endswith("Cyrl")]
    for group in chance.sample(alike, min(SEVERAL, len(alike))):
        (ident, form), (one, other) = chance.choice(names), chance.sample(group, 2)
        here, there = chance.randrange(2), chance.randrange(2)
        if agreement.words(word(one[here].lower()), word(other[there].lower())) == agreement.LOOSE:
            mine, theirs = form._replace(family=one[here]), form._replace(family=other[there])
            yield Pair(0, mine.full, theirs.full, "one key", (ident, ident))
    for one, other in chance.sample(rows, SEVERAL):
        ident, form = chance.choice(names)
        yield Pair(1, form._replace(family=one).full, form._replace(family=other).full, "listed", (ident, ident))


def _different(people: dict[str, list[Form]], chance: random.Random) -> Iterator[Pair]:
    idents = sorted(people)
    by_father: dict[tuple[str, str, str], list[tuple[str, str]]] = defaultdict(list)
    by_initial: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    genders = {}
    for ident in idents:
        for own in people[ident]:
            parsed = person(own.full)
            genders[ident] = genders.get(ident) or parsed.gender
            for father in parsed.patronymic[0][0].fathers if parsed.patronymic else ():
                by_father[father, own.language, parsed.gender].append((own.patronymic, ident))
            by_initial[own.given[0], own.language].append((own.given, ident))
    keys = {ident: {key for own in people[ident] for key in person(own.full).family[0][0].keys} for ident in idents}
    for ident in idents:
        mine = people[ident]
        near = sorted(
            (other for other in idents if other != ident and genders[other] == genders[ident]),
            key=lambda other: min(
                agreement.Levenshtein.normalized_distance(a, b) for a in keys[ident] for b in keys[other]
            ),
        )
        for _ in range(NEGATIVES):
            one, form = chance.choice(mine), chance.choice(mine)
            stranger = chance.choice(idents)
            name = chance.choice(sorted(FORMATS))
            write = FORMATS[name]
            shown = "initial" in name
            if stranger != ident and keys[ident].isdisjoint(keys[stranger]):
                yield Pair(0, one.full, write(chance.choice(people[stranger])), "random", (ident, stranger))
            # A surname that is near, with the same names before it.
            for other in near[:3]:
                if keys[ident].isdisjoint(keys[other]):
                    families = [own.family for own in people[other] if own.language == form.language]
                    if families:
                        made = form._replace(family=families[0])
                        yield Pair(0, one.full, write(made), "neighbour", (ident, other))
            others = [
                own
                for other in chance.sample(idents, min(40, len(idents)))
                for own in people[other]
                if own.language == form.language
                and own.given[0] != form.given[0]
                and _differ(one.given, own.given)
                and (own.given[-1] in "aаяa") == (form.given[-1] in "aаяa")
            ]
            if others:
                sibling = form._replace(given=chance.choice(others).given)
                if not (shown and _share_initial(one, sibling)):
                    yield Pair(0, one.full, write(sibling), "sibling", (ident, ident))
                namesake = form._replace(patronymic=chance.choice(others).patronymic)
                if form.patronymic and namesake.patronymic and _sons_differ(one, namesake) and one.patronymic:
                    name = chance.choice(["as it is", "surname first", "comma", "capitals", "initials"])
                    if not (name == "initials" and _share_initial(one, namesake, son=True)):
                        yield Pair(0, one.full, FORMATS[name](namesake), "namesake", (ident, ident))
            parsed = person(one.full)
            father = next(iter(parsed.given[0][0].given), "")
            sons = by_father.get((father, form.language, genders[ident]), [])
            if sons and others and one.patronymic:
                child = form._replace(given=chance.choice(others).given, patronymic=chance.choice(sons)[0])
                if not (shown and _share_initial(one, child)):
                    yield Pair(0, one.full, write(child), "child", (ident, ident))
            shared = [given for given, _ in by_initial[form.given[0], form.language] if _differ(one.given, given)]
            if shared and chance.random() < 0.2:
                made = form._replace(given=chance.choice(shared))
                yield Pair(0, one.full, write(made._replace(patronymic="")), "one initial", (ident, ident))


def _differ(one: str, other: str) -> bool:
    mine, theirs = person(f"{one} Xx"), person(f"{other} Xx")
    if not (mine and theirs and mine.given and theirs.given):
        return False
    return agreement.given(mine.given[0][0], theirs.given[0][0]) in (agreement.OTHER, agreement.OTHER_LISTED)


def _share_initial(one: Form, other: Form, *, son: bool = False) -> bool:
    """Tell whether an initial may stand for the given names (patronymics) of both, so that names cannot decide."""
    mine, theirs = person(one.full), person(other.full)
    if not (mine and theirs and mine.given and theirs.given):
        return True
    own, more = (mine.patronymic, theirs.patronymic) if son else (mine.given, theirs.given)
    return not own or not more or not own[0][0].initials.isdisjoint(more[0][0].initials)


def _sons_differ(one: Form, other: Form) -> bool:
    mine, theirs = person(one.full), person(other.full)
    if not (mine.patronymic and theirs.patronymic):
        return False
    return agreement.patronymics(mine.patronymic[0][0], theirs.patronymic[0][0]) == agreement.OTHER_LISTED


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
    bounds = [(None, None) if name in lowest or name in free else (0.0, None) for name in place]

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
    made = [(pair, own) for pair in pairs(iter(sys.stdin)) if (own := features(pair))]
    reporting = "--report" in sys.argv
    rows = [(own, pair.label) for pair, own in made if not (reporting and held(pair))]
    weights = fit(rows)
    if reporting:
        for name, value in weights.items():
            print(f"{name:40} {value:7.3f}")
        report([(pair, own) for pair, own in made if held(pair)], weights)
        return
    file = Path(__file__).parents[1] / "models" / "match-weights.toml"
    content = re.sub(rf"\n\[{KIND}\]\n(?:.+\n)*", "", file.read_text(encoding="utf-8"))
    lines = "".join(f'"{name}" = {value:.3f}\n' for name, value in weights.items())
    file.write_text(f"{content}\n[{KIND}]\n{lines}", encoding="utf-8")


if __name__ == "__main__":
    main()
