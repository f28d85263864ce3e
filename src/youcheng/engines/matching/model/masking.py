"""Hiding known ties so that a model can be asked for them.

Two ways, as at use: a place whose list of ties is incomplete (a part of its ties is hidden) and a place
without any tie (all are hidden). Only some places are asked about at a time, so the rest of the graph stays
as it will be at use.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from youcheng.engines.matching.places import Places
from youcheng.engines.matching.ties import Ties

RESERVED_SHARE = 0.1
"""Share of the places that are never asked about in training, so that figures can be had from them."""


@dataclass(frozen=True)
class Masked:
    """The ties that remain, and the hidden partners of each place asked about.

    ``orphans`` are the places whose last tie was hidden. Only a hidden tie makes one, so they would give
    the answer away: they are no candidates, and no tie to them is asked for.
    """

    ties: Ties
    hidden: Mapping[int, tuple[int, ...]]
    orphans: NDArray[np.bool_]


def reserved(places: Places) -> NDArray[np.bool_]:
    """The places kept out of training's questions: chosen by a hash of the id, so always the same ones."""
    limit = int(RESERVED_SHARE * 2**32)
    return np.array(
        [int.from_bytes(hashlib.blake2b(i.encode(), digest_size=4).digest(), "big") < limit for i in places.ids],
        dtype=np.bool_,
    )


def hide(
    places: Places,
    ties: Ties,
    origins: NDArray[np.int64],
    *,
    share: float,
    keep: int,
    rng: np.random.Generator,
) -> Masked:
    """Hide ties with other countries of the given origins.

    Of each origin's ties abroad a binomial part with chance ``share`` is hidden, at least one, and at least
    ``keep`` of its ties are left. Where that cannot be, or nothing is left to ask, the origin is dropped.
    """
    position = {(int(a), int(b)): k for k, (a, b) in enumerate(ties.pairs.tolist())}
    hidden = np.zeros(len(ties), dtype=np.bool_)
    left = ties.degree.astype(np.int64).copy()
    asked: dict[int, list[int]] = {}
    for origin in origins.tolist():
        if not places.has_country[origin]:
            continue
        partners = ties.partners(origin)
        foreign = partners[places.has_country[partners] & (places.country[partners] != places.country[origin])]
        rng.shuffle(foreign)
        wish = len(foreign) if share >= 1 else max(1, int(rng.binomial(len(foreign), share)))
        room = int(left[origin]) - keep
        for partner in foreign[: max(0, min(wish, room))].tolist():
            k = position[min(origin, partner), max(origin, partner)]
            if not hidden[k]:
                hidden[k] = True
                left[origin] -= 1
                left[partner] -= 1
                asked.setdefault(origin, []).append(partner)
        if share >= 1 and left[origin] > keep:
            for partner in partners.tolist():
                k = position[min(origin, partner), max(origin, partner)]
                if left[origin] > keep and not hidden[k]:
                    hidden[k] = True
                    left[origin] -= 1
                    left[partner] -= 1
    remaining = ties.without(hidden)
    orphans = (remaining.degree == 0) & (ties.degree > 0)
    questions = {
        origin: kept
        for origin, partners in sorted(asked.items())
        if remaining.degree[origin] >= keep and (kept := tuple(sorted(p for p in partners if not orphans[p])))
    }
    return Masked(remaining, questions, orphans)
