"""A table as an analysis block of Elasticsearch and OpenSearch: character filters `mapping` and `pattern_replace`."""

import json
import re
from itertools import groupby
from typing import Any, Final

from nazva import tables
from nazva.export.regexes import CUT, Phase, Step, escaped, phases
from nazva.program import alphabet, programs
from nazva.tables import Table

_PRIVATE: Final = re.compile("[\ue000-\uf8ff]")


def settings(table: Table) -> str:
    """Return index settings as JSON: an analyzer whose terms are what the table writes, in small letters.

    Raises `NotExpressible` where replacements cannot say what the table says.

    >>> list(json.loads(settings(tables.load_scheme("be_be-icao")))["analysis"]["analyzer"])
    ['nazva_be_be-icao']
    """
    filters: dict[str, Any] = {}
    order: list[str] = []
    prefix = f"nazva_{table.id}"
    if capitals := _capitals(table):
        filters[f"{prefix}_lower"] = {"type": "mapping", "mappings": capitals}
        order.append(f"{prefix}_lower")
    for number, phase in enumerate(phases(table)):
        own = {f"{prefix}_{number}_{i}": made for i, made in enumerate(_filters(phase), 1)}
        filters |= own
        order += list(own) * phase.rounds
    analyzer = {"type": "custom", "char_filter": order, "tokenizer": "standard", "filter": ["lowercase"]}
    block = {"analysis": {"char_filter": filters, "analyzer": {prefix: analyzer}}}
    written = json.dumps(block, ensure_ascii=False, indent=1)
    return _PRIVATE.sub(lambda match: f"\\u{ord(match[0]):04x}", written) + "\n"


def _capitals(table: Table) -> list[str]:
    letters = {c for program in programs(table) for rule in program.table.rules for row in rule.rows for c in row[0]}
    letters |= alphabet(table)
    hub = None if table.alphabet else tables.load_hub(table.source_spelling)
    letters |= set(hub.accepts) if hub else set()
    return [f"{c.upper()} => {c}" for c in sorted(letters) if len(c.upper()) == 1 and c.upper() != c]


def _filters(phase: Phase) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    if phase.overlap:
        found.append({"type": "pattern_replace", "pattern": f"({_alternatives(phase)})", "replacement": f"$1{CUT}"})
    # Rows and the tokens they leave are replaced one after the other, not at once.
    for (literal, _), steps in groupby(phase.steps, key=lambda step: (step.literal, step.row)):
        if literal:
            found.append(
                {"type": "mapping", "mappings": [f"{_mapped(s.source)} => {_mapped(s.target)}" for s in steps]}
            )
        else:
            found += [_pattern(step) for step in steps]
    return found


def _alternatives(phase: Phase) -> str:
    """Return one regular expression of all rows: at each place the first that matches cuts the text."""
    return "|".join(
        _look(step.after, escaped(step.source) if step.literal else step.source, step.before)
        for step in phase.steps
        if step.row
    )


def _look(after: str, source: str, before: str) -> str:
    return f"{f'(?<={after})' if after else ''}{source}{f'(?={before})' if before else ''}"


def _mapped(string: str) -> str:
    """Return a side of a mapping; `=>`, backslashes and spaces at the edge would be taken for something else."""
    return "".join(f"\\u{ord(c):04x}" if c in "\\=> " else c for c in string)


def _pattern(step: Step) -> dict[str, str]:
    target = step.target.replace("\\", "\\\\").replace("$", "\\$")
    return {
        "type": "pattern_replace",
        "pattern": _look(step.after, f"({step.source})", step.before),
        "replacement": f"$1{target}" if step.keeps else target,
    }
