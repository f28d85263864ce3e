"""How well a ranking finds later ties: MRR, Hit@k, AUC, with bootstrap intervals.

The protocol: for an origin with its known ties, rank all places of other countries not yet tied to it;
relevant are its later ties. Per origin: the reciprocal rank of the best placed relevant place, whether one
stands among the first k, and the chance that a relevant place is ranked above an irrelevant one (AUC, the
mean over the relevant places). Equal scores count half, so a method cannot win by leaving places tied.
Figures are means over origins.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

MEASURES = ("mrr", "hit@1", "hit@10", "hit@50", "auc")
CUTS = (1, 10, 50)
RESAMPLES = 2000


@dataclass(frozen=True)
class Outcome:
    """One row per origin: ``values`` is (origins, 5) in the order of :data:`MEASURES`."""

    origins: tuple[int, ...]
    values: NDArray[np.float64]
    relevant: int
    """How many relevant places there were in all."""

    def part(self, keep: NDArray[np.bool_], relevant: int) -> Outcome:
        """The outcome of some of the origins."""
        chosen = tuple(origin for origin, kept in zip(self.origins, keep.tolist(), strict=True) if kept)
        return Outcome(chosen, self.values[keep], relevant)


def measure_one(
    scores: NDArray[np.floating], candidates: NDArray[np.bool_], relevant: Sequence[int]
) -> NDArray[np.float64]:
    """The five measures of one origin.

    ``scores`` and ``candidates`` have one entry per place; relevant places count as candidates whether or
    not the flag is set. Each relevant place is ranked among the irrelevant ones.
    """
    irrelevant = candidates.copy()
    irrelevant[list(relevant)] = False
    against = np.sort(scores[irrelevant])
    wanted = scores[list(relevant)]
    below = np.searchsorted(against, wanted, side="left")
    not_above = np.searchsorted(against, wanted, side="right")
    equal = not_above - below
    above = len(against) - not_above
    rank = float((1 + above + equal / 2).min())
    auc = float(((below + equal / 2) / max(len(against), 1)).mean())
    return np.array([1 / rank, *(rank <= cut for cut in CUTS), auc], dtype=np.float64)


def summary(outcome: Outcome, *, seed: int = 0) -> dict[str, object]:
    """Means over origins with 95 % percentile intervals from :data:`RESAMPLES` resamplings of the origins."""
    count = len(outcome.origins)
    result: dict[str, object] = {"origins": count, "ties": outcome.relevant}
    if count == 0:
        return result | dict.fromkeys(MEASURES) | {"interval": None}
    low, high = np.percentile(_resampled_means(outcome.values, seed), [2.5, 97.5], axis=0)
    for k, name in enumerate(MEASURES):
        result[name] = round(float(outcome.values[:, k].mean()), 4)
    result["interval"] = {name: [round(float(low[k]), 4), round(float(high[k]), 4)] for k, name in enumerate(MEASURES)}
    return result


def compare(ours: Outcome, theirs: Outcome, *, seed: int = 0) -> Mapping[str, Mapping[str, object]]:
    """Paired bootstrap over the same origins: our mean less theirs, its 95 % interval, and ``worse``.

    ``worse`` is the share of resamplings in which we are not ahead: a one-sided p-value.
    """
    if ours.origins != theirs.origins:
        raise ValueError("a paired comparison needs the same origins in the same order")
    if not ours.origins:
        return {}
    gaps = ours.values - theirs.values
    means = _resampled_means(gaps, seed)
    low, high = np.percentile(means, [2.5, 97.5], axis=0)
    return {
        name: {
            "difference": round(float(gaps[:, k].mean()), 4),
            "interval": [round(float(low[k]), 4), round(float(high[k]), 4)],
            "worse": round(float((means[:, k] <= 0).mean()), 4),
        }
        for k, name in enumerate(MEASURES)
    }


def _resampled_means(values: NDArray[np.float64], seed: int) -> NDArray[np.float64]:
    rng = np.random.default_rng(seed)
    count = len(values)
    weights = rng.multinomial(count, np.full(count, 1 / count), size=RESAMPLES)
    means: NDArray[np.float64] = weights @ values / count
    return means
