"""The people and places that nazva knows by itself, and the given names, found by any of their spellings."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from nazva import tables, text
from nazva.conversion import converter, path
from nazva.translit import Scheme

LATIN: Final = ("lacinka", "be-en", "be-icao", "be-geo-2007", "be-bgn-1979")
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

    def main(self, language: str) -> str:
        """Return the main name in a language, or an empty string."""
        return self.names.get(language, ("",))[0]


@dataclass(frozen=True, slots=True)
class GivenName:
    """A given name of the list: its id, gender, and its main form by language."""

    id: str
    gender: str
    names: Mapping[str, tuple[str, ...]]
    weak: frozenset[str]


@dataclass(frozen=True, slots=True)
class Spelt:
    """A given name as it is spelt in a text, and the spellings in which it is spelt so."""

    name: GivenName
    spellings: frozenset[str]


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
    return Scheme(tables.load_scheme(chain[0])) if chain and len(chain) == 1 else None


def romanised(names: Iterable[str], source: str) -> list[tuple[str, str]]:
    """Return (spelling, name) for each name written in the Latin spellings of its language."""
    targets = {"be": LATIN, "ru": ("ru-en", "ru-bgn-1947"), "uk": ("uk-kmu-2010",)}.get(source, ())
    found = []
    for to in targets:
        if scheme := _scheme(source, to):
            found += [(to, scheme.convert(name)) for name in names]
    return found


@cache
def given_index() -> Mapping[str, tuple[Spelt, ...]]:
    """Return the given names by every spelling of theirs, in lower case, Cyrillic and Latin alike."""
    index: dict[str, dict[str, tuple[GivenName, set[str]]]] = {}

    def add(form: str, spelling: str, name: GivenName) -> None:
        index.setdefault(form.lower(), {}).setdefault(name.id, (name, set()))[1].add(spelling)

    for name in given_names():
        for column, forms in name.names.items():
            for form in forms:
                add(form, "be" if column == "everyday" else column, name)
            language = "be" if column in ("be", "be-tarask", "everyday") else column
            for spelling, form in romanised(forms, language):
                # Softness is written already in classical forms; Łacinka writes it alike from both.
                add(form, spelling, name)
    return {
        form: tuple(Spelt(name, frozenset(spellings)) for name, spellings in own.values())
        for form, own in index.items()
    }


@cache
def phrases(script: str) -> Mapping[str, tuple[tuple[tuple[str, ...], Entity, str], ...]]:
    """Return names of places and people as tuples of lower-case words, by their first word.

    `script` is `Latn` or `Cyrl` (be and be-tarask). Each comes with its entity and the language of the name; the
    longest names first.
    """
    found: dict[str, dict[tuple[str, ...], tuple[Entity, str]]] = {}

    def add(name: str, entity: Entity, language: str) -> None:
        words = split_name(name)
        if words:
            found.setdefault(words[0], {}).setdefault(words, (entity, language))

    for entity in (*places(), *people()):
        be = (*entity.names.get("be", ()), *entity.names.get("be-tarask", ()))
        if script == "Cyrl":
            for name in be:
                add(name, entity, "be")
            continue
        for language in _LATIN_COLUMNS if entity.kind == "place" else ("en", "pl"):
            for name in entity.names.get(language, ()):
                add(name, entity, language)
        for spelling, name in romanised(be, "be"):
            add(name, entity, spelling)
        for language in ("ru", "uk"):
            for spelling, name in romanised(entity.names.get(language, ()), language):
                add(name, entity, spelling)
    return {
        first: tuple((words, *own[words]) for words in sorted(own, key=lambda words: -len(words)))
        for first, own in found.items()
    }


def split_name(name: str) -> tuple[str, ...]:
    """Return the words of a name in lower case, folded; hyphens part words, full stops belong to theirs.

    >>> split_name("Washington, D.C.")
    ('washington', 'd.c.')
    """
    return tuple(word for word in text.fold_line(name).lower().replace("-", " ").replace(",", " ").split() if word)


def forms_of(entity: Entity) -> dict[str, str]:
    """Return an entity's main name by spelling id, and `en`, the usual English one."""
    forms = {language: names[0] for language, names in entity.names.items() if names}
    if be := forms.get("be"):
        lacinka = converter("be", "lacinka")(be)
        newspaper = converter("be", "be-en")(be)
        forms["lacinka"] = lacinka
        forms.setdefault("en", newspaper)
        local = entity.kind == "place" and (entity.parent == "by" or entity.id == "by" or not is_abroad(entity))
        forms["be-en"] = newspaper if local else forms["en"]
    if ru := forms.get("ru"):
        forms["ru-en"] = converter("ru", "ru-en")(ru)
    return forms


@cache
def _own_places() -> frozenset[str]:
    return frozenset(row["id"][0] for row in tables.load_list("belarus").rows)


def is_abroad(entity: Entity) -> bool:
    """Tell whether a place is not one of the list of places of Belarus."""
    return entity.id not in _own_places()
