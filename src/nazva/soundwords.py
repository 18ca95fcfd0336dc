"""A word of a name as comparing sees it: its sounds, its keys, and the listed given names that it may be."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from typing import Final, NamedTuple

from nazva import lostmarks, tables
from nazva.nameskeleton import bare
from nazva.namesounds import LATIN, MANNERS, firm, initial, key, outline, sounds
from nazva.text import is_cyrillic

_REMEMBERED: Final = 1 << 16
# A listed form that is further from a word than this, or than the nearest by this, is another name.
_FARTHEST: Final = -3.5
_BESIDE: Final = -1.5

_LEAST_STEM: Final = 2
_HEAD: Final = 2
# So short a key has no neighbours.
STEM: Final = 3
# What marks the key of a stem that is only met before an ending.
_BEFORE_ENDING: Final = "-"

FORMAL: Final = 2
EVERYDAY: Final = 1

# What stands between a key, the sounds of a listed form that has it, and the id of its name.
_APART: Final = " "


class Listed(NamedTuple):
    """A given name of the list: its id, those of its kin, its gender, how common it is, and how its forms begin."""

    id: str
    kin: frozenset[str]
    gender: str
    common: int
    initials: frozenset[str]


class Word:
    """A word of a name, analysed once.

    `is_latin` tells whether it is in Latin letters, or in those of a script that was romanised. `sounds` and `keys` are
    its readings, the likeliest first, and `manners` how the letters were read for each. `given`
    and `fathers` are the listed names that it may be, or be a patronymic of, by id: `FORMAL` or `EVERYDAY`.
    """

    def __init__(self, text: str, readings: Mapping[str, str], *, is_local: bool) -> None:
        self.text = text
        self.is_latin = not is_cyrillic(text[:1])
        self._is_local = is_local
        self.sounds = tuple(readings)
        self.manners = tuple(readings.values())
        self.keys = tuple(map(key, readings))
        given, fathers = [], []
        for reading, own in zip(self.sounds, self.keys, strict=True):
            formal, everyday, of_fathers = _forms(head(own))
            if own in formal:
                given.append((reading, formal[own], FORMAL))
            if own in everyday:
                given.append((reading, everyday[own], EVERYDAY))
            if own in of_fathers:
                fathers.append((reading, of_fathers[own], FORMAL))
        self.given = _nearest(given) if given else _NONE
        self.fathers = _nearest(fathers) if fathers else _NONE

    # What only some comparisons ask for.

    @cached_property
    def outlines(self) -> frozenset[str]:
        """The outlines of the readings: words that share none are hardly one in two schemes."""
        return frozenset(map(outline, self.sounds))

    @cached_property
    def firm(self) -> frozenset[str]:
        """What every scheme writes alike of the readings: words that share none of it no two schemes write as one."""
        return frozenset(map(firm, self.sounds))

    @cached_property
    def is_spelt_given(self) -> bool:
        """Whether a listed given name sounds just so, and is not only the nearest that is listed."""
        for reading, own in zip(self.sounds, self.keys, strict=True):
            forms = _forms(head(own))
            for index in (forms.formal, forms.everyday):
                if own in index and any(form == reading for form, _ in _named(index[own])):
                    return True
        return False

    @cached_property
    def bare(self) -> str:
        """A Latin word without the marks of its letters; empty for a Cyrillic one."""
        return _bare(self.text) if self.is_latin else ""

    @cached_property
    def marked(self) -> Mapping[str, str]:
        """The sounds that letters with marks spell, by the keys that they have without them."""
        return lostmarks.unmarked(self.sounds)

    @cached_property
    def plain(self) -> Mapping[str, str]:
        """The sounds of a Latin word that may have lost its marks, by key, with and without a Baltic ending."""
        if not (self._is_local and self.is_latin):
            return {}
        found = lostmarks.plain(self.text)
        return {stem: own for whole, own in found.items() for stem in (whole, *_stems(whole, "baltic-endings", LATIN))}

    @cached_property
    def initials(self) -> frozenset[str]:
        """The signs of the sounds that the word begins with, in any language."""
        return frozenset([initial(own) for own in (*self.sounds, sounds(self.text[0]))]).union(
            *[listed(ident).initials for ident in (*self.given, *self.fathers)]
        )

    @cached_property
    def masculine(self) -> tuple[str, ...]:
        """The keys of the man's surname, where the word is a woman's; its own otherwise."""
        found = dict.fromkeys(masculine(own) for own in self.keys)
        if not self.text.isascii() and self.is_latin:
            for ending in _endings("feminine-letters").every:
                if self.text.endswith(ending) and len(self.text) > len(ending) + _LEAST_STEM:
                    found |= {key(sounds(self.text[: -len(ending)], manner)): None for manner in self.manners}
        return tuple(found)

    @cached_property
    def case_stems(self) -> frozenset[str]:
        """The keys without the endings of cases that they may have."""
        return frozenset().union(*map(case_stems, self.keys, self.manners))

    @cached_property
    def baltic_stems(self) -> frozenset[str]:
        """The keys without the endings that Lithuanian and Latvian add to men's names."""
        return self._stems("baltic-endings") if self.is_latin else frozenset()

    @cached_property
    def baltic_forms(self) -> frozenset[str]:
        """The keys, and what they are without the ending that Latvian adds where Lithuanian has others."""
        return frozenset(self.keys) | (self._stems("latvian-endings") if self.is_latin else frozenset())

    @cached_property
    def possessive_stems(self) -> frozenset[str]:
        """The keys without the endings of adjectives that Slovene, Czech and Slovak make of names."""
        return self._stems("possessive-endings") if self.is_latin else frozenset()

    def _stems(self, section: str) -> frozenset[str]:
        readings = zip(self.keys, self.manners, strict=True)
        return frozenset(stem for own, manner in readings for stem in _stems(own, section, manner))

    @cached_property
    def heads(self) -> frozenset[str]:
        """What the keys begin with: words whose beginnings differ are not two forms of one."""
        return frozenset(map(head, self.keys))

    @cached_property
    def _stemmed(self) -> frozenset[str]:
        """The keys and their stems."""
        return self.case_stems.union(self.keys)

    def meets(self, other: "Word") -> bool:
        """Tell whether another word may be one with this: they share a key or a stem, letters, or a listed name."""
        return (
            # Stems begin as their keys do.
            not (self.heads.isdisjoint(other.heads) or self._stemmed.isdisjoint(other._stemmed))
            or not self.given.keys().isdisjoint(other.given)
            or (self.bare != "" and self.bare == other.bare)
        )

    @cached_property
    def common(self) -> int:
        """How common the surname is that the word spells: 1 for one that is rare or not listed, 3 for the commonest."""
        known = _surnames()
        return max([known[own] for own in (*self.keys, *self.masculine) if own in known], default=1)

    @property
    def is_feminine(self) -> bool:
        """Whether the word ends as women's surnames do."""
        return self.masculine[0] != self.keys[0]

    def __repr__(self) -> str:
        return f"Word({self.text!r})"


def case_stems(own: str, manner: str = LATIN) -> frozenset[str]:
    """Return what a key, read in a manner, is without the endings of cases that it may have.

    A stem that stands before endings, and may have a vowel more without them (Marek, Marka), is marked.
    """
    stems = frozenset(_stems(own, "case-endings", manner))
    marked = [_changed(own, "fleeting-endings"), *stems.difference((own,))]
    return stems.union([f"{stem}{_BEFORE_ENDING}" for stem in marked if stem])


@lru_cache(maxsize=_REMEMBERED)
def word(text: str, manners: tuple[str, ...] = MANNERS[:1]) -> Word:
    """Return a word of a name, read in some manners.

    >>> "dzmitry" in word("Зміцер").given, "dzmitry" in word("Дмитриевич").fathers
    (True, True)
    """
    readings: dict[str, str] = {}
    for manner in manners:
        readings.setdefault(sounds(text, manner), manner)
    return Word(text, readings, is_local=LATIN in manners)


def fineness(one: str, other: str) -> float:
    """Return how well two words in sounds agree whose keys are equal: 0 when they are the same, below 0 otherwise."""
    if one == other:
        return 0.0
    weights = _pairs()
    return sum([weights[a + b] for a, b in zip(one, other, strict=True) if a != b])


@cache
def _pairs() -> Mapping[str, float]:
    found = {}
    for row in tables.load_list("sound-pairs").rows:
        (pair,), (weight,) = row["pair"], row["weight"]
        found[pair] = found[pair[::-1]] = float(weight)
    return found


@cache
def listed(ident: str) -> Listed:
    """Return a given name of the list by its id."""
    row = tables.load_list("given-sounds").rows[_places("given-sounds")[ident]]
    gender = "".join(row["gender"])
    return Listed(
        ident,
        frozenset(row["kin"]),
        gender if len(gender) == 1 else "",
        int(row["common"][0]) if row["common"] else 0,
        frozenset(row["initials"][0]),
    )


@cache
def common_initials() -> frozenset[frozenset[str]]:
    """Return the initials that bearers of each common name may have."""
    cells = tables.load_list("given-sounds").cells
    levels = zip(cells["common"], cells["initials"], strict=True)
    return frozenset(frozenset(initials) for common, initials in levels if int("".join(tables.values(common)) or 0) > 1)


@cache
def _surnames() -> Mapping[str, int]:
    """Return how common surnames are by their keys."""
    cells = tables.load_list("surname-sounds").cells
    return dict(zip(cells["key"], map(int, cells["common"]), strict=True))


# The forms of names by key: their sounds and the ids of their names.
_Index = Mapping[str, str]


class _Forms(NamedTuple):
    """Given names and patronymics of the list by the keys of their forms."""

    formal: _Index
    everyday: _Index
    fathers: _Index


_NO_FORMS: Final = _Forms({}, {}, {})


def head(own: str) -> str:
    """Return the beginning of a key, by which keys are put together."""
    return own[:_HEAD]


@cache
def _forms(beginning: str) -> _Forms:
    """Return the listed forms whose keys begin so. A name in hand needs few of them."""
    place = _places("given-forms").get(beginning)
    if place is None:
        return _NO_FORMS
    cells = tables.load_list("given-forms").cells
    return _Forms(*[_by_key(cells[column][place]) for column in _Forms._fields])


def _by_key(cell: str) -> _Index:
    """Return the forms of a cell by key, which are parted when they are asked for."""
    return dict([value.split(_APART, 1) for value in tables.values(cell)])


def _named(forms: str) -> Iterator[tuple[str, str]]:
    """Return the forms of one key: sounds and id."""
    parts = forms.split(_APART)
    return zip(parts[::2], parts[1::2], strict=True)


@cache
def form_keys(beginning: str) -> Mapping[str, frozenset[str]]:
    """Return the keys that begin so of forms of listed given names, by id."""
    found: dict[str, set[str]] = {}
    known = _forms(beginning)
    for index in (known.formal, known.everyday):
        for own, forms in index.items():
            for _, ident in _named(forms):
                found.setdefault(ident, set()).add(own)
    return {ident: frozenset(keys) for ident, keys in found.items()}


@cache
def _places(ident: str) -> Mapping[str, int]:
    """Return the places of the rows of a list by their first cells."""
    table = tables.load_list(ident)
    return {own: place for place, own in enumerate(table.cells[table.columns[0]])}


_NONE: Final[Mapping[str, int]] = {}


def _nearest(sounded: Sequence[tuple[str, str, int]]) -> Mapping[str, int]:
    """Return the ids whose forms are nearest to a word, with the kind of form; of each reading the forms of its key."""
    best = _FARTHEST
    scored: list[tuple[float, str, int]] = []
    for reading, forms, kind in sounded:
        for form, ident in _named(forms):
            agreement = fineness(reading, form)
            best = max(best, agreement)
            scored.append((agreement, ident, kind))
    found: dict[str, int] = {}
    for agreement, ident, kind in scored:
        if agreement >= best + _BESIDE and agreement >= _FARTHEST:
            found[ident] = max(kind, found.get(ident, 0))
    return found


def _bare(word: str) -> str:
    """Return the letters of a Latin word without their marks, as people write it who have no others."""
    if word.isascii():
        return word
    plain = tables.load_pairs("name-sounds").sections["plain"]
    return bare("".join([str(plain.get(c, c)) for c in word]))


class _Endings(NamedTuple):
    """The endings of a section with what stands beside each, as a tuple, and the length of the longest."""

    rows: Mapping[str, str]
    every: tuple[str, ...]
    longest: int


@cache
def _endings(section: str) -> _Endings:
    rows = {ending: str(other) for ending, other in tables.load_pairs("name-sounds").sections[section].items()}
    return _Endings(rows, tuple(rows), max(map(len, rows)))


def masculine(own: str) -> str:
    """Return the key of a man's surname for a woman's; a key that is none stays.

    >>> masculine("taxanavskaia")
    'taxanavski'
    """
    return _changed(own, "feminine-endings") or own


def _changed(own: str, section: str) -> str:
    """Return a key with what a section has for its ending; nothing when it has none for it."""
    rows, every, longest = _endings(section)
    if not own.endswith(every):
        return ""
    for size in range(min(longest, len(own) - _LEAST_STEM), 0, -1):
        if (other := rows.get(own[-size:])) is not None:
            return own[:-size] + other
    return ""


def _stems(own: str, section: str, manner: str) -> Iterator[str]:
    """Yield what a key is without each ending of a section that it may have, read in a manner."""
    rows, _, longest = _endings(section)
    # An ending of one sound may stand behind two (Jan, Jana).
    most = max(len(own) - STEM, min(1, len(own) - _LEAST_STEM))
    for size in range(min(longest, most) + 1):
        if rows.get(own[len(own) - size :]) in ("", manner):
            yield own[: len(own) - size]
