"""People and places in running text: found, told apart, made canonical.

Evidence comes from lists (names, places, people, organisations, words around names) and from the order of words;
what the lists do not know is a surname only next to a given name, a title or a role, or where the full name has
occurred in the same text.
"""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from functools import cache
from typing import Any, Final

from nazva import canonical, context, morphology, registry, tables
from nazva.canonical import FullName
from nazva.context import Token
from nazva.errors import NazvaError
from nazva.registry import Entity, Spelt

# Judged, not fitted: how often each kind of evidence is right.
LISTED_PERSON: Final = 0.99
GIVEN_AND_SURNAME: Final = 0.97
WEAK_GIVEN: Final = 0.8
INITIALS: Final = 0.9
TITLE: Final = 0.85
BY_SURNAME: Final = 0.65
ROLE: Final = 0.7
SURNAME_AGAIN: Final = 0.95
GIVEN_AGAIN: Final = 0.75
FAMOUS_SURNAME: Final = 0.85
PLACE: Final = 0.96
SMALL_PLACE: Final = 0.8
WEAK_PLACE: Final = 0.6
LEAST: Final = 0.5

_SMALL_KINDS: Final = frozenset(("village", "town", "city-district", "area", "river", "lake"))
_PARTICLES: Final = frozenset("von van de del di da der den bin al el la le ibn".split())
_JOINERS: Final = frozenset("of for the and de".split())


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that names a person or a place: `text[start:end]` of the text it was found in.

    `canonical` is the full name in the text's own spelling, `forms` the full name by spelling id in the nominative,
    `reasons` what it was known by.
    """

    start: int
    end: int
    text: str
    kind: str
    entity_id: str
    canonical: str
    probability: float
    forms: dict[str, str] = field(hash=False)
    reasons: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """Return the mention as plain data."""
        return asdict(self)


@dataclass(slots=True)
class _Found:
    """A mention in the making: tokens from `first` to `last`, and whom or what they may name."""

    first: int
    last: int
    kind: str
    probability: float
    reason: str
    entity: Entity | None = None
    name: FullName | None = None
    gender: str = ""
    person: str = ""


def find(
    source: str, *, language: str | None = None, kinds: Iterable[str] = ("person", "place")
) -> list[Mention]:
    """Find the people and places of a text in English, Łacinka or Belarusian.

    Returns the mentions in the order of the text; spans do not overlap and hold the name alone, without titles and
    the possessive. `language` is `en`, `lacinka` or `be`, and is guessed when not given. `kinds` may name `person`,
    `place` and `organisation`. Raises `NazvaError` for any other kind or language. Nothing but the lists that come
    with nazva is asked; surnames not listed are read by the letters, so forms of foreign surnames are approximate.

    >>> [(m.text, m.forms["be"]) for m in find("Culture Minister Rusłan Čarniecki visited Brest.")]
    [('Rusłan Čarniecki', 'Руслан Чарнецкі'), ('Brest', 'Брэст')]
    """
    wanted = frozenset(kinds)
    if unknown := wanted - {"person", "place", "organisation"}:
        raise NazvaError(f"no kind is called {sorted(unknown)[0]!r}: person, place, organisation")
    language = language or context.language_of(source)
    if language not in ("en", "lacinka", "be"):
        raise NazvaError(f"find reads en, lacinka and be, not {language!r}")
    finder = _Finder(source, language)
    return [mention for mention in finder.mentions() if mention.kind in wanted]


class _Finder:
    """One pass over one text."""

    def __init__(self, source: str, language: str) -> None:
        self.source = source
        self.language = language
        self.tokens = context.tokens(source, language)
        self.taken: list[_Found | None] = [None] * len(self.tokens)
        self.found: list[_Found] = []
        self.script = "Latn" if language == "en" else "Cyrl"
        self.seen_small = {t.low for t in self.tokens if t.is_word and not t.capital}

    # What a token is

    def word(self, i: int) -> Token | None:
        """Return the token at a place if it is a word that follows the one before it directly."""
        if 0 <= i < len(self.tokens) and self.tokens[i].is_word:
            return self.tokens[i]
        return None

    def free(self, i: int) -> Token | None:
        """Return the word at a place if no mention has taken it."""
        token = self.word(i)
        return token if token and self.taken[i] is None else None

    def is_of(self, i: int, *kinds: str) -> bool:
        """Tell whether the word at a place belongs to one of the classes of context words."""
        return any(context.is_of(self.tokens[i], kind, self.language) for kind in kinds)

    def is_name_like(self, i: int) -> bool:
        """Tell whether a word may be a surname: a capital, and nothing that the lists know as another thing."""
        token = self.free(i)
        if not token or not token.capital or (len(token.text) < 2 and not token.is_initial):
            return False
        if self.is_of(i, "stop", "month", "weekday", "demonym", "role", "title", "org-head", "generic", "kin"):
            return False
        return not (token.text.isupper() and len(token.text) <= 4 and token.opens)

    def givens(self, i: int) -> list[tuple[Spelt, morphology.Ending | None]]:
        """Return the given names that the word at a place may be, with the case ending when it is inflected."""
        token = self.free(i)
        if not token or not token.capital or len(token.text) < 2:
            return []
        index = registry.given_index()
        if self.language == "en":
            return [(spelt, None) for spelt in registry.given_like(token.low)]
        found: list[tuple[Spelt, morphology.Ending | None]] = []
        for form, ending in morphology.nominatives(token.be, "given"):
            for spelt in index.get(form, ()):
                if ending is None or ending.gender == spelt.name.gender:
                    found.append((spelt, ending))
        return found

    def next_word(self, i: int) -> int:
        """Return the place of the word after the one at a place, over a hyphen; -1 when something parts them."""
        j = i + 1
        if j < len(self.tokens) and self.tokens[j].text in "-\u2011" and self.tokens[j].start == self.tokens[i].end:
            j += 1
        if j < len(self.tokens) and self.tokens[j].is_word and self.tokens[j].near:
            return j
        return -1

    # The passes

    def mentions(self) -> list[Mention]:
        """Run the passes and return the mentions."""
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
        self._join(kept)
        lean = self._lean(kept)
        return [self._mention(found, lean) for found in kept]

    def _take(self, found: _Found) -> None:
        for i in range(found.first, found.last + 1):
            self.taken[i] = found
        self.found.append(found)

    def _listed(self, match: Any) -> None:
        i = 0
        while i < len(self.tokens):
            found = match(i) if self.free(i) else None
            if found:
                self._take(found)
                i = found.last + 1
            else:
                i += 1

    def _matches(self, i: int, words: Sequence[str], *, cases: bool) -> int:
        """Return the place of the last token of a phrase that begins at a place, or -1."""
        place = i
        for n, word in enumerate(words):
            if n:
                place = self._after(place)
                if place < 0:
                    return -1
            token = self.free(place)
            if token is None:
                return -1
            if word not in (token.low, token.be) and not (
                cases and any(form == word for form, _ in morphology.nominatives(token.be, "place"))
            ):
                return -1
        return place

    def _after(self, i: int) -> int:
        """Return the next word of a phrase: over a space, a hyphen, a slash or a full stop of an abbreviation."""
        j = i + 1
        if j < len(self.tokens) and self.tokens[j].text in "-\u2011/.&" and self.tokens[j].near:
            j += 1
        return j if j < len(self.tokens) and self.tokens[j].is_word and self.tokens[j].near else -1

    def _organisation(self, i: int, least: int = 2) -> _Found | None:
        token = self.tokens[i]
        if not token.capital and token.low != "the":
            return None
        for first in dict.fromkeys((token.low, token.be)):
            for words in context.organisations(self.language).get(first, ()):
                if len(words) < least:
                    continue
                last = self._matches(i, words, cases=self.language != "en")
                if last >= 0 and self.tokens[last].capital:
                    return _Found(i, last, "organisation", 0.95, f"list of organisations: {' '.join(words)}")
        return None

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
                elif self.tokens[j].low in _JOINERS and (k := self.next_word(j)) >= 0 and self._is_institutional(k):
                    last = k
                else:
                    break
            if last > first:
                self._take(_Found(first, last, "organisation", 0.8, "capitals around a word for an institution"))

    def _is_institutional(self, i: int) -> bool:
        token = self.free(i)
        if not token or not token.capital or self.is_of(i, "role", "title", "stop", "month"):
            return False
        return not (self.givens(i) and not self.is_of(i, "demonym"))

    def _listed_person(self, i: int) -> _Found | None:
        return self._phrase(i, "person")

    def _phrase(self, i: int, kind: str) -> _Found | None:
        token = self.tokens[i]
        if not token.capital:
            return None
        index = registry.phrases(self.script)
        firsts = [token.low] if self.language == "en" else [f for f, _ in morphology.nominatives(token.be, "place")]
        if kind == "person" and self.language != "en":
            firsts += [f for f, _ in morphology.nominatives(token.be, "given")]
        best: _Found | None = None
        for first in dict.fromkeys(firsts):
            for words, entity, _ in index.get(first, ()):
                if entity.kind != kind or (best and len(words) <= best.last - best.first + 1):
                    continue
                last = self._phrase_end(i, words, kind)
                if last >= 0 and all(self.tokens[j].capital or self.tokens[j].low in _JOINERS | _PARTICLES
                                     for j in range(i, last + 1) if self.tokens[j].is_word):
                    best = _Found(i, last, kind, LISTED_PERSON, f"list: {entity.id}", entity, gender=entity.gender)
        return best

    def _phrase_end(self, i: int, words: tuple[str, ...], kind: str) -> int:
        if kind == "place" or self.language == "en":
            return self._matches(i, words, cases=self.language != "en")
        place = i
        for n, word in enumerate(words):
            if n and (place := self._after(place)) < 0:
                return -1
            token = self.free(place)
            part = "given" if n == 0 else "surname"
            if token is None or all(form != word for form, _ in morphology.nominatives(token.be, part)):
                return -1
        return place

    def _place(self, i: int) -> _Found | None:
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

    def _looks_personal(self, i: int) -> bool:
        """Tell whether a place name stands where a surname or a given name would: a verb of saying after it."""
        return i + 1 < len(self.tokens) and self.tokens[i + 1].near and self.is_of(i + 1, "verb")

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

    def _full_name(self, i: int) -> _Found | None:
        candidates = self.givens(i)
        if not candidates or (self.tokens[i].opens and self.is_of(i, "stop")) or self.is_of(i, "month"):
            return None
        last = i
        middle: list[int] = []
        family = -1
        while (j := self.next_word(last)) >= 0:
            token = self.tokens[j]
            if self.taken[j] is None and token.low in _PARTICLES and (k := self.next_word(j)) >= 0 and self.is_name_like(k):
                family, last = k, k
                break
            if token.is_initial and j + 1 < len(self.tokens) and self.tokens[j + 1].text == ".":
                last = j + 1
                continue
            if not self.is_name_like(j):
                break
            family, last = j, j
            following = self.next_word(j)
            if following >= 0 and self.is_name_like(following) and len(middle) < 2 and (
                self.givens(j) or self._is_patronymic(j) or self.tokens[following].hyphen
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
        return _Found(i, family, "person", probability, "a given name of the list and a surname", None, name, gender)

    def _by_surname(self, i: int) -> _Found | None:
        """Find two capitalised words of which the second ends as Slavic surnames do: Syarhei Dylevsky."""
        if not self.is_name_like(i) or self.tokens[i].opens or self.tokens[i].is_initial:
            return None
        j = self.next_word(i)
        low = (self.tokens[j].be or self.tokens[j].low) if j >= 0 else ""
        if j < 0 or not self.is_name_like(j) or not low.endswith(_endings("surname")) or self._is_place(i, j):
            return None
        if self._is_place(i, i) or self._is_place(j, j) or self.tokens[i].text.isupper():
            return None
        words = [self.tokens[k].text if self.language == "en" else self.tokens[k].be.capitalize() for k in (i, j)]
        name = FullName(words[0], None, (), words[1])
        return _Found(i, j, "person", BY_SURNAME, "a capitalised word and a Slavic surname", None, name)

    def _is_patronymic(self, i: int) -> bool:
        low = self.tokens[i].be or self.tokens[i].low
        return low.endswith(patronymic_endings())

    def _is_place(self, first: int, last: int) -> bool:
        """Tell whether the tokens are the name of a place: Nova Gorica, or the surname is one after a weak name."""
        found = self._phrase(first, "place")
        return found is not None and found.last >= last

    def _choose(
        self, candidates: list[tuple[Spelt, morphology.Ending | None]], given: int, family: int
    ) -> tuple[Spelt, morphology.Ending | None]:
        """Choose among given names spelt alike: Аляксандра is a woman, or the genitive of Аляксандр.

        A woman's surname decides for the woman; a man's surname in a case, or a role in a case before the name,
        decides for the case.
        """
        low = self.tokens[family].be or self.tokens[family].low
        feminine = low.endswith(feminine_endings())
        inflected = low.endswith(masculine_case_endings()) or self._follows_case(given)

        def rank(candidate: tuple[Spelt, morphology.Ending | None]) -> tuple[bool, bool, int]:
            spelt, ending = candidate
            against = spelt.name.gender != "f" if feminine else (ending is not None) != inflected
            return against, bool(spelt.everyday), -len(spelt.spellings)

        return min(candidates, key=rank)

    def _follows_case(self, i: int) -> bool:
        """Tell whether the word before a place is a role in another case than the nominative."""
        if self.language == "en" or i == 0 or not self.word(i - 1) or not self.tokens[i].near:
            return False
        before = self.tokens[i - 1].be
        return any(before not in context.words_of(k, "be") and self.is_of(i - 1, k) for k in ("role", "title"))

    def _name(
        self, given: int, middle: list[int], family: int, spelt: Spelt | None, ending: morphology.Ending | None
    ) -> tuple[FullName, str]:
        """Return the full name in the nominative, and the gender."""
        gender = spelt.name.gender if spelt else ""
        rest = [*middle, family] if family >= 0 else [*middle]
        if self.language == "en":
            own = [self.tokens[m].text for m in rest]
            first = self.tokens[given].text if spelt else ""
        else:
            own = [self._nominative(m, gender, ending, spelt is not None).capitalize() for m in rest]
            first = (spelt.everyday or spelt.name.names["be"][0]) if spelt else ""
        return FullName(first, spelt, tuple(own[:-1]), own[-1] if own else ""), gender

    def _nominative(self, i: int, gender: str, given: morphology.Ending | None, sure: bool) -> str:
        """Return the nominative of a surname, given the case that the given name stands in."""
        form = self.tokens[i].be
        if given is None and sure:
            return form
        for lemma, ending in morphology.nominatives(form, "surname"):
            if ending and ending.gender == gender and (not given or set(given.cases) & set(ending.cases)):
                return lemma
        return form

    def _initials(self, i: int) -> _Found | None:
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
            return _Found(i, j, "person", INITIALS, "initials and a surname", None, name, gender)
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
            self._take(_Found(j, j, "person", TITLE if title else ROLE, reason, None, name, gender))

    def _given_alone(self) -> None:
        """Find given names alone: of one full name of the text, or after a word such as husband."""
        bearers: dict[str, list[_Found]] = {}
        for found in self.found:
            if found.kind == "person" and found.last > found.first:
                ident = found.name.spelt.name.id if found.name and found.name.spelt else self._first_given(found)
                if ident and all(self._same(found, other) is False for other in bearers.get(ident, ())):
                    bearers.setdefault(ident, []).append(found)
        for i in range(len(self.tokens)):
            for spelt, ending in self.givens(i)[:1]:
                own = bearers.get(spelt.name.id, [])
                kin = i > 0 and self.tokens[i].near and self.word(i - 1) is not None and self.is_of(i - 1, "kin")
                if len(own) == 1 and not (self.tokens[i].opens and spelt.name.weak):
                    model = own[0]
                    self._take(_Found(i, i, "person", GIVEN_AGAIN, "the given name of a full name in the text",
                                      model.entity, model.name, model.gender))
                elif kin:
                    name, gender = self._name(i, [], -1, spelt, ending)
                    self._take(_Found(i, i, "person", GIVEN_AGAIN, "a given name after a word for kin", None, name, gender))

    def _first_given(self, found: _Found) -> str:
        """Return the id of the given name that a mention of a listed person begins with, if it does."""
        token = self.tokens[found.first]
        spelt = registry.given_index().get(token.low) or registry.given_index().get(token.be)
        return spelt[0].name.id if spelt else ""

    def _same(self, one: _Found, other: _Found) -> bool:
        """Tell whether two mentions name one person as far as entity or surname tell."""
        if one.entity or other.entity:
            return one.entity is other.entity
        return self._person_key(one) == self._person_key(other)

    def _is_listed_organisation(self, i: int) -> bool:
        return self._organisation(i, least=1) is not None

    def _surnames(self) -> None:
        """Find surnames alone: of full names in the same text, and of people of the list."""
        known: dict[str, _Found] = {}
        for found in sorted(self.found, key=lambda f: f.first):
            if found.kind != "person":
                continue
            for family in self._families(found):
                known.setdefault(family, found)
        famous = _famous_families(self.script)
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
                self._take(_Found(i, i, "person", SURNAME_AGAIN, "the surname of a full name in the text",
                                  source.entity, source.name, source.gender, source.person))
            elif (entity := next((famous[form] for form in forms if form in famous), None)) and not token.opens and not self._reads_as_adjective(i):
                self._take(_Found(i, i, "person", FAMOUS_SURNAME, f"the surname of {entity.id}", entity,
                                  gender=entity.gender))
            elif entity and not self._reads_as_adjective(i) and token.low not in self.seen_small and not self.is_of(i, "verb", "role", "generic"):
                self._take(_Found(i, i, "person", FAMOUS_SURNAME - 0.1, f"the surname of {entity.id}", entity,
                                  gender=entity.gender))

    def _reads_as_adjective(self, i: int) -> bool:
        """Tell whether a word may be an adjective of place before a common noun: Полацкі вальс."""
        if self.language == "en" or not self.tokens[i].be.endswith(_endings("adjective")):
            return False
        j = i + 1
        return j < len(self.tokens) and self.tokens[j].near and self.tokens[j].is_word and not self.tokens[j].capital

    def _families(self, found: _Found) -> set[str]:
        """Return the surname of a mention in lower case, in the spellings it may come back in."""
        own = {self.tokens[found.last].low}
        if self.tokens[found.last].be:
            own.add(self.tokens[found.last].be)
        if found.name and found.name.family:
            own.add(found.name.family.lower())
            if self.language == "en":
                spelling = canonical.spelling_of(found.name, "")
                own.add(canonical.forms(found.name, spelling)["be"].split(" ")[-1].lower())
        if found.entity:
            own |= _family_spellings(found.entity, self.script)
        return own

    # One person, one id

    def _join(self, kept: list[_Found]) -> None:
        """Give every mention of one person the fullest name that the text has of it."""
        best: dict[str, _Found] = {}
        for found in kept:
            if found.kind != "person" or found.entity:
                continue
            key = self._person_key(found)
            if key not in best or (found.name and not best[key].name) or self._fullness(found) > self._fullness(best[key]):
                best[key] = found
        listed = {f: found for found in kept if found.entity and found.kind == "person" for f in self._families(found)}
        for found in kept:
            if found.kind != "person" or found.entity:
                continue
            own = self._person_key(found)
            if not (found.name and found.name.given) and own in listed:
                found.entity = listed[own].entity
                continue
            model = best[own]
            if model.name and (not found.name or not found.name.given or found.name.given == model.name.given):
                found.name, found.gender = model.name, model.gender

    def _person_key(self, found: _Found) -> str:
        name = found.name
        return ((name.family or name.given) if name else self.tokens[found.last].low).lower()

    def _fullness(self, found: _Found) -> int:
        return (2 if found.name and found.name.given else 0) + (len(found.name.middle) if found.name else 0)

    def _lean(self, kept: list[_Found]) -> str:
        """Return the Latin spelling that the names of an English text are in, if they show one."""
        if self.language != "en":
            return "lacinka"
        marks = [self.tokens[i].low for f in kept if f.kind == "person" and f.name for i in range(f.first, f.last + 1)]
        marked = sum(not word.isascii() for word in marks)
        return "lacinka" if 10 * marked >= max(len(marks), 10) else ""

    def _mention(self, found: _Found, lean: str) -> Mention:
        start, end = self.tokens[found.first].start, self.tokens[found.last].end
        surface = self.source[start:end]
        if found.kind == "organisation":
            return Mention(start, end, surface, found.kind, "", surface, found.probability, {}, (found.reason,))
        own = "en" if self.language == "en" else self.language
        if found.entity:
            forms = dict(registry.forms_of(found.entity))
            ident = found.entity.id
            full = self._own_full_name(found, forms.get(own, forms.get("be", surface)))
        else:
            assert found.name is not None
            spelling = "be" if self.language != "en" else canonical.spelling_of(found.name, lean)
            forms = canonical.forms(found.name, spelling)
            ident = "-".join(registry.split_name(forms["be-icao"])).replace("\u2019", "")
            full = forms["be"] if own == "be" else forms["lacinka"]
            if own == "en":
                full = " ".join(filter(None, [found.name.given, *found.name.middle, found.name.family]))
        return Mention(start, end, surface, found.kind, ident, full, round(found.probability, 2), forms, (found.reason,))

    def _own_full_name(self, found: _Found, listed: str) -> str:
        """Return how the text itself writes the full name of a listed person, else the name of the list."""
        if found.kind == "place" or self.language != "en":
            return listed
        for other in self.found:
            if other.entity is found.entity and other.last > other.first:
                return self.source[self.tokens[other.first].start : self.tokens[other.last].end]
        return listed


def patronymic_endings() -> tuple[str, ...]:
    """Return endings of patronymics."""
    return _endings("patronymic")


def feminine_endings() -> tuple[str, ...]:
    """Return endings of surnames that only women bear."""
    return _endings("feminine")


def masculine_case_endings() -> tuple[str, ...]:
    """Return endings that only a case form of a man's surname has."""
    return _endings("masculine-case")


@cache
def _endings(kind: str) -> tuple[str, ...]:
    return tuple(form for row in tables.load_list("name-endings").rows if kind in row["kind"] for form in row["ending"])


@cache
def _famous_families(script: str) -> dict[str, Entity]:
    """Return the surnames that only one person of the list bears, by every spelling in a script."""
    found: dict[str, list[Entity]] = {}
    for entity in registry.people():
        for family in _family_spellings(entity, script):
            found.setdefault(family, []).append(entity)
    return {family: own[0] for family, own in found.items() if len(own) == 1 and len(family) > 2}


def _family_spellings(entity: Entity, script: str) -> set[str]:
    """Return an entity's surname, in lower case, in the spellings of a script."""
    if not entity.family:
        return set()
    own = {entity.family.lower()}
    if script == "Latn":
        own = {form.lower() for forms in registry.romanised([entity.family], "be").values() for form in forms}
        for language in ("en", "pl"):
            own |= {registry.split_name(name)[-1] for name in entity.names.get(language, ())}
        for name in entity.names.get("ru", ())[:1]:
            own |= {form.lower() for forms in registry.romanised([name.split(" ")[-1]], "ru").values() for form in forms}
    return own


__all__ = ["Mention", "find"]
