"""Tells whether a word may hold a stem of a lexical rule, which decides how it is converted."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from nazva.schema import Rule

_HINTS: Final = 3
_FEW: Final = 200
_HEAD: Final = 4


class Stems:
    """The stems of lexical rules: tells quickly that a word holds none of them, however many they are.

    Stems that only begin words are looked for by their first letters; of the others, few as they are, and many by
    what they begin with.
    """

    def __init__(self, rules: Sequence[Rule]) -> None:
        # What needs a next word behind a joint is never met in a word that stands alone.
        own = [r for r in rules if r.lexical and not (r.before and all("joint" in sequence for sequence in r.before))]
        leading = [rule for rule in own if rule.after and all(sequence == ("start",) for sequence in rule.after)]
        self._leads = _heads(source for rule in leading for source, _ in rule.rows)
        stems = {source for rule in own if rule not in leading for source, _ in rule.rows}
        self._hints = _hints(stems)
        few = "|".join(map(re.escape, sorted(stems, key=lambda stem: (-len(stem), stem))))
        self._search = re.compile(few).search if len(stems) <= _FEW else None
        self._heads = _heads(stems)

    def __bool__(self) -> bool:
        return bool(self._heads or self._leads)

    def may_be_in(self, word: str) -> bool:
        """Tell whether a word may hold a stem; false is certain."""
        return any(word[:size] in heads for size, heads in self._leads) or self._may_be_within(word)

    def may_be_in_some(self, words: Sequence[str]) -> set[int]:
        """Return the places of the words of many that may hold a stem."""
        found = {i for size, heads in self._leads for i, word in enumerate(words) if word[:size] in heads}
        if self._heads:
            found.update(i for i, word in enumerate(words) if self._may_be_within(word))
        return found

    def _may_be_within(self, word: str) -> bool:
        for hint in self._hints:
            if hint in word:
                break
        else:
            return False
        if self._search:
            return bool(self._search(word))
        return any(
            word[place : place + size] in heads for size, heads in self._heads for place in range(len(word) - size + 1)
        )


def _heads(stems: Iterable[str]) -> tuple[tuple[int, frozenset[str]], ...]:
    """Return what stems begin with, by length."""
    heads: dict[int, set[str]] = {}
    for stem in stems:
        head = stem[:_HEAD]
        heads.setdefault(len(head), set()).add(head)
    return tuple((size, frozenset(own)) for size, own in sorted(heads.items(), reverse=True))


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
