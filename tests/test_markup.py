"""Markup, placeholders and code are left alone; what only looks like them is text."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import nazva
from nazva import markup
from nazva.errors import NazvaError, UnknownChoice

there = {"to": "lacinka", "source": "be"}
back = {"to": "be", "source": "lacinka"}
SIGNS = "< > <b> </b> <!-- --> <script> </script> <code> </CODE> ' \" = { } {{ [[ ]] %s $x &nbsp; & снег śnieh <br/> /"
PARTS = st.lists(st.sampled_from([*SIGNS.split(" "), " ", "\n", "<a title='", " translate=no"]), max_size=25).map(
    "".join
)
KEPT = (
    "%s %1$s %-5.2f %(name)s %name% %% {0} {name} {} {0:.2f} $1 ${x} $name [[+id]] {{template}} {{Шаблон|назва}} <b> "
    "</b> <br/> &nbsp; &#39; \\n https://x.by/$1/nazva"
)
SPACED = ("{% if x %}", "</ b>", '<a href="x.html" title="Назва">', "<!-- Nazva -->", "<?php echo 1 ?>", "<%= name %>")


@pytest.mark.parametrize("kept", [*KEPT.split(" "), *SPACED])
def test_placeholders_and_tags_survive_both_ways(kept):
    assert nazva.convert(f"Назва {kept} снег", **there) == f"Nazva {kept} śnieh"
    assert nazva.convert(f"Nazva {kept} śnieh", **back) == f"Назва {kept} снег"


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("<Невядомае дзеянне>", "<Nieviadomaje dziejańnie>"),
        ("{заўвага рэдактара}", "{zaŭvaha redaktara}"),
        ('{"імя": "Янка"}', '{"imia": "Janka"}'),
        ("Калі 3 < 5, то снег", "Kali 3 < 5, to śnieh"),
        ("\\nНовы радок", "\\nNovy radok"),
        ("%sсвет", "%sśviet"),
        ("{{GENDER:$1|змяніў|змяніла}}", "{{GENDER:$1|źmianiŭ|źmianiła}}"),
        ("{{plural:$2|назва|назвы|1=снег}}", "{{plural:$2|nazva|nazvy|1=śnieh}}"),
        ("[[Спіс назіранняў|снег]]", "[[Спіс назіранняў|śnieh]]"),
    ],
)
def test_what_only_looks_like_markup_is_text(source, target):
    assert nazva.convert(source, **there) == target


def test_none_converts_all_words():
    assert nazva.convert("<снег> {снег} &снег;", markup="none", **there) == "<śnieh> {śnieh} &śnieh;"
    assert nazva.convert("{nazva}", markup="none", **back) == "{назва}"


@pytest.mark.parametrize(
    ("page", "target"),
    [
        ('<p title="снег">снег</p>', '<p title="снег">śnieh</p>'),
        ("<!-- снег > снег --> снег", "<!-- снег > снег --> śnieh"),
        ("<script>var a = '<b>снег';</script>снег", "<script>var a = '<b>снег';</script>śnieh"),
        ("<STYLE>снег</Style >снег", "<STYLE>снег</Style >śnieh"),
        ("<pre>снег <code>снег</code> снег</pre>снег", "<pre>снег <code>снег</code> снег</pre>śnieh"),
        ("<b translate='no'>снег<b>снег</b>снег</b>снег", "<b translate='no'>снег<b>снег</b>снег</b>śnieh"),
        ('<i class="x notranslate">снег</i>снег', '<i class="x notranslate">снег</i>śnieh'),
        ("<br translate=no>снег<hr>снег", "<br translate=no>śnieh<hr>śnieh"),
        ('<a title="a > b" x=1>снег</a>', '<a title="a > b" x=1>śnieh</a>'),
        ("<![CDATA[снег]]>снег&laquo;снег", "<![CDATA[снег]]>śnieh&laquo;śnieh"),
        ("снег <a title='снег", "śnieh <a title='снег"),
        ("{снег} %s < 5 &c", "{śnieh} %s < 5 &c"),
    ],
)
def test_html(page, target):
    assert nazva.convert(page, markup="html", **there) == target


def test_tags_do_not_part_a_line_where_languages_are_judged():
    line = "Click <b>here</b> to save the changes and <i>quit</i>. Śnieh."
    assert "<b>here</b> to save the changes and <i>quit</i>" in nazva.convert(line, **back)


@given(PARTS, st.sampled_from(markup.MARKUPS))
@settings(deadline=None)
def test_spans_are_in_order_and_explanations_agree(source, name):
    place = 0
    for start, end in markup.keeper(name).spans(source):
        assert place <= start < end <= len(source)
        place = end
    for to, own in (("lacinka", "be"), ("be", "lacinka")):
        done = nazva.explain(source, to=to, source=own, markup=name)
        assert done.text == nazva.convert(source, to=to, source=own, markup=name)
        assert all(source[step.start : step.end] == step.source for step in done.steps)


@given(PARTS, PARTS)
def test_a_page_may_come_in_pieces_cut_at_blanks(first, second):
    whole = markup.keeper("html").spans(f"{first} \n{second}")
    keep = markup.keeper("html")
    spans = [
        *keep.spans(f"{first} "),
        *((a + len(first) + 1, b + len(first) + 1) for a, b in keep.spans(f"\n{second}")),
    ]
    # A value's quotation mark is known by the sign before it, which a blank line may part from it.
    if not first.endswith("="):
        assert markup.merge(spans) == markup.merge(whole)


@pytest.mark.parametrize("name", markup.MARKUPS)
def test_hostile_markup_takes_linear_time(name):
    for piece in (
        "<",
        "<a ",
        "<a =",
        "{a ",
        "{{a",
        "[[a",
        "&a",
        "%1",
        "%(a",
        "$(a",
        "<!--",
        "<a b='",
        "<code>",
        "</",
        "{",
    ):
        start = time.process_time()
        markup.keeper(name).spans(piece * (400_000 // len(piece)))
        assert time.process_time() - start < 2


def test_an_unknown_markup_is_named():
    with pytest.raises(UnknownChoice, match="none, auto, html"):
        nazva.convert("снег", markup="xml", **there)
    assert issubclass(UnknownChoice, NazvaError)
