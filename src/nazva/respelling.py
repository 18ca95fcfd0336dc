"""The same name in another language: lists of names first, rules of sound second (`respelling/*.toml`)."""

from collections.abc import Mapping
from functools import cache

from nazva import tables
from nazva.errors import UnknownSpelling
from nazva.registry import given_names
from nazva.translit import Scheme


@cache
def given_in(source: str, to: str) -> Mapping[str, str]:
    """Return how given names of one language are written in another, from lower case to the main form.

    Of names spelt alike, the one whose main form it is goes first, then the one commoner in Belarus: Евгения is
    Яўгенія before Аўгіння.
    """
    found: dict[str, str] = {}
    for forms in (slice(1), slice(1, None)):
        for name in given_names():
            be = name.names["be"]
            for form in name.names.get(source, be)[forms]:
                found.setdefault(form.lower(), name.names.get(to, be)[0])
    return found


@cache
def _rules(source: str, to: str) -> Scheme:
    ident = f"{source}-{to}-names"
    if ident not in tables.index():
        raise UnknownSpelling(f"no table respells names from {source!r} to {to!r}")
    return Scheme(tables.load_scheme(ident))


def respell(name: str, *, to: str, source: str) -> str:
    """Write a name, not a text, in another language: its likeliest form.

    Returns the name with each of its words respelt: given names by the list `names/given`, other words by the rules
    of the table SOURCE-TO-names (after Unbegaun and the Belarusian instructions on place names). Stress is not
    known, so unstressed vowels of surnames outside the tables' stems are the commoner ones. Raises
    `UnknownSpelling` when no table leads from one language to the other.

    >>> respell("Николай Шугаев", to="be", source="ru")
    'Мікалай Шугаеў'
    >>> respell("Юрый Зянковіч", to="ru", source="be")
    'Юрий Зенкович'
    """
    if source == to:
        return name
    words = name.split(" ")
    return " ".join(
        "-".join(respell_word(part, to=to, source=source, given=i < len(words) - 1) for part in word.split("-"))
        for i, word in enumerate(words)
    )


def respell_word(word: str, *, to: str, source: str, given: bool) -> str:
    """Write one word of a name in another language; a given name is looked for in the list first."""
    if given and (found := given_in(source, to).get(word.lower())):
        return found
    return _rules(source, to).convert(word)
