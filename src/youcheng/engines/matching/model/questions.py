"""From masked ties to training rows: features, answers, weights."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from youcheng.engines.matching.candidates import open_to
from youcheng.engines.matching.evidence import Evidence
from youcheng.engines.matching.features.catalogue import FEATURES, describe
from youcheng.engines.matching.features.declaration import Feature, View
from youcheng.engines.matching.model.masking import Masked
from youcheng.engines.matching.model.sampling import rough_score as first_stage
from youcheng.engines.matching.signals import compute_signals

BLOCK = 64
"""Origins whose whole-graph scores are computed together."""
STRATA = ((120, 90), (1000, 70), (None, 60))
"""Irrelevant candidates taken for training: up to a place in the first stage's order, how many."""


@dataclass(frozen=True)
class Rows:
    """Training rows: ``weight`` makes the sampled irrelevant candidates stand for all of them."""

    features: NDArray[np.float32]
    answer: NDArray[np.float32]
    weight: NDArray[np.float32]
    origin: NDArray[np.int64]
    candidate: NDArray[np.int64]


def views(evidence: Evidence, origins: NDArray[np.int64]) -> Iterator[View]:
    """A view of every place from each origin, computed block by block."""
    everyone = np.arange(evidence.ties.size, dtype=np.int64)
    for start in range(0, len(origins), BLOCK):
        block = origins[start : start + BLOCK]
        signals = compute_signals(evidence, block)
        for k, origin in enumerate(block.tolist()):
            yield View(evidence, origin, everyone, {name: row[k] for name, row in signals.scores.items()})


def ask(
    evidence: Evidence,
    masked: Masked,
    *,
    rng: np.random.Generator,
    features: tuple[Feature, ...] = FEATURES,
    strata: tuple[tuple[int | None, int], ...] = STRATA,
) -> Rows:
    """Training rows of every place asked about: its hidden partners and a weighted sample of the others."""
    places = evidence.ground.places
    parts: list[tuple[NDArray[np.float32], ...]] = []
    keys: list[tuple[NDArray[np.int64], NDArray[np.int64]]] = []
    for view in views(evidence, np.array(sorted(masked.hidden), dtype=np.int64)):
        positive = np.array(masked.hidden[view.origin], dtype=np.int64)
        flags = open_to(places, masked.ties, view.origin) & ~masked.orphans
        flags[positive] = False
        others, weight = _sample(np.flatnonzero(flags), first_stage(view), strata, rng)
        chosen = np.r_[positive, others]
        table = describe(View(evidence, view.origin, chosen, view.signals), features)
        answer = np.r_[np.ones(len(positive)), np.zeros(len(others))].astype(np.float32)
        parts.append((table, answer, np.r_[np.ones(len(positive), np.float32), weight]))
        keys.append((np.full(len(chosen), view.origin), chosen))
    return Rows(
        *(np.concatenate([part[k] for part in parts]) for k in range(3)),
        *(np.concatenate([key[k] for key in keys]) for k in range(2)),
    )


def join(rows: list[Rows]) -> Rows:
    """Rows of several maskings as one."""
    return Rows(*(np.concatenate([getattr(part, name) for part in rows]) for name in Rows.__annotations__))


def _sample(
    others: NDArray[np.int64],
    score: NDArray[np.float32],
    strata: tuple[tuple[int | None, int], ...],
    rng: np.random.Generator,
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    order = others[np.argsort(-score[others], kind="stable")]
    chosen, weights, start = [], [], 0
    for end, count in strata:
        stratum = order[start:end]
        start = len(order) if end is None else end
        taken = stratum if len(stratum) <= count else rng.choice(stratum, count, replace=False)
        if len(taken):
            chosen.append(taken)
            weights.append(np.full(len(taken), len(stratum) / len(taken), dtype=np.float32))
    return np.concatenate(chosen), np.concatenate(weights)
