"""An independent check of a plan: it reads instance, policy and plan, and knows no solver."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from youcheng.engines.layout.instance import Instance, Knowledge, Unit
from youcheng.engines.layout.plan import Plan
from youcheng.engines.layout.policy import AtLeast, Policy, Reserve

TOLERANCE = 1e-6


@dataclass(frozen=True, slots=True)
class Violation:
    """A rule that the plan breaks, and where."""

    rule: str
    where: str


def _speaks_of(rule: AtLeast | Reserve, unit: Unit) -> bool:
    named = not isinstance(rule, Reserve) or not rule.units or unit.id in rule.units
    return named and rule.level in (None, unit.level) and rule.region in (None, unit.region)


def check(instance: Instance, policy: Policy, plan: Plan) -> list[Violation]:
    """Everything wrong with a plan; empty when it keeps every rule and reports its own worth truly."""
    units = {unit.id: unit for unit in instance.units}
    offered = {(one.unit, one.partner): one for one in instance.candidates}
    found: list[Violation] = []

    def broken(rule: str, where: object) -> None:
        found.append(Violation(rule, str(where)))

    chosen = [(one.unit, one.partner) for one in plan.chosen]
    for pair, times in Counter(chosen).items():
        if times > 1:
            broken("once", pair)
        if pair not in offered:
            broken("candidate", pair)
    known = [offered[pair] for pair in chosen if pair in offered]
    for one in known:
        unit = units[one.unit]
        if one.unit in policy.leave_out_units:
            broken("leave_out_units", one.unit)
        if one.country in policy.leave_out_countries:
            broken("leave_out_countries", one.country)
        if unit.known is Knowledge.UNKNOWN and not policy.plan_for_unknown:
            broken("plan_for_unknown", one.unit)
    if len(chosen) > policy.new_ties:
        broken("new_ties", len(chosen))
    per_unit = Counter(one.unit for one in known)
    caps = (
        ("most_per_unit", policy.most_per_unit, per_unit),
        ("most_per_partner", policy.most_per_partner, Counter(one.partner for one in known)),
        ("most_per_country", policy.most_per_country, Counter(one.country for one in known)),
    )
    for rule, most, counts in caps:
        for key, count in counts.items():
            if most is not None and count > most:
                broken(rule, key)
    spent = sum(policy.costs.get(units[one.unit].level, 0.0) for one in known)
    if policy.budget is not None and spent > policy.budget + TOLERANCE:
        broken("budget", spent)
    _check_needs(instance, policy, plan, per_unit, broken)
    _check_worth(units, policy, plan, broken)
    return found


def _check_needs(instance: Instance, policy: Policy, plan: Plan, per_unit: Counter[str], broken: object) -> None:
    assert callable(broken)
    admitted = {(one.rule, one.unit): one.missing for one in plan.unmet}
    for rule in policy.at_least:
        name = f"at_least:{rule.level or '*'}:{rule.region or '*'}:{rule.ties}"
        for unit in instance.units:
            open_ = unit.id not in plan.not_planned_for and unit.id not in policy.leave_out_units
            missing = rule.ties - len(unit.ties) - per_unit[unit.id]
            if _speaks_of(rule, unit) and open_ and missing > 0 and admitted.get((name, unit.id)) != missing:
                broken(name, unit.id)
    for reserve in policy.reserve:
        name = f"reserve:{reserve.level or '*'}:{reserve.region or '*'}:{reserve.ties}"
        name += f":{reserve.measure}" if reserve.measure else ""
        missing = reserve.ties - sum(per_unit[unit.id] for unit in instance.units if _speaks_of(reserve, unit))
        if missing > 0 and admitted.get((name, None)) != missing:
            broken(name, missing)


def _check_worth(units: dict[str, Unit], policy: Policy, plan: Plan, broken: object) -> None:
    assert callable(broken)

    def weight(unit: Unit) -> float:
        level, region = policy.level_weights.get(unit.level, 1.0), policy.region_weights.get(unit.region or "", 1.0)
        return level * region * policy.unit_weights.get(unit.id, 1.0)

    score = sum(
        one.score * policy.country_weights.get(one.country, 1.0) * weight(units[one.unit])
        for one in plan.chosen
        if one.unit in units
    )
    spread = 0.0
    for name, count in Counter(one.unit for one in plan.chosen).items():
        if name in units:
            have = len(units[name].ties)
            spread += weight(units[name]) * sum(policy.rewards[have : have + count])
    objective = (1 - policy.balance) * score + policy.balance * spread
    for key, value in (("score", score), ("spread", spread), ("objective", objective)):
        if abs(getattr(plan, key) - value) > TOLERANCE * max(1.0, abs(value)):
            broken(f"reported {key}", value)
    if plan.bound < plan.objective - TOLERANCE:
        broken("bound", plan.bound)
