"""The people and places that nazva knows by itself, and the given names, found by any of their spellings."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from nazva import tables, text
from nazva.catalogue import path
from nazva.conversion import converter
from nazva.translit import Scheme

LATIN: Final = ("lacinka", "be-en", "be-icao", "be-geo-2007", "be-bgn-1979")
_LEAST_LETTERS: Final = 5
_PLACE_LISTS: Final = ("belarus", "countries", "world")
_LANGUAGES: Final = ("be", "be-tarask", "ru", "uk", "pl", "lt")
_LATIN_COLUMNS: Final = ("en", "pl", "lt")


@dataclass(frozen=True, slots=True)
class Entity:
    """A person or place with an id and its names: language or spelling → names, the main one first."""

    id: str
    kind: str
    names: Mapping[str, tuple[str, ...]]
    gender: str = ""
    parent: str = ""
    weak: frozenset[str] = frozenset()
    family: str = ""


@dataclass(frozen=True, slots=True)
class GivenName:
    """A given name of the list: its id, gender, and its main form by language."""

    id: str
    gender: str
    names: Mapping[str, tuple[str, ...]]
    weak: frozenset[str]


@dataclass(frozen=True, slots=True)
class Spelt:
    """A given name as it is spelt in a text, and the spellings in which it is spelt so.

    `everyday` is the everyday form in be when the name is spelt in none but that: Алесь for Аляксандр.
    """

    name: GivenName
    spellings: frozenset[str]
    everyday: str = ""


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
            found.append(Entity(row["id"][0], "place", names, "", parent, frozenset(row.get("weak", ()))))
    return tuple(sorted(found, key=_weight))


def _weight(entity: Entity) -> tuple[int, int]:
    """Order places so that of two with one name the better known comes first: more languages, more names."""
    return (-len(entity.names), -sum(map(len, entity.names.values())))


@cache
def people() -> tuple[Entity, ...]:
    """Return the public and historical figures of the list."""
    found = []
    for row in tables.load_list("public-figures").rows:
        names = {c: row[c] for c in ("be", "be-tarask", "ru", "uk", "pl", "en") if row[c]}
        family = "".join(row["family"][:1])
        found.append(Entity(row["id"][0], "person", names, row["gender"][0], "", frozenset(), family))
    return tuple(found)


@cache
def given_names() -> tuple[GivenName, ...]:
    """Return the given names of the list."""
    columns = ("be", "be-tarask", "ru", "uk", "pl", "en", "everyday")
    return tuple(
        GivenName(row["id"][0], row["gender"][0], {c: row[c] for c in columns if row[c]}, frozenset(row["weak"]))
        for row in tables.load_list("given").rows
    )


@cache
def _scheme(source: str, to: str) -> Scheme | None:
    """Return the scheme that leads directly from a hub to a Latin spelling, if a table does."""
    chain = path(source, to)
    return Scheme(tables.load_scheme(chain[0].table)) if chain and len(chain) == 1 else None


def romanised(names: Sequence[str], source: str) -> dict[str, list[str]]:
    """Return names in each Latin spelling that a table leads to directly from their language, in the same order."""
    targets = {"be": LATIN, "ru": ("ru-en", "ru-bgn-1947"), "uk": ("uk-kmu-2010",)}.get(source, ())
    schemes = {to: scheme for to in targets if (scheme := _scheme(source, to))}
    # One text of many lines: a conversion has a cost of its own.
    return {to: scheme.convert("\n".join(names)).split("\n") for to, scheme in schemes.items()} if names else {}


@cache
def given_index() -> Mapping[str, tuple[Spelt, ...]]:
    """Return the given names by every spelling of theirs, in lower case, Cyrillic and Latin alike."""
    index: dict[str, dict[str, tuple[GivenName, set[str], str]]] = {}

    def add(form: str, spelling: str, name: GivenName, everyday: str) -> None:
        own = index.setdefault(form.lower(), {})
        known = own.setdefault(name.id, (name, set(), everyday))
        known[1].add(spelling)

    # Everyday forms come last, so that a form that is also the name itself is not taken for an everyday one.
    columns = sorted({c for name in given_names() for c in name.names}, key=lambda c: c == "everyday")
    for column in columns:
        language = "be" if column in ("be", "be-tarask", "everyday") else column
        pairs = [(name, form) for name in given_names() for form in name.names.get(column, ())]
        for name, form in pairs:
            add(form, language, name, form if column == "everyday" else "")
        for spelling, forms in romanised([form for _, form in pairs], language).items():
            for (name, form), latin in zip(pairs, forms, strict=True):
                add(latin, spelling, name, form if column == "everyday" else "")
    return {
        form: tuple(Spelt(name, frozenset(spellings), everyday) for name, spellings, everyday in own.values())
        for form, own in index.items()
    }


@cache
def _skeletons() -> Mapping[str, tuple[Spelt, ...]]:
    """Return the given names by the skeletons of their Latin spellings; a skeleton of two names is left out."""
    found: dict[str, dict[str, Spelt]] = {}
    for form, own in given_index().items():
        if text.is_latin(form[0]):
            for spelt in own:
                found.setdefault(skeleton(form), {}).setdefault(spelt.name.id, spelt)
    return {key: tuple(own.values()) for key, own in found.items() if len(own) == 1}


def skeleton(name: str) -> str:
    """Return a Latin spelling with all letters folded that romanisations write in several ways.

    >>> skeleton("syarhey") == skeleton("siarhei")
    True
    """
    pattern, folds = _folds()
    return pattern.sub(lambda match: folds[match[0]], name)


@cache
def _folds() -> tuple[re.Pattern[str], Mapping[str, str]]:
    folds = {key: str(value) for key, value in tables.load_pairs("latin-skeleton").sections["folds"].items()}
    return re.compile("|".join(sorted(map(re.escape, folds), key=len, reverse=True))), folds


def given_like(form: str) -> tuple[Spelt, ...]:
    """Return the given names spelt as a lower-case form; if there are none, the one of which it is another spelling."""
    found = given_index().get(form, ())
    return found if found or len(form) < _LEAST_LETTERS else _skeletons().get(skeleton(form), ())


@cache
def phrases(script: str) -> Mapping[str, tuple[tuple[tuple[str, ...], Entity, str], ...]]:
    """Return names of places and people as tuples of lower-case words, by their first word.

    `script` is `Latn` or `Cyrl` (be and be-tarask). Each comes with its entity and the language of the name; the
    longest names first, and of two entities with one name the better known.
    """
    found: dict[str, dict[tuple[str, ...], tuple[Entity, str]]] = {}
    for name, entity, language in _cyrillic_names() if script == "Cyrl" else _latin_names():
        if words := split_name(name):
            found.setdefault(words[0], {}).setdefault(words, (entity, language))
    return {
        first: tuple((words, *own[words]) for words in sorted(own, key=lambda words: -len(words)))
        for first, own in found.items()
    }


def _cyrillic_names() -> Iterator[tuple[str, Entity, str]]:
    for entity in (*places(), *people()):
        for language in ("be", "be-tarask"):
            for name in entity.names.get(language, ()):
                yield name, entity, language


def _latin_names() -> Iterator[tuple[str, Entity, str]]:
    entities = (*places(), *people())
    for entity in entities:
        for language in _LATIN_COLUMNS if entity.kind == "place" else ("en", "pl"):
            for name in entity.names.get(language, ()):
                yield name, entity, language
    for language in ("be", "be-tarask", "ru", "uk"):
        pairs = [(entity, name) for entity in entities for name in entity.names.get(language, ())]
        source = "be" if language == "be-tarask" else language
        for spelling, names in romanised([name for _, name in pairs], source).items():
            for (entity, _), name in zip(pairs, names, strict=True):
                yield name, entity, spelling


def split_name(name: str) -> tuple[str, ...]:
    """Return the words of a name in lower case, folded; hyphens part words, full stops belong to theirs.

    >>> split_name("Washington, D.C.")
    ('washington', 'd.c.')
    """
    return tuple(text.fold_line(name).lower().replace("-", " ").replace(",", " ").split())


def forms_of(entity: Entity) -> dict[str, str]:
    """Return an entity's main name by spelling id, and `en`, the usual English one."""
    forms = {language: names[0] for language, names in entity.names.items() if names}
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
        name.split(" ")[-1] == newspaper.rsplit(" ", maxsplit=1)[-1] for name in entity.names.get("en", (newspaper,))
    )


@cache
def _own_places() -> frozenset[str]:
    return frozenset(row["id"][0] for row in tables.load_list("belarus").rows)
