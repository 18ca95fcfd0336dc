"""A word of a place's name as comparing sees it: what it means, its gender as an adjective, how like another it is.

Words that languages translate stand in `places/place-terms`, endings and costs in `letters/place-likeness`.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache, cached_property, lru_cache
from typing import Final, NamedTuple

from nazva import agreement, schemewords, tables
from nazva.agreement import CASE, CLOSE, GENDER, LOOSE, NEAR, NEARISH, OTHER, SAME, VOWEL
from nazva.edits import levenshtein
from nazva.namesounds import MANNERS, key, manners, sounds
from nazva.soundwords import Word, word

_REMEMBERED: Final = 1 << 17
TERM: Final = "term"
ADJECTIVE: Final = "adjective"
SHORT: Final = "short"
OPPOSED: Final = "opposed"
# From the best to the worst, for the words of places.
ORDER: Final = (
    SAME,
    TERM,
    CLOSE,
    agreement.LINKED,
    agreement.SPELT,
    agreement.UNMARKED,
    LOOSE,
    CASE,
    SHORT,
    VOWEL,
    NEAR,
    ADJECTIVE,
    GENDER,
    NEARISH,
    agreement.FAR,
    OTHER,
    OPPOSED,
)
RANK: Final = {code: rank for rank, code in enumerate(ORDER)}
AGREE: Final = frozenset(ORDER[: RANK[SHORT] + 1])
_SOUNDED: Final = frozenset({SAME, CLOSE, LOOSE, CASE, GENDER})
_FORMED: Final = frozenset({SAME, CLOSE, agreement.SPELT, CASE, GENDER, ADJECTIVE})
# What tells of people's names, and what it says of places: Minsk and Minskova are two.
_OF_PEOPLE: Final = {agreement.BALTIC: CASE, agreement.POSSESSIVE: OTHER}
_OF_STEM: Final = frozenset({CASE, GENDER})
_OF_FORM: Final = frozenset({GENDER, ADJECTIVE})
OBLIQUE: Final = "x"
_GENERIC: Final = "generic"
_NUMBER: Final = "number"
_SMALL: Final = "small"
_OPEN: Final = "-"
_BEGINNING: Final = "^"
_LONGEST_REST: Final = 4
_SHORTEST: Final = 3


class PlaceWord:
    """A word of a place's name, analysed once.

    `terms` are the ids of its meanings, `kinds` the kinds of place that it may name as a generic word, `number` the
    number that it stands for; `gender`: m f n p, and x for another case than the first.
    """

    def __init__(self, text: str, how: tuple[str, ...], *, stopped: bool) -> None:
        self.word = word(text, how)
        self.stopped = stopped
        self.weight = len(self.word.keys[0])
        self.terms, self.kinds, self.number, small = _meanings(self.word.sounds)
        self.small = small and self.weight <= _LONGEST_REST

    @cached_property
    def gender(self) -> str:
        """What an adjective with the ending of the word may be; empty for no adjective."""
        return _gender(self.word.text)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The keys of the word without the endings of cases that they may have."""
        return frozenset([own for reading in self.word.keys for own in _stems(reading)])

    def __repr__(self) -> str:
        return f"PlaceWord({self.word.text!r})"


@lru_cache(maxsize=_REMEMBERED)
def place_word(text: str, how: tuple[str, ...] = MANNERS[:1], *, stopped: bool = False) -> PlaceWord:
    """Return a word of a place's name in lower case, read in some manners; `stopped` when a full stop follows it.

    >>> sorted(place_word("паўднёвая").terms), sorted(place_word("южная").terms)
    (['south'], ['south'])
    """
    return PlaceWord(text, how, stopped=stopped)


class Likeness(NamedTuple):
    """How two words agree: a code, and how like they are, from 0 to 1."""

    code: str
    share: float


@lru_cache(maxsize=_REMEMBERED)
def likeness(one: PlaceWord, other: PlaceWord) -> Likeness:
    """Return how two words of names of places agree.

    >>> likeness(place_word("цагляная"), place_word("кирпичная")).code
    'term'
    """
    code = agreement.words(*sorted((one.word, other.word), key=_text))
    code = _OF_PEOPLE.get(code, code)
    if code not in _SOUNDED and not one.stems.isdisjoint(other.stems):
        code = CASE
    if code in _SOUNDED:
        code = _formed(one, other, code)
    if code not in AGREE and code not in _OF_FORM and _meet(one.word, other.word):
        code = _formed(one, other, CLOSE)
    if RANK[code] > RANK[agreement.SPELT] and schemewords.are_one_place(one.word, other.word):
        code = agreement.SPELT
    if one.terms and other.terms and code not in _FORMED:
        if not one.terms.isdisjoint(other.terms):
            code = _formed(one, other, TERM)
        elif code != LOOSE:
            return Likeness(OPPOSED, _distance_share(one.word, other.word) / 2)
    elif code not in AGREE and (one.stopped or other.stopped) and _is_short(one, other):
        code = SHORT
    shares = _numbers("likeness")
    if code in shares:
        return Likeness(code, shares[code])
    share = _distance_share(one.word, other.word)
    return Likeness(NEARISH if code == OTHER and share >= _numbers("costs")["nearish"] else code, share)


def _text(own: Word) -> str:
    return own.text


def cased(share: float) -> float:
    """Return how like names are at least that differ in nothing but the forms of their words."""
    return max(share, _numbers("likeness")[CASE])


def _formed(one: PlaceWord, other: PlaceWord, code: str) -> str:
    """Return what two words of one stem are, by what their endings make of them."""
    mine, theirs = one.gender, other.gender
    if mine and theirs and set(mine.strip(OBLIQUE)).isdisjoint(theirs):
        return GENDER
    if code in _OF_STEM:
        if bool(mine) != bool(theirs) and OBLIQUE not in mine + theirs:
            return ADJECTIVE
        return CASE
    return code


def _meet(one: Word, other: Word) -> bool:
    """Tell whether two words are one when what languages alternate is put as one of them has it."""
    mine = {form for own in one.sounds for form in _alternated(own)}
    return any(form in mine for own in other.sounds for form in _alternated(own))


@lru_cache(maxsize=_REMEMBERED)
def _alternated(sounded: str) -> frozenset[str]:
    """Return the keys of a word in sounds with what languages alternate put as one of them has it."""
    changed = f"{_BEGINNING}{sounded}"
    for source, target in _section("east-slavic").items() if len(sounded) > _LONGEST_REST else ():
        changed = changed.replace(source, str(target))
    found = []
    for form in {sounded, changed.removeprefix(_BEGINNING)}:
        own = key(form)
        for source, target in _section("alternations").items():
            own = own.replace(source, str(target))
        found.append(own)
    return frozenset(found)


def _is_short(one: PlaceWord, other: PlaceWord) -> bool:
    """Tell whether one word is an abbreviation of the other: the beginning of it with a full stop."""
    return any(
        short.stopped and start and more.startswith(start) and len(start) < len(more)
        for short, long in ((one, other), (other, one))
        for start in short.word.keys
        for more in long.word.keys
    )


def _distance_share(one: Word, other: Word) -> float:
    return max([_alike(own, key) for own in one.keys for key in other.keys])


def _alike(one: str, other: str) -> float:
    """Return how like two keys are: edits cost less for vowels, for sounds that are alike, and towards the end."""
    # Of several ways to edit one key into another the same is taken both ways.
    one, other = sorted((one, other))
    costs = _numbers("costs")
    size, more = len(one), len(other)
    late = min(size, more) - costs["end"]
    total = 0.0
    for edit in levenshtein().editops(one, other):
        here, there = edit.src_pos, edit.dest_pos
        gone = one[here] if edit.tag != "insert" else ""
        come = other[there] if edit.tag != "delete" else ""
        cost = _edit(gone, come)
        if here >= late and there >= late:
            cost *= costs["late"]
        elif not here and not there:
            cost *= costs["first"]
        total += cost
    return max(0.0, 1.0 - 2 * total / (size + more)) if size + more else 0.0


@lru_cache(maxsize=1 << 12)
def _edit(gone: str, come: str) -> float:
    costs, vowels = _numbers("costs"), _vowels()
    if gone in vowels and come in vowels:
        if not gone or not come:
            return costs["vowel"]
        return costs["vowel"] if agreement.are_near_vowels(gone, come) else costs["vowels"]
    return costs["alike"] if gone and come and agreement.are_alike(gone, come) else costs["consonant"]


@cache
def _vowels() -> frozenset[str]:
    return frozenset(["", *str(tables.load_pairs("name-sounds").sections["vowels"]["all"])])


@cache
def _numbers(section: str) -> Mapping[str, float]:
    return {name: float(value) for name, value in _section(section).items()}


@cache
def _section(name: str) -> Mapping[str, str | float]:
    return tables.load_pairs("place-likeness").sections[name]


@cache
def _gender_endings() -> Mapping[str, str]:
    return {ending: str(gender) for ending, gender in _section("adjectives").items()}


def _gender(text: str) -> str:
    endings = _gender_endings()
    for size in (6, 5, 4, 3, 2):
        if size < len(text) - 1 and text[-size:] in endings:
            return endings[text[-size:]]
    return ""


_Meanings = Mapping[str, tuple[tuple[str, str], ...]]


@cache
def _index() -> tuple[_Meanings, _Meanings, frozenset[str]]:
    """Return the terms by whole word and by stem, in merged sounds, and the endings that may follow a stem."""
    whole: dict[str, list[tuple[str, str]]] = {}
    stems: dict[str, list[tuple[str, str]]] = {}
    for row in tables.load_list("place-terms").rows:
        meaning = row["id"][0], row["class"][0]
        for form in row["forms"]:
            is_open = form.endswith(_OPEN)
            found = stems if is_open else whole
            for own in _merged_readings(form.strip(f"{_OPEN}.")):
                found.setdefault(own, []).append(meaning)
    cells = (str(_section("endings")[which]) for which in ("adjectives", "nouns"))
    endings = {own for cell in cells for end in cell.split("|") for own in _endings(end)}
    return _frozen(whole), _frozen(stems), frozenset(endings)


def _frozen(found: Mapping[str, list[tuple[str, str]]]) -> _Meanings:
    return {own: tuple(dict.fromkeys(meanings)) for own, meanings in found.items()}


def _endings(end: str) -> Iterator[str]:
    yield from _merged_readings(end)
    if not end:
        yield end


def _merged_readings(form: str) -> Iterator[str]:
    for manner in manners(form):
        yield _merged(sounds(form, manner))


def _merged(sounded: str) -> str:
    return sounded.translate(_classes())


@cache
def _classes() -> Mapping[int, str]:
    return {ord(sound): own for own, every in _section("classes").items() for sound in str(every)}


_Meaning = tuple[frozenset[str], frozenset[str], str, bool]
_NONE: Final[frozenset[str]] = frozenset()
_NOTHING: Final[_Meaning] = _NONE, _NONE, "", False


def _meanings(readings: tuple[str, ...]) -> _Meaning:
    """Return what a word means by any of its readings: the longest stem with an ending, and the whole word."""
    whole, stems, endings = _index()
    found: set[tuple[str, str]] = set()
    for reading in readings:
        own = _merged(reading)
        if own in whole:
            found.update(whole[own])
        for size in range(len(own), max(1, len(own) - _longest_ending() - 1), -1):
            if own[:size] in stems and own[size:] in endings:
                found.update(stems[own[:size]])
                break
    if not found:
        return _NOTHING
    return (
        frozenset(ident for ident, kind in found if kind != _SMALL),
        frozenset(ident for ident, kind in found if kind == _GENERIC),
        min((ident for ident, kind in found if kind == _NUMBER), default=""),
        any(kind == _SMALL for _, kind in found),
    )


@cache
def _longest_ending() -> int:
    return max(map(len, _index()[2]))


@cache
def _cases() -> tuple[frozenset[str], int]:
    """Return the endings of cases as keys have them, and how long the longest is."""
    written = {key(sounds(end)) for end in str(_section("endings")["cases"]).split("|")}
    found = written.union(tables.load_pairs("name-sounds").sections["case-endings"])
    return frozenset(found), max(map(len, found))


def _stems(own: str) -> Iterator[str]:
    """Yield what a key is without each ending of a case that it may have, the longest first; three sounds stay."""
    endings, longest = _cases()
    for size in range(max(_SHORTEST, len(own) - longest), len(own) + 1):
        if own[size:] in endings:
            yield own[:size]


@lru_cache(maxsize=_REMEMBERED)
def stem(own: str) -> str:
    """Return a key without the longest ending of a case that it may have."""
    return next(_stems(own), own)


@cache
def _prefixes() -> re.Pattern[str]:
    rows = tables.load_list("place-terms").rows
    own = sorted({own for row in rows for own in row["prefixes"]}, key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(map(re.escape, own))})(?=.{{{_LONGEST_REST + 1}}})")


def parted(text: str) -> list[str]:
    """Return the words of a compound whose first part languages translate; another word alone.

    >>> parted("südamerika"), parted("южная")
    (['süd', 'amerika'], ['южная'])
    """
    found = _prefixes().match(text)
    return [found[0], text[found.end() :]] if found else [text]
