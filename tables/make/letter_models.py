"""Fits the models of letters of names: `tables/models/LANGUAGE-letters.tsv`, from the lists of the repository alone.

    python tables/make/letter_models.py be ru uk

Every distinct word of the lists counts once; patronymics do not, for the lists hold them all. A run of letters is kept
when it tells more of what followed it than the shorter run does: by so much, in natural logarithms over all that
followed it, as the file may be long for. The result is the same to the byte whenever the lists are.
"""

import sys
from collections import Counter
from pathlib import Path

from nazva import lexicon, tables
from nazva.lettermodel import END, START, LetterModel
from nazva.lexicon import PARTS
from nazva.schema import PARTING

ORDER = 5
# What was seen once tells nothing of what else follows.
MINIMUM = 2
GAIN = 11.0
DOUBT = 3.0
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
        rows = telling({run: cell(own) for run, own in counts(words).items() if own.total() >= MINIMUM})
        lines = ["before\tnext", *("\t".join((run or "-", own)) for run, own in sorted(rows.items()))]
        folder.joinpath(f"{language}-letters.tsv").write_text("\n".join(lines) + "\n", "utf-8")
        folder.joinpath(f"{language}-letters.toml").write_text(
            HEAD.format(language=language, words=len(words)), "utf-8"
        )
        print(f"{language}: {len(words)} words, {len(rows)} runs")


def cell(own: Counter[str]) -> str:
    """Return letters with their counts, as a cell of the list has them."""
    return PARTING.join(f"{letter}{count}" for letter, count in sorted(own.items(), key=rank))


def telling(rows: dict[str, str]) -> dict[str, str]:
    """Return the runs that tell enough more than the shorter ones."""
    model = LetterModel({run or "-": own for run, own in rows.items()}, DOUBT)
    return {
        run: own
        for run, own in rows.items()
        if len(run) <= 1 or sum(int(pair[1:]) * gain(model, run, pair[0]) for pair in tables.values(own)) >= GAIN
    }


def gain(model: LetterModel, run: str, letter: str) -> float:
    """Return how much better a letter is foreseen behind a run than behind the shorter one."""
    return model.behind(run, letter) - model.behind(run[1:], letter)


def rank(pair: tuple[str, int]) -> tuple[int, str]:
    """Order letters by their counts, the commonest first."""
    return -pair[1], pair[0]


if __name__ == "__main__":
    main()
