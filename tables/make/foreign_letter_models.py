"""Fits the models of letters of other peoples' names: `tables/models/LANGUAGE-letters.tsv` for `foreign-languages`.

    pip install faker; python tables/make/foreign_letter_models.py

The names are those of Faker's locales (MIT; https://faker.readthedocs.io), of which no list is carried over: runs of
letters are counted, every distinct word once. Two models are no language's: `elsewhere`, of the languages that no table
transcribes, and `slavic`, of the names of our own lists in the Latin spellings that they are most often met in.
"""

import importlib
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from letter_models import counts, rank

from nazva import givennames, lexicon, tables

# A run must be seen so often: more in a large model, whose rare runs weigh little and make the file long.
MINIMUM = 3
A_RUN_IN = 2500
LOCALES = {
    "en": "en_US en_GB en_IE en_NZ",
    "de": "de_DE de_AT de_CH",
    "fr": "fr_FR fr_CH fr_BE",
    "pl": "pl_PL",
    "lt": "lt_LT",
    "es": "es_ES es_MX es_AR es_CO es_CL",
    "it": "it_IT",
    "elsewhere": "pt_PT pt_BR nl_NL nl_BE sv_SE da_DK no_NO fi_FI et_EE lv_LV cs_CZ sk_SK hu_HU ro_RO hr_HR sl_SI "
    "tr_TR az_AZ id_ID yo_NG ha_NG zu_ZA is_IS sw en_IN fr_DZ vi_VN uz_UZ en_NG en_KE",
}
MOST = 1500
MOST_OF_A_PART = 3000
# Languages that have a column in the list of given names.
LISTED = ("pl", "lt")
OURS = ("be", "ru", "uk")
WORD = re.compile(r"[^\W\d_]{2,}")
HEAD = '''format = 1

[list]
id = "{language}-letters"
title = "What letters follow a run of letters in names ({language}), and how often"
columns = ["before", "next"]
status = "draft"

[source]
authority = "nazva"
document = "Counts over {what}"
date = {today}
url = "{url}"
read = {today}
notes = """
Made by tables/make/foreign_letter_models.py from {words} words.
^ begins a word and $ ends it; the first row is for any letter.
"""
'''


def foreign(locales: str) -> Iterator[str]:
    """Yield the words of the given names and surnames of locales, of each no more than `MOST` of either kind."""
    for locale in locales.split():
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        for kind in ("first_name", "last_name"):
            found: set[str] = set()
            for name in sorted(dir(provider)):
                own = getattr(provider, name)
                if kind in name and isinstance(own, (tuple, list, dict)):
                    found |= {word.lower() for value in own for word in WORD.findall(value)}
            ranked = sorted(found)
            yield from ranked[:: max(1, -(-len(ranked) // MOST))]


def slavic() -> Iterator[str]:
    """Yield the names of our lists in Latin spellings: of given names those that are borne in Belarus."""
    borne = [
        row
        for row in tables.load_list("given").rows
        if row["common"] and set(row["en"]).isdisjoint((*row["lt"], *row["lv"]))
    ]
    for language in OURS:
        parts = [{name.lower() for row in borne for name in row[language]}]
        parts += [set(lexicon.words(language, part)) for part in ("family", "patronymic")]
        for part in parts:
            words = sorted(part)
            for spelt in givennames.romanised(words[:: max(1, len(words) // MOST_OF_A_PART)], language).values():
                for word in spelt:
                    yield from WORD.findall(word)
    for row in borne:
        for name in row["en"]:
            yield from WORD.findall(name.lower())


def main() -> None:
    """Write the models."""
    folder = Path(tables.root()) / "models"
    sources = {language: set(foreign(locales)) for language, locales in LOCALES.items()}
    for language in LISTED:
        names = (name.lower() for row in tables.load_list("given").rows for name in row[language])
        sources[language] |= {word for name in names for word in WORD.findall(name)}
    sources["slavic"] = set(slavic())
    for language, words in sources.items():
        rows = [
            (before or "-", "|".join(f"{letter}{count}" for letter, count in sorted(own.items(), key=rank)))
            for before, own in counts(sorted(words)).items()
            if own.total() >= max(MINIMUM, len(words) // A_RUN_IN)
        ]
        body = "\n".join(f"{before}\t{following}" for before, following in sorted(rows))
        (folder / f"{language}-letters.tsv").write_text(f"before\tnext\n{body}\n", encoding="utf-8")
        ours = language == "slavic"
        head = HEAD.format(
            language=language,
            what="the names of our lists in Latin spellings"
            if ours
            else f"the names of Faker's locales {LOCALES[language]}",
            url="-" if ours else "https://faker.readthedocs.io",
            words=len(words),
            today=datetime.now(UTC).date(),
        )
        (folder / f"{language}-letters.toml").write_text(head, encoding="utf-8")


if __name__ == "__main__":
    main()
