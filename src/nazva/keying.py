"""Keys of names: short strings under which the spellings of one name meet, whatever language and scheme they are in.

Keys stand on the lists of given names and on `letters/name-sounds`; they do not depend on what else is installed, and a
change of them is a new `KEY_VERSION`.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final

from nazva import namesounds, tables
from nazva.analysis import Forms, Person, person
from nazva.nametokens import WORD, tokens
from nazva.parsing import checked, parse
from nazva.soundwords import Word, listed

KEY_VERSION: Final = 1
_REMEMBERED: Final = 1 << 16
_MOST: Final = 24


def key(name: str, kind: str = "person") -> str:
    """Return the strict key of a name: the same for the spellings of one name, in any order of its parts.

    A person's key is the surname, the given name and the patronymic, as far as the name has them. A text without
    letters has no key: the key is empty. Raises `UnknownChoice` for another kind than person, place, auto.

    >>> key("Siarhei Tsikhanouski") == key("Тихановский Сергей") == key("Siarhiej Cichanoŭski")
    True
    """
    return _key(name, checked(kind))


def keys(name: str, kind: str = "person") -> tuple[str, ...]:
    """Return the loose keys of a name, for blocking: names that may be one person's share at least one of them.

    Of a person: every surname with every given name that it may be, with every initial, and alone. The keys are those
    of `KEY_VERSION`; their order is that of their strength. A text without letters has none.

    >>> keys("Sergey Tikhanovsky")[0] in keys("Ціханоўскі Сяргей Леанідавіч")
    True
    """
    return _keys(name, checked(kind))


@lru_cache(maxsize=_REMEMBERED)
def _key(name: str, kind: str) -> str:
    own = _person(name, kind)
    if own is None:
        return " ".join(sorted(_words(name, kind)))
    parts = [" ".join(sorted(map(family_key, form))) for form in own.surnames[:1]]
    parts += [_fore(own.first, fathers=False), _fore(own.second, fathers=True)]
    return "|".join(parts if own.surnames else ["", *parts]).rstrip("|")


@lru_cache(maxsize=_REMEMBERED)
def _keys(name: str, kind: str) -> tuple[str, ...]:
    own = _person(name, kind)
    if own is None:
        words = _words(name, kind)
        return tuple(dict.fromkeys([" ".join(sorted(words)), *words])) if words else ()
    return tuple(dict.fromkeys(_loose(own)))[:_MOST]


def _person(name: str, kind: str) -> Person | None:
    if kind == "place" or (kind == "auto" and parse(name, "auto").kind != "person"):
        return None
    return person(name)


def _words(name: str, kind: str) -> list[str]:
    """Return the keys of the words of a text that is no person's name; of a place without its generic word."""
    parsed = parse(name, "place") if kind != "person" else None
    own = parsed.place if parsed is not None and parsed.place else name
    how = namesounds.manners(own)[0]
    found = [token.text for token in tokens(own) if token.kind == WORD] or own.split()
    pieces = (piece for one in found for piece in one.split("-"))
    return [own for piece in pieces if (own := namesounds.key(namesounds.sounds(piece, how)))]


def _loose(own: Person) -> Iterator[str]:
    words = [word for form in own.surnames for word in form]
    families = list(dict.fromkeys(family_key(word, man) for word in words for man in word.masculine))
    given = _names(own.first) if not isinstance(own.first, frozenset) else []
    initials = sorted(own.first) if isinstance(own.first, frozenset) else []
    if own.first is not None and not isinstance(own.first, frozenset):
        initials = sorted({sign for form in own.first for word in form[:1] for sign in word.initials})
    for family in families:
        for name in given:
            yield f"{family}|{name}"
    for family in families:
        for sign in initials:
            yield f"{family}|{sign}."
    yield from families
    if not families:
        yield from given
        yield from (f"{sign}." for sign in initials)
    elif given and not any(word.given for form in own.given for word in form):
        # Neither word is a listed given name: the surname may be the other one.
        for form in own.given:
            for word in form:
                yield family_key(word)


def _names(forms: Forms | None) -> list[str]:
    return list(dict.fromkeys(name for form in forms or () for word in form for name in _readings(word)))


def _readings(word: Word) -> list[str]:
    """Return what a given name may be: the listed names, the commonest first, or else its key."""
    found = sorted(word.given, key=lambda ident: (-word.given[ident], -listed(ident).common, ident))
    return found or [word.keys[0]]


def _fore(own: Forms | frozenset[str] | None, *, fathers: bool) -> str:
    if own is None:
        return ""
    if isinstance(own, frozenset):
        return f"{min(own)}."
    if fathers:
        word = own[0][0]
        found = sorted(word.fathers, key=lambda ident: (-listed(ident).common, ident))
        return found[0] if found else word.keys[0]
    return " ".join(_readings(word)[0] for word in own[0])


def family_key(word: Word, own: str | None = None) -> str:
    """Return the key of a surname: the Belarusian one where its forms in other languages have other keys."""
    own = word.keys[0] if own is None else own
    return _representatives().get(own, own)


@cache
def _representatives() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in tables.load_list("surname-sounds").rows:
        for other in row["others"]:
            found.setdefault(other, row["key"][0])
    return found
