"""Finds and reads table files; the only module that opens them. `schema` says what they hold, `reader` checks them."""

import os
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from nazva import wordlists
from nazva.errors import Fault, NazvaError, TableError
from nazva.listreader import read_list
from nazva.paradigms import read_paradigms
from nazva.reader import FORMAT, KINDS, Reader
from nazva.schema import AnyTable, Example, Find, Hub, Lexicon, ListTable, Pairs, Paradigms, Rule, Source, Table, values

FOLDER_VARIABLE: Final = "NAZVA_TABLES"

__all__ = [
    "AnyTable",
    "Example",
    "Find",
    "Hub",
    "Lexicon",
    "ListTable",
    "Pairs",
    "Paradigms",
    "Rule",
    "Source",
    "Table",
    "add",
    "folders",
    "index",
    "load",
    "load_hub",
    "load_list",
    "load_pairs",
    "load_paradigms",
    "load_scheme",
    "read",
    "root",
    "values",
]


def read(path: Path) -> AnyTable:
    """Read one table file and check it.

    Returns a `Table`, `Hub`, `ListTable` or `Pairs`, whichever the file's head says it is. Raises `TableError`
    with every fault of the file, or `NazvaError` when the file cannot be opened.

    >>> read(root() / "schemes" / "be_lacinka.toml").title
    'Belarusian Łacinka as it is written today'
    """
    return _read(path, ())


def _read(path: Path, waiting: tuple[str, ...], *, proven: bool = False) -> AnyTable:
    reader = Reader(str(path))
    try:
        data = tomllib.loads(path.read_bytes().decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise TableError(reader.file, [Fault("file", str(error), "a table is TOML in UTF-8")]) from error
    except OSError as error:
        raise NazvaError(f"{path}: cannot be read: {error.strerror}") from error
    base = _base(path, data, waiting)
    reader.base = base if isinstance(base, Table) else None
    if data.get("format") != FORMAT:
        reader.fault("file", f"format is {data.get('format')!r}", f"this version reads format = {FORMAT}")
    table: AnyTable
    if "list" in data:
        table = read_list(reader, data, _rows_beside(path), proven=proven)
    elif "forms" in data:
        table = read_paradigms(reader, data, base if isinstance(base, Paradigms) else None)
    else:
        kind = next((kind for kind in KINDS if kind in data), None)
        if kind is None:
            remedy = "begin with [table], [spelling], [list], [forms] or [pairs]"
            raise TableError(reader.file, [*reader.faults, Fault("file", "the kind of table is not stated", remedy)])
        table = KINDS[kind](reader, data)
    if reader.faults:
        raise TableError(reader.file, reader.faults)
    return wordlists.expand(table, load_list) if isinstance(table, Table) else table


def _base(path: Path, data: Mapping[str, Any], waiting: tuple[str, ...]) -> Table | Paradigms | None:
    """Return the table that a file builds on, None if it names none; `waiting` are the tables that build on this."""
    kind, head = ("forms", data["forms"]) if "forms" in data else ("table", data.get("table"))
    ident = head.get("base") if isinstance(head, dict) else None
    if ident is None:
        return None
    problem = f"base {ident!r} is no table of {'paradigms' if kind == 'forms' else 'a conversion'}"
    if isinstance(ident, str) and ident in index():
        chain = (*waiting, path.stem)
        if ident in chain:
            problem = f"the bases go round in a circle: {' → '.join([*chain, ident])}"
        elif isinstance(base := _read(index()[ident], chain), Paradigms if kind == "forms" else Table):
            return base
    raise TableError(str(path), [Fault(kind, problem, "see: nazva spellings")])


def _rows_beside(head: Path) -> str | None:
    """Return the content of the TSV beside a list's head, None if there is no such file."""
    rows = head.with_suffix(".tsv")
    try:
        return rows.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return None
    except UnicodeDecodeError as error:
        raise TableError(str(rows), [Fault("file", str(error), "a list is UTF-8")]) from error


@cache
def root() -> Path:
    """Return the folder of the tables that come with nazva, in an installed package or a checkout."""
    here = Path(__file__).resolve()
    for folder in (here.parent / "tables", here.parents[2] / "tables"):
        if folder.is_dir():
            return folder
    raise NazvaError(f"this installation has no tables: expected them in {here.parent / 'tables'}; reinstall nazva")


def folders() -> list[Path]:
    """Return the folders that are searched for tables, the first to be found first."""
    own = os.environ.get(FOLDER_VARIABLE)
    if not own:
        return [root()]
    if not Path(own).is_dir():
        raise NazvaError(f"{FOLDER_VARIABLE} is {own!r}, which is no folder: set it to a folder of tables, or unset it")
    return [Path(own), root()]


@cache
def index() -> dict[str, Path]:
    """Return where each table file stands, by id. Users' own tables (`NAZVA_TABLES`) come before ours."""
    found: dict[str, Path] = {}
    for folder in folders():
        for file in sorted(folder.rglob("*.toml")):
            found.setdefault(file.stem, file)
    return found


@cache
def load(ident: str) -> AnyTable:
    """Return the table file of this id, read and checked once. Raises `NazvaError` when there is none."""
    file = index().get(ident)
    if file is None:
        raise NazvaError(f"there is no table {ident!r}")
    # What comes with nazva the tests have read and checked to the last cell.
    return _read(file, (), proven=file.is_relative_to(root()))


def add(path: Path) -> AnyTable:
    """Read a table file and make it known under its id, before any other of that id."""
    table = read(path)
    index()[table.id] = path
    load.cache_clear()
    return table


def load_scheme(ident: str) -> Table:
    """Return the table of a conversion by id."""
    table = load(ident)
    if not isinstance(table, Table):
        raise NazvaError(f"{table.file}: a table of a conversion was expected")
    return table


def load_hub(ident: str) -> Hub:
    """Return the hub spelling of this id."""
    table = load(ident)
    if not isinstance(table, Hub):
        raise NazvaError(f"{table.file}: a hub spelling was expected")
    return table


def load_list(ident: str) -> ListTable:
    """Return a list table by id."""
    table = load(ident)
    if not isinstance(table, ListTable):
        raise NazvaError(f"{table.file}: a list table was expected")
    return table


def load_pairs(ident: str) -> Pairs:
    """Return a table of pairs by id."""
    table = load(ident)
    if not isinstance(table, Pairs):
        raise NazvaError(f"{table.file}: a table of pairs was expected")
    return table


def load_paradigms(ident: str) -> Paradigms:
    """Return a table of paradigms by id."""
    table = load(ident)
    if not isinstance(table, Paradigms):
        raise NazvaError(f"{table.file}: a table of paradigms was expected")
    return table
