"""Strategies race in processes of their own: a SAT solver cannot be interrupted, a process can be ended."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from multiprocessing.connection import Connection, wait
from typing import Any

from youcheng.engines.scheduling.instance import Instance
from youcheng.engines.scheduling.solvers.maxsat.search import STRATEGIES, Report, Strategy, search
from youcheng.engines.scheduling.solvers.progress import Watch
from youcheng.engines.scheduling.timetable import NOWHERE, Timetable

POLL = 0.1  # seconds between looks at the clock


LANES = 2  # processes at once, on two cores or more
TRIES = 200  # at most; also the end of strategies that fail again and again
BUDGETS = (12, 12, 20, 20, 40)  # CPU seconds of each try, over and over

NO_QUESTION = 1 << 30  # for who does not ask for a number of breaks

Job = Callable[[Instance, Report, int], None]


@dataclass(slots=True)
class _Racer:
    """A process, where it reports, and how many breaks were known to be impossible when it began (or since)."""

    process: Any
    pipe: Connection
    proven: int
    steady: bool

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        self.pipe.close()


def solve(watch: Watch, *, seed: int, workers: int | None = None) -> None:
    """Run strategies side by side until the first proof or the time is over.

    A steady one searches upward to the end. On a second core annealing brings a timetable with few breaks; then
    strategies begin from the bound known, each with another shuffle, and are started anew when they take long. Whoever
    still looks for fewer breaks than another has refuted starts anew as well.
    """
    lanes = min(workers or os.cpu_count() or 1, LANES)
    racers: list[_Racer] = []
    if lanes == LANES:
        racers.append(_start(watch, partial(_descend, seed=seed), proven=NO_QUESTION))
    tries = 0
    try:
        while not watch.stopped:
            while len(racers) < lanes and tries < TRIES:
                steady = not any(racer.steady for racer in racers)
                strategy = STRATEGIES[0] if steady or tries % 3 == 0 else STRATEGIES[1]
                job = partial(_search, strategy=replace(strategy, shuffle=seed * TRIES + tries if tries else None))
                budget = None if steady else BUDGETS[tries % len(BUDGETS)]
                racers.append(_start(watch, job, proven=watch.bound["breaks"] or 0, budget=budget, steady=steady))
                tries += 1
            if not racers:
                return
            pipes = [racer.pipe for racer in racers]
            for ready in wait(pipes, timeout=min(POLL, max(watch.left(), 0.001))):
                racer = next(one for one in racers if one.pipe is ready)
                try:
                    kind, payload = racer.pipe.recv()
                except EOFError:
                    racers.remove(racer)
                    racer.end()
                    continue
                if kind == "bound":
                    racer.proven = payload
                if _take(watch, kind, payload):
                    return
            for racer in [one for one in racers if one.proven < (watch.bound["breaks"] or 0)]:
                racers.remove(racer)
                racer.end()
    finally:
        for racer in racers:
            racer.end()


def _start(watch: Watch, job: Job, *, proven: int, budget: int | None = None, steady: bool = False) -> _Racer:
    context: Any = multiprocessing.get_context("fork" if hasattr(os, "fork") else "spawn")
    receiving, sending = context.Pipe(duplex=False)
    process = context.Process(target=_race, args=(watch.instance, job, proven, budget, sending), daemon=True)
    process.start()
    sending.close()
    return _Racer(process, receiving, proven, steady)


def _search(instance: Instance, report: Report, proven: int, *, strategy: Strategy) -> None:
    search(instance, strategy, report, proven=proven)


def _descend(instance: Instance, report: Report, proven: int, *, seed: int) -> None:
    # numba is imported in this process only: it takes longer than many proofs.
    from youcheng.engines.scheduling.solvers.maxsat.local import descend

    descend(instance, report, seed=seed)


def _race(instance: Instance, job: Job, proven: int, budget: int | None, sending: Connection) -> None:
    """Run in the child: search and send what is found. The parent alone reacts to Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if budget is not None and sys.platform != "win32":
        import resource

        # The system ends the process when its CPU time is over, which a busy machine does not shorten.
        spent = int(time.process_time())
        resource.setrlimit(resource.RLIMIT_CPU, (spent + budget, spent + budget))
    job(instance, lambda kind, payload: sending.send((kind, payload)), proven)


def _take(watch: Watch, kind: str, payload: Any) -> bool:
    """Take a message; return whether it settles the instance."""
    if kind == "bound":
        watch.proved("breaks", payload)
    elif kind == "infeasible":
        watch.proved_infeasible()
        return True
    else:
        count = len(payload)
        watch.found(Timetable(list(payload), [NOWHERE] * count, [NOWHERE] * count))
        value = watch.objective["breaks"]
        if kind == "optimal" and value is not None:
            watch.proved("breaks", value)
    return watch.optimal
