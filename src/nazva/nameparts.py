"""What a parsed name is: its parts, where each stands, and what speaks against the reading."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final, NamedTuple

from nazva.detection import detect

GIVEN: Final = "given"
PATRONYMIC: Final = "patronymic"
FAMILY: Final = "family"
INITIAL: Final = "initial"
PARTICLE: Final = "particle"
TITLE: Final = "title"
SUFFIX: Final = "suffix"
BIRTH: Final = "birth"
NICKNAME: Final = "nickname"
ALTERNATIVE: Final = "alternative"
NAME: Final = "name"
GENERIC: Final = "generic"
PLACE: Final = "place"
QUALIFIER: Final = "qualifier"
NUMBER: Final = "number"
REST: Final = "rest"


class Part(NamedTuple):
    """A word of a name: `source[start:end]` of the input, put right in `text`, and the part that it belongs to.

    `label` is one of given, patronymic, family, initial, suffix, title, birth, nickname, alternative, generic, place,
    qualifier, number, rest. `of` says which part an alternative stands for (`name` for a whole name), and of a particle
    (`particle`) that it is one. Words of one `group` belong together: two titles are two groups.
    """

    label: str
    text: str
    start: int
    end: int
    of: str = ""
    group: int = 0


class Alternative(NamedTuple):
    """Another form of a part of a name that stands beside it: `of` is given, patronymic, family, or name for all."""

    of: str
    text: str


@dataclass(frozen=True, slots=True)
class Name:
    """A parsed name. A part that the name does not have is an empty text; words are as written, but repaired.

    `kind` is person or place, or empty when the input is no name; `conflicts` say why, and what signs contradict each
    other. `gender` is m, f or empty. `order` has the parts in the order of writing. `source` is the input, and `parts`
    its words with their places in it.
    """

    source: str
    kind: str
    given: str
    patronymic: str
    family: str
    initials: str
    suffix: str
    gender: str
    order: str
    parts: tuple[Part, ...]
    conflicts: tuple[str, ...] = ()

    @property
    def spelling(self) -> str:
        """The spelling that the name is likeliest in; empty when its letters say nothing."""
        guesses = detect(" ".join(part.text for part in self.parts if part.label not in (REST, ALTERNATIVE)), limit=1)
        return guesses[0].spelling if guesses else ""

    @property
    def titles(self) -> tuple[str, ...]:
        """Titles, ranks and forms of address."""
        return tuple(self._texts(TITLE))

    @property
    def particles(self) -> tuple[str, ...]:
        """Particles such as van, de, фон; they stand in the part that they belong to as well."""
        return tuple(part.text for part in self.parts if part.of == PARTICLE)

    @property
    def birth_names(self) -> tuple[str, ...]:
        """Names borne before another: born Tyutina."""
        return tuple(self._texts(BIRTH))

    @property
    def nicknames(self) -> tuple[str, ...]:
        """Names in quotation marks."""
        return tuple(self._texts(NICKNAME))

    @property
    def alternatives(self) -> tuple[Alternative, ...]:
        """Other forms of parts, or of the whole name, from brackets and from behind a slash, a comma or «or»."""
        groups = groupby((p for p in self.parts if p.label == ALTERNATIVE), key=lambda p: (p.group, p.of))
        return tuple(Alternative(of, self._joined(own)) for (_, of), own in groups)

    @property
    def place(self) -> str:
        """The name of a place without its generic word."""
        return " ".join(self._texts(PLACE))

    @property
    def generic(self) -> str:
        """The generic word of a place: вуліца, oblast."""
        return " ".join(self._texts(GENERIC))

    @property
    def qualifiers(self) -> tuple[str, ...]:
        """What tells a place from others of its name: the district, the region."""
        return tuple(self._texts(QUALIFIER))

    @property
    def numbers(self) -> tuple[str, ...]:
        """Numbers beside the name of a place: 1-я, 15."""
        return tuple(self._texts(NUMBER))

    @property
    def rest(self) -> tuple[str, ...]:
        """What is no part of the name: dates, documents, marks such as «born»."""
        return tuple(self._texts(REST))

    @property
    def repairs(self) -> tuple[tuple[str, str], ...]:
        """Words that were put right: as written, and as read."""
        pairs = ((self.source[part.start : part.end], part.text) for part in self.parts)
        return tuple((written, own) for written, own in pairs if written != own)

    def _texts(self, label: str) -> Iterator[str]:
        own = (part for part in self.parts if part.label == label)
        for _, words in groupby(own, key=lambda part: part.group):
            yield self._joined(words)

    def _joined(self, words: Iterable[Part]) -> str:
        """Return words with what stands between them, with one blank where they stand apart."""
        found, end = "", 0
        for part in words:
            between = self.source[end : part.start]
            found += f"{' ' if any(map(str.isspace, between)) else between}{part.text}" if found else part.text
            end = part.end
        return found

    def as_dict(self) -> dict[str, Any]:
        """Return the name as plain data."""
        return {
            "source": self.source,
            "kind": self.kind,
            "given": self.given,
            "patronymic": self.patronymic,
            "family": self.family,
            "initials": self.initials,
            "suffix": self.suffix,
            "gender": self.gender,
            "order": self.order,
            "spelling": self.spelling,
            "titles": list(self.titles),
            "particles": list(self.particles),
            "birth_names": list(self.birth_names),
            "nicknames": list(self.nicknames),
            "alternatives": [own._asdict() for own in self.alternatives],
            "place": self.place,
            "generic": self.generic,
            "qualifiers": list(self.qualifiers),
            "numbers": list(self.numbers),
            "rest": list(self.rest),
            "conflicts": list(self.conflicts),
            "parts": [own._asdict() for own in self.parts],
        }
