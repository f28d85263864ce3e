"""Alternating least squares for implicit feedback, on the symmetric matrix of ties.

Hu, Koren and Volinsky, "Collaborative Filtering for Implicit Feedback Datasets", ICDM 2008.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from youcheng.engines.matching.ties import Ties

CONFIDENCE = 40.0
RIDGE = 0.1


def als(
    ties: Ties, *, factors: int = 64, sweeps: int = 8, seed: int = 0
) -> Callable[[NDArray[np.int64]], NDArray[np.float32]]:
    """A scorer: origins (m,) to scores (m, n)."""
    rng = np.random.default_rng(seed)
    left = rng.normal(0, 0.1, (ties.size, factors)).astype(np.float32)
    right = rng.normal(0, 0.1, (ties.size, factors)).astype(np.float32)
    for _ in range(sweeps):
        left = _solve(ties.matrix, right)
        right = _solve(ties.matrix, left)

    def score(origins: NDArray[np.int64]) -> NDArray[np.float32]:
        scores: NDArray[np.float32] = left[origins] @ right.T
        return scores

    return score


def _solve(matrix: sp.csr_matrix, fixed: NDArray[np.float32]) -> NDArray[np.float32]:
    factors = fixed.shape[1]
    base = fixed.T @ fixed + RIDGE * np.eye(factors, dtype=np.float32)
    solved = np.zeros_like(fixed)
    for place in range(matrix.shape[0]):
        partners = fixed[matrix.indices[matrix.indptr[place] : matrix.indptr[place + 1]]]
        if len(partners):
            normal = base + CONFIDENCE * partners.T @ partners
            solved[place] = np.linalg.solve(normal, (1 + CONFIDENCE) * partners.sum(axis=0))
    return solved
