"""A timetable with few breaks from the fairs' annealing: there long before a proof, and good if none comes in time."""

from __future__ import annotations

import time

from youcheng.engines.scheduling.checker import check_timetable
from youcheng.engines.scheduling.instance import Instance
from youcheng.engines.scheduling.solvers.maxsat.search import Report

PRICE = 3.0  # energy of a meeting left out; a break is 1
WARM, COLD = 3.0, 0.15
INSERTS, FOCUS = 200, 100  # chances out of 1024: insertions; moves that start from someone with breaks
FIRST, LONGEST = 300_000, 4_800_000  # proposals of the first round; of the longest
SECONDS = 3.0  # of CPU, compiling not counted


def descend(instance: Instance, report: Report, *, seed: int) -> None:
    """Anneal from nothing, again and again and each time longer; report ("timetable", slots) of every better one.

    The kernel counts breaks instead of idle slots where a person's mask of free slots is ``ALL``. It does not know
    fairness, so what it finds goes through the checker.
    """
    import numpy as np

    from youcheng.engines.scheduling.solvers.fair import anneal, arena, state
    from youcheng.engines.scheduling.timetable import Timetable

    count = len(instance.meetings)
    best: int | None = None
    proposals, attempt = FIRST, 0
    end: float | None = None
    while end is None or time.process_time() < end:
        cells = state.build(instance, Timetable.empty(instance), seed=seed + attempt)
        arena.table(cells, arena.FREE, len(instance.participants))[:] = arena.ALL
        anneal.fill(cells, np.arange(count))
        anneal.anneal(cells, proposals, WARM, COLD, PRICE, INSERTS, FOCUS)
        value = int(cells[arena.IDLE])
        if cells[arena.LEFT_OUT] == 0 and (best is None or value < best):
            table = state.read_back(instance, cells)
            if not check_timetable(instance, table):
                best = value
                report("timetable", table.slot)
        end = end or time.process_time() + SECONDS
        proposals, attempt = min(proposals * 2, LONGEST), attempt + 1
        if best == 0:
            return
