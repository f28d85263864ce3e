from __future__ import annotations

import numpy as np
import pytest

from youcheng.engines.matching.features.catalogue import NAMES
from youcheng.engines.matching.model.listing import correction, corrections


def test_a_place_with_fewer_ties_than_its_size_suggests_is_lifted() -> None:
    table = np.full((3, len(NAMES)), np.nan, dtype=np.float32)
    ties, people = NAMES.index("candidate_ties"), NAMES.index("candidate_population")
    table[0, ties], table[0, people] = 1.2, 4.4
    table[1, ties], table[1, people] = 3.2, 4.4
    table[2, people] = 6.4
    assert correction(table).tolist() == pytest.approx([0, -2, 1], abs=1e-6)
    assert corrections(table).sum(axis=1).tolist() == pytest.approx(correction(table).tolist())
    assert (np.count_nonzero(corrections(table), axis=1) <= 2).all()
