"""Which language, script and spelling is this? Guesses, ranked, each with its weight and what speaks for it.

What letters and words say is in tables (`likelihood`); a text is judged by its words, a long one by a sample of them.
"""

from collections import Counter
from dataclasses import asdict, dataclass
from functools import cache, lru_cache
from typing import Any, Final

from nazva import tables, text
from nazva.likelihood import Likelihood, likelihood
from nazva.markup import AUTO, bare
from nazva.translit import look_alikes

# A text is judged by this many of its characters, taken from this many places.
_SAMPLE: Final = 2000
_PLACES: Final = 4
_CUES: Final = 5
_MEMORY: Final = 1 << 13


@dataclass(frozen=True, slots=True)
class Guess:
    """What a text may be in, its weight among all candidates (they sum to at most 1), and what speaks for it.

    `spelling` is the id of a spelling, or of a language that no table reads (`en`, `pl`); `known` tells which.
    """

    spelling: str
    weight: float
    evidence: tuple[str, ...]

    @property
    def known(self) -> bool:
        """Whether this is a spelling of the tables and not a language that is none of ours."""
        return self.spelling not in _names()

    def as_dict(self) -> dict[str, Any]:
        """Return the guess as plain data."""
        return asdict(self)


def detect(source: str, limit: int = 3) -> list[Guess]:
    """Return what a text, a name or a word may be in, the likeliest first, with weights and evidence.

    A weight is the share of cases in which the guess is right, among names of the lists (docs/detection.md has the
    figures). Spellings that write a name alike share the weight, the commoner one first. A language that is none of
    ours is a guess too, by its language code. A text is judged by the script that most of its letters are in; one
    without Latin or Cyrillic letters gives an empty list. The method is naive Bayes over runs of letters and function
    words. Raises nothing on any text.

    >>> [guess.spelling for guess in detect("Андрэй Кузнечык", limit=1)]
    ['be']
    >>> detect("Ihar Łosik", limit=1)[0].evidence[0]
    'ł'
    >>> guess = detect("He was freed in Minsk and is with his wife.")[0]
    >>> guess.spelling, guess.known
    ('en', False)
    """
    sample = _Sample(source)
    if sample.likelihood is None:
        return []
    found, own = [], sample.likelihood
    for weight, i in own.rank(sample.words)[: max(limit, 0)]:
        evidence = own.cues(sample.words, i, _CUES)
        found.append(Guess(own.candidates[i].id, _rounded(weight), evidence))
    return found


def weights(source: str) -> dict[str, float]:
    """Return the weight of every candidate of a text's script, the likeliest first: `detect` without evidence.

    >>> next(iter(weights("Лукашэнка")))
    'be'
    """
    sample = _Sample(source)
    if sample.likelihood is None:
        return {}
    own = sample.likelihood
    return {own.candidates[i].id: weight for weight, i in own.rank(sample.words)}


def shares(source: str) -> dict[str, float]:
    """Return what `weights` does, the candidates in the order of their list."""
    sample = _Sample(source)
    if sample.likelihood is None:
        return {}
    own = sample.likelihood
    return dict(zip(own.ids, own.shares(sample.words), strict=True))


def log_weights(source: str) -> dict[str, float]:
    """Return what a text's letters say for every candidate, as logarithms, without what is common before a letter."""
    sample = _Sample(source)
    if sample.likelihood is None:
        return {}
    own = sample.likelihood
    sums = map(sum, zip(*map(own.weigh, sample.words), strict=True))
    return {candidate.id: total for candidate, total in zip(own.candidates, sums, strict=True)}


def name_of(spelling: str) -> str:
    """Return the English name of a language that is none of ours, and the id of anything else.

    >>> name_of("pl"), name_of("lacinka")
    ('Polish', 'lacinka')
    """
    return _names().get(spelling, spelling)


class _Sample:
    """The words of a text that it is judged by, each once, and what weighs words of their script; None if none does."""

    def __init__(self, source: str) -> None:
        found = source.split(" ")
        # Small words that nothing would change are what is asked for most.
        if len(source) > _SAMPLE or not (source.islower() and all(map(text.is_folded, found))):
            found = [word.text for word in text.words(_folded(source), text.APOSTROPHE)]
        counts = Counter(map(_repaired, found))
        scripts = {word: _script(word) for word in counts}
        letters = {"Cyrl": 0, "Latn": 0, "": 0}
        for word, script in scripts.items():
            letters[script] += len(word) * counts[word]
        most = "Cyrl" if letters["Cyrl"] >= letters["Latn"] else "Latn"
        self.words = [word for word, script in scripts.items() if script == most]
        self.likelihood: Likelihood | None = likelihood(most) if self.words else None


def _folded(source: str) -> str:
    """Return a text, or pieces of a long one, folded and in lower case."""
    if len(source) > _SAMPLE:
        size, step = _SAMPLE // _PLACES, len(source) // _PLACES
        pieces = (source[start : start + size] for start in range(0, step * _PLACES, step))
        source = " ".join(piece.partition(" ")[2].rpartition(" ")[0] or piece for piece in pieces)
    source = bare(source, AUTO.spans(source))
    for start, end in text.addresses(source):
        source = f"{source[:start]} {source[end:]}"
    return text.fold_line(source).lower()


@lru_cache(maxsize=_MEMORY)
def _repaired(word: str) -> str:
    return word if word.isascii() else look_alikes().repair(word)


@lru_cache(maxsize=_MEMORY)
def _script(word: str) -> str:
    """Return the script that most letters of a word are in."""
    if word.isascii():
        return "Latn"
    latin = sum(map(text.is_latin, word))
    cyrillic = sum(map(text.is_cyrillic, word))
    return "" if latin == cyrillic == 0 else "Latn" if latin > cyrillic else "Cyrl"


def _rounded(weight: float) -> float:
    """Return a weight to four places, rounded down so that the sum stays at most 1."""
    return int(weight * 10_000) / 10_000


@cache
def _names() -> dict[str, str]:
    """Return the names of the languages that no table reads, by their codes."""
    return {row["id"][0]: row["name"][0] for row in tables.load_list("candidates").rows if row["name"]}
