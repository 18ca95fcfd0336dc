"""Rows of rules ready to run: what a source becomes, and the contexts in which it does."""

import re
from dataclasses import dataclass

from nazva.sweep import expression


@dataclass(frozen=True, slots=True)
class Row:
    """A row ready to run: contexts as sequences of letter sets, nearest letter last (after) or first (before).

    `spelt` are the alternatives of `before` that name every letter, by length: a list of words is looked up, not tried.
    """

    target: str
    rule: str
    cost: float
    free: bool
    after: tuple[tuple[frozenset[str], ...], ...]
    before: tuple[tuple[frozenset[str], ...], ...]
    not_after: tuple[tuple[frozenset[str], ...], ...]
    not_before: tuple[tuple[frozenset[str], ...], ...]
    spelt: tuple[tuple[int, frozenset[str]], ...] = ()

    @property
    def looks_ahead(self) -> bool:
        """Whether what follows has a say in whether the row applies."""
        return bool(self.before or self.spelt or self.not_before)

    def holds(self, word: str, start: int, end: int) -> bool:
        """Tell whether the contexts hold around `word[start:end]`, a word between `START` and `END` marks."""
        return self.holds_after(word, start) and self._holds_before(word, end)

    def holds_after(self, word: str, start: int) -> bool:
        """Tell whether what stands before a place in a word allows the row."""
        for sequence in self.not_after:
            if ends_with(word, start, sequence):
                return False
        for sequence in self.after:
            if ends_with(word, start, sequence):
                return True
        return not self.after

    def _holds_before(self, word: str, end: int) -> bool:
        for sequence in self.not_before:
            if begins_with(word, end, sequence):
                return False
        for sequence in self.before:
            if begins_with(word, end, sequence):
                return True
        for size, words in self.spelt:
            if word[end : end + size] in words:
                return True
        return not (self.before or self.spelt)

    def contexts(self, source: str) -> str:
        """Return the regular expression that matches behind a source where the contexts hold around it."""
        own = re.escape(source)
        behind = "|".join(f"(?<={expression(seq)}{own})" for seq in self.after)
        ahead = [
            *map(expression, self.before),
            *(re.escape(word) for _, words in self.spelt for word in sorted(words)),
        ]
        return "".join(
            (
                *(f"(?<!{expression(seq)}{own})" for seq in self.not_after),
                f"(?:{behind})" if behind else "",
                *(f"(?!{expression(seq)})" for seq in self.not_before),
                f"(?={'|'.join(ahead)})" if ahead else "",
            )
        )

    def may_precede(self, letter: str) -> bool:
        """Tell whether the row can apply when a letter follows; what follows that letter is not asked."""
        if (self.before or self.spelt) and not (
            any(letter in seq[0] for seq in self.before)
            or any(word[0] == letter for _, words in self.spelt for word in words)
        ):
            return False
        return not any(len(seq) == 1 and letter in seq[0] for seq in self.not_before)


def ends_with(word: str, end: int, sequence: tuple[frozenset[str], ...]) -> bool:
    """Tell whether a sequence of sets of letters stands before a place in a word."""
    place = end - len(sequence)
    return place >= 0 and begins_with(word, place, sequence)


def begins_with(word: str, place: int, sequence: tuple[frozenset[str], ...]) -> bool:
    """Tell whether a sequence of sets of letters stands at a place in a word."""
    if place + len(sequence) > len(word):
        return False
    for letters in sequence:
        if word[place] not in letters:
            return False
        place += 1
    return True
