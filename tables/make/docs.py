"""Writes the reference from the tables: a page for every spelling, their index, and names in every scheme.

    python tables/make/docs.py

Run it whenever a table has changed; the suite fails when a page is stale. The same tables give the same bytes.
"""

import shlex
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

from docs_words import grid, letters, plain, prose, variants

import nazva
from nazva import tables
from nazva.catalogue import Spelling, hubs
from nazva.schema import Example, Hub, Source, Table

COMMAND = "python tables/make/docs.py"
LANGUAGES = {"be": "Belarusian", "ru": "Russian", "uk": "Ukrainian"}
SCRIPTS = {"Cyrl": "Cyrillic", "": "Latin", "Latn": "Latin", "Arab": "Arabic", "Brai": "Braille"}
GROUPS = (
    "Cyrillic",
    "Łacinka",
    "National systems of Belarus",
    "International systems for Belarusian",
    "English as newspapers print it",
    "Belarusian names as neighbours print them",
    "Belarusian in other scripts",
    "Russian",
    "Ukrainian",
)
NATIONAL = {"geo", "icao", "mvd"}
MOST_EXAMPLES = 36
SAMPLE = {"be": "Святлана Ціханоўская", "ru": "Светлана Тихановская", "uk": "Світлана Тихановська"}

# The same people and places in three languages, chosen for the letters in which systems differ.
NAMES = (
    (
        "People",
        {
            "be": ["Юрый Зянковіч", "Святлана Ціханоўская", "Аляксандр Лукашэнка", "Андрэй Кузнечык"],
            "ru": ["Юрий Зенкович", "Светлана Тихановская", "Александр Лукашенко", "Андрей Кузнечик"],
            "uk": ["Юрій Зенкович", "Світлана Тихановська", "Олександр Лукашенко", "Андрій Кузнечик"],
        },
    ),
    (
        "Writers and other people",
        {
            "be": ["Васіль Быкаў", "Якуб Колас", "Наталля Арсеннева", "Сяргей Вераб’ёў"],
            "ru": ["Василий Быков", "Якуб Колас", "Наталья Арсеньева", "Сергей Воробьёв"],
            "uk": ["Василь Биков", "Якуб Колас", "Наталія Арсеньєва", "Сергій Воробйов"],
        },
    ),
    (
        "Cities",
        {
            "be": ["Мінск", "Гомель", "Магілёў", "Віцебск", "Гродна", "Брэст"],
            "ru": ["Минск", "Гомель", "Могилёв", "Витебск", "Гродно", "Брест"],
            "uk": ["Мінськ", "Гомель", "Могильов", "Вітебськ", "Гродно", "Берестя"],
        },
    ),
    (
        "Towns",
        {
            "be": ["Нясвіж", "Жлобін", "Шчучын", "Хойнікі", "Іўе", "Ельск"],
            "ru": ["Несвиж", "Жлобин", "Щучин", "Хойники", "Ивье", "Ельск"],
            "uk": ["Несвіж", "Жлобин", "Щучин", "Хойники", "Ів’є", "Єльськ"],
        },
    ),
)


def pages() -> dict[str, str]:
    """Return every generated page by its path under docs/."""
    known = nazva.spellings()
    made = {f"schemes/{own.id}.md": _scheme_page(own) for own in known}
    made |= {f"schemes/{table.id}.md": _stage_page(table) for table in _stages(known)}
    made["schemes/index.md"] = _index(known)
    made["comparison.md"] = _comparison("be", known)
    made |= {f"comparison-{language}.md": _comparison(language, known) for language in ("ru", "uk")}
    return {name: made[name] for name in sorted(made)}


def group(spelling: Spelling) -> str:
    """Return the heading under which a spelling stands."""
    language, _, name = spelling.id.partition("-")
    kind = name.partition("-")[0]
    headings = (
        ("Cyrillic", spelling.id in hubs()),
        ("Łacinka", language not in LANGUAGES),
        (LANGUAGES.get(language, ""), language != "be"),
        ("Belarusian in other scripts", spelling.id not in hubs() and _table(spelling).script not in {"", "Latn"}),
        ("National systems of Belarus", kind in NATIONAL),
        ("English as newspapers print it", name == "en"),
        ("Belarusian names as neighbours print them", len(name) == 2),
    )
    return next((heading for heading, holds in headings if holds), "International systems for Belarusian")


def _table(spelling: Spelling) -> Table:
    return tables.load_scheme(f"{spelling.language}_{spelling.id}")


def _writers(spelling: Spelling) -> list[Table]:
    """Return the tables that write a spelling, that from the language's own hub first."""
    found = [tables.load_scheme(i) for i in tables.index() if i.endswith(f"_{spelling.id}")]
    return sorted(found, key=lambda table: (table.source_spelling != spelling.language, table.id))


def _stages(known: Iterable[Spelling]) -> list[Table]:
    names = {stage for own in known for table in _writers(own) for stage in table.stages}
    stages = (tables.load_scheme(name) for name in sorted(names))
    return [table for table in stages if table.is_stage]


def _link(table: Table | Hub) -> str:
    return f"[{table.id}](../../tables/{Path(table.file).relative_to(tables.root()).as_posix()})"


def _mark(file: str) -> str:
    return f"<!-- Written from {file} by {COMMAND}; change the table, not this page. -->"


def _scheme_page(own: Spelling) -> str:
    hub = tables.load_hub(own.id) if own.id in hubs() else None
    writers = _writers(own)
    main = next((table for table in writers if table.source_spelling == own.language), None)
    lead: Table | Hub | None = hub or main
    if lead is None:
        raise SystemExit(f"{own.id}: no table {own.language}_{own.id} writes it, and it is no hub")
    script = SCRIPTS[hub.script if hub else main.script if main else ""]
    lines = [f"# {prose(own.title)}", "", _mark(f"tables/{Path(lead.file).relative_to(tables.root()).as_posix()}"), ""]
    lines += _card(own, script, lead)
    if main:
        lines += ["", prose(main.used)] if main.used else []
    if hub:
        lines += _hub_letters(hub)
    if main and (main.rules or main.stages):
        lines += letters(main, heading="From official spelling" if hub else "Letters")
        lines += variants(main)
    lines += _also(own, [table for table in writers if table is not main and not table.is_stage])
    if main:
        lines += _reversibility(main)
    lines += _use(own)
    if main:
        lines += _examples(main)
    lines += ["", "## Source", "", *_source(lead.source, _link(lead))]
    if hub and main:
        lines += ["", *_source(main.source, _link(main))]
    traps = [*(main.traps if main else ())]
    backs = [tables.load_scheme(main.inverse)] if main and main.inverse else []
    traps += [trap for table in backs for trap in table.traps if trap not in traps]
    if traps:
        lines += ["", "## Traps", "", "Errors seen in other people's implementations and data:", ""]
        lines += [f"* {prose(trap)}" for trap in traps]
    lines += ["", "[All spellings](index.md) · [Which one do I want?](../which-one.md)", ""]
    return "\n".join(lines)


def _card(own: Spelling, script: str, lead: Table | Hub) -> list[str]:
    tags = [alias for alias in own.aliases if "-t-" in alias]
    names = [alias for alias in own.aliases if alias not in tags]
    ways = {
        "both": "written and read" if own.reversible or own.id in hubs() else "written and read, with losses",
        "to": "written; read backwards, with losses",
        "from": "read only",
    }
    rows = [
        ("id", f"`{own.id}`"),
        ("status", own.status),
        ("language, script", f"{LANGUAGES[own.language]}, {script}"),
        ("direction", ways[own.direction]),
    ]
    if names:
        rows.append(("also called", ", ".join(f"`{name}`" for name in names)))
    if tags:
        rows.append(("BCP 47", ", ".join(f"`{tag}`" for tag in tags)))
    rows.append(("table", _link(lead)))
    return grid(("", ""), rows)


def _hub_letters(hub: Hub) -> list[str]:
    lines = ["", "## Letters", "", f"{' '.join(hub.alphabet)}", ""]
    lines += [f"Vowels: {' '.join(hub.vowels)}. Order: [Alphabetical order](../sorting.md)."]
    if hub.accepts:
        pairs = ", ".join(f"{plain(letter)} as {plain(own)}" for letter, own in hub.accepts.items())
        lines += ["", f"Letters of dirty data that are read: {pairs}."]
    lines += ["", "A hub: every scheme of the language leads to it or from it, and through it to every other."]
    return lines


def _also(own: Spelling, others: Sequence[Table]) -> list[str]:
    lines = []
    for table in others:
        if table.source_spelling in hubs() and own.id not in hubs():
            lines += [
                "",
                f"## From `{table.source_spelling}`",
                "",
                f"{prose(table.title)}: {_link(table)}. {prose(table.used)}".strip(),
            ]
            if table.loss:
                lines += ["", f"Lost on that way: {prose(table.loss)}."]
    return lines


def _reversibility(table: Table) -> list[str]:
    lines = ["", "## Does it come back?", ""]
    source = table.source_spelling
    if table.inverse:
        kept = "Yes, except for what is named here" if table.loss else "Yes"
        inverse = tables.load_scheme(table.inverse)
        stages = (tables.load_scheme(name) for name in inverse.stages)
        through = [f"[{prose(stage.title)}]({stage.id}.md)" for stage in stages if stage.is_stage]
        back = _link(inverse) + (f" (through: {', '.join(through)})" if through else "")
        sent = "at least 98 of 100 names of the lists" if table.loss else "all names of the lists and strings at random"
        lines += [
            f"{kept}: {back} leads back to `{source}`. Proved: the suite sends the examples and {sent} there and back."
        ]
    else:
        lines += [
            "Not whole. It is read backwards, by the rows above: `nazva.readings` ranks the originals in "
            f"`{source}`, and every one that uses no variant gives the input when it is converted; `nazva.convert` "
            "takes the best, and `nazva.explain` says how sure it is."
        ]
    return [*lines, "", f"Lost: {prose(table.loss)}."] if table.loss else lines


def _use(own: Spelling) -> list[str]:
    source = own.language
    if own.id == source:
        source = next(o.id for o in nazva.spellings() if o.language == own.id and o.reversible and o.id not in hubs())
    sample = SAMPLE[own.language]
    if source != own.language:
        sample = nazva.convert(sample, to=source, source=own.language)
    done = nazva.convert(sample, to=own.id, source=source)
    lines = ["", "## Use", "", "```sh", f"echo {shlex.quote(sample)} | nazva convert --from {source} --to {own.id}"]
    lines += ["```", "", "```python", ">>> import nazva", *_call(sample, done, source, own.id)]
    if own.id not in hubs() and _table(own).inverse:
        lines += _call(done, nazva.convert(done, to=source, source=own.id), own.id, source)
    return [*lines, "", "```"]


def _call(given: str, done: str, source: str, to: str) -> list[str]:
    """Return a call of `convert` and its result, as a session of Python shows them."""
    literal = given.replace("\\", "\\\\").replace('"', '\\"')
    return [f'>>> nazva.convert("{literal}", to="{to}", source="{source}")', repr(done)]


def _pairs(examples: Iterable[Example]) -> Iterator[tuple[str, str, str]]:
    for example in examples:
        sources, targets = example.source.split(", "), example.target.split(", ")
        about = "; ".join(filter(None, (example.cite, example.note, example.fails and f"fails: {example.fails}")))
        if len(sources) != len(targets):
            sources, targets = [example.source], [example.target]
        yield from zip(sources, targets, [about] * len(sources), strict=True)


def _examples(table: Table) -> list[str]:
    pairs = list(_pairs(table.examples))
    if not pairs:
        return []
    lines = ["", "## Examples"]
    shown = pairs[:MOST_EXAMPLES]
    for about, own in groupby(shown, key=lambda pair: pair[2]):
        listed = " · ".join(f"{plain(source)} → {plain(target)}" for source, target, _ in own)
        lines += ["", f"{listed} ({prose(about)})" if about else listed]
    if len(pairs) > len(shown):
        lines += ["", f"{len(pairs) - len(shown)} more stand in the table; all are tests."]
    return lines


def _source(source: Source, link: str) -> list[str]:
    where = f" <{source.url}>." if source.url else ""
    lines = [
        f"{prose(source.authority)}: {prose(source.document)} ({source.date}).{where} "
        f"Compared {source.read}. Table {link}."
    ]
    if source.notes:
        lines += ["", prose(source.notes)]
    return lines


def _stage_page(table: Table) -> str:
    file = f"tables/{Path(table.file).relative_to(tables.root()).as_posix()}"
    lines = [f"# {prose(table.title)}", "", _mark(file), ""]
    lines += [f"A stage: other tables run it first, and no spelling is made by it alone. Table {_link(table)}."]
    users = [own for own in nazva.spellings() for writer in _writers(own) if table.id in writer.stages]
    lines += ["", f"Used by {', '.join(f'[{own.id}]({own.id}.md)' for own in users)}."]
    lines += letters(table, heading="Rules")
    lines += _examples(table)
    lines += ["", "## Source", "", *_source(table.source, _link(table)), "", "[All spellings](index.md)", ""]
    return "\n".join(lines)


def _index(known: Sequence[Spelling]) -> str:
    lines = ["# All spellings", "", _mark("tables/"), ""]
    lines += [
        f"{len(known)} ways of writing Belarusian, Russian and Ukrainian names. *Both ways*: a table leads there and "
        "a table leads back. *There, guessed back*: letters are lost, and the likeliest original is found. "
        "Statuses: *official* (an authority prescribes it), *customary* (people do it), *historic*, *draft* (part of "
        "it could not be confirmed; the page says what).",
        "",
        "[Which one do I want?](../which-one.md) · [Names in every scheme](../comparison.md) · "
        "[Alphabetical order](../sorting.md)",
    ]
    ways = {"both": "both ways", "to": "there, guessed back", "from": "from"}
    for name in GROUPS:
        rows = [
            (f"[{own.id}]({own.id}.md)", prose(own.title), own.status, ways[own.direction], own.date[:4])
            for own in known
            if group(own) == name
        ]
        if rows:
            lines += ["", f"## {name}", "", *grid(("id", "title", "status", "direction", "date"), rows)]
    return "\n".join([*lines, ""])


def _comparison(language: str, known: Sequence[Spelling]) -> str:
    lines = [f"# {LANGUAGES[language]} names in every scheme", "", _mark("tables/"), ""]
    others = [other for other in LANGUAGES if other != language]
    pages = [f"[{LANGUAGES[o]}](comparison{'' if o == 'be' else '-' + o}.md)" for o in others]
    lines += [
        f"What each scheme makes of the {LANGUAGES[language]} forms; the same people and places in "
        f"{' and '.join(pages)}. This is the letters' doing alone: what a bearer has chosen, or the name that "
        "English has for a city, may be another. "
        "[All spellings](schemes/index.md)",
    ]
    rows = [own for own in known if own.language == language and own.id != language]
    rows.sort(key=lambda own: GROUPS.index(group(own)))
    for title, names in NAMES:
        chosen = names[language]
        made = [
            (f"[{own.id}](schemes/{own.id}.md)", *map(plain, nazva.convert(chosen, to=own.id, source=language)))
            for own in rows
        ]
        lines += ["", f"## {title}", "", *grid(("", *chosen), made)]
    return "\n".join([*lines, ""])


def main() -> int:
    """Write the pages; remove those of spellings that are no more."""
    docs = Path(__file__).parents[2] / "docs"
    made = pages()
    (docs / "schemes").mkdir(exist_ok=True)
    for old in (docs / "schemes").glob("*.md"):
        if f"schemes/{old.name}" not in made:
            old.unlink()
    for name, content in made.items():
        (docs / name).write_text(content, encoding="utf-8", newline="\n")
    print(f"{len(made)} pages")
    return 0


if __name__ == "__main__":
    sys.exit(main())
