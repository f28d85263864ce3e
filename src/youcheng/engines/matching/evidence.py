"""What the known ties say, computed once per set of ties.

Everything a feature may know of ties comes from here, so a model trained on evidence that lacks some ties
has not seen them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from scipy.sparse.linalg import eigsh
from threadpoolctl import threadpool_limits

from youcheng.engines.matching import geography
from youcheng.engines.matching.baselines.adamic_adar import weights
from youcheng.engines.matching.baselines.pagerank import transition
from youcheng.engines.matching.ground import CLOSE_KM, NEAR_KM, Ground
from youcheng.engines.matching.ties import Ties

EMBEDDING = 64
"""Dimensions of the spectral embedding."""
REACH_PRIOR = 2.0
"""How many ties of average length a place's mean length of ties is shrunk by."""


@dataclass(frozen=True)
class Affinity:
    """How much likelier ties are than degrees alone explain (logarithms), from coarse to fine.

    Each level is shrunk towards the coarser one by a handful of expected ties, so a pair of districts
    without ties inherits what its countries show.
    """

    countries: NDArray[np.float32]
    """(countries, countries)"""
    belt_country: NDArray[np.float32]
    """(belts, countries)"""
    belts: NDArray[np.float32]
    """(belts, belts)"""
    districts: NDArray[np.float32]
    """(districts, districts)"""


@dataclass(frozen=True)
class Evidence:
    """The known ties and what follows from them."""

    ground: Ground
    ties: Ties
    adamic_adar: NDArray[np.float32]
    inverse_degree: NDArray[np.float32]
    inverse_root: NDArray[np.float32]
    steps: sp.csr_matrix
    smoothed: sp.csr_matrix
    """The adjacency matrix with each tie divided by the root of both degrees."""
    left: NDArray[np.float32]
    right: NDArray[np.float32]
    """The spectral embedding: ``left @ right.T`` approximates :attr:`smoothed`."""
    close: sp.csr_matrix
    near: sp.csr_matrix
    """Nearness of any place (row) to tied places (column) at two scales."""
    into: sp.csc_matrix
    """(n, countries): the ties of each place with each country, by column."""
    of: sp.csr_matrix
    """The same, by row."""
    country_pairs: NDArray[np.float32]
    country_total: NDArray[np.float32]
    district_pairs: NDArray[np.float32]
    district_total: NDArray[np.float32]
    affinity: Affinity
    together: NDArray[np.float32]
    """(countries, countries): how much likelier one place is tied to both than chance has it (logarithm)."""
    belt_likeness: NDArray[np.float32]
    """(belts, belts): cosine of two belts over the places that are tied to them."""
    belt_ties: sp.csr_matrix
    """(n, belts): the ties of each place with each belt."""
    reach: NDArray[np.float32]
    """Mean logarithm of the length of a place's ties (km + 50), shrunk towards all ties'."""
    country_reach: NDArray[np.float32]
    partner_size: NDArray[np.float32]
    """Mean logarithm of the population of a place's partners; NaN where none is known."""

    @property
    def degree(self) -> NDArray[np.float32]:
        """The number of ties of each place."""
        return self.ties.degree


def gather(ground: Ground, ties: Ties, *, anchors: NDArray[np.bool_] | None = None) -> Evidence:
    """Compute the evidence of some ties.

    ``anchors`` are the places that may count as "nearby" evidence; by default those with a tie.
    """
    matrix, degree = ties.matrix, ties.degree
    inverse_root = (1 / np.sqrt(np.maximum(degree, 1))).astype(np.float32)
    smoothed = (sp.diags(inverse_root) @ matrix @ sp.diags(inverse_root)).tocsr()
    left, right = _embedding(smoothed)
    members = np.flatnonzero(degree > 0 if anchors is None else anchors)
    country = _membership(ground.country, len(ground.places.country_codes))
    belt = _membership(ground.belt, len(ground.belt_country))
    district = _membership(ground.district, len(ground.district_belt))
    of = (matrix @ country).tocsr()
    belt_ties = (matrix @ belt).tocsr()
    country_pairs = (country.T @ of).toarray().astype(np.float32)
    district_pairs = (district.T @ (matrix @ district)).toarray().astype(np.float32)
    reach, country_reach = _reach(ground, ties)
    return Evidence(
        ground=ground,
        ties=ties,
        adamic_adar=weights(ties),
        inverse_degree=(1 / np.maximum(degree, 1)).astype(np.float32),
        inverse_root=inverse_root,
        steps=transition(ties),
        smoothed=smoothed,
        left=left,
        right=right,
        close=geography.nearness(ground.points, members, scale_km=CLOSE_KM),
        near=geography.nearness(ground.points, members, scale_km=NEAR_KM),
        into=of.tocsc(),
        of=of,
        country_pairs=country_pairs,
        country_total=country_pairs.sum(axis=1),
        district_pairs=district_pairs,
        district_total=district_pairs.sum(axis=1),
        affinity=_affinity(
            ground, country_pairs, (belt.T @ of).toarray(), (belt.T @ belt_ties).toarray(), district_pairs
        ),
        together=_together(of),
        belt_likeness=_likeness(belt_ties),
        belt_ties=belt_ties,
        reach=reach,
        country_reach=country_reach,
        partner_size=_partner_size(ground, ties),
    )


def _membership(label: NDArray[np.int64], count: int) -> sp.csr_matrix:
    size = len(label)
    return sp.csr_matrix((np.ones(size, np.float32), (np.arange(size), label)), shape=(size, count))


def _embedding(smoothed: sp.csr_matrix) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    size = smoothed.shape[0]
    left = np.zeros((size, EMBEDDING), dtype=np.float32)
    right = np.zeros((size, EMBEDDING), dtype=np.float32)
    tied = np.flatnonzero(np.diff(smoothed.indptr))
    dimensions = min(EMBEDDING, len(tied) - 1)
    if dimensions > 0:
        inner = smoothed[tied][:, tied]
        # One thread: the vectors are short, and several threads only wait for each other.
        with threadpool_limits(1):
            values, vectors = eigsh(inner, k=dimensions, v0=np.ones(len(tied), dtype=np.float32), tol=1e-3)
        left[tied, :dimensions] = vectors * values
        right[tied, :dimensions] = vectors
    return left, right


def _affinity(
    ground: Ground,
    countries: NDArray[np.float32],
    belt_country: NDArray[np.float32],
    belts: NDArray[np.float32],
    districts: NDArray[np.float32],
) -> Affinity:
    by_country, by_belt, by_district = (table.sum(axis=1) for table in (countries, belts, districts))
    total = max(float(by_country.sum()), 1.0)

    def shrink(
        found: NDArray[np.float32],
        rows: NDArray[np.float32],
        columns: NDArray[np.float32],
        prior: NDArray[np.float32],
        strength: float,
    ) -> NDArray[np.float32]:
        expected = np.outer(rows, columns) / total
        ratio: NDArray[np.float32] = np.log((found + strength * np.exp(prior)) / (expected + strength))
        return ratio.astype(np.float32)

    of_belt, of_district = ground.belt_country, ground.district_belt
    top = shrink(countries, by_country, by_country, np.zeros_like(countries), 2.0)
    half = shrink(belt_country, by_belt, by_country, top[of_belt], 2.0)
    middle_prior = half[:, of_belt] + half[:, of_belt].T - top[of_belt][:, of_belt]
    middle = shrink(belts, by_belt, by_belt, middle_prior, 2.0)
    fine = shrink(districts, by_district, by_district, middle[of_district][:, of_district], 1.5)
    return Affinity(countries=top, belt_country=half, belts=middle, districts=fine)


def _together(of: sp.csr_matrix) -> NDArray[np.float32]:
    tied = (of > 0).astype(np.float32)
    seen = np.asarray(tied.sum(axis=0)).ravel()
    both = (tied.T @ tied).toarray()
    expected = np.outer(seen, seen) / max(of.shape[0], 1)
    lift: NDArray[np.float32] = np.log((both + 1) / (expected + 1)).astype(np.float32)
    return lift


def _likeness(counts: sp.csr_matrix) -> NDArray[np.float32]:
    length = np.sqrt(np.asarray(counts.multiply(counts).sum(axis=0)).ravel())
    unit = counts @ sp.diags((1 / np.maximum(length, 1e-9)).astype(np.float32))
    likeness: NDArray[np.float32] = (unit.T @ unit).toarray().astype(np.float32)
    return likeness


def _reach(ground: Ground, ties: Ties) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    first, second = ties.pairs[:, 0], ties.pairs[:, 1]
    placed = ground.places.has_position
    keep = placed[first] & placed[second]
    first, second = first[keep], second[keep]
    gaps = ground.points[first] - ground.points[second]
    length = np.log(geography.kilometres(np.sqrt(np.einsum("ij,ij->i", gaps, gaps))) + 50)
    usual = float(length.mean()) if len(length) else np.log(1050.0)
    ends, lengths = np.r_[first, second], np.r_[length, length]

    def shrunk(label: NDArray[np.int64], size: int, prior: float) -> NDArray[np.float32]:
        total = np.bincount(label, lengths, size) + prior * usual
        return (total / (np.bincount(label, minlength=size) + prior)).astype(np.float32)

    of_places = shrunk(ends, ties.size, REACH_PRIOR)
    of_countries = shrunk(ground.country[ends], len(ground.places.country_codes), 5.0)
    return of_places, of_countries


def _partner_size(ground: Ground, ties: Ties) -> NDArray[np.float32]:
    known = ~np.isnan(ground.log_population)
    count = ties.matrix @ known.astype(np.float32)
    total = ties.matrix @ np.where(known, ground.log_population, 0).astype(np.float32)
    with np.errstate(invalid="ignore", divide="ignore"):
        mean: NDArray[np.float32] = np.where(count > 0, total / count, np.nan).astype(np.float32)
    return mean
