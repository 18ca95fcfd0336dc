"""Lossy spellings read back: the originals of a word with their weights, and a scheme that takes the best of them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from math import exp
from typing import Final

from nazva import lexicon, tables, text
from nazva.inversion import BEAM, Inverse, Original
from nazva.plausibility import plausibility
from nazva.program import Program, Segment
from nazva.schema import Table
from nazva.translit import Scheme

_MEMORY: Final = 1 << 15


@dataclass(frozen=True, slots=True)
class Option:
    """An original of one word in lower case, the logarithms of its probability, and whether it is written just so.

    `cost` is that of a word that may be any part of a name, `parts` those of the word as each part.
    """

    text: str
    cost: float
    parts: Mapping[str, float]
    exact: bool


class Backward:
    """Reads the words of the spelling that a table writes, and remembers them."""

    def __init__(self, table: Table, beam: int = BEAM) -> None:
        self.table = table
        self._beam = beam
        self.signs, self.alphabet = _written(table)
        language = table.source_spelling
        self._weigh = plausibility(language)
        beginnings = lexicon.beginnings(language)
        letters = self._weigh.letters
        self._inverse = Inverse(table, letters.start, letters.steps, beginnings.__contains__)
        self._memory: dict[str, tuple[Option, ...]] = {}

    def options(self, word: str) -> tuple[Option, ...]:
        """Return the originals of a lower-case word, the likeliest first; none if the spelling cannot write it."""
        found = self._memory.get(word)
        if found is None:
            if len(self._memory) >= _MEMORY:
                self._memory.clear()
            found = self._memory[word] = self._ranked(word)
        return found

    def originals(self, word: str) -> list[Original]:
        """Return the originals of a lower-case word as they are read, in no order and not weighed as names."""
        # A sign at the edge of a word would not belong to it in a text.
        return [own for own in self._inverse.read(word, self._beam) if text.WORD.fullmatch(own.text)]

    def _ranked(self, word: str) -> tuple[Option, ...]:
        found = []
        for own in self.originals(word):
            parts = {part: cost - own.cost for part, cost in self._weigh.parts(own.text).items()}
            found.append(Option(own.text, self._weigh.alone(parts), parts, own.exact))
        return tuple(sorted(found, key=lambda option: (-option.cost, option.text)))


def weights(options: tuple[Option, ...]) -> list[float]:
    """Return the share of each option in all of them; they sum to 1."""
    shares = [exp(option.cost - options[0].cost) for option in options]
    return [share / sum(shares) for share in shares]


class _BestReading(Program):
    """A program whose one step is to take the best reading of a whole word."""

    def __init__(self, table: Table, backward: Backward) -> None:
        super().__init__(table)
        self.seams = frozenset()  # a word is read as a whole
        self._backward = backward

    def settle(self, word: str) -> str:
        """Return the best reading of a word, or the word if it has none."""
        options = self._backward.options(word)
        return options[0].text if options else word

    def walk(self, word: str) -> list[Segment]:
        """Return the one step from a word to its best reading."""
        options = self._backward.options(word)
        if not options:
            return [(i, i + 1, letter, "") for i, letter in enumerate(word)]
        return [(0, len(word), options[0].text, f"best of {len(options)} readings: {weights(options)[0]:.0%}")]


def backward(ident: str) -> Backward:
    """Return what reads the spelling that a table writes, made once for the table that has this id now."""
    return _reader(tables.load_scheme(ident))


_reader = cache(Backward)


def scheme(ident: str) -> Scheme:
    """Return a scheme that reads the spelling that a table writes by taking the best reading of every word."""
    return _scheme(backward(ident))


@cache
def _scheme(reader: Backward) -> Scheme:
    turned = replace(
        reader.table,
        source_spelling=reader.table.target_spelling,
        target_spelling=reader.table.source_spelling,
        alphabet=reader.alphabet,
        marks=reader.signs,
        units=(),
        stages=(),
        joined=(),
        rules=(),
        examples=(),
    )
    return Scheme(turned, run=[_BestReading(turned, reader)])


def _written(table: Table) -> tuple[str, str]:
    """Return the signs and the letters, signs among them, that a table writes or accepts."""
    written = set("".join(target for rule in (*table.rules, *table.variants) for _, target in rule.rows)) - {"|"}
    signs = {sign for sign in written if not sign.isalpha() and not text.is_mark(sign)}
    return "".join(sorted(signs)), "".join(sorted(written))
