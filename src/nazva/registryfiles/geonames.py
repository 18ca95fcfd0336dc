"""Dumps of GeoNames: places (`allCountries.txt`, `BY.txt`, `cities15000.txt`) and their names in other languages.

The columns are those of the readme of download.geonames.org/export/dump. Neither file has a header.
"""

from collections.abc import Iterator
from typing import Final

from nazva.entities import Entity, EntityName
from nazva.registryfiles import values
from nazva.registryfiles.source import Source

_COLUMNS: Final = 19
_ID, _NAME, _ASCII, _OTHERS, _COUNTRY = 0, 1, 2, 3, 8
_FEWEST, _MOST = 4, 10
_PLACE, _LANGUAGE, _TEXT, _COLLOQUIAL = 1, 2, 3, 6
_WIKIDATA: Final = "wkdt"


def is_places(cells: tuple[str, ...]) -> bool:
    """Tell whether a line is one of a dump of places."""
    return len(cells) == _COLUMNS and cells[_ID].isdecimal() and len(cells[6]) <= 1


def is_names(cells: tuple[str, ...]) -> bool:
    """Tell whether a line is one of a dump of alternate names."""
    return _FEWEST <= len(cells) <= _MOST and cells[0].isdecimal() and cells[_PLACE].isdecimal()


def read(source: Source) -> Iterator[Entity]:
    """Yield the places of a dump."""
    for line, cells in _cells(source):
        if len(cells) != _COLUMNS or not cells[_ID].isdecimal() or not cells[_NAME].strip():
            source.fault(line, f"no place of GeoNames: {len(cells)} columns", f"it has {_COLUMNS}, parted by tabs")
            continue
        texts = dict.fromkeys((cells[_NAME], cells[_ASCII], *cells[_OTHERS].split(",")))
        countries = (values.country(cells[_COUNTRY]),) if cells[_COUNTRY] else ()
        yield Entity(cells[_ID], "place", values.distinct(map(EntityName, texts)), countries=countries)


def read_names(source: Source) -> Iterator[Entity]:
    """Yield what a dump of alternate names adds to places that are known: entities of no kind, with a name or a link.

    Names in languages that the list of record words has not are passed over.
    """
    for line, cells in _cells(source):
        if not is_names(cells):
            source.fault(line, "no alternate name of GeoNames", "it has 4 to 10 columns, parted by tabs")
            continue
        code, text = cells[_LANGUAGE], cells[_TEXT]
        if code == _WIKIDATA:
            yield Entity(cells[_PLACE], "", (), links=(f"wikidata:{text}",))
            continue
        lang = values.word("language", code)
        if lang is None or not text.strip():
            continue
        weak = len(cells) > _COLLOQUIAL and cells[_COLLOQUIAL] == "1"
        yield Entity(cells[_PLACE], "", values.distinct([EntityName(text, lang, weak)]))


def _cells(source: Source) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield the cells of every line; quotation marks are letters in these files."""
    for line, text in source.lines():
        yield line, tuple(text.split("\t"))
