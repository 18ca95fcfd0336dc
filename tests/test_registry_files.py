"""Every format of registry files: what is read, what is refused and named, what is told apart, what comes back."""

import bz2
import gzip
import json
import lzma
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nazva import registryfiles
from nazva.entities import Entity, EntityName
from nazva.errors import InputError, NazvaError
from nazva.registryfiles import values

PEOPLE = (
    "id\tkind\tname\tlang\tweak\tbirth_date\tgender\tcountry\tparent\tnote\n"
    "p1\tperson\tЗоська Верас\tbe\t\t1892-09-30\tf\tby\t\tx\n"
    "p1\tperson\tЛюдвіка Войцік\tbe\t\t\t\t\t\t\n"
    "p1\tperson\tЗоська\tbe\t1\t\t\t\t\t\n"
    "m1\tplace\tЛужасна\tbe\t\t\t\tBLR\tvitsebsk\t\n"
)
VERAS = Entity(
    "p1",
    "person",
    (EntityName("Зоська Верас", "be"), EntityName("Людвіка Войцік", "be"), EntityName("Зоська", "be", True)),
    "f",
    ("1892-09-30",),
    countries=("by",),
)
LUZHASNA = Entity("m1", "place", (EntityName("Лужасна", "be"),), countries=("by",), parent="vitsebsk")
ITEM = {
    "type": "item",
    "id": "Q7",
    "labels": {
        "be": {"language": "be", "value": "Ганна Ясенка"},
        "be-x-old": {"language": "be-x-old", "value": "Ганна Ясенка"},
        "zh": {"language": "zh", "value": "安娜"},
    },
    "aliases": {"be": [{"language": "be", "value": "Анна Ясенка"}]},
    "claims": {
        "P31": [{"rank": "normal", "mainsnak": {"datavalue": {"value": {"id": "Q5"}}}}],
        "P21": [{"rank": "normal", "mainsnak": {"datavalue": {"value": {"id": "Q6581072"}}}}],
        "P27": [{"rank": "normal", "mainsnak": {"datavalue": {"value": {"numeric-id": 184}}}}],
        "P569": [
            {
                "rank": "deprecated",
                "mainsnak": {"datavalue": {"value": {"time": "+1899-01-01T00:00:00Z", "precision": 11}}},
            },
            {
                "rank": "normal",
                "mainsnak": {"datavalue": {"value": {"time": "+1901-05-00T00:00:00Z", "precision": 10}}},
            },
        ],
        "P570": [{"rank": "normal", "mainsnak": {"snaktype": "somevalue"}}],
    },
}


def put(folder, name, content):
    file = folder / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


def entities(file, **options):
    return list(registryfiles.read(file, **options))


def faults_of(file, **options):
    found = []
    read = list(registryfiles.read(file, on_fault=found.append, **options))
    return read, [str(fault) for fault in found]


def test_table(tmp_path):
    assert entities(put(tmp_path, "people.tsv", PEOPLE)) == [VERAS, LUZHASNA]
    assert entities(put(tmp_path, "people.csv", PEOPLE.replace("\t", ","))) == [VERAS, LUZHASNA]
    assert entities(put(tmp_path, "semicolons.txt", "\ufeff" + PEOPLE.replace("\t", ";").replace("\n", "\r\n"))) == [
        VERAS,
        LUZHASNA,
    ]
    assert VERAS.name == "Зоська Верас"
    assert VERAS.weak == {"be"}


def test_a_table_of_names_alone_is_a_registry(tmp_path):
    file = put(tmp_path, "names.csv", 'name\n"Ясенка, Ганна"\nЯн Лебядзевіч\n')
    assert [(e.id, e.kind, e.name) for e in entities(file)] == [
        ("line-2", "person", "Ясенка, Ганна"),
        ("line-3", "person", "Ян Лебядзевіч"),
    ]
    assert {e.kind for e in entities(file, kind="organisation")} == {"organisation"}


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("p2\tplanet\tМарс\t\t\t\t\t\t\t", "no kind is called 'planet' (write person, place, organisation)"),
        ("p2\tperson\t \t\t\t\t\t\t\t", "the row has no name"),
        (
            "p2\tperson\tЯн Лебядзевіч\t\t\t31.13.1950\t\t\t\t",
            "birth_date '31.13.1950' is no date (write 1946, 1946-08",
        ),
        ("p2\tperson\tЯн Лебядзевіч\t\t\t\tmany\t\t\t", "gender is 'many'"),
        ("p2\tperson\tЯн Лебядзевіч\t\tperhaps\t\t\t\t\t", "weak is 'perhaps'"),
        ("p2\tperson", "2 cells instead of 10"),
        ('p2\tperson\t"Ян\t\t\t\t\t', "the quotation mark of cell 3 is never closed"),
    ],
)
def test_a_bad_row_is_named_and_costs_no_other(tmp_path, row, said):
    file = put(tmp_path, "people.tsv", PEOPLE.replace("m1\t", f"{row}\nm1\t"))
    read, faults = faults_of(file)
    assert len(faults) == 1
    assert f"{file}: line 5: {said}" in faults[0]
    assert [e for e in read if e.id != "p2"] == [VERAS, LUZHASNA]
    with pytest.raises(InputError, match="line 5"):
        entities(file)


def test_an_open_quotation_mark_costs_one_row(tmp_path):
    file = put(tmp_path, "names.csv", 'id,name\n1,"Ян Лебядзевіч\n2,Ганна Ясенка\n3,Зоська Верас\n')
    read, faults = faults_of(file)
    assert [e.id for e in read] == ["2", "3"]
    assert "line 2" in faults[0]


def test_bytes_that_are_not_utf8_cost_one_row(tmp_path):
    file = put(tmp_path, "people.tsv", PEOPLE.encode().replace(b"m1\t", b"x\xff\tperson\tx\t\t\t\t\t\t\t\nm1\t"))
    read, faults = faults_of(file)
    assert read == [VERAS, LUZHASNA]
    assert "line 5: not UTF-8 (byte 0xff) (convert the file to UTF-8)" in faults[0]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("x.csv", "a,b\n1,2\n", "no column is called name"),
        ("x.csv", "", "the file is empty"),
        ("x.tsv", "id\tname\tname\n", "two columns are called 'name'"),
        ("x.tsv.gz", b"no gzip", "cannot be read"),
        ("x.tsv.gz", gzip.compress(PEOPLE.encode())[:-9], "cannot be read"),
        ("x.tsv.xz", b"\x00\x01", "cannot be read"),
        ("x.zip", b"PK", "cannot be read"),
    ],
    ids=range(7),
)
def test_what_is_no_registry_file_says_so(tmp_path, name, content, said):
    with pytest.raises(InputError, match=said):
        entities(put(tmp_path, name, content))
    with pytest.raises(InputError, match="No such file"):
        entities(tmp_path / "nowhere.tsv")


def test_packed_files(tmp_path):
    raw = PEOPLE.encode()
    put(tmp_path, "a.tsv.gz", gzip.compress(raw))
    put(tmp_path, "b.tsv.bz2", bz2.compress(raw))
    put(tmp_path, "c.tsv.xz", lzma.compress(raw))
    with zipfile.ZipFile(tmp_path / "d.zip", "w") as packed:
        packed.writestr("readme.txt", "x")
        packed.writestr("people.tsv", PEOPLE)
    for name in ("a.tsv.gz", "b.tsv.bz2", "c.tsv.xz", "d.zip"):
        told = []
        assert entities(tmp_path / name, advance=told.append) == [VERAS, LUZHASNA], name
        assert 0.5 < sum(told) / (tmp_path / name).stat().st_size <= 1, name


def test_json_lines(tmp_path):
    rows = [
        VERAS.as_dict(),
        {"id": 5, "kind": "place", "name": "Лужасна", "country": "BY"},
        {"kind": "planet", "name": "Марс"},
        {"id": "x"},
        [1],
    ]
    content = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n{broken\n"
    read, faults = faults_of(put(tmp_path, "people.jsonl", content))
    assert read == [VERAS, Entity("5", "place", (EntityName("Лужасна"),), countries=("by",))]
    assert [fault.split(": ", 2)[1] for fault in faults] == ["line 3", "line 4", "line 5", "line 6"]


def test_followthemoney(tmp_path):
    person = {
        "id": "Q1",
        "schema": "Person",
        "caption": "Hanna Jasienka",
        "properties": {
            "name": ["Hanna Jasienka", "Ганна Ясенка"],
            "alias": ["Anna Jasienka"],
            "previousName": ["Hanna Lebiadzevič"],
            "weakAlias": ["Hania"],
            "firstName": ["Hanna"],
            "fatherName": ["Ivanaŭna"],
            "lastName": ["Jasienka"],
            "birthDate": ["1901-05-12", "long ago"],
            "gender": ["female"],
            "nationality": ["by"],
            "country": ["pl"],
            "wikidataId": ["Q7"],
        },
    }
    vessel = {"id": "v", "schema": "Vessel", "properties": {"name": ["Ясенка"]}}
    firm = {"id": "f", "schema": "Company", "properties": {"name": ["ААТ «Ясень»"], "jurisdiction": ["by"]}}
    address = {"id": "a", "schema": "Address", "properties": {"full": ["Мінск, вул. Я. Коласа, 1"], "country": ["by"]}}
    nameless = {"id": "n", "schema": "Person", "properties": {}}
    content = "\n".join(
        json.dumps(own, ensure_ascii=False) for own in (person, vessel, firm, address, nameless, {"x": 1})
    )
    read, faults = faults_of(put(tmp_path, "entities.ftm.json", content))
    assert [(e.id, e.kind) for e in read] == [("Q1", "person"), ("f", "organisation"), ("a", "place")]
    own = read[0]
    assert [n.text for n in own.names if not n.weak] == [
        *("Hanna Jasienka", "Ганна Ясенка", "Anna Jasienka", "Hanna Lebiadzevič", "Hanna Ivanaŭna Jasienka"),
    ]
    assert [n.text for n in own.names if n.weak] == ["Hania"]
    assert (own.gender, own.birth_dates, own.countries, own.links) == (
        "f",
        ("1901-05-12",),
        ("by", "pl"),
        ("wikidata:Q7",),
    )
    assert len(faults) == 3
    assert "'long ago' is no date" in faults[0]


def test_targets_of_opensanctions(tmp_path):
    content = (
        '"id","schema","name","aliases","birth_date","countries","addresses","identifiers","sanctions","phones","emails",'
        '"program_ids","dataset","first_seen","last_seen","last_change"\n'
        '"NK-1","Person","Hanna Jasienka","Anna Jasienka;""Jasienka; Hanna""","1901-05-12;1901","by;pl","",'
        '"","","","","","x","","",""\n'
        '"NK-2","Vessel","Jasień","","","","","","","","","","x","","",""\n'
    )
    (own,) = entities(put(tmp_path, "targets.simple.csv", content))
    assert [n.text for n in own.names] == ["Hanna Jasienka", "Anna Jasienka", "Jasienka; Hanna"]
    assert (own.kind, own.birth_dates, own.countries) == ("person", ("1901-05-12", "1901"), ("by", "pl"))


def test_geonames(tmp_path):
    places = (
        "11\tLuzhasna\tLuzhasna\tLuzhasna,Лужасна,Лужесно\t55.26\t30.19\tP\tPPL\tBY\t\t07\t\t\t\t300\t\t150\tEurope/Minsk\t2020-01-01\n"
        '12\t"Jaś"\tJas\t\t55.26\t30.19\tP\tPPL\tBY\t\t07\t\t\t\t0\t\t150\tEurope/Minsk\t2020-01-01\n'
        "13\tshort\n"
    )
    read, faults = faults_of(put(tmp_path, "BY.txt", places))
    assert [[n.text for n in e.names] for e in read] == [["Luzhasna", "Лужасна", "Лужесно"], ['"Jaś"', "Jas"]]
    assert (read[0].kind, read[0].countries) == ("place", ("by",))
    assert "line 3: no place of GeoNames: 2 columns" in faults[0]
    names = (
        "1\t11\tbe-tarask\tЛужасна\t1\t\t\t\n"
        "2\t11\tlink\thttps://example.org\t\t\t\t\n"
        "3\t11\twkdt\tQ99\t\t\t\t\n"
        "4\t11\tru\tЛужа\t\t\t1\t\n"
        "5\t11\tzh\t卢扎斯纳\t\t\t\t\n"
        "6\tno\n"
    )
    read, faults = faults_of(put(tmp_path, "alternateNamesV2.txt", names))
    assert [(e.kind, e.names, e.links) for e in read] == [
        ("", (EntityName("Лужасна", "be-tarask"),), ()),
        ("", (), ("wikidata:Q99",)),
        ("", (EntityName("Лужа", "ru", True),), ()),
    ]
    assert len(faults) == 1


def test_wikidata(tmp_path):
    claim = {"rank": "normal", "mainsnak": {"datavalue": {"value": {"id": "Q184"}}}}
    place = {
        "type": "item",
        "id": "Q8",
        "labels": {"ru": {"language": "ru", "value": "Лужесно"}},
        "aliases": [],
        "claims": {"P625": [{}], "P17": [claim], "P131": [claim]},
    }
    firm = place | {"id": "Q9", "claims": place["claims"] | {"P452": [claim]}}
    book = place | {"id": "Q10", "claims": {"P31": [claim]}}
    lines = ",\n".join(json.dumps(item, ensure_ascii=False) for item in (ITEM, place, firm, book))
    read, faults = faults_of(put(tmp_path, "dump.json.bz2", bz2.compress(f"[\n{lines},\n{{]\n]\n".encode())))
    assert len(faults) == 1
    assert "line 6: not JSON" in faults[0]
    assert read[0] == Entity(
        "Q7",
        "person",
        (EntityName("Ганна Ясенка", "be"), EntityName("Анна Ясенка", "be"), EntityName("Ганна Ясенка", "be-tarask")),
        "f",
        ("1901-05",),
        countries=("by",),
        links=("wikidata:Q7",),
    )
    assert [(e.id, e.kind, e.countries, e.parent) for e in read[1:]] == [("Q8", "place", ("by",), "Q184")]


@pytest.mark.parametrize(
    "claims", [[], None, 5, {"P31": 5}, {"P31": [None]}, {"P31": [{"mainsnak": None}]}, {"P569": [{}]}]
)
def test_odd_items_of_wikidata_break_nothing(tmp_path, claims):
    good = json.dumps(ITEM)
    bad = json.dumps(ITEM | {"id": "Q66", "claims": claims, "aliases": {"be": 5}})
    read, _ = faults_of(put(tmp_path, "dump.json", f"[\n{bad},\n{good}\n]\n"))
    assert "Q7" in [e.id for e in read]


def test_osm(tmp_path):
    content = (
        "@id\t@type\tname\tname:be\tname:ru\talt_name:be\tshort_name\twikidata\taddr:country\n"
        "5\tnode\tЛужасна\tЛужасна\tЛужесно\tЛужосна;Лужаснае\tЛж\tQ99\tBY\n"
        "6\t1\t\t\t\t\t\t\t\n"
    )
    (own,) = entities(put(tmp_path, "places.csv", content))
    assert (own.id, own.kind, own.countries, own.links) == ("node/5", "place", ("by",), ("wikidata:Q99",))
    assert own.named("be") == ("Лужасна", "Лужосна", "Лужаснае")
    assert own.named("ru") == ("Лужесно",)
    assert [n.text for n in own.names if n.weak] == ["Лж"]


names = st.builds(
    EntityName,
    st.text("аЯšñ\"',;|\t- ", min_size=1, max_size=12).map(lambda text: " ".join(f"я{text}я".split())),
    st.sampled_from(["", "be", "ru"]),
    st.booleans(),
)
people = st.builds(
    Entity,
    st.uuids().map(str),
    st.sampled_from(["person", "place", "organisation"]),
    st.lists(names, min_size=1, max_size=4, unique_by=lambda n: (n.text, n.lang)).map(tuple),
    st.sampled_from(["", "m", "f"]),
    st.sampled_from([(), ("1901",), ("1901-05", "1902")]),
    st.sampled_from([(), ("1999-01-02",)]),
    st.sampled_from([(), ("by",), ("by", "pl")]),
    st.sampled_from(["", "minsk"]),
    st.sampled_from([(), ("wikidata:Q1", "x")]),
)


@pytest.mark.parametrize("ident", ["tsv", "csv", "jsonl"])
@given(found=st.lists(people, min_size=1, max_size=3))
def test_what_is_written_comes_back(tmp_path_factory, ident, found):
    file = tmp_path_factory.mktemp("written") / f"x.{ident}"
    with file.open("w", encoding="utf-8", newline="") as out:
        registryfiles.writer(file, ident)(found, out.write)
    assert entities(file) == found


@pytest.mark.parametrize("ident", ["ftm", "targets"])
def test_what_others_read_is_written_too(tmp_path, ident):
    file = tmp_path / "out"
    with file.open("w", encoding="utf-8") as out:
        registryfiles.writer(file, ident)([VERAS, LUZHASNA], out.write)
    read = entities(file)
    assert [(e.id, e.kind, [n.text for n in e.names], e.birth_dates, e.countries) for e in read] == [
        ("p1", "person", ["Зоська Верас", "Людвіка Войцік", "Зоська"], ("1892-09-30",), ("by",)),
        ("m1", "place", ["Лужасна"], (), ("by",)),
    ]


def test_dumps_are_not_written():
    with pytest.raises(NazvaError, match="geonames is read, not written: tsv, csv, jsonl, ftm, targets"):
        registryfiles.writer("x.tsv", "geonames")
    with pytest.raises(NazvaError, match="no format is called 'xls'"):
        registryfiles.writer("x.tsv", "xls")
    with pytest.raises(NazvaError, match=r"x\.xls: nothing says how it is to be written"):
        registryfiles.writer("x.xls")


@pytest.mark.parametrize(
    ("value", "date"),
    [("05.08.1946", "1946-08-05"), ("8.1946", "1946-08"), ("1946-00-00", "1946"), ("1946-13-01", None), ("", None)],
)
def test_dates(value, date):
    assert values.date(value) == date
