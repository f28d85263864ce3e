"""The linear relaxation by column generation: a bound that holds for every candidate, looking closely at few of them.

The restricted problem starts with each unit's best candidates. Its dual prices give every left-out candidate a reduced
value; those that could still help come in, until none can. Then the restricted optimum is that of the whole relaxation
(Dantzig & Wolfe 1960; Lübbecke & Desrosiers 2005). Stopped early, raising one rule's prices until no candidate left out
has a positive reduced value keeps the prices dual feasible, so their cost is still a valid bound.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from youcheng.engines.layout.model import Model
from youcheng.engines.layout.problem import Floats, Ints, Problem

FIRST_PER_UNIT = 40
"""Candidates per unit to start with; enough that a province needs two or three rounds."""
ROUNDS = 30
ENTER_AT_LEAST = 2000
TOLERANCE = 1e-9
RAISED_FIRST = ("most_per_partner", "most_per_unit", "new_ties", "most_per_country", "budget")
"""Which rule's prices to raise when stopped early: raising the finest grouping costs the bound least."""


@dataclass(frozen=True)
class Relaxation:
    """``bound`` of the whole problem, and each column's reduced value at the final prices."""

    bound: float
    reduced: Floats
    looked_at: int
    unlisted: float = 0.0
    """By how much candidates that the instance leaves out could at most raise the bound."""
    nearest: float = -np.inf
    """The greatest reduced value among them where none is positive: a plan with one of them is worth so much less."""


def relax(problem: Problem, *, shortfall: int | None, among: Ints | None = None) -> Relaxation:
    """Solve the relaxation; ``shortfall`` is the total by which needs may be missed.

    With None, values count nothing and the bound is of minus the least total shortfall. ``among`` are columns that the
    first restricted problem must have, such as those with which the needs were seen to be met: the best of each unit
    may all be of a country of which the policy allows few.
    """
    active = best_of_each_unit(problem, np.arange(len(problem)), FIRST_PER_UNIT)
    if among is not None:
        active = np.union1d(active, among)
    for _ in range(ROUNDS):
        objective, reduced, of_unit = Model(problem, active, shortfall=shortfall).relax()
        entering = np.setdiff1d(np.flatnonzero(reduced > TOLERANCE), active)
        if not len(entering):
            return Relaxation(objective, reduced, len(active), *unlisted_gain(problem, of_unit))
        best = entering[np.argsort(-reduced[entering])][: max(ENTER_AT_LEAST, len(active))]
        active = np.union1d(active, best)
    raised = min(problem.limits, key=lambda limit: RAISED_FIRST.index(limit.name))
    rise = np.zeros(len(raised.most))
    np.maximum.at(rise, raised.group, np.maximum(reduced, 0.0))
    return Relaxation(
        objective + float(rise @ raised.most),
        reduced - rise[raised.group],
        len(active),
        *unlisted_gain(problem, of_unit),
    )


def unlisted_gain(problem: Problem, of_unit: Floats) -> tuple[float, float]:
    """What unlisted candidates could add, and their greatest reduced value: charged is what their unit is, no more.

    Raising each unit's price of `most_per_unit` by the reduced value of its best unlisted candidate keeps the prices
    dual feasible. A unit without any listed column has no price; its ties may then gain all their rewards.
    """
    some = np.isfinite(problem.unlisted)
    if not some.any():
        return 0.0, -np.inf
    most = next((limit.most for limit in problem.limits if limit.name == "most_per_unit"), None)
    if most is None:
        return np.inf, np.inf
    gain, nearest = 0.0, -np.inf
    listed, first = np.unique(problem.unit, return_index=True)
    charge = dict(zip(listed.tolist(), of_unit[first].tolist(), strict=True))
    for unit in np.flatnonzero(some).tolist():
        value = float(problem.unlisted[unit])
        if unit in charge:
            gain += float(most[unit]) * max(0.0, value - charge[unit])
            nearest = max(nearest, value - charge[unit])
        else:
            gain += float(most[unit]) * value + sum(problem.rewards[unit][: int(most[unit])])
            nearest = max(nearest, value)
    return gain, nearest


def best_of_each_unit(problem: Problem, among: Ints, number: int) -> Ints:
    """Each unit's ``number`` columns of greatest value, of those in ``among``."""
    order = among[np.lexsort((-problem.value[among], problem.unit[among]))]
    units = problem.unit[order]
    if not len(units):
        return order
    starts = np.flatnonzero(np.r_[True, units[1:] != units[:-1]])
    rank = np.arange(len(units)) - np.repeat(starts, np.diff(np.r_[starts, len(units)]))
    return np.sort(order[rank < number])
