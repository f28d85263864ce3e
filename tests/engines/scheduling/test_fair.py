"""The local search of fairs: valid, deterministic for a seed, and close to its bound."""

from __future__ import annotations

import random

import pytest
from tests.engines.scheduling.factories import (
    make_instance,
    make_interpreter,
    make_meeting,
    make_participant,
    make_room,
)

from youcheng.engines.scheduling.checker import check, check_timetable
from youcheng.engines.scheduling.edit import changed, solve_again
from youcheng.engines.scheduling.instance import Instance
from youcheng.engines.scheduling.run import run
from youcheng.engines.scheduling.solution import Solution
from youcheng.engines.scheduling.solvers.choose import choose
from youcheng.engines.scheduling.solvers.progress import Watch
from youcheng.engines.scheduling.timetable import Timetable


def fair(seed: int = 1, meetings: int = 420) -> Instance:
    """A fair with all the rules a search must keep: orders, daily limits, room sizes, closed rooms, half-day voices."""
    chance = random.Random(seed)
    requests = []
    for index in range(meetings):
        requests.append(
            make_meeting(
                *chance.sample(range(80), 3 if index % 40 == 0 else 2),
                weight=chance.randint(1, 9),
                size=chance.choice((2, 2, 6)),
                pair=chance.choice((None, None, "zh-en", "zh-ja")),
                before=(index - 1,) if index % 25 == 3 else (),
                fixed=5 if index % 60 == 7 else None,
                window=(0, 6) if index % 30 == 11 else None,
            )
        )
    return make_instance(
        *requests,
        slots=16,
        days=((0, 8), (8, 16)),
        participants=tuple(
            make_participant(
                forbidden=tuple(chance.sample(range(16), chance.randint(0, 4))), max_per_day=chance.choice((None, 3))
            )
            for _ in range(80)
        ),
        rooms=tuple(make_room(cap=4 if index < 8 else 8, forbidden=(index,)) for index in range(12)),
        interpreters=(
            make_interpreter(pairs=("zh-en",), available=tuple(range(16))),
            make_interpreter(pairs=("zh-en", "zh-ja"), available=tuple(range(8))),
            make_interpreter(pairs=("zh-ja",), available=tuple(range(4, 16))),
        ),
    )


@pytest.fixture(scope="module")
def instance() -> Instance:
    return fair()


@pytest.fixture(scope="module")
def answer(instance: Instance) -> Solution:
    return run(Watch(instance, 240.0), seed=3, iterations=400_000)


def test_the_answer_passes_the_checker_and_is_near_its_bound(instance: Instance, answer: Solution) -> None:
    assert choose(instance) == "fair"
    assert check(instance, answer) == []
    weight, bound = answer.objective["weight"], answer.bound["weight"]
    assert weight is not None and bound is not None
    assert weight >= 0.97 * bound
    assert (answer.objective["gap_slots"] or 0) <= 40


def test_the_same_seed_and_iterations_give_the_same_timetable(instance: Instance) -> None:
    one, other = (run(Watch(instance, 240.0), seed=5, iterations=200_000) for _ in range(2))
    assert (one.meetings, one.objective, one.bound) == (other.meetings, other.objective, other.bound)


def test_pins_stay_and_little_moves_when_solved_again(instance: Instance, answer: Solution) -> None:
    table = Timetable.of(instance, answer.meetings)
    pins = table.held()[::3]
    again = solve_again(instance, table, pins=pins, time_limit=4.0, move_weight=1000)
    assert check(instance, again) == []
    new = Timetable.of(instance, again.meetings)
    for meeting in pins:
        assert (new.slot[meeting], new.room[meeting], new.interpreter[meeting]) == (
            table.slot[meeting], table.room[meeting], table.interpreter[meeting],
        )  # fmt: skip
    assert changed(table, new) == []


def test_the_arrays_count_what_the_objectives_count(instance: Instance, answer: Solution) -> None:
    from youcheng.engines.scheduling.solvers.fair import arena, state

    table = Timetable.of(instance, answer.meetings)
    cells = state.build(instance, table, seed=1)
    assert cells[arena.HELD_WEIGHT] == answer.objective["weight"]
    assert cells[arena.IDLE] == answer.objective["gap_slots"]
    back = state.read_back(instance, cells)
    assert check_timetable(instance, back) == []
    assert (back.slot, back.interpreter) == (table.slot, table.interpreter)


def test_a_search_stops_at_its_time_limit_with_a_valid_timetable(instance: Instance) -> None:
    watch = Watch(instance, 1.5)
    stopped = run(watch, seed=1)
    assert check(instance, stopped) == []
    assert stopped.status in ("feasible", "optimal")
