"""The straight way through names that are nothing but two or three words, or initials, with a comma at most.

Most names of lists are such. It gives what the walk gives (`parsing.person`), which is asked for all others: what the
words say (`wordkinds.seen`) decides everything, so names whose words say the same have their parts in common.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from nazva import text
from nazva.evidence import REMEMBERED, weights
from nazva.nameparts import INITIAL, Name, Part
from nazva.nametokens import put_right
from nazva.ordering import PARTS, agreed, choose, told
from nazva.wordkinds import Seen, seen

_STOP: Final = "."
_LETTER: Final = r"[^\W\d_]"
_WORD: Final = rf"({_LETTER}++(?:[{text.APOSTROPHE}-]{_LETTER}++)*+|{_LETTER}\.)"
_NAME: Final = re.compile(rf"{_WORD}(,? |(?<=\.)){_WORD}(?:(?: |(?<=\.)){_WORD})?").fullmatch
# The groups of the words in it.
_GROUPS: Final = (1, 3, 4)


class _Reading(NamedTuple):
    """What names whose words say the same have in common."""

    labels: tuple[str, ...]
    given: tuple[int, ...]
    patronymic: tuple[int, ...]
    family: tuple[int, ...]
    initials: tuple[int, ...]
    gender: str
    order: str
    conflicts: tuple[str, ...]


# By what the words say: the numbers of their kinds, and whether a comma stands behind the first.
_readings: dict[tuple[int, int, int, bool], _Reading | None] = {}
_NO_WORD: Final = -1


class Plain(NamedTuple):
    """A name of two or three words: what they say together, the words put right, and how they were written."""

    reading: _Reading
    texts: tuple[str, ...]
    written: re.Match[str]


def plain(source: str) -> Plain | None:
    """Return the words of a person's name and what they say, None when it takes the walk to tell."""
    match = _NAME(source)
    if match is None:
        return None
    first, between, second, third = match.groups()
    one, one_seen = _word(first)
    two, two_seen = _word(second)
    three, three_seen = _word(third) if third else ("", None)
    key = (one_seen.kind, two_seen.kind, three_seen.kind if three_seen else _NO_WORD, between[:1] == ",")
    try:
        reading = _readings[key]
    except KeyError:
        if len(_readings) >= REMEMBERED:
            _readings.clear()
        words = [one_seen, two_seen, three_seen] if three_seen else [one_seen, two_seen]
        reading = _readings[key] = _reading(words, comma=key[-1])
    if reading is None:
        return None
    return Plain(reading, (one, two, three) if third else (one, two), match)


def plain_name(source: str) -> Name | None:
    """Return the parts of a person's name, None when it takes the walk to tell.

    >>> plain_name("LUKASHENKA, Aliaksandr").given, plain_name("Aliaksandr (Sasha) Lukashenka")
    ('Aliaksandr', None)
    """
    found = plain(source)
    if found is None:
        return None
    reading, texts, written = found
    spans = [written.span(group) for group in _GROUPS[: len(texts)]]
    parts = [Part(label, own, *span) for label, own, span in zip(reading.labels, texts, spans, strict=True)]
    return Name(
        source,
        "person",
        _joined(texts, reading.given),
        _joined(texts, reading.patronymic),
        _joined(texts, reading.family),
        _joined(texts, reading.initials),
        "",
        reading.gender,
        reading.order,
        tuple(parts),
        reading.conflicts,
    )


def _joined(words: Sequence[str], places: tuple[int, ...]) -> str:
    return words[places[0]] if len(places) == 1 else " ".join([words[place] for place in places])


@lru_cache(maxsize=REMEMBERED)
def _word(written: str) -> tuple[str, Seen]:
    """Return a word or an initial put right, and what it is."""
    if written[-1] == _STOP:
        own = put_right(written[:-1])
        return f"{own}.", seen(own, True)
    own = put_right(written)
    return own, seen(own, False)


def _reading(words: list[Seen], *, comma: bool) -> _Reading | None:
    """Return the parts of words and what they say together; None when one of them may be more than a word of a name."""
    if not all(word.is_plain for word in words) or len({word.script for word in words}) > 1:
        return None
    if not any(word.is_initial or word.evidence.is_given or word.evidence.is_patronymic for word in words):
        return None  # it may be no person's
    long = [word for word in words if word.is_long]
    capitals = 0 < sum(word.is_large for word in long) < len(long)
    place = weights("place")
    initial = (place["initial"], place["initial"], place["initial-family"])
    chosen = [
        initial
        if word.is_initial
        else word.evidence.plain
        if not capitals
        else word.evidence.large
        if word.is_large
        else word.evidence.small
        for word in words
    ]
    labels, _ = choose(tuple(chosen), (1,) if comma else ())
    labels = agreed(labels, [word.evidence.genders for word in words])
    own = tuple(INITIAL if word.is_initial else label for word, label in zip(words, labels, strict=True))
    signs = [
        0.0 if word.is_initial else word.evidence.genders[PARTS.index(label)]
        for word, label in zip(words, labels, strict=True)
    ]
    given, patronymic, family, initials = (
        tuple([i for i, label in enumerate(own) if label == part]) for part in (*PARTS, INITIAL)
    )
    return _Reading(own, given, patronymic, family, initials, *told(tuple(zip(own, signs, strict=True)), ""))
