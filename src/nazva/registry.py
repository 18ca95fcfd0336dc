"""Collections of people, places and organisations: loaded, saved, changed, and searched by any spelling of a name."""

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

from nazva import gazetteer, registryfiles, registryindex, registrysearch
from nazva.entities import KINDS, Entity, check_kind
from nazva.errors import Fault, InputError, NazvaError, UnknownChoice
from nazva.matching import Context
from nazva.registryfiles.values import date as read_date
from nazva.registrysearch import Hit
from nazva.registrystore import SUFFIX, OtherLayout, Store, is_store, whole

BUILTIN: Final = ("people", "places")
# Smaller files are read anew: an index beside them would save nothing that anybody notices.
_SMALL: Final = 1 << 18


class Registry:
    """A collection of entities that can be searched, changed and saved.

    >>> from nazva.entities import Entity, EntityName
    >>> registry = Registry([Entity("a1", "person", (EntityName("Сяргей Ціханоўскі", "be"),))])
    >>> [hit.entity.id for hit in registry.search("Tikhanovsky Sergey")]
    ['a1']
    """

    def __init__(self, entities: Iterable[Entity] = (), *, store: Store | None = None) -> None:
        self._store = store or Store.create()
        self._phrases: dict[str, gazetteer.Phrases] = {}
        for entity in entities:
            self.add(entity)

    @classmethod
    def load(
        cls,
        path: str | Path,
        *,
        format: str | None = None,
        kind: str = "person",
        index: str | Path | None = None,
        on_fault: Callable[[Fault], None] | None = None,
    ) -> "Registry":
        """Return the registry of a file: an index made before (`.nazva`), or any format of `registryfiles`.

        The index of a large file is built once and kept beside it (`people.tsv.nazva`, or where `index` says), until
        the file changes; where nothing can be written it lasts as long as the registry is open. `kind` is that of
        records that do not say theirs. Each fault goes to `on_fault` and costs no other record; without it the first
        raises `InputError`, as does a file that cannot be read.
        """
        path = Path(path)
        check_kind(kind)
        if is_store(path):
            return cls(store=Store.open(path))
        state = path.stat()
        if index is None and state.st_size < _SMALL:
            return cls.read([path], format=format, kind=kind, on_fault=on_fault)
        beside = Path(index) if index else path.with_name(path.name + SUFFIX)
        source = f"{path.resolve()} {state.st_size} {state.st_mtime_ns} {format} {kind}"
        if beside.exists() and (store := _fresh(beside, source, faulty=on_fault is not None)):
            return cls(store=store)
        return build([path], beside, format=format, kind=kind, on_fault=on_fault, source=source, must_last=bool(index))

    @classmethod
    def read(
        cls,
        paths: Iterable[str | Path],
        *,
        format: str | None = None,
        kind: str = "person",
        on_fault: Callable[[Fault], None] | None = None,
        advance: Callable[[int], None] | None = None,
    ) -> "Registry":
        """Return the registry of one or several files that lasts as long as it is open; it is indexed when searched.

        `on_fault` is as for `load`, and `advance` hears how many bytes have been read.
        """
        registry = cls()
        for path in registryfiles.in_order(paths, format):
            read = registryfiles.read(path, format=format, kind=kind, on_fault=on_fault, advance=advance)
            registry.extend(read, on_fault=on_fault)
        return registry

    @classmethod
    def builtin(cls, name: str) -> "Registry":
        """Return what nazva knows by itself: `people` (public and historical figures) or `places`.

        Raises `UnknownChoice` for any other word.
        """
        if name not in BUILTIN:
            raise UnknownChoice(f"no registry is called {name!r}: {', '.join(BUILTIN)}")
        registry = cls()
        registry.extend(gazetteer.people() if name == "people" else gazetteer.places())
        return registry

    # What is in it

    def __len__(self) -> int:
        return self._store.count()

    def __iter__(self) -> Iterator[Entity]:
        return self._store.all()

    def __contains__(self, ident: object) -> bool:
        return isinstance(ident, str) and self._store.number_of(ident) is not None

    def get(self, ident: str) -> Entity | None:
        """Return the entity of an id, None when there is none."""
        number = self._store.number_of(ident)
        return None if number is None else self._store.get(number)

    def info(self) -> dict[str, Any]:
        """Return what the registry holds: how many entities, by kind, and names, by language; where it stands."""
        with self._store.reading():
            return {
                "path": str(self._store.path or ""),
                "entities": len(self),
                "kinds": self._store.count_by("kind"),
                "names": self._store.count_names(),
                "languages": self._store.count_by("lang"),
                "faults": int(self._store.meta("faults", "0")),
                "indexed": registryindex.ready(self._store),
            }

    # Changes

    def add(self, entity: Entity) -> None:
        """Add an entity. Raises `NazvaError` when there is one of its id, or when it has no id or no name."""
        _check(entity)
        ready = registryindex.ready(self._store)
        self._phrases.clear()
        with self._store.change():
            names = self._store.insert(entity)
            if ready:
                registryindex.add(self._store, names, entity.kind)

    def replace(self, entity: Entity) -> None:
        """Put an entity in the place of that of its id, or add it."""
        _check(entity)
        with self._store.change():
            if entity.id in self:
                self.remove(entity.id)
            self.add(entity)

    def remove(self, ident: str) -> None:
        """Take an entity out. Raises `NazvaError` when there is none of this id."""
        number = self._store.number_of(ident)
        if number is None:
            raise NazvaError(f"there is no entity {ident!r}: nothing was removed")
        kind = self._store.get(number).kind
        self._phrases.clear()
        with self._store.change():
            names = self._store.delete(number)
            registryindex.remove(self._store, names, kind)

    def extend(self, entities: Iterable[Entity], *, on_fault: Callable[[Fault], None] | None = None) -> None:
        """Add entities, or what records add to those of their ids, whatever the order.

        A record that contradicts another of its id is a fault: it goes to `on_fault`, or raises `InputError`.
        """
        self._phrases.clear()
        with self._store.change():
            for entity in entities:
                if problem := self._store.merge(entity):
                    where = entities.where if isinstance(entities, registryfiles.Reading) else "registry"
                    _contradiction(where, problem, on_fault)

    def save(self, path: str | Path, *, format: str | None = None) -> None:
        """Write the registry, whole or not at all: with its index (`.nazva`), or as tsv, csv, jsonl, ftm, targets.

        The format is told by the name when it is not said. Raises `NazvaError` for what is not written.
        """
        path = Path(path)
        if format is None and path.suffix.lower() == SUFFIX:
            registryindex.complete(self._store)
            whole(path, self._store.copy_to)
            return
        write = registryfiles.writer(path, format)

        def put(temporary: Path) -> None:
            with temporary.open("w", encoding="utf-8", newline="") as file:
                write(self, file.write)

        whole(path, put)

    def _kinds(self) -> list[str]:
        """Return the kinds that there are entities of."""
        with self._store.reading():
            return [kind for kind in KINDS if self._store.has(kind)]

    def phrases(self, script: str) -> gazetteer.Phrases:
        """Return the names of the registry as `find` looks for them in a text of a script: Latn or Cyrl."""
        if script not in self._phrases:
            self._phrases[script] = gazetteer.indexed(tuple(self), script)
        return self._phrases[script]

    # Search

    def search(
        self,
        name: str,
        *,
        kind: str | None = None,
        limit: int = 5,
        birth_date: str = "",
        gender: str = "",
        country: str = "",
        parent: str = "",
    ) -> list[Hit]:
        """Return the entities that a name may be of, in any spelling and order of words, the likeliest first.

        `kind` is person, place or organisation, and every kind when it is not given. `birth_date` (or a year),
        `gender`, `country` (two letters) and `parent` (a place) are evidence of their own.
        Raises `NazvaError` for a kind, a date or a limit that is none.
        """
        found = self.search_many(
            [name], kind=kind, limit=limit, birth_date=birth_date, gender=gender, country=country, parent=parent
        )
        return next(found)

    def search_many(
        self,
        names: Iterable[str],
        *,
        kind: str | None = None,
        limit: int = 5,
        birth_date: str = "",
        gender: str = "",
        country: str = "",
        parent: str = "",
    ) -> Iterator[list[Hit]]:
        """Yield what `search` returns for each of many names, one context for all."""
        kinds = [check_kind(kind)] if kind else self._kinds()
        if limit < 1:
            raise NazvaError(f"limit is {limit}: ask for one hit or more")
        born = read_date(birth_date) if birth_date else ""
        if born is None:
            raise NazvaError(f"{birth_date!r} is no date: write 1946, 1946-08 or 1946-08-05")
        context = Context(birth_date=born, gender=gender, country=country, parent=parent)
        registryindex.complete(self._store)
        return (registrysearch.hits(self._store, name, kinds, limit, context) for name in names)

    # The end

    def close(self) -> None:
        """Close the file of the registry, if it has one."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def build(
    paths: Iterable[str | Path],
    target: Path,
    *,
    format: str | None = None,
    kind: str = "person",
    on_fault: Callable[[Fault], None] | None = None,
    advance: Callable[[int], None] | None = None,
    source: str = "",
    must_last: bool = True,
) -> Registry:
    """Return the registry of one or several files, with its index, kept in a file that is whole or not there.

    Where nothing can be written it raises `InputError`, or, unless it `must_last`, lasts as long as it is open.
    """
    faults = 0

    def count(fault: Fault) -> None:
        nonlocal faults
        faults += 1
        if on_fault:
            on_fault(fault)

    listening = count if on_fault else None

    def fill(store: Store) -> None:
        registry = Registry(store=store)
        for path in registryfiles.in_order(paths, format):
            read = registryfiles.read(path, format=format, kind=kind, on_fault=listening, advance=advance)
            registry.extend(read, on_fault=listening)
        store.note("source", source)
        store.note("faults", str(faults))
        registryindex.complete(store)

    def put(temporary: Path) -> None:
        store = Store.create(temporary)
        try:
            fill(store)
        finally:
            store.close()

    if not must_last and not os.access(target.parent, os.W_OK):
        store = Store.create()
        fill(store)
        return Registry(store=store)
    whole(target, put)
    return Registry(store=Store.open(target))


def _fresh(path: Path, source: str, *, faulty: bool) -> Store | None:
    """Return the store of an index that was made of a file as it is now; of a faulty file only if that is welcome."""
    try:
        store = Store.open(path)
    except OtherLayout:
        return None
    if store.meta("source") == source and (faulty or store.meta("faults") == "0"):
        return store
    store.close()
    return None


def _contradiction(where: str, problem: str, on_fault: Callable[[Fault], None] | None) -> None:
    fault = Fault(where, problem, "give one of them another id")
    if on_fault is None:
        raise InputError(str(fault))
    on_fault(fault)


def _check(entity: Entity) -> None:
    check_kind(entity.kind)
    if not entity.id or not any(name.text.strip() for name in entity.names):
        raise NazvaError(f"{entity.id or 'an entity without an id'}: an entity has an id and a name: give both")
