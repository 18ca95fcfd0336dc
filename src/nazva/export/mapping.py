"""A table as CSV for databases: replacements that a query runs one after another with `regexp_replace`."""

import csv
import io
from typing import Final

from nazva.export.regexes import Step, escaped, phases
from nazva.export.rows import NotExpressible
from nazva.tables import Table

COLUMNS: Final = ("pass", "order", "source", "target", "after", "before")


def rows(table: Table) -> str:
    r"""Return the replacements of a table as CSV: pass, order, source, target, after, before.

    Each row replaces `(after)(source)(before)` by `\1`, the target and `\3`, everywhere. No regular expression looks
    around, so that PostgreSQL and DuckDB run them alike; a row whose contexts may overlap stands there more than once.
    Raises `NotExpressible` where replacements cannot say what the table says.

    >>> from nazva import tables
    >>> rows(tables.load_scheme("be_be-icao")).splitlines()[0]
    'pass,order,source,target,after,before'
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    number = 0
    for phase in phases(table):
        if phase.overlap:
            raise NotExpressible(f"{phase.overlap}, and replacements one after another cannot walk from the left")
        for _ in range(phase.rounds):
            number += 1
            steps = [step for step in phase.steps for _ in range(step.times)]
            writer.writerows((number, order, *_cells(step)) for order, step in enumerate(steps, 1))
    return out.getvalue()


def _cells(step: Step) -> tuple[str, str, str, str]:
    source = escaped(step.source) if step.literal else step.source
    target = step.target.replace("\\", "\\\\")
    return source, f"\\2{target}" if step.keeps else target, step.after, step.before
