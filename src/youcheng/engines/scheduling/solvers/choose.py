"""The solver chosen by the instance's shape."""

from __future__ import annotations

from youcheng.engines.scheduling.instance import Instance
from youcheng.engines.scheduling.solvers.fair.suits import suits as suits_fair
from youcheng.engines.scheduling.solvers.greedy import greedy
from youcheng.engines.scheduling.solvers.keep import Keep
from youcheng.engines.scheduling.solvers.maxsat.suits import suits as suits_maxsat
from youcheng.engines.scheduling.solvers.progress import Watch
from youcheng.engines.scheduling.timetable import Timetable

FAIR_FROM = 400  # meetings; below, CP-SAT proves; above, local search and a bound are stronger


def choose(instance: Instance) -> str:
    """Return "maxsat", "cpsat" or "fair"."""
    if suits_maxsat(instance):
        return "maxsat"
    return "fair" if len(instance.meetings) >= FAIR_FROM and suits_fair(instance) else "cpsat"


def solve(
    watch: Watch,
    *,
    seed: int,
    start: Timetable | None = None,
    iterations: int | None = None,
    keep: Keep | None = None,
) -> None:
    """Solve with the solver that suits.

    ``start`` is a valid timetable to begin from. ``iterations`` fixes the length of a local search, which then depends
    on the seed alone. With something to ``keep``, ``start`` must hold the pins.
    """
    instance = watch.instance
    solver = choose(instance)
    if start is None and not instance.hold_all:
        start = greedy(instance)
    if start is not None:
        watch.found(start)
    if solver == "maxsat" and keep is None:
        from youcheng.engines.scheduling.solvers.maxsat import race

        race.solve(watch, seed=seed)
    elif solver == "fair" and start is not None:
        from youcheng.engines.scheduling.solvers.fair import search

        search.solve(watch, seed=seed, start=start, iterations=iterations, keep=keep)
    else:
        from youcheng.engines.scheduling.solvers import cpsat

        cpsat.solve(watch, seed=seed, hint=start, keep=keep)
