"""What one word of a name may be in Belarusian and Russian, given its part of the name and the spelling it is in.

A hypothesis is a pair of forms. What speaks for it: how likely the form that was read is as that part of a name
(`plausibility`), what its spelling has to be forgiven, how likely the form of the other language follows from it
(`respelling`), and how likely that is in its own language. How much each of them counts stands in the table
`models/canonical-weights`, which `tables/make/canonical_weights.py` fits.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from math import log
from typing import Final, NamedTuple

from nazva import catalogue, lexicon, tables, text
from nazva.backward import Backward
from nazva.plausibility import plausibility
from nazva.respelling import Form, forms_of
from nazva.roughwords import ROUGH, rough
from nazva.schema import Table
from nazva.translit import Scheme

_BE: Final = "be"
_RU: Final = "ru"
_UK: Final = "uk"
_READ_INTO: Final = (_BE, _RU, _UK)
_GIVEN, _PATRONYMIC, _FAMILY, _PLACE = lexicon.PARTS
_READINGS: Final = 4
_RESPELT: Final = 6
# Readings so much less likely than the best one are given up, in natural logarithms.
_BEHIND: Final = 2.5
# Beginnings of words that are kept when they are read; more change no name that was tried.
_BEAM: Final = 3
# What is not among the likeliest forms by the sounds may yet be one.
_UNHEARD: Final = 2e-3
_MEMORY: Final = 1 << 15
_WORDS: Final = 1 << 16


class Grounds(NamedTuple):
    """What speaks for a hypothesis, as logarithms: see the table of weights for what each of them is."""

    read: float
    forgiven: float
    respelt: float
    other: float
    listed: float


class Hypothesis(NamedTuple):
    """A word in Belarusian and in Russian, in lower case, how much speaks for the pair, and the form it was read as."""

    be: str
    ru: str
    weight: float
    read: str


_tried: dict[str, Mapping[str, float]] = {}


@cache
def weights(section: str) -> Mapping[str, float]:
    """Return a section of the table of weights."""
    listed = {key: float(value) for key, value in tables.load_pairs("canonical-weights").sections[section].items()}
    return {**listed, **_tried.get(section, {})}


@cache
def _is_hub(spelling: str) -> bool:
    return spelling in catalogue.hubs()


@cache
def hub_of(spelling: str) -> str | None:
    """Return the language whose Cyrillic a spelling is read into, None when nothing leads there."""
    if _is_hub(spelling):
        return tables.load_hub(spelling).language
    if f"{spelling}-{_BE}-names" in tables.index():
        return spelling
    return next((hub for hub in _READ_INTO if f"{hub}_{spelling}" in tables.index()), None)


def weigh_by(sections: Mapping[str, Mapping[str, float]]) -> None:
    """Weigh by other numbers than the table's from now on: for who fits them."""
    _tried.update(sections)
    for memory in (weights, counts_for):
        memory.cache_clear()
    _memory.clear()


def hypotheses(word: str, part: str, spelling: str) -> tuple[Hypothesis, ...]:
    """Return what a lower-case word may be in Belarusian and Russian, the likeliest first; none if it is unreadable.

    >>> [(own.be, own.ru) for own in hypotheses("tikhanovsky", "family", "ru-en")][:1]
    [('ціханоўскі', 'тихановский')]
    """
    key = (word, part, spelling)
    found = _memory.get(key)
    if found is None:
        if len(_memory) >= _MEMORY:
            _memory.clear()
        found = _memory[key] = _weighed(*key)
    return found


_memory: dict[tuple[str, str, str], tuple[Hypothesis, ...]] = {}


def _weighed(word: str, part: str, spelling: str) -> tuple[Hypothesis, ...]:
    language = hub_of(spelling)
    if language is None:
        return ()
    own = counts_for(part, language)
    best: dict[tuple[str, str], Hypothesis] = {}
    for be, ru, read, grounds in grounded(word, part, spelling):
        weight = sum(map(float.__mul__, own, grounds))
        known = best.get((be, ru))
        if known is None or weight > known.weight:
            best[be, ru] = Hypothesis(be, ru, weight, read)
    return tuple(sorted(best.values(), key=lambda one: (-one.weight, one.be, one.ru)))


@cache
def counts_for(part: str, language: str) -> tuple[float, ...]:
    """Return how much each of the grounds counts for a part of names that is read into a language."""
    kind = "given" if part in (_GIVEN, _PATRONYMIC) else "family"
    return tuple(weights(f"{kind}-{language}")[field] for field in Grounds._fields)


def grounded(word: str, part: str, spelling: str) -> Iterator[tuple[str, str, str, Grounds]]:
    """Yield the pairs of forms that a word may be: in be, in ru, the form that was read, and what speaks for it."""
    language = hub_of(spelling)
    if language is None:
        return
    if language not in _READ_INTO:
        yield from _without_hub(word, part, language)
        return
    for read, (likely, forgiven) in _readings(word, part, spelling, language):
        for be, ru, sounds, listed in _respelt(read, language, part):
            other = 0.0
            if language != _UK:
                other = _following(ru if language == _BE else be, _RU if language == _BE else _BE, part, listed)
            yield be, ru, read, Grounds(likely, forgiven, log(max(sounds, _UNHEARD)), other, listed)


def _without_hub(word: str, part: str, language: str) -> Iterator[tuple[str, str, str, Grounds]]:
    """Yield the pairs that a word of a language without a hub may be; it is known by what it gives in Belarusian."""
    for be in _forms(word, _BE, language, part, _RESPELT):
        for ru in _forms(be.text, _RU, _BE, part, 2):
            sounds = log(max(be.sounds, _UNHEARD)) + log(max(ru.sounds, _UNHEARD))
            likely, other = _likely(be.text, _BE, part), _likely(ru.text, _RU, part)
            yield be.text, ru.text, word, Grounds(likely, 0.0, sounds, other, min(be.listed, ru.listed))


def _readings(word: str, part: str, spelling: str, language: str) -> list[tuple[str, tuple[float, float]]]:
    """Return what a word may be in the Cyrillic of its language: the form, how likely it is, what it is forgiven."""
    forgiven = weights("forgiven")
    found: dict[str, tuple[float, float]] = {}
    if _is_hub(spelling):
        read = word if spelling == language else _reader(f"{spelling}_{language}").convert(word)
        if _alphabet(language).issuperset(read):
            # A word that the language's own orthography has as it stands is sooner that than another orthography's.
            own = spelling != language and read != word and word in lexicon.words(language, part)
            found[read] = (_likely(read, language, part), -forgiven["turned"] if own else 0.0)
            for dotted in _dotted(language, part).get(read, ()):
                found[dotted] = (_likely(dotted, language, part), -forgiven["undotted"])
        return list(found.items())
    table = tables.load_scheme(f"{language}_{spelling}")
    within = _within(word, _written_letters(table.id))
    marked = -forgiven["marked"] if within != word else 0.0
    if f"{spelling}_{language}" in tables.index():
        read = _reader(f"{spelling}_{language}").convert(within)
        if _alphabet(language).issuperset(read):
            exact = _reader(f"{language}_{spelling}").convert(read) == within
            found[read] = (_likely(read, language, part), (0.0 if exact else -forgiven["changed"]) + marked)
    if table.loss or not found:
        for original in _backward(table).originals(within):
            if original.text not in found:
                found[original.text] = (_likely(original.text, language, part), marked - original.cost)
    if part in ROUGH and language != _UK and lexicon.words(language, part).keys().isdisjoint(found):
        for read, cost in rough(word, part, language):
            if read not in found:
                found[read] = (_likely(read, language, part), -cost)
    counts = counts_for(part, language)
    weighed = {read: counts[0] * likely + counts[1] * cost for read, (likely, cost) in found.items()}
    least = max(weighed.values(), default=0.0) - _BEHIND
    ranked = sorted(found, key=lambda read: (-weighed[read], read))[:_READINGS]
    return [(read, found[read]) for read in ranked if weighed[read] >= least]


@cache
def _dotted(language: str, part: str) -> Mapping[str, tuple[str, ...]]:
    """Return the listed words that have dots by how they are written without: Фёдор is often Федор."""
    found: dict[str, tuple[str, ...]] = {}
    for word in lexicon.words(language, part):
        if (bare := text.without_dots(word)) != word and len(bare) == len(word):
            found[bare] = (*found.get(bare, ()), word)
    return found


@cache
def _alphabet(language: str) -> frozenset[str]:
    return frozenset(tables.load_hub(language).alphabet)


@cache
def _backward(table: Table) -> Backward:
    return Backward(table, _BEAM)


@cache
def _written_letters(ident: str) -> frozenset[str]:
    """Return the letters and signs of the spelling that a table writes, those of its variants among them."""
    return frozenset(_backward(tables.load_scheme(ident)).alphabet)


def _within(word: str, letters: frozenset[str]) -> str:
    """Return a word whose letters lose the marks that a spelling has not; a sign that it has not goes."""
    if letters.issuperset(word):
        return word
    bases = tables.load_pairs("name-skeleton").sections["letters"]
    made = []
    for letter in word:
        base = letter if letter in letters else unicodedata.normalize("NFD", letter)[0]
        if base not in letters:
            base = str(bases.get(base, base))
        if letters.issuperset(base) or unicodedata.category(letter) != "Lm":
            made.append(base)
    return "".join(made)


@cache
def _reader(ident: str) -> Scheme:
    """Return a scheme that takes every word for a name: nothing is left to another language."""
    return Scheme(tables.load_scheme(ident))


@lru_cache(maxsize=_WORDS)
def _likely(word: str, language: str, part: str) -> float:
    return plausibility(language).part(word, part)


@lru_cache(maxsize=_WORDS)
def _forms(word: str, to: str, source: str, part: str, limit: int) -> list[Form]:
    """Return the forms of a word in another language; one reading comes of several spellings."""
    return forms_of(word, to=to, source=source, part=part, limit=limit)


@lru_cache(maxsize=_WORDS)
def _unlisted(word: str, language: str, part: str) -> float:
    return plausibility(language).unlisted(word, part)


def _following(word: str, language: str, part: str, listed: float) -> float:
    """Return how likely a form that followed from another is; a listed one is another name if no list pairs them."""
    return _likely(word, language, part) if listed else _unlisted(word, language, part)


def _respelt(read: str, language: str, part: str) -> Iterator[tuple[str, str, float, float]]:
    """Yield the Belarusian and Russian forms of a word of a language, with what sounds and lists give for each pair."""
    if language == _BE:
        for ru in _forms(read, _RU, _BE, part, _RESPELT):
            yield read, ru.text, ru.sounds, ru.listed
        return
    for be in _forms(read, _BE, language, part, _RESPELT):
        if language == _RU:
            yield be.text, read, be.sounds, be.listed
            continue
        for ru in _forms(read, _RU, language, part, 1):
            yield be.text, ru.text, max(be.sounds, _UNHEARD) * max(ru.sounds, _UNHEARD), min(be.listed, ru.listed)
