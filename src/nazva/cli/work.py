"""What the options of a conversion say, applied to one text after another; repairs are reported as they are made."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Final

import click

from nazva import catalogue, conversion
from nazva.conversion import Converter
from nazva.markup import Keeper, bare, keeper
from nazva.romanisers import romaniser_of

SAMPLE: Final = 4000
_LETTER: Final = re.compile(r"[^\W\d_]")


class Work:
    """Converts texts as the options of a call say; the spelling that is not given is guessed from what comes first."""

    def __init__(self, to: str, source: str | None, markup: str, romaniser: str | None, report: bool) -> None:
        self.to = catalogue.resolve(to)
        self.made = conversion.converter(source, to) if source else None
        self.markup = markup
        self._romaniser = romaniser
        self._report = report
        romaniser_of(romaniser)  # what is missing is said before anything is read

    def another(self) -> "Work":
        """Return the same work with a spelling of its own to guess."""
        twin = Work(self.to, None, self.markup, self._romaniser, self._report)
        twin.made = self.made
        return twin

    def guess(self, sample: str) -> Converter:
        """Guess the spelling from a text with letters, and keep to it."""
        self.made = conversion.guess(sample, self.to, romanised=self._romaniser is not None)
        return self.made

    def spelt(self, blocks: Iterator[str]) -> Iterator[tuple[Converter, Iterable[str]]]:
        """Yield what converts blocks of text, with those blocks; what has no words before the first guess is kept.

        A guess takes the first 4000 characters that are no markup from the first letter on, however they arrive; so
        no tag may be parted by the end of a block.
        """
        if self.made is not None:
            yield self.made, blocks
            return
        keep = keeper(self.markup)
        held: list[str] = []
        sample = ""
        for block in blocks:
            own = bare(block, keep.spans(block))
            match = _LETTER.search(own)
            if not held and match is None:
                yield self.identity, [block]
                continue
            sample += own if held or match is None else own[match.start() :]
            held.append(block)
            if len(sample) >= SAMPLE:
                break
        if held:
            yield self.guess(sample[:SAMPLE]), chain(held, blocks)

    @property
    def identity(self) -> Converter:
        """What converts nothing."""
        return conversion.converter(self.to, self.to)

    def words(self, source: str) -> str:
        """Return a text without its markup."""
        return bare(source, keeper(self.markup).spans(source))

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
