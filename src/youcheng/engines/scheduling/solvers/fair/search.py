"""The local search of a fair: prices from the relaxation, a start they suggest, then annealing against the clock.

Two searches of different seeds run side by side in threads (the compiled code releases the interpreter lock). A cycle
first cools while weight settles and idle slots hardly count; windows of two slots, solved exactly, bring most of the
weight still missing; then, from the heaviest timetable seen, it cools again with weight locked while idle slots go.
With ``iterations`` the course depends on the seed alone; against the clock it depends on the machine's speed too.
"""

from __future__ import annotations

import itertools
import math
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, Any

from youcheng.engines.scheduling.solvers.fair.oracle import Oracle
from youcheng.engines.scheduling.solvers.keep import Keep
from youcheng.engines.scheduling.solvers.progress import Watch
from youcheng.engines.scheduling.timetable import Timetable

if TYPE_CHECKING:
    from youcheng.engines.scheduling.solvers.fair.windows import Windows

LANES = 2  # searches side by side, whatever the machine: how many there are is part of a seed's course
PRICE = 100.0  # energy of one weight point left out while weight settles; an idle slot is 1
LOCKED = 2000.0  # the same while idle slots go: no weight is given up for any number of them
WARM, COOL = 50.0, 5.0  # temperatures between which weight settles
LUKEWARM, COLD = 3.0, 0.15  # temperatures between which idle slots go
SETTLING = 0.6  # share of a cycle for the weight, unless it meets its bound before
ANNEALING = 0.5  # share of that for annealing, where windows follow
QUIET = 24  # windows without a gain after which the first cycle goes on to idle slots
WORTH = 100_000  # proposals a window counts for where their number is fixed
JUST_BEFORE = SETTLING - 1e-9
# Chances out of 1024, while weight settles and while idle slots go: insertions; moves from someone with idle slots.
INSERTS, FOCUS = (800, 300), (20, 200)
FIRST_CYCLE = 2000  # proposals per meeting and lane of the first cycle; the second takes what is left
NEARLY = 6.0  # weight points below its price at which a meeting is still tried
FIRST_BATCH = 20_000  # proposals of the first batch, from which the speed is learnt
BATCH_SECONDS = 0.25
POLISH_SHARE = 0.04  # of the time, at the end, for interpreter changes
STEPS = 200  # batches of a search with a fixed number of iterations
LANE_APART = 1_000_003  # between the seeds of the lanes
RESERVE = 3e-5  # seconds per meeting kept for reading back and explaining the answer
SNAPSHOTS = 24  # at most this many intermediate timetables are read back


def solve(
    watch: Watch, *, seed: int, start: Timetable, iterations: int | None = None, keep: Keep | None = None
) -> None:
    """Improve ``start`` until the time or the iterations are over, or every objective has met its bound.

    With something to ``keep`` there is one search, which stays cool from the beginning and so near ``start``.
    """
    oracle = Oracle.start(watch.instance, seconds=watch.left())
    try:
        with ThreadPoolExecutor(LANES, thread_name_prefix="solver-lane") as pool:
            _Search(watch, oracle, pool, seed=seed, start=start, keep=keep).run(iterations)
    finally:
        oracle.end()


class _Search:
    """The lanes with their arrays, their clock and their oracle; ``champion`` is a copy of the best state seen."""

    def __init__(
        self, watch: Watch, oracle: Oracle, pool: ThreadPoolExecutor, *, seed: int, start: Timetable, keep: Keep | None
    ) -> None:
        # The kernel is imported only now: the first timetable already stands while numba loads or compiles.
        from youcheng.engines.scheduling.solvers.fair import anneal, arena, polish, state

        self.watch, self.oracle, self.pool, self.seed, self.keep = watch, oracle, pool, seed, keep
        self.arena, self.kernel, self.polish, self.state = arena, anneal, polish, state
        self.champion: Any = state.build(watch.instance, start, seed=seed, keep=keep, price=PRICE)
        self.told = self._value(self.champion)
        self.snapshot_due = 0.0
        self.lanes: list[Any] = []
        self.windows: Windows | None = None

    def run(self, iterations: int | None) -> None:
        """Learn the prices, anneal, polish."""
        # With a fixed number of iterations the prices must always be there, or the course would depend on the clock.
        patience = self.watch.left() if iterations is not None else self.watch.left() * 0.4
        self._learn(patience)
        self.lanes = [self.champion.copy() for _ in range(1 if self.keep is not None else LANES)]
        for index, cells in enumerate(self.lanes):
            cells[self.arena.RANDOM] = self.state.random_state(self.seed + index * LANE_APART)
        if iterations is not None:
            self._count_down(iterations)
        else:
            self._against_the_clock()
        self._finish(iterations)

    def _learn(self, patience: float) -> None:
        """Take the bounds and the prices, and start from the meetings that pay most beyond their price."""
        import numpy as np

        from youcheng.engines.scheduling.solvers.fair import windows

        learnt = self.oracle.take(wait=patience)
        if learnt is None:
            return
        for key, bound in learnt.bounds.items():
            self.watch.proved(key, bound)
        instance, count = self.watch.instance, len(self.watch.instance.meetings)
        reduced = learnt.reduced
        if self.keep is None:
            weights = self.arena.table(self.champion, self.arena.WEIGHT, count)
            order = np.lexsort((-weights, -np.round(reduced, 6)))
            priced = self.state.build(instance, Timetable.empty(instance), seed=self.seed)
            self.kernel.fill(priced, order)
            if self._value(priced)[0] >= self._value(self.champion)[0]:
                self.champion = priced
            self.windows = windows.Windows(instance, reduced, seed=self.seed)
        self.arena.table(self.champion, self.arena.HOPELESS, count)[:] = reduced < -NEARLY
        self._snapshot()

    def _value(self, cells: Any) -> tuple[int, int]:
        return int(cells[self.arena.HELD_WEIGHT]), -int(cells[self.arena.IDLE])

    def _anneal(self, proposals: int, begin: float, end: float, *, settling: bool) -> None:
        """Let every lane make so many proposals over this part of a phase."""
        price = PRICE if settling or self.keep is not None else LOCKED
        phase = 0 if settling else 1
        warm, cold = temperature(begin), temperature(min(end, JUST_BEFORE) if settling else end)

        def lane(cells: Any) -> None:
            self.kernel.anneal(cells, proposals, warm, cold, price, INSERTS[phase], FOCUS[phase])

        list(self.pool.map(lane, self.lanes))
        best = max(self.lanes, key=self._value)
        if self.keep is not None or self._value(best) > self._value(self.champion):
            self.champion = best.copy()
        self._snapshot()

    def _lock(self) -> None:
        """Let every lane lighter than the champion go on from there."""
        for index, cells in enumerate(self.lanes):
            if self._value(cells)[0] < self._value(self.champion)[0]:
                chance = cells[self.arena.RANDOM]
                self.lanes[index] = self.champion.copy()
                self.lanes[index][self.arena.RANDOM] = chance

    def _settled(self) -> bool:
        """Whether there is no weight to gain: its bound is met, or the search must stay near its start."""
        return self.keep is not None or self._value(self.champion)[0] == self.watch.bound["weight"]

    def _replan(self, *, most: float = math.inf, quiet: float = math.inf, until: float = math.inf) -> None:
        """Replan windows from the champion on: at most so many, until so many brought nothing, or until that time."""
        if self.windows is None:
            return
        cells, count = self.champion.copy(), len(self.watch.instance.meetings)
        for made, pairs in zip(itertools.count(step=LANES), self.windows.rounds(LANES), strict=False):
            left = until - self.watch.elapsed()
            if made >= most or quiet <= 0 or left <= 0 or self.watch.stopped or self._settled():
                return
            slots = self.arena.table(cells, self.arena.SLOT, count).copy()
            voices = self.arena.table(cells, self.arena.VOICE, count).copy()
            shares = self.windows.shares(slots, len(pairs))
            one = partial(self.windows.replan, slots=slots, voices=voices, seed=made, seconds=min(left, 1e6))
            for plan in self.pool.map(lambda pair, out, one=one: one(pair, out=out), pairs, shares):
                if plan is not None:
                    self.kernel.rehouse(cells, *plan.arrays())
            quiet -= len(pairs)
            if self._value(cells)[0] > self._value(self.champion)[0]:
                self.champion, quiet = cells.copy(), max(quiet, QUIET)
                self._snapshot()

    def _count_down(self, iterations: int) -> None:
        """One cycle of so many proposals, all lanes together; what weight does not need goes to idle slots."""
        each = max(iterations // len(self.lanes), 1)
        step = max(each // STEPS, 1)
        made = 0
        while made < SETTLING * each and not self._settled() and not self.watch.stopped:
            self._anneal(step, made / each, min((made + step) / each, SETTLING), settling=True)
            made += step
        self._replan(most=iterations // WORTH)
        self._lock()
        rest, done = max(each - made, 1), 0
        while done < rest and not self._done() and not self.watch.stopped:
            shares = (SETTLING + (1 - SETTLING) * min(one / rest, 1.0) for one in (done, done + step))
            self._anneal(step, *shares, settling=False)
            done += step

    def _against_the_clock(self) -> None:
        """Go through a quick cycle, then through slow ones with all the time that is left."""
        watch, count = self.watch, len(self.watch.instance.meetings)
        reserve = RESERVE * count + POLISH_SHARE * watch.time_limit
        self._cycle(FIRST_CYCLE * count, watch.elapsed() + max(watch.left() - reserve, 0.0), quiet=QUIET)
        while watch.left() > reserve and not self._done():
            self._cycle(1 << 60, watch.elapsed() + watch.left() - reserve)

    def _cycle(self, proposals: int, until: float, *, quiet: float = math.inf) -> None:
        """Cool down over so many proposals of each lane, or over the time that is left if that is less.

        Weight is annealed in the first cycle only where there are windows, which go on from the champion.
        """
        now = self.watch.elapsed()
        settled = now + (until - now) * SETTLING
        if self.windows is None:
            self._phase(0.0, SETTLING, proposals, settled)
        else:
            if quiet < math.inf:
                self._phase(0.0, SETTLING, proposals, now + (settled - now) * ANNEALING)
            self._replan(quiet=quiet, until=settled)
        self._lock()
        self._phase(SETTLING, 1.0, proposals, until)

    def _phase(self, first: float, last: float, proposals: int, until: float) -> None:
        """Go through this part of a cycle."""
        watch, settling = self.watch, first < SETTLING
        began, made, batch, share = watch.elapsed(), 0, FIRST_BATCH, 0.0
        wanted = proposals * (last - first)
        while not (watch.stopped or share >= 1.0 or self._done() or (settling and self._settled())):
            took = time.monotonic()
            step = max(batch / wanted, BATCH_SECONDS / max(until - began, BATCH_SECONDS))
            ends = (first + (last - first) * min(one, 1.0) for one in (share, share + step))
            self._anneal(batch, *ends, settling=settling)
            took = time.monotonic() - took
            made += batch
            batch = int(min(max(batch * BATCH_SECONDS / max(took, 1e-4), batch / 4), batch * 4)) + 1
            share = max(made / wanted, (watch.elapsed() - began) / max(until - began, 1e-9))

    def _done(self) -> bool:
        """Whether weight and idle slots have met their bounds (the polish follows in any case)."""
        bound, value = self.watch.bound, self._value(self.champion)
        return bound["gap_slots"] is not None and value == (bound["weight"], -bound["gap_slots"])

    def _snapshot(self) -> None:
        """Pass the champion on if it is better than told, but not so often that reading it back costs time."""
        value = self._value(self.champion)
        if value <= self.told or self.keep is not None or self.watch.elapsed() < self.snapshot_due:
            return
        self.told = value
        self.watch.found(self._read_back())
        self.snapshot_due = self.watch.elapsed() + self.watch.time_limit / SNAPSHOTS

    def _read_back(self) -> Timetable:
        table: Timetable = self.state.read_back(self.watch.instance, self.champion, keep=self.keep)
        return table

    def _finish(self, iterations: int | None) -> None:
        """Give meetings the interpreters their people already hear, then pass the last timetable on."""
        reserve = RESERVE * len(self.watch.instance.meetings)
        count = len(self.watch.instance.meetings)
        if iterations is not None:
            self.polish.polish(self.champion, iterations // 4)
        elif not self.watch.stopped:
            deadline = min(self.watch.left() - reserve, max(POLISH_SHARE * self.watch.time_limit, 0.2))
            until = time.monotonic() + deadline
            quiet = 0
            while time.monotonic() < until and quiet < 20 and not self.watch.stopped:
                quiet = 0 if self.polish.polish(self.champion, 20 * count) else quiet + 1
        self.watch.found(self._read_back(), final=self.keep is not None)


def temperature(share: float) -> float:
    """Return the temperature when this share of a cycle is over: geometric within each of its two phases."""
    if share < SETTLING:
        return float(WARM * (COOL / WARM) ** (share / SETTLING))
    return float(LUKEWARM * (COLD / LUKEWARM) ** ((share - SETTLING) / (1 - SETTLING)))
