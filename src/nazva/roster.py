"""The people and places of a text, each once, with the forms that are shown to people."""

from collections.abc import Iterable
from typing import Final, NamedTuple

from nazva.mentions import Mention


class Shown(NamedTuple):
    """A spelling that is shown, what it is called in itself, and its BCP 47 tag."""

    spelling: str
    title: str
    tag: str


SHOWN: Final = (
    Shown("be", "Беларуская", "be"),
    Shown("lacinka", "Łacinka", "be-Latn"),
    Shown("ru", "Русский", "ru"),
    Shown("en", "English", "en"),
)


def entities(found: Iterable[Mention]) -> list[tuple[Mention, int]]:
    """Return each entity's first mention with how often it is mentioned, in the order of the text."""
    counts: dict[tuple[str, str], tuple[Mention, int]] = {}
    for mention in found:
        key = (mention.kind, mention.entity_id or mention.text)
        first, count = counts.get(key, (mention, 0))
        counts[key] = (first, count + 1)
    return list(counts.values())


def table(found: Iterable[Mention]) -> list[tuple[str, ...]]:
    """Return a header and a row for each entity: kind, forms, how often."""
    head = ("kind", *(shown.title for shown in SHOWN), "mentions")
    rows = [
        (first.kind, *(shown_form(first, shown) for shown in SHOWN), str(count)) for first, count in entities(found)
    ]
    return [head, *rows]


def shown_form(mention: Mention, shown: Shown) -> str:
    """Return the form of a mention in a shown spelling; the text of what has no forms."""
    return mention.forms.get(shown.spelling, "") or mention.text
