"""The words that names of a language are made of: the words of the lists of given names, surnames, places and people.

Which list holds which part of names, and how much its words weigh, is the table `models/list-weights`.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Final

from nazva import tables, text
from nazva.inversion import Accepted
from nazva.program import program_of

PARTS: Final = ("given", "patronymic", "family", "place")
_GIVEN: Final = "given"
# The column of everyday forms of the list of given names is Belarusian.
EVERYDAY_IN: Final = "be"
_FAMILY: Final = "family"
# Words of which no more is known than that they are names in the nominative.
_NOMINATIVES: Final = "nominatives"
_PATRONYMICS: Final = "patronymics"


@cache
def words(language: str, part: str) -> Mapping[str, float]:
    """Return the words of a part of names in lower case, with their weights relative to each other.

    >>> words("be", "given")["сяргей"] > words("be", "given")["аарэ"]
    True
    """
    found: dict[str, float] = {}
    feminine = _feminine(language) if part == _FAMILY else None
    for name, weight in section(part).items():
        rows = _patronymics(language) if name == _PATRONYMICS else _listed(name, language)
        for word, own in rows:
            for form in (word, feminine(word)) if feminine else (word,):
                found[form] = max(weight * own, found.get(form, 0.0))
    return found


@cache
def whole(language: str, part: str) -> Mapping[str, float]:
    """Return the words that are names by themselves, as `words` does: no part of Новая Гута, the last of a person's.

    >>> "гута" in words("be", "place"), "магілёў" in whole("be", "place")
    (True, True)
    """
    found: dict[str, float] = {}
    for name, weight in section(part).items():
        rows = _patronymics(language) if name == _PATRONYMICS else _listed(name, language, last=part == _FAMILY)
        for word, own in rows:
            found[word] = max(weight * own, found.get(word, 0.0))
        if name == _GIVEN and language == EVERYDAY_IN:
            for row in tables.load_list(_GIVEN).rows:
                for everyday in row["everyday"]:
                    found.setdefault(everyday.lower(), weight * section("factors")["other"])
    further = tables.load_list(_NOMINATIVES) if _NOMINATIVES in tables.index() else None
    for row in further.rows if further and language in further.columns else ():
        if part in row["part"]:
            found.setdefault(text.fold(row[language][0]).lower(), section("factors")["nominative"])
    return found


@cache
def phrases(language: str, part: str) -> frozenset[str]:
    """Return the names of several words that the lists of a part hold, in lower case.

    >>> "мар’іна горка" in phrases("be", "place")
    True
    """
    lists = [tables.load_list(name) for name in section(part) if name in tables.index()]
    values = (value for table in lists if language in table.columns for row in table.rows for value in row[language])
    return frozenset(text.fold(value).lower() for value in values if not value.isalpha())


@cache
def beginnings(language: str) -> frozenset[str]:
    """Return every beginning of every word of a language's names, the whole words among them."""
    every = {word for part in PARTS for word in words(language, part)}
    return frozenset(word[:size] for word in every for size in range(len(word) + 1))


@cache
def section(name: str) -> Mapping[str, float]:
    """Return a section of the table of weights."""
    return {key: float(value) for key, value in tables.load_pairs("list-weights").sections[name].items()}


def _feminine(language: str) -> Callable[[str], str] | None:
    """Return what makes a woman's surname of a man's, None when no table does."""
    ident = f"{language}-feminine"
    return program_of(tables.load_scheme(ident)).settle if ident in tables.index() else None


def _listed(name: str, language: str, *, last: bool | None = None) -> Iterator[tuple[str, float]]:
    """Yield the words of a list; with `last`, only names of one word, or (true) the last word of those of several."""
    if name not in tables.index():
        return
    table = tables.load_list(name)
    factors = section("factors")
    kinds = section("kinds")
    for row in table.rows if language in table.columns else ():
        own = _local(row)
        for kind in row.get("kind", ()):
            own *= kinds.get(kind, 1.0)
        for step in row.get("common", ()):
            own *= factors["common"] ** (int(step) - 1)
        for i, value in enumerate(row[language]):
            for word in _chosen(list(text.words(value)), last):
                if len(word.text) == 1 or not word.text.isupper():
                    yield text.fold(word.text).lower(), own * (factors["other"] if i else 1.0)


def _chosen(words: list[text.Word], last: bool | None) -> list[text.Word]:
    if last is None or len(words) == 1:
        return words
    return words[-1:] if last else []


def _local(row: Mapping[str, tuple[str, ...]]) -> float:
    return section("factors")["local"] if row.get("everyday") else 1.0


def _patronymics(language: str) -> Iterator[tuple[str, float]]:
    """Yield the patronymics of the men's names of the list, every accepted form of them."""
    if f"{language}-patronymic-m" not in tables.index():
        return
    sons = Accepted(tables.load_scheme(f"{language}-patronymic-m"))
    daughters = program_of(tables.load_scheme(f"{language}-patronymic-f"))
    factors = section("factors")
    for row in tables.load_list(_GIVEN).rows:
        names = [name.lower() for name in row[language] if name.isalpha()] if row["gender"] == ("m",) else []
        for i, name in enumerate(names):
            for j, son in enumerate(sons.all(name)):
                if son != name:
                    own = _local(row) * (factors["other"] if i else 1.0) * (factors["variant"] if j else 1.0)
                    yield son, own
                    yield daughters.settle(son), own
