"""Fits the weights by which names are respelt: `tables/models/SOURCE-stress.tsv` and `SOURCE-TO-choices.tsv`.

Where the dictionaries of both languages are known it also finds the stems that these weights get wrong,
`SOURCE-TO-stems.tsv`: what is fitted on half of the stems (by their first letters) is tried on the other half.

    python tables/make/respelling_weights.py DATA ru-be be-ru uk-be be-uk ru-uk uk-ru pl-be be-pl

DATA is a folder outside the repository with what is learnt from beside the lists of the repository:

    pairs/*.tsv        names in two languages or more, columns called be, ru, uk, pl (registers of streets, stations, …)
    be.aff be.dic      the spelling dictionaries of hunspell-be (0.53) and hunspell-ru (7.5.0): a Russian word and a
    ru.aff ru.dic      Belarusian one that the table's rows join are one word
    ru-stress/*.dic    Russian words with the number of the stressed vowel (ru_accent_poet 0.1.5), in Windows-1251
    be-stress/*.tsv    Belarusian words with + after the stressed vowel (columns lemma_stress, forms)

Nothing of it is kept but weights of windows of letters. Needs numpy and scipy; the result is the same to the byte
whenever the data, the lists and the two libraries are. `--held-out N` leaves out every word whose checksum modulo N is
0, also where it stands in a dictionary or a list, writes nothing and prints how such words of the pairs come out; with
`--lists-known` such words are left out of the pairs alone, as for a name that a user meets and no register had;
`--fold F` takes those whose checksum leaves F.
"""

import argparse
import csv
import math
import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from scipy import optimize, sparse

from nazva import correspondence, soundwindows, tables, text
from nazva.correspondence import SCALE, Correspondence, Segmenter
from nazva.soundwindows import END, START, Stress
from nazva.translit import look_alikes

# What numpy and scipy give has no types here.
Array: TypeAlias = Any
HUBS = ("be", "ru", "uk", "pl")
STRESS_PENALTY, CHOICE_PENALTY = 1.0, 0.5
SIMILAR = 0.75
OWN, DICTIONARY, INFLECTED = 1.0, 0.25, 0.15
# Forms that names are made of: adjectives of streets; people and things in the genitive, and several of them.
NAMING_ENDINGS = ("ая", "яя", "ов", "ев", "ей", "а", "я", "ы", "и")
ADJECTIVES = ("ый", "ий", "ой")
# Other words are inflected up to so many letters: stress seldom moves in longer ones.
SHORT = 7
# Weights that say less than this (in twentieths) are left out.
LEAST_WEIGHT = 4
# Added to what the exponentials give, so that a logarithm is never of nothing.
LEAST_SHARE = 1e-12
# How many readings tell how likely a target is.
READ = 6
# Stems are told apart by so many of their first letters, and a row of one has at least so many letters.
STEM_LETTERS, LEAST_STEM = 4, 6
# What the models give less than this share is doubtful; a stem speaks for a target with so much of its words.
DOUBTFUL, AGREED = 0.7, 0.8
# The stems that help most are kept, as many as fit into so many bytes.
STEM_BYTES = 295_000
# A target less likely than this shows that two words of the dictionaries are not one word (адский, гадскі).
FALSE_FRIEND = 0.02
# Shorter words of the dictionaries are left out.
LEAST_WORD = 3
# Stress is fitted with this direction of each language; the others take what is there.
PRIMARY = {"be": "ru", "ru": "be", "uk": "be", "pl": "be"}
HEAD = '''format = 1

[list]
id = "{ident}"
title = "{title}"
columns = {columns}
status = "draft"

[source]
authority = "nazva"
document = "{document}"
date = 2026-11-24
url = "-"
read = 2026-11-24
notes = """
Made by tables/make/respelling_weights.py; {count}{notes}
"""
'''
NOTES = {
    "stress": """
A window has the vowel in brackets, ^ and $ for the edges of the word; 2-ка is the third vowel from the end of a word in
-ка, 1+по the second one of a word in по-. A weight is what it adds to the logarithm of the odds, times 20.""",
    "choices": """
A window has the segment in brackets, ^ and $ for the edges of the word; before it ! for the stress on it, < for the
stress on the next vowel, « on a later one, > on an earlier one. A weight is what it adds to the logarithm of the odds
of a target, times 20.""",
    "stems": """
A window is the beginning of a word, ^ and $ its edges, with the segment in brackets that becomes the target. Only what
the weights of the models get wrong without having seen the stem is here, what concerns most words first to be kept.""",
}


class Care(NamedTuple):
    """How well models are fitted: how often a window must be met, and how many rounds are taken."""

    stress: int
    choice: int
    rounds: int


WELL, ROUGHLY = Care(4, 2, 50), Care(8, 5, 25)


class Pair(NamedTuple):
    """A word in two languages, how much it weighs, and whether it is of a place or street."""

    source: str
    target: str
    weight: float
    place: bool


def clean(value: str) -> list[str]:
    """Return the words of a name in lower case, without stress, look-alikes put right."""
    return [look_alikes().repair(text.fold(word.text)).lower() for word in text.words(value.replace("\u00b4", ""))]


def skeleton(word: str) -> str:
    """Return the consonants of a word as the languages share them, to tell respellings from translations."""
    for a, b in (("дз", "д"), ("щ", "ш"), ("шч", "ш"), ("rz", "р"), ("cz", "ч"), ("sz", "ш"), ("ch", "х"), ("dz", "д")):
        word = word.replace(a, b)
    latin = str.maketrans("bcćdfghjklłmnńprsśtvwzźż", "бттдфггйкллмннпрсстввззж")
    same = str.maketrans("ўцхґъ", "втггь", "’ьъйаеёиіїоуыэюяєąeęioóuyaъ")
    return re.sub(r"(.)\1+", r"\1", word.translate(latin).translate(same))


def similar(a: str, b: str) -> bool:
    """Tell whether two words may be one word in two languages."""
    first, second = skeleton(a), skeleton(b)
    row = list(range(len(second) + 1))
    for i, x in enumerate(first, 1):
        last, row[0] = row[0], i
        for j, y in enumerate(second, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
    return 1 - row[-1] / max(len(first), len(second), 1) >= SIMILAR


@cache
def alphabet(language: str) -> frozenset[str]:
    """Return the letters of a language."""
    if language == "pl":
        return frozenset(tables.load_scheme("pl-be-names").alphabet)
    return frozenset(tables.load_hub(language).alphabet)


def rows_of_pairs(folder: Path, names: str = "*.tsv") -> Iterator[dict[str, str]]:
    """Yield the rows of the files of pairs, by column."""
    for file in sorted(folder.glob(names)):
        with file.open(encoding="utf-8", newline="") as lines:
            yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def rows_of_lists(*idents: str) -> Iterator[dict[str, str]]:
    """Yield the rows of lists of the repository, the main form of each language."""
    for ident in idents:
        for row in tables.load_list(ident).rows:
            yield {language: row[language][0] for language in HUBS if row.get(language)}


def joined(rows: Iterable[dict[str, str]], source: str, to: str) -> Iterator[tuple[str, str]]:
    """Yield the words of two languages that stand for each other and may be respellings."""
    for row in rows:
        first, second = clean(row.get(source) or ""), clean(row.get(to) or "")
        if len(first) == len(second):
            for a, b in zip(first, second, strict=True):
                if len(a) > 2 and alphabet(source) >= set(a) and alphabet(to) >= set(b) and similar(a, b):
                    yield a, b


def dictionary(folder: Path, language: str, keeps: Callable[[str, str], bool]) -> dict[str, set[str]]:
    """Return the words of a spelling dictionary, each with those forms by suffix that are kept."""
    affixes = defaultdict(list)
    for line in folder.joinpath(f"{language}.aff").read_text("utf-8").splitlines():
        cells = line.split()
        if len(cells) >= 5 and cells[0] == "SFX":
            strip, add = ("" if cell == "0" else cell for cell in (cells[2], cells[3].partition("/")[0]))
            affixes[cells[1]].append((strip, add, re.compile(cells[4] + "$")))
    found: dict[str, set[str]] = defaultdict(set)
    letters = alphabet(language)
    for line in folder.joinpath(f"{language}.dic").read_text("utf-8").splitlines()[1:]:
        word, _, flags = line.strip().partition("/")
        word = text.fold(word)
        lemma = word.lower()
        if len(word) < LEAST_WORD or not letters.issuperset(lemma):
            continue
        own = found[lemma]
        for flag in flags:
            for strip, add, condition in affixes.get(flag, ()):
                if word.endswith(strip) and condition.search(word):
                    form = (word[: len(word) - len(strip)] + add).lower()
                    if keeps(lemma, form) and letters.issuperset(form):
                        own.add(form)
    return found


def names_use(lemma: str, form: str) -> bool:
    """Tell whether names are made of a form of a Russian word."""
    if lemma.endswith(ADJECTIVES):
        return form[:-2] == lemma[:-2] and form.endswith(NAMING_ENDINGS[:2])
    return len(lemma) <= SHORT and form.endswith(NAMING_ENDINGS[2:])


def cognates(words: set[str], others: set[str], segmenter: Segmenter) -> Iterator[tuple[str, list[str]]]:
    """Yield the words of one dictionary with the words of the other that the rows of the table make of them."""
    begun = {word[:size] for word in others for size in range(len(word) + 1)}
    for word in sorted(words):
        made = [""]
        for _, _, options in segmenter.cut(word):
            made = [longer for one in made for option in options if (longer := one + option) in begun]
        if found := sorted(set(made) & others):
            yield word, found


def stressed_russian(folder: Path) -> dict[str, int]:
    """Return the number of the stressed vowel of Russian words."""
    found: dict[str, int] = {}
    for file in sorted(folder.glob("*.dic")):
        for line in file.read_text("cp1251", errors="replace").splitlines():
            word, _, numbers = line.partition("\t")
            number = [int(n) for n in numbers.replace("!", "").split(",") if n.isdigit() and n != "0"]
            if len(number) == 1 and (match := re.fullmatch(r"([^()]+)(?:\((.*)\))?", word)):
                for ending in (match[2] or "").split("|"):
                    whole = match[1] + ending
                    found[whole] = 0 if found.get(whole, number[0]) != number[0] else number[0]
    return {word: number for word, number in found.items() if number}


def stressed_belarusian(folder: Path) -> dict[str, int]:
    """Return the number of the stressed vowel of Belarusian words."""
    found: dict[str, int] = {}
    vowels = tables.load_hub("be").vowels
    for row in rows_of_pairs(folder):
        for form in re.split(r"[ ,]", row["forms"]):
            word = text.fold(form.rpartition("=")[2]).lower()
            if word.count("+") == 1:
                found[word.replace("+", "")] = sum(letter in vowels for letter in word.partition("+")[0])
    return {word: number for word, number in found.items() if number}


class Decision(NamedTuple):
    """What a segment of a word became, and how likely that was to models that had not seen the stem."""

    word: str
    start: int
    end: int
    target: str
    share: float
    weight: float

    def window(self, size: int) -> tuple[str, int]:
        """Return the beginning of the framed word to so many letters behind the segment, and where that starts."""
        return f"{START}{self.word}{END}"[: self.end + 1 + size], self.start


class Stresses:
    """Tells where words are stressed, as far as it is known."""

    def __init__(self, data: Path) -> None:
        self.words = {"ru": stressed_russian(data / "ru-stress"), "be": stressed_belarusian(data / "be-stress")}
        vowels = tables.load_hub("be").vowels
        for row in tables.load_list("surnames").rows:
            if row["stress"]:
                for language in ("be", "ru", "uk"):
                    for word in row[language][:1]:
                        self.words.setdefault(language, {})[word.lower()] = int(row["stress"][0])
        self._marks = {"be": "оё", "ru": "ё"}
        # Akanne and yakanne: with the first letter for one of the others a Belarusian vowel is not stressed.
        self._hiding, self._hidden = frozenset("ая"), frozenset("оеё")
        self._vowels = {language: tables.load_hub(language).vowels for language in ("be", "ru", "uk")} | {
            "pl": tables.load_scheme("pl-be-names").classes["vowel"]
        }
        assert vowels == self._vowels["be"]

    def vowels(self, word: str, language: str) -> str:
        """Return the vowels of a word."""
        return "".join(letter for letter in word if letter in self._vowels[language])

    def number(self, forms: dict[str, str]) -> int:
        """Return which vowel of a word is stressed, given its forms by language; 0 when nothing tells."""
        rows = {language: self.vowels(word, language) for language, word in forms.items()}
        if len({len(row) for row in rows.values()}) > 1:
            return 0
        for language, row in rows.items():
            marked = [i for i, letter in enumerate(row, 1) if letter in self._marks.get(language, "")]
            if len(marked) == 1:
                return marked[0]
        for language in ("be", "ru", "uk"):
            number = self.words.get(language, {}).get(forms.get(language, ""), 0)
            if 0 < number <= len(rows.get(language, "")) and self.may(rows, number):
                return number
        return 0

    def may(self, rows: dict[str, str], number: int) -> bool:
        """Tell whether the letters of two languages allow the stress on a vowel."""
        own = rows.get("be", "")
        others = {row[number - 1] for language, row in rows.items() if language != "be"}
        return not own or own[number - 1] not in self._hiding or not others & self._hidden

    def fit(self, russian: str, belarusian: str) -> bool:
        """Tell whether a Belarusian word is stressed, by its letters, where the Russian one is."""
        number = self.words["ru"].get(russian, 0)
        rows = {"ru": self.vowels(russian, "ru"), "be": self.vowels(belarusian, "be")}
        if not 0 < number <= len(rows["be"]) == len(rows["ru"]):
            return True
        marked = [i for i, letter in enumerate(rows["be"], 1) if letter in self._marks["be"]]
        return self.may(rows, number) and set(marked) <= {number}

    def numbers(self, forms: dict[str, str], source: str) -> tuple[int, ...]:
        """Return which vowels of a word may be stressed, given its forms by language; none when nothing tells."""
        if known := self.number(forms):
            return (known,)
        # What Belarusian letters tell of the stress is in the windows of a Belarusian word already.
        if source == "be":
            return ()
        rows = {language: self.vowels(word, language) for language, word in forms.items()}
        if len({len(row) for row in rows.values()}) > 1:
            return ()
        every = range(1, len(next(iter(rows.values()))) + 1)
        found = tuple(number for number in every if self.may(rows, number))
        return found if len(found) < len(every) else ()


def minimise(loss: Callable[[Array], tuple[float, Array]], size: int, penalty: float, rounds: int) -> Array:
    """Return the weights of least loss with a penalty on their sizes; most of them are nothing."""

    def split(both: Array) -> tuple[float, Array]:
        value, slope = loss(both[:size] - both[size:])
        return value + penalty * both.sum(), np.concatenate([slope, -slope]) + penalty

    start = np.zeros(2 * size)
    found = optimize.minimize(
        split,
        start,
        jac=True,
        method="L-BFGS-B",
        bounds=optimize.Bounds(0, np.inf),
        options={"maxiter": rounds, "maxcor": 6},
    )
    return found.x[:size] - found.x[size:]


def matrix(rows: list[list[str]], least: int) -> tuple[Any, list[str]]:
    """Return which row has which feature, and the features that are met often enough."""
    counts = Counter(feature for row in rows for feature in row)
    known = {feature: i for i, feature in enumerate(sorted(f for f, count in counts.items() if count >= least))}
    columns = [[known[feature] for feature in row if feature in known] for row in rows]
    starts = np.concatenate([[0], np.cumsum([len(row) for row in columns])])
    flat = np.array([column for row in columns for column in row], dtype=np.int32)
    return sparse.csr_matrix((np.ones(len(flat), np.float32), flat, starts), (len(rows), len(known))), list(known)


def fit_stress(
    words: list[tuple[str, tuple[int, ...], float, bool]], vowels: Callable[[str], bool], care: Care
) -> dict[str, float]:
    """Fit what windows say about stress, given words, the numbers of the vowels that may be stressed and a weight.

    Where letters tell only where the stress is not, that is learnt too: akanne shows the stress of some kinds of
    words (-ёўскі) and hides that of others (-аўскі), and the first alone would be taken for all.
    """
    rows, first, right, weights = [], [], [], []
    for word, numbers, weight, place in words:
        framed = f"{START}{word}{END}"
        places = [i for i, letter in enumerate(framed) if vowels(letter)]
        first.append(len(rows))
        right += (len(rows) + number - 1 for number in numbers)
        weights.append(weight)
        rows += [soundwindows.stress_features(framed, places, n, place=place) for n in range(len(places))]
    held, features = matrix(rows, care.stress)
    turned = held.T.tocsr()
    sizes = np.diff([*first, len(rows)])
    weight, correct = np.array(weights), np.zeros(len(rows))
    correct[right] = 1

    def loss(own: Array) -> tuple[float, Array]:
        scores = held @ own
        scores -= np.repeat(np.maximum.reduceat(scores, first), sizes)
        shares = np.exp(scores) + LEAST_SHARE
        allowed = shares * correct
        totals, rights = np.add.reduceat(shares, first), np.add.reduceat(allowed, first)
        shares /= np.repeat(totals, sizes)
        allowed /= np.repeat(rights, sizes)
        value = -(weight * (np.log(rights) - np.log(totals))).sum()
        return float(value), turned @ ((shares - allowed) * np.repeat(weight, sizes))

    print(f"stress: {len(words)} words, {len(features)} windows", flush=True)
    found = minimise(loss, len(features), STRESS_PENALTY, care.rounds)
    return {feature: value for feature, value in zip(features, found.tolist(), strict=True) if round(value * SCALE)}


class Decisions:
    """What one segment became where, as arrays; called with weights it gives their loss and its slope."""

    def __init__(self, own: list[tuple[list[str], str, tuple[str, ...], float]], least: int) -> None:
        counts = Counter(target for _, target, _, _ in own)
        # The commonest target has no weights: the others are weighed against it.
        self.options = sorted(counts, key=lambda target: (-counts[target], target))
        self._held, self.features = matrix([row for row, _, _, _ in own], least)
        self._turned = self._held.T.tocsr()
        self._right = np.array([self.options.index(target) for _, target, _, _ in own])
        self._shut = np.array([[0.0 if o in allowed else -1e9 for o in self.options] for _, _, allowed, _ in own])
        self._weight = np.array([row[3] for row in own])
        self._lines = np.arange(len(own))
        self.shape = len(self.features), len(self.options) - 1

    def __call__(self, flat: Array) -> tuple[float, Array]:
        """Return the loss of weights, and its slope."""
        scores = self._shut.copy()
        scores[:, 1:] += self._held @ flat.reshape(self.shape)
        scores -= scores.max(axis=1, keepdims=True)
        shares = np.exp(scores)
        totals = shares.sum(axis=1)
        value = -(self._weight * (scores[self._lines, self._right] - np.log(totals))).sum()
        shares /= totals[:, None]
        shares[self._lines, self._right] -= 1
        return float(value), (self._turned @ (shares[:, 1:] * self._weight[:, None])).ravel()


def fit_choices(
    decisions: dict[str, list[tuple[list[str], str, tuple[str, ...], float]]], care: Care
) -> dict[str, dict[str, float]]:
    """Fit what windows say about targets, given the decisions by segment: features, target, options, weight."""
    result: dict[str, dict[str, float]] = {}
    for source in sorted(decisions):
        own = decisions[source]
        loss = Decisions(own, care.choice)
        if len(loss.options) < 2:
            continue
        found = minimise(loss, loss.shape[0] * loss.shape[1], CHOICE_PENALTY, care.rounds).reshape(loss.shape).tolist()
        for feature, row in zip(loss.features, found, strict=True):
            weights = {
                o: v for o, v in zip(loss.options[1:], row, strict=True) if abs(round(v * SCALE)) >= LEAST_WEIGHT
            }
            if weights:
                result[feature] = weights
        # A target that was never right is as unlikely as one that was right once.
        never = sorted({option for _, _, allowed, _ in own for option in allowed} - set(loss.options))
        for stress in (soundwindows.STRESSED, soundwindows.BEFORE, soundwindows.EARLIER, soundwindows.AFTER):
            for option in never:
                result.setdefault(f"{stress}[{source}]", {})[option] = -math.log(len(own) + 1)
    return result


def decided(pairs: list[Pair], known: list[int], segmenter: Segmenter, is_vowel: Callable[[str], bool]) -> Any:  # noqa: ANN401
    """Return the decisions by segment that lead from words to their targets, and how many pairs had none."""
    found, lost = defaultdict(list), 0
    for pair, number in zip(pairs, known, strict=True):
        way = segmenter.choices(pair.source, pair.target)
        if way is None:
            lost += 1
            continue
        framed = f"{START}{pair.source}{END}"
        places = [i for i, letter in enumerate(framed) if is_vowel(letter)]
        stressed = places[number - 1] if number else 0
        for (start, end, options), target in zip(*way, strict=True):
            if len(options) > 1:
                stress = soundwindows.where(start + 1, end + 1, stressed, places)
                features = soundwindows.choice_features(framed, start + 1, end + 1, stress, place=pair.place)
                found[pair.source[start:end]].append((features, target, options, pair.weight))
    return found, lost


def half(word: str) -> int:
    """Return in which half of the stems a word is."""
    return zlib.crc32(word[:STEM_LETTERS].encode()) & 1


def parted(decisions: list[Decision], size: int) -> list[list[Decision]]:
    """Return decisions that share a window of a size, together."""
    found: dict[tuple[tuple[str, int], int], list[Decision]] = defaultdict(list)
    for own in decisions:
        if own.end + size <= len(own.word) + 1:
            found[own.window(size), own.end].append(own)
    return list(found.values())


def stem_rows(decisions: list[Decision], known: set[str]) -> dict[str, str]:
    """Return windows that begin words, with the target that the models get wrong there, the most useful ones.

    A window is the shortest whose words agree. Whole words are taken only of those that are `known`,
    the words of dictionaries and lists: no register is kept.
    """
    rows = []
    # Nor do the dictionaries tell which ending of one language is that of the other: they are of stems.
    inside = [
        own for own in decisions if own.weight <= DICTIONARY and own.share >= FALSE_FRIEND and own.end < len(own.word)
    ]
    groups = parted([*inside, *(own for own in decisions if own.weight > DICTIONARY)], 0)
    for size in range(correspondence.STEM_AHEAD + 1):
        unsettled = []
        for group in groups:
            if min(own.share for own in group) >= DOUBTFUL:
                continue
            counts: dict[str, float] = defaultdict(float)
            for own in group:
                counts[own.target] += own.weight
            total = sum(counts.values())
            most, target = max((count, target) for target, count in counts.items())
            one = group[0]
            whole = one.end + size > len(one.word)
            if (
                size
                and (whole or one.end + size >= LEAST_STEM)
                and most >= AGREED * total
                and sum(own.share * own.weight for own in group) < DOUBTFUL * total
            ):
                if not whole or one.word in known:
                    framed = f"{START}{one.word}{END}"
                    core = f"{framed[: one.start + 1]}[{one.word[one.start : one.end]}]"
                    window = core + framed[one.end + 1 : one.end + 1 + size]
                    rows.append((-sum(own.weight * (1 - own.share) for own in group), window, target))
                continue
            unsettled.append(group)
        groups = [part for group in unsettled for part in parted(group, size + 1)]
    found: dict[str, str] = {}
    left = STEM_BYTES
    for _, window, target in sorted(rows):
        left -= len(f"{window}\t{target}\n".encode())
        if left < 0:
            break
        found[window] = target
    return found


class Fit:
    """Fits the models of one direction."""

    def __init__(self, source: str, to: str, stresses: Stresses) -> None:
        self.source, self.to, self.stresses = source, to, stresses
        self.table = tables.load_scheme(f"{source}-{to}-names")
        self.segmenter = Segmenter(self.table)
        self.vowel = frozenset(self.table.classes["vowel"]).__contains__

    def stress(self, pairs: list[Pair], own: dict[str, int], care: Care) -> dict[str, float]:
        """Fit the model of stress on pairs whose stress is known, and on words of the language."""
        words = []
        for pair in pairs:
            numbers = self.stresses.numbers({self.source: pair.source, self.to: pair.target}, self.source)
            if numbers and sum(map(self.vowel, pair.source)) > 1:
                words.append((pair.source, numbers, pair.weight, pair.place))
        seen = {word[0] for word in words}
        unseen = [(w, n) for w, n in own.items() if w not in seen and 1 < sum(map(self.vowel, w)) >= n]
        words += [(w, (n,), DICTIONARY, False) for w, n in unseen]
        return fit_stress(words, self.vowel, care) if words else {}

    def choices(
        self, pairs: list[Pair], stress: dict[str, float], care: Care
    ) -> tuple[dict[str, dict[str, float]], int]:
        """Fit the model of targets; stress that is not known is the likeliest that the letters allow."""
        guess = Correspondence(self.table, Stress(stress), {}, {})
        known = []
        for pair in pairs:
            number = self.stresses.number({self.source: pair.source, self.to: pair.target})
            known.append(number or (self._likeliest(guess, pair) if stress else 0))
        decisions, lost = decided(pairs, known, self.segmenter, self.vowel)
        return fit_choices(decisions, care), lost

    def stems(self, pairs: list[Pair], own: dict[str, int], known: set[str]) -> dict[str, str]:
        """Find the stems that models fitted without them get wrong."""
        decisions: list[Decision] = []
        for part in (0, 1):
            others = [pair for pair in pairs if half(pair.source) != part]
            stress = self.stress(others, {word: n for word, n in own.items() if half(word) != part}, ROUGHLY)
            model = Correspondence(self.table, Stress(stress), self.choices(others, stress, ROUGHLY)[0], {})
            for pair in pairs:
                if half(pair.source) == part:
                    decisions += self._shares(model, pair)
        return stem_rows(decisions, known)

    def _shares(self, model: Correspondence, pair: Pair) -> Iterator[Decision]:
        way = self.segmenter.choices(pair.source, pair.target)
        made = model.readings(pair.source, READ, place=pair.place) if way else []
        total = sum(weight for weight, _ in made)
        for n, ((start, end, options), target) in enumerate(zip(*way, strict=True) if way else ()):
            if len(options) > 1:
                share = sum(weight for weight, parts in made if parts[n] == target) / total
                yield Decision(pair.source, start, end, target, share, pair.weight)

    def _likeliest(self, guess: Correspondence, pair: Pair) -> int:
        rows = {
            self.source: self.stresses.vowels(pair.source, self.source),
            self.to: self.stresses.vowels(pair.target, self.to),
        }
        framed = f"{START}{pair.source}{END}"
        places = [i for i, letter in enumerate(framed) if self.vowel(letter)]
        same = len({len(row) for row in rows.values()}) == 1
        ranked = [
            places.index(place) + 1 for _, place in guess.stress.likeliest(framed, places, place=pair.place) if place
        ]
        return next((n for n in ranked if not same or self.stresses.may(rows, n)), ranked[0] if ranked else 0)


def write(ident: str, title: str, columns: list[str], rows: list[tuple[str, str]], count: str) -> None:
    """Write a list with its head."""
    folder = Path(tables.root()) / "models"
    lines = ["\t".join(columns), *("\t".join(row) for row in sorted(rows))]
    folder.joinpath(f"{ident}.tsv").write_text("\n".join(lines) + "\n", "utf-8")
    document = (
        "Fitted on the lists of the repository, public registers of names in two languages, "
        "spelling dictionaries and dictionaries of stress"
    )
    head = HEAD.format(
        ident=ident,
        title=title,
        columns=str(columns).replace("'", '"'),
        document=document,
        count=count,
        notes=NOTES[ident.rpartition("-")[2]],
    )
    folder.joinpath(f"{ident}.toml").write_text(head, "utf-8")
    print(f"{ident}: {len(rows)} rows, {folder.joinpath(f'{ident}.tsv').stat().st_size} bytes", flush=True)


def registered(data: Path, source: str, to: str) -> list[Pair]:
    """Return the words of the registers, which are of places and streets."""
    return [Pair(*pair, OWN, place=True) for pair in sorted(set(joined(rows_of_pairs(data / "pairs"), source, to)))]


def from_lists(source: str, to: str) -> list[Pair]:
    """Return the words of the lists of the repository."""
    return [
        Pair(*pair, OWN, place=place)
        for place, idents in ((False, ("given", "surnames")), (True, ("belarus", "villages", "countries", "world")))
        for pair in sorted(set(joined(rows_of_lists(*idents), source, to)))
    ]


def from_dictionaries(cognate: dict[tuple[str, str], float], source: str) -> list[Pair]:
    """Return words of the dictionaries, into Belarusian also those forms of them that names are made of."""
    if source == "ru":
        return [Pair(*pair, weight, place=False) for pair, weight in cognate.items()]
    return [Pair(be, ru, weight, place=False) for (ru, be), weight in cognate.items() if weight > INFLECTED]


def once(pairs: Iterable[Pair]) -> list[Pair]:
    """Return pairs of words, the first of those that are alike."""
    found: dict[tuple[str, str], Pair] = {}
    for pair in pairs:
        found.setdefault((pair.source, pair.target), pair)
    return list(found.values())


def write_choices(direction: str, choices: dict[str, dict[str, float]], pairs: int) -> None:
    """Write what the segments of a direction become."""
    rows = []
    for feature, weights in choices.items():
        ranked = sorted(weights.items(), key=lambda pair: (-pair[1], pair[0]))
        rows.append((feature, "|".join(f"{target}={round(value * SCALE)}" for target, value in ranked)))
    title = f"What names become, {direction.replace('-', ' to ')}: weights of letters around a segment"
    write(f"{direction}-choices", title, ["window", "weights"], rows, f"{pairs} pairs of words.")


def write_stress(source: str, weights: dict[str, float], words: int) -> None:
    """Write where the names of a language are stressed."""
    rows = [(feature, str(round(value * SCALE))) for feature, value in weights.items()]
    title = f"Which vowel of a name is stressed ({source}): weights of letters around it"
    count = f"{words} words with their stress and pairs that show it."
    write(f"{source}-stress", title, ["window", "weight"], rows, count)


def write_stems(direction: str, stems: dict[str, str], pairs: int) -> None:
    """Write the stems that the weights of a direction get wrong."""
    title = f"Stems that the weights get wrong, {direction.replace('-', ' to ')}"
    write(f"{direction}-stems", title, ["window", "target"], list(stems.items()), f"{pairs} pairs of words.")


def parsed() -> argparse.Namespace:
    """Return what the command was called with."""
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path)
    parser.add_argument("directions", nargs="+")
    parser.add_argument("--held-out", type=int)
    parser.add_argument("--fold", type=int, default=0, help="hold words out whose checksum leaves this, not 0")
    parser.add_argument("--measure", default="*.tsv", help="the files of pairs that held-out words are taken from")
    parser.add_argument("--lists-known", action="store_true", help="hold words out of the files of pairs alone")
    parser.add_argument("--stems-only", action="store_true", help="find the stems, leave the weights as they are")
    return parser.parse_args()


def main() -> None:
    """Fit the directions named."""
    options = parsed()
    stresses = Stresses(options.data)
    cognate = known_cognates(options.data, stresses) if {"be-ru", "ru-be"} & set(options.directions) else {}

    def held(word: str) -> bool:
        return bool(options.held_out) and zlib.crc32(word.encode()) % options.held_out == options.fold

    def left_out(word: str) -> bool:
        return held(word) and not options.lists_known

    fitted: dict[str, dict[str, float]] = {}
    for direction in options.directions:
        source, to = direction.split("-")
        fit = Fit(source, to, stresses)
        listed = [pair for pair in from_lists(source, to) if not left_out(pair.source)]
        if remembers := {source, to} == {"be", "ru"}:
            listed += (pair for pair in from_dictionaries(cognate, source) if not left_out(pair.source))
        registers = [pair for pair in registered(options.data, source, to) if not held(pair.source)]
        every = once([*registers, *listed])
        words = {w: n for w, n in names_with_stress(options.data, source, stresses).items() if not left_out(w)}
        stems = fit.stems(every, words, {pair.source for pair in listed}) if remembers else {}
        if stems and not options.held_out:
            write_stems(direction, stems, len(every))
        if options.stems_only:
            continue
        if own_stress := PRIMARY[source] == to:
            fitted[source] = fit.stress(every, words, WELL)
        elif source not in fitted:
            rows_of_stress = tables.load_list(f"{source}-stress").rows
            fitted[source] = {row["window"][0]: int(row["weight"][0]) / SCALE for row in rows_of_stress}
        choices, lost = fit.choices(every, fitted[source], WELL)
        print(f"{direction}: {len(every)} pairs, {lost} that the rows do not lead to", flush=True)
        if options.held_out:
            rows = rows_of_pairs(options.data / "pairs", options.measure)
            model = Correspondence(fit.table, Stress(fitted[source]), choices, stems)
            measure(model, sorted({pair for pair in joined(rows, source, to) if held(pair[0])}))
            print(f"weights: stress {len(fitted[source])}, choices {len(choices)} rows, stems {len(stems)}")
            continue
        write_choices(direction, choices, len(every))
        if own_stress:
            write_stress(source, fitted[source], len(words))


@cache
def names_with_stress(data: Path, language: str, stresses: Stresses) -> dict[str, int]:
    """Return proper names of a language with the number of the stressed vowel."""
    if language != "ru":
        return stresses.words.get(language, {})
    names = {
        line.partition("(")[0]
        for line in (data / "ru-stress" / "accent1.dic").read_text("cp1251", errors="replace").splitlines()
    }
    endings = ("", "а", "ий", "ая", "о", "ы")
    return {name + ending: n for name in names for ending in endings if (n := stresses.words["ru"].get(name + ending))}


def known_cognates(data: Path, stresses: Stresses) -> dict[tuple[str, str], float]:
    """Return Russian and Belarusian words of the dictionaries that are one word by the rows and the stress: weights.

    Among several the one with the fewest variants is taken.
    """
    segmenter = Segmenter(tables.load_scheme("ru-be-names"))
    inflected = dictionary(data, "ru", names_use)
    own = dictionary(data, "be", lambda _lemma, _form: True)
    others = set(own).union(*own.values())
    taken: dict[tuple[str, str], float] = {}
    for weight, words in ((DICTIONARY, set(inflected)), (INFLECTED, set().union(*inflected.values()))):
        for word, found in cognates(words, others, segmenter):
            fitting = [target for target in found if stresses.fit(word, target)] or found
            costs = sorted((cost(segmenter, word, target), target) for target in fitting)
            if costs[0][0] <= len(word) // 4 and costs[0][0] < costs[-1][0] + (len(costs) == 1):
                taken.setdefault((word, costs[0][1]), weight)
    print(f"{len(taken)} words of the dictionaries", flush=True)
    return taken


def cost(segmenter: Segmenter, word: str, target: str) -> int:
    """Return with how many variants a word becomes a target."""
    way = segmenter.choices(word, target)
    return sum(made != options[0] for (_, _, options), made in zip(*way, strict=True)) if way else len(word)


def measure(model: Correspondence, own: list[tuple[str, str]]) -> None:
    """Print how often held-out words come out right, by any of their targets, and a sample of what does not."""
    targets = defaultdict(set)
    for word, target in own:
        targets[word].add(target)
    ranks, wrong = Counter(), []
    for word, right in targets.items():
        made = ["".join(parts) for _, parts in model.readings(word, 3, place=True)]
        ranks[next((n for n, form in enumerate(made) if form in right), 3)] += 1
        if made[0] not in right:
            wrong.append(f"{word} {'/'.join(sorted(right))} ({' '.join(made)})")
    total = max(sum(ranks.values()), 1)
    print(f"{total} held-out words: first {ranks[0] / total:.3f}, among three {1 - ranks[3] / total:.3f}")
    print("; ".join(wrong[:: max(1, len(wrong) // 60)]))


if __name__ == "__main__":
    main()
