"""What a word of a person's name is by itself, wherever it stands: its letters, its case, what the lists say of it."""

from functools import lru_cache
from typing import Final, NamedTuple

from nazva import namewords, text
from nazva.evidence import REMEMBERED, Evidence, evidence
from nazva.nametokens import Token, script_of

# Scripts whose names are known.
_SCRIPTS: Final = ("Cyrl", "Latn")


class Seen(NamedTuple):
    """What a word is by itself, wherever it stands; remembered, for words come again.

    `is_plain`: it can be nothing but a word of the name itself, or an initial with its stop, in a script whose names
    are known. Words of one `kind` say the same in all else.
    """

    evidence: Evidence
    is_known: bool
    is_numeral: bool
    is_long: bool
    is_large: bool
    is_small: bool
    is_capital: bool
    is_initial: bool
    is_plain: bool
    script: str
    kind: int


@lru_cache(maxsize=REMEMBERED)
def seen(word: str, stopped: bool) -> Seen:
    """Return what a word is, as `Token.text` has it; `stopped` when a full stop stands behind it."""
    own = evidence(word)
    is_known = namewords.phrases().knows(f"{word.lower()}." if stopped else word.lower())
    is_single = len(word) == 1
    is_numeral = not is_single and word.isupper() and text.ROMAN.fullmatch(word) is not None
    is_long = not (is_single or is_numeral)
    large, is_small = is_large(word), word.islower()
    is_initial = is_single and stopped
    script = script_of(word)
    is_plain = not is_known and (is_initial or (is_long and not is_small)) and script in _SCRIPTS
    flags = is_long << 4 | large << 3 | is_initial << 2 | is_plain << 1 | (script == _SCRIPTS[0])
    kind = own.number << 5 | flags
    return Seen(
        own, is_known, is_numeral, is_long, large, is_small, word[0].isupper(), is_initial, is_plain, script, kind
    )


def said(token: Token) -> Evidence:
    """Return what a word of a text says, by the lists and its ending."""
    return seen(token.text, token.stopped).evidence


def is_large(word: str) -> bool:
    """Tell whether a word is in capitals, but for a letter or two as in McDONALD."""
    if word[-1].islower() or len(word) < 2:
        return False
    if word.isupper():
        return True
    cased = [c for c in word if c.isalpha()]
    return len(cased) > 3 and 4 * sum(map(str.isupper, cased)) >= 3 * len(cased)
