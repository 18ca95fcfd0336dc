"""How one word is declined, by the paradigms of a table `forms/LANGUAGE-forms`.

The first paradigm whose ending and context the lemma has gives all forms. `deinflection` reads the table backwards.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from nazva import tables
from nazva.paradigms import ANIMATE, NUMBERS, REFERENCE
from nazva.program import START, sequence_of
from nazva.schema import Cell, Paradigm, Paradigms, Shown

NOMINATIVE: Final = "nom"
PLACE: Final = "place"
# So many last letters are always looked at.
_LAST: Final = 2
SECOND: Final = 0.5
_MEMORY: Final = 1 << 16


@dataclass(frozen=True, slots=True, eq=False)
class Way:
    """A way to decline a word: as which part of a name, in which gender, by which paradigm, on which stem."""

    paradigm: Paradigm
    part: str
    stem: str
    listed: bool = False
    changed: tuple[tuple[tuple[str, str], tuple[Cell, ...]], ...] = ()

    @property
    def gender(self) -> str:
        """The gender of the paradigm."""
        return self.paradigm.gender

    @property
    def number(self) -> str:
        """The number of the lemma."""
        return self.paradigm.number

    def masculine(self, lemma: str) -> str:
        """Return the surname of a man for that of a woman; the same where they do not differ."""
        for ending, other in self.paradigm.masculine:
            if lemma.endswith(ending):
                return lemma[: len(lemma) - len(ending)] + other
        return lemma


@dataclass(frozen=True, slots=True, eq=False)
class Rules:
    """What `reach` last letters of a word say: paradigm, part, how many letters are cut, and what stands for them."""

    found: tuple[tuple[Paradigm, str, int, str], ...]
    reach: int


class Inflection:
    """Declines words of one language. Reads and writes words in lower case."""

    def __init__(self, table: Paradigms) -> None:
        self.table = table
        self.changes = {name: dict(rows) for name, rows in table.changes.items()}
        self._reach = {name: max(map(len, rows), default=0) for name, rows in self.changes.items()}
        self._sources = {
            name: frozenset(source[place:] for source in rows for place in range(len(source)))
            for name, rows in self.changes.items()
        }
        self._contexts = {
            paradigm.id: tuple(
                [sequence_of(sequence, table.classes) for sequence in side]
                for side in (paradigm.after, paradigm.not_after)
            )
            for paradigm in table.paradigms
        }
        self._changes_of = {
            paradigm.id: {cell.change for cells in paradigm.forms.values() for cell in cells if cell.change}
            for paradigm in table.paradigms
        }
        self._by_letters: dict[str, list[tuple[Paradigm, tuple[tuple[str, str], ...]]]] = {}
        self._ways: dict[str, tuple[Way, ...]] = {}
        self._by_end: dict[str, Rules] = {}
        self._deepest = _LAST
        self.words = self._irregular()

    def ways(self, lemma: str) -> tuple[Way, ...]:
        """Return the ways in which a word in the nominative may be declined, those of the list instead of the rules.

        >>> "p-iczy" in [way.paradigm.id for way in inflection("be").ways("баранавічы")]
        True
        """
        found = self._ways.get(lemma)
        if found is None:
            listed = self.words.get(lemma, ())
            taken = {(way.part, way.gender) for way in listed}
            places = any(way.part == PLACE for way in listed)
            rules = [
                Way(paradigm, part, lemma[: len(lemma) - cut] + put)
                for paradigm, part, cut, put in self.by_rules(lemma).found
                if (part, paradigm.gender) not in taken and not (places and part == PLACE)
            ]
            if len(self._ways) >= _MEMORY:
                self._ways.clear()
            found = self._ways[lemma] = (*listed, *rules)
        return found

    def by_rules(self, lemma: str) -> Rules:
        """Return how a word is declined by the paradigms, whatever the lists say: worked out once for all that end so.

        >>> inflection("be").by_rules("пятровіч") is inflection("be").by_rules("станкевіч")
        True
        """
        framed = START + lemma
        for size in range(_LAST, min(self._deepest, len(framed)) + 1):
            known = self._by_end.get(framed[-size:])
            if known is not None:
                return known
        made = self._matching(framed)
        if len(self._by_end) >= _MEMORY:
            self._by_end.clear()
        self._deepest = max(self._deepest, made.reach)
        self._by_end[framed[-made.reach :]] = made
        return made

    def _matching(self, framed: str) -> Rules:
        closed: set[tuple[str, str, str]] = set()
        found: list[tuple[Paradigm, str, int, str]] = []
        reach = _LAST
        for paradigm, stems in self._ending_like(framed[-_LAST:]):
            keys = [(part, paradigm.gender, paradigm.number) for part in paradigm.parts]
            if all(key in closed for key in keys):
                continue
            match, seen = self._match(framed, paradigm, stems)
            reach = max(reach, seen)
            if match is None:
                continue
            for key in keys:
                if key not in closed:
                    found.append((paradigm, key[0], *match))
                    if not (paradigm.open or paradigm.attribute):
                        closed.add(key)
            reach = max([reach, *(common_end(framed, ending) + 1 for ending, _ in paradigm.masculine)])
            cut, put = match
            stem = framed[: len(framed) - cut] + put
            for change in self._changes_of[paradigm.id]:
                reach = max(reach, self._reach_of(change, stem) - len(put) + cut)
        return Rules(tuple(found), min(reach, len(framed)))

    def _ending_like(self, letters: str) -> list[tuple[Paradigm, tuple[tuple[str, str], ...]]]:
        """Return the paradigms of words that may end in two letters, with those of their endings that do."""
        if letters not in self._by_letters:
            found = []
            for paradigm in self.table.paradigms:
                stems = tuple(stem for stem in paradigm.stems if self._may_end(letters, paradigm, stem[0]))
                if stems and not paradigm.named:
                    found.append((paradigm, tuple(sorted(stems, key=lambda stem: -len(stem[0])))))
            self._by_letters[letters] = found
        return self._by_letters[letters]

    def _may_end(self, letters: str, paradigm: Paradigm, cut: str) -> bool:
        if not (letters.endswith(cut) or cut.endswith(letters)):
            return False
        before = letters[: len(letters) - len(cut)] if len(cut) < len(letters) else ""
        after = self._contexts[paradigm.id][0]
        return not (before and after) or any(before[-1] in sequence[-1] for sequence in after)

    def _match(
        self, framed: str, paradigm: Paradigm, stems: Sequence[tuple[str, str]]
    ) -> tuple[tuple[int, str] | None, int]:
        """Return how the first of some endings that a word has cuts it, and how many last letters were looked at."""
        after, not_after = self._contexts[paradigm.id]
        reach = 0
        for cut, put in stems:
            same = common_end(framed, cut)
            reach = max(reach, same + 1)
            place = len(framed) - len(cut)
            if same < len(cut) or place <= len(START):
                continue
            met, seen = _any_before(framed, place, after) if after else (True, 0)
            reach = max(reach, len(cut) + seen)
            if met:
                barred, seen = _any_before(framed, place, not_after)
                reach = max(reach, len(cut) + seen)
                if not barred:
                    return (len(cut), put), reach
        return None, reach

    def forms(self, lemma: str, way: Way) -> Iterator[tuple[str, str, str, float]]:
        """Yield case, number, form and share of every form of a word that is declined in this way, the lemma first."""
        yield NOMINATIVE, way.number, lemma, 1.0
        own = dict(way.changed)
        stems = way.stem.split("|")
        for number in NUMBERS if way.number == NUMBERS[0] else NUMBERS[1:]:
            for case in self.table.cases:
                if (case, number) == (NOMINATIVE, way.number):
                    continue
                share = 1.0
                seen = set()
                for cell in own.get((case, number), ()) or self.cells(way.paradigm, way.part, case, number):
                    if cell.read_only:
                        continue
                    if cell.ending == REFERENCE:
                        made = [lemma]
                    elif (case, number) in own:
                        made = [cell.ending]
                    else:
                        made = [self.changed(cell.change, stem) + cell.ending for stem in stems]
                    for form in made:
                        if form not in seen:
                            seen.add(form)
                            yield case, number, form, share
                            share = SECOND

    def cells(self, paradigm: Paradigm, part: str, case: str, number: str) -> tuple[Cell, ...]:
        """Return the cells of a form, a reference to another form followed; that to the lemma is the cell `@`."""
        cells = paradigm.forms.get((case, number), ())
        if cells and cells[0].ending.startswith(REFERENCE):
            to = cells[0].ending[1:]
            if to == ANIMATE:
                to = NOMINATIVE if part == PLACE else "gen"
            if (to, number) == (NOMINATIVE, paradigm.number):
                return (Cell("", REFERENCE),)
            return self.cells(paradigm, part, to, number)
        return cells

    def _reach_of(self, change: str, stem: str) -> int:
        """Return how many last letters of a stem decide what a change does to it."""
        ends = self._sources[change]
        return next((size for size in range(1, len(stem) + 1) if stem[-size:] not in ends), len(stem))

    def changed(self, change: str, stem: str) -> str:
        """Return a stem after what befalls its end before an ending."""
        if change:
            rows = self.changes[change]
            for size in range(min(self._reach[change], len(stem)), 0, -1):
                end = rows.get(stem[-size:])
                if end is not None:
                    return stem[:-size] + end
        return stem

    def _irregular(self) -> Mapping[str, tuple[Way, ...]]:
        """Return the ways of the words of the lists of irregular words."""
        known = {paradigm.id: paradigm for paradigm in self.table.paradigms}
        found: dict[str, list[Way]] = {}
        for ident in self.table.words:
            for row in tables.load_list(ident).rows:
                word, paradigm = row["word"][0], known[row["paradigm"][0]]
                cut = next((cut for cut, _ in paradigm.stems if word.endswith(cut)), "")
                stem = "|".join(row["stem"]) or word[: len(word) - len(cut)] + dict(paradigm.stems).get(cut, "")
                changed = []
                for cell in row["forms"]:
                    slot, _, form = cell.partition("=")
                    number, _, case = slot.rpartition("-")
                    changed.append(((case, number or NUMBERS[0]), (Cell("", form),)))
                for part in row["part"]:
                    found.setdefault(word, []).append(Way(paradigm, part, stem, True, tuple(changed)))
        return {word: tuple(own) for word, own in found.items()}


def common_end(word: str, other: str) -> int:
    """Return how many last letters of two words are the same."""
    same = 0
    for a, b in zip(reversed(word), reversed(other), strict=False):
        if a != b:
            break
        same += 1
    return same


def _any_before(framed: str, place: int, sequences: Sequence[tuple[frozenset[str], ...]]) -> tuple[bool, int]:
    """Tell whether one of several sequences stands before a place, and how many letters before it were looked at."""
    most = 0
    for sequence in sequences:
        seen, met = 0, True
        for letters in reversed(sequence):
            if seen == place:
                met = False
                break
            seen += 1
            if framed[place - seen] not in letters:
                met = False
                break
        most = max(most, seen)
        if met:
            return True, most
    return False, most


@cache
def inflection(spelling: str) -> Inflection:
    """Return what declines the names of a spelling that has paradigms of its own."""
    return Inflection(tables.load_paradigms(table_of()[spelling]))


@cache
def table_of() -> Mapping[str, str]:
    """Return which table of paradigms declines the names of a spelling, by spelling."""
    found = {}
    for ident, file in tables.index().items():
        if file.parent.name == "forms" and ident.endswith("-forms"):
            for spelling in tables.load_paradigms(ident).spellings:
                found[spelling] = ident
    return found


def check(table: Paradigms) -> list[str]:
    """Return what is wrong with paradigms: examples that fail, paradigms that no example shows."""
    own = Inflection(table)
    complaints = []
    shown = set()
    for number, example in enumerate(table.examples, 1):
        ways = [way for way in own.ways(example.lemma) if (way.part, way.gender) == (example.part, example.gender)]
        there = {way.paradigm.id for way in ways for one in own.forms(example.lemma, way) if _is_shown(one, example)}
        shown |= there
        if not there:
            made = {form for way in ways for case, n, form, _ in own.forms(example.lemma, way) if case == example.case}
            complaints.append(
                f"{table.file}: example {number}: {example.lemma!r} gives {', '.join(sorted(made)) or 'nothing'}, "
                f"not {example.form!r}"
            )
    named = {way.paradigm.id for ways in own.words.values() for way in ways}
    idle = [p.id for p in table.paradigms if p.id not in shown and (not p.named or p.id in named)]
    if idle and not table.base:
        complaints.append(f"{table.file}: no example shows {', '.join(idle)}")
    return complaints


def _is_shown(made: tuple[str, str, str, float], example: Shown) -> bool:
    return made[:3] == (example.case, example.number, example.form)
