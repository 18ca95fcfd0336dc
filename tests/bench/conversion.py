"""Measures every scheme in characters a second, beside PyICU and the Python converters that are installed.

    python tests/bench/conversion.py [--markdown] [--only ID…] TEXT…

TEXT: files of running Belarusian text (Cyrillic); the schemes of Russian and Ukrainian get the same text respelt letter
by letter. All figures are million characters a second of processor time. Warm: the process has converted the text
before. First: a fresh converter reads it once. Unseen: every distinct word once, by a converter that has seen none of
them. Peers are fed line by line, as they are quickest.
"""

import argparse
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

from nazva import catalogue, program, tables
from nazva.conversion import converter
from nazva.text import script as script_of
from nazva.translit import Scheme

REPEATS = 3
Convert = Callable[[str], str]


def rate(make: Callable[[], Convert], text: str, *, warm: bool) -> float:
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


def by_line(convert: Convert) -> Convert:
    """Return a converter fed line by line."""
    return lambda text: "\n".join([convert(line) for line in text.split("\n")])


def ours() -> Iterator[tuple[str, str, Callable[[], Convert]]]:
    """Yield every table between a hub and a spelling: its label, the spelling it reads, what makes a converter."""
    for spelling in catalogue.spellings():
        for hub in sorted(catalogue.hubs()):
            if f"{hub}_{spelling.id}" in tables.index():
                yield f"{hub} → {spelling.id}", hub, fresh(f"{hub}_{spelling.id}")
            if f"{spelling.id}_{hub}" in tables.index() and spelling.id not in catalogue.hubs():
                yield f"{spelling.id} → {hub}", spelling.id, fresh(f"{spelling.id}_{hub}")


def fresh(ident: str) -> Callable[[], Convert]:
    """Return what makes a fresh scheme of a table."""

    def make() -> Convert:
        program.program_of.cache_clear()
        return Scheme(tables.load_scheme(ident)).convert

    return make


def peers() -> Iterator[tuple[str, str, Callable[[], Convert]]]:
    """Yield the peers that are installed, with the language they read; str.encode is the floor."""
    yield "str.encode", "be", lambda: lambda text: str(len(text.encode()))
    if icu := module("icu"):
        for ident, hub in (("Belarusian-Latin/BGN", "be"), ("Russian-Latin/BGN", "ru"), ("Ukrainian-Latin/BGN", "uk")):
            yield f"PyICU {ident}", hub, lambda i=ident: icu.Transliterator.createInstance(i).transliterate
    if latynkatar := module("latynkatar"):
        yield "latynkatar", "be", lambda: lambda line: latynkatar.CyrLatConverter(line).convert()
    if engine := module("belorthography.engine"):
        kinds = module("belorthography.orthographies").Orthography
        for name, kind in (("Łacinka", kinds.LATIN), ("classical", kinds.CLASSICAL)):
            yield f"belorthography {name}", "be", lambda k=kind: lambda line: engine.convert(line, kinds.OFFICIAL, k)
    if package := module("BelarusianConverter"):
        for name, number in (("1962 Łacinka", 2), ("UN 2007", 3), ("2023", 4)):
            own = package.BelarusianConverter()
            yield f"BelarusianConverter {name}", "be", lambda o=own, n=number: lambda line: o.convert(n, line)
    if cyrtranslit := module("cyrtranslit"):
        for code, hub in (("by", "be"), ("ru", "ru"), ("ua", "uk")):
            yield f"cyrtranslit {code}", hub, lambda c=code: lambda line: cyrtranslit.to_latin(line, c)
    if iuliia := module("iuliia"):
        yield "iuliia wikipedia", "ru", lambda: lambda line: iuliia.translate(line, iuliia.WIKIPEDIA)
    if transliterate := module("transliterate"):
        for code in ("ru", "uk"):
            yield (
                f"transliterate {code}",
                code,
                lambda c=code: lambda line: transliterate.translit(line, c, reversed=True),
            )
    if anyascii := module("anyascii"):
        yield "anyascii", "be", lambda: anyascii.anyascii
    if unidecode := module("unidecode"):
        yield "Unidecode", "be", lambda: unidecode.unidecode


def module(name: str):
    """Return a module if it is installed."""
    try:
        return import_module(name)
    except ImportError:
        return None


def main() -> None:
    """Print one table a text."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--markdown", action="store_true")
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("texts", nargs="+")
    options = parser.parse_args()
    for name in options.texts:
        text = Path(name).read_text("utf-8")
        sources = {
            "be": text,
            "be-tarask": converter("be", "be-tarask")(text),
            "ru": Scheme(tables.load_scheme("be-ru-names")).convert(text),
        }
        sources["uk"] = sources["ru"].replace("ы", "и").replace("э", "е").replace("ё", "ьо").replace("ъ", "’")
        print(f"{Path(name).name}: {len(text):,} characters")
        print(
            "| | warm | first | unseen |\n|---|---|---|---|"
            if options.markdown
            else f"{'':36}{'warm':>8}{'first':>8}{'unseen':>8}"
        )
        rows = [(label, hub, make) for label, hub, make in ours()]
        rows += [(label, hub, lambda m=make: by_line(m())) for label, hub, make in peers()]
        for label, hub, make in rows:
            if options.only and not any(word in label for word in options.only):
                continue
            if hub not in sources:
                base = next(base for base in ("be", "ru", "uk") if catalogue.path(base, hub))
                sources[hub] = converter(base, hub)(sources[base])
            own = sources[hub]
            found = set(re.findall(r"[^\W\d_]+(?:’[^\W\d_]+)*", own.lower()))
            script = Counter(map(script_of, found)).most_common(1)[0][0]
            words = " ".join(sorted(word for word in found if script_of(word) == script))
            figures = [rate(make, own, warm=True), rate(make, own, warm=False), rate(make, words, warm=False)]
            shown = [f"{figure:.1f}" for figure in figures]
            print(
                f"| {label} | {' | '.join(shown)} |"
                if options.markdown
                else f"{label:36}" + "".join(f"{s:>8}" for s in shown)
            )


if __name__ == "__main__":
    main()
