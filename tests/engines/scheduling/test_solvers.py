"""Laws every solver keeps, against brute force and the independent checker."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from tests.engines.scheduling.factories import (
    brute_force,
    make_b2b,
    make_instance,
    make_meeting,
    make_room,
    tiny_b2b,
    tiny_gatherings,
)

from youcheng.engines.scheduling.checker import check, check_timetable
from youcheng.engines.scheduling.instance import Instance
from youcheng.engines.scheduling.objectives import OBJECTIVES, evaluate
from youcheng.engines.scheduling.run import run
from youcheng.engines.scheduling.solution import Solution
from youcheng.engines.scheduling.solvers import cpsat
from youcheng.engines.scheduling.solvers.choose import choose
from youcheng.engines.scheduling.solvers.fair.bound import bound_of, prices_of, relax
from youcheng.engines.scheduling.solvers.greedy import greedy
from youcheng.engines.scheduling.solvers.maxsat.local import descend
from youcheng.engines.scheduling.solvers.maxsat.search import STRATEGIES, Strategy, search
from youcheng.engines.scheduling.solvers.progress import Watch

FEW = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
MANY = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def solved(instance: Instance) -> Solution:
    return run(Watch(instance, 60.0), seed=1)


@FEW
@given(tiny_gatherings())
def test_cpsat_agrees_with_brute_force_and_passes_the_checker(instance: Instance) -> None:
    answer = solved(instance)
    assert answer.status == "optimal"
    assert answer.objective == brute_force(instance) == answer.bound
    assert check(instance, answer) == []


@MANY
@given(tiny_gatherings())
def test_the_greedy_start_is_valid_and_leaves_out_only_what_no_longer_fits(instance: Instance) -> None:
    table = greedy(instance)
    assert check_timetable(instance, table) == []
    assert greedy(instance, keep=table) == table


@MANY
@given(tiny_gatherings())
def test_the_relaxation_bounds_the_weight_from_above(instance: Instance) -> None:
    relaxation = relax(instance)
    best = brute_force(instance)
    assert best is not None
    assert bound_of(relaxation, prices_of(relaxation, seconds=10)) >= (best["weight"] or 0)
    assert bound_of(relaxation, prices_of(relaxation, seconds=10) * 0.7 + 0.1) >= (best["weight"] or 0)


@MANY
@given(tiny_b2b())
@pytest.mark.parametrize("strategy", [*STRATEGIES, Strategy(keep=True, shuffle=7)])
def test_maxsat_agrees_with_brute_force(strategy: Strategy, instance: Instance) -> None:
    told: list[tuple[str, object]] = []
    search(instance, strategy, lambda kind, payload: told.append((kind, payload)))
    kind, payload = told[-1]
    best = brute_force(instance)
    if best is None:
        assert kind == "infeasible"
        return
    assert kind == "optimal"
    table = greedy(instance)
    table.slot = list(payload)  # type: ignore[call-overload]
    assert check_timetable(instance, table) == []
    assert evaluate(instance, table) == best
    assert all(bound <= (best["breaks"] or 0) for kind, bound in told if kind == "bound")  # type: ignore[operator]


def test_annealing_finds_a_valid_timetable_with_few_breaks() -> None:
    instance = make_b2b(make_meeting(0, 1), make_meeting(0, 2), make_meeting(2, 3), make_meeting(1, 3))
    told: list[object] = []
    descend(instance, lambda kind, payload: told.append((kind, payload)), seed=1)
    table = greedy(instance)
    table.slot = list(told[-1][1])  # type: ignore[index]
    assert check_timetable(instance, table) == []
    assert evaluate(instance, table) == {"breaks": 0}


@FEW
@given(tiny_gatherings(max_meetings=4))
def test_adding_a_room_never_worsens_the_optimum(instance: Instance) -> None:
    before = solved(instance)
    after = solved(instance.model_copy(update={"rooms": (*instance.rooms, make_room(cap=8))}))
    assert before.status == after.status == "optimal"
    for key in instance.objectives:
        one, other = before.objective[key] or 0, after.objective[key] or 0
        if one != other:
            assert other > one if OBJECTIVES[key].maximise else other < one
            break


def test_the_solver_is_chosen_by_shape() -> None:
    assert choose(make_b2b(make_meeting(0, 1))) == "maxsat"
    assert choose(make_instance()) == "cpsat"
    assert choose(make_instance(*(make_meeting(0, 1) for _ in range(400)))) == "fair"
    assert choose(make_instance(*(make_meeting(0, 1, dur=2) for _ in range(400)))) == "cpsat"


def test_the_race_proves_a_b2b_optimum() -> None:
    instance = make_b2b(make_meeting(0, 1), make_meeting(0, 2), make_meeting(2, 3), make_meeting(1, 3))
    answer = solved(instance)
    assert (answer.status, answer.objective, answer.bound) == ("optimal", {"breaks": 0}, {"breaks": 0})
    assert check(instance, answer) == []


def test_breaks_with_a_long_meeting_go_to_cpsat() -> None:
    instance = make_b2b(make_meeting(0, 1, dur=2), make_meeting(0, 2), make_meeting(1, 3))
    answer = solved(instance)
    assert (answer.status, answer.objective) == ("optimal", {"breaks": 0})
    assert check(instance, answer) == []


def test_a_bound_that_only_the_start_meets_is_not_mistaken_for_an_optimum() -> None:
    instance = make_instance(
        *[make_meeting(one, other, size=size) for one in range(6) for other in range(one) for size in (2, 3)],
        people=6,
        slots=40,
        days=((0, 20), (20, 40)),
        rooms=(make_room(), make_room(cap=2), make_room(cap=4)),
        objectives=("weight",),
    )
    watch = Watch(instance, 60.0)
    assert watch.found(greedy(instance))
    # Without the hint CP-SAT meets other timetables on its way, which hold fewer meetings.
    cpsat.solve(watch, seed=1)
    assert (watch.objective, watch.bound) == ({"weight": 30}, {"weight": 30})


def test_an_empty_gathering_is_solved() -> None:
    answer = solved(Instance(slots=1, participants=(), meetings=()))
    assert (answer.status, answer.meetings, answer.objective["weight"]) == ("optimal", [], 0)
