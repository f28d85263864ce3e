"""Run a solve to its answer, in a thread of its own so that clock and Ctrl-C are obeyed whatever the solver does."""

from __future__ import annotations

import threading

from youcheng.engines.scheduling.answer import answer
from youcheng.engines.scheduling.solution import Solution
from youcheng.engines.scheduling.solvers import choose
from youcheng.engines.scheduling.solvers.keep import Keep
from youcheng.engines.scheduling.solvers.progress import Watch
from youcheng.engines.scheduling.timetable import Timetable

GRACE = 1.0  # seconds a solver may take to end by itself once its time is over
TICK = 0.2


class SolverFailedError(RuntimeError):
    """A solver ended with an error of its own (never because of the instance)."""


def run(
    watch: Watch,
    *,
    seed: int,
    start: Timetable | None = None,
    iterations: int | None = None,
    keep: Keep | None = None,
) -> Solution:
    """Solve until proven, stopped or out of time; return the answer with its explanations.

    A solver that does not end in time (for instance while numba compiles) is left behind in its daemon thread; what it
    has reported until then stands.
    """
    failure: list[BaseException] = []

    def work() -> None:
        try:
            choose.solve(watch, seed=seed, start=start, iterations=iterations, keep=keep)
        except BaseException as error:  # handed to the caller's thread
            failure.append(error)

    thread = threading.Thread(target=work, name="solver", daemon=True)
    thread.start()
    while thread.is_alive():
        thread.join(TICK)
        if watch.stopped:
            thread.join(GRACE)
            break
    if failure:
        raise SolverFailedError("the solver failed") from failure[0]
    return answer(watch, seed=seed)
