"""Machines run several programs at once, over words one by one or many together."""

import re
from collections.abc import Callable, Sequence
from typing import Final

from nazva.program import END, START, Program

_PIECES: Final = 1 << 15
LONG: Final = 64


class Memory(dict[str, str]):
    """Remembers what a function gave, and forgets everything when it holds too much."""

    __slots__ = ("_answer", "_limit")

    def __init__(self, answer: Callable[[str], str], limit: int) -> None:
        super().__init__()
        self._answer = answer
        self._limit = limit

    def __missing__(self, key: str) -> str:
        value = self._answer(key)
        if len(key) <= LONG:
            if len(self) >= self._limit:
                self.clear()
            self[key] = value
        return value


class Machine:
    """Programs run one after another. A piece of a word goes through all of them at once where that is the same."""

    def __init__(self, programs: Sequence[Program]) -> None:
        self._programs = programs
        self._stems = programs[0].stems
        self.seams = _common_seams(programs)
        self.is_sparse = all(program.is_sparse for program in programs)
        if self.seams:
            # A word begins with START and ends with END, so the first and the last piece have keys of their own.
            letters = re.escape("".join(sorted(self.seams)))
            self._split = re.compile(f"[^{letters}{END}]*+[{letters}{END}]").findall
            self._lead = min(self.seams)
            self._pieces = Memory(self._piece, _PIECES)

    def run(self, word: str) -> str:
        """Return the converted word; the same as the joined targets of the programs' walks."""
        framed = f"{START}{word}{END}"
        if not self.seams or self.is_sparse or self._stems.may_be_in(framed):
            return self._whole(word)
        return "".join(map(self._pieces.__getitem__, self._split(framed)))[:-1]

    def run_all(self, words: Sequence[str]) -> Sequence[str]:
        """Return the converted words, in order. The pieces of all are looked up at once."""
        if not words:
            return words
        if self.is_sparse:
            for program in self._programs:
                words = program.settle_all(words)
            return words
        if not self.seams:
            return list(map(self._whole, words))
        text = f"{START}{f'{END}{START}'.join(words)}{END}"
        done = "".join(map(self._pieces.__getitem__, self._split(text))).split(END)
        done.pop()
        i = place = 0
        found = -1
        for stem in self._stems.places(text):
            i += text.count(END, place, stem)
            place = stem
            if i != found:
                found = i
                done[i] = self._whole(words[i])
        return done

    def run_joined(self, words: Sequence[str]) -> Sequence[str]:
        """Return words converted together with the next one, which stands behind a joint."""
        return self.run_all(words) if self.is_sparse else list(map(self._whole, words))

    def _whole(self, word: str) -> str:
        for program in self._programs:
            word = program.settle(word)
        return word

    def _piece(self, piece: str) -> str:
        """Convert one piece. What stands before a piece that does not begin a word is some seam, no matter which."""
        before, core = (START, piece[1:]) if piece[0] == START else (self._lead, piece)
        after = ""
        if core[-1:] == END:
            core, after = core[:-1], END
        for program in self._programs:
            core = program.settle_piece(core, before, after)
        return core + after


def _common_seams(programs: Sequence[Program]) -> frozenset[str]:
    """Return the seams that all programs share and all but the last leave where they are."""
    common = frozenset[str].intersection(*(program.seams for program in programs))
    return frozenset(seam for seam in common if all(program.keeps_at_end(seam) for program in programs[:-1]))


def machines_of(programs: Sequence[Program]) -> list[Machine]:
    """Join programs into machines: stems are looked for in what the programs before have made, so they begin one."""
    groups: list[list[Program]] = []
    for program in programs:
        before = groups[-1] if groups else []
        together = all(own.is_sparse for own in (*before, program))
        if before and (together or (not program.stems and _common_seams([*before, program]))):
            before.append(program)
        else:
            groups.append([program])
    return [Machine(group) for group in groups]
