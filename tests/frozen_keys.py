"""Rewrites tests/keys.tsv, the keys that names have: a change of them is a decision, told in the changelog.

    python tests/frozen_keys.py          # the names stay, their keys are made anew
    python tests/frozen_keys.py --draw   # the names too are drawn anew, from the lists

Whoever stored keys must make them again when they change, so after a release a change is also a new `KEY_VERSION`.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import nazva
from nazva import tables

FILE = Path(__file__).parent / "keys.tsv"
HEADER = ("name", "kind", "key", "keys")
LATIN = ("lacinka", "be-icao", "be-en", "be-scholarly")


def rows() -> list[tuple[str, ...]]:
    """Return the rows of the file behind its version and its header."""
    lines = FILE.read_text(encoding="utf-8").removesuffix("\n").split("\n")
    return [tuple(line.split("\t")) for line in lines[2:]]


def version() -> int:
    """Return the version of the keys in the file."""
    with FILE.open(encoding="utf-8") as file:
        return int(file.readline().split("\t")[1])


def row(name: str, kind: str) -> tuple[str, ...]:
    """Return a row: a name with the keys that it has now."""
    return name, kind, nazva.key(name, kind), "; ".join(nazva.keys(name, kind))


def drawn() -> Iterator[tuple[str, str]]:
    """Yield names of people and places, each in several spellings, from the whole length of the lists."""
    common = [own["be"][0] for own in tables.load_list("given").rows if own["common"] and int(own["common"][0]) >= 2]
    families = [own["be"][0] for own in tables.load_list("surnames").rows if own["be"]]
    for i in range(240):
        given, father = common[7 * i % len(common)], common[(11 * i + 5) % len(common)]
        family = families[44 * i % len(families)]
        yield from ((name, "person") for name in _spellings(given, family, father, i))
    for own in tables.load_list("belarus").rows[::30]:
        for name in dict.fromkeys([own["be"][0], *own["ru"][:1], *own["pl"][:1]]):
            yield name, "place"
        for spelling in LATIN:
            yield nazva.convert(own["be"][0], source="be", to=spelling), "place"


def _spellings(given: str, family: str, father: str, i: int) -> Iterator[str]:
    name = f"{given} {family}"
    yield name
    for language in ("ru", "uk"):
        yield nazva.respell(name, to=language, source="be", kind="person")
    for spelling in LATIN:
        yield nazva.convert(name, source="be", to=spelling)
    russian = nazva.respell(name, to="ru", source="be", kind="person")
    yield nazva.convert(russian, source="ru", to="ru-en").upper()
    extra = [f"{family}, {given}", f"{given[0]}. {family}", family]
    sons = nazva.patronymic(father)
    yield f"{family} {given} {sons}" if i % 2 else extra[i // 2 % len(extra)]


def main() -> None:
    """Write the file."""
    names = list(dict.fromkeys(drawn())) if "--draw" in sys.argv else [own[:2] for own in rows()]
    lines = [("version", str(nazva.KEY_VERSION)), HEADER, *(row(*own) for own in names)]
    FILE.write_text("".join("\t".join(line) + "\n" for line in lines), encoding="utf-8")


if __name__ == "__main__":
    main()
