"""The command that measures nazva, and others beside it, on labelled pairs of names."""

import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

import click

from nazva.cli.comparing import DELIMITER
from nazva.cli.group import DATA, ENCODING, JSON, OUTPUT
from nazva.cli.pair_files import labelled
from nazva.cli.progress import waiting
from nazva.cli.streams import Faults, aligned, writer
from nazva.errors import InputError, MissingExtra
from nazva.matching import DIFFERENT, KINDS, SAME, UNSURE
from nazva.measures import At
from nazva.peers import NAZVA, PEERS, PeerError
from nazva.trials import Figures, Labelled, run

# How sure labels are in OpenSanctions' name bench, the surest first.
QUALITIES: Final = ("STRONG", "MEDIUM", "WEAK")
_NONE: Final = "none"
_NO: Final = "-"
_OTHERS: Final = [name for name in PEERS if name != NAZVA]


@click.command()
@click.option("--kind", type=click.Choice(KINDS), help="What the names are of; the file tells if not given.")
@click.option(
    "--against",
    multiple=True,
    type=click.Choice([*_OTHERS, _NONE]),
    help="Whom to measure beside nazva; again for more. All that are installed if not given.",
)
@click.option(
    "--errors", type=click.IntRange(min=0), default=0, help="List so many of nazva's errors, the worst first."
)
@DELIMITER
@JSON
@ENCODING
@OUTPUT
@click.argument("file", type=click.Path(allow_dash=True))
def bench(
    kind: str | None,
    against: tuple[str, ...],
    errors: int,
    delimiter: str | None,
    as_json: bool,
    encoding: str,
    output: str | None,
    file: str,
) -> None:
    """Measure how well nazva and others tell the labelled pairs of a CSV or TSV file.

    Columns are called as in OpenSanctions' name bench: name1, name2, is_match, and where there are, schema, quality,
    category; or a, b, label; or left, right, match. Rows that are no labelled pairs are reported and left out.
    """
    scorers = _chosen(against)
    faults = Faults(keep_going=True)
    pairs = labelled(file, encoding, delimiter, kind, faults)
    if not pairs:
        raise InputError(f"{file}: no labelled pairs")
    found = []
    with waiting("measuring", total=len(scorers)) as advance:
        for name in scorers:
            try:
                found.append(run(name, pairs))
            except PeerError as error:
                if name == NAZVA:
                    raise
                click.echo(f"nazva: {name} is left out: {error}", err=True)
            advance(1)
    with writer(output, (file,)) as write:
        if as_json:
            for own in found:
                write(json.dumps(own.as_dict(), ensure_ascii=False) + "\n")
        else:
            write("\n".join(_report(file, pairs, found, errors)))
    if faults.count:
        sys.exit(DATA)


def _chosen(against: tuple[str, ...]) -> list[str]:
    """Return whom to measure. Raises `MissingExtra` for one who was named and is not installed."""
    for name in against:
        if name != _NONE and not PEERS[name].is_installed:
            raise MissingExtra(f"{name} is not installed: {PEERS[name].command}")
    if against:
        return [NAZVA, *dict.fromkeys(name for name in against if name != _NONE)]
    if missing := [name for name in _OTHERS if not PEERS[name].is_installed]:
        commands = "; ".join(f"{name} ({PEERS[name].command})" for name in missing)
        click.echo(f"nazva: not installed, so not measured: {commands}", err=True)
    return [NAZVA, *(name for name in _OTHERS if PEERS[name].is_installed)]


def _report(file: str, pairs: Sequence[Labelled], found: Sequence[Figures], errors: int) -> Iterator[str]:
    true = sum(own.is_match for own in pairs)
    yield f"{file}: {len(pairs)} pairs, {true} the same, {len(pairs) - true} different\n"
    yield from _table("How well", _quality(found))
    own = found[0]
    yield from _table("Verdicts of nazva", _verdicts("pairs", own.verdicts, {"true": "same", "false": "different"}))
    if any(own.qualities):
        yield from _table("Verdicts of nazva by how sure the label is", _by("label", own.qualities))
    if any(own.strata):
        yield from _table("Verdicts of nazva by stratum", _by("stratum", own.strata))
    if any(own.strata) and len(found) > 1:
        yield from _table("Taken for the same, of the different pairs of a stratum", _false_merges(found))
    yield from _table("Probabilities of nazva and what was true", _reliability(own))
    yield from _table("Consistency", _consistency(found))
    yield from _table("Pairs a second, start-up, memory", _speed(found))
    if errors:
        yield from _table("Errors of nazva", _errors(pairs, own, errors))


def _table(title: str, rows: list[tuple[str, ...]]) -> Iterator[str]:
    yield f"{title}\n"
    yield f"{aligned(rows)}"


def _quality(found: Sequence[Figures]) -> list[tuple[str, ...]]:
    columns: list[tuple[str, Callable[[Figures], str]]] = [
        ("AUC", lambda own: _number(own.auc)),
        ("reversed", lambda own: _number(own.auc_reversed)),
    ]
    kinds = list(found[0].aucs)
    if len(kinds) > 1:
        columns += [(f"AUC {kind}", lambda own, kind=kind: _number(own.aucs[kind])) for kind in kinds]  # type: ignore[misc]
    columns += [
        ("best F1", lambda own: _number(own.best_f1.f1 if own.best_f1 else None)),
        ("  from", lambda own: _number(own.best_f1.threshold if own.best_f1 else None)),
        ("F1 at its threshold", lambda own: _number(own.shipped.f1 if own.shipped else None)),
        ("  which is", lambda own: f"{own.threshold:.2f}"),
        ("  precision there", lambda own: _number(own.shipped.precision if own.shipped else None)),
        ("  recall there", lambda own: _recall(own.shipped)),
    ]
    columns += [(f"recall at {p} right", lambda own, p=p: _recall(own.at_precision[p])) for p in found[0].at_precision]  # type: ignore[misc]
    columns += [(f"at {p} false", lambda own, p=p: _recall(own.at_false_accepts[p])) for p in found[0].at_false_accepts]  # type: ignore[misc]
    columns += [("ECE", lambda own: _number(own.ece)), ("Brier", lambda own: _number(own.brier))]
    return _across("scorer", columns, found)


def _across(
    first: str, columns: Sequence[tuple[str, Callable[[Figures], str]]], found: Sequence[Figures]
) -> list[tuple[str, ...]]:
    """Return a table with a row for each figure and a column for each scorer."""
    return [(first, *(own.scorer for own in found)), *((name, *map(get, found)) for name, get in columns)]


def _verdicts(title: str, count: Mapping[str, Mapping[str, int]], shown: Mapping[str, str]) -> list[tuple[str, ...]]:
    rows = [
        (shown[label], *(f"{own[verdict]} ({_share(own[verdict], sum(own.values()))})" for verdict in own))
        for label, own in count.items()
    ]
    return [(title, SAME, UNSURE, DIFFERENT), *rows]


def _by(title: str, groups: Mapping[str, Mapping[str, Mapping[str, int]]]) -> list[tuple[str, ...]]:
    head = (title, "same pairs", SAME, UNSURE, DIFFERENT, "different pairs", SAME, UNSURE, DIFFERENT)
    rows = [
        (
            group or _NO,
            *(str(n) for label in ("true", "false") for n in (sum(own[label].values()), *own[label].values())),
        )
        for group, own in sorted(groups.items(), key=lambda row: (_sureness(row[0]), row[0]))
    ]
    return [head, *rows]


def _false_merges(found: Sequence[Figures]) -> list[tuple[str, ...]]:
    rows = []
    for stratum in found[0].strata:
        counts = [own.strata[stratum]["false"] for own in found]
        if all_false := sum(counts[0].values()):
            shares = (f"{own[SAME]} ({_share(own[SAME], all_false)})" for own in counts)
            rows.append((stratum or _NO, str(all_false), *shares))
    return [("stratum", "pairs", *(own.scorer for own in found)), *rows]


def _reliability(own: Figures) -> list[tuple[str, ...]]:
    rows = [
        (f"{each.low:.1f}–{each.high:.1f}", str(each.count), f"{each.mean:.3f}", f"{each.true:.3f}")
        for each in own.reliability
    ]
    return [("probability", "pairs", "mean", "true"), *rows]


def _consistency(found: Sequence[Figures]) -> list[tuple[str, ...]]:
    return _across(
        "",
        [
            ("other score when the names change places", lambda own: str(own.asymmetric_scores)),
            ("other verdict when the names change places", lambda own: str(own.flips)),
            ("chains A = B = C", lambda own: str(own.chains["all"])),
            ("  of them A and C not the same", lambda own: _broken(own, UNSURE, DIFFERENT)),
            ("  of them A and C different", lambda own: _broken(own, DIFFERENT)),
        ],
        found,
    )


def _broken(own: Figures, *verdicts: str) -> str:
    count = sum(own.chains[verdict] for verdict in verdicts)
    return f"{count} ({_share(count, own.chains['all'])})"


def _speed(found: Sequence[Figures]) -> list[tuple[str, ...]]:
    return _across(
        "",
        [
            ("pairs a second, names never seen", lambda own: f"{own.fresh:,.0f}"),
            ("pairs a second, names seen before", lambda own: f"{own.remembered:,.0f}"),
            ("  with verdict and reasons", lambda own: _NO if own.compared is None else f"{own.compared:,.0f}"),
            ("seconds to the first score", lambda own: f"{own.start:.2f}"),
            ("megabytes then", lambda own: _megabytes(own.memory_start)),
            ("megabytes in the end", lambda own: _megabytes(own.memory)),
        ],
        found,
    )


def _errors(pairs: Sequence[Labelled], own: Figures, most: int) -> list[tuple[str, ...]]:
    # Of errors on one footing false merges come first: they cost more.
    wrong = sorted(own.wrong, key=lambda i: (_sureness(pairs[i].quality), pairs[i].is_match, i))
    rows = [
        (
            str(pairs[i].line),
            pairs[i].one,
            pairs[i].other,
            "taken for different" if pairs[i].is_match else "taken for the same",
            pairs[i].quality or _NO,
            pairs[i].stratum or _NO,
        )
        for i in wrong[:most]
    ]
    return [("line", "one", "other", "error", "label", "stratum"), *rows]


def _sureness(quality: str) -> int:
    return QUALITIES.index(quality) if quality in QUALITIES else len(QUALITIES)


def _number(value: float | None) -> str:
    return _NO if value is None else f"{value:.4f}"


def _recall(own: At | None) -> str:
    return _number(own.recall if own else None)


def _share(count: int, whole: int) -> str:
    return f"{count / whole:.1%}" if whole else _NO


def _megabytes(value: float | None) -> str:
    return _NO if value is None else f"{value:.0f}"
