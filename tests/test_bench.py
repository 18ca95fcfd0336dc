"""`nazva bench`: what it reads, what it says of rows that are no pairs, and what it prints."""

import json

import pytest
from click.testing import CliRunner

from nazva import peers, trials
from nazva.cli import main
from nazva.cli.pair_files import labelled
from nazva.cli.streams import Faults

PAIRS = """case_group,schema,name1,name2,is_match,quality,category,notes
be,Person,Ігар Лосік,Игорь Лосик,true,STRONG,cyrillic,
be,Person,Ігар Лосік,"Łosik, Ihar",true,STRONG,latin,a comma
be,Person,Ihar Łosik,Игорь Лосик,true,STRONG,latin,
be,Person,Ігар Лосік,Віктар Лосік,false,STRONG,siblings,
be,Person,Ганна Лосік,Ігар Лосік,false,STRONG,siblings,
be,Place,Гомель,Homiel,true,MEDIUM,places,
be,Place,Гомель,Магілёў,false,WEAK,places,
be,Organization,Белавія,Белсат,false,WEAK,bodies,
"""


def run(*arguments, text=None):
    return CliRunner().invoke(main, ["bench", *arguments], input=text)


def read(tmp_path, content, name="pairs.csv", kind=None):
    file = tmp_path / name
    file.write_text(content, encoding="utf-8")
    faults = Faults(keep_going=True)
    return labelled(str(file), "utf-8", None, kind, faults), faults.count


def test_the_columns_of_opensanctions(tmp_path):
    found, faults = read(tmp_path, PAIRS)
    assert faults == 0
    assert [own.kind for own in found] == ["person"] * 5 + ["place"] * 2 + ["organisation"]
    assert found[1] == trials.Labelled("Ігар Лосік", "Łosik, Ihar", "person", True, "STRONG", "latin", 3)


@pytest.mark.parametrize(
    "header",
    ["label\tkind\ta\ta_lang\tb", "match\tstratum\tleft\tnote\tright", "judgement\tcategory\tName_1\t\tNAME_2"],
)
def test_other_names_of_columns(tmp_path, header):
    content = f"{header}\n1\tsame_entity\tІгар Лосік\tbe\tИгорь Лосик\n0\tneg\tІгар Лосік\tbe\tВіктар Лосік\n"
    found, faults = read(tmp_path, content, "pairs.tsv")
    assert faults == 0
    assert [(own.one, own.other, own.is_match, own.kind, own.stratum) for own in found] == [
        ("Ігар Лосік", "Игорь Лосик", True, "person", "same_entity"),
        ("Ігар Лосік", "Віктар Лосік", False, "person", "neg"),
    ]


def test_a_column_of_kinds_of_names(tmp_path):
    found, _ = read(tmp_path, "kind,a,b,label\nplace,Гомель,Homiel,same\nperson,Ігар Лосік,Игорь Лосик,same\n")
    assert [own.kind for own in found] == ["place", "person"]
    found, _ = read(tmp_path, "kind,a,b,label\nplace,Гомель,Homiel,same\n", kind="person")
    assert [own.kind for own in found] == ["person"]


def test_rows_that_are_no_pairs_are_told_and_lose_no_others(tmp_path, capsys):
    content = (
        "a,b,label,schema\nІгар Лосік,Игорь Лосик,1,Person\n,Игорь Лосик,1,Person\nІгар,Игорь,perhaps,Person\n"
        'Ігар,Игорь,1\n"Ігар,Игорь,1,Person\nІгар,Игорь,1,Star\nІгар Лосік,Віктар Лосік,0,Person\n'
    )
    found, faults = read(tmp_path, content)
    said = capsys.readouterr().err
    assert [(own.line, own.is_match) for own in found] == [(2, True), (8, False)]
    assert faults == 5
    assert [line.partition("pairs.csv: ")[2].partition(":")[0] for line in said.splitlines()] == [
        *("line 3", "line 4", "line 5", "line 6", "line 7")
    ]
    assert "no label is called 'perhaps'" in said
    assert "no kind of name is called 'Star'" in said


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    file = tmp_path_factory.mktemp("bench") / "pairs.csv"
    file.write_text(PAIRS + "be,Person,,nobody,true,,,\n", encoding="utf-8")
    return file


def test_the_report(file):
    done = run("--against", "rapidfuzz", "--errors", "3", str(file))
    assert done.exit_code == 1, "one row is no pair"
    assert done.stderr.count("\n") == 1
    assert f"{file}: line 10: a name is empty" in done.stderr
    for part in (
        f"{file}: 8 pairs, 4 the same, 4 different",
        "scorer                 nazva   rapidfuzz",
        "AUC place",
        "recall at 99.9% right",
        "Verdicts of nazva by stratum",
        "chains A = B = C",
        "pairs a second, names never seen",
        "megabytes then",
    ):
        assert part in done.stdout
    rows = {line.split("  ")[0].strip(): line.split() for line in done.stdout.splitlines()}
    assert rows["siblings"][1] == "2"


def test_json_lines_hold_what_is_printed(file):
    done = run("--against", "none", "--json", str(file))
    (own,) = map(json.loads, done.stdout.splitlines())
    assert own["scorer"] == "nazva"
    assert own["pairs"] == 8
    assert own["threshold"] == trials.threshold_of("nazva")
    assert own["aucs"]["person"] == 1.0
    assert sum(sum(row.values()) for row in own["verdicts"].values()) == 8
    assert own["strata"]["siblings"]["false"]["same"] == 0
    assert own["chains"]["all"] > 0
    assert own["start"] > 0
    assert own["fresh"] > 0
    assert sum(each["count"] for each in own["reliability"]) == 8


@pytest.mark.parametrize(
    ("content", "status", "part"),
    [
        ("a,b\nІгар,Игорь\n", 1, "no column is_match, label"),
        ("Ігар,Игорь,1\n", 1, "no column name1"),
        ("a,b,label\n", 1, "no labelled pairs"),
        ("", 1, "no labelled pairs"),
    ],
)
def test_files_that_hold_no_pairs(tmp_path, content, status, part):
    file = tmp_path / "pairs.csv"
    file.write_text(content, encoding="utf-8")
    done = run("--against", "none", str(file))
    assert (done.exit_code, done.stdout) == (status, "")
    assert part in done.stderr
    assert done.stderr.count("\n") == 1


def test_who_is_named_and_not_installed(monkeypatch, file):
    missing = peers.Peer("jellyfish", ("no_such_library",), 0.9, peers._jellyfish)
    monkeypatch.setitem(peers.PEERS, "jellyfish", missing)
    done = run("--against", "jellyfish", str(file))
    assert (done.exit_code, done.stdout) == (2, "")
    assert "pip install no_such_library" in done.stderr


@pytest.mark.parametrize("name", [name for name in peers.PEERS if name != "logic-v2"])
def test_every_scorer_that_is_installed_gives_scores(name):
    peer = peers.PEERS[name]
    if not peer.is_installed:
        pytest.skip(f"{name} is not installed")
    score = peer.load()
    assert 0.9 < score("Ihar Losik", "IHAR LOSIK", "person") <= 1
    assert 0 <= score("Ihar Losik", "Maryja Kalesnikava", "person") < 0.8


def test_opensanctions():
    pytest.importorskip("nomenklatura")
    score = peers.PEERS["logic-v2"].load()
    assert score("Ihar Losik", "IHAR LOSIK", "person") > 0.9
    assert score("Ihar Losik", "Maryja Kalesnikava", "person") < 0.7
    assert score("Minsk", "Minsk", "place") > 0.9


def test_a_scorer_that_fails_says_so():
    with peers.running("nazva") as scorer, pytest.raises(peers.PeerError, match="TypeError"):
        scorer.score([("one name only",)])
