"""How many names a second are canonicalised on one core, by how new they are.

    python tests/bench/canonical.py [--names 600]

Names are made of the lists: given names with listed surnames, and with surnames never seen, which are the first half
of one and the second half of another. The figures are of the best run of several, in processor time.
"""

import argparse
import random
import time

import nazva
from nazva import tables

RUN = 100


def rate(names: list[str]) -> float:
    """Return how many names a second are canonicalised: the best run of those that follow one another."""
    best = 0.0
    for start in range(0, len(names) - RUN + 1, RUN):
        begun = time.process_time()
        for name in names[start : start + RUN]:
            nazva.canonicalise(name)
        best = max(best, RUN / (time.process_time() - begun))
    return best


def main() -> None:
    """Print a table of rates."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--names", type=int, default=600, help="names in each measurement")
    count = arguments.parse_args().names
    chosen = random.Random(9)
    given = [row["be"][0] for row in tables.load_list("given").rows if row["common"] and row["be"]][:40]
    surnames = chosen.sample([row["be"][0] for row in tables.load_list("surnames").rows], 2 * count + 60)
    known = [f"{name} {surname}" for name in given for surname in surnames[:60]]
    chosen.shuffle(known)
    halves = zip(surnames[60::2], surnames[61::2], strict=True)
    new = [f"{one[: max(3, len(one) // 2)]}{other[len(other) // 2 :]}" for one, other in halves]
    print("| names a second | of known words | surname never seen | seen before |\n|---|---|---|---|")
    for spelling in ("be", "be-en", "lacinka"):
        familiar, unseen = (
            nazva.convert(own, to=spelling, source="be") if spelling != "be" else own
            for own in (known, [f"{chosen.choice(given)} {surname}" for surname in new])
        )
        for name in familiar[: len(known) // 2]:
            nazva.canonicalise(name)
        rates = [rate(own) for own in (familiar[len(known) // 2 :][:count], unseen, unseen)]
        print(f"| {spelling} | {' | '.join(f'{own:,.0f}' for own in rates)} |")


if __name__ == "__main__":
    main()
