"""What is said of two persons' names: how their parts agree, in codes, and what follows from the codes."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from nazva import agreement
from nazva.agreement import (
    AGREE,
    BRIDGE,
    CASE,
    EITHER,
    FAR,
    INITIAL,
    INITIALS,
    KIN,
    LATER,
    NEAR,
    NEARISH,
    NEIGHBOUR,
    NEITHER,
    OTHER,
    OTHER_INITIAL,
    OTHER_LISTED,
    RANK,
    SAME,
    SLIP,
)
from nazva.nameparts import FAMILY, GIVEN, PATRONYMIC
from nazva.soundwords import Word

GENDER: Final = "gender"
GENERATION: Final = "generation"
ONE_GENERATION: Final = "one generation"
SWAPPED: Final = "swapped"
BARE: Final = "bare"
ALIKE: Final = "alike"

OPPOSED: Final = frozenset({OTHER, OTHER_LISTED, OTHER_INITIAL})
_INITIALS: Final = frozenset({INITIAL, INITIALS, BRIDGE})
_UNLIKE: Final = frozenset({KIN, CASE, EITHER, LATER, SLIP, NEIGHBOUR, NEARISH, FAR})
_INFLECTED: Final = frozenset({EITHER, agreement.VOWEL, agreement.CASE, agreement.GENDER, SLIP})
_CLASHES: Final = frozenset({GENDER, GENERATION})

# How surnames agree in names that are in the same words.
_SAME_WORDS: Final = frozenset({SAME, NEITHER})


class Beside(NamedTuple):
    """A part of two names: how it agrees, and what stands in each, empty when an initial or nothing does."""

    part: str
    code: str
    one: Word | None = None
    other: Word | None = None

    def turned(self) -> "Beside":
        """Return the same with the two names exchanged."""
        return self._replace(one=self.other, other=self.one)


class Codes(NamedTuple):
    """How two names agree, but for the words: what a probability and a verdict depend on.

    The codes of the parts, how rare the surname is that they share, and signs: gender (a man's against a woman's),
    generation (junior against senior), one generation (junior against no such word), swapped (the surname of one is
    taken for the given name of the other), bare (one of them is a surname alone).
    """

    given: str
    patronymic: str
    family: str
    rarity: str
    signs: tuple[str, ...]

    @property
    def is_forbidden(self) -> bool:
        """Whether a part contradicts, so that the two cannot be taken for one person's."""
        opposed = self.given in OPPOSED or self.patronymic in OPPOSED
        return opposed or not _CLASHES.isdisjoint(self.signs)

    @property
    def limit(self) -> str:
        """Which probability names that contradict cannot be above; the ending of a case may look like a gender."""
        opposed = self.given in OPPOSED or self.patronymic in OPPOSED
        may_be_case = self.given in _INFLECTED or self.family in _INFLECTED or BARE in self.signs
        return "clash" if may_be_case and not opposed else "forbidden"

    @property
    def is_agreeing(self) -> bool:
        """Whether given name and surname agree."""
        return self.given in AGREE and self.family in AGREE

    @property
    def doubt(self) -> str:
        """Why the names cannot be more than alike.

        That is a bare surname, no more than an initial, a generation that only one of them tells, or parts that are
        alike and not more, or that may be forms of one word; empty when they can.
        """
        if BARE in self.signs:
            return BARE
        if self.given == BRIDGE or (self.given in _INITIALS and self.patronymic not in AGREE):
            return INITIAL
        if ONE_GENERATION in self.signs:
            return ALIKE
        unlike = self.given in _UNLIKE or self.patronymic == KIN or self.family in _INFLECTED
        return ALIKE if unlike else ""

    @property
    def is_open(self) -> bool:
        """Whether too little is known to say that the two are different.

        A lone word that agrees with a part of the other name, initials that agree, fathers of one origin.
        """
        if self.is_forbidden:
            return False
        if BARE in self.signs:
            return min(RANK[self.given], RANK[self.family]) <= RANK[KIN]
        return RANK[self.family] <= RANK[NEAR] and (self.given in _INITIALS or self.patronymic == KIN)

    def facts(self) -> Iterator[str]:
        """Yield the names of the weights that the agreement takes."""
        yield "bias"
        # What the surnames say weighs otherwise when one of them is all that there is.
        family = BARE if BARE in self.signs else FAMILY
        for part, code in zip((GIVEN, PATRONYMIC, family), self, strict=False):
            yield f"{part} {code}"
        if self.rarity:
            yield f"surname {self.rarity}"
        # In which order a name was parsed is no evidence.
        yield from (sign for sign in self.signs if sign in _CLASHES)


class Agreement(NamedTuple):
    """How two names agree, in codes, and their parts beside each other."""

    codes: Codes
    given: Beside
    patronymic: Beside
    family: Beside

    @property
    def is_in_the_same_words(self) -> bool:
        """Whether no two words beside each other differ in their letters."""
        if self.codes.family not in _SAME_WORDS:
            return False
        for _, _, one, other in (self.family, self.given, self.patronymic):
            if one is not other and one is not None and other is not None and one.text != other.text:
                return False
        return True

    def turned(self) -> "Agreement":
        """Return the same with the two names exchanged."""
        return Agreement(self.codes, self.given.turned(), self.patronymic.turned(), self.family.turned())

    def parts(self) -> tuple[Beside, ...]:
        """Return the parts beside each other."""
        return (self.given, self.patronymic, self.family)
