"""The trade-off between how well partners suit and how evenly ties are spread."""

from __future__ import annotations

from youcheng.engines.layout.instance import Instance, Strict
from youcheng.engines.layout.plan import Plan
from youcheng.engines.layout.policy import Policy
from youcheng.engines.layout.solver import solve

STEPS = (0.0, 0.1, 0.25, 0.5, 0.75, 0.9, 1.0)


class Point(Strict):
    """A plan on the front, by its balance weight."""

    balance: float
    score: float
    spread: float
    plan: Plan


def front(
    instance: Instance, policy: Policy, *, steps: tuple[float, ...] = STEPS, seconds: float = 20.0
) -> tuple[Point, ...]:
    """Plans none of which beats another in both score and spread, by the weighted-sum method (Zadeh 1963).

    It finds the front's corners that some weighing of the two makes best; ties in one sum are broken by the other.
    """
    points: list[Point] = []
    for step in steps:
        # The ends get a grain of the other aim, else they could be beaten in it for nothing.
        balance = min(max(step, 0.001), 0.999)
        plan = solve(instance, policy.model_copy(update={"balance": balance}), seconds=seconds / len(steps))
        points.append(Point(balance=balance, score=plan.score, spread=plan.spread, plan=plan))
    best = [
        point
        for point in points
        if not any(
            other.score >= point.score
            and other.spread >= point.spread
            and (other.score, other.spread) != (point.score, point.spread)
            for other in points
        )
    ]
    distinct = {(round(point.score, 9), round(point.spread, 9)): point for point in best}
    return tuple(sorted(distinct.values(), key=lambda point: -point.score))
