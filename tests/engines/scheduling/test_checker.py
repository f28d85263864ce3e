"""The checker accepts a valid timetable and names every planted violation."""

from __future__ import annotations

import pytest
from tests.engines.scheduling.factories import (
    make_b2b,
    make_instance,
    make_interpreter,
    make_meeting,
    make_participant,
    make_room,
    make_timetable,
)

from youcheng.engines.scheduling.checker import CONSTRAINTS, check, check_placements, check_timetable
from youcheng.engines.scheduling.instance import Instance
from youcheng.engines.scheduling.solution import LeftOut, Placed, Solution

PLANTED = {
    "within_a_day": (make_instance(make_meeting(dur=2)), {0: (3, 0)}),
    "fixed_slot": (make_instance(make_meeting(fixed=2)), {0: (1, 0)}),
    "in_window": (make_instance(make_meeting(window=(0, 2))), {0: (2, 0)}),
    "in_order": (make_instance(make_meeting(0, 1), make_meeting(2, 3, before=(0,))), {0: (1, 0), 1: (0, 0)}),
    "present_people": (
        make_instance(make_meeting(dur=2), participants=(make_participant(), make_participant(forbidden=(2,)))),
        {0: (1, 0)},
    ),
    "one_meeting_at_a_time": (
        make_instance(make_meeting(0, 1), make_meeting(1, 2), rooms=(make_room(), make_room())),
        {0: (0, 0), 1: (0, 1)},
    ),
    "at_most_per_day": (
        make_instance(
            make_meeting(0, 1),
            make_meeting(0, 2),
            participants=(make_participant(max_per_day=1), make_participant(), make_participant()),
        ),
        {0: (0, 0), 1: (3, 0)},
    ),
    "room_named": (make_instance(), {0: (0,)}),
    "room_big_enough": (make_instance(make_meeting(size=11)), {0: (0, 0)}),
    "room_open": (make_instance(rooms=(make_room(forbidden=(1,)),)), {0: (1, 0)}),
    "one_meeting_per_room": (make_instance(make_meeting(0, 1), make_meeting(2, 3)), {0: (5, 0), 1: (5, 0)}),
    "tables_suffice": (
        make_b2b(make_meeting(0, 1), make_meeting(2, 3), tables=1),
        {0: (0,), 1: (0,)},
    ),
    "interpreter_fits": (make_instance(make_meeting(pair="zh-ja")), {0: (0, 0, 0)}),
    "interpreter_available": (
        make_instance(make_meeting(pair="zh-en"), interpreters=(make_interpreter(available=(0,)),)),
        {0: (1, 0, 0)},
    ),
    "one_meeting_per_interpreter": (
        make_instance(
            make_meeting(0, 1, pair="zh-en"), make_meeting(2, 3, pair="zh-en"), rooms=(make_room(), make_room())
        ),
        {0: (0, 0, 0), 1: (0, 1, 0)},
    ),
    "every_meeting_held": (make_b2b(make_meeting(0, 1), make_meeting(2, 3)), {0: (0,)}),
    "cancelled_not_held": (make_instance(make_meeting(cancelled=True)), {0: (0, 0)}),
    "fair_breaks": (
        make_b2b(make_meeting(0, 1), make_meeting(0, 2), make_meeting(1, 2), fairness=0),
        {0: (0,), 1: (2,), 2: (1,)},
    ),
}


def test_every_constraint_has_a_planted_violation() -> None:
    assert PLANTED.keys() == {constraint.name for constraint in CONSTRAINTS}


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_violation_is_named_and_nothing_else(name: str) -> None:
    instance, placed = PLANTED[name]
    assert {one.constraint for one in check_timetable(instance, make_timetable(instance, placed))} == {name}


def test_a_valid_timetable_has_no_violation() -> None:
    instance = make_instance(make_meeting(0, 1, pair="zh-en", dur=2), make_meeting(2, 3, before=(0,)))
    assert check_timetable(instance, make_timetable(instance, {0: (1, 0, 0), 1: (3, 0)})) == []


def test_an_interpreter_nobody_needs_is_a_violation() -> None:
    instance = make_instance(make_meeting(0, 1))
    found = check_timetable(instance, make_timetable(instance, {0: (0, 0, 0)}))
    assert [one.text for one in found] == ["meeting 0 needs no interpreter and has one"]


def test_sentences_use_the_names_given() -> None:
    instance = make_instance(
        make_meeting(0, 1, title="Ports"),
        participants=(make_participant(name="Mayor A (example)", forbidden=(0,)), make_participant()),
    )
    found = check_timetable(instance, make_timetable(instance, {0: (0, 0)}))
    assert [one.text for one in found] == ["Mayor A (example) is away at slot 0, during Ports"]


@pytest.mark.parametrize(
    ("placed", "text"),
    [
        ([Placed(meeting=7, slot=0)], "there is no meeting 7"),
        ([Placed(meeting=0, slot=0, room=0), Placed(meeting=0, slot=1, room=0)], "meeting 0 is placed twice"),
        ([Placed(meeting=0, slot=8, room=0)], "meeting 0 names slot 8, which does not exist"),
        ([Placed(meeting=0, slot=0, room=3)], "meeting 0 names room 3, which does not exist"),
        ([Placed(meeting=0, slot=0, room=-1)], "meeting 0 names room -1, which does not exist"),
        ([Placed(meeting=0, slot=0, room=0, interpreter=2)], "meeting 0 names interpreter 2, which does not exist"),
    ],
)
def test_placements_that_name_nothing_are_named(placed: list[Placed], text: str) -> None:
    assert [one.text for one in check_placements(make_instance(), placed)] == [text]


def _solution(instance: Instance, **fields: object) -> Solution:
    values = {"weight": 1, "gap_slots": 0, "interpreter_changes": 0}
    return Solution.model_validate(
        {
            "status": "feasible",
            "objective": values,
            "bound": dict.fromkeys(values),
            "seconds": 0.0,
            "seed": 0,
            "meetings": [{"meeting": 0, "slot": 0, "room": 0}],
            "unscheduled": [],
            **fields,
        }
    )


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"objective": {"weight": 2, "gap_slots": 0, "interpreter_changes": 0}}, "objective_as_reported"),
        ({"objective": {"weight": 1, "gap_slots": 0}}, "objective_as_reported"),
        ({"bound": {"weight": 0, "gap_slots": 0, "interpreter_changes": 0}}, "bound_holds"),
        ({"status": "optimal"}, "bound_holds"),
        ({"status": "optimal", "bound": {"weight": 2, "gap_slots": 0, "interpreter_changes": 0}}, "bound_holds"),
        ({"unscheduled": [LeftOut(meeting=0, reason="full")]}, "every_meeting_accounted"),
        ({"unscheduled": [LeftOut(meeting=5, reason="full")]}, "every_meeting_accounted"),
    ],
)
def test_what_an_answer_says_of_itself_is_verified(fields: dict[str, object], name: str) -> None:
    instance = make_instance()
    assert check(instance, _solution(instance)) == []
    assert {one.constraint for one in check(instance, _solution(instance, **fields))} == {name}


def test_a_meeting_neither_held_nor_listed_is_named() -> None:
    instance = make_instance(make_meeting(0, 1), make_meeting(2, 3))
    assert [one.text for one in check(instance, _solution(instance))] == [
        "meeting 1 is neither held nor listed as unscheduled"
    ]
