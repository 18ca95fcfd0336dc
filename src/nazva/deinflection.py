"""What a form may be a form of: the paradigms of `inflection` read backwards.

A paradigm is compiled into rows: an ending of the form and what stands for it in the lemma. The rows whose ending a
form has give lemmas, and only those remain that would be declined by the paradigm of the row. That hangs on the last
letters alone, so it is worked out once for all forms that end alike; how many letters they must share is noted on the
way. Only the words of the lists are looked up by themselves.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from nazva.inflection import NOMINATIVE, PLACE, SECOND, Inflection, Rules, Way, inflection
from nazva.paradigms import NUMBERS, REFERENCE
from nazva.program import START
from nazva.schema import Cell, Paradigm

_READ: Final = 0.2
_MEMORY: Final = 1 << 16


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


@dataclass(frozen=True, slots=True)
class Slot:
    """A form that an ending may be, as which part of a name; and how the stem of the lemma is cut."""

    paradigm: Paradigm
    part: str
    cut: int
    put: str
    case: str
    number: str
    share: float


@dataclass(frozen=True, slots=True, eq=False)
class Turn:
    """What an ending of forms may be when another stands for it in the lemma, for all lemmas of the same rules.

    `itself`: both endings are the same, and so are form and lemma.
    """

    itself: bool
    rules: Rules
    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A lemma that forms with a like ending may be of: the letters cut and put at the end, and as which forms."""

    cut: int
    put: str
    turns: tuple[Turn, ...]

    def lemma(self, form: str) -> str:
        """Return the lemma of a form."""
        return form[: len(form) - self.cut] + self.put


@dataclass(frozen=True, slots=True, eq=False)
class Alike:
    """Everything that forms that end alike may be by the rules; one object for all of them."""

    candidates: tuple[Candidate, ...]


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
    cut: int


class Deinflection:
    """Leads words of one language back to their nominatives. Reads words in lower case."""

    def __init__(self, own: Inflection) -> None:
        self.inflection = own
        self._rows: dict[str, dict[str, dict[tuple[str, str], list[_Row]]]] = {}
        for paradigm in own.table.paradigms:
            if not paradigm.named:
                for row in self._compiled(paradigm):
                    by_lemma = self._rows.setdefault(row.ending, {}).setdefault(row.lemma, {})
                    by_lemma.setdefault((row.paradigm.id, row.part), []).append(row)
        # What stands for an ending in the lemma: the letters that both begin with are left alone.
        self._lemmas = {
            end: [(ending, _unlike(end, ending)) for ending in by_lemma] for end, by_lemma in self._rows.items()
        }
        self._turns: dict[tuple[Rules, str, str], Turn] = {}
        self._longest = max(map(len, self._rows), default=0)
        self._irregular: dict[str, list[Analysis]] = {}
        for word, ways in own.words.items():
            for way in ways:
                for case, number, form, share in own.forms(word, way):
                    self._irregular.setdefault(form, []).append(Analysis(word, way, case, number, share))
        self._ends = frozenset(ending[place:] for ending in self._rows for place in range(len(ending) + 1))
        self._deepest = 1
        self._alike: dict[str, Alike] = {}
        self._loose: dict[str, Mapping[str, tuple[tuple[str, str, str], ...]]] = {}

    def alike(self, form: str) -> Alike:
        """Return what the last letters of a form say by the rules, whatever the lists of irregular words say.

        >>> own = deinflection("be")
        >>> own.alike("кавальчуком") is own.alike("паўльчуком")
        True
        """
        framed = START + form
        for size in range(1, min(self._deepest, len(framed)) + 1):
            known = self._alike.get(framed[-size:])
            if known is not None:
                return known
        made, reach = self._alike_by_rules(form)
        if len(self._alike) >= _MEMORY:
            self._alike.clear()
        self._deepest = max(self._deepest, reach)
        self._alike[framed[-reach:]] = made
        return made

    def analyses(self, form: str) -> list[Analysis]:
        """Return everything that a word may be: a nominative, then forms of others.

        >>> "павел" in {own.lemma for own in deinflection("be").analyses("паўла")}
        True
        """
        words = self.inflection.words
        found = list(self._irregular.get(form, ()))
        for candidate in self.alike(form).candidates:
            lemma = candidate.lemma(form)
            listed = words.get(lemma, ())
            taken = {(way.part, way.gender) for way in listed}
            places = any(way.part == PLACE for way in listed)
            for slot in (slot for turn in candidate.turns for slot in turn.slots):
                if (slot.part, slot.paradigm.gender) in taken or (places and slot.part == PLACE):
                    continue
                way = Way(slot.paradigm, slot.part, lemma[: len(lemma) - slot.cut] + slot.put)
                found.append(Analysis(lemma, way, slot.case, slot.number, slot.share))
        return found

    def loosely(self, form: str, part: str) -> Iterator[tuple[str, str, str]]:
        """Yield lemma, gender and case of what a word may be by its ending alone, for who knows the lemmas there are.

        >>> ("кузнечык", "m", "gen") in deinflection("be").loosely("кузнечыка", "given")
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
        for own in self._irregular.get(form, ()):
            if own.way.part == part:
                yield own.lemma, own.way.gender, own.case
        loose = self._loose[part]
        for size in range(min(self._longest, len(form) - 1), -1, -1):
            place = len(form) - size
            for ending, gender, case in loose.get(form[place:], ()):
                yield form[:place] + ending, gender, case

    def is_irregular(self, form: str) -> bool:
        """Tell whether a word is a form of one of the irregular words."""
        return form in self._irregular

    def _alike_by_rules(self, form: str) -> tuple[Alike, int]:
        """Return what a form may be, and how many of its last letters were looked at."""
        by_rules = self.inflection.by_rules
        rules = by_rules(form)
        reach = rules.reach
        found: dict[tuple[int, str], list[Turn]] = {}
        if rules.found:
            found[0, ""] = [self._nominative(rules)]
        for size in range(min(self._longest, len(form) - 1) + 1):
            end = form[len(form) - size :]
            for ending, (cut, put) in self._lemmas.get(end, ()):
                lemma = form[: len(form) - size] + ending
                rules = by_rules(lemma)
                if (seen := rules.reach - len(ending) + size) > reach:
                    reach = seen
                turn = self._turns.get((rules, end, ending))
                if turn is None:
                    turn = self._turn(rules, end, ending, form, lemma)
                if turn.slots:
                    found.setdefault((cut, put), []).append(turn)
            if end not in self._ends:
                reach = max(reach, size)
                break
        else:
            # No more letters are there: a longer word that ends so may be more.
            reach = max(reach, len(form) + 1 if len(form) <= self._longest else self._longest)
        candidates = tuple(Candidate(cut, put, tuple(turns)) for (cut, put), turns in found.items())
        return Alike(candidates), min(reach, len(form) + 1)

    def _nominative(self, rules: Rules) -> Turn:
        turn = self._turns.get((rules, "", ""))
        if turn is None:
            slots = [Slot(p, part, cut, put, NOMINATIVE, p.number, 1.0) for p, part, cut, put in rules.found]
            turn = self._turns[rules, "", ""] = Turn(itself=False, rules=rules, slots=tuple(slots))
        return turn

    def _turn(self, rules: Rules, end: str, ending: str, form: str, lemma: str) -> Turn:
        slots = []
        by_paradigm = self._rows[end][ending]
        for paradigm, part, cut, put in rules.found:
            for row in by_paradigm.get((paradigm.id, part), ()):
                change = row.cell.change
                # The rules were told by all letters that decide about changes.
                if row.cut == cut and (
                    not change
                    or self.inflection.changed(change, lemma[: len(lemma) - cut] + put) + row.cell.ending == form
                ):
                    slots.append(Slot(paradigm, part, cut, put, row.case, row.number, row.share))
        if len(self._turns) >= _MEMORY:
            self._turns.clear()
        turn = self._turns[rules, end, ending] = Turn(itself=end == ending, rules=rules, slots=tuple(slots))
        return turn

    def _compiled(self, paradigm: Paradigm) -> Iterator[_Row]:
        for part in paradigm.parts:
            for number in NUMBERS if paradigm.number == NUMBERS[0] else NUMBERS[1:]:
                for case in self.inflection.table.cases:
                    if (case, number) == (NOMINATIVE, paradigm.number):
                        continue
                    for n, cell in enumerate(self.inflection.cells(paradigm, part, case, number)):
                        share = _READ if cell.read_only else SECOND if n else 1.0
                        for cut, put in paradigm.stems:
                            if cell.ending == REFERENCE:
                                yield _Row(cut, cut, paradigm, part, case, number, share, Cell("", ""), len(cut))
                                continue
                            yield _Row(put + cell.ending, cut, paradigm, part, case, number, share, cell, len(cut))
                            for ending, lemma in self._changed(cell, cut, put):
                                yield _Row(ending, lemma, paradigm, part, case, number, share, cell, len(cut))

    def _changed(self, cell: Cell, cut: str, put: str) -> Iterator[tuple[str, str]]:
        for source, target in self.inflection.changes[cell.change].items() if cell.change else ():
            if put.endswith(source):
                yield put[: len(put) - len(source)] + target + cell.ending, cut
            elif source.endswith(put):
                yield target + cell.ending, source[: len(source) - len(put)] + cut


def _unlike(end: str, ending: str) -> tuple[int, str]:
    """Return how many letters of an ending are cut, and what is put for them, to make another of it."""
    same = 0
    for a, b in zip(end, ending, strict=False):
        if a != b:
            break
        same += 1
    return len(end) - same, ending[same:]


@cache
def deinflection(spelling: str) -> Deinflection:
    """Return what leads forms back, in a spelling that has paradigms of its own."""
    return Deinflection(inflection(spelling))
