"""The same name in another language: lists of names first, correspondences of sounds second."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache, lru_cache
from heapq import nlargest
from typing import Any, Final, NamedTuple

from nazva import catalogue, tables, text
from nazva.correspondence import correspondence
from nazva.doublets import doublets, of_streets, parts_of
from nazva.errors import NazvaError, UnknownSpelling
from nazva.lexicon import PARTS
from nazva.program import alphabet
from nazva.schema import Table
from nazva.text import Shape
from nazva.translit import Scheme

GIVEN, PATRONYMIC, FAMILY, PLACE = PARTS
# A word that no list knows, alone or among others of the kind: of a person, of a street or of a place.
_UNSURE: Final = ""
# How much of a say the rows for places have in a word. Registers of streets are full of surnames, so they tell of
# people too; tried on names of streets and on surnames that no list has.
_AS_PLACE: Final = {PLACE: 1.0, _UNSURE: 0.7, FAMILY: 0.4}
KINDS: Final = ("person", "place", "auto")
# The list of endings of surnames in the names of streets.
_ENDINGS: Final = "respelt-endings"
_LONGEST: Final = 64
_WIDTH: Final = 8
_MEMORY: Final = 1 << 17
# How much of what is both a listed place and the name of a street of listed people is the place.
_ON_THE_MAP: Final = 0.6
# How much of what may be a listed word is the listed word; the rest is another name that is written like it.
_LISTED: Final = 0.96


@dataclass(frozen=True, slots=True)
class Respelling:
    """A name in another language, and how likely it is that form: its share among all that it may be."""

    text: str
    weight: float

    def as_dict(self) -> dict[str, Any]:
        """Return the respelling as plain data."""
        return asdict(self)


def respell(name: str, *, to: str, source: str, kind: str = "auto") -> str:
    """Write a name, not a text, in another language: its likeliest form.

    Returns the name with each of its words respelt; what stands between them stays. Given names, patronymics (through
    the father's name), surnames and places of the lists go by the lists; other words by the rows of the table
    SOURCE-TO-names (after Unbegaun and the Belarusian instructions on place names) and by fitted weights that guess the
    stress, which is not written. Words in other scripts stay. Raises `UnknownSpelling` when no table leads from one
    language to the other, and `NazvaError` when there is no such kind of name.

    >>> respell("Николай Шугаев", to="be", source="ru")
    'Мікалай Шугаеў'
    >>> respell("Юрый Зянковіч", to="ru", source="be")
    'Юрий Зенкович'
    """
    found = respellings(name, to=to, source=source, kind=kind, limit=1)
    return found[0].text if found else name


def respellings(name: str, *, to: str, source: str, kind: str = "auto", limit: int = 5) -> list[Respelling]:
    """Return what a name may be in another language, the likeliest first, with weights that sum to at most 1.

    `kind` is `person`, `place` or `auto`: which lists have a say. Raises as `respell` does.

    >>> [found.text for found in respellings("Ковалев", to="be", source="ru", limit=2)]
    ['Кавалёў', 'Кавалеў']
    """
    to, source = (own if own in languages() else catalogue.resolve(own) for own in (to, source))
    if kind not in KINDS:
        raise NazvaError(f"there is no kind of name {kind!r}: it is {', '.join(KINDS)}")
    if limit < 1:
        raise NazvaError(f"limit is {limit}: ask for one respelling or more")
    if source == to:
        return [Respelling(name, 1.0)]
    scheme(source, to)
    words = list(text.words(name))
    parts = _parts([_small(word.text, source, to) for word in words], source, to, kind)
    wholes: list[tuple[float, str]] = [(1.0, "")]
    place = 0
    for word, part in zip(words, parts, strict=True):
        between = name[place : word.start]
        options = _written(word.text, to, source, part, max(limit, 1 if limit == 1 else _WIDTH))
        made = ((weight * own, f"{whole}{between}{form}") for weight, whole in wholes for form, own in options)
        wholes = nlargest(limit if limit == 1 else max(limit, _WIDTH), made, key=lambda pair: pair[0])
        place = word.end
    return [Respelling(whole + name[place:], round(weight, 4)) for weight, whole in wholes[:limit]]


def respell_word(word: str, *, to: str, source: str, given: bool) -> str:
    """Write one word of a name in another language: a given name, or a surname when it is not `given`."""
    return _written(word, to, source, GIVEN if given else FAMILY, 1)[0][0]


def word_in(word: str, *, to: str, source: str, part: str) -> str:
    """Write one word of a name in another language, as a part of a name (`lexicon.PARTS`)."""
    return _written(word, to, source, part, 1)[0][0]


class Form(NamedTuple):
    """What a word may be in another language: its share by the lists, 0 if they do not say so, and by the sounds."""

    text: str
    listed: float
    sounds: float


def forms_of(word: str, *, to: str, source: str, part: str, limit: int) -> list[Form]:
    """Return what a lower-case word may be in another language as a part of a name, what the lists say first.

    Not more than `limit` forms come of the sounds. None when a letter of the word is not of the language.
    """
    if len(word) > _LONGEST or not alphabet(scheme(source, to).table).issuperset(word):
        return []
    listed = _listed_as(word, source, to, part)
    readings = correspondence(source, to).readings(word, limit, place=_AS_PLACE.get(part, 0.0))
    by_sounds = {"".join(made): weight for weight, made in readings}
    return [Form(form, listed.get(form, 0.0), by_sounds.get(form, 0.0)) for form in {**listed, **by_sounds}]


def _listed_as(word: str, source: str, to: str, part: str) -> Mapping[str, float]:
    """Return what the lists say that a lower-case word is; streets are named after people."""
    if part == _UNSURE:
        return of_streets(word, source, to)
    listed = doublets(source, to, part).of(word)
    if part != PLACE:
        return listed
    people = of_streets(word, source, to)
    if not (listed and people):
        return listed or people
    # Паўлава is Павлово on the map, and Павлова in the street of Паўлаў.
    shares = {form: _ON_THE_MAP * share for form, share in listed.items()}
    for form, share in people.items():
        shares[form] = shares.get(form, 0.0) + (1 - _ON_THE_MAP) * share
    return dict(sorted(shares.items(), key=lambda pair: -pair[1]))


@cache
def scheme(source: str, to: str) -> Scheme:
    """Return the rows that respell from one language to another. Raises `UnknownSpelling` when no table does."""
    ident = f"{source}-{to}-names"
    if ident not in tables.index():
        raise UnknownSpelling(f"no table respells names from {source!r} to {to!r}; {_known()}")
    return Scheme(tables.load_scheme(ident))


def _known() -> str:
    return f"there are {', '.join(f'{source} to {to}' for source, to in _directions())}"


@cache
def _directions() -> tuple[tuple[str, str], ...]:
    found = (tables.load(ident) for ident in sorted(tables.index()) if ident.endswith("-names"))
    return tuple((table.source_spelling, table.target_spelling) for table in found if isinstance(table, Table))


@cache
def languages() -> frozenset[str]:
    """Return the languages that names are respelt from or to."""
    return frozenset(language for direction in _directions() for language in direction)


def _small(word: str, source: str, to: str) -> str:
    return scheme(source, to).small(word)


def _parts(words: list[str], source: str, to: str, kind: str) -> list[str]:
    """Return which part of a name each of its words is, by what the lists know and by their order."""
    if kind == "place":
        return [PLACE] * len(words)
    known = [set(parts_of(word, source, to)) for word in words]
    if kind == "auto" and not any(own & {GIVEN, PATRONYMIC} for own in known):
        return [FAMILY if FAMILY in own else PLACE if PLACE in own else _UNSURE for own in known]
    parts = [FAMILY] * len(words)
    sons = [i for i, own in enumerate(known) if PATRONYMIC in own] if len(words) > 1 else []
    # A surname may be a patronymic of someone's; the one that follows a given name is the bearer's.
    for i in sorted(sons, key=lambda i: not (i and GIVEN in known[i - 1]))[:1]:
        parts[i] = PATRONYMIC
    free = [i for i, part in enumerate(parts) if part != PATRONYMIC]
    given = [i for i in free if GIVEN in known[i]]
    # The last word that could be a surname is one, unless it is the only given name: Лукашэнка Аляксандр.
    if len(free) > 1 and given == free:
        given.pop()
    for i in given:
        parts[i] = GIVEN
    return parts


@dataclass(frozen=True, slots=True)
class _Ending:
    """An ending of words that ends otherwise as one part of a name than by the rows, and how often it does."""

    source: str
    made: str
    instead: str
    share: float


@cache
def _endings(source: str, to: str, part: str) -> tuple[_Ending, ...]:
    """Return the endings that are respelt otherwise in a part of names."""
    return tuple(
        _Ending(row["ending"][0], row["made"][0], row["instead"][0], float(row["share"][0]))
        for row in tables.load_list(_ENDINGS).rows
        if (row["from"], row["to"], row["part"]) == ((source,), (to,), (part,))
    )


def _shared(target: str, weight: float, endings: tuple[_Ending, ...]) -> list[tuple[str, float]]:
    """Return a form as it ends in this part of a name, and as the rows make it: улица Бондаренко, вуліца Бандарэнкі."""
    for own in endings:
        if target.endswith(own.made):
            other = target[: len(target) - len(own.made)] + own.instead
            return [(other, weight * own.share), (target, weight * (1 - own.share))]
    return [(target, weight)]


@lru_cache(maxsize=_MEMORY)
def _written(word: str, to: str, source: str, part: str, limit: int) -> tuple[tuple[str, float], ...]:
    """Return what one word may be in another language, the likeliest first; what is no word of the language stays."""
    rows = scheme(source, to)
    small = rows.small(word)
    if len(small) > _LONGEST or not alphabet(rows.table).issuperset(small):
        return ((word, 1.0),)
    form = text.shape(word)
    listed = _listed_as(small, source, to, part) if form is not Shape.MIXED else {}
    endings: tuple[_Ending, ...] = ()
    if part != _UNSURE and small not in doublets(source, to, part):
        endings = tuple(own for own in _endings(source, to, part) if small.endswith(own.source))
        listed = {made: share for target, own in listed.items() for made, share in _shared(target, own, endings)}
    if listed and limit == 1:
        return ((text.lay(form, next(iter(listed))), 1.0),)
    found = {text.lay(form, target): _LISTED * share for target, share in listed.items()}
    rest = 1 - _LISTED if listed else 1.0
    sounds = correspondence(source, to)
    readings = sounds.readings(small, limit, place=_AS_PLACE.get(part, 0.0))
    if endings:
        readings = [(some, (*own[:-1], end)) for all_, own in readings for end, some in _shared(own[-1], all_, endings)]
    for weight, made in readings:
        if form is Shape.MIXED:
            cuts = zip(sounds.segmenter.cut(small), made, strict=True)
            whole = rows.dress(word, [(start, end, own, "") for (start, end, _), own in cuts])
        else:
            whole = text.lay(form, "".join(made))
        found[whole] = found.get(whole, 0.0) + rest * weight
    return tuple(nlargest(limit, found.items(), key=lambda pair: pair[1]))
