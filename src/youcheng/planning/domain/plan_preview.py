"""What a policy would do before it is solved: whom it plans for, whom it leaves alone, what it asks for."""

from __future__ import annotations

from dataclasses import dataclass

from youcheng.engines.layout import Policy, Unit
from youcheng.engines.layout.policy import AtLeast, Reserve
from youcheng.engines.layout.problem import concerns, planned_for


@dataclass(frozen=True, slots=True)
class RulePreview:
    """A need: the units of which it speaks, the new ties it asks for, and the units it cannot reach without leave."""

    rule: AtLeast | Reserve
    units: int
    wanted: int
    out_of_reach: int


@dataclass(frozen=True, slots=True)
class Preview:
    """A policy over the units as they stand."""

    units: int
    planned_for: int
    without_leave: tuple[str, ...]
    """Ids of units that nobody knows and that the policy does not plan for."""
    with_leave: int
    """Units that nobody knows and that are planned for by the officer's leave."""
    left_out: int
    rules: tuple[RulePreview, ...]
    reachable: int
    """New ties that units and their own limits allow at all, before partners are looked at."""

    @property
    def wanted(self) -> int:
        """New ties that all needs ask for together."""
        return sum(rule.wanted for rule in self.rules)


def preview(policy: Policy, units: tuple[Unit, ...]) -> Preview:
    """Count what a policy says."""
    open_units = [unit for unit in units if planned_for(unit, policy)]
    shut = [unit for unit in units if unit.id not in policy.leave_out_units and not planned_for(unit, policy)]
    rules = []
    needs: list[AtLeast | Reserve] = [*policy.at_least, *policy.reserve]
    for rule in needs:
        concerned = [unit for unit in units if concerns(rule, unit)]
        reach = [unit for unit in concerned if planned_for(unit, policy)]
        lacking = sum(max(0, rule.ties - len(unit.ties)) for unit in reach)
        rules.append(
            RulePreview(
                rule,
                len(concerned),
                lacking if isinstance(rule, AtLeast) else rule.ties,
                len(concerned) - len(reach),
            )
        )
    return Preview(
        units=len(units),
        planned_for=len(open_units),
        without_leave=tuple(unit.id for unit in shut),
        with_leave=sum(unit.known.value == "unknown" for unit in open_units),
        left_out=sum(unit.id in policy.leave_out_units for unit in units),
        rules=tuple(rules),
        reachable=min(policy.new_ties, len(open_units) * policy.most_per_unit),
    )
