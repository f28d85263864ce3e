"""Ties between places, and the later ties that a benchmark asks for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from youcheng.engines.matching.errors import InputError
from youcheng.engines.matching.places import Places
from youcheng.engines.matching.table import rows


@dataclass(frozen=True)
class Ties:
    """Undirected, unique ties among ``size`` places: ``pairs`` is (m, 2), the smaller position first, sorted."""

    pairs: NDArray[np.int64]
    size: int

    def __len__(self) -> int:
        return len(self.pairs)

    @classmethod
    def from_pairs(cls, pairs: Iterable[tuple[int, int]], size: int) -> Ties:
        """Ties from pairs of positions, in any order and with repetitions; a tie of a place with itself is dropped."""
        unique = sorted({(min(a, b), max(a, b)) for a, b in pairs if a != b})
        return cls(np.array(unique, dtype=np.int64).reshape(-1, 2), size)

    @cached_property
    def matrix(self) -> sp.csr_matrix:
        """The symmetric adjacency matrix, (size, size), ones of float32."""
        a, b = self.pairs[:, 0], self.pairs[:, 1]
        ones = np.ones(2 * len(self.pairs), dtype=np.float32)
        matrix = sp.csr_matrix((ones, (np.r_[a, b], np.r_[b, a])), shape=(self.size, self.size))
        matrix.sort_indices()
        return matrix

    @cached_property
    def degree(self) -> NDArray[np.float32]:
        """The number of ties of each place."""
        return np.asarray(np.diff(self.matrix.indptr).astype(np.float32), dtype=np.float32)

    def partners(self, place: int) -> NDArray[np.int64]:
        """The positions a place is tied to, ascending."""
        start, end = self.matrix.indptr[place : place + 2]
        partners: NDArray[np.int64] = self.matrix.indices[start:end].astype(np.int64)
        return partners

    def without(self, hidden: NDArray[np.bool_]) -> Ties:
        """The ties whose flag in ``hidden`` (length m) is not set."""
        return Ties(self.pairs[~hidden], self.size)


def read_ties(path: Path, places: Places) -> Ties:
    """Read a ties table (columns ``qid_a``, ``qid_b``); raises :class:`InputError` on an unknown place."""
    pairs = []
    for number, row in rows(path, required=("qid_a", "qid_b")):
        where = f"{path}, line {number}"
        pairs.append((_place(row["qid_a"], places, where), _place(row["qid_b"], places, where)))
    return Ties.from_pairs(pairs, len(places))


def read_later(path: Path, places: Places) -> Mapping[int, tuple[int, ...]]:
    """Read later ties (columns ``origin_qid``, ``partner_qid``): the partners of each origin, ascending."""
    later: dict[int, set[int]] = {}
    for number, row in rows(path, required=("origin_qid", "partner_qid")):
        where = f"{path}, line {number}"
        origin = _place(row["origin_qid"], places, where)
        later.setdefault(origin, set()).add(_place(row["partner_qid"], places, where))
    return {origin: tuple(sorted(partners)) for origin, partners in sorted(later.items())}


def _place(place_id: str, places: Places, where: str) -> int:
    position = places.index.get(place_id)
    if position is None:
        raise InputError(f"{where}: the place {place_id!r} is not in the table of places; add it there")
    return position
