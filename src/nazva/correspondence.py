"""What a word of one language may be in another: a table's rows, and fitted weights that choose among its variants.

A table cuts the word into segments; a row gives what a segment becomes, the variants of the same rule what else it
may become. Which of them it is hangs on the stress, which is not written. So two log-linear models speak in turn: one
guesses the stressed vowel from the letters around it and the end of the word, the other chooses each segment's target
from the letters around it and from where the stress is. Both were fitted by `tables/make/respelling_weights.py`;
what a window of letters weighs is a row of `models/SOURCE-stress` and `models/SOURCE-TO-choices`. Words that begin
alike mostly share a stem, whose vowels no letters tell: where such a stem goes against the two models, a row of
`models/SOURCE-TO-stems` has what its segment becomes, and is believed before them.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from math import exp, log
from operator import itemgetter
from typing import Final, TypeAlias

from nazva import tables
from nazva.program import Program, compiled, program_of
from nazva.schema import Table
from nazva.soundwindows import END, START, Chances, Stress, Targets, where

SCALE: Final = 20.0
# How many letters behind a segment the rows of stems see at most, and how far what they say is believed.
STEM_AHEAD: Final = 7
_BELIEVED: Final = 0.9
_BEAM: Final = 6

Segment = tuple[int, int, tuple[str, ...]]
_weight: Final = itemgetter(0)


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
        self, table: Table, stress: Stress, choices: Mapping[str, Mapping[str, float]], stems: Mapping[str, str]
    ) -> None:
        self.segmenter = Segmenter(table)
        self._vowels = frozenset(table.classes.get("vowel", ""))
        self.stress = stress
        self._targets = Targets(choices)
        self._stems = stems

    def readings(self, word: str, limit: int, *, place: float = 0.0) -> list[tuple[float, tuple[str, ...]]]:
        """Return what a word may become, the likeliest first: a probability, and the targets of its segments.

        Words of places and streets are stressed and end otherwise than those of people: `place` is how surely the word
        is one of them.
        """
        segments = self.segmenter.cut(word)
        framed = f"{START}{word}{END}"
        places = [i for i, letter in enumerate(framed) if letter in self._vowels]
        listed = self._listed(segments, framed) if self._stems else {}
        weighed = self._targets.weighed
        forks = [
            (start + 1, end + 1, weighed(framed, start + 1, end + 1, options, place=place), listed.get(start))
            for start, end, options in segments
            if len(options) > 1
        ]
        found: dict[tuple[str, ...], float] = {}
        for cost, stressed in self.stress.likeliest(framed, places, place=place):
            for total, made in _written(forks, places, stressed, cost, max(limit, _BEAM)):
                found[made] = found.get(made, 0.0) + exp(total)
        ranked = sorted([(-weight, made) for made, weight in found.items()])[:limit]
        return [(-weight, _whole(segments, made)) for weight, made in ranked]

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


# A stretch of a framed word that may become several things: where it begins and ends, what it may become by where the
# stress is, and which of that a listed stem has there, if any.
_Fork: TypeAlias = tuple[int, int, Mapping[str, Chances], str | None]


def _written(
    forks: list[_Fork], places: list[int], stressed: int, cost: float, beam: int
) -> list[tuple[float, tuple[str, ...]]]:
    """Return what the forks of a word may become, given the places of its vowels and of the stressed one."""
    begun: list[tuple[float, tuple[str, ...]]] = [(cost, ())]
    for start, end, targets, listed in forks:
        weighed = targets[where(start, end, stressed, places)]
        if listed is not None:
            weighed = _believing(listed, weighed)
        begun = [(total + more, (*made, option)) for total, made in begun for more, option in weighed]
        if len(weighed) > 1:
            begun.sort(key=_weight, reverse=True)
            del begun[beam:]
    return begun


def _whole(segments: list[Segment], made: tuple[str, ...]) -> tuple[str, ...]:
    """Return what all segments become, given what those become that have a choice."""
    chosen = iter(made)
    return tuple([next(chosen) if len(options) > 1 else options[0] for _, _, options in segments])


def _believing(target: str, weighed: Chances) -> Chances:
    """Return targets with the logarithms of their probabilities where a listed stem speaks for one of them."""
    doubt = log(1 - _BELIEVED)
    others = [(score + doubt, option) for score, option in weighed if option != target]
    own = sum(exp(score) for score, option in weighed if option == target)
    return [(log(_BELIEVED + (1 - _BELIEVED) * own), target), *others]


@cache
def correspondence(source: str, to: str) -> Correspondence:
    """Return what leads names from one language to another, made once. Raises `NazvaError` when no table does.

    >>> ["".join(parts) for _, parts in correspondence("ru", "be").readings("могилёв", 1)]
    ['магілёў']
    """
    choices = Choices(_columns(f"{source}-{to}-choices", "weights"))
    stems = _columns(f"{source}-{to}-stems", "target")
    return Correspondence(tables.load_scheme(f"{source}-{to}-names"), _stress(source), choices, stems)


@cache
def _stress(language: str) -> Stress:
    """Return what guesses the stress of a language's words, whatever they are led to."""
    cells = _columns(f"{language}-stress", "weight")
    return Stress({window: int(weight) / SCALE for window, weight in cells.items()})


def _columns(ident: str, column: str) -> dict[str, str]:
    """Return the cells of a column by their windows; none when there is no such list."""
    if ident not in tables.index():
        return {}
    cells = tables.load_list(ident).cells
    return dict(zip(cells["window"], cells[column], strict=True))
