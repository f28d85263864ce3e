"""Strategies race in processes of their own: a SAT solver cannot be interrupted, a process can be ended."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import time
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection, wait
from typing import Any

from youcheng.engines.scheduling.instance import Instance
from youcheng.engines.scheduling.solvers.maxsat.search import STRATEGIES, Strategy, search
from youcheng.engines.scheduling.solvers.progress import Watch
from youcheng.engines.scheduling.timetable import NOWHERE, Timetable

POLL = 0.1  # seconds between looks at the clock


TRIES = 60  # at most; also the end of a strategy that fails again and again
BUDGETS = (20, 15, 30, 15, 15, 30, 60)  # CPU seconds for each try of a strategy started anew, over and over


@dataclass(slots=True)
class _Racer:
    """A strategy's process and where it reports."""

    process: Any
    pipe: Connection

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        self.pipe.close()


def solve(watch: Watch, *, seed: int = 0, workers: int | None = None) -> None:
    """Run the strategies side by side until the first proof or the time is over.

    The first keeps what it learns for the whole time. On a second core, others begin from the bound known, each with
    another shuffle, and are started anew when they take long.
    """
    racers = [_start(watch, STRATEGIES[0], None)]
    tries = 0
    try:
        while not watch.stopped:
            if len(racers) < min(workers or os.cpu_count() or 1, 2) and tries < TRIES:
                strategy = replace(STRATEGIES[1], shuffle=seed + tries if tries else None)
                racers.append(_start(watch, strategy, BUDGETS[tries % len(BUDGETS)]))
                tries += 1
            pipes = [racer.pipe for racer in racers]
            for ready in wait(pipes, timeout=min(POLL, max(watch.left(), 0.001))):
                racer = next(one for one in racers if one.pipe is ready)
                try:
                    kind, payload = racer.pipe.recv()
                except EOFError:
                    racers.remove(racer)
                    racer.end()
                    if not racers:
                        return
                    continue
                if _take(watch, kind, payload):
                    return
    finally:
        for racer in racers:
            racer.end()


def _start(watch: Watch, strategy: Strategy, budget: int | None) -> _Racer:
    context: Any = multiprocessing.get_context("fork" if hasattr(os, "fork") else "spawn")
    receiving, sending = context.Pipe(duplex=False)
    proven = watch.bound["breaks"] or 0
    process = context.Process(target=_race, args=(watch.instance, strategy, proven, budget, sending), daemon=True)
    process.start()
    sending.close()
    return _Racer(process, receiving)


def _race(instance: Instance, strategy: Strategy, proven: int, budget: int | None, sending: Connection) -> None:
    """Run in the child: search and send what is found. The parent alone reacts to Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if budget is not None and sys.platform != "win32":
        import resource

        # The system ends the process when its CPU time is over, which a busy machine does not shorten.
        spent = int(time.process_time())
        resource.setrlimit(resource.RLIMIT_CPU, (spent + budget, spent + budget))
    search(instance, strategy, lambda kind, payload: sending.send((kind, payload)), proven=proven)


def _take(watch: Watch, kind: str, payload: Any) -> bool:
    """Take a message; return whether it settles the instance."""
    if kind == "bound":
        watch.proved("breaks", payload)
        return watch.optimal
    if kind == "infeasible":
        watch.proved_infeasible()
        return True
    count = len(payload)
    table = Timetable(list(payload), [NOWHERE] * count, [NOWHERE] * count)
    watch.found(table)
    if kind == "optimal":
        value = watch.objective["breaks"]
        if value is not None:
            watch.proved("breaks", value)
        return True
    return False
