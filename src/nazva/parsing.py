"""Parses a person's or a place's name into labelled parts: `parse`.

Every word is weighed as given name, patronymic, family name by lists, endings, capitals and commas (`evidence`), every
order of the parts is weighed (`ordering`), and the best reading of the whole is taken.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from nazva import text
from nazva.errors import UnknownChoice
from nazva.nameparts import (
    ALTERNATIVE,
    FAMILY,
    GIVEN,
    INITIAL,
    NAME,
    PARTICLE,
    PATRONYMIC,
    REST,
    SUFFIX,
    Name,
    Part,
)
from nazva.nametokens import SIGN, WORD, Token, tokens
from nazva.namewalk import Found, Unit, Walk
from nazva.namewords import NOTHING, phrases
from nazva.ordering import MOST_WORDS, PARTS, agreed, choose, told
from nazva.placewalk import is_place, place_name
from nazva.plainnames import plain_name

KINDS: Final = ("person", "place", "auto")
_REMEMBERED: Final = 1 << 15
_LONGEST: Final = 1000


def parse(name: str, kind: str = "person") -> Name:
    """Return the parts of a name; a text that is no name gives a `Name` without a kind, and `conflicts` say why.

    `kind` is person, place, or auto: a place when a generic word or the lists say so, else a person. Raises
    `UnknownChoice` for another kind, and nothing for any text. Method: the project's own, a choice among weighed orders
    of parts by the lists of names and by endings; Unbegaun, *Russkie familii*, for the types.

    >>> name = parse("Зянковіч Ю.")
    >>> name.family, name.initials, name.order
    ('Зянковіч', 'Ю.', 'family initials')
    >>> name = parse("TSIKHANOUSKAYA, Sviatlana Heorhieuna")
    >>> name.given, name.patronymic, name.family, name.gender
    ('Sviatlana', 'Heorhieuna', 'TSIKHANOUSKAYA', 'f')
    """
    return _parse(name, checked(kind))


def checked(kind: str, kinds: Sequence[str] = KINDS) -> str:
    """Return a kind of name. Raises `UnknownChoice` when it is none of those that may be asked for."""
    if kind not in kinds:
        raise UnknownChoice(f"no kind of name is called {kind!r}: it is one of {', '.join(kinds)}")
    return kind


@lru_cache(maxsize=_REMEMBERED)
def _parse(source: str, kind: str) -> Name:
    if len(source) > _LONGEST:
        return _no_name(source, tokens(source[:_LONGEST]), "it is too long to be a name")
    if kind == "person" and (plain := plain_name(source)):
        return plain
    found = tokens(source)
    if ("@" in source or "://" in source) and text.addresses(source):
        return _no_name(source, found, "it is an address")
    if kind == "place" or (kind == "auto" and is_place(found)):
        return place_name(source, found)
    return person(source, found)


def person(source: str, found: list[Token]) -> Name:
    """Return the parts of a person's name."""
    if not any(token.kind == WORD for token in found):
        return _no_name(source, found, "it has no words")
    walk = Walk(found).run()
    if not walk.units:
        walk = Walk(found, flat=True).run()
    if not walk.units:
        return _no_name(source, found, "no word of it is a name")
    if found[0].kind == WORD and phrases().at(found, 0, NOTHING)[0] == len(found):
        return _no_name(source, found, "it says that the name is not known")
    if len(walk.units) > MOST_WORDS:
        return _no_name(source, found, "it has too many words to be a name")
    doubts = _doubts(walk, found)
    if walk.organisation and doubts:
        return _no_name(source, found, doubts[0])
    _other_form(walk)
    labels = _labelled(walk)
    return _assembled(source, walk, labels, doubts)


def _doubts(walk: Found, found: list[Token]) -> tuple[str, ...]:
    """Return what speaks against a name being one person's."""
    doubts = []
    if not any(unit.is_initial or unit.evidence.is_given or unit.evidence.is_patronymic for unit in walk.units):
        if walk.organisation:
            doubts.append("a word of it stands in names of organisations, and none is a given name")
        elif is_place(found):
            doubts.append("it may be the name of a place")
        if any(text.script(unit.text) == "other" for unit in walk.units):
            doubts.append("it is in a script whose names are not known")
    if walk.several:
        doubts.append("it names more than one person")
    return tuple(doubts)


def _labelled(walk: Found) -> tuple[str, ...]:
    """Choose the parts of the words of the name; a second name behind the first becomes an alternative."""
    units, commas = walk.units, tuple(walk.commas)
    labels, weight = choose(tuple([unit.weights for unit in units]), commas)
    if len(units) > 3:
        for cut in commas or (len(units) // 2,):
            one, one_weight = _chosen(units[:cut])
            two, two_weight = _chosen(units[cut:])
            if {GIVEN, FAMILY} <= set(one) & set(two) and (commas or one == two) and one_weight + two_weight > weight:
                for token_units in _names(units, [c for c in commas if c >= cut] or [cut]):
                    walk.add(ALTERNATIVE, [token for unit in token_units for token in unit.tokens], NAME)
                walk.units = units[:cut]
                return one
    return agreed(labels, [unit.evidence.genders for unit in units])


def _chosen(units: list[Unit]) -> tuple[tuple[str, ...], float]:
    if len(units) < 2:
        return (), 0.0
    return choose(tuple(unit.weights for unit in units), ())


def _names(units: list[Unit], cuts: list[int]) -> list[list[Unit]]:
    """Part units at some places, without those before the first."""
    return [units[start:end] for start, end in zip(cuts, [*cuts[1:], len(units)], strict=True)]


def _other_form(walk: Found) -> None:
    """Take a last word behind a comma that is another form of the word before it as its alternative."""
    units = walk.units
    if len(units) > 2 and walk.commas[-1:] == [len(units) - 1] and len(units[-1].tokens) == 1:
        one, other = units[-2].text.lower(), units[-1].text.lower()
        if _are_alike(one, other):
            walk.groups += 1
            walk.anchored.append((units.pop().tokens[-1], len(units) - 1, walk.groups))
            walk.commas.pop()


def _are_alike(one: str, other: str) -> bool:
    """Tell whether two words may be forms of one: they share most of their beginning and end."""
    size = min(len(one), len(other))
    start = 0
    while start < size and one[start] == other[start]:
        start += 1
    end = 0
    while end < size - start and one[-1 - end] == other[-1 - end]:
        end += 1
    return 5 * (start + end) >= 3 * max(len(one), len(other))


def _assembled(source: str, walk: Found, labels: tuple[str, ...], doubts: tuple[str, ...]) -> Name:
    beside = walk.parts
    parts = beside.copy()
    texts = {GIVEN: "", PATRONYMIC: "", FAMILY: "", INITIAL: ""}
    signs: list[tuple[str, float]] = []
    for unit, label in zip(walk.units, labels, strict=True):
        own = INITIAL if unit.is_initial else label
        unit.label = label
        texts[own] = f"{texts[own]} {unit.text}" if texts[own] else unit.text
        signs.append((own, 0.0 if unit.is_initial else unit.evidence.genders[PARTS.index(label)]))
        last = unit.tokens[-1]
        for token in unit.tokens:
            of = "" if token is last or unit.evidence.is_patronymic else PARTICLE
            if token.stopped and not unit.is_initial:
                parts.append(Part(own, token.text, token.start, token.end - 1, of))
            else:
                parts.append(Part(own, token.written, token.start, token.end, of))
    for token, place, group in walk.anchored:
        of = walk.units[place].label if place < len(walk.units) else NAME
        parts.append(Part(ALTERNATIVE, token.text, token.start, token.end, of, group))
    if len(parts) > len(labels):
        parts.sort(key=_start)
    gender, order, conflicts = told(tuple(signs), walk.genders)
    return Name(
        source,
        "person",
        texts[GIVEN],
        texts[PATRONYMIC],
        texts[FAMILY],
        texts[INITIAL],
        " ".join([part.text for part in beside if part.label == SUFFIX]),
        gender,
        order,
        tuple(parts),
        doubts + conflicts,
    )


def _start(part: Part) -> int:
    return part.start


def _no_name(source: str, found: list[Token], why: str) -> Name:
    parts = tuple(Part(REST, own.written, own.start, own.end) for own in found if own.kind != SIGN)
    return Name(source, "", "", "", "", "", "", "", "", parts, (why,))
