"""Who may be proposed to a place."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from youcheng.engines.matching.places import Places
from youcheng.engines.matching.ties import Ties


def open_to(places: Places, ties: Ties, origin: int) -> NDArray[np.bool_]:
    """The places of other countries not yet tied to the origin, as flags.

    A place whose country is unknown cannot be said to be abroad, and another record of a place already
    tied is tied too; neither is a candidate. Where the origin's own country is unknown, every other place
    whose country is known is one.
    """
    flags = places.has_country & (places.country != places.country[origin])
    tied = places.twin[np.append(ties.partners(origin), origin)]
    flags &= ~np.isin(places.twin, tied)
    return np.asarray(flags, dtype=np.bool_)
