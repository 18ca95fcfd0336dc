"""Names of several words declined, both ways: which word is which part, which gender agrees, which word stays.

The words of a person's name agree in gender, case and number. A place declines with the adjectives beside its noun. Of
words with a hyphen the last one declines, and one before it where it is a name by itself (Слабада-Кучынка, Брэст-Літоўск).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Final

from nazva import text
from nazva.inflection import NOMINATIVE, Analysis, Way, inflection
from nazva.lemmatisation import FAMILY, GIVEN, PERSON, PLACE, Lemmatiser, lemmatiser

PATRONYMIC: Final = "patronymic"
_PIECE: Final = re.compile(r"[^\s\-]+")
# Which parts the words of a person's name may be, in order.
_PATTERNS: Final = {
    1: ((GIVEN,), (FAMILY,), (PATRONYMIC,)),
    2: ((GIVEN, FAMILY), (FAMILY, GIVEN), (GIVEN, PATRONYMIC)),
    3: ((GIVEN, PATRONYMIC, FAMILY), (FAMILY, GIVEN, PATRONYMIC), (GIVEN, GIVEN, FAMILY), (GIVEN, FAMILY, FAMILY)),
}
_STAYS: Final = -7.0
_ABSENT: Final = -99.0
# An adjective beside the noun of a place, against what else it might be.
_BESIDE: Final = 4.0
_LONGEST: Final = 60
_WORDS: Final = 8
_KEPT: Final = 6
_SHORT: Final = 3


@dataclass(frozen=True, slots=True)
class Made:
    """A form of a name: its text, case, number, gender, and how much it weighs."""

    text: str
    case: str
    number: str
    gender: str
    weight: float


@dataclass(frozen=True, slots=True)
class Read:
    """What a form may be: the text of the lemma, the case and number of the form, gender and part, weight in logarithms."""

    text: str
    case: str
    number: str
    gender: str
    part: str
    weight: float


@dataclass(frozen=True, slots=True)
class _Piece:
    """A word of a name, between spaces and hyphens: where it stands, in lower case, and whether it can decline."""

    start: int
    end: int
    text: str
    low: str
    moves: bool
    joined: bool


class Declension:
    """Declines names of one spelling that has paradigms of its own."""

    def __init__(self, spelling: str) -> None:
        self.inflection = inflection(spelling)
        self._vowels = frozenset(self.inflection.table.classes.get("vowel", ""))

    @property
    def lemmatiser(self) -> Lemmatiser:
        """What weighs; made when first needed."""
        return lemmatiser(self.inflection.table.spellings[0])

    # Forwards

    def forms(self, name: str, kind: str, gender: str) -> list[Made]:
        """Return all forms of a name in the nominative; a name that does not decline has its own text in all of them."""
        pieces = self._pieces(name)
        moving = [piece for piece in pieces if piece.moves]
        found: list[Made] = []
        if moving:
            part_of, kind = self._parts(moving, kind)
            for own, share in self._genders(moving, part_of, gender):
                found += self._agreeing(name, moving, part_of, own, share)
        return found or [
            Made(name, case, number, gender, 1.0)
            for number in ("sg", "pl")
            for case in self.inflection.table.cases
        ]

    def _agreeing(
        self, name: str, moving: list[_Piece], part_of: dict[int, str], gender: str, share: float
    ) -> Iterator[Made]:
        ways = self._ways(moving, part_of, gender)
        head = ways[-1] or next((way for way in ways if way), None)
        if part_of[0] == PLACE:
            head = next((way for way in reversed(ways) if way and not way[0].paradigm.attribute), head)
        if not head:
            return
        tables_of = []
        for piece, own in zip(moving, ways, strict=True):
            cells: dict[tuple[str, str], list[tuple[str, float]]] = {}
            for way in own:
                for case, number, form, weight in self.inflection.forms(piece.low, way):
                    have = cells.setdefault((case, number), [])
                    if all(form != other for other, _ in have):
                        have.append((form, weight if way is own[0] else weight / 2))
            tables_of.append(cells)
        number_of_head = head[0].number
        for number in ("sg", "pl") if number_of_head == "sg" else ("pl",):
            for case in self.inflection.table.cases:
                cells_here = [
                    cells.get((case, number)) or [(piece.low, 1.0)]
                    for piece, cells in zip(moving, tables_of, strict=True)
                ]
                if all((case, number) not in cells for cells in tables_of):
                    continue
                for n, made in enumerate(product(*cells_here)):
                    if n == _KEPT:
                        break
                    weight = share
                    for _, own_weight in made:
                        weight *= own_weight
                    yield Made(_put(name, moving, [form for form, _ in made]), case, number, head[0].gender, weight)

    def _parts(self, moving: list[_Piece], kind: str) -> tuple[dict[int, str], str]:
        """Return which part of a name each word is, by its place, and the kind: `person` or `place`."""
        if kind in (GIVEN, FAMILY, PATRONYMIC, PLACE):
            return dict.fromkeys(range(len(moving)), kind), kind
        whole = [[piece.low for piece in run] for run in _runs(moving)]
        ends = [run[-1] for run in whole]
        best: tuple[float, tuple[str, ...]] | None = None
        patterns = _PATTERNS.get(len(ends), ((GIVEN, *[FAMILY] * (len(ends) - 1)),))
        for pattern in (*patterns, (PLACE,) * len(ends)) if not kind else patterns:
            weight = sum(
                max((self._weight(word, part, way) for way in self._ways_of(word, part)), default=_ABSENT)
                for word, part in zip(ends, pattern, strict=True)
            )
            if best is None or weight > best[0]:
                best = weight, pattern
        parts = best[1] if best else ()
        found: dict[int, str] = {}
        for run, part in zip(whole, parts, strict=True):
            for _ in run:
                found[len(found)] = part
        return found, PLACE if PLACE in parts else PERSON

    def _weight(self, word: str, part: str, way: Way) -> float:
        return self.lemmatiser.prior(Analysis(word, way, NOMINATIVE, way.number, 1.0))

    def _ways_of(self, word: str, part: str) -> list[Way]:
        return [way for way in self.inflection.ways(word) if way.part == part]

    def _genders(self, moving: list[_Piece], part_of: dict[int, str], gender: str) -> list[tuple[str, float]]:
        """Return the genders that a name may be of with their shares: both of a surname, the likeliest of others."""
        if gender:
            return [(gender, 1.0)]
        parts = set(part_of.values())
        if parts == {PLACE}:
            heads = [
                (self._weight(piece.low, PLACE, way), way.gender)
                for piece in moving[-1:]
                for way in self._ways_of(piece.low, PLACE)
                if not way.paradigm.attribute
            ] or [(0.0, way.gender) for piece in moving for way in self._ways_of(piece.low, PLACE)]
            return [(max(heads)[1], 1.0)] if heads else [("m", 1.0)]
        weights = {
            own: sum(
                max(
                    (
                        self._weight(piece.low, part_of[n], way)
                        for way in self._ways_of(piece.low, part_of[n])
                        if way.gender == own
                    ),
                    default=_ABSENT,
                )
                for n, piece in enumerate(moving)
            )
            for own in ("m", "f")
        }
        best = max(weights, key=lambda own: weights[own])
        if parts == {FAMILY}:
            both = [own for own in ("m", "f") if weights[own] > _ABSENT]
            raw = {own: 2.0 ** min(weights[own] - weights[best], 0) for own in both}
            return [(own, raw[own] / sum(raw.values())) for own in sorted(both, key=lambda own: -weights[own])]
        return [(best, 1.0)]

    def _ways(self, moving: list[_Piece], part_of: dict[int, str], gender: str) -> list[list[Way]]:
        """Return how each word declines with a gender; an empty list for a word that stays."""
        if part_of[0] == PLACE:
            return self._ways_of_place(moving, gender)
        found: list[list[Way]] = []
        for n, piece in enumerate(moving):
            ways = [way for way in self._ways_of(piece.low, part_of[n]) if way.gender == gender]
            ways.sort(key=lambda way: -way.paradigm.weight * (not way.paradigm.open))
            found.append([] if piece.joined and not self._declines_before(piece, moving[n + 1]) else ways)
        return found

    def _ways_of_place(self, moving: list[_Piece], gender: str) -> list[list[Way]]:
        nouns = [self._place_ways(piece.low, gender, noun=True) for piece in moving]
        beside = [
            [way for way in self._place_ways(piece.low, gender) if way.paradigm.attribute] if len(moving) > 1 else []
            for piece in moving
        ]
        # The noun is the last word that is no adjective, or the last.
        head = max((n for n, own in enumerate(nouns) if own and not beside[n]), default=len(moving) - 1)
        number = (nouns[head] or beside[head] or [None])[0]
        found: list[list[Way]] = []
        for n, piece in enumerate(moving):
            if n == head:
                found.append((nouns[n] or self._place_ways(piece.low, gender))[:1])
                continue
            ways = [way for way in (beside[n] or nouns[n]) if number is None or way.number == number.number]
            stays = not beside[n] and (n > head or not self._declines_before(piece, moving[n + 1]))
            found.append([] if stays else ways[:1])
        return found

    def _place_ways(self, word: str, gender: str, *, noun: bool = False) -> list[Way]:
        ways = [
            way
            for way in self._ways_of(word, PLACE)
            if way.gender == gender
            and not (noun and way.paradigm.attribute)
        ]
        return sorted(ways, key=lambda way: (way.paradigm.attribute, -way.paradigm.weight))

    def _is_place_name(self, word: str) -> bool:
        return word in self.inflection.words or self.lemmatiser.endings[PLACE].is_listed(word)

    def _declines_before(self, piece: _Piece, following: _Piece) -> bool:
        """Tell whether a word before another of the same name declines too."""
        parts = {way.part for way in self.inflection.ways(following.low)}
        if parts == {PLACE} or self._is_place_name(piece.low):
            return self._is_place_name(piece.low)
        vowels = sum(letter in self._vowels for letter in piece.low)
        return vowels > 1 or self.lemmatiser.endings[FAMILY].is_listed(piece.low)

    # Backwards

    def lemmas(self, form: str, kind: str, gender: str) -> list[Read]:
        """Return what a form may be a form of, in no order."""
        moving = [piece for piece in self._pieces(form) if piece.moves]
        if not moving:
            return []
        if len(moving) == 1:
            piece = moving[0]
            found = []
            for weight, own in self.lemmatiser.weighed(piece.low, kind, gender, told=False):
                put = form if own.lemma == piece.low else _put(form, moving, [own.lemma])
                found.append(Read(put, own.case, own.number, own.way.gender, own.way.part, weight))
            return found
        return list(self._agreeing_lemmas(form, moving, kind, gender))

    def _agreeing_lemmas(self, form: str, moving: list[_Piece], kind: str, gender: str) -> Iterator[Read]:
        for is_place in (False, True):
            if kind and (kind == PLACE) != is_place:
                continue
            best: list[dict[tuple[str, str, str], tuple[float, str, str]]] = []
            for piece in moving:
                own: dict[tuple[str, str, str], tuple[float, str, str]] = {}
                asked = PLACE if is_place else kind or PERSON
                for own_weight, a in self.lemmatiser.weighed(piece.low, asked, gender, told=False):
                    weight = own_weight + (_BESIDE if a.way.paradigm.attribute else 0.0)
                    key = a.case, a.number if a.way.number == "sg" else "-", a.way.gender
                    if key not in own or weight > own[key][0]:
                        own[key] = weight, a.lemma, a.way.part
                best.append(own)
            for key in {key for own in best for key in own}:
                total, words, part = 0.0, [], ""
                for n, (piece, own) in enumerate(zip(moving, best, strict=True)):
                    weight, lemma, own_part = own.get(key, (0.0, piece.low, ""))
                    if lemma != piece.low and n < len(moving) - 1 and (is_place or piece.joined):
                        known = self._is_attribute(lemma) or self._is_place_name(lemma) or not is_place
                        if not known:
                            weight, lemma, own_part = 0.0, piece.low, ""
                    if not own_part:
                        weight = _STAYS + max((one[0] for one in own.values()), default=_STAYS * 4)
                    total += weight
                    words.append(lemma)
                    part = own_part or part
                if part:
                    yield Read(_put(form, moving, words), key[0], key[1].replace("-", "pl"), key[2], part, total)

    def _is_attribute(self, word: str) -> bool:
        return any(way.paradigm.attribute for way in self.inflection.ways(word))

    # Words

    def _pieces(self, name: str) -> list[_Piece]:
        """Return the words of a name; initials, numbers, words too long to be one and abbreviations stay."""
        whole = text.fold(name).lower()
        if self.inflection.is_irregular(whole):
            return [_Piece(0, len(name), name, whole, moves=True, joined=False)]
        found = []
        for match in _PIECE.finditer(name):
            word = match[0].strip(".,;:!?()«»\"“”„")
            start = match.start() + match[0].find(word)
            low = text.fold(word).lower()
            moves = len(low) > 1 and len(low) <= _LONGEST and low.isalpha() | all(c.isalpha() or c in _INNER for c in low)
            if moves and text.shape(word) is text.Shape.CAPITALS and len(low) <= _SHORT + 2:
                moves = len(low) > _SHORT and any(letter in self._vowels for letter in low)
            end = start + len(word)
            moves = moves and not name[end : end + 1] == "." and len(found) < _WORDS
            found.append(_Piece(start, end, word, low, moves, joined=name[end : end + 1] == "-"))
        return found


_INNER: Final = text.APOSTROPHE


def _runs(moving: list[_Piece]) -> list[list[_Piece]]:
    """Return the words of a name, each with those that a hyphen joins to it."""
    runs: list[list[_Piece]] = [[]]
    for piece in moving:
        runs[-1].append(piece)
        if not piece.joined:
            runs.append([])
    return [run for run in runs if run]


def _put(name: str, pieces: list[_Piece], words: list[str]) -> str:
    """Return a name with other words in the place of its own, in the case of each."""
    made, last = [], 0
    for piece, word in zip(pieces, words, strict=True):
        made += [name[last : piece.start], cased(piece.text, piece.low, word)]
        last = piece.end
    return "".join(made) + name[last:]


def cased(original: str, low: str, word: str) -> str:
    """Return a form of a word in the case of the word as it stands; the word itself stays as it is.

    >>> cased("МакКей", "маккей", "маккея"), cased("ГОМЕЛЬ", "гомель", "гомеля")
    ('МакКея', 'ГОМЕЛЯ')
    """
    if word == low:
        return original
    shape = text.shape(original)
    if shape is not text.Shape.MIXED:
        return text.lay(shape, word)
    same = 0
    for a, b in zip(low, word, strict=False):
        if a != b:
            break
        same += 1
    return original[:same] + word[same:] if len(original) == len(low) else text.lay(text.Shape.CAPITAL, word)


@cache
def declension(spelling: str) -> Declension:
    """Return what declines the names of a spelling that has paradigms of its own."""
    return Declension(spelling)
