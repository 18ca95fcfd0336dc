"""Names of companies and other bodies: the name itself, without the legal form beside it."""

from functools import cache, lru_cache
from typing import Final

from nazva import tables
from nazva.nametokens import SIGN, Phrases, tokens

_CLASS: Final = ("legal form",)
_REMEMBERED: Final = 1 << 15


@cache
def _phrases() -> Phrases:
    rows = tables.load_list("legal-forms").rows
    return Phrases((form, (_CLASS[0], row["id"][0])) for row in rows for form in row["forms"])


@lru_cache(maxsize=_REMEMBERED)
def without_legal_form(name: str) -> str:
    """Return the words of a name without the legal forms in it; empty when there are none, or nothing else.

    >>> [without_legal_form(name) for name in ("JSC «Беларуськалій»", "Acme Trading Co., Ltd.", "BelAZ")]
    ['Беларуськалій', 'Acme Trading', '']
    """
    found = tokens(name)
    kept, place = [], 0
    while place < len(found):
        size, _, _ = _phrases().at(found, place, _CLASS)
        if size:
            place += size
        else:
            kept.append(found[place])
            place += 1
    words = [token.written for token in kept if token.kind != SIGN]
    return " ".join(words) if words and len(kept) < len(found) else ""
