"""Editing as an officer works."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from tests.engines.scheduling.factories import (
    make_b2b,
    make_instance,
    make_interpreter,
    make_meeting,
    make_participant,
    make_room,
    make_timetable,
    tiny_gatherings,
)

from youcheng.engines.scheduling.checker import check
from youcheng.engines.scheduling.edit import EditError, add, cancel, changed, move, pin, set_away, solve_again
from youcheng.engines.scheduling.instance import Instance
from youcheng.engines.scheduling.run import run
from youcheng.engines.scheduling.solution import Placed
from youcheng.engines.scheduling.solvers.greedy import greedy
from youcheng.engines.scheduling.solvers.progress import Watch
from youcheng.engines.scheduling.timetable import Timetable


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(tiny_gatherings())
def test_pinning_everything_changes_nothing(instance: Instance) -> None:
    announced = Timetable.of(instance, run(Watch(instance, 60.0), seed=1).meetings)
    again = solve_again(instance, announced, pins=announced.held(), time_limit=60.0)
    assert again.meetings == announced.placed()


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(tiny_gatherings())
def test_solving_again_with_nothing_new_keeps_every_held_meeting(instance: Instance) -> None:
    announced = Timetable.of(instance, run(Watch(instance, 60.0), seed=1).meetings)
    again = solve_again(instance, announced, time_limit=60.0, move_weight=100)
    assert changed(announced, Timetable.of(instance, again.meetings)) == []
    assert check(instance, again) == []


def test_a_move_by_hand_names_hard_conflicts() -> None:
    instance = make_instance(make_meeting(0, 1), make_meeting(1, 2), rooms=(make_room(), make_room()))
    table = make_timetable(instance, {0: (0, 0), 1: (1, 1)})
    moved = move(instance, table, meeting=0, to_slot=1)
    assert not moved.allowed
    assert [one.constraint for one in moved.conflicts] == ["one_meeting_at_a_time"]
    assert table.slot == [0, 1]


def test_a_move_by_hand_takes_another_room_and_voice_and_warns() -> None:
    instance = make_instance(
        make_meeting(0, 1, pair="zh-en"),
        make_meeting(2, 3, pair="zh-en"),
        make_meeting(0, 2),
        rooms=(make_room(), make_room()),
        interpreters=(make_interpreter(), make_interpreter()),
    )
    table = make_timetable(instance, {0: (1, 0, 0), 1: (3, 0, 0), 2: (0, 0)})
    moved = move(instance, table, meeting=0, to_slot=3)
    assert moved.allowed
    assert (moved.timetable.slot[0], moved.timetable.room[0], moved.timetable.interpreter[0]) == (3, 1, 1)
    assert moved.warnings == [
        "idle slots rise from 2 to 4",
        "the room changes from room 0 to room 1",
        "the interpreter changes from interpreter 0 to interpreter 1",
    ]


def test_a_cancelled_meeting_frees_its_slot_and_keeps_all_numbers() -> None:
    instance = make_instance(make_meeting(0, 1, fixed=2, weight=9), make_meeting(0, 2, fixed=2))
    announced = Timetable.of(instance, run(Watch(instance, 30.0), seed=0).meetings)
    again = solve_again(cancel(instance, meetings=[0]), announced)
    assert [(one.meeting, one.slot) for one in again.meetings] == [(1, 2)]
    assert [(one.meeting, one.reason) for one in again.unscheduled] == [(0, "cancelled")]


def test_a_late_request_is_placed_around_the_others() -> None:
    instance = make_instance(make_meeting(0, 1), make_meeting(2, 3))
    announced = make_timetable(instance, {0: (0, 0), 1: (1, 0)})
    late = add(instance, meetings=[make_meeting(0, 3, weight=2)])
    again = solve_again(late, announced, move_weight=100)
    assert {one.meeting: one.slot for one in again.meetings} == {0: 0, 1: 1, 2: 2} or changed(
        announced, Timetable.of(late, again.meetings)
    ) == []
    assert again.objective["weight"] == 4


def test_an_absence_moves_only_what_it_must() -> None:
    instance = make_instance(make_meeting(0, 1), make_meeting(2, 3), make_meeting(0, 2))
    announced = make_timetable(instance, {0: (0, 0), 1: (1, 0), 2: (2, 0)})
    ill = set_away(instance, participant=1, slots=[0])
    again = solve_again(ill, announced, move_weight=100)
    assert changed(announced, Timetable.of(ill, again.meetings)) == [0]
    assert check(ill, again) == []


def test_a_b2b_timetable_is_solved_again_around_its_pins() -> None:
    instance = make_b2b(make_meeting(0, 1), make_meeting(0, 2), make_meeting(2, 3), make_meeting(1, 3))
    announced = Timetable.of(instance, run(Watch(instance, 30.0), seed=0).meetings)
    again = solve_again(instance, announced, pins=[0, 1], move_weight=100)
    assert changed(announced, Timetable.of(instance, again.meetings)) == []


def test_a_pin_that_cannot_stay_is_refused() -> None:
    instance = make_instance(participants=(make_participant(), make_participant()))
    announced = make_timetable(instance, {0: (0, 0)})
    with pytest.raises(EditError, match="meeting 0 cannot stay where pinned"):
        solve_again(set_away(instance, participant=0, slots=[0]), announced, pins=[0])


def test_only_held_meetings_can_be_pinned() -> None:
    instance = make_instance(make_meeting(0, 1), make_meeting(2, 3))
    table = make_timetable(instance, {0: (0, 0)})
    assert pin(table, meetings=[0]) == {0: Placed(meeting=0, slot=0, room=0)}
    with pytest.raises(EditError, match=r"meetings \[1\] are not held"):
        pin(table, meetings=[1])


def test_greedy_extends_what_it_is_given() -> None:
    instance = make_instance(make_meeting(0, 1), make_meeting(2, 3))
    assert greedy(instance, keep=make_timetable(instance, {1: (5, 0)})).slot == [0, 5]
