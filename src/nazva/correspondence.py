"""What a word of one language may be in another: a table's rows, and fitted weights that choose among its variants.

A table cuts the word into segments; a row gives what a segment becomes, the variants of the same rule what else it
may become. Which of them it is hangs on the stress, which is not written. So two log-linear models speak in turn: one
guesses the stressed vowel from the letters around it and the end of the word, the other chooses each segment's target
from the letters around it and from where the stress is. Both were fitted by `tables/make/respelling_weights.py`;
what a window of letters weighs is a row of `models/SOURCE-stress` and `models/SOURCE-TO-choices`. Words that begin
alike mostly share a stem, whose vowels no letters tell: where such a stem goes against the two models, a row of
`models/SOURCE-TO-stems` has what its segment becomes, and is believed before them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from math import exp, log
from typing import Final

from nazva import tables
from nazva.program import Program, compiled, program_of
from nazva.schema import Table

# How the edges of a word, and where the stress is, are written in the rows of the models.
START: Final = "^"
END: Final = "$"
STRESSED, BEFORE, EARLIER, AFTER, NONE = "!", "<", "«", ">", "·"
# What begins the rows that speak in names of places and streets alone.
IN_PLACES: Final = "@"
SCALE: Final = 20.0
# How many letters to the left and right the rows see, with and without the place of the stress.
STRESS_WINDOWS: Final = (
    *((0, n) for n in range(7)),
    *((n, 0) for n in range(1, 5)),
    *((1, 1), (2, 2), (3, 3), (1, 2), (2, 1)),
)
STRESS_BEGINNINGS: Final = (2, 3, 4, 5, 6)
PLACED_WINDOWS: Final = ((0, 0), (1, 0), (2, 0), *((0, n) for n in range(1, 6)), (1, 1))
WINDOWS: Final = (
    *((n, 0) for n in range(1, 5)),
    *((0, n) for n in range(1, 6)),
    *((1, 1), (2, 1), (1, 2), (2, 2), (3, 3), (3, 2), (2, 3)),
)
# What the rows see that speak in places alone: -овский is of Антоново sooner than of Антонов there.
PLACE_ENDINGS: Final = (0, 3, 4, 5, 6)
PLACE_WINDOWS: Final = ((0, 0), (1, 0), (2, 0), (3, 0), (0, 3))
_LEFT: Final = max(left for left, _ in WINDOWS)
_RIGHT: Final = max(right for _, right in WINDOWS)
_MEMORY: Final = 1 << 16
_STRESSES: Final = 4
_BEAM: Final = 6
_BEHIND: Final = 6.0
# How many letters behind a segment the rows of stems see at most, and how far what they say is believed.
STEM_AHEAD: Final = 7
_BELIEVED: Final = 0.9
# Where no weight speaks a variant is so much less likely than the row.
_UNFITTED: Final = 2.5

Segment = tuple[int, int, tuple[str, ...]]


def windows(word: str, start: int, end: int, sizes: Sequence[tuple[int, int]]) -> Iterator[str]:
    """Yield the windows of a framed word around a stretch of it, each with as many letters as there are."""
    core = f"[{word[start:end]}]"
    for left, right in sizes:
        yield f"{word[max(0, start - left) : start]}{core}{word[end : end + right]}"


def stress_features(word: str, places: Sequence[int], number: int, *, place: bool) -> list[str]:
    """Return what speaks for the stress on one vowel of a framed word, given the places of its vowels."""
    own = places[number]
    after, before = min(len(places) - 1 - number, 5), min(number, 4)
    found = [f"{after}-", f"{before}+{after}-"]
    found += windows(word, own, own + 1, STRESS_WINDOWS)
    found += [f"{after}-{word[-1 - size : -1]}" for size in range(1, 7)]
    found += [f"{before}+{word[1 : 1 + size]}" for size in STRESS_BEGINNINGS]
    return [*found, *stress_features_of_places(word, places, number)] if place else found


def stress_features_of_places(word: str, places: Sequence[int], number: int) -> list[str]:
    """Return what speaks for the stress on one vowel of a framed word in names of places and streets alone."""
    after = min(len(places) - 1 - number, 5)
    return [f"{IN_PLACES}{after}-{word[-1 - size : -1]}" for size in PLACE_ENDINGS]


def where(start: int, end: int, stressed: int, places: Sequence[int]) -> str:
    """Return where the stress is for a stretch of a word: on it, in the next syllable, later, or before it."""
    if not stressed:
        return NONE
    if start <= stressed < end:
        return STRESSED
    if stressed < start:
        return AFTER
    return BEFORE if sum(start <= place < stressed for place in places) == 1 else EARLIER


def choice_features(word: str, start: int, end: int, stress: str, *, place: bool) -> list[str]:
    """Return what speaks for one target of a segment of a framed word, given where the stress is."""
    found = [stress + window for window in windows(word, start, end, PLACED_WINDOWS)]
    found += windows(word, start, end, WINDOWS)
    if place:
        found += [IN_PLACES + window for window in windows(word, start, end, PLACE_WINDOWS)]
    return found


def stem_windows(word: str, start: int, end: int) -> list[str]:
    """Return a framed word from its start to some letters behind a stretch of it, the longest first."""
    core = f"{word[:start]}[{word[start:end]}]"
    return [core + word[end : end + size] for size in range(min(STEM_AHEAD, len(word) - end), 0, -1)]


class Segmenter:
    """Cuts words into segments by the rows of a table, each with all it may become, the row's own target first."""

    def __init__(self, table: Table) -> None:
        self._program: Program = program_of(table)
        self._variants: dict[tuple[str, str], tuple[str, ...]] = {}
        for source, row in compiled(table.variants, table):
            self._variants[row.rule, source] = tuple(row.target.split("|"))

    def cut(self, word: str) -> list[Segment]:
        """Return the segments of a word in lower case; they cover it from end to end."""
        return [
            (start, end, (target, *self._variants.get((rule, word[start:end]), ())))
            for start, end, target, rule in self._program.walk(word)
        ]

    def choices(self, word: str, target: str) -> tuple[list[Segment], list[str]] | None:
        """Return how a word becomes a target: its segments and what each becomes, None if it cannot.

        Among several ways the one with the fewest and earliest variants is taken.
        """
        segments = self.cut(word)
        reached: dict[int, tuple[float, tuple[str, ...]]] = {0: (0.0, ())}
        for _, _, options in segments:
            following: dict[int, tuple[float, tuple[str, ...]]] = {}
            for place, (cost, made) in reached.items():
                for number, option in enumerate(options):
                    if target.startswith(option, place):
                        now = cost + bool(number) + number / 100
                        after = place + len(option)
                        if after not in following or now < following[after][0]:
                            following[after] = now, (*made, option)
            reached = following
        found = reached.get(len(target))
        return (segments, list(found[1])) if found else None


class Choices(Mapping[str, Mapping[str, float]]):
    """What windows of letters weigh for the targets of a segment: cells of a list, each parted when first asked for."""

    def __init__(self, cells: Mapping[str, str]) -> None:
        self._cells = cells
        self._parted: dict[str, Mapping[str, float]] = {}

    def __getitem__(self, window: str) -> Mapping[str, float]:
        found = self._parted.get(window)
        if found is None:
            pairs = (value.split("=") for value in tables.values(self._cells[window]))
            found = self._parted[window] = {option: int(weight) / SCALE for option, weight in pairs}
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._cells)

    def __len__(self) -> int:
        return len(self._cells)

    def __contains__(self, window: object) -> bool:
        return window in self._cells


class Correspondence:
    """Gives what words of one language may be in another, with weights. Reads words in lower case."""

    def __init__(
        self,
        table: Table,
        stress: Mapping[str, float],
        choices: Mapping[str, Mapping[str, float]],
        stems: Mapping[str, str],
    ) -> None:
        self.segmenter = Segmenter(table)
        self._vowels = frozenset(table.classes.get("vowel", ""))
        self._stress = stress
        self._choices = choices
        self._stems = stems
        self._scored: dict[tuple[object, ...], dict[str, float]] = {}
        self._seen: dict[tuple[object, ...], list[tuple[float, str]]] = {}

    def readings(self, word: str, limit: int, *, place: float = 0.0) -> list[tuple[float, tuple[str, ...]]]:
        """Return what a word may become, the likeliest first: a probability, and the targets of its segments.

        Words of places and streets are stressed and end otherwise than those of people: `place` is how surely the word
        is one of them.
        """
        segments = self.segmenter.cut(word)
        framed = f"{START}{word}{END}"
        places = [i for i, letter in enumerate(framed) if letter in self._vowels]
        listed = self._listed(segments, framed) if self._stems else {}
        found: dict[tuple[str, ...], float] = {}
        for cost, stressed in self.stresses(framed, places, place=place):
            word_so = framed, places, stressed, place
            for total, made in self._written(segments, listed, word_so, cost, max(limit, _BEAM)):
                found[made] = found.get(made, 0.0) + exp(total)
        ranked = sorted(((weight, made) for made, weight in found.items()), key=lambda pair: (-pair[0], pair[1]))
        return ranked[:limit]

    def stresses(self, framed: str, places: list[int], *, place: float) -> list[tuple[float, int]]:
        """Return the likeliest places of the stress, each with the logarithm of its probability."""
        if not places or not self._stress:
            return [(0.0, 0)]
        get = self._stress.get
        numbers = range(len(places))
        scores = [sum(get(f, 0.0) for f in stress_features(framed, places, n, place=False)) for n in numbers]
        if place:
            for n in numbers:
                scores[n] += place * sum(get(f, 0.0) for f in stress_features_of_places(framed, places, n))
        total = _log_total(scores)
        ranked = sorted(((score - total, place) for score, place in zip(scores, places, strict=True)), reverse=True)
        return [pair for pair in ranked[:_STRESSES] if pair[0] > -_BEHIND]

    def _written(
        self,
        segments: list[Segment],
        listed: Mapping[int, str],
        word: tuple[str, list[int], int, float],
        cost: float,
        beam: int,
    ) -> list[tuple[float, tuple[str, ...]]]:
        """Return what a framed word may become, given its vowels, the stressed one, and how surely it is a place."""
        framed, places, stressed, place = word
        begun: list[tuple[float, tuple[str, ...]]] = [(cost, ())]
        for start, end, options in segments:
            if len(options) == 1:
                begun = [(total, (*made, options[0])) for total, made in begun]
                continue
            stress = where(start + 1, end + 1, stressed, places)
            weighed = self._weighed(framed, start + 1, end + 1, (stress, options, place))
            if start in listed:
                weighed = _believing(listed[start], weighed)
            begun = [(total + more, (*made, option)) for total, made in begun for more, option in weighed]
            if len(weighed) > 1:
                begun.sort(key=lambda pair: -pair[0])
                del begun[beam:]
        return begun

    def _listed(self, segments: list[Segment], framed: str) -> dict[int, str]:
        """Return what segments become as the longest beginning of the word that is a listed stem has it."""
        found = {}
        for start, end, options in segments:
            if len(options) > 1:
                for window in stem_windows(framed, start + 1, end + 1):
                    if target := self._stems.get(window):
                        # Another rule may have cut it here, by what follows.
                        if target in options:
                            found[start] = target
                        break
        return found

    def _weighed(
        self, framed: str, start: int, end: int, so: tuple[str, tuple[str, ...], float]
    ) -> list[tuple[float, str]]:
        """Return what a segment may become, each with the logarithm of its probability; remembered by its window."""
        stress, options, place = so
        key = framed[max(0, start - _LEFT) : start], framed[start:end], framed[end : end + _RIGHT], options, place
        found = self._seen.get((key, stress))
        if found is None:
            if len(self._seen) >= _MEMORY:
                self._seen.clear()
                self._scored.clear()
            scores = self._scored.get(key)
            if scores is None:
                scores = self._scores({}, options, windows(framed, start, end, WINDOWS))
                if place:
                    own = (IN_PLACES + window for window in windows(framed, start, end, PLACE_WINDOWS))
                    for option, weight in self._scores({}, options, own).items():
                        scores[option] = scores.get(option, 0.0) + place * weight
                self._scored[key] = scores
            scores = self._scores(scores, options, (stress + w for w in windows(framed, start, end, PLACED_WINDOWS)))
            if not scores:
                scores = dict.fromkeys(options[1:], -_UNFITTED)
            weighed = [(scores.get(option, 0.0), option) for option in options]
            total = _log_total([score for score, _ in weighed])
            found = [(score - total, option) for score, option in weighed if score - total > -_BEHIND]
            found.sort(key=lambda pair: -pair[0])
            self._seen[key, stress] = found
        return found

    def _scores(
        self, begun: Mapping[str, float], options: tuple[str, ...], features: Iterable[str]
    ) -> dict[str, float]:
        """Return what features add to the scores of options; those that nothing speaks of are left out."""
        scores = dict(begun)
        choices = self._choices
        for feature in features:
            if feature in choices:
                for option, weight in choices[feature].items():
                    if option in options:
                        scores[option] = scores.get(option, 0.0) + weight
        return scores


def _believing(target: str, weighed: list[tuple[float, str]]) -> list[tuple[float, str]]:
    """Return targets with the logarithms of their probabilities where a listed stem speaks for one of them."""
    doubt = log(1 - _BELIEVED)
    others = [(score + doubt, option) for score, option in weighed if option != target]
    own = sum(exp(score) for score, option in weighed if option == target)
    return [(log(_BELIEVED + (1 - _BELIEVED) * own), target), *others]


def _log_total(scores: list[float]) -> float:
    most = max(scores)
    return most + log(sum(exp(score - most) for score in scores))


@cache
def correspondence(source: str, to: str) -> Correspondence:
    """Return what leads names from one language to another, made once. Raises `NazvaError` when no table does.

    >>> ["".join(parts) for _, parts in correspondence("ru", "be").readings("могилёв", 1)]
    ['магілёў']
    """
    stress = {window: int(weight) / SCALE for window, weight in _columns(f"{source}-stress", "weight").items()}
    choices = Choices(_columns(f"{source}-{to}-choices", "weights"))
    stems = _columns(f"{source}-{to}-stems", "target")
    return Correspondence(tables.load_scheme(f"{source}-{to}-names"), stress, choices, stems)


def _columns(ident: str, column: str) -> dict[str, str]:
    """Return the cells of a column by their windows; none when there is no such list."""
    if ident not in tables.index():
        return {}
    cells = tables.load_list(ident).cells
    return dict(zip(cells["window"], cells[column], strict=True))
