"""Proof by CP-SAT: for summits and everything small enough to be decided slot by slot.

Objectives are optimised one after the other; each level's optimum becomes a constraint of the next.
"""

from __future__ import annotations

from typing import Any

from ortools.sat.python import cp_model

from youcheng.engines.scheduling.objectives import OBJECTIVES
from youcheng.engines.scheduling.solvers.cpsat_model import Model
from youcheng.engines.scheduling.solvers.keep import Keep
from youcheng.engines.scheduling.solvers.progress import Watch
from youcheng.engines.scheduling.timetable import Timetable

MIXED = ("weight", "breaks")  # the objectives that meetings moved are counted into
WORKERS = 8  # CP-SAT's strategies complement one another even where they share two cores


def solve(watch: Watch, *, seed: int, hint: Timetable | None = None, keep: Keep | None = None) -> None:
    """Optimise every objective of the instance in order until proven or the time is over.

    With something to ``keep``, pins are constraints, and the meetings moved are counted into the first objective; its
    own optimum is then not proven.
    """
    model = Model(watch.instance)
    if keep is not None:
        model.keep(keep)
    best = hint
    for key in watch.instance.objectives:
        if watch.stopped:
            return
        expression = model.expression(key)
        if expression is None:
            return
        maximise = OBJECTIVES[key].maximise
        bound = model.easy_bound(key)
        mixed = keep is not None and key in MIXED and bool(keep.announced)
        if keep is not None and mixed:
            cost = keep.move_weight * model.moved(keep)
            expression, bound = (expression - cost if maximise else expression + cost), None
        (model.cp.maximize if maximise else model.cp.minimize)(expression)
        status, best, proven = _run(watch, model, key, best=best, seed=seed, bound=bound, mixed=mixed)
        if status == cp_model.INFEASIBLE:
            watch.proved_infeasible()
            return
        if proven is None:
            return
        model.cp.clear_objective()
        if maximise:
            model.cp.add(expression >= proven)
        else:
            model.cp.add(expression <= proven)


def _run(
    watch: Watch, model: Model, key: str, *, best: Timetable | None, seed: int, bound: int | None, mixed: bool
) -> tuple[Any, Timetable | None, int | None]:
    """Run one level; return status, best timetable and the proven optimum (or None)."""
    objective = OBJECTIVES[key]  # type: ignore[index]
    if best is not None and bound is not None and objective.value(watch.instance, best) == bound:
        watch.proved(key, bound)
        return cp_model.OPTIMAL, best, bound
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = max(watch.left(), 0.01)
    solver.parameters.num_workers = WORKERS
    solver.parameters.random_seed = seed
    if best is not None:
        model.hint(best)
    callback = _Listener(watch, model, key, bound, silent=mixed)
    solver.best_bound_callback = callback.on_bound
    status = solver.solve(model.cp, callback)
    if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        best = model.timetable(solver.value)
        watch.found(best, final=mixed)
    if mixed:
        return status, best, round(solver.objective_value) if status == cp_model.OPTIMAL else None
    if status == cp_model.OPTIMAL or (callback.met_bound and best is not None):
        value = objective.value(watch.instance, best)  # type: ignore[arg-type]
        watch.proved(key, value)
        return status, best, value
    return status, best, None


class _Listener(cp_model.CpSolverSolutionCallback):
    """Passes improvements on, and ends the search when asked to or when a bound known beforehand is met."""

    def __init__(self, watch: Watch, model: Model, key: str, bound: int | None, *, silent: bool) -> None:
        super().__init__()
        self.silent = silent
        self.watch, self.model, self.key, self.easy = watch, model, key, bound
        self.met_bound = False

    def on_solution_callback(self) -> None:
        if not self.silent:
            table = self.model.timetable(self.value)
            self.watch.found(table)
            # This very solution must meet it, since the next level goes on from it: the best known may be another.
            if OBJECTIVES[self.key].value(self.watch.instance, table) == self.easy:  # type: ignore[index]
                self.met_bound = True
                self.stop_search()
        if self.watch.stopped:
            self.stop_search()

    def on_bound(self, bound: float) -> None:
        if self.watch.stopped:
            self.stop_search()
