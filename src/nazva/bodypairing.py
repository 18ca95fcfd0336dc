"""Lays two names of companies or other bodies beside each other: their words, numbers, and legal forms."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from nazva import agreement, slips
from nazva.agreement import CLOSE, MISSING, NEAR, NEITHER, OTHER, SAME, SLIP
from nazva.bodies import Body, BodyWord
from nazva.namecodes import Beside
from nazva.placecodes import EXTRA, PARTLY
from nazva.placewords import SHORT, TERM

NAME: Final = "name"
ACRONYM: Final = "acronym"
ALL: Final = "all"
GENERIC: Final = "generic"
TELLING: Final = "telling"
LEVELS: Final = 5
_GENERIC_WEIGHT: Final = 0.6
_SHORTEST: Final = 2
_REMEMBERED: Final = 1 << 16
_ALIKE: Final = {
    agreement.SAME: SAME,
    agreement.CLOSE: CLOSE,
    agreement.LINKED: CLOSE,
    agreement.UNMARKED: CLOSE,
    agreement.CASE: SLIP,
    agreement.GENDER: SLIP,
    agreement.VOWEL: SLIP,
    agreement.LOOSE: NEAR,
    agreement.BALTIC: NEAR,
    agreement.POSSESSIVE: NEAR,
    agreement.NEAR: NEAR,
}
# What may be a slip of the pen; in one script a vowel is not confused.
_DOUBTED: Final = frozenset({agreement.VOWEL, agreement.NEAR, agreement.NEARISH})
_ONE_SCRIPT: Final = {agreement.VOWEL: NEAR, agreement.NEAR: NEAR}
_ORDER: Final = (SAME, CLOSE, TERM, SHORT, SLIP, NEAR)
_RANK: Final = {code: rank for rank, code in enumerate(_ORDER)}
_SURE: Final = frozenset({SAME, CLOSE})


class BodyCodes(NamedTuple):
    """How two names of bodies agree, but for the words.

    `worst` is how the words agree that agree least, `left` which words have nothing beside them, `level` how much has
    something, `number` and `form` whether numbers and legal forms are the same.
    """

    worst: str
    left: str
    level: int
    number: str
    form: str

    @property
    def is_forbidden(self) -> bool:
        """Whether something contradicts, so that the two cannot be taken for one body's."""
        return OTHER in (self.number, self.left)

    @property
    def limit(self) -> str:
        """Which probability names that contradict cannot be above."""
        return "clash"

    @property
    def doubt(self) -> str:
        """Why the names cannot be more than alike: words differ or are left; empty when they can."""
        return "" if self.worst in _SURE and self.left == ALL and self.number != MISSING else "alike"

    @property
    def is_open(self) -> bool:
        """Whether too little is known to say that the two are different."""
        return False

    def facts(self) -> Iterator[str]:
        """Yield the names of the weights that the agreement takes."""
        yield "bias"
        if self.worst:
            yield f"words {self.worst}"
        yield f"left {self.left} {self.level}" if self.left == OTHER else f"left {self.left}"
        yield f"number {self.number}"
        yield f"form {self.form}"

    @property
    def is_whole(self) -> bool:
        """Whether nothing differs: all words are the same, and so are numbers."""
        return self.worst in ("", SAME) and self.left == ALL and self.number in (SAME, NEITHER)

    @property
    def says(self) -> str:
        """What the words that are left say of the name; empty when none are."""
        return "" if self.left == ALL else PARTLY if self.left == OTHER else EXTRA


class BodyAgreement(NamedTuple):
    """How two names of bodies agree, in codes, and their words beside each other."""

    codes: BodyCodes
    names: tuple[Beside, ...]

    def turned(self) -> "BodyAgreement":
        """Return the same with the two names exchanged."""
        return BodyAgreement(self.codes, tuple([own.turned() for own in self.names]))

    def parts(self) -> tuple[Beside, ...]:
        """Return the words of the names beside each other."""
        return self.names


def body_agreement(one: Body, other: Body) -> BodyAgreement:
    """Return how two names of bodies agree."""
    number = _sets(one.numbers, other.numbers)
    form = _sets(one.forms, other.forms, is_shared=True)
    if one.short in other.initials or other.short in one.initials:
        return BodyAgreement(BodyCodes(ACRONYM, ALL, LEVELS, number, form), ())
    pairs, left, more = _aligned(one.words, other.words)
    worst = max([own.code for own in pairs], key=_RANK.__getitem__, default="")
    matched = sum([min(_weight(own), _weight(their)) for own, their in _beside(pairs, one, other)])
    rest = max(sum(map(_weight, left)), sum(map(_weight, more)))
    level = int(LEVELS * matched / (matched + rest)) if matched + rest else 0
    return BodyAgreement(BodyCodes(worst, _left(left, more), level, number, form), tuple(pairs))


def _left(left: list[BodyWord], more: list[BodyWord]) -> str:
    if left and more:
        return OTHER
    if not left and not more:
        return ALL
    return GENERIC if all(own.is_generic for own in left or more) else TELLING


def _beside(pairs: list[Beside], one: Body, other: Body) -> Iterator[tuple[BodyWord, BodyWord]]:
    """Yield the words that stand beside each other as words of bodies."""
    mine = {own.word.text: own for own in one.words}
    theirs = {own.word.text: own for own in other.words}
    for pair in pairs:
        if pair.one is not None and pair.other is not None:
            yield mine[pair.one.text], theirs[pair.other.text]


def _weight(own: BodyWord) -> float:
    return _GENERIC_WEIGHT if own.is_generic else 1.0


def _aligned(
    one: tuple[BodyWord, ...], other: tuple[BodyWord, ...]
) -> tuple[list[Beside], list[BodyWord], list[BodyWord]]:
    """Return the words of two names that agree, and the words that are left of each."""
    mine, theirs = dict(enumerate(one)), dict(enumerate(other))
    pairs = list(_joined(mine, theirs))
    pairs += [own.turned() for own in _joined(theirs, mine)]
    couples = sorted(
        [
            (_RANK[code], abs(i - j), i + j, i, j)
            for i, own in mine.items()
            for j, more in theirs.items()
            if (code := _alike(own, more))
        ]
    )
    for rank, _, _, i, j in couples:
        if i in mine and j in theirs:
            pairs.append(Beside(NAME, _ORDER[rank], mine.pop(i).word, theirs.pop(j).word))
    return pairs, list(mine.values()), list(theirs.values())


@lru_cache(maxsize=_REMEMBERED)
def _alike(one: BodyWord, other: BodyWord) -> str:
    """Return how two words of bodies agree; empty when they do not."""
    mine, theirs = sorted((one.word, other.word), key=lambda own: own.text)
    code = agreement.words(mine, theirs)
    if one.term and one.term == other.term:
        return code if code in _SURE else TERM
    if _is_short(mine.text, theirs.text) or _is_short(theirs.text, mine.text):
        return _ALIKE.get(code, SHORT)
    if one.term and other.term:
        return ""  # Iran and Iraq, Bank and Bahn: words that are known differ by what they mean
    if code in _DOUBTED and mine.is_latin == theirs.is_latin:
        return SLIP if slips.is_slip(mine, theirs) else _ONE_SCRIPT.get(code, "")
    return _ALIKE.get(code, "")


def _is_short(short: str, long: str) -> bool:
    """Tell whether a word may be the abbreviation of a longer one: its beginning, three letters at least."""
    return _SHORTEST < len(short) < len(long) - 1 and long.startswith(short)


def _joined(one: dict[int, BodyWord], other: dict[int, BodyWord]) -> Iterator[Beside]:
    """Yield words of one name beside two of the other that are written as one, or abbreviated; they are taken out."""
    for i, own in list(one.items()):
        for j in sorted(other):
            if j + 1 not in other:
                continue
            couple = (other[j].word, other[j + 1].word)
            if own.word in couple:
                continue  # Ab is no abbreviation of Ab Bilal.
            code = CLOSE if agreement.joined((own.word,), couple) else ""
            code = code or (SHORT if own.word.text == "".join([word.text[0] for word in couple]) else "")
            if code:
                yield Beside(NAME, code, own.word, couple[0])
                del one[i], other[j], other[j + 1]
                break


def _sets(one: frozenset[str], other: frozenset[str], *, is_shared: bool = False) -> str:
    if not one or not other:
        return NEITHER if one == other else MISSING
    return SAME if one == other or (is_shared and not one.isdisjoint(other)) else OTHER
