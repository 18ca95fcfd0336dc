"""Fits the model of the endings of names: `tables/models/LANGUAGE-endings.tsv`, from words elsewhere.

    python tables/make/name_endings.py be < words.tsv

A line of the input is a part of names (given, patronymic, family, place), a tab, and a name in the nominative. Words
are turned round, so that a run of letters is what stands at the end. What was seen less than four times is left out.
"""

import sys
from collections import Counter
from pathlib import Path

from nazva import tables
from nazva.endings import counted
from nazva.lexicon import PARTS

MINIMUM = 4
HEAD = '''format = 1

[list]
id = "{language}-endings"
title = "What letters follow a run of letters in names read from the end ({language}), and how often"
columns = ["before", "given", "patronymic", "family", "place"]
status = "draft"

[source]
authority = "nazva"
document = "Counts over proper nouns: GrammarDB 2022, be-tarask spelling dictionary, OpenStreetMap stations (halves)"
date = 2026-11-24
url = "-"
read = 2026-11-24
notes = """
Made by tables/make/name_endings.py from {words} words. A word begins with ^, read from its end, and ends with $;
the first row is for any letter. What was seen less than {minimum} times is left out.
"""
'''


def main() -> None:
    """Write the model of the language named, from the words on standard input."""
    language = sys.argv[1]
    words: dict[str, set[str]] = {part: set() for part in PARTS}
    for line in sys.stdin:
        part, _, word = line.rstrip("\n").partition("\t")
        words[part].add(word.lower())
    models = {part: counted(sorted(own)) for part, own in words.items()}
    rows = []
    for before in sorted({before for own in models.values() for before in own}):
        cells = [
            "|".join(
                f"{letter}{n}"
                for letter, n in sorted(models[part].get(before, {}).items(), key=lambda pair: (-pair[1], pair[0]))
            )
            if models[part].get(before, Counter()).total() >= MINIMUM
            else ""
            for part in PARTS
        ]
        if any(cells):
            rows.append([before or "-", *(cell or "-" for cell in cells)])
    rows.sort()
    folder = Path(tables.root()) / "models"
    lines = ["before\tgiven\tpatronymic\tfamily\tplace", *("\t".join(row) for row in rows)]
    folder.joinpath(f"{language}-endings.tsv").write_text("\n".join(lines) + "\n", "utf-8")
    count = sum(map(len, words.values()))
    folder.joinpath(f"{language}-endings.toml").write_text(
        HEAD.format(language=language, words=count, minimum=MINIMUM), "utf-8"
    )
    print(f"{language}: {count} words, {len(rows)} runs")


if __name__ == "__main__":
    main()
