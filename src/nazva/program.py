"""What a table compiles to: programs, and machines that run several of them at once.

A program never changes. It walks a word from left to right and takes, at each place, the longest source whose
context holds; among equals the first row of the file. Contexts look at the source word only.

Walking is the meaning; running is quicker. The compiler finds the *seams* of a table: letters after which no rule
can tell what stood before them. Between two seams a piece of a word converts alike wherever it stands, so each
piece is walked once and remembered.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, TypeAlias

from nazva import tables
from nazva.tables import Rule, Table

START: Final = "\x02"
END: Final = "\x03"
JOINT: Final = "\x00"
_PIECES: Final = 1 << 15
_LONG: Final = 64
# A word begins behind a joint too; it is pronounced with the next one, so it does not end there.
_EDGES: Final = {"start": START + JOINT, "end": END, "joint": JOINT}
_ROUNDS: Final = 12
_HINTS: Final = 3
_FEW: Final = 200
_HEAD: Final = 4


@dataclass(frozen=True, slots=True)
class _Row:
    """A row ready to run: contexts as sequences of letter sets, nearest letter last (after) or first (before).

    `spelt` are alternatives of `before` without classes, by their length: a list of words is looked up, not tried.
    """

    target: str
    rule: str
    free: bool
    after: tuple[tuple[frozenset[str], ...], ...]
    before: tuple[tuple[frozenset[str], ...], ...]
    not_after: tuple[tuple[frozenset[str], ...], ...]
    not_before: tuple[tuple[frozenset[str], ...], ...]
    spelt: tuple[tuple[int, frozenset[str]], ...] = ()

    def holds(self, word: str, start: int, end: int) -> bool:
        """Tell whether the contexts hold around `word[start:end]`, a word between `START` and `END` marks."""
        if self.after and not any(_ends(word, start, seq) for seq in self.after):
            return False
        if (self.before or self.spelt) and not (
            any(_begins(word, end, seq) for seq in self.before)
            or any(word[end : end + size] in words for size, words in self.spelt)
        ):
            return False
        if any(_ends(word, start, seq) for seq in self.not_after):
            return False
        return not any(_begins(word, end, seq) for seq in self.not_before)


def _ends(word: str, end: int, sequence: tuple[frozenset[str], ...]) -> bool:
    place = end - len(sequence)
    return place >= 0 and _begins(word, place, sequence)


def _begins(word: str, place: int, sequence: tuple[frozenset[str], ...]) -> bool:
    if place + len(sequence) > len(word):
        return False
    for letters in sequence:
        if word[place] not in letters:
            return False
        place += 1
    return True


# (start, end, target, rule) over a lower-case word; rule is "" where nothing matched
Segment = tuple[int, int, str, str]


class Memory(dict[str, str]):
    """Remembers what a function gave, and forgets everything when it holds too much."""

    __slots__ = ("_answer", "_limit")

    def __init__(self, answer: Callable[[str], str], limit: int) -> None:
        super().__init__()
        self._answer = answer
        self._limit = limit

    def __missing__(self, key: str) -> str:
        value = self._answer(key)
        if len(key) <= _LONG:
            if len(self) >= self._limit:
                self.clear()
            self[key] = value
        return value


class Program:
    """The rules of one table, compiled: rows by first letter, stems of lexical rules, seams. Reads lower case."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.rounds = _ROUNDS if table.repeat else 1
        # By first letter and length, the longest first: what stands in a word is looked up, not tried row by row.
        rows: dict[str, dict[int, dict[str, list[_Row]]]] = {}
        for rule in table.rules:
            contexts = _contexts(rule, table.classes)
            for source, target in rule.rows:
                sizes = rows.setdefault(source[0], {})
                sizes.setdefault(len(source), {}).setdefault(source, []).append(_row(rule, target, contexts))
        self._rows = {letter: sorted(sizes.items(), reverse=True) for letter, sizes in rows.items()}
        self.stems = Stems(table.rules)
        self.lexical = all(rule.lexical for rule in table.rules)
        self.seams = _seams(table)

    def keeps_at_end(self, letter: str) -> bool:
        """Tell whether what ends in a letter still ends in it when it is converted."""
        ending = [r for own in self._rows.values() for _, rows in own for s, r in rows.items() if s.endswith(letter)]
        return all(row.target.endswith(letter) for rows in ending for row in rows)

    def walk(self, word: str) -> list[Segment]:
        """Return the segments of one round over a word; they cover it from end to end."""
        return [(a - 1, b - 1, target, rule) for a, b, target, rule in self._walk(f"{START}{word}{END}", 1)]

    def settle(self, core: str, before: str = START, after: str = END) -> str:
        """Convert a stretch of a word, given the letters next to it, round by round until nothing changes."""
        if self._rows.keys().isdisjoint(core):
            return core
        for _ in range(self.rounds):
            result = "".join(target for _, _, target, _ in self._walk(f"{before}{core}{after}", 1))
            if result == core:
                break
            core = result
        return core

    def _walk(self, word: str, place: int) -> list[Segment]:
        segments = []
        length = len(word)
        while place < length and (letter := word[place]) != END:
            end = place + 1
            target, rule = letter, ""
            for size, rows in self._rows.get(letter, ()):
                row = next(
                    (
                        row
                        for row in rows.get(word[place : place + size], ())
                        if row.free or row.holds(word, place, place + size)
                    ),
                    None,
                )
                if row:
                    end = place + size
                    target, rule = row.target, row.rule
                    break
            segments.append((place, end, target, rule))
            place = end
        return segments


class Machine:
    """Programs run one after another. A piece of a word goes through all of them at once where that is the same."""

    def __init__(self, programs: Sequence[Program]) -> None:
        self._programs = programs
        self._stems = programs[0].stems
        self._lexical = all(program.lexical for program in programs)
        self.seams = _common_seams(programs)
        if self.seams:
            # A word begins with START and ends with END, so the first and the last piece have keys of their own.
            letters = re.escape("".join(sorted(self.seams)))
            self._split = re.compile(f"[^{letters}]*[{letters}]?").findall
            self._lead = min(self.seams)
            self._pieces = Memory(self._piece, _PIECES)

    def run(self, word: str) -> str:
        """Return the converted word; the same as the joined targets of the programs' walks."""
        if not self.seams:
            return self._whole(word)
        if self._stems and self._stems.may_be_in(word):
            return self._whole(word)
        if self._lexical:
            return word
        return "".join(map(self._pieces.__getitem__, self._split(f"{START}{word}{END}")))

    def _whole(self, word: str) -> str:
        for program in self._programs:
            word = program.settle(word)
        return word

    def _piece(self, piece: str) -> str:
        """Convert one piece. What stands before a piece that does not begin a word is some seam, no matter which."""
        before = START if piece.startswith(START) else self._lead
        after = END if piece.endswith(END) else ""
        core = piece.strip(START + END)
        for program in self._programs:
            core = program.settle(core, before, after)
        return core


def _common_seams(programs: Sequence[Program]) -> frozenset[str]:
    """Return the seams that all programs share and all but the last leave where they are."""
    common = frozenset[str].intersection(*(program.seams for program in programs))
    return frozenset(seam for seam in common if all(program.keeps_at_end(seam) for program in programs[:-1]))


def machines_of(programs: Sequence[Program]) -> list[Machine]:
    """Join programs into machines: stems are looked for in what the programs before have made, so they begin one."""
    groups: list[list[Program]] = []
    for program in programs:
        if groups and not program.stems and _common_seams([*groups[-1], program]):
            groups[-1].append(program)
        else:
            groups.append([program])
    return [Machine(group) for group in groups]


_Context: TypeAlias = tuple[tuple[frozenset[str], ...], ...]


def _contexts(rule: Rule, classes: Mapping[str, str]) -> tuple[_Context, _Context, _Context, _Context]:
    """Return the contexts of a rule, each as sequences of letter sets: after, before, not after, not before."""

    def letters(element: str) -> frozenset[str]:
        return frozenset(_EDGES.get(element) or classes.get(element, element))

    def context(items: tuple[tuple[str, ...], ...]) -> _Context:
        sequences = [tuple(letters(element) for element in item) for item in items]
        # Alternatives of one element are one set: the commonest context costs one look-up.
        single = frozenset[str]().union(*(seq[0] for seq in sequences if len(seq) == 1))
        several = [seq for seq in sequences if len(seq) > 1]
        return (*([(single,)] if single else []), *several)

    return context(rule.after), context(rule.before), context(rule.not_after), context(rule.not_before)


def _row(rule: Rule, target: str, contexts: tuple[_Context, _Context, _Context, _Context]) -> _Row:
    after, before, not_after, not_before = contexts
    spelt: dict[int, set[str]] = {}
    for sequence in before:
        if len(sequence) > 1 and all(len(letters) == 1 for letters in sequence):
            spelt.setdefault(len(sequence), set()).add("".join(letter for letters in sequence for letter in letters))
    return _Row(
        target,
        rule.id,
        not any(contexts),
        after,
        tuple(seq for seq in before if len(seq) == 1 or any(len(letters) != 1 for letters in seq)),
        not_after,
        not_before,
        tuple((size, frozenset(words)) for size, words in sorted(spelt.items())),
    )


class Stems:
    """The stems of lexical rules. Tells quickly that a word holds none of them, however many there are."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        # What needs a next word behind a joint is never met in a word that stands alone.
        own = [
            rule for rule in rules if rule.lexical and not (rule.before and all("joint" in seq for seq in rule.before))
        ]
        stems = {source for rule in own for source, _ in rule.rows}
        heads: dict[int, set[str]] = {}
        for rule in own:
            edge = START if rule.after and all(sequence == ("start",) for sequence in rule.after) else ""
            for source, _ in rule.rows:
                head = (edge + source)[:_HEAD]
                heads.setdefault(len(head), set()).add(head)
        self._heads = tuple((size, frozenset(own)) for size, own in sorted(heads.items(), reverse=True))
        self._hints = _hints(stems)

    def __bool__(self) -> bool:
        return bool(self._heads)

    def may_be_in(self, word: str) -> bool:
        """Tell whether a word may hold a stem; false is certain."""
        if self._hints and not any(hint in word for hint in self._hints):
            return False
        word = START + word
        for size, heads in self._heads:
            for place in range(len(word) - size + 1):
                if word[place : place + size] in heads:
                    return True
        return False


def _hints(stems: set[str]) -> tuple[str, ...]:
    """Return short runs of letters of which each stem has one, none if there are no such or too many stems."""
    hints: list[str] = []
    left = stems if len(stems) <= _FEW else set()
    while left and len(hints) < _HINTS:
        runs = {stem[i : i + size] for stem in left for size in (1, 2) for i in range(len(stem) - size + 1)}
        best = max(runs, key=lambda run: (sum(run in stem for stem in left), len(run), run))
        hints.append(best)
        left = {stem for stem in left if best not in stem}
    return () if left else tuple(hints)


def _seams(table: Table) -> frozenset[str]:
    """Return the letters between which pieces of a word convert independently of each other.

    A letter is a seam when it only ever ends a source, no row that it ends asks what follows, no context reaches
    across it, and all seams look the same to every context.
    """
    rules = [(rule, _contexts(rule, table.classes)) for rule in table.rules if not rule.lexical]
    rows = [(source, target, contexts) for rule, contexts in rules for source, target in rule.rows]
    candidates = alphabet(table) | set("".join(source for source, _, _ in rows))
    sights: list[frozenset[str]] = []
    for source, target, (after, before, not_after, not_before) in rows:
        candidates -= set(source[:-1])
        if before or not_before:
            candidates.discard(source[-1])
        for sequence in (*before, *not_before):
            for letters in sequence[:-1]:
                candidates -= letters
        for sequence in (*after, *not_after):
            for letters in sequence[1:]:
                candidates -= letters
            sights.extend(sequence)
        if table.repeat and not (source[-1] == target[-1:] and len(target) == len(source)):
            # A round must neither make nor move a seam, or the next round would find other pieces.
            candidates -= set(source) | set(target)
    groups: dict[tuple[bool, ...], set[str]] = {}
    for letter in candidates:
        groups.setdefault(tuple(letter in sight for sight in sights), set()).add(letter)
    seen = "".join(example.source for example in table.examples).lower()
    best = max(groups.values(), key=lambda group: (sum(map(seen.count, group)), sorted(group)), default=set())
    return frozenset(best)


def run_steps(programs: Sequence[Program], word: str) -> list[Segment]:
    """Run programs over a lower-case word and compose their segments."""
    segments: list[Segment] = [(i, i + 1, letter, "") for i, letter in enumerate(word)]
    for program in programs:
        for _ in range(program.rounds):
            found = program.walk(word)
            result = "".join(target for _, _, target, _ in found)
            if program.rounds == 1 or result != word:
                segments = compose(segments, found)
            if result == word:
                break
            word = result
    return segments


def compose(first: list[Segment], second: list[Segment]) -> list[Segment]:
    """Return the segments that lead from the input of the first to the output of the second.

    Cuts stand only where both have one; segments in between merge. What the first deletes goes with what follows.
    """
    ends, made = [], 0
    for _, _, target, _ in first:
        made += len(target)
        ends.append(made)
    cuts = set(ends) & {end for _, end, _, _ in second}
    result: list[Segment] = []
    i = j = done = 0
    while i < len(first):
        start, rules, targets = first[i][0], [first[i][3]], []
        while i + 1 < len(first) and not (ends[i] in cuts and ends[i] > done):
            i += 1
            rules.append(first[i][3])
        done = ends[i]
        while j < len(second) and second[j][1] <= done:
            targets.append(second[j][2])
            rules.append(second[j][3])
            j += 1
        result.append((start, first[i][1], "".join(targets), " + ".join(dict.fromkeys(filter(None, rules)))))
        i += 1
    return result


def programs(table: Table) -> list[Program]:
    """Return the programs of a table in running order: its stages, then itself."""
    own = [program for stage in table.stages for program in programs(tables.load_scheme(stage))]
    return [*own, program_of(table)] if table.rules else own


@cache
def program_of(table: Table) -> Program:
    """Return the compiled rules of a table, made once."""
    return Program(table)


def alphabet(table: Table) -> set[str]:
    """Return the letters of the spelling that a table reads, in lower case."""
    if table.alphabet:
        return set(table.alphabet)
    return set(tables.load_hub(table.source_spelling).alphabet)
