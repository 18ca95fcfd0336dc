"""Measures list search: recall of the right entity at the first and among five places, time, memory, opening.

    python tests/bench/search.py [--names N] [--queries N] [--registry FILE]

Without a file the list is made by joining given names and surnames of our lists, each pair once, in one of several
spellings, half of the people with a patronymic; each query is a name of the list in another spelling, in either order,
and for a third with one letter wrong. With a registry file (see docs/registry.md) the first name of an entity stands
in the list, filled up with joined names to the number asked for, and its other names are the queries.
Times are processor time. The peer, where rapidfuzz can be imported, compares a query with every name (`WRatio`).
"""

import argparse
import random
import resource
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from nazva import derivation, registryfiles, tables
from nazva.conversion import converter
from nazva.entities import Entity, EntityName
from nazva.registry import Registry, build
from nazva.registryfiles.table import write

CYRILLIC = ("be", "ru")
LATIN = {"be": ("lacinka", "be-icao", "be-bgn-1979", "be-en"), "ru": ("ru-en", "ru-bgn-1947")}
LETTERS = {True: "аеінорстлвк", False: "aeinorstlvk"}
PEER_QUERIES = 5


def people(count: int, chance: random.Random) -> Iterator[tuple[dict[str, str], dict[str, str]]]:
    """Yield people as given name and surname in be and ru, each pair once; half of them with a patronymic."""
    rows = tables.load_list("given").rows
    given = [row for row in rows if row["common"] and row["be"] and row["ru"] and row["gender"][0] == "m"]
    surnames = [row for row in tables.load_list("surnames").rows if row["be"] and row["ru"]]
    fathers = [row["be"][0] for row in given if row["common"][0] == "3"]
    total = len(given) * len(surnames)
    if count > total:
        raise SystemExit(f"only {total} pairs can be made of the lists")
    for number in chance.sample(range(total), count):
        first, last = given[number % len(given)], surnames[number // len(given)]
        father = chance.choice(fathers) if chance.random() < 0.5 else ""
        son = derivation.patronymic(father, gender="m", spelling="be") if father else ""
        yield {c: first[c][0] for c in CYRILLIC}, {c: last[c][0] for c in CYRILLIC} | {"father": son}


def spelt(given: dict[str, str], family: dict[str, str], spelling: str, *, swapped: bool, father: bool) -> str:
    """Return a name in a spelling, the surname first when swapped."""
    hub = "ru" if spelling.startswith("ru") else "be"
    parts = [given[hub], *([family["father"]] if father and family["father"] and hub == "be" else []), family[hub]]
    name = " ".join(parts[-1:] + parts[:-1] if swapped else parts)
    return name if spelling == hub else converter(hub, spelling)(name)


def misspelt(name: str, chance: random.Random) -> str:
    """Return a name with one letter changed, lost, doubled, or two changed about; never the first of a word."""
    places = [i for i in range(1, len(name) - 1) if name[i - 1 : i + 2].isalpha()]
    i = chance.choice(places)
    how = chance.randrange(4)
    if how == 0:
        return name[:i] + name[i + 1 :]
    if how == 1:
        return name[:i] + name[i] + name[i:]
    if how == 2:
        return name[:i] + name[i + 1] + name[i] + name[i + 2 :]
    return name[:i] + chance.choice(LETTERS["а" <= name[i].lower() <= "ў"]) + name[i + 1 :]


def made(count: int, queries: int, chance: random.Random) -> tuple[list[Entity], list[tuple[str, str, str]]]:
    """Return a list of people, and queries: their class, the name sought, the id that is to be found."""
    spellings = (*CYRILLIC, *LATIN["be"], *LATIN["ru"])
    entities, own = [], []
    asked = set(chance.sample(range(count), queries))
    for number, (given, family) in enumerate(people(count, chance)):
        spelling = chance.choice(spellings)
        name = spelt(given, family, spelling, swapped=chance.random() < 0.3, father=True)
        entities.append(Entity(f"m{number}", "person", (EntityName(name),)))
        if number in asked:
            other = chance.choice([one for one in spellings if one != spelling])
            swapped = chance.random() < 0.5
            text = spelt(given, family, other, swapped=swapped, father=chance.random() < 0.5)
            wrong = chance.random() < 1 / 3
            sort = f"{'misspelt' if wrong else 'respelt'}, {'Surname Given' if swapped else 'Given Surname'}"
            own.append((sort, misspelt(text, chance) if wrong else text, f"m{number}"))
    return entities, own


def of_file(file: str, count: int, chance: random.Random) -> tuple[list[Entity], list[tuple[str, str, str]]]:
    """Return a list with the first name of each entity of a registry file, and the other names as queries."""
    known = [entity for entity in registryfiles.read(file) if len(entity.names) > 1]
    entities = [Entity(entity.id, entity.kind, entity.names[:1]) for entity in known]
    queries = [(name.lang or "other names", name.text, entity.id) for entity in known for name in entity.names[1:]]
    filler, _ = made(max(count - len(entities), 1), 0, chance)
    return entities + filler, queries


def memory() -> float:
    """Return the most memory that this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(registry: Registry, queries: list[tuple[str, str, str]], verbose: bool) -> None:
    classes: dict[str, list[tuple[bool, bool]]] = {}
    times = []
    for _, text, _ in queries[:20]:
        registry.search(text)
    for sort, text, ident in queries:
        start = time.process_time()
        hits = registry.search(text, limit=5)
        times.append(1000 * (time.process_time() - start))
        ids = [hit.entity.id for hit in hits]
        classes.setdefault(sort, []).append((ids[:1] == [ident], ident in ids))
        if verbose and ids[:1] != [ident]:
            right = registry.get(ident)
            found = [(hit.name, round(hit.probability, 3)) for hit in hits]
            print(f"  {text!r} is {right.name if right else ident!r}: {found}")
    classes["all"] = [one for own in list(classes.values()) for one in own]
    for sort, own in sorted(classes.items()):
        first, five = (sum(one[k] for one in own) / len(own) for k in (0, 1))
        print(f"{sort}: {len(own)} queries, recall@1 {first:.3f}, recall@5 {five:.3f}")
    times.sort()
    middle, late = times[len(times) // 2], times[int(len(times) * 0.99)]
    print(f"a query: p50 {middle:.1f} ms, p99 {late:.1f} ms, most {times[-1]:.1f} ms")


def peer(entities: list[Entity], queries: list[tuple[str, str, str]], ours: float) -> None:
    try:
        from rapidfuzz import fuzz, process, utils
    except ImportError:
        return
    texts = [entity.names[0].text for entity in entities]
    start = time.process_time()
    for _, text, _ in queries[:PEER_QUERIES]:
        process.extract(text, texts, scorer=fuzz.WRatio, processor=utils.default_process, limit=5)
    theirs = (time.process_time() - start) / PEER_QUERIES
    print(f"rapidfuzz over the whole list: {theirs * 1000:.0f} ms a query, {theirs / ours:.0f} times as long")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--names", type=int, default=52_000, help="how many names the list holds")
    parser.add_argument("--queries", type=int, default=2_000)
    parser.add_argument("--registry", help="a registry file whose entities have several names")
    parser.add_argument("--keep", type=Path, help="keep the index here, or use the one that is there")
    parser.add_argument("--verbose", action="store_true", help="show what is not found first")
    options = parser.parse_args()
    chance = random.Random(5)
    if options.registry:
        entities, queries = of_file(options.registry, options.names, chance)
    else:
        entities, queries = made(options.names, options.queries, chance)
    with tempfile.TemporaryDirectory() as folder:
        index = options.keep or Path(folder) / "list.nazva"
        if not index.exists():
            table = Path(folder) / "list.tsv"
            with table.open("w", encoding="utf-8") as file:
                write(entities, file.write, "\t")
            start = time.process_time()
            build([table], index).close()
            took = time.process_time() - start
            rate, size = len(entities) / took, index.stat().st_size / 1e6
            print(f"{len(entities)} names: built in {took:.0f} s ({rate:.0f} a second), {size:.0f} MB")
        before = memory()
        start = time.process_time()
        registry = Registry.load(index)
        print(f"opened in {1000 * (time.process_time() - start):.1f} ms")
        start = time.process_time()
        measure(registry, queries, options.verbose)
        ours = (time.process_time() - start) / len(queries)
        print(f"memory: {memory():.0f} MB at most, {memory() - before:.0f} MB of it for searching")
        peer(entities, queries, ours)


if __name__ == "__main__":
    main()
