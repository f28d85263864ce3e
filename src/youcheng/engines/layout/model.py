"""The problem as a linear or a whole-number model, over the columns one wants to look at."""

from __future__ import annotations

import numpy as np
from ortools.linear_solver import pywraplp  # type: ignore[attr-defined,unused-ignore]

from youcheng.engines.layout.problem import Floats, Ints, Problem

HALF = 0.5


class Model:
    """The problem over some of its columns.

    ``shortfall`` is the total by which needs may be missed; with None, values count nothing and the aim is to miss them
    by the least.
    """

    def __init__(self, problem: Problem, active: Ints, *, shortfall: int | None, whole: bool = False) -> None:
        self.problem = problem
        self.solver = pywraplp.Solver.CreateSolver("SCIP" if whole else "GLOP")
        self.objective = self.solver.Objective()
        self.objective.SetMaximization()
        self.infinity = self.solver.infinity()
        self.values = problem.value if shortfall is not None else np.zeros(len(problem))
        self.active = active.tolist()
        # In the relaxation a column needs no upper limit of its own: its partner's row has one, and a price for it.
        self.x = [self.solver.BoolVar("") if whole else self.solver.NumVar(0.0, self.infinity, "") for _ in self.active]
        for variable, value in zip(self.x, self.values[active].tolist(), strict=True):
            self.objective.SetCoefficient(variable, value)
        self.priced: list[tuple[list[pywraplp.Constraint], Ints, Floats, bool]] = []
        for limit in problem.limits:
            self._rows([(-self.infinity, float(most)) for most in limit.most], limit.group, limit.weight, limit.of_unit)
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

    def _rows(
        self, ranges: list[tuple[float, float]], group: Ints, weight: Floats, of_unit: bool = True
    ) -> list[pywraplp.Constraint]:
        rows = [self.solver.Constraint(least, most) for least, most in ranges]
        for variable, column in zip(self.x, self.active, strict=True):
            if group[column] >= 0:
                rows[group[column]].SetCoefficient(variable, float(weight[column]))
        self.priced.append((rows, group, weight, of_unit))
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

    def relax(self) -> tuple[float, Floats, Floats]:
        """Optimum over the active columns; every column's reduced value; and what its unit alone is charged."""
        status = self.solver.Solve()
        if status != pywraplp.Solver.OPTIMAL:
            raise RuntimeError(f"the relaxation ended with status {status}, though it always has an optimum")
        charged = np.zeros(len(self.problem))
        of_unit = np.zeros(len(self.problem))
        for rows, group, weight, unit_alone in self.priced:
            # Group −1 (not concerned) picks the zero at the end.
            price = np.array([row.dual_value() for row in rows] + [0.0])[group] * weight
            charged += price
            if unit_alone:
                of_unit += price
        return float(self.objective.Value()), self.values - charged, of_unit

    def choose(self, *, seconds: float, hint: Ints | None = None) -> tuple[Ints, float, float]:
        """Chosen columns, the objective, and a bound over the active columns.

        Raises TimeoutError when not even one choice was found in time.
        """
        self.solver.SetTimeLimit(max(1, int(seconds * 1000)))
        if hint is not None:
            hinted = set(hint.tolist())
            self.solver.SetHint(self.x, [float(column in hinted) for column in self.active])
        parameters = pywraplp.MPSolverParameters()
        parameters.SetDoubleParam(parameters.RELATIVE_MIP_GAP, 0.0)
        status = self.solver.Solve(parameters)
        if status not in (pywraplp.Solver.OPTIMAL, pywraplp.Solver.FEASIBLE):
            raise TimeoutError(f"no plan was found within {seconds:.0f} seconds")
        taken = [column for column, x in zip(self.active, self.x, strict=True) if x.solution_value() > HALF]
        return np.array(taken, dtype=np.int64), float(self.objective.Value()), float(self.objective.BestBound())
