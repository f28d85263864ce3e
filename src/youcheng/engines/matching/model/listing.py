"""Undoing what masking gets wrong: hidden ties are drawn from well-listed places, unlisted ones are not.

A tie that is masked in training was listed, and places with many listed ties have more to mask. The ties that a
list still lacks are the other way round: a place with fewer ties than its size suggests is more likely to gain.
So the score is corrected, linearly, by the candidate's number of ties and population. Two constants, tuned on the
validation half of the later ties. The correction counts as part of these features' contributions.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from youcheng.engines.matching.features.catalogue import NAMES

CORRECTION: Mapping[str, tuple[float, float]] = {
    "candidate_ties": (-1.0, 1.2),
    "candidate_population": (0.5, 4.4),
}
"""By feature: log odds per unit, and the value that is left as it is (as is an unknown one)."""

_COLUMNS = tuple((NAMES.index(name), slope, usual) for name, (slope, usual) in CORRECTION.items())


def corrections(table: NDArray[np.float32]) -> NDArray[np.float64]:
    """The correction by feature of described candidates, in log odds: (rows, features)."""
    parts = np.zeros(table.shape, dtype=np.float64)
    for column, slope, usual in _COLUMNS:
        parts[:, column] = np.nan_to_num(slope * (table[:, column].astype(np.float64) - usual), nan=0.0)
    return parts


def correction(table: NDArray[np.float32]) -> NDArray[np.float64]:
    """The whole correction of each described candidate, in log odds: (rows,)."""
    total = np.zeros(len(table), dtype=np.float64)
    for column, slope, usual in _COLUMNS:
        total += np.nan_to_num(slope * (table[:, column].astype(np.float64) - usual), nan=0.0)
    return total
