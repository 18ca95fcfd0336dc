"""Words around names: tokens of a text, and what the lists of context words say of each."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from nazva import morphology, tables, text
from nazva.conversion import converter

_TOKEN: Final = re.compile(
    r"(?:[^\W\d_]\.){2,}|[^\W\d_][\u0300-\u036f]*(?:['\u2019\u02bc\u00ad\u200b]*[^\W\d_][\u0300-\u036f]*)*|\d+|[^\w\s]"
)
_POSSESSIVE: Final = re.compile(r"['\u2019\u02bc]s$", re.IGNORECASE)
_ENDS: Final = frozenset('.!?:;…“”„"«»()[]•|—')
OPENING: Final = "\"«„“'\u2018"
CLOSING: Final = "\"»“”'\u2019"
_SOFT_GAPS: Final = (" ", "\u00a0", "-", "\u2011", " \u2013 ")


@dataclass(slots=True)
class Token:
    """A word, an initial or a sign, where it stands, and how it reads.

    `low` is the folded lower-case word; `be` its Belarusian reading when the text is Belarusian; `opens` tells that
    it opens a sentence; `near` that only a space or a hyphen parts it from the token before it.
    """

    start: int
    end: int
    text: str
    low: str
    be: str
    capital: bool
    opens: bool
    near: bool
    hyphen: bool = False

    @property
    def is_word(self) -> bool:
        """Whether the token is a word (or an initial)."""
        return self.text[0].isalpha()

    @property
    def is_initial(self) -> bool:
        """Whether the token is a single capital letter, which a full stop follows."""
        return self.capital and len(self.text.replace(".", "")) == 1


def tokens(source: str, language: str) -> list[Token]:
    """Return the tokens of a text. A possessive 's is left out of its word."""
    found: list[Token] = []
    read = converter("lacinka", "be") if language == "lacinka" else None
    opens, last = True, 0
    for match in _TOKEN.finditer(source):
        word, start, end = match[0], match.start(), match.end()
        if word[0].isalpha() and (own := _POSSESSIVE.search(word)) and language != "be":
            word, end = word[: own.start()], start + own.start()
        low = text.fold(word).lower()
        gap = source[last:start]
        hyphen = bool(found) and found[-1].text in "-\u2011" and gap == ""
        near = bool(found) and (gap in _SOFT_GAPS or gap == "") and "\n" not in gap
        be = low if language == "be" else (read(word).lower() if read and word[0].isalpha() else "")
        found.append(Token(start, end, word, low, be, word[0].isupper(), opens or "\n" in gap, near, hyphen))
        abbreviation = word == "." and len(found) > 1 and _is_abbreviated(found[-2])
        opens = (word in _ENDS and not abbreviation) or (opens and not word[0].isalnum())
        last = end if end == match.end() else match.end()
    return found


def _is_abbreviated(token: Token) -> bool:
    """Tell whether a full stop after this token belongs to it: an initial, or a title such as Dr."""
    return token.is_initial or f"{token.low}." in words_of("title", "en") or f"{token.low}." in words_of("title", "be")


def language_of(source: str) -> str:
    """Return `be`, `lacinka` or `en`: what the running words of a text are in, whatever its names are in."""
    sample = source[:20000]
    words = list(text.words(sample))
    latin = [word.text for word in words if text.is_latin(word.text[0])]
    if 2 * len(latin) < len(words):
        return "be"
    small = [word.lower() for word in latin if word.islower()] or [word.lower() for word in latin]
    english = sum(word in words_of("stop", "en") or word in words_of("verb", "en") for word in small)
    marked = sum(not word.isascii() for word in small)
    return "lacinka" if marked > english else "en"


@cache
def words_of(kind: str, language: str) -> frozenset[str]:
    """Return the words of one class of the list `context/words`, in lower case; be words in Cyrillic."""
    return frozenset(
        text.fold(word).lower()
        for row in tables.load_list("words").rows
        if kind in row["class"]
        for word in row[language]
    )


def is_of(token: Token, kind: str, language: str) -> bool:
    """Tell whether a token is a word of a class, in any case form when it is Belarusian."""
    if language == "en":
        return token.low in words_of(kind, "en")
    known = words_of(kind, "be")
    return token.be in known or any(form in known for form, _ in morphology.nominatives(token.be, "place"))


@cache
def organisations(language: str) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Return names of organisations as tuples of lower-case words, by first word, the longest first."""
    found: dict[str, set[tuple[str, ...]]] = {}
    rows = tables.load_list("organisations").rows
    names = [name for row in rows for name in row["en"]]
    names += [name for row in rows for name in row["be"]]
    for name in names:
        own = tuple(keys(name))
        if own:
            found.setdefault(own[0], set()).add(own)
    return {first: tuple(sorted(own, key=lambda words: (-len(words), words))) for first, own in found.items()}


def keys(name: str) -> Iterator[str]:
    """Yield the lower-case words of a name, as `tokens` would cut it, signs left out."""
    for match in _TOKEN.finditer(text.fold_line(name)):
        if match[0][0].isalnum():
            yield text.fold(match[0]).lower()
