"""Which lemma a form is likeliest of: what paradigms allow, weighed by lists of names and by the use of the cases."""

from collections.abc import Mapping, Sequence
from functools import cache
from math import exp, log
from typing import Final

from nazva import lexicon, tables
from nazva.endings import endings
from nazva.inflection import NOMINATIVE, Analysis, Inflection, Reading, Way, inflection

PLACE: Final = "place"
GIVEN: Final = "given"
FAMILY: Final = "family"
PERSON: Final = "person"
# Keys of the list of biases beside those of paradigms: a word of the lists, and what the letters of others weigh.
LISTED: Final = "listed"
LETTERS: Final = "letters"
# A given name of the list that is of the other gender.
_MEMORY: Final = 1 << 16
_ASKED: Final = 6
_OTHER_GENDER: Final = -9.0


class Lemmatiser:
    """Weighs the analyses of forms of one language."""

    def __init__(self, own: Inflection) -> None:
        self.inflection = own
        self._languages = own.table.models
        weights = tables.load_pairs("form-weights").sections
        self._cases = {kind: _slots(weights[kind]) for kind in (PERSON, PLACE)}
        # A place whose name is a plural stands in its cases as often as others do.
        self._plural = {case: own for (case, number), own in self._cases[PLACE].items() if number == "sg"}
        self._parts = {part: log(float(weight)) for part, weight in weights["part"].items()}
        self._genders = {gender: float(weight) for gender, weight in weights["gender"].items()}
        self._summed: dict[tuple[str, str, str], Sequence[tuple[str, str, Way, float]]] = {}
        self._given_genders = given_genders(self._languages)
        self.endings = endings(self._languages)
        self.biases = {key: bias for language in self._languages for key, bias in _biases(f"{language}-form-biases")}

    def weighed(
        self, form: str, part: str = "", gender: str = "", *, told: bool = True
    ) -> list[tuple[float, Analysis]]:
        """Return what a form may be, with the logarithms of the weights.

        `part` and `gender`, where given, are those it must be of. `told`: only analyses that the form tells from the
        nominative of the same lemma.
        """
        found = []
        start = self.start(form)
        for reading in self.inflection.readings(form):
            costs: dict[str, float] = {}
            for way, case, number, share in reading.found:
                if (part and not _is_part(way.part, part)) or (gender and way.gender != gender):
                    continue
                if told and reading.lemma == form and case != NOMINATIVE:
                    continue
                own = Analysis(reading.lemma, way, case, number, share)
                lemma = way.masculine(own.lemma) if way.paradigm.masculine else own.lemma
                cost = costs.get(key := way.part + lemma)
                if cost is None:
                    cost = costs[key] = self._cost(lemma, way.part, start)
                found.append((cost + self._given(own.lemma, way) + self._constant(own), own))
        return found

    def likeliest(self, form: str, part: str = "", gender: str = "") -> str:
        """Return the likeliest lemma of a form; empty when there is none."""
        start = self.start(form)
        best: dict[str, float] = {}
        for reading in self.inflection.readings(form):
            lemma = reading.lemma
            total = 0.0
            costs: dict[str, float] = {}
            for own_part, own_gender, way, constant in self._sums(reading, form):
                if (part and not _is_part(own_part, part)) or (gender and own_gender != gender):
                    continue
                word = way.masculine(lemma) if way.paradigm.masculine else lemma
                cost = costs.get(own_part + word)
                if cost is None:
                    cost = costs[own_part + word] = self._cost(word, own_part, start)
                total += exp(cost + self._given(lemma, way) + constant)
            if total:
                best[lemma] = best.get(lemma, 0.0) + total
        return max(best, key=lambda own: best[own]) if best else ""

    def _sums(self, reading: Reading, form: str) -> Sequence[tuple[str, str, Way, float]]:
        """Return what the cases of a reading weigh together, by part and gender; remembered where words end alike."""
        found = self._summed.get(reading.key) if reading.key else None
        if found is None:
            sums: dict[tuple[str, str, bool], tuple[Way, float]] = {}
            for way, case, number, share in reading.found:
                if reading.lemma != form or case == NOMINATIVE:
                    key = way.part, way.gender, bool(way.paradigm.masculine)
                    weight = exp(self._constant(Analysis(reading.lemma, way, case, number, share)))
                    sums[key] = way, (sums[key][1] if key in sums else 0.0) + weight
            found = [(part, gender, way, log(total)) for (part, gender, _), (way, total) in sums.items()]
            if reading.key:
                if len(self._summed) >= _MEMORY:
                    self._summed.clear()
                self._summed[reading.key] = found
        return found

    def _constant(self, own: Analysis) -> float:
        """Return what an analysis weighs whatever the letters of the lemma are."""
        way = own.way
        if way.part == PLACE:
            slot = self._plural[own.case] if way.number == "pl" else self._cases[PLACE][own.case, own.number]
        else:
            slot = self._cases[PERSON][own.case, own.number]
        return (
            self._parts[way.part]
            + slot
            + self._way(own.lemma, way)
            + log(own.share)
            + self.biases.get(bias_key(own), 0.0)
        )

    def _given(self, lemma: str, way: Way) -> float:
        """Return what the gender of a given name of the list says of a way."""
        if way.part != GIVEN:
            return 0.0
        genders = self._given_genders.get(lemma)
        if not genders:
            return 0.0
        # The list knows the gender: what ends so is no matter of odds.
        return -self._way(lemma, way) if way.gender in genders else _OTHER_GENDER

    @staticmethod
    def start(form: str) -> int:
        """Return from which letter on the lemmas of a form are weighed by their letters."""
        return max(len(form) - _ASKED, 0)

    def _cost(self, lemma: str, part: str, start: int) -> float:
        model = self.endings[part]
        own, asked, rest = model.weigh(lemma, start)
        if own:
            return log(model.unlisted * exp(asked + rest) + own) + self.biases.get(f"{part} {LISTED}", 0.0)
        return log(model.unlisted) + asked * (1 + self.biases.get(f"{part} {LETTERS}", 0.0)) + rest

    def prior(self, own: Analysis) -> float:
        """Return the logarithm of the weight of a word in the nominative, declined in a way."""
        part, lemma = own.way.part, own.way.masculine(own.lemma)
        cost = self._parts[part] + self._cost(lemma, part, self.start(own.lemma))
        return cost + self._given(own.lemma, own.way) + self._way(own.lemma, own.way)

    def _way(self, lemma: str, way: Way) -> float:
        shares = [
            (other, other.paradigm.weight * (1.0 if way.part == PLACE else self._genders[other.gender]))
            for other in self.inflection.ways(lemma)
            if other.part == way.part
        ]
        return log(
            sum(share for other, share in shares if other.paradigm is way.paradigm) / sum(share for _, share in shares)
        )


def bias_key(own: Analysis) -> str:
    """Return under which key the list of biases has an analysis."""
    return f"{own.way.part} {own.way.paradigm.id} {own.case} {own.number}"


def _biases(ident: str) -> list[tuple[str, float]]:
    rows = tables.load_list(ident).rows if ident in tables.index() else ()
    return [(row["id"][0], float(row["bias"][0])) for row in rows]


def _slots(weights: Mapping[str, str | float]) -> dict[tuple[str, str], float]:
    total = sum(map(float, weights.values()))
    return {(slot.partition("-")[0], slot.partition("-")[2]): log(float(own) / total) for slot, own in weights.items()}


def _is_part(own: str, asked: str) -> bool:
    return own == asked or (asked == PERSON and own != PLACE)


@cache
def given_genders(languages: tuple[str, ...]) -> Mapping[str, frozenset[str]]:
    """Return the genders of the given names of the list, as some spellings write them, by name in lower case."""
    found: dict[str, set[str]] = {}
    table = tables.load_list(GIVEN)
    for row in table.rows:
        names = [name for language in languages if language in table.columns for name in row[language]]
        if lexicon.EVERYDAY_IN in languages:
            names += row["everyday"]
        for name in names:
            found.setdefault(name.lower(), set()).update(row["gender"])
    return {name: frozenset(genders) for name, genders in found.items()}


@cache
def lemmatiser(spelling: str) -> Lemmatiser:
    """Return what weighs the forms of a spelling that has paradigms of its own."""
    return Lemmatiser(inflection(spelling))
