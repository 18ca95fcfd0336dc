"""Converts words by one regular expression that stands still only where a row applies: for tables that change little.

Where every row asks for neighbours, most letters stay as they are. An expression passes over them at the speed of C;
a walk looks at each.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from re import Match


class Sweep:
    """Rows as one expression: called, it converts as a walk does, at each place the longest source that may be taken.

    A row is its source, the expression of its contexts, matched behind the source, and what it writes. Among rows of
    one source the first that matches counts. Words, one or many, stand between their marks.
    """

    def __init__(self, rows: Sequence[tuple[str, str, str]]) -> None:
        # An empty group at the end of every alternative tells which row has matched.
        self._targets = [""]
        self._replace = re.compile("|".join(self._alternatives(rows, 0))).sub

    def __call__(self, words: str) -> str:
        """Convert words once."""
        return self._replace(self._written, words)

    def _written(self, match: Match[str]) -> str:
        return self._targets[match.lastindex or 0]

    def _alternatives(self, rows: Sequence[tuple[str, str, str]], size: int) -> Iterator[str]:
        """Yield what may follow the first letters that all sources share: longer sources, then those that end here."""
        longer: dict[str, list[tuple[str, str, str]]] = {}
        for row in rows:
            if len(row[0]) > size:
                longer.setdefault(row[0][size], []).append(row)
        for letter, own in longer.items():
            yield f"{re.escape(letter)}(?:{'|'.join(self._alternatives(own, size + 1))})"
        for source, contexts, target in rows:
            if len(source) == size:
                self._targets.append(target)
                yield f"{contexts}()"


def expression(sequence: Sequence[Iterable[str]]) -> str:
    """Return a regular expression for a sequence of sets of letters."""
    return "".join(f"[{re.escape(''.join(sorted(letters)))}]" for letters in sequence)


def longest(sources: Iterable[str]) -> str:
    """Return a regular expression that matches the longest of some sources; sources that begin alike share the work.

    >>> re.findall(longest(["s", "sh", "shch", "ch"]), "shchs")
    ['shch', 's']
    """
    by_letter: dict[str, list[str]] = {}
    for source in sources:
        if source:
            by_letter.setdefault(source[0], []).append(source[1:])
    branches = []
    for letter, rests in by_letter.items():
        further = longest(rests)
        branches.append(re.escape(letter) + (f"{further}?" if further and "" in rests else further))
    return f"(?:{'|'.join(branches)})" if branches else ""
