"""Which words of the lists are one name in two languages: given names, patronymics, surnames, places.

A row of a list is one name, so its cells are each other's translations: Николай is Мікалай, whatever the letters say.
Patronymics go through the given name of the father.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple, TypeAlias

from nazva import lexicon, listwords, tables, text
from nazva.lexicon import PARTS
from nazva.listwords import Places, words_of
from nazva.tables import values

_PATRONYMICS: Final = "patronymics"
_GIVEN: Final = "given"
_FAMILY: Final = "family"
_PLACE: Final = "place"
_PAIRS: Final = {_FAMILY: "family-pairs", _PLACE: "place-pairs"}
_CASES: Final = "respelt-cases"
# Of what the endings of a list are, and which parts of names that is.
_PERSON: Final = "person"
_MADE: Final = "made"
_OF: Final = {_PERSON: (_GIVEN, _FAMILY), _PLACE: (_PLACE,), _MADE: (_PLACE,)}
# Shorter nominatives are too often other words.
_LEAST: Final = 3
_MEMORY: Final = 1 << 14
_NOTHING: Final[Mapping[str, float]] = {}


class Doublets:
    """What the words of a part of names are in another language by the lists, looked up row by row when asked for."""

    def __init__(self, source: str, to: str, part: str) -> None:
        self._lists = list(_lists(source, to, part))
        self._memory: dict[str, Mapping[str, float]] = {}

    def of(self, word: str) -> Mapping[str, float]:
        """Return what a word in lower case is in the other language, with shares; nothing if no list pairs it."""
        found = self._memory.get(word)
        if found is None:
            if len(self._memory) >= _MEMORY:
                self._memory.clear()
            found = self._memory[word] = self._paired(word)
        return found

    def _paired(self, word: str) -> Mapping[str, float]:
        found: dict[str, float] = {}
        for places, pairs, weight in self._lists:
            for row in places.rows(word):
                for target, share in pairs(row, word):
                    found[target] = max(weight * share, found.get(target, 0.0))
        return _shares(found) if found else _NOTHING

    def __contains__(self, word: str) -> bool:
        return bool(self.of(word))

    def items(self) -> Iterator[tuple[str, Mapping[str, float]]]:
        """Yield every word that the lists pair, with what it is in the other language."""
        for word in dict.fromkeys(word for places, _, _ in self._lists for word in places):
            if found := self.of(word):
                yield word, found


@cache
def doublets(source: str, to: str, part: str) -> Doublets:
    """Return what looks up the words of a part of names in two languages, made once.

    >>> dict(doublets("ru", "be", "given").of("николай"))
    {'мікалай': 1.0}
    """
    return Doublets(source, to, part)


def of_streets(word: str, source: str, to: str) -> Mapping[str, float]:
    """Return what a word in lower case is in another language as what streets are called by, by the lists.

    >>> [dict(of_streets(word, "ru", "be")) for word in ("купалы", "минская", "маньковский")]
    [{'купалы': 1.0}, {'мінская': 1.0}, {}]
    """
    # No man's street has the nominative of an adjective: Антоновский is of Антоново there.
    if any(own.adjective and word.endswith(own.lemma) for own in _cases(source, to, _PERSON)):
        return _of_place(word, source, to)
    family, genitive = doublets(source, to, _FAMILY).of(word), genitives(word, source, to)
    if family and genitive:
        both = {form: max(family.get(form, 0.0), genitive.get(form, 0.0)) for form in {**genitive, **family}}
        return _shares(both)
    return family or genitive or _of_place(word, source, to)


def _of_place(word: str, source: str, to: str) -> Mapping[str, float]:
    """Return what an adjective is in another language as that of a place of the lists, whatever its gender."""
    return _inflected(word, source, to, _PLACE) or _inflected(word, source, to, _MADE)


_Pairs: TypeAlias = Callable[[int, str], Iterator[tuple[str, float]]]


def _lists(source: str, to: str, part: str) -> Iterator[tuple[Places, _Pairs, float]]:
    """Yield the lists of a part of names, those too of whose rows nothing is known but the pair of words.

    Each is the places of its words, what yields what a row has for a word with its weight, and the weight of the list.
    """
    pairs = _PAIRS.get(part)
    sections = (part, pairs) if pairs else (part,)
    for ident, weight in (own for name in sections for own in lexicon.section(name).items()):
        if ident == _PATRONYMICS:
            if listwords.children(source) and listwords.children(to):
                yield listwords.fathers(source), _Patronymics(source, to).pairs, weight
        elif ident in tables.index() and {source, to} <= set(tables.load_list(ident).columns):
            surnames = part == _FAMILY and None not in (listwords.feminine(source), listwords.feminine(to))
            found = listwords.places(ident, source, surnames=surnames)
            yield found, _Rows(ident, source, to, surnames=surnames).pairs, weight


def genitives(word: str, source: str, to: str) -> Mapping[str, float]:
    """Return what a word in lower case is in another language as the genitive of a person's name of the lists.

    >>> dict(genitives("ольги", "ru", "be"))
    {'вольгі': 1.0}
    """
    return _inflected(word, source, to, _PERSON)


def _inflected(word: str, source: str, to: str, of: str) -> Mapping[str, float]:
    """Return what a word is in another language as a form of a person's or a place's name of the lists."""
    found: dict[str, float] = {}
    for own in _cases(source, to, of):
        if word.endswith(own.inflected) and not found:
            lemma = word[: len(word) - len(own.inflected)] + own.lemma
            for part in _OF[of] if len(lemma) >= _LEAST else ():
                targets = doublets(source, to, part).of(lemma)
                if of == _PLACE and not targets:
                    targets = _inflected(lemma, source, to, _MADE)
                for target, share in targets.items():
                    if target.endswith(own.other):
                        form = target[: len(target) - len(own.other)] + own.other_inflected
                        found[form] = max(share, found.get(form, 0.0))
    return _shares(found)


class _Case(NamedTuple):
    """Endings of a form and of its lemma in one language, of both in another; whether of people's adjectives."""

    inflected: str
    lemma: str
    other_inflected: str
    other: str
    adjective: bool


@cache
def _cases(source: str, to: str, of: str) -> tuple[_Case, ...]:
    """Return the endings of persons or places in two languages, the longest first."""
    table = tables.load_list(_CASES)
    if not {source, to} <= set(table.columns):
        return ()
    found = []
    for row in (row for row in table.rows if row["of"] == (of,)):
        own, others = (("".join(row[f"{language}-case"]), "".join(row[language])) for language in (source, to))
        found.append(_Case(*own, *others, bool(row["adjective"])))
    return tuple(sorted(found, key=lambda case: -len(case.inflected)))


def parts_of(word: str, source: str, to: str) -> Iterator[str]:
    """Yield the parts of names that a word in lower case is in the lists as."""
    return (part for part in PARTS if word in doublets(source, to, part))


def _shares(weights: Mapping[str, float]) -> Mapping[str, float]:
    if len(weights) == 1:
        return dict.fromkeys(weights, 1.0)
    total = sum(weights.values())
    ranked = sorted(weights.items(), key=lambda pair: (-pair[1], pair[0]))
    return {target: round(weight / total, 4) for target, weight in ranked}


class _Rows:
    """The rows of a list whose cells in two languages are each other's translations."""

    def __init__(self, ident: str, source: str, to: str, *, surnames: bool) -> None:
        cells = tables.load_list(ident).cells
        self._source, self._to = cells[source], cells[to]
        self._importance = _importance(cells)
        self._women = (listwords.feminine(source), listwords.feminine(to)) if surnames else (None, None)

    def pairs(self, row: int, asked: str) -> Iterator[tuple[str, float]]:
        """Yield what a row has for a word in the other language, and what each of that weighs."""
        own, others = values(self._source[row]), values(self._to[row])
        importance = self._importance(row)
        woman, woman_into = self._women
        for i, value in enumerate(own):
            words = words_of(value)
            for j, target in enumerate(others):
                weight = importance * _other(i) * _other(j)
                targets = words_of(target)
                # Names of several words stand in one order in both cells: Средняя Азия is no Цэнтральная Азія.
                crossed = i != j and len(words) > 1 and len(own) == len(others)
                if len(words) == len(targets) and not crossed:
                    for word, made in zip(words, targets, strict=True):
                        if share := _spelt(word, asked):
                            yield made, weight * share
                        # What is asked as a man bears it is asked as no woman does.
                        elif woman and woman_into and (share := _spelt(woman.settle(word), asked)):
                            yield woman_into.settle(made), weight * share


def _spelt(word: str, asked: str) -> float:
    """Return what it weighs that a word is spelt as another: as it is, or without its dots; nothing if it is not."""
    if word == asked:
        return 1.0
    return lexicon.section("factors")["undotted"] if text.without_dots(word) == asked else 0.0


def _other(number: int) -> float:
    return lexicon.section("factors")["other"] if number else 1.0


def _importance(cells: Mapping[str, Sequence[str]]) -> Callable[[int], float]:
    """Return what gives the weight of a row: the more everyday forms a name has, the more people bear it.

    Анна is Ганна sooner than Анна.
    """
    everyday, common = cells.get("everyday"), cells.get("common")
    local = lexicon.section("factors")["local"]

    def weight(row: int) -> float:
        forms = len(values(everyday[row])) if everyday else 0
        return (local * forms or 1.0) * (lexicon.common(common[row]) if common else 1.0)

    return weight


class _Patronymics:
    """The rows of the list of given names, as what the sons and daughters of their men are called."""

    def __init__(self, source: str, to: str) -> None:
        cells = tables.load_list(_GIVEN).cells
        self._source, self._to = cells[source], cells[to]
        self._importance = _importance(cells)
        self._children = listwords.children(source), listwords.children(to)
        self._variant = lexicon.section("factors")["variant"]

    def pairs(self, row: int, asked: str) -> Iterator[tuple[str, float]]:
        """Yield what a row has for a patronymic in the other language, every accepted form, and what each weighs."""
        importance, variant = self._importance(row), self._variant
        sons, others = self._children
        for i, name in enumerate(values(self._source[row])):
            for k, father in enumerate(values(self._to[row])):
                if not (name.isalpha() and father.isalpha()):
                    continue
                for j, (son, daughter) in enumerate(sons[name.lower()]):
                    # A name that makes no patronymic (Марио) is none itself.
                    if son == name.lower():
                        continue
                    for n, (made, made_daughter) in enumerate(others[father.lower()]):
                        own = importance * _other(i) * _other(k) * (variant if j else 1.0) * (variant if n else 1.0)
                        for word, target in ((son, made), (daughter, made_daughter)):
                            if share := _spelt(word, asked):
                                yield target, own * share
