"""Text that was read in another encoding than it was written in (mojibake), put right where that is certain.

Every encoding of the region is tried as the one that was mistaken and as the one that was meant. UTF-8 proves itself:
other text hardly decodes. An eight-bit encoding has to give words that look like names of a language where what was
read looks like none of any.
"""

import re
from collections.abc import Iterator
from functools import cache
from math import inf
from typing import Final

from nazva import tables, text
from nazva.plausibility import letters_of

_MISTAKEN: Final = ("cp1251", "cp1252", "koi8-r", "cp866")
_MEANT: Final = ("utf-8", "cp1251", "koi8-r", "cp866")
_LANGUAGES: Final = ("be", "ru", "uk")
_BYTES: Final = 256
_LONGEST: Final = 1000
_FEW: Final = 2
# What a letter of a name costs at most, and how much less than a letter of what was read, in natural logarithms.
_NAMELIKE: Final = 2.9
_BETTER: Final = 1.5
_STRANGE_CASE: Final = re.compile("[\u0430-\u045f][\u0400-\u042f]{2}")

# Quotation marks where they belong, before and behind words.
_QUOTATION: Final = re.compile(
    r"(?<!\w)[\u00ab\u2018\u201a\u201c\u201e\u2039](?=\w)|(?<=[\w.])[\u00bb\u2019\u201c\u201d\u203a](?!\w)"
)


def put_right(source: str) -> tuple[str, str]:
    """Return a text as it was meant, and which encoding was taken for which; the text and nothing when not certain.

    >>> put_right("РњС–РЅСЃРє")
    ('Мінск', 'utf-8 read as cp1251')
    >>> put_right("Łukašenka")
    ('Łukašenka', '')
    """
    if source.isascii() or len(source) > _LONGEST or not _is_strange(source):
        return source, ""
    own = _cost(source)
    best = (own - _BETTER, source, "")
    for made, how in _decoded(source):
        if how.startswith("utf-8") and not any(map(_is_control, made)):
            return made, how
        cost = _cost(made)
        if cost <= _NAMELIKE and cost < best[0]:
            best = (cost, made, how)
    return best[1], best[2]


def _is_strange(source: str) -> bool:
    """Tell whether a text has signs that names are not written in, or the case of no name."""
    return (
        (
            not _usual().issuperset(source)
            and sum(letter not in _usual() for letter in _QUOTATION.sub("", source)) >= _FEW
        )
        or _STRANGE_CASE.search(source) is not None
        # Every encoding reads ASCII as it is: its letters beside Cyrillic ones are no sign.
        or any(not (c.isascii() or text.is_cyrillic(c)) for met in text.MEETING.findall(source) for c in met)
    )


@cache
def _usual() -> frozenset[str]:
    """Return the characters that say nothing: ASCII, the letters of the hubs, apostrophes, hyphens, marks."""
    letters = "".join(tables.load_hub(language).alphabet for language in _LANGUAGES)
    plain = map(chr, range(128))
    return frozenset(f"{letters}{letters.upper()}{text.APOSTROPHES}{text.DASHES}{text.INVISIBLE}\u00a0").union(plain)


def _decoded(source: str) -> Iterator[tuple[str, str]]:
    for mistaken in _MISTAKEN:
        raw = _encoded(source, mistaken)
        for meant in _MEANT if raw else ():
            if meant != mistaken:
                try:
                    made = raw.decode(meant)
                except UnicodeDecodeError:
                    continue
                if made != source:
                    yield made, f"{meant} read as {mistaken}"


def _encoded(source: str, encoding: str) -> bytes:
    """Return a text in an eight-bit encoding, its undefined bytes as they are; nothing if it cannot hold it."""
    found = bytearray()
    for letter in source:
        try:
            found += letter.encode(encoding)
        except UnicodeEncodeError:
            if ord(letter) >= _BYTES:
                return b""
            found.append(ord(letter))
    return bytes(found)


def _is_control(letter: str) -> bool:
    return not letter.isprintable() and not letter.isspace() and letter not in text.INVISIBLE


def _cost(source: str) -> float:
    """Return what a letter of a text costs on an average in the language whose names it looks most like."""
    words = [text.lower(text.fold(word.text)) for word in text.words(source)]
    size = sum(map(len, words))
    bulk = sum(not letter.isspace() for letter in source)
    foreign = not all(map(text.is_cyrillic, "".join(words).replace(text.APOSTROPHE, "")))
    mixed = any(text.shape(word.text) is text.Shape.MIXED for word in text.words(source))
    if not size or foreign or mixed or any(map(_is_control, source)):
        return inf
    # Signs between letters are no part of names.
    return min(-sum(map(letters_of(language).word, words)) for language in _LANGUAGES) / size * bulk / size
