"""Makes the pairs that the weights of comparing are fitted on, of people with several spellings of their names.

Of one person the names stand beside each other as they are and in other formats (without patronymic, surname first,
comma, capitals, initials, Łacinka); of different people those that fool: one surname, one given name and patronymic
with a surname that is near, brothers and sisters, father and child, namesakes with different patronymics, one initial.
"""

import json
import random
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import combinations
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

import nazva
from nazva import agreement, pairing, placepairing, tables
from nazva.analysis import person
from nazva.nameparts import Name
from nazva.nameskeleton import bare
from nazva.namesounds import key, sounds
from nazva.parsing import parse
from nazva.soundwords import word

SEED = 20261124
NEGATIVES = 3
SEVERAL = 300
# How often a person is set beside another of one initial, which names alone cannot tell apart.
SHARED = 0.2
# What the given names of two people say of each other who are not one.
OTHERS = (agreement.NEARISH, agreement.FAR, agreement.OTHER, agreement.OTHER_LISTED)
# Letters that women's given names end in.
WOMEN = "aаяa"


class Pair(NamedTuple):
    """Two names, whether they are one person's, the kind of pair, and the people that they are of."""

    label: int
    one: str
    other: str
    stratum: str
    people: tuple[str, str]


class Form(NamedTuple):
    """A name in its parts, in a language."""

    given: str
    patronymic: str
    family: str
    language: str

    @property
    def full(self) -> str:
        """The whole name."""
        return " ".join(part for part in self[:3] if part)


FORMATS: dict[str, Callable[[Form], str]] = {
    "as it is": lambda own: own.full,
    "no patronymic": lambda own: f"{own.given} {own.family}",
    "surname first": lambda own: " ".join(part for part in (own.family, own.given, own.patronymic) if part),
    "comma": lambda own: f"{own.family.upper()}, {own.given} {own.patronymic}".strip(),
    "capitals": lambda own: own.full.upper(),
    "surname given": lambda own: f"{own.family} {own.given}",
    "initials": lambda own: f"{_initial(own.given)} {_initial(own.patronymic)} {own.family}".replace("  ", " "),
    "initials behind": lambda own: f"{own.family} {_initial(own.given)}{_initial(own.patronymic)}",
    "one initial": lambda own: f"{_initial(own.given)} {own.family}",
    "Łacinka": lambda own: _lacinka(own).full,
    "Lithuanian": lambda own: _baltic(own, "as"),
    "Latvian": lambda own: _baltic(own, "s"),
    "flattened": lambda own: bare(_lacinka(own).full.replace("ł", "l").replace("Ł", "L")),
}


def _baltic(own: Form, ending: str) -> str:
    """Return a Latin name with the ending of Lithuanian or Latvian behind consonants; another as it is."""
    if not own.full.isascii():
        return own.full
    return " ".join(part if part[-1] in "aeiouy" else part + ending for part in (own.given, own.family))


def _lacinka(own: Form) -> Form:
    """Return a Belarusian name in Łacinka; another as it is."""
    if own.language != "be-Cyrl":
        return own
    return Form(*(nazva.convert(part, to="lacinka", source="be") for part in own[:3]), "lacinka")


def _initial(part: str) -> str:
    return f"{part[0]}." if part else ""


def forms(names: list[list[str]]) -> list[Form]:
    """Return a person's names in parts, those that have a given name and a surname."""
    found = []
    for written, language in names:
        own: Name = parse(written)
        if own.given and own.family and not own.alternatives:
            found.append(Form(own.given, own.patronymic, own.family.title(), language))
    return found


def pairs(lines: Iterator[str], kind: str) -> Iterator[Pair]:
    """Yield the pairs of the input, and those that are made of its people."""
    chance = random.Random(SEED)
    people: dict[str, list[Form]] = {}
    for line in lines:
        row = json.loads(line)
        if "label" in row:
            if not _are_namesakes(row) if kind == "place" else not row["label"] or _may_be_one(row["a"], row["b"]):
                yield Pair(row["label"], row["a"], row["b"], row.get("kind", "given"), tuple(row["people"]))
        else:
            found = forms(row["names"])
            if own := [form for form in found if _are_one(found[0], form)]:
                people[row["id"]] = own
    if people:
        yield from _same(people, chance)
        yield from Crowd(people, chance).pairs()
        yield from _surnames(people, chance)


def _are_one(one: Form, other: Form) -> bool:
    """Tell whether two names on a list may be spellings of one name; an alias of another surname is not."""
    return _may_be_one(f"{one.given} {one.family}", f"{other.given} {other.family}")


def _are_namesakes(row: dict) -> bool:
    """Tell whether a pair is of two places whose names are one: such a pair says nothing of names."""
    mine, theirs = placepairing.place(row["a"]), placepairing.place(row["b"])
    if row["label"] or mine is None or theirs is None:
        return False
    found = placepairing.place_agreement(mine, theirs).codes
    return found.name == agreement.SAME and not found.is_forbidden and not found.doubt


def _may_be_one(one: str, other: str) -> bool:
    mine, theirs = person(one), person(other)
    if mine is None or theirs is None:
        return False
    return any(
        own.family.code in agreement.AGREE and own.given.code not in (agreement.OTHER, agreement.OTHER_LISTED)
        for own in pairing.agreements(mine, theirs)
    )


def _same(people: dict[str, list[Form]], chance: random.Random) -> Iterator[Pair]:
    for ident, own in sorted(people.items()):
        couples = list(combinations(own, 2)) or [(own[0], own[0])]
        for one, other in chance.sample(couples, min(6, len(couples))):
            for name in chance.sample(sorted(FORMATS), 7):
                yield Pair(1, one.full, FORMATS[name](other), name, (ident, ident))


def _surnames(people: dict[str, list[Form]], chance: random.Random) -> Iterator[Pair]:
    """Yield people whose surnames are two of the list that have one key, and people of one surname in two languages."""
    by_key: dict[str, list[tuple[str, str]]] = defaultdict(list)
    rows = [(row["be"][0], row["ru"][0]) for row in tables.load_list("surnames").rows if row["be"] and row["ru"]]
    for row in rows:
        by_key[key(sounds(row[0]))].append(row)
    alike = [own for _, own in sorted(by_key.items()) if len(own) > 1]
    names = [(ident, own) for ident, forms in sorted(people.items()) for own in forms if own.language.endswith("Cyrl")]
    for group in chance.sample(alike, min(SEVERAL, len(alike))):
        (ident, form), (one, other) = chance.choice(names), chance.sample(group, 2)
        here, there = chance.randrange(2), chance.randrange(2)
        if agreement.words(word(one[here].lower()), word(other[there].lower())) == agreement.LOOSE:
            mine, theirs = form._replace(family=one[here]), form._replace(family=other[there])
            yield Pair(0, mine.full, theirs.full, "one key", (ident, ident))
    for one, other in chance.sample(rows, SEVERAL):
        ident, form = chance.choice(names)
        yield Pair(1, form._replace(family=one).full, form._replace(family=other).full, "listed", (ident, ident))


class Crowd:
    """People among whom pairs are looked for that fool: neighbours in surname, kin, namesakes."""

    def __init__(self, people: dict[str, list[Form]], chance: random.Random) -> None:
        self.people = people
        self.chance = chance
        self.idents = sorted(people)
        self.genders: dict[str, str] = {}
        self.sons: dict[tuple[str, str, str], list[str]] = defaultdict(list)
        self.initials: dict[tuple[str, str], list[str]] = defaultdict(list)
        self.keys: dict[str, set[str]] = {}
        for ident in self.idents:
            self.keys[ident] = set()
            for own in people[ident]:
                parsed = person(own.full)
                self.genders[ident] = self.genders.get(ident) or parsed.gender
                self.keys[ident].update(parsed.family[0][0].keys)
                for father in parsed.patronymic[0][0].fathers if parsed.patronymic else ():
                    self.sons[father, own.language, parsed.gender].append(own.patronymic)
                self.initials[own.given[0], own.language].append(own.given)

    def pairs(self) -> Iterator[Pair]:
        """Yield pairs of different people."""
        for ident in self.idents:
            near = self._near(ident)
            yield from self._alone(ident, near)
            for _ in range(NEGATIVES):
                one, form = self.chance.choice(self.people[ident]), self.chance.choice(self.people[ident])
                name = self.chance.choice(sorted(FORMATS))
                yield from self._strangers(ident, one, name)
                yield from self._neighbours(ident, one, form, near, name)
                yield from self._kin(ident, one, form, name)
                yield from self._initial(ident, one, form, name)

    def _near(self, ident: str) -> list[str]:
        """Return the people whose surnames are nearest to one's, of the same gender."""
        others = (other for other in self.idents if other != ident and self.genders[other] == self.genders[ident])
        return sorted(
            others,
            key=lambda other: min(
                Levenshtein.normalized_distance(a, b) for a in self.keys[ident] for b in self.keys[other]
            ),
        )[:3]

    def _strangers(self, ident: str, one: Form, name: str) -> Iterator[Pair]:
        stranger = self.chance.choice(self.idents)
        if stranger != ident and self.keys[ident].isdisjoint(self.keys[stranger]):
            other = self.chance.choice(self.people[stranger])
            yield Pair(0, one.full, FORMATS[name](other), "random", (ident, stranger))

    def _neighbours(self, ident: str, one: Form, form: Form, near: list[str], name: str) -> Iterator[Pair]:
        """Yield a person with another of the same names before a surname that is near."""
        for other in near:
            families = [own.family for own in self.people[other] if own.language == form.language]
            if families and self.keys[ident].isdisjoint(self.keys[other]):
                yield Pair(0, one.full, FORMATS[name](form._replace(family=families[0])), "neighbour", (ident, other))

    def _alone(self, ident: str, near: list[str]) -> Iterator[Pair]:
        """Yield a person with the surname alone, in another spelling, and with surnames that are near."""
        one, form = self.chance.choice(self.people[ident]), self.chance.choice(self.people[ident])
        yield Pair(1, one.full, form.family, "surname alone", (ident, ident))
        for other in near:
            family = self.chance.choice(self.people[other]).family
            if self.keys[ident].isdisjoint(self.keys[other]):
                yield Pair(0, one.full, family, "surname alone", (ident, other))

    def _kin(self, ident: str, one: Form, form: Form, name: str) -> Iterator[Pair]:
        """Yield a person with a brother or sister, a namesake of another father, a child."""
        others = [
            own
            for other in self.chance.sample(self.idents, min(40, len(self.idents)))
            for own in self.people[other]
            if own.language == form.language and own.given[0] != form.given[0] and _differ(one.given, own.given)
            if (own.given[-1] in WOMEN) == (form.given[-1] in WOMEN)
        ]
        if not others:
            return
        shown = "initial" in name
        sibling = form._replace(given=self.chance.choice(others).given)
        if not (shown and _share_initial(one, sibling)):
            yield Pair(0, one.full, FORMATS[name](sibling), "sibling", (ident, ident))
        namesake = form._replace(patronymic=self.chance.choice(others).patronymic)
        if form.patronymic and namesake.patronymic and one.patronymic and _sons_differ(one, namesake):
            written = self.chance.choice(["as it is", "surname first", "comma", "capitals", "initials"])
            if not (written == "initials" and _share_initial(one, namesake, son=True)):
                yield Pair(0, one.full, FORMATS[written](namesake), "namesake", (ident, ident))
        father = next(iter(person(one.full).given[0][0].given), "")
        sons = self.sons.get((father, form.language, self.genders[ident]), [])
        if sons and one.patronymic:
            child = form._replace(given=self.chance.choice(others).given, patronymic=self.chance.choice(sons))
            if not (shown and _share_initial(one, child)):
                yield Pair(0, one.full, FORMATS[name](child), "child", (ident, ident))

    def _initial(self, ident: str, one: Form, form: Form, name: str) -> Iterator[Pair]:
        """Yield a person with another of the same surname and first letter."""
        shared = [given for given in self.initials[form.given[0], form.language] if _differ(one.given, given)]
        if shared and self.chance.random() < SHARED:
            other = form._replace(given=self.chance.choice(shared), patronymic="")
            yield Pair(0, one.full, FORMATS[name](other), "one initial", (ident, ident))


def _differ(one: str, other: str) -> bool:
    mine, theirs = person(f"{one} Xx"), person(f"{other} Xx")
    if not (mine and theirs and mine.given and theirs.given):
        return False
    return agreement.given(mine.given[0][0], theirs.given[0][0]) in OTHERS


def _share_initial(one: Form, other: Form, *, son: bool = False) -> bool:
    """Tell whether an initial may stand for the given names (patronymics) of both, so that names cannot decide."""
    mine, theirs = person(one.full), person(other.full)
    if not (mine and theirs and mine.given and theirs.given):
        return True
    own, more = (mine.patronymic, theirs.patronymic) if son else (mine.given, theirs.given)
    return not own or not more or not own[0][0].initials.isdisjoint(more[0][0].initials)


def _sons_differ(one: Form, other: Form) -> bool:
    mine, theirs = person(one.full), person(other.full)
    if not (mine.patronymic and theirs.patronymic):
        return False
    return agreement.patronymics(mine.patronymic[0][0], theirs.patronymic[0][0]) == agreement.OTHER_LISTED
