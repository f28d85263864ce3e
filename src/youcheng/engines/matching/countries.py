"""What is known of countries: the languages their people use, and where their governments sit."""

from __future__ import annotations

from importlib.resources import files

import numpy as np
from babel.core import get_global
from numpy.typing import NDArray

from youcheng.engines.matching.names import fold
from youcheng.engines.matching.places import Places


def common_language(codes: tuple[str, ...]) -> NDArray[np.float32]:
    """The largest share of both populations that one language reaches, 0 to 1: (countries, countries).

    Shares are CLDR's, of each territory's population (through Babel); a code unknown to it has none.
    """
    spoken = get_global("territory_languages")
    shares: dict[str, NDArray[np.float32]] = {}
    for k, code in enumerate(codes):
        for language, use in spoken.get(code, {}).items():
            share = shares.setdefault(language, np.zeros(len(codes), dtype=np.float32))
            share[k] = min(float(use["population_percent"]) / 100, 1.0)
    common = np.zeros((len(codes), len(codes)), dtype=np.float32)
    for share in shares.values():
        np.maximum(common, np.minimum(share[:, None], share[None, :]), out=common)
    return common


def seats(places: Places) -> NDArray[np.bool_]:
    """Which places are where a government sits, by name; of several records the most populous.

    The table says it of most ISO 3166-1 codes. It says nothing of the status of any of them, and leaves out
    those where the seat itself is disputed.
    """
    text = (files("youcheng.engines.matching") / "data" / "seats.tsv").read_text(encoding="utf-8")
    wanted = {
        code: fold(name).removesuffix(" city") for code, name in (line.split("\t") for line in text.splitlines()[1:])
    }
    best: dict[str, int] = {}
    size = np.nan_to_num(places.population, nan=0.0)
    for place, code in enumerate(places.countries):
        name = wanted.get(code)
        if name is None or places.is_region[place]:
            continue
        spelled = (fold(text).removesuffix(" city") for text in (places.names_en[place], places.names[place]))
        if name in spelled and (code not in best or size[place] > size[best[code]]):
            best[code] = place
    flags = np.zeros(len(places), dtype=np.bool_)
    flags[list(best.values())] = True
    return flags
