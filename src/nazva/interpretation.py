"""What a name in some spelling may stand for: readings, ranked, as users call them."""

from dataclasses import asdict, dataclass
from heapq import nlargest
from math import exp, log
from typing import Any, Final

from nazva import catalogue, conversion, detection, tables, text
from nazva.backward import backward
from nazva.catalogue import Link
from nazva.errors import UnknownSpelling
from nazva.plausibility import log_sum, plausibility

_WORDS: Final = 12
_GUESSES: Final = 5
_LEAST: Final = 0.02


@dataclass(frozen=True, slots=True)
class Reading:
    """What a name may stand for.

    `text` is the name in the spelling asked for, `weight` its share in all readings found (they sum to at most 1),
    `source` the spelling it was read from. When `exact` is true, converting `text` to `source` gives the name to
    the letter; otherwise it gives what the tables accept for it (variants).
    """

    text: str
    weight: float
    source: str
    exact: bool

    def as_dict(self) -> dict[str, Any]:
        """Return the reading as plain data."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class _Whole:
    """A reading of a whole name in the making."""

    text: str
    cost: float
    exact: bool


def readings(name: str, *, to: str, source: str | None = None, limit: int = 5) -> list[Reading]:
    """Return what a name may stand for in another spelling, the likeliest first.

    The spelling of the name is guessed when `source` is not given; readings from several guesses are then weighed
    together. A spelling that leads back to one original has one reading. A lossy one is read backwards by the rows of
    its table (beam search over a letter model and the lists of names): each reading, converted forwards, gives the
    name, or where none does to the letter, what the table accepts in its place. No readings means that the spelling
    cannot write the name. Raises `UnknownSpelling` as `convert` does.

    >>> [(reading.text, reading.exact) for reading in readings("Siarhei", to="be", source="be-icao", limit=1)]
    [('Сяргей', True)]
    """
    to = catalogue.resolve(to)
    if source is not None:
        source = catalogue.resolve(source)
        if catalogue.path(source, to) is None:
            raise UnknownSpelling(f"no tables lead from {source!r} to {to!r}; see: nazva spellings {source}")
        guesses = [(source, 0.0)]
    else:
        known = [
            (spelling, weight)
            for spelling, weight in detection.weights(name).items()
            if catalogue.path(spelling, to) is not None
        ][:_GUESSES]
        guesses = [(spelling, log(weight)) for spelling, weight in known if weight >= _LEAST * known[0][1] > 0]
    found: dict[str, tuple[float, str, bool]] = {}
    for spelling, prior in guesses:
        for whole in _readings_from(name, spelling, to, limit, strict=source is not None):
            cost = whole.cost + prior
            known_cost, best, exact = found.get(whole.text, (None, spelling, whole.exact))
            if known_cost is None:
                found[whole.text] = (cost, spelling, whole.exact)
            else:
                better = (whole.exact, cost) > (exact, known_cost)
                both = log_sum(cost, known_cost)
                found[whole.text] = (both, spelling if better else best, exact or whole.exact)
    ranked = sorted(found.items(), key=lambda item: (-item[1][0], item[0]))
    total = sum(exp(cost - ranked[0][1][0]) for _, (cost, _, _) in ranked)
    return [
        Reading(own, round(exp(cost - ranked[0][1][0]) / total, 4), spelling, exact)
        for own, (cost, spelling, exact) in ranked[:limit]
    ]


def _readings_from(name: str, source: str, to: str, limit: int, *, strict: bool) -> list[_Whole]:
    chain = catalogue.path(source, to) or ()
    if not chain or not chain[0].backward:
        return [_one_original(conversion.converter(source, to)(name), to)]
    wholes = _backwards(name, chain[0], max(limit, _WORDS), strict=strict)
    hub = tables.load_scheme(chain[0].table).source_spelling
    if hub == to:
        return wholes
    convert = conversion.converter(hub, to)
    return [_Whole(convert(whole.text), whole.cost, whole.exact) for whole in wholes]


def _one_original(name: str, hub: str) -> _Whole:
    """Return the only reading of a name, weighed as a name of its language where there is a model of it."""
    if f"{hub}-letters" not in tables.index():
        return _Whole(name, 0.0, exact=True)
    weigh = plausibility(hub)
    return _Whole(name, sum(weigh(text.lower(text.fold(word.text))) for word in text.words(name)), exact=True)


def _backwards(name: str, link: Link, limit: int, *, strict: bool) -> list[_Whole]:
    """Return the likeliest readings of a whole name: word by word, the best combinations kept.

    With `strict`, variants are read only where no original is written just so.
    """
    reader = backward(link.table)
    wholes = [_Whole("", 0.0, exact=True)]
    place = 0
    for word in text.words(name, reader.signs):
        options = reader.options(text.lower(text.fold(word.text, reader.signs)))
        exact = [option for option in options if option.exact] if strict else []
        gap, shape = name[place : word.start], text.shape(word.text)
        place = word.end
        longer = [
            _Whole(f"{whole.text}{gap}{text.lay(shape, own.text)}", whole.cost + own.cost, whole.exact and own.exact)
            for whole in wholes
            for own in (exact or options)[:limit]
        ]
        wholes = nlargest(limit, longer, key=lambda whole: whole.cost)
    return [_Whole(whole.text + name[place:], whole.cost, whole.exact) for whole in wholes]
