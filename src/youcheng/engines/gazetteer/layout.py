"""Constants shared by the program that writes the compiled file and the one that reads it."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from youcheng.engines.gazetteer.model import Level, NameKind

LEVELS: Final = (Level.COUNTRY, Level.PROVINCE, Level.CITY, Level.COUNTY, Level.OTHER)
KINDS: Final[tuple[NameKind, ...]] = ("official", "short", "alias", "former")
FLAG_NAMES: Final = (
    "functional_zone",
    "capital",
    "namesake_of_parent",
    "position_estimated",
    "populated_place",
    "former",
)
# Scheme of the GeoNames ids under which a place is listed once more: for looking up, not shown among its codes.
ALSO: Final = "geonames-also"
# How much a name of each kind counts when suggestions are picked among thousands.
KIND_WEIGHT: Final[dict[NameKind, float]] = {"official": 1.0, "short": 0.98, "alias": 0.9, "former": 0.7}
BIGRAM_BITS: Final = 21


def bigram_slots(pairs: NDArray[np.uint32]) -> NDArray[Any]:
    """The slots (bit numbers) in the filter of first two characters; ``pairs`` has shape (n, 2)."""
    product = pairs[:, 0].astype(np.uint64) * np.uint64(0x9E3779B1) + pairs[:, 1].astype(np.uint64) * np.uint64(
        0x85EBCA6B
    )
    return (product >> np.uint64(7)) & np.uint64((1 << BIGRAM_BITS) - 1)
