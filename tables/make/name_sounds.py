"""Writes the listed names in sounds: `tables/models/given-sounds`, `given-forms` and others.

    python tables/make/name_sounds.py

Run it after a change of the lists of names and places, `letters/name-sounds` or the tables of patronymics. Comparing
names needs every listed form in sounds at once; to make them at run time would take a second. The result is the same to
the byte for the same tables.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from nazva import lostmarks, tables
from nazva.inversion import Accepted
from nazva.namesounds import MANNERS, initial, key, manners, sounds
from nazva.program import program_of
from nazva.soundwords import head
from nazva.text import is_cyrillic

FORMAL = ("be", "be-tarask", "ru", "uk", "pl", "lt", "lv", "en", "de")
LANGUAGES = ("be", "ru", "uk")
FRENCH = "latin-french"
BESIDES_IN_GERMAN = "latin-german-zh"
PLACE_LISTS = ("belarus", "countries", "world", "cldr", "exonyms")
# Languages whose Latin letters are read in one manner.
ONE_MANNER = ("pl", "lt", "lv", "cs", "sk", "sl")
BESIDES = ("id", "kind", "parent", "yi", "weak")
HEAD = """format = 1

[list]
id = "{id}"
title = "{title}"
columns = [{columns}]
status = "customary"

[source]
authority = "nazva"
document = "Derived from {document} by tables/make/name_sounds.py"
date = 2026-11-24
url = "-"
read = 2026-11-24
notes = "{notes}"
"""


def sounded(forms: Iterable[str]) -> list[str]:
    """Return forms in sounds, read in every manner that their letters leave open."""
    found: dict[str, None] = {}
    for form in forms:
        for word in form.split():
            for manner in MANNERS[:1] if is_cyrillic(word) else known(word):
                found[sounds(word, manner)] = None
    return [own for own in found if own]


def known(form: str) -> list[str]:
    """Return the manners in which a listed form is read: what its letters may stand for besides, it does not."""
    return [manner for manner in manners(form) if manner != BESIDES_IN_GERMAN]


def first(row: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Yield the usual forms in sounds, each as it is likeliest read: what an initial of a bearer may be."""
    for column in ("be", "ru", "uk", "pl", "en"):
        for form in row[column][:2]:
            if own := sounds(form.split()[0], MANNERS[1] if column == "en" else MANNERS[0]):
                yield own


def patronymics(row: Mapping[str, tuple[str, ...]]) -> tuple[list[str], list[str]]:
    """Return what sons and daughters of a bearer are called."""
    sons: dict[str, None] = {}
    daughters: dict[str, None] = {}
    for language in LANGUAGES if row["gender"] == ("m",) else ():
        accepted = Accepted(tables.load_scheme(f"{language}-patronymic-m"))
        feminine = program_of(tables.load_scheme(f"{language}-patronymic-f"))
        for name in (name.lower() for name in row[language] if name.isalpha()):
            for son in accepted.all(name):
                if son != name:
                    sons[son] = None
                    daughters[feminine.settle(son)] = None
    return list(sons), list(daughters)


def given() -> Iterator[list[str]]:
    """Yield the rows of given names."""
    for row in tables.load_list("given").rows:
        local = row["common"] if row["everyday"] or row["common"] else ()
        initials = "".join(dict.fromkeys(initial(own) for own in first(row)))
        yield [row["id"][0], cell(row["gender"]), cell(local), initials, cell(row["kin"])]


def forms() -> Iterator[list[str]]:
    """Yield the forms of given names and patronymics by key, those together whose keys begin alike."""
    heads: dict[str, tuple[dict[str, list[str]], ...]] = {}
    for row in tables.load_list("given").rows:
        formal = sounded(form for column in FORMAL for form in row[column])
        formal += [own for form in row["fr"] if (own := sounds(form, FRENCH)) and own not in formal]
        everyday = [own for own in sounded(row["everyday"]) if own not in formal]
        sons, daughters = patronymics(row)
        for place, every in enumerate((formal, everyday, dict.fromkeys([*sounded(sons), *sounded(daughters)]))):
            for own in every:
                columns = heads.setdefault(head(key(own)), ({}, {}, {}))
                columns[place].setdefault(key(own), []).append(f"{own} {row['id'][0]}")
    for own, columns in sorted(heads.items()):
        yield [own, *(cell(" ".join([keyed, *every]) for keyed, every in sorted(found.items())) for found in columns)]


def surnames() -> Iterator[list[str]]:
    """Yield the keys of common surnames, and of those that languages write with different keys."""
    common: dict[str, int] = {}
    links: dict[str, set[str]] = {}
    for row in tables.load_list("surnames").rows:
        own = key(sounds(row["be"][0]))
        common[own] = max(common.get(own, 1), *map(int, row["common"]))
        for form in (form for column in ("ru", "uk", "pl", "en") for form in row[column]):
            others = {key(one) for one in sounded([form])}
            if own not in others:
                links.setdefault(own, set()).update(others)
    for own in sorted(common):
        if common[own] > 1 or own in links:
            yield [own, str(common[own]), cell(sorted(links.get(own, ())))]


def unmarked() -> Iterator[list[str]]:
    """Yield surnames with sounds that may stand for others where marks are lost, by the keys that they have then."""
    found: dict[str, set[str]] = {}
    for row in tables.load_list("surnames").rows:
        for own in (sounds(form) for form in (*row["be"][:1], *row["ru"][:1])):
            if lostmarks.may_have_lost(own):
                found.setdefault(lostmarks.bare_key(own), set()).add(key(own))
    yield from ([own, cell(sorted(keys))] for own, keys in sorted(found.items()))


def phrases(form: str, column: str) -> Iterator[str]:
    """Yield a name of one word or more in sounds, read in every manner that it leaves open, a blank between words."""
    for manner in MANNERS[:1] if column in ONE_MANNER else known(form):
        words = (sounds(piece, manner) for word in form.split() for piece in word.split("-"))
        yield " ".join(own for own in words if own)


def places() -> Iterator[list[str]]:
    """Yield the rows of places."""
    rows: dict[str, dict[str, None]] = {}
    for name in PLACE_LISTS:
        table = tables.load_list(name)
        for row in table.rows:
            forms = rows.setdefault(row["id"][0], {})
            for column in (column for column in table.columns if column not in BESIDES):
                for form in row[column]:
                    forms.update((own, None) for own in phrases(form, column) if own)
    yield from ([ident, cell(forms)] for ident, forms in sorted(rows.items()) if forms)


def cell(values: Iterable[str]) -> str:
    """Return values as a cell of a list."""
    return "|".join(values) or "-"


class List(NamedTuple):
    """A list to be written: its id, its title, and the tables that it is derived from."""

    id: str
    title: str
    document: str


def write(own: List, notes: str, columns: list[str], rows: Iterable[list[str]]) -> None:
    """Write a list and its head."""
    folder = Path(__file__).parents[1] / "models"
    lines = ["\t".join(columns), *("\t".join(row) for row in rows)]
    (folder / f"{own.id}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    quoted = ", ".join(f'"{column}"' for column in columns)
    head = HEAD.format(**own._asdict(), columns=quoted, notes=notes)
    (folder / f"{own.id}.toml").write_text(head, encoding="utf-8")


def main() -> None:
    """Write the lists."""
    write(
        List("given-sounds", "Given names and patronymics in sounds", "names/given and the tables of patronymics"),
        "common and kin as in names/given. initials: signs of the first sound of the usual forms.",
        ["id", "gender", "common", "initials", "kin"],
        given(),
    )
    write(
        List("given-forms", "Forms of given names and patronymics in sounds", "names/given and tables of patronymics"),
        "head: how the keys of the forms begin. Behind each key the forms that have it, each with the id of its name: "
        "formal, in any language; everyday, short and pet forms; fathers, the patronymics of sons and daughters.",
        ["head", "formal", "everyday", "fathers"],
        forms(),
    )
    write(
        List("surname-sounds", "Keys of common surnames, and of those whose forms have several", "names/surnames"),
        "common: 3 the commonest, 2 common, 1 met. others: keys of forms of the same surname (Воўк, Волк).",
        ["key", "common", "others"],
        surnames(),
    )
    write(
        List("unmarked-surnames", "Surnames that may be meant where letters have lost no marks", "names/surnames"),
        "key: that of the surname if its letters had no marks; surnames: the keys of those that have it, and a sound "
        "that might stand for another.",
        ["key", "surnames"],
        unmarked(),
    )
    write(
        List("place-sounds", "Places in sounds", ", ".join(f"places/{name}" for name in PLACE_LISTS)),
        "forms: the names of a place in all languages of the lists.",
        ["id", "forms"],
        places(),
    )


if __name__ == "__main__":
    main()
