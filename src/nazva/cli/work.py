"""What the options of a conversion say, applied to one text after another; repairs are reported as they are made."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Final

import click

from nazva import conversion
from nazva.conversion import Converter
from nazva.markup import Keeper
from nazva.romanisers import romaniser_of

SAMPLE: Final = 4000
_LETTER: Final = re.compile(r"[^\W\d_]")


class Work:
    """Converts texts as the options of a call say; the spelling that is not given is guessed from what comes first."""

    def __init__(self, to: str, source: str | None, romaniser: str | None, report: bool) -> None:
        self.to = conversion.resolve(to)
        self.made = conversion.converter(source, to) if source else None
        self._romaniser = romaniser
        self._report = report
        romaniser_of(romaniser)  # what is missing is said before anything is read

    def another(self) -> "Work":
        """Return the same work with a spelling of its own to guess."""
        twin = Work(self.to, None, self._romaniser, self._report)
        twin.made = self.made
        return twin

    def guess(self, sample: str) -> Converter:
        """Guess the spelling from a text with letters, and keep to it."""
        self.made = conversion.guess(sample, self.to, romanised=self._romaniser is not None)
        return self.made

    def spelt(self, blocks: Iterator[str]) -> Iterator[tuple[Converter, Iterable[str]]]:
        """Yield what converts blocks of text, with those blocks; what has no letters before the first guess is kept.

        A guess takes the first 4000 characters from the first letter on, however they arrive.
        """
        if self.made is not None:
            yield self.made, blocks
            return
        held: list[str] = []
        size = 0
        for block in blocks:
            match = _LETTER.search(block) if not held else None
            if match is None and not held:
                yield conversion.converter(self.to, self.to), [block]
                continue
            held.append(block)
            size += len(block) - (match.start() if match else 0)
            if size >= SAMPLE:
                break
        if held:
            whole = "".join(held)
            yield self.guess(whole[len(whole) - size :][:SAMPLE]), chain(held, blocks)

    def convert(self, made: Converter, source: str, keep: Keeper, where: Callable[[int], str]) -> str:
        """Return a text converted; `where` tells, when repairs are reported, what to call a place in it."""
        kept = keep.spans(source)
        if self._report:
            for place, word, repaired in made.repairs(source, kept):
                changed = [f"{_code(a)} → {_code(b)}" for a, b in zip(word, repaired, strict=False) if a != b]
                codes = f" ({', '.join(dict.fromkeys(changed))})" if len(word) == len(repaired) else ""
                click.echo(f"{where(place)}: {word} → {repaired}{codes}", err=True)
        return made(source, kept, made.romaniser(self._romaniser))


def has_letters(source: str) -> bool:
    """Tell whether there is anything to convert, and to guess from."""
    return _LETTER.search(source) is not None


def _code(letter: str) -> str:
    return f"U+{ord(letter):04X}"
