"""The local search of a fair: prices from the relaxation, a start they suggest, then annealing against the clock.

With ``iterations`` the whole course depends on the seed alone; against the clock it depends on the machine's speed too.
"""

from __future__ import annotations

import time
from typing import Any

from youcheng.engines.scheduling.solvers.fair.oracle import Oracle
from youcheng.engines.scheduling.solvers.keep import Keep
from youcheng.engines.scheduling.solvers.progress import Watch
from youcheng.engines.scheduling.timetable import Timetable

PRICE = 40.0  # energy of one weight point left out; an idle slot is 1
WARM, COOL, COLD = 20.0, 2.0, 0.2  # temperatures: until COOL weight points settle, until COLD idle slots
SETTLING = 0.75  # share of a cycle for the weight
INSERTS, FOCUS = 500, 100  # chances out of 1024: insertions; moves that start from someone with idle slots
FIRST_CYCLE = 2000  # proposals per meeting of the first cycle; each later one has the same or takes what is left
NEARLY = 6.0  # weight points below its price at which a meeting is still tried
FIRST_BATCH = 20_000  # proposals of the first batch, from which the speed is learnt
BATCH_SECONDS = 0.25
POLISH_SHARE = 0.04  # of the time, at the end, for interpreter changes
STEPS = 200  # batches of a search with a fixed number of iterations
RESERVE = 3e-5  # seconds per meeting kept for reading back and explaining the answer
SNAPSHOTS = 24  # at most this many intermediate timetables are read back


def solve(
    watch: Watch, *, seed: int, start: Timetable, iterations: int | None = None, keep: Keep | None = None
) -> None:
    """Improve ``start`` until the time or the iterations are over, or every objective has met its bound.

    With something to ``keep`` the search stays cool from the beginning and so near ``start``.
    """
    oracle = Oracle.start(watch.instance, seconds=watch.left())
    try:
        _Search(watch, oracle, seed=seed, start=start, keep=keep).run(iterations)
    finally:
        oracle.end()


class _Search:
    """One search with its array, its clock and its oracle."""

    def __init__(self, watch: Watch, oracle: Oracle, *, seed: int, start: Timetable, keep: Keep | None) -> None:
        # The kernel is imported only now: the first timetable already stands while numba loads or compiles.
        from youcheng.engines.scheduling.solvers.fair import anneal, arena, polish, state

        self.watch, self.oracle, self.seed, self.start = watch, oracle, seed, start
        self.arena, self.kernel, self.polish, self.state = arena, anneal, polish, state
        self.keep = keep
        self.cells: Any = state.build(watch.instance, start, seed=seed, keep=keep, price=PRICE)
        self.snapshot_due = 0.0
        self.best: tuple[int, int] = (int(self.cells[arena.HELD_WEIGHT]), -int(self.cells[arena.IDLE]))

    def run(self, iterations: int | None) -> None:
        """Learn the prices, anneal, polish."""
        # With a fixed number of iterations the prices must always be there, or the course would depend on the clock.
        patience = self.watch.left() if iterations is not None else self.watch.left() * 0.4
        self._learn(patience)
        if iterations is not None:
            self._count_down(iterations)
        else:
            self._against_the_clock()
        self._finish(iterations)

    def _learn(self, patience: float) -> None:
        """Take the bound and the prices, and start from the meetings that pay most beyond their price."""
        import numpy as np

        learnt = self.oracle.take(wait=patience)
        if learnt is None:
            return
        bound, reduced = learnt
        self.watch.proved("weight", bound)
        self.watch.proved("gap_slots", 0)
        self.watch.proved("interpreter_changes", 0)
        instance, count = self.watch.instance, len(self.watch.instance.meetings)
        if self.keep is None:
            weights = self.arena.table(self.cells, self.arena.WEIGHT, count)
            order = np.lexsort((-weights, -np.round(reduced, 6)))
            priced = self.state.build(instance, Timetable.empty(instance), seed=self.seed)
            self.kernel.fill(priced, order)
            if self._value(priced)[0] >= self._value(self.cells)[0]:
                self.cells = priced
        self.arena.table(self.cells, self.arena.HOPELESS, count)[:] = reduced < -NEARLY
        self._snapshot()

    def _value(self, cells: Any) -> tuple[int, int]:
        return int(cells[self.arena.HELD_WEIGHT]), -int(cells[self.arena.IDLE])

    def _anneal(self, proposals: int, begin: float, end: float) -> None:
        if self.keep is not None:
            # Only the cool part of the cycle: hot, the search would forget where it came from.
            begin, end = SETTLING + begin * (1 - SETTLING), SETTLING + end * (1 - SETTLING)
        self.kernel.anneal(self.cells, proposals, temperature(begin), temperature(end), PRICE, INSERTS, FOCUS)

    def _count_down(self, iterations: int) -> None:
        for step in range(STEPS):
            if self.watch.stopped or self._done():
                return
            self._anneal(max(iterations // STEPS, 1), step / STEPS, (step + 1) / STEPS)
            self._snapshot()

    def _against_the_clock(self) -> None:
        """Cycle through the temperatures: once quickly, then once slowly with all the time that is left."""
        watch, count = self.watch, len(self.watch.instance.meetings)
        reserve = RESERVE * count + POLISH_SHARE * watch.time_limit
        self._cycle(FIRST_CYCLE * count, watch.elapsed() + max(watch.left() - reserve, 0.0))
        while watch.left() > reserve and not self._done():
            self._cycle(1 << 60, watch.elapsed() + watch.left() - reserve)

    def _cycle(self, proposals: int, until: float) -> None:
        """Cool down over so many proposals, or over the time that is left if that is less."""
        watch = self.watch
        began, made = watch.elapsed(), 0
        batch, share = FIRST_BATCH, 0.0
        while not watch.stopped and share < 1.0 and not self._done():
            took = time.monotonic()
            step = max(batch / proposals, BATCH_SECONDS / max(until - began, BATCH_SECONDS))
            self._anneal(batch, share, min(share + step, 1.0))
            took = time.monotonic() - took
            made += batch
            batch = int(min(max(batch * BATCH_SECONDS / max(took, 1e-4), batch / 4), batch * 4)) + 1
            share = max(made / proposals, (watch.elapsed() - began) / max(until - began, 1e-9))
            self._snapshot()

    def _done(self) -> bool:
        """Whether weight and idle slots have met their bounds (the polish follows in any case)."""
        bound = self.watch.bound
        return (
            self._value(self.cells) == (bound["weight"], -(bound["gap_slots"] or 0)) and bound["gap_slots"] is not None
        )

    def _snapshot(self) -> None:
        """Pass the present timetable on if it is the best, but not so often that reading it back costs time."""
        value = self._value(self.cells)
        if value <= self.best or self.keep is not None:
            return
        if self.watch.elapsed() < self.snapshot_due:
            return
        self.best = max(value, self.best)
        self.watch.found(self._read_back())
        self.snapshot_due = self.watch.elapsed() + self.watch.time_limit / SNAPSHOTS

    def _read_back(self) -> Timetable:
        table: Timetable = self.state.read_back(self.watch.instance, self.cells, keep=self.keep)
        return table

    def _finish(self, iterations: int | None) -> None:
        """Give meetings the interpreters their people already hear, then pass the last timetable on."""
        reserve = RESERVE * len(self.watch.instance.meetings)
        count = len(self.watch.instance.meetings)
        if iterations is not None:
            self.polish.polish(self.cells, iterations // 4)
        elif not self.watch.stopped:
            deadline = min(self.watch.left() - reserve, max(POLISH_SHARE * self.watch.time_limit, 0.2))
            until = time.monotonic() + deadline
            quiet = 0
            while time.monotonic() < until and quiet < 20 and not self.watch.stopped:
                quiet = 0 if self.polish.polish(self.cells, 20 * count) else quiet + 1
        self.watch.found(self._read_back(), final=self.keep is not None)


def temperature(share: float) -> float:
    """Return the temperature when this share of a cycle is over: geometric from WARM to COOL, then to COLD."""
    if share < SETTLING:
        return float(WARM * (COOL / WARM) ** (share / SETTLING))
    return float(COOL * (COLD / COOL) ** ((share - SETTLING) / (1 - SETTLING)))
