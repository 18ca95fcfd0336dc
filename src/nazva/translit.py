"""Compiles a table into a program, and runs programs over words and texts, with steps when asked.

A program, which is what a table compiles to, never changes. It walks a word from left to right and takes, at each place, the longest source
whose context holds; among equals the first row of the file. Contexts look at the source word only.

Walking is the meaning; running is quicker. The compiler finds the *seams* of a table: letters after which no rule
can tell what stood before them. Between two seams a piece of a word converts alike wherever it stands, so each
piece is walked once and remembered.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from itertools import pairwise
from typing import Any, Final

from nazva import tables, text
from nazva.tables import Rule, Table
from nazva.text import Shape

START: Final = "\x02"
END: Final = "\x03"
JOINT: Final = "\x00"
_PIECES: Final = 1 << 15
_CHUNKS: Final = 1 << 17
_LONG: Final = 64
_EDGES: Final = {"start": START, "end": END, "joint": JOINT}
_ROUNDS: Final = 12
_OPENING: Final = r"""[\s("«“„\[]"""
_CLOSING: Final = r"""[\s.,;:!?)"»”…\]]"""


@dataclass(frozen=True, slots=True)
class Step:
    """One stretch of the input and what became of it: `input[start:end] == source`."""

    start: int
    end: int
    source: str
    target: str
    table: str
    rule: str

    def as_dict(self) -> dict[str, Any]:
        """Return the step as plain data."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Conversion:
    """A converted text with the steps that made it; `replay(source, steps)` gives the text again."""

    source: str
    text: str
    steps: tuple[Step, ...]

    def as_dict(self) -> dict[str, Any]:
        """Return the conversion as plain data."""
        return asdict(self)


def replay(source: str, steps: Iterable[Step]) -> str:
    """Return what comes of a source when the steps are applied to it; what no step covers stays.

    >>> replay("снег", [Step(0, 1, "с", "ś", "be_lacinka", "soft"), Step(1, 4, "нег", "nieh", "be_lacinka", "")])
    'śnieh'
    """
    out, place = [], 0
    for step in steps:
        out += [source[place : step.start], step.target]
        place = step.end
    return "".join([*out, source[place:]])


@dataclass(frozen=True, slots=True)
class _Row:
    """A row ready to run: contexts as sequences of letter sets, nearest letter last (after) or first (before)."""

    target: str
    rule: str
    free: bool
    after: tuple[tuple[frozenset[str], ...], ...]
    before: tuple[tuple[frozenset[str], ...], ...]
    not_after: tuple[tuple[frozenset[str], ...], ...]
    not_before: tuple[tuple[frozenset[str], ...], ...]

    def holds(self, word: str, start: int, end: int) -> bool:
        """Tell whether the contexts hold around `word[start:end]`, a word between `START` and `END` marks."""
        if self.after and not any(_ends(word, start, seq) for seq in self.after):
            return False
        if self.before and not any(_begins(word, end, seq) for seq in self.before):
            return False
        if any(_ends(word, start, seq) for seq in self.not_after):
            return False
        return not any(_begins(word, end, seq) for seq in self.not_before)


def _ends(word: str, end: int, sequence: tuple[frozenset[str], ...]) -> bool:
    place = end - len(sequence)
    if place < 0:
        return False
    for letters in sequence:
        if word[place] not in letters:
            return False
        place += 1
    return True


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
        rows: dict[str, list[tuple[str, _Row]]] = {}
        for rule in table.rules:
            for source, target in rule.rows:
                rows.setdefault(source[0], []).append((source, _compile(rule, target, table.classes)))
        # By first letter, the longest first; sorting keeps the order of the file among equals.
        self._rows = {letter: sorted(own, key=lambda row: -len(row[0])) for letter, own in rows.items()}
        self.stems, self.hint = _lexical(table.rules)
        self.seams = _seams(table)

    def keeps_at_end(self, letter: str) -> bool:
        """Tell whether what ends in a letter still ends in it when it is converted."""
        rows = [(s, row) for own in self._rows.values() for s, row in own if s.endswith(letter)]
        return all(row.target.endswith(letter) for _, row in rows)

    def walk(self, word: str) -> list[Segment]:
        """Return the segments of one round over a word; they cover it from end to end."""
        return [(a - 1, b - 1, target, rule) for a, b, target, rule in self._walk(f"{START}{word}{END}", 1)]

    def settle(self, core: str, before: str = START, after: str = END) -> str:
        """Convert a stretch of a word, given the letters next to it, round by round until nothing changes."""
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
            for source, row in self._rows.get(letter, ()):
                if word.startswith(source, place) and (
                    row.free or row.holds(word, place, place + len(source))
                ):
                    end = place + len(source)
                    target, rule = row.target, row.rule
                    break
            segments.append((place, end, target, rule))
            place = end
        return segments


class Machine:
    """Programs run one after another. A piece of a word goes through all of them at once where that is the same."""

    def __init__(self, programs: Sequence[Program]) -> None:
        self._programs = programs
        self._stems, self._hint = programs[0].stems, programs[0].hint
        self.seams = _common_seams(programs)
        if self.seams:
            # A word begins with START and ends with END, so the first and the last piece have keys of their own.
            letters = re.escape("".join(sorted(self.seams)))
            self._split = re.compile(f"[^{letters}]*[{letters}]?").findall
            self._lead = min(self.seams)
            self._pieces = Memory(self._piece, _PIECES)

    def run(self, word: str) -> str:
        """Return the converted word; the same as the joined targets of the programs' walks."""
        if not self.seams or (self._stems and self._hint in word and self._stems.search(word)):
            for program in self._programs:
                word = program.settle(word)
            return word
        return "".join(map(self._pieces.__getitem__, self._split(f"{START}{word}{END}")))

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


def _compile(rule: Rule, target: str, classes: Mapping[str, str]) -> _Row:
    def letters(element: str) -> frozenset[str]:
        return frozenset(_EDGES.get(element) or classes.get(element, element))

    def context(items: tuple[tuple[str, ...], ...]) -> tuple[tuple[frozenset[str], ...], ...]:
        sequences = [tuple(letters(element) for element in item) for item in items]
        # Alternatives of one element are one set: the commonest context costs one look-up.
        single = frozenset[str]().union(*(seq[0] for seq in sequences if len(seq) == 1))
        several = [seq for seq in sequences if len(seq) > 1]
        return (*([(single,)] if single else []), *several)

    return _Row(
        target,
        rule.id,
        not (rule.after or rule.before or rule.not_after or rule.not_before),
        context(rule.after),
        context(rule.before),
        context(rule.not_after),
        context(rule.not_before),
    )


def _lexical(rules: Sequence[Rule]) -> tuple[re.Pattern[str] | None, str]:
    """Return what finds the stems of lexical rules in a word, and a letter that every such word has."""
    stems = [source for rule in rules if rule.lexical for source, _ in rule.rows]
    if not stems:
        return None, ""
    common = set[str].intersection(*(set(stem) for stem in stems))
    return re.compile("|".join(map(re.escape, sorted(stems, key=len, reverse=True)))), min(common, default="")


def _seams(table: Table) -> frozenset[str]:
    """Return the letters between which pieces of a word convert independently of each other.

    A letter is a seam when it only ever ends a source, no row that it ends asks what follows, no context reaches
    across it, and all seams look the same to every context.
    """
    rules = [rule for rule in table.rules if not rule.lexical]
    rows = [(source, target, _compile(rule, target, table.classes)) for rule in rules for source, target in rule.rows]
    candidates = _alphabet(table) | set("".join(source for source, _, _ in rows))
    sights: list[frozenset[str]] = []
    for source, target, row in rows:
        candidates -= set(source[:-1])
        if row.before or row.not_before:
            candidates.discard(source[-1])
        for sequence in (*row.before, *row.not_before):
            for letters in sequence[:-1]:
                candidates -= letters
        for sequence in (*row.after, *row.not_after):
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


class Scheme:
    """A table ready to convert text: its stages in order, its own rules last.

    `leave` tells, for a word as it stands in the text, whether to leave it alone; `known` holds words, in lower
    case, whose conversion is not left to the letters.
    """

    def __init__(
        self, table: Table, leave: Callable[[str], bool] | None = None, known: Mapping[str, str] | None = None
    ) -> None:
        self.table = table
        self._known = known or {}
        self._programs = _programs(table)
        self._machines = machines_of(self._programs)
        self._leave = leave
        self._joined = frozenset(table.joined)
        self._joints = sorted({end for word in table.joined for end in (word[-1], word[-1].upper())})
        self._looks = _look_alikes()
        self._accepts = {} if table.alphabet else tables.load_hub(table.source_spelling).accepts
        self._letters = _alphabet(table) - {text.APOSTROPHE}
        self._lower = Memory(self._convert_lower, _CHUNKS)
        self._cased = Memory(self._convert_cased, _CHUNKS)
        self._chunks = Memory(self._convert_chunk, _CHUNKS)
        small = re.escape("".join(sorted(self._letters)))
        large = re.escape("".join(sorted({c.upper() for c in self._letters if len(c.upper()) == 1})))
        self._plain = re.compile(rf"({_OPENING}*)([{large}]?[{small}]+)({_CLOSING}*)").fullmatch

    def convert(self, source: str) -> str:
        """Return the converted text; only words of the source spelling change."""
        if JOINT in source:
            return JOINT.join(map(self.convert, source.split(JOINT)))
        for end in self._joints:
            # A word that is pronounced with the next one (a preposition) stays in one chunk with it.
            source = source.replace(f"{end} ", f"{end}{JOINT}")
        return " ".join(map(self._chunks.__getitem__, source.split(" ")))

    def explain(self, source: str) -> Conversion:
        """Return the converted text with its steps, in the order of the text."""
        steps = []
        for word, following in self._words(source):
            for start, end, target, rule in self._segments(word.text, following):
                if rule:
                    start, end = word.start + start, word.start + end
                    steps.append(Step(start, end, source[start:end], target, self.table.id, rule))
        return Conversion(source, replay(source, steps), tuple(steps))

    def fired(self, source: str) -> set[tuple[str, str]]:
        """Return the rows of this table's own rules, as (rule, source), that convert something in a text."""
        rows: set[tuple[str, str]] = set()
        for word, following in self._words(source):
            small = self._small(word.text) + (f"{JOINT}{self._small(following)}" if following else "")
            for program in self._programs:
                for _ in range(program.rounds):
                    segments = program.walk(small)
                    if program.table is self.table:
                        rows |= {(rule, small[start:end]) for start, end, _, rule in segments if rule}
                    small = "".join(target for _, _, target, _ in segments)
        return rows

    def _convert_chunk(self, chunk: str) -> str:
        """Convert what stands between two spaces; most often one word and its punctuation."""
        if self._leave is None and (plain := self._plain(chunk)):
            before, word, after = plain.groups()
            small = word.lower()
            done = self._lower[small]
            return f"{before}{done if small == word else text.capitalise(done)}{after}"
        parts, place = [], 0
        for word, following in self._words(chunk):
            parts.append(chunk[place : word.start])
            if following is None:
                parts.append(self._cased[word.text])
            else:
                parts += [target for _, _, target, _ in self._segments(word.text, following)]
            place = word.end
        return "".join([*parts, chunk[place:]]).replace(JOINT, " ")

    def _convert_cased(self, word: str) -> str:
        """Convert a word as it stands; the quick way to what `_segments` gives."""
        form = text.shape(word)
        if form is Shape.MIXED:
            return "".join(target for _, _, target, _ in self._segments(word, None))
        return text.lay(form, self._lower[self._small(word)])

    def _small(self, word: str) -> str:
        """Return a word as the machines want it: folded, repaired, in lower case."""
        small = text.lower(self._looks.repair(text.fold(word)))
        for letter, own in self._accepts.items():
            small = small.replace(letter, own)
        return small

    def _convert_lower(self, word: str) -> str:
        if word in self._known:
            return self._known[word]
        for machine in self._machines:
            word = machine.run(word)
        return word

    def _words(self, chunk: str) -> Iterator[tuple[text.Word, str | None]]:
        """Yield the words to convert, each with the word it is pronounced with, if any."""
        addresses = text.addresses(chunk)
        found = list(text.words(chunk))
        for i, word in enumerate(found):
            while addresses and addresses[-1][1] <= word.start:
                addresses.pop()
            if (addresses and addresses[-1][0] <= word.start) or not self._is_ours(chunk, word):
                continue
            following = None
            if i + 1 < len(found) and text.lower(word.text) in self._joined:
                gap = chunk[word.end : found[i + 1].start]
                if len(gap) == 1 and (gap.isspace() or gap == JOINT):
                    following = found[i + 1].text
            yield word, following

    def _is_ours(self, chunk: str, word: text.Word) -> bool:
        """Tell whether a word is to be converted, rather than a code, a numeral or a word of another language."""
        before, after = chunk[word.start - 1 : word.start], chunk[word.end : word.end + 1]
        latin = text.is_latin(word.text[0])
        if latin and (before.isdigit() or after.isdigit() or before == "\\"):
            return False
        if latin and text.ROMAN.fullmatch(word.text) and (len(word.text) > 1 or after != "."):
            return False
        if self._letters.isdisjoint(self._small(word.text)):
            return False
        return not (self._leave and self._leave(word.text))

    def _segments(self, word: str, following: str | None) -> list[Segment]:
        """Return the segments of a word as it stands, through folding and every stage, with its case laid on."""
        small = self._small(word)
        if small in self._known:
            segments = [(0, len(small), self._known[small], "list of names")]
        elif following is None:
            segments = _run_steps(self._programs, small)
        else:
            both = _run_steps(self._programs, f"{small}{JOINT}{self._small(following)}")
            segments = [segment for segment in both if segment[1] <= len(small)]
        return _lay(word, _compose(self._folding(word, small), segments))

    def _folding(self, word: str, small: str) -> list[Segment]:
        """Return the segments by which a word as it stands became the word that the machines read."""
        clusters = [(match.start(), match.end()) for match in text.CLUSTER.finditer(word)]
        sizes = [sum(len(self._accepts.get(c, c)) for c in text.lower(text.fold(word[a:b]))) for a, b in clusters]
        if sum(sizes) != len(small):
            return [(0, len(word), small, "repaired")]
        segments, place = [], 0
        for (start, end), size in zip(clusters, sizes, strict=True):
            target = small[place : place + size]
            segments.append((start, end, target, "" if target == text.lower(word[start:end]) else "repaired"))
            place += size
        return segments


def chain_steps(source: str, first: Sequence[Step], second: Sequence[Step]) -> list[Step]:
    """Return the steps that do to a source what the first steps and then the second ones do."""
    segments: list[Segment] = []
    names: list[str] = []
    for steps, text_before in ((first, source), (second, replay(source, first))):
        covered: list[Segment] = []
        place = 0
        for step in steps:
            covered += [(i, i + 1, text_before[i], "") for i in range(place, step.start)]
            covered.append((step.start, step.end, step.target, step.rule))
            names.append(step.table)
            place = step.end
        covered += [(i, i + 1, text_before[i], "") for i in range(place, len(text_before))]
        segments = _compose(segments, covered) if segments else covered
    table = " → ".join(dict.fromkeys(names))
    return [Step(a, b, source[a:b], target, table, rule) for a, b, target, rule in segments if rule]


def _run_steps(programs: Sequence[Program], word: str) -> list[Segment]:
    """Run programs over a lower-case word and compose their segments."""
    segments: list[Segment] = [(i, i + 1, letter, "") for i, letter in enumerate(word)]
    for program in programs:
        for _ in range(program.rounds):
            found = program.walk(word)
            result = "".join(target for _, _, target, _ in found)
            if program.rounds == 1 or result != word:
                segments = _compose(segments, found)
            if result == word:
                break
            word = result
    return segments


def _compose(first: list[Segment], second: list[Segment]) -> list[Segment]:
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


def _lay(word: str, segments: list[Segment]) -> list[Segment]:
    """Lay the case of a word on its segments."""
    form = text.shape(word)
    if form is Shape.LOWER:
        return segments
    if form is Shape.CAPITALS:
        return [(a, b, target.upper(), rule) for a, b, target, rule in segments]
    result = []
    if form is Shape.CAPITAL:
        waiting = True
        for a, b, target, rule in segments:
            if waiting and (large := text.capitalise(target)) != target:
                target, waiting = large, False
            result.append((a, b, target, rule))
        return result
    for a, b, target, rule in segments:
        following, before = word[b : b + 1], word[a - 1 : a] if a else ""
        result.append((a, b, _lay_mixed(word[a:b], target, before, following), rule))
    return result


def _lay_mixed(source: str, target: str, before: str, following: str) -> str:
    """Lay the case of a stretch of a word in mixed case: each letter's capital falls on what came of that letter."""
    here = [c for c in source if c.lower() != c.upper()]
    if not any(c.isupper() for c in here):
        return target
    if all(c.isupper() for c in here) and (following.isupper() or (not following and before.isupper())):
        return target.upper()
    cased = [i for i, c in enumerate(target) if c.lower() != c.upper()]
    letters = list(target)
    done = -1
    for j, i in enumerate(cased):
        owner = j * len(here) // len(cased)
        if owner != done and here[owner].isupper():
            letters[i] = letters[i].upper()
        done = owner
    return "".join(letters)


def _programs(table: Table) -> list[Program]:
    """Return the programs of a table in running order: its stages, then itself."""
    programs = [program for stage in table.stages for program in _programs(tables.load_scheme(stage))]
    return [*programs, program_of(table)] if table.rules else programs


@cache
def program_of(table: Table) -> Program:
    """Return the compiled rules of a table, made once."""
    return Program(table)


def _alphabet(table: Table) -> set[str]:
    """Return the letters of the spelling that a table reads, in lower case."""
    if table.alphabet:
        return set(table.alphabet)
    return set(tables.load_hub(table.source_spelling).alphabet)


@cache
def _look_alikes() -> text.LookAlikes:
    sections = tables.load_pairs("look-alikes").sections
    return text.LookAlikes(*({k: str(v) for k, v in sections[name].items()} for name in ("cyrillic", "latin")))
