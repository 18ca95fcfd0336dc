"""Which spellings there are, what they are called, and which tables lead from one to another."""

from collections import deque
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any

from nazva import tables
from nazva.errors import UnknownSpelling
from nazva.tables import Hub, Table


@dataclass(frozen=True, slots=True)
class Spelling:
    """A way of writing a language, and which way the tables lead to and from it."""

    id: str
    title: str
    status: str
    language: str
    aliases: tuple[str, ...]
    authority: str
    document: str
    date: str
    direction: str
    reversible: bool
    loss: str

    def as_dict(self) -> dict[str, Any]:
        """Return the spelling as plain data."""
        return asdict(self)


def spellings() -> list[Spelling]:
    """Return every spelling that the tables know, sorted by id.

    >>> next(spelling.title for spelling in spellings() if spelling.id == "be-icao")
    'Passports of Belarus: machine-readable travel documents (ICAO Doc 9303)'
    """
    return list(_spellings())


@cache
def _spellings() -> tuple[Spelling, ...]:
    index = tables.index()
    ends = {(start, end) for start, _, end in (ident.partition("_") for ident in index) if end}
    own_hubs = {tables.load_hub(ident).language for ident in hubs()}
    found = {}
    # Where two tables write a spelling, that from the hub named like the language speaks for it.
    for ident, file in sorted(index.items(), key=lambda item: item[0].partition("_")[0] not in own_hubs):
        if file.parent.name != "spellings" and "_" not in ident:
            continue
        table = tables.load(ident)
        if isinstance(table, Hub):
            spelling, language, loss = ident, table.language, ""
        elif isinstance(table, Table):
            spelling, loss = table.target_spelling, table.loss
            if spelling in hubs() or spelling in found:
                continue
            language = tables.load_hub(table.source_spelling).language if table.source_spelling in hubs() else ""
        else:
            continue
        reads = any(start == spelling for start, _ in ends)
        writes = any(end == spelling for _, end in ends)
        found[spelling] = Spelling(
            id=spelling,
            title=table.title,
            status=table.status,
            language=language,
            aliases=table.aliases,
            authority=table.source.authority,
            document=table.source.document,
            date=table.source.date,
            direction="both" if reads and writes else "from" if reads else "to",
            reversible=reads and not loss,
            loss=loss,
        )
    return tuple(found[ident] for ident in sorted(found))


def hubs() -> frozenset[str]:
    """Return the ids of the hub spellings."""
    return frozenset(ident for ident, file in tables.index().items() if file.parent.name == "spellings")


@cache
def resolve(name: str) -> str:
    """Return the id of a spelling, given its id or an alias. Raises `UnknownSpelling` with the nearest ids.

    >>> resolve("passport")
    'be-icao'
    """
    index = tables.index()
    if name in hubs() or any(name in ident.split("_") and "_" in ident for ident in index):
        return name
    for spelling in spellings():
        if name in spelling.aliases:
            return spelling.id
    ids = [name for spelling in spellings() for name in (spelling.id, *spelling.aliases)]
    from difflib import get_close_matches  # noqa: PLC0415  (slow to import, and only errors need it)

    near = get_close_matches(name, ids, n=3, cutoff=0.4)
    hint = f"did you mean {' or '.join(near)}?" if near else "see: nazva spellings"
    raise UnknownSpelling(f"no spelling is called {name!r}; {hint}")


@dataclass(frozen=True, slots=True)
class Link:
    """A table on the way from one spelling to another, run forwards or read backwards."""

    table: str
    backward: bool = False


@cache
def path(source: str, to: str) -> tuple[Link, ...] | None:
    """Return the tables that lead from one spelling to another, the fewest; None if none do.

    A spelling that no table reads is read backwards by the table that writes it.
    """
    if source == to:
        return ()
    between = hubs()
    edges = _edges()
    queue: deque[tuple[str, tuple[Link, ...]]] = deque([(source, ())])
    seen = {source}
    while queue:
        here, chain = queue.popleft()
        for end, link in edges.get(here, ()):
            if end == to:
                return (*chain, link)
            if end in between and end not in seen:
                seen.add(end)
                queue.append((end, (*chain, link)))
    return None


@cache
def _edges() -> Mapping[str, list[tuple[str, Link]]]:
    edges: dict[str, list[tuple[str, Link]]] = {}
    ends = {(start, end): None for start, _, end in map(_parted, sorted(tables.index())) if end}
    between = hubs()
    for start, end in ends:
        edges.setdefault(start, []).append((end, Link(f"{start}_{end}")))
    for start, end in ends:
        if start in between and (end, start) not in ends:
            edges.setdefault(end, []).append((start, Link(f"{start}_{end}", backward=True)))
    return edges


def _parted(ident: str) -> tuple[str, str, str]:
    return ident.partition("_")


def forget() -> None:
    """Forget what was learnt of the tables: another has come."""
    for memory in (path, resolve, _edges, _spellings):
        memory.cache_clear()
