"""One HTML page that needs no other file: a text with its people and places marked, and the list of them."""

from collections.abc import Sequence
from html import escape
from string import Template
from typing import Final

from nazva import context
from nazva.mentions import Mention
from nazva.roster import SHOWN, entities, shown_form

_TAGS: Final = {"be": "be", "lacinka": "be-Latn", "en": "en"}
_KINDS: Final = {"person": "people", "place": "places", "organisation": "organisations"}


def page(source: str, found: Sequence[Mention], title: str = "People and places") -> str:
    """Return one self-contained HTML page: the text with its mentions, and a table of entities.

    The forms of a mention are shown when it is pointed at, tapped or reached by keyboard; in print it bears the number
    of its row in the table.
    """
    rows = entities(found)
    numbers = {(first.kind, first.entity_id or first.text): n for n, (first, _) in enumerate(rows, 1)}
    parts, place = [], 0
    for i, mention in enumerate(found):
        number = numbers[mention.kind, mention.entity_id or mention.text]
        parts += [escape(source[place : mention.start]), _mark(mention, i, number)]
        place = mention.end
    parts.append(escape(source[place:]))
    paragraphs = [f"<p>{part}</p>" for part in "".join(parts).split("\n") if part.strip()]
    kinds = [kind for kind in _KINDS if any(first.kind == kind for first, _ in rows)]
    return _PAGE.substitute(
        title=escape(title),
        language=_TAGS[context.language_of(source)],
        legend=" ".join(f'<span class="key {kind}">{_KINDS[kind]}</span>' for kind in kinds),
        text="\n".join(paragraphs),
        heads="".join(f'<th scope="col" lang="{shown.tag}">{escape(shown.title)}</th>' for shown in SHOWN),
        rows="\n".join(_row(first, count, n) for n, (first, count) in enumerate(rows, 1)),
    )


def _mark(mention: Mention, i: int, number: int) -> str:
    """Return a mention with the card of its forms. The card is within it, so that both are pointed at as one."""
    forms = "".join(
        f'<span class="form"><b lang="{shown.tag}">{escape(shown.title)}</b> '
        f'<span lang="{shown.tag}">{escape(mention.forms[shown.spelling])}</span></span>'
        for shown in SHOWN
        if shown.spelling in mention.forms
    )
    reason = f"{'; '.join(mention.reasons)}, {mention.probability:.0%}"
    return (
        f'<mark class="{escape(mention.kind)}" tabindex="0" aria-describedby="m{i}" data-row="{number}">'
        f"{escape(mention.text)}"
        f'<span class="card" role="tooltip" id="m{i}" lang="en">{forms}<span class="why">{escape(reason)}</span></span>'
        "</mark>"
    )


def _row(first: Mention, count: int, number: int) -> str:
    cells = "".join(
        f'<td lang="{shown.tag}" data-head="{escape(shown.title)}">{escape(shown_form(first, shown))}</td>'
        for shown in SHOWN
    )
    return (
        f'<tr id="e{number}"><th scope="row">{number}</th>'
        f'<td><span class="key {escape(first.kind)}">{escape(first.kind)}</span></td>'
        f'{cells}<td class="count" data-head="Mentions">{count}</td></tr>'
    )


# Amber and blue are told apart in every kind of colour blindness; the lines below words tell them apart without colour.
_PAGE: Final = Template("""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>$title</title>
<style>
:root { color-scheme: light dark; --ink: #1d1d1f; --soft: #5f5b52; --paper: #fffdf8; --card: #fff; --line: #d8d2c4;
  --person: #ffe2a0; --person-line: #a15c00; --place: #cfe6ff; --place-line: #0b5cad;
  --organisation: #e7e5ea; --organisation-line: #5c5866; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #ecebe8; --soft: #b3aea4; --paper: #17171a; --card: #26262b; --line: #45434a;
    --person: #553c00; --person-line: #ffc457; --place: #0e3a63; --place-line: #7dbdff;
    --organisation: #3a3840; --organisation-line: #b9b4c4; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 46rem; padding: 1.5rem 1rem 4rem; color: var(--ink); background: var(--paper);
  font: 1.06rem/1.65 Georgia, "Noto Serif", "DejaVu Serif", serif; overflow-wrap: break-word; }
h1, h2, .legend, .card, table { font-family: system-ui, "Noto Sans", "DejaVu Sans", sans-serif; }
h1, h2 { font-size: 1.3rem; line-height: 1.3; }
h2 { margin-top: 2.5rem; }
.legend { font-size: .88rem; color: var(--soft); }
mark, .key { padding: 0 .15em; border-radius: .2em; color: inherit; background: var(--organisation);
  border-bottom: .12em dashed var(--organisation-line); }
.key { padding: 0 .35em; color: var(--ink); white-space: nowrap; }
mark { position: relative; cursor: help; box-decoration-break: clone; -webkit-box-decoration-break: clone; }
.person { background: var(--person); border-bottom: .12em solid var(--person-line); }
.place { background: var(--place); border-bottom: .12em dotted var(--place-line); }
mark:focus { outline: .15em solid var(--ink); outline-offset: .1em; }
.card { display: none; position: absolute; left: 0; top: 100%; z-index: 1; width: 17rem; padding: .6rem .8rem;
  color: var(--ink); background: var(--card); border: 1px solid var(--line); border-radius: .5rem;
  box-shadow: 0 .3rem 1rem #0004; font-size: .88rem; line-height: 1.5; font-weight: 400; cursor: auto; }
mark:hover .card, mark:focus .card { display: block; }
mark:hover { z-index: 2; }
.form, .why { display: block; }
.form { padding-left: 6.2rem; text-indent: -6.2rem; }
.form b { display: inline-block; min-width: 5.9rem; text-indent: 0; color: var(--soft); font-weight: 400; }
.form span { font-weight: 600; }
.why { margin-top: .35rem; color: var(--soft); font-size: .8rem; }
table { width: 100%; border-collapse: collapse; font-size: .88rem; line-height: 1.4; }
th, td { padding: .4rem .5rem .4rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
thead th { color: var(--soft); font-weight: 600; }
tbody th { color: var(--soft); font-weight: 400; }
.count { text-align: right; padding-right: 0; }
@media screen and (max-width: 79.9rem) {
  .card { position: fixed; left: 1rem; right: 1rem; top: auto; bottom: 1rem; width: auto;
    max-width: 28rem; margin: 0 auto; }
}
@media screen and (max-width: 40rem) {
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  table, tbody, tr, td, tbody th { display: block; }
  tr { position: relative; padding: .7rem 0; border-bottom: 1px solid var(--line); }
  td, tbody th { padding: .1rem 0; border: 0; }
  tbody th { position: absolute; right: 0; top: .7rem; }
  td[data-head] { display: flex; gap: .6rem; text-align: left; }
  td[data-head]::before { content: attr(data-head); flex: 0 0 6rem; color: var(--soft); }
}
@media print {
  :root { color-scheme: light; --ink: #000; --soft: #444; --paper: #fff; --line: #999;
    --person: #ffe2a0; --person-line: #a15c00; --place: #cfe6ff; --place-line: #0b5cad;
    --organisation: #e7e5ea; --organisation-line: #5c5866; }
  body { max-width: none; padding: 0; font-size: 10.5pt; line-height: 1.5; }
  .card { display: none !important; }
  mark, .key { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  mark::after { content: attr(data-row); font-size: .65em; vertical-align: super; line-height: 0; }
  p { orphans: 2; widows: 2; }
  h2 { break-after: avoid; }
  tr { break-inside: avoid; }
}
</style>
</head>
<body>
<h1>$title</h1>
<p class="legend">$legend</p>
<main>
<article lang="$language">
$text
</article>
<section aria-labelledby="entities">
<h2 id="entities">Everyone and everywhere</h2>
<table>
<thead><tr><th scope="col">#</th><th scope="col">Kind</th>$heads<th scope="col" class="count">Mentions</th></tr></thead>
<tbody>
$rows
</tbody>
</table>
</section>
</main>
</body>
</html>
""")
