"""Finds the places of words where a stem of a lexical rule may begin, which decides how they are converted."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import Final

from nazva.schema import Rule

# So much of a stem rules out nearly all places where it does not stand; more makes the expression dearer.
_HEAD: Final = 6
# So many words of so many letters are looked at letter by letter before there is an expression.
_FEW: Final = 64
_SHORT: Final = 80


class Stems:
    """The stems of lexical rules: one expression finds the places where any of them may begin, however many they are.

    It reads words between marks of their start and their end, and looks at the first letters of a stem only.
    """

    def __init__(self, rules: Sequence[Rule], start: str, end: str, joint: str) -> None:
        # In what is searched, a joint is the start of the word that begins behind it.
        self._start, self._joint = start, joint
        heads: set[str] = set()
        for rule in rules:
            if rule.lexical:
                before = start if _is_edge(rule.after, "start") else ""
                after = end if _is_edge(rule.before, "end") else start if _begin(rule.before, "joint") else ""
                heads |= {f"{before}{source}{after}"[:_HEAD] for source, _ in rule.rows}
        self._heads = frozenset(heads)
        self._sizes = sorted(set(map(len, heads)))
        self._asked = 0

    @cached_property
    def _search(self) -> Callable[[str, int], re.Match[str] | None]:
        return re.compile(_expression(self._heads) if self._heads else "(?!)").search

    def __bool__(self) -> bool:
        return bool(self._heads)

    def may_be_in(self, framed: str) -> bool:
        """Tell whether a word may hold a stem; false is certain."""
        return bool(self._heads) and next(self.places(framed), None) is not None

    def places(self, framed: str) -> Iterator[int]:
        """Yield the places of a word, or of many, where a stem may begin, in their order; it begins nowhere else."""
        start = self._start
        framed = framed.replace(self._joint, start)
        for place in self._found(framed):
            yield place + (framed[place] == start)

    def _found(self, framed: str) -> Iterator[int]:
        # The expression for thousands of stems is dear to compile: not for a few words.
        if self._asked < _FEW and len(framed) < _SHORT:
            self._asked += 1
            heads, sizes = self._heads, self._sizes
            yield from (i for i in range(len(framed)) if any(framed[i : i + size] in heads for size in sizes))
            return
        search, place = self._search, 0
        while match := search(framed, place):
            yield match.start()
            place = match.start() + 1


def _begin(contexts: tuple[tuple[str, ...], ...], element: str) -> bool:
    """Tell whether all contexts begin with an element."""
    return bool(contexts) and all(context[0] == element for context in contexts)


def _is_edge(contexts: tuple[tuple[str, ...], ...], edge: str) -> bool:
    """Tell whether contexts ask for an edge of the word and nothing else."""
    return bool(contexts) and all(context == (edge,) for context in contexts)


def _expression(heads: Iterable[str]) -> str:
    """Return a regular expression for any of the heads, in which those that begin alike share the beginning."""
    tails: dict[str, set[str]] = {}
    for head in heads:
        if not head:
            return ""  # what is longer needs no look: the shorter one is found
        tails.setdefault(head[0], set()).add(head[1:])
    letters: dict[str, str] = {}
    for letter, own in sorted(tails.items()):
        tail = _expression(own)
        letters[tail] = letters.get(tail, "") + letter
    parts = [f"{re.escape(own) if len(own) == 1 else f'[{re.escape(own)}]'}{tail}" for tail, own in letters.items()]
    return parts[0] if len(parts) == 1 else f"(?:{'|'.join(parts)})"
