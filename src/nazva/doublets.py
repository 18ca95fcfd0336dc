"""Which words of the lists are one name in two languages: given names, patronymics, surnames, places.

A row of a list is one name, so its cells are each other's translations: Николай is Мікалай, whatever the letters say.
Patronymics go through the given name of the father.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Final, NamedTuple

from nazva import lexicon, tables, text
from nazva.inversion import Accepted
from nazva.lexicon import PARTS
from nazva.program import program_of

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


@cache
def doublets(source: str, to: str, part: str) -> Mapping[str, Mapping[str, float]]:
    """Return the words of a part of names in lower case, each with what it is in another language, and the weights.

    >>> dict(doublets("ru", "be", "given")["николай"])
    {'мікалай': 1.0}
    """
    found: dict[str, dict[str, float]] = {}
    for ident, weight in _lists(part).items():
        for word, target, own in _rows(ident, source, to, feminine=part == _FAMILY):
            for spelt, share in ((word, 1.0), (text.without_dots(word), lexicon.section("factors")["undotted"])):
                targets = found.setdefault(spelt, {})
                targets[target] = max(weight * own * share, targets.get(target, 0.0))
    return {word: _shares(targets) for word, targets in found.items()}


def of_streets(word: str, source: str, to: str) -> Mapping[str, float]:
    """Return what a word in lower case is in another language as what streets are called by, by the lists.

    >>> [dict(of_streets(word, "ru", "be")) for word in ("скорины", "минская", "маньковский")]
    [{'скарыны': 1.0}, {'мінская': 1.0}, {}]
    """
    # No man's street has the nominative of an adjective: Антоновский is of Антоново there.
    if any(own.adjective and word.endswith(own.lemma) for own in _cases(source, to, _PERSON)):
        return _of_place(word, source, to)
    family, genitive = doublets(source, to, _FAMILY).get(word, {}), genitives(word, source, to)
    if family and genitive:
        both = {form: max(family.get(form, 0.0), genitive.get(form, 0.0)) for form in {**genitive, **family}}
        return _shares(both)
    return family or genitive or _of_place(word, source, to)


def _of_place(word: str, source: str, to: str) -> Mapping[str, float]:
    """Return what an adjective is in another language as that of a place of the lists, whatever its gender."""
    return _inflected(word, source, to, _PLACE) or _inflected(word, source, to, _MADE)


def _lists(part: str) -> Mapping[str, float]:
    """Return the lists of a part of names, those too of whose rows nothing is known but the pair of words."""
    pairs = _PAIRS.get(part)
    return {**lexicon.section(part), **lexicon.section(pairs)} if pairs else lexicon.section(part)


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
                targets = doublets(source, to, part).get(lemma, {})
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


def _shares(weights: Mapping[str, float]) -> dict[str, float]:
    total = sum(weights.values())
    ranked = sorted(weights.items(), key=lambda pair: (-pair[1], pair[0]))
    return {target: round(weight / total, 4) for target, weight in ranked}


def _rows(ident: str, source: str, to: str, *, feminine: bool) -> Iterator[tuple[str, str, float]]:
    if ident == _PATRONYMICS:
        yield from _patronymics(source, to)
        return
    if ident not in tables.index():
        return
    table = tables.load_list(ident)
    if not {source, to} <= set(table.columns):
        return
    woman_of, woman_into = _feminine(source), _feminine(to)
    for row in table.rows:
        importance = _importance(row)
        for i, value in enumerate(row[source]):
            for j, target in enumerate(row[to]):
                own = importance * _other(i) * _other(j)
                words, others = _words(value), _words(target)
                # Names of several words stand in one order in both cells: Средняя Азия is no Цэнтральная Азія.
                crossed = i != j and len(words) > 1 and len(row[source]) == len(row[to])
                if len(words) == len(others) and not crossed:
                    for word, made in zip(words, others, strict=True):
                        yield word, made, own
                        if feminine and woman_of and woman_into and (woman := woman_of(word)) != word:
                            yield woman, woman_into(made), own


def _words(value: str) -> list[str]:
    return [text.fold(word.text).lower() for word in text.words(value)]


def _other(number: int) -> float:
    return lexicon.section("factors")["other"] if number else 1.0


def _importance(row: Mapping[str, tuple[str, ...]]) -> float:
    factors = lexicon.section("factors")
    # The more everyday forms a name has, the more people bear it: Анна is Ганна sooner than Анна.
    weight = factors["local"] * len(row["everyday"]) if row.get("everyday") else 1.0
    for step in row.get("common", ()):
        weight *= factors["common"] ** (int(step) - 1)
    return weight


def _feminine(language: str) -> Callable[[str], str] | None:
    ident = f"{language}-feminine"
    return program_of(tables.load_scheme(ident)).settle if ident in tables.index() else None


def _patronymics(source: str, to: str) -> Iterator[tuple[str, str, float]]:
    """Yield what the sons and daughters of the men of the list are called: every accepted form, and its main one."""
    if any(f"{language}-patronymic-m" not in tables.index() for language in (source, to)):
        return
    sons = [Accepted(tables.load_scheme(f"{language}-patronymic-m")) for language in (source, to)]
    daughters = [program_of(tables.load_scheme(f"{language}-patronymic-f")) for language in (source, to)]
    variant = lexicon.section("factors")["variant"]
    for row in tables.load_list(_GIVEN).rows:
        if row["gender"] != ("m",) or not row[source] or not row[to]:
            continue
        importance = _importance(row)
        for i, name in enumerate(row[source]):
            for k, father in enumerate(row[to]):
                if not (name.isalpha() and father.isalpha()):
                    continue
                fathers = sons[1].all(father.lower())
                for j, son in enumerate(sons[0].all(name.lower())):
                    # A name that makes no patronymic (Марио) is none itself.
                    if son == name.lower():
                        continue
                    for n, made in enumerate(fathers):
                        own = importance * _other(i) * _other(k) * (variant if j else 1.0) * (variant if n else 1.0)
                        yield son, made, own
                        yield daughters[0].settle(son), daughters[1].settle(made), own
