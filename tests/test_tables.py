"""Every table is held to its own examples and to the rules of the format. No table is named here."""

import unicodedata

import pytest

from nazva import catalogue, conversion, inflection, tables, text, translit
from nazva.schema import Hub, ListTable, Pairs, Paradigms, Table

ALL = [tables.load(ident) for ident in sorted(tables.index())]
TABLES = [table for table in ALL if isinstance(table, Table)]
LISTS = [table for table in ALL if isinstance(table, ListTable)]
HUBS = {table.id: table for table in ALL if isinstance(table, Hub)}
SCHEMES = {table.id: translit.Scheme(table) for table in TABLES}
EXAMPLES = [
    pytest.param(
        table,
        example,
        id=f"{table.id}: {example.source}",
        marks=[pytest.mark.xfail(strict=True, reason=example.fails)] if example.fails else [],
    )
    for table in TABLES
    for example in table.examples
]
FINDS = [pytest.param(table, find, id=f"{table.id}: {find.find}") for table in LISTS for find in table.examples]


def named(tables_of_a_kind):
    return [pytest.param(table, id=table.id) for table in tables_of_a_kind]


def test_there_are_tables_of_every_kind():
    assert len(TABLES) > 15
    assert len(LISTS) > 8
    assert {"be", "be-tarask", "ru", "uk"} <= HUBS.keys()
    assert any(isinstance(table, Pairs) for table in ALL)


@pytest.mark.parametrize(("table", "example"), EXAMPLES)
def test_example(table, example):
    scheme = SCHEMES[table.id]
    explained = scheme.explain(example.source)
    assert scheme.convert(example.source) == example.target
    assert explained.text == example.target
    assert translit.replay(example.source, explained.steps) == example.target
    assert example.untouched == (example.source == example.target) or not example.untouched
    assert example.untouched or explained.steps, "nothing passes by being ignored"


@pytest.mark.parametrize(("table", "example"), EXAMPLES)
def test_example_keeps_to_its_alphabet(table, example):
    alphabet = set(table.alphabet or HUBS[table.source_spelling].alphabet)
    accepted = set(HUBS[table.source_spelling].accepts) if not table.alphabet else set()
    for word in text.words(example.source):
        if "typed" in example.note or text.ROMAN.fullmatch(word.text):
            continue
        strange = {c: unicodedata.name(c) for c in word.text.lower() if c not in alphabet | accepted}
        assert not strange, f"{word.text!r} has letters that {table.source_spelling} has not"


@pytest.mark.parametrize(("table", "example"), EXAMPLES)
def test_output_holds_no_letter_of_the_other_script(table, example):
    script = "other" if table.script not in {"", "Latn"} else "Cyrl" if table.target_spelling in HUBS else "Latn"
    for word in text.words(example.target):
        if not text.ROMAN.fullmatch(word.text):
            assert text.script(word.text) == script


@pytest.mark.parametrize("table", named(TABLES))
def test_examples_hold_and_every_row_fires(table):
    assert conversion.check(tables.index()[table.id]) == []


@pytest.mark.parametrize("table", named(t for t in ALL if isinstance(t, Paradigms)))
def test_examples_of_paradigms_hold_and_every_paradigm_has_one(table):
    assert inflection.check(table) == []


@pytest.mark.parametrize("table", named(t for t in TABLES if t.rules and not t.is_stage))
def test_every_letter_of_the_alphabet_is_mapped(table):
    alphabet = table.alphabet or HUBS[table.source_spelling].alphabet
    mapped = {source for rule in table.rules for source, _ in rule.rows}
    single = (c for c in alphabet if c != text.APOSTROPHE and not unicodedata.combining(c))
    assert [letter for letter in single if letter not in mapped] == []


@pytest.mark.parametrize("table", named(t for t in TABLES if t.inverse))
def test_there_and_back(table):
    back = SCHEMES[table.inverse]
    for example in table.examples:
        if not example.one_way and not example.fails and not example.untouched and "typed" not in example.note:
            given = back.convert(example.target)
            assert given == example.source or table.loss, f"{example.source} → {example.target} → {given}"


@pytest.mark.parametrize("table", named(t for t in TABLES if t.inverse))
def test_inverse_exists_and_turns_around(table):
    inverse = tables.load_scheme(table.inverse)
    assert (inverse.source_spelling, inverse.target_spelling) == (table.target_spelling, table.source_spelling)


@pytest.mark.parametrize("ident", sorted(tables.index()))
def test_no_table_is_at_fault(ident):
    """What comes with nazva is taken at run time for what this proves of it."""
    assert tables.read(tables.index()[ident]).id == ident


@pytest.mark.parametrize("table", named(ALL))
def test_source_is_cited(table):
    assert table.source.authority
    assert table.source.document
    assert table.source.date
    assert table.source.read


@pytest.mark.parametrize("table", named(TABLES))
def test_id_says_what_the_table_does(table):
    if "_" in table.id:
        assert table.id == f"{table.source_spelling}_{table.target_spelling}"


def test_aliases_are_of_one_spelling_each():
    seen = {}
    for spelling in catalogue.spellings():
        for alias in spelling.aliases:
            assert seen.setdefault(alias, spelling.id) == spelling.id
            assert catalogue.resolve(alias) == spelling.id


@pytest.mark.parametrize(("table", "find"), FINDS)
def test_list_example(table, find):
    found = [row[table.columns[0]][0] for row in table.rows if any(find.find in cell for cell in row.values())]
    assert find.id in found


@pytest.mark.parametrize("table", named(t for t in LISTS if "be" in t.columns))
def test_cells_keep_to_their_script(table):
    for row in table.rows:
        for column in ("be", "be-tarask", "ru", "uk"):
            for value in row.get(column, ()):
                for word in text.words(value):
                    if table.id != "organisations" and not text.ROMAN.fullmatch(word.text):
                        assert text.script(word.text) == "Cyrl", f"{row['id']}: {value}"
                    assert text.script(word.text) != "mixed", f"{row['id']}: {value}"


def test_the_lists_are_as_long_as_promised():
    rows = {table.id: table.rows for table in LISTS}
    assert len(rows["given"]) >= 2_600
    assert sum(bool(row["common"]) for row in rows["given"]) >= 1_900
    kinds = [row["kind"][0] for row in rows["belarus"]]
    assert kinds.count("region") == 6
    assert kinds.count("district") == 118
    assert kinds.count("city") >= 110
    assert sum(row["kind"][0] == "country" for row in rows["countries"]) >= 193


def test_kin_of_given_names_goes_both_ways_and_keeps_to_a_gender():
    rows = {row["id"][0]: row for row in tables.load_list("given").rows}
    assert {"yan", "ivan"} <= {ident for ident, row in rows.items() if row["kin"]}
    for ident, row in rows.items():
        for other in row["kin"]:
            assert ident in rows[other]["kin"], f"{ident} has {other} for kin, not the other way"
            assert rows[other]["gender"] == row["gender"]


@pytest.mark.parametrize("column", ["everyday", "lt", "lv", "de", "fr"])
def test_forms_of_given_names_are_of_one_script(column):
    for row in tables.load_list("given").rows:
        for value in row[column]:
            assert text.script(value) == ("Cyrl" if column == "everyday" else "Latn"), f"{row['id']}: {value}"
            assert value[0].isupper()


def test_names_of_belarus_have_their_forms():
    for row in tables.load_list("given").rows:
        if row["common"]:
            assert row["ru"], row["id"]
            assert row["common"][0] in "123"
