"""Convert, explain and list spellings, as users call them: source guessed or given, text or many texts."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Final, overload

from nazva import catalogue, detection, program, tables, text, translit
from nazva.catalogue import Link, hubs, path, resolve
from nazva.errors import UnclearSource, UnknownSpelling
from nazva.markup import AUTO, Span, bare, blank, keeper, merge
from nazva.romanisers import RULE, Romaniser, romaniser_of
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
def convert(  # type: ignore[overload-overlap]
    source_text: str, *, to: str, source: str | None = None, markup: str = "auto", romaniser: str | None = None
) -> str: ...
@overload
def convert(
    source_text: Sequence[str],
    *,
    to: str,
    source: str | None = None,
    markup: str = "auto",
    romaniser: str | None = None,
) -> list[str]: ...
def convert(
    source_text: str | Sequence[str],
    *,
    to: str,
    source: str | None = None,
    markup: str = "auto",
    romaniser: str | None = None,
) -> str | list[str]:
    """Write a text, or each of many, in another spelling.

    Returns the converted text, or a list of them in the order given. Only words of the source spelling change:
    addresses, numerals and words of other languages stay. So does markup: with `auto` what looks like a tag, an
    entity or a placeholder; with `html` the markup of a page and the content of code, scripts and the like; with
    `none` nothing. Words in scripts that no table covers stay, unless a `romaniser` ("unidecode", "icu") is to write
    them in Latin letters, also where `to` is Cyrillic. Without `source` the spelling is guessed (`detect`).

    Raises `UnknownSpelling` for an id or a pair that no table knows, `UnclearSource` when the guess is a toss-up that
    would change the result, `UnknownChoice` for another markup or romaniser, and `MissingExtra` when the romaniser's
    library is not installed. The letters are those of the tables named in `spellings()`.

    >>> convert("Андрэй Кузнечык", to="lacinka")
    'Andrej Kuźniečyk'
    >>> convert("Andrej Kuźniečyk", to="be", source="lacinka")
    'Андрэй Кузнечык'
    >>> convert(["Гомель", "Брэст"], to="be-geo-2007")
    ['Homieĺ', 'Brest']
    >>> convert("<pre>Гомель</pre> ды %s", to="lacinka", markup="html")
    '<pre>Гомель</pre> dy %s'
    """
    texts = [source_text] if isinstance(source_text, str) else list(source_text)
    made = converter(source, to) if source is not None else None
    done = []
    for one in texts:
        kept = keeper(markup).spans(one)
        own = made or guess(bare(one, kept), to, None, romanised=romaniser is not None)
        done.append(own(one, kept, own.romaniser(romaniser)))
    return done[0] if isinstance(source_text, str) else done


def explain(
    source_text: str, *, to: str, source: str | None = None, markup: str = "auto", romaniser: str | None = None
) -> Conversion:
    """Convert a text and say of every stretch why.

    Returns a `Conversion` whose steps hold offsets into the source, the source and target of the stretch, the
    tables and the rules; `nazva.replay(source, steps)` gives the text again. The table of a word that a romaniser
    wrote is the romaniser. Raises as `convert` does.

    >>> explain("жыць", to="lacinka").steps[-1]
    Step(start=2, end=4, source='ць', target='ć', table='be_lacinka', rule='soft-sign')
    """
    kept = keeper(markup).spans(source_text)
    own = guess(bare(source_text, kept), to, source, romanised=romaniser is not None)
    return own.explain(source_text, kept, own.romaniser(romaniser))


def guess(sample: str, to: str, source: str | None = None, *, romanised: bool = False) -> "Converter":
    """Return the converter for a text, its spelling guessed when it is not given. Raises as `convert` does.

    When words of foreign scripts will be `romanised`, a text that has no others needs no spelling.
    """
    to = resolve(to)
    if source is not None:
        return converter(source, to)
    weights = detection.weights(sample)
    if not weights and not any(c.isalpha() and not (romanised and text.script(c) == "other") for c in sample):
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
        self._schemes = [_backward(k.table) if k.backward else _scheme(tables.load_scheme(k.table)) for k in chain]
        first = self._schemes[0].table if chain else None
        self._strangers = _strangers(first) if first and first.alphabet else None

    def __call__(self, source: str, kept: Sequence[Span] | None = None, romaniser: Romaniser | None = None) -> str:
        """Return the converted text. `kept` are the stretches of markup; what looks like markup when not given."""
        kept = self._kept(source, kept)
        if not kept and romaniser is None:
            return self._run(source)
        return "".join(
            self._run(source[start:end]) if written is None else written
            for start, end, written in self._stretches(source, kept, romaniser)
        )

    def _run(self, source: str) -> str:
        for scheme in self._schemes:
            source = scheme.convert(source)
        return source

    def explain(
        self, source: str, kept: Sequence[Span] | None = None, romaniser: Romaniser | None = None
    ) -> Conversion:
        """Return the conversion with its steps; offsets are into the source, also through a chain."""
        steps: list[Step] = []
        for start, end, written in self._stretches(source, self._kept(source, kept), romaniser):
            part = source[start:end]
            if written is not None:
                if romaniser and written != part:
                    steps.append(Step(start, end, part, written, romaniser.name, RULE))
                continue
            done: list[Step] = []
            for scheme in self._schemes:
                done = translit.chain_steps(part, done, scheme.explain(translit.replay(part, done)).steps)
            steps += [Step(s.start + start, s.end + start, s.source, s.target, s.table, s.rule) for s in done]
        return Conversion(source, translit.replay(source, steps), tuple(steps))

    def repairs(self, source: str, kept: Sequence[Span]) -> Iterator[tuple[int, str, str]]:
        """Yield the words in which look-alike letters are put right: where each stands, as it was, repaired."""
        for start, end, written in self._stretches(source, self._kept(source, kept), None):
            if written is None and self._schemes:
                for word, repaired in self._schemes[0].repairs(source[start:end]):
                    yield start + word.start, word.text, repaired

    def romaniser(self, name: str | None) -> Romaniser | None:
        """Return what romanises words that are foreign to the spelling that is read; raises as `convert` does."""
        own = program.alphabet(self._schemes[0].table) if self._schemes else set[str]()
        return romaniser_of(name, frozenset(own))

    def joins(self, word: str) -> bool:
        """Tell whether a word is pronounced with the one that follows it, in any spelling on the way."""
        for scheme in self._schemes:
            if scheme.joins(word):
                return True
            word = scheme.convert(word)
        return False

    def lines(self, source: str, start: int = 0) -> Iterator[Span] | None:
        """Return the lines by which it is judged what is in another language; None when that is not judged."""
        return None if self._strangers is None else (line.span() for line in _LINE.finditer(source, start))

    def _stretches(
        self, source: str, kept: Sequence[Span], romaniser: Romaniser | None
    ) -> Iterator[tuple[int, int, str | None]]:
        """Cut a text into stretches, each with what is to be written for it, or None when it is to be converted."""
        place = 0
        for start, end in (*kept, (len(source), len(source))):
            for begin, stop, written in romaniser.words(source, place, start) if romaniser else ():
                yield place, begin, None
                yield begin, stop, written
                place = stop
            yield place, start, None
            yield start, end, source[start:end]
            place = end

    def _kept(self, source: str, kept: Sequence[Span] | None) -> Sequence[Span]:
        """Add to the markup the stretches in another language, judged line by line with the markup blanked out."""
        if kept is None:
            kept = AUTO.spans(source)
        if self._strangers is None:
            return kept
        plain = blank(source, kept) if kept else source
        found = [
            (line.start() + start, line.start() + end)
            for line in _LINE.finditer(source)
            for start, end in self._strangers.stretches(plain[line.start() : line.end()])
        ]
        return merge([*kept, *found]) if found else kept


# A line, or as much of a very long one as is judged at once.
_LINE: Final = re.compile(r"[^\r\n]{1,4000}\S*")


def _backward(ident: str) -> Scheme:
    from nazva import backward  # noqa: PLC0415  (who converts forwards should not wait for it)

    return backward.scheme(ident)


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
    from nazva import lexicon  # noqa: PLC0415  (only what is read from Latin letters needs it)

    words = (word for part in lexicon.PARTS for word in lexicon.words("be", part))
    return frozenset(Scheme(tables.load_scheme(ident)).convert("\n".join(words)).split("\n"))


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
