"""A table as an LDML file: the transform rules of ICU in the XML that CLDR keeps under `common/transforms`."""

from typing import Final
from xml.sax.saxutils import escape, quoteattr

from nazva import tables
from nazva.export import icu
from nazva.tables import Hub, Table

_HEAD: Final = """<?xml version="1.0" encoding="UTF-8" ?>
<!DOCTYPE supplementalData SYSTEM "../../common/dtd/ldmlSupplemental.dtd">
"""


def xml(table: Table) -> str:
    """Return the LDML file of a table: one transform, forward. Raises as `icu.rules` does.

    Locales are named as CLDR names them: `be`, `be_Latn`; the scheme is the variant; the aliases are the table's
    BCP 47 tags with `-t-`. The format is that of UTS #35, part 2, Transforms.

    >>> 'source="be" target="be_Latn" variant="ICAO"' in xml(tables.load_scheme("be_be-icao"))
    True
    """
    source, target = _locale(table.source_spelling, table), _locale(table.target_spelling, table)
    attributes = {"source": source, "target": target, "variant": _variant(table), "direction": "forward"}
    if alias := " ".join(alias for alias in table.aliases if "-t-" in alias):
        attributes["alias"] = alias
    written = " ".join(f"{name}={quoteattr(value)}" for name, value in attributes.items() if value)
    return (
        f'{_HEAD}<supplementalData>\n<version number="1"/>\n<transforms>\n<transform {written}>\n<tRule>\n'
        f"{escape(icu.rules(table))}</tRule>\n</transform>\n</transforms>\n</supplementalData>\n"
    )


def _hub(spelling: str) -> Hub | None:
    found = tables.load(spelling) if spelling in tables.index() else None
    return found if isinstance(found, Hub) else None


def _locale(spelling: str, table: Table) -> str:
    """Return the CLDR locale of a spelling: the language, and the script where it is not that of the hub."""
    if hub := _hub(spelling):
        return spelling.replace("-", "_")
    other = table.target_spelling if spelling == table.source_spelling else table.source_spelling
    hub = _hub(other)
    language = hub.language if hub else spelling.partition("-")[0]
    writes = next((t for t in (table, _turned(table)) if t and t.target_spelling == spelling), None)
    return f"{language}_{(writes.script if writes else '') or 'Latn'}"


def _turned(table: Table) -> Table | None:
    ident = table.inverse or f"{table.target_spelling}_{table.source_spelling}"
    found = tables.load(ident) if ident in tables.index() else None
    return found if isinstance(found, Table) else None


def _variant(table: Table) -> str:
    """Return the name of the scheme: the spelling that is no hub, without its language."""
    own = next((s for s in (table.target_spelling, table.source_spelling) if not _hub(s)), "")
    language, _, rest = own.partition("-")
    hubs = (_hub(table.source_spelling), _hub(table.target_spelling))
    named = rest if any(hub and hub.language == language for hub in hubs) else own
    return named.replace("-", "_").upper()
