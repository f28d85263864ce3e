"""Objectives, value by value."""

from __future__ import annotations

import pytest
from tests.engines.scheduling.factories import (
    make_b2b,
    make_instance,
    make_interpreter,
    make_meeting,
    make_participant,
    make_timetable,
)

from youcheng.engines.scheduling.objectives import Moved, better, evaluate
from youcheng.engines.scheduling.objectives.breaks import breaks_of
from youcheng.engines.scheduling.objectives.occupancy import between


def test_a_forbidden_slot_between_two_meetings_is_no_gap() -> None:
    instance = make_instance(
        make_meeting(0, 1, weight=3),
        make_meeting(0, 2, weight=4),
        participants=(make_participant(forbidden=(1,)), make_participant(), make_participant()),
    )
    table = make_timetable(instance, {0: (0, 0), 1: (3, 0)})
    assert evaluate(instance, table) == {"weight": 7, "gap_slots": 1, "interpreter_changes": 0}


def test_a_gap_never_spans_two_days() -> None:
    instance = make_instance(make_meeting(0, 1), make_meeting(0, 2))
    assert evaluate(instance, make_timetable(instance, {0: (0, 0), 1: (7, 0)}))["gap_slots"] == 0


def test_interpreter_changes_count_distinct_voices_per_person() -> None:
    instance = make_instance(
        *(make_meeting(0, other, pair="zh-en") for other in (1, 2, 3)),
        interpreters=(make_interpreter(), make_interpreter()),
    )
    table = make_timetable(instance, {0: (0, 0, 0), 1: (1, 0, 1), 2: (2, 0, 0)})
    assert evaluate(instance, table)["interpreter_changes"] == 1


@pytest.mark.parametrize(("busy", "breaks"), [(0, 0), (0b1, 0), (0b111, 0), (0b101, 1), (0b1101101, 2)])
def test_breaks_are_runs_minus_one(busy: int, breaks: int) -> None:
    assert breaks_of(busy) == breaks


def test_a_forbidden_slot_still_breaks_a_run() -> None:
    instance = make_b2b(
        make_meeting(0, 1),
        make_meeting(0, 2),
        participants=(make_participant(forbidden=(1,)), *[make_participant()] * 3),
    )
    assert evaluate(instance, make_timetable(instance, {0: (0,), 1: (2,)})) == {"breaks": 1}


@pytest.mark.parametrize(("mask", "span"), [(0, 0), (0b100, 0b100), (0b10010, 0b11110)])
def test_between_fills_from_lowest_to_highest(mask: int, span: int) -> None:
    assert between(mask) == span


def test_the_first_objective_that_differs_decides() -> None:
    instance = make_instance()
    one = {"weight": 5, "gap_slots": 9, "interpreter_changes": 0}
    assert better(instance, one, {"weight": 4, "gap_slots": 0, "interpreter_changes": 0})
    assert not better(instance, one, {"weight": 5, "gap_slots": 8, "interpreter_changes": 9})
    assert better(instance, one, None)


def test_moved_counts_meetings_at_another_slot_or_dropped() -> None:
    instance = make_instance(make_meeting(0, 1), make_meeting(2, 3), make_meeting(0, 2))
    table = make_timetable(instance, {0: (0, 0), 1: (2, 0)})
    assert Moved({0: 0, 1: 1, 2: 3}).meetings(table) == [1, 2]
