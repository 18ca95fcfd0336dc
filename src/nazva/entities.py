"""What a registry holds: people, places and organisations, each with an id and its names."""

from dataclasses import asdict, dataclass
from typing import Any, Final, TypeVar

from nazva.errors import UnknownChoice

KINDS: Final = ("person", "place", "organisation")

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class EntityName:
    """A name of an entity: `lang` is a language or a spelling id; `weak` says that the name alone is thin evidence."""

    text: str
    lang: str = ""
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, place or organisation with an id and its names; the first name of a language is the main one in it.

    Dates are written as far as they are known: `1946`, `1946-08`, `1946-08-05`; countries as two letters of ISO 3166-1;
    `gender` is m, f or empty; `parent` is the id of the place that a place lies in; `links` name the entity elsewhere
    (`wikidata:Q184`). `family` is the surname in Belarusian, where a list says which word it is.
    """

    id: str
    kind: str
    names: tuple[EntityName, ...]
    gender: str = ""
    birth_dates: tuple[str, ...] = ()
    death_dates: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    parent: str = ""
    links: tuple[str, ...] = ()
    family: str = ""

    @property
    def name(self) -> str:
        """The first name that is not weak, and the first of all when every one is."""
        return next((name.text for name in self.names if not name.weak), self.names[0].text if self.names else "")

    def named(self, lang: str) -> tuple[str, ...]:
        """Return the names in a language or spelling, the main one first."""
        return tuple(name.text for name in self.names if name.lang == lang)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages and spellings that the entity has names in, in the order of its names."""
        return tuple(dict.fromkeys(name.lang for name in self.names))

    @property
    def weak(self) -> frozenset[str]:
        """The languages in which a name of the entity is weak."""
        return frozenset(name.lang for name in self.names if name.weak)

    def as_dict(self) -> dict[str, Any]:
        """Return the entity as plain data."""
        return asdict(self)


def check_kind(kind: str) -> str:
    """Return a kind. Raises `UnknownChoice` for any other word."""
    if kind not in KINDS:
        raise UnknownChoice(f"no kind is called {kind!r}: {', '.join(KINDS)}")
    return kind


def merged(one: Entity, other: Entity) -> Entity:
    """Return an entity with what another record of it adds; what both say stays as the first says.

    >>> one = Entity("Q1", "person", (EntityName("Ян Баршчэўскі", "be"),))
    >>> merged(one, Entity("Q1", "person", (EntityName("Jan Barszczewski", "pl"),), "m")).languages
    ('be', 'pl')
    """
    return Entity(
        one.id,
        one.kind,
        _joined(one.names, other.names),
        one.gender or other.gender,
        _joined(one.birth_dates, other.birth_dates),
        _joined(one.death_dates, other.death_dates),
        _joined(one.countries, other.countries),
        one.parent or other.parent,
        _joined(one.links, other.links),
        one.family or other.family,
    )


def _joined(one: tuple[_T, ...], other: tuple[_T, ...]) -> tuple[_T, ...]:
    return tuple(dict.fromkeys((*one, *other)))
