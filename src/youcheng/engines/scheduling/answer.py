"""From a finished solve to the answer that is written."""

from __future__ import annotations

from youcheng.engines.scheduling.explain.unscheduled import explain_left_out
from youcheng.engines.scheduling.solution import LeftOut, Solution, Status
from youcheng.engines.scheduling.solvers.progress import Watch

CORE_SECONDS, LEAST_SECONDS = 8.0, 2.0  # for the search for reasons


def status_of(watch: Watch) -> Status:
    """Return what the solve has shown."""
    if watch.infeasible:
        return "infeasible"
    if watch.best is None:
        return "unknown"
    return "optimal" if watch.optimal else "feasible"


def _patience(watch: Watch) -> float:
    """Return the seconds to look for reasons: within the time limit where that leaves enough."""
    return min(CORE_SECONDS, max(watch.left(), LEAST_SECONDS))


def answer(watch: Watch, *, seed: int) -> Solution:
    """Return the answer with a reason for every request left out."""
    status = status_of(watch)
    if watch.best is None or status == "infeasible":
        reason = (
            "no timetable can hold every meeting: see conflict"
            if status == "infeasible"
            else "no timetable was found within the time limit"
        )
        left_out = [LeftOut(meeting=index, reason=reason) for index in range(len(watch.instance.meetings))]
        placed = []
    else:
        left_out, placed = explain_left_out(watch.instance, watch.best), watch.best.placed()
    conflict = None
    if status == "infeasible":
        # Imported only here: its solver takes longer to load than a first timetable to make.
        from youcheng.engines.scheduling.explain.infeasibility import explain_infeasible

        conflict = explain_infeasible(watch.instance, seconds=_patience(watch))
    return Solution(
        status=status,
        objective=dict(watch.objective),
        bound=dict(watch.bound),
        conflict=conflict,
        seconds=round(watch.elapsed(), 3),
        seed=seed,
        meetings=placed,
        unscheduled=left_out,
    )
