"""People and places in running text: found, told apart, made canonical.

Evidence comes from lists (names, places, people, organisations, words around names) and from the order of words;
what the lists do not know is a surname only next to a given name, a title or a role, or where the full name has
occurred in the same text.
"""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from nazva import canonical, context, gazetteer
from nazva.entities import Entity
from nazva.errors import NazvaError
from nazva.sights import Found
from nazva.spotting import Spotter

if TYPE_CHECKING:
    from nazva.registry import Registry

# A person of the text is one of the registry when the names say so as surely as a verdict of `same` does.
_RESOLVED: Final = 0.9


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


def find(
    source: str,
    *,
    registry: "str | Path | Registry | None" = None,
    language: str | None = None,
    kinds: Iterable[str] = ("person", "place"),
) -> list[Mention]:
    """Find the people and places of a text in English, Łacinka or Belarusian.

    Returns the mentions in the order of the text; spans do not overlap and hold the name alone, without titles and
    the possessive. `registry` (a `Registry`, or a file that `Registry.load` reads) knows names that are looked for
    before those of the lists that come with nazva, and gives its ids to people that are spelt otherwise there.
    `language` is `en`, `lacinka` or `be`, and is guessed when not given. `kinds` may name `person`, `place` and
    `organisation`. Raises `NazvaError` for any other kind or language, and `InputError` for a registry that cannot be
    read. Surnames not listed are read by the letters, so forms of foreign surnames are approximate.

    >>> [(m.text, m.forms["be"]) for m in find("Culture Minister Rusłan Čarniecki visited Brest.")]
    [('Rusłan Čarniecki', 'Руслан Чарнецкі'), ('Brest', 'Брэст')]
    """
    wanted = frozenset(kinds)
    if unknown := wanted - {"person", "place", "organisation"}:
        raise NazvaError(f"no kind is called {min(unknown)!r}: person, place, organisation")
    language = language or context.language_of(source)
    if language not in ("en", "lacinka", "be"):
        raise NazvaError(f"find reads en, lacinka and be, not {language!r}")
    own = _opened(registry) if isinstance(registry, str | Path) else registry
    spotter = Spotter(source, language, own)
    kept = spotter.spot()
    lean = _lean(spotter, kept)
    if own is not None:
        _resolve(own, kept)
    return [_mention(spotter, found, lean) for found in kept if found.kind in wanted]


def _opened(path: str | Path) -> "Registry":
    from nazva.registry import Registry  # noqa: PLC0415  (who names no registry waits for none)

    return Registry.load(path)


def _resolve(registry: "Registry", kept: Sequence[Found]) -> None:
    """Give people of the text the entity of a registry that has them under another spelling, if it is the only one."""
    known: dict[str, Entity | None] = {}
    for found in kept:
        if found.kind != "person" or (found.entity and found.entity.id in registry):
            continue
        if found.entity:
            name = found.entity.name
        elif found.name and found.name.given and found.name.family:
            name = canonical.joined([found.name.given, *found.name.middle, found.name.family])
        else:
            continue
        if name not in known:
            hits = [hit for hit in registry.search(name, kind="person", limit=2) if hit.probability >= _RESOLVED]
            known[name] = hits[0].entity if len(hits) == 1 else None
        if entity := known[name]:
            found.entity = entity
            found.reason = f"{found.reason}; registry: {entity.id}"


def _lean(spotter: Spotter, kept: Sequence[Found]) -> str:
    """Return the Latin spelling that the names of an English text are in, if they show one."""
    if spotter.language != "en":
        return "lacinka"
    marks = [spotter.tokens[i].low for f in kept if f.kind == "person" and f.name for i in range(f.first, f.last + 1)]
    marked = sum(not word.isascii() for word in marks)
    return "lacinka" if 10 * marked >= max(len(marks), 10) else ""


def _mention(spotter: Spotter, found: Found, lean: str) -> Mention:
    start, end = spotter.tokens[found.first].start, spotter.tokens[found.last].end
    surface = spotter.source[start:end]
    if found.kind == "organisation":
        entity = found.entity
        ident, full = (entity.id, entity.name) if entity else ("", surface)
        return Mention(start, end, surface, found.kind, ident, full, found.probability, {}, (found.reason,))
    own = "en" if spotter.language == "en" else spotter.language
    if found.entity:
        forms = gazetteer.forms_of(found.entity)
        if "be" not in forms:
            from nazva.canonicalising import canonicalise  # noqa: PLC0415  (only names of registries need it)

            forms = {**canonicalise(found.entity.name, kind=found.kind).forms, **forms}
        ident = found.entity.id
        full = _own_full_name(spotter, found, forms.get(own, forms.get("be", surface)))
    else:
        assert found.name is not None
        spelling = "be" if spotter.language != "en" else canonical.spelling_of(found.name, lean)
        forms = canonical.forms(found.name, spelling)
        ident = "-".join(gazetteer.split_name(forms["be-icao"])).replace("\u2019", "")
        full = forms["be"] if own == "be" else forms["lacinka"]
        if own == "en":
            full = canonical.joined([found.name.given, *found.name.middle, found.name.family])
    return Mention(start, end, surface, found.kind, ident, full, round(found.probability, 2), forms, (found.reason,))


def _own_full_name(spotter: Spotter, found: Found, listed: str) -> str:
    """Return how the text itself writes the full name of a listed person, else the name of the list."""
    if found.kind == "place" or spotter.language != "en":
        return listed
    for other in spotter.found:
        if other.entity is found.entity and other.last > other.first:
            return spotter.source[spotter.tokens[other.first].start : spotter.tokens[other.last].end]
    return listed


__all__ = ["Mention", "find"]
