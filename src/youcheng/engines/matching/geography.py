"""Where places lie to one another: distances, neighbourhoods, regions."""

from __future__ import annotations

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from youcheng.engines.matching.places import Places

EARTH_RADIUS_KM = 6371.0088
"""Mean radius (IUGG); distances are great-circle, on a sphere."""


def unit_vectors(places: Places) -> NDArray[np.float32]:
    """Points on the unit sphere, (n, 3); zero where the position is unknown."""
    lat, lon = np.radians(places.lat), np.radians(places.lon)
    points = np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)
    points[~places.has_position] = 0.0
    return points.astype(np.float32)


def chord(km: float) -> float:
    """The straight line, in earth radii, under a great-circle distance."""
    return float(2 * np.sin(min(km / EARTH_RADIUS_KM, np.pi) / 2))


def kilometres(chords: NDArray[np.float32]) -> NDArray[np.float32]:
    """The great-circle distance over a straight line given in earth radii."""
    return (2 * EARTH_RADIUS_KM * np.arcsin(np.clip(chords / 2, 0, 1))).astype(np.float32)


def distances(points: NDArray[np.float32], origin: int, others: NDArray[np.int64]) -> NDArray[np.float32]:
    """Kilometres from one place to others; NaN where either position is unknown."""
    here = points[origin]
    there = points[others]
    gaps = there - here
    km = kilometres(np.sqrt(np.einsum("ij,ij->i", gaps, gaps)))
    if not here.any():
        km[:] = np.nan
    else:
        km[~there.any(axis=1)] = np.nan
    return km


def nearness(points: NDArray[np.float32], members: NDArray[np.int64], *, scale_km: float) -> sp.csr_matrix:
    """A Gaussian of the distance of any place (row) to the members near it (column); 1 on the diagonal.

    (n, n) sparse; members farther away than 2.6 scales are left out.
    """
    size = len(points)
    placed = np.flatnonzero(points.any(axis=1))
    members = members[points[members].any(axis=1)]
    alone = np.ones(size, dtype=np.float32)
    if not len(members):
        return sp.diags(alone, format="csr")
    alone[members] = 0
    reach = chord(2.6 * scale_km)
    near = cKDTree(points[placed]).sparse_distance_matrix(cKDTree(points[members]), reach, output_type="coo_matrix")
    weight = np.exp(-0.5 * (kilometres(near.data.astype(np.float32)) / scale_km) ** 2).astype(np.float32)
    rows, columns = placed[near.row].astype(np.int32), members[near.col].astype(np.int32)
    return (sp.csr_matrix((weight, (rows, columns)), shape=(size, size)) + sp.diags(alone)).tocsr().astype(np.float32)


def regions(places: Places, points: NDArray[np.float32], *, radius_km: float) -> NDArray[np.int64]:
    """A region number for each place: discs of one country around its largest places.

    The largest place of a country not yet in a region starts one and takes in what lies within
    ``radius_km``. Places of unknown position form one region per country. This stands in for provinces
    where no gazetteer says which province a place belongs to.
    """
    label = np.full(len(places), -1, dtype=np.int64)
    number = 0
    size = np.nan_to_num(places.population, nan=0.0)
    reach = chord(radius_km)
    for country in range(len(places.country_codes)):
        inside = np.flatnonzero((places.country == country) & places.has_position)
        inside = inside[np.argsort(-size[inside], kind="stable")]
        if len(inside):
            tree = cKDTree(points[inside])
            for position, place in enumerate(inside.tolist()):
                if label[place] >= 0:
                    continue
                near = inside[np.array(tree.query_ball_point(points[inside[position]], reach), dtype=np.int64)]
                label[near[label[near] < 0]] = number
                label[place] = number
                number += 1
        lost = np.flatnonzero((places.country == country) & ~places.has_position)
        if len(lost):
            label[lost] = number
            number += 1
    return label
