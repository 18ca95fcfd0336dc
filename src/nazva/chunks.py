"""What stands between two spaces: how a table's reader cuts it, and which expressions know it at a glance.

Most of a text is one word and its punctuation. What is more goes through the long way, word by word; these expressions
find what need not, in many chunks at once.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from nazva import text
from nazva.machine import LONG
from nazva.program import JOINT, alphabet
from nazva.tables import Table

_OPENING: Final = r"""("«“„\["""
_CLOSING: Final = r""".,;:!?)"»”…\]"""
# What stands before the letters of a code.
CODES: Final = frozenset("\\%$&+")
# White space within a chunk.
_GAP: Final = rf"[^\S ]|{JOINT}"


class Chunks:
    """The expressions of one table. A `plain` chunk is a word of the alphabet, in small letters or with a capital."""

    def __init__(self, table: Table) -> None:
        self.joined = frozenset(table.joined)
        self.joints = _joints(table.joined)
        self.letters = alphabet(table) - {text.APOSTROPHE, *table.marks}
        small = re.escape("".join(sorted(self.letters)))
        large = re.escape("".join(sorted({c.upper() for c in self.letters if len(c.upper()) == 1})))
        # What combines with the letter before it begins no word.
        combining = "".join(filter(text.is_mark, self.letters))
        begins = f"(?![{combining}])" if combining else ""
        # An apostrophe that stands for itself needs no folding.
        own = text.APOSTROPHE in alphabet(table) and text.APOSTROPHE not in table.marks
        inner = f"(?:{text.APOSTROPHE}[{small}]+)*" if own else ""
        # A mark of the spelling that looks like a quotation mark may belong to the word.
        signs = f"(?![{re.escape(table.marks)}])" if table.marks else ""
        word = f"{begins}[{large}]?[{small}]+{inner}"
        before, after = f"([{_OPENING}]*)", f"((?:{signs}[{_CLOSING}])*)"
        self.bare = re.compile(f" ({begins}[{small}]{{1,{LONG}}}+)(?= )").findall
        self.plains = re.compile(f" {before}({word}){after}(?= )").findall
        firsts = "|".join(re.escape(form) for own in table.joined for form in (own, text.capitalise(own))) or "(?!)"
        self.pairs = re.compile(rf" {before}({firsts})({_GAP})([^\s{JOINT}]+)(?= )").findall
        self.plain = re.compile(rf"([\s{_OPENING}]*)({word})((?:{signs}[\s{_CLOSING}])*)").fullmatch
        # A word that folding and repair leave as it is, however large its letters.
        kept = {c for c in self.letters if text.fold(c) == c}
        only = all(map(text.is_cyrillic, kept)) or not any(map(text.is_cyrillic, kept))
        every = re.escape("".join(sorted(kept | {c.upper() for c in kept if len(c.upper()) == 1})))
        self.is_own = re.compile(f"[{every}]+" if kept and only and not combining else "(?!)").fullmatch
        symbols = text.symbols(table.alphabet)
        # A gap between words of which the first is pronounced with the second is leapt, so that both stay together.
        held = "".join(
            rf"(?<!(?<![^\W\d_{re.escape(table.marks)}]){re.escape(word)}[\s{JOINT}])" for word in table.joined
        )
        letter = r"[^\W\d_]" + (f"|[{re.escape(symbols)}]" if symbols else "")
        gap = f"(?:{_GAP})(?:(?!{letter})|{held})" if held else r"[^\S ]"
        self.cut = re.compile(f"({gap})", re.IGNORECASE).split
        self.cut_all = re.compile(f"( |{gap})", re.IGNORECASE).split
        found = text.word_of(table.marks, symbols).pattern
        self.split = re.compile(f"({found})").split
        self.first = re.compile(found).match
        self.has_context = re.compile("|".join(_contexts(table.marks, symbols))).search


def _joints(joined: Sequence[str]) -> list[str]:
    """Return what stands before the spaces of a text that may join a word to the next, in every case, the fewest."""
    ends = [word for word in joined if not any(word != other and word.endswith(other) for other in joined)]
    return sorted({form for word in ends for form in (word, text.capitalise(word), word.upper())})


def _contexts(marks: str, symbols: str) -> Iterator[str]:
    """Yield what a chunk has where more than a word itself may tell whether the word is converted, and how far it goes.

    Each may find too much: then the chunk goes the long way.
    """
    yield from (r"\s", JOINT, text.IN_ADDRESS, text.INITIAL, f"[_{re.escape(''.join(sorted(CODES)))}]")
    ending = f"(?:[^\\W\\d_]|[{text.COMBINING}{re.escape(marks + symbols)}])"
    yield from (rf"{ending}\d", rf"\d{ending}")
    if marks:
        inner = "".join(c for c in text.OPENING if c in marks + text.APOSTROPHES)
        opening = f"[{re.escape(text.OPENING)}]"
        yield rf"(?<![^\W\d_{re.escape(marks)}]){opening}|(?![{re.escape(inner)}]){opening}"
