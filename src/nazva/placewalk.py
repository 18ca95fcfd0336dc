"""Parses the name of a place: generic word, name, what tells it from its namesakes, numbers.

The generic words stand in `places/place-words`, each with a rank; the smallest place of an address is meant.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from nazva import tables
from nazva.nameparts import ALTERNATIVE, GENERIC, NUMBER, PLACE, QUALIFIER, REST, Name, Part
from nazva.nameskeleton import skeletons
from nazva.nametokens import NUMERAL, SIGN, WORD, Phrases, Token
from nazva.wordkinds import said

_GENERIC: Final = ("generic",)
_OTHER: Final = ("named", "number")
_OPENING: Final = "([{"
_CLOSING: Final = ")]}"
_BREAKS: Final = ",;"
_HOUSE: Final = 1
_TOWN: Final = 4
_COUNCIL: Final = 5
_COUNTRY: Final = 8
_SIMILAR: Final = 3
_PAIR: Final = 2


@dataclass(slots=True)
class Place:
    """One place of an address: its tokens by what they are, and its rank."""

    bracketed: bool
    rank: int = 0
    generic: list[Token] = field(default_factory=list)
    words: list[Token] = field(default_factory=list)
    numbers: list[Token] = field(default_factory=list)
    alternatives: list[Token] = field(default_factory=list)
    rest: list[Token] = field(default_factory=list)


@cache
def _phrases() -> Phrases:
    return Phrases(_rows())


def _rows() -> Iterator[tuple[str, tuple[str, str]]]:
    for row in tables.load_list("place-words").rows:
        for form in row["forms"]:
            yield form, (row["class"][0], row["rank"][0])


@cache
def _kinds() -> Mapping[str, str]:
    """Return the generic words by their form in lower case: the kind of place that each names."""
    rows = tables.load_list("place-words").rows
    return {form: row["id"][0] for row in rows if row["class"] == _GENERIC for form in row["forms"]}


def generic_kinds(words: Iterable[str]) -> frozenset[str]:
    """Return the kinds of place that generic words name.

    >>> sorted(generic_kinds(["воз.", "вобл."]))
    ['lake', 'region']
    """
    kinds = _kinds()
    found = (kinds.get(own, kinds.get(f"{own}.", "")) for own in map(str.lower, words))
    return frozenset(kind for kind in found if kind)


@cache
def _listed() -> tuple[frozenset[str], frozenset[str]]:
    """Return the rough spellings of the places of the lists, and of the countries among them."""
    found = {row["kind"][0]: row["forms"] for row in tables.load_list("place-skeletons").rows}
    return frozenset().union(*found.values()), frozenset(found["country"])


def is_place(found: list[Token]) -> bool:
    """Tell whether tokens are rather the name of a place than of a person: a generic word or the lists say so."""
    words = [token for token in found if token.kind == WORD]
    sayings = [said(token) for token in words]
    if any(own.is_patronymic for own in sayings):
        return False
    place = 0
    while place < len(found):
        size, _, rank = _phrases().at(found, place, _GENERIC)
        # An abbreviation with a capital is an initial, with a small letter and no name behind it anything.
        if size and int(rank) > _HOUSE and len(words) > size:
            token = found[place]
            if not token.stopped or (len(token.text) > 1 or token.text.islower()):
                return True
        place += max(size, 1)
    if len(words) == 1 and sayings[0].is_given:
        return False
    listed, _ = _listed()
    first = next((i for i, token in enumerate(found) if token.kind == SIGN), len(found))
    return any(key in listed for key in skeletons("".join(token.text for token in found[:first] if token.kind == WORD)))


def place_name(source: str, found: list[Token]) -> Name:
    """Return the parts of the name of a place."""
    places: list[Place] = []
    for own in _places(found):
        if own.generic and not own.words and places and places[-1].words and not places[-1].generic:
            places[-1].generic, places[-1].rank = own.generic, own.rank  # Нарач, возера
            places[-1].numbers += own.numbers
        else:
            places.append(own)
    if not any(own.words for own in places):
        _name_without_words(places)
    named = [own for own in places if own.words]
    meant = min(named, key=lambda own: (own.bracketed, _rank(own))) if named else None
    parts: list[Part] = []
    numbers = 0
    for group, own in enumerate(places, 1):
        if own is meant:
            parts += _labelled(GENERIC, own.generic, group) + _labelled(PLACE, own.words, group)
        elif own.bracketed and meant and not own.generic and _alike(own.words, meant.words):
            parts += _labelled(ALTERNATIVE, own.words, group, of=PLACE)
        elif own.words:
            parts += _labelled(QUALIFIER, own.generic + own.words, group)
        else:
            parts += _labelled(REST, own.generic, group)
        for one in own.numbers:
            numbers += 1
            parts.append(Part(NUMBER, one.written, one.start, one.end, "", numbers))
        parts += _labelled(ALTERNATIVE, own.alternatives, group, of=PLACE) + _labelled(REST, own.rest, group)
    parts.sort(key=lambda part: part.start)
    order = dict.fromkeys(part.label for part in parts if part.label in (GENERIC, PLACE))
    conflicts = () if meant else ("no word of it is the name of a place",)
    kind = "place" if meant else ""
    return Name(source, kind, "", "", "", "", "", "", " ".join(order), tuple(parts), conflicts)


def _name_without_words(places: list[Place]) -> None:
    """Let a number, or a generic word that stands alone, be the name."""
    for own in places:
        if own.generic and own.numbers:
            own.words, own.numbers = own.numbers, []  # вуліца №6
        elif len(places) == 1:
            own.words, own.generic = own.generic, []  # a stop called Мост


def _rank(own: Place) -> int:
    if own.rank:
        return own.rank
    _, countries = _listed()
    key = skeletons("".join(token.text for token in own.words))[0]
    return _COUNTRY if key in countries else _TOWN


def _alike(one: list[Token], other: list[Token]) -> bool:
    """Tell whether two names may be spellings of one: they begin alike, or are in two scripts."""
    first, second = (skeletons("".join(token.text for token in own))[0] for own in (one, other))
    if first[:_SIMILAR] == second[:_SIMILAR]:
        return True
    return first[:1] == second[:1] and first[-_SIMILAR:] == second[-_SIMILAR:]


def _labelled(label: str, own: list[Token], group: int, of: str = "") -> list[Part]:
    own = sorted(own, key=lambda token: token.start)
    return [
        Part(label, token.written if label != PLACE else token.text, token.start, token.end, of, group)
        for token in own
        if token.kind != SIGN
    ]


def _places(found: list[Token]) -> Iterator[Place]:
    """Yield the places of an address in the order of writing."""
    start, bracketed = 0, False
    for i, token in enumerate(found):
        if token.kind != SIGN or token.text not in _BREAKS + _OPENING + _CLOSING:
            continue
        yield from _in_segment(found[start:i], bracketed)
        start = i + 1
        if token.text not in _BREAKS:
            bracketed = token.text in _OPENING
    yield from _in_segment(found[start:], bracketed)


def _in_segment(segment: list[Token], bracketed: bool) -> Iterator[Place]:
    """Yield the places between two signs: that before раён or вобласць is one of its own, if another stands there."""
    own = Place(bracketed)
    i = 0
    while i < len(segment):
        size, kind, rank = _phrases().at(segment, i, _GENERIC + _OTHER)
        words = segment[i : i + size]
        if size and kind == "generic" and _is_generic(segment, i, size, own):
            is_last = i + size == len(segment)
            other = _with_generic(own, words, int(rank), is_last)
            if other is not own:
                yield own
                own = other
        elif kind == "number" or (kind == "named" and own.generic and i + size < len(segment)):
            (own.numbers if kind == "number" else own.generic).extend(words)
        elif segment[i].text == "/" and own.words:
            for one in segment[i + 1 :]:
                is_generic = _phrases().at([one], 0, _GENERIC)[0]
                (own.rest if is_generic or one.kind != WORD else own.alternatives).append(one)
            break
        else:
            size = 1
            if segment[i].kind == NUMERAL and not _is_in_name(segment, i):
                own.numbers.append(segment[i])
            elif segment[i].kind != SIGN:
                own.words.append(segment[i])
        i += size
    yield own


def _with_generic(own: Place, words: list[Token], rank: int, is_last: bool) -> Place:
    """Return the place that a generic word belongs to: the one begun, or a new one that may take a word of it."""
    if own.generic and not own.words and not is_last:
        own.words += words  # станцыя метро | Плошча Леніна
        return own
    if own.generic and own.words and is_last and rank < _COUNCIL:
        if own.generic[0].start < own.words[0].start and own.rank <= rank:
            own.words += words  # вуліца | Новы Праспект
        else:
            own.words += own.generic  # Дзябранскі спуск | завулак; Станцыя Лупалава | вуліца
            own.generic, own.rank = words, rank
        return own
    if own.generic and own.words:
        # Янушкавічы | Лагойскі раён; вуліца Леніна | горад Брэст.
        taken = [own.words.pop()] if rank >= _COUNCIL and len(own.words) > 1 else []
        return Place(own.bracketed, rank, words, taken)
    if rank >= _COUNCIL and len(own.words) > 1 and is_last and not _is_one_name(own.words):
        return Place(own.bracketed, rank, words, [own.words.pop()])
    own.generic += words
    own.rank = own.rank or rank
    return own


def _is_in_name(segment: list[Token], i: int) -> bool:
    """Tell whether a number belongs to the name behind it: 17 верасня, but not 1-я Лінія."""
    if any(c.isalpha() for c in segment[i].text) or i + 1 == len(segment):
        return False
    return segment[i + 1].kind == WORD and not _phrases().at(segment, i + 1, _GENERIC)[0]


def _is_one_name(words: list[Token]) -> bool:
    """Tell whether two words before a district are its name: the first is no place of the lists by itself."""
    listed, _ = _listed()
    return len(words) == _PAIR and not any(key in listed for key in skeletons(words[0].text))


def _is_generic(segment: list[Token], i: int, size: int, own: Place) -> bool:
    """Tell whether a phrase is the generic word here: abbreviations stand before a name or number, words at an edge."""
    token = segment[i]
    is_last = i + size == len(segment)
    if len(segment) == size:
        return True
    if token.stopped and len(token.text) == 1:
        return token.text.islower() and not is_last and not own.words
    return i == 0 or is_last or bool(own.words and own.generic) or not own.words or token.text.islower()
