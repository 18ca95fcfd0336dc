"""Runs compiled tables over texts, with steps when asked: folding, case, words that are left alone, chains."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from itertools import filterfalse
from typing import Any, Final

from nazva import tables, text
from nazva.chunks import CODES, Chunks
from nazva.machine import LONG, Memory, machines_of
from nazva.program import JOINT, Program, Segment, programs
from nazva.steps import compose, lay, run_steps
from nazva.tables import Table
from nazva.text import Shape

_CHUNKS: Final = 1 << 17
_FEW: Final = 16
_CASE: Final = "case"


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

    >>> replay("год", [Step(0, 1, "год"[0], "h", "be_lacinka", "letters"), Step(1, 3, "од", "od", "be_lacinka", "")])
    'hod'
    """
    out, place = [], 0
    for step in steps:
        out += [source[place : step.start], step.target]
        place = step.end
    return "".join([*out, source[place:]])


class Scheme:
    """A table ready to convert text: its stages in order, its own rules last.

    `leave` tells, for a word as it stands in the text, whether to leave it alone; it is not asked of words in the
    small letters of the alphabet, whose first letter may be large. `known` holds words, in lower
    case, whose conversion is not left to the letters; `run` are other programs than those of the table.
    """

    def __init__(
        self,
        table: Table,
        leave: Callable[[str], bool] | None = None,
        known: Mapping[str, str] | None = None,
        run: Sequence[Program] | None = None,
    ) -> None:
        self.table = table
        self._known = known or {}
        self._programs = programs(table) if run is None else run
        self._machines = machines_of(self._programs)
        self._leave = leave
        self._shapes = Chunks(table)
        self._joined = self._shapes.joined
        self._letters = self._shapes.letters
        self._looks = look_alikes()
        self._marks = table.marks
        self._symbols = text.symbols(table.alphabet)
        self._units = tuple(sorted(table.units, key=len, reverse=True))
        self._accepts = {} if table.alphabet else tables.load_hub(table.source_spelling).accepts
        self._cased = Memory(self._convert_cased, _CHUNKS)
        self._chunks = Memory(self._convert_chunk, _CHUNKS)

    def convert(self, source: str) -> str:
        """Return the converted text; only words of the source spelling change."""
        if JOINT in source:
            return JOINT.join(map(self.convert, source.split(JOINT)))
        for end in self._shapes.joints:
            # A word that is pronounced with the next one (a preposition) stays in one chunk with it.
            source = source.replace(f"{end} ", f"{end}{JOINT}")
        chunks = source.split(" ")
        try:
            return " ".join(map(self._chunks.get, chunks))  # type: ignore[arg-type]
        except TypeError:  # None: a chunk is not known yet
            new = list(dict.fromkeys(filterfalse(self._chunks.__contains__, chunks)))
        long = self._learn(new)
        converted = " ".join(map(self._chunks.__getitem__, chunks))
        self._forget(long)
        return converted

    def begins_with(self, letter: str) -> frozenset[str]:
        """Return what small words that begin with a letter may begin with when they are converted; empty when any."""
        if letter not in self._letters or letter in self._accepts:
            return frozenset()
        found = {letter}
        for program in self._programs:
            made = [program.begins_with(own) for own in found]
            if not all(made):
                return frozenset()
            found = set().union(*made)
        return frozenset(found)

    def convert_all(self, sources: Sequence[str]) -> list[str]:
        """Return many texts converted, each for itself, in order. The words of all are learnt at once."""
        known = self._chunks
        new = list(dict.fromkeys(filterfalse(known.__contains__, " ".join(sources).split(" "))))
        long = self._learn(new)
        converted = [
            known[source] if source in known and JOINT not in source else self.convert(source) for source in sources
        ]
        self._forget(long)
        return converted

    def _learn(self, chunks: list[str]) -> list[str]:
        """Convert many chunks at once: first their words, all of them together, then what they stand in.

        Returns what is too long to come again and should not be remembered.
        """
        if len(chunks) < _FEW or len(self._chunks) + len(chunks) > _CHUNKS:
            return []
        shapes = self._shapes
        bare = shapes.bare(f" {' '.join(chunks)} ")
        known = self._chunks
        known.update(zip(bare, self._convert_all(bare), strict=True))
        # What is empty comes first: nothing joined and cut again is one empty string.
        rest = ["", *filterfalse(known.__contains__, chunks)]
        # Spaces part the chunks, other gaps the parts of a chunk.
        pieces = shapes.cut_all(" ".join(rest))
        parts = list(dict.fromkeys(filterfalse(known.__contains__, pieces[::2])))
        pairs = self._pairs(parts)
        parts = list(dict.fromkeys([*parts, *filterfalse(known.__contains__, (pair[3] for pair in pairs))]))
        plain = shapes.plains(f" {' '.join(parts)} ")
        odd = list(filterfalse(set(map("".join, plain)).__contains__, parts))
        alone = ["", *filterfalse(shapes.has_context, odd)]
        cut = shapes.split(" ".join(alone))
        read = {word: small for word in dict.fromkeys(cut[1::2]) if (small := self._read(word)) is not None}
        lower = {word: word.lower() for _, word, _ in plain}

        made = {word: known[word] for word in filter(known.__contains__, lower.values())}
        new = list(dict.fromkeys(filterfalse(made.__contains__, (*lower.values(), *read.values()))))
        made.update(zip(new, self._convert_all(new), strict=True))
        if " " in "".join(made.values()):
            return []  # what is put together of targets with spaces could not be taken apart
        laid = {
            word: made[low] if low == word else text.capitalise(made[low], self._units) for word, low in lower.items()
        }
        done = {f"{before}{word}{after}": f"{before}{laid[word]}{after}" for before, word, after in plain}
        said = {word: self._lay(word, made[low]) for word, low in read.items()}
        cut[1::2] = [said.get(word, word) for word in cut[1::2]]
        done.update(zip(alone, "".join(cut).split(" "), strict=True))
        heads = self._heads(pairs)
        for pair in pairs:
            if (following := done.get(pair[3], known.get(pair[3]))) is not None:
                done["".join(pair)] = heads["".join(pair)] + following
        for part in filterfalse(done.__contains__, odd):
            done[part] = known[part].replace(" ", JOINT)
        pieces[::2] = [done[part] if part in done else known[part].replace(" ", JOINT) for part in pieces[::2]]
        done.update(zip(rest, "".join(pieces).split(" "), strict=True))
        known.update({chunk: own.replace(JOINT, " ") for chunk, own in done.items()})
        return [chunk for chunk in done if len(chunk) > LONG]

    def _forget(self, chunks: Iterable[str]) -> None:
        for chunk in chunks:
            self._chunks.pop(chunk, None)

    def _pairs(self, parts: Iterable[str]) -> list[tuple[str, str, str, str]]:
        """Return the parts that begin with a word which is pronounced with the next one, cut before and behind it."""
        if not self._joined or self._leave:
            return []
        found = self._shapes.pairs(f" {' '.join(parts)} ")
        return [pair for pair in found if self._shapes.first(pair[3])]

    def _heads(self, pairs: Sequence[tuple[str, str, str, str]]) -> dict[str, str]:
        """Return what becomes of pairs as far as their second words, which convert as they do alone."""
        both: Sequence[str] = [
            f"{word.lower()}{JOINT}{self.small(first[0])}"
            for _, word, _, rest in pairs
            if (first := self._shapes.first(rest))
        ]
        for machine in self._machines:
            both = machine.run_joined(both)
        made = {}
        for pair, joined in zip(pairs, both, strict=True):
            before, word, gap, _ = pair
            low = word.lower()
            done = self._known.get(low, joined.partition(JOINT)[0])
            made["".join(pair)] = f"{before}{done if low == word else text.capitalise(done, self._units)}{gap}"
        return made

    def _read(self, word: str) -> str | None:
        """Return the letters of a word as the machines want it; None for what is no word to convert wherever it is."""
        if text.ROMAN.fullmatch(word):
            return None
        small = self.small(word)
        if self._letters.isdisjoint(small) or (self._leave and self._leave(word)):
            return None
        return small

    def _lay(self, word: str, small: str) -> str:
        """Return what became of a word, in the case of the word as it stands."""
        form = text.shape(word, self._units)
        if form is Shape.MIXED:
            return "".join(target for _, _, target, _ in self._segments(word, None))
        return text.lay(form, small, self._units)

    def _convert_all(self, words: Sequence[str]) -> Sequence[str]:
        done = words
        for machine in self._machines:
            done = machine.run_all(done)
        if self._known:
            done = [self._known.get(word, own) for word, own in zip(words, done, strict=True)]
        return done

    def explain(self, source: str) -> Conversion:
        """Return the converted text with its steps, in the order of the text."""
        steps = []
        for word, following in self._words(source):
            for start, end, target, rule in self._segments(word.text, following):
                a, b = word.start + start, word.start + end
                # A letter that no row has may become the first that is written, and large: Hß.
                if rule or target != source[a:b]:
                    steps.append(Step(a, b, source[a:b], target, self.table.id, rule or _CASE))
        return Conversion(source, replay(source, steps), tuple(steps))

    def repairs(self, source: str) -> Iterator[tuple[text.Word, str]]:
        """Yield the words in which letters of the other script are put right, each with what is read instead."""
        done = 0
        for match in text.MEETING.finditer(source):
            if match.start() < done:
                continue
            start = source.rfind(" ", 0, match.start()) + 1
            done = source.find(" ", match.end())
            done = len(source) if done < 0 else done
            for word, _ in self._words(source[start:done]):
                folded = text.fold(word.text)
                if (repaired := self._looks.repair(folded)) != folded:
                    yield text.Word(word.start + start, word.end + start, word.text), repaired

    def joins(self, word: str) -> bool:
        """Tell whether a word is pronounced with the one that follows it."""
        return text.lower(word) in self._joined

    def fired(self, source: str) -> set[tuple[str, str]]:
        """Return the rows of this table's own rules, as (rule, source), that convert something in a text."""
        rows: set[tuple[str, str]] = set()
        for word, following in self._words(source):
            small = self.small(word.text) + (f"{JOINT}{self.small(following)}" if following else "")
            for program in self._programs:
                for _ in range(program.rounds):
                    segments = program.walk(small)
                    if program.table is self.table:
                        rows |= {(rule, small[start:end]) for start, end, _, rule in segments if rule}
                    small = "".join(target for _, _, target, _ in segments)
        return rows

    def _convert_chunk(self, chunk: str) -> str:
        """Convert what stands between two spaces; most often one word and its punctuation."""
        parts = self._shapes.cut(chunk)
        if len(parts) > 1:
            parts[::2] = map(self._chunks.__getitem__, parts[::2])
            return "".join(parts).replace(JOINT, " ")
        if plain := self._shapes.plain(chunk):
            before, word, after = plain.groups()
            small = word.lower()
            done = self._convert_lower(small)
            return f"{before}{done if small == word else text.capitalise(done, self._units)}{after}"
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
        return self._lay(word, self._convert_lower(self.small(word)))

    def small(self, word: str) -> str:
        """Return a word as the machines want it: folded, repaired, in lower case."""
        if self._shapes.is_own(word):
            return word.lower()
        small = text.lower(self._looks.repair(text.fold(word, self._marks)))
        for letter, own in self._accepts.items():
            small = small.replace(letter, own)
        return small

    def _convert_lower(self, word: str) -> str:
        if self._known and word in self._known:
            return self._known[word]
        for machine in self._machines:
            word = machine.run(word)
        return word

    def _words(self, chunk: str) -> Iterator[tuple[text.Word, str | None]]:
        """Yield the words to convert, each with the word it is pronounced with, if any."""
        addresses = text.addresses(chunk)
        found = list(text.words(chunk, self._marks, self._symbols))
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
        # A code, a placeholder of a message, the name of a key: UTF8, %d, Alt+F.
        if latin and (before.isdigit() or after.isdigit() or before in CODES or after == "+"):
            return False
        # Mac_Croatian is an identifier; _Nazad and Zah_ałovak are words with the mark of a key.
        if latin and before == "_" and word.text[0].isupper() and chunk[word.start - 2 : word.start - 1].isalpha():
            return False
        if latin and after == "_" and chunk[word.end + 1 : word.end + 2].isupper():
            return False
        if latin and text.ROMAN.fullmatch(word.text) and (len(word.text) > 1 or after != "."):
            return False
        if self._letters.isdisjoint(self.small(word.text)):
            return False
        return not (self._leave and self._leave(word.text))

    def _segments(self, word: str, following: str | None) -> list[Segment]:
        """Return the segments of a word as it stands, through folding and every stage, with its case laid on."""
        small = self.small(word)
        if small in self._known:
            segments = [(0, len(small), self._known[small], "list of names")]
        elif following is None:
            segments = run_steps(self._programs, small)
        else:
            both = run_steps(self._programs, f"{small}{JOINT}{self.small(following)}")
            segments = [segment for segment in both if segment[1] <= len(small)]
        return lay(word, compose(self._folding(word, small), segments), self._units)

    def dress(self, word: str, segments: list[Segment]) -> str:
        """Return what the segments of a word in lower case became, in the case of the word as it stands."""
        laid = lay(word, compose(self._folding(word, self.small(word)), segments), self._units)
        return "".join(target for _, _, target, _ in laid)

    def _folding(self, word: str, small: str) -> list[Segment]:
        """Return the segments by which a word as it stands became the word that the machines read."""
        clusters = text.clusters(word, self._marks + self._symbols)
        sizes = [
            sum(len(self._accepts.get(c, c)) for c in text.lower(text.fold(word[a:b], self._marks)))
            for a, b in clusters
        ]
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
        segments = compose(segments, covered) if segments else covered
    table = " → ".join(dict.fromkeys(names))
    return [Step(a, b, source[a:b], target, table, rule) for a, b, target, rule in segments if rule]


@cache
def look_alikes() -> text.LookAlikes:
    """Return what repairs letters of one script inside words of another, made once."""
    sections = tables.load_pairs("look-alikes").sections
    return text.LookAlikes(*({k: str(v) for k, v in sections[name].items()} for name in ("cyrillic", "latin")))
