"""A text with its people and places marked: as plain text, rows, JSON, or one page of HTML."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from html import escape
from typing import Final

from nazva.errors import NazvaError
from nazva.mentions import Mention, find

FORMATS: Final = ("text", "json", "tsv", "html")
SHOWN: Final = (("be", "Беларуская"), ("lacinka", "Łacinka"), ("ru", "Русский"), ("en", "English"))
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
    writer.writerow([*_COLUMNS, *(spelling for spelling, _ in SHOWN)])
    for mention in found:
        row = [str(getattr(mention, column)).replace("\n", " ") for column in _COLUMNS]
        writer.writerow([*row, *(mention.forms.get(spelling, "") for spelling, _ in SHOWN)])
    return file.getvalue()


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
    head = ("kind", *(title for _, title in SHOWN), "mentions")
    rows = [
        (first.kind, *(first.forms.get(spelling, "") or first.text for spelling, _ in SHOWN), str(count))
        for first, count in entities(found)
    ]
    return [head, *rows]


def page(source: str, found: Sequence[Mention], title: str = "People and places") -> str:
    """Return one self-contained HTML page: the text with its mentions, and a table of entities."""
    out, place = [], 0
    for number, mention in enumerate(found):
        forms = "".join(
            f"<span><b>{escape(name)}</b> {escape(mention.forms[spelling])}</span>"
            for spelling, name in SHOWN
            if spelling in mention.forms
        )
        out += [
            escape(source[place : mention.start]),
            f'<mark class="{mention.kind}" tabindex="0" aria-describedby="m{number}">{escape(mention.text)}'
            f'<span class="card" role="tooltip" id="m{number}">{forms}'
            f"<i>{escape(mention.reasons[0])}, {mention.probability:.0%}</i></span></mark>",
        ]
        place = mention.end
    out.append(escape(source[place:]))
    paragraphs = "".join(f"<p>{part}</p>\n" for part in "".join(out).split("\n") if part.strip())
    head, *rows = table(found)
    cells = "".join(f"<th>{escape(cell)}</th>" for cell in head)
    body = "".join(
        f'<tr class="{row[0]}">' + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>\n" for row in rows
    )
    return _PAGE.format(title=escape(title), text=paragraphs, head=cells, rows=body)


_PAGE: Final = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
:root {{ --person: #ffe3a8; --place: #c9ecd2; --organisation: #dcd9f5; --ink: #1d1d1f; --paper: #fffdf8; --line: #d8d2c4; }}
* {{ box-sizing: border-box; }}
body {{ margin: 0 auto; max-width: 46rem; padding: 1.5rem 1rem 4rem; color: var(--ink); background: var(--paper);
  font: 1.06rem/1.65 Georgia, "Noto Serif", serif; }}
h1, h2 {{ font: 600 1.25rem/1.3 system-ui, sans-serif; }}
mark {{ position: relative; padding: 0 .15em; border-radius: .2em; color: inherit; cursor: help; }}
mark.person, tr.person td:first-child {{ background: var(--person); }}
mark.place, tr.place td:first-child {{ background: var(--place); }}
mark.organisation, tr.organisation td:first-child {{ background: var(--organisation); }}
.card {{ display: none; position: absolute; left: 0; top: 1.7em; z-index: 1; min-width: 15rem; max-width: 80vw; padding: .6rem .8rem;
  background: #fff; border: 1px solid var(--line); border-radius: .5rem; box-shadow: 0 .3rem 1rem #0003;
  font: .88rem/1.5 system-ui, sans-serif; }}
.card span, .card i {{ display: block; }}
.card b {{ display: inline-block; min-width: 6rem; color: #6b6659; font-weight: 500; }}
.card i {{ margin-top: .3rem; color: #6b6659; }}
mark:hover .card, mark:focus .card {{ display: block; }}
.wide {{ overflow-x: auto; }}
table {{ width: 100%; border-collapse: collapse; font: .9rem/1.4 system-ui, sans-serif; }}
th, td {{ padding: .35rem .5rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }}
td:last-child {{ text-align: right; }}
@media (max-width: 34rem) {{ .card {{ position: fixed; left: 1rem; right: 1rem; top: auto; bottom: 1rem; max-width: none; }} }}
@media print {{ body {{ max-width: none; background: none; }} .card {{ display: none !important; }}
  mark {{ -webkit-print-color-adjust: exact; print-color-adjust: exact; }} tr {{ break-inside: avoid; }} }}
</style>
</head>
<body>
<h1>{title}</h1>
<article>
{text}</article>
<h2>Entities</h2>
<div class="wide">
<table>
<thead><tr>{head}</tr></thead>
<tbody>
{rows}</tbody>
</table>
</div>
</body>
</html>
"""
