"""Which mentions name one person: by the entity of a list, or by the surname in any of its spellings."""

from collections.abc import Mapping, Sequence
from functools import cache

from nazva import canonical, gazetteer, givennames
from nazva.entities import Entity
from nazva.sights import Found, Sights


def families(sights: Sights, found: Found) -> set[str]:
    """Return the surname of a mention in lower case, in the spellings it may come back in."""
    own = {sights.tokens[found.last].low}
    if sights.tokens[found.last].be:
        own.add(sights.tokens[found.last].be)
    if found.name and found.name.family:
        own.add(found.name.family.lower())
        if sights.language == "en":
            spelling = canonical.spelling_of(found.name, "")
            own.add(canonical.forms(found.name, spelling)["be"].split(" ")[-1].lower())
    if found.entity:
        own |= _family_spellings(sights.script).get(found.entity.id, set())
    return own


def is_same(sights: Sights, one: Found, other: Found) -> bool:
    """Tell whether two mentions name one person as far as entity or surname tell."""
    if one.entity or other.entity:
        return one.entity is other.entity
    return _person_key(sights, one) == _person_key(sights, other)


def join(sights: Sights, kept: Sequence[Found]) -> None:
    """Give every mention of one person the fullest name that the text has of it."""
    best: dict[str, Found] = {}
    for found in kept:
        if found.kind != "person" or found.entity:
            continue
        key = _person_key(sights, found)
        if key not in best or (found.name and not best[key].name) or _fullness(found) > _fullness(best[key]):
            best[key] = found
    listed = {f: found for found in kept if found.entity and found.kind == "person" for f in families(sights, found)}
    for found in kept:
        if found.kind != "person" or found.entity:
            continue
        own = _person_key(sights, found)
        if not (found.name and found.name.given) and own in listed:
            found.entity = listed[own].entity
            continue
        model = best[own]
        if model.name and (not found.name or not found.name.given or found.name.given == model.name.given):
            found.name, found.gender = model.name, model.gender


def _person_key(sights: Sights, found: Found) -> str:
    name = found.name
    return ((name.family or name.given) if name else sights.tokens[found.last].low).lower()


def _fullness(found: Found) -> int:
    return (2 if found.name and found.name.given else 0) + (len(found.name.middle) if found.name else 0)


@cache
def famous_families(script: str) -> dict[str, Entity]:
    """Return the surnames that only one person of the list bears, by every spelling in a script."""
    found: dict[str, list[Entity]] = {}
    for entity in gazetteer.people():
        for family in _family_spellings(script).get(entity.id, ()):
            found.setdefault(family, []).append(entity)
    return {family: own[0] for family, own in found.items() if len(own) == 1 and len(family) > 2}


@cache
def _family_spellings(script: str) -> Mapping[str, set[str]]:
    """Return the surnames of the people of the list, in lower case, in the spellings of a script, by id."""
    bearers = [entity for entity in gazetteer.people() if entity.family]
    if script == "Cyrl":
        return {entity.id: {entity.family.lower()} for entity in bearers}
    found: dict[str, set[str]] = {
        entity.id: {gazetteer.split_name(name)[-1] for language in ("en", "pl") for name in entity.named(language)}
        for entity in bearers
    }
    russian = [entity for entity in bearers if "ru" in entity.languages]
    for own, families, language in (
        (bearers, [entity.family for entity in bearers], "be"),
        (russian, [entity.named("ru")[0].split(" ")[-1] for entity in russian], "ru"),
    ):
        for forms in givennames.romanised(families, language).values():
            for entity, form in zip(own, forms, strict=True):
                found[entity.id].add(form)
    return found
