"""What search looks names up by: keys, pairs of words, and words that are a letter or two away.

Two look-ups, each bounded: names that share a key (`keying.keys`), those that share a rarer one first; and names that
have two words of the one sought, in any order, one or both of them near. Near words meet when letters are taken out of
them (symmetric deletion, as in SymSpell by Wolf Garbe, after Mor and Fraenkel, Communications of the ACM 25, 1982),
when their consonants are the same, or when they begin alike; so the words of an index are asked for by a few dozen
numbers, however many there are.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from hashlib import blake2b
from itertools import combinations, permutations, product
from typing import Final
from zlib import crc32

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from nazva import keying, tables
from nazva.analysis import person
from nazva.keying import family_key
from nazva.registrystore import Store
from nazva.soundwords import Word, listed

_VERSION: Final = f"{keying.KEY_VERSION}.1"
_NOTED: Final = "index"
_UP_TO: Final = "indexed"
# So many names that share a key are taken, and so many are looked through for a year of birth.
_FREQUENT: Final = 256
_MOST_BEARERS: Final = 4096
_NEAR_WORDS: Final = 24
_NEAR_NAMES: Final = 256
# Longer words are compared by their beginnings: no name is made slow by its length.
_LONGEST: Final = 24
_SHORTEST: Final = 3
_LONG: Final = 5
_CONSONANTS: Final = "-"
_BEGINS: Final = "^"
_BEGINNING: Final = 4
_MOST_NEAR: Final = 2048
# So alike is a word, at least, that stands beside one that agrees.
_LIKE: Final = 0.5
_TOO_FAR: Final = 9.0
_MOST_WORDS: Final = 4
_MOST_NAMES: Final = 4
_BATCH: Final = 20_000


def ready(store: Store) -> bool:
    """Tell whether every name of a store is in its index, made by this version of the keys."""
    return store.meta(_NOTED) == _VERSION and int(store.meta(_UP_TO, "0")) >= _last(store)


def _last(store: Store) -> int:
    (last,) = store.base.execute("select coalesce(max(n), 0) from name").fetchone()
    return int(last)


def complete(store: Store) -> None:
    """Put every name into the index that is not there yet; all of them when the keys are of another version."""
    if ready(store):
        return
    with store.change():
        if store.meta(_NOTED) != _VERSION:
            for table in ("key", "word", "near", "pair"):
                store.base.execute(f"delete from {table}")
            store.note(_UP_TO, "0")
        _build(store, int(store.meta(_UP_TO, "0")))
        store.note(_NOTED, _VERSION)
        store.note(_UP_TO, str(_last(store)))


def _build(store: Store, after: int) -> None:
    """Add the rows of the names behind a row; they are sorted first, for a tree grows fast only from left to right."""
    base = store.base
    base.execute("create temp table new_key (hash integer, name integer)")
    base.execute("create temp table new_pair (word integer, partner integer, name integer)")
    numbers: dict[tuple[str, str], int] = {}
    names = base.execute(
        "select name.n, name.text, entity.kind from name join entity on entity.n = name.entity "
        "where name.n > ? order by name.n",
        (after,),
    )
    while batch := names.fetchmany(_BATCH):
        hashes: list[tuple[int, int]] = []
        pairs: list[tuple[int, int, int]] = []
        for number, text, kind in batch:
            hashes += [(own, number) for own in _hashes(text, kind)]
            pairs += [
                (_number(base, numbers, kind, one), _number(base, numbers, kind, other), number)
                for one, other in _pairs(text, kind)
            ]
        base.executemany("insert into new_key values (?, ?)", hashes)
        base.executemany("insert into new_pair values (?, ?, ?)", pairs)
    base.execute("insert or ignore into key select hash, name from new_key order by 1, 2")
    base.execute("insert or ignore into pair select word, partner, name from new_pair order by 1, 2, 3")
    base.execute("drop table new_key")
    base.execute("drop table new_pair")


def _number(base: sqlite3.Connection, numbers: dict[tuple[str, str], int], kind: str, word: str) -> int:
    """Return the row of a word of names of a kind, which is added with its neighbourhood when it is new."""
    if (known := numbers.get((kind, word))) is not None:
        return known
    row = base.execute("select n from word where kind = ? and text = ?", (kind, word)).fetchone()
    if row is None:
        number = int(base.execute("insert into word (kind, text) values (?, ?)", (kind, word)).lastrowid or 0)
        base.executemany("insert or ignore into near values (?, ?)", [(own, number) for own in _neighbourhood(word)])
    else:
        number = row[0]
    numbers[kind, word] = number
    return number


def add(store: Store, names: Iterable[tuple[int, str]], kind: str) -> None:
    """Put names of one entity into a complete index, given as rows and texts."""
    _change(
        store, names, kind, "insert or ignore into key values (?, ?)", "insert or ignore into pair values (?, ?, ?)"
    )
    store.note(_UP_TO, str(_last(store)))


def remove(store: Store, names: Iterable[tuple[int, str]], kind: str) -> None:
    """Take names of one entity out of the index, given as rows and texts; words that nothing has any more may stay."""
    of_key = "delete from key where hash = ? and name = ?"
    _change(store, names, kind, of_key, "delete from pair where word = ? and partner = ? and name = ?")


def _change(store: Store, names: Iterable[tuple[int, str]], kind: str, of_key: str, of_pair: str) -> None:
    numbers: dict[tuple[str, str], int] = {}
    for number, text in names:
        store.base.executemany(of_key, [(own, number) for own in _hashes(text, kind)])
        rows = [
            (_number(store.base, numbers, kind, one), _number(store.base, numbers, kind, other), number)
            for one, other in _pairs(text, kind)
        ]
        store.base.executemany(of_pair, rows)


# Names as numbers


def _hashes(name: str, kind: str) -> list[int]:
    return [_hash(f"{kind} {key}") for key in keying.keys(name, kind=_keyed(kind))]


def _keyed(kind: str) -> str:
    """Return the kind of name whose keys an entity has: organisations are looked up as places are, word by word."""
    return kind if kind == "person" else "place"


def _hash(key: str) -> int:
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), signed=True)


def _words(name: str, kind: str) -> list[list[str]]:
    """Return the words of a name as the index has them, each in all its readings; of a person the surname first.

    A given name is the listed names that it may be, the commonest, and its sounds; a surname is a man's too. A
    patronymic beside both is left out.
    """
    own = person(name) if kind == "person" else None
    if own is None:
        return [[key[:_LONGEST]] for key in keying.keys(name, kind=_keyed(kind)) if " " not in key][:_MOST_WORDS]
    families = [
        [family_key(word, form) for form in (*word.masculine, word.keys[0])] for part in own.surnames for word in part
    ]
    given = [[*_commonest(word), word.keys[0]] for part in own.given for word in part]
    fathers = [[word.keys[0]] for part in own.patronymic for word in part] if not (families and given) else []
    words = [*families, *given, *fathers][:_MOST_WORDS]
    return [list(dict.fromkeys(one[:_LONGEST] for one in readings)) for readings in words]


def _commonest(word: Word) -> list[str]:
    return sorted(word.given, key=lambda ident: (-word.given[ident], -listed(ident).common, ident))[:_MOST_NAMES]


def _pairs(name: str, kind: str) -> Iterator[tuple[str, str]]:
    """Yield every word of a name with every later one; a single word with nothing."""
    words = _words(name, kind)
    if len(words) == 1:
        yield from ((one, "") for one in words[0])
    seen = set()
    for first, second in combinations(words, 2):
        for pair in product(first, second):
            if pair not in seen:
                seen.add(pair)
                yield pair


def _neighbourhood(word: str, times: int = 1) -> set[int]:
    """Return the numbers under which words near one meet.

    They are those of the word with letters taken out, of its consonants, and of its beginning.
    """
    found = {crc32(word.encode())}
    if len(word) > _SHORTEST:
        for gone in range(1, times + 1):
            for kept in combinations(range(len(word)), len(word) - gone):
                found.add(crc32("".join([word[i] for i in kept]).encode()))
    bare = word.translate(_vowels())
    if len(bare) >= _SHORTEST:
        found.add(crc32(f"{_CONSONANTS}{bare}".encode()))
    if len(word) > _BEGINNING:
        found.add(crc32(f"{_BEGINS}{word[:_BEGINNING]}".encode()))
    return found


@cache
def _vowels() -> Mapping[int, None]:
    return dict.fromkeys(map(ord, str(tables.load_pairs("name-sounds").sections["vowels"]["all"])))


# Looking up


class Lookup:
    """The candidates for one name: rows of names with what speaks for each, the rarer what is shared the more."""

    def __init__(self, store: Store, name: str, kind: str, year: str = "") -> None:
        self._base = store.base
        self._year = year
        self._kind = kind
        self._name = name
        self._words = _words(name, kind)
        self.weights: dict[int, float] = {}
        self._asked = False

    def by_keys(self) -> None:
        """Take the names that share a key: of a key that very many share some, and those born in the year asked for."""
        if self._asked:
            return
        self._asked = True
        for own in dict.fromkeys(_hashes(self._name, self._kind)):
            rows = self._base.execute("select name from key where hash = ? limit ?", (own, _FREQUENT)).fetchall()
            self._weigh([name for (name,) in rows])
            if self._year and len(rows) == _FREQUENT:
                rows = self._base.execute(
                    "select name.n from (select name from key where hash = ? limit ?) as own "
                    "join name on name.n = own.name join entity on entity.n = name.entity "
                    "where instr(birth_dates, ?) limit ?",
                    (own, _MOST_BEARERS, self._year, _FREQUENT),
                ).fetchall()
                self._weigh([name for (name,) in rows])

    def by_near_words(self) -> None:
        """Take the names that have two words of this one, either spelt a little otherwise, or the only one."""
        near = [self._near(words) for words in self._words]
        exact = [self._known(words) for words in self._words]
        if len(near) == 1:
            self._of_words(near[0])
        for first, second in combinations(range(len(near)), 2):
            self._of_pair(near[first], exact[second])
            self._of_pair(exact[first], near[second])
            self._of_pair(near[first], near[second])

    def by_one_word(self) -> None:
        """Take instead the names that have one word of this one as it is, and the words most like another beside it."""
        self.weights = {}
        for first, second in permutations(self._words, 2):
            if known := self._known(first):
                self._of_pair(known, self._partners(known, second))

    def _partners(self, known: Sequence[int], words: Sequence[str]) -> list[int]:
        """Return the rows of the words most like one, in any of its readings, of those beside some words in names."""
        marks = ",".join("?" * len(known))
        rows = self._base.execute(
            "select n, text from word where n in ("
            f"select partner from (select partner from pair where word in ({marks}) limit ?) union "
            f"select word from (select word from pair where partner in ({marks}) limit ?))",
            (*known, _MOST_BEARERS, *known, _MOST_BEARERS),
        ).fetchall()
        texts = {number: text for number, text in rows if text}
        found = {
            number: share
            for word in words
            for _, share, number in extract(word, texts, scorer=OSA.normalized_similarity, limit=_NEAR_WORDS)
            if share >= _LIKE
        }
        return sorted(found, key=lambda number: (-found[number], number))[:_NEAR_WORDS]

    def _of_pair(self, words: Sequence[int], others: Sequence[int]) -> None:
        """Take names that have one of some words with one of some others, in whichever order."""
        if not words or not others:
            return
        for first, second in ((words, others), (others, words)):
            marks, partners = ",".join("?" * len(first)), ",".join("?" * len(second))
            rows = self._base.execute(
                f"select name from pair where word in ({marks}) and partner in ({partners}) limit ?",
                (*first, *second, _NEAR_NAMES),
            ).fetchall()
            self._weigh([name for (name,) in rows])

    def _of_words(self, words: Sequence[int]) -> None:
        """Take names of which one of some words is the surname, or the first word of another name."""
        marks = ",".join("?" * len(words))
        rows = self._base.execute(
            f"select distinct name from pair where word in ({marks}) limit ?", (*words, _NEAR_NAMES)
        ).fetchall()
        self._weigh([name for (name,) in rows])

    def _weigh(self, names: Sequence[int]) -> None:
        for name in names:
            self.weights[name] = self.weights.get(name, 0.0) + 1.0 / len(names)

    def _known(self, words: Sequence[str]) -> list[int]:
        found = []
        for word in words:
            found += self._base.execute("select n from word where kind = ? and text = ?", (self._kind, word)).fetchall()
        return [number for (number,) in found]

    def _near(self, words: Sequence[str]) -> list[int]:
        """Return the rows of the words near one, in any of its readings, the nearest first."""
        numbers = set[int]()
        for word in words:
            if len(word) >= _SHORTEST:
                numbers |= _neighbourhood(word, 2 if len(word) >= _LONG else 1)
        marks = ",".join("?" * len(numbers))
        rows = self._base.execute(
            "select distinct word.n, word.text from near cross join word on word.n = near.word "
            f"where hash in ({marks}) and kind = ? limit ?",
            (*numbers, self._kind, _MOST_NEAR),
        ).fetchall()
        apart = [(min(map(partial(_distance, text), words)), number) for number, text in rows]
        found = sorted((distance, number) for distance, number in apart if distance < _TOO_FAR)
        return [number for _, number in found[:_NEAR_WORDS]]

    def best(self, most: int) -> list[int]:
        """Return the rows of the names that most speaks for, the best first."""
        return sorted(self.weights, key=lambda row: (-self.weights[row], row))[:most]


def _distance(one: str, other: str) -> float:
    """Return how far two words are apart: edits, which count half when the consonants are the same; 9 is too far.

    Short words may be one edit apart, longer ones two, and three when the consonants are the same.
    """
    edits = OSA.distance(one, other)
    shorter = min(len(one), len(other))
    same = edits > 1 and one.translate(_vowels()) == other.translate(_vowels())
    if edits > (1 if shorter < _LONG else 3 if same else 2):
        return _TOO_FAR
    return edits / 2 if same else edits
