"""Reads a spelling back by the rows that write it: originals whose conversion gives the input, the likeliest first.

A row of a table says what a letter becomes; read backwards it says what a stretch of the input may have been. A beam
search goes over the input from left to right, keeps the likeliest beginnings (by a model of letters) and those that
begin a word of the lists, and hands back only what the table, run forwards, really turns into the input.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Final, NamedTuple, TypeAlias

from nazva.lettermodel import Steps
from nazva.memory import Memory
from nazva.program import END, START, Segment, compiled, programs
from nazva.rows import Row
from nazva.schema import Table

BEAM: Final = 24
# How many beginnings of listed words are kept for each that is kept for its letters.
_LISTED: Final = 2
_LONGEST: Final = 48
_MANY: Final = 400
# Beginnings so much less likely than the best one are given up.
_BEHIND: Final = 14.0
_MEMORY: Final = 1 << 12


@dataclass(frozen=True, slots=True)
class Original:
    """A word that the table turns into the input: to the letter, or with variants that cost so much."""

    text: str
    exact: bool
    cost: float


class _Way(NamedTuple):
    """A row read backwards: its source, its target, what it costs, and what must be asked of the letters around it.

    `ahead` is the number of the row if it asks what follows, 0 if it does not; `behind` tells what letters may stand
    before the row, None when any may.
    """

    source: str
    target: str
    cost: float
    ahead: int
    behind: "_Behind | None"


class _Behind(Memory[str, bool]):
    """Whether a row may stand behind some letters: it and none of the rows that come before it whenever they apply."""

    __slots__ = ("sight",)

    def __init__(self, row: Row, rivals: Sequence[Row]) -> None:
        def may_stand(before: str) -> bool:
            place = len(before)
            return row.holds_after(before, place) and not any(own.holds_after(before, place) for own in rivals)

        super().__init__(may_stand, _MEMORY)
        every = (sequence for own in (row, *rivals) for sequence in (*own.after, *own.not_after))
        self.sight = max(map(len, every), default=1)


# A beginning of an original: its cost, the text, the number of the row that ended it if that asks what follows, and
# what the model of letters knows of it.
_State: TypeAlias = tuple[float, str, int, str]
_cost: Final = itemgetter(0)
# The beginnings that lead to one place of a word, by what they are and by the last row if it asks what follows.
_Column: TypeAlias = dict[tuple[str, int], _State]


class Accepted:
    """What a table writes for a word, and what it accepts instead: the targets of its variants."""

    def __init__(self, table: Table) -> None:
        self._programs = programs(table)
        self._variants: dict[str, list[tuple[str, Row]]] = {}
        for source, row in compiled(table.variants, table):
            own = self._variants.setdefault(source, [])
            own += [(target, row) for target in row.target.split("|")]
        # The lengths of those that begin with a letter.
        self._sizes: dict[str, list[int]] = {}
        for first, size in sorted({(source[0], len(source)) for source in self._variants}):
            self._sizes.setdefault(first, []).append(size)

    def _segments(self, word: str) -> tuple[str, list[Segment]]:
        """Return a word as the last program reads it, and the segments that it cuts it into."""
        for program in self._programs[:-1]:
            word = program.settle(word)
        return word, self._programs[-1].walk(word)

    def _ways(self, word: str, segments: list[Segment]) -> list[list[tuple[int, str, float | None]]]:
        """Return, for each segment of a word, what may be written there: next segment, target, cost if a variant."""
        after = {end: i + 1 for i, (_, end, _, _) in enumerate(segments)}
        framed = f"{START}{word}{END}"
        ways = []
        for i, (start, _, written, _) in enumerate(segments):
            own: list[tuple[int, str, float | None]] = [(i + 1, written, None)]
            for size in self._sizes.get(word[start], ()):
                end = start + size
                if end in after and (variants := self._variants.get(word[start:end])):
                    own += [
                        (after[end], target, row.cost)
                        for target, row in variants
                        if row.holds(framed, start + 1, end + 1)
                    ]
            ways.append(own)
        return ways

    def cost_of(self, original: str, word: str) -> tuple[bool, float] | None:
        """Return whether an original is written as a word to the letter, and the cost of variants; None if neither."""
        read, segments = self._segments(original)
        if "".join([target for _, _, target, _ in segments]) == word:
            return True, 0.0
        ways = self._ways(read, segments)
        reached: list[dict[int, tuple[bool, float]]] = [{} for _ in range(len(ways) + 1)]
        reached[0][0] = (True, 0.0)
        for own, here in zip(ways, reached, strict=False):
            for place, (exact, cost) in here.items():
                for following, target, more in own:
                    if word.startswith(target, place):
                        there, after = reached[following], place + len(target)
                        new = (exact and more is None, cost + (more or 0.0))
                        known = there.get(after)
                        if known is None or (not new[0], new[1]) < (not known[0], known[1]):
                            there[after] = new
        return reached[-1].get(len(word))

    def all(self, word: str) -> list[str]:
        """Return what the table writes for a word and, after it, what it accepts, at most some hundreds."""
        ways = self._ways(*self._segments(word))
        made: list[dict[str, None]] = [{} for _ in range(len(ways) + 1)]
        made[0][""] = None
        for own, here in zip(ways, made, strict=False):
            for begun in list(here)[:_MANY]:
                for following, target, _ in own:
                    made[following][begun + target] = None
        written = "".join(own[0][1] for own in ways)
        return list({written: None} | made[-1])

    def all_of(self, words: Sequence[str]) -> list[list[str]]:
        """Return what `all` does for many words; those where no variant may stand are written all together."""
        if not words or self._programs[-1].rounds > 1:
            return list(map(self.all, words))
        written = words
        for program in self._programs:
            written = program.settle_all(written)
        varies = re.compile("|".join(map(re.escape, self._variants)) or "(?!)").search
        return [self.all(word) if varies(word) else [made] for word, made in zip(words, written, strict=True)]


class Inverse:
    """The rows of one table, read backwards. Reads words in lower case.

    `start` and `steps` are those of a model of letters; `begins` tells whether some word of the lists begins so.
    """

    def __init__(self, table: Table, start: str, steps: Steps, begins: Callable[[str], bool]) -> None:
        self._accepted = Accepted(table)
        self._start = start
        self._steps = steps
        self._begins = begins
        self._ways: dict[str, list[_Way]] = {}
        # Rows that ask what follows are told apart by their numbers, which begin with 1: they hold all their contexts.
        self._asking: list[Row] = []
        self._numbers: dict[Row, int] = {}
        self._followed: dict[tuple[int, str], bool] = {}
        rows = compiled(table.rules, table)
        by_source: dict[str, list[Row]] = {}
        for source, row in rows:
            before = by_source.setdefault(source, [])
            self._add(source, row.target, row, tuple(before))
            if not row.looks_ahead:
                before.append(row)
        for source, row in compiled(table.variants, table):
            for target in row.target.split("|"):
                self._add(source, target, row, ())
        self._inserted = self._ways.get("", [])

    def _add(self, source: str, target: str, row: Row, rivals: tuple[Row, ...]) -> None:
        ahead = 0
        if row.looks_ahead:
            ahead = self._numbers.setdefault(row, len(self._numbers) + 1)
            if ahead > len(self._asking):
                self._asking.append(row)
        behind = _Behind(row, rivals) if rivals or row.after or row.not_after else None
        self._ways.setdefault(target[:1], []).append(_Way(source, target, row.cost, ahead, behind))

    def read(self, word: str, beam: int = BEAM) -> list[Original]:
        """Return originals of a word, in no order; none if the spelling cannot write it.

        No more than `beam` beginnings are kept, and twice as many that begin listed words.
        """
        if len(word) > _LONGEST:
            return []
        columns: list[_Column] = [{} for _ in range(len(word) + 1)]
        columns[0]["", 0] = (0.0, "", 0, self._start)
        for place, column in enumerate(columns):
            if self._inserted:
                self._extend(self._best(column, beam), [(column, way) for way in self._inserted])
            if place == len(word):
                break
            if column:
                ways = [
                    (columns[place + len(way.target)], way)
                    for way in self._ways.get(word[place], ())
                    if word.startswith(way.target, place)
                ]
                self._extend(self._best(column, beam), ways)
        return self._proved(word, self._best(columns[-1], beam))

    def _extend(self, states: Iterable[_State], ways: Sequence[tuple[_Column, _Way]]) -> None:
        """Put what comes of beginnings and rows into the columns that these lead to, unless contexts forbid it."""
        steps = self._steps
        for begun, text, ahead, known_of in states:
            before = START + text
            for column, (source, _, own, asks, behind) in ways:
                if ahead and not self._may_follow(ahead, source[0]):
                    continue
                if behind is not None and not behind[before[-behind.sight :]]:
                    continue
                cost, run = begun - own, known_of
                for letter in source:
                    more, run = steps[run + letter]
                    cost += more
                # A row that asks what follows may yet turn out wrong, so it does not displace one that does not ask.
                key = (text + source, asks)
                known = column.get(key)
                if known is None or cost > known[0]:
                    column[key] = (cost, key[0], asks, run)

    def _may_follow(self, ahead: int, letter: str) -> bool:
        """Tell whether a letter may follow a row, by its number."""
        key = (ahead, letter)
        found = self._followed.get(key)
        if found is None:
            found = self._followed[key] = self._asking[ahead - 1].may_precede(letter)
        return found

    def _best(self, column: _Column, beam: int) -> list[_State]:
        ranked = sorted(column.values(), key=_cost, reverse=True)
        if not ranked:
            return ranked
        least = ranked[0][0] - _BEHIND
        kept = [state for state in ranked[:beam] if state[0] >= least]
        last = beam + _LISTED * beam
        for state in ranked[beam:]:
            if state[0] < least or len(kept) == last:
                break
            if self._begins(state[1]):
                kept.append(state)
        return kept

    def _proved(self, word: str, states: Iterable[_State]) -> list[Original]:
        found = []
        texts = (text for _, text, ahead, _ in states if text and not (ahead and not self._may_follow(ahead, END)))
        for text in dict.fromkeys(texts):
            proof = self._accepted.cost_of(text, word)
            if proof is not None:
                found.append(Original(text, *proof))
        return found
