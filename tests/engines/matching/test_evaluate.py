from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from youcheng.engines.matching.evaluate import MEASURES, Outcome, compare, measure_one, summary

EVERYONE = np.ones(5, dtype=np.bool_)


def test_the_best_relevant_place_gives_the_rank_and_others_do_not_stand_in_its_way() -> None:
    scores = np.array([5.0, 4.0, 3.0, 2.0, 1.0])
    assert measure_one(scores, EVERYONE, [0, 1]).tolist() == [1, 1, 1, 1, 1]
    assert measure_one(scores, EVERYONE, [1]).tolist() == [0.5, 0, 1, 1, 0.75]
    assert measure_one(scores, EVERYONE, [2, 4]).tolist() == pytest.approx([1 / 3, 0, 1, 1, (1 / 3 + 0) / 2])


def test_equal_scores_count_half() -> None:
    assert measure_one(np.zeros(5), EVERYONE, [3]).tolist() == [pytest.approx(1 / 3), 0, 1, 1, 0.5]


def test_who_is_no_candidate_does_not_count() -> None:
    candidates = np.array([False, True, True, True, True])
    assert measure_one(np.array([5.0, 4.0, 3.0, 2.0, 1.0]), candidates, [1])[0] == 1


@given(st.lists(st.integers(-5, 5), min_size=5, max_size=5), st.integers(0, 4))
def test_only_the_order_of_scores_matters(scores: list[int], relevant: int) -> None:
    given_scores = np.array(scores, dtype=np.float64)
    first = measure_one(given_scores, EVERYONE, [relevant])
    assert measure_one(3 * given_scores + 7, EVERYONE, [relevant]).tolist() == first.tolist()
    assert 0 <= first[4] <= 1


def test_summary_gives_means_and_intervals_around_them() -> None:
    values = np.array([[1.0, 1, 1, 1, 1], [0.0, 0, 0, 0, 0.5]])
    found = summary(Outcome((4, 9), values, 3))
    assert found["origins"] == 2
    assert found["ties"] == 3
    assert [found[name] for name in MEASURES] == [0.5, 0.5, 0.5, 0.5, 0.75]
    interval = found["interval"]
    assert isinstance(interval, dict)
    assert interval["mrr"] == [0.0, 1.0]


def test_no_origin_gives_no_figure_rather_than_zero() -> None:
    found = summary(Outcome((), np.zeros((0, 5)), 0))
    assert found["mrr"] is None
    assert found["origins"] == 0


def test_a_method_is_never_ahead_of_itself() -> None:
    outcome = Outcome((1, 2, 3), np.random.default_rng(0).random((3, 5)), 3)
    assert compare(outcome, outcome)["mrr"] == {"difference": 0.0, "interval": [0.0, 0.0], "worse": 1.0}


def test_a_comparison_needs_the_same_origins() -> None:
    values = np.zeros((1, 5))
    with pytest.raises(ValueError, match="same origins"):
        compare(Outcome((1,), values, 1), Outcome((2,), values, 1))
