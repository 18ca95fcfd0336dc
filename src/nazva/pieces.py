"""A text of any length, converted in pieces: cut where a cut does not change the result.

A piece ends at white space, where no tag or placeholder is open, where it does not part a preposition from the
word it is pronounced with, and, where other languages are recognised, at the end of a stretch that is judged at once.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from nazva import text
from nazva.conversion import Converter
from nazva.markup import Keeper

# A run without a place to cut is cut all the same once it is this long.
MOST: Final = 1 << 20
_WORD_MOST: Final = 64
_NEAR: Final = 64
_TRIES: Final = 64


def pieces(blocks: Iterable[str], made: Converter, keep: Keeper) -> Iterator[str]:
    """Yield a text that arrives in blocks in pieces that convert, one by one, as the whole text does.

    Holds no more than a block and what cannot be cut; a run of a million characters without white space is cut
    anyway. Nothing is lost: the pieces joined are the blocks joined.
    """
    held = ""
    for block in blocks:
        held += block
        while place := _cut(held, made, keep):
            yield held[:place]
            held = held[place:]
            if len(held) < MOST:
                break
    if held:
        yield held


def _cut(held: str, made: Converter, keep: Keeper) -> int:
    for place in islice(_gaps(held, made), _TRIES):
        if not keep.spoilt(held, place) and not _joined(held, place, made):
            # A line that has ended goes out with its end.
            return place + (2 if held.startswith("\r\n", place) else held.startswith("\n", place))
    if len(held) < MOST:
        return 0
    # Not within what opens or ends markup: before a sign that opens it, not after one that may begin its end.
    sign = held.rfind("<", MOST - _NEAR, MOST)
    return sign if sign > 0 else len(held[:MOST].rstrip("-]?<&")) or MOST


def _gaps(source: str, made: Converter) -> Iterator[int]:
    """Yield white spaces before which a cut changes no judgement of languages, the last first."""
    spaces, end = " \t\n\r", len(source)
    begin = max(source.rfind("\n"), source.rfind("\r")) + 1
    if (lines := made.lines(source, begin)) is not None:
        yield from reversed([stop for _, stop in lines if stop < end])
        end, spaces = begin, "\n\r"
    while (place := max(source.rfind(space, 0, end) for space in spaces)) > 0:
        end = place
        yield place - (source[place - 1 : place + 1] == "\r\n")


def _joined(source: str, place: int, made: Converter) -> bool:
    """Tell whether the word that ends at a place is pronounced with the one that follows."""
    before = source[max(0, place - _WORD_MOST) : place]
    found = list(text.words(before))
    return bool(found) and found[-1].end == len(before) and made.joins(found[-1].text)
