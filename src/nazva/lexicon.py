"""The words that names of a language are made of: every word of the lists of given names, places and people."""

from collections.abc import Mapping
from functools import cache
from typing import Final

from nazva import tables, text
from nazva.inversion import Accepted
from nazva.program import program_of

# The lists that hold names, and the columns in which a hub spelling stands in them besides its own.
_LISTS: Final = ("given", "surnames", "public-figures", "belarus", "countries", "world")


@cache
def words(language: str) -> Mapping[str, tuple[str, ...]]:
    """Return the words of a language's names in lower case, each with the lists that hold it.

    >>> words("be")["лукашэнка"]
    ('surnames', 'public-figures')
    """
    found: dict[str, dict[str, None]] = {}
    for name in _LISTS:
        if name not in tables.index():
            continue
        table = tables.load_list(name)
        if language not in table.columns:
            continue
        for row in table.rows:
            for value in row[language]:
                for word in text.words(value):
                    if not word.text.isupper() or len(word.text) == 1:
                        found.setdefault(text.fold(word.text).lower(), {})[name] = None
    for patronymic in patronymics(language):
        found.setdefault(patronymic, {})["patronymics"] = None
    return {word: tuple(lists) for word, lists in found.items()}


@cache
def patronymics(language: str) -> tuple[str, ...]:
    """Return the patronymics of the men's names of the list, in lower case, every accepted form of them.

    >>> {"аляксандравіч", "аляксандраўна"} <= set(patronymics("be"))
    True
    """
    if f"{language}-patronymic-m" not in tables.index():
        return ()
    sons = Accepted(tables.load_scheme(f"{language}-patronymic-m"))
    daughters = program_of(tables.load_scheme(f"{language}-patronymic-f"))
    names = (
        name.lower() for row in tables.load_list("given").rows if row["gender"] == ("m",) for name in row[language]
    )
    found: dict[str, None] = {}
    for name in filter(str.isalpha, names):
        for son in sons.all(name):
            if son != name:
                found |= {son: None, daughters.settle(son): None}
    return tuple(found)


@cache
def beginnings(language: str) -> frozenset[str]:
    """Return every beginning of every word of a language's names, the whole words among them."""
    return frozenset(word[:size] for word in words(language) for size in range(len(word) + 1))
