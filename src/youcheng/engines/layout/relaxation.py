"""The linear relaxation by column generation: a bound that holds for every candidate, looking closely at few of them.

The restricted problem starts with each unit's best candidates. Its dual prices give every left-out candidate a reduced
value; those that could still help come in, until none can. Then the restricted optimum is that of the whole relaxation
(Dantzig & Wolfe 1960; Lübbecke & Desrosiers 2005). Stopped early, raising the prices of one rule until no candidate left
out has a positive reduced value keeps the prices dual feasible, so their cost is still a valid bound.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from ortools.linear_solver import pywraplp

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


def relax(problem: Problem, *, shortfall: int | None) -> Relaxation:
    """Solve the relaxation; ``shortfall`` is the total by which needs may be missed.

    With None, values count nothing and the bound is of minus the least total shortfall.
    """
    active = best_of_each_unit(problem, np.arange(len(problem)), FIRST_PER_UNIT)
    for _ in range(ROUNDS):
        restricted = _Restricted(problem, active, shortfall)
        objective, reduced = restricted.solve()
        entering = np.setdiff1d(np.flatnonzero(reduced > TOLERANCE), active)
        if not len(entering):
            return Relaxation(objective, reduced, len(active))
        best = entering[np.argsort(-reduced[entering])][: max(ENTER_AT_LEAST, len(active))]
        active = np.union1d(active, best)
    raised = min(problem.limits, key=lambda limit: RAISED_FIRST.index(limit.name))
    rise = np.zeros(len(raised.most))
    np.maximum.at(rise, raised.group, np.maximum(reduced, 0.0))
    return Relaxation(objective + float(rise @ raised.most), reduced - rise[raised.group], len(active))


def best_of_each_unit(problem: Problem, among: Ints, number: int) -> Ints:
    """Each unit's ``number`` columns of greatest value, of those in ``among``."""
    order = among[np.lexsort((-problem.value[among], problem.unit[among]))]
    units = problem.unit[order]
    if not len(units):
        return order
    starts = np.flatnonzero(np.r_[True, units[1:] != units[:-1]])
    rank = np.arange(len(units)) - np.repeat(starts, np.diff(np.r_[starts, len(units)]))
    return np.sort(order[rank < number])


class _Restricted:
    """The relaxation over some columns, and the prices it gives to all."""

    def __init__(self, problem: Problem, active: Ints, shortfall: int | None) -> None:
        self.problem = problem
        self.solver = pywraplp.Solver.CreateSolver("GLOP")
        self.objective = self.solver.Objective()
        self.objective.SetMaximization()
        self.infinity = self.solver.infinity()
        self.values = problem.value if shortfall is not None else np.zeros(len(problem))
        self.active = active.tolist()
        self.x = [self.solver.NumVar(0.0, self.infinity, "") for _ in self.active]
        for variable, value in zip(self.x, self.values[active].tolist(), strict=True):
            self.objective.SetCoefficient(variable, value)
        self.priced: list[tuple[list[pywraplp.Constraint], Ints, Floats]] = []
        for limit in problem.limits:
            self._rows([(-self.infinity, float(most)) for most in limit.most], limit.group, limit.weight)
        missing = self._needs()
        if shortfall is None:
            for slack in missing:
                self.objective.SetCoefficient(slack, -1.0)
            return
        self._rewards()
        if missing:
            total = self.solver.Constraint(-self.infinity, float(shortfall))
            for slack in missing:
                total.SetCoefficient(slack, 1.0)

    def _rows(self, ranges: list[tuple[float, float]], group: Ints, weight: Floats) -> list[pywraplp.Constraint]:
        rows = [self.solver.Constraint(least, most) for least, most in ranges]
        for variable, column in zip(self.x, self.active, strict=True):
            if group[column] >= 0:
                rows[group[column]].SetCoefficient(variable, float(weight[column]))
        self.priced.append((rows, group, weight))
        return rows

    def _needs(self) -> list[pywraplp.Variable]:
        missing = []
        for need in self.problem.needs:
            rows = self._rows(
                [(float(least), self.infinity) for least in need.least], need.group, np.ones(len(self.problem))
            )
            for row, least in zip(rows, need.least.tolist(), strict=True):
                slack = self.solver.NumVar(0.0, float(least), "")
                row.SetCoefficient(slack, 1.0)
                missing.append(slack)
        return missing

    def _rewards(self) -> None:
        rewards = self.problem.rewards
        rows = self._rows([(0.0, 0.0)] * len(rewards), self.problem.unit, np.ones(len(self.problem)))
        for row, worths in zip(rows, rewards, strict=True):
            for worth in worths:
                step = self.solver.NumVar(0.0, 1.0, "")
                self.objective.SetCoefficient(step, worth)
                row.SetCoefficient(step, -1.0)
            row.SetCoefficient(self.solver.NumVar(0.0, self.infinity, ""), -1.0)

    def solve(self) -> tuple[float, Floats]:
        """Optimum over the active columns, and the reduced value of every column at its dual prices."""
        status = self.solver.Solve()
        if status != pywraplp.Solver.OPTIMAL:
            raise RuntimeError(f"the relaxation ended with status {status}, though it always has an optimum")
        reduced = self.values.copy()
        for rows, group, weight in self.priced:
            # Group −1 (not concerned) picks the zero at the end.
            prices = np.array([row.dual_value() for row in rows] + [0.0])
            reduced -= prices[group] * weight
        return float(self.objective.Value()), reduced
