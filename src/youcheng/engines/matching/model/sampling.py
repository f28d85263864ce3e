"""The rough order from which irrelevant candidates are sampled for training."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from youcheng.engines.matching.features.catalogue import BY_NAME
from youcheng.engines.matching.features.declaration import View

WEIGHTS: Mapping[str, float] = {
    "long_walk": 1.0,
    "adamic_adar": 1.0,
    "district_affinity": 0.5,
    "candidate_leaning": 0.5,
    "own_leaning": 0.3,
    "candidate_ties": 0.3,
    "candidate_population": 0.3,
    "population_gap": -0.3,
}
"""Set by hand. They only say where to sample more densely; the rows' weights undo it."""


def rough_score(view: View) -> NDArray[np.float32]:
    """A score of the view's candidates; unknown values count as nothing."""
    score = np.zeros(len(view.candidates), dtype=np.float32)
    for name, weight in WEIGHTS.items():
        values = np.asarray(BY_NAME[name].compute(view), dtype=np.float32)
        score += np.float32(weight) * np.nan_to_num(values, nan=0.0)
    return score
