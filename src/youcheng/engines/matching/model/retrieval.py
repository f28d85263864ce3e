"""The first stage: a linear score cheap enough for all places, which chooses whom the trees look at."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from youcheng.engines.matching.features.catalogue import BY_NAME, NAMES
from youcheng.engines.matching.features.declaration import View
from youcheng.engines.matching.model.listing import CORRECTION
from youcheng.engines.matching.model.questions import Rows

CHEAP = (
    "long_walk",
    "adamic_adar",
    "three_steps",
    "embedding",
    "district_near",
    "district_tied",
    "district_affinity",
    "belt_affinity",
    "country_belt_affinity",
    "candidate_leaning",
    "own_leaning",
    "goes_together",
    "candidate_ties",
    "candidate_population",
    "population_gap",
    "candidate_rank",
    "beyond_candidate_reach",
    "country_ties_per_place",
)
"""Features of the first stage: each costs one look-up per candidate."""


class FirstStage:
    """A linear score over :data:`CHEAP` features, squashed and centred as the training data has them.

    Corrected for uneven listing as the trees' score is.
    """

    def __init__(self, parameters: Mapping[str, Any]) -> None:
        self.parameters = parameters
        self._features = tuple(BY_NAME[name] for name in parameters["features"])
        self._centre = np.array(parameters["centre"], dtype=np.float32)
        self._weight = np.array(parameters["weight"], dtype=np.float32)

    def score(self, view: View) -> NDArray[np.float32]:
        """Scores of the view's candidates; an unknown value counts as the usual one."""
        score = np.zeros(len(view.candidates), dtype=np.float32)
        for feature, centre, weight in zip(self._features, self._centre, self._weight, strict=True):
            values = _squash(feature.name, np.asarray(feature.compute(view), dtype=np.float32)) - centre
            slope = weight + CORRECTION.get(feature.name, (0.0, 0.0))[0]
            score += np.float32(slope) * np.nan_to_num(values, copy=False, nan=0.0)
        return score


def fit_first_stage(rows: Rows) -> FirstStage:
    """A logistic regression on training rows that hold every feature of the catalogue."""
    columns = [NAMES.index(name) for name in CHEAP]
    table = np.stack([_squash(NAMES[k], rows.features[:, k]) for k in columns], axis=1).astype(np.float64)
    known = ~np.isnan(table)
    weights = np.where(known, rows.weight[:, None], 0)
    total = np.maximum(weights.sum(axis=0), 1e-9)
    centre = np.nansum(np.where(known, table, 0) * weights, axis=0) / total
    table = np.where(known, table - centre, 0)
    scale = np.sqrt((table**2 * weights).sum(axis=0) / total) + 1e-6
    regression = LogisticRegression(C=1.0, max_iter=300)
    regression.fit(table / scale, rows.answer, sample_weight=rows.weight)
    return FirstStage(
        {
            "features": list(CHEAP),
            "centre": [float(f"{value:.6g}") for value in centre],
            "weight": [float(f"{value:.6g}") for value in regression.coef_[0] / scale],
        }
    )


def _squash(name: str, values: NDArray[np.float32]) -> NDArray[np.float32]:
    """Counts and walks have long tails; their logarithms serve a linear score better."""
    if name in ("adamic_adar", "three_steps", "district_near", "district_tied"):
        return np.log(np.maximum(values, 0) + 0.02)
    return values
