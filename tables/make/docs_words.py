"""Letters, rules and variants of a table as Markdown: what `docs.py` writes on every page."""

import unicodedata
from collections.abc import Iterable, Sequence

from nazva import tables
from nazva.schema import Rule, Table

EDGES = {"start": "the start of a word", "end": "the end of a word", "joint": "the start of the next word"}
MOST_ROWS = 14
LETTERS_IN_A_COLUMN = 9


def plain(letters: str) -> str:
    """Return letters so that Markdown leaves them as they are; a mark without a letter gets a circle to stand on."""
    if letters and unicodedata.combining(letters[0]):
        letters = f"◌{letters}"
    return "".join(f"\\{c}" if c in "\\`*_|<>[]#" else c for c in letters)


def prose(text: str) -> str:
    """Return a sentence of a table so that Markdown shows it as it is written."""
    return "".join(f"\\{c}" if c in "\\`*<[" else c for c in " ".join(text.split()))


def grid(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Return a table in Markdown."""
    return [f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *rows)]


def letters(table: Table, heading: str) -> list[str]:
    """Return what a table makes of letters: the plain rows, then the rules in words."""
    lines = ["", f"## {heading}"]
    for name in table.stages:
        stage = tables.load_scheme(name)
        lines += [
            "",
            f"First: [{prose(stage.title)}]({stage.id}.md).{' What follows reads the result.' if table.rules else ''}",
        ]
    single = [rule for rule in table.rules if rule.id == "letters"]
    rows = [row for rule in single for row in rule.rows]
    if rows:
        lines += ["", *_columns(rows)]
    contextual = [rule for rule in table.rules if rule.id != "letters"]
    if contextual:
        lines += ["", "Rules, which go before the letters:", "", *(f"* {_in_words(rule)}" for rule in contextual)]
        lines += _class_names(table, contextual)
    if table.joined:
        lines += ["", f"Pronounced with the next word: {', '.join(table.joined)}."]
    return lines


def _columns(rows: Sequence[tuple[str, str]]) -> list[str]:
    """Return the letters in columns of nine, so that the alphabet fits on a screen."""
    width = -(-len(rows) // LETTERS_IN_A_COLUMN)
    height = -(-len(rows) // width)
    cells = [(plain(source), plain(target) or "–") for source, target in rows]
    cells += [("", "")] * (width * height - len(cells))
    lines = [[cell for k in range(width) for cell in cells[k * height + i]] for i in range(height)]
    return grid(["", ""] * width, lines)


def _in_words(rule: Rule, variant: bool = False) -> str:
    kept = [] if variant else [plain(source) for source, target in rule.rows if source == target]
    changed = [
        f"{plain(source)} → {' or '.join(plain(form) or 'nothing' for form in target.split('|'))}"
        for source, target in rule.rows
        if variant or source != target
    ]
    parts = []
    if changed:
        parts.append(f"**{_some(changed)}**")
    if kept:
        parts.append(f"**{_some(kept)}** {'stays' if len(kept) == 1 else 'stay'}")
    where = _where(rule)
    why = f" ({prose(rule.why)})" if rule.why else ""
    return f"{' and '.join(parts)}{where and ' ' + where}{why}"


def _some(items: Sequence[str]) -> str:
    shown = ", ".join(items[:MOST_ROWS])
    return shown if len(items) <= MOST_ROWS else f"{shown}, … ({len(items)} in all)"


def _where(rule: Rule) -> str:
    """Return where a rule holds, in words."""
    parts = [
        _side(rule.after, "start", "after"),
        _side(rule.before, "end", "before"),
        _side(rule.not_after, "start", "after", "not "),
        _side(rule.not_before, "end", "before", "not "),
    ]
    return ", ".join(part for part in parts if part)


def _side(contexts: Sequence[Sequence[str]], edge: str, word: str, negation: str = "") -> str:
    others = [_sequence(context) for context in contexts if tuple(context) != (edge,)]
    parts = [f"{negation}at {EDGES[edge]}"] if len(others) < len(contexts) else []
    if others:
        shown = others[:MOST_ROWS]
        listed = shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} or {shown[-1]}"
        parts.append(f"{negation}{word} {listed}{' …' if len(others) > MOST_ROWS else ''}")
    return (" and " if negation else " or ").join(parts)


def _sequence(context: Sequence[str]) -> str:
    """Return one alternative of a context: letters as one string, classes in italics, then the edges it holds."""
    parts: list[str] = []
    together = False
    for element in context:
        if element in EDGES:
            continue
        single = len(element) == 1
        if single and together:
            parts[-1] += plain(element)
        else:
            parts.append(plain(element) if single else f"*{element}*")
        together = single
    edges = " and ".join(EDGES[element] for element in context if element in EDGES)
    return " + ".join(parts) + (f" at {edges}" if edges and parts else edges)


def _class_names(table: Table, rules: Iterable[Rule]) -> list[str]:
    used = {
        element
        for rule in rules
        for side in (rule.after, rule.before, rule.not_after, rule.not_before)
        for context in side
        for element in context
    }
    named = [f"*{name}*: {' '.join(map(plain, letters))}" for name, letters in table.classes.items() if name in used]
    return ["", f"Here {'; '.join(named)}."] if named else []


def variants(table: Table) -> list[str]:
    """Return the spellings that are read beside what a table writes."""
    if not table.variants:
        return []
    lines = ["", "## Also read", "", "Spellings that are accepted when this one is read, and never written:", ""]
    lines += [f"* {_in_words(rule, variant=True)}" for rule in table.variants]
    names = _class_names(table, table.variants)
    return lines if names == _class_names(table, table.rules) else lines + names
