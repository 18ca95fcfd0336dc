"""What the tokens of a text may be: phrases of the lists, given names in any case, surnames, institutions."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Final

from nazva import context, gazetteer, givennames, morphology, tables
from nazva.canonical import FullName
from nazva.context import Token
from nazva.entities import Entity
from nazva.givennames import Spelt

if TYPE_CHECKING:
    from nazva.registry import Registry

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


@dataclass(slots=True)
class Found:
    """A mention in the making: tokens from `first` to `last`, and whom or what they may name."""

    first: int
    last: int
    kind: str
    probability: float
    reason: str
    entity: Entity | None = None
    name: FullName | None = None
    gender: str = ""


class Sights:
    """A text as tokens, what each may be, and which of them are taken."""

    def __init__(self, source: str, language: str, registry: "Registry | None" = None) -> None:
        self.source = source
        self.language = language
        self.tokens = context.tokens(source, language)
        self.taken: list[Found | None] = [None] * len(self.tokens)
        self.found: list[Found] = []
        self.script = "Latn" if language == "en" else "Cyrl"
        # Whose registry it is knows better than the lists.
        own = () if registry is None else (registry.phrases(self.script),)
        self.lists = (*own, gazetteer.phrases(self.script))
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

    def is_name_like(self, i: int, *, after_given: bool = False) -> bool:
        """Tell whether a word may be a surname: a capital, and nothing that the lists know as another thing.

        A common word is one next to a given name where only names have capitals: Праскоўя Мароз.
        """
        token = self.free(i)
        if not token or not token.capital or (len(token.text) < 2 and not token.is_initial):
            return False
        if self.is_of(i, "weekday", "demonym", "role", "title", "org-head", "generic", "kin") or self.is_month(i):
            return False
        common = not after_given or self.language == "en" or token.text.isupper()
        if common and self.is_of(i, "stop"):
            return False
        return not (token.text.isupper() and len(token.text) <= 4 and token.opens)

    def givens(self, i: int) -> list[tuple[Spelt, morphology.Ending | None]]:
        """Return the given names that the word at a place may be, with the case ending when it is inflected."""
        token = self.free(i)
        if not token or not token.capital or len(token.text) < 2:
            return []
        if self.language == "en":
            return [(spelt, None) for spelt in givennames.given_like(token.low)]
        found: list[tuple[Spelt, morphology.Ending | None]] = []
        for form, ending in morphology.nominatives(token.be, "given"):
            found += [
                (spelt, ending)
                for spelt in givennames.given(form)
                if ending is None or ending.gender == spelt.name.gender
            ]
        return found

    def next_word(self, i: int) -> int:
        """Return the place of the word after the one at a place, over a hyphen; -1 when something parts them."""
        j = i + 1
        if j < len(self.tokens) and self.tokens[j].text in "-\u2011" and self.tokens[j].start == self.tokens[i].end:
            j += 1
        if j < len(self.tokens) and self.tokens[j].is_word and self.tokens[j].near:
            return j
        return -1

    def end_of_hyphened(self, i: int) -> int:
        """Return the place of the last word of a double surname that begins at a place; the place itself if single."""
        last = i
        while (j := self.next_word(last)) >= 0 and self.tokens[j].hyphen and self.is_name_like(j):
            last = j
        return last

    def follows(self, i: int, *kinds: str) -> bool:
        """Tell whether the word before a place, next to it, belongs to one of the classes of context words."""
        return i > 0 and self.tokens[i].near and self.word(i - 1) is not None and self.is_of(i - 1, *kinds)

    def is_month(self, i: int) -> bool:
        """Tell whether a word is a month: Jan. 5 and Jan 5 are dates, Jan Nowak is a man."""
        if not self.is_of(i, "month"):
            return False
        following = self.tokens[i + 1].text if i + 1 < len(self.tokens) else ""
        abbreviated = f"{self.tokens[i].low}." in context.words_of("month", "en" if self.language == "en" else "be")
        return not abbreviated or not following[:1].isalpha()

    def is_quoted(self, first: int, last: int) -> bool:
        """Tell whether nothing but these tokens stands between quotation marks: the name of a team, a firm, a film."""
        before, after = self.source[: self.tokens[first].start][-1:], self.source[self.tokens[last].end :][:1]
        return before in context.OPENING and after in context.CLOSING and bool(before and after)

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

    def _organisation(self, i: int, least: int = 2) -> Found | None:
        own = self._phrase(i, "organisation") if len(self.lists) > 1 else None
        if own:
            return own
        token = self.tokens[i]
        if not token.capital and token.low != "the":
            return None
        for first in dict.fromkeys((token.low, token.be)):
            for words in context.organisations(self.language).get(first, ()):
                if len(words) < least:
                    continue
                last = self._matches(i, words, cases=self.language != "en")
                if last >= 0 and self.tokens[last].capital:
                    return Found(i, last, "organisation", 0.95, f"list of organisations: {' '.join(words)}")
        return None

    def _phrase(self, i: int, kind: str) -> Found | None:
        token = self.tokens[i]
        if not token.capital:
            return None
        firsts = [token.low] if self.language == "en" else [f for f, _ in morphology.nominatives(token.be, "place")]
        if kind == "person" and self.language != "en":
            firsts += [f for f, _ in morphology.nominatives(token.be, "given")]
        best: Found | None = None
        for first in dict.fromkeys(firsts):
            for words, entity, _ in chain.from_iterable(index.get(first, ()) for index in self.lists):
                if entity.kind != kind or (best and len(words) <= best.last - best.first + 1):
                    continue
                last = self._phrase_end(i, words, kind)
                if last >= 0 and all(
                    self.tokens[j].capital or self.is_of(j, "joiner", "particle")
                    for j in range(i, last + 1)
                    if self.tokens[j].is_word
                ):
                    best = Found(i, last, kind, LISTED_PERSON, f"list: {entity.id}", entity, gender=entity.gender)
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

    def _is_institutional(self, i: int) -> bool:
        token = self.free(i)
        if not token or not token.capital or self.is_of(i, "role", "title", "stop") or self.is_month(i):
            return False
        return not (self.givens(i) and not self.is_of(i, "demonym"))

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
        decides for the case. Where the surname may be either, a name far rarer than the other does not stand:
        Дзмітрыя Канавалава is a man.
        """
        low = self.tokens[family].be or self.tokens[family].low
        feminine = low.endswith(feminine_endings())
        inflected = low.endswith(masculine_case_endings()) or self._follows_case(given)
        common = max(spelt.name.common for spelt, _ in candidates) if feminine and inflected else 0

        def rank(candidate: tuple[Spelt, morphology.Ending | None]) -> tuple[bool, bool, bool, int]:
            spelt, ending = candidate
            against = spelt.name.gender != "f" if feminine else (ending is not None) != inflected
            return spelt.name.common < common - 1, against, spelt.everyday, -len(spelt.spellings)

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
        own: list[str] = []
        for i in [*middle, family] if family >= 0 else middle:
            inflected = self.language != "en"
            word = (
                self._nominative(i, gender, ending, spelt is not None).capitalize()
                if inflected
                else self.tokens[i].text
            )
            if self.tokens[i].hyphen and own:
                own[-1] += f"-{word}"
            else:
                own.append(f"-{word}" if self.tokens[i].hyphen else word)
        if self.language == "en":
            first = self.tokens[given].text if spelt else ""
        else:
            first = (spelt.form or spelt.name.names["be"][0]) if spelt else ""
        return FullName(first, spelt, tuple(own[:-1]), own[-1] if own else ""), gender

    def _nominative(self, i: int, gender: str, given: morphology.Ending | None, sure: bool) -> str:
        """Return the nominative of a surname, given the case that the given name stands in."""
        form = self.tokens[i].be
        if given is None and sure:
            return form
        if not gender and form.endswith(masculine_case_endings()):
            gender = "m"  # after initials
        for lemma, ending in morphology.nominatives(form, "surname"):
            if ending and ending.gender == gender and (not given or set(given.cases) & set(ending.cases)):
                return lemma
        return form

    def _reads_as_adjective(self, i: int) -> bool:
        """Tell whether a word may be an adjective of place before a common noun: Полацкі вальс."""
        if self.language == "en" or not self.tokens[i].be.endswith(endings_of("adjective")):
            return False
        j = i + 1
        following = self.word(j)
        return following is not None and following.near and not following.capital and not self.is_of(j, "function")

    def _looks_personal(self, i: int) -> bool:
        """Tell whether a place name stands where a surname or a given name would: a verb of saying after it."""
        return i + 1 < len(self.tokens) and self.tokens[i + 1].near and self.is_of(i + 1, "verb")


def patronymic_endings() -> tuple[str, ...]:
    """Return endings of patronymics."""
    return endings_of("patronymic")


def feminine_endings() -> tuple[str, ...]:
    """Return endings of surnames that only women bear."""
    return endings_of("feminine")


def masculine_case_endings() -> tuple[str, ...]:
    """Return endings that only a case form of a man's surname has."""
    return endings_of("masculine-case")


@cache
def endings_of(kind: str) -> tuple[str, ...]:
    """Return the endings of one kind of the list `names/name-endings`."""
    return tuple(form for row in tables.load_list("name-endings").rows if kind in row["kind"] for form in row["ending"])
