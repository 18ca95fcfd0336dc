"""Which words of the lists are one name in two languages: given names, patronymics, surnames, places.

A row of a list is one name, so its cells are each other's translations: Николай is Мікалай, whatever the letters say.
Patronymics go through the given name of the father.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Final

from nazva import lexicon, tables, text
from nazva.inversion import Accepted
from nazva.lexicon import PARTS
from nazva.program import program_of

_PATRONYMICS: Final = "patronymics"
_GIVEN: Final = "given"
_FAMILY: Final = "family"


@cache
def doublets(source: str, to: str, part: str) -> Mapping[str, Mapping[str, float]]:
    """Return the words of a part of names in lower case, each with what it is in another language, and the weights.

    >>> dict(doublets("ru", "be", "given")["николай"])
    {'мікалай': 1.0}
    """
    found: dict[str, dict[str, float]] = {}
    for ident, weight in lexicon.section(part).items():
        for word, target, own in _rows(ident, source, to, feminine=part == _FAMILY):
            for spelt, share in ((word, 1.0), (text.without_dots(word), lexicon.section("factors")["undotted"])):
                targets = found.setdefault(spelt, {})
                targets[target] = max(weight * own * share, targets.get(target, 0.0))
    return {word: _shares(targets) for word, targets in found.items()}


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
