"""`score` in rapidfuzz, and the distances in dedupe: where they go by signature."""

import pytest
from rapidfuzz import process

import nazva
from nazva.integrations import dedupe as names

CHOICES = ["Игорь Лосик", "Віктар Лосік", "LOSIK, Ihar", "Пушкин Александр"]


def test_extract():
    found = process.extract("Ігар Лосік", CHOICES, scorer=nazva.score, score_cutoff=50, limit=5)
    assert {choice for choice, _, _ in found[:2]} == {"Игорь Лосик", "LOSIK, Ihar"}
    assert all(score >= 50 for _, score, _ in found)
    assert "Пушкин Александр" not in [choice for choice, _, _ in found]


def test_extract_one_with_a_processor():
    choice, score, place = process.extractOne(
        {"name": "Ігар Лосік"},
        [{"name": own} for own in reversed(CHOICES)],
        scorer=nazva.score,
        processor=lambda row: row["name"],
    )
    assert choice["name"] in ("Игорь Лосик", "LOSIK, Ihar")
    assert score == pytest.approx(nazva.score("Ігар Лосік", choice["name"]))
    assert CHOICES[::-1][place] == choice["name"]


def test_extract_iter_takes_what_is_missing():
    found = list(process.extract_iter("Ігар Лосік", [None, *CHOICES], scorer=nazva.score, score_cutoff=95))
    assert [place for _, _, place in found] == [1, 3]


def test_cdist_and_cpdist():
    pytest.importorskip("numpy")
    matrix = process.cdist(["Ігар Лосік", "Аляксандр Пушкін"], CHOICES, scorer=nazva.score)
    assert matrix.shape == (2, 4)
    assert matrix[0][0] == pytest.approx(nazva.score("Ігар Лосік", CHOICES[0]), abs=1e-3)
    assert matrix[1][3] > 95
    cut = process.cdist(["Ігар Лосік"], CHOICES, scorer=nazva.score, score_cutoff=95)
    assert [bool(score) for score in cut[0]] == [True, False, True, False]
    pairs = process.cpdist(["Ігар Лосік", "Ігар Лосік"], CHOICES[:2], scorer=nazva.score)
    assert pairs[0] > 95 > pairs[1]


def test_distances_are_probabilities_turned_round():
    for one, other in [("Ігар Лосік", "Игорь Лосик"), ("Ігар Лосік", "Віктар Лосік")]:
        assert names.person_distance(one, other) == pytest.approx(1 - nazva.score(one, other) / 100)
    assert names.person_distance("Ігар Лосік", "Игорь Лосик") < 0.05
    assert names.person_distance("Ігар Лосік", "Віктар Лосік") > 0.5


def test_what_dedupe_is_asked_for():
    with pytest.raises(nazva.UnknownChoice, match="person, place"):
        names.variable("name", kind="planet")


def test_dedupe_learns_and_joins():
    dedupe = pytest.importorskip("dedupe")
    people = [
        ("Siarhei Tsikhanouski", "Сергей Тихановский"),
        ("Ihar Łosik", "Лосик Игорь"),
        ("Maryja Kalesnikava", "Мария Колесникова"),
        ("Alieś Bialacki", "Алесь Бяляцкі"),
        ("Andrej Kuźniečyk", "Андрей Кузнечик"),
        ("Kaciaryna Andrejeva", "Екатерина Андреева"),
        ("Valancin Stefanovič", "Валентин Стефанович"),
    ]
    rows = {i: {"name": name} for i, name in enumerate(name for pair in people for name in pair)}
    pairs = [(rows[2 * i], rows[2 * i + 1]) for i in range(6)]
    others = [(rows[2 * i], rows[2 * i + 3]) for i in range(6)]
    linker = dedupe.Dedupe([names.variable("name")], num_cores=0)
    linker.prepare_training(rows, sample_size=200)
    linker.mark_pairs({"match": pairs, "distinct": others})
    linker.train(recall=1.0)
    clusters = {tuple(sorted(cluster)) for cluster, _ in linker.partition(rows, 0.5)}
    assert clusters == {(2 * i, 2 * i + 1) for i in range(7)}
