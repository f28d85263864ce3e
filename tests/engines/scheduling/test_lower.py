"""Idle slots and interpreter changes that cannot be avoided."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from tests.engines.scheduling.factories import (
    brute_force,
    make_instance,
    make_interpreter,
    make_meeting,
    make_participant,
    tiny_gatherings,
)

from youcheng.engines.scheduling.instance import Instance
from youcheng.engines.scheduling.solvers.fair.bound import bound_of, forced_by, prices_of, relax
from youcheng.engines.scheduling.solvers.fair.lower import unavoidable_changes, unavoidable_gaps


def test_fixed_meetings_far_apart_leave_idle_slots_that_other_requests_may_fill() -> None:
    ends = (make_meeting(0, 1, fixed=0), make_meeting(0, 2, fixed=3))
    everyone = tuple(make_participant() for _ in range(4))
    alone = make_instance(*ends, participants=everyone)
    assert unavoidable_gaps(alone, {0, 1}, set()) == 2
    assert unavoidable_gaps(alone, {0}, set()) == 0
    with_another = make_instance(*ends, make_meeting(0, 3), participants=everyone)
    assert unavoidable_gaps(with_another, {0, 1}, set()) == 1
    assert unavoidable_gaps(with_another, {0, 1}, {2}) == 2


def test_slots_at_which_the_person_is_away_are_not_idle() -> None:
    instance = make_instance(
        make_meeting(0, 1, fixed=0),
        make_meeting(0, 1, fixed=3),
        participants=(make_participant(forbidden=(1,)), make_participant()),
    )
    assert unavoidable_gaps(instance, {0, 1}, set()) == 1 + 2


def test_languages_no_single_interpreter_covers_force_a_change() -> None:
    instance = make_instance(
        make_meeting(0, 1, pair="zh-en"),
        make_meeting(0, 2, pair="zh-ja"),
        make_meeting(0, 1, pair="zh-ko"),
        participants=tuple(make_participant() for _ in range(3)),
        interpreters=(
            make_interpreter(pairs=("zh-en", "zh-ko"), available=(0, 1, 2, 3)),
            make_interpreter(pairs=("zh-ja",), available=(0, 1, 2, 3)),
        ),
    )
    assert unavoidable_changes(instance, {0, 1, 2}) == 1
    assert unavoidable_changes(instance, {0, 2}) == 0


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(tiny_gatherings())
def test_the_bounds_hold_wherever_the_weight_meets_its_bound(instance: Instance) -> None:
    short = tuple(meeting.model_copy(update={"dur": 1}) for meeting in instance.meetings)
    instance = instance.model_copy(update={"meetings": short})
    best = brute_force(instance)
    assert best is not None
    relaxation = relax(instance)
    prices = prices_of(relaxation, seconds=10)
    if best["weight"] != bound_of(relaxation, prices):
        return
    must, never = forced_by(relaxation, prices, len(instance.meetings))
    assert unavoidable_gaps(instance, must, never) <= (best["gap_slots"] or 0)
    assert unavoidable_changes(instance, must) <= (best["interpreter_changes"] or 0)
