"""The windows of letters that tell where a word is stressed and what its letters become, and what they weigh together.

A window is a stretch of a framed word in brackets with letters around it: `[а]ўск`. A word has hundreds of them, and
most come again in other words: what several weigh together is summed up once for the letters that they all lie in.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import exp, log
from operator import itemgetter
from typing import Final, TypeAlias

from nazva.memory import Memory

# How the edges of a word, and where the stress is, are written in the rows of the models.
START: Final = "^"
END: Final = "$"
STRESSED, BEFORE, EARLIER, AFTER, NONE = "!", "<", "«", ">", "·"
# What begins the rows that speak in names of places and streets alone.
IN_PLACES: Final = "@"

# How many letters to the left and right the rows of a model see; those near the middle lie in few letters.
_Sizes: TypeAlias = Sequence[tuple[int, int]]
_STRESS_NEAR: Final = ((0, 0), (0, 1), (0, 2), (1, 0), (2, 0), (1, 1), (2, 2), (1, 2), (2, 1))
_STRESS_LEFT: Final = ((3, 0), (4, 0))
_STRESS_RIGHT: Final = ((0, 3), (0, 4), (0, 5), (0, 6))
_STRESS_FAR: Final = ((3, 3),)
_STRESS_BEGINNINGS: Final = (2, 3, 4, 5, 6)
_STRESS_ENDINGS: Final = (1, 2, 3, 4, 5, 6)
# What the rows see that speak in places alone: -овский is of Антоново sooner than of Антонов there.
_PLACE_ENDINGS: Final = (0, 3, 4, 5, 6)
_LONGEST: Final = 6
# The same for what letters become, with and without the place of the stress, and in places alone.
_NEAR: Final = ((1, 0), (2, 0), (0, 1), (0, 2), (1, 1), (2, 1), (1, 2), (2, 2))
_RIGHT: Final = ((0, 3), (0, 4), (0, 5))
_FAR: Final = ((3, 0), (4, 0), (3, 3), (3, 2), (2, 3))
_PLACED_NEAR: Final = ((0, 0), (1, 0), (2, 0), (0, 1), (0, 2), (1, 1))
_IN_PLACES_NEAR: Final = ((0, 0), (1, 0), (2, 0), (3, 0), (0, 3))
_WIDEST: Final = (4, 5)
_STRESSES: Final = 4
_BEHIND: Final = 6.0
# Where no weight speaks a variant is so much less likely than the row.
_UNFITTED: Final = 2.5
# Logarithms are taken to so small a part that sums of some are the same in any order: what is level stays level.
_GRAIN: Final = 2.0**40
_MEMORY: Final = 1 << 14

Weights = Mapping[str, float]
_NOTHING: Final[Weights] = {}
_weight: Final = itemgetter(0)


def windows(word: str, start: int, end: int, sizes: _Sizes) -> Iterator[str]:
    """Yield the windows of a framed word around a stretch of it, each with as many letters as there are."""
    core = f"[{word[start:end]}]"
    for left, right in sizes:
        yield f"{word[start - left if left < start else 0 : start]}{core}{word[end : end + right]}"


def stress_features(word: str, places: Sequence[int], number: int, *, place: bool) -> list[str]:
    """Return what speaks for the stress on one vowel of a framed word, given the places of its vowels."""
    own, count, edges = places[number], _count(places, number), _edges(word)
    found = [*_counts(count), *windows(word, own, own + 1, (*_STRESS_NEAR, *_STRESS_LEFT, *_STRESS_RIGHT, *_STRESS_FAR))]
    found += [*_endings(f"{count}{edges[1]}"), *_beginnings(f"{count}{edges[0]}")]
    return [*found, *_endings_of_places(f"{count}{edges[1]}")] if place else found


def choice_features(word: str, start: int, end: int, stress: str, *, place: bool) -> list[str]:
    """Return what speaks for one target of a segment of a framed word, given where the stress is."""
    found = [stress + window for window in windows(word, start, end, (*_PLACED_NEAR, *_RIGHT))]
    found += windows(word, start, end, (*_NEAR, *_RIGHT, *_FAR))
    if place:
        found += [IN_PLACES + window for window in windows(word, start, end, _IN_PLACES_NEAR)]
    return found


def widest(word: str, start: int, end: int) -> str:
    """Return the window of a stretch of a framed word in which all others lie."""
    left, right = _WIDEST
    return f"{word[max(0, start - left) : start]}[{word[start:end]}]{word[end : end + right]}"


def where(start: int, end: int, stressed: int, places: Sequence[int]) -> str:
    """Return where the stress is for a stretch of a word: on it, in the next syllable, later, or before it."""
    if not stressed:
        return NONE
    if start <= stressed < end:
        return STRESSED
    if stressed < start:
        return AFTER
    return BEFORE if sum(start <= place < stressed for place in places) == 1 else EARLIER


class Stress:
    """Guesses the stressed vowel of framed words; `weights` are what windows and edges of words weigh."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._count = Memory(lambda key: self._sum(_counts(key)))
        self._near = Memory(lambda key: self._sum(windows(*_parted(key), _STRESS_NEAR)), _MEMORY)
        self._left = Memory(lambda key: self._sum(windows(key, len(key) - 1, len(key), _STRESS_LEFT)), _MEMORY)
        self._right = Memory(lambda key: self._sum(windows(key, 0, 1, _STRESS_RIGHT)), _MEMORY)
        self._ending = Memory(lambda key: self._sum(_endings(key)), _MEMORY)
        self._beginning = Memory(lambda key: self._sum(_beginnings(key)), _MEMORY)
        self._in_places = Memory(lambda key: self._sum(_endings_of_places(key)), _MEMORY)
        self._likeliest = Memory(self._ranked, _MEMORY)

    def _sum(self, features: Iterable[str]) -> float:
        get = self._weights.get
        return sum([get(feature, 0.0) for feature in features])

    def likeliest(self, framed: str, places: Sequence[int], *, place: float) -> list[tuple[float, int]]:
        """Return the likeliest places of the stress, each with the logarithm of its probability."""
        if not places or not self._weights:
            return [(0.0, 0)]
        return self._likeliest[framed, tuple(places), place]

    def _ranked(self, key: tuple[str, tuple[int, ...], float]) -> list[tuple[float, int]]:
        framed, places, place = key
        scores = [self._score(framed, places, number, place) for number in range(len(places))]
        ranked = sorted(zip(_shares(scores), places, strict=True), reverse=True)
        return [pair for pair in ranked[:_STRESSES] if pair[0] > -_BEHIND]

    def _score(self, word: str, places: Sequence[int], number: int, place: float) -> float:
        """Return what all features of one vowel weigh together, summed up where others have had them."""
        own, count, (beginning, ending) = places[number], _count(places, number), _edges(word)
        letter, behind = word[own], word[own + 1 : own + 3]
        score = (
            self._count[count]
            + self._near[f"{word[max(0, own - 2) : own]}[{letter}]{behind}"]
            + self._left[word[max(0, own - 4) : own + 1]]
            + self._right[word[own : own + 1 + _LONGEST]]
            + self._ending[f"{count}{ending}"]
            + self._beginning[f"{count}{beginning}"]
            + self._weights.get(f"{word[max(0, own - 3) : own]}[{letter}]{word[own + 1 : own + 4]}", 0.0)
        )
        return score + place * self._in_places[f"{count}{ending}"] if place else score


# What one segment becomes: where the stress is for it, its widest window, its targets, how surely it is in a place.
_Segment: TypeAlias = tuple[str, str, tuple[str, ...], float]


class Targets:
    """Chooses what segments become; `weights` are what windows weigh for each target."""

    def __init__(self, weights: Mapping[str, Weights]) -> None:
        self._get = weights.get
        self._near = Memory(self._near_of, _MEMORY)
        self._right = Memory(self._right_of, _MEMORY)
        self._in_places = Memory(self._in_places_of, _MEMORY)
        self.weighed = Memory(self._weighed, _MEMORY)

    def _near_of(self, key: str) -> Weights:
        parted = _parted(key[1:])
        return self._sum([*windows(*parted, _NEAR), *(key[0] + own for own in windows(*parted, _PLACED_NEAR))])

    def _right_of(self, key: str) -> Weights:
        own = list(windows(*_parted(key[1:]), _RIGHT))
        return self._sum([*own, *(key[0] + window for window in own)])

    def _in_places_of(self, key: str) -> Weights:
        return self._sum(IN_PLACES + window for window in windows(*_parted(key), _IN_PLACES_NEAR))

    def _sum(self, features: Iterable[str]) -> Weights:
        """Return what features weigh together for each target that they speak of."""
        found: dict[str, float] = {}
        for feature in features:
            if own := self._get(feature):
                for target, weight in own.items():
                    found[target] = found.get(target, 0.0) + weight
        return found or _NOTHING

    def _weighed(self, segment: _Segment) -> list[tuple[float, str]]:
        """Return the likely targets of a segment, each with the logarithm of its probability, the likeliest first."""
        stress, window, options, place = segment
        word, start, end = _parted(window)
        left, core, right = word[max(0, start - 3) : start], word[start:end], word[end:]
        scores: dict[str, float] = {}
        get = self._get
        for said in (
            self._near[f"{stress}{left[-2:]}[{core}]{right[:2]}"],
            self._right[f"{stress}[{core}]{right}"],
            *[get(own) or _NOTHING for own in windows(word, start, end, _FAR)],
        ):
            for target, weight in said.items():
                if target in options:
                    scores[target] = scores.get(target, 0.0) + weight
        if place:
            for target, weight in self._in_places[f"{left}[{core}]{right[:3]}"].items():
                if target in options:
                    scores[target] = scores.get(target, 0.0) + place * weight
        # Targets that nothing speaks of weigh nothing, the row's own among them.
        if not scores:
            scores = dict.fromkeys(options[1:], -_UNFITTED)
        shares = _shares([scores.get(target, 0.0) for target in options])
        found = [(share, target) for share, target in zip(shares, options, strict=True) if share > -_BEHIND]
        found.sort(key=_weight, reverse=True)
        return found


def _shares(scores: Sequence[float]) -> list[float]:
    """Return the logarithms of the shares of what scores are the logarithms of."""
    most = max(scores)
    total = most + log(sum([exp(score - most) for score in scores]))
    return [round((score - total) * _GRAIN) / _GRAIN for score in scores]


def _parted(window: str) -> tuple[str, int, int]:
    """Return the letters of a window, and where in them its middle begins and ends."""
    left, _, rest = window.partition("[")
    core, _, right = rest.partition("]")
    return f"{left}{core}{right}", len(left), len(left) + len(core)


def _count(places: Sequence[int], number: int) -> str:
    """Return how many vowels stand before one and behind it, as the rows have it."""
    return f"{min(number, 4)}+{min(len(places) - 1 - number, 5)}-"


def _edges(word: str) -> tuple[str, str]:
    """Return the first and the last letters of a framed word."""
    return word[1 : 1 + _LONGEST], word[-1 - _LONGEST : -1]


def _counts(count: str) -> tuple[str, str]:
    return count, count.partition("+")[2]


def _endings(key: str) -> list[str]:
    after, _, letters = key.partition("+")[2].partition("-")
    return [f"{after}-{letters[-size:]}" for size in _STRESS_ENDINGS]


def _endings_of_places(key: str) -> list[str]:
    after, _, letters = key.partition("+")[2].partition("-")
    return [f"{IN_PLACES}{after}-{letters[len(letters) - min(size, len(letters)) :]}" for size in _PLACE_ENDINGS]


def _beginnings(key: str) -> list[str]:
    count, _, letters = key.partition("-")
    before = count.partition("+")[0]
    return [f"{before}+{letters[:size]}" for size in _STRESS_BEGINNINGS]
