"""Compare the place lists with the CLDR data that PyICU carries, and write the list of its names of places.

The country rows of ``places/countries.tsv`` and those rows of
``places/world.tsv`` that are exemplar cities of a time zone also stand in the
CLDR, in Belarusian, Russian, Ukrainian, Polish, Lithuanian and English.  This
script reads both lists, prints the CLDR names again and reports where they
are not among the names in the list.  It changes nothing: a difference is
something for a maintainer to judge, because the lists prefer the form usual in
running text (``ЗША`` rather than ``Злучаныя Штаты``) and write ``ё`` and the
apostrophe ’ everywhere.

Usage (PyICU has to be installed)::

    python tables/make/places_cldr.py          # differences only
    python tables/make/places_cldr.py --all    # every CLDR name, as TSV
    python tables/make/places_cldr.py --write  # writes places/cldr.tsv

``places/cldr.tsv`` holds the CLDR names of every territory, zone city and
language in thirteen languages, for comparing names only: a row has the id of
the row of ``countries`` or ``world`` that is the same place, or one of its own.
Names of languages stand there so that they are told from those of countries.

Output columns: list, id, language, CLDR name, names in the list.  The last
line of a report is the number of differences; the exit status is 0 in any
case in which the comparison could be made, 2 if PyICU is missing.
"""

import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

try:
    import icu
except ImportError:  # pragma: no cover - a tool for maintainers only
    icu = None

PLACES = Path(__file__).resolve().parent.parent / "places"
LANGUAGES = ("be", "ru", "uk", "pl", "lt", "en")
WRITTEN = ("be", "ru", "uk", "pl", "lt", "lv", "en", "de", "fr", "cs", "sk", "sl", "bg")

# Zone cities whose English CLDR name is another place in the list as well
# (San Juan is in Argentina, Puerto Rico is under America/Puerto_Rico), or a
# whole region or country: no city row is to be compared with them.
SKIPPED_ZONES = frozenset(
    {
        "America/Argentina/San_Juan",
        "America/Indiana/Petersburg",
        "America/Santa_Isabel",
        "Australia/Victoria",
    }
)

# Codes that name no language: no linguistic content, several, undetermined, without a code.
NO_LANGUAGES = frozenset({"zxx", "mul", "und", "mis"})
# Languages of one country or script that have names of their own.
DIALECTS = (
    *("ar_001", "de_AT", "de_CH", "en_AU", "en_CA", "en_GB", "en_US", "es_419", "es_ES", "es_MX", "fa_AF"),
    *("fr_CA", "fr_CH", "nds_NL", "nl_BE", "pt_BR", "pt_PT", "ro_MD", "sw_CD", "zh_Hans", "zh_Hant"),
)

Row = dict[str, str]


def read_rows(path: Path) -> list[Row]:
    """Return the rows of a list table as dictionaries by column."""
    lines = path.read_text(encoding="utf-8").splitlines()
    columns = lines[0].split("\t")
    return [dict(zip(columns, line.split("\t"), strict=True)) for line in lines[1:]]


def plain(text: str) -> str:
    """Return the text as the lists write it: NFC, the apostrophe ’, no-break space as space."""
    text = unicodedata.normalize("NFC", text)
    return text.replace("\u02bc", "’").replace("'", "’").replace("\u00a0", " ")


def folded(text: str) -> str:
    """Return a form to compare by: spelling details that are no difference are removed."""
    text = plain(text).casefold().replace("ё", "е").replace("ґ", "г").replace(" & ", " and ")
    text = re.sub(r"\bо-ва\b", "острова", text)
    text = re.sub(r"\bо-в\b", "остров", text)
    return text.replace(" – ", "-").replace(" — ", "-").replace(" - ", "-")


def country_names(code: str, languages: tuple[str, ...] = LANGUAGES) -> dict[str, str]:
    """Return the CLDR name of an ISO 3166 country in each language that has one."""
    locale = icu.Locale("und", code.upper())
    names: dict[str, str] = {}
    for language in languages:
        name = str(locale.getDisplayCountry(icu.Locale(language)))
        if name and name != code.upper():
            names[language] = plain(name)
    return names


def zone_cities(languages: tuple[str, ...] = LANGUAGES) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield each time zone that has an exemplar city, and its names by language."""
    by_language = {language: icu.TimeZoneNames.createInstance(icu.Locale(language)) for language in languages}
    for zone in icu.TimeZone.createEnumeration():
        zone_id = str(zone)
        names: dict[str, str] = {}
        for language, zone_names in by_language.items():
            name = zone_names.getExemplarLocationName(zone_id)
            if name:
                names[language] = plain(str(name))
        # An alias of a zone has no names of its own: ICU answers with its id,
        # the same Latin word in every language.
        if names.get("be", "").isascii() or zone_id in SKIPPED_ZONES:
            continue
        yield zone_id, names


def compared(list_id: str, row: Row, names: dict[str, str], everything: bool) -> Iterator[tuple[str, ...]]:
    """Yield a report line for each CLDR name that the row does not hold (or for all)."""
    for language, name in names.items():
        cell = row[language]
        known = {folded(value) for value in cell.split("|")}
        if everything or folded(name) not in known:
            yield list_id, row["id"], language, name, cell


def report(everything: bool = False) -> Iterator[tuple[str, ...]]:
    """Yield the report lines for both lists."""
    for row in read_rows(PLACES / "countries.tsv"):
        if len(row["id"]) == 2:
            yield from compared("countries", row, country_names(row["id"]), everything)
    cities: dict[str, list[Row]] = {}
    for row in read_rows(PLACES / "world.tsv"):
        if row["kind"] in ("capital", "city"):
            for value in row["en"].split("|"):
                cities.setdefault(folded(value), []).append(row)
    seen: set[str] = set()
    for _, names in zone_cities():
        rows = cities.get(folded(names.get("en", "")), [])
        if len(rows) == 1 and rows[0]["id"] not in seen:
            seen.add(rows[0]["id"])
            yield from compared("world", rows[0], names, everything)


def language_names(code: str) -> dict[str, str]:
    """Return the CLDR name of a language of ISO 639 in each language that has one."""
    names: dict[str, str] = {}
    for language in WRITTEN:
        says = icu.LocaleDisplayNames.createInstance(icu.Locale(language), icu.UDialectHandling.DIALECT_NAMES)
        name = str(says.localeDisplayName(icu.Locale(code)))
        if name and name != code:
            names[language] = plain(name)
    return names


def _ids(kinds: tuple[str, ...], table: str) -> dict[str, str]:
    """Return the ids of the rows of a list that are of some kinds (of all, when none is given), by English name."""
    found: dict[str, str] = {}
    for row in read_rows(PLACES / f"{table}.tsv"):
        if not kinds or row["kind"] in kinds:
            for value in row["en"].split("|"):
                found.setdefault(folded(value), row["id"])
    return found


def written() -> Iterator[list[str]]:
    """Yield the rows of the list of CLDR names: territories by code, the cities of time zones, and languages."""
    taken = {row["id"] for table in ("belarus", "countries", "world") for row in read_rows(PLACES / f"{table}.tsv")}
    areas, cities = _ids((), "countries"), _ids(("capital", "city"), "world")
    codes = dict.fromkeys((*icu.Locale.getISOCountries(), "EU", "XK", *(f"{number:03}" for number in range(1, 1000))))
    for code in codes:
        names = country_names(code, WRITTEN)
        if code.isdigit() and names.get("en", code) == code:
            continue
        own = code.lower()
        ident = own if own in taken else areas.get(folded(names["en"]), f"cldr-{own}")
        yield [ident, "territory", *(names.get(language, "-") for language in WRITTEN)]
    seen: set[str] = set()
    for zone, names in zone_cities(WRITTEN):
        ident = cities.get(folded(names["en"]), f"cldr-{zone.rpartition('/')[2].lower().replace('_', '-')}")
        if ident not in seen:
            seen.add(ident)
            yield [ident, "city", *(names.get(language, "-") for language in WRITTEN)]
    for code in sorted({*icu.Locale.getISOLanguages(), *DIALECTS} - NO_LANGUAGES):
        names = language_names(code)
        if "be" in names:
            ident = f"cldr-language-{code.lower().replace('_', '-')}"
            yield [ident, "language", *(names.get(language, "-") for language in WRITTEN)]


def write() -> None:
    """Write the list of CLDR names."""
    lines = ["\t".join(row) for row in ([["id", "kind", *WRITTEN], *sorted(written())])]
    (PLACES / "cldr.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main(arguments: Iterable[str]) -> int:
    """Print the report; return the exit status."""
    if icu is None:
        print("places_cldr.py: PyICU is not installed (pip install PyICU)", file=sys.stderr)
        return 2
    if "--write" in arguments:
        write()
        return 0
    everything = "--all" in arguments
    count = 0
    for line in report(everything):
        count += 1
        print("\t".join(line))
    print(f"# {count} {'names' if everything else 'differences'}, ICU {icu.ICU_VERSION}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
