"""Writes the rough spellings of listed names for `parse`: `tables/models/part-skeletons`, `place-skeletons`.

    python tables/make/part_skeletons.py

Run it after a change of `names/given`, of the lists of places, of `letters/name-skeleton` or of the tables of
patronymics. `parse` needs every listed form in its rough spelling at once; to make them at run time would take half a
second. The result is the same to the byte for the same tables.
"""

from collections.abc import Mapping
from pathlib import Path

from nazva import lexicon, tables
from nazva.evidence import weights
from nazva.nameskeleton import skeletons

LANGUAGES = ("be", "ru", "uk")
FORMS = ("be", "be-tarask", "ru", "uk", "pl", "en")
EVERYDAY = "everyday"
SIGN = {"m": 1.0, "f": -1.0}
COUNTRIES = "countries"
PLACES = ("belarus", COUNTRIES, "world")
PLACE_FORMS = ("be", "be-tarask", "ru", "uk", "pl", "lt", "en")


def given_forms() -> Mapping[str, tuple[float, float]]:
    """Return the given names of the list by their rough spelling: weight, and gender between 1 (m) and -1 (f)."""
    found: dict[str, tuple[float, float, float]] = {}
    listed, rare, everyday = (weights("word")[f"given-{kind}"] for kind in ("listed", "rare", "everyday"))
    for row in tables.load_list("given").rows:
        sign = SIGN.get("".join(row["gender"]), 0.0)
        usual = {form for column in FORMS for form in row[column]}
        # Of two names that meet in one spelling the one that is borne here tells the gender: Denis, Marya.
        share = 1.0 if row["common"] else weights("gender")["elsewhere"]
        for forms, weight in ((usual, listed if row[EVERYDAY] else rare), (row[EVERYDAY], everyday)):
            for key in {key for form in forms for key in skeletons(form)}:
                best, sum_of_signs, count = found.get(key, (weight, 0.0, 0.0))
                found[key] = (max(best, weight), sum_of_signs + sign * weight * share, count + weight * share)
    return {key: (best, signs / count) for key, (best, signs, count) in found.items()}


def patronymics() -> frozenset[str]:
    """Return the rough spellings of the patronymics made of the men's names of the list."""
    words = (word for language in LANGUAGES for word in lexicon.words(language, "patronymic"))
    return frozenset(key for word in words for key in skeletons(word))


def rows() -> list[list[str]]:
    """Return the rows: the rough spellings that share what they say."""
    groups: dict[tuple[float, float], list[str]] = {}
    for key, (weight, gender) in given_forms().items():
        groups.setdefault((weight, round(gender, 2) + 0.0), []).append(key)
    found = [
        [f"given {weight} {gender}", str(weight), str(gender), "|".join(sorted(own))]
        for (weight, gender), own in groups.items()
    ]
    return sorted([*found, ["patronymic", "-", "-", "|".join(sorted(patronymics()))]])


def places() -> list[list[str]]:
    """Return the rows of places: the rough spellings of countries, and of all other places of the lists."""
    found: dict[str, set[str]] = {}
    for name in PLACES:
        table = tables.load_list(name)
        columns = [column for column in PLACE_FORMS if column in table.columns]
        forms = {form for row in table.rows for column in columns for form in row[column]}
        found.setdefault("country" if name == COUNTRIES else "other", set()).update(
            key for form in forms for key in skeletons(form)
        )
    found["other"] -= found["country"]
    return [[kind, "|".join(sorted(found[kind]))] for kind in sorted(found)]


def write(name: str, columns: str, rows: list[list[str]]) -> None:
    """Write the rows of a list."""
    file = Path(__file__).parents[1] / "models" / f"{name}.tsv"
    file.write_text("\n".join([columns, *("\t".join(row) for row in rows)]) + "\n", encoding="utf-8")


def main() -> None:
    """Write the lists."""
    write("part-skeletons", "id\tweight\tgender\tforms", rows())
    write("place-skeletons", "kind\tforms", places())


if __name__ == "__main__":
    main()
