"""Fits the letter weights that tell an English word from a Łacinka word: `tables/detection/english.toml`.

Reads Belarusian text (a folder of .txt or .tsv files, Cyrillic words are taken and written in Łacinka) and English
text (any folders; .py, .rst, .md, .txt: words in lower-case ASCII letters), neither of which is in the repository.
Prints the table. The weight of a run of three letters is the logarithm of how much commoner it is in English; word
types count once, so that no text's favourite word rules.

    python tables/make/english_words.py BELARUSIAN_FOLDER ENGLISH_FOLDER… > tables/detection/english.toml
"""

import re
import sys
from collections import Counter
from datetime import UTC, datetime
from math import log
from pathlib import Path

from nazva import tables
from nazva.translit import Scheme

MINIMUM = 4
SMOOTHING = 0.5


def belarusian(folder: Path) -> set[str]:
    """Return the Belarusian words of a folder's texts in Łacinka, those that are written with ASCII letters alone."""
    text = "\n".join(f.read_text("utf-8") for f in sorted(folder.rglob("*")) if f.suffix in (".txt", ".tsv"))
    scheme = Scheme(tables.load_scheme("be_lacinka"))
    words = set(re.findall(r"[абвгдежзійклмнопрстуўфхцчшыьэюяё’']{2,}", text.lower()))
    return {word for word in map(scheme.convert, words) if re.fullmatch(r"[a-z]+", word)}


def english(folders: list[Path]) -> set[str]:
    """Return the English words that occur at least four times in the folders' texts."""
    counts: Counter[str] = Counter()
    for folder in folders:
        for file in sorted(folder.rglob("*")):
            if file.suffix in (".py", ".rst", ".md", ".txt") and file.is_file():
                for run in re.findall(r"(?: [a-z]{2,},?){5,}", file.read_text("utf-8", errors="ignore")):
                    counts.update(run.replace(",", "").split())
    return {word for word, count in counts.items() if count >= MINIMUM}


def runs(words: set[str]) -> Counter[str]:
    """Count the runs of three letters, word edges included."""
    return Counter(f"^{word}$"[i : i + 3] for word in words for i in range(len(word)))


def main() -> None:
    """Print the table."""
    ours, theirs = belarusian(Path(sys.argv[1])), english([Path(folder) for folder in sys.argv[2:]])
    a, b = runs(ours), runs(theirs)
    total_a, total_b = sum(a.values()), sum(b.values())
    weights = {}
    for run in a.keys() | b.keys():
        weight = log((b[run] + SMOOTHING) / (total_b + SMOOTHING)) - log((a[run] + SMOOTHING) / (total_a + SMOOTHING))
        if a[run] + b[run] >= MINIMUM and abs(weight) >= 0.5:
            weights[run] = round(weight, 1)
    print(HEAD.format(ours=len(ours), theirs=len(theirs), day=datetime.now(UTC).date()))
    for run in sorted(weights):
        print(f'"{run}" = {weights[run]}')


HEAD = '''format = 1

[pairs]
id = "english"
title = "How much commoner a run of three letters is in English than in Łacinka (natural logarithm)"
status = "customary"

[source]
authority = "nazva"
document = "Fitted by tables/make/english_words.py on {ours} Łacinka words and {theirs} English words"
date = {day}
url = "https://en.wikipedia.org/wiki/Naive_Bayes_classifier"
read = {day}
notes = """
The Łacinka words are those in ASCII letters of running Belarusian text, the English ones those of documentation.
^ and $ are the edges of a word. A run that is not listed weighs nothing. contractions, by judgement: what English
writes behind an apostrophe, so that the sign does not speak for a spelling that has it.
"""

[contractions]
"d" = 2
"ll" = 6
"m" = 3
"re" = 6
"s" = 2
"t" = 6
"ve" = 6

[runs]'''

if __name__ == "__main__":
    main()
