"""Entities in one SQLite file: opened at once, read without loading, changed without rebuilding.

The index for search (`registryindex`) stands in the same file. A file is whole or not there: it is built under another
name and takes its own when it is ready.
"""

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from urllib.parse import quote
from uuid import uuid4

from nazva.entities import Entity, EntityName, merged
from nazva.errors import InputError, NazvaError

SUFFIX: Final = ".nazva"
_MAGIC: Final = b"SQLite format 3\x00"
_APPLICATION: Final = 0x6E617A76
_LAYOUT: Final = 2
_MAPPED: Final = 1 << 31
_MANY: Final = "|"

_TABLES: Final = """
create table meta (name text primary key, value text not null) without rowid;
create table entity (
    n integer primary key, id text not null unique, kind text not null, gender text not null, birth_dates text not null,
    death_dates text not null, countries text not null, parent text not null, links text not null, family text not null
);
create index entity_of_kind on entity (kind);
create table name (
    n integer primary key, entity integer not null, text text not null, lang text not null, weak integer not null
);
create index name_of_entity on name (entity);
create table key (hash integer not null, name integer not null, primary key (hash, name)) without rowid;
create table word (n integer primary key, kind text not null, text text not null, unique (kind, text));
create table near (hash integer not null, word integer not null, primary key (hash, word)) without rowid;
create table pair (
    word integer not null, partner integer not null, name integer not null, primary key (word, partner, name)
) without rowid;
create index pair_of_partner on pair (partner, word);
"""
_COLUMNS: Final = "n, id, kind, gender, birth_dates, death_dates, countries, parent, links, family"
_Row = tuple[int, str, str, str, str, str, str, str, str, str]


def is_store(path: Path) -> bool:
    """Tell whether a file is a store. Raises `InputError` for a file that cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(len(_MAGIC)) == _MAGIC
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}") from error


class OtherLayout(InputError):
    """The file is a store of another version of nazva."""


class Store:
    """The entities of one file, or of memory when there is no path."""

    def __init__(self, base: sqlite3.Connection, path: Path | None, *, writable: bool = True) -> None:
        self.base = base
        self.path = path
        self.writable = writable

    @classmethod
    def create(cls, path: Path | None = None) -> "Store":
        """Return a new store in a file that is not there yet, or one that lasts as long as it is open."""
        # Without a name SQLite keeps what is too large for memory in a file of its own that nobody sees.
        base = sqlite3.connect(path or "", check_same_thread=False, isolation_level=None)
        base.executescript(f"pragma application_id = {_APPLICATION}; pragma user_version = {_LAYOUT}; {_TABLES}")
        base.executescript("pragma journal_mode = memory; pragma synchronous = off; pragma cache_size = -65536")
        return cls(base, path)

    @classmethod
    def open(cls, path: Path) -> "Store":
        """Return the store of a file. Raises `InputError` when it is none of ours, or of another layout."""
        writable = os.access(path, os.W_OK)
        where = f"file:{quote(str(path.resolve()))}?mode={'rw' if writable else 'ro'}"
        base = sqlite3.connect(where, uri=True, check_same_thread=False, isolation_level=None)
        try:
            (application,) = base.execute("pragma application_id").fetchone()
            (layout,) = base.execute("pragma user_version").fetchone()
        except sqlite3.DatabaseError as error:
            base.close()
            raise InputError(f"{path}: no registry: {error}") from error
        if application != _APPLICATION or layout != _LAYOUT:
            base.close()
            if application == _APPLICATION:
                raise OtherLayout(f"{path}: of another version of nazva: make it anew with nazva registry import")
            raise InputError(f"{path}: a data base, but no registry: make one with nazva registry import")
        base.executescript(f"pragma mmap_size = {_MAPPED}; pragma cache_size = -16384; pragma synchronous = normal")
        return cls(base, path, writable=writable)

    def copy_to(self, path: Path) -> None:
        """Write the store into a file that is not there yet."""
        with sqlite3.connect(path) as other:
            self.base.backup(other)
        other.close()

    def close(self) -> None:
        """Close the file."""
        self.base.close()

    @contextmanager
    def change(self) -> Iterator[None]:
        """Make changes that are all made or none. Raises `InputError` for a file that may not be written."""
        if not self.writable:
            raise InputError(f"{self.path}: may not be written: copy it to where it may")
        if self.base.in_transaction:
            yield
            return
        try:
            self.base.execute("begin immediate")
            yield
            self.base.execute("commit")
        except sqlite3.OperationalError as error:
            self._undo()
            raise InputError(f"{self.path or 'registry'}: cannot be written: {error}") from error
        except BaseException:
            self._undo()
            raise

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Read what may not be sound. Raises `InputError` for a file that is damaged."""
        try:
            yield
        except sqlite3.DatabaseError as error:
            raise InputError(f"{self.path}: damaged ({error}): make it anew with nazva registry import") from error

    def _undo(self) -> None:
        if self.base.in_transaction:
            self.base.execute("rollback")

    # What is said of the whole

    def meta(self, name: str, default: str = "") -> str:
        """Return what was noted under a name."""
        row = self.base.execute("select value from meta where name = ?", (name,)).fetchone()
        return row[0] if row else default

    def note(self, name: str, value: str) -> None:
        """Note something under a name."""
        self.base.execute("insert or replace into meta values (?, ?)", (name, value))

    def count(self) -> int:
        """Return how many entities there are."""
        (count,) = self.base.execute("select count(*) from entity").fetchone()
        return int(count)

    def count_names(self) -> int:
        """Return how many names there are."""
        (count,) = self.base.execute("select count(*) from name").fetchone()
        return int(count)

    def has(self, kind: str) -> bool:
        """Tell whether there is an entity of a kind."""
        return self.base.execute("select 1 from entity where kind = ? limit 1", (kind,)).fetchone() is not None

    def count_by(self, column: str) -> dict[str, int]:
        """Return how many entities there are of each kind, or names in each language."""
        table = {"kind": "entity", "lang": "name"}[column]
        rows = self.base.execute(f"select {column}, count(*) from {table} group by 1 order by 2 desc, 1")
        return dict(rows.fetchall())

    # Entities

    def number_of(self, ident: str) -> int | None:
        """Return the row of an entity, None when there is none of that id."""
        row = self.base.execute("select n from entity where id = ?", (ident,)).fetchone()
        return row[0] if row else None

    def get(self, number: int) -> Entity:
        """Return the entity of a row."""
        row = self.base.execute(f"select {_COLUMNS} from entity where n = ?", (number,)).fetchone()
        return self._entity(row)

    def all(self) -> Iterator[Entity]:
        """Yield every entity in the order in which they came."""
        for row in self.base.execute(f"select {_COLUMNS} from entity order by n"):
            yield self._entity(row)

    def _entity(self, row: _Row) -> Entity:
        number, ident, kind, gender, born, died, countries, parent, links, family = row
        names = self.base.execute("select text, lang, weak from name where entity = ? order by n", (number,))
        return Entity(
            ident,
            kind,
            tuple(EntityName(text, lang, bool(weak)) for text, lang, weak in names),
            gender,
            _values(born),
            _values(died),
            _values(countries),
            parent,
            _values(links),
            family,
        )

    def names(self, rows: Iterable[int]) -> Iterator[tuple[int, int, str]]:
        """Yield names by their rows, in the order given: each with the row of its entity and its text."""
        for row in rows:
            yield self.base.execute("select n, entity, text from name where n = ?", (row,)).fetchone()

    def insert(self, entity: Entity) -> list[tuple[int, str]]:
        """Add an entity; return the rows of its names with their texts. Raises `NazvaError` for a known id."""
        try:
            number = self.base.execute(
                "insert into entity (id, kind, gender, birth_dates, death_dates, countries, parent, links, family) "
                "values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (entity.id, *_cells(entity)),
            ).lastrowid
        except sqlite3.IntegrityError as error:
            raise NazvaError(f"there is an entity {entity.id!r} already: replace it, or give another id") from error
        return self._insert_names(int(number or 0), entity.names)

    def _insert_names(self, number: int, names: Iterable[EntityName]) -> list[tuple[int, str]]:
        added = []
        for name in names:
            row = self.base.execute(
                "insert into name (entity, text, lang, weak) values (?, ?, ?, ?)",
                (number, name.text, name.lang, name.weak),
            ).lastrowid
            added.append((int(row or 0), name.text))
        return added

    def merge(self, entity: Entity) -> str:
        """Add what a record says to the entity of its id, or add a new one; return what is wrong with it, if anything.

        A record without a kind only adds to what is there, and is passed over when nothing is.
        """
        number = self.number_of(entity.id)
        if number is None:
            if entity.kind:
                self.insert(entity)
            return ""
        known = self.get(number)
        if entity.kind and entity.kind != known.kind:
            return f"{entity.id!r} is a {known.kind} above and a {entity.kind} here"
        both = merged(known, entity)
        self.base.execute(
            "update entity set kind = ?, gender = ?, birth_dates = ?, death_dates = ?, countries = ?, parent = ?, "
            "links = ?, family = ? where n = ?",
            (*_cells(both), number),
        )
        self._insert_names(number, both.names[len(known.names) :])
        return ""

    def delete(self, number: int) -> list[tuple[int, str]]:
        """Take an entity out; return the rows of its names with their texts."""
        names = self.base.execute("select n, text from name where entity = ?", (number,)).fetchall()
        self.base.execute("delete from name where entity = ?", (number,))
        self.base.execute("delete from entity where n = ?", (number,))
        return names


def _cells(entity: Entity) -> tuple[str, ...]:
    many = (entity.birth_dates, entity.death_dates, entity.countries)
    return (entity.kind, entity.gender, *map(_MANY.join, many), entity.parent, _MANY.join(entity.links), entity.family)


def _values(cell: str) -> tuple[str, ...]:
    return tuple(cell.split(_MANY)) if cell else ()


def whole(path: Path, put: Callable[[Path], None]) -> None:
    """Write a file under another name beside its own, which it takes when it is whole. Raises `InputError`."""
    temporary = path.with_name(f".{path.name}.{uuid4().hex}")
    try:
        put(temporary)
        temporary.replace(path)
    except (OSError, sqlite3.OperationalError) as error:
        raise InputError(f"{path}: cannot be written: {error}") from error
    finally:
        temporary.unlink(missing_ok=True)
