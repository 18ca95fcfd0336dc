"""A table as transform rules of ICU: the text that `Transliterator.createFromRules` reads.

ICU has no words, no case shapes, and its rules see on the left what they have already written. So the rules mark the
words and their shapes first, run every program of the table over small letters, and lay the shapes on at the end. The
marks are private-use characters of plane 16, and none is left in the result.
"""

from collections.abc import Iterator
from itertools import product

from nazva.export.icu_syntax import TOKENS, Signs, Writer, letter_set, literal
from nazva.export.icu_words import Words
from nazva.export.rows import NotExpressible, Pass, Place, Row, check_joints, passes
from nazva.program import programs
from nazva.tables import Table


def rules(table: Table) -> str:
    """Return the transform rules of a table, forward direction.

    ICU running them gives what the table's `Scheme` gives, to the byte. Raises `NotExpressible`, which names the
    table and the rule, where they cannot say what the table says. The syntax is that of UTS #35, Transform Rules.

    >>> from nazva import tables
    >>> text = rules(tables.load_scheme("be_be-icao"))
    >>> "nazva" in text.splitlines()[0]
    True
    """
    for program in programs(table):
        if program.table.lexicons:
            raise NotExpressible(
                f"table {table.id!r}: the list {program.table.lexicons[0].list!r} of {program.table.id!r} has more "
                "rows than ICU has room for; export it as json"
            )
    own = passes(table)
    check_joints(table, own)
    writer = Writer()
    words = Words(writer, table, {c for one in own for row in one.rows for c in row.source})
    words.before()
    for number, one in enumerate(own):
        _Program(writer, words.signs, one).write(first=number == 0)
    sizes = [(len(row.source), len(row.target)) for one in own for row in one.rows]
    words.after(max(source for source, _ in sizes) + 1, max(target for _, target in sizes) + 2)
    return head(table) + writer.text()


def head(table: Table) -> str:
    """Return the comment that says what the rules are and what they need."""
    lines = [
        f"{table.title}: {table.source_spelling} → {table.target_spelling}. Made by nazva from its table {table.id}.",
        f"Source: {table.source.authority}, {table.source.document} ({table.source.date})",
        "The rules give what nazva's scheme gives: apostrophes, stress marks and look-alikes are folded, addresses are",
        "left alone, the case of each word is kept. They use private characters of plane 16 (U+100000 and up), which",
        "a text must not hold. Placeholders, markup and words of other languages in the same script are matters of",
        "text, not of a table: they are converted.",
    ]
    return "".join(f"# {line}\n" for line in lines)


class _Program:
    """One program of a table.

    Rules of ICU see what is written on their left. Where a row asks what stands before it, the rows are chosen first,
    each marked before its source, which stays; then what is chosen is written.
    """

    def __init__(self, writer: Writer, signs: Signs, one: Pass) -> None:
        self._out = writer
        self._signs = signs
        self._pass = one
        self._marked = one.looks_back
        self._tokens: dict[tuple[str, bool], str] = {}

    def write(self, *, first: bool) -> None:
        """Write all rounds."""
        rounds = self._pass.rounds
        name = f"table {self._pass.table}"
        for n in range(1, rounds + 1):
            where = name if rounds == 1 else f"{name}, round {n} of {rounds}"
            if not first or n > 1:
                self._out.next_pass(f"{where}: a letter deleted in mIxed case goes with the next")
                self._out.rule("[$cut $edge] { ($tag+) $cut } [^$end $joint] → $1")
            self._out.next_pass(where)
            for row in self._pass.rows:
                self._row(row)
            if self._marked:
                self._out.next_pass(f"{where}: what was chosen is written")
                self._chosen()
            if any(len(row.source) > 1 for row in self._pass.rows):
                self._out.next_pass(f"{where}: marks of mIxed case gathered")
                self._out.rule("$open ($tag) → $1 | $open")
                self._out.rule("$open [^$tag $close] → | $open")
                self._out.rule("$open $close →")

    def _row(self, row: Row) -> None:
        source = [literal(c) for c in self._signs.hide(row.source)]
        target = literal(self._signs.hide(row.target))
        # A round that changes nothing joins no letters.
        kept = self._pass.rounds > 1 and row.source == row.target
        whole = f"({' $t '.join(source)})" if len(source) > 1 else source[0]
        for after, before in product(self._sides(row.after, back=True), self._sides(row.before, back=False)):
            left = f"{after} {{ " if after else ""
            right = f" }} {before}" if before else ""
            if self._marked:
                token = literal(self._token("" if kept else row.target, kept=kept))
                self._out.rule(f"{left}{whole}{right} → {token} {'$1' if len(source) > 1 else whole} $done")
            elif kept and len(source) > 1:
                self._out.rule(f"{left}{whole}{right} → $1")
            else:
                self._out.rule(f"{left}{''.join(source)}{right} → {target}")
                if len(source) > 1:
                    self._out.rule(f"{left}{whole}{right} → {target} $open $1 $close")

    def _token(self, target: str, *, kept: bool) -> str:
        return self._tokens.setdefault((target, kept), chr(TOKENS + len(self._tokens)))

    def _chosen(self) -> None:
        long = {row.target for row in self._pass.rows if len(row.source) > 1}
        for (target, kept), token in self._tokens.items():
            made = literal(self._signs.hide(target))
            if kept:
                self._out.rule(f"{literal(token)} ([^$done]+) $done → $1")
                continue
            self._out.rule(f"{literal(token)} [^$done $tag $cut]+ $done → {made}")
            if target in long:
                self._out.rule(f"{literal(token)} ([^$done]+) $done → {made} $open $1 $close")

    def _sides(self, sequence: tuple[Place, ...], *, back: bool) -> Iterator[str]:
        """Yield the patterns of a context; one that may end a word and may go on is several."""
        if not sequence:
            yield ""
            return
        choices = [self._places(place, back=back, last=i + 1 == len(sequence)) for i, place in enumerate(sequence)]
        for pieces in product(*choices):
            # What a row leaves beside a letter stands between the places.
            yield (
                " ".join(f"{piece} $t" for piece in reversed(pieces))
                if back
                else " ".join(f"$t {piece}" for piece in pieces)
            )

    def _places(self, place: Place, *, back: bool, last: bool) -> list[str]:
        letters = letter_set(map(self._signs.hide, place.letters))
        inside = f"$letter-[{letters}]" if place.others else letters
        edge = "$edge" if back else "$edge-[$joint]"
        found = []
        if last and place.edge:
            found.append(self._out.named(f"[[{inside}] [{edge}]]" if place.has_letters else f"[{edge}]"))
        elif place.has_letters:
            found.append(self._out.named(f"[{inside}]") if back or len(place.letters) > 1 or place.others else letters)
        if place.edge and not last:
            found.append(self._out.named(f"[{edge}]"))
        if place.joint and not back:
            found.append("$joint $end? $space [$capital $capitals $first]?")
        return found
