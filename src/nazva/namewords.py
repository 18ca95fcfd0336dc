"""The words that stand beside names: titles, suffixes, particles, marks; the table is `names/name-words`."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from nazva import tables
from nazva.nametokens import Phrases

RANK: Final = "rank"
TITLES: Final = ("title", RANK)
_GENERATION: Final = "generation"
SUFFIX: Final = ("suffix", _GENERATION)
PARTICLE: Final = ("particle",)
SON_BEFORE: Final = ("son-before",)
SON_AFTER: Final = ("son-after",)
BIRTH: Final = ("birth",)
OTHERS: Final = ("alias", "or")
AND: Final = ("and",)
NOISE: Final = ("noise",)
NOTHING: Final = ("nothing",)
ORGANISATION: Final = ("organisation",)


@cache
def phrases() -> Phrases:
    """Return what finds the phrases of the table; the value of each is the gender that it shows."""
    return Phrases(_rows())


def _rows() -> Iterator[tuple[str, tuple[str, str]]]:
    for row in tables.load_list("name-words").rows:
        for form in row["forms"]:
            yield form, (row["class"][0], "".join(row["gender"]))


@cache
def generations() -> Mapping[str, str]:
    """Return the words that tell a namesake's generation, in lower case, with what they tell: junior, senior."""
    rows = tables.load_list("name-words").rows
    return {form: row["id"][0] for row in rows if row["class"] == (_GENERATION,) for form in row["forms"]}


@cache
def particles() -> frozenset[str]:
    """Return the small words of surnames, in lower case: von, de, al."""
    return _forms(PARTICLE)


@cache
def sons() -> frozenset[str]:
    """Return the words before a father's name that say whose son or daughter one is, in lower case: bin, ibn, bint."""
    return _forms(SON_BEFORE)


def _forms(kind: tuple[str, ...]) -> frozenset[str]:
    rows = tables.load_list("name-words").rows
    return frozenset(form for row in rows if tuple(row["class"]) == kind for form in row["forms"])


@cache
def initials() -> frozenset[str]:
    """Return the letters of languages that are written as two or more and may be an initial, in lower case."""
    return _forms(("initial",))
