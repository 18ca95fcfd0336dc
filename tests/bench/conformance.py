"""Compares our tables with other projects' test suites and with examples of the sources, row by row.

    python tests/bench/conformance.py [--rows] SUITES.tsv EXAMPLES.tsv

SUITES: source, from, to, options, input, expected, note. EXAMPLES: scheme, Cyrillic, Latin, S or D, source. Neither is
in the repository. Prints for each suite how many rows agree, and with --rows those that do not. Why they do not is said
in docs/conformance.md.
"""

import argparse
import csv
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from nazva.conversion import converter

# (suite, from, to, options), each a part of what stands in the file → our spellings
SUITES = [
    ("belorthography", "be-tarask", "be-Latn", "", "be-tarask", "lacinka"),
    ("belorthography", "be", "be-Latn", "", "be", "lacinka"),
    ("belorthography", "be", "be-tarask", "", "be", "be-tarask"),
    ("taraskevizer", "be", "be-tarask", "change", "be", "be-tarask"),
    ("latynkatar", "be", "be-Latn", "palatalization=True", "be", "lacinka"),
    ("latynkatar", "be", "be-Latn", "CyrLatConverter()", "be", "lacinka-nosoft"),
    ("latynkatar", "be-Latn", "be", "LatCyrConverter()", "lacinka", "be"),
    ("michaskruzelka", "be", "be-Latn", "academic,traditional", "be", "lacinka"),
    ("interscript", "bel-Cyrl", "bgnpcgn-1979", "", "be", "be-bgn-1979"),
    ("interscript", "bel-Cyrl", "by-2007", "", "be", "be-geo-2007"),
    ("interscript", "bel-Cyrl", "un-2007", "", "be", "be-geo-2007"),
    ("interscript", "bel-Cyrl", "gki-2000", "", "be", "be-geo-2000"),
    ("interscript", "bel-Cyrl", "gki-1992", "", "be", "be-geo-1992"),
    ("interscript", "bel-Cyrl", "alalc-1997", "", "be", "be-alalc-2012"),
    ("interscript", "bel-Cyrl", "odni-2015", "", "be", "be-odni-2015"),
    ("interscript", "bel-Cyrl", "icao-9303", "", "be", "be-icao"),
    ("interscript", "bel-Cyrl", "mvd-2008", "", "be", "be-mvd-2008"),
    ("interscript", "bel-Cyrl", "mvd-2010", "", "be", "be-mvd-2010"),
    ("interscript", "rus-Cyrl", "alalc-2012", "", "ru", "ru-alalc"),
    ("interscript", "rus-Cyrl", "alalc-1997", "", "ru", "ru-alalc"),
    ("interscript", "rus-Cyrl", "un-1987", "", "ru", "ru-un-1987"),
    ("interscript", "rus-Cyrl", "gost-16876-71-1983", "", "ru", "ru-un-1987"),
    ("interscript", "rus-Cyrl", "gost-7.79-2000-2002", "", "ru", "ru-iso9-1995"),
    ("interscript", "rus-Cyrl", "bgnpcgn-1947", "", "ru", "ru-bgn-1947"),
    ("interscript", "ukr-Cyrl", "un-2012", "", "uk", "uk-kmu-2010"),
    ("interscript", "ukr-Cyrl", "ua-2010", "", "uk", "uk-kmu-2010"),
    ("interscript", "ukr-Cyrl", "ua-2007", "", "uk", "uk-kmu-2010"),
    ("interscript", "ukr-Cyrl", "bgnpcgn-2019", "", "uk", "uk-kmu-2010"),
    ("interscript", "ukr-Cyrl", "bgnpcgn-1965", "", "uk", "uk-bgn-1965"),
    ("interscript", "ukr-Cyrl", "alalc-1997", "", "uk", "uk-alalc-2011"),
    ("interscript", "ukr-Cyrl", "un-1998", "", "uk", "uk-iso9-1995"),
]

EXAMPLES = {
    "2007": "be-geo-2007",
    "2007+assim": "lacinka-modern",
    "2023": "be-geo-2023",
    "2023 ru": "ru-by-2023",
    "Czech": "be-cs",
    "Dutch": "be-nl",
    "Estonian": "be-et",
    "French": "be-fr",
    "ICAO": "be-icao",
    "ISO 9": "be-iso9-1995",
    "Lithuanian": "be-lt",
    "MIA 2008": "be-mvd-2008",
    "Scholarly": "be-scholarly",
    "alalc-bel-Cyrl-Latn-1997": "be-alalc-2012",
    "alalc-rus-Cyrl-Latn-2012": "ru-alalc",
    "bgnpcgn-bel-Cyrl-Latn-1979": "be-bgn-1979",
    "bgnpcgn-rus-Cyrl-Latn-1947": "ru-bgn-1947",
    "by-bel-Cyrl-Latn-2007": "be-geo-2007",
    "gki-bel-Cyrl-Latn-2000": "be-geo-2000",
    "icao-bel-Cyrl-Latn-9303": "be-icao",
    "mvd-bel-Cyrl-Latn-2008": "be-mvd-2008",
    "mvd-bel-Cyrl-Latn-2010": "be-mvd-2010",
    "odni-bel-Cyrl-Latn-2015": "be-odni-2015",
    "trad": "lacinka",
    "trad-noassim": "lacinka-nosoft",
    "un-bel-Cyrl-Latn-2007": "be-geo-2007",
    "un-rus-Cyrl-Latn-1987": "ru-un-1987",
}


def rows(file: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a TSV without quoting."""
    with Path(file).open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def cases(suites: str, examples: str) -> Iterator[tuple[str, str, str, str, str]]:
    """Yield (suite, from, to, input, expected) for the rows whose options map to ours."""
    for row in rows(suites):
        for part, start, end, options, source, to in SUITES:
            same = (row["from"], row["to"]) == (start, end) and (options in row["options"] or row["options"] == options)
            if part in row["source"] and same and not ("nosoft" in to and "palatal" in row["options"]):
                yield f"{part}: {start} → {end} {options}".strip(), source, to, row["input"], row["expected"]
                break
    for row in rows(examples):
        to = EXAMPLES[row["scheme"]]
        source = "ru" if to.startswith("ru-") else "be"
        yield f"examples: {row['scheme']}", source, to, row["cyrillic_as_in_source"], row["latin"]


def main() -> None:
    """Print the agreement of each suite."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", action="store_true")
    parser.add_argument("suites")
    parser.add_argument("examples")
    options = parser.parse_args()
    found: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    counts: dict[str, int] = defaultdict(int)
    for suite, source, to, given, expected in cases(options.suites, options.examples):
        counts[suite] += 1
        made = converter(source, to)(given)
        if unicodedata.normalize("NFC", made) != unicodedata.normalize("NFC", expected):
            found[suite].append((given, expected, made))
    for suite, count in counts.items():
        print(f"{count - len(found[suite]):>4} of {count:>4}  {suite}")
        for given, expected, made in found[suite] if options.rows else ():
            print(f"          {given!r}: {expected!r}, ours {made!r}")
    total, lost = sum(counts.values()), sum(map(len, found.values()))
    print(f"{total - lost:>4} of {total:>4}")


if __name__ == "__main__":
    main()
