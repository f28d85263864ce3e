"""Scores that need the whole graph, computed for a block of origins at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from youcheng.engines.matching.baselines.pagerank import walk
from youcheng.engines.matching.evidence import Evidence

LONG_WALK = (0.85, 14)
SHORT_WALK = (0.4, 6)
"""Chance to go on and number of rounds of the two walks."""


@dataclass(frozen=True)
class Signals:
    """Named scores of ``m`` origins against all ``n`` places: each (m, n) float32."""

    origins: NDArray[np.int64]
    scores: Mapping[str, NDArray[np.float32]]


def compute_signals(evidence: Evidence, origins: NDArray[np.int64]) -> Signals:
    """All whole-graph scores of some origins."""
    own = evidence.ties.matrix[origins]
    weighted = own @ sp.diags(evidence.adamic_adar)
    close, near = evidence.close, evidence.near
    here = sp.csr_matrix(
        (np.ones(len(origins), np.float32), (np.arange(len(origins)), origins)),
        shape=(len(origins), evidence.ties.size),
    )
    ties = evidence.ties.matrix
    of_close = (close[origins] - here) @ ties
    of_near = (near[origins] - here) @ ties
    three = (evidence.smoothed @ (evidence.smoothed @ evidence.smoothed[origins].T)).T
    scores = {
        "shared": (own @ ties).toarray(),
        "adamic_adar": (weighted @ ties).toarray(),
        "allocation": (own @ sp.diags(evidence.inverse_degree) @ ties).toarray(),
        "three_steps": three.toarray() / evidence.inverse_root[None, :],
        "long_walk": _log(walk(evidence.steps, origins, damping=LONG_WALK[0], rounds=LONG_WALK[1]).T),
        "short_walk": _log(walk(evidence.steps, origins, damping=SHORT_WALK[0], rounds=SHORT_WALK[1]).T),
        "embedding": evidence.left[origins] @ evidence.right.T,
        "neighbours_tied": of_close.toarray(),
        "district_tied": of_near.toarray(),
        "neighbours_close": (close @ of_close.T).T.toarray(),
        "district_near": (near @ of_near.T).T.toarray(),
        "own_close": (close @ own.T).T.toarray(),
        "own_near": (near @ own.T).T.toarray(),
    }
    return Signals(origins, {name: np.asarray(score, dtype=np.float32) for name, score in scores.items()})


def _log(chance: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.asarray(np.log(chance + np.float32(1e-9)), dtype=np.float32)
