"""Lists of words as rules: each row does what it says, both ways, and no slip of the pen passes unseen."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nazva import conversion, program, tables, wordlists
from nazva.errors import TableError
from nazva.machine import machines_of
from nazva.schema import ListTable, Table
from nazva.stems import Stems

TABLES = [t for t in map(tables.load, sorted(tables.index())) if isinstance(t, Table)]
LEXICONS = [
    pytest.param(table, lexicon, id=f"{table.id}: {lexicon.list}") for table in TABLES for lexicon in table.lexicons
]
PAIRS = tables.load_pairs("be-tarask-letters").sections


def rows(ident, way):
    """Yield source cell and target cell of the rows that lead a way."""
    for row in tables.load_list(ident).rows:
        if row["way"] in ((), (way,)):
            yield row["be"][0], row["be-tarask"][0]


def carried(cell, before, behind):
    """Return a made-up word that holds a stem where the cell says."""
    return f"{before if cell.startswith('-') else ''}{cell.strip('-')}{behind if cell.endswith('-') else ''}"


@pytest.mark.parametrize(("table", "lexicon"), LEXICONS)
def test_every_row_fires_and_explain_names_its_list(table, lexicon):
    running = program.program_of(table)
    forward = lexicon.source == "be"
    wrong = []
    for be, tarask in rows(lexicon.list, "there" if forward else "back"):
        source, target = (be, tarask) if forward else (tarask, be)
        segments = running.walk(carried(source, "|", "|"))
        made = [(t, rule) for a, b, t, rule in segments if rule.startswith(lexicon.list)]
        if (target.strip("-"), made[0][1] if made else "") not in made:
            wrong.append((source, target, segments))
    assert wrong == []


def test_every_row_comes_back():
    there, back = conversion.converter("be", "be-tarask"), conversion.converter("be-tarask", "be")
    wrong = []
    for ident in ("be-tarask-words", "be-tarask-doublets"):
        for row in tables.load_list(ident).rows:
            word = carried(row["be"][0], "ы", "ы")
            if row["way"] == () and back(there(word)) != word:
                wrong.append((row["be"][0], there(word), back(there(word))))
    assert wrong == []


def derivable(be, tarask):
    """Tell whether one word is written with letters that may stand for those of the other."""
    letters = {key: set(value.split("|")) for key, value in PAIRS["letters"].items()}
    added = {key: set(value.split("|")) for key, value in PAIRS["added"].items()}
    reached = {0}
    for i in range(len(be) + 1):
        here = be[i] if i < len(be) else "end"
        more = set(reached)
        while more:  # letters added before this one
            more = {j + 1 for j in more if j < len(tarask) and tarask[j] in added.get(here, ())} - reached
            reached |= more
        if i == len(be):
            return len(tarask) in reached
        same = {j + 1 for j in reached if j < len(tarask) and tarask[j] in {here} | letters.get(here, set())}
        reached = same | (reached if "-" in letters.get(here, ()) else set())
    return False


def test_words_keep_to_the_letters_that_correspond():
    assert derivable("сістэм", "сыстэм")
    assert not derivable("сістэм", "сыстм")
    assert not derivable("сістэм", "сыстэн")
    wrong = [(be, t) for be, t in rows("be-tarask-words", "there") if not derivable(be.strip("-"), t.strip("-"))]
    assert wrong == []


def test_doublets_are_none_that_the_letters_give():
    found = [(be, t) for be, t in rows("be-tarask-doublets", "there") if derivable(be.strip("-"), t.strip("-"))]
    assert found == []


@pytest.mark.parametrize(("ident", "least"), [("belarus", 0.85), ("countries", 0.75), ("world", 0.7), ("given", 0.65)])
def test_lists_of_names_written_apart_agree(ident, least):
    """The lists of names were written without these rules: most of their names must come out as they say.

    The given names have many of the church, whose classical form is a tradition of its own (Мяфодзій, Мятод).
    """
    there = conversion.converter("be", "be-tarask")
    known = [row for row in tables.load_list(ident).rows if row["be"] and row["be-tarask"]]
    right = sum(there(row["be"][0]) in row["be-tarask"] for row in known)
    assert right >= least * len(known)


@pytest.mark.parametrize(
    ("official", "classical"),
    [
        ("не маю, не можа, Не быў, не на стале, не існуе", "ня маю, ня можа, Ня быў, не на стале, не існуе"),
        ("без нас, без гэтага, без дазволу", "бяз нас, бяз гэтага, без дазволу"),
        ("сход грамадства ў Мінску", "сход грамадзтва ў Менску"),
        ("спецыяльны эксперымент", "спэцыяльны экспэрымэнт"),
        ("КЛАС ПЛАНЕТ", "КЛЯС ПЛЯНЭТ"),
    ],
)
def test_text_in_the_classical_orthography(official, classical):
    assert conversion.convert(official, to="be-tarask", source="be") == classical


@pytest.mark.parametrize(
    "text",
    [
        "не, без",
        "малога, вымакласць, жменю, палавіна, яблок, кашлатасць, плакаць, запанелы, неаглядны",
        "ГДР, ПДР, БССР",
        "у шафе, выплаціў, паклаў, голагаловы, аглобля, туфель, прымета, намер, памер, цяпер",
    ],
)
def test_native_words_stay(text):
    stage = program.program_of(tables.load_scheme("be-classical-words"))
    for word in text.lower().replace(",", "").split():
        assert stage.settle(word) == word


def table_of(folder: Path, words: str, extra: str = "") -> ListTable:
    (folder / "own-words.toml").write_text(
        'format = 1\n[list]\nid = "own-words"\ntitle = "t"\nstatus = "draft"\ncolumns = ["be", "be-tarask", "way"]\n'
        '[source]\nauthority = "a"\ndocument = "d"\ndate = 2026-01-01\nread = 2026-01-01\n',
        encoding="utf-8",
    )
    (folder / "own-words.tsv").write_text(f"be\tbe-tarask\tway\n{words}", encoding="utf-8")
    (folder / "own-stage.toml").write_text(
        'format = 1\n[table]\nid = "own-stage"\ntitle = "t"\nfrom = "be"\nto = "be"\nstatus = "draft"\n'
        '[source]\nauthority = "a"\ndocument = "d"\ndate = 2026-01-01\nread = 2026-01-01\n'
        f'[[lexicon]]\nlist = "own-words"\nfrom = "be"\nto = "be-tarask"\n{extra}',
        encoding="utf-8",
    )
    own = tables.read(folder / "own-words.toml")
    assert isinstance(own, ListTable)
    return own


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("-клас-\tкляс\t-\n", "different places"),
        ("-Клас-\t-кляс-\t-\n", "lower case"),
        ("-клас-\t-кляс-\tзаўсёды\n", "one of there, back"),
        ("-клас-|-клас\t-кляс-\t-\n", "different places"),
    ],
)
def test_a_faulty_row_is_refused(tmp_path, words, says):
    own = table_of(tmp_path, words)
    with pytest.raises(TableError, match=says):
        read_with(tmp_path / "own-stage.toml", own)


def test_two_targets_of_one_stem_are_refused(tmp_path):
    own = table_of(tmp_path, "іон\tён\t-\nіён\tён\t-\n")
    back = tmp_path / "own-stage.toml"
    back.write_text(
        back.read_text(encoding="utf-8").replace('from = "be"\nto = "be-tarask"', 'from = "be-tarask"\nto = "be"'),
        encoding="utf-8",
    )
    with pytest.raises(TableError, match="leads to 'іон' and to 'іён'"):
        read_with(back, own)


def test_an_unknown_list_and_an_unknown_column_are_refused(tmp_path):
    own = table_of(tmp_path, "клас\tкляс\t-\n", '[[rule]]\nid = "r"\nnext = "own-words"\nmap = { "не" = "ня" }\n')
    with pytest.raises(TableError, match="no column word"):
        read_with(tmp_path / "own-stage.toml", own)
    stage = tmp_path / "own-stage.toml"
    stage.write_text(stage.read_text(encoding="utf-8").replace("own-words", "no-such-list"), encoding="utf-8")
    with pytest.raises(TableError, match="no-such-list"):
        tables.read(stage)


def read_with(stage: Path, own: ListTable) -> Table:
    """Read a stage whose list is not in the index."""
    tables.index()["own-words"] = Path(own.file)
    try:
        table = tables.read(stage)
    finally:
        del tables.index()["own-words"]
        tables.load.cache_clear()
    assert isinstance(table, Table)
    return table


def test_a_narrow_row_goes_before_a_wide_one(tmp_path):
    own = table_of(tmp_path, "-клас\t-клос\t-\n-клас-\t-кляс-\t-\nклас\tклус\t-\nклас-\tкліс-\t-\n")
    running = program.Program(read_with(tmp_path / "own-stage.toml", own))
    assert [running.settle(word) for word in ("клас", "аклас", "класы", "акласы")] == [
        "клус",
        "аклос",
        "клісы",
        "аклясы",
    ]


def test_stems_are_never_missed():
    rules = program.program_of(tables.load_scheme("be-classical-words")).table.rules
    stems = Stems(rules, program.START, program.END, program.JOINT)
    missed = [
        source
        for rule in rules
        for behind in ((f"{program.JOINT}а" if "joint" in str(rule.before) else ""),)
        for source, _ in (rule.rows if rule.lexical else ())
        if not stems.may_be_in(f"{program.START}{source}{behind}{program.END}")
    ]
    assert missed == []
    assert not stems.may_be_in(f"{program.START}хлеб{program.END}")
    assert not stems.may_be_in(f"{program.START}не{program.END}")


@pytest.mark.parametrize("ident", ["be-classical-words", "be-official-words", "be-desoftening", "ru_ru-fr"])
@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_stems_together_and_alone_convert_as_the_walk_does(ident, data):
    running = program.program_of(tables.load_scheme(ident))
    stems = [source for rule in running.table.rules if rule.lexical for source, _ in rule.rows]
    pieces = st.sampled_from([*stems, *sorted(program.alphabet(running.table))])
    words = data.draw(st.lists(st.lists(pieces, min_size=1, max_size=5).map("".join), min_size=1, max_size=6))
    walked = ["".join(target for _, _, target, _ in running.walk(word)) for word in words]
    assert [running.settle(word) for word in words] == walked
    assert machines_of([running])[0].run_all(words) == walked


def test_expanding_without_lists_changes_nothing():
    table = tables.load_scheme("be_lacinka")
    assert wordlists.expand(table, tables.load_list).rules == table.rules
