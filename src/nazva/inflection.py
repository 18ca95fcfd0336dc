"""How one word is declined, both ways, by the paradigms of a table `forms/LANGUAGE-forms`.

A paradigm is compiled into rows: an ending of the form and what stands for it in the lemma. Forwards, the first
paradigm whose ending and context the lemma has gives all forms; backwards, the rows whose ending a form has give
lemmas, and only those remain that would be declined by the paradigm of the row.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from nazva import tables
from nazva.paradigms import ANIMATE, NUMBERS, REFERENCE
from nazva.program import START, ends_with, sequence_of
from nazva.schema import Cell, Paradigm, Paradigms, Shown

NOMINATIVE: Final = "nom"
_PLACE: Final = "place"
# So many last letters are always told apart.
_LAST: Final = 2
_SECOND: Final = 0.5
_READ: Final = 0.2
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


@dataclass(frozen=True, slots=True)
class Analysis:
    """What a form may be: a form of a lemma, declined in a way, in a case and number.

    `share` is 1 for the main form of a case, less for others.
    """

    lemma: str
    way: Way
    case: str
    number: str
    share: float


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """A lemma that a form may be of, and every way, case, number and share in which it may be that.

    `key` is equal for readings whose ways and cases are: words that end alike are declined alike.
    """

    lemma: str
    found: tuple[tuple[Way, str, str, float], ...]
    key: tuple[str, str, str] | None


@dataclass(frozen=True, slots=True)
class _Row:
    """An ending of a form, what stands for it in the lemma, and of which form of which paradigm it is."""

    ending: str
    lemma: str
    paradigm: Paradigm
    part: str
    case: str
    number: str
    share: float
    cell: Cell


class Inflection:
    """Declines words of one language. Reads and writes words in lower case."""

    def __init__(self, table: Paradigms) -> None:
        self.table = table
        self._changes = {name: dict(rows) for name, rows in table.changes.items()}
        self._reach = {name: max(map(len, rows), default=0) for name, rows in self._changes.items()}
        self._contexts = {
            paradigm.id: tuple(
                [sequence_of(sequence, table.classes) for sequence in side]
                for side in (paradigm.after, paradigm.not_after)
            )
            for paradigm in table.paradigms
        }
        self._by_letters: dict[str, list[tuple[Paradigm, tuple[tuple[str, str], ...]]]] = {}
        self._ways: dict[str, tuple[Way, ...]] = {}
        self._by_tail: dict[str, tuple[tuple[Paradigm, str, int, str], ...]] = {}
        self._depth = max(
            len(cut) + max(map(len, (*paradigm.after, *paradigm.not_after)), default=1)
            for paradigm in table.paradigms
            for cut, _ in paradigm.stems
        )
        self._alike = [self._letters_alike(place) for place in range(self._depth, -1, -1)]
        self._found: dict[tuple[str, str, str], tuple[tuple[Way, str, str, float], ...]] = {}
        self.words = self._irregular()
        self._forms: dict[str, list[Analysis]] = {}
        for word, ways in self.words.items():
            for way in ways:
                for case, number, form, share in self.forms(word, way):
                    self._forms.setdefault(form, []).append(Analysis(word, way, case, number, share))
        self._rows: dict[str, dict[str, dict[tuple[str, str], list[_Row]]]] = {}
        for paradigm in table.paradigms:
            if not paradigm.named:
                for row in self._compiled(paradigm):
                    own = self._rows.setdefault(row.ending, {}).setdefault(row.lemma, {})
                    own.setdefault((row.paradigm.id, row.part), []).append(row)
        self._loose: dict[str, Mapping[str, tuple[tuple[str, str, str], ...]]] = {}
        self._longest = max(map(len, self._rows), default=0)

    # Forwards

    def ways(self, lemma: str) -> tuple[Way, ...]:
        """Return the ways in which a word in the nominative may be declined, those of the list instead of the rules.

        >>> "p-iczy" in [way.paradigm.id for way in inflection("be").ways("баранавічы")]
        True
        """
        found = self._ways.get(lemma)
        if found is None:
            listed = self.words.get(lemma, ())
            taken = {(way.part, way.gender) for way in listed}
            places = any(way.part == _PLACE for way in listed)
            rules = [
                Way(paradigm, part, lemma[: len(lemma) - cut] + put)
                for paradigm, part, cut, put in self._by_rules(lemma)
                if (part, paradigm.gender) not in taken and not (places and part == _PLACE)
            ]
            if len(self._ways) >= _MEMORY:
                self._ways.clear()
            found = self._ways[lemma] = (*listed, *rules)
        return found

    def _by_rules(self, lemma: str) -> tuple[tuple[Paradigm, str, int, str], ...]:
        """Return paradigm, part, how many letters of a word are cut, and what stands for them: by its last letters."""
        tail = self._tail(lemma)
        found = self._by_tail.get(tail)
        if found is None:
            if len(self._by_tail) >= _MEMORY:
                self._by_tail.clear()
            found = self._by_tail[tail] = tuple(self._matching(tail))
        return found

    def _tail(self, lemma: str) -> str:
        """Return of the last letters of a word what endings, changes and contexts can tell."""
        framed = lemma[-self._depth :] if len(lemma) > self._depth else START + lemma
        return "".join(
            [alike.get(letter, letter) for alike, letter in zip(self._alike[-len(framed) :], framed, strict=False)]
        )

    def _matching(self, framed: str) -> Iterator[tuple[Paradigm, str, int, str]]:
        closed: set[tuple[str, str, str]] = set()
        for paradigm, stems in self._ending_like(framed[-2:]):
            keys = [(part, paradigm.gender, paradigm.number) for part in paradigm.parts]
            if all(key in closed for key in keys):
                continue
            match = self._match(framed, paradigm, stems)
            if match is None:
                continue
            for key in keys:
                if key not in closed:
                    yield paradigm, key[0], *match
                    if not (paradigm.open or paradigm.attribute):
                        closed.add(key)

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

    def _letters_alike(self, place: int) -> Mapping[str, str]:
        """Return, for letters at a place counted from the end of a word, one for all that nothing tells apart there.

        An ending tells the letters it holds apart, a change those of its sources, a context the sets it is made of.
        """
        if place < _LAST:
            return {}
        sets = {
            sequence[-1 - (place - len(cut))]
            for paradigm in self.table.paradigms
            for cut, _ in paradigm.stems
            for side in self._contexts[paradigm.id]
            for sequence in side
            if len(cut) <= place < len(cut) + len(sequence)
        }
        order = sorted(sets, key=sorted)
        told = {cut[-place - 1] for p in self.table.paradigms for cut, _ in p.stems if len(cut) > place}
        cuts = {len(cut) for paradigm in self.table.paradigms for cut, _ in paradigm.stems}
        told |= {
            source[cut - place - 1]
            for rows in self._changes.values()
            for source in rows
            for cut in cuts
            if cut <= place < cut + len(source)
        }
        first: dict[tuple[object, ...], str] = {}
        every = set[str]().union(
            *(own for side in self._contexts.values() for both in side for seq in both for own in seq)
        )
        return {
            letter: first.setdefault((letter if letter in told else "", *(letter in own for own in order)), letter)
            for letter in sorted(every)
        }

    def _match(self, framed: str, paradigm: Paradigm, stems: Sequence[tuple[str, str]]) -> tuple[int, str] | None:
        after, not_after = self._contexts[paradigm.id]
        least = 2 if framed.startswith(START) else 1
        for cut, put in stems:
            place = len(framed) - len(cut)
            if place < least or not framed.endswith(cut):
                continue
            if (after and not any(ends_with(framed, place, own) for own in after)) or any(
                ends_with(framed, place, own) for own in not_after
            ):
                continue
            return len(cut), put
        return None

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
                for cell in own.get((case, number), ()) or self._cells(way.paradigm, way.part, case, number):
                    if cell.read_only:
                        continue
                    if cell.ending == REFERENCE:
                        made = [lemma]
                    elif (case, number) in own:
                        made = [cell.ending]
                    else:
                        made = [self._change(cell.change, stem) + cell.ending for stem in stems]
                    for form in made:
                        if form not in seen:
                            seen.add(form)
                            yield case, number, form, share
                            share = _SECOND

    def _cells(self, paradigm: Paradigm, part: str, case: str, number: str) -> tuple[Cell, ...]:
        """Return the cells of a form, a reference to another form followed; that to the lemma is the cell `@`."""
        cells = paradigm.forms.get((case, number), ())
        if cells and cells[0].ending.startswith(REFERENCE):
            to = cells[0].ending[1:]
            if to == ANIMATE:
                to = NOMINATIVE if part == _PLACE else "gen"
            if (to, number) == (NOMINATIVE, paradigm.number):
                return (Cell("", REFERENCE),)
            return self._cells(paradigm, part, to, number)
        return cells

    def _change(self, change: str, stem: str) -> str:
        if change:
            rows = self._changes[change]
            for size in range(min(self._reach[change], len(stem)), 0, -1):
                end = rows.get(stem[-size:])
                if end is not None:
                    return stem[:-size] + end
        return stem

    # Backwards

    def readings(self, form: str) -> Iterator[Reading]:
        """Yield everything that a word may be: a nominative first, then forms of others.

        >>> "павел" in {reading.lemma for reading in inflection("be").readings("паўла")}
        True
        """
        nominative = tuple((way, NOMINATIVE, way.number, 1.0) for way in self.ways(form))
        yield Reading(form, nominative, None if form in self.words else ("", "", self._tail(form)))
        irregular: dict[str, list[tuple[Way, str, str, float]]] = {}
        for own in self._forms.get(form, ()):
            if not (own.lemma == form and own.case == NOMINATIVE):
                irregular.setdefault(own.lemma, []).append((own.way, own.case, own.number, own.share))
        for lemma, several in irregular.items():
            yield Reading(lemma, tuple(several), None)
        for size in range(min(self._longest, len(form) - 1), -1, -1):
            place = len(form) - size
            by_lemma = self._rows.get(form[place:])
            if by_lemma:
                for ending, rows in by_lemma.items():
                    lemma = form[:place] + ending
                    if lemma in self.words:
                        found, key = self._of_rows(form, lemma, rows), None
                    else:
                        key = form[place:], ending, self._tail(lemma)
                        found = self._found.get(key)  # type: ignore[assignment]
                        if found is None:
                            if len(self._found) >= _MEMORY:
                                self._found.clear()
                            found = self._found[key] = self._of_rows(form, lemma, rows)
                    if found:
                        yield Reading(lemma, found, key)

    def loosely(self, form: str, part: str) -> Iterator[tuple[str, str, str]]:
        """Yield lemma, gender and case of what a word may be by its ending alone, for who knows the lemmas there are.

        >>> ("кузнечык", "m", "gen") in inflection("be").loosely("кузнечыка", "given")
        True
        """
        if part not in self._loose:
            index: dict[str, dict[tuple[str, str, str], None]] = {}
            for ending, by_lemma in self._rows.items():
                for lemma, by_paradigm in by_lemma.items():
                    for (_, own_part), rows in by_paradigm.items():
                        for row in rows if own_part == part and lemma != ending else ():
                            index.setdefault(ending, {})[lemma, row.paradigm.gender, row.case] = None
            self._loose[part] = {ending: tuple(own) for ending, own in index.items()}
        for own in self._forms.get(form, ()):
            if own.way.part == part:
                yield own.lemma, own.way.gender, own.case
        loose = self._loose[part]
        for size in range(min(self._longest, len(form) - 1), -1, -1):
            place = len(form) - size
            for ending, gender, case in loose.get(form[place:], ()):
                yield form[:place] + ending, gender, case

    def _of_rows(
        self, form: str, lemma: str, rows: Mapping[tuple[str, str], Sequence[_Row]]
    ) -> tuple[tuple[Way, str, str, float], ...]:
        found: list[tuple[Way, str, str, float]] = []
        # Most lemmas are none: what no paradigm of the rows matches need not be compared with all of them.
        framed, seen = START + lemma, set()
        for own in rows.values():
            paradigm = own[0].paradigm
            if paradigm.id not in seen:
                seen.add(paradigm.id)
                if self._match(framed, paradigm, paradigm.stems) is not None:
                    break
        else:
            return ()
        for way in self.ways(lemma):
            own_rows = () if way.listed else rows.get((way.paradigm.id, way.part), ())
            found += [
                (way, row.case, row.number, row.share)
                for row in own_rows
                if not row.cell.change or self._change(row.cell.change, way.stem) + row.cell.ending == form
            ]
        return tuple(found)

    def is_irregular(self, form: str) -> bool:
        """Tell whether a word is a form of one of the irregular words."""
        return form in self._forms

    def _compiled(self, paradigm: Paradigm) -> Iterator[_Row]:
        for part in paradigm.parts:
            for number in NUMBERS if paradigm.number == NUMBERS[0] else NUMBERS[1:]:
                for case in self.table.cases:
                    if (case, number) == (NOMINATIVE, paradigm.number):
                        continue
                    for n, cell in enumerate(self._cells(paradigm, part, case, number)):
                        share = _READ if cell.read_only else _SECOND if n else 1.0
                        for cut, put in paradigm.stems:
                            if cell.ending == REFERENCE:
                                yield _Row(cut, cut, paradigm, part, case, number, share, Cell("", ""))
                                continue
                            yield _Row(put + cell.ending, cut, paradigm, part, case, number, share, cell)
                            for ending, lemma in self._changed(cell, cut, put):
                                yield _Row(ending, lemma, paradigm, part, case, number, share, cell)

    def _changed(self, cell: Cell, cut: str, put: str) -> Iterator[tuple[str, str]]:
        for source, target in self._changes[cell.change].items() if cell.change else ():
            if put.endswith(source):
                yield put[: len(put) - len(source)] + target + cell.ending, cut
            elif source.endswith(put):
                yield target + cell.ending, source[: len(source) - len(put)] + cut

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
