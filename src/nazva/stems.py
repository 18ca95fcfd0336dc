"""Tells whether a word may hold a stem of a lexical rule, which decides how it is converted."""

import re
from collections.abc import Sequence
from typing import Final

from nazva.schema import Rule

_HINTS: Final = 3
_FEW: Final = 200
_HEAD: Final = 4


class Stems:
    """The stems of lexical rules: tells quickly that a word holds none of them, however many they are."""

    def __init__(self, rules: Sequence[Rule], start: str) -> None:
        # What needs a next word behind a joint is never met in a word that stands alone.
        own = [r for r in rules if r.lexical and not (r.before and all("joint" in sequence for sequence in r.before))]
        self._start = start
        stems = {source for rule in own for source, _ in rule.rows}
        self._hints = _hints(stems)
        # Few stems are looked for as they are; of many, what they begin with.
        few = "|".join(map(re.escape, sorted(stems, key=lambda stem: (-len(stem), stem))))
        self._search = re.compile(few).search if len(stems) <= _FEW else None
        heads: dict[int, set[str]] = {}
        for rule in own:
            edge = start if rule.after and all(sequence == ("start",) for sequence in rule.after) else ""
            for source, _ in rule.rows:
                head = (edge + source)[:_HEAD]
                heads.setdefault(len(head), set()).add(head)
        self._heads = tuple((size, frozenset(own)) for size, own in sorted(heads.items(), reverse=True))

    def __bool__(self) -> bool:
        return bool(self._heads)

    def may_be_in_text(self, text: str) -> bool:
        """Tell whether any word of a text may hold a stem; false is certain."""
        return any(hint in text for hint in self._hints)

    def may_be_in(self, word: str) -> bool:
        """Tell whether a word may hold a stem; false is certain."""
        if not any(hint in word for hint in self._hints):
            return False
        if self._search:
            return bool(self._search(word))
        word = self._start + word
        return any(
            word[place : place + size] in heads for size, heads in self._heads for place in range(len(word) - size + 1)
        )


def _hints(stems: set[str]) -> tuple[str, ...]:
    """Return short runs of letters of which each stem has one; every word has the empty one."""
    hints: list[str] = []
    left = set(stems)
    while left and len(hints) < _HINTS and len(stems) <= _FEW:
        runs = {stem[i : i + size] for stem in left for size in (1, 2) for i in range(len(stem) - size + 1)}
        best = max(runs, key=lambda run: (sum(run in stem for stem in left), len(run), run))
        hints.append(best)
        left = {stem for stem in left if best not in stem}
    return ("",) if left else tuple(hints)
