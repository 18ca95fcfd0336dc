"""The measures agree with their definitions, tried pair by pair."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nazva import measures

SCORED = st.lists(st.tuples(st.sampled_from([0.0, 0.1, 0.25, 0.5, 0.75, 0.9, 1.0]), st.booleans()), max_size=30)


def parted(pairs):
    return [score for score, _ in pairs], [label for _, label in pairs]


def counted(pairs, threshold):
    """Return hits, false accepts, all true and all false pairs of a threshold, counted one by one."""
    hits = sum(label for score, label in pairs if score >= threshold)
    false = sum(not label for score, label in pairs if score >= threshold)
    true = sum(label for _, label in pairs)
    return hits, false, true, len(pairs) - true


@given(SCORED)
def test_auc_is_the_share_of_pairs_in_order(pairs):
    true = [score for score, label in pairs if label]
    false = [score for score, label in pairs if not label]
    found = measures.auc(*parted(pairs))
    if not true or not false:
        assert found is None
        return
    wins = sum(1.0 if t > f else 0.5 if t == f else 0.0 for t in true for f in false)
    assert math.isclose(found, wins / (len(true) * len(false)))


@given(SCORED)
def test_the_best_f1_is_the_best_of_all_thresholds(pairs):
    found = measures.best_f1(*parted(pairs))
    if not any(label for _, label in pairs):
        assert found is None
        return
    all_f1 = [2 * h / (h + f + t) for h, f, t, _ in (counted(pairs, score) for score, _ in pairs)]
    assert math.isclose(found.f1, max(all_f1))
    assert measures.at(*parted(pairs), found.threshold) == found


@given(SCORED, st.sampled_from([0.5, 0.9, 1.0]))
def test_recall_at_a_precision(pairs, precision):
    found = measures.at_precision(*parted(pairs), precision)
    allowed = [h / t for h, f, t, _ in (counted(pairs, score) for score, _ in pairs) if t and h / (h + f) >= precision]
    if any(label for _, label in pairs):
        assert math.isclose(found.recall, max(allowed, default=0.0))
        assert (found.threshold is None) == (not allowed)
    else:
        assert found is None


@given(SCORED, st.sampled_from([0.0, 0.1, 0.5]))
def test_recall_at_a_share_of_false_accepts(pairs, share):
    found = measures.at_false_accepts(*parted(pairs), share)
    counts = (counted(pairs, score) for score, _ in pairs)
    allowed = [h / t for h, f, t, n in counts if t and (f / n if n else 0) <= share]
    if any(label for _, label in pairs):
        assert math.isclose(found.recall, max(allowed, default=0.0))
        assert found.false_accepts <= share
    else:
        assert found is None


def test_what_a_threshold_gives():
    found = measures.at([0.9, 0.8, 0.8, 0.2], [True, True, False, True], 0.8)
    assert found.precision == pytest.approx(2 / 3)
    assert found.recall == pytest.approx(2 / 3)
    assert found.f1 == pytest.approx(2 / 3)
    assert found.false_accepts == 1.0


def test_nothing_accepted_is_all_right_and_useless():
    found = measures.at([0.1], [True], 0.5)
    assert (found.precision, found.recall, found.f1) == (1.0, 0.0, 0.0)


def test_calibration_of_what_is_right_and_of_what_boasts():
    assert measures.ece([0.75] * 4, [True, True, True, False]) == 0.0
    assert measures.ece([1.0, 1.0], [False, False]) == 1.0
    assert measures.brier([1.0, 0.0], [True, False]) == 0.0
    assert measures.brier([1.0, 0.0], [False, True]) == 1.0
    assert measures.ece([], []) is None
    assert measures.brier([], []) is None


def test_bins_hold_every_pair_and_the_edges():
    found = measures.reliability([0.0, 0.05, 0.1, 0.95, 1.0], [False, True, True, True, True])
    assert [(own.low, own.count, own.true) for own in found] == [(0.0, 2, 0.5), (0.1, 1, 1.0), (0.9, 2, 1.0)]


def test_chains_are_the_ends_of_two_pairs_and_come_once():
    joined = [("a", "b"), ("b", "c"), ("c", "d"), ("b", "a"), ("x", "x")]
    assert sorted(measures.chains(joined, 10)) == [("a", "c"), ("b", "d")]
    assert list(measures.chains([("a", "b"), ("b", "c"), ("a", "c")], 10)) == [("b", "c"), ("a", "c"), ("a", "b")]
    assert len(list(measures.chains([("hub", str(i)) for i in range(100)], 7))) == 7


def test_scores_without_labels_are_refused():
    for measure in (measures.auc, measures.best_f1, measures.brier, measures.ece):
        with pytest.raises(ValueError, match="zip"):
            measure([0.5, 0.6], [True])
