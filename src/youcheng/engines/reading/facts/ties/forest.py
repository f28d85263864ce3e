"""Forests grown by ``benchmarks/reading_*.py``, followed for many things at once, all trees together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Numbers = NDArray[np.intp]
# So many things are followed at once: all trees' leaves of each are held together.
_ROWS = 256


@dataclass(frozen=True, slots=True)
class Forest:
    """All trees of a forest, their nodes in one row.

    Node ``i`` asks whether trait ``asks[i]`` is at most ``limits[i]`` and goes on at ``next[2 * i]``, else at
    ``next[2 * i + 1]``; a leaf goes on at itself and gives ``scores[i]``, one for each outcome. Traits that nobody saw
    are 0.
    """

    columns: Mapping[str, int]
    roots: Numbers
    asks: Numbers
    limits: Floats
    next: Numbers
    scores: Floats
    depth: int
    base: float

    def sums(self, seen: Sequence[Mapping[str, float]]) -> Floats:
        """The scores that the trees give together: a row for each thing seen, a column for each outcome."""
        table = np.zeros((len(seen), len(self.columns) + 1))
        for row, traits in enumerate(seen):
            for name, value in traits.items():
                column = self.columns.get(name)
                if column is not None:
                    table[row, column] = value
        blocks = [self._sums(table[start : start + _ROWS]) for start in range(0, max(1, len(table)), _ROWS)]
        return np.concatenate(blocks)

    def _sums(self, table: Floats) -> Floats:
        values = table.ravel()
        rows = np.repeat(np.arange(len(table)) * table.shape[1], len(self.roots))
        at = np.tile(self.roots, len(table))
        for _ in range(self.depth):
            above = values.take(self.asks.take(at) + rows) > self.limits.take(at)
            at = self.next.take(2 * at + above)
        summed: Floats = self.scores[at.reshape(len(table), len(self.roots))].sum(axis=1) + self.base
        return summed

    def chances(self, seen: Sequence[Mapping[str, float]]) -> list[float]:
        """The chance of each thing seen, for a forest of one outcome on the logistic scale."""
        return [float(chance) for chance in 1 / (1 + np.exp(-self.sums(seen)[:, 0]))]


def read_forest(trees: Sequence[Sequence[Sequence[Any]]], traits: Sequence[str], base: float = 0.0) -> Forest:
    """A forest as it is stored: each tree a list of nodes and of leaves ([[scores]]).

    A node has the number of its trait, its limit, and which node is next up to it and above it.
    """
    nodes, roots, columns = list[Sequence[Any]](), list[int](), dict[str, int]()
    for tree in trees:
        start = len(nodes)
        roots.append(start)
        for node in tree:
            if isinstance(node[0], list):
                nodes.append(node[0])
                continue
            trait, limit, lower, upper = node
            nodes.append((columns.setdefault(traits[trait], len(columns)), limit, lower + start, upper + start))
    asking = [isinstance(node, tuple) for node in nodes]
    outcomes = next((len(node) for node, asks in zip(nodes, asking, strict=True) if not asks), 1)
    # A leaf asks for a trait that is always 0, and goes on at itself.
    rows = [n if asks else (len(columns), 0.0, at, at) for at, (n, asks) in enumerate(zip(nodes, asking, strict=True))]
    return Forest(
        columns=columns,
        roots=np.array(roots, dtype=np.intp),
        asks=np.array([row[0] for row in rows], dtype=np.intp),
        limits=np.array([row[1] for row in rows]),
        next=np.array([row[2:] for row in rows], dtype=np.intp).ravel(),
        scores=np.array([[0.0] * outcomes if asks else n for n, asks in zip(nodes, asking, strict=True)]).reshape(
            -1, outcomes
        ),
        depth=max((_depth(tree) for tree in trees), default=0),
        base=base,
    )


def _depth(tree: Sequence[Sequence[Any]], at: int = 0) -> int:
    node = tree[at]
    return 0 if isinstance(node[0], list) else 1 + max(_depth(tree, node[2]), _depth(tree, node[3]))
