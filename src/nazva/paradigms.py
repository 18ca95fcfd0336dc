"""Checks a parsed TOML file into paradigms of declension, noting every fault; the grammar: `tables/README.md`."""

from collections.abc import Mapping
from typing import Any, Final

from nazva.reader import Reader, read_classes, read_context, read_rows
from nazva.schema import Cell, Paradigm, Paradigms, Shown

PARTS: Final = ("given", "patronymic", "family", "place")
GENDERS: Final = ("m", "f", "n")
CASES: Final = ("nom", "gen", "dat", "acc", "ins", "loc", "voc")
NUMBERS: Final = ("sg", "pl")
ZERO: Final = "∅"
READ_ONLY: Final = "?"
REFERENCE: Final = "@"
ANIMATE: Final = "animate"
_HEAD: Final = "id title status spellings models words initials cases base"
_KEYS: Final = "id why part gender number stem after not_after like sg pl weight open attribute named masculine of"


def read_paradigms(reader: Reader, data: Mapping[str, Any], base: Paradigms | None) -> Paradigms:
    """Return the paradigms of a file, laid over those of its base if it names one."""
    reader.known_keys("file", data, "format forms source classes change paradigm example")
    head = reader.block(data, "forms")
    reader.known_keys("forms", head, _HEAD)
    ident, title, status = reader.head(head, "forms")
    classes = dict(base.classes if base else {}) | read_classes(reader, data)
    changes = dict(base.changes if base else {})
    for name, rows in reader.block(data, "change").items():
        own = read_rows(reader, f"change {name!r}", rows if isinstance(rows, dict) else {})
        merged = dict(changes.get(name, ())) | dict(own)
        changes[name] = tuple(sorted(merged.items(), key=lambda row: -len(row[0])))
    known = {paradigm.id: paradigm for paradigm in base.paradigms} if base else {}
    own_ones: dict[str, Paradigm] = {}
    for n, block in enumerate(reader.blocks(data, "paradigm"), 1):
        made = _paradigm(reader, block, f"paradigm {n}", classes, changes, known | own_ones)
        if made.id in own_ones:
            reader.fault(f"paradigm {made.id!r}", "the id is used twice", "give each paradigm an id of its own")
        own_ones[made.id] = made
    paradigms = [made for made in own_ones.values() if made.id not in known]
    paradigms += [own_ones.get(made.id, made) for made in known.values()]
    if not paradigms:
        reader.fault("file", "there are no paradigms", "write [[paradigm]]")

    def inherited(key: str) -> tuple[str, ...]:
        return getattr(base, key) if base and key not in head else reader.strings("forms", head, key)

    return Paradigms(
        id=ident,
        title=title,
        status=status,
        base=base.id if base else "",
        spellings=reader.strings("forms", head, "spellings"),
        models=inherited("models"),
        words=inherited("words"),
        initials=inherited("initials"),
        cases=inherited("cases"),
        classes=classes,
        changes=changes,
        paradigms=tuple(paradigms),
        source=reader.source(data),
        examples=tuple(_example(reader, block, n) for n, block in enumerate(reader.blocks(data, "example"), 1)),
        file=reader.file,
    )


def _paradigm(  # noqa: PLR0917  (one block is read with all that stands above it)
    reader: Reader,
    block: Mapping[str, Any],
    place: str,
    classes: Mapping[str, str],
    changes: Mapping[str, Any],
    known: Mapping[str, Paradigm],
) -> Paradigm:
    ident = reader.string(place, block, "id")
    where = f"paradigm {ident!r}"
    reader.known_keys(where, block, _KEYS)
    like = reader.string(where, block, "like", "")
    if like and like not in known:
        reader.fault(where, f"like {like!r}: there is no such paradigm before it", "name one that stands above")
    model = known.get(like)
    forms: dict[tuple[str, str], tuple[Cell, ...]] = dict(model.forms) if model else {}
    for number in NUMBERS:
        own = reader.block(block, number, where)
        for case in own:
            if case not in CASES:
                reader.fault(where, f"{number}: {case!r} is no case", f"one of {', '.join(CASES)}")
            forms[case, number] = _cells(reader, where, reader.string(where, own, case), changes)
    parts = reader.strings(where, block, "part") or (model.parts if model else ())
    gender = reader.string(where, block, "gender", model.gender if model else None)
    number = reader.string(where, block, "number", model.number if model else "sg")
    for value, allowed in ((gender, GENDERS), (number, NUMBERS), *((part, PARTS) for part in parts)):
        if value not in allowed:
            reader.fault(where, f"{value!r} is not known here", f"one of {', '.join(allowed)}")
    weight = block.get("weight", 1.0)
    if not isinstance(weight, int | float) or not weight > 0:
        reader.fault(where, "weight is no number above 0")
        weight = 1.0
    stems = read_rows(reader, where, reader.block(block, "stem", where), may_be_empty=True)

    def context(key: str) -> tuple[tuple[str, ...], ...]:
        return getattr(model, key) if model and key not in block else read_context(reader, where, block, key, classes)

    return Paradigm(
        id=ident,
        parts=parts,
        gender=gender,
        number=number,
        stems=stems or (model.stems if model else (("", ""),)),
        after=context("after"),
        not_after=context("not_after"),
        forms=forms,
        weight=float(weight),
        open=reader.flag(where, block, "open"),
        attribute=reader.flag(where, block, "attribute"),
        named=reader.flag(where, block, "named"),
        masculine=read_rows(reader, where, reader.block(block, "masculine", where), may_be_empty=True),
        of=reader.strings(where, block, "of"),
    )


def _cells(reader: Reader, where: str, value: str, changes: Mapping[str, Any]) -> tuple[Cell, ...]:
    found = []
    for item in value.split("|"):
        change, colon, ending = item.removeprefix(READ_ONLY).rpartition(":")
        if colon and change not in changes:
            reader.fault(where, f"{item!r}: there is no change {change!r}", f"known: {', '.join(changes)}")
        if not ending or ending != ending.lower():
            reader.fault(where, f"{item!r} is no ending in lower case", f"write {ZERO} for none")
        found.append(Cell(change, "" if ending == ZERO else ending, item.startswith(READ_ONLY)))
    return tuple(found)


def _example(reader: Reader, block: Mapping[str, Any], n: int) -> Shown:
    where = f"example {n}"
    reader.known_keys(where, block, "lemma form case number part gender")
    return Shown(
        lemma=reader.string(where, block, "lemma"),
        form=reader.string(where, block, "form"),
        case=reader.string(where, block, "case"),
        number=reader.string(where, block, "number", "sg"),
        part=reader.string(where, block, "part"),
        gender=reader.string(where, block, "gender"),
    )
