"""The checker rejects every planted violation."""

from __future__ import annotations

from typing import Any

import pytest
from tests.engines.layout.test_solver import PROVINCE

from youcheng.engines.layout import Plan, Policy, check, solve
from youcheng.engines.layout.policy import AtLeast, Reserve

POLICY = Policy(new_ties=2)


def test_a_sound_plan_passes() -> None:
    assert check(PROVINCE, POLICY, solve(PROVINCE, POLICY)) == []


@pytest.mark.parametrize(
    ("rule", "change"),
    [
        ("new_ties", {"new_ties": 1}),
        ("most_per_unit", {"most_per_unit": 0}),
        ("most_per_country", {"most_per_country": 1}),
        ("leave_out_units", {"leave_out_units": ("inland",)}),
        ("leave_out_countries", {"leave_out_countries": ("JP",)}),
        ("budget", {"budget": 1.0, "costs": {"city": 1.0}}),
        ("at_least:city:*:3", {"at_least": (AtLeast(ties=3, level="city"),)}),
        ("reserve:county:*:1", {"reserve": (Reserve(ties=1, level="county"),)}),
        ("reported objective", {"balance": 0.1}),
        ("reported score", {"country_weights": {"JP": 0.5}}),
        ("reported spread", {"rewards": (0.9,)}),
    ],
)
def test_a_plan_that_breaks_a_rule_is_caught(rule: str, change: dict[str, Any]) -> None:
    plan = solve(PROVINCE, POLICY)
    assert rule in {violation.rule for violation in check(PROVINCE, POLICY.model_copy(update=change), plan)}


def planted(**change: Any) -> set[str]:
    plan = solve(PROVINCE, POLICY).model_copy(update=change)
    return {violation.rule for violation in check(PROVINCE, POLICY, plan)}


def sound() -> Plan:
    return solve(PROVINCE, POLICY)


def test_a_tie_planned_twice_is_caught() -> None:
    assert "once" in planted(chosen=(sound().chosen[0],) * 2)


def test_an_invented_candidate_is_caught() -> None:
    assert "candidate" in planted(chosen=(sound().chosen[0].model_copy(update={"partner": "nowhere"}),))


def test_a_unit_nobody_knows_is_caught() -> None:
    county = sound().chosen[0].model_copy(update={"unit": "county", "partner": "d"})
    assert "plan_for_unknown" in planted(chosen=(county,))


def test_one_partner_for_two_units_is_caught() -> None:
    both = tuple(sound().chosen[0].model_copy(update={"unit": unit, "partner": "a"}) for unit in ("capital", "inland"))
    assert "most_per_partner" in planted(chosen=both)


def test_a_bound_below_the_objective_is_caught() -> None:
    assert "bound" in planted(bound=0.0)
