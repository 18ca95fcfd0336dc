"""Names of other peoples in Belarusian and Russian, as newspapers write them: practical transcription by table.

A word goes by the list of names (`transcription/foreign-names`, and of English given names `names/given`), otherwise by
the rows of LANGUAGE-ru-transcription and LANGUAGE-be-transcription, after R. S. Gilyarevsky and B. A. Starostin and the
Belarusian law on orthography. The language of a name is guessed by models of letters; names of languages that
no table transcribes, and Slavic names in Latin spellings, get no answer.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache, lru_cache
from math import exp, log
from typing import Any, Final

from nazva import givennames, tables, text
from nazva.conversion import converter
from nazva.errors import UnknownSpelling
from nazva.lettermodel import letter_model
from nazva.text import Shape
from nazva.translit import Scheme

TARGETS: Final = ("be", "ru")
_TABLE: Final = "{}-{}-transcription"
_NAMES: Final = "foreign-names"
_SETTINGS: Final = "foreign-languages"
_ENGLISH: Final = "en"
# The model of names in our own Latin spellings.
_OURS: Final = "slavic"
# Lithuanian and Latvian spell with endings that tell the language: Rolandas, though Роланд is borne in Belarus.
_BALTIC: Final = frozenset(("lt", "lv"))
_AS_IT_IS: Final = ("be-en", "ru-en", "pl")
_MEMORY: Final = 1 << 15
_WIDEST: Final = 64
# How much of a listed Russian form the table must give for the list to mean the name that is spelt so.
_ALIKE: Final = 0.5


@dataclass(frozen=True, slots=True)
class Transcription:
    """A name transcribed from a language by a table, and how likely it is that the name is of that language."""

    text: str
    language: str
    table: str
    weight: float

    def as_dict(self) -> dict[str, Any]:
        """Return the transcription as plain data."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Pair:
    """A Belarusian and a Russian transcription of a name, how likely both are as newspapers write them, and why."""

    be: str
    ru: str
    weight: float
    reason: str


def transcriptions(name: str, *, to: str, source: str | None = None, limit: int = 3) -> list[Transcription]:
    """Return a foreign name in be or ru, for each language that it may be of, the likeliest first.

    `source` is the language when it is known; without it the letters speak, and a name that looks like one of a
    language without a table, or of a Slavic one, gives an empty list. Words that are not in Latin letters stay.
    Raises `UnknownSpelling` for languages that no table joins. Method: practical transcription after Gilyarevsky and
    Starostin.

    >>> transcriptions("Emmanuel Macron", to="be")[0].text
    'Эманюэль Макрон'
    >>> [(own.text, own.language) for own in transcriptions("Charles", to="ru", source="fr")]
    [('Шарль', 'fr')]
    >>> transcriptions("Siarhei Tsikhanouski", to="ru")
    []
    """
    if to not in TARGETS:
        raise UnknownSpelling(f"no table transcribes into {to!r}: it is {' or '.join(TARGETS)}")
    if source is not None and source not in languages():
        raise UnknownSpelling(f"no table transcribes from {source!r}; there are {', '.join(languages())}")
    found = {source: 1.0} if source else guesses(name)
    return [
        Transcription(_transcribed(name, own, to), own, _TABLE.format(own, to), weight)
        for own, weight in list(found.items())[: max(limit, 0)]
    ]


def guesses(name: str) -> dict[str, float]:
    """Return the languages with a table that a name may be of, the likeliest first, with weights.

    What the weights lack to 1 is the share of names that are not to be transcribed; none is when that is most of it.

    >>> list(guesses("Giorgia Meloni"))[0]
    'it'
    >>> guesses("Recep Tayyip Erdoğan")
    {}
    """
    weights = _weights(name)
    own = {language: round(weight, 4) for language, weight in weights.items() if language in languages()}
    if sum(own.values()) < _settings()["trust"]["least"]:
        return {}
    return dict(sorted(((k, v) for k, v in own.items() if v), key=lambda pair: -pair[1]))


def pairs(name: str) -> tuple[Pair, ...]:
    """Return a foreign name in be and ru at once, for each language that it may be of; nothing for a name of ours.

    >>> pairs("Gitanas Nausėda")[0].reason
    'Gitanas Nausėda = Гітанас Наўседа (be) = Гитанас Науседа (ru): transcribed from lt by lt-be-transcription'
    """
    found = []
    for language, weight in guesses(name).items():
        be, ru = (_transcribed(name, language, to) for to in TARGETS)
        table = _TABLE.format(language, "be")
        reason = f"{name} = {be} (be) = {ru} (ru): transcribed from {language} by {table}"
        found.append(Pair(be, ru, weight * _settings()["trust"]["exact"], reason))
    return tuple(found)


def forms(name: str, be: str, ru: str) -> dict[str, str]:
    """Return a foreign name by spelling id: transcribed, and as it is where Latin letters keep it."""
    found = {"be": be, "be-tarask": converter("be", "be-tarask")(be), "lacinka": converter("be", "lacinka")(be)}
    return found | {"ru": ru} | dict.fromkeys(_AS_IT_IS, name)


@cache
def languages() -> tuple[str, ...]:
    """Return the languages from which tables transcribe."""
    return tuple(language for language in _settings()["share"] if _TABLE.format(language, "ru") in tables.index())


@lru_cache(maxsize=_MEMORY)
def _weights(name: str) -> Mapping[str, float]:
    """Return the share of every model of names, by letters and lists; nothing without Latin letters."""
    words = {part for word in text.words(name) for part in _latin_parts(word.text)}
    if not words:
        return {}
    sums = {language: log(share) for language, share in _settings()["share"].items()}
    for word in words:
        for language, weight in zip(sums, _word_weights(word), strict=True):
            sums[language] += weight
    most = max(sums.values())
    total = sum(exp(value - most) for value in sums.values())
    return {language: exp(value - most) / total for language, value in sums.items()}


@lru_cache(maxsize=_MEMORY)
def _latin_parts(word: str) -> tuple[str, ...]:
    """Return what is between a word's apostrophes in Latin letters, in lower case; the start of long ones."""
    parts = map(text.lower, _parts(text.fold(word)))
    return tuple(part[:_WIDEST] for part in parts if len(part) > 1 and all(map(text.is_latin, part)))


@lru_cache(maxsize=_MEMORY)
def _word_weights(word: str) -> tuple[float, ...]:
    """Return what a word in lower case says for every model of names, as logarithms."""
    trust = _settings()["trust"]
    given = givennames.given(word)
    # A surname of the list is borne in few languages, a given name in many.
    listed = trust["listed"] if given else trust["surname"]
    borne = any(own.name.common and own.spellings.isdisjoint(_BALTIC) for own in given)
    found = []
    for language in _settings()["share"]:
        weight = trust["letters"] * letter_model(language).log_probability(word)
        if word in _rows(language):
            weight += listed
        if language == _OURS and borne:
            weight += trust["borne"]
        found.append(weight)
    return tuple(found)


@lru_cache(maxsize=_MEMORY)
def _transcribed(name: str, language: str, to: str) -> str:
    """Return a name with its Latin words transcribed; what stands between them stays."""
    done, place = [], 0
    for word in text.words(name):
        # C. is an initial, and V without a full stop a number.
        number = text.ROMAN.fullmatch(word.text) and not (len(word.text) == 1 and name[word.end : word.end + 1] == ".")
        done += [name[place : word.start], word.text if number else _word(word.text, language, to)]
        place = word.end
    return "".join([*done, name[place:]])


def _word(word: str, language: str, to: str) -> str:
    if not any(map(text.is_latin, word)):
        return word
    folded = text.fold(word)
    listed = _listed(text.lower(folded), language)
    form = text.shape(folded)
    if listed and form is not Shape.MIXED:
        return text.lay(form, listed[to])
    parts = _parts(folded)
    if len(parts) > 1:
        return text.APOSTROPHE.join(_word(part, language, to) if part else "" for part in parts)
    if form is Shape.MIXED:  # McDonald: a capital inside is one of the name, not of its form in another language
        form, folded = Shape.CAPITAL, text.capitalise(text.lower(folded))
    if listed := _listed(text.lower(folded), language) or _given(text.lower(folded), language):
        return text.lay(form, listed[to])
    # In small letters nothing is taken for a number.
    return text.lay(form, _scheme(language, to).convert(_plain(folded, language)))


def _parts(word: str) -> list[str]:
    return word.split(text.APOSTROPHE)


def _plain(word: str, language: str) -> str:
    """Return a word in lower case without the marks and letters that the language has not: ø is o in English."""
    alphabet = _scheme(language, "ru").table.alphabet
    letters = _settings()["letters"]
    composed = unicodedata.normalize("NFC", text.lower(word))
    return "".join(
        letter if letter in alphabet else str(letters.get(letter, unicodedata.normalize("NFD", letter)[:1]))
        for letter in composed
    )


@lru_cache(maxsize=_MEMORY)
def _given(word: str, language: str) -> Mapping[str, str] | None:
    """Return the forms of an English given name, of those spelt so the one that sounds most like it; None if none does.

    In other languages a name of the list must sound as the table says: the list knows the English Martin.
    """
    sound = _scheme(language, "ru").convert(_plain(word, language))
    least = _ALIKE if language == _ENGLISH else 1.0
    best: tuple[bool, float, Mapping[str, str]] | None = None
    for own in givennames.given(word):
        names = own.name.names
        if _ENGLISH in own.spellings and not own.everyday and "be" in names and "ru" in names:
            alike = _alike(names["ru"][0].lower(), sound)
            # A name of elsewhere sooner than the cognate that is borne in Belarus: Майкл, not Михаил.
            rank = (not own.name.common, alike)
            if alike >= least and (best is None or rank > best[:2]):
                best = (*rank, {to: names[to][0].lower() for to in TARGETS})
    return best[2] if best else None


def _alike(one: str, other: str) -> float:
    """Return what share of the letters of the longer word two words begin or end alike in."""
    if one == other:
        return 1.0
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    rest = zip(reversed(one[start:]), reversed(other[start:]), strict=False)
    end = next((i for i, (a, b) in enumerate(rest) if a != b), min(len(one), len(other)) - start)
    return (start + end) / max(len(one), len(other))


@lru_cache(maxsize=_MEMORY)
def _listed(word: str, language: str) -> Mapping[str, str] | None:
    """Return the forms of a word of a language, in lower case, that the list has; None if it has none."""
    row = _rows(language).get(word)
    if row is None:
        return None
    cells = tables.load_list(_NAMES).cells
    ru = tables.values(cells["ru"][row])[0]
    be = tables.values(cells["be"][row])
    return {"be": be[0] if be else _from_russian(language).convert(ru), "ru": ru}


@cache
def _rows(language: str) -> Mapping[str, int]:
    """Return the words of a language that the list has, in lower case, each with its row."""
    cells = tables.load_list(_NAMES).cells
    return {
        word: row
        for row, (words, own) in enumerate(zip(cells["words"], cells["languages"], strict=True))
        if language in tables.values(own)
        for word in tables.values(words)
    }


@cache
def _from_russian(language: str) -> Scheme:
    """Return the last table that leads from a language to Belarusian: it reads the Russian transcription."""
    return Scheme(tables.load_scheme(tables.load_scheme(_TABLE.format(language, "be")).stages[-1]))


@cache
def _scheme(language: str, to: str) -> Scheme:
    return Scheme(tables.load_scheme(_TABLE.format(language, to)))


@cache
def _settings() -> Mapping[str, Mapping[str, Any]]:
    return tables.load_pairs(_SETTINGS).sections
