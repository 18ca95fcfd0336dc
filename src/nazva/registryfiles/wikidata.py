"""Dumps of Wikidata in JSON: one large array, an item a line. People and places are taken, all else is passed over.

The format is that of doc.wikimedia.org/Wikibase (docs_topics_json). A person is an instance of human (Q5); a place is
what has coordinates and lies in a country or an administrative unit, and is no organisation, which has a seat, a legal
form or an industry: without the whole tree of classes nothing better can be said of one item.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

from nazva.entities import Entity, EntityName
from nazva.registryfiles import values
from nazva.registryfiles.source import Source
from nazva.registryfiles.table import objects

_INSTANCE, _HUMAN = "P31", "Q5"
_GENDER, _BORN, _DIED, _CITIZEN = "P21", "P569", "P570", "P27"
_COORDINATES, _COUNTRY, _WITHIN = "P625", "P17", "P131"
_OF_ORGANISATIONS: Final = ("P159", "P1454", "P452")
_TIME: Final = re.compile(r"\+(\d{4})-(\d\d)-(\d\d)T")
_YEAR, _MONTH, _DAY = 9, 10, 11


def read(source: Source) -> Iterator[Entity]:
    """Yield the people and places of a dump, with their names in the languages of the list of record words."""
    for line, data in objects(source):
        if data.get("type", "item") != "item":
            continue
        if not isinstance(data.get("id"), str) or not isinstance(data.get("labels"), dict | list):
            source.fault(line, "no item of Wikidata", "it needs id, labels and claims")
            continue
        # An empty object is written as an empty array.
        claims = _object(data.get("claims"))
        person = _HUMAN in _items(claims, _INSTANCE)
        if not person and not _is_place(claims):
            continue
        names = values.distinct(_names(data))
        if not names:
            continue
        genders = [gender for item in _items(claims, _GENDER) if (gender := values.word("gender", item))]
        yield Entity(
            data["id"],
            "person" if person else "place",
            names,
            genders[0] if genders else "",
            tuple(_times(claims, _BORN)),
            tuple(_times(claims, _DIED)),
            tuple(dict.fromkeys(map(values.country, _items(claims, _CITIZEN if person else _COUNTRY)))),
            "" if person else next(iter(_items(claims, _WITHIN)), ""),
            (f"wikidata:{data['id']}",),
        )


def _is_place(claims: dict[str, Any]) -> bool:
    located = _COORDINATES in claims and (_COUNTRY in claims or _WITHIN in claims)
    return located and not any(own in claims for own in _OF_ORGANISATIONS)


def _names(data: dict[str, Any]) -> Iterator[EntityName]:
    """Yield the label, then the other names, of each language that is kept."""
    labels, aliases = (_object(data.get(key)) for key in ("labels", "aliases"))
    for code in dict.fromkeys((*labels, *aliases)):
        lang = values.word("language", code)
        if lang is None:
            continue
        others = aliases.get(code)
        for value in map(_object, (labels.get(code), *(others if isinstance(others, list) else ()))):
            if isinstance(value.get("value"), str):
                yield EntityName(value["value"], lang)


def _values(claims: dict[str, Any], name: str) -> Iterator[dict[str, Any]]:
    """Yield the values of a property: the preferred ones where there are any, none that is deprecated."""
    given = claims.get(name)
    statements = [
        own for own in map(_object, given if isinstance(given, list) else ()) if own.get("rank") != "deprecated"
    ]
    preferred = [own for own in statements if own.get("rank") == "preferred"]
    for own in preferred or statements:
        if value := _object(_object(_object(own.get("mainsnak")).get("datavalue")).get("value")):
            yield value


def _object(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _items(claims: dict[str, Any], name: str) -> list[str]:
    """Return the items that a property points to. Old dumps give the number alone."""
    idents = (value.get("id") or f"Q{value.get('numeric-id', '')}" for value in _values(claims, name))
    return [str(ident) for ident in idents if ident != "Q"]


def _times(claims: dict[str, Any], name: str) -> Iterator[str]:
    for value in _values(claims, name):
        match = _TIME.match(str(value.get("time", "")))
        precision = value.get("precision", 0)
        if match and isinstance(precision, int) and precision >= _YEAR:
            date = "-".join(match.groups()[: {_YEAR: 1, _MONTH: 2}.get(precision, 3)])
            if read := values.date(date):
                yield read
