"""`nazva compare`: two names, and pairs of a file as they come."""

import json

import pytest
from click.testing import CliRunner

import nazva
from nazva.cli import main


def run(*arguments, text=None):
    return CliRunner().invoke(main, ["compare", *arguments], input=text)


def test_two_names():
    done = run("Siarhei Tsikhanouski", "Сергей Тихановский")
    assert done.exit_code == 0
    first, *reasons = done.stdout.splitlines()
    assert first.startswith("same, 9")
    assert [line.strip() for line in reasons] == [*nazva.compare("Siarhei Tsikhanouski", "Сергей Тихановский").reasons]


def test_a_difference_is_no_failure():
    done = run("Сяргей Ціханоўскі", "Святлана Ціханоўская")
    assert done.exit_code == 0
    assert done.stdout.startswith("different, ")


def test_json():
    done = run("--json", "Ігар Лосік", "Игорь Лосик")
    found = json.loads(done.stdout)
    assert (found["one"], found["other"], found["verdict"]) == ("Ігар Лосік", "Игорь Лосик", "same")
    assert found["parts"][0]["part"] == "given"


PAIRS = "Ігар Лосік\tИгорь Лосик\nЛосік, Ігар\tВіктар Лосік\n"


def lines(done):
    assert done.exit_code == 0, done.stderr
    return [line.split("\t")[:3] for line in done.stdout.splitlines()]


@pytest.mark.parametrize(
    "text",
    [
        PAIRS,
        f"\ufeffa\tb\n{PAIRS}",
        f"name1\tname2\n{PAIRS}".replace("\n", "\r\n"),
        'id,left,right\n1,Ігар Лосік,Игорь Лосик\n2,"Лосік, Ігар",Віктар Лосік\n',
    ],
)
def test_pairs_of_standard_input(text):
    assert lines(run("--pairs", "-", text=text)) == [
        ["Ігар Лосік", "Игорь Лосик", "same"],
        ["Лосік, Ігар", "Віктар Лосік", "different"],
    ]


def test_columns_of_a_file_by_name_and_number(tmp_path):
    file = tmp_path / "names.csv"
    file.write_text("id,наш,іх\n1,Ігар Лосік,Игорь Лосик\n", encoding="utf-8")
    expected = [["Ігар Лосік", "Игорь Лосик", "same"]]
    assert lines(run("--pairs", str(file), "--columns", "наш", "іх")) == expected
    assert lines(run("--pairs", str(file), "--columns", "2", "3")) == expected
    wrong = run("--pairs", str(file), "--columns", "наш", "ваш")
    assert wrong.exit_code == 2
    assert "the columns are: id, наш, іх" in wrong.stderr


def test_json_lines_of_pairs():
    found = [json.loads(line) for line in run("--pairs", "-", "--json", text=PAIRS).stdout.splitlines()]
    assert [own["verdict"] for own in found] == ["same", "different"]
    assert found[0]["reasons"]


def test_lines_come_while_more_is_read(monkeypatch):
    seen = []
    monkeypatch.setattr("nazva.cli.comparing.pairs", lambda *_: iter([("Ігар Лосік", "Игорь Лосик")] * 3))
    real = nazva.compare
    monkeypatch.setattr(nazva, "compare", lambda *own: seen.append(own) or real(*own))
    assert run("--pairs", "-", text="").stdout.count("\n") == len(seen) == 3


def test_rows_without_two_names():
    stopped = run("--pairs", "-", text=f"{PAIRS}Ігар\n{PAIRS}")
    assert stopped.exit_code == 1
    assert "standard input: line 3: 1 cells instead of 2" in stopped.stderr
    assert stopped.stdout.count("\n") == 2
    kept = run("--pairs", "-", "--keep-going", text=f"{PAIRS}Ігар\n{PAIRS}")
    assert kept.exit_code == 1
    assert kept.stdout.count("\n") == 4
    assert kept.stderr.count("\n") == 1
    alone = run("--pairs", "-", text="Ігар Лосік\nІгар\n")
    assert (alone.exit_code, alone.stdout) == (1, "")
    assert "line 1: one cell instead of two names" in alone.stderr


@pytest.mark.parametrize(
    "arguments",
    [["Ігар Лосік"], [], ["a", "b", "c"], ["--pairs", "-", "a", "b"], ["--columns", "a", "b", "c", "d"]],
)
def test_wrong_calls(arguments):
    done = run(*arguments, text="")
    assert done.exit_code == 2
    assert done.stderr.count("\n") == 1


def test_names_that_hold_ends_of_lines_stay_one_line():
    done = run("--pairs", "-", text='a,b\n"Ігар\n Лосік",Игорь Лосик\n')
    assert lines(done) == [["Ігар Лосік", "Игорь Лосик", "same"]]
