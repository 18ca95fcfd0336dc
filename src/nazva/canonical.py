"""All forms of a person's name that stands in a text, from whichever spelling it is in."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

from nazva import backward, detection, tables, text
from nazva.catalogue import path
from nazva.conversion import converter
from nazva.givennames import Spelt
from nazva.respelling import respell_word
from nazva.translit import Scheme

SPELLINGS: Final = ("lacinka", "be-en", "ru-en")
# What a name is read as whose letters the likeliest spelling has not: Polish first.
_OTHERWISE: Final = ("lacinka-polish", "be-en", "ru-en")
# Which spellings of the list's languages speak for which way of writing a name in Latin letters.
_SPEAKS_FOR: Final = {
    "lacinka": "lacinka",
    "be-en": "be-en",
    "be-icao": "be-en",
    "be-bgn-1979": "be-en",
    "ru-en": "ru-en",
    "ru-bgn-1947": "ru-en",
}
# English spells a name that has no other spelling of ours after the Russian form.
_ENGLISH: Final = "ru-en"

_APOSTROPHE: Final = re.compile(f"[{re.escape(text.APOSTROPHES)}]")


@dataclass(frozen=True, slots=True)
class FullName:
    """A person's name as a text has it, in the nominative: a given name, what is between, a surname.

    A double surname is one; a word between that a hyphen joins to the one before it begins with the hyphen.
    """

    given: str
    spelt: Spelt | None
    middle: tuple[str, ...]
    family: str


def spelling_of(name: FullName, lean: str) -> str:
    """Return the spelling that a name in Latin letters is most likely in.

    The letters of the surname speak (`detection`), the spellings in which the given name is spelt so, and
    `lean`, the spelling that the other names of the text are in.
    """
    # The letters of a listed given name say nothing that the list does not say better.
    sample = (name.family if name.spelt else f"{name.given} {name.family}").lower()
    spoken_for = detection.log_weights(sample)
    weights = {spelling: spoken_for.get(spelling, 0.0) for spelling in SPELLINGS}
    if name.spelt:
        spoken = {_SPEAKS_FOR[spelling] for spelling in name.spelt.spellings if spelling in _SPEAKS_FOR} or {_ENGLISH}
        for spelling in spoken:
            weights[spelling] += 4.0 / len(spoken)
    if lean in weights:
        weights[lean] += 1.5
    best = max(SPELLINGS, key=lambda spelling: weights[spelling])
    return next((spelling for spelling in (best, *_OTHERWISE) if _reads(name.family, spelling)), best)


def _reads(word: str, spelling: str) -> bool:
    """Tell whether every letter of a word is one of a spelling: Nowak is no Russian name in English."""
    return not any(map(text.is_latin, _read(word, spelling, "ru" if spelling == "ru-en" else "be")))


def forms(name: FullName, spelling: str) -> dict[str, str]:
    """Return a name by spelling id: be and ru as the letters and the lists give them, the rest derived from those."""
    rest = tuple(filter(None, (*name.middle, name.family)))
    if spelling == "ru-en":
        ru_family = [_read(word, "ru-en", "ru") for word in rest]
        be_family = [_hyphened(word, "ru", "be") for word in ru_family]
    else:
        be_family = [_read(word, spelling, "be") for word in rest]
        ru_family = [_hyphened(word, "be", "ru") for word in be_family]
    be = joined([_given(name, "be", spelling), *be_family])
    ru = joined([_given(name, "ru", spelling), *ru_family])
    found = {"be": be, "ru": ru}
    for to in ("lacinka", "be-en", "be-icao", "be-geo-2007"):
        found[to] = converter("be", to)(be)
    found["ru-en"] = converter("ru", "ru-en")(ru)
    found["en"] = joined([name.given, *rest]) if spelling != "lacinka" else found["be-en"]
    return found


def joined(words: Iterable[str]) -> str:
    """Return a name from its words; one that begins with a hyphen is joined to the one before it."""
    return " ".join(filter(None, words)).replace(" -", "-")


def _given(name: FullName, language: str, spelling: str) -> str:
    if name.spelt and name.spelt.form and language == "be":
        return name.spelt.form
    if name.spelt and name.spelt.everyday:
        return _hyphened(name.spelt.form, "be", "ru")
    if name.spelt and language in name.spelt.name.names:
        return name.spelt.name.names[language][0]
    if not name.given:
        return ""
    if spelling == "ru-en":
        ru = _read(name.given, "ru-en", "ru")
        return ru if language == "ru" else _hyphened(ru, "ru", "be")
    be = _read(name.given, spelling, "be")
    return be if language == "be" else _hyphened(be, "be", "ru")


def _hyphened(word: str, source: str, to: str) -> str:
    return "-".join(respell_word(part, to=to, source=source, given=False) for part in word.split("-"))


def _read(word: str, spelling: str, to: str) -> str:
    """Read one word of a name. Marks that the spelling has not are taken off: ü is read as u."""
    if spelling == to:
        return word
    pieces = _APOSTROPHE.split(word)
    if len(pieces) > 1 and all(piece[:1].isupper() for piece in pieces):
        return text.APOSTROPHE.join(_read(piece, spelling, to) for piece in pieces)  # O'Neill
    reader = _reader(spelling, to)
    alphabet = reader.table.alphabet
    plain = "".join(
        letter if letter.lower() in alphabet else unicodedata.normalize("NFD", letter)[0] for letter in word
    )
    return reader.convert(plain)


def readings_of_surname(word: str) -> list[str]:
    """Return the be forms, in lower case, that a surname in Latin letters may stand for."""
    return [_read(word, spelling, "be").lower() for spelling in ("lacinka", "be-en")] + [
        _hyphened(_read(word, "ru-en", "ru"), "ru", "be").lower()
    ]


@cache
def _reader(spelling: str, to: str) -> Scheme:
    """Return a scheme that reads every word as a name: nothing is left for another language."""
    (link,) = path(spelling, to) or ()
    return backward.scheme(link.table) if link.backward else Scheme(tables.load_scheme(link.table))
