"""The optimisation problem in arrays: one column per candidate tie, one family of rows per rule.

Maximise  Σ value[p] x[p] + Σ reward[u,k] y[u,k]  over binary x, y, where y[u,k] says that unit u gets its k-th new tie.
A unit's rewards never rise with k, so the best plan fills them in order by itself.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from youcheng.engines.layout.instance import Instance, Knowledge, Unit
from youcheng.engines.layout.policy import AtLeast, Policy, Reserve

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Limit:
    """For every group g: Σ weight[p] x[p] over columns of g ≤ most[g]. A column with group −1 is not concerned."""

    name: str
    group: Ints
    most: Floats
    weight: Floats
    of_unit: bool = True
    """Whether a column's group and weight follow from its unit alone."""


@dataclass(frozen=True)
class Need:
    """For every group g: Σ x[p] over columns of g ≥ least[g] − shortfall[g]; shortfalls are made as small as can be."""

    name: str
    group: Ints
    least: Ints
    units: tuple[str | None, ...]
    """The unit that each group stands for, or None when it stands for several."""


@dataclass(frozen=True)
class Problem:
    """Arrays over columns, and what a unit's next ties are worth."""

    columns: Ints
    """Index of each column's candidate in the instance."""
    unit: Ints
    value: Floats
    rewards: tuple[tuple[float, ...], ...]
    """Per unit, the worth of its first, second, … new tie; those after the last named are worth nothing."""
    limits: tuple[Limit, ...]
    needs: tuple[Need, ...]
    unlisted: Floats
    """Per unit, the greatest value of a candidate that the instance leaves out; minus infinity when none is."""

    def __len__(self) -> int:
        return len(self.columns)


def weight_of(unit: Unit, policy: Policy) -> float:
    """A unit's weight: level times part times unit."""
    return (
        policy.level_weights.get(unit.level, 1.0)
        * policy.region_weights.get(unit.region or "", 1.0)
        * policy.unit_weights.get(unit.id, 1.0)
    )


def planned_for(unit: Unit, policy: Policy) -> bool:
    """Whether the policy lets this unit get new ties."""
    if unit.id in policy.leave_out_units:
        return False
    return policy.plan_for_unknown or unit.known is not Knowledge.UNKNOWN


def rewards_of(unit: Unit, policy: Policy) -> tuple[float, ...]:
    """The unmixed, weighted worth of its next ties: existing ones have taken the first rewards, later ones get 0."""
    weight = weight_of(unit, policy)
    return tuple(weight * reward for reward in policy.rewards[len(unit.ties) :])


def concerns(rule: AtLeast | Reserve, unit: Unit) -> bool:
    """Whether a rule speaks of this unit."""
    if rule.level is not None and unit.level != rule.level:
        return False
    if rule.region is not None and unit.region != rule.region:
        return False
    return not (isinstance(rule, Reserve) and rule.units) or unit.id in rule.units


def name_of(rule: AtLeast | Reserve) -> str:
    """A stable name of a rule for results: ``at_least:city:west:1``, ``reserve:county:*:2:the measure in words``."""
    kind = "at_least" if isinstance(rule, AtLeast) else "reserve"
    measure = [rule.measure] if isinstance(rule, Reserve) and rule.measure else []
    return ":".join([kind, rule.level or "*", rule.region or "*", str(rule.ties), *measure])


def _needs(instance: Instance, policy: Policy, unit: Ints) -> list[Need]:
    found: list[Need] = []
    for rule in policy.at_least:
        lacking = [
            (index, rule.ties - len(one.ties))
            for index, one in enumerate(instance.units)
            if concerns(rule, one) and planned_for(one, policy) and len(one.ties) < rule.ties
        ]
        groups = np.full(len(instance.units), -1, dtype=np.int64)
        for group, (index, _) in enumerate(lacking):
            groups[index] = group
        least = np.array([lack for _, lack in lacking], dtype=np.int64)
        names = tuple(instance.units[index].id for index, _ in lacking)
        found.append(Need(name_of(rule), groups[unit], least, names))
    for rule_ in policy.reserve:
        member = np.array([0 if concerns(rule_, one) else -1 for one in instance.units], dtype=np.int64)
        found.append(Need(name_of(rule_), member[unit], np.array([rule_.ties]), (None,)))
    return found


def build(instance: Instance, policy: Policy, *, without: str | None = None) -> Problem:
    """The problem of an instance under a policy; ``without`` names a rule to leave out (to price it)."""
    position = {unit.id: index for index, unit in enumerate(instance.units)}
    open_units = [planned_for(unit, policy) for unit in instance.units]
    closed = set(policy.leave_out_countries)
    keep = [
        index
        for index, one in enumerate(instance.candidates)
        if open_units[position[one.unit]] and one.country not in closed
    ]
    chosen = [instance.candidates[index] for index in keep]
    unit = np.array([position[one.unit] for one in chosen], dtype=np.int64)
    weights = np.array([weight_of(one, policy) for one in instance.units])
    affinity = np.array([one.score * policy.country_weights.get(one.country, 1.0) for one in chosen], dtype=np.float64)
    value = (1 - policy.balance) * affinity * weights[unit]

    def numbered(keys: list[str]) -> tuple[Ints, int]:
        index = {key: number for number, key in enumerate(dict.fromkeys(keys))}
        return np.array([index[key] for key in keys], dtype=np.int64), len(index)

    ones = np.ones(len(chosen))
    everything = np.zeros(len(chosen), dtype=np.int64)
    partner, partners = numbered([one.partner for one in chosen])
    country, countries = numbered([one.country for one in chosen])
    limits = [
        Limit("new_ties", everything, np.array([float(policy.new_ties)]), ones),
        Limit("most_per_unit", unit, np.full(len(instance.units), float(policy.most_per_unit)), ones),
        Limit("most_per_partner", partner, np.full(partners, float(policy.most_per_partner)), ones, of_unit=False),
    ]
    if policy.most_per_country is not None:
        most = np.full(countries, float(policy.most_per_country))
        limits.append(Limit("most_per_country", country, most, ones, of_unit=False))
    if policy.budget is not None:
        cost = np.array([policy.costs.get(one.level, 0.0) for one in instance.units])
        limits.append(Limit("budget", everything, np.array([policy.budget]), cost[unit]))
    needs = _needs(instance, policy, unit)
    dearest = max(policy.country_weights.values(), default=1.0)
    left_out = np.array([instance.left_out.get(one.id, 0.0) for one in instance.units])
    some_left_out = np.array([one.id in instance.left_out for one in instance.units])
    return Problem(
        columns=np.array(keep, dtype=np.int64),
        unit=unit,
        value=value,
        rewards=tuple(tuple(policy.balance * worth for worth in rewards_of(one, policy)) for one in instance.units),
        limits=tuple(limit for limit in limits if limit.name != without),
        needs=tuple(need for need in needs if need.name != without and len(need.least)),
        unlisted=np.where(
            some_left_out & open_units, (1 - policy.balance) * max(1.0, dearest) * left_out * weights, -np.inf
        ),
    )
