"""Says in words why two names agree or do not: what stands in `Match.reasons`."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from nazva import agreement, schemewords, tables
from nazva.agreement import AGREE, EVERYDAY, KIN, LISTED, MISSING, OTHER, OTHER_INITIAL, OTHER_LISTED, SAME
from nazva.bodypairing import ACRONYM, BodyAgreement, BodyCodes
from nazva.namecodes import BARE, GENDER, GENERATION, ONE_GENERATION, SWAPPED, Agreement, Beside
from nazva.nameparts import FAMILY
from nazva.namesounds import pieces
from nazva.placecodes import EXTRA, PARTLY, PlaceAgreement, PlaceCodes
from nazva.placewords import ADJECTIVE, OPPOSED, SHORT, TERM
from nazva.soundwords import Word

_MOST: Final = 4
_LANGUAGES: Final = ("be", "ru", "uk")
_LISTED_SAYS: Final = {
    LISTED: "are one name of the list",
    EVERYDAY: "are a name and an everyday form of it",
    KIN: "are forms of names of one origin",
}
_SAYS: Final = {
    agreement.SAME: "sound the same",
    agreement.CLOSE: "differ only as spellings of one name do",
    agreement.LINKED: "are one surname of the list",
    agreement.SPELT: "are one word, written so in {schemes}",
    agreement.EITHER: "may be one word, written so in {schemes}, or two names",
    agreement.UNMARKED: "are one word with the marks of its letters and without",
    agreement.LOOSE: "have the same sounds, but spellings of one name seldom differ so",
    agreement.GENDER: "are the forms of one surname for a man and a woman",
    agreement.BALTIC: "are one surname, which Lithuanian and Latvian give an ending",
    agreement.CASE: "may be two cases of one word",
    agreement.POSSESSIVE: "may be a name and an adjective of it",
    agreement.HALF: "share one of the words of a double surname",
    agreement.VOWEL: "differ in a vowel that is easily confused",
    TERM: "are translations of one word",
    SHORT: "may be a word and its abbreviation",
    OPPOSED: "mean different things",
    ADJECTIVE: "are an adjective and a noun of one stem",
    agreement.SLIP: "are a slip of the pen apart",
    agreement.NEAR: "are a letter apart",
    agreement.NEIGHBOUR: "are nearly alike, as two names may be",
    agreement.NEARISH: "are alike, and not more",
    agreement.FAR: "have some sounds in common",
    agreement.LATER: "are one name, but one of the two has another given name besides",
    agreement.INITIAL: "an initial agrees with the name",
    agreement.INITIALS: "the initials agree",
    agreement.BRIDGE: "the initials differ, though some names are spelt with both",
    agreement.MISSING: "only one of them has it",
    OTHER_INITIAL: "an initial contradicts",
    OTHER: "are different",
    OTHER_LISTED: "are different names of the list",
}
_SPELT: Final = frozenset({agreement.SPELT, agreement.EITHER})
_SIGNS_SAY: Final = {
    GENDER: "one is a man's name, the other a woman's",
    GENERATION: "they are of different generations: junior, senior, a number",
    ONE_GENERATION: "only one of them tells the generation: junior, senior, a number",
    SWAPPED: "the surname of one stands where the other has its given name",
    BARE: "one of them is no more than a surname, which many may bear",
}
_LISTS_SAY: Final = {
    LISTED: "they are names of one place of the lists",
    OTHER: "they are names of different places of the lists",
}
_PLACES_SAY: Final = {
    EXTRA: "one of them has a word more",
    PARTLY: "some of their words agree, and others do not",
}
_KNOWN_SAYS: Final = {
    "same": "{fact}: the same",
    "part": "{fact}: agrees as far as it is known",
    "near": "{fact}: differs a little",
    "other": "{fact}: contradicts",
}


def reasons(found: Agreement | BodyAgreement | PlaceAgreement, known: tuple[str, ...]) -> tuple[str, ...]:
    """Return a sentence for every part and every fact that has something to say."""
    said = [_reason(part) for part in found.parts() if part.code in _SAYS or part.code in _LISTED_SAYS]
    if isinstance(found, PlaceAgreement):
        said += _place_reasons(found.codes)
    elif isinstance(found, BodyAgreement):
        said += _body_reasons(found.codes)
    else:
        said += [_SIGNS_SAY[sign] for sign in found.codes.signs]
    for fact in known:
        what, how = fact.split()
        said.append(_KNOWN_SAYS[how].format(fact=what))
    return tuple(said)


def _place_reasons(found: PlaceCodes) -> Iterator[str]:
    if found.lists in _LISTS_SAY:
        yield _LISTS_SAY[found.lists]
    if found.name in _PLACES_SAY:
        yield _PLACES_SAY[found.name]
    for what, code in (("kind of place", found.kind), ("number", found.number), ("qualifier", found.qualifier)):
        kind, _, _ = code.partition(" ")
        if kind in (OTHER, MISSING):
            yield f"{what}: {'contradicts' if kind == OTHER else 'only one of them has it'}"


def _body_reasons(found: BodyCodes) -> Iterator[str]:
    if found.worst == ACRONYM:
        yield "one of them may be the initials of the other"
    if found.says:
        yield _PLACES_SAY[found.says]
    for what, code in (("number", found.number), ("legal form", found.form)):
        if code in (OTHER, MISSING):
            yield f"{what}: {'another' if code == OTHER else 'only one of them has it'}"


def _reason(beside: Beside) -> str:
    part = "surname" if beside.part == FAMILY else beside.part
    if beside.one is None or beside.other is None:
        return f"{part}: {_SAYS[beside.code]}"
    names = f"{_shown(beside.one)} and {_shown(beside.other)}"
    if beside.code in _LISTED_SAYS:
        return f"{part}: {names} {_LISTED_SAYS[beside.code]}"
    if beside.code in _SPELT:
        schemes = ", ".join(sorted(schemewords.schemes(beside.one, beside.other))[:_MOST])
        return f"{part}: {names} {_SAYS[beside.code].format(schemes=schemes)}"
    changes = ", ".join(_changes(beside.one, beside.other)) if beside.code in AGREE else ""
    if changes and beside.one.text != beside.other.text:
        sign = "=" if beside.code in (SAME, agreement.CLOSE, agreement.LINKED) else "~"
        return f"{part}: {_shown(beside.one)} {sign} {_shown(beside.other)}: {changes}"
    return f"{part}: {names} {_SAYS[beside.code]}"


def _shown(word: Word) -> str:
    return f"{word.text.capitalize()}{_language(word.text)}"


def _language(word: str) -> str:
    """Return the language whose alphabet alone has all letters of a word, in brackets; nothing when several have."""
    found = [language for language, letters in _alphabets().items() if letters.issuperset(word)]
    return f" ({found[0]})" if len(found) == 1 else ""


@cache
def _alphabets() -> Mapping[str, frozenset[str]]:
    return {language: frozenset(tables.load_hub(language).alphabet) for language in _LANGUAGES}


def _changes(one: Word, other: Word) -> Iterator[str]:
    """Yield what letters of one word stand for what others in another, where the two do not sound the same."""
    for mine, key, manner in zip(one.sounds, one.keys, one.manners, strict=True):
        for theirs, more, how in zip(other.sounds, other.keys, other.manners, strict=True):
            if key == more:
                first, second = _letters(one.text, manner, mine), _letters(other.text, how, theirs)
                yield from _differences(mine, theirs, first, second)
                return


def _letters(word: str, manner: str, sounded: str) -> list[str]:
    """Return for every sound of a word the letters that spell it; letters of no sound go with the sound before."""
    found: list[str] = []
    for piece, own in pieces(word, manner):
        if own or not found:
            found += [piece, *[""] * (len(own) - 1)]
        else:
            found[-1] += piece
    # Sounds that are written once for two: the letters of both go to the first.
    while len(found) > len(sounded) > 0:
        last = found.pop()
        found[-1] += last
    return found + [""] * (len(sounded) - len(found))


def _differences(mine: str, theirs: str, first: list[str], second: list[str]) -> Iterator[str]:
    place, count = 0, 0
    while place < len(mine) and count < _MOST:
        if mine[place] == theirs[place]:
            place += 1
            continue
        end = place
        while end < len(mine) and mine[end] != theirs[end]:
            end += 1
        here, there = "".join(first[place:end]), "".join(second[place:end])
        if here and there and here != there:
            count += 1
            yield f"{here} → {there}"
        place = end
