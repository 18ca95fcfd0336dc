"""The given names of the list by any of their spellings, those too that tables make of them.

Romanised forms are made when a form is asked for that begins as they may begin.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final, NamedTuple

from nazva import tables, text
from nazva.catalogue import path
from nazva.listwords import Places
from nazva.schema import NONE
from nazva.sweep import longest
from nazva.tables import values
from nazva.translit import Scheme

LATIN: Final = ("lacinka", "be-en", "be-icao", "be-geo-2007", "be-bgn-1979")
_MEMORY: Final = 1 << 14
_LEAST_LETTERS: Final = 5
_ABROAD: Final = ("lt", "lv", "de", "fr")
# The columns of the given names that hold spellings. Of names spelt alike, the one of the earlier column comes first.
_GIVEN_COLUMNS: Final = ("be", "be-tarask", "ru", "uk", "pl", "en", "everyday", *_ABROAD)


@dataclass(frozen=True, slots=True)
class GivenName:
    """A given name of the list: its id, gender, and its forms by language, the main one first.

    `common` tells how common it is in Belarus: 3, 2, 1, or 0 for names of elsewhere.
    """

    id: str
    gender: str
    names: Mapping[str, tuple[str, ...]]
    weak: frozenset[str]
    common: int


@dataclass(frozen=True, slots=True)
class Spelt:
    """A given name as it is spelt in a text, and the spellings in which it is spelt so.

    `form` is the form in be that it spells, when it spells one: Язэп, and Алесь for Аляксандр, which is `everyday`.
    """

    name: GivenName
    spellings: frozenset[str]
    form: str = ""
    everyday: bool = False


@cache
def given_names() -> tuple[GivenName, ...]:
    """Return the given names of the list, the commonest in Belarus first."""
    cells = tables.load_list("given").cells
    forms = zip(*(cells[column] for column in _GIVEN_COLUMNS), strict=True)
    rows = zip(cells["id"], cells["gender"], cells["weak"], cells["common"], forms, strict=True)
    found = [
        GivenName(
            ident,
            gender,
            {column: values(cell) for column, cell in zip(_GIVEN_COLUMNS, own, strict=True) if cell != NONE},
            frozenset(values(weak)),
            int(common) if common != NONE else 0,
        )
        for ident, gender, weak, common, own in rows
    ]
    return tuple(sorted(found, key=lambda name: -name.common))


@cache
def _scheme(source: str, to: str) -> Scheme | None:
    """Return the scheme that leads directly from a hub to a Latin spelling, if a table does."""
    chain = path(source, to)
    return Scheme(tables.load_scheme(chain[0].table)) if chain and len(chain) == 1 else None


def romanised(names: Sequence[str], source: str) -> dict[str, list[str]]:
    """Return names, in lower case, in each Latin spelling that a table leads to directly from their language.

    The order is kept.
    """
    small = [name.lower() for name in names]
    return {to: scheme.convert_all(small) for to, scheme in _romanisers(source).items()} if names else {}


@cache
def _romanisers(source: str) -> Mapping[str, Scheme]:
    """Return what leads directly from a language to Latin spellings."""
    targets = {"be": LATIN, "ru": ("ru-en", "ru-bgn-1947"), "uk": ("uk-kmu-2010",)}.get(source, ())
    return {to: scheme for to in targets if (scheme := _scheme(source, to))}


# A given name that is spelt in some way, the spellings in which it is so, and what forms it spells, by column.
_Named = tuple[GivenName, dict[str, None], dict[str, str]]


class _Run(NamedTuple):
    """Forms of one column in one spelling: the place of the first, the spelling, the column, the names and forms.

    `scheme` leads to the spelling, none when the column is in it; `groups` are the forms by their first letters.
    """

    start: int
    spelling: str
    column: str
    pairs: Sequence[tuple[GivenName, str]]
    scheme: Scheme | None
    groups: Mapping[str, Sequence[int]]


class _GivenForms:
    """Every spelling of the given names in lower case, with the places of the forms that it spells among all of them.

    What no column has is made when a form is asked for that begins as it may begin.
    """

    def __init__(self) -> None:
        self._forms = Places()
        self._runs: list[_Run] = []
        # What is still to be made, runs and first letters of their forms, by what it may begin with; "" is anything.
        self._waiting: dict[str, list[tuple[_Run, str]]] = {}
        self._made: set[tuple[int, str]] = set()
        start = 0
        for column in _GIVEN_COLUMNS:
            language = "be" if column in ("be", "be-tarask", "everyday") else column
            # Whose main form it is goes first, and of those the commonest.
            columns = [(name, own) for name in given_names() if (own := name.names.get(column))]
            pairs = [(name, own[0]) for name, own in columns]
            pairs += [(name, form) for name, own in columns if len(own) > 1 for form in own[1:]]
            groups: dict[str, list[int]] = {}
            for i, (_, form) in enumerate(pairs):
                groups.setdefault(form[0].lower(), []).append(i)
            self._forms.add_all((form.lower() for _, form in pairs), start)
            for spelling, scheme in {language: None, **_romanisers(language)}.items():
                run = _Run(start, spelling, column, pairs, scheme, groups)
                self._runs.append(run)
                for letter in groups:
                    for first in (scheme.begins_with(letter) or ("",)) if scheme else ():
                        self._waiting.setdefault(first, []).append((run, letter))
                start += len(pairs)
        self._starts = [run.start for run in self._runs]

    def _make(self, first: str) -> None:
        """Make what may begin with a letter."""
        for run, letter in self._waiting.pop(first, ()):
            if run.scheme and (run.start, letter) not in self._made:
                self._made.add((run.start, letter))
                own = run.groups[letter]
                made = run.scheme.convert_all([run.pairs[i][1].lower() for i in own])
                for i, form in zip(own, made, strict=True):
                    self._forms.add(form, run.start + i)

    def places(self, form: str) -> Sequence[int]:
        """Return the places of the forms that are spelt so."""
        if self._waiting:
            self._make(form[:1])
            self._make("")
        return sorted(self._forms.rows(form))

    def of(self, form: str) -> dict[str, _Named]:
        """Return the names spelt so, by id."""
        found: dict[str, _Named] = {}
        for place in self.places(form):
            run = self._runs[bisect_right(self._starts, place) - 1]
            name, own = run.pairs[place - run.start]
            _, spellings, forms = found.setdefault(name.id, (name, {}, {}))
            spellings[run.spelling] = None
            forms.setdefault(run.column, own)
        return found

    def every(self) -> list[str]:
        """Return every spelling, in the order of the forms."""
        for first in list(self._waiting):
            self._make(first)
        return sorted(self._forms, key=lambda form: min(self._forms.rows(form)))


@cache
def _given_forms() -> _GivenForms:
    return _GivenForms()


@lru_cache(maxsize=_MEMORY)
def given(form: str) -> tuple[Spelt, ...]:
    """Return the given names that are spelt as a lower-case form, Cyrillic or Latin."""
    return tuple(
        Spelt(name, frozenset(spellings), _form_in_be(form, forms), set(forms) == {"everyday"})
        for name, spellings, forms in _given_forms().of(form).values()
    )


def _form_in_be(spelt: str, forms: Mapping[str, str]) -> str:
    """Return the form in be that a spelling is of; none if it may as well be another language's too: Maria."""
    if text.is_latin(spelt[0]) and forms.keys() - {"be", "be-tarask", "everyday", *_ABROAD}:
        return ""
    return forms.get("be") or forms.get("everyday", "")


@cache
def _skeletons() -> Mapping[str, str]:
    """Return the first spelling of a given name by the skeleton of its Latin spellings.

    Of names that share one, the commonest in Belarus has it; none where two are equally common.
    """
    owners: dict[str, dict[str, tuple[int, str]]] = {}
    for form in _given_forms().every():
        if text.is_latin(form[0]):
            sharing = owners.setdefault(skeleton(form), {})
            for ident, (name, _, _) in _given_forms().of(form).items():
                sharing.setdefault(ident, (name.common, form))
    found = {}
    for key, sharing in owners.items():
        common = max(sharing.values())[0]
        best = [form for own_common, form in sharing.values() if own_common == common]
        if len(best) == 1:
            found[key] = best[0]
    return found


def skeleton(name: str) -> str:
    """Return a Latin spelling with all letters folded that romanisations write in several ways.

    >>> skeleton("syarhey") == skeleton("siarhei")
    True
    """
    pattern, folds = _folds()
    return pattern.sub(lambda match: folds[match[0]], name)


@cache
def _folds() -> tuple[re.Pattern[str], Mapping[str, str]]:
    folds = {key: str(value) for key, value in tables.load_pairs("latin-skeleton").sections["folds"].items()}
    return re.compile(longest(folds)), folds


def given_like(form: str) -> tuple[Spelt, ...]:
    """Return the given names spelt as a lower-case form; if there are none, the one of which it is another spelling."""
    found = given(form)
    if found or len(form) < _LEAST_LETTERS or not (like := _skeletons().get(skeleton(form))):
        return found
    return given(like)
