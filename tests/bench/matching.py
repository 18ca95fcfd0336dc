"""Measures how many pairs of people's names are compared a second, beside rapidfuzz's `WRatio` in the same run.

    python tests/bench/matching.py

The names are made of the lists: a given name and a surname, in Belarusian, passport Latin and Russian, half of the
pairs one person's. Each line gives the best of many batches and the median, in processor time of one core.
"""

import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

from rapidfuzz import fuzz

import nazva
from nazva import tables
from nazva.matching import probability

Pairs = list[tuple[str, str]]
BATCH = 1500
WORDS = 1500
FIRST = "import nazva; nazva.compare('Іван Іваноў', 'Пётр Сідараў')"


def made(surnames: list, count: int, chance: random.Random) -> Pairs:
    """Return pairs of names with these surnames, each in turn."""
    men = [row for row in tables.load_list("given").rows if row["gender"] == ("m",) and row["common"] > ("1",)]
    rows = [(chance.choice(men), chance.choice(men), surnames[i % len(surnames)]) for i in range(count)]
    ours = [f"{given['be'][0]} {family['be'][0]}" for given, _, family in rows]
    latin = nazva.convert(ours, to="be-icao", source="be")
    pairs = []
    for i, (given, other, family) in enumerate(rows):
        theirs = f"{(given if i % 2 else other)['ru'][0]} {(family['ru'] or family['be'])[0]}"
        pairs.append((ours[i] if i % 3 else latin[i], theirs))
    return list(dict.fromkeys(pairs))


def rates(compare: Callable[[str, str], object], pairs: Pairs) -> Iterator[float]:
    """Yield how many pairs a second each batch of them took."""
    for start in range(0, len(pairs) - BATCH + 1, BATCH):
        began = time.process_time()
        for one, other in pairs[start : start + BATCH]:
            compare(one, other)
        yield BATCH / (time.process_time() - began)


def say(what: str, compare: Callable[[str, str], object], pairs: Pairs, peer: float) -> float:
    """Print a line, and return the best rate."""
    found = sorted(rates(compare, pairs))
    share = f"  {found[-1] / peer:.3f} of WRatio" if peer else ""
    print(f"{what:48} {found[-1]:>10,.0f}  median {found[len(found) // 2]:>10,.0f}{share}")
    return found[-1]


def main() -> None:
    """Print the rates."""
    chance = random.Random(5)
    rows = list(tables.load_list("surnames").rows)
    pairs = made(chance.sample(rows, WORDS), 24_000, chance)
    new = made(chance.sample(rows, 9_000), 9_000, chance)
    for one, other in pairs[:8_000]:
        nazva.compare(one, other)
    peer = say("WRatio", fuzz.WRatio, pairs, 0.0)
    say("verdict, new names of known words", nazva.compare, pairs[8_000:14_000], peer)
    say("probability, new names of known words", probability, pairs[14_000:20_000], peer)
    names = sorted({name for pair in pairs[:20_000] for name in pair})
    drawn = [(chance.choice(names), chance.choice(names)) for _ in range(12_000)]
    say("probability, known names, new pairs of words", probability, drawn, peer)
    few = chance.sample(names, 300)
    say("probability, 300 names with each other", probability, [(one, other) for one in few for other in few], peer)
    say("verdict, every surname new", nazva.compare, new, peer)
    for one, other in new:
        probability(one, other)
    say("probability, pairs again", probability, new, peer)
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", FIRST], check=True)
    print(f"{'a process with one comparison, seconds':48} {time.perf_counter() - began:>10.2f}")


if __name__ == "__main__":
    main()
