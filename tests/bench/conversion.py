"""Measures conversion in characters a second, warm and cold, beside PyICU and other converters in the same run.

    python tests/bench/conversion.py TEXT…

TEXT: files of running Belarusian text (Cyrillic). Warm: the text has been converted before by the same process. First:
a fresh converter reads the text once. Unseen: every distinct word once, by a converter that has seen none of them.
"""

import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

from nazva import tables
from nazva.translit import Scheme

REPEATS = 5


def rate(make: Callable[[], Callable[[str], str]], text: str, *, warm: bool) -> float:
    """Return the best rate of some runs, in million characters a second of processor time."""
    best = 0.0
    convert = make()
    if warm:
        convert(text)
    for _ in range(REPEATS):
        if not warm:
            convert = make()
            convert("а")
        start = time.process_time()
        convert(text)
        best = max(best, len(text) / (time.process_time() - start) / 1e6)
    return best


def by_line(convert: Callable[[str], str]) -> Callable[[str], str]:
    """Return a converter fed line by line."""
    return lambda text: "\n".join([convert(line) for line in text.split("\n")])


def ours(ident: str) -> Callable[[], Callable[[str], str]]:
    """Return what makes a fresh scheme of a table."""

    def make() -> Callable[[str], str]:
        from nazva import program

        program.program_of.cache_clear()
        return Scheme(tables.load_scheme(ident)).convert

    return make


def peers() -> dict[str, Callable[[], Callable[[str], str]]]:
    """Return the peers that are installed, str.encode among them as the floor."""
    found: dict[str, Callable[[], Callable[[str], str]]] = {"str.encode": lambda: lambda text: str(len(text.encode()))}
    try:
        import icu

        found["PyICU BGN, by line"] = lambda: by_line(
            icu.Transliterator.createInstance("Belarusian-Latin/BGN").transliterate
        )
    except ImportError:
        print("PyICU is not installed")
    try:
        from latynkatar import CyrLatConverter

        found["latynkatar, by line"] = lambda: by_line(lambda line: CyrLatConverter(line).convert())
    except ImportError:
        pass
    try:
        from belorthography.engine import Orthography
        from belorthography.engine import convert as belorthography

        found["belorthography, by line"] = lambda: by_line(
            lambda line: belorthography(line, Orthography.OFFICIAL, Orthography.LATIN)
        )
    except ImportError:
        pass
    return found


def main() -> None:
    """Print one table a text."""
    makers = {"be_lacinka": ours("be_lacinka"), "be_be-bgn-1979": ours("be_be-bgn-1979"), "be_be-en": ours("be_be-en")}
    for name in sys.argv[1:]:
        text = Path(name).read_text("utf-8")
        words = " ".join(sorted(set(re.findall(r"[а-яёіў’]+", text.lower()))))
        print(f"{Path(name).name}: {len(text):,} characters, {words.count(' ') + 1:,} distinct words")
        print(f"{'million characters a second':32}{'warm':>8}{'first':>8}{'unseen':>8}")
        for label, make in (makers | peers()).items():
            figures = [rate(make, text, warm=True), rate(make, text, warm=False), rate(make, words, warm=False)]
            print(f"{label:32}" + "".join(f"{figure:8.1f}" for figure in figures))


if __name__ == "__main__":
    main()
