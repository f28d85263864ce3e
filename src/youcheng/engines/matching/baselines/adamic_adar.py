"""Adamic–Adar: shared partners, each weighed by one over the logarithm of its degree.

Adamic and Adar, "Friends and neighbors on the Web", Social Networks 25 (2003).
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from youcheng.engines.matching.ties import Ties


def weights(ties: Ties) -> NDArray[np.float32]:
    """One over the logarithm of each place's degree; 0 where the degree is below two."""
    weight = np.zeros(ties.size, dtype=np.float32)
    shared = ties.degree > 1
    weight[shared] = 1 / np.log(ties.degree[shared])
    return weight


def adamic_adar(ties: Ties) -> Callable[[NDArray[np.int64]], NDArray[np.float32]]:
    """A scorer: origins (m,) to scores (m, n)."""
    weighted = (sp.diags(weights(ties)) @ ties.matrix).tocsr()

    def score(origins: NDArray[np.int64]) -> NDArray[np.float32]:
        scores: NDArray[np.float32] = (ties.matrix[origins] @ weighted).toarray()
        return scores

    return score
