"""Words of names in sounds, whatever language and scheme spells them: what comparing and keys of names stand on.

Which letters spell which sounds, and which sounds spellings of one name confuse, is the table `letters/name-sounds`.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache, reduce
from operator import or_
from typing import Final

from nazva import tables, text
from nazva.romanisers import UNIDECODE, written
from nazva.sweep import longest

LATIN: Final = "latin"
_WEST: Final = "latin-west"
# These are read so besides, where their cues show.
_BESIDE: Final = (
    "latin-soft-l",
    "latin-french",
    "latin-german",
    "latin-german-zh",
    "latin-umlaut",
    "latin-dutch",
    "latin-english",
    "latin-gost",
    "latin-c",
    "latin-hiatus",
    "latin-apart",
    "latin-polish",
    "latin-serbian",
    "latin-spanish",
    "latin-italian",
    "latin-turkic",
)
MANNERS: Final = (LATIN, _WEST, *_BESIDE)
_BITS: Final = {1 << place: manner for place, manner in enumerate(MANNERS)}
_AMBIGUOUS: Final = 1 << len(MANNERS)
_CYRILLIC: Final = "cyrillic"
_REMEMBERED: Final = 1 << 15
_SHORT: Final = 4
_TIE: Final = "\u0361"
_LINE: Final = "\n"
_REPEATED: Final = re.compile(r"(\w)\1+")
# The first of the characters that stand in for rows of several letters.
_STAND_IN: Final = 0xE000


def sounds(word: str, manner: str = LATIN) -> str:
    """Return a word in sounds, one sign each; empty when it has no letters.

    `manner` is how a Latin word is read: latin (as Łacinka, Polish, Czech …), latin-west, latin-french. A word of a
    script that no table covers is romanised first (Unidecode).

    >>> sounds("Ціханоўскі"), sounds("Тихановский"), sounds("Cichanoŭski")
    ('çixanowski', 'tixanovski', 'çixanowski')
    """
    small = word.lower()
    if not small.isascii():
        small = unicodedata.normalize("NFC", small.replace(_TIE, ""))
    scan = _scanner(_CYRILLIC if text.is_cyrillic(small[:1]) else manner)
    return scan(small)


def pieces(word: str, manner: str = LATIN) -> list[tuple[str, str]]:
    """Return the letters of a word that spell a sound or more together, with the sounds.

    >>> pieces("Łosik")
    [('ł', 'l'), ('o', 'o'), ('s', 's'), ('i', 'i'), ('k', 'k')]
    """
    small = unicodedata.normalize("NFC", word.lower())
    cyrillic = text.is_cyrillic(small[:1])
    return [(piece, sounds(piece, manner)) for piece in _finder(_CYRILLIC if cyrillic else manner)(small)]


def key(sounded: str) -> str:
    """Return the key of a word in sounds: what spellings of one name confuse is one sign in it.

    >>> key(sounds("Пятроў")) == key(sounds("Петров")) == key(sounds("Piatrou"))
    True
    """
    return sounded.translate(_classes())


def firm(sounded: str) -> str:
    """Return those of the sounds of a word that every scheme writes with letters of their own.

    >>> firm(sounds("Рыжоў")), firm(sounds("Ryjov"))
    ('r', 'r')
    """
    return _without_others("all")("", sounded)


def outline(sounded: str) -> str:
    """Return the firm sounds of a word, and between them where vowels and where other consonants stand.

    >>> outline(sounds("Куликов")), outline(sounds("Kovalchuk"))
    ('kalaka', 'kalkak')
    """
    return _REPEATED.sub(r"\1", sounded.translate(_outlines()))


@cache
def _outlines() -> Mapping[int, str]:
    """Return the signs of sounds in an outline: one for all vowels, one for all consonants that are not firm."""
    own = {sign: str(signs) for sign, signs in tables.load_pairs("name-sounds").sections["firm"].items()}
    signs = {sound: own[kind][0] for kind in ("vowel", "other") for sound in own[kind]}
    return {ord(sound): sign for sound, sign in (signs | dict.fromkeys(own["none"], "")).items()}


def frame(own: str) -> str:
    """Return those of the signs of a key that Cyrillic letters spell whatever stands beside them.

    >>> frame(key(sounds("Рыгошчык")))
    'rhščk'
    """
    return _without_others("letters")("", own)


def frames(words: Sequence[str]) -> list[str]:
    """Return the frames of the keys of Cyrillic words in lower case, all at once.

    >>> frames(["рыгошчык", "дзік"])
    ['rhščk', 'dk']
    """
    if not words:
        return []
    every = _LINE.join(words)
    replaced, signs = _framing()
    for source, target in replaced:
        every = every.replace(source, target)
    return every.translate(signs).split(_LINE)


@cache
def _framing() -> tuple[Sequence[tuple[str, str]], Mapping[int, str]]:
    """Return what is put for several letters that are one row or one sound, and the signs of frames for letters."""
    replaced, signs = [], {}
    for sign, source in enumerate(sorted(_rows(_CYRILLIC), key=len, reverse=True), _STAND_IN):
        own = frame(key(_rows(_CYRILLIC)[source]))
        if own:
            replaced.append((source * 2, source) if len(source) == 1 else (source, chr(sign)))
        signs[ord(source) if len(source) == 1 else sign] = own
    return replaced, signs


@cache
def first_letters(sign: str) -> str:
    """Return the Cyrillic letters that words begin with whose keys begin with a sign.

    >>> first_letters("l")
    'лљ'
    """
    changed = tables.load_pairs("name-sounds").sections["first"]
    found = {
        source[0]
        for source, target in _rows(_CYRILLIC).items()
        for first in (target[:1], str(changed.get(target[:1], "")))
        if key(first) == sign
    }
    return "".join(sorted(found))


@cache
def _without_others(kind: str) -> Callable[[str, str], str]:
    return re.compile(f"[^{tables.load_pairs('name-sounds').sections['firm'][kind]}]+").sub


@lru_cache(maxsize=_REMEMBERED)
def beginnings(letters: str) -> tuple[str, ...]:
    """Return what a word may sound like whose first letters are these, when what follows them is not known.

    >>> beginnings("s")[:2]
    ('s', 'š')
    """
    sections = tables.load_pairs("name-sounds").sections
    found = {sounds(letters): None}
    if not text.is_cyrillic(letters[:1]):
        for manner in MANNERS[:2]:
            found.update((str(own), None) for source, own in sections[manner].items() if source.startswith(letters))
    return tuple(found)


def manners(name: str) -> tuple[str, ...]:
    """Return the ways in which the Latin words of a name may be read, the likeliest first.

    >>> manners("Siarhei Tsikhanouski"), manners("Anatol Łukašyk"), manners("Loukachenko")
    (('latin',), ('latin', 'latin-soft-l'), ('latin-west', 'latin-french'))
    """
    if text.is_cyrillic(name[:1]):
        return (LATIN,)
    shown = 0
    for own in name.lower().split():
        shown |= _shown(own)
    return _told(shown, name.isascii())


@lru_cache(maxsize=_REMEMBERED)
def _shown(word: str) -> int:
    """Return which manners show in a word in lower case, a bit for each, and one for a letter that is ambiguous."""
    find, told = _cues()
    found = 0
    for cue in find(f"{word} "):
        found |= told[cue]
    return found


@cache
def _told(shown: int, is_ascii: bool) -> tuple[str, ...]:
    """Return the manners in which a name may be read whose words show so much."""
    cued = [manner for bit, manner in _BITS.items() if shown & bit]
    found: tuple[str, ...] = (LATIN,)
    if shown & _AMBIGUOUS:
        found = tuple([manner for manner in (LATIN, _WEST) if manner in cued])
        if len(found) != 1:
            # What shows nothing, or both, is as English writes names unless it has letters that English has not.
            found = (_WEST, LATIN) if is_ascii else (LATIN, _WEST)
    return (*found, *[manner for manner in _BESIDE if manner in cued])


@cache
def _cues() -> tuple[Callable[[str], list[str]], Mapping[str, int]]:
    """Return what finds the longest cue at every letter of a word, and what each tells, a bit for each manner."""
    sections = tables.load_pairs("name-sounds").sections
    bits = {manner: bit for bit, manner in _BITS.items()}
    own: dict[str, int] = {}
    for manner, cues in sections["cues"].items():
        for cue in str(cues).split("|"):
            own[cue] = own.get(cue, 0) | bits[manner]
    # A letter that English and the neighbours of Belarus read differently is a cue of its own kind.
    for source in sections[_WEST]:
        own[source] = own.get(source, 0) | _AMBIGUOUS
    told = {cue: reduce(or_, [own.get(cue[:size], 0) for size in range(1, len(cue) + 1)]) for cue in own}
    return re.compile(f"(?=({longest(own)}))").findall, told


def initial(sounded: str) -> str:
    """Return the sign under which the first sound of a word meets initials that stand for it; empty for no sounds.

    >>> initial(sounds("Сяргей")), initial(sounds("Уладзімір")), initial(sounds("Яўген"))
    ('s', 'u', 'A')
    """
    return sounded[:1].translate(_classes("initials"))


@cache
def _classes(section: str = "classes") -> Mapping[int, str]:
    rows = tables.load_pairs("name-sounds").sections[section]
    return {ord(sound): own for own, every in rows.items() for sound in str(every)}


@cache
def _rows(manner: str) -> Mapping[str, str]:
    """Return what letters sound like in a manner of reading."""
    sections = tables.load_pairs("name-sounds").sections
    rows = {source: str(target) for source, target in sections[manner if manner == _CYRILLIC else LATIN].items()}
    if manner not in (_CYRILLIC, LATIN):
        rows |= {source: str(target) for source, target in sections[manner].items()}
    return rows


@cache
def _finder(manner: str) -> Callable[[str], list[str]]:
    """Return what parts a word in lower case into the letters of its sounds."""
    several = longest([source for source in _rows(manner) if len(source) > 1])
    return re.compile(f"{several}|." if several else ".", re.DOTALL).findall


@cache
def _scanner(manner: str) -> Callable[[str], str]:
    """Return what turns a word in lower case into sounds."""
    sections = tables.load_pairs("name-sounds").sections
    rows, find = _rows(manner), _finder(manner)
    latin = _rows(LATIN)  # A Latin letter may stand in a Cyrillic word.
    vowels = str(sections["vowels"]["all"])
    behind = {str(key): str(value) for key, value in sections["behind-vowel"].items()}
    first = {str(key): str(value) for key, value in sections["first"].items()}
    hard = {str(key): str(value) for key, value in sections["hard"].items()}
    late = re.compile(
        f"(?<=[{vowels}])[{''.join(behind)}]|^[{''.join(first)}]"
        f"|(?<=[{sections['hardened']['behind']}])[{''.join(hard)}]"
    )
    changed = behind | first | hard
    ends = {ending: str(other) for ending, other in sections["end"].items()}
    endings = tuple(ends)
    mute = re.compile(f"[{sections['mute'][manner]}]$") if manner in sections["mute"] else None
    glides = sections["classes"]["i"]
    doubled = re.compile(rf"([^{sections['classes']['a']}])\1+|([{glides}])[{glides}]+")

    def scan(word: str) -> str:
        found = "".join([rows[piece] if piece in rows else other(piece) for piece in find(word)])
        found = late.sub(lambda match: changed[match[0]], found)
        found = doubled.sub(lambda match: match[1] or match[2], found)
        if mute and len(found) > _SHORT:
            found = mute.sub("", found)
        if found.endswith(endings) and len(found) > _SHORT:
            ending = next(ending for ending in endings if found.endswith(ending))
            found = found[: -len(ending)] + ends[ending]
        return found

    @lru_cache(maxsize=_REMEMBERED)
    def other(letter: str) -> str:
        bare = "".join(c for c in unicodedata.normalize("NFD", letter) if not text.is_mark(c))
        if bare == letter and letter.isalpha() and not (text.is_latin(letter) or text.is_cyrillic(letter)):
            bare = written(UNIDECODE, letter).lower()
        return "".join([rows.get(c) or latin.get(c, "") for c in bare])

    return scan
