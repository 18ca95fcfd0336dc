"""The nominative behind a case form of a name. The endings are the table `forms/be-case-endings`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from nazva import tables


@dataclass(frozen=True, slots=True)
class Ending:
    """An ending of a case form and that of its nominative, with what they say of the word."""

    ending: str
    lemma: str
    parts: frozenset[str]
    gender: str
    cases: tuple[str, ...]


@cache
def endings() -> Mapping[str, tuple[Ending, ...]]:
    """Return the endings of case forms, by ending."""
    found: dict[str, list[Ending]] = {}
    for row in tables.load_list("be-case-endings").rows:
        ending = "".join(row["ending"])
        own = Ending(ending, row["lemma"][0], frozenset(row["part"]), row["gender"][0], row["case"])
        found.setdefault(ending, []).append(own)
    return {ending: tuple(own) for ending, own in found.items()}


@cache
def _longest() -> int:
    return max(map(len, endings()))


def nominatives(form: str, part: str) -> list[tuple[str, Ending | None]]:
    """Return what a lower-case form may be a case of, the form itself (as a nominative) first.

    `part` is `given`, `surname` or `place`. No list of words is asked, so most of what is returned is no word.

    >>> ("кузнечык", "m") in [(word, e.gender) for word, e in nominatives("кузнечыка", "surname") if e]
    True
    """
    found: list[tuple[str, Ending | None]] = [(form, None)]
    table = endings()
    for size in range(min(_longest(), len(form) - 1), -1, -1):
        stem, ending = form[: len(form) - size], form[len(form) - size :]
        found += [(stem + own.lemma, own) for own in table.get(ending, ()) if part in own.parts]
    return found
