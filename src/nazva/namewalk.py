"""Walks over the tokens of a person's name: parts the words of the name itself from what stands beside them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from nazva import namewords, text
from nazva.evidence import Evidence, Weights, weights
from nazva.nameparts import ALTERNATIVE, BIRTH, NAME, NICKNAME, REST, SUFFIX, TITLE, Part
from nazva.nametokens import NUMERAL, SIGN, WORD, Token
from nazva.wordkinds import is_large, said, seen

_BRACKETS: Final = {"(": ")", "[": "]", "{": "}"}
_QUOTES: Final = {'"': '"', "«": "»", "“": "”“", "„": '“”"', "”": "”", "\u2039": "\u203a"}
_ABBREVIATED: Final = 4


@dataclass(slots=True)
class Unit:
    """A word of the name itself, with the particles before it: its tokens and what they say."""

    tokens: list[Token]
    evidence: Evidence
    weights: Weights
    is_initial: bool = False
    label: str = ""

    @property
    def text(self) -> str:
        """The words as they are written, with the full stop of an initial."""
        own = self.tokens[-1]
        if len(self.tokens) > 1:
            return " ".join([token.text for token in self.tokens])
        return f"{own.text}." if self.is_initial and own.stopped else own.text


@dataclass(slots=True)
class Found:
    """What a walk has found. `anchored` are the alternatives of single words, with the unit that each stands beside."""

    units: list[Unit] = field(default_factory=list)
    commas: list[int] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    anchored: list[tuple[Token, int, int]] = field(default_factory=list)
    genders: str = ""
    organisation: bool = False
    several: bool = False
    groups: int = 0

    def add(self, label: str, own: Iterable[Token], of: str = "") -> None:
        """Note tokens as a part beside the name; they are a group of their own."""
        self.groups += 1
        self.parts += [Part(label, one.written, one.start, one.end, of, self.groups) for one in own if one.kind != SIGN]


class Walk:
    """One walk over tokens. With `flat`, brackets and quotation marks say nothing."""

    def __init__(self, tokens: list[Token], flat: bool = False) -> None:
        self.tokens = tokens
        self.found = Found()
        self._flat = flat
        self._phrases = namewords.phrases()
        words = [own for token in tokens if token.kind == WORD and (own := seen(token.text, token.stopped)).is_long]
        large = sum([own.is_large for own in words])
        self._capitals = 0 < large < len(words)
        self._cased = any(own.is_capital for own in words)
        self._pending: list[Token] = []
        self._comma = False

    def run(self) -> Found:
        """Walk, and return what was found."""
        place, count = 0, len(self.tokens)
        while place < count:
            token = self.tokens[place]
            if token.kind == WORD:
                place = self._word(place)
            elif token.kind == NUMERAL:
                place = self._number(place)
            else:
                place = self._sign(place)
        pending, self._pending = self._pending, []
        for own in pending:
            self._name(own)
        return self.found

    # What a token does; each returns the place after what it took.

    def _sign(self, place: int) -> int:
        sign = self.tokens[place].text
        if sign in ",;":
            self._comma = True
            if sign == ";" and self.found.units:
                return self._alternative(place + 1)
        elif sign == "/" and self.found.units:
            return self._slash(place)
        elif not self._flat and (closing := _BRACKETS.get(sign)):
            end = self._closing(place, closing)
            self._bracket(self.tokens[place + 1 : end])
            return end + 1
        elif not self._flat and (closing := _QUOTES.get(sign)):
            end = self._closing(place, closing)
            if end < len(self.tokens):
                self.found.add(NICKNAME, self.tokens[place + 1 : end])
                return end + 1
        return place + 1

    def _number(self, place: int) -> int:
        """Take a number and what belongs to it: DOB, months, a sign of a number."""
        end = place
        while end < len(self.tokens):
            own = self.tokens[end]
            size = 1 if own.kind == NUMERAL or own.text in ".-–/:№#" else 0
            size = size or self._phrases.at(self.tokens, end, namewords.NOISE)[0]
            if not size:
                break
            end += size
        self.found.add(REST, self.tokens[place:end])
        return end

    def _word(self, place: int) -> int:
        token = self.tokens[place]
        own = seen(token.text, token.stopped)
        if own.is_known and (end := self._phrase(place)):
            return end
        if self.found.units:
            if own.is_small and self._cased and len(token.text) > 1:
                end = self._aside(place + 1) if self._comma or self._is_dashed(place) else place + 1
                self.found.add(REST, self.tokens[place:end])
                return end
            if own.is_numeral or self._is_ordinal(place):
                self.found.add(SUFFIX, [token])
                return place + 1
        self._name(token)
        return place + 1

    def _phrase(self, place: int) -> int:
        """Take a listed phrase, if what stands around it lets it be one; 0 if not."""
        tokens, phrases, units = self.tokens, self._phrases, self.found.units
        size, kind, gender = phrases.at(tokens, place, namewords.TITLES)
        if size and self._is_title(place, size, kind):
            self.found.add(TITLE, tokens[place : place + size])
            self.found.genders += gender
            end = self._aside(place + size) if units else place + size
            self.found.add(REST, tokens[place + size : end])
            return end
        if size := phrases.at(tokens, place, namewords.NOISE)[0]:
            after = self._skip(place + size)
            if after < len(tokens) and tokens[after].kind == NUMERAL:
                self.found.add(REST, tokens[place : place + size])
                return place + size
        size = phrases.at(tokens, place, namewords.BIRTH)[0]
        if size and (units or not tokens[place].stopped):
            return self._birth(place, size)
        size = phrases.at(tokens, place, namewords.OTHERS)[0]
        if size and (units or place + size < len(tokens)):
            self.found.add(REST, tokens[place : place + size])
            return self._alternative(place + size) if units else place + size
        return self._behind(place) or self._joined(place)

    def _aside(self, place: int) -> int:
        """Return where what is said of a person ends: at a comma, or where a given name or patronymic stands."""
        while place < len(self.tokens) and self.tokens[place].text not in ",;/(":
            token = self.tokens[place]
            if token.kind == WORD and ((own := said(token)).is_given or own.is_patronymic):
                break
            place += 1
        return place

    def _is_dashed(self, place: int) -> bool:
        return place > 0 and self.tokens[place - 1].text in ("-", "–", "—")

    def _is_ordinal(self, place: int) -> bool:
        """Tell whether one letter is a numeral: it ends a name of one given name, as in Пётр I."""
        token, units = self.tokens[place], self.found.units
        is_last = place + 1 == len(self.tokens) and not token.stopped
        return (
            is_last and len(units) == 1 and units[0].evidence.is_given and text.ROMAN.fullmatch(token.text) is not None
        )

    def _behind(self, place: int) -> int:
        """Take what stands behind a name: a suffix, another person; 0 if it is none."""
        tokens, phrases, units = self.tokens, self._phrases, self.found.units
        if units and phrases.at(tokens, place, namewords.SUFFIX)[0]:
            self.found.add(SUFFIX, tokens[place : place + 1])
            return place + 1
        if len(units) > 1 and tokens[place].text.islower() and phrases.at(tokens, place, namewords.AND)[0]:
            self.found.add(REST, tokens[place:])
            self.found.several = True
            return len(tokens)
        return 0

    def _joined(self, place: int) -> int:
        """Take what belongs to the word beside it: van, ibn, оглы; 0 if it is none."""
        tokens, phrases, units = self.tokens, self._phrases, self.found.units
        token = tokens[place]
        follows = place + 1 < len(tokens) and tokens[place + 1].kind == WORD
        small = token.text.islower()
        size, _, gender = phrases.at(tokens, place, namewords.SON_AFTER)
        if size and units and not units[-1].is_initial:
            self._patronymic(units[-1], [*units[-1].tokens, *tokens[place : place + size]], gender)
            return place + size
        size, _, gender = phrases.at(tokens, place, namewords.SON_BEFORE)
        if size and units and small and follows:
            self._name(tokens[place + 1])
            self._patronymic(units[-1], [token, *units[-1].tokens], gender)
            return place + 2
        size = phrases.at(tokens, place, namewords.PARTICLE)[0]
        if (
            size
            and follows
            and not token.stopped
            and (small or (units and len(token.text) > 1 and not said(token).is_given))
        ):
            self._pending += tokens[place : place + size]
            return place + size
        if phrases.at(tokens, place, namewords.ORGANISATION)[0]:
            self.found.organisation = True
        return 0

    def _is_title(self, place: int, size: int, kind: str) -> bool:
        token, after = self.tokens[place], self._skip(place + size)
        small = token.text.islower()
        # П. И. Казаков has an initial, and not the abbreviation of pan.
        if (len(token.text) == 1 and not small) or (
            self._capitals and is_large(token.text) and len(token.text) > _ABBREVIATED
        ):
            return False
        if self.found.units:
            return small or token.stopped or self._comma
        if after >= len(self.tokens) or self.tokens[place + size].kind == SIGN:
            return False
        if small or token.stopped:
            return True
        if kind == namewords.RANK and place + 2 == len(self.tokens) and said(self.tokens[-1]).is_given:
            return False  # Хорунжий Ярослав: a rank stands with a surname
        return not said(token).is_given

    def _birth(self, place: int, size: int) -> int:
        self.found.add(REST, self.tokens[place : place + size])
        if self._flat:
            return place + size
        start = self._skip(place + size)
        end = start
        while end < len(self.tokens) and self.tokens[end].kind == WORD:
            end += 1
        if start < len(self.tokens) and self.tokens[start].kind == NUMERAL:
            return start
        if start < end:
            self.found.add(BIRTH, self.tokens[start:end])
        return max(end, place + size)

    def _alternative(self, start: int) -> int:
        """Take the words from here to the next sign as another name, or as another form of the last word."""
        start = self._skip(start)
        end = start
        while end < len(self.tokens) and self.tokens[end].kind == WORD:
            end += 1
        self._other(self.tokens[start:end])
        return max(start, end)

    def _slash(self, place: int) -> int:
        """Take the form behind a slash: one word, or the whole name when there are blanks around the slash."""
        before, after = self.tokens[place - 1], self.tokens[place + 1 : place + 2]
        if not after or after[0].kind != WORD:
            return place + 1
        sign = self.tokens[place]
        end = place + 1
        while end < len(self.tokens) and self.tokens[end].kind == WORD:
            end += 1
        is_apart = before.end < sign.start and sign.end < after[0].start
        if not (is_apart and end - place > 2 and len(self.found.units) > 1):
            end = place + 2
        self._other(self.tokens[place + 1 : end])
        return end

    def _other(self, words: list[Token]) -> None:
        while words and (size := self._phrases.at(words, 0, namewords.OTHERS)[0]):
            self.found.add(REST, words[:size])
            words = words[size:]
        if len(words) == 1 and self.found.units:
            self.found.groups += 1
            self.found.anchored.append((words[0], len(self.found.units) - 1, self.found.groups))
        elif words:
            self.found.add(ALTERNATIVE, words, NAME)

    def _bracket(self, inner: list[Token]) -> None:
        """Sort what stands in brackets: a birth name, another form, or what is no name."""
        words = [own for own in inner if own.kind == WORD]
        if not words or any(own.kind == NUMERAL for own in inner):
            self.found.add(REST, inner)
            return
        start = 0
        while start < len(inner):
            if inner[start].kind == SIGN:
                start += 1
            elif size := self._phrases.at(inner, start, namewords.BIRTH)[0]:
                self.found.add(REST, inner[start : start + size])
                self.found.add(BIRTH, inner[start + size :])
                return
            elif size := self._phrases.at(inner, start, namewords.OTHERS)[0]:
                self.found.add(REST, inner[start : start + size])
                start += size
            else:
                break
        piece: list[Token] = []
        for own in inner[start:]:
            if own.kind == WORD and not self._phrases.at([own], 0, namewords.OTHERS)[0]:
                piece.append(own)
                continue
            if own.kind == WORD:
                self.found.add(REST, [own])
            self._piece(piece)
            piece = []
        self._piece(piece)

    def _piece(self, piece: list[Token]) -> None:
        if self._cased and all(own.text.islower() for own in piece):
            self.found.add(REST, piece)
        else:
            self._other(piece)

    # The words of the name itself.

    def _name(self, token: Token) -> None:
        word = seen(token.text, token.stopped)
        particles = self._pending
        is_initial = not particles and self._is_initial(token)
        if is_initial:
            place = weights("place")
            chosen = (place["initial"], place["initial"], place["initial-family"])
        elif not self._capitals:
            chosen = word.evidence.plain
        else:
            chosen = word.evidence.large if word.is_large else word.evidence.small
        if particles:
            given, patronymic, family = chosen
            chosen = (given, patronymic, family + weights("word")["family-particle"])
        if self._comma and self.found.units:
            self.found.commas.append(len(self.found.units))
        self._comma = False
        self._pending = []
        self.found.units.append(Unit([*particles, token], word.evidence, chosen, is_initial))

    def _patronymic(self, unit: Unit, own: list[Token], gender: str) -> None:
        word = weights("word")
        sign = weights("gender")["given"] * (1 if gender == "m" else -1)
        unit.tokens = own
        unit.weights = (word["other-joined"], word["patronymic-joined"], word["other-joined"])
        unit.evidence = unit.evidence._replace(genders=(0.0, sign, 0.0), is_patronymic=True)

    def _is_initial(self, token: Token) -> bool:
        size = len(token.text)
        if size == 1:
            return True
        if not token.stopped or not token.text[0].isupper():
            return False
        if token.text.lower() in namewords.initials():
            return True
        # A full stop behind a short word shortens it, unless it ends the whole.
        return size <= _ABBREVIATED and token is not self.tokens[-1] and not said(token).is_given

    def _skip(self, place: int) -> int:
        """Return the place of the next token that is not a colon or a dash."""
        while place < len(self.tokens) and self.tokens[place].text in (":", "-", "–", "—", "."):
            place += 1
        return place

    def _closing(self, place: int, closing: str) -> int:
        """Return the place of a closing sign, of the end when there is none."""
        for end in range(place + 1, len(self.tokens)):
            if self.tokens[end].kind == SIGN and self.tokens[end].text in closing:
                return end
        return len(self.tokens)
