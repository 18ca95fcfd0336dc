"""Files as they come: any size, any line ends, any bytes; columns of tables in place in the row."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from nazva import conversion, markup, text
from nazva.cli import main
from nazva.cli.streams import Place
from nazva.delimited import body, lines, rows
from nazva.pieces import MOST, pieces

BOM = b"\xef\xbb\xbf"


def run(*arguments, text=None):
    return CliRunner().invoke(main, arguments, input=text)


def lacinka(*arguments, text, status=0):
    done = run("convert", "--from", "be", "--to", "lacinka", *arguments, text=text)
    assert done.exit_code == status, done.stderr
    return done.stdout_bytes


WORDS = (
    "снег з без лесу Снег, the changes Save śnieh niama %s <b> <a href='x'> { } [[ ]] <!-- --> <code> </code> &nbsp;"
)
BLANKS = [" ", " ", " ", " ", " ", "\n", "\n", "\r\n", "\r", "\t", "\u00a0"]
TEXTS = st.lists(st.sampled_from([*WORDS.split(" "), *BLANKS]), max_size=60).map("".join)


@given(
    TEXTS,
    st.integers(1, 9),
    st.sampled_from(markup.MARKUPS),
    st.sampled_from(["be lacinka", "lacinka be", "lacinka be-tarask"]),
)
@settings(deadline=None, max_examples=300)
def test_pieces_convert_as_the_whole_does(source, size, name, pair):
    made = conversion.converter(*pair.split())
    keep = markup.keeper(name)
    blocks = [source[i : i + size] for i in range(0, len(source), size)]
    cut = list(pieces(blocks, made, keep))
    assert "".join(cut) == source
    whole = made(source, markup.keeper(name).spans(source))
    assert "".join(made(piece, keep.spans(piece)) for piece in cut) == whole


def test_pieces_of_a_line_that_is_judged_in_stretches():
    made = conversion.converter("lacinka", "be")
    source = "Śnieh na poli, " * 700 + "and then you click the button to save all changes, " * 90 + "śnieh " * 3000
    blocks = [source[i : i + 5000] for i in range(0, len(source), 5000)]
    cut = list(pieces(blocks, made, markup.AUTO))
    assert len(cut) > 5
    assert "".join(map(made, cut)) == made(source)


def test_a_line_goes_out_when_it_has_ended():
    made = conversion.converter("be", "lacinka")
    assert list(pieces(["снег\n", "лес\r\n", "з\n", "лесу"], made, markup.AUTO)) == ["снег\n", "лес\r\n", "з\nлесу"]


def test_what_has_no_blanks_is_cut_all_the_same():
    made = conversion.converter("be", "lacinka")
    cut = list(pieces(["снег" * (MOST // 8)] * 5, made, markup.AUTO))
    assert "".join(cut) == "снег" * (MOST // 8) * 5
    assert max(map(len, cut)) <= 2 * MOST
    prepositions = list(pieces(["з " * (MOST // 2), "лесу"], made, markup.AUTO))
    assert "".join(prepositions).endswith("з лесу")


@given(st.lists(st.text("аб\r\n", max_size=5)))
def test_lines_and_places(blocks):
    whole = "".join(blocks)
    found = list(lines(blocks))
    assert "".join(found) == whole
    assert [body(line) for line in found] == whole.replace("\r\n", "\n").replace("\r", "\n").split("\n")[: len(found)]
    place = Place("x")
    for block in blocks:
        place.advance(block)
    assert place.line == 1 + sum(line.endswith(("\r", "\n")) for line in found)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\n\r\n", "\r\r\n", ""])
def test_line_ends_byte_order_mark_and_tail_stay(end):
    source = BOM + f"снег{end}Гомель{end}".encode() + b"\x00\x1a\x02"
    assert lacinka(text=source) == BOM + f"śnieh{end}Homiel{end}".encode() + b"\x00\x1a\x02"


@given(st.binary(max_size=80))
@settings(deadline=None, max_examples=60)
def test_what_is_not_converted_comes_out_byte_for_byte(data):
    assert run("convert", "--from", "be", "--to", "be", "--keep-going", text=data).stdout_bytes == data
    table = b"name,x\n" + data
    for options in (("--column", "name"), ("--column", "1", "--no-header", "--delimiter", "tab")):
        kept = run("convert", "--from", "be", "--to", "be", "--keep-going", *options, text=table)
        assert kept.stdout_bytes == table


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32", "cp1251", "koi8-r"])
def test_other_encodings(encoding):
    # U+0A0A has the byte of a line end twice in UTF-16.
    text = "Брэст\r\nМагілёў" if encoding.startswith("cp") else "Брэст\r\nснег"
    tail = "\u0a0a" if encoding.startswith("utf") else ""
    expected = conversion.converter("be", "lacinka")(text) + tail
    assert lacinka("--encoding", encoding, text=(text + tail).encode(encoding)).decode() == expected


def test_bad_bytes_of_utf_16():
    data = "снег\nлес\n".encode("utf-16-le") + b"\x00\xd8\x41\x00\nx"
    done = run("convert", "--from", "be", "--to", "lacinka", "--encoding", "utf-16-le", text=data)
    assert done.exit_code == 1
    assert "line 3, column 1: not utf-16-le (byte 0x00)" in done.stderr


def test_bad_bytes_in_json_lines():
    done = run(
        "convert", "--from", "be", "--to", "lacinka", "--json", "--keep-going", text="снег\n".encode() + b"\xff\nx"
    )
    assert [json.loads(line)["text"] for line in done.stdout.splitlines()] == ["śnieh", "x"]
    assert (done.exit_code, done.stderr.count("\n")) == (1, 1)


def test_the_spelling_is_guessed_from_the_beginning_of_the_text():
    assert run("convert", "--to", "be-icao", text="123\n***\nГомель\nБрэст\n").stdout == "123\n***\nHomel\nBrest\n"


def test_markup_does_not_mislead_the_guess():
    page = f"<!DOCTYPE html>\n<html lang=en><script>{'var x = 1;' * 9000}</script>\n<p class='x y z'>Снег</p>\n"
    assert run("convert", "--to", "lacinka", "--markup", "html", text=page).stdout == page.replace("Снег", "Śnieh")
    table = "a\n<p class='some long english words'>Снег</p>\n<b></b>\n"
    assert run("convert", "--to", "lacinka", "--column", "a", text=table).stdout == table.replace("Снег", "Śnieh")


def test_html_goes_on_over_lines():
    page = "<script>\nснег\n</script>\n<a\ntitle='снег'>снег</a>\n<!--\nснег\n-->снег\n"
    assert lacinka("--markup", "html", text=page).decode() == page.replace(">снег", ">śnieh")


@pytest.mark.skipif(not Path("/proc/self/status").is_file(), reason="memory is read where Linux tells it")
def test_one_line_of_many_megabytes_in_constant_memory(tmp_path):
    code = (
        "import sys, pathlib, nazva.cli\n"
        "nazva.cli.main(sys.argv[1:], standalone_mode=False)\n"
        "status = pathlib.Path('/proc/self/status').read_text()\n"
        "print(status.split('VmHWM:')[1].split()[0])"
    )
    peaks = []
    for count in (10_000, 300_000):
        file = tmp_path / "line.txt"
        file.write_text("Снег ляжыць на полі, а лес маўчыць. " * count, encoding="utf-8")
        command = [sys.executable, "-c", code, "convert", "--from", "be", "--to", "be-icao", str(file)]
        done = subprocess.run([*command, "-o", str(tmp_path / "out")], capture_output=True, check=True, text=True)
        peaks.append(int(done.stdout))
    assert peaks[1] < peaks[0] * 1.3


@given(st.text("аiоo ’\u0301sы", max_size=30))
def test_every_repair_is_reported(source):
    scheme = conversion.converter("be", "lacinka")._schemes[0]
    expected = [
        (word, repaired)
        for word, _ in scheme._words(source)
        if (repaired := scheme._looks.repair(text.fold(word.text))) != text.fold(word.text)
    ]
    assert list(scheme.repairs(source)) == expected


def test_report():
    done = run("convert", "--to", "lacinka", "--report", text="Прэзідэнт\r\nу %s Лукашэнкi, Гомель")
    assert done.stdout_bytes.decode() == "Prezident\r\nu %s Łukašenki, Homiel"
    assert done.stderr == "standard input: line 2, column 6: Лукашэнкi → Лукашэнкі (U+0069 → U+0456)\n"
    quiet = run("convert", "--to", "lacinka", "--report", text="Лукашэнкі <Лукашэнкi x='1'> english\n")
    assert quiet.stderr.count("\n") == 1  # what is no tag is text; clean words are not listed


TABLE = (
    '\ufeffid;"Імя, паўнае";Заўвага\r\n'
    '1;"Юрый ""Юз"" Зянковіч";"радок\r\nдругі"\r\n'
    "\r\n"
    "2; Гомель ;<b>снег</b> %s\n"
    '3;"";'
)


def test_columns_in_place():
    out = lacinka("--column", "Імя, паўнае", "--column", "3", text=TABLE).decode()
    assert out == (
        '\ufeffid;"Імя, паўнае";Заўвага\r\n'
        '1;"Juryj ""Juz"" Ziankovič";"radok\r\ndruhi"\r\n'
        "\r\n"
        "2; Homiel ;<b>śnieh</b> %s\n"
        '3;"";'
    )


def test_columns_into_new_ones():
    out = lacinka("--column", "2", "--into", "Łac;inka", text=TABLE).decode()
    assert out == (
        '\ufeffid;"Імя, паўнае";Заўвага;"Łac;inka"\r\n'
        '1;"Юрый ""Юз"" Зянковіч";"радок\r\nдругі";"Juryj ""Juz"" Ziankovič"\r\n'
        "\r\n"
        "2; Гомель ;<b>снег</b> %s; Homiel \n"
        '3;"";;""'
    )


def test_each_column_is_guessed_by_itself():
    table = "be,lat\nГомель,Śnieh\nБрэст,Łukašenka\n"
    out = run("convert", "--to", "be", "--column", "be", "--column", "lat", text=table)
    assert out.stdout == "be,lat\nГомель,Снег\nБрэст,Лукашэнка\n"


def test_tabs_and_quotation_marks_that_are_no_quotes(tmp_path):
    file = tmp_path / "x.tsv"
    file.write_bytes('a\tb\n"Снег" лес\tx, y\n"Снег\tz\n"Снег\nлес"\tz\n'.encode())
    assert lacinka("--column", "a", str(file), text=None).decode() == (
        'a\tb\n"Śnieh" les\tx, y\n"Śnieh\tz\n"Śnieh\nles"\tz\n'
    )


def test_a_cell_that_gains_the_delimiter_is_quoted(monkeypatch):
    monkeypatch.setattr(conversion.Converter, "__call__", lambda self, source, *rest: "a,b" if source == "х" else '"q')
    assert lacinka("--column", "1", text="n,m\nх,1\nй,2\n") == b'n,m\n"a,b",1\n"""q",2\n'


BROKEN = 'a,b\nснег,1\nснег\nснег,"1"x\nлес,2\n"лес,3\nлес,4\n'


def test_broken_rows():
    done = run("convert", "--from", "be", "--to", "lacinka", "--column", "a", text=BROKEN)
    assert (done.exit_code, done.stdout) == (1, "a,b\nśnieh,1\n")
    assert done.stderr == "nazva: standard input: line 3: 1 cells instead of 2\n"
    kept = run("convert", "--from", "be", "--to", "lacinka", "--column", "a", "--keep-going", text=BROKEN)
    assert kept.stdout == 'a,b\nśnieh,1\nснег\nснег,"1"x\nles,2\n"лес,3\nles,4\n'
    assert [line.split(": ")[2] for line in kept.stderr.splitlines()] == ["line 3", "line 4", "line 6"]
    assert kept.exit_code == 1


@pytest.mark.parametrize(
    ("options", "part"),
    [
        (["--column", "nope"], "no column 'nope'; the columns are: a, b"),
        (["--column", "3"], "no column '3'"),
        (["--column", "0", "--no-header"], "the columns are: 1 to 2"),
        (["--column", "a", "--no-header"], "is a number"),
        (["--column", "a", "--into", "b"], "already"),
        (["--column", "a", "--column", "b", "--into", "c"], "name a new column for each"),
        (["--column", "a", "--delimiter", '"'], "cannot part cells"),
        (["--column", "a", "--json"], "leave one of them out"),
        (["--into", "c"], "name them with --column"),
    ],
)
def test_wrong_calls_for_columns(options, part):
    done = run("convert", "--from", "be", "--to", "lacinka", *options, text="a,b\nснег,1\n")
    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert part in done.stderr


def test_two_columns_of_one_name_and_a_report():
    assert "2 columns are called 'a'" in run("convert", "--to", "lacinka", "--column", "a", text="a,a\nснег,х\n").stderr
    done = run("convert", "--to", "lacinka", "--report", "--column", "2", text="n,імя\n1,Лукашэнкi\n")
    assert done.stderr == "standard input: line 2, column 'імя': Лукашэнкi → Лукашэнкі (U+0069 → U+0456)\n"


CELLS = st.lists(st.sampled_from(['"', ",", "\n", "\r", "a", "б", '""', '","']), max_size=30).map("".join)


@given(CELLS, st.integers(1, 5), st.sampled_from(",\t"))
def test_rows_rebuild_the_file_however_it_arrives(source, size, delimiter):
    whole = list(rows(iter([source]), delimiter))
    assert "".join(delimiter.join(row.cells) + row.end for row in whole) == source
    blocks = (source[i : i + size] for i in range(0, len(source), size))
    assert list(rows(blocks, delimiter)) == whole
