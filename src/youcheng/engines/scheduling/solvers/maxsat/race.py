"""Strategies race in processes of their own: a SAT solver cannot be interrupted, a process can be ended."""

from __future__ import annotations

import multiprocessing
import os
import signal
from multiprocessing.connection import Connection, wait
from typing import Any

from youcheng.engines.scheduling.instance import Instance
from youcheng.engines.scheduling.solvers.maxsat.search import STRATEGIES, Strategy, search
from youcheng.engines.scheduling.solvers.progress import Watch
from youcheng.engines.scheduling.timetable import NOWHERE, Timetable

POLL = 0.1  # seconds between looks at the clock


def solve(watch: Watch, *, workers: int | None = None) -> None:
    """Run the strategies side by side (as many as there are cores) until the first proof or the time is over."""
    count = min(workers or os.cpu_count() or 1, len(STRATEGIES))
    context: Any = multiprocessing.get_context("fork" if hasattr(os, "fork") else "spawn")
    racers = []
    for strategy in STRATEGIES[:count]:
        receiving, sending = context.Pipe(duplex=False)
        process = context.Process(target=_race, args=(watch.instance, strategy, sending), daemon=True)
        process.start()
        sending.close()
        racers.append((process, receiving))
    open_pipes = [receiving for _, receiving in racers]
    try:
        while open_pipes and not watch.stopped:
            for pipe in wait(open_pipes, timeout=min(POLL, max(watch.left(), 0.001))):
                if not isinstance(pipe, Connection):
                    continue
                try:
                    kind, payload = pipe.recv()
                except EOFError:
                    open_pipes.remove(pipe)
                    continue
                if _take(watch, kind, payload):
                    return
    finally:
        for process, receiving in racers:
            process.kill()
            process.join()
            receiving.close()


def _race(instance: Instance, strategy: Strategy, sending: Connection) -> None:
    """Run in the child: search and send what is found. The parent alone reacts to Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    search(instance, strategy, lambda kind, payload: sending.send((kind, payload)))


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
