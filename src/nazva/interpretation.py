"""What a name in some spelling may stand for: readings, ranked, as users call them."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from heapq import nlargest
from math import exp, log
from typing import Any, Final

from nazva import catalogue, conversion, detection, tables, text
from nazva.backward import Option, backward
from nazva.catalogue import Link
from nazva.errors import UnknownSpelling
from nazva.plausibility import log_sum, plausibility

_WORDS: Final = 12
_GUESSES: Final = 5
_LEAST: Final = 0.02
# What it costs, in natural logarithms, when a table reads what it would not write so.
_CHANGED: Final = 3.0
# What a variant of an official system costs beside what its table says.
_STRICT: Final = 2.0
# The orders in which names of two and three words have their parts, and how often.
_ORDERS: Final = {
    2: ((0.75, ("given", "family")), (0.2, ("family", "given")), (0.05, ("given", "patronymic"))),
    3: ((0.85, ("given", "patronymic", "family")), (0.15, ("family", "given", "patronymic"))),
}


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
    if not chain or source in catalogue.hubs():
        return [_Whole(conversion.converter(source, to)(name), 0.0, exact=True)]
    table = tables.load_scheme(chain[0].table)
    hub = table.source_spelling if chain[0].backward else table.target_spelling
    wholes = [] if chain[0].backward else [_by_table(name, source, hub)]
    if link := _link_back(source, hub, chain[0], table.loss):
        limit = max(limit, _WORDS)
        known = {whole.text for whole in wholes}
        read = _backwards(name, link, limit, strict=strict and tables.load_scheme(link.table).status == "official")
        wholes = nlargest(limit, [*wholes, *(w for w in read if w.text not in known)], key=lambda whole: whole.cost)
    if hub == to:
        return wholes
    convert = conversion.converter(hub, to)
    return [_Whole(convert(whole.text), whole.cost, whole.exact) for whole in wholes]


def _link_back(source: str, hub: str, first: Link, loss: str) -> Link | None:
    """Return the table to read backwards: where no table reads a spelling, or the one that does has to choose."""
    ident = f"{hub}_{source}"
    if first.backward:
        return first
    return Link(ident, backward=True) if loss and ident in tables.index() and _has_model(hub) else None


def _has_model(hub: str) -> bool:
    return f"{hub}-letters" in tables.index()


def _by_table(name: str, source: str, hub: str) -> _Whole:
    """Return the reading of a name by the table that leads back, weighed as a name where there is a model."""
    read = conversion.converter(source, hub)(name)
    forwards = catalogue.path(hub, source)
    exact = forwards is not None and conversion.converter(hub, source)(read) == name
    if not _has_model(hub):
        return _Whole(read, 0.0, exact)
    weigh = plausibility(hub)
    options = []
    for word in text.words(read):
        parts = weigh.parts(text.lower(text.fold(word.text)))
        options.append([(word.text, Option("", weigh.alone(parts), parts, exact=True))])
    cost = max((whole.cost for whole in _combined(options, 1)), default=0.0)
    return _Whole(read, cost if exact else cost - _CHANGED, exact)


def _backwards(name: str, link: Link, limit: int, *, strict: bool) -> list[_Whole]:
    """Return the likeliest readings of a whole name: word by word, the best combinations kept.

    With `strict` a variant costs more: an official system that is named as the source has one way to write a name.
    """
    reader = backward(link.table)
    options: list[list[tuple[str, Option]]] = []
    place = 0
    for word in text.words(name, reader.signs):
        found = reader.options(text.lower(text.fold(word.text, reader.signs)))
        gap, shape = name[place : word.start], text.shape(word.text)
        own = [option if option.exact or not strict else _dearer(option) for option in found]
        options.append([(f"{gap}{text.lay(shape, option.text)}", option) for option in own])
        place = word.end
    return [_Whole(whole.text + name[place:], whole.cost, whole.exact) for whole in _combined(options, limit)]


def _dearer(option: Option) -> Option:
    parts = {part: cost - _STRICT for part, cost in option.parts.items()}
    return replace(option, cost=option.cost - _STRICT, parts=parts)


def _combined(words: Sequence[Sequence[tuple[str, Option]]], limit: int) -> list[_Whole]:
    """Return the likeliest combinations of the options of words, over every order in which a name may have its parts.

    Each option comes with its text as it is laid out. A combination weighs what it weighs in all the orders together.
    """
    found: dict[str, tuple[list[float], bool]] = {}
    for share, order in _ORDERS.get(len(words), ((1.0, ()),)):
        wholes = [_Whole("", log(share), exact=True)]
        for i, options in enumerate(words):
            best = nlargest(
                limit, ((own.parts[order[i]] if order else own.cost, laid, own.exact) for laid, own in options)
            )
            wholes = nlargest(
                limit,
                (_Whole(w.text + laid, w.cost + cost, w.exact and exact) for w in wholes for cost, laid, exact in best),
                key=lambda whole: whole.cost,
            )
        for whole in wholes:
            found.setdefault(whole.text, ([], whole.exact))[0].append(whole.cost)
    wholes = [_Whole(own, log_sum(*costs), exact) for own, (costs, exact) in found.items()]
    return nlargest(limit, wholes, key=lambda whole: whole.cost)
