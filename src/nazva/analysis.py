"""A person's name as comparing sees it: its parts in analysed words, each with the other forms that stand beside it."""

from functools import lru_cache
from typing import Final, NamedTuple

from nazva import namewords, text
from nazva.mending import mended
from nazva.nameparts import ALTERNATIVE, BIRTH, FAMILY, GIVEN, INITIAL, NAME, NICKNAME, PATRONYMIC, REST, Name
from nazva.namesounds import beginnings, initial, manners
from nazva.parsing import parse
from nazva.plainnames import Plain, plain
from nazva.soundwords import Word, word

_REMEMBERED: Final = 1 << 16

# What stands beside a name, and the part that it is another form of.
_BESIDE: Final = {ALTERNATIVE: "", BIRTH: BIRTH, NICKNAME: GIVEN}

_PARTS: Final = (GIVEN, PATRONYMIC, FAMILY)

# A part: the forms that it may have, each of one word or more.
Forms = tuple[tuple[Word, ...], ...]


class Person(NamedTuple):
    """A person's name, analysed. A part that is not there is empty; a part holds every form of it that is given.

    `surnames` are the forms of the family name and names borne before it. `first` and `second` are what stands before
    the surname: given name and patronymic (or a middle name), or the signs with which what an initial stands for may
    begin. `generation` is junior, senior or a Roman number; `others` are whole other names that stand beside it.
    `labels` are the parts in the order of the words, as it was parsed.
    """

    name: str
    given: Forms
    patronymic: Forms
    family: Forms
    surnames: Forms
    first: Forms | frozenset[str] | None
    second: Forms | frozenset[str] | None
    generation: str
    gender: str
    others: tuple["Person", ...]
    labels: tuple[str, ...]

    @property
    def words(self) -> list[Word]:
        """The words in order; none of a name that has other than words, or words of several."""
        left = {part: [own for form in forms for own in form] for part, forms in zip(_PARTS, self[1:4], strict=True)}
        if sorted(self.labels) != sorted([part for part, own in left.items() for _ in own]):
            return []
        return [left[label].pop(0) for label in self.labels]

    @property
    def is_bare(self) -> bool:
        """Whether the name is only a surname, or has none."""
        return not self.family or (self.first is None and self.second is None)


@lru_cache(maxsize=_REMEMBERED)
def person(name: str) -> Person | None:
    """Return a person's name, analysed; None for what is no name.

    >>> own = person("Iury (Yuri) Leonidovich SIVAKOV")
    >>> [form[0].text for form in own.given], own.family[0][0].keys
    (['iury', 'yuri'], ('sivakav',))
    """
    if (found := plain(name)) is not None:
        return _plain(name, found)
    parsed = parse(mended(name)[0])
    return analysed(parsed) if parsed.kind else None


def _plain(name: str, found: Plain) -> Person:
    """Return a name that is nothing but words and initials, analysed, as `analysed` does."""
    how = manners(name)
    reading, texts, _ = found
    given, given_told = _part(texts, reading.given, how)
    patronymic, patronymic_told = _part(texts, reading.patronymic, how)
    family, family_told = _part(texts, reading.family, how)
    initials = [first_sounds(texts[place]) for place in reading.initials]
    told = given_told or patronymic_told or family_told
    return _assembled(
        name, given, patronymic, family, initials=initials, told=told, gender=reading.gender, labels=reading.labels
    )


def _part(texts: tuple[str, ...], places: tuple[int, ...], how: tuple[str, ...]) -> tuple[Forms, str]:
    """Return a part of a name that is words and nothing else, and the generation that they tell."""
    if not places:
        return (), ""
    if len(places) == 1:
        words, told = _words(texts[places[0]], how)
    else:
        found = [_words(texts[place], how) for place in places]
        words = tuple([own for some, _ in found for own in some])
        told = next((of for _, of in found if of), "")
    return ((words,) if words else ()), told


def analysed(parsed: Name) -> Person:
    """Return a parsed name, analysed."""
    how = manners(parsed.source)
    own: dict[str, list[Word]] = {GIVEN: [], PATRONYMIC: [], FAMILY: []}
    beside: dict[str, dict[int, list[Word]]] = {GIVEN: {}, PATRONYMIC: {}, FAMILY: {}, BIRTH: {}}
    wholes: dict[int, list[str]] = {}
    initials: list[frozenset[str]] = []
    told = generation(parsed.suffix) if parsed.suffix else ""
    for part in parsed.parts:
        label = part.label
        if label in own:
            words, of = _words(part.text, how)
            own[label] += words
            told = told or of
        elif label == INITIAL:
            if own[FAMILY] and part is parsed.parts[-1] and (of := generation(part.text)):
                told = told or of
            else:
                initials.append(first_sounds(part.text))
        elif label == ALTERNATIVE and part.of == NAME:
            wholes.setdefault(part.group, []).append(part.text)
        elif label == REST:
            told = told or generation(part.text)
        elif label in _BESIDE:
            of = part.of if label == ALTERNATIVE else _BESIDE[label]
            beside[of].setdefault(part.group, []).extend(_words(part.text, how)[0])
    given, patronymic, family = (_forms(own[part], beside[part]) for part in (GIVEN, PATRONYMIC, FAMILY))
    labels = tuple([part.label for part in parsed.parts])
    found = _assembled(
        parsed.source, given, patronymic, family, initials=initials, told=told, gender=parsed.gender, labels=labels
    )
    others = [other for whole in wholes.values() if (other := person(" ".join(whole))) is not None]
    births = _forms([], beside[BIRTH])
    return found._replace(surnames=found.surnames + births, others=(*found.others, *others))


def _assembled(
    name: str,
    given: Forms,
    patronymic: Forms,
    family: Forms,
    *,
    initials: list[frozenset[str]],
    told: str,
    gender: str,
    labels: tuple[str, ...],
) -> Person:
    """Return a person's name from its parts."""
    others: tuple[Person, ...] = ()
    if patronymic and family and not given and not initials:
        # Zacharevič Kola: what is made as a patronymic may be the surname, and the other word a given name.
        others = (Person(name, family, (), patronymic, patronymic, family, None, told, gender, (), ()),)
    if patronymic and not family:
        # Аляксандр Лукашэвіч: a surname that is made as patronymics are.
        family, patronymic = patronymic, ()
    first: Forms | frozenset[str] | None = given or (initials[0] if initials else None)
    second = patronymic or _middle(given, initials)
    is_first = GIVEN in labels and INITIAL in labels[: labels.index(GIVEN)]
    if given and initials and not patronymic and is_first:
        # M. Kemal Çelik: the first name is the initial, but its bearer may go by the other alone.
        others = (*others, Person(name, given, (), family, family, given, None, told, gender, (), labels))
        first, second = initials[0], given
    return Person(name, given, patronymic, family, family, first, second, told, gender, others, labels)


def _middle(given: Forms, initials: list[frozenset[str]]) -> Forms | frozenset[str] | None:
    """Return what stands behind the first given name: an initial, or more given names."""
    rest = initials if given else initials[1:]
    if rest:
        return rest[0]
    if len(given) == 1 == len(given[0]):
        return None
    return tuple([form[1:] for form in given if len(form) > 1]) or None


@lru_cache(maxsize=_REMEMBERED)
def _words(written: str, how: tuple[str, ...]) -> tuple[tuple[Word, ...], str]:
    """Return the words of a part, and the generation that its last one tells: Дюма-отец."""
    if "-" not in written:
        only = word(written.lower(), how)
        return ((only,) if only.keys[0] else ()), ""
    pieces = written.lower().split("-")
    told = generation(pieces[-1])
    found = [own for piece in (pieces[:-1] if told else pieces) if (own := word(piece, how)).keys[0]]
    return tuple(found), told


def _forms(own: list[Word], beside: dict[int, list[Word]]) -> Forms:
    first = (tuple(own),) if own else ()
    return (*first, *[tuple(words) for words in beside.values() if words]) if beside else first


@lru_cache(maxsize=_REMEMBERED)
def first_sounds(letters: str) -> frozenset[str]:
    """Return the signs with which keys of names begin that an initial may stand for.

    >>> sorted(first_sounds("Ш.")), sorted(first_sounds("S."))
    (['š'], ['s', 'š'])
    """
    small = letters.lower().rstrip(".")
    return frozenset(initial(own) for own in beginnings(small) if own) or frozenset((small,))


def generation(suffix: str) -> str:
    """Return what a suffix tells of namesakes: junior, senior, a Roman number; nothing for a degree or an order."""
    for one in suffix.lower().split():
        if found := namewords.generations().get(one):
            return found
        if text.ROMAN.fullmatch(one.upper()):
            return one
    return ""
