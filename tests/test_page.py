"""The HTML page: well formed, escaped, marked with languages, and holding the text as it was."""

from html.parser import HTMLParser

import pytest

import nazva
from nazva.mentions import Mention
from nazva.page import page

VOID = {"meta", "br", "link", "img", "hr"}
BLOCKS = {"p", "h1", "h2", "table", "article", "section", "main", "div"}
SOURCE = """Ihar Łosik & "friends" <script>alert('x')</script> of Minsk
Юрый Зянковіч: <b>bold</b> &amp; 5 < 6, says Łosik.
"""


class Page(HTMLParser):
    """Reads a page strictly: every element is closed by its own end, in order."""

    def __init__(self, source):
        super().__init__(convert_charrefs=True)
        self.open, self.seen, self.faults, self.paragraphs, self.languages = [], [], [], [], []
        self.feed(source)
        self.close()
        self.faults += [f"{tag} is not closed" for tag, _ in self.open]

    def handle_starttag(self, tag, attrs):
        names = [name for name, _ in attrs]
        if len(set(names)) < len(names):
            self.faults.append(f"{tag} has an attribute twice")
        if tag in BLOCKS and "p" in [name for name, _ in self.open]:
            self.faults.append(f"{tag} within p")
        self.seen.append((tag, dict(attrs)))
        if tag == "p":
            self.paragraphs.append("")
        if tag not in VOID:
            self.open.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        if not self.open or self.open[-1][0] != tag:
            self.faults.append(f"{tag} ends out of order")
        else:
            self.open.pop()

    def handle_data(self, data):
        inside = [attrs for _, attrs in self.open]
        if data.strip() and (languages := [attrs["lang"] for attrs in inside if "lang" in attrs]):
            self.languages.append((languages[-1], data))
        card = any(attrs.get("role") == "tooltip" for attrs in inside)
        if "article" in [tag for tag, _ in self.open] and not card and self.paragraphs:
            self.paragraphs[-1] += data.rstrip("\n")

    def all(self, tag):
        return [attrs for name, attrs in self.seen if name == tag]


@pytest.fixture(scope="module")
def read():
    return Page(nazva.annotate(SOURCE, format="html"))


def test_every_element_ends_where_it_should(read):
    assert read.faults == []
    assert [tag for tag, _ in read.seen].count("html") == 1
    ids = [attrs["id"] for _, attrs in read.seen if "id" in attrs]
    assert len(set(ids)) == len(ids)
    pointers = [
        attrs[name] for _, attrs in read.seen for name in ("aria-describedby", "aria-labelledby") if name in attrs
    ]
    assert pointers
    assert set(pointers) <= set(ids)


def test_the_text_stands_as_it_was(read):
    assert "\n".join(read.paragraphs[1:]) + "\n" == SOURCE


def test_hostile_text_is_text(read):
    assert {tag for tag, _ in read.seen} & {"script", "b"} <= {"b"}
    assert all("lang" in attrs for attrs in read.all("b"))


def test_hostile_forms_are_text():
    evil = '"><script>alert(1)</script>'
    forms = dict.fromkeys(("be", "lacinka", "ru", "en"), evil)
    mention = Mention(0, len(evil), evil, 'person" onclick="x', evil, evil, 0.5, forms, (evil,))
    read = Page(page(evil, [mention], title=evil))
    assert read.faults == []
    assert read.all("script") == []
    assert all("onclick" not in attrs for _, attrs in read.seen)


def test_forms_have_their_languages(read):
    spoken = set(read.languages)
    for language, form in (
        ("be", "Ігар Лосік"),
        ("be-Latn", "Ihar Łosik"),
        ("ru", "Игорь Лосик"),
        ("en", "Ihar Losik"),
        ("be", "Мінск"),
        ("ru", "Минск"),
    ):
        assert (language, form) in spoken


@pytest.mark.parametrize(
    ("source", "language"),
    [("He went to Minsk.", "en"), ("Ён паехаў у Мінск.", "be"), ("Jon pajechaŭ u Miensk, kab žyć.", "be-Latn")],
)
def test_the_text_has_its_language(source, language):
    assert Page(nazva.annotate(source, format="html")).all("article") == [{"lang": language}]


def test_every_mention_is_reached_and_told(read):
    marks, rows = read.all("mark"), read.all("tr")
    assert len(marks) == len(nazva.find(SOURCE))
    assert all(mark["tabindex"] == "0" for mark in marks)
    assert {f"e{mark['data-row']}" for mark in marks} == {row["id"] for row in rows if "id" in row}


def test_the_page_needs_no_other_file(read):
    assert not {"link", "img", "script", "iframe"} & {tag for tag, _ in read.seen}
    assert not any(name in attrs for _, attrs in read.seen for name in ("src", "href", "style"))


def test_a_text_without_names_makes_a_page_too():
    read = Page(nazva.annotate("Nothing here.", format="html"))
    assert read.faults == []
    assert read.all("mark") == []
