"""Which lemma a form is likeliest of: what paradigms allow, weighed by lists of names, letters, and use of the cases."""

from collections.abc import Mapping
from functools import cache
from math import exp, log
from typing import Final

from nazva import lettermodel, lexicon, plausibility, tables
from nazva.inflection import NOMINATIVE, Analysis, Inflection, inflection

PLACE: Final = "place"
GIVEN: Final = "given"
FAMILY: Final = "family"
# A given name of the list that is of the other gender; a gender or paradigm that a place is less often of.
_OTHER_GENDER: Final = -9.0
_SECOND_WAY: Final = -1.5
_REACH: Final = 4
_MEMORY: Final = 1 << 17
_ALPHABET: Final = log(30)


class Lemmatiser:
    """Weighs the analyses of forms of one language."""

    def __init__(self, own: Inflection) -> None:
        self.inflection = own
        self._model = own.table.model
        weights = tables.load_pairs("form-weights").sections
        self._cases: dict[str, dict[tuple[str, str], float]] = {}
        for kind in ("person", PLACE):
            total = sum(map(float, weights[kind].values()))
            self._cases[kind] = {
                (slot.partition("-")[0], slot.partition("-")[2]): log(float(weight) / total)
                for slot, weight in weights[kind].items()
            }
        self._plural = {
            case: self._cases[PLACE][case, "sg"] - 0.5 for case, number in self._cases[PLACE] if number == "sg"
        }
        self._parts = {part: log(float(weight)) for part, weight in weights["part"].items()}
        self._genders = {gender: log(float(weight)) for gender, weight in weights["gender"].items()}
        self._letters: dict[str, float] = {}
        self._costs: dict[str, Mapping[str, float]] = {}

    def weighed(self, form: str, part: str = "", gender: str = "", *, told: bool = True) -> list[tuple[float, Analysis]]:
        """Return what a form may be with the logarithms of the weights.

        `part` and `gender`, where given, are those it must be of. `told`: only analyses that the form tells from the
        nominative of the same lemma.
        """
        found = []
        sums = self._sums(form)
        for own in self.inflection.analyses(form):
            way = own.way
            if (part and not _is_part(way.part, part)) or (gender and way.gender != gender):
                continue
            if told and own.lemma == form and own.case != NOMINATIVE:
                continue
            costs = self.costs(own.lemma, form, sums)
            weight = costs[way.part] + self._parts[way.part] + self._way(own) + log(own.share)
            cases = self._cases[PLACE if way.part == PLACE else "person"]
            if way.part == PLACE and way.number == "pl":
                weight += self._plural[own.case]
            else:
                weight += cases[own.case, own.number]
            found.append((weight, own))
        return found

    def _way(self, own: Analysis) -> float:
        way = own.way
        if way.part == GIVEN:
            genders = given_genders(self._model).get(own.lemma)
            if genders:
                return 0.0 if way.gender in genders else _OTHER_GENDER
        if way.part == PLACE:
            ways = [other for other in self.inflection.ways(own.lemma) if other.part == PLACE]
            total = sum(other.paradigm.weight for other in ways)
            return log(way.paradigm.weight / total)
        return self._genders[way.gender] + (log(way.paradigm.weight) if way.part == FAMILY else 0.0)

    def costs(self, lemma: str, form: str = "", sums: list[float] | None = None) -> Mapping[str, float]:
        """Return by part how likely a lemma is, in logarithms; what the letters of the form weigh is not summed anew."""
        found = self._costs.get(lemma)
        if found is None:
            if len(self._costs) >= _MEMORY:
                self._costs.clear()
            letters = self._word(lemma, form, sums or [0.0])
            found = self._costs[lemma] = self._by_parts(lemma, letters)
        return found

    def _by_parts(self, lemma: str, letters: float) -> Mapping[str, float]:
        model = self._plausibility
        if model:
            return model.parts_by(lemma, letters)
        return {part: letters + (6.0 if lemma in lexicon.words(self._model, part) else 0.0) for part in lexicon.PARTS}

    @property
    def _plausibility(self) -> plausibility.Plausibility | None:
        return plausibility.plausibility(self._model) if f"{self._model}-letters" in tables.index() else None

    def _sums(self, form: str) -> list[float]:
        """Return what the beginnings of a form weigh, by length."""
        sums = [0.0]
        for i in range(len(form)):
            sums.append(sums[-1] + self._letter(form, i, form[i]))
        return sums

    def _word(self, lemma: str, form: str, sums: list[float]) -> float:
        same = 0
        for a, b in zip(lemma, form, strict=False):
            if a != b:
                break
            same += 1
        weight = sums[same]
        for i in range(same, len(lemma)):
            weight += self._letter(lemma, i, lemma[i])
        return weight + self._letter(lemma, len(lemma), lettermodel.END)

    def _letter(self, word: str, place: int, letter: str) -> float:
        key = f"{word[place - _REACH : place] if place > _REACH else '^' + word[:place]}{letter}"
        found = self._letters.get(key)
        if found is None:
            if len(self._letters) >= _MEMORY:
                self._letters.clear()
            model = self._plausibility
            found = self._letters[key] = model.letters.next_letter(word[:place], letter) if model else -_ALPHABET
        return found


def _is_part(own: str, asked: str) -> bool:
    return own == asked or (asked == "person" and own != PLACE)


@cache
def given_genders(language: str) -> Mapping[str, frozenset[str]]:
    """Return the genders of the given names of a language's list, by name in lower case."""
    found: dict[str, set[str]] = {}
    table = tables.load_list(GIVEN)
    if language not in table.columns:
        return {}
    for row in table.rows:
        for name in (*row[language], *(row["everyday"] if language == "be" else ())):
            found.setdefault(name.lower(), set()).update(row["gender"])
    return {name: frozenset(genders) for name, genders in found.items()}


@cache
def lemmatiser(spelling: str) -> Lemmatiser:
    """Return what weighs the forms of a spelling that has paradigms of its own."""
    return Lemmatiser(inflection(spelling))


def normalised(weighed: list[tuple[float, Analysis]]) -> list[tuple[float, Analysis]]:
    """Return analyses with weights that sum to one, the best first; equals in the order given."""
    if not weighed:
        return []
    most = max(weight for weight, _ in weighed)
    raw = [(exp(weight - most), own) for weight, own in weighed]
    total = sum(weight for weight, _ in raw)
    return sorted(((weight / total, own) for weight, own in raw), key=lambda pair: -pair[0])
