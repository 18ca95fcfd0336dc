"""The passes over a text that find its people and places, the surest first."""

import itertools
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from nazva import canonical, context, gazetteer, givennames, identity, morphology
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

_LEAST_LETTERS: Final = 5


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
                if self._is_institutional(j) and not (last == i and self._may_be_bearer(i, j)):
                    last = j
                elif self.is_of(j, "joiner") and (k := self.next_word(j)) >= 0 and self._is_institutional(k):
                    last = k
                else:
                    break
            if last > first:
                self._take(Found(first, last, "organisation", 0.8, "capitals around a word for an institution"))

    def _may_be_bearer(self, head: int, i: int) -> bool:
        """Tell whether a word after an institution's that opens a sentence may be a name: Музей Коласа."""
        return self.language != "en" and self.tokens[head].opens and not self._reads_as_adjective(i)

    def _listed_person(self, i: int) -> Found | None:
        found = self._phrase(i, "person")
        # The list has Pope Francis; a span has no title.
        while found and found.first < found.last and self.is_of(found.first, "title"):
            found.first = self.next_word(found.first)
        return found

    def _place(self, i: int) -> Found | None:
        found = self._phrase(i, "place") or self._place_like(i)
        if found is None or found.entity is None or self.is_quoted(found.first, found.last):
            return None
        token, entity = self.tokens[i], found.entity
        if found.first == found.last:
            if len(token.text) <= 3 and self.language == "en" and not token.text.isupper():
                if any(name == token.text.upper() for name in entity.named("en")):
                    return None
                if token.low in context.words_of("stop", "en"):
                    return None
            if token.opens and self.is_of(i, "stop", "verb", "role"):
                return None
        weak = ("be" if self.language != "en" else "en") in entity.weak
        small = len(entity.languages) < 8 and entity.parent not in ("", "by") and "lt" not in entity.languages
        placed = self.follows(i, "locative")
        # Amazon is a firm more often than a river, Ленін a man more often than a village.
        firm = weak and self._is_listed_organisation(i)
        man = small and found.first == found.last and self._is_famous(i)
        if not placed and (firm or man):
            return None
        found.probability = PLACE if not weak and not small else SMALL_PLACE if small or placed else WEAK_PLACE
        if token.opens and small and token.low in self.seen_small:
            found.probability = 0.3
        if weak and not placed and self._looks_personal(i):
            found.probability = 0.3
        return found

    def _place_like(self, i: int) -> Found | None:
        """Find a place of Belarus in a spelling that no table writes: Maladziechna."""
        token = self.tokens[i]
        if self.language != "en" or token.opens or not self.is_name_like(i) or token.low in self.seen_small:
            return None
        entity = gazetteer.place_like(token.low)
        return Found(i, i, "place", SMALL_PLACE, f"another spelling of {entity.id}", entity) if entity else None

    def _is_famous(self, i: int) -> bool:
        """Tell whether a word is, in any case, the surname of one person of the list: Ленін is a village too."""
        famous = identity.famous_families(self.script)
        token = self.tokens[i]
        return token.low in famous or any(form in famous for form, _ in morphology.nominatives(token.be, "surname"))

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
        if not candidates or (self.tokens[i].opens and self.is_of(i, "stop")) or self.is_month(i):
            return None
        last = i
        middle: list[int] = []
        family = -1
        while (j := self.next_word(last)) >= 0:
            token = self.tokens[j]
            if (surname := self._after_particles(j)) > j:
                family = last = surname
                break
            if token.is_initial and j + 1 < len(self.tokens) and self.tokens[j + 1].text == ".":
                last = j + 1
                continue
            if not self.is_name_like(j, after_given=True):
                break
            family, last = j, j
            following = self.next_word(j)
            if (
                following >= 0
                and self.is_name_like(following, after_given=True)
                and len(middle) < 2
                and (self.givens(j) or self._is_patronymic(j) or self.tokens[following].hyphen)
            ):
                middle.append(j)
                continue
            break
        # Jean-Claude is one given name.
        if family < 0 or (self.tokens[family].hyphen and self.next_word(i) == family):
            return None
        end = self.end_of_hyphened(family)
        middle += self._words(family, end - 1)
        family = end
        if self._is_place(i, family):
            return None
        spelt, ending = self._choose(candidates, i, family)
        weak = ("en" if self.language == "en" else "be") in spelt.name.weak
        if weak and self.tokens[i].opens and self._is_place(family, family):
            return None
        name, gender = self._name(i, [m for m in middle if m != family], family, spelt, ending)
        probability = WEAK_GIVEN if weak and self.tokens[i].opens else GIVEN_AND_SURNAME
        return Found(i, family, "person", probability, "a given name of the list and a surname", None, name, gender)

    def _after_particles(self, i: int) -> int:
        """Return the place of the surname after particles that begin at a place: von der Leyen; -1 if there is none."""
        place = i
        while place >= 0 and self.free(place) and self.is_of(place, "particle"):
            place = self.next_word(place)
        return place if place > i and self.is_name_like(place) else -1

    def _by_surname(self, i: int) -> Found | None:
        """Find two capitalised words of which the second ends as Slavic surnames do: Syarhei Dylevsky."""
        if not self.is_name_like(i) or self.tokens[i].opens or self.tokens[i].is_initial:
            return None
        j = self.next_word(i)
        low = (self.tokens[j].be or self.tokens[j].low) if j >= 0 else ""
        if j < 0 or not self.is_name_like(j) or not low.endswith(endings_of("surname")) or self._is_place(i, j):
            return None
        # A double surname alone.
        if self.tokens[j].hyphen:
            return None
        if self._is_place(i, i) or self._is_place(j, j) or self.tokens[i].text.isupper():
            return None
        last = self.end_of_hyphened(j)
        name, _ = self._name(i, self._words(j, last - 1), last, None, None)
        given = self.tokens[i].text if self.language == "en" else self.tokens[i].be.capitalize()
        name = replace(name, given=given)
        return Found(i, last, "person", BY_SURNAME, "a capitalised word and a Slavic surname", None, name)

    def _words(self, first: int, last: int) -> list[int]:
        """Return the places of the words among tokens."""
        return [k for k in range(first, last + 1) if self.tokens[k].is_word]

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
            last = self.end_of_hyphened(j)
            name, gender = self._name(i, self._words(j, last - 1), last, None, None)
            return Found(i, last, "person", INITIALS, "initials and a surname", None, name, gender)
        return None

    def _titled(self) -> None:
        """Find a surname after a title or a role: President Lukashenka, blogger Naufal."""
        bearers = self._bearers()
        for i in range(len(self.tokens) - 1):
            if not self.word(i) or not self.is_of(i, "title", "role"):
                continue
            j = i + 1
            if self.tokens[j].text == "." and j + 1 < len(self.tokens):
                j += 1
            if not (self.word(j) and self.tokens[j].near and self.is_name_like(j)) or self.tokens[j].opens:
                continue
            if self._is_listed_organisation(j) or self.tokens[j].text.isupper() or self._reads_as_adjective(j):
                continue
            if self._is_patronage(i):
                continue
            title = self.is_of(i, "title") and self.tokens[i].capital
            given, last = self.givens(j), self.end_of_hyphened(j)
            if given and last == j:
                if len(own := bearers.get(given[0][0].name.id, [])) == 1:
                    self._take(self._again(j, own[0]))
                    continue
                name, gender = self._name(j, [], -1, *self._choose(given, j, j))
            else:
                name, gender = self._name(j, self._words(j, last - 1), last, None, None)
            reason = f"a name after {self.tokens[i].text!r}"
            self._take(Found(j, last, "person", TITLE if title else ROLE, reason, None, name, gender))

    def _is_patronage(self, i: int) -> bool:
        """Tell whether a title belongs to what an institution is named after: the church of St. Nicholas."""
        if self.follows(i, "org-head") or (self.follows(i, "joiner") and self.follows(i - 1, "org-head")):
            return True
        owner = i + 2 if self.tokens[i + 1].text == "." else i + 1
        return (
            self.language == "en" and (after := self.next_word(owner)) >= 0 and self.is_of(after, "org-head", "generic")
        )

    def _given_alone(self) -> None:
        """Find given names alone: of one full name of the text, or after a word such as husband."""
        bearers = self._bearers()
        for i in range(len(self.tokens)):
            for spelt, ending in self.givens(i)[:1] if not self.is_month(i) else ():
                own = bearers.get(spelt.name.id, [])
                if len(own) == 1 and not (self.tokens[i].opens and spelt.name.weak):
                    self._take(self._again(i, own[0]))
                elif self.follows(i, "kin"):
                    name, gender = self._name(i, [], -1, spelt, ending)
                    reason = "a given name after a word for kin"
                    self._take(Found(i, i, "person", GIVEN_AGAIN, reason, None, name, gender))

    def _bearers(self) -> dict[str, list[Found]]:
        """Return the people named in full in the text, by the id of their given name; each person once."""
        bearers: dict[str, list[Found]] = {}
        for found in self.found:
            if found.kind == "person" and found.last > found.first:
                ident = found.name.spelt.name.id if found.name and found.name.spelt else self._first_given(found)
                own = bearers.setdefault(ident, []) if ident else []
                if not any(identity.is_same(self, found, other) for other in own):
                    own.append(found)
        return bearers

    def _again(self, i: int, bearer: Found) -> Found:
        """Return the mention of a person by the given name alone."""
        reason = "the given name of a full name in the text"
        return Found(i, i, "person", GIVEN_AGAIN, reason, bearer.entity, bearer.name, bearer.gender)

    def _first_given(self, found: Found) -> str:
        """Return the id of the given name that a mention of a listed person begins with, if it does."""
        token = self.tokens[found.first]
        spelt = givennames.given(token.low) or givennames.given(token.be)
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
            if (
                not (self.free(i) and token.capital)
                or (len(token.text) < 2)
                or self.is_of(i, "stop")
                or self.is_month(i)
            ):
                continue
            last = self.end_of_hyphened(i)
            source = next((known[form] for form in self._surname_forms(i, last) if form in known), None)
            if source is None and last > i:
                # Not a double surname: a pair of names, Putin-Trump.
                last = i
                source = next((known[form] for form in self._surname_forms(i, i) if form in known), None)
            if source is not None:
                reason = "the surname of a full name in the text"
                self._take(Found(i, last, "person", SURNAME_AGAIN, reason, source.entity, source.name, source.gender))
                continue
            entity = next((famous[form] for form in self._surname_forms(i, i) if form in famous), None)
            if entity is None or self._reads_as_adjective(i):
                continue
            if token.opens and (token.low in self.seen_small or self.is_of(i, "verb", "role", "generic")):
                continue
            probability = FAMOUS_SURNAME - 0.1 if token.opens else FAMOUS_SURNAME
            reason = f"the surname of {entity.id}"
            self._take(Found(i, i, "person", probability, reason, entity, gender=entity.gender))

    def _surname_forms(self, first: int, last: int) -> list[str]:
        """Return the nominatives, in lower case, that a surname alone may be of, the form itself first."""
        words = [token for token in self.tokens[first : last + 1] if token.is_word]
        own = "-".join(token.low for token in words)
        if self.language != "en":
            parts = [dict.fromkeys(form for form, _ in morphology.nominatives(token.be, "surname")) for token in words]
            return [own, *map("-".join, itertools.product(*parts))]
        if len(own) >= _LEAST_LETTERS and self.is_name_like(first):
            return [own, *canonical.readings_of_surname("-".join(token.text for token in words))]
        return [own]
