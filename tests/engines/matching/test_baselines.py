from __future__ import annotations

import numpy as np
import pytest

from youcheng.engines.matching.baselines import adamic_adar, als, pagerank
from youcheng.engines.matching.ties import Ties

SQUARE = Ties.from_pairs([(0, 1), (1, 2), (2, 3), (3, 0), (3, 4)], 5)


def test_adamic_adar_weighs_shared_partners() -> None:
    scores = adamic_adar(SQUARE)(np.array([0]))
    assert scores[0, 2] == pytest.approx(1 / np.log(2) + 1 / np.log(3))
    assert scores[0, 4] == pytest.approx(1 / np.log(3))
    assert scores[0, 1] == 0


def test_pagerank_is_a_chance() -> None:
    scores = pagerank(SQUARE)(np.array([0, 4]))
    assert scores.sum(axis=1) == pytest.approx([1, 1], abs=1e-4)
    assert scores[1, 3] > scores[1, 1]


def test_als_puts_known_partners_first() -> None:
    ties = Ties.from_pairs([(a, b) for a in range(5) for b in range(5, 10) if (a + b) % 3], 10)
    scores = als(ties, factors=8)(np.arange(10))
    known = ties.matrix.toarray() > 0
    assert scores[known].mean() > scores[~known].mean() + 0.3
