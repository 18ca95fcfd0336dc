"""Exported tables give what nazva gives: in ICU itself, and in small readers of JSON, of search engines' filters and
of database replacements, written here from their documentation."""

import csv
import io
import json
import random
import re
import unicodedata
import xml.etree.ElementTree as ET
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner

from nazva import tables
from nazva.cli import main
from nazva.export import FORMATS, NotExpressible
from nazva.export.rows import Place
from nazva.program import programs
from nazva.schema import ListTable, Table
from nazva.translit import Scheme

TABLES = [t.id for t in map(tables.load, sorted(tables.index())) if isinstance(t, Table)]
WITH_LISTS = [ident for ident in TABLES if any(p.table.lexicons for p in programs(tables.load_scheme(ident)))]
FOR_ICU = [ident for ident in TABLES if ident not in WITH_LISTS]
SAMPLE = (Path(__file__).parents[1] / "docs" / "sample.txt").read_text(encoding="utf-8")
# Shapes, joined words, apostrophes, quotation marks, dirty letters, addresses, codes, numerals.
CYRILLIC = """Юрый ЮЗ Юз Я. Купала ЯН МакКей НАНБеларусі ТБМаўцы БелАЭС дЗень ДЗяды Дзмітрый дзЯцел ЗЬмена сНЕг СНЕг
з беларускай З Беларусі З НЯСВІЖА Бяз Нас без іх, ня ем; з’езд з'езд 'слова' ’слова’ «з’езд» аб``ява Рэспублiкi Mіnsk
O'Neil о'Ніл https://be.wikipedia.org/Алесь post@нн.by сьве\u0301т Ве\u0301ра и\u0306од Льва ьль АДДЗЕЛ аддзел пэндзля
зззззззззззззззззе стстссссссссссссссссссе щука объект Ђорђе Мария Щепкина подъезд Їжак Єва зозуля"""
LATIN = """Juryj ziaMla XX XIV I. M. MIX Ix. UTF8 %d _Nazad Mac_Croatian Alt+F nn.by www.nn.by. Kuz\u0301niečyk Mіnsk
Рэспублiкi СНЕГ ŁUKAŠENKA LuKaŠenka liAlia Homyel’ “Homyel’” ‘IV’ I'Neil Os\u02b9 z\u201dyezd I\u0361Akub T\u0361Sar
Shchuka KhARKIV Lʹviv “a circus”. https://nn.by/Łosik (Zhytkavichy)"""


def table_of(ident):
    return tables.load_scheme(ident)


@cache
def made(ident, form):
    """Return an export, or None where it is refused by name."""
    try:
        return FORMATS[form](table_of(ident))
    except NotExpressible as refusal:
        assert f"table {ident!r}" in str(refusal) or any(f"table {s!r}" in str(refusal) for s in stages(ident))
        return None


def stages(ident):
    return [program.table.id for program in programs(table_of(ident))]


def sources(ident):
    return [example.source for example in table_of(ident).examples]


WHOLE = ("be_lacinka", "be_be-icao", "lacinka_be")
SHARE = 8


@cache
def words(spelling):
    """Return the words of the lists of names in a hub's spelling."""
    found = set()
    for table in map(tables.load, tables.index()):
        if isinstance(table, ListTable) and Path(table.file).parent.name in ("names", "places", "people"):
            found |= {w for row in table.rows for value in row.get(spelling, ()) for w in value.split()}
    return sorted(found)


def names(ident, spelling):
    """Return names in several case shapes, some to a line: all for a few tables, each eighth, in turn, for the rest."""
    first, step = (0, 1) if ident in WHOLE else (TABLES.index(ident) % SHARE, SHARE)
    shapes = (str, str, str.upper, str.lower, str.swapcase)
    cased = [shapes[i % len(shapes)](word) for i, word in enumerate(words(spelling)[first::step])]
    return "\n".join(" ".join(cased[i : i + 20]) for i in range(0, len(cased), 20))


def generated(ident, number=150):
    """Return text made of the table's own sources and letters, in mixed shapes."""
    chance = random.Random(ident)
    rows = [row for program in programs(table_of(ident)) for rule in program.table.rules for row in rule.rows]
    own = [source for source, _ in rows if not unicodedata.combining(source[0])]
    words = []
    for _ in range(number):
        word = "".join(chance.choice(own) for _ in range(chance.randint(1, 4)))
        while word and not word[0].isalpha():
            word = word[1:]
        shape = chance.choice((str, str, str.capitalize, str.upper, lambda w: w[:1] + w[1:].capitalize()))
        words.append(shape(word) + chance.choice((" ", " ", ", ", "-", ".\n", "» ")))
    return "".join(words)


def material(ident):
    """Yield the texts that an export is held to."""
    table = table_of(ident)
    yield from sources(ident)
    yield from (SAMPLE, CYRILLIC, LATIN, CYRILLIC.upper(), LATIN.upper(), CYRILLIC.swapcase(), LATIN.swapcase())
    yield generated(ident)
    if not table.alphabet:
        yield names(ident, table.source_spelling)
        return
    forward = table.inverse or f"{table.target_spelling}_{table.source_spelling}"
    if forward in tables.index() and isinstance(tables.load(forward), Table):
        scheme = Scheme(table_of(forward))
        yield scheme.convert(names(ident, scheme.table.source_spelling))


# ICU


@cache
def icu_of(ident, form="icu"):
    icu = pytest.importorskip("icu")
    rules = made(ident, form)
    if form == "ldml":
        rules = ET.fromstring(rules.encode()).findtext("transforms/transform/tRule")
    return icu.Transliterator.createFromRules(f"nazva-{ident}", rules, icu.UTransDirection.FORWARD)


@pytest.mark.parametrize("ident", FOR_ICU)
def test_icu_gives_what_the_scheme_gives(ident):
    transform = icu_of(ident)
    scheme = Scheme(table_of(ident))
    for source in material(ident):
        for line in source.split("\n"):
            assert transform.transliterate(line) == scheme.convert(line)


@pytest.mark.parametrize("ident", ["be_lacinka", "be-geo-2007_be"])
def test_icu_reads_the_rules_out_of_ldml(ident):
    transform, scheme = icu_of(ident, "ldml"), Scheme(table_of(ident))
    for source in sources(ident):
        assert transform.transliterate(source) == scheme.convert(source)


def test_icu_holds_on_endless_words():
    transform, scheme = icu_of("be_lacinka"), Scheme(table_of("be_lacinka"))
    for source in ("з" * 1000 + "е", "’" * 1000, "а’" * 500, "З" * 500 + "з" * 500, "а" * 1000 + "\u0301"):
        assert transform.transliterate(source) == scheme.convert(source)


@pytest.mark.parametrize("ident", FOR_ICU)
def test_ldml_is_well_formed_and_names_its_ends(ident):
    (transform,) = ET.fromstring(made(ident, "ldml").encode()).iter("transform")
    assert transform.get("direction") == "forward"
    assert transform.get("source")
    assert transform.get("target")
    assert transform.findtext("tRule").lstrip() == made(ident, "icu")


# JSON


def walk(document, word):
    """Convert a word in small letters by what the document says, and by nothing else."""
    for one in document["passes"]:
        rows = [(source, target, rule) for rule in one["rules"] for source, target in rule["rows"]]
        rows.sort(key=lambda row: -len(row[0]))
        for _ in range(one["rounds"]):
            out, place = "", 0
            while place < len(word):
                for source, target, rule in rows:
                    if word.startswith(source, place) and applies(rule, word, place, place + len(source)):
                        out, place = out + target, place + len(source)
                        break
                else:
                    out, place = out + word[place], place + 1
            word = out
    return word


def applies(rule, word, start, end):
    framed = ["start", *word, "end"]

    def before(sequence):
        found = framed[end + 1 : end + 1 + len(sequence)]
        return len(found) == len(sequence) and all(c in letters for c, letters in zip(found, sequence, strict=True))

    def after(sequence):
        found = framed[max(0, start + 1 - len(sequence)) : start + 1]
        return len(found) == len(sequence) and all(c in letters for c, letters in zip(found, sequence, strict=True))

    return (
        (not rule["after"] or any(map(after, rule["after"])))
        and (not rule["before"] or any(map(before, rule["before"])))
        and not any(map(after, rule["not_after"]))
        and not any(map(before, rule["not_before"]))
    )


@pytest.mark.parametrize("ident", TABLES)
def test_json_holds_everything_that_runs(ident):
    document = json.loads(made(ident, "json"))
    scheme = Scheme(table_of(ident))
    for word in re.findall(r"\w[\w’]*\w", " ".join(sources(ident)).lower()):
        if scheme.explain(word).steps and set(word) <= set(document["alphabet"]):
            assert walk(document, word) == scheme.convert(word)


def test_json_cites_its_source_and_licence():
    document = json.loads(made("be_be-icao", "json"))
    assert document["licence"] == "MIT"
    assert document["source"]["authority"] == table_of("be_be-icao").source.authority
    assert list(document)[:3] == ["format", "licence", "id"]


# Search engines: a mapping takes the longest key at each place, once; a pattern is replaced everywhere.


def mapping(lines):
    def side(written):
        return re.sub(r"\\u([0-9a-f]{4})", lambda match: chr(int(match[1], 16)), written.strip())

    table = dict(map(side, line.split("=>")) for line in lines)
    keys = re.compile("|".join(map(re.escape, sorted(table, key=len, reverse=True))))
    return lambda text: keys.sub(lambda match: table[match[0]], text)


def pattern(settings):
    regex = pytest.importorskip("regex")
    found = regex.compile(settings["pattern"])
    target = re.sub(r"\$(\d)", r"\\g<\1>", settings["replacement"])
    return lambda text: found.sub(target, text)


def analysis(document):
    block = json.loads(document)["analysis"]
    (analyzer,) = block["analyzer"].values()
    filters = {
        name: mapping(one["mappings"]) if one["type"] == "mapping" else pattern(one)
        for name, one in block["char_filter"].items()
    }
    assert set(analyzer["char_filter"]) == filters.keys()

    def run(text):
        for name in analyzer["char_filter"]:
            text = filters[name](text)
        return text.lower()

    return run


# Databases


def replacements(document):
    rows = [
        (re.compile(f"({row['after']})({row['source']})({row['before']})"), rf"\g<1>{row['target']}\g<3>")
        for row in csv.DictReader(io.StringIO(document))
    ]

    def run(text):
        text = text.lower()
        for found, target in rows:
            text = found.sub(target, text)
        return text

    return run


def small_material(ident):
    """Yield what engines that know no case, no addresses and no dirty letters are held to."""
    for example in table_of(ident).examples:
        if "typed" not in example.note:
            yield example.source
    yield "з беларускай, праз лес, без яе, з'езд, аб'ява, сьве\u0301т «з’езд» ’слова’ 'слова' з ім"
    yield generated(ident).lower()
    yield SAMPLE


def comparable(ident, source):
    """Return the words of a text that such engines read as nazva does: of one script, no address, no numeral."""
    table = table_of(ident)
    strange = {c for c in source if c.isalpha()} - letters(ident) - set(table.marks)
    # Letters that a row reads and the alphabet has not are read inside words of the alphabet only.
    beyond = {c for rule in programs(table)[0].table.rules for row in rule.rows for c in row[0]} - letters(ident)
    pattern = r"[.@][a-z]|[a-z][.]|\d|\b[mdclxvi]+\b"
    return " ".join(
        word
        for word in unicodedata.normalize("NFC", source).split()
        if (strange.isdisjoint(word) or (letters(ident) | beyond).isdisjoint(word)) and not re.search(pattern, word)
    )


@cache
def letters(ident):
    table = table_of(ident)
    if table.alphabet:
        return frozenset(table.alphabet + table.alphabet.upper())
    hub = tables.load_hub(table.source_spelling)
    own = hub.alphabet + "".join(hub.accepts)
    return frozenset(own + own.upper())


@pytest.mark.parametrize("ident", TABLES)
@pytest.mark.parametrize(("form", "engine"), [("elasticsearch", analysis), ("csv", replacements)])
def test_replacements_give_what_the_scheme_gives_in_small_letters(ident, form, engine):
    document = made(ident, form)
    if document is None:
        return
    run, scheme = engine(document), Scheme(table_of(ident))
    for source in small_material(ident):
        text = comparable(ident, source).lower()
        assert run(text) == scheme.convert(text).lower()


def query():
    """Return the query of the documentation for DuckDB."""
    page = (Path(__file__).parents[1] / "docs" / "export.md").read_text(encoding="utf-8")
    return re.search(r"```sql\n-- DuckDB\n(.+?)```", page, re.DOTALL)[1]


@pytest.mark.parametrize("ident", ["be_be-icao", "be_be-en", "uk_uk-kmu-2010", "be_be-bgn-1979"])
def test_the_documented_query_runs_in_duckdb(ident, tmp_path, monkeypatch):
    duckdb = pytest.importorskip("duckdb")
    (tmp_path / "table.csv").write_text(made(ident, "csv"), encoding="utf-8")
    texts = [comparable(ident, source).lower() for source in sources(ident)]
    monkeypatch.chdir(tmp_path)
    connection = duckdb.connect()
    connection.execute("create table names (id integer, name varchar)")
    connection.executemany("insert into names values (?, ?)", list(enumerate(texts)))
    found = dict(connection.execute(query()).fetchall())
    scheme = Scheme(table_of(ident))
    assert found == {i: scheme.convert(text).lower() for i, text in enumerate(texts)}


# What is refused, and the command


def test_every_form_but_databases_and_search_carries_every_table():
    assert all(made(ident, "json") for ident in TABLES)
    for form in ("icu", "ldml"):
        assert all(made(ident, form) for ident in FOR_ICU)


@pytest.mark.parametrize("ident", WITH_LISTS)
def test_lists_of_words_are_refused_by_icu(ident):
    for form in ("icu", "ldml"):
        with pytest.raises(NotExpressible, match=f"{ident}.*more rows"):
            FORMATS[form](table_of(ident))


@pytest.mark.parametrize(
    ("rule", "form", "part"),
    [
        ('after = ["joint"]\nmap = { "б" = "b" }', "icu", "`joint` in `after`"),
        ('not_before = ["б"]\nbefore = ["vowel"]\nmap = { "б" = "b" }', "icu", ""),
        (
            'before = ["б"]\nmap = { "бб" = "p" }\n[[rule]]\nid = "z"\nafter = ["а"]\nmap = { "бб" = "q" }',
            "csv",
            "overlaps",
        ),
    ],
)
def test_what_a_form_cannot_say_is_refused_by_name(rule, form, part, tmp_path):
    file = tmp_path / "be_x.toml"
    file.write_text(
        'format = 1\n[table]\nid = "be_x"\ntitle = "x"\nfrom = "be"\nto = "x"\nstatus = "draft"\n'
        '[source]\nauthority = "x"\n'
        'document = "x"\ndate = 2020-01-01\nread = 2020-01-01\n[classes]\nvowel = "ае"\n[letters]\n"а" = "a"\n'
        f'[[rule]]\nid = "odd"\n{rule}\n',
        encoding="utf-8",
    )
    table = tables.read(file)
    if not part:
        assert FORMATS[form](table)
        return
    with pytest.raises(NotExpressible, match=part) as refusal:
        FORMATS[form](table)
    assert "'be_x'" in str(refusal.value)
    assert "rule 'odd'" in str(refusal.value)


def test_a_place_and_its_negation_share_nothing():
    place = Place(frozenset("аб"), edge=True)
    assert place.both(place.negated()).is_empty
    assert place.negated().negated() == place


def test_the_command(tmp_path):
    out = tmp_path / "rules.txt"
    done = CliRunner().invoke(main, ["tables", "export", "--format", "icu", "be_be-icao", "-o", str(out)])
    assert (done.exit_code, done.output) == (0, "")
    assert out.read_text(encoding="utf-8") == made("be_be-icao", "icu")
    shown = CliRunner().invoke(main, ["tables", "export", "--format", "csv", "be_be-icao"])
    assert shown.stdout == made("be_be-icao", "csv")
    unknown = CliRunner().invoke(main, ["tables", "export", "--format", "csv", "be_be-icau"])
    assert (unknown.exit_code, unknown.stderr.count("\n")) == (2, 1)
    assert "did you mean be_be-icao" in unknown.stderr
    refused = CliRunner().invoke(main, ["tables", "export", "--format", "csv", "be-bgn-1979_be"])
    assert (refused.exit_code, refused.stdout, refused.stderr.count("\n")) == (2, "", 1)
