"""Turns the lists that a table names into rules: stems of words, and words that stand next.

A cell writes a stem as a dictionary does: `word`, `begin-`, `-end`, `-anywhere-`.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from nazva.errors import Fault, NazvaError, TableError
from nazva.schema import Lexicon, ListTable, Rule, Table

# The contexts before and behind a stem, by the hyphens at its edges; of equal stems the narrower comes first.
_PLACES: Final = {
    (False, False): ("word", (("start",),), (("end",),)),
    (True, False): ("end", (), (("end",),)),
    (False, True): ("start", (("start",),), ()),
    (True, True): ("anywhere", (), ()),
}
_OPEN: Final = "-"
_WAY: Final = "way"
_WORD: Final = "word"


def expand(table: Table, load: Callable[[str], ListTable]) -> Table:
    """Return a table with the rows of its lists among its rules. Raises `TableError` for a list that does not fit."""
    faults: list[Fault] = []
    made = [rule for lexicon in table.lexicons for rule in _rules(lexicon, load, faults)]
    own = [_with_next_words(rule, load, faults) if rule.next_words else rule for rule in table.rules]
    if faults:
        raise TableError(table.file, faults)
    return replace(table, rules=(*made, *own))


def _rules(lexicon: Lexicon, load: Callable[[str], ListTable], faults: list[Fault]) -> Iterator[Rule]:
    """Yield the rules that the rows of a list make, one for each place of a stem in a word."""
    where = f"lexicon {lexicon.list!r}"
    list_table = _list(lexicon.list, (lexicon.source, lexicon.target, _WAY), where, load, faults)
    if list_table is None:
        return
    forward = list_table.columns.index(lexicon.source) < list_table.columns.index(lexicon.target)
    way = "there" if forward else "back"
    rows: dict[tuple[bool, bool], dict[str, str]] = {place: {} for place in _PLACES}
    for row in list_table.rows:
        if row[_WAY] not in ((), ("there",), ("back",)):
            faults.append(Fault(where, f"{_WAY} is {'|'.join(row[_WAY])!r}", "one of there, back, - (both ways)"))
        if row[_WAY] not in ((), (way,)):
            continue
        for cell in row[lexicon.source]:
            (stem, place), (target, other) = _parted(cell), _parted(row[lexicon.target][0])
            if place != other or not stem:
                faults.append(Fault(where, f"{cell!r} and its target stand in different places", "write equal hyphens"))
            if cell != cell.lower() or target != target.lower():
                faults.append(Fault(where, f"{cell!r} is not in lower case", "case is a property of a word of a text"))
            if rows[place].setdefault(stem, target) != target:
                remedy = f"mark all rows but one in the column {_WAY}"
                faults.append(Fault(where, f"{cell!r} leads to {rows[place][stem]!r} and to {target!r}", remedy))
    for place, (name, after, before) in _PLACES.items():
        if rows[place]:
            ident = f"{lexicon.list} ({name})"
            yield Rule(ident, lexicon.why, tuple(rows[place].items()), after, before, lexical=True)


def _parted(cell: str) -> tuple[str, tuple[bool, bool]]:
    """Return the stem of a cell and whether it is open before and behind."""
    return cell.strip(_OPEN), (cell.startswith(_OPEN), cell.endswith(_OPEN))


def _with_next_words(rule: Rule, load: Callable[[str], ListTable], faults: list[Fault]) -> Rule:
    """Return a rule with the words of its list as contexts behind a joint."""
    list_table = _list(rule.next_words, (_WORD,), f"rule {rule.id!r}", load, faults)
    found: list[Sequence[str]] = []
    for row in list_table.rows if list_table else ():
        stem, (_, is_open) = _parted(row[_WORD][0])
        found.append(("joint", *stem) if is_open else ("joint", *stem, "end"))
    return replace(rule, before=(*rule.before, *map(tuple, found)))


def _list(
    ident: str, columns: tuple[str, ...], where: str, load: Callable[[str], ListTable], faults: list[Fault]
) -> ListTable | None:
    """Return a list that has the columns, None with a fault noted when there is none."""
    try:
        list_table = load(ident)
    except TableError:
        raise
    except NazvaError as error:
        faults.append(Fault(where, str(error), "name the id of a list"))
        return None
    if missing := [column for column in columns if column not in list_table.columns]:
        faults.append(Fault(where, f"{ident} has no column {', '.join(missing)}", f"it needs {', '.join(columns)}"))
        return None
    return list_table
