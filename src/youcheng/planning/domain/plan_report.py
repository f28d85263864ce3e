"""What a plan's page says beside the plan: coverage before and after, the front, what each tie improves and why."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from youcheng.engines import layout
from youcheng.engines.layout.front import front
from youcheng.engines.layout.metrics import by_group, with_plan
from youcheng.engines.matching.errors import UnknownPlaceError
from youcheng.planning.domain import partners
from youcheng.planning.domain.coverage_continents import continent_of

Pair = tuple[str, str]
Explain = Callable[[Sequence[Pair]], Mapping[Pair, list[dict[str, Any]]]]
"""Unit and partner ids → the matching engine's reasons, as code, weight and values."""


def coverage_report(instance: layout.Instance, plan: layout.Plan) -> dict[str, Any]:
    """Measures by group, before and after the plan."""
    after = layout.Instance(units=with_plan(instance.units, plan.chosen), candidates=())
    return {
        "before": {name: one.model_dump() for name, one in by_group(instance).items()},
        "after": {name: one.model_dump() for name, one in by_group(after).items()},
    }


def item_reports(
    instance: layout.Instance, plan: layout.Plan, why: Mapping[Pair, list[dict[str, Any]]]
) -> list[dict[str, Any]]:
    """For each chosen tie, in the plan's order: the unit's place, which tie of its own it is, what is new about it."""
    units = {unit.id: unit for unit in instance.units}
    countries = {tie.country for unit in instance.units for tie in unit.ties}
    continents = {continent_of(country) for country in countries}
    number: dict[str, int] = {}
    found = []
    for one in plan.chosen:
        unit = units[one.unit]
        number[one.unit] = number.get(one.unit, len(unit.ties)) + 1
        found.append(
            {
                "level": unit.level,
                "part": unit.region,
                "nth": number[one.unit],
                "new_country_of_unit": one.country not in {tie.country for tie in unit.ties},
                "new_country_of_region": one.country not in countries,
                "new_continent_of_region": continent_of(one.country) not in continents,
                "reasons": why.get((one.unit, one.partner), []),
            }
        )
    return found


def front_report(instance: layout.Instance, policy: layout.Policy, *, seconds: float) -> list[dict[str, Any]]:
    """The plans none of which beats another in both fit and spread."""
    return [
        {
            "balance": point.balance,
            "score": point.score,
            "spread": point.spread,
            "ties": len(point.plan.chosen),
            "gap": point.plan.gap,
        }
        for point in front(instance, policy, seconds=seconds)
    ]


def explain_partners(pairs: Sequence[Pair]) -> dict[Pair, list[dict[str, Any]]]:
    """The matching engine's reasons for some pairs; a place that its tables lack has none."""
    from youcheng.engines.matching.engine import explain_pair

    engine = partners.matcher()
    found: dict[Pair, list[dict[str, Any]]] = {}
    for unit, partner in pairs:
        try:
            reasons: Any = explain_pair(engine, unit, partner)["reasons"]
        except UnknownPlaceError:
            continue
        found[unit, partner] = [{"code": one.code, "weight": one.weight, "values": dict(one.values)} for one in reasons]
    return found
