"""The windows of letters that tell where a word is stressed and what its letters become, and what they weigh together.

A window is a stretch of a framed word, in brackets, with some letters that stand before and behind it.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
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
_WHERE: Final = (STRESSED, BEFORE, EARLIER, AFTER, NONE)
_BARE: Final = " "
_MARKS: Final = frozenset((*_WHERE, IN_PLACES))

# How many letters to the left and right the rows see, with and without the place of the stress.
_Sizes: TypeAlias = Sequence[tuple[int, int]]
_STRESS_WINDOWS: Final = (
    *((0, n) for n in range(7)),
    *((n, 0) for n in range(1, 5)),
    *((1, 1), (2, 2), (3, 3), (1, 2), (2, 1)),
)
_STRESS_BEGINNINGS: Final = (2, 3, 4, 5, 6)
_STRESS_ENDINGS: Final = (1, 2, 3, 4, 5, 6)
_WINDOWS: Final = (
    *((n, 0) for n in range(1, 5)),
    *((0, n) for n in range(1, 6)),
    *((1, 1), (2, 1), (1, 2), (2, 2), (3, 3), (3, 2), (2, 3)),
)
_PLACED_WINDOWS: Final = ((0, 0), (1, 0), (2, 0), *((0, n) for n in range(1, 6)), (1, 1))
# What the rows see that speak in places alone: -овский is of Антоново sooner than of Антонов there.
_PLACE_ENDINGS: Final = (0, 3, 4, 5, 6)
_PLACE_WINDOWS: Final = ((0, 0), (1, 0), (2, 0), (3, 0), (0, 3))
_LEFT, _RIGHT = (range(1 + max(size[side] for size in (*_STRESS_WINDOWS, *_WINDOWS))) for side in (0, 1))
# All of them, each with what its rows may tell: what a stretch becomes anyhow, by the stress, and in places.
_EVERY_WINDOW: Final = tuple(dict.fromkeys((*_WINDOWS, *_PLACED_WINDOWS, *_PLACE_WINDOWS)))
_TELLING: Final = [(size in _WINDOWS, size in _PLACED_WINDOWS, size in _PLACE_WINDOWS) for size in _EVERY_WINDOW]
_KINDS: Final = tuple(dict.fromkeys(_TELLING))
_KIND_OF: Final = tuple(map(_KINDS.index, _TELLING))
_STRESSES: Final = 4
_BEHIND: Final = 6.0
# Where no weight speaks a variant is so much less likely than the row.
_UNFITTED: Final = 2.5
# Logarithms are taken to so small a part that sums of some are the same in any order: what is level stays level.
_GRAIN: Final = 2.0**40
_MEMORY: Final = 1 << 14

Weights: TypeAlias = Mapping[str, float]
# Targets, each with the logarithm of its probability, the likeliest first.
Chances: TypeAlias = Sequence[tuple[float, str]]
_weight: Final = itemgetter(0)


def windows(word: str, start: int, end: int, sizes: _Sizes) -> list[str]:
    """Return the windows of a framed word around a stretch of it, each with as many letters as there are."""
    core = f"[{word[start:end]}]"
    begun = [word[start - size if size < start else 0 : start] + core for size in _LEFT]
    ended = [word[end : end + size] for size in _RIGHT]
    return [begun[left] + ended[right] for left, right in sizes]


def stress_features(word: str, places: Sequence[int], number: int, *, place: bool) -> list[str]:
    """Return what speaks for the stress on one vowel of a framed word, given the places of its vowels."""
    own, before, after = places[number], f"{min(number, 4)}+", f"{min(len(places) - 1 - number, 5)}-"
    found = [after, before + after, *windows(word, own, own + 1, _STRESS_WINDOWS)]
    found += [after + word[-1 - size : -1] for size in _STRESS_ENDINGS]
    found += [before + word[1 : 1 + size] for size in _STRESS_BEGINNINGS]
    return [*found, *_stress_features_of_places(word, places, number)] if place else found


def _stress_features_of_places(word: str, places: Sequence[int], number: int) -> list[str]:
    """Return what speaks for the stress on one vowel of a framed word in names of places and streets alone."""
    begun = f"{IN_PLACES}{min(len(places) - 1 - number, 5)}-"
    return [begun + word[-1 - size : -1] for size in _PLACE_ENDINGS]


def choice_features(word: str, start: int, end: int, stress: str, *, place: bool) -> list[str]:
    """Return what speaks for one target of a segment of a framed word, given where the stress is."""
    found = [stress + window for window in windows(word, start, end, _PLACED_WINDOWS)]
    found += windows(word, start, end, _WINDOWS)
    if place:
        found += [IN_PLACES + window for window in windows(word, start, end, _PLACE_WINDOWS)]
    return found


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
        self._likeliest = Memory(self._ranked, _MEMORY)

    def likeliest(self, framed: str, places: Sequence[int], *, place: float) -> list[tuple[float, int]]:
        """Return the likeliest places of the stress, each with the logarithm of its probability."""
        if not places or not self._weights:
            return [(0.0, 0)]
        return self._likeliest[framed, tuple(places), place]

    def _ranked(self, key: tuple[str, tuple[int, ...], float]) -> list[tuple[float, int]]:
        framed, places, place = key
        scores = [self._sum(stress_features(framed, places, n, place=False)) for n in range(len(places))]
        if place:
            for n in range(len(places)):
                scores[n] += place * self._sum(_stress_features_of_places(framed, places, n))
        ranked = sorted(zip(_shares(scores), places, strict=True), reverse=True)
        return [pair for pair in ranked[:_STRESSES] if pair[0] > -_BEHIND]

    def _sum(self, features: Iterable[str]) -> float:
        return sum(filter(None, map(self._weights.get, features)))


# What a stretch may become, and how surely it is in the name of a place.
_Fork: TypeAlias = tuple[tuple[str, ...], float]
# What a window says of the targets of a fork, for each place of the stress: what each weighs, whether anything is said.
_Said: TypeAlias = tuple[tuple[float, ...], ...]


class Targets:
    """Chooses what stretches of words become; `weights` are what windows weigh for each target."""

    def __init__(self, weights: Mapping[str, Weights]) -> None:
        self._weights = weights
        # By window, the marks of its rows; the one that has none is marked so.
        self._marked: dict[str, str] = {}
        get = self._marked.get
        for window in weights:
            bare = window[1:] if window[0] in _MARKS else window
            self._marked[bare] = get(bare, "") + (window[0] if bare is not window else _BARE)
        # For every kind of window of a fork, what those windows say that were met.
        self._said: dict[_Fork, list[Memory[str, _Said]]] = {}

    def weighed(
        self, word: str, start: int, end: int, options: tuple[str, ...], *, place: float
    ) -> Mapping[str, Chances]:
        """Return, by where the stress is, the likely targets of a stretch of a framed word."""
        said = self._said.get((options, place))
        if said is None:
            kinds = [Memory(partial(self._told, options, place, kind), _MEMORY) for kind in range(len(_KINDS))]
            said = self._said[options, place] = [kinds[kind] for kind in _KIND_OF]
        marked = self._marked
        every = windows(word, start, end, _EVERY_WINDOW)
        return _Met(options, [kind[own] for own, kind in zip(every, said, strict=True) if own in marked])

    def _told(self, options: tuple[str, ...], place: float, kind: int, window: str) -> _Said:
        """Return what a window says of the targets of a fork: anyhow, by the stress, and in places."""
        anyhow, placed, in_places = _KINDS[kind]
        rows = {mark: self._weights[window if mark == _BARE else mark + window] for mark in self._marked[window]}
        common: list[tuple[Weights, float]] = []
        if anyhow and _BARE in rows:
            common.append((rows[_BARE], 1.0))
        if in_places and place and IN_PLACES in rows:
            common.append((rows[IN_PLACES], place))
        found = []
        for stress in _WHERE:
            told = [*common, (rows[stress], 1.0)] if placed and stress in rows else common
            weights = [sum(factor * row.get(target, 0.0) for row, factor in told) for target in options]
            found.append((*weights, float(any(target in row for row, _ in told for target in options))))
        return tuple(found)


class _Met(dict[str, Chances]):
    """What a stretch may become, by where the stress is, worked out when first asked."""

    __slots__ = ("_options", "_said")

    def __init__(self, options: tuple[str, ...], said: Sequence[_Said]) -> None:
        super().__init__()
        self._options = options
        self._said = said

    def __missing__(self, stress: str) -> Chances:
        place, options = _WHERE.index(stress), self._options
        scores = list(map(sum, zip(*[own[place] for own in self._said], strict=True)))
        is_said = scores.pop() if scores else 0.0
        shares = _shares(scores if is_said else [0.0, *[-_UNFITTED] * (len(options) - 1)])
        likely = [(share, target) for share, target in zip(shares, options, strict=True) if share > -_BEHIND]
        likely.sort(key=_weight, reverse=True)
        found = self[stress] = tuple(likely)
        return found


def _shares(scores: Sequence[float]) -> list[float]:
    """Return the logarithms of the shares of what scores are the logarithms of."""
    most = max(scores)
    total = most + log(sum([exp(score - most) for score in scores]))
    return [round((score - total) * _GRAIN) / _GRAIN for score in scores]
