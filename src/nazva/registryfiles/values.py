"""Values of other people's records in nazva's words: kinds, genders, dates, countries, languages, weakness."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final

from nazva import tables
from nazva.entities import EntityName

_ISO_DATE: Final = re.compile(r"(\d{3,4})(?:-(\d\d?)(?:-(\d\d?))?)?(?:[T ].*)?")
_DOTTED_DATE: Final = re.compile(r"(?:(\d\d?)\.)?(\d\d?)\.(\d{4})")
DATE: Final = "write 1946, 1946-08 or 1946-08-05"


@cache
def _words(sort: str) -> Mapping[str, str]:
    """Return what nazva calls each word of a class of the list `record-words`; nothing for what is not kept."""
    rows = tables.load_list("record-words").rows
    return {form: "".join(row["value"]) for row in rows if sort in row["class"] for form in row["forms"]}


def word(sort: str, value: str) -> str | None:
    """Return what nazva calls a value, None when the list has it not; nothing stays nothing.

    >>> word("gender", "Female"), word("country", "BLR"), word("kind", "planet")
    ('f', 'by', None)
    """
    return _words(sort).get(value.strip().lower()) if value.strip() else ""


def country(value: str) -> str:
    """Return a country as two letters of ISO 3166-1, lower case; what is no code that we know stays as it is."""
    return word("country", value) or value.strip().lower()


def language(value: str) -> str:
    """Return a language or spelling as nazva calls it; what the list has not stays as it is."""
    return word("language", value) or value.strip().lower()


def date(value: str) -> str | None:
    """Return a date as year, year and month, or whole, in the order of ISO 8601; None if it is none.

    >>> date("5.8.1946"), date("1946-08-00"), date("1946"), date("spring of 1946")
    ('1946-08-05', '1946-08', '1946', None)
    """
    text = value.strip()
    if match := _ISO_DATE.fullmatch(text):
        year, month, day = match.groups(default="0")
    elif match := _DOTTED_DATE.fullmatch(text):
        day, month, year = match.groups(default="0")
    else:
        return None
    if int(month) > 12 or int(day) > 31:
        return None
    parts = [year.zfill(4), *(part.zfill(2) for part in (month, day))]
    while not int(parts[-1]) and len(parts) > 1:
        parts.pop()
    return "-".join(parts) if "00" not in parts else parts[0]


def distinct(names: Iterable[EntityName]) -> tuple[EntityName, ...]:
    """Return names without those that have no text, and each text of a language once."""
    found: dict[tuple[str, str], EntityName] = {}
    for name in names:
        if text := " ".join(name.text.split()):
            found.setdefault((text, name.lang), EntityName(text, name.lang, name.weak))
    return tuple(found.values())
