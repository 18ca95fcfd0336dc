"""What a word says about the part of a name that it is, and about the bearer's gender.

The lists say it (given names and the patronymics made of them, by the rough spelling of `nameskeleton`), or the ending
(`names/part-endings`); how much each weighs stands in `models/name-orders`.
"""

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import count
from typing import Final, NamedTuple

from nazva import tables
from nazva.nameskeleton import bare, skeleton

Weights = tuple[float, float, float]

_SIGN: Final = {"m": 1.0, "f": -1.0}
REMEMBERED: Final = 1 << 15


class Evidence(NamedTuple):
    """The weights of a word as given name, patronymic, family name, and the gender it shows as each; male is positive.

    `plain`, `large` and `small` are the weights as they are, for the only words of a name that are in capitals, and for
    the other words of such a name. What is equal in all this has one `number`, as long as it is remembered.
    """

    plain: Weights
    large: Weights
    small: Weights
    genders: Weights
    is_given: bool
    is_patronymic: bool
    number: int


_numbers: Final = count()


class Ending(NamedTuple):
    """What an ending says: its weight as a part, the gender it shows, with a sign."""

    weight: float
    gender: float


@cache
def weights(section: str) -> Mapping[str, float]:
    """Return a section of the table of orders."""
    return {key: float(value) for key, value in tables.load_pairs("name-orders").sections[section].items()}


@cache
def given_forms() -> Mapping[str, tuple[float, float]]:
    """Return the given names of the list by their rough spelling: weight, and gender between 1 (m) and -1 (f)."""
    found: dict[str, tuple[float, float]] = {}
    for row in tables.load_list("part-skeletons").rows:
        if row["weight"]:
            found.update(dict.fromkeys(row["forms"], (float(row["weight"][0]), float(row["gender"][0]))))
    return found


@cache
def listed_patronymics() -> frozenset[str]:
    """Return the rough spellings of the patronymics made of the men's names of the list."""
    rows = tables.load_list("part-skeletons").rows
    return frozenset(form for row in rows if not row["weight"] for form in row["forms"])


@cache
def _bare_given_forms() -> Mapping[str, tuple[float, float]]:
    """Return the given names by their rough spelling without marks."""
    return {key if key.isascii() else bare(key): own for key, own in given_forms().items()}


@cache
def endings() -> tuple[Mapping[str, Mapping[str, Ending]], int]:
    """Return the endings by their rough spelling, what each says by part, and the length of the longest.

    What an ending does not say itself the longest listed end of it says.
    """
    found: dict[str, dict[str, Ending]] = {}
    for row in tables.load_list("part-endings").rows:
        certainty = float(row["certainty"][0]) * _SIGN.get("".join(row["gender"]), 0.0)
        own = Ending(float(row["weight"][0]), certainty)
        for form in row["endings"]:
            found.setdefault(skeleton(form), {}).setdefault(row["part"][0], own)
    for key in sorted(found, key=len):
        shorter = next((found[key[i:]] for i in range(1, len(key)) if key[i:] in found), {})
        found[key] = {**shorter, **found[key]}
    return found, max(map(len, found))


def _ending(key: str) -> str:
    """Return the longest listed ending of a rough spelling, empty if none; two letters stand before an ending."""
    known, longest = endings()
    for size in range(min(longest, len(key) - 2), 0, -1):
        if key[-size:] in known:
            return key[-size:]
    return ""


def evidence(word: str) -> Evidence:
    """Return what a word, folded and repaired, says. A double name says what its last half does.

    >>> word = evidence("Рыгоравіч")
    >>> word.is_patronymic, max(zip(word.plain, ("given", "patronymic", "family")))[1]
    (True, 'patronymic')
    """
    key = skeleton(word)
    halves = word.split("-") if "-" in word else ()
    ending = _ending(skeleton(halves[-1]) if halves else key)
    return _evidence(_listed_given(key, halves), key in listed_patronymics(), ending)


@lru_cache(maxsize=REMEMBERED)
def _evidence(listed: tuple[float, float] | None, is_patronymic: bool, ending: str) -> Evidence:
    """Return what words say of which the lists know so much: weight and gender as a given name, and the ending."""
    own = weights("word")
    by_ending = endings()[0].get(ending, {})
    given, gender = listed or by_ending.get("given") or (own["given-unlisted"], 0.0)
    by_father = by_ending.get("patronymic")
    is_patronymic = is_patronymic and by_father is not None
    patronymic = by_father.weight if by_father else own["patronymic-unlisted"]
    if is_patronymic:
        patronymic = own["patronymic-listed"]
    is_given = given >= own["given-everyday"]
    family_ending = by_ending.get("family")
    family = family_ending.weight if family_ending else 0.0
    if is_given:
        rarity = "family-given" if given >= own["given-listed"] else "family-given-rare"
        family = own[rarity] + own["family-given-ending"] * family
    elif is_patronymic:
        family += own["family-patronymic"]
    plain = (given, patronymic, family)
    place = weights("place")
    return Evidence(
        plain=plain,
        large=(given + place["small"], patronymic + place["small"], family + place["capitals"]),
        small=(given, patronymic, family + place["small"]),
        genders=(gender, by_father.gender if by_father else 0.0, family_ending.gender if family_ending else 0.0),
        is_given=is_given,
        is_patronymic=is_patronymic,
        number=next(_numbers),
    )


def _listed_given(key: str, halves: Sequence[str]) -> tuple[float, float] | None:
    """Return the weight of a word as a given name of the list, and the gender that it shows; None if it is none."""
    forms = given_forms()
    found = forms.get(key) or (_bare_given_forms().get(key) if key.isascii() else None)
    if not found and halves and all(skeleton(half) in forms for half in halves):
        found = forms[skeleton(halves[0])]
    return (found[0], found[1] * weights("gender")["given"]) if found else None
