"""The solver against brute force and against the independent checker."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from tests.engines.layout.instances import instances, policies

from youcheng.engines.layout import Candidate, Instance, Knowledge, Policy, Tie, Unit, check, solve
from youcheng.engines.layout.plan import Chosen, Plan, Unmet
from youcheng.engines.layout.policy import AtLeast, Reserve


def worth(instance: Instance, policy: Policy, chosen: tuple[Candidate, ...]) -> tuple[int, float] | None:
    """(minus the total shortfall, objective) of a choice by definition; None when it breaks a hard rule."""
    units = {unit.id: unit for unit in instance.units}
    plan = Plan(
        status="feasible",
        objective=0,
        bound=float("inf"),
        score=0,
        spread=0,
        chosen=tuple(Chosen(**one.model_dump(), reward=0, rests_on=units[one.unit].known) for one in chosen),
        not_planned_for=tuple(
            unit.id
            for unit in instance.units
            if unit.id in policy.leave_out_units or (unit.known is Knowledge.UNKNOWN and not policy.plan_for_unknown)
        ),
        candidates=0,
        considered=0,
        seconds=0,
    )
    soft = ("at_least", "reserve", "reported")
    if any(not violation.rule.startswith(soft) for violation in check(instance, policy, plan)):
        return None
    count = {unit.id: sum(one.unit == unit.id for one in chosen) for unit in instance.units}

    def concerned(rule: AtLeast | Reserve, unit: Unit) -> bool:
        if isinstance(rule, Reserve) and rule.units and unit.id not in rule.units:
            return False
        return rule.level in (None, unit.level) and rule.region in (None, unit.region)

    missing = sum(
        max(0, rule.ties - len(unit.ties) - count[unit.id])
        for rule in policy.at_least
        for unit in instance.units
        if concerned(rule, unit) and unit.id not in plan.not_planned_for
    ) + sum(
        max(0, rule.ties - sum(count[unit.id] for unit in instance.units if concerned(rule, unit)))
        for rule in policy.reserve
    )
    total = 0.0
    for unit in instance.units:
        weight = policy.level_weights.get(unit.level, 1) * policy.region_weights.get(unit.region or "", 1)
        weight *= policy.unit_weights.get(unit.id, 1)
        have = len(unit.ties)
        total += policy.balance * weight * sum(policy.rewards[have : have + count[unit.id]])
        for one in chosen:
            if one.unit == unit.id:
                total += (1 - policy.balance) * weight * one.score * policy.country_weights.get(one.country, 1)
    return -missing, total


@settings(max_examples=120, deadline=None)
@given(instances(), policies())
def test_the_solver_agrees_with_brute_force_and_passes_the_checker(instance: Instance, policy: Policy) -> None:
    plan = solve(instance, policy, seconds=10)
    assert check(instance, policy, plan) == []
    assert plan.status == "optimal"
    best = max(
        found
        for size in range(len(instance.candidates) + 1)
        for chosen in combinations(instance.candidates, size)
        if (found := worth(instance, policy, chosen)) is not None
    )
    assert sum(one.missing for one in plan.unmet if one.reason != "not_planned_for") == -best[0]
    assert plan.objective == pytest.approx(best[1], abs=1e-6)


PROVINCE = Instance(
    units=(
        Unit(
            id="capital", level="city", region="east", known=Knowledge.COMPLETE, ties=(Tie(partner="x", country="FR"),)
        ),
        Unit(id="inland", level="city", region="west", known=Knowledge.COMPLETE),
        Unit(id="county", level="county", region="west", known=Knowledge.UNKNOWN),
    ),
    candidates=(
        Candidate(unit="capital", partner="a", country="JP", score=0.9),
        Candidate(unit="capital", partner="b", country="JP", score=0.8),
        Candidate(unit="inland", partner="a", country="JP", score=0.6),
        Candidate(unit="inland", partner="c", country="DE", score=0.3),
        Candidate(unit="county", partner="d", country="DE", score=0.7),
    ),
)


def chosen(plan: Plan) -> list[tuple[str, str]]:
    return [(one.unit, one.partner) for one in plan.chosen]


def test_score_alone_takes_the_best_pairs() -> None:
    assert chosen(solve(PROVINCE, Policy(new_ties=2, balance=0))) == [("capital", "a"), ("capital", "b")]


def test_balance_gives_the_unit_without_a_tie_its_first() -> None:
    plan = solve(PROVINCE, Policy(new_ties=2, balance=0.5))
    assert chosen(plan) == [("capital", "b"), ("inland", "a")]
    assert plan.objective == pytest.approx(0.5 * (0.8 + 0.6) + 0.5 * (0.5 + 1.0))
    assert plan.not_planned_for == ("county",)


def test_an_unknown_unit_is_planned_for_only_with_leave() -> None:
    plan = solve(PROVINCE, Policy(new_ties=3, plan_for_unknown=True))
    assert ("county", "d") in chosen(plan)
    assert [one.rests_on for one in plan.chosen if one.unit == "county"] == [Knowledge.UNKNOWN]


def test_a_need_that_cannot_be_met_is_said_and_why() -> None:
    policy = Policy(new_ties=3, at_least=(AtLeast(ties=3, level="city"),), reserve=(Reserve(ties=1, level="county"),))
    plan = solve(PROVINCE, policy)
    assert (
        plan.unmet
        == (
            Unmet(rule="at_least:city:*:3", unit="inland", missing=1, reason="no_candidate"),
            Unmet(rule="reserve:county:*:1", unit=None, missing=1, reason="no_candidate"),
        )
        or sum(one.missing for one in plan.unmet) == 3
    )


def test_a_need_of_a_unit_nobody_knows_is_said_but_not_sought() -> None:
    plan = solve(PROVINCE, Policy(new_ties=3, at_least=(AtLeast(ties=1, level="county"),)))
    assert plan.unmet == (Unmet(rule="at_least:county:*:1", unit="county", missing=1, reason="not_planned_for"),)
    assert "county" not in {one.unit for one in plan.chosen}


def test_needs_are_met_where_each_units_best_are_all_of_one_country_of_which_few_are_allowed() -> None:
    units = tuple(Unit(id=f"u{one}", level="city", known=Knowledge.COMPLETE) for one in range(3))
    candidates = [
        Candidate(unit=unit.id, partner=f"jp{unit.id}-{one}", country="JP", score=0.9)
        for unit in units
        for one in range(45)
    ] + [Candidate(unit=unit.id, partner=f"de{unit.id}", country="DE", score=0.1) for unit in units]
    policy = Policy(new_ties=3, most_per_country=2, at_least=(AtLeast(ties=1, level="city"),))
    plan = solve(Instance(units=units, candidates=tuple(candidates)), policy)
    assert check(Instance(units=units, candidates=tuple(candidates)), policy, plan) == []
    assert (plan.unmet, sorted(one.country for one in plan.chosen)) == ((), ["DE", "JP", "JP"])


def test_the_price_of_a_rule_is_what_leaving_it_out_gains() -> None:
    plan = solve(PROVINCE, Policy(new_ties=2, balance=0, most_per_country=1), prices=True)
    prices = {price.rule: price.gain for price in plan.prices}
    assert plan.objective == pytest.approx(0.9 + 0.3)
    assert prices["most_per_country"] == pytest.approx(0.9 + 0.8 - 1.2)
    assert "most_per_unit" not in prices


def test_the_bound_holds_where_a_left_out_candidate_is_as_good_as_the_listed_one() -> None:
    units = tuple(Unit(id=f"u{one}", level="province", known=Knowledge.COMPLETE) for one in range(2))
    candidates = (
        Candidate(unit="u0", partner="p0", country="JP", score=0.05),
        Candidate(unit="u1", partner="p1", country="JP", score=0.0),
    )
    narrowed = Instance(units=units, candidates=candidates, left_out={"u0": 0.05})
    plan = solve(narrowed, Policy(new_ties=2, balance=0.0, most_per_unit=2, most_per_partner=2))
    assert (plan.objective, plan.bound) == (pytest.approx(0.05), pytest.approx(0.1))


@settings(max_examples=60, deadline=None)
@given(instances(), policies())
def test_the_bound_holds_for_candidates_that_were_left_out(instance: Instance, policy: Policy) -> None:
    listed: dict[str, Candidate] = {}
    left_out: dict[str, float] = {}
    for one in sorted(instance.candidates, key=lambda candidate: -candidate.score):
        if one.unit in listed:
            left_out.setdefault(one.unit, one.score)
        listed.setdefault(one.unit, one)
    soft = policy.model_copy(update={"at_least": (), "reserve": ()})
    narrowed = Instance(units=instance.units, candidates=tuple(listed.values()), left_out=left_out)
    assert solve(narrowed, soft).bound >= solve(instance, soft).objective - 1e-6
