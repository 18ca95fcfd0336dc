"""Registries: loaded once, changed without rebuilding, searched by any spelling, found in text; and the commands."""

import json
import sqlite3

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import nazva
from nazva import Entity, EntityName, InputError, NazvaError, Registry, registryindex
from nazva.cli import main
from nazva.registrystore import Store


def person(ident, *names, **more):
    return Entity(ident, "person", tuple(EntityName(name) for name in names), **more)


PEOPLE = (
    person("p1", "Ганна Ясенка", "Anna Yasenko", gender="f", birth_dates=("1901-05-12",), countries=("by",)),
    person("p2", "Якаў Лебядзевіч", gender="m", birth_dates=("1950",)),
    person("p3", "Якаў Лебядзевіч", gender="m", birth_dates=("1970",)),
    person("p4", "Сяргей Ціханоўскі"),
    person("p5", "Святлана Ціханоўская"),
    Entity("m1", "place", (EntityName("Лужасна", "be"), EntityName("Лужесно", "ru")), parent="r1"),
    Entity("r1", "place", (EntityName("Віцебскі раён", "be"),)),
    Entity("f1", "organisation", (EntityName("ААТ «Ясень»", "be"),)),
)
TABLE = "id\tkind\tname\tlang\np1\tperson\tГанна Ясенка\tbe\nm1\tplace\tЛужасна\tbe\np1\tperson\tAnna Yasenko\tru-en\n"


SMALL = Registry(PEOPLE)


@pytest.fixture
def registry():
    return Registry(PEOPLE)


def ids(hits):
    return [hit.entity.id for hit in hits]


@pytest.mark.parametrize(
    ("name", "ident"),
    [
        ("Hanna Jasienka", "p1"),
        ("Jasienka Hanna", "p1"),
        ("ЯСЕНКО АННА", "p1"),
        ("Tikhanovsky Sergey", "p4"),
        ("Siarhei Tsikhanouski", "p4"),
        ("Tikhanovskaya Svetlana", "p5"),
        ("Лужасна", "m1"),
        ("Luzhesno", "m1"),
    ],
)
def test_any_spelling_finds(registry, name, ident):
    hits = registry.search(name)
    assert ids(hits)[0] == ident
    assert hits[0].reasons
    assert hits[0].name in [own.text for own in hits[0].entity.names]
    assert json.dumps(hits[0].as_dict(), ensure_ascii=False)


@pytest.mark.parametrize(
    "name", ["Hanna Jasienkka", "Hana Jasienka", "Ганна Ясекна", "Jasenka Hanan", "Сяргей Цхіаноўскі"]
)
def test_a_slip_of_the_pen_finds_too(registry, name):
    assert ids(registry.search(name))[0] in ("p1", "p4")


def test_whose_order_is_a_guess_is_found_but_never_surely():
    own = Registry([person("p1", "Ясон Кундас")])
    (hit,) = own.search("Kundas Yson")
    assert hit.probability <= 0.85
    assert own.search("Jason Kundas")[0].probability > 0.9


@pytest.mark.parametrize("name", ["", " ", "1234", "…", "Зміцер Шчарба", "x" * 10_000, "я " * 2_000])
def test_what_is_not_there_is_not_found(registry, name):
    assert registry.search(name) == []


@given(st.text(max_size=60))
def test_no_text_is_too_much(name):
    hits = SMALL.search(name)
    assert all(0 < hit.probability <= 1 for hit in hits)
    assert len({hit.entity.id for hit in hits}) == len(hits)


def test_an_entity_is_one_hit(registry):
    assert ids(registry.search("Ганна Ясенка")).count("p1") == 1
    assert ids(registry.search("Якаў Лебядзевіч", limit=1)) in (["p2"], ["p3"])


def test_context_decides_between_namesakes(registry):
    assert ids(registry.search("Якаў Лебядзевіч", birth_date="1970"))[0] == "p3"
    assert ids(registry.search("Якаў Лебядзевіч", birth_date="1950-03-01"))[0] == "p2"


def test_a_name_that_very_many_bear_is_searched_among_those_of_the_year():
    many = [person(f"n{year}", "Якаў Лебядзевіч", birth_dates=(str(year),)) for year in range(1000, 2000)]
    own = Registry(many)
    assert ids(own.search("Лебедевич Яков", birth_date="1990-02-03"))[0] == "n1990"
    assert len(own.search("Лебедевич Яков", limit=7)) == 7


def test_kinds_are_kept_apart(registry):
    assert ids(registry.search("Ясень", kind="organisation")) == ["f1"]
    assert ids(registry.search("Лужасна", kind="person")) == []


def test_many_are_searched_as_one_is(registry):
    names = ["Hanna Jasienka", "Luzhesno"]
    assert list(registry.search_many(names)) == [registry.search(name) for name in names]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"kind": "planet"}, "no kind is called 'planet'"),
        ({"limit": 0}, "limit is 0"),
        ({"birth_date": "spring"}, "'spring' is no date"),
    ],
)
def test_wrong_questions(registry, options, said):
    with pytest.raises(NazvaError, match=said):
        registry.search("Ганна Ясенка", **options)


def test_changes_are_searched_at_once(registry, tmp_path):
    file = tmp_path / "people.nazva"
    registry.save(file)
    with Registry.load(file) as own:
        own.add(person("p9", "Францішак Багушэвіч"))
        assert ids(own.search("Bahushevich Frantsishak")) == ["p9"]
        own.replace(person("p9", "Цётка"))
        assert own.search("Bahushevich Frantsishak") == []
        assert ids(own.search("Цётка")) == ["p9"]
        own.remove("p9")
        assert own.search("Цётка") == []
        with pytest.raises(NazvaError, match="there is an entity 'p1' already"):
            own.add(PEOPLE[0])
        with pytest.raises(NazvaError, match="there is no entity 'p9'"):
            own.remove("p9")
        with pytest.raises(NazvaError, match="give both"):
            own.add(Entity("p8", "person", ()))
    with Registry.load(file) as again:
        assert list(again) == list(PEOPLE)
        assert again.get("p1") == PEOPLE[0]
        assert again.get("p9") is None
        assert "p1" in again
        assert len(again) == len(PEOPLE)


def test_changes_leave_nothing_behind(registry):
    registry.search("x")
    rows = {table: count(registry, table) for table in ("key", "pair", "name")}
    registry.add(person("p9", "Францішак Багушэвіч", "Frantsishak Bahushevich"))
    assert count(registry, "key") > rows["key"]
    registry.remove("p9")
    assert {table: count(registry, table) for table in ("key", "pair", "name")} == rows


def count(registry, table):
    return registry._store.base.execute(f"select count(*) from {table}").fetchone()[0]


def test_a_small_table_is_read_and_leaves_nothing_beside_it(tmp_path):
    file = tmp_path / "people.tsv"
    file.write_text(TABLE, encoding="utf-8")
    own = Registry.load(file)
    assert [len(entity.names) for entity in own] == [2, 1]
    assert ids(own.search("Yasienka Hanna")) == ["p1"]
    assert [f.name for f in tmp_path.iterdir()] == ["people.tsv"]


def test_the_index_of_a_large_file_is_built_once(tmp_path, monkeypatch):
    monkeypatch.setattr("nazva.registry._SMALL", 0)
    file = tmp_path / "people.tsv"
    file.write_text(TABLE, encoding="utf-8")
    Registry.load(file).close()
    index = tmp_path / "people.tsv.nazva"
    made = index.stat().st_mtime_ns
    assert sorted(f.name for f in tmp_path.iterdir()) == ["people.tsv", "people.tsv.nazva"]
    with Registry.load(file) as own:
        assert index.stat().st_mtime_ns == made
        assert ids(own.search("Yasienka Hanna")) == ["p1"]
    file.write_text(TABLE + "p2\tperson\tЯкаў Лебядзевіч\tbe\n", encoding="utf-8")
    with Registry.load(file) as own:
        assert len(own) == 3
        assert index.stat().st_mtime_ns != made
    with pytest.raises(InputError, match="cannot be written"):
        Registry.load(file, index=tmp_path / "nowhere" / "x.nazva")


def test_an_index_of_other_keys_is_made_anew(registry, tmp_path, monkeypatch):
    file = tmp_path / "people.nazva"
    registry.save(file)
    monkeypatch.setattr(registryindex, "_VERSION", "another")
    with Registry.load(file) as own:
        assert not own.info()["indexed"]
        assert ids(own.search("Hanna Jasienka")) == ["p1"]
        assert own.info()["indexed"]


def test_what_is_no_registry_says_so(tmp_path):
    other = tmp_path / "other.nazva"
    with sqlite3.connect(other) as base:
        base.execute("create table x (y)")
    with pytest.raises(InputError, match="a data base, but no registry"):
        Registry.load(other)
    broken = tmp_path / "broken.nazva"
    broken.write_bytes(b"SQLite format 3\x00" + b"x" * 2000)
    with pytest.raises(InputError, match=r"broken\.nazva"):
        Registry.load(broken)
    with pytest.raises(InputError, match="No such file"):
        Registry.load(tmp_path / "nowhere.tsv")


def test_a_damaged_registry_says_so(registry, tmp_path):
    file = tmp_path / "people.nazva"
    registry.save(file)
    content = bytearray(file.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    file.write_bytes(content)
    for use in (lambda own: own.search("Ганна Ясенка"), lambda own: own.info()):
        with pytest.raises(InputError, match=r"people\.nazva: damaged"):
            use(Registry.load(file))


def test_a_registry_that_may_not_be_written_is_searched_and_refuses_changes(registry, tmp_path):
    file = tmp_path / "people.nazva"
    registry.save(file)
    own = Registry(store=Store.open(file))
    own._store.writable = False
    assert ids(own.search("Hanna Jasienka")) == ["p1"]
    for change in (lambda: own.add(person("p9", "Цётка")), lambda: own.remove("p1"), lambda: own.replace(PEOPLE[0])):
        with pytest.raises(InputError, match="may not be written"):
            change()


def test_contradictions_are_faults(tmp_path):
    file = tmp_path / "people.tsv"
    file.write_text(TABLE + "p1\tplace\tГанна\tbe\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"people\.tsv: line 5: 'p1' is a person above and a place here"):
        Registry.load(file)
    faults = []
    assert len(Registry.load(file, on_fault=faults.append)) == 2
    assert len(faults) == 1


def test_names_of_geonames_join_the_places_read_before(tmp_path):
    places, names = tmp_path / "BY.txt", tmp_path / "names.txt"
    row = "11\tLuzhasna\tLuzhasna\t\t55.26\t30.19\tP\tPPL\tBY\t\t07\t\t\t\t300\t\t150\tEurope/Minsk\t2020-01-01\n"
    places.write_text(row, encoding="utf-8")
    names.write_text("1\t11\tbe\tЛужасна\t1\t\t\t\n2\t12\tbe\tМінск\t1\t\t\t\n", encoding="utf-8")
    own = Registry.read([names, places])
    assert [(entity.id, [name.text for name in entity.names]) for entity in own] == [("11", ["Luzhasna", "Лужасна"])]


def test_what_nazva_knows_is_a_registry():
    own = Registry.builtin("people")
    assert ids(own.search("Янка Купала"))[0] == "yanka-kupala"
    with pytest.raises(NazvaError, match="no registry is called 'planets': people, places"):
        Registry.builtin("planets")


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("Hanna Jasienka lives in Luzhesno.", {"p1": "Ганна Ясенка", "m1": "Лужасна"}),
        ("Ганна Ясенка жыве ў Лужасне.", {"p1": "Ганна Ясенка", "m1": "Лужасна"}),
        ("Anna Yasenko left.", {"p1": "Ганна Ясенка"}),
        ("Сяргея Ціханоўскага бачылі ў Лужасне.", {"p4": "Сяргей Ціханоўскі", "m1": "Лужасна"}),
    ],
)
def test_find_knows_a_registry(registry, source, found):
    mentions = nazva.find(source, registry=registry)
    assert {m.entity_id: m.forms["be"] for m in mentions} == found
    assert all(source[m.start : m.end] == m.text for m in mentions)


def test_find_takes_a_file(tmp_path):
    file = tmp_path / "people.tsv"
    file.write_text(TABLE, encoding="utf-8")
    assert [m.entity_id for m in nazva.find("Ганна Ясенка жыве ў Лужасне.", registry=file)] == ["p1", "m1"]


def test_find_leaves_alone_what_the_registry_calls_an_organisation(registry):
    source = "Ясень наймае людзей."
    own = Registry([Entity("f2", "organisation", (EntityName("Ясень", "be"),))])
    assert nazva.find(source, registry=own) == []
    (firm,) = nazva.find(source, registry=own, kinds=("organisation",))
    assert (firm.entity_id, firm.canonical) == ("f2", "Ясень")


def run(*arguments, text=None):
    return CliRunner().invoke(main, [str(own) for own in arguments], input=text)


def test_commands(tmp_path):
    table, out = tmp_path / "people.tsv", tmp_path / "people.nazva"
    table.write_text(TABLE, encoding="utf-8")
    assert run("registry", "import", table, "-o", out).output == f"{out}: 2 entities, 3 names\n"
    info = json.loads(run("registry", "info", "--json", out).output)
    assert (info["entities"], info["kinds"], info["indexed"]) == (2, {"person": 1, "place": 1}, True)
    assert "entities  2" in run("registry", "info", table).output
    line = run("search", out, "Yasienka Hanna").output.rstrip("\n").split("\t")
    assert line[:2] == ["Yasienka Hanna", "p1"]
    found = [
        json.loads(row) for row in run("search", "--json", out, text="Лужасна\nЗміцер Шчарба\n").output.splitlines()
    ]
    assert [[hit["entity"]["id"] for hit in own["hits"]] for own in found] == [["m1"], []]
    assert run("search", out, "Зміцер Шчарба").output == "Зміцер Шчарба\t-\t-\t-\t-\n"
    names = tmp_path / "names.txt"
    names.write_text("Лужасна\n", encoding="utf-8")
    assert run("search", table, "--list", names).output.startswith("Лужасна\tm1\t")
    assert run("search", "people", "Янка Купала").output.startswith("Янка Купала\tyanka-kupala\t")
    copy = tmp_path / "copy.jsonl"
    assert run("registry", "import", out.parent / "people.tsv", "-o", copy).exit_code == 0
    assert [json.loads(line)["id"] for line in copy.read_text(encoding="utf-8").splitlines()] == ["p1", "m1"]
    assert "p1" in run("find", "--registry", out, "--format", "json", text="Ганна Ясенка жыве тут.").output


def test_commands_say_what_is_wrong(tmp_path):
    table, out = tmp_path / "people.tsv", tmp_path / "people.nazva"
    table.write_text(TABLE + "x\tplanet\tМарс\t\n", encoding="utf-8")
    stopped = run("registry", "import", table, "-o", out)
    assert (stopped.exit_code, stopped.stderr.count("\n")) == (1, 1)
    assert [f.name for f in tmp_path.iterdir()] == ["people.tsv"]
    kept = run("registry", "import", "--keep-going", table, "-o", out)
    assert kept.exit_code == 1
    assert "line 5: no kind is called 'planet'" in kept.stderr
    assert kept.stdout == f"{out}: 2 entities, 3 names\n"
    assert json.loads(run("registry", "info", "--json", out).output)["faults"] == 1
    for arguments, status, said in (
        (("registry", "import", table, "-o", table), 2, "both input and output"),
        (("registry", "import", table, "-o", tmp_path / "x.xls"), 2, "nothing says how it is to be written"),
        (("search", tmp_path / "nowhere.tsv", "x"), 1, "No such file"),
        (("search", out, "x", "--birth-date", "spring"), 2, "is no date"),
        (("find", "--registry", tmp_path / "nowhere.tsv"), 1, "No such file"),
    ):
        result = run(*arguments, text="x")
        assert (result.exit_code, result.stderr.count("\n")) == (status, 1), arguments
        assert said in result.stderr
