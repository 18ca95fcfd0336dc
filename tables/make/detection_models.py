"""Fits what tells spellings and languages apart: `tables/detection/SCRIPT-runs.tsv` and `known-words.tsv`.

    pip install Faker Babel
    python tables/make/detection_models.py            # writes the tables
    python tables/make/detection_models.py --check    # fits on half of the words, reads the other half, prints figures

The spellings are fitted on the repository's own lists of names, function words and everyday words, written in each of
them. The other languages are fitted on such words too and on what Faker (persons' names, filler text) and Babel (the
names that the CLDR gives countries, languages, months and weekdays) carry. Words count once. The result is the same
to the byte whenever the lists and the versions are.
"""

import importlib
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from math import exp, log
from pathlib import Path
from zlib import crc32

import babel
import faker

from nazva import lexicon, tables, text
from nazva.inversion import Accepted
from nazva.likelihood import END, HIGHEST, START, STEP, ZERO, Likelihood, candidates, cues
from nazva.translit import Scheme

FOLDER = Path(tables.root()) / "detection"
SCRIPTS = {"Latn": "latin", "Cyrl": "cyrillic"}
LOCALES = {
    **{"bg": ["bg_BG"], "cs": ["cs_CZ"], "de": ["de_DE", "de_AT", "de_CH"], "en": ["en_US", "en_GB"], "et": ["et_EE"]},
    **{"fr": ["fr_FR", "fr_CH"], "lt": ["lt_LT"], "lv": ["lv_LV"], "mk": ["mk_MK"], "nl": ["nl_NL", "nl_BE"]},
    **{"pl": ["pl_PL"], "ru": ["ru_RU"], "uk": ["uk_UA"]},
}
# How much the spellings that a table accepts beside its own count, all of a word together.
VARIANTS = 0.5
MOST = 9
# How much a surname counts beside other names: the list of them is long, and a full name has but one.
SURNAME = 0.4
# How much the words that are no names count, all together, beside the names of the lists.
GENERAL = 0.4
# How much an everyday word of another language counts beside a name.
EVERYDAY = 3.0
# The likelihood of a letter that a spelling has not, and how many runs of two and three letters a list may hold.
ALIEN = exp(-13.0)
KEPT = {"Latn": 2000, "Cyrl": 1000}
Words = dict[str, float]


def words_in(ident: str, language: str) -> list[str]:
    """Return the words that a list has of a language."""
    rows = tables.load_list(ident).rows
    return [word for row in rows if row["language"] == (language,) for word in row["words"]]


def own_words(ident: str, language: str) -> Iterator[tuple[str, Words]]:
    """Yield every word of a hub's lists and how it is written in a spelling, with the weight of each way."""
    parts = {part: lexicon.words(language, part) for part in lexicon.PARTS}
    others = {word for part, own in parts.items() if part != "family" for word in own}
    known = dict.fromkeys(parts["family"], SURNAME) | dict.fromkeys(others, 1.0)
    general = sorted(general_words(language) - set(known))
    share = GENERAL * sum(known.values()) / len(general)
    known = dict(sorted(known.items())) | dict.fromkeys(general, share)
    if ident == language:
        yield from ((word, {word: weight}) for word, weight in known.items())
        return
    table = tables.load_scheme(f"{language}_{ident}")
    scheme, accepted = Scheme(table), Accepted(table)
    for word, weight in known.items():
        own = scheme.convert(word)
        ways = {own: weight}
        others = [way for way in accepted.all(word)[:MOST] if way != own] if table.variants else []
        for way in others:
            ways[way] = weight * VARIANTS / len(others)
        yield word, ways


def general_words(language: str) -> set[str]:
    """Return words of a language that are no names of the lists."""
    found = set(words_in("function-words", language)) | set(words_in("common-words", language))
    if language == "be":
        found |= words_of(word for row in tables.load_list("words").rows for word in row["be"])
    for locale in LOCALES.get(language, ()):
        found |= words_of(strings_of(f"faker.providers.lorem.{locale}"))
    own = babel.Locale(language)
    for names in (own.languages, own.territories, own.currencies, own.scripts):
        found |= words_of(names.values())
    for calendar in (own.months, own.days):
        for width in (width for context in calendar.values() for width in context.values()):
            found |= words_of(width.values())
    return found


def foreign_words(language: str) -> Iterator[tuple[str, Words]]:
    """Yield the words of a language that is none of ours: persons' names, and others."""
    found = general_words(language)
    for locale in LOCALES.get(language, ()):
        found |= words_of(strings_of(f"faker.providers.person.{locale}"))
    everyday = {*words_in("function-words", language), *words_in("common-words", language)}
    yield from ((word, {word: EVERYDAY if word in everyday else 1.0}) for word in sorted(found))


def strings_of(module: str) -> Iterator[str]:
    """Yield the names and words that a provider of Faker carries."""
    try:
        provider = importlib.import_module(module).Provider
    except ModuleNotFoundError:
        return
    for key, value in vars(provider).items():
        if ("name" in key or key == "word_list") and isinstance(value, list | tuple | dict):
            yield from (item for item in value if isinstance(item, str) and "{{" not in item)


def words_of(lines: Iterable[str]) -> set[str]:
    """Return the words of lines, folded and in lower case; abbreviations are left out."""
    return {w.text.lower() for line in lines for w in text.words(text.fold_line(line)) if not w.text[1:].isupper()}


def folded(word: str) -> str:
    """Return a word as detection reads it, or nothing if it is more than one word."""
    known = [w.text for w in text.words(text.fold(word).lower(), text.APOSTROPHE)]
    return known[0] if len(known) == 1 else ""


class Model:
    """The likelihood of letters in one spelling: interpolated after Witten and Bell, as in `nazva.lettermodel`."""

    def __init__(self, words: Words) -> None:
        self.counts: dict[str, Counter[str]] = defaultdict(Counter)
        for word, weight in words.items():
            framed = f"{START}{word}{END}"
            for i in range(1, len(framed)):
                for size in range(min(i, 2) + 1):
                    self.counts[framed[i - size : i]][framed[i]] += weight
        self.totals = {context: sum(own.values()) for context, own in self.counts.items()}

    def probability(self, context: str, letter: str) -> float:
        """Return the probability of a letter after at most two others."""
        shorter = self.probability(context[1:], letter) if context else ALIEN
        own = self.counts.get(context)
        if not own:
            return shorter
        return max((own[letter] + len(own) * shorter) / (self.totals[context] + len(own)), ALIEN)


def fitted(models: list[Model], kept: int) -> dict[str, list[int]]:
    """Return the costs of runs of letters in every model: all of one letter, and the most telling of two and three."""
    runs = {c + letter for m in models for c, own in m.counts.items() for letter in own}
    rows = {run: [-log(m.probability(run[:-1], run[-1])) for m in models] for run in sorted(runs)}
    ranked = []
    for run in (run for run in rows if len(run) > 1):
        gains = [a - b for a, b in zip(rows[run[1:]], rows[run], strict=True)]
        mean = sum(gains) / len(gains)
        telling = sum(m.counts[run[:-1]][run[-1]] * abs(g - mean) for m, g in zip(models, gains, strict=True))
        ranked.append((-telling, run))
    dropped = {run for _, run in sorted(ranked)[kept:]}
    return {run: [min(HIGHEST, round(c / STEP)) for c in row] for run, row in rows.items() if run not in dropped}


def fit(script: str, use: Callable[[str], bool]) -> tuple[Likelihood, dict[str, dict[str, Words]], dict[str, str]]:
    """Return what was fitted for a script, the words left out of it for each candidate, and the rows as written."""
    own = candidates(script)
    models, unseen, known = [], {}, defaultdict(set)
    for candidate in own:
        ours = f"{candidate.language}_{candidate.id}" in tables.index() or candidate.id in tables.index()
        found = list((own_words if ours else foreign_words)(*((candidate.id, candidate.language)[: 1 + ours])))
        words: Words = {}
        for word, ways in found:
            for way, weight in ways.items():
                clean = folded(way)
                if clean and use(word):
                    words[clean] = max(weight, words.get(clean, 0.0))
        unseen[candidate.id] = {word: ways for word, ways in found if not use(word)}
        important = set(words_in("function-words", candidate.language))
        for word, ways in found:
            if word in important and (clean := folded(next(iter(ways)))):
                known[clean].add(candidate.language)
        models.append(Model(words))
    rows = fitted(models, KEPT[script])
    lines = {run: "".join(chr(ZERO + cost) for cost in row) for run, row in rows.items()}
    words_known = {word: tuple(sorted(languages)) for word, languages in known.items()}
    return Likelihood(own, {r: v.encode() for r, v in lines.items()}, words_known, cues()), unseen, lines


def check() -> None:
    """Fit on half of the words, read names of two words of the other half, and print how honest the weights are."""
    for script in SCRIPTS:
        likelihood, unseen, _ = fit(script, lambda word: crc32(word.encode()) % 2 == 0)
        rng = random.Random(1)
        own = likelihood.candidates
        for size in (1, 2):
            right, sure = defaultdict(list), defaultdict(list)
            for candidate in rng.choices(own, [c.share for c in own], k=4000):
                words = rng.sample(sorted(unseen[candidate.id]), size)
                sample = [folded(next(iter(unseen[candidate.id][word]))) for word in words]
                ranked = likelihood.rank(sample)
                best = ranked[0]
                right[min(9, int(10 * best[0]))].append((best[0], own[best[1]].id == candidate.id))
                languages: Counter[str] = Counter()
                for weight, i in ranked:
                    languages[own[i].language] += weight
                language, weight = languages.most_common(1)[0]
                sure[min(9, int(10 * weight))].append((weight, language == candidate.language))
            for title, bins in (("spelling", right), ("language", sure)):
                print(f"{script}, {size} words, {title}: weight of the first guess, how often it is right, cases")
                for key in sorted(bins):
                    cases = bins[key]
                    print(f"  {mean(w for w, _ in cases):.2f}  {mean(r for _, r in cases):.2f}  {len(cases)}")
                every = [case for cases in bins.values() for case in cases]
                print(f"  all {mean(w for w, _ in every):.3f}  {mean(r for _, r in every):.3f}")


def mean(values: Iterable[float]) -> float:
    """Return the mean of some numbers."""
    numbers = list(values)
    return sum(numbers) / len(numbers)


def main() -> None:
    """Write the tables, or check them."""
    if "--check" in sys.argv:
        check()
        return
    known: dict[str, set[str]] = defaultdict(set)
    for script, name in SCRIPTS.items():
        likelihood, _, lines = fit(script, lambda word: True)
        write(f"{name}-runs", ["run", "costs"], sorted(lines.items()), RUNS.format(name=name.capitalize(), lower=name))
        for word, languages in likelihood.words.items():
            known[word] |= set(languages)
    rows = sorted((word, "|".join(sorted(languages))) for word, languages in known.items())
    write("known-words", ["word", "languages"], rows, KNOWN)


def write(ident: str, columns: list[str], rows: list[tuple[str, str]], head: str) -> None:
    """Write a list and its head."""
    lines = ["\t".join(columns), *("\t".join(row) for row in rows)]
    FOLDER.joinpath(f"{ident}.tsv").write_text("\n".join(lines) + "\n", "utf-8")
    made = f"tables/make/detection_models.py, Faker {faker.VERSION}, Babel {babel.__version__}"
    FOLDER.joinpath(f"{ident}.toml").write_text(head.replace("MADE", made), "utf-8")
    print(f"{ident}: {len(rows)} rows")


RUNS = '''format = 1

[list]
id = "{lower}-runs"
title = "What a letter costs after those before it, in every candidate of the {name} script"
columns = ["run", "costs"]
status = "draft"

[source]
authority = "nazva"
document = "Fitted on the names of the lists, written in every spelling, and on names and words of other languages"
date = 2026-11-24
url = "https://en.wikipedia.org/wiki/Naive_Bayes_classifier"
read = 2026-11-24
notes = """
Made by MADE.
run is a letter behind at most two others; ^ begins a word, $ ends it. costs has one character for every candidate of
the script, in the order of candidates.tsv: its code less 33, times 0.15, is the negative natural logarithm of the
likelihood of the last letter of the run behind the others. Only the runs that tell most are here; for others a shorter
run speaks.
"""
'''
KNOWN = """format = 1

[list]
id = "known-words"
title = "Function words of every language, written in every spelling of it, and the languages that have them"
columns = ["word", "languages"]
status = "draft"

[source]
authority = "nazva"
document = "function-words, converted"
date = 2026-11-24
url = "-"
read = 2026-11-24
notes = "Made by MADE."

[[example]]
find = "the"
id = "the"
"""

if __name__ == "__main__":
    main()
