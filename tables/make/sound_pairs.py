"""Fits what two signs of one class say of two names whose keys are equal: `tables/models/sound-pairs`.

    python tables/make/sound_pairs.py

From the list of surnames of this repository: every surname in the languages that the list has, and in the spellings
below, which its tables write. A weight is the logarithm of how much oftener the two signs stand for each other in forms
of one surname than in forms of two that have the same key. The result is the same to the byte for the same tables.
"""

from collections import Counter
from collections.abc import Iterable
from itertools import combinations
from math import log
from pathlib import Path

import nazva
from nazva import tables
from nazva.namesounds import key, manners, sounds

SPELLINGS = {
    "be": ("be-tarask", "lacinka", "lacinka-polish", "be-icao", "be-geo-2007", "be-bgn-1979", "be-en", "be-scholarly"),
    "ru": ("ru-en", "ru-bgn-1947", "ru-icao", "ru-yandex", "ru-scholarly", "ru-de", "ru-fr", "ru-pl"),
    "uk": ("uk-kmu-2010",),
}
# What stands for each other less often than SELDOM is taken for other sounds.
SELDOM, SMALLEST, LARGEST = -2.9, -5.0, 0.0
LESS = 1.0


def forms() -> list[list[str]]:
    """Return every surname of the list in all its spellings."""
    rows = tables.load_list("surnames").rows
    columns: list[list[str]] = [[] for _ in rows]
    for language, spellings in SPELLINGS.items():
        own = [row[language][0] if row[language] else "" for row in rows]
        if language == "ru":
            # Russian seldom writes the dots of ё, and what is made of its spelling goes without them too.
            own = [form.replace("ё", "е") if number % 2 else form for number, form in enumerate(own)]
        for written in (own, *(nazva.convert(own, to=to, source=language) for to in spellings)):
            for column, form in zip(columns, written, strict=True):
                column.append(form)
    return [[form for form in column if form] for column in columns]


def sounded(found: Iterable[str]) -> list[str]:
    """Return forms in sounds as their likeliest manner reads them."""
    return [sounds(form, manners(form)[0]) for form in found]


def main() -> None:
    """Write the weights."""
    classes = {
        sound: name
        for name, every in tables.load_pairs("name-sounds").sections["classes"].items()
        for sound in str(every)
    }
    pairs: Counter[tuple[str, str]] = Counter()
    signs: Counter[str] = Counter()
    for own in forms():
        for one, other in combinations(sounded(own), 2):
            if key(one) == key(other):
                for a, b in zip(one, other, strict=True):
                    if a in classes:
                        pairs[min(a, b), max(a, b)] += 1
                        signs.update((a, b))
    totals: Counter[str] = Counter()
    for sound, count in signs.items():
        totals[classes[sound]] += count
    rows = []
    for name, every in tables.load_pairs("name-sounds").sections["classes"].items():
        for a, b in combinations(sorted(str(every)), 2):
            expected = 2 * (signs[a] + LESS) * (signs[b] + LESS) / (totals[name] + LESS) ** 2
            seen = (pairs[a, b] + expected * LESS) / (totals[name] / 2 + LESS)
            weight = min(LARGEST, log(seen / expected))
            rows.append((a + b, weight if weight >= SELDOM else SMALLEST))
    folder = Path(__file__).parents[1] / "models"
    lines = ["pair\tweight", *(f"{pair}\t{weight:.2f}" for pair, weight in sorted(rows))]
    (folder / "sound-pairs.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
