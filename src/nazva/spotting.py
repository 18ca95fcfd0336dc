"""The passes over a text that find its people and places, the surest first."""

from collections.abc import Callable

from nazva import canonical, context, identity, morphology, registry
from nazva.canonical import FullName
from nazva.sights import (
    BY_SURNAME,
    FAMOUS_SURNAME,
    GIVEN_AGAIN,
    GIVEN_AND_SURNAME,
    INITIALS,
    LEAST,
    PLACE,
    ROLE,
    SMALL_PLACE,
    SURNAME_AGAIN,
    TITLE,
    WEAK_GIVEN,
    WEAK_PLACE,
    Found,
    Sights,
    endings_of,
)


class Spotter(Sights):
    """The passes over one text."""

    def spot(self) -> list[Found]:
        """Run the passes and return what was found, in the order of the text; one person has one name in all."""
        self._listed(self._organisation)
        self._institutions()
        self._listed(self._listed_person)
        self._people()
        self._listed(self._place)
        self._surnames()
        self._titled()
        self._single_organisations()
        self._surnames()
        self._given_alone()
        kept = sorted((f for f in self.found if f.probability >= LEAST), key=lambda f: f.first)
        identity.join(self, kept)
        return kept

    def _take(self, found: Found) -> None:
        for i in range(found.first, found.last + 1):
            self.taken[i] = found
        self.found.append(found)

    def _listed(self, match: Callable[[int], Found | None]) -> None:
        i = 0
        while i < len(self.tokens):
            found = match(i) if self.free(i) else None
            if found:
                self._take(found)
                i = found.last + 1
            else:
                i += 1

    def _single_organisations(self) -> None:
        self._listed(lambda i: self._organisation(i, least=1))

    def _institutions(self) -> None:
        """Take runs of capitalised words around an institution's generic word: Belarusian State University."""
        for i, token in enumerate(self.tokens):
            if not (self.free(i) and token.capital and self.is_of(i, "org-head")):
                continue
            first = last = i
            while (j := first - 1) >= 0 and self.tokens[first].near and self._is_institutional(j):
                first = j
            while (j := self.next_word(last)) >= 0:
                if self._is_institutional(j):
                    last = j
                elif self.is_of(j, "joiner") and (k := self.next_word(j)) >= 0 and self._is_institutional(k):
                    last = k
                else:
                    break
            if last > first:
                self._take(Found(first, last, "organisation", 0.8, "capitals around a word for an institution"))

    def _listed_person(self, i: int) -> Found | None:
        return self._phrase(i, "person")

    def _place(self, i: int) -> Found | None:
        found = self._phrase(i, "place")
        if found is None or found.entity is None:
            return None
        token, entity = self.tokens[i], found.entity
        if found.first == found.last:
            if len(token.text) <= 3 and self.language == "en" and not token.text.isupper():
                if any(name == token.text.upper() for name in entity.names.get("en", ())):
                    return None
                if token.low in context.words_of("stop", "en"):
                    return None
            if token.opens and self.is_of(i, "stop", "verb", "role"):
                return None
        weak = ("be" if self.language != "en" else "en") in entity.weak
        small = len(entity.names) < 8 and entity.parent not in ("", "by") and "lt" not in entity.names
        found.probability = WEAK_PLACE if weak else SMALL_PLACE if small else PLACE
        if token.opens and small and token.low in self.seen_small:
            found.probability = 0.3
        if weak and self._looks_personal(i):
            found.probability = 0.3
        return found

    def _people(self) -> None:
        """Find given names with what follows, and initials with a surname."""
        i = 0
        while i < len(self.tokens):
            found = self._full_name(i) or self._initials(i) or self._by_surname(i)
            if found:
                self._take(found)
                i = found.last + 1
            else:
                i += 1

    def _full_name(self, i: int) -> Found | None:
        candidates = self.givens(i)
        if not candidates or (self.tokens[i].opens and self.is_of(i, "stop")) or self.is_of(i, "month"):
            return None
        last = i
        middle: list[int] = []
        family = -1
        while (j := self.next_word(last)) >= 0:
            token = self.tokens[j]
            if (
                self.taken[j] is None
                and self.is_of(j, "particle")
                and (k := self.next_word(j)) >= 0
                and self.is_name_like(k)
            ):
                family, last = k, k
                break
            if token.is_initial and j + 1 < len(self.tokens) and self.tokens[j + 1].text == ".":
                last = j + 1
                continue
            if not self.is_name_like(j):
                break
            family, last = j, j
            following = self.next_word(j)
            if (
                following >= 0
                and self.is_name_like(following)
                and len(middle) < 2
                and (self.givens(j) or self._is_patronymic(j) or self.tokens[following].hyphen)
            ):
                middle.append(j)
                continue
            break
        if family < 0:
            return None
        while (j := self.next_word(family)) >= 0 and self.tokens[j].hyphen and self.is_name_like(j):
            middle.append(family)
            family = last = j
        if self._is_place(i, family):
            return None
        spelt, ending = self._choose(candidates, i, family)
        weak = ("en" if self.language == "en" else "be") in spelt.name.weak
        if weak and self.tokens[i].opens and self._is_place(family, family):
            return None
        name, gender = self._name(i, [m for m in middle if m != family], family, spelt, ending)
        probability = WEAK_GIVEN if weak and self.tokens[i].opens else GIVEN_AND_SURNAME
        return Found(i, family, "person", probability, "a given name of the list and a surname", None, name, gender)

    def _by_surname(self, i: int) -> Found | None:
        """Find two capitalised words of which the second ends as Slavic surnames do: Syarhei Dylevsky."""
        if not self.is_name_like(i) or self.tokens[i].opens or self.tokens[i].is_initial:
            return None
        j = self.next_word(i)
        low = (self.tokens[j].be or self.tokens[j].low) if j >= 0 else ""
        if j < 0 or not self.is_name_like(j) or not low.endswith(endings_of("surname")) or self._is_place(i, j):
            return None
        if self._is_place(i, i) or self._is_place(j, j) or self.tokens[i].text.isupper():
            return None
        words = [self.tokens[k].text if self.language == "en" else self.tokens[k].be.capitalize() for k in (i, j)]
        name = FullName(words[0], None, (), words[1])
        return Found(i, j, "person", BY_SURNAME, "a capitalised word and a Slavic surname", None, name)

    def _initials(self, i: int) -> Found | None:
        token = self.free(i)
        if not token or not token.is_initial:
            return None
        place = i
        while place + 1 < len(self.tokens) and self.tokens[place + 1].text == ".":
            j = place + 2
            if not (j < len(self.tokens) and self.tokens[j].is_word):
                return None
            if self.tokens[j].is_initial and self.taken[j] is None:
                place = j
                continue
            if not self.is_name_like(j) or "\n" in self.source[self.tokens[place].end : self.tokens[j].start]:
                return None
            name, gender = self._name(i, [], j, None, None)
            return Found(i, j, "person", INITIALS, "initials and a surname", None, name, gender)
        return None

    def _titled(self) -> None:
        """Find a surname after a title or a role: President Lukashenka, blogger Naufal."""
        for i in range(len(self.tokens) - 1):
            if not self.word(i) or not self.is_of(i, "title", "role"):
                continue
            j = i + 1
            if self.tokens[j].text == "." and j + 1 < len(self.tokens):
                j += 1
            if not (self.word(j) and self.tokens[j].near and self.is_name_like(j)) or self.tokens[j].opens:
                continue
            if self._is_listed_organisation(j) or self.tokens[j].text.isupper():
                continue
            title = self.is_of(i, "title") and self.tokens[i].capital
            given = self.givens(j)
            if given:
                name, gender = self._name(j, [], -1, *self._choose(given, j, j))
            else:
                name, gender = self._name(j, [], j, None, None)
            reason = f"a name after {self.tokens[i].text!r}"
            self._take(Found(j, j, "person", TITLE if title else ROLE, reason, None, name, gender))

    def _given_alone(self) -> None:
        """Find given names alone: of one full name of the text, or after a word such as husband."""
        bearers: dict[str, list[Found]] = {}
        for found in self.found:
            if found.kind == "person" and found.last > found.first:
                ident = found.name.spelt.name.id if found.name and found.name.spelt else self._first_given(found)
                if ident and all(identity.is_same(self, found, other) is False for other in bearers.get(ident, ())):
                    bearers.setdefault(ident, []).append(found)
        for i in range(len(self.tokens)):
            for spelt, ending in self.givens(i)[:1]:
                own = bearers.get(spelt.name.id, [])
                kin = i > 0 and self.tokens[i].near and self.word(i - 1) is not None and self.is_of(i - 1, "kin")
                if len(own) == 1 and not (self.tokens[i].opens and spelt.name.weak):
                    model = own[0]
                    self._take(
                        Found(
                            i,
                            i,
                            "person",
                            GIVEN_AGAIN,
                            "the given name of a full name in the text",
                            model.entity,
                            model.name,
                            model.gender,
                        )
                    )
                elif kin:
                    name, gender = self._name(i, [], -1, spelt, ending)
                    self._take(
                        Found(i, i, "person", GIVEN_AGAIN, "a given name after a word for kin", None, name, gender)
                    )

    def _first_given(self, found: Found) -> str:
        """Return the id of the given name that a mention of a listed person begins with, if it does."""
        token = self.tokens[found.first]
        spelt = registry.given(token.low) or registry.given(token.be)
        return spelt[0].name.id if spelt else ""

    def _is_listed_organisation(self, i: int) -> bool:
        return self._organisation(i, least=1) is not None

    def _surnames(self) -> None:
        """Find surnames alone: of full names in the same text, and of people of the list."""
        known: dict[str, Found] = {}
        for found in sorted(self.found, key=lambda f: f.first):
            if found.kind != "person":
                continue
            for family in identity.families(self, found):
                known.setdefault(family, found)
        famous = identity.famous_families(self.script)
        for i, token in enumerate(self.tokens):
            if not (self.free(i) and token.capital) or (len(token.text) < 2) or self.is_of(i, "stop", "month"):
                continue
            forms = [token.low]
            if self.language != "en":
                forms += [form for form, _ in morphology.nominatives(token.be, "surname")]
            elif len(token.text) >= 5 and self.is_name_like(i):
                forms += canonical.readings_of_surname(token.text)
            source = next((known[form] for form in forms if form in known), None)
            if source is not None:
                self._take(
                    Found(
                        i,
                        i,
                        "person",
                        SURNAME_AGAIN,
                        "the surname of a full name in the text",
                        source.entity,
                        source.name,
                        source.gender,
                    )
                )
            elif (
                (entity := next((famous[form] for form in forms if form in famous), None))
                and not token.opens
                and not self._reads_as_adjective(i)
            ):
                self._take(
                    Found(i, i, "person", FAMOUS_SURNAME, f"the surname of {entity.id}", entity, gender=entity.gender)
                )
            elif (
                entity
                and not self._reads_as_adjective(i)
                and token.low not in self.seen_small
                and not self.is_of(i, "verb", "role", "generic")
            ):
                self._take(
                    Found(
                        i,
                        i,
                        "person",
                        FAMOUS_SURNAME - 0.1,
                        f"the surname of {entity.id}",
                        entity,
                        gender=entity.gender,
                    )
                )
