"""Reasons in words: why a request was left out, and why no timetable exists."""

from __future__ import annotations

import pytest
from tests.engines.scheduling.factories import (
    make_b2b,
    make_instance,
    make_interpreter,
    make_meeting,
    make_participant,
    make_room,
)

from youcheng.engines.scheduling.explain.core import minimal_core
from youcheng.engines.scheduling.explain.infeasibility import explain_infeasible
from youcheng.engines.scheduling.instance import Instance
from youcheng.engines.scheduling.run import run
from youcheng.engines.scheduling.solvers.progress import Watch


def reasons(instance: Instance) -> list[str]:
    return [one.reason for one in run(Watch(instance, 30.0), seed=0).unscheduled]


@pytest.mark.parametrize(
    ("instance", "reason"),
    [
        (make_instance(make_meeting(size=11)), "11 people fit into no room: the largest holds 10"),
        (make_instance(make_meeting(pair="zh-ko")), "no interpreter covers zh-ko"),
        (make_instance(make_meeting(cancelled=True)), "cancelled"),
        (
            make_instance(
                participants=(make_participant(forbidden=(0, 1, 2, 3)), make_participant(forbidden=(4, 5, 6, 7)))
            ),
            "participant 0 and participant 1 are never present together",
        ),
        (
            make_instance(make_meeting(fixed=2), participants=(make_participant(forbidden=(2,)), make_participant())),
            "fixed at slot 2, when not all of participant 0 and participant 1 are present",
        ),
        (
            make_instance(make_meeting(0, 1, fixed=2, weight=5), make_meeting(0, 2, fixed=2)),
            "participant 0 is already in a meeting at every slot this one could take",
        ),
        (
            make_instance(make_meeting(0, 1, fixed=2, weight=5), make_meeting(2, 3, fixed=2)),
            "at the 1 slot everyone could take, every room that holds 2 people is taken by meetings of more weight",
        ),
        (
            make_instance(
                make_meeting(0, 1, fixed=2, weight=5, pair="zh-en"),
                make_meeting(2, 3, fixed=2, pair="zh-en"),
                rooms=(make_room(), make_room()),
            ),
            "at the 1 slot everyone could take, no interpreter for zh-en is free",
        ),
    ],
)
def test_a_request_left_out_is_explained(instance: Instance, reason: str) -> None:
    assert reasons(instance) == [reason]


def conflict_of(instance: Instance) -> list[str]:
    answer = run(Watch(instance, 30.0), seed=0)
    assert answer.status == "infeasible"
    assert answer.meetings == []
    assert len(answer.unscheduled) == len(instance.meetings)
    assert answer.conflict is not None
    assert all(one.relax for one in answer.conflict)
    return [one.text for one in answer.conflict]


def test_someone_with_more_meetings_than_slots() -> None:
    instance = make_b2b(
        *(make_meeting(0, other) for other in (1, 2, 3)),
        participants=(make_participant(name="the mayor", forbidden=(0, 3)), *[make_participant()] * 3),
    )
    assert conflict_of(instance) == ["the mayor is asked for 3 meetings in 2 free slots"]


def test_someone_with_a_crowded_morning() -> None:
    instance = make_b2b(*(make_meeting(0, other, window=(0, 2)) for other in (1, 2, 3)), make_meeting(1, 2), tables=4)
    assert conflict_of(instance) == ["participant 0 is asked for 3 meetings in 2 free slots"]


def test_too_few_tables_at_one_slot() -> None:
    instance = make_b2b(make_meeting(0, 1, fixed=1), make_meeting(2, 3, fixed=1), tables=1)
    assert conflict_of(instance) == ["1 tables cannot hold 2 meetings at slot 1"]


def test_too_few_rooms_are_named() -> None:
    instance = make_instance(
        make_meeting(0, 1, fixed=1),
        make_meeting(2, 3, fixed=1),
        make_meeting(4, 5, fixed=1),
        people=6,
        rooms=(make_room(name="A"), make_room(name="B"), make_room(name="C", cap=1)),
        hold_all=True,
    )
    assert conflict_of(instance) == ["A and B cannot hold 3 meetings at slot 1"]


def test_orders_in_a_circle() -> None:
    instance = make_b2b(make_meeting(0, 1, before=(1,)), make_meeting(2, 3, before=(0,)))
    assert conflict_of(instance) == ["meeting 0 and meeting 1 must each come before another of them"]


def test_a_meeting_no_interpreter_can_serve() -> None:
    instance = make_instance(make_meeting(pair="zh-ko"), hold_all=True)
    assert conflict_of(instance) == ["meeting 0 needs zh-ko and no interpreter covers it"]


def test_a_core_that_counting_does_not_find_is_minimal() -> None:
    chain = [make_meeting(0, 1), *(make_meeting(0, 1, before=(index,)) for index in range(3)), make_meeting(2, 3)]
    instance = make_b2b(*chain[:4], make_meeting(2, 3, before=(3,)), make_meeting(2, 4), people=5)
    answer = run(Watch(instance, 30.0), seed=0)
    assert answer.status == "infeasible"
    core = minimal_core(instance, seconds=20)
    assert {one.kind for one in core} <= {"in_order", "one_meeting_at_a_time"}
    assert len(core) == 4


def test_a_fairness_that_cannot_be_kept() -> None:
    instance = make_b2b(
        make_meeting(0, 1, fixed=0), make_meeting(0, 2, fixed=2), make_meeting(1, 2, fixed=1), fairness=0
    )
    assert [one.kind for one in explain_infeasible(instance)] == ["fair_breaks"]


def test_a_voice_for_two_at_once_is_found_by_the_core() -> None:
    instance = make_instance(
        make_meeting(0, 1, pair="zh-en", fixed=0),
        make_meeting(2, 3, pair="zh-en", fixed=0),
        rooms=(make_room(), make_room()),
        interpreters=(make_interpreter(),),
        hold_all=True,
    )
    assert conflict_of(instance) == ["2 meetings need zh-en, which 1 interpreters cover"]
