"""Proves that spellings that lose nothing lead back, on strings at random that the orthography allows.

    python tests/bench/roundtrip.py 1000000 [TABLE…]

Prints for each pair of tables how many distinct strings were tried and which did not come back.
"""

import random
import sys
import time
from collections.abc import Iterator

from nazva import tables
from nazva.program import END, START, sequence_of
from nazva.rows import ends_with
from nazva.schema import Hub, Table
from nazva.translit import Scheme


def lossless() -> list[Table]:
    """Return the tables that lose nothing, as they say."""
    found = [table for table in map(tables.load, sorted(tables.index())) if isinstance(table, Table)]
    return [table for table in found if table.inverse and not table.loss and not table.alphabet]


def legal_words(hub: Hub, count: int, seed: int) -> Iterator[str]:
    """Yield words at random in which no letters meet that never do in a language, 1 to 12 letters long."""
    dice = random.Random(seed)
    never = [sequence_of(sequence, hub.classes) for sequence in hub.never]
    reach = max(map(len, never), default=1)
    following: dict[str, list[str]] = {}

    def allowed(window: str) -> list[str]:
        if window not in following:
            following[window] = [
                letter
                for letter in (*hub.alphabet, END)
                if not any(ends_with(window + letter, len(window) + 1, sequence) for sequence in never)
            ]
        return following[window]

    while count:
        word = START
        for _ in range(dice.randint(1, 12)):
            choices = [letter for letter in allowed(word[-reach:]) if letter != END]
            word += dice.choice(choices)
        while END not in allowed(word[-reach:]):
            word = word[:-1]
        if len(word) > 1:
            count -= 1
            yield word[1:]


def not_back(table: Table, words: list[str]) -> list[tuple[str, str, str]]:
    """Return the words that do not come back, with what they became and what came back."""
    there = Scheme(table).convert("\n ".join(words)).split("\n ")
    back = Scheme(tables.load_scheme(table.inverse)).convert("\n ".join(there)).split("\n ")
    return [(word, a, b) for word, a, b in zip(words, there, back, strict=True) if word != b]


def main() -> None:
    """Try every table, or those named."""
    count = int(sys.argv[1])
    for table in lossless():
        if sys.argv[2:] and table.id not in sys.argv[2:]:
            continue
        begun = time.perf_counter()
        words = list(dict.fromkeys(legal_words(tables.load_hub(table.source_spelling), count, seed=20261124)))
        lost = not_back(table, words)
        print(
            f"{table.id:24}{len(words):>10,} strings, {len(lost)} lost {lost[:5]} {time.perf_counter() - begun:.0f} s"
        )


if __name__ == "__main__":
    main()
