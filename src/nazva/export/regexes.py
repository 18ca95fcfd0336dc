"""A table as a list of replacements by regular expressions, for search engines and databases.

They know no words, no case and no order of rows at one place, only one replacement after another over the whole text
in small letters. So a source whose row applies is first replaced by a token of its own and copies of its letters,
which later sources do not match and contexts still see; when all rows of a program have had their turn, tokens become
targets and copies go. Tokens and copies are private-use characters, and none is left in the result.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from heapq import heapify, heappop, heappush
from typing import Final

from nazva import tables, text
from nazva.export.rows import NotExpressible, Pass, Place, Row, check_joints, passes
from nazva.program import alphabet
from nazva.tables import Table

_TOKENS: Final = 0xE000
_COPIES: Final = 0xF000
_SHIELDS: Final = 0xF400
_SIGNS: Final = 0xF8E0
_JOINT: Final = "\uf8ff"
CUT: Final = "\uf8fe"
_SPACE: Final = "[\\t-\\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]"
# Letters and what combines with them in the scripts of Europe and the Near East; others do not part words here.
_LETTERS: Final = (
    "a-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af"
    "\u0300-\u052f\u0531-\u06ff\u10a0-\u10ff\u1c80-\u1cbf\u1e00-\u1fff"
)


@dataclass(frozen=True, slots=True)
class Step:
    """Replace `source` by `target` wherever `after` stands before it and `before` behind it.

    All but `target` are regular expressions without groups that remember; empty ones ask nothing. A `literal` step
    has a plain string for its source and no context. `times` says how often a step must be run where its contexts are
    matched together with the source and not only looked at. A `row` is a row of the table.
    """

    phase: str
    source: str
    target: str
    after: str = ""
    before: str = ""
    literal: bool = False
    keeps: bool = False
    times: int = 1
    row: bool = False


@dataclass(frozen=True, slots=True)
class Phase:
    """Steps that belong together: folding, one program of the table, the end. The whole is run `rounds` times.

    Where `overlap` says that sources overlap, the text must first be cut where a walk from the left cuts it: `CUT`
    goes behind every match of the alternatives of all rows, in order.
    """

    name: str
    steps: tuple[Step, ...]
    rounds: int = 1
    overlap: str = ""


def phases(table: Table) -> list[Phase]:
    """Return the replacements of a table, in order, over text in small letters and normal form C.

    Raises `NotExpressible`, naming table, rule and feature, when replacements one after another would not give what
    the table says.
    """
    return list(_Steps(table).phases())


class _Steps:
    def __init__(self, table: Table) -> None:
        self._table = table
        self._passes = passes(table)
        check_joints(table, self._passes)
        signs = dict.fromkeys((text.APOSTROPHE, *table.marks))
        if quotes := [sign for sign in table.marks if sign in text.OPENING]:
            raise NotExpressible(
                f"table {table.id!r}: marks: {' '.join(quotes)} may be a quotation mark too, "
                "and replacements cannot tell"
            )
        self._signs: Mapping[str, str] = {sign: chr(_SIGNS + i) for i, sign in enumerate(signs)}
        self._hide = str.maketrans(dict(self._signs))
        self._accepts = {} if table.alphabet else tables.load_hub(table.source_spelling).accepts
        self._own = (alphabet(table) | set(self._accepts)) - signs.keys()
        read = {c for one in self._passes for row in one.rows for c in row.source + row.target} - signs.keys()
        letters = sorted((self._own | read).union(self._signs.values()))
        self._copies = {letter: chr(_COPIES + i) for i, letter in enumerate(letters)}
        # Letters that only a later program reads: where the text itself has them, they are none of the spelling.
        self._shields = {c: chr(_SHIELDS + i) for i, c in enumerate(sorted(read - self._own))}
        private = "".join((*self._signs.values(), *self._copies.values(), *self._shields.values()))
        others = "".join(c for c in letters if not unicodedata.category(c).startswith(("L", "M")))
        tokens = f"{chr(_TOKENS)}-{chr(_COPIES - 1)}{CUT}"
        self._word = f"{_LETTERS}{one_of(others)}{one_of(private)}{tokens}"
        self._tokens = tokens
        # What rows leave between the letters.
        self._between = f"[{tokens}]{{0,2}}"

    def phases(self) -> Iterator[Phase]:
        yield Phase("fold", tuple(self._fold()))
        for one in self._passes:
            rows, overlap = _in_turn(one.rows)
            steps = tuple(self._program(replace(one, rows=tuple(rows))))
            yield Phase(one.table, steps, one.rounds, f"table {one.table!r}: {overlap}" if overlap else "")
        yield Phase("end", tuple(self._end()))

    def _fold(self) -> Iterator[Step]:
        own, word = f"[{one_of(self._own)}]", f"[{self._word}]"
        if len(self._passes) > 1:
            for letter, shield in self._shields.items():
                yield Step("fold", letter, shield, literal=True)
        if any(map(text.is_cyrillic, self._own)):
            yield Step("fold", text.STRESS, "", after=own, times=1)
            for code in range(0x400, 0x530):
                parts = unicodedata.normalize("NFD", chr(code))
                if text.STRESS in parts and chr(code).islower():
                    yield Step("fold", chr(code), parts.replace(text.STRESS, ""), literal=True)
        for code, whole in text.HALF_TIES.items():
            if chr(code) not in self._table.marks:
                yield Step("fold", chr(code), whole or "", literal=True)
        for mark in self._table.marks:
            signs = one_of((*self._own, *self._signs.values()))
            yield Step("fold", escaped(mark), self._signs[mark], after=f"[{signs}]", times=2)
        invisible = f"[{one_of(text.INVISIBLE)}]+"
        apostrophe = f"[{one_of(set(text.APOSTROPHES) - set(self._table.marks))}]"
        for after, before in ((own, word), (word, own)):
            yield Step("fold", invisible, "", after=after, before=before, times=2)
            yield Step("fold", apostrophe, self._signs[text.APOSTROPHE], after=after, before=before, times=2)
        for letter, read in self._accepts.items():
            yield Step("fold", letter, read.translate(self._hide), literal=True)
        if self._table.joined:
            words = "|".join(map(escaped, sorted(self._table.joined, key=len, reverse=True)))
            edge = f"(?:^|[^{self._word}])"
            yield Step("fold", f"(?:{words})", _JOINT, edge, f"{_SPACE}{word}", keeps=True, times=2)

    def _program(self, one: Pass) -> Iterator[Step]:
        tokens: dict[str, str] = {}
        for row in one.rows:
            token = tokens.setdefault(row.target, chr(_TOKENS + len(tokens)))
            if len(tokens) > _COPIES - _TOKENS:
                raise NotExpressible(f"table {one.table!r}: more than {_COPIES - _TOKENS} different targets")
            source = row.source.translate(self._hide)
            marked = token + "".join(self._copies[c] for c in source)
            if row.is_free:
                yield Step(one.table, source, marked, literal=True, row=True)
                continue
            reach = len(row.after) + len(row.before) + len(source)
            times = 1 + (reach - 1) // len(source)
            after, before = self._after(one, row), self._before(one, row)
            yield Step(one.table, escaped(source), marked, after, before, times=times, row=True)
        for target, token in tokens.items():
            yield Step(one.table, token, target.translate(self._hide), literal=True)
        yield Step(one.table, f"[{one_of((*self._copies.values(), CUT))}]", "")

    def _after(self, one: Pass, row: Row) -> str:
        return "".join(self._place(one, row, place, back=True) + self._between for place in reversed(row.after))

    def _before(self, one: Pass, row: Row) -> str:
        return "".join(self._between + self._place(one, row, place, back=False) for place in row.before)

    def _place(self, one: Pass, row: Row, place: Place, *, back: bool) -> str:
        letters = one_of(self._seen(place.letters))
        if place.others:
            if not (place.edge and (place.joint or back)):
                raise NotExpressible(
                    f"table {one.table!r}: rule {row.rule!r}: what must not stand beside a source, inside a word only"
                )
            inner = f"[^{letters}{self._tokens}]"
            return f"(?:{'^' if back else '$'}|{inner})"
        choices = [f"[{letters}]"] if letters else []
        if place.edge:
            choices += ["^", f"[^{self._word}]"] if back else ["$", f"[^{self._word}{_JOINT}]"]
        if place.joint and not back:
            choices.append(f"{_JOINT}{_SPACE}")
        return choices[0] if len(choices) == 1 else f"(?:{'|'.join(choices)})"

    def _seen(self, letters: Iterable[str]) -> Iterator[str]:
        """Yield letters as they stand in the text: themselves, or the copies that a row left."""
        for letter in letters:
            hidden = letter.translate(self._hide)
            yield hidden
            if hidden in self._copies:
                yield self._copies[hidden]

    def _end(self) -> Iterator[Step]:
        if self._table.joined:
            yield Step("end", _JOINT, "", literal=True)
        for sign, hidden in self._signs.items():
            yield Step("end", hidden, sign, literal=True)
        if len(self._passes) > 1:
            for letter, shield in self._shields.items():
                yield Step("end", shield, letter, literal=True)


def one_of(letters: Iterable[str]) -> str:
    """Return the inside of a bracket expression that Java, RE2 and PostgreSQL read alike."""
    return "".join(f"\\{c}" if c in "\\[]^-&~" else c for c in sorted(set(letters)))


def escaped(string: str) -> str:
    """Return a string as a regular expression."""
    return "".join(f"\\{c}" if c in "\\.^$*+?()[]{}|" else c for c in string)


def _in_turn(rows: Sequence[Row]) -> tuple[list[Row], str]:
    """Return rows in an order in which replacements take what a walk from the left takes, and what is in the way.

    A row has its turn before every row whose source may begin inside its own, and before those that it outdoes at one
    place. Where two would both have to come first there is no such order, and the second result names them.
    """
    later: list[set[int]] = [set() for _ in rows]
    waits = [0] * len(rows)
    for i, one in enumerate(rows):
        for j, other in enumerate(rows):
            if _goes_before(one, other, i < j) and j not in later[i]:
                later[i].add(j)
                waits[j] += 1
    ready = [i for i, count in enumerate(waits) if not count]
    heapify(ready)
    order: list[Row] = []
    while ready:
        i = heappop(ready)
        order.append(rows[i])
        for j in later[i]:
            waits[j] -= 1
            if not waits[j]:
                heappush(ready, j)
    if len(order) == len(rows):
        return order, ""
    stuck = {i for i, count in enumerate(waits) if count}
    i, j = min((i, j) for i in stuck for j in later[i] & stuck)
    return list(rows), f"rule {rows[i].rule!r}: {rows[i].source!r} overlaps with {rows[j].source!r}"


def _goes_before(one: Row, other: Row, is_above: bool) -> bool:
    """Tell whether a row must have its turn before another."""
    if one.source.startswith(other.source):
        # At one place the row that is tried first; and one that repeats itself must not meet its own contexts.
        if one.source == other.source:
            return is_above or (_overlaps(one, other) and not one.is_free)
        return True
    inside = other.source in one.source[1:] and not _stands_at(other.after)
    return inside or _overlaps(one, other)


def _overlaps(one: Row, other: Row) -> bool:
    """Tell whether the other row's source may begin inside the one's and end behind it."""
    if _stands_at(one.before) or _stands_at(other.after):
        return False
    left, right = one.source, other.source
    return any(left.endswith(right[:size]) for size in range(1, min(len(left), len(right))))


def _stands_at(context: tuple[Place, ...]) -> bool:
    """Tell whether a context asks for the edge of the word right beside the source."""
    return bool(context) and context[0].edge and not context[0].has_letters and not context[0].joint
