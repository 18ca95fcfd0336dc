"""The people and places that nazva knows by itself, found by any of their spellings."""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from nazva import tables, text
from nazva.conversion import converter
from nazva.entities import Entity, EntityName
from nazva.givennames import romanised, skeleton

_LEAST_LETTERS_OF_PLACE: Final = 7
_PLACE_LISTS: Final = ("belarus", "countries", "world")
_LANGUAGES: Final = ("be", "be-tarask", "ru", "uk", "pl", "lt")


@cache
def places() -> tuple[Entity, ...]:
    """Return the places of the lists, the larger lists' commonest kinds first."""
    found = []
    for name in _PLACE_LISTS:
        table = tables.load_list(name)
        for row in table.rows:
            names = {c: row[c] for c in (*_LANGUAGES, "en") if row.get(c)}
            if older := row.get("older"):
                names["be"] = (*names["be"], *(form for form in older if form not in names["be"]))
            parent = "".join(row["parent"][:1])
            found.append(Entity(row["id"][0], "place", _names(names, row.get("weak", ())), parent=parent))
    return tuple(sorted(found, key=_weight))


def _names(columns: Mapping[str, Sequence[str]], weak: Sequence[str]) -> tuple[EntityName, ...]:
    return tuple(EntityName(form, column, column in weak) for column, forms in columns.items() for form in forms)


def _weight(entity: Entity) -> tuple[int, int]:
    """Order places so that of two with one name the better known comes first: more languages, more names."""
    return (-len(entity.languages), -len(entity.names))


@cache
def people() -> tuple[Entity, ...]:
    """Return the public and historical figures of the list."""
    found = []
    for row in tables.load_list("public-figures").rows:
        names = {c: row[c] for c in ("be", "be-tarask", "ru", "uk", "pl", "en") if row[c]}
        found.append(
            Entity(
                row["id"][0],
                "person",
                _names(names, ()),
                row["gender"][0],
                tuple(year.zfill(4) for year in row["birth"][:1]),
                tuple(year.zfill(4) for year in row["death"][:1]),
                family="".join(row["family"][:1]),
            )
        )
    return tuple(found)


# Names as tuples of lower-case words by their first word, each with its entity and the language of the name; the
# longest names first, and of two entities with one name the better known.
Phrases = Mapping[str, Sequence[tuple[tuple[str, ...], Entity, str]]]


@cache
def phrases(script: str) -> Phrases:
    """Return the names of the places and people of the lists that a text of a script may have: Latn, or Cyrl."""
    return indexed((*places(), *people()), script)


def indexed(entities: Sequence[Entity], script: str) -> Phrases:
    """Return the names of entities that a text of a script may have; Cyrillic texts are in be or be-tarask.

    A weak name is none to know a person by.
    """
    found: dict[str, list[tuple[tuple[str, ...], Entity, str]]] = {}
    seen: set[str | tuple[str, ...]] = set()
    for name, entity, language in _cyrillic_names(entities) if script == "Cyrl" else _latin_names(entities):
        # The same name comes in many spellings; it is cut into words once.
        if name in seen:
            continue
        words = split_name(name)
        if words and words not in seen:
            found.setdefault(words[0], []).append((words, entity, language))
        seen |= {name, words}
    for own in found.values():
        own.sort(key=lambda one: -len(one[0]))
    return found


def place_like(form: str) -> Entity | None:
    """Return the place of Belarus of which a lower-case Latin form is another spelling; none if two may be meant."""
    return _place_skeletons().get(skeleton(form)) if len(form) >= _LEAST_LETTERS_OF_PLACE else None


@cache
def _place_skeletons() -> Mapping[str, Entity]:
    found: dict[str, Entity] = {}
    shared: set[str] = set()
    for words, entity, _ in itertools.chain.from_iterable(phrases("Latn").values()):
        if len(words) == 1 and entity.id in _own_places():
            key = skeleton(words[0])
            if found.setdefault(key, entity) is not entity:
                shared.add(key)
    return {key: entity for key, entity in found.items() if key not in shared}


def _cyrillic_names(entities: Sequence[Entity]) -> Iterator[tuple[str, Entity, str]]:
    for entity in entities:
        for language in ("be", "be-tarask", ""):
            for name in _telling(entity, language):
                if language or text.is_cyrillic(name[:1]):
                    yield name, entity, language


def _latin_names(entities: Sequence[Entity]) -> Iterator[tuple[str, Entity, str]]:
    for entity in entities:
        for language in entity.languages:
            for name in _telling(entity, language):
                if text.is_latin(name[:1]):
                    yield name, entity, language
    for language in ("be", "be-tarask", "ru", "uk"):
        pairs = [(entity, name) for entity in entities for name in _telling(entity, language)]
        source = "be" if language == "be-tarask" else language
        for spelling, names in romanised([name for _, name in pairs], source).items():
            for (entity, _), name in zip(pairs, names, strict=True):
                yield name, entity, spelling


def _telling(entity: Entity, language: str) -> tuple[str, ...]:
    """Return the names of an entity in a language that it may be known by in a text."""
    place = entity.kind == "place"
    return tuple(name.text for name in entity.names if name.lang == language and (place or not name.weak))


def split_name(name: str) -> tuple[str, ...]:
    """Return the words of a name in lower case, folded; hyphens part words, full stops belong to theirs.

    >>> split_name("Washington, D.C.")
    ('washington', 'd.c.')
    """
    return tuple(text.fold_line(name).lower().replace("-", " ").replace(",", " ").split())


def forms_of(entity: Entity) -> dict[str, str]:
    """Return an entity's main name by spelling id, and `en`, the usual English one."""
    forms = {language: entity.named(language)[0] for language in entity.languages if language}
    if be := forms.get("be"):
        lacinka = converter("be", "lacinka")(be)
        newspaper = converter("be", "be-en")(be)
        forms["lacinka"] = lacinka
        forms.setdefault("en", newspaper)
        forms["be-en"] = newspaper if _is_written_from_belarusian(entity, newspaper) else forms["en"]
    if ru := forms.get("ru"):
        forms["ru-en"] = converter("ru", "ru-en")(ru)
    return forms


def _is_written_from_belarusian(entity: Entity, newspaper: str) -> bool:
    """Tell whether English prints an entity's name after the Belarusian form too: Lukashenka, but not Tramp."""
    if entity.kind == "place":
        return entity.id == "by" or entity.id in _own_places()
    return any(
        name.split(" ")[-1] == newspaper.rsplit(" ", maxsplit=1)[-1] for name in entity.named("en") or (newspaper,)
    )


@cache
def _own_places() -> frozenset[str]:
    return frozenset(row["id"][0] for row in tables.load_list("belarus").rows)
