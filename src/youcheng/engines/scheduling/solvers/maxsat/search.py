"""Searching upward: is there a timetable with 0 breaks, with 1, with 2, …? The first yes is the optimum."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from pysat.card import EncType
from pysat.solvers import Solver

from youcheng.engines.scheduling.instance import Instance
from youcheng.engines.scheduling.solvers.maxsat.encoding import Encoding, encode, highest_base

Report = Callable[[str, object], None]


@dataclass(frozen=True, slots=True)
class Strategy:
    """One way to search: SAT solver, cardinality encoding, and whether the solver is kept from question to question.

    A kept solver remembers what it has learnt; a fresh one is told the number of breaks as a fact and simplifies more.
    ``seats`` says whether people are counted beside meetings. ``shuffle`` renames variables and reorders clauses at
    random: the time a SAT solver takes depends much on luck.
    """

    solver: str = "cadical195"
    cardinality: int = EncType.totalizer
    keep: bool = False
    seats: bool = True
    shuffle: int | None = None


STRATEGIES = (
    Strategy(),
    Strategy(seats=False),
)


def search(instance: Instance, strategy: Strategy, report: Report, *, proven: int = 0) -> None:
    """Search to the end, reporting ("timetable", slots), ("bound", k), ("optimal", slots) and ("infeasible", None).

    Participants' breaks must lie within ``fairness`` of one another, so the search goes through the possible
    smallest numbers of breaks; every base above 0 costs at least one break per participant. Fewer breaks than
    ``proven`` are known to be impossible.
    """
    best: list[int] | None = None
    cost: int | None = None
    top = highest_base(instance) if instance.fairness is not None else 0
    for base in range(top + 1):
        floor = max(base * len(instance.participants), proven)
        if cost is not None and cost <= floor:
            break
        found = _upward(instance, strategy, report, base=base, floor=floor, ceiling=cost)
        if found is not None:
            best, cost = found
    if best is None:
        report("infeasible", None)
    else:
        report("optimal", best)


def _upward(
    instance: Instance, strategy: Strategy, report: Report, *, base: int, floor: int, ceiling: int | None
) -> tuple[list[int], int] | None:
    """Return the best timetable of this base and its breaks, if it beats the ceiling."""
    encoding = encode(instance, cardinality=strategy.cardinality, base=base, seats=strategy.seats)
    formula = encoding.formula
    if formula.impossible:
        return None
    soft = [literal for literals in encoding.breaks for literal in literals]
    outputs = formula.counted(soft, len(soft))
    if strategy.shuffle is not None:
        outputs = _shuffle(encoding, outputs, strategy.shuffle)
    solver = Solver(name=strategy.solver, bootstrap_with=formula.clauses)
    try:
        if not solver.solve():
            return None
        report("timetable", _slots(encoding, solver))
        wanted = floor
        while ceiling is None or wanted < ceiling:
            limit = [-outputs[wanted]] if wanted < len(outputs) else []
            if not strategy.keep:
                solver.delete()
                solver = Solver(name=strategy.solver, bootstrap_with=[*formula.clauses, *([one] for one in limit)])
                limit = []
            if solver.solve(assumptions=limit):
                return _slots(encoding, solver), wanted
            wanted += 1
            if base == 0:
                report("bound", wanted)
    finally:
        solver.delete()
    return None


def _shuffle(encoding: Encoding, outputs: list[int], seed: int) -> list[int]:
    """Rename the variables of an encoding in place; return the outputs under their new names."""
    chance = random.Random(seed)  # noqa: S311 - luck, not secrets
    names = list(range(1, encoding.formula.top + 1))
    chance.shuffle(names)
    new = [0, *names]
    encoding.formula.clauses = [
        [new[literal] if literal > 0 else -new[-literal] for literal in clause] for clause in encoding.formula.clauses
    ]
    chance.shuffle(encoding.formula.clauses)
    encoding.at = [{slot: new[literal] for slot, literal in at.items()} for at in encoding.at]
    return [new[literal] for literal in outputs]


def _slots(encoding: Encoding, solver: Solver) -> list[int]:
    return encoding.slots({literal for literal in solver.get_model() if literal > 0})
