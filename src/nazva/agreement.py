"""What two words of names say of each other: one code of a few, which `models/match-weights` weighs.

Nothing here weighs anything: the codes are facts such as «one listed name», «the same sounds», «one sound apart».
"""

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final

from nazva import lostmarks, tables
from nazva.edits import levenshtein
from nazva.soundwords import FORMAL, STEM, Listed, Word, case_stems, fineness, form_keys, head, listed

_REMEMBERED: Final = 1 << 17

SAME: Final = "same"
CLOSE: Final = "close"
LOOSE: Final = "loose"
LINKED: Final = "linked"
SPELT: Final = "spelt"
EITHER: Final = "either"
UNMARKED: Final = "unmarked"
GENDER: Final = "gender"
CASE: Final = "case"
BALTIC: Final = "baltic"
POSSESSIVE: Final = "possessive"
VOWEL: Final = "vowel"
SLIP: Final = "slip"
NEAR: Final = "near"
NEIGHBOUR: Final = "neighbour"
NEARISH: Final = "nearish"
FAR: Final = "far"
OTHER: Final = "other"
LISTED: Final = "listed"
EVERYDAY: Final = "everyday"
KIN: Final = "kin"
OTHER_LISTED: Final = "other listed"
INITIAL: Final = "initial"
INITIALS: Final = "initials"
BRIDGE: Final = "initial bridge"
OTHER_INITIAL: Final = "other initial"
MISSING: Final = "missing"
NEITHER: Final = "neither"
HALF: Final = "half"
LATER: Final = "later"

# From the best to the worst, for choosing among the forms of a part.
ORDER: Final = (
    SAME,
    LISTED,
    CLOSE,
    LINKED,
    SPELT,
    UNMARKED,
    EVERYDAY,
    KIN,
    BALTIC,
    HALF,
    CASE,
    GENDER,
    EITHER,
    VOWEL,
    LOOSE,
    SLIP,
    NEAR,
    POSSESSIVE,
    INITIALS,
    INITIAL,
    LATER,
    NEIGHBOUR,
    NEARISH,
    BRIDGE,
    NEITHER,
    MISSING,
    FAR,
    OTHER_INITIAL,
    OTHER,
    OTHER_LISTED,
)
RARITIES: Final = ("rare", "common", "commonest")
RANK: Final = {code: rank for rank, code in enumerate(ORDER)}
AGREE: Final = frozenset(ORDER[: RANK[NEARISH] + 1])
# What differs in the end of a word: a case of a man's name may look like a woman's.
_CASES: Final = frozenset({CASE, GENDER})
# The share of its sounds that a word may differ in and be alike.
_MOST_APART: Final = 0.6
# How the last letters differ of a man's given name and a woman's.
_GENDERS: Final = frozenset({"ao", "oa"})


def words(one: Word, other: Word) -> str:
    """Return what the sounds of two words say: whether they spell one word."""
    if one is other:
        return SAME
    if found := _alike(one, other):
        return found
    return UNMARKED if _have_lost_marks(one, other) else _nearest(one.keys, other.keys)


def _alike(one: Word, other: Word) -> str:
    """Return how two words agree that spell one word, or differ in their endings; empty when they do not."""
    if found := _spelt(one, other):
        return found
    linked = _linked()
    for own in one.keys:
        if own in linked and not linked[own].isdisjoint(other.keys):
            return LINKED
    # Endings are looked at where the beginnings are one.
    return "" if one.heads.isdisjoint(other.heads) else _ended(one, other)


def _ended(one: Word, other: Word) -> str:
    """Return how two words agree that differ in their endings; empty when they differ otherwise."""
    if not set(one.masculine).isdisjoint(other.masculine):
        # Two women's forms of one surname: Кавалеўская, Kowalewska.
        return CLOSE if one.is_feminine and other.is_feminine else GENDER
    if not one.baltic_stems.isdisjoint(other.baltic_forms) or not other.baltic_stems.isdisjoint(one.baltic_forms):
        return BALTIC
    mine, theirs = one.case_stems, other.case_stems
    if not mine.isdisjoint(theirs):
        return CASE
    possessive = not one.possessive_stems.isdisjoint(theirs) or not other.possessive_stems.isdisjoint(mine)
    return POSSESSIVE if possessive else ""


def _spelt(one: Word, other: Word) -> str:
    """Return how two words agree whose keys are equal in some reading; empty when none are."""
    mine, theirs = one.keys, other.keys
    if len(mine) == 1 == len(theirs):
        best = fineness(one.sounds[0], other.sounds[0]) if mine == theirs else None
    else:
        best = None if set(mine).isdisjoint(theirs) else _finest(one, other)
    if best is not None and best >= (limits := _limits())["close"]:
        return SAME if best >= limits["same"] else CLOSE
    if one.bare and one.bare == other.bare:
        return CLOSE
    return "" if best is None else LOOSE


def _finest(one: Word, other: Word) -> float | None:
    """Return how well the readings of two words agree whose keys are equal and that agree best."""
    best = None
    for sounds, own in zip(one.sounds, one.keys, strict=True):
        for more, key in zip(other.sounds, other.keys, strict=True):
            if own == key:
                fine = fineness(sounds, more)
                best = fine if best is None or fine > best else best
    return best


def _have_lost_marks(one: Word, other: Word) -> bool:
    """Tell whether one of two words is the other without its marks; short words are not told so."""
    found = (one.plain and other.marked and lostmarks.met(one.plain, other.marked)) or (
        other.plain and one.marked and lostmarks.met(other.plain, one.marked)
    )
    return bool(found) and min(len(one.keys[0]), len(other.keys[0])) > STEM


def _nearest(mine: tuple[str, ...], theirs: tuple[str, ...]) -> str:
    """Return how far apart the readings of two words are that are nearest to each other."""
    if len(mine) == 1 == len(theirs):
        return _apart(mine[0], theirs[0])
    return min([_apart(own, key) for own in mine for key in theirs], key=RANK.__getitem__)


def _apart(one: str, other: str) -> str:
    """Return how far apart two keys are: some vowels, a consonant or two when they are long."""
    shorter = min(len(one), len(other))
    most = int(shorter * _MOST_APART)
    if shorter < STEM or levenshtein().distance(one, other, score_cutoff=most) > most:
        return OTHER
    if other < one:
        one, other = other, one  # which edits are found depends on the direction
    signs, limits = _signs(), _limits()
    cost = 0.0
    vowels = True
    last = ("", "", 0)
    for edit in levenshtein().editops(one, other):
        gone = one[edit.src_pos] if edit.tag != "insert" else ""
        come = other[edit.dest_pos] if edit.tag != "delete" else ""
        if last[:2] == (come, gone) and edit.src_pos <= last[2] + 1:
            continue  # two signs that have changed places are one slip
        last = (gone, come, edit.src_pos)
        if signs.are_near_vowels(gone, come):
            cost += limits["vowel"]
        else:
            vowels = False
            cost += limits["alike"] if signs.are_alike(gone, come) else limits["consonant"]
    share = cost / shorter
    if vowels and share <= limits["near"]:
        return VOWEL
    if share <= limits["nearish"]:
        return NEAR if share <= limits["near"] else NEARISH
    return FAR if share <= limits["far"] else OTHER


def are_near_vowels(gone: str, come: str) -> bool:
    """Tell whether one vowel of a key is lost or added, or two are confused that unstressed syllables confuse."""
    return _signs().are_near_vowels(gone, come)


def are_alike(gone: str, come: str) -> bool:
    """Tell whether two consonants of keys are alike."""
    return _signs().are_alike(gone, come)


class _Signs:
    """What kinds of signs of keys there are."""

    def __init__(self) -> None:
        sections = tables.load_pairs("name-sounds").sections
        self._vowels = frozenset(str(sections["vowels"]["all"]))
        self._confused = frozenset(str(sections["alike"]["vowels"]))
        alike = [frozenset((one, str(other))) for one, other in sections["alike"].items() if len(one) == 1]
        self._alike = frozenset(alike)

    def are_near_vowels(self, gone: str, come: str) -> bool:
        """Tell whether one vowel is lost or added, or two are confused that unstressed syllables confuse."""
        return not self._vowels.isdisjoint(gone + come) and (not gone or not come or {gone, come} <= self._confused)

    def are_alike(self, gone: str, come: str) -> bool:
        return frozenset((gone, come)) in self._alike


@cache
def _signs() -> _Signs:
    return _Signs()


def sound_alike(one: str, other: str) -> bool:
    """Tell whether two words in sounds that have one key sound the same."""
    return fineness(one, other) >= _limits()["same"]


@cache
def _limits() -> Mapping[str, float]:
    return {name: float(value) for name, value in tables.load_pairs("match-weights").sections["limits"].items()}


@cache
def _linked() -> Mapping[str, frozenset[str]]:
    """Return the keys that other languages write a surname with, both ways."""
    found: dict[str, set[str]] = {}
    cells = tables.load_list("surname-sounds").cells
    for own, others in zip(cells["key"], cells["others"], strict=True):
        for other in tables.values(others):
            found.setdefault(own, set()).add(other)
            found.setdefault(other, set()).add(own)
    return {own: frozenset(others) for own, others in found.items()}


def joined(one: tuple[Word, ...], other: tuple[Word, ...]) -> str:
    """Return what two names of several words say when they are written as one word each: Mac Donald, MacDonald."""
    mine = {"".join(keys) for keys in zip(*[own.keys for own in one], strict=False)}
    theirs = {"".join(keys) for keys in zip(*[own.keys for own in other], strict=False)}
    if mine.isdisjoint(theirs) and _letters(one) != _letters(other):
        return ""
    return CLOSE


def _letters(words: tuple[Word, ...]) -> str:
    return "".join([own.bare or own.text for own in words])


def rarity(one: Word, other: Word) -> str:
    """Return how common the surname is that two words spell: commonest, common, rare."""
    return RARITIES[max(one.common, other.common) - 1]


def given(one: Word, other: Word) -> str:
    """Return what two given names say of each other."""
    code = _names(one, other, one.given, other.given)
    if RANK[code] < RANK[OTHER] and _are_of_two_genders(one, other):
        return OTHER
    if RANK[code] <= RANK[NEAR] or bool(one.given) == bool(other.given):
        return code
    return min(code, _unlisted(other, one.given) if one.given else _unlisted(one, other.given), key=RANK.__getitem__)


def _are_of_two_genders(one: Word, other: Word) -> bool:
    """Tell whether two given names in Latin letters differ as a man's and a woman's do: Alessandro, Alessandra.

    Names that are common here may have both endings: Danilo, Danila.
    """
    mine, theirs = one.bare, other.bare
    if len(mine) != len(theirs) or mine[-1:] + theirs[-1:] not in _GENDERS or mine[:-1] != theirs[:-1]:
        return False
    return all(not listed(ident).common for ident in one.given if ident in other.given)


def _unlisted(own: Word, names: Mapping[str, int]) -> str:
    """Return how a word that is on no list agrees with the form of listed names that is nearest to it.

    It may be a case of a form in another language than that beside it (Александром, Alexander), or misspelt.
    """
    codes = [
        CASE if not own.case_stems.isdisjoint(_case_stems(form)) else _apart(key, form)
        for key in own.keys
        for ident in names
        for form in form_keys(head(key)).get(ident, ())
    ]
    return min(codes, key=RANK.__getitem__, default=OTHER)


@lru_cache(maxsize=_REMEMBERED)
def _case_stems(form: str) -> frozenset[str]:
    return case_stems(form)


def patronymics(one: Word, other: Word) -> str:
    """Return what two patronymics say of each other."""
    return _names(one, other, one.fathers, other.fathers)


def _names(one: Word, other: Word, mine: Mapping[str, int], others: Mapping[str, int]) -> str:
    if mine and others:
        shared = [min(mine[ident], others[ident]) for ident in mine if ident in others]
        if shared:
            return LISTED if max(shared) == FORMAL else EVERYDAY
        for ident in mine:
            own = listed(ident)
            if not own.kin.isdisjoint(others) and any(_are_kin(own, listed(more)) for more in others):
                return KIN
        if one.bare and one.bare == other.bare:
            return CLOSE  # María, MARIA: marks are lost in capitals.
        sounded = _alike(one, other)
        return CASE if sounded in _CASES else LOOSE if sounded == LOOSE else OTHER_LISTED
    sounded = words(one, other)
    return CASE if sounded in _CASES else sounded


def _are_kin(one: Listed, other: Listed) -> bool:
    return other.id in one.kin and (one.gender == other.gender or not (one.gender and other.gender))
