"""How ICU's rules are written: literals, sets, and the private characters that mark words while the rules run."""

import unicodedata
from collections.abc import Iterable, Mapping
from typing import Final

from nazva import text

# Inside a word: they do not part it.
_INSIDE: Final = 0x10FF00
# Outside a word.
_OUTSIDE: Final = 0x10FF80
TOKENS: Final = 0x100000
SHIELDS: Final = 0x101000

INSIDE_MARKS: Final = {
    name: chr(_INSIDE + i)
    for i, name in enumerate(
        (
            "upper",  # in a word of mixed case: the letter was large
            "lower",  # … small
            "plain",  # … has no case
            "last",  # … the last letter of a word stands after a large one
            "cut",  # … the end of what came of a letter
            "done",  # the end of a source whose row is chosen
            "open",  # marks of case that a row has gathered
            "close",
            "stress",  # the letter before it bore a stress mark
        )
    )
}
OUTSIDE_MARKS: Final = {
    name: chr(_OUTSIDE + i)
    for i, name in enumerate(
        (
            "joint",  # a preposition that is pronounced with the next word
            "word",  # the start of a word whose shape is not yet known
            "capital",  # the start of a word: Capital
            "capitals",  # CAPITALS
            "mixed",  # mIxed
            "first",  # the start of a word in mixed case while its letters have marks
            "end",  # the end of a word with a shape
            "address",  # the start of an address
            "scheme",  # before ://
            "mixture",  # the start of a word of two scripts
            "repair",  # … that is put right
            "keep",  # the start of a word to leave alone
            "quoted",  # the start of a word before which a quotation opens
            "numeral",  # the start of what may be a Roman numeral
        )
    )
}
_SIGNS: Final = _INSIDE + 0x40
# Characters that stand for sets and the like while ICU reads the rules; its own 2,304 are too few, and each pass must
# be told anew. No rule has a letter of this range.
_RANGE: Final = "use variable range 0x4E00 0x9FFF ;"


def literal(string: str) -> str:
    """Return a string as it is written in a rule: letters as they are, everything else escaped."""
    return "".join(map(_escaped, string))


def _escaped(c: str) -> str:
    if c.isalnum() and not unicodedata.combining(c) and unicodedata.category(c) != "Lm" and ord(c) < 0x10000:
        return c
    return f"\\u{ord(c):04X}" if ord(c) < 0x10000 else f"\\U{ord(c):08X}"


def letter_set(letters: Iterable[str]) -> str:
    """Return the inside of a set: letters in order."""
    return "".join(map(literal, sorted(set(letters))))


class Signs:
    """The apostrophe and the marks of a spelling as letters: inside words they have characters of their own.

    Only so can a rule tell the apostrophe of a word from a closing quotation mark.
    """

    def __init__(self, marks: str) -> None:
        signs = dict.fromkeys((text.APOSTROPHE, *marks))
        self.inner: Mapping[str, str] = {sign: chr(_SIGNS + i) for i, sign in enumerate(signs)}
        self._table = str.maketrans(dict(self.inner))

    def hide(self, string: str) -> str:
        """Return a source or a target with its signs as letters."""
        return string.translate(self._table)


class Writer:
    """Gathers the lines of a rule file; sets that are used often get a name, and a name is given once."""

    def __init__(self) -> None:
        self.head: list[str] = []
        self.body: list[str] = []
        self._named: dict[str, str] = {}

    def define(self, name: str, value: str) -> str:
        """Name a piece of a pattern; return what stands for it."""
        self.head.append(f"${name} = {value} ;")
        return f"${name}"

    def named(self, value: str, stem: str = "s") -> str:
        """Return the name of a set, named when it is first met."""
        if value not in self._named:
            self._named[value] = self.define(f"{stem}{len(self._named) + 1}", value)
        return self._named[value]

    def rule(self, line: str) -> None:
        """Add a rule."""
        self.body.append(f"{line} ;")

    def next_pass(self, what: str) -> None:
        """Begin a pass: its rules read what all rules before it have written."""
        self.body += ["", f"# {what}", ":: Null ;", _RANGE]

    def transform(self, line: str) -> None:
        """Run a transform of ICU over what has been written."""
        self.body.append(f":: {line} ;")

    def text(self) -> str:
        """Return the whole."""
        return "\n".join([_RANGE, *self.head, *self.body, ""])
