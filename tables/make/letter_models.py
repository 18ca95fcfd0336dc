"""Fits the models of letters of names: `tables/models/LANGUAGE-letters.tsv`, from the lists of the repository alone.

    python tables/make/letter_models.py be ru uk

Every distinct word of the lists counts once; patronymics do not, for the lists hold them all. Runs of letters that were
seen less than five times are left out: they weigh little and would make the file long. The result is the same to the
byte whenever the lists are.
"""

import sys
from collections import Counter
from pathlib import Path

from nazva import lexicon, tables
from nazva.lettermodel import END, START
from nazva.lexicon import PARTS

ORDER = 5
MINIMUM = 5
HEAD = '''format = 1

[list]
id = "{language}-letters"
title = "What letters follow a run of letters in names ({language}), and how often"
columns = ["before", "next"]
status = "draft"

[source]
authority = "nazva"
document = "Counts over the words of the lists of names, places and people"
date = 2026-11-24
url = "-"
read = 2026-11-24
notes = """
Made by tables/make/letter_models.py from {words} words. ^ begins a word and $ ends it; the first row is for any letter.
"""
'''


def counts(words: list[str]) -> dict[str, Counter[str]]:
    """Count what follows every run of at most four letters."""
    found: dict[str, Counter[str]] = {}
    for word in words:
        letters = f"{START}{word}{END}"
        for i in range(1, len(letters)):
            for size in range(min(i, ORDER - 1) + 1):
                found.setdefault(letters[i - size : i], Counter())[letters[i]] += 1
    return found


def main() -> None:
    """Write the models of the languages named."""
    folder = Path(tables.root()) / "models"
    for language in sys.argv[1:]:
        words = sorted({word for part in PARTS if part != "patronymic" for word in lexicon.words(language, part)})
        rows = [
            (before or "-", "|".join(f"{letter}{count}" for letter, count in sorted(own.items(), key=rank)))
            for before, own in counts(words).items()
            if own.total() >= MINIMUM
        ]
        lines = ["before\tnext", *("\t".join(row) for row in sorted(rows))]
        folder.joinpath(f"{language}-letters.tsv").write_text("\n".join(lines) + "\n", "utf-8")
        folder.joinpath(f"{language}-letters.toml").write_text(
            HEAD.format(language=language, words=len(words)), "utf-8"
        )
        print(f"{language}: {len(words)} words, {len(rows)} runs")


def rank(pair: tuple[str, int]) -> tuple[int, str]:
    """Order letters by their counts, the commonest first."""
    return -pair[1], pair[0]


if __name__ == "__main__":
    main()
