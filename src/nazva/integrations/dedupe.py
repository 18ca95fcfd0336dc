"""Names in `dedupe` 3: what compares them, and what blocks them.

The two distances need no dedupe: they are what its `Custom` variable takes as `comparator`. `variable` makes one that
blocks by the keys of names too.
"""

from collections.abc import Callable, Mapping
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Final

from nazva.errors import MissingExtra, UnknownChoice
from nazva.keying import keys
from nazva.matching import probability


def person_distance(one: str, other: str) -> float:
    """Return how far two persons' names are from one another: 1 less the probability that they are one person's.

    >>> person_distance("Siarhei Tsikhanouski", "Сергей Тихановский") < 0.05
    True
    """
    return 1 - probability(one, other, "person")


def place_distance(one: str, other: str) -> float:
    """Return how far two places' names are from one another: 1 less the probability that they are one place's.

    >>> place_distance("Гомель", "Homiel") < place_distance("Гомель", "Магілёў")
    True
    """
    return 1 - probability(one, other, "place")


def person_keys(name: str) -> frozenset[str]:
    """Return the keys under which records of one person meet, as a predicate of dedupe.

    >>> bool(person_keys("Siarhei Tsikhanouski") & person_keys("Тихановский Сергей"))
    True
    """
    return frozenset(keys(name, "person"))


def place_keys(name: str) -> frozenset[str]:
    """Return the keys under which records of one place meet, as a predicate of dedupe.

    >>> bool(place_keys("Гомель") & place_keys("Гомель, Беларусь"))
    True
    """
    return frozenset(keys(name, "place"))


_DISTANCES: Final[Mapping[str, Callable[[str, str], float]]] = {"person": person_distance, "place": place_distance}
_PREDICATES: Final[Mapping[str, Callable[[str], frozenset[str]]]] = {"person": person_keys, "place": place_keys}


def variable(field: str, kind: str = "person", *, has_missing: bool = False) -> Any:  # noqa: ANN401  (a class of dedupe)
    """Return a variable of dedupe for a field that holds names, which compares and blocks them as nazva does.

    `kind` is person or place; with `has_missing` records may have no name. Raises `UnknownChoice` for another kind and
    `MissingExtra` when dedupe is not installed.
    """
    if kind not in _DISTANCES:
        raise UnknownChoice(f"no kind of name is called {kind!r}: it is one of {', '.join(_DISTANCES)}")
    if find_spec("dedupe") is None:
        raise MissingExtra("dedupe is not installed: pip install 'dedupe>=3'")
    variables, predicates = import_module("dedupe.variables"), import_module("dedupe.predicates")
    own = variables.Custom(field, comparator=_DISTANCES[kind], has_missing=has_missing)
    own.predicates.append(predicates.SimplePredicate(_PREDICATES[kind], field))
    return own
