"""Searching a registry: candidates from its index, compared with the name sought, the best of each entity kept."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from itertools import chain
from math import log
from typing import Any, Final, NamedTuple

from rapidfuzz.distance import OSA, Indel

from nazva import matching
from nazva.analysis import person
from nazva.entities import Entity
from nazva.matching import Context
from nazva.registryindex import Lookup
from nazva.registrystore import Store

# So many candidates are compared at each look-up; below so probable a hit the search goes on among near words.
_COMPARED: Final = 32
_NOTHING: Final = Context()
_FIRST: Final = 12
_FEW: Final = 24
_OF_ONE: Final = 3
_LOOKED_AT: Final = 4
_SURE: Final = 0.9
_LEAST: Final = 0.0001
# What a name says when its words are turned about is never sure.
_TURNED: Final = 0.85
# With no hit above it the name turned about is looked up too.
_DOUBTFUL: Final = 0.1
_MOST_TURNED: Final = 3
_PLACES: Final = 4
# What a name that sounds the same weighs against one of no sound in common, and how many hits more are looked at.
_SOUNDS: Final = 5.0
_BESIDE: Final = 15


@dataclass(frozen=True, slots=True)
class Hit:
    """An entity that a name may be of: how probably, which of its names says so, and why."""

    entity: Entity
    probability: float
    name: str
    reasons: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """Return the hit as plain data."""
        return asdict(self)


class _Found(NamedTuple):
    """An entity, by its row and kind, with the name of it that is likeliest the one sought."""

    probability: float
    weight: float
    number: int
    kind: str
    text: str
    asked: str


def hits(store: Store, name: str, kinds: Iterable[str], limit: int, context: Context) -> list[Hit]:
    """Return the entities of some kinds that a name may be of, the likeliest first. Raises `InputError`."""
    with store.reading():
        found = list(chain.from_iterable(_of_kind(store, name, kind, context) for kind in kinds))
    # The facts that a probability rests on are few: what is about as probable is told apart by how alike it sounds.
    found.sort(key=lambda own: (-own.probability, -own.weight, own.number))
    found = found[: limit + _BESIDE]
    asked = name.casefold()
    ranks = {own.number: _odds(own.probability) + _SOUNDS * _likeness(name, own) for own in found}
    found.sort(
        key=lambda own: (-ranks[own.number], -own.weight, Indel.distance(asked, own.text.casefold()), own.number)
    )
    return [_hit(store, own, context) for own in found[:limit]]


def _odds(probability: float) -> float:
    """Return the logarithm of the odds of a probability; what is certain is no more than very likely here."""
    bounded = min(max(probability, _LEAST), 1 - _LEAST)
    return log(bounded / (1 - bounded))


def _likeness(name: str, found: _Found) -> float:
    """Return how alike two names sound, from 0 to 1: of people the given names and surnames, in whatever order."""
    mine, theirs = (_sounded(one, found.kind) for one in (name, found.text))
    if not mine or not theirs:
        return Indel.normalized_similarity(name.casefold(), found.text.casefold())
    shares = [
        max(OSA.normalized_similarity(one, other) for one in word for more in theirs for other in more) for word in mine
    ]
    return sum(shares) / len(shares)


def _sounded(name: str, kind: str) -> list[tuple[str, ...]]:
    """Return the given names and the surnames of a person in sounds, each in all its readings."""
    own = person(name) if kind == "person" else None
    return [word.sounds for part in (*own.given, *own.surnames) for word in part] if own else []


def _hit(store: Store, found: _Found, context: Context) -> Hit:
    entity = store.get(found.number)
    own = _context(store, entity, context)
    reasons = matching.compare(found.asked, found.text, found.kind, context_one=context, context_other=own).reasons
    return Hit(entity, round(found.probability, _PLACES), found.text, reasons)


def _of_kind(store: Store, name: str, kind: str, context: Context) -> list[_Found]:
    lookup = Lookup(store, name, kind, context.birth_date[:4])
    found: dict[int, _Found] = {}
    compared: set[int] = set()
    looks = (lookup.by_keys, _FIRST), (lookup.by_keys, _COMPARED), (lookup.by_near_words, _COMPARED)
    for look, most in (*looks, (lookup.by_one_word, _FEW)):
        look()
        for row, number, text in _candidates(store, lookup, name, most):
            if row not in compared:
                compared.add(row)
                own = _Found(1.0, lookup.weights[row], number, kind, text, name)
                _compare(store, found, own, context)
        if any(own.probability >= _SURE for own in found.values()):
            return list(found.values())
    if kind == "person" and (turned := _turned(name)):
        other = Lookup(store, turned, kind, context.birth_date[:4])
        for own_lookup, look in ((lookup, lookup.by_keys), (other, other.by_near_words), (other, other.by_one_word)):
            look()  # the keys have been taken, and are not taken twice
            for row, number, text in _candidates(store, own_lookup, name, _FEW):
                own = _Found(_TURNED, own_lookup.weights[row], number, kind, text, turned)
                _compare(store, found, own, context)
            if any(own.probability >= _DOUBTFUL for own in found.values()):
                break
    return list(found.values())


def _turned(name: str) -> str:
    """Return a name with the first of its words last: where no list knows the given name its order is a guess."""
    first, *rest = name.split() or [""]
    return " ".join([*rest, first]) if 0 < len(rest) < _MOST_TURNED and "," not in name else ""


def _compare(store: Store, found: dict[int, _Found], own: _Found, context: Context) -> None:
    """Take an entity with one of its names, when that is likelier than the one it has; never likelier than `own` is."""
    beside = None if context == _NOTHING else _context(store, store.get(own.number), context)
    probability = matching.probability(own.asked, own.text, own.kind, context_one=context, context_other=beside)
    probability = min(probability, own.probability)
    if probability >= _LEAST and (own.number not in found or probability > found[own.number].probability):
        found[own.number] = own._replace(probability=probability)


def _candidates(store: Store, lookup: Lookup, name: str, most: int) -> Iterator[tuple[int, int, str]]:
    """Yield the rows of the names to be compared, with their entities and texts: few of one entity, the best first.

    Of those that have the same in common with the name, the ones that are written most like it come first.
    """
    asked = name.casefold()
    rows = store.names(lookup.best(most * _LOOKED_AT))
    ranked = sorted(rows, key=lambda own: (-lookup.weights[own[0]], Indel.distance(asked, own[2].casefold()), own[0]))
    taken: dict[int, int] = {}
    for row, number, text in ranked:
        taken[number] = taken.get(number, 0) + 1
        if taken[number] <= _OF_ONE:
            yield row, number, text
            most -= 1
        if not most:
            return


def _context(store: Store, entity: Entity, asked: Context) -> Context:
    """Return what is known of an entity; of several dates or countries that which agrees best with those asked."""
    return Context(
        birth_date=max(entity.birth_dates, key=lambda own: _agreement(own, asked.birth_date), default=""),
        gender=entity.gender,
        country=asked.country if asked.country in entity.countries else "".join(entity.countries[:1]),
        parent=_parent(store, entity.parent, asked.parent),
    )


def _parent(store: Store, parent: str, asked: str) -> str:
    """Return the place that a place lies in by its name, when the registry has it; its id when that was asked."""
    if not parent or parent == asked:
        return parent
    number = store.number_of(parent)
    return store.get(number).name if number is not None else parent


def _agreement(one: str, other: str) -> int:
    """Return how many characters two dates begin with alike."""
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
