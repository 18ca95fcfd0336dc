"""Which lemma a form is likeliest of: what paradigms allow, weighed by lists of names and by the use of the cases.

A lemma weighs what a list gives it, or what its letters do (`endings`), and what was fitted on forms beside that
(`models/LANGUAGE-form-biases`, by `tables/make/form_biases.py`). All that does not ask the lists hangs on the last
letters, and is worked out once for all words that end alike.
"""

from collections.abc import Mapping
from functools import cache
from math import exp, log
from typing import Final, NamedTuple

from nazva import lexicon, tables
from nazva.deinflection import Alike, Analysis, Deinflection, Slot, Turn, deinflection
from nazva.endings import LETTER, REACH, Endings, endings
from nazva.inflection import NOMINATIVE, Rules, Way
from nazva.lettermodel import END

PLACE: Final = "place"
GIVEN: Final = "given"
FAMILY: Final = "family"
PERSON: Final = "person"
# Keys of the list of biases beside those of paradigms: a word of the lists, and what the letters of others weigh.
LISTED: Final = "listed"
LETTERS: Final = "letters"
_PLACES: Final = {part: n for n, part in enumerate(lexicon.PARTS)}
_MEMORY: Final = 1 << 16
_ASKED: Final = 6
# A given name of the list that is of the other gender.
_OTHER_GENDER: Final = exp(-9.0)


class _Use(NamedTuple):
    """What the cases of a candidate weigh together as a part and gender; with what the paradigm weighs, and without.

    `cut` and `put` make the lemma the surname of a man, by which a woman's is weighed.
    """

    part: str
    gender: str
    place: int
    cut: int
    put: str
    weight: float
    bare: float


# So many fields stand before the weights.
_WEIGHTS: Final = 5


class Lemmatiser:
    """Weighs the analyses of forms of one language.

    `models` weigh words by part of a name; `biases` are what was fitted beside them.
    """

    def __init__(self, own: Deinflection, models: Mapping[str, Endings], biases: Mapping[str, float]) -> None:
        self.deinflection = own
        self.inflection = own.inflection
        self.endings = models
        self._models = [models[part] for part in lexicon.PARTS]
        weights = tables.load_pairs("form-weights").sections
        self._cases = {kind: _slots(weights[kind]) for kind in (PERSON, PLACE)}
        # A place whose name is a plural stands in its cases as often as others do.
        self._plural = {case: own for (case, number), own in self._cases[PLACE].items() if number == "sg"}
        self._parts = {part: log(float(weight)) for part, weight in weights["part"].items()}
        self._genders = {gender: float(weight) for gender, weight in weights["gender"].items()}
        self._given_genders = given_genders(self.inflection.table.models)
        self._biases = biases
        self._letters = [1 + biases.get(f"{part} {LETTERS}", 0.0) for part in lexicon.PARTS]
        self._chances = [exp(biases.get(f"{part} {LISTED}", 0.0)) for part in lexicon.PARTS]
        self._uses: dict[Alike, tuple[tuple[int, str, tuple[_Use, ...]], ...]] = {}
        self._turns: dict[Turn, tuple[_Use, ...]] = {}
        self._merged: dict[tuple[Turn, ...], tuple[_Use, ...]] = {}
        self._listed: dict[str, list[float]] = {}
        for n, part in enumerate(lexicon.PARTS):
            for word, chance in models[part].words.items():
                self._listed.setdefault(word, [0.0] * len(lexicon.PARTS))[n] = chance * self._chances[n]
        self._steps: dict[str, tuple[float, ...]] = {}
        self._sums: dict[str, tuple[float, ...]] = {}
        self._tails: dict[str, tuple[float, ...]] = {}

    def weighed(
        self, form: str, part: str = "", gender: str = "", *, told: bool = True
    ) -> list[tuple[float, Analysis]]:
        """Return what a form may be, with the logarithms of the weights.

        `part` and `gender`, where given, are those it must be of. `told`: only analyses that the form tells from the
        nominative of the same lemma.
        """
        start = self.start(form)
        return [
            (self._cost(own.lemma, own.way, start) + self._constant(own), own)
            for own in self.deinflection.analyses(form)
            if (not part or _is_part(own.way.part, part))
            and (not gender or own.way.gender == gender)
            and (not told or own.lemma != form or own.case == NOMINATIVE)
        ]

    def likeliest(self, form: str, part: str = "", gender: str = "") -> str:
        """Return the likeliest lemma of a form; empty when there is none."""
        irregular = self.inflection.words
        if self.deinflection.is_irregular(form):
            return self._likeliest_of_all(form, part, gender)
        start = self.start(form)
        scale = exp(-start * LETTER)
        best, most = "", 0.0
        for cut, put, uses in self._uses_of(form):
            lemma = form[: len(form) - cut] + put
            if lemma in irregular:
                return self._likeliest_of_all(form, part, gender)
            listed, tail = self._listed.get(lemma), self._tail(lemma, start)
            total = 0.0
            for use in uses:
                if (part and not _is_part(use.part, part)) or (gender and use.gender != gender):
                    continue
                chances, letters = listed, tail
                if use.cut:
                    word = lemma[: len(lemma) - use.cut] + use.put
                    chances, letters = self._listed.get(word), self._tail(word, start)
                weight = letters[use.place]
                if chances is not None:
                    weight += chances[use.place] * scale
                    if use.part == GIVEN and lemma in self._given_genders:
                        total += weight * (
                            use.bare if use.gender in self._given_genders[lemma] else use.weight * _OTHER_GENDER
                        )
                        continue
                total += weight * use.weight
            if total > most:
                best, most = lemma, total
        return best

    def _likeliest_of_all(self, form: str, part: str, gender: str) -> str:
        """Return the likeliest lemma of a form when irregular words are among those it may be of."""
        weights: dict[str, float] = {}
        for weight, own in self.weighed(form, part, gender):
            weights[own.lemma] = weights.get(own.lemma, 0.0) + exp(weight)
        return max(weights, key=lambda own: weights[own]) if weights else ""

    def prior(self, own: Analysis) -> float:
        """Return the logarithm of the weight of a word in the nominative, declined in a way."""
        cost = self._cost(own.lemma, own.way, self.start(own.lemma))
        return self._parts[own.way.part] + cost + self._way(own.lemma, own.way)

    @staticmethod
    def start(form: str) -> int:
        """Return from which letter on the lemmas of a form are weighed by their letters."""
        return max(len(form) - _ASKED, 0)

    def by_letters(self, word: str, part: str, start: int) -> float:
        """Return the logarithm of the probability of the letters of a word from one on, as a part of a name."""
        return self._sum(word[start:] if start else END + word)[_PLACES[part]]

    def _uses_of(self, form: str) -> tuple[tuple[int, str, tuple[_Use, ...]], ...]:
        alike = self.deinflection.alike(form)
        found = self._uses.get(alike)
        if found is None:
            if len(self._uses) >= _MEMORY:
                self._uses.clear()
            own = []
            for candidate in alike.candidates:
                uses = self._together(candidate.turns, candidate.lemma(form))
                if uses:
                    own.append((candidate.cut, candidate.put, uses))
            found = self._uses[alike] = tuple(own)
        return found

    def _together(self, turns: tuple[Turn, ...], lemma: str) -> tuple[_Use, ...]:
        """Return what the cases of a candidate weigh together, by part and gender."""
        found = self._merged.get(turns)
        if found is None:
            if len(self._merged) >= _MEMORY:
                self._merged.clear()
            sums: dict[tuple[str, str, int, int, str], list[float]] = {}
            for use in (use for turn in turns if not turn.itself for use in self._summed(turn, lemma)):
                both = sums.setdefault(use[:_WEIGHTS], [0.0, 0.0])
                both[0] += use.weight
                both[1] += use.bare
            found = self._merged[turns] = tuple([_Use(*key, *both) for key, both in sums.items()])
        return found

    def _summed(self, turn: Turn, lemma: str) -> tuple[_Use, ...]:
        """Return what the cases of one turn weigh together, by part and gender, for all lemmas of its rules."""
        found = self._turns.get(turn)
        if found is None:
            sums: dict[tuple[str, str, int, str], list[float]] = {}
            for slot in turn.slots:
                cut, put = next(
                    ((len(cut), put) for cut, put in slot.paradigm.masculine if lemma.endswith(cut)), (0, "")
                )
                bare = exp(self._slot(slot))
                both = sums.setdefault((slot.part, slot.paradigm.gender, cut, put), [0.0, 0.0])
                both[0] += bare * self._share(turn.rules, slot)
                both[1] += bare
            if len(self._turns) >= _MEMORY:
                self._turns.clear()
            found = self._turns[turn] = tuple(
                _Use(part, gender, _PLACES[part], cut, put, *both) for (part, gender, cut, put), both in sums.items()
            )
        return found

    def _tail(self, word: str, start: int) -> tuple[float, ...]:
        """Return the probabilities of a word of no list as each part of a name, by its letters from one on.

        Letters before `start` are not asked: they count alike, whatever they are. Lemmas of one form share them.
        """
        tail = word[start:] if start else END + word
        found = self._tails.get(tail)
        if found is None:
            if len(self._tails) >= _MEMORY:
                self._tails.clear()
                self._sums.clear()
            found = self._tails[tail] = tuple(
                [
                    exp(own * factor) * model.unlisted
                    for own, factor, model in zip(self._sum(tail), self._letters, self._models, strict=True)
                ]
            )
        return found

    def _sum(self, tail: str) -> tuple[float, ...]:
        """Return the logarithms of the probabilities of the letters that words end in, by part."""
        if not tail:
            return (0.0,) * len(lexicon.PARTS)
        found = self._sums.get(tail)
        if found is None:
            step = self._steps.get(tail[: REACH + 1])
            if step is None:
                if len(self._steps) >= _MEMORY:
                    self._steps.clear()
                step = self._steps[tail[: REACH + 1]] = tuple([model.before(tail) for model in self._models])
            found = self._sums[tail] = tuple([a + b for a, b in zip(self._sum(tail[1:]), step, strict=True)])
        return found

    def _cost(self, lemma: str, way: Way, start: int) -> float:
        """Return the logarithm of what the letters of a lemma and the lists weigh, scaled alike for one `start`."""
        word = way.masculine(lemma)
        n = _PLACES[way.part]
        chances = self._listed.get(word)
        chance = chances[n] * exp(-start * LETTER) if chances else 0.0
        cost = log(self._tail(word, start)[n] + chance)
        genders = self._given_genders.get(lemma) if way.part == GIVEN and chances else None
        if not genders:
            return cost
        # The list knows the gender: what ends so is no matter of odds.
        return cost - self._way(lemma, way) if way.gender in genders else cost + log(_OTHER_GENDER)

    def _constant(self, own: Analysis) -> float:
        """Return what an analysis weighs whatever the letters of the lemma are."""
        slot = Slot(own.way.paradigm, own.way.part, 0, "", own.case, own.number, own.share)
        return self._slot(slot) + self._way(own.lemma, own.way)

    def _slot(self, slot: Slot) -> float:
        if slot.part == PLACE:
            use = (
                self._plural[slot.case] if slot.paradigm.number == "pl" else self._cases[PLACE][slot.case, slot.number]
            )
        else:
            use = self._cases[PERSON][slot.case, slot.number]
        key = bias_key(slot.part, slot.paradigm.id, slot.case, slot.number)
        return self._parts[slot.part] + use + log(slot.share) + self._biases.get(key, 0.0)

    def _share(self, rules: Rules, slot: Slot) -> float:
        """Return how often what a lemma is as a part of a name declines by the paradigm of a slot, by the rules."""
        weights = [
            (own, self._odds(own.weight, slot.part, own.gender)) for own, part, _, _ in rules.found if part == slot.part
        ]
        return sum(own for paradigm, own in weights if paradigm is slot.paradigm) / sum(own for _, own in weights)

    def _way(self, lemma: str, way: Way) -> float:
        shares = [
            (other, self._odds(other.paradigm.weight, way.part, other.gender))
            for other in self.inflection.ways(lemma)
            if other.part == way.part
        ]
        return log(
            sum(share for other, share in shares if other.paradigm is way.paradigm) / sum(share for _, share in shares)
        )

    def _odds(self, weight: float, part: str, gender: str) -> float:
        return weight * (1.0 if part == PLACE else self._genders[gender])


def bias_key(part: str, paradigm: str, case: str, number: str) -> str:
    """Return under which key the list of biases has a form of a paradigm."""
    return f"{part} {paradigm} {case} {number}"


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
    own = deinflection(spelling)
    languages = own.inflection.table.models
    biases = {key: bias for language in languages for key, bias in _biases(f"{language}-form-biases")}
    return Lemmatiser(own, endings(languages), biases)
