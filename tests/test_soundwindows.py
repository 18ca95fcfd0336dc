"""What windows weigh together is what their rows weigh one by one; memories are bounded."""

from itertools import permutations
from math import exp, isclose, log

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nazva import tables
from nazva.correspondence import SCALE, correspondence
from nazva.memory import Memory
from nazva.soundwindows import STRESSED, Targets, choice_features, stress_features, where

WORDS = st.text("абвгджзіклмнорстуўыэюя", min_size=1, max_size=12)


def rows(ident, column):
    cells = tables.load_list(ident).cells
    return dict(zip(cells["window"], cells[column], strict=True))


def shares(scores):
    total = log(sum(map(exp, scores)))
    return [score - total for score in scores]


@given(WORDS, st.sampled_from([0.0, 0.4, 1.0]))
@settings(max_examples=60, deadline=None)  # the first word loads the models
def test_the_stress_weighs_what_its_rows_weigh(word, place):
    weights, own = rows("be-stress", "weight"), correspondence("be", "ru")
    framed = f"^{word}$"
    places = [i for i, letter in enumerate(framed) if letter in "аеёіоуыэюя"]
    scores = []
    for number in range(len(places)):
        plain = stress_features(framed, places, number, place=False)
        further = stress_features(framed, places, number, place=True)[len(plain) :]
        scores.append(
            sum(int(weights.get(feature, 0)) for feature in plain) / SCALE
            + place * sum(int(weights.get(feature, 0)) for feature in further) / SCALE
        )
    expected = dict(zip(places, shares(scores), strict=True)) if places else {0: 0.0}
    for cost, stressed in own.stress.likeliest(framed, places, place=place):
        assert isclose(cost, expected[stressed], abs_tol=1e-9)


@given(WORDS, st.sampled_from([0.0, 0.4, 1.0]), st.data())
@settings(max_examples=60, deadline=None)
def test_a_fork_weighs_what_its_rows_weigh(word, place, data):
    weights = {
        window: {own.split("=")[0]: int(own.split("=")[1]) / SCALE for own in tables.values(cell)}
        for window, cell in rows("be-ru-choices", "weights").items()
    }
    framed = f"^{word}$"
    places = [i for i, letter in enumerate(framed) if letter in "аеёіоуыэюя"]
    stressed = data.draw(st.sampled_from(places or [0]))
    targets = Targets(weights)
    for start, end, options in correspondence("be", "ru").segmenter.cut(word):
        if len(options) < 2:
            continue
        stress = where(start + 1, end + 1, stressed, places)
        plain = choice_features(framed, start + 1, end + 1, stress, place=False)
        further = choice_features(framed, start + 1, end + 1, stress, place=True)[len(plain) :]
        said = [(weights[own], 1.0) for own in plain if own in weights]
        said += [(weights[own], place) for own in further if own in weights and place]
        if not any(option in row for row, _ in said for option in options):
            continue
        scores = [sum(factor * row.get(option, 0.0) for row, factor in said) for option in options]
        expected = dict(zip(options, shares(scores), strict=True))
        found = targets.weighed(framed, start + 1, end + 1, options, place=place)[stress]
        assert found
        assert all(isclose(cost, expected[option], abs_tol=1e-9) for cost, option in found)


@pytest.mark.parametrize("order", list(permutations((0.1, 0.2, 0.3))))
def test_what_is_level_stays_level_whatever_the_order_of_the_sum(order):
    said = zip((f"{STRESSED}[б]", "[б]а", "ы[б]"), (0.1, 0.2, 0.3), order, strict=True)
    targets = Targets({window: {"б": one, "п": other} for window, one, other in said})
    (first, _), (second, _) = targets.weighed("^ыбат$", 2, 3, ("б", "п"), place=0.0)[STRESSED]
    assert first == second


def test_a_memory_forgets_before_it_holds_too_much():
    asked = []
    memory = Memory(lambda key: asked.append(key) or key * 2, 3)
    assert [memory[key] for key in (1, 2, 1, 3, 4, 1)] == [2, 4, 2, 6, 8, 2]
    assert len(memory) <= 3
    assert asked == [1, 2, 3, 4, 1]
