"""Checks a parsed TOML file into what `schema` says a table is, noting every fault; the grammar: `tables/README.md`."""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from nazva.errors import Fault
from nazva.schema import AnyTable, Example, Hub, Lexicon, Pairs, Rule, Source, Table

FORMAT: Final = 1
STATUSES: Final = ("official", "customary", "historic", "draft")
EDGES: Final = ("start", "end", "joint")
LETTERS: Final = "letters"
VARIANT: Final = 1.5


class Reader:
    """Reads one parsed TOML file, noting every fault instead of stopping at the first.

    `base` is the table that the file builds on, if it names one.
    """

    def __init__(self, file: str, base: Table | None = None) -> None:
        self.file = file
        self.base = base
        self.faults: list[Fault] = []

    def fault(self, where: str, problem: str, remedy: str = "") -> None:
        """Note a fault."""
        self.faults.append(Fault(where, problem, remedy))

    def known_keys(self, where: str, block: Mapping[str, Any], known: str) -> None:
        """Note every key of a block that is not known."""
        names = known.split()
        for key in block:
            if key not in names:
                self.fault(where, f"unknown key {key!r}", f"known here: {', '.join(names)}")

    def block(self, block: Mapping[str, Any], key: str, where: str = "file") -> dict[str, Any]:
        """Return a sub-table, empty if there is none."""
        value = block.get(key, {})
        if not isinstance(value, dict):
            self.fault(where, f"{key} is not a table", f"write [{key}]")
            return {}
        return value

    def blocks(self, block: Mapping[str, Any], key: str) -> list[dict[str, Any]]:
        """Return a list of sub-tables."""
        value = block.get(key, [])
        if not (isinstance(value, list) and all(isinstance(item, dict) for item in value)):
            self.fault("file", f"{key} is not a list of tables", f"write [[{key}]]")
            return []
        return value

    def string(self, where: str, block: Mapping[str, Any], key: str, default: str | None = None) -> str:
        """Return a text, or its default; a date counts as one."""
        value = block.get(key, default)
        if value is None:
            self.fault(where, f"{key} is missing", f'write {key} = "…"')
            return ""
        if isinstance(value, date):
            return value.isoformat()
        if not isinstance(value, str) or not (value or default == "" or key == "to"):
            self.fault(where, f"{key} is not a text", "put it in quotation marks")
            return ""
        return self.nfc(f"{where}.{key}", value)

    def flag(self, where: str, block: Mapping[str, Any], key: str) -> bool:
        """Return a truth value, false if there is none."""
        value = block.get(key, False)
        if not isinstance(value, bool):
            self.fault(where, f"{key} is not true or false")
        return value is True

    def strings(self, where: str, block: Mapping[str, Any], key: str) -> tuple[str, ...]:
        """Return a list of texts."""
        value = block.get(key, [])
        if not (isinstance(value, list) and all(isinstance(item, str) for item in value)):
            self.fault(where, f"{key} is not a list of texts", f'write {key} = ["…", "…"]')
            return ()
        return tuple(self.nfc(f"{where}.{key}", item) for item in value)

    def nfc(self, where: str, value: str) -> str:
        """Return the value, noted when it is not in normal form C."""
        if not unicodedata.is_normalized("NFC", value):
            self.fault(where, f"{value!r} is not in Unicode normal form C")
        return value

    def source(self, data: Mapping[str, Any]) -> Source:
        """Return the citation that every table must have."""
        block = self.block(data, "source")
        if not block:
            self.fault("source", "a table cites its source", "write [source] with authority, document, date, read")
        self.known_keys("source", block, "authority document date url read notes")
        return Source(
            authority=self.string("source", block, "authority"),
            document=self.string("source", block, "document"),
            date=self.string("source", block, "date"),
            url=self.string("source", block, "url", ""),
            read=self.string("source", block, "read"),
            notes=self.string("source", block, "notes", ""),
        )

    def head(self, block: Mapping[str, Any], kind: str) -> tuple[str, str, str]:
        """Return id, title, status of a file's head, checked."""
        ident, title, status = (self.string(kind, block, key) for key in ("id", "title", "status"))
        stem = Path(self.file).stem
        if ident and ident != stem:
            self.fault(kind, f"id {ident!r} is not the file's name {stem!r}", "rename one of them")
        if status and status not in STATUSES:
            self.fault(kind, f"status {status!r} is not known", f"one of {', '.join(STATUSES)}")
        return ident, title, status


def _read_table(reader: Reader, data: Mapping[str, Any]) -> Table:
    reader.known_keys("file", data, "format table source classes letters lexicon rule variant example")
    head = reader.block(data, "table")
    reader.known_keys(
        "table",
        head,
        "id title from to base drop status inverse loss aliases alphabet marks units script stages repeat joined "
        "used traps",
    )
    ident, title, status = reader.head(head, "table")
    base = reader.base
    classes = dict(base.classes if base else {}) | read_classes(reader, data)
    rules = [_read_rule(reader, block, f"rule {n}", classes) for n, block in enumerate(reader.blocks(data, "rule"), 1)]
    variants = [_read_variant(reader, block, n, classes) for n, block in enumerate(reader.blocks(data, "variant"), 1)]
    letters = read_rows(reader, "letters", reader.block(data, "letters"))
    if letters:
        rules.append(Rule(LETTERS, "", letters))
    for kind in (rules, variants):
        for rule, count in Counter(rule.id for rule in kind).items():
            if count > 1:
                reader.fault(f"rule {rule!r}", "the id is used twice", "give each rule an id of its own")
    own = frozenset((rule.id, source) for rule in rules for source, _ in rule.rows)
    if base:
        drop = reader.strings("table", head, "drop")
        known = {rule.id for rule in (*base.rules, *base.variants)}
        for name in drop:
            if name not in known:
                reader.fault("table", f"drop: the base has no rule {name!r}", f"it has {', '.join(sorted(known))}")
        rules = _on_base(rules, base.rules, drop)
        variants = _on_base(variants, base.variants, drop)

    def inherited(key: str) -> str:
        return reader.string("table", head, key, getattr(base, key) if base else "")

    def inherited_list(key: str) -> tuple[str, ...]:
        return getattr(base, key) if base and key not in head else reader.strings("table", head, key)

    stages = inherited_list("stages")
    lexicons = tuple(_read_lexicons(reader, data))
    if not (rules or stages or lexicons):
        reader.fault("file", "there are no rules", "write [letters], [[rule]], [[lexicon]] or stages")
    return Table(
        id=ident,
        title=title,
        source_spelling=reader.string("table", head, "from"),
        target_spelling=reader.string("table", head, "to"),
        status=status,
        inverse=reader.string("table", head, "inverse", ""),
        loss=reader.string("table", head, "loss", ""),
        aliases=reader.strings("table", head, "aliases"),
        alphabet=inherited("alphabet"),
        marks=inherited("marks"),
        units=inherited_list("units"),
        script=inherited("script"),
        stages=stages,
        repeat=base.repeat if base and "repeat" not in head else reader.flag("table", head, "repeat"),
        joined=inherited_list("joined"),
        used=reader.string("table", head, "used", ""),
        traps=reader.strings("table", head, "traps"),
        source=reader.source(data),
        classes=classes,
        lexicons=lexicons,
        rules=tuple(rules),
        variants=tuple(variants),
        own=own,
        examples=tuple(_read_examples(reader, data)),
        file=reader.file,
    )


def _on_base(own: list[Rule], base: tuple[Rule, ...], drop: tuple[str, ...]) -> list[Rule]:
    """Lay a table's own rules over those of its base: letters row by row, a rule of the same id in its place."""
    known = {rule.id for rule in base}
    replaced = {rule.id: rule for rule in own if rule.id in known}
    rules = [rule for rule in own if rule.id not in known and rule.id != LETTERS]
    for rule in base:
        if rule.id == LETTERS and LETTERS in replaced:
            rules.append(Rule(LETTERS, "", tuple((dict(rule.rows) | dict(replaced[LETTERS].rows)).items())))
        elif rule.id not in drop:
            rules.append(replaced.get(rule.id, rule))
    return rules + [rule for rule in own if rule.id == LETTERS and LETTERS not in known]


def read_rows(
    reader: Reader, where: str, block: Mapping[str, Any], *, may_be_empty: bool = False
) -> tuple[tuple[str, str], ...]:
    """Return rows of text, in lower case; a source is empty only where that says something."""
    rows = []
    for key in block:
        value = reader.string(where, block, key, "")
        if not key and not may_be_empty:
            reader.fault(where, "a row has an empty source")
        for text in (key, value):
            if text != text.lower():
                reader.fault(where, f"{text!r} is not in lower case", "case is a property of the word, not of a row")
        rows.append((reader.nfc(where, key), value))
    return tuple(rows)


def _read_rule(reader: Reader, block: Mapping[str, Any], place: str, classes: Mapping[str, str]) -> Rule:
    ident = reader.string(place, block, "id")
    where = f"{place.partition(' ')[0]} {ident!r}"
    reader.known_keys(where, block, "id why after before not_after not_before next map keep lexical")
    rows = read_rows(reader, where, reader.block(block, "map", where))
    keep = reader.strings(where, block, "keep")
    rows += read_rows(reader, where, {stem: stem for stem in keep})
    if len({source for source, _ in rows}) < len(rows):
        reader.fault(where, "a source stands in it twice", "keep one of the rows")
    if not rows:
        reader.fault(where, "it has no rows", "write map = { … } or keep = […]")

    return Rule(
        id=ident,
        why=reader.string(where, block, "why", ""),
        rows=rows,
        after=read_context(reader, where, block, "after", classes),
        before=read_context(reader, where, block, "before", classes),
        not_after=read_context(reader, where, block, "not_after", classes),
        not_before=read_context(reader, where, block, "not_before", classes),
        lexical=reader.flag(where, block, "lexical"),
        next_words=reader.string(where, block, "next", ""),
    )


def _read_lexicons(reader: Reader, data: Mapping[str, Any]) -> Iterator[Lexicon]:
    for number, block in enumerate(reader.blocks(data, "lexicon"), 1):
        where = f"lexicon {number}"
        reader.known_keys(where, block, "list from to why")
        name, source, target = (reader.string(where, block, key) for key in ("list", "from", "to"))
        yield Lexicon(name, source, target, reader.string(where, block, "why", ""))


def _read_variant(reader: Reader, block: Mapping[str, Any], number: int, classes: Mapping[str, str]) -> Rule:
    own = dict(block)
    cost = own.pop("cost", VARIANT)
    if not isinstance(cost, int | float) or cost < 0:
        reader.fault(f"variant {number}", f"cost = {cost!r} is no cost", "write a number from 0 (as likely) to some 5")
        cost = VARIANT
    return replace(_read_rule(reader, own, f"variant {number}", classes), cost=float(cost))


def read_classes(reader: Reader, data: Mapping[str, Any]) -> dict[str, str]:
    """Return the sets of letters that a file names."""
    block = reader.block(data, "classes")
    return {name: reader.string("classes", block, name) for name in block}


def read_context(
    reader: Reader, where: str, block: Mapping[str, Any], key: str, classes: Mapping[str, str]
) -> tuple[tuple[str, ...], ...]:
    """Return the sequences of a context, each a tuple of letters, classes and edges."""
    found = []
    for item in reader.strings(where, block, key):
        elements = tuple(item.split())
        for element in elements:
            if len(element) > 1 and element not in classes and element not in EDGES:
                known = ", ".join([*classes, *EDGES])
                reader.fault(where, f"{key} = {item!r}: {element!r} is not a class here", f"known: {known}")
        if elements:
            found.append(elements)
    return tuple(found)


def _read_examples(reader: Reader, data: Mapping[str, Any]) -> Iterator[Example]:
    for index, block in enumerate(reader.blocks(data, "example"), 1):
        where = f"example {index}"
        reader.known_keys(where, block, "from to cite note fails untouched one_way")
        yield Example(
            source=reader.string(where, block, "from"),
            target=reader.string(where, block, "to"),
            cite=reader.string(where, block, "cite", ""),
            note=reader.string(where, block, "note", ""),
            fails=reader.string(where, block, "fails", ""),
            untouched=reader.flag(where, block, "untouched"),
            one_way=reader.flag(where, block, "one_way"),
        )


def _read_hub(reader: Reader, data: Mapping[str, Any]) -> Hub:
    reader.known_keys("file", data, "format spelling classes accepts source")
    head = reader.block(data, "spelling")
    reader.known_keys("spelling", head, "id title language script status aliases alphabet vowels never")
    classes = read_classes(reader, data)
    ident, title, status = reader.head(head, "spelling")
    return Hub(
        id=ident,
        title=title,
        language=reader.string("spelling", head, "language"),
        script=reader.string("spelling", head, "script"),
        status=status,
        aliases=reader.strings("spelling", head, "aliases"),
        alphabet=reader.string("spelling", head, "alphabet"),
        vowels=reader.string("spelling", head, "vowels"),
        classes=classes,
        never=read_context(reader, "spelling", head, "never", classes),
        accepts=dict(read_rows(reader, "accepts", reader.block(data, "accepts"))),
        source=reader.source(data),
        file=reader.file,
    )


def _read_pairs(reader: Reader, data: Mapping[str, Any]) -> Pairs:
    head = reader.block(data, "pairs")
    reader.known_keys("pairs", head, "id title status")
    ident, title, _ = reader.head(head, "pairs")
    sections: dict[str, dict[str, str | float]] = {}
    for name, section in data.items():
        if name in ("format", "pairs", "source"):
            continue
        sections[name] = {}
        for key, value in reader.block(data, name).items() if isinstance(section, dict) else ():
            if not isinstance(value, str | float | int):
                reader.fault(name, f"{key!r} is neither a text nor a number")
                continue
            sections[name][reader.nfc(name, key)] = value
    return Pairs(ident, title, sections, reader.source(data), reader.file)


KINDS: Final[dict[str, Callable[[Reader, Mapping[str, Any]], AnyTable]]] = {
    "table": _read_table,
    "spelling": _read_hub,
    "pairs": _read_pairs,
}
