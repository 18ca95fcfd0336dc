"""Which words of a name are which part: every order of parts is weighed with what each word says for itself.

And what the parts say together: of the bearer's gender, and against each other.
"""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import combinations, pairwise
from typing import Final

from nazva.evidence import Weights, weights
from nazva.nameparts import FAMILY, GIVEN, INITIAL, PATRONYMIC

PARTS: Final = (GIVEN, PATRONYMIC, FAMILY)
MOST_WORDS: Final = 10
_REMEMBERED: Final = 1 << 15


@cache
def _layouts(count: int) -> tuple[tuple[tuple[int, ...], float], ...]:
    """Return the ways to lay the orders over a number of words: the part of every word, and the weight of that."""
    found: dict[tuple[int, ...], float] = {}
    for layout, weight in _all_layouts(count):
        found[layout] = max(weight, found.get(layout, weight))
    return tuple(found.items())


def _all_layouts(count: int) -> Iterator[tuple[tuple[int, ...], float]]:
    again = weights("again")
    for order, weight in weights("orders").items():
        parts = order.split()
        for cuts in combinations(range(1, count), len(parts) - 1):
            edges = (0, *cuts, count)
            sizes = [end - start for start, end in pairwise(edges)]
            layout = tuple(PARTS.index(part) for part, size in zip(parts, sizes, strict=True) for _ in range(size))
            more = sum(
                again.get(f"{part} in {order}", again[part]) * (size - 1)
                for part, size in zip(parts, sizes, strict=True)
            )
            if len(parts) <= count:
                yield layout, weight + more


@lru_cache(maxsize=_REMEMBERED)
def choose(words: tuple[Weights, ...], commas: tuple[int, ...]) -> tuple[tuple[str, ...], float]:
    """Return the likeliest parts of words, and the weight of that.

    `commas` are the places of the words before which a comma stands. At most `MOST_WORDS` words are taken.
    """
    place = weights("place")
    best: tuple[int, ...] = ()
    highest = float("-inf")
    for layout, weight in _layouts(len(words)):
        total = weight + sum([word[part] for word, part in zip(words, layout, strict=True)])
        for comma in commas:
            ends = layout[comma - 1] == _FAMILY != layout[comma]
            total += place["comma"] if ends else place["stray"]
        if total > highest:
            best, highest = layout, total
    return tuple(PARTS[part] for part in best), highest


_FAMILY: Final = PARTS.index(FAMILY)


def agreed(labels: tuple[str, ...], genders: Sequence[Weights]) -> tuple[str, ...]:
    """Return the parts of words, with a patronymic that is none of the given name's gender as the surname, if none is.

    `genders` are what each word shows as each part.
    """
    if FAMILY not in labels and GIVEN in labels:
        signs = {label: own[PARTS.index(label)] for own, label in zip(genders, labels, strict=True)}
        if signs[GIVEN] * signs.get(PATRONYMIC, 0.0) < 0:
            # Tetiana Kuzmich: a woman's name by her father would be another.
            return tuple(FAMILY if label == PATRONYMIC else label for label in labels)
    return labels


@lru_cache(maxsize=_REMEMBERED)
def told(parts: tuple[tuple[str, float], ...], titles: str) -> tuple[str, str, tuple[str, ...]]:
    """Return the gender that the signs of all parts speak for, the order of the parts, and signs that contradict.

    `parts` are the parts in the order of writing, each with the sign that it gives; `titles` the genders of titles.
    """
    own = weights("gender")
    signs: dict[str, float] = {}
    for part, sign in parts:
        if sign:
            # Of two given names the first tells; of two surnames the last.
            signs[part] = signs.get(part, sign) if part == GIVEN else sign
    for gender in titles:
        if gender in "mf":
            signs["title"] = own["title"] if gender == "m" else -own["title"]
    total = sum(signs.values())
    male = [part for part, sign in signs.items() if sign >= own["clash"]]
    female = [part for part, sign in signs.items() if sign <= -own["clash"]]
    conflicts: tuple[str, ...] = ()
    if male and female:
        conflicts = (f"{' and '.join(male)} of a man, {' and '.join(female)} of a woman",)
    gender = "m" if total >= own["sure"] else "f" if total <= -own["sure"] else ""
    order = " ".join(dict.fromkeys("initials" if part == INITIAL else part for part, _ in parts))
    return gender, order, conflicts
