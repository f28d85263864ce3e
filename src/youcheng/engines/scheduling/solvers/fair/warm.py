"""Compile the local search ahead of time, so that numba's cache is filled before anyone waits for it."""

from __future__ import annotations

from youcheng.engines.scheduling.instance import Instance, Interpreter, Meeting, Participant, Room


def compile_all() -> None:
    """Run every compiled function once on a tiny fair."""
    import numpy as np

    from youcheng.engines.scheduling.solvers.fair import anneal, polish, state
    from youcheng.engines.scheduling.timetable import Timetable

    instance = Instance(
        slots=2,
        participants=(Participant(), Participant()),
        meetings=(Meeting(who=(0, 1), pair="zh-en"), Meeting(who=(0, 1))),
        rooms=(Room(cap=4),),
        interpreters=(Interpreter(pairs=("zh-en",), available=(0, 1)),),
    )
    cells = state.build(instance, Timetable.empty(instance), seed=1)
    anneal.fill(cells, np.array([0, 1]))
    anneal.rehouse(cells, np.array([1]), np.array([-1]), np.array([-1]))
    anneal.anneal(cells, 10, 1.0, 0.5, 10.0, 500, 100)
    polish.polish(cells, 10)
