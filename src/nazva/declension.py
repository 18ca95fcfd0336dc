"""Names of several words declined, both ways: which word is which part, which gender agrees, which word stays.

The words of a person's name agree in gender, case and number. A place declines with the adjectives beside its noun. Of
words with a hyphen the last declines, and one before it that is a name by itself (Слабада-Кучынка, Брэст-Літоўск).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import product
from typing import Final

from nazva import lexicon, text
from nazva.deinflection import Analysis, deinflection
from nazva.inflection import NOMINATIVE, Way, inflection
from nazva.lemmatisation import FAMILY, GIVEN, PERSON, PLACE, Lemmatiser, lemmatiser
from nazva.namepieces import NameWord, is_plain, name_words, put, runs
from nazva.paradigms import NUMBERS

PATRONYMIC: Final = "patronymic"
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
# What several words, none of them known of places, are less likely a place.
_UNKNOWN_PLACE: Final = 6.0
# What a name of several words is likelier that a list holds.
_LISTED_WHOLE: Final = 12.0
_KEPT: Final = 6


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
    """What a form may be: the lemma, case and number of the form, gender and part, and the logarithm of the weight."""

    text: str
    case: str
    number: str
    gender: str
    part: str
    weight: float


class Declension:
    """Declines names of one spelling that has paradigms of its own."""

    def __init__(self, spelling: str) -> None:
        self._spelling = spelling
        self.inflection = inflection(spelling)
        self._models = self.inflection.table.models
        self._vowels = frozenset(self.inflection.table.classes.get("vowel", ""))

    @cached_property
    def lemmatiser(self) -> Lemmatiser:
        """What weighs; made when first needed."""
        return lemmatiser(self._spelling)

    def _words(self, name: str) -> list[NameWord]:
        return name_words(name, self._vowels, deinflection(self._spelling).is_irregular)

    # Forwards

    def forms(self, name: str, kind: str, gender: str) -> list[Made]:
        """Return all forms of a name in the nominative; one that does not decline has its own text in all of them."""
        pieces = self._words(name)
        moving = [piece for piece in pieces if piece.moves]
        found: list[Made] = []
        if moving:
            part_of, kind = self._parts(moving, kind)
            for own, share in self._genders(moving, part_of, gender):
                found += self._agreeing(name, moving, part_of, own, share)
        return found or [
            Made(name, case, number, gender, 1.0) for number in NUMBERS for case in self.inflection.table.cases
        ]

    def _agreeing(
        self, name: str, moving: list[NameWord], part_of: dict[int, str], gender: str, share: float
    ) -> Iterator[Made]:
        ways = self._ways(moving, part_of, gender)
        head = self._head(ways)
        if not head:
            return
        tables_of = [self._cells(piece, own) for piece, own in zip(moving, ways, strict=True)]
        for number in NUMBERS if head.number == "sg" else ("pl",):
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
                    yield Made(put(name, moving, [form for form, _ in made]), case, number, head.gender, weight)

    @staticmethod
    def _head(ways: list[list[Way]]) -> Way | None:
        """Return how the word declines that the others agree with: the last that is no adjective."""
        moving = [own[0] for own in ways if own]
        nouns = [way for way in moving if not way.paradigm.attribute]
        return (nouns or moving)[-1] if moving else None

    def _cells(self, piece: NameWord, ways: list[Way]) -> dict[tuple[str, str], list[tuple[str, float]]]:
        """Return the forms of a word with their shares, by case and number."""
        cells: dict[tuple[str, str], list[tuple[str, float]]] = {}
        for way in ways:
            for case, number, form, weight in self.inflection.forms(piece.low, way):
                have = cells.setdefault((case, number), [])
                if all(form != other for other, _ in have):
                    have.append((form, weight if way is ways[0] else weight / 2))
        return cells

    def _parts(self, moving: list[NameWord], kind: str) -> tuple[dict[int, str], str]:
        """Return which part of a name each word is, by its place, and the kind: `person` or `place`."""
        if kind in (GIVEN, FAMILY, PATRONYMIC, PLACE):
            return dict.fromkeys(range(len(moving)), kind), kind
        whole = [[piece.low for piece in run] for run in runs(moving)]
        ends = [run[-1] for run in whole]
        best: tuple[float, tuple[str, ...]] | None = None
        patterns = _PATTERNS.get(len(ends), ((GIVEN, *[FAMILY] * (len(ends) - 1)),))
        for pattern in (*patterns, (PLACE,) * len(ends)) if not kind else patterns:
            weight = sum(
                max((self._weight(word, part, way) for way in self._ways_of(word, part)), default=_ABSENT)
                for word, part in zip(ends, pattern, strict=True)
            )
            if (
                pattern[0] == PLACE
                and len(ends) > 1
                and not any(self._is_attribute(word) or self._is_place_name(word) for word in ends)
            ):
                weight -= _UNKNOWN_PLACE
            if best is None or weight > best[0]:
                best = weight, pattern
        parts = best[1] if best else ()
        found: dict[int, str] = {}
        for run, part in zip(whole, parts, strict=True):
            for _ in run:
                found[len(found)] = part
        return found, PLACE if PLACE in parts else PERSON

    def parts(self, name: str) -> list[tuple[int, int, str]]:
        """Return the words of a person's name: start, end, part; a word with a hyphen is one, initials are none."""
        moving = [piece for piece in self._words(name) if piece.moves]
        part_of, _ = self._parts(moving, PERSON) if moving else ({}, PERSON)
        found: list[tuple[int, int, str]] = []
        n = 0
        for run in runs(moving):
            found.append((run[0].start, run[-1].end, part_of.get(n, FAMILY)))
            n += len(run)
        return found

    def feminine(self, word: str) -> str:
        """Return the surname of a woman for that of a man, in lower case."""
        for way in self._ways_of(word, FAMILY):
            if way.gender != "m":
                continue
            for paradigm in self.inflection.table.paradigms:
                if way.paradigm.id not in paradigm.of:
                    continue
                for ending, own in sorted(paradigm.masculine, key=lambda pair: -len(pair[1])):
                    made = word[: len(word) - len(own)] + ending
                    if word.endswith(own) and any(w.paradigm is paradigm for w in self._ways_of(made, FAMILY)):
                        return made
        return word

    def masculine(self, word: str) -> str:
        """Return the surname of a man for that of a woman, in lower case."""
        ways = [way for way in self._ways_of(word, FAMILY) if way.gender == "f" and way.paradigm.masculine]
        sure = [way for way in ways if not way.paradigm.open]
        # What may be a noun as well may be a man's as it stands.
        nouns = [] if sure else [word]
        men = [made for way in sure or ways for made in self._men(word, way)]
        return max((*nouns, *men), key=self._how_likely, default=word)

    def _men(self, word: str, way: Way) -> Iterator[str]:
        for ending, own in way.paradigm.masculine:
            made = word[: len(word) - len(ending)] + own
            if word.endswith(ending) and any(w.paradigm.id in way.paradigm.of for w in self._ways_of(made, FAMILY)):
                yield made

    def _how_likely(self, word: str) -> float:
        return self.lemmatiser.endings[FAMILY].log_probability(word)

    def _weight(self, word: str, part: str, way: Way) -> float:
        return self.lemmatiser.prior(Analysis(word, way, NOMINATIVE, way.number, 1.0))

    def _ways_of(self, word: str, part: str) -> list[Way]:
        return [way for way in self.inflection.ways(word) if way.part == part]

    def _genders(self, moving: list[NameWord], part_of: dict[int, str], gender: str) -> list[tuple[str, float]]:
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

    def _ways(self, moving: list[NameWord], part_of: dict[int, str], gender: str) -> list[list[Way]]:
        """Return how each word declines with a gender; an empty list for a word that stays."""
        if part_of[0] == PLACE:
            return self._ways_of_place(moving, gender)
        found: list[list[Way]] = []
        for n, piece in enumerate(moving):
            ways = [way for way in self._ways_of(piece.low, part_of[n]) if way.gender == gender]
            ways.sort(key=lambda way: -way.paradigm.weight * (not way.paradigm.open))
            stays = piece.joined and n + 1 < len(moving) and not self._declines_before(piece, moving[n + 1])
            found.append([] if stays else ways)
        return found

    def _ways_of_place(self, moving: list[NameWord], gender: str) -> list[list[Way]]:
        nouns = [self._place_ways(piece.low, gender, noun=True) for piece in moving]
        beside = [
            [way for way in self._place_ways(piece.low, gender) if way.paradigm.attribute] if len(moving) > 1 else []
            for piece in moving
        ]
        # The noun is the last word that is no adjective, or the last.
        head = max((n for n, own in enumerate(nouns) if own and not beside[n]), default=len(moving) - 1)
        first = nouns[head] or beside[head]
        found: list[list[Way]] = []
        for n, piece in enumerate(moving):
            if n == head:
                found.append((nouns[n] or self._place_ways(piece.low, gender))[:1])
                continue
            ways = [way for way in (beside[n] or nouns[n]) if not first or way.number == first[0].number]
            stays = not beside[n] and (n > head or not self._declines_before(piece, moving[n + 1]))
            found.append([] if stays else ways[:1])
        return found

    def _place_ways(self, word: str, gender: str, *, noun: bool = False) -> list[Way]:
        ways = [
            way for way in self._ways_of(word, PLACE) if way.gender == gender and not (noun and way.paradigm.attribute)
        ]
        return sorted(ways, key=lambda way: (way.paradigm.attribute, -way.paradigm.weight))

    def _is_place_name(self, word: str) -> bool:
        return word in self.inflection.words or self.lemmatiser.endings[PLACE].is_listed(word)

    def _declines_before(self, piece: NameWord, following: NameWord) -> bool:
        """Tell whether a word before another of the same name declines too."""
        parts = {way.part for way in self.inflection.ways(following.low)}
        if parts == {PLACE} or self._is_place_name(piece.low):
            return self._is_place_name(piece.low)
        vowels = sum(letter in self._vowels for letter in piece.low)
        return vowels > 1 or self.lemmatiser.endings[FAMILY].is_listed(piece.low)

    # Backwards

    def nominative(self, form: str, kind: str, gender: str) -> str | None:
        """Return the likeliest nominative of a name of one word; None for a name of several."""
        if is_plain(form):
            low = text.fold(form).lower()
            found = self.lemmatiser.likeliest(low, kind, gender)
            return form if found in (low, "") else text.capitalise(found)
        moving = [word for word in self._words(form) if word.moves]
        if len(moving) != 1:
            return None if moving else form
        found = self.lemmatiser.likeliest(moving[0].low, kind, gender)
        return put(form, moving, [found]) if found else form

    def lemmas(self, form: str, kind: str, gender: str) -> list[Read]:
        """Return what a form may be a form of, in no order."""
        moving = [piece for piece in self._words(form) if piece.moves]
        if not moving:
            return []
        if len(moving) == 1:
            piece = moving[0]
            found = []
            for weight, own in self.lemmatiser.weighed(piece.low, kind, gender, told=False):
                there = form if own.lemma == piece.low else put(form, moving, [own.lemma])
                found.append(Read(there, own.case, own.number, own.way.gender, own.way.part, weight))
            return found
        return list(self._agreeing_lemmas(form, moving, kind, gender))

    def _agreeing_lemmas(self, form: str, moving: list[NameWord], kind: str, gender: str) -> Iterator[Read]:
        for is_place in (False, True):
            if kind and (kind == PLACE) != is_place:
                continue
            best: list[dict[tuple[str, str, str], tuple[float, str, str]]] = []
            for n, piece in enumerate(moving):
                own: dict[tuple[str, str, str], tuple[float, str, str]] = {}
                asked = PLACE if is_place else kind or PERSON
                for own_weight, a in self.lemmatiser.weighed(piece.low, asked, gender, told=is_place):
                    beside = a.way.paradigm.attribute
                    if (
                        is_place
                        and n < len(moving) - 1
                        and not (beside or a.lemma == piece.low or self._is_place_name(a.lemma))
                    ):
                        continue
                    weight = own_weight + (_BESIDE if beside else 0.0)
                    key = a.case, a.number if a.way.number == "sg" else "-", a.way.gender
                    if key not in own or weight > own[key][0]:
                        own[key] = weight, a.lemma, a.way.part
                best.append(own)
            for key in {key for own in best for key in own}:
                total, words, part = 0.0, [], ""
                for piece, own in zip(moving, best, strict=True):
                    weight, lemma, own_part = own.get(key, (0.0, piece.low, ""))
                    if not own_part:
                        weight = _STAYS + max((one[0] for one in own.values()), default=_STAYS * 4)
                    total += weight
                    words.append(lemma)
                    part = own_part or part
                if part:
                    lemma = put(form, moving, words)
                    known = PLACE if is_place else FAMILY
                    if any(text.fold(lemma).lower() in lexicon.phrases(own, known) for own in self._models):
                        total += _LISTED_WHOLE
                    yield Read(lemma, key[0], key[1].replace("-", "pl"), key[2], part, total)

    def _is_attribute(self, word: str) -> bool:
        return any(way.paradigm.attribute for way in self.inflection.ways(word))


@cache
def declension(spelling: str) -> Declension:
    """Return what declines the names of a spelling that has paradigms of its own."""
    return Declension(spelling)
