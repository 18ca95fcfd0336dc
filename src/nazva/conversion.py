"""Convert, explain and list spellings, as users call them: source guessed or given, text or many texts."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Final, overload

from nazva import backward, catalogue, detection, lexicon, program, tables, text, translit
from nazva.catalogue import Link, hubs, path, resolve
from nazva.errors import UnclearSource, UnknownSpelling
from nazva.strangers import Strangers
from nazva.tables import Table
from nazva.translit import Conversion, Scheme, Step

# How much likelier the first result must be than the second; how little likelier a spelling is not looked at, how many
# are, and on how much of the text; and how likely a text must be in a spelling that leads where it shall.
_CLEAR: Final = 2.0
_FAR: Final = 10.0
_RIVALS: Final = 6
_COMPARED: Final = 2000
_OURS: Final = 0.1
_NAME: Final = "name the source"
# Lists whose words, written in a lossy spelling, are read from the list and not letter by letter.
_NAMES: Final = (
    ("given", ("be",)),
    ("belarus", ("be",)),
    ("countries", ("be",)),
    ("world", ("be",)),
    ("public-figures", ("given", "family")),
)


@overload
def convert(source_text: str, *, to: str, source: str | None = None) -> str: ...  # type: ignore[overload-overlap]
@overload
def convert(source_text: Sequence[str], *, to: str, source: str | None = None) -> list[str]: ...
def convert(source_text: str | Sequence[str], *, to: str, source: str | None = None) -> str | list[str]:
    """Write a text, or each of many, in another spelling.

    Returns the converted text, or a list of them in the order given. Only words of the source spelling change:
    addresses, placeholders, numerals and words of other languages stay. Without `source` the spelling is guessed
    (`detect`). Raises `UnknownSpelling` for an id or a pair that no table knows and `UnclearSource` when the guess
    is a toss-up that would change the result. The letters are those of the tables named in `spellings()`.

    >>> convert("Андрэй Кузнечык", to="lacinka")
    'Andrej Kuźniečyk'
    >>> convert("Andrej Kuźniečyk", to="be", source="lacinka")
    'Андрэй Кузнечык'
    >>> convert(["Гомель", "Брэст"], to="be-geo-2007")
    ['Homieĺ', 'Brest']
    """
    if isinstance(source_text, str):
        return guess(source_text, to, source)(source_text)
    texts = list(source_text)
    if source is None and texts:
        return [guess(text, to, None)(text) for text in texts]
    convert_one = converter(source or to, to)
    return [convert_one(text) for text in texts]


def explain(source_text: str, *, to: str, source: str | None = None) -> Conversion:
    """Convert a text and say of every stretch why.

    Returns a `Conversion` whose steps hold offsets into the source, the source and target of the stretch, the
    tables and the rules; `nazva.replay(source, steps)` gives the text again. Raises as `convert` does.

    >>> explain("жыць", to="lacinka").steps[-1]
    Step(start=2, end=4, source='ць', target='ć', table='be_lacinka', rule='soft-sign')
    """
    return guess(source_text, to, source).explain(source_text)


def guess(sample: str, to: str, source: str | None = None) -> "Converter":
    """Return the converter for a text, its spelling guessed when it is not given. Raises as `convert` does."""
    to = resolve(to)
    if source is not None:
        return converter(source, to)
    weights = detection.weights(sample)
    if not weights and not any(c.isalpha() for c in sample):
        return converter(to, to)
    ours = {spelling: weight for spelling, weight in weights.items() if path(spelling, to) is not None}
    if sum(ours.values()) < _OURS:
        raise UnclearSource(
            f"{_short(sample)} {_looks_like(weights)}, and no tables lead from there to {to!r}: {_NAME}"
        )
    most = max(ours.values())
    rivals = [spelling for spelling, weight in ours.items() if weight * _FAR > most][:_RIVALS]
    if len(rivals) == 1:
        return converter(rivals[0], to)
    by_result: dict[str, list[str]] = {}
    for spelling in rivals:
        by_result.setdefault(converter(spelling, to)(sample[:_COMPARED]), []).append(spelling)
    ranked = sorted(by_result.values(), key=lambda own: -sum(ours[spelling] for spelling in own))
    shares = [sum(ours[spelling] for spelling in own) for own in ranked]
    if len(ranked) > 1 and shares[1] * _CLEAR > shares[0]:
        names = "; or ".join(
            ", ".join(f"{spelling} ({weights[spelling]:.0%})" for spelling in own[:3]) for own in ranked[:3]
        )
        raise UnclearSource(f"the spelling of {_short(sample)} is not clear: {names}; {_NAME}")
    return converter(ranked[0][0], to)


def _looks_like(weights: Mapping[str, float]) -> str:
    """Say what a text looks like."""
    if not weights:
        return "is in no script that the tables of spellings know"
    likely = [spelling for spelling, weight in weights.items() if weight * _CLEAR > max(weights.values())][:3]
    return f"looks like {' or '.join(f'{detection.name_of(own)} ({weights[own]:.0%})' for own in likely)}"


def _short(sample: str) -> str:
    return repr(sample if len(sample) <= 40 else f"{sample[:39]}…")


class Converter:
    """Converts texts from one spelling to another, through hubs when no table leads there directly."""

    def __init__(self, chain: tuple[Link, ...]) -> None:
        self._schemes = [
            backward.scheme(k.table) if k.backward else _scheme(tables.load_scheme(k.table)) for k in chain
        ]
        first = self._schemes[0].table if chain else None
        self._strangers = _strangers(first) if first and first.alphabet else None

    def __call__(self, source: str) -> str:
        """Return the converted text."""
        return "".join(
            source[start:end] if keep else self._run(source[start:end]) for start, end, keep in self._stretches(source)
        )

    def _run(self, source: str) -> str:
        for scheme in self._schemes:
            source = scheme.convert(source)
        return source

    def explain(self, source: str) -> Conversion:
        """Return the conversion with its steps; offsets are into the source, also through a chain."""
        steps: list[Step] = []
        for start, end, keep in self._stretches(source):
            if keep:
                continue
            part = source[start:end]
            done: list[Step] = []
            for scheme in self._schemes:
                done = translit.chain_steps(part, done, scheme.explain(translit.replay(part, done)).steps)
            steps += [Step(s.start + start, s.end + start, s.source, s.target, s.table, s.rule) for s in done]
        return Conversion(source, translit.replay(source, steps), tuple(steps))

    def _stretches(self, source: str) -> Iterator[tuple[int, int, bool]]:
        """Cut a text into stretches to convert and stretches to keep."""
        place = 0
        if not text.SHIELDED.isdisjoint(source):
            for match in text.SHIELD.finditer(source):
                yield from self._own_stretches(source, place, match.start())
                yield match.start(), match.end(), True
                place = match.end()
        yield from self._own_stretches(source, place, len(source))

    def _own_stretches(self, source: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
        """Cut a stretch without markup where another language begins and ends."""
        if self._strangers is None:
            yield start, end, False
            return
        place = start
        for line in _LINE.finditer(source, start, end):
            for a, b in self._strangers.stretches(line[0]):
                yield place, line.start() + a, False
                yield line.start() + a, line.start() + b, True
                place = line.start() + b
        yield place, end, False


_LINE: Final = re.compile(r"[^\n]+")


def _scheme(table: Table) -> Scheme:
    """Return the scheme of a table with what it needs to know of names and of other languages."""
    leave: Callable[[str], bool] | None = None
    known: Mapping[str, str] = {}
    if table.alphabet and table.target_spelling in hubs():
        forward = tables.index().get(f"{table.target_spelling}_{table.source_spelling}")
        if table.loss and forward:
            known = names_in(table.source_spelling)
        else:
            leave = _strangers(table).is_stranger
    return Scheme(table, leave, known)


@cache
def _strangers(table: Table) -> Strangers:
    return Strangers(table, partial(names_in, table.source_spelling), partial(parts_in, table.source_spelling))


@cache
def names_in(spelling: str) -> Mapping[str, str]:
    """Return the words of the lists of names and places in a Latin spelling, in lower case, with their be forms.

    Of longer names only abbreviations are taken. A Latin word that two names share belongs to the first of them.
    """
    ident = f"be_{spelling}"
    if ident not in tables.index():
        return {}
    scheme = Scheme(tables.load_scheme(ident))
    words: list[str] = []
    for name, columns in _NAMES:
        if name not in tables.index():
            continue
        for row in tables.load_list(name).rows:
            for column in columns:
                words += [
                    word
                    for value in row[column]
                    for word in value.split(" ")
                    if "-" not in word and (word == value or word.isupper())
                ]
    latin = scheme.convert("\n".join(words)).lower().split("\n")
    found: dict[str, str] = {}
    for word, own in zip(words, latin, strict=True):
        found.setdefault(own, word.lower())
    return found


@cache
def parts_in(spelling: str) -> frozenset[str]:
    """Return every word of the names of the lists in a Latin spelling, in lower case."""
    ident = f"be_{spelling}"
    if ident not in tables.index():
        return frozenset()
    return frozenset(Scheme(tables.load_scheme(ident)).convert("\n".join(lexicon.words("be"))).split("\n"))


@cache
def converter(source: str, to: str) -> Converter:
    """Return the converter between two spellings, by id or alias, made once. Raises `UnknownSpelling`."""
    source, to = resolve(source), resolve(to)
    chain = path(source, to)
    if chain is None:
        raise UnknownSpelling(
            f"no tables lead from {source!r} to {to!r}; see: nazva spellings {source} and nazva spellings {to}"
        )
    return Converter(chain)


def load_table(file: str | Path) -> str:
    """Read a user's own table file and make it known for this process; returns its id.

    Raises `TableError` with every fault of the file. Tables that should always be known go into the folder that
    the environment variable NAZVA_TABLES names.
    """
    ident = tables.add(Path(file)).id
    for memory in (converter, names_in, parts_in, _strangers, program.program_of):
        memory.cache_clear()
    catalogue.forget()
    return ident


def check(file: Path) -> list[str]:
    """Return what is wrong with a table file: faults of form, examples that fail, rows that no example uses."""
    table = tables.read(file)
    if not isinstance(table, Table):
        return []
    complaints = []
    scheme, fired = Scheme(table), set[tuple[str, str]]()
    for number, example in enumerate(table.examples, 1):
        made = scheme.convert(example.source)
        if (made == example.target) == bool(example.fails):
            complaints.append(f"{file}: example {number}: {example.source!r} gives {made!r}, not {example.target!r}")
        fired |= scheme.fired(example.source)
    for rule in table.rules:
        idle = [s for s, _ in rule.rows if (rule.id, s) in table.own and (rule.id, s) not in fired]
        if idle:
            complaints.append(f"{file}: rule {rule.id!r}: no example uses {', '.join(map(repr, idle))}")
    return complaints
