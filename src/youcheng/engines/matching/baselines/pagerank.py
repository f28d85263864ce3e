"""Personalised PageRank: where a walk from the origin, sent back with a fixed chance, is found."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from youcheng.engines.matching.ties import Ties


def transition(ties: Ties) -> sp.csr_matrix:
    """Column-stochastic: entry (c, b) is the chance to step from b to c."""
    return (ties.matrix @ sp.diags((1 / np.maximum(ties.degree, 1)).astype(np.float32))).tocsr()


def walk(steps: sp.csr_matrix, origins: NDArray[np.int64], *, damping: float, rounds: int) -> NDArray[np.float32]:
    """The chance to stand at each place after ``rounds`` steps, (n, m): one column per origin.

    ``damping`` is the chance to go on; one less it, the chance to be sent back to the origin.
    """
    start = np.zeros((steps.shape[0], len(origins)), dtype=np.float32)
    start[origins, np.arange(len(origins))] = 1
    standing = start
    for _ in range(rounds):
        standing = np.float32(1 - damping) * start + np.float32(damping) * (steps @ standing)
    return standing


def pagerank(
    ties: Ties, *, damping: float = 0.85, rounds: int = 60
) -> Callable[[NDArray[np.int64]], NDArray[np.float32]]:
    """A scorer: origins (m,) to scores (m, n)."""
    steps = transition(ties)

    def score(origins: NDArray[np.int64]) -> NDArray[np.float32]:
        return walk(steps, origins, damping=damping, rounds=rounds).T

    return score
