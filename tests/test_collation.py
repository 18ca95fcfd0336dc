"""Alphabetical order: the alphabets of the tables, the levels of a key, and ICU's own order where it has one."""

import os
import random
import subprocess
import sys
import unicodedata
from functools import partial

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import nazva
from nazva import collation, gazetteer, givennames, tables
from nazva.cli import main

ORDERS = [tables.load_pairs(i) for i, file in sorted(tables.index().items()) if file.parent.name == "collation"]
ANY = st.text(
    st.one_of(st.characters(), st.sampled_from("аАеЕёўЎґіiЦцчдзжchCHdźŹ’'- \u0301\u0306\u03081٣")), max_size=12
)


def in_order(spelling, words):
    words = words.split()
    shuffled = random.Random(1).sample(words, len(words))
    assert sorted(shuffled, key=partial(nazva.sort_key, spelling=spelling)) == words


@pytest.mark.parametrize(
    ("spelling", "words"),
    [
        ("be", "двор джаз дзверы дзе дно"),
        ("be", "Еўдакія Ёган Жанна Зоя Іван Йосіф Уладзімір Ўладзь Фама"),
        ("be", "га ганак ґанак ганачак гара"),
        ("be-tarask", "га ганак гара ґанак дом"),
        ("be", "аб аб’ект аблава"),
        ("be", "за́мак замок"),
        ("be", "замак за́мак замок"),
        ("be", "барысаў Барысаў БАРЫСАЎ барысаўскі"),
        ("be", "10 7 а"),
        ("be", "Якуб Ihar Łosik Ἀθῆναι"),
        ("ru", "ежик ёжик ездок ель"),
        ("uk", "гак ґанок дім ель єнот жук ива ірод їжак йод"),
        ("lacinka", "Cichanoŭski Ćmianaja Čarniecki Dubroŭna Džankoj Hryb Chadasievič Ihar"),
        ("lacinka", "Luba Łahojsk Sula Śnieh Šuł Ula Ŭ Volha Zoja Źnič Žodzin"),
        ("lacinka-polish", "Cecylia Charsk Czapla Ćwik Hryb Łozik Zubr Źnicz Żuk"),
        ("be-cs", "Cyril Čechaŭ Hora Chata Igor"),
        ("be-icao", "Čarniec Cichan Cukor"),
        ("be-bgn-1979", "Homel’ Homelyanka"),
    ],
)
def test_alphabetical_order(spelling, words):
    in_order(spelling, words)


def test_words_come_one_after_another():
    names = ["Новы Двор", "Новы-Сад", "Новыдвор"]
    assert sorted(["Новыдвор", "Новы-Сад", "Новы Двор"], key=nazva.sort_key) == names
    assert sorted(["Іваноўскі Алег", "Іваноў Ян"], key=nazva.sort_key) == ["Іваноў Ян", "Іваноўскі Алег"]


def test_a_letter_and_its_parts_are_one():
    assert nazva.sort_key("Ўй")[:3] == nazva.sort_key(unicodedata.normalize("NFD", "Ўй"))[:3]
    first = partial(lambda word: nazva.sort_key(word, "lacinka").split(b"\x01")[0])
    assert first(unicodedata.normalize("NFD", "Źnič")) == first("źnič")


def test_every_spelling_has_an_order():
    for spelling in nazva.spellings():
        assert len(nazva.alphabet(spelling.id)) > 20
    with pytest.raises(nazva.UnknownSpelling):
        nazva.sort_key("а", "klingon")


@pytest.mark.parametrize("table", ORDERS, ids=lambda table: table.id)
def test_orders_are_whole(table):
    assert table.sections.keys() <= {"order", "like"}
    assert table.sections["order"].keys() <= {"spellings", "letters", "then"}
    letters = [letter.strip("()") for letter in table.sections["order"]["letters"].split()]
    assert len(set(letters)) == len(letters)
    assert all(letter == letter.lower() for letter in letters)
    assert not set(letters) & table.sections.get("like", {}).keys()
    for spelling in table.sections["order"]["spellings"].split():
        assert spelling == "*" or spelling in {own.id for own in nazva.spellings()}


def test_orders_hold_the_alphabets_of_their_hubs():
    for hub in ("be", "be-tarask", "ru", "uk"):
        like = tables.load_pairs(f"order-{hub}").sections.get("like", {})
        assert set(nazva.alphabet(hub)) | like.keys() >= set(tables.load_hub(hub).alphabet) - {"’"}


OWN = """format = 1
[pairs]
id = "order-own"
title = "An order of one's own"
status = "draft"
[source]
authority = "nobody"
document = "none"
date = 2026-01-01
read = 2026-01-01
[order]
spellings = "lacinka"
"""


@pytest.mark.parametrize(
    ("order", "said"),
    [
        ('letters = "z a b"', "(b'<', b':', b';')"),
        ("", "letters is missing"),
        ('letters = "a b"\n[like]\n"c" = "c"', "c is no letter of the order"),
        ('letters = "a b"\nthen = "order-none"', "no table 'order-none'"),
    ],
)
def test_an_order_of_ones_own(tmp_path, order, said):
    (tmp_path / "collation").mkdir()
    (tmp_path / "collation" / "order-own.toml").write_text(OWN + order, encoding="utf-8")
    code = "import nazva; print(tuple(nazva.sort_key(c, 'lacinka') for c in 'bza'))"
    environment = os.environ | {"NAZVA_TABLES": str(tmp_path), "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False)
    assert said in done.stdout + done.stderr


@given(ANY, ANY, st.sampled_from(["be", "lacinka", "be-icao", "uk"]))
def test_any_text_has_a_key_of_its_own(one, other, spelling):
    keys = [nazva.sort_key(text, spelling) for text in (one, other)]
    assert (keys[0] == keys[1]) == (one == other)
    assert all(isinstance(key, bytes) for key in keys)


@given(st.lists(ANY, max_size=8))
def test_the_quick_way_gives_the_same_order(words):
    quick, slow = collation.order("be"), collation.Order(*order_parts("be"))
    slow._plain = lambda _: None
    first = [[[*order.key(word).split(b"\x01"), b"", b""][:3] for word in words] for order in (quick, slow)]
    plain = [i for i, word in enumerate(words) if quick._plain(word)]
    assert [first[0][i] for i in plain] == [first[1][i] for i in plain]


def order_parts(spelling):
    letters, like, then = collation._letters(tables.load_pairs(f"order-{spelling}"))
    following, more, _ = collation._letters(tables.load_pairs(then))
    bare = [letter.strip("()") for letter in (*letters, *following)]
    return list(dict.fromkeys(bare)), more | like


@pytest.mark.parametrize("run", ["а", "\u0301\u0316", "’", " ", "ch", "\udc80", "ї"], ids=ascii)
def test_long_runs_take_linear_time(run):
    assert nazva.sort_key("а" + run * 200_000, "lacinka")


def names_of(language):
    found = {name for entity in (*gazetteer.places(), *gazetteer.people()) for name in entity.named(language)}
    return sorted(found | {name for given in givennames.given_names() for name in given.names.get(language, ())})


LOCALES = {
    **{"be": "be", "ru": "ru", "uk": "uk", "be-en": "en", "be-pl": "pl", "ru-pl": "pl", "be-cs": "cs", "be-lt": "lt"},
    **{"ru-lt": "lt", "be-lv": "lv", "be-et": "et", "be-de": "de", "be-fr": "fr", "be-nl": "nl"},
}


@pytest.mark.parametrize(("spelling", "locale"), LOCALES.items())
def test_icu_has_the_same_order(spelling, locale):
    """ICU counts signs between letters as characters of their own; here they part words or do not count.

    So ICU is given the names without apostrophes, and with one space for whatever parts words.
    """
    icu = pytest.importorskip("icu")
    collator = icu.Collator.createInstance(icu.Locale(locale))
    language = spelling.partition("-")[0]
    names = nazva.convert(names_of(language), to=spelling, source=language)
    assert len(names) > 1000
    names += [a + b + c for a in ("", "ма", "ma") for b in nazva.alphabet(spelling) for c in ("", "н", "n", "N")]
    names = ["".join(c if c.isalnum() else " " for c in without(name)).split() for name in names]
    bare = sorted({" ".join(name) for name in names})
    assert sorted(bare, key=partial(nazva.sort_key, spelling=spelling)) == sorted(bare, key=collator.getSortKey)


def without(name):
    return "".join(c for c in name if c not in "’'ʼ")


def run(*arguments, text=None):
    return CliRunner().invoke(main, ["sort", *arguments], input=text)


def test_lines_are_sorted_and_stay_as_they_are():
    assert run(text="ўсё\r\nеты\r\nёсць\nуся").output.replace("\r\n", "\n") == "еты\nёсць\nуся\nўсё\n"
    assert run("--spelling", "lacinka", "--reverse", text="ihra\nchata\nhara\n").output == "ihra\nchata\nhara\n"
    assert run(text="").output == ""


def test_rows_are_sorted_by_a_column():
    rows = 'id,name\n2,"Якуб, Колас"\n1,Ёган\n3,"Еўдакія\nМарыя"\n'
    done = 'id,name\n3,"Еўдакія\nМарыя"\n1,Ёган\n2,"Якуб, Колас"\n'
    assert run("--key", "name", text=rows).output == done
    assert run("--key", "2", text=rows).output == done
    assert run("--key", "1", "--no-header", "--delimiter", "tab", text="б\t1\nа\t2\n").output == "а\t2\nб\t1\n"


def test_files_are_sorted_together(tmp_path):
    one, other, out = (tmp_path / name for name in ("one.tsv", "other.tsv", "out.tsv"))
    one.write_text("name\nв\nа", encoding="utf-8-sig")
    other.write_text("name\nб\n", encoding="utf-8")
    assert run("--key", "name", str(one), str(other), "-o", str(out)).exit_code == 0
    assert out.read_text(encoding="utf-8") == "\ufeffname\nа\nб\nв\n"
    other.write_text("nom\nб\n", encoding="utf-8")
    result = run("--key", "1", str(one), str(other))
    assert (result.exit_code, result.stdout) == (1, "")


@pytest.mark.parametrize(
    ("arguments", "text", "status", "part"),
    [
        (["--key", "surname"], "id,name\n", 2, "the columns are: id, name"),
        (["--no-header"], "а\n", 2, "--key"),
        (["--key", "name", "--no-header"], "а\n", 2, "number"),
        (["--key", "1", "--delimiter", "::"], "а\n", 2, "one character"),
        (["--spelling", "lacinca"], "а\n", 2, "did you mean"),
        (["--key", "id"], "id,name\n1,а\n2\n", 1, "line 3: 1 cells instead of 2"),
        (["--key", "id"], 'id,name\n1,"а\n', 1, "line 2"),
    ],
)
def test_wrong_calls(arguments, text, status, part):
    result = run(*arguments, text=text)
    assert result.exit_code == status
    assert part in result.stderr
    assert result.stderr.count("\n") == 1
