"""What a table compiles to: programs.

A program never changes. It walks a word from left to right and takes, at each place, the longest source whose
context holds; among equals the first row of the file. Contexts look at the source word only.

Walking is the meaning; running is quicker. The compiler finds the *seams* of a table: letters after which no rule
can tell what stood before them. Between two seams a piece of a word converts alike wherever it stands, so each
piece is walked once and remembered. Rows that are stems of words, often thousands, are tried only where one may begin.
A table that changes little is one expression instead, which many words go through together.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from itertools import compress
from operator import ne
from typing import Final

from nazva import tables
from nazva.memory import Memory
from nazva.rows import Row
from nazva.stems import Stems
from nazva.sweep import Sweep
from nazva.tables import Rule, Table

START: Final = "\x02"
END: Final = "\x03"
JOINT: Final = "\x00"
PAD: Final = "\x01"
_WINDOWS: Final = 1 << 12
# A window of more letters hardly comes twice.
_WIDEST: Final = 12
# A table changes little when, of so many letters, no more than one changes whatever stands around it. An expression of
# more rows is dear to compile.
_FEW: Final = 10
_SWEPT: Final = 256
# A word begins behind a joint too; it is pronounced with the next one, so it does not end there.
_EDGES: Final = {"start": START + JOINT, "end": END, "joint": JOINT}
_ROUNDS: Final = 12


# (start, end, target, rule) over a lower-case word; rule is "" where nothing matched
Segment = tuple[int, int, str, str]


class _Rows:
    """Rows by first letter, the longest source first, and what came of the windows of letters seen so far.

    A window is a letter with as many letters around it as any row that begins with it can see, so its answer is the
    same in every word.
    """

    def __init__(self, rows: Sequence[tuple[str, Row]]) -> None:
        by_letter: dict[str, list[tuple[str, Row]]] = {}
        by_two: dict[str, list[tuple[str, Row]]] = {}
        for source, row in rows:
            by_letter.setdefault(source[0], []).append((source, row))
            by_two.setdefault(source[:2], []).append((source, row))
        # What stands in a word is looked up by its length, so that the number of rows costs nothing.
        short = {two: _by_size(own) for two, own in by_two.items() if len(two) == 1}
        self._rows = short | {
            two: [*_by_size(own), *short.get(two[0], ())] for two, own in by_two.items() if len(two) == 2
        }
        self.letters = by_letter.keys()
        self._all = rows
        self._sights: dict[str, tuple[int, int, dict[str, tuple[int, str, str]]]] = {
            letter: (*_sight(own), {}) for letter, own in by_letter.items()
        }
        # By the first two letters of rows, what those see; by windows of so many letters, what came of them.
        self._pairs = Memory(self._sight_of, _WINDOWS)
        self._walked: dict[str, tuple[int, str, str]] = {}
        self.padding = PAD * max((left for left, _, _ in self._sights.values()), default=0)

    def __iter__(self) -> Iterator[tuple[str, Row]]:
        return iter(self._all)

    def answer(self, word: str, place: int) -> tuple[int, str, str]:
        """Return how many letters the row that applies at a place takes, what it writes, and its rule ("" for none)."""
        for size, rows in self._rows.get(word[place : place + 2]) or self._rows.get(word[place]) or ():
            for row in rows.get(word[place : place + size], ()):
                if row.free or row.holds(word, place, place + size):
                    return size, row.target, row.rule
        return 1, word[place], ""

    def convert(self, core: str, before: str, after: str) -> str:
        """Convert a stretch of a word once, given the letters next to it."""
        word = f"{self.padding}{before}{core}{after}"
        place = len(self.padding) + len(before)
        return self.stretch(word, place, place + len(core))[0]

    def stretch(self, word: str, place: int, end: int) -> tuple[str, int]:
        """Convert a padded word from a place up to another; return what is written and the place that is reached.

        A row may take letters beyond the end.
        """
        sights = self._sights
        if not sights:
            return word[place:end], end
        written = ""
        while place < end:
            letter = word[place]
            if letter not in sights:
                written += letter
                place += 1
                continue
            left, right, windows = sights[letter]
            if left + right > _WIDEST:
                size, target, _ = self.answer(word, place)
                written += target
                place += size
                continue
            window = word[place - left : place + right]
            if window not in windows:
                if len(windows) >= _WINDOWS:
                    windows.clear()
                windows[window] = self.answer(word, place)
            size, target, _ = windows[window]
            written += target
            place += size
        return written, place

    def walk(self, word: str) -> list[Segment]:
        """Return the segments of a word."""
        framed = f"{self.padding}{START}{word}{END}"
        shift = len(self.padding) + 1
        segments: list[Segment] = []
        place = 0
        while place < len(word):
            here = place + shift
            two = framed[here : here + 2]
            left, right = self._pairs[two]
            if left + right > _WIDEST:
                size, target, rule = self.answer(framed, here)
            else:
                # How much of it stands to the left tells which letters of a window are the two.
                window = f"{left}{framed[here - left : here + right]}"
                if window not in self._walked:
                    if len(self._walked) >= _WINDOWS:
                        self._walked.clear()
                    self._walked[window] = self.answer(framed, here)
                size, target, rule = self._walked[window]
            segments.append((place, place + size, target, rule))
            place += size
        return segments

    def _sight_of(self, two: str) -> tuple[int, int]:
        """Return the sight of the rows that may begin with two letters: most see less than all of the first letter."""
        rows = self._rows.get(two) or self._rows.get(two[0]) or ()
        return _sight([(source, row) for _, own in rows for source, every in own.items() for row in every])


def _by_size(rows: Sequence[tuple[str, Row]]) -> list[tuple[int, dict[str, list[Row]]]]:
    """Return rows by the length of their source, the longest first, and by source, in the order of the file."""
    sizes: dict[int, dict[str, list[Row]]] = {}
    for source, row in rows:
        sizes.setdefault(len(source), {}).setdefault(source, []).append(row)
    return sorted(sizes.items(), reverse=True)


def _sight(rows: Sequence[tuple[str, Row]]) -> tuple[int, int]:
    """Return how many letters before a place and from it on rows can see that begin there."""
    left = max((len(seq) for _, row in rows for seq in (*row.after, *row.not_after)), default=0)
    right = max(
        (
            len(source) + max((*map(len, (*row.before, *row.not_before)), *(size for size, _ in row.spelt)), default=0)
            for source, row in rows
        ),
        default=1,
    )
    return left, right


class Program:
    """The rules of one table, compiled: rows by first letter, stems of lexical rules, seams. Reads lower case."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.rounds = _ROUNDS if table.repeat else 1
        rows = compiled(table.rules, table)
        self._rows = _Rows(rows)
        # What has none of the stems needs no look at them.
        self._sounds = _Rows(compiled([rule for rule in table.rules if not rule.lexical], table))
        self.stems = Stems(table.rules, START, END, JOINT)
        self.seams = _seams(table)
        is_mute = not self._sounds.letters
        always = {source[0] for source, row in rows if row.free and source != row.target}
        self._is_swept = not is_mute and len(rows) <= _SWEPT and len(always) * _FEW <= len(alphabet(table))
        # Whether a look at many words at once finds the few places that change.
        self.is_sparse = is_mute or self._is_swept

    def keeps_at_end(self, letter: str) -> bool:
        """Tell whether what ends in a letter still ends in it when it is converted."""
        return all(row.target.endswith(letter) for source, row in self._rows if source.endswith(letter))

    def begins_with(self, letter: str) -> frozenset[str]:
        """Return what words that begin with a letter may begin with when they are converted; empty when any letter."""
        targets = [row.target for source, row in self._rows if source[0] == letter]
        return frozenset(target[0] for target in (letter, *targets)) if all(targets) else frozenset()

    def walk(self, word: str) -> list[Segment]:
        """Return the segments of one round over a word; they cover it from end to end."""
        return self._rows.walk(word)

    @cached_property
    def _once(self) -> Callable[[str], str]:
        """What converts words between their marks once, one or many: no context sees beyond the marks of a word."""
        if self._is_swept:
            return Sweep([(source, row.contexts(source), row.target) for source, row in self._rows])
        return self._with_stems

    def settle(self, word: str) -> str:
        """Convert a word, round by round until nothing changes."""
        return self.settle_all([word])[0] if self.stems or self._is_swept else self.settle_piece(word, START, END)

    def settle_all(self, words: Sequence[str]) -> Sequence[str]:
        """Convert many words, round by round until nothing changes."""
        return self._settle_all(words, self.rounds)

    def _settle_all(self, words: Sequence[str], rounds: int) -> Sequence[str]:
        framed = f"{START}{f'{END}{START}'.join(words)}{END}"
        result = self._once(framed)
        if result == framed:
            return words
        done = result[1:-1].split(f"{END}{START}")
        if rounds > 1:
            # What a round leaves alone stays.
            changed = list(compress(range(len(words)), map(ne, words, done)))
            for i, word in zip(changed, self._settle_all([done[i] for i in changed], rounds - 1), strict=True):
                done[i] = word
        return done

    def settle_piece(self, core: str, before: str, after: str) -> str:
        """Convert a piece of a word that has no stem of a lexical rule, given the letters next to it."""
        if self._sounds.letters.isdisjoint(core):
            return core
        for _ in range(self.rounds):
            result = self._sounds.convert(core, before, after)
            if result == core:
                break
            core = result
        return core

    def _with_stems(self, words: str) -> str:
        """Convert once: with all rows where a stem may begin, without the lexical ones elsewhere."""
        padded = f"{self._sounds.padding}{words}"
        place = len(self._sounds.padding)
        written = []
        for stem in self.stems.places(padded):
            if place < stem:
                more, place = self._sounds.stretch(padded, place, stem)
                written.append(more)
            if place == stem:
                size, target, _ = self._rows.answer(padded, place)
                written.append(target)
                place += size
        written.append(self._sounds.stretch(padded, place, len(padded))[0])
        return "".join(written)


def sequence_of(elements: Sequence[str], classes: Mapping[str, str]) -> tuple[frozenset[str], ...]:
    """Return the sets of letters that the elements of a context stand for."""
    return tuple(frozenset(_EDGES.get(element) or classes.get(element, element)) for element in elements)


def _compile(rule: Rule, classes: Mapping[str, str]) -> Iterator[tuple[str, Row]]:
    """Yield the rows of a rule with their sources; they share its contexts."""

    def context(items: tuple[tuple[str, ...], ...]) -> tuple[tuple[frozenset[str], ...], ...]:
        sequences = [sequence_of(item, classes) for item in items]
        # Alternatives of one element are one set: the commonest context costs one look-up.
        single = frozenset[str]().union(*(seq[0] for seq in sequences if len(seq) == 1))
        several = [seq for seq in sequences if len(seq) > 1]
        return (*([(single,)] if single else []), *several)

    before = context(rule.before)
    spelt: dict[int, set[str]] = {}
    for sequence in before:
        if len(sequence) > 1 and all(len(letters) == 1 for letters in sequence):
            spelt.setdefault(len(sequence), set()).add("".join(letter for letters in sequence for letter in letters))
    free = not (rule.after or rule.before or rule.not_after or rule.not_before)
    contexts = (
        context(rule.after),
        tuple(seq for seq in before if len(seq) == 1 or any(len(letters) != 1 for letters in seq)),
        context(rule.not_after),
        context(rule.not_before),
        tuple((size, frozenset(words)) for size, words in sorted(spelt.items())),
    )
    for source, target in rule.rows:
        yield source, Row(target, rule.id, rule.cost, free, *contexts)


def compiled(rules: Sequence[Rule], table: Table) -> list[tuple[str, Row]]:
    """Return the rows of rules ready to run, each with its source, in the order of the file."""
    return [row for rule in rules for row in _compile(rule, table.classes)]


def _seams(table: Table) -> frozenset[str]:
    """Return the letters between which pieces of a word convert independently of each other.

    A letter is a seam when it only ever ends a source, no row that it ends asks what follows, no context reaches
    across it, and all seams look the same to every context.
    """
    rules = [rule for rule in table.rules if not rule.lexical]
    rows = compiled(rules, table)
    candidates = alphabet(table) | set("".join(source for source, _ in rows))
    sights: list[frozenset[str]] = []
    for source, row in rows:
        candidates -= set(source[:-1])
        if row.before or row.not_before:
            candidates.discard(source[-1])
        for sequence in (*row.before, *row.not_before):
            # Pieces are pieces of one word: what stands behind a joint is never looked for in them.
            for letters in sequence[:-1] if JOINT not in sequence[0] else ():
                candidates -= letters
        for sequence in (*row.after, *row.not_after):
            for letters in sequence[1:]:
                candidates -= letters
            sights.extend(sequence)
        if table.repeat and not (source[-1] == row.target[-1:] and len(row.target) == len(source)):
            # A round must neither make nor move a seam, or the next round would find other pieces.
            candidates -= set(source) | set(row.target)
    groups: dict[tuple[bool, ...], set[str]] = {}
    for letter in candidates:
        groups.setdefault(tuple(letter in sight for sight in sights), set()).add(letter)
    seen = "".join(example.source for example in table.examples).lower()
    best = max(groups.values(), key=lambda group: (sum(map(seen.count, group)), sorted(group)), default=set())
    return frozenset(best)


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
