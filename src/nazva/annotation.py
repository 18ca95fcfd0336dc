"""A text with its people and places marked: as plain text, rows, JSON, or one page of HTML."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from typing import Final

from nazva.errors import NazvaError
from nazva.mentions import Mention, find
from nazva.page import page
from nazva.roster import SHOWN

FORMATS: Final = ("text", "json", "tsv", "html")
_COLUMNS: Final = ("start", "end", "text", "kind", "entity_id", "canonical", "probability")


def annotate(
    source: str,
    *,
    format: str = "html",
    to: str | None = None,
    mentions: Sequence[Mention] | None = None,
) -> str:
    """Return a text with its mentions marked, or replaced by their forms in another spelling.

    `format` is `text` (the text, each mention replaced by its form in `to`, or followed by its canonical form in
    brackets), `json` (one object a line), `tsv` (with a header) or `html` (a page that needs no other file).
    `mentions` spares finding them again. Raises `NazvaError` for another format.

    >>> annotate("Rusłan Čarniecki lives in Minsk.", format="text", to="be")
    'Руслан Чарнецкі lives in Мінск.'
    """
    if format not in FORMATS:
        raise NazvaError(f"no format is called {format!r}: {', '.join(FORMATS)}")
    found = list(find(source) if mentions is None else mentions)
    if format == "json":
        return "".join(json.dumps(mention.as_dict(), ensure_ascii=False) + "\n" for mention in found)
    if format == "tsv":
        return _tsv(found)
    if format == "html":
        return page(source, found)
    out, place = [], 0
    for mention in found:
        shown = mention.forms.get(to, mention.text) if to else f"{mention.text} [{mention.canonical}]"
        out += [source[place : mention.start], shown]
        place = mention.end
    return "".join([*out, source[place:]])


def _tsv(found: Iterable[Mention]) -> str:
    file = io.StringIO()
    writer = csv.writer(file, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, escapechar="\\")
    writer.writerow([*_COLUMNS, *(shown.spelling for shown in SHOWN)])
    for mention in found:
        row = [str(getattr(mention, column)).replace("\n", " ") for column in _COLUMNS]
        writer.writerow([*row, *(mention.forms.get(shown.spelling, "") for shown in SHOWN)])
    return file.getvalue()
