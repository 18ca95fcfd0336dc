"""How two names of places agree: the codes that `models/match-weights` weighs, and the words beside each other."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from nazva.agreement import CASE, LISTED, LOOSE, MISSING, OTHER
from nazva.namecodes import Beside
from nazva.placewords import AGREE, OPPOSED

EXTRA: Final = "extra"
PARTLY: Final = "partly"
CASES: Final = "cases"
TELLING: Final = "telling"
LEVELS: Final = 20
_AGREEING: Final = AGREE | {LISTED, CASES}
# What lets two names be one place's; a lone word in another case may be another name.
SURE: Final = _AGREEING - {CASE, LOOSE}
_CONTRADICTING: Final = frozenset({OTHER, OPPOSED})


class PlaceCodes(NamedTuple):
    """How two names of places agree, but for the words: a code for the name, its kind, numbers and qualifiers.

    `level` is how like the words are (0 to `LEVELS`), `extra` how much of the longer name has nothing beside it.
    """

    name: str
    lists: str
    level: int
    extra: int
    size: int
    kind: str
    number: str
    qualifier: str

    @property
    def is_forbidden(self) -> bool:
        """Whether something contradicts, so that the two cannot be taken for one place's."""
        return self.name in _CONTRADICTING or OTHER in (self.kind, self.number, self.qualifier, self.lists)

    @property
    def limit(self) -> str:
        """Which probability names that contradict cannot be above."""
        return "clash"

    @property
    def doubt(self) -> str:
        """Why the names cannot be more than alike: one has a word, a kind or a number more; empty when they can."""
        is_less = self.kind == f"{MISSING} {TELLING}" or self.number == MISSING
        return EXTRA if is_less or self.name not in SURE else ""

    @property
    def is_open(self) -> bool:
        """Whether too little is known to say that the two are different."""
        return False

    def facts(self) -> Iterator[str]:
        """Yield the names of the weights that the agreement takes."""
        yield "bias"
        yield f"name {self.name}"
        yield f"list {self.lists}"
        yield f"likeness {self.level}"
        yield f"extra {self.extra}"
        yield f"size {self.size}"
        only = "" if self.name in _AGREEING else " only"
        yield f"kind {self.kind}{only}"
        yield f"number {self.number}{only}"
        yield f"qualifier {self.qualifier}"


class PlaceAgreement(NamedTuple):
    """How two names of places agree, in codes, and their words beside each other."""

    codes: PlaceCodes
    names: tuple[Beside, ...]

    def turned(self) -> "PlaceAgreement":
        """Return the same with the two names exchanged."""
        return PlaceAgreement(self.codes, tuple([own.turned() for own in self.names]))

    def parts(self) -> tuple[Beside, ...]:
        """Return the words of the names beside each other."""
        return self.names
