"""The exact step: binary choice among the columns that can still matter, by CP-SAT."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from ortools.sat.python import cp_model

from youcheng.engines.layout.problem import Ints, Problem

SCALE = 10**8
"""Values are whole hundred-millionths for the solver; what rounding can hide is added to the bound."""


CENTS = 100
"""Money is counted in hundredths, costs rounded up: a plan never exceeds its budget."""


@dataclass(frozen=True)
class Choice:
    """Chosen columns, how good they are, and what none can exceed."""

    columns: Ints
    objective: float
    bound: float
    optimal: bool


def choose(
    problem: Problem, among: Ints, *, shortfall: int | None, seconds: float, hint: Ints | None = None, seed: int = 0
) -> Choice:
    """Best choice among the columns ``among``; with ``shortfall`` None, the one that misses needs by the least.

    Raises TimeoutError when not even one choice was found in time.
    """
    model = cp_model.CpModel()
    x = {column: model.new_bool_var("") for column in among.tolist()}
    hinted = set() if hint is None else set(hint.tolist())
    if hint is not None:
        for column, variable in x.items():
            model.add_hint(variable, column in hinted)
    for limit in problem.limits:
        factor = 1 if (limit.weight == 1).all() else CENTS
        whole = np.ceil(limit.weight * factor).astype(np.int64)
        for group, members in _grouped(limit.group, among).items():
            model.add(
                sum(int(whole[column]) * x[column] for column in members) <= int(np.floor(limit.most[group] * factor))
            )
    missing = []
    for need in problem.needs:
        members_of = _grouped(need.group, among)
        for group, least in enumerate(need.least.tolist()):
            slack = model.new_int_var(0, least, "")
            model.add(sum(x[column] for column in members_of.get(group, [])) + slack >= least)
            missing.append(slack)
    if shortfall is None:
        model.minimize(sum(missing))
    else:
        model.add(sum(missing) <= shortfall)
        model.maximize(_worth(problem, model, x))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = 2
    solver.parameters.random_seed = seed
    status = solver.solve(model)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        raise TimeoutError(f"no plan was found within {seconds:.0f} seconds")
    columns = np.array([column for column, variable in x.items() if solver.value(variable)], dtype=np.int64)
    optimal = status == cp_model.OPTIMAL
    if shortfall is None:
        return Choice(columns, -solver.objective_value, -solver.best_objective_bound, optimal)
    most = min((float(limit.most.sum()) for limit in problem.limits if limit.name == "new_ties"), default=len(among))
    # Two roundings, of value and reward, of at most a half each, for every tie chosen.
    bound = (solver.best_objective_bound + most) / SCALE
    return Choice(columns, solver.objective_value / SCALE, bound, optimal)


def _grouped(group: Ints, among: Ints) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for column, one in zip(among.tolist(), group[among].tolist(), strict=True):
        if one >= 0:
            found.setdefault(one, []).append(column)
    return found


def _worth(problem: Problem, model: cp_model.CpModel, x: dict[int, cp_model.IntVar]) -> cp_model.LinearExprT:
    terms: list[cp_model.LinearExprT] = [round(float(problem.value[column]) * SCALE) * var for column, var in x.items()]
    among = np.fromiter(x, dtype=np.int64, count=len(x))
    for unit, members in _grouped(problem.unit, among).items():
        steps = [model.new_bool_var("") for _ in problem.rewards[unit]]
        model.add(sum(steps) <= sum(x[column] for column in members))
        terms += [round(worth * SCALE) * step for worth, step in zip(problem.rewards[unit], steps, strict=True)]
    return sum(terms)
