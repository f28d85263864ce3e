"""The front between score and spread."""

from __future__ import annotations

from tests.engines.layout.test_solver import PROVINCE

from youcheng.engines.layout import Policy
from youcheng.engines.layout.front import front


def test_the_front_holds_what_no_plan_beats_in_both() -> None:
    points = front(PROVINCE, Policy(new_ties=2))
    assert [(round(point.score, 6), point.spread) for point in points] == [(1.7, 0.75), (1.4, 1.5)]
