"""Shows that time is linear in the length of a text, also of a hostile one.

    python tests/bench/linear.py TEXT

TEXT: a file of running Belarusian text, repeated up to 64 MB. Prints nanoseconds a character for each size; the last
column is the ratio of the largest to the smallest, which linear time keeps near 1.
"""

import sys
import time
from pathlib import Path

from nazva.conversion import converter

SIZES = (1, 4, 16, 64)
HOSTILE = {
    "one letter": "а",
    "one Latin letter": "a",
    "stress marks": "а\u0301",
    "apostrophes": "’",
    "soft signs": "ь",
    "prepositions": "з ",
    "softened": "сь",
    "opening tags": "<",
    "braces": "{",
    "per cent signs": "%",
    "ampersands": "&",
    "stops": "а.",
    "at signs": "а@",
}


def cost(convert, text: str) -> float:
    """Return nanoseconds of processor time a character."""
    begun = time.process_time()
    convert(text)
    return (time.process_time() - begun) / len(text) * 1e9


def main() -> None:
    """Print one line a direction and a kind of text."""
    text = Path(sys.argv[1]).read_text("utf-8")
    for source, to in (("be", "lacinka"), ("lacinka", "be"), ("be", "be-en")):
        own = text if source == "be" else converter("be", source)(text)
        convert = converter(source, to)
        million = (own * (1_000_000 // len(own) + 1))[:1_000_000]
        costs = [cost(convert, million * size) for size in SIZES]
        print(f"{source} → {to}, {SIZES} million characters: {[round(c) for c in costs]} {costs[-1] / costs[0]:.1f}")
    for label, piece in HOSTILE.items():
        costs = [cost(converter("be", "lacinka"), piece * (size // len(piece))) for size in (250_000, 1_000_000)]
        back = [cost(converter("lacinka", "be"), piece * (size // len(piece))) for size in (250_000, 1_000_000)]
        print(f"{label:18} {[round(c) for c in (*costs, *back)]} {costs[1] / costs[0]:.1f} {back[1] / back[0]:.1f}")


if __name__ == "__main__":
    main()
