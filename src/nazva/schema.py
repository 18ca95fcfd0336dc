"""What a table file holds. The grammar is `tables/README.md`; `reader` checks a file into it.

Every start makes these classes, so they have no methods that nobody calls: a table shown whole would fill a screen.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias, overload

# How a list writes that a cell has no value, and what parts the values of one that has several.
NONE: Final = "-"
PARTING: Final = "|"


@dataclass(frozen=True, slots=True, repr=False, match_args=False)
class Source:
    """Who says so: authority, document, its date and address, when it was last compared, what was chosen."""

    authority: str
    document: str
    date: str
    url: str
    read: str
    notes: str


@dataclass(frozen=True, slots=True, repr=False, match_args=False)
class Example:
    """An input and what must come of it, with the table's own words about it."""

    source: str
    target: str
    cite: str = ""
    note: str = ""
    fails: str = ""
    untouched: bool = False
    one_way: bool = False


@dataclass(frozen=True, slots=True, repr=False, match_args=False)
class Rule:
    """Rows that share a context. Each context is a tuple of sequences; a sequence is a tuple of elements.

    `next_words` is a list whose words, standing next behind a joint, are contexts as those of `before` are.
    `cost` is what a variant costs when a spelling is read, beside what the rules write, in natural logarithms.
    """

    id: str
    why: str
    rows: tuple[tuple[str, str], ...]
    after: tuple[tuple[str, ...], ...] = ()
    before: tuple[tuple[str, ...], ...] = ()
    not_after: tuple[tuple[str, ...], ...] = ()
    not_before: tuple[tuple[str, ...], ...] = ()
    lexical: bool = False
    cost: float = 0.0
    next_words: str = ""


@dataclass(frozen=True, slots=True, repr=False, match_args=False)
class Lexicon:
    """A list whose rows a table takes as rules: the columns that hold their sources and targets."""

    list: str
    source: str
    target: str
    why: str


@dataclass(frozen=True, slots=True, eq=False, repr=False, match_args=False)
class Table:
    """One direction between two spellings, as its file and that of its base state it.

    `own` holds the rows, as (rule, source), that stand in the file itself. `variants` write what is accepted when the
    target spelling is read and never written; a target of theirs may be several, parted by `|`.
    """

    id: str
    title: str
    source_spelling: str
    target_spelling: str
    status: str
    inverse: str
    loss: str
    aliases: tuple[str, ...]
    alphabet: str
    marks: str
    units: tuple[str, ...]
    script: str
    stages: tuple[str, ...]
    repeat: bool
    joined: tuple[str, ...]
    used: str
    traps: tuple[str, ...]
    source: Source
    classes: Mapping[str, str]
    lexicons: tuple[Lexicon, ...]
    rules: tuple[Rule, ...]
    variants: tuple[Rule, ...]
    own: frozenset[tuple[str, str]]
    examples: tuple[Example, ...]
    file: str

    @property
    def is_stage(self) -> bool:
        """Whether other tables run this one and no spelling is made by it alone."""
        return self.target_spelling == self.source_spelling


@dataclass(frozen=True, slots=True, eq=False, repr=False, match_args=False)
class Hub:
    """A spelling that others connect to: its alphabet and names, and which letters never meet in it (`never`)."""

    id: str
    title: str
    language: str
    script: str
    status: str
    aliases: tuple[str, ...]
    alphabet: str
    vowels: str
    classes: Mapping[str, str]
    never: tuple[tuple[str, ...], ...]
    accepts: Mapping[str, str]
    source: Source
    file: str


@dataclass(frozen=True, slots=True, repr=False, match_args=False)
class Find:
    """An example of a list: looking `find` up must give the row `id`."""

    find: str
    id: str


def values(cell: str) -> tuple[str, ...]:
    """Return the values of a cell of a list, the main one first.

    >>> values("Abbas|Abas"), values("-")
    (('Abbas', 'Abas'), ())
    """
    if PARTING in cell:
        return tuple(cell.split(PARTING))
    return (cell,) if cell != NONE else ()


class Rows(Sequence[Mapping[str, tuple[str, ...]]]):
    """The rows of a list, each made when it is asked for: a tuple of values by column, the main one first."""

    __slots__ = ("_cells", "_size")

    def __init__(self, cells: Mapping[str, Sequence[str]]) -> None:
        self._cells = cells
        self._size = len(next(iter(cells.values()), ()))

    def __len__(self) -> int:
        return self._size

    @overload
    def __getitem__(self, place: int) -> Mapping[str, tuple[str, ...]]: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Mapping[str, tuple[str, ...]]]: ...
    def __getitem__(
        self, place: int | slice
    ) -> Mapping[str, tuple[str, ...]] | Sequence[Mapping[str, tuple[str, ...]]]:
        if isinstance(place, slice):
            return Rows({column: cells[place] for column, cells in self._cells.items()})
        return {column: values(cells[place]) for column, cells in self._cells.items()}

    def __iter__(self) -> Iterator[Mapping[str, tuple[str, ...]]]:
        columns = tuple(self._cells)
        for cells in zip(*self._cells.values(), strict=True):
            yield dict(zip(columns, map(values, cells), strict=True))


@dataclass(frozen=True, slots=True, eq=False, repr=False, match_args=False)
class ListTable:
    """Rows of names or words, kept by column as the file writes them: `values` parts a cell, `rows` does so for all."""

    id: str
    title: str
    status: str
    columns: tuple[str, ...]
    cells: Mapping[str, Sequence[str]]
    source: Source
    examples: tuple[Find, ...]
    file: str

    @property
    def rows(self) -> Rows:
        """The rows, each a tuple of values by column."""
        return Rows(self.cells)


@dataclass(frozen=True, slots=True, eq=False, repr=False, match_args=False)
class Pairs:
    """A small mapping of knowledge with sections, such as look-alikes: section → key → value."""

    id: str
    title: str
    sections: Mapping[str, Mapping[str, str | float]]
    source: Source
    file: str


@dataclass(frozen=True, slots=True, repr=False, match_args=False)
class Cell:
    """A form of a paradigm: what befalls the end of the stem (`change`, none when empty), and the ending after it.

    `read_only` forms are understood and never made: the stress that decides for them is not known.
    """

    change: str
    ending: str
    read_only: bool = False


@dataclass(frozen=True, slots=True, eq=False, repr=False, match_args=False)
class Paradigm:
    """How the words that end so decline. `stems` are pairs: an ending of the lemma, and what stands for it elsewhere.

    `forms` are by case and number, the lemma's own left out. `open`: paradigms after it are asked too; `attribute`: it
    declines words that stand by another; `named`: only the words that a list names. `masculine`: endings of women's
    surnames, and what stands for them in those of men, which
    are of the paradigms `of`. `weight` is how often what ends so is of this paradigm, against the others.
    """

    id: str
    parts: tuple[str, ...]
    gender: str
    number: str
    stems: tuple[tuple[str, str], ...]
    after: tuple[tuple[str, ...], ...]
    not_after: tuple[tuple[str, ...], ...]
    forms: Mapping[tuple[str, str], tuple[Cell, ...]]
    weight: float
    open: bool
    attribute: bool
    named: bool
    masculine: tuple[tuple[str, str], ...]
    of: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False, repr=False, match_args=False)
class Shown:
    """An example of a paradigm: a lemma, a form of it, and which form it is."""

    lemma: str
    form: str
    case: str
    number: str
    part: str
    gender: str


@dataclass(frozen=True, slots=True, eq=False, repr=False, match_args=False)
class Paradigms:
    """How names are declined in the texts of some spellings: changes of stems and paradigms, first match first.

    `models` are the columns of the lists of names that rank lemmas, the first before the others; `words` the lists of
    irregular words; `initials` the letters that stand together for a name that begins with them.
    """

    id: str
    title: str
    status: str
    base: str
    spellings: tuple[str, ...]
    models: tuple[str, ...]
    words: tuple[str, ...]
    initials: tuple[str, ...]
    cases: tuple[str, ...]
    classes: Mapping[str, str]
    changes: Mapping[str, tuple[tuple[str, str], ...]]
    paradigms: tuple[Paradigm, ...]
    source: Source
    examples: tuple[Shown, ...]
    file: str


AnyTable: TypeAlias = Table | Hub | ListTable | Pairs | Paradigms
