"""The words that names of a language are made of: the words of the lists of given names, surnames, places and people.

Which list holds which part of names, and how much its words weigh, is the table `models/list-weights`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from nazva import listwords, tables, text
from nazva.schema import NONE
from nazva.tables import values

PARTS: Final = ("given", "patronymic", "family", "place")
_GIVEN: Final = "given"
# The column of everyday forms of the list of given names is Belarusian.
EVERYDAY_IN: Final = "be"
_FAMILY: Final = "family"
# Words of which no more is known than that they are names in the nominative.
_NOMINATIVES: Final = "nominatives"
_PATRONYMICS: Final = "patronymics"
# The columns that tell how much of a name there is: its everyday forms, and how common it is.
_EVERYDAY: Final = "everyday"
_COMMON: Final = "common"
_KIND: Final = "kind"
# Beginnings are sorted out by so many first letters.
_SORTED: Final = 2


@cache
def words(language: str, part: str) -> Mapping[str, float]:
    """Return the words of a part of names in lower case, with their weights relative to each other.

    >>> words("be", "given")["сяргей"] > words("be", "given")["аарэ"]
    True
    """
    found: dict[str, float] = {}
    for name, weight in section(part).items():
        rows = _patronymics(language) if name == _PATRONYMICS else _listed(name, language, women=part == _FAMILY)
        for word, own in rows:
            if (total := weight * own) > found.get(word, 0.0):
                found[word] = total
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


class Beginnings:
    """Every beginning of words, the whole words among them: sorted out by their first letters when these are met."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words: dict[str, list[str]] = {}
        for word in words:
            self._words.setdefault(word[:_SORTED], []).append(word)
        self._short = frozenset(own[:size] for own in self._words for size in range(_SORTED))
        self._begun: dict[str, frozenset[str]] = {}

    def __contains__(self, beginning: str) -> bool:
        first = beginning[:_SORTED]
        found = self._begun.get(first)
        if found is None:
            own = self._words.get(first)
            if own is None:
                return beginning in self._short
            found = frozenset(word[:size] for word in own for size in range(len(first), len(word) + 1))
            self._begun[first] = found
        return beginning in found


@cache
def beginnings(language: str) -> Beginnings:
    """Return every beginning of every word of a language's names, the whole words among them."""
    return Beginnings({word for part in PARTS for word in words(language, part)})


@cache
def section(name: str) -> Mapping[str, float]:
    """Return a section of the table of weights."""
    return {key: float(value) for key, value in tables.load_pairs("list-weights").sections[name].items()}


def _listed(name: str, language: str, *, women: bool = False, last: bool | None = None) -> Iterator[tuple[str, float]]:
    """Yield the words of a list, those of `women` too; with `last`, only names of one word, or (true) the last word."""
    if name not in tables.index():
        return
    cells = tables.load_list(name).cells
    if language not in cells:
        return
    plain = listwords.plain(name, language)
    borne = listwords.women(name, language) if women else plain
    feminine = listwords.feminine(language) if women else None
    other = section("factors")["other"]
    for cell, word, woman, own in zip(cells[language], plain, borne, _weights(name), strict=True):
        if word:
            yield word, own
            if woman is not word:
                yield woman, own
            continue
        for i, value in enumerate(values(cell)):
            for found in _chosen(listwords.cut(value), last):
                if len(found) == 1 or not found.isupper():
                    small = text.fold(found).lower()
                    yield small, own * (other if i else 1.0)
                    if feminine:
                        yield feminine.settle(small), own * (other if i else 1.0)


@cache
def _weights(name: str) -> Sequence[float]:
    """Return what the rows of a list weigh."""
    cells, factors = tables.load_list(name).cells, section("factors")
    rows = len(cells[next(iter(cells))])
    local = [factors["local"] if own != NONE else 1.0 for own in cells.get(_EVERYDAY, [NONE] * rows)]
    spoken_of = [section("kinds").get(own, 1.0) for own in cells.get(_KIND, [NONE] * rows)]
    steps = cells.get(_COMMON, [NONE] * rows)
    return [own * share * common(cell) for own, share, cell in zip(local, spoken_of, steps, strict=True)]


@cache
def common(cell: str) -> float:
    """Return the factor of a cell of the column that tells how common a name is."""
    factor = 1.0
    for step in values(cell):
        factor *= section("factors")["common"] ** (int(step) - 1)
    return factor


def _chosen(words: list[str], last: bool | None) -> list[str]:
    if last is None or len(words) == 1:
        return words
    return words[-1:] if last else []


def _patronymics(language: str) -> Iterator[tuple[str, float]]:
    """Yield the patronymics of the men's names of the list, every accepted form of them."""
    children, factors = listwords.children(language), section("factors")
    table = tables.load_list(_GIVEN)
    for cell, gender, everyday in zip(*(table.cells[own] for own in (language, "gender", _EVERYDAY)), strict=True):
        names = [name.lower() for name in values(cell) if name.isalpha()] if gender == "m" and children else []
        local = factors["local"] if everyday != NONE else 1.0
        for i, name in enumerate(names):
            for j, (son, daughter) in enumerate(children[name]):
                # A name that makes no patronymic (Марио) is none itself.
                if son != name:
                    own = local * (factors["other"] if i else 1.0) * (factors["variant"] if j else 1.0)
                    yield son, own
                    yield daughter, own
