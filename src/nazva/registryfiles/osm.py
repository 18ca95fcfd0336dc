"""Name tags of OpenStreetMap as a table: a column a tag (`name`, `name:be`, `alt_name`, …), a row an object.

Such tables come from Overpass (`[out:csv(::id, ::type, name, "name:be")]`), from osmconvert, or from a data base.
"""

from collections.abc import Iterator
from typing import Final

from nazva.entities import Entity, EntityName
from nazva.registryfiles import values
from nazva.registryfiles.source import Source

_IDS: Final = ("@id", "osm_id", "id")
_TYPES: Final = ("@type", "@otype", "osm_type")
_NAMED_TYPES: Final = {"0": "node", "1": "way", "2": "relation"}
# The tags that hold names, the main one first; each may end in a language, as name:be does.
_TAGS: Final = ("name", "int_name", "official_name", "alt_name", "loc_name", "old_name", "short_name")
_WEAK: Final = frozenset(("short_name",))
_COUNTRIES: Final = ("addr:country", "is_in:country_code", "iso3166-1", "iso3166-1:alpha2")


def is_osm(columns: tuple[str, ...]) -> bool:
    """Tell whether a header is that of name tags."""
    return any(column.startswith("name:") for column in columns) or ("@id" in columns and "name" in columns)


def read(source: Source) -> Iterator[Entity]:
    """Yield the objects that have a name as places; an object without an id is named after its line."""
    for line, row in source.records("name"):
        names = values.distinct(_names(row))
        if not names:
            continue
        own = next((row[column] for column in _IDS if row.get(column)), "")
        sort = next((row[column] for column in _TYPES if row.get(column)), "")
        prefix = _NAMED_TYPES.get(sort, sort)
        ident = f"{prefix}/{own}" if own and prefix else own or f"line-{line}"
        small = {column.lower(): cell for column, cell in row.items()}
        countries = [values.country(small[column]) for column in _COUNTRIES if small.get(column)]
        links = [f"wikidata:{item}" for item in row.get("wikidata", "").split(";") if item.strip()]
        yield Entity(ident, "place", names, countries=tuple(countries[:1]), links=tuple(links))


def _names(row: dict[str, str]) -> Iterator[EntityName]:
    for tag in _TAGS:
        for column, cell in row.items():
            base, _, code = column.partition(":")
            if base == tag and cell:
                lang = values.language(code)
                yield from (EntityName(text, lang, tag in _WEAK) for text in cell.split(";"))
