"""The rows of a table as other software needs them: in the order they are tried, with contexts in one plain form.

A context of a rule may be several sequences, wanted and unwanted. Other languages of rules know only one wanted
sequence on each side, so a row becomes several rows, each with one; what is unwanted is turned into what may stand
there instead.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from itertools import pairwise, product
from typing import Final

from nazva.errors import NazvaError
from nazva.program import END, JOINT, START, programs
from nazva.tables import Rule, Table

_EDGES: Final = {"start": START, "end": END, "joint": JOINT}
_MOST: Final = 400


class NotExpressible(NazvaError):
    """A target cannot say what a table says; the message names the table, the rule and the feature."""


@dataclass(frozen=True, slots=True)
class Place:
    """What may stand at one place beside a source: letters (or all but these), the edge of the word, the joint."""

    letters: frozenset[str] = frozenset()
    others: bool = False
    edge: bool = False
    joint: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing can stand here."""
        return not (self.letters or self.others or self.edge or self.joint)

    @property
    def has_letters(self) -> bool:
        """Whether some letter may stand here."""
        return bool(self.letters) or self.others

    def negated(self) -> "Place":
        """Return what may stand here when this must not."""
        return Place(self.letters, not self.others, not self.edge, not self.joint)

    def both(self, other: "Place") -> "Place":
        """Return what satisfies both places."""
        if self.others and other.others:
            letters = self.letters | other.letters
        elif self.others or other.others:
            letters = other.letters - self.letters if self.others else self.letters - other.letters
        else:
            letters = self.letters & other.letters
        return Place(letters, self.others and other.others, self.edge and other.edge, self.joint and other.joint)


@dataclass(frozen=True, slots=True)
class Row:
    """One row with one wanted sequence on each side, from the source outwards; an empty one asks nothing."""

    source: str
    target: str
    rule: str
    after: tuple[Place, ...]
    before: tuple[Place, ...]

    @property
    def is_free(self) -> bool:
        """Whether the row has no context."""
        return not (self.after or self.before)


@dataclass(frozen=True, slots=True)
class Pass:
    """One program: rows in the order they are tried, the whole run `rounds` times."""

    table: str
    rows: tuple[Row, ...]
    rounds: int

    @property
    def looks_back(self) -> bool:
        """Whether some row asks what stands before it."""
        return any(row.after for row in self.rows)


def passes(table: Table) -> list[Pass]:
    """Return the programs of a table, its stages first, as passes over a lower-case word.

    Raises `NotExpressible` when a rule has too many contexts to be written out.
    """
    return [Pass(program.table.id, tuple(_rows(program.table)), program.rounds) for program in programs(table)]


def _rows(table: Table) -> Iterator[Row]:
    listed = [(source, target, rule) for rule in table.rules for source, target in rule.rows]
    contexts = {rule.id: _contexts(table, rule) for rule in table.rules}
    above: dict[str, list[Row]] = {}
    for source, target, rule in sorted(listed, key=lambda row: -len(row[0])):
        before_it = above.setdefault(source, [])
        for after, before in contexts[rule.id]:
            row = Row(source, target, rule.id, after, before)
            if not any(_covers(other, row) for other in before_it):
                before_it.append(row)
                yield row


def _covers(general: Row, row: Row) -> bool:
    """Tell whether a row that comes first applies wherever the other does."""
    return row.after[: len(general.after)] == general.after and row.before[: len(general.before)] == general.before


def _contexts(table: Table, rule: Rule) -> list[tuple[tuple[Place, ...], tuple[Place, ...]]]:
    def place(element: str) -> Place:
        letters = frozenset(_EDGES.get(element) or table.classes.get(element, element))
        edges = {START, END, JOINT}
        return Place(letters - edges, False, bool(letters & {START, END}), JOINT in letters)

    def side(
        wanted: tuple[tuple[str, ...], ...], unwanted: tuple[tuple[str, ...], ...], step: int
    ) -> list[tuple[Place, ...]]:
        yes = [tuple(map(place, sequence[::step])) for sequence in wanted] or [()]
        no = [tuple(map(place, sequence[::step])) for sequence in unwanted]
        return _merged([s for s in reduce(_conjunctions, map(_without, no), yes) if not any(p.is_empty for p in s)])

    found = sorted(
        product(side(rule.after, rule.not_after, -1), side(rule.before, rule.not_before, 1)),
        key=lambda sides: len(sides[0]) + len(sides[1]),
    )
    if len(found) > _MOST:
        raise NotExpressible(
            f"table {table.id!r}: rule {rule.id!r}: not_after and not_before give {len(found)} contexts; "
            "write fewer sequences"
        )
    if any(p.joint for after, _ in found for p in after if not p.others):
        raise NotExpressible(f"table {table.id!r}: rule {rule.id!r}: `joint` in `after` cannot be carried elsewhere")
    return found


def _without(sequence: tuple[Place, ...]) -> list[tuple[Place, ...]]:
    """Return sequences one of which holds wherever a sequence does not."""
    found = []
    for i, place in enumerate(sequence):
        found.append((*sequence[:i], place.negated()))
        if place.edge and i + 1 < len(sequence):
            found.append((*sequence[:i], Place(edge=True)))  # nothing stands beyond the edge
    return found


def _conjunctions(one: Sequence[tuple[Place, ...]], other: Sequence[tuple[Place, ...]]) -> list[tuple[Place, ...]]:
    found = []
    for a, b in product(one, other):
        short, long = sorted((a, b), key=len)
        found.append((*(x.both(y) for x, y in zip(short, long, strict=False)), *long[len(short) :]))
    return found


def _merged(sequences: Sequence[tuple[Place, ...]]) -> list[tuple[Place, ...]]:
    """Join sequences of one place into one, and leave out what stands twice."""
    single = [s[0] for s in sequences if len(s) == 1 and not s[0].others]
    rest = [s for s in sequences if not (len(s) == 1 and not s[0].others)]
    if () in rest:
        return [()]
    if single:
        joined = reduce(
            lambda a, b: replace(a, letters=a.letters | b.letters, edge=a.edge or b.edge, joint=a.joint or b.joint),
            single,
        )
        rest.insert(0, (joined,))
    return list(dict.fromkeys(rest))


def check_joints(table: Table, own: Sequence[Pass]) -> None:
    """Raise `NotExpressible` when a rule that looks behind the joint would see another word than nazva shows it.

    nazva converts the word after a preposition a second time, as a part of the preposition's word, where it does not
    stand at a start. That is the same, as far as the rule sees, if no row that asks for a start concerns a first
    letter that the rule asks for.
    """
    if not table.joined:
        return
    asked: set[str] = set()
    # Going backwards: rules that have run before one that looks behind the joint may have changed the next word.
    for one in reversed(own):
        seen = [(row, following) for row in one.rows for following in _behind_joints(row)]
        for row, following in seen:
            if following.others:
                raise NotExpressible(f"table {one.table!r}: rule {row.rule!r}: what must not follow a joint")
        here = frozenset[str]().union(*(following.letters for _, following in seen))
        if one.rounds > 1:
            asked |= here
        for row in one.rows:
            if any(p.edge for p in row.after) and asked & set(row.source[:1] + row.target[:1]):
                raise NotExpressible(
                    f"table {one.table!r}: rule {row.rule!r}: `start` decides on a letter that a rule asks for "
                    "behind `joint`"
                )
        asked |= here


def _behind_joints(row: Row) -> Iterator[Place]:
    for place, following in pairwise(row.before):
        if place.joint:
            yield following
