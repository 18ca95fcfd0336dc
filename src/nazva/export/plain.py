"""A table as JSON: everything that runs, in the words of the table format, with every class written out."""

import json
from typing import Any, Final

from nazva import tables
from nazva.program import programs
from nazva.tables import Rule, Table

FORMAT: Final = "nazva-table-1"
LICENCE: Final = "MIT"
_EDGES: Final = ("start", "end", "joint")


def document(table: Table) -> str:
    """Return a table with its stages as a JSON document; `docs/export.md` says what its keys mean.

    Keys and rows keep one order, so that two exports of a table can be compared line by line.

    >>> json.loads(document(tables.load_scheme("be_be-icao")))["passes"][0]["rules"][-1]["rows"][0][1]
    'a'
    """
    hub = None if table.alphabet else tables.load_hub(table.source_spelling)
    data: dict[str, Any] = {
        "format": FORMAT,
        "licence": LICENCE,
        "id": table.id,
        "title": table.title,
        "from": table.source_spelling,
        "to": table.target_spelling,
        "status": table.status,
        "inverse": table.inverse,
        "loss": table.loss,
        "aliases": list(table.aliases),
        "source": {
            "authority": table.source.authority,
            "document": table.source.document,
            "date": table.source.date,
            "url": table.source.url,
            "read": table.source.read,
            "notes": table.source.notes,
        },
        "alphabet": table.alphabet or (hub.alphabet if hub else ""),
        "accepts": dict(hub.accepts) if hub else {},
        "marks": list(table.marks),
        "units": list(table.units),
        "joined": list(table.joined),
        "passes": [
            {
                "table": program.table.id,
                "rounds": program.rounds,
                "classes": {name: list(letters) for name, letters in program.table.classes.items()},
                "rules": [_rule(program.table, rule) for rule in program.table.rules],
            }
            for program in programs(table)
        ],
        "examples": [{"from": e.source, "to": e.target} for e in table.examples if not e.fails],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _rule(table: Table, rule: Rule) -> dict[str, Any]:
    def context(items: tuple[tuple[str, ...], ...]) -> list[list[list[str]]]:
        return [[[e] if e in _EDGES else list(table.classes.get(e, e)) for e in item] for item in items]

    return {
        "id": rule.id,
        "why": rule.why,
        "lexical": rule.lexical,
        "after": context(rule.after),
        "before": context(rule.before),
        "not_after": context(rule.not_after),
        "not_before": context(rule.not_before),
        "rows": [list(row) for row in rule.rows],
    }
