"""A name in tokens: words, numbers, signs; each where it stands, and words put right (folded, look-alikes repaired)."""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Final, NamedTuple

from nazva import tables, text

WORD: Final = "word"
NUMERAL: Final = "number"
SIGN: Final = "sign"
_PLAIN_WORD: Final = "plain"

_LETTER: Final = r"[^\W\d_]"
_MARK: Final = f"[{text.COMBINING}]*"
# What parts letters within a word: the signs of romanisations, among them · and ” of some.
_SIGNS: Final = f"{text.APOSTROPHES}\u02ba\u2033\u201d\u00b7"
_INNER: Final = f"[{re.escape(_SIGNS)}{text.INVISIBLE}]*"
_RUN: Final = f"{_LETTER}{_MARK}(?:{_INNER}{_LETTER}{_MARK})*"
_DASH: Final = f"[-{text.DASHES}{text.INVISIBLE}]+"
# A soft sign may end a word; quotations in such signs are known before (`_SINGLE`).
_TOKEN: Final = re.compile(
    # Most words are letters and no more; what could follow in a longer one sends them to the row for all words.
    rf"(?P<plain>{_LETTER}++(?![\w.{re.escape(_SIGNS)}{text.INVISIBLE}{text.COMBINING}{text.DASHES}-]))|"
    rf"(?P<number>(?:{_LETTER}{{0,4}})\d[\w./:]*(?:[-–][\w./:]+)*)"
    rf"|(?P<word>{_RUN}(?:{_DASH}(?:{_RUN}|\d+))*[{re.escape(text.APOSTROPHES)}]?\.?)"
    r"|(?P<sign>[^\s\w])"
)
_SINGLE: Final = re.compile(r"(?<!\S)['\u2018\u2019`](?=\w)([^'\u2018\u2019`]*)['\u2019`](?![^\s,;.)])")
# A name in one script, as most are.
_PLAIN: Final = re.compile(r"[\u0000-\u007f]*|[\s!-?\u0400-\u052f’]*")
# Words of precomposed letters of one script, with nothing to put right.
_CLEAN: Final = re.compile(r"[\u0000-\u007f]+|[\u0400-\u0482\u048a-\u052f-]+|[A-Za-z\u00c0-\u024f-]+")
_CYRILLIC: Final = re.compile(r"[\u0400-\u0481\u048a-\u052f]+")
_ACUTE: Final = "\u00b4"
_HUBS: Final = ("be", "ru", "uk")
_REMEMBERED: Final = 1 << 15


class Token(NamedTuple):
    """A word, a number or a sign. `text` is the word put right, without the full stop that `stopped` tells of."""

    kind: str
    start: int
    end: int
    text: str
    stopped: bool = False

    @property
    def written(self) -> str:
        """The token with its full stop."""
        return f"{self.text}." if self.stopped else self.text

    @property
    def low(self) -> str:
        """The token as the lists of words have it."""
        return f"{self.text.lower()}." if self.stopped else self.text.lower()


def tokens(source: str) -> list[Token]:
    """Return the tokens of a text in order; what stands between them is white space or belongs to no word.

    >>> [token.text for token in tokens("Зянков\u0069ч Ю.Я., 1970")]
    ['Зянковіч', 'Ю', 'Я', ',', '1970']
    """
    quoted = source
    if "'" in source or "\u2019" in source or "\u2018" in source or "`" in source:
        quoted = _SINGLE.sub('"\\1"', source)
    found = []
    for match in _TOKEN.finditer(quoted):
        kind, own = match.lastgroup or SIGN, match[0]
        start, end = match.span()
        if kind == _PLAIN_WORD:
            found.append(Token(WORD, start, end, put_right(own)))
        elif kind == WORD:
            stopped = own[-1] == "."
            found.append(Token(WORD, start, end, put_right(own[:-1] if stopped else own), stopped))
        else:
            found.append(Token(kind, start, end, own))
    return found if _PLAIN.fullmatch(source) else _one_script(found)


def is_numeral(token: Token) -> bool:
    """Tell whether a word is written as a Roman numeral of more than one letter is; one letter may be an initial."""
    return len(token.text) > 1 and token.text.isupper() and text.ROMAN.fullmatch(token.text) is not None


@lru_cache(maxsize=_REMEMBERED)
def put_right(word: str) -> str:
    """Return a word folded (see `text.fold`), with one kind of hyphen and look-alike letters repaired; ASCII stays."""
    if _CLEAN.fullmatch(word):
        return word
    # In a Latin word the signs are letters of its romanisation.
    marks = "" if text.is_cyrillic(word[0]) else text.APOSTROPHES
    if _ACUTE in word and not marks:
        word = _stressed().sub("", word)
    return _look_alikes().repair(text.fold(word, marks).translate(_HYPHEN))


@cache
def _stressed() -> re.Pattern[str]:
    """Return what finds an acute behind a vowel of a Cyrillic word: there it is stress, elsewhere an apostrophe."""
    vowels = "".join(tables.load_hub(hub).vowels for hub in _HUBS)
    return re.compile(f"(?<=[{vowels}{vowels.upper()}]){_ACUTE}")


_HYPHEN: Final = dict.fromkeys(map(ord, text.DASHES), "-")


def _one_script(found: list[Token]) -> list[Token]:
    """Put right the words that look-alikes leave undecided, when another word of the name shows its script.

    A word that holds both scripts goes to the one of the others; so does a Latin one of look-alikes only.
    """
    scripts = [script_of(token.text) if token.kind == WORD else "" for token in found]
    if "mixed" not in scripts and not ("Cyrl" in scripts and "Latn" in scripts):
        return found
    to_cyrillic, to_latin = _letters()
    kinds = [kind for kind, token in zip(scripts, found, strict=True) if len(token.text) > 1]
    if "Cyrl" in kinds and kinds.count("Cyrl") >= kinds.count("Latn"):
        letters, repaired = to_cyrillic, {"mixed", "Latn"}
    elif "Latn" in kinds:
        letters, repaired = to_latin, {"mixed"}
    else:
        return found
    return [
        token._replace(text="".join(letters.get(c, c) for c in token.text))
        if kind in repaired
        and not (is_numeral(token) or (text.ROMAN.fullmatch(token.text) and not token.stopped))
        and all(c in letters or (letters is to_cyrillic and text.is_cyrillic(c)) for c in token.text)
        else token
        for token, kind in zip(found, scripts, strict=True)
    ]


@lru_cache(maxsize=_REMEMBERED)
def script_of(word: str) -> str:
    """Return the script of a word, as `text.script` does."""
    if word.isascii():
        return "Latn"
    return "Cyrl" if _CYRILLIC.fullmatch(word) else text.script(word)


@cache
def _letters() -> tuple[Mapping[str, str], Mapping[str, str]]:
    sections = tables.load_pairs("look-alikes").sections
    cyrillic, latin = ({k: str(v) for k, v in sections[name].items()} for name in ("cyrillic", "latin"))
    return cyrillic, latin


@cache
def _look_alikes() -> text.LookAlikes:
    return text.LookAlikes(*_letters())


def phrase(words: str) -> tuple[str, ...]:
    """Return the tokens of a listed phrase as `Token.low` gives them."""
    if words.isalpha() and _CLEAN.fullmatch(words):
        return (words.lower(),)
    return tuple(token.low for token in tokens(words))


class Phrases:
    """Finds listed phrases of one or more tokens, the longest at a place; each stands for a value."""

    def __init__(self, listed: Iterator[tuple[str, tuple[str, str]]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], tuple[str, str]]]] = {}
        for words, value in listed:
            if own := phrase(words):
                self._by_first.setdefault(own[0], []).append((own, value))
        for rows in self._by_first.values():
            rows.sort(key=lambda row: -len(row[0]))

    def at(self, found: list[Token], place: int, classes: tuple[str, ...]) -> tuple[int, str, str]:
        """Return how many tokens from a place on are a phrase of some classes, its class and value; 0 if none."""
        for own, (kind, value) in self._by_first.get(found[place].low, ()):
            if kind in classes and all(
                place + i < len(found) and found[place + i].low == word for i, word in enumerate(own)
            ):
                return len(own), kind, value
        return 0, "", ""

    def knows(self, low: str) -> bool:
        """Tell whether a phrase begins with a token, given as `Token.low`."""
        return low in self._by_first
