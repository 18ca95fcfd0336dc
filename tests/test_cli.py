"""The commands as a user meets them: streams, JSON, one line for what is wrong, and exit statuses."""

import json

import pytest
from click.testing import CliRunner

from nazva.cli import main


def run(*arguments, text=None):
    return CliRunner().invoke(main, arguments, input=text)


def test_there_and_back():
    names = "Андрэй Кузнечык, Ігар Лосік, снег, з’езд, вераб’і, стагоддзя\r\nбез канца"
    there = run("convert", "--to", "lacinka", text=names).stdout_bytes.decode()
    assert there == "Andrej Kuźniečyk, Ihar Łosik, śnieh, źjezd, vierabji, stahodździa\r\nbiez kanca"
    assert run("convert", "--to", "be", "--from", "lacinka", text=there).stdout_bytes.decode() == names


def test_json_lines():
    out = run("convert", "--to", "be-icao", "--json", text="Гомель\n").output
    assert json.loads(out) == {"source": "Гомель", "text": "Homel"}


@pytest.mark.parametrize(
    ("arguments", "status", "part"),
    [
        (["convert", "--to", "lacinca"], 2, "did you mean lacinka"),
        (["convert", "--to", "lacinka", "--from", "uk"], 2, "no tables lead"),
        (["convert", "--to", "lacinka", "--encoding", "klingon"], 2, "no encoding"),
        (["convert", "--to", "lacinka", "no-such-file.txt"], 1, "No such file"),
        (["explain", "--to", "lacinka", "12", "中"], 2, "name the source"),
    ],
)
def test_wrong_calls(arguments, status, part):
    result = run(*arguments, text="x")
    assert result.exit_code == status
    assert part in result.stderr
    assert result.stderr.count("\n") == 1


def test_bad_bytes_name_the_line(tmp_path):
    file = tmp_path / "bad.txt"
    file.write_bytes("Гомель\n".encode() + b"ab\xc3(\n" + "Брэст\n".encode())
    stopped = run("convert", "--to", "be-icao", "--from", "be", str(file))
    assert (stopped.exit_code, stopped.stdout) == (1, "Homel\n")
    assert "line 2, column 3" in stopped.stderr
    kept = run("convert", "--to", "be-icao", "--from", "be", "--keep-going", str(file))
    assert (kept.exit_code, kept.stdout_bytes) == (1, b"Homel\nab\xc3(\nBrest\n")


def test_output_is_whole_or_not_there_and_never_the_input(tmp_path):
    file, out = tmp_path / "in.txt", tmp_path / "out.txt"
    file.write_bytes(b"\xff")
    assert run("convert", "--to", "be-icao", "--from", "be", "-o", str(out), str(file)).exit_code == 1
    assert [f.name for f in tmp_path.iterdir()] == ["in.txt"]
    file.write_text("Гомель", encoding="utf-8")
    same = run("convert", "--to", "be-icao", "-o", str(file), str(file))
    assert same.exit_code == 2
    assert file.read_text(encoding="utf-8") == "Гомель"


def test_find_formats():
    source = "Ihar Łosik lives in Minsk."
    assert "Игорь Лосик" in run("find", text=source).output
    assert json.loads(run("find", "--format", "json", text=source).output.split("\n")[0])["text"] == "Ihar Łosik"
    assert run("find", "--format", "tsv", text=source).output.startswith("start\tend\ttext")
    assert run("find", "--to", "be", text=source).output == "Ігар Лосік lives in Мінск."


def test_lists_and_checks(tmp_path):
    assert "be-icao" in run("spellings").output
    assert "Doc 9303" in run("spellings", "passport").output
    assert "s + soft-sign" in run("explain", "--to", "lacinka", "снег").output
    broken = tmp_path / "x.toml"
    broken.write_text("format = 1\n[table]\n", encoding="utf-8")
    assert run("tables", "check", str(broken)).exit_code == 1
