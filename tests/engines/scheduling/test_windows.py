"""Windows of slots replanned exactly: valid, never lighter, and the best there is where they cover everything."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from tests.engines.scheduling.factories import (
    make_instance,
    make_interpreter,
    make_meeting,
    make_participant,
    make_room,
)
from tests.engines.scheduling.test_fair import fair

from youcheng.engines.scheduling.checker import check_timetable
from youcheng.engines.scheduling.instance import Instance
from youcheng.engines.scheduling.solvers.fair import anneal, arena, state
from youcheng.engines.scheduling.solvers.fair.bound import prices_of, reduced_values, relax
from youcheng.engines.scheduling.solvers.fair.windows import Windows
from youcheng.engines.scheduling.solvers.greedy import greedy
from youcheng.engines.scheduling.timetable import NOWHERE, Timetable


def windows_of(instance: Instance, *, seed: int = 1) -> Windows:
    relaxation = relax(instance)
    reduced = reduced_values(relaxation, prices_of(relaxation, seconds=60.0))
    return Windows(instance, reduced[: len(instance.meetings)], seed=seed)


def replanned(instance: Instance, cells: Any, windows: Windows, window: tuple[int, ...]) -> None:
    """Replan one window of the state in place."""
    count = len(instance.meetings)
    slots, voices = arena.table(cells, arena.SLOT, count).copy(), arena.table(cells, arena.VOICE, count).copy()
    (out,) = windows.shares(slots, 1)
    plan = windows.replan(window, slots, voices, out, seed=1, seconds=60.0)
    assert plan is not None
    outside = [one for one in plan.meetings if slots[one] not in (NOWHERE, *window)]
    assert outside == []
    assert set(plan.slots) <= {NOWHERE, *window}
    anneal.rehouse(cells, *plan.arrays())


@pytest.fixture(scope="module")
def instance() -> Instance:
    return fair(seed=4)


def test_every_window_leaves_a_valid_timetable_that_is_no_lighter(instance: Instance) -> None:
    cells = state.build(instance, greedy(instance), seed=1)
    windows = windows_of(instance)
    weights = [int(cells[arena.HELD_WEIGHT])]
    for (window,), _ in zip(windows.rounds(1), range(8), strict=False):
        replanned(instance, cells, windows, window)
        weights.append(int(cells[arena.HELD_WEIGHT]))
        table = state.read_back(instance, cells)
        assert check_timetable(instance, table) == []
        fresh = state.build(instance, table, seed=1)
        assert [int(fresh[key]) for key in (arena.HELD_WEIGHT, arena.IDLE, arena.GAPPY_COUNT)] == [
            int(cells[key]) for key in (arena.HELD_WEIGHT, arena.IDLE, arena.GAPPY_COUNT)
        ]
    assert weights == sorted(weights)
    assert weights[-1] > weights[0]


def test_the_same_seed_gives_the_same_rounds_and_shares(instance: Instance) -> None:
    one, other = windows_of(instance, seed=7), windows_of(instance, seed=7)
    slots = np.array(greedy(instance).slot)
    assert [next(one.rounds(2)), next(one.rounds(2))] == [next(other.rounds(2)), next(other.rounds(2))]
    assert [share.tolist() for share in one.shares(slots, 2)] == [share.tolist() for share in other.shares(slots, 2)]


def test_daily_limits_allow_one_window_at_a_time(instance: Instance) -> None:
    assert {len(windows) for windows, _ in zip(windows_of(instance).rounds(2), range(6), strict=False)} == {1}
    free = make_instance(*(make_meeting(0, 1) for _ in range(3)))
    assert {len(windows) for windows, _ in zip(windows_of(free).rounds(2), range(6), strict=False)} == {2}


def test_a_window_of_every_slot_finds_the_optimum() -> None:
    instance = make_instance(
        make_meeting(0, 1, weight=5, pair="zh-en"),
        make_meeting(0, 2, weight=4, pair="zh-ja"),
        make_meeting(2, 3, weight=3, pair="zh-en"),
        make_meeting(1, 3, weight=2, pair="zh-ja", size=6),
        make_meeting(0, 3, weight=9, pair="zh-en", size=20),
        slots=2,
        days=((0, 2),),
        participants=tuple(make_participant() for _ in range(4)),
        rooms=(make_room(cap=4), make_room(cap=8)),
        interpreters=(
            make_interpreter(pairs=("zh-en", "zh-ja"), available=(0, 1)),
            make_interpreter(pairs=("zh-en",), available=(0, 1)),
        ),
    )
    cells = state.build(instance, Timetable.empty(instance), seed=1)
    replanned(instance, cells, windows_of(instance), (0, 1))
    table = state.read_back(instance, cells)
    assert check_timetable(instance, table) == []
    # The two in zh-ja cannot be at once, nor beside the two in zh-en; the last fits into no room.
    assert int(cells[arena.HELD_WEIGHT]) == 12
    assert [slot != NOWHERE for slot in table.slot] == [True, True, True, False, False]
