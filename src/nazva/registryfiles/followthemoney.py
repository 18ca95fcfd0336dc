"""FollowTheMoney entities as JSON lines, and the table of targets that OpenSanctions makes of them.

The schemas are those of github.com/opensanctions/followthemoney (Thing, LegalEntity, Person, Organization, Address);
the table is `targets.simple.csv`, whose cells part several values by semicolons.
"""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from nazva.entities import Entity, EntityName
from nazva.registryfiles import values
from nazva.registryfiles.source import Source
from nazva.registryfiles.table import objects

TARGETS: Final = (
    *("id", "schema", "name", "aliases", "birth_date", "countries", "addresses", "identifiers", "sanctions", "phones"),
    *("emails", "dataset", "first_seen", "last_seen", "last_change"),
)
_NEEDED: Final = frozenset(("id", "schema", "name", "aliases"))
_SCHEMAS: Final = {"person": "Person", "organisation": "Organization", "place": "Address"}
_NAMES: Final = ("name", "alias", "previousName")
_PARTS: Final = (("firstName", "secondName", "middleName", "fatherName", "lastName"), ("firstName", "lastName"))
_COUNTRIES: Final = ("nationality", "citizenship", "country", "jurisdiction", "mainCountry")
_WIKIDATA: Final = "wikidata:"


def is_targets(columns: tuple[str, ...]) -> bool:
    """Tell whether a header is that of a table of targets."""
    return set(columns) >= _NEEDED


def read(source: Source) -> Iterator[Entity]:
    """Yield the people, organisations and addresses of FollowTheMoney JSON lines; other schemas are passed over."""
    for line, data in objects(source):
        schema, properties = data.get("schema"), data.get("properties")
        if not (isinstance(schema, str) and isinstance(properties, dict) and data.get("id")):
            source.fault(line, "no FollowTheMoney entity", "it needs id, schema and properties")
            continue
        kind = values.word("schema", schema)
        if not kind:
            continue
        own = {key: list(map(str, value)) for key, value in properties.items() if isinstance(value, list)}
        names = values.distinct(_names(own, kind))
        if not names and isinstance(data.get("caption"), str):
            names = (EntityName(data["caption"]),)
        if not names:
            source.fault(line, f"{data['id']} has no name", "fill the property name")
            continue
        genders = [gender for value in own.get("gender", ()) if (gender := values.word("gender", value))]
        yield Entity(
            str(data["id"]),
            kind,
            names,
            genders[0] if len(set(genders)) == 1 else "",
            _dates(source, line, own.get("birthDate", ())),
            _dates(source, line, own.get("deathDate", ())),
            tuple(dict.fromkeys(values.country(value) for key in _COUNTRIES for value in own.get(key, ()))),
            "".join(own.get("parent", ())[:1]),
            tuple(_WIKIDATA + value for value in own.get("wikidataId", ())),
        )


def _names(own: Mapping[str, list[str]], kind: str) -> Iterator[EntityName]:
    for key in _NAMES:
        yield from map(EntityName, own.get(key, ()))
    if kind == "person":
        # Parts are joined only where each has one value: of several nobody says which belong together.
        for keys in _PARTS:
            parts = [own.get(key, []) for key in keys]
            if parts[0] and parts[-1] and all(len(part) < 2 for part in parts):
                yield EntityName(" ".join(part[0] for part in parts if part))
    if kind == "place":
        yield from map(EntityName, own.get("full", ()) or own.get("city", ()))
    for text in own.get("weakAlias", ()):
        yield EntityName(text, weak=True)


def _dates(source: Source, line: int, given: Iterable[str]) -> tuple[str, ...]:
    found = []
    for value in given:
        if date := values.date(value):
            found.append(date)
        else:
            source.fault(line, f"{value!r} is no date", values.DATE)
    return tuple(found)


def write(entities: Iterable[Entity], out: Callable[[str], Any]) -> None:
    """Write entities as FollowTheMoney JSON lines."""
    for entity in entities:
        main, others, weak = _sorted_names(entity)
        properties = {
            "name": main,
            "alias": others,
            "weakAlias": weak,
            "birthDate": list(entity.birth_dates),
            "deathDate": list(entity.death_dates),
            "gender": [{"m": "male", "f": "female"}[entity.gender]] if entity.gender else [],
            "nationality" if entity.kind == "person" else "country": list(entity.countries),
            "wikidataId": [link.removeprefix(_WIKIDATA) for link in entity.links if link.startswith(_WIKIDATA)],
        }
        data = {
            "id": entity.id,
            "caption": entity.name,
            "schema": _SCHEMAS[entity.kind],
            "properties": {key: value for key, value in properties.items() if value},
        }
        out(json.dumps(data, ensure_ascii=False) + "\n")


def _sorted_names(entity: Entity) -> tuple[list[str], list[str], list[str]]:
    """Return the main name of each language, the other names, and the weak ones; each text once."""
    main: dict[str, str] = {}
    for name in entity.names:
        if not name.weak:
            main.setdefault(name.lang, name.text)
    firsts = dict.fromkeys(main.values())
    others = dict.fromkeys(name.text for name in entity.names if not name.weak and name.text not in firsts)
    weak = dict.fromkeys(n.text for n in entity.names if n.weak and n.text not in firsts and n.text not in others)
    return list(firsts), list(others), list(weak)


def read_targets(source: Source) -> Iterator[Entity]:
    """Yield the people, organisations and addresses of a table of targets; other schemas are passed over."""
    for line, row in source.records(*TARGETS[:4]):
        kind = values.word("schema", row["schema"])
        if not kind:
            continue
        names = values.distinct(map(EntityName, (row["name"], *_values(row["aliases"]))))
        if not names or not row["id"]:
            source.fault(line, "the row has no id or no name", "fill the columns id and name")
            continue
        dates = _dates(source, line, _values(row.get("birth_date", "")))
        countries = tuple(map(values.country, _values(row.get("countries", ""))))
        yield Entity(row["id"], kind, names, birth_dates=dates, countries=countries)


def _values(cell: str) -> list[str]:
    """Return the values of a cell, itself a line of CSV parted by semicolons."""
    return [value for row in csv.reader([cell], delimiter=";") for value in row if value] if cell else []


def write_targets(entities: Iterable[Entity], out: Callable[[str], Any]) -> None:
    """Write entities as a table of targets; what it has no column for is left out."""
    out(_line(TARGETS, ","))
    for entity in entities:
        main, *others = dict.fromkeys((entity.name, *(name.text for name in entity.names)))
        cells = dict.fromkeys(TARGETS, "") | {
            "id": entity.id,
            "schema": _SCHEMAS[entity.kind],
            "name": main,
            "aliases": _line(others, ";").rstrip("\n"),
            "birth_date": ";".join(entity.birth_dates),
            "countries": ";".join(entity.countries),
        }
        out(_line(list(cells.values()), ","))


def _line(cells: Iterable[str], delimiter: str) -> str:
    line = io.StringIO()
    csv.writer(line, delimiter=delimiter, lineterminator="\n").writerow(list(cells))
    return line.getvalue()
