"""What the other pairs of a page say of one."""

from __future__ import annotations

import pytest

from youcheng.engines.reading.facts.ties.company import company_traits, logit
from youcheng.engines.reading.facts.ties.pairs import Pair
from youcheng.engines.reading.facts.ties.scene import Entity

HOME, RIVAL, FIRST, SECOND = (Entity(key) for key in ("home", "rival", "first", "second"))
PAIRS = [Pair(HOME, FIRST), Pair(HOME, SECOND), Pair(RIVAL, FIRST)]


def test_chances_on_the_logistic_scale_are_held() -> None:
    assert logit(0.5) == 0
    assert logit(0.0) == pytest.approx(-5.806, abs=1e-3)
    assert logit(1.0) == pytest.approx(-logit(0.0))


def test_partners_of_the_subject_and_rivals_for_the_partner() -> None:
    traits = company_traits(PAIRS, [{"told.tier": 4.0}, {"told.tier": 4.0}, {}], [0.5, 0.8, 0.2])
    assert traits[0]["pairs_one"] == traits[0]["pairs_other"] == 1
    assert traits[0]["best_partner"] == pytest.approx(logit(0.8))
    assert traits[0]["best_rival"] == pytest.approx(logit(0.2))
    assert traits[0]["beyond_rivals"] == pytest.approx(-logit(0.2))
    assert traits[0]["mean_alike"] == pytest.approx(logit(0.8))
    assert traits[0]["told.tier"] == 4


def test_a_pair_alone_has_no_company() -> None:
    (only,) = company_traits(PAIRS[:1], [{}], [0.9])
    assert only["alone"] == pytest.approx(logit(0.9))
    assert only["best_rival"] == only["best_partner"] == logit(0.0)
    assert "pairs_one" not in only
