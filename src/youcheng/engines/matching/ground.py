"""What places are, computed once: positions, regions, countries, names. It depends on no tie."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from youcheng.engines.matching import geography
from youcheng.engines.matching.countries import common_language, seats
from youcheng.engines.matching.names import trigrams
from youcheng.engines.matching.places import Places

DISTRICT_KM = 150.0
"""Radius of a district, about a province; see :func:`geography.regions`."""
BELT_KM = 350.0
"""Radius of a belt, a large part of a country."""
CLOSE_KM = 15.0
"""Scale of "next door" (Gaussian; cut at 2.6 scales)."""
NEAR_KM = 50.0
"""Scale of "nearby" (Gaussian; cut at 2.6 scales)."""


@dataclass(frozen=True)
class Ground:
    """The places and what follows from them alone. Arrays have one entry per place unless said otherwise."""

    places: Places
    points: NDArray[np.float32]
    district: NDArray[np.int64]
    belt: NDArray[np.int64]
    belt_country: NDArray[np.int64]
    """The country of each belt."""
    district_belt: NDArray[np.int64]
    """The belt of each district (of its largest place)."""
    common_language: NDArray[np.float32]
    """(countries, countries): see :func:`countries.common_language`."""
    seat: NDArray[np.bool_]
    """Whether a government sits there."""
    log_population: NDArray[np.float32]
    """Decimal logarithm; NaN where unknown."""
    log_rank: NDArray[np.float32]
    """``log(1 + r)``, r the number of larger places of the country; NaN where the population is unknown."""
    grams: sp.csr_matrix
    by_country: NDArray[np.int64]
    """Places sorted by country."""
    country_start: NDArray[np.int64]
    """Where each country starts in :attr:`by_country`."""

    @property
    def country(self) -> NDArray[np.int64]:
        """Each place's country, a position in ``places.country_codes``."""
        return self.places.country


def lay_ground(places: Places) -> Ground:
    """Compute the ground of some places."""
    points = geography.unit_vectors(places)
    district = geography.regions(places, points, radius_km=DISTRICT_KM)
    belt = geography.regions(places, points, radius_km=BELT_KM)
    with np.errstate(divide="ignore", invalid="ignore"):
        log_population = np.log10(np.where(places.population > 0, places.population, np.nan)).astype(np.float32)
    by_country = np.argsort(places.country, kind="stable")
    return Ground(
        places=places,
        points=points,
        district=district,
        belt=belt,
        belt_country=_first_of(belt, places.country),
        district_belt=_first_of(district, belt),
        common_language=common_language(places.country_codes),
        seat=seats(places),
        log_population=log_population,
        log_rank=_log_rank(places, log_population),
        grams=trigrams(places),
        by_country=by_country,
        country_start=np.searchsorted(places.country[by_country], np.arange(len(places.country_codes))),
    )


def _first_of(label: NDArray[np.int64], value: NDArray[np.int64]) -> NDArray[np.int64]:
    first = np.zeros(int(label.max(initial=-1)) + 1, dtype=np.int64)
    first[label[::-1]] = value[::-1]
    return first


def _log_rank(places: Places, log_population: NDArray[np.float32]) -> NDArray[np.float32]:
    rank = np.full(len(places), np.nan, dtype=np.float32)
    known = np.flatnonzero(~np.isnan(log_population))
    order = known[np.lexsort((-log_population[known], places.country[known]))]
    if len(order):
        country = places.country[order]
        start = np.searchsorted(country, country)
        rank[order] = np.log1p(np.arange(len(order)) - start)
    return rank
