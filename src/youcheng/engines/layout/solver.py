"""From an instance and a policy to a plan: bound, narrowing without loss, exact choice, prices of the rules."""

from __future__ import annotations

import time
from dataclasses import dataclass

import numpy as np

from youcheng.engines.layout.instance import Instance
from youcheng.engines.layout.model import Model
from youcheng.engines.layout.plan import Chosen, Plan, Price, Unmet
from youcheng.engines.layout.policy import Policy
from youcheng.engines.layout.problem import Ints, Problem, build, concerns, name_of, planned_for, rewards_of, weight_of
from youcheng.engines.layout.relaxation import Relaxation, best_of_each_unit, relax, unlisted_gain

TIGHT = 1e-6


@dataclass(frozen=True)
class Choice:
    """Chosen columns and their worth."""

    columns: Ints
    objective: float


FIRST = 400
PER_NEAR = 4
"""The first plan is sought among this many columns, and so many more for each that the relaxation is indifferent to."""
FEW, MANY = 3, 60
"""Candidates per unit among which the least shortfall is sought before all are looked at."""


def solve(instance: Instance, policy: Policy, *, seconds: float = 20.0, prices: bool = False) -> Plan:
    """The best plan found in ``seconds``, with a bound; first the needs are missed by as little as can be.

    Raises TimeoutError when no plan at all was found in time, which takes an instance far larger than a province.
    """
    started = time.monotonic()
    problem = build(instance, policy)
    share = 0.5 if prices else 1.0
    choice, bound, considered = _solve(problem, seconds=seconds * share)
    plan = _plan(instance, policy, problem, choice, bound=bound, considered=considered, started=started)
    if prices:
        plan = plan.model_copy(update={"prices": _prices(instance, policy, problem, plan, seconds=seconds * share)})
    return plan.model_copy(update={"seconds": round(time.monotonic() - started, 3)})


def _solve(problem: Problem, *, seconds: float) -> tuple[Choice, float, int]:
    deadline = time.monotonic() + seconds

    def left() -> float:
        return max(1.0, deadline - time.monotonic())

    if not len(problem):
        return Choice(np.zeros(0, dtype=np.int64), 0.0), unlisted_gain(problem, np.zeros(0))[0], 0
    shortfall, meeting = _least_shortfall(problem, seconds=left() / 4)
    relaxation = relax(problem, shortfall=shortfall, among=meeting)
    # A first plan among the most promising columns gives the floor under which no column needs to be looked at.
    near = np.count_nonzero(relaxation.reduced > -TIGHT)
    first = np.union1d(np.argsort(-relaxation.reduced)[: FIRST + PER_NEAR * near], _for_needs(problem, FEW))
    first = np.union1d(first, meeting)
    columns, objective, bound = Model(problem, first, shortfall=shortfall, whole=True).choose(seconds=left() / 2)
    among = np.union1d(_worth_looking_at(relaxation, objective), columns)
    considered = len(first)
    if len(np.setdiff1d(among, first)):
        # Columns outside `among` are in no better plan, so the bound over `among` holds for all.
        model = Model(problem, among, shortfall=shortfall, whole=True)
        considered = len(among)
        try:
            columns, objective, bound = model.choose(seconds=left(), hint=columns)
        except TimeoutError:
            bound = relaxation.bound
    # Unlisted candidates are in no model here; the relaxation's prices say what they could add to its own bound.
    listed = max(min(relaxation.bound, bound), objective)
    # The relaxation counts a column more than once; so a plan with one of them may beat every listed one even so.
    with_one = relaxation.bound + (relaxation.unlisted or relaxation.nearest)
    whole = max(listed, with_one)
    return Choice(columns, objective), whole, considered


def _worth_looking_at(relaxation: Relaxation, floor: float) -> Ints:
    """Reduced-value fixing: a column whose use would push the bound below ``floor`` is in no better plan."""
    return np.flatnonzero(relaxation.bound + np.minimum(relaxation.reduced, 0.0) >= floor - TIGHT)


def _for_needs(problem: Problem, per_unit: int) -> Ints:
    """Columns with which the least shortfall can be reached: the best few of each unit that a need speaks of."""
    parts = [best_of_each_unit(problem, np.flatnonzero(need.group >= 0), per_unit) for need in problem.needs]
    return np.unique(np.concatenate([np.zeros(0, dtype=np.int64), *parts]))


def _least_shortfall(problem: Problem, *, seconds: float) -> tuple[int, Ints]:
    """The least total by which the needs must be missed, sought among few columns first; and columns that do it."""
    none = np.zeros(0, dtype=np.int64)
    if not problem.needs:
        return 0, none
    promised = int(np.ceil(-relax(problem, shortfall=None).bound - TIGHT))
    found, meeting = 0, none
    for per_unit in (FEW, MANY, len(problem)):
        among = _for_needs(problem, per_unit)
        if not len(among):
            return int(sum(need.least.sum() for need in problem.needs)), none
        meeting, objective, _ = Model(problem, among, shortfall=None, whole=True).choose(seconds=seconds)
        found = round(-objective)
        if found <= promised:
            break
    return found, meeting


def _plan(
    instance: Instance,
    policy: Policy,
    problem: Problem,
    choice: Choice,
    *,
    bound: float,
    considered: int,
    started: float,
) -> Plan:
    position = {unit.id: index for index, unit in enumerate(instance.units)}
    candidates = sorted(
        (instance.candidates[index] for index in problem.columns[choice.columns].tolist()),
        key=lambda one: (position[one.unit], -one.score, one.partner),
    )
    used: dict[str, int] = {}
    chosen = []
    for one in candidates:
        unit = instance.units[position[one.unit]]
        step = used.get(one.unit, 0)
        used[one.unit] = step + 1
        rewards = rewards_of(unit, policy)
        reward = rewards[step] if step < len(rewards) else 0.0
        chosen.append(Chosen(**one.model_dump(), reward=reward, rests_on=unit.known))
    score = sum(
        one.score * policy.country_weights.get(one.country, 1.0) * weight_of(instance.units[position[one.unit]], policy)
        for one in chosen
    )
    spread = sum(one.reward for one in chosen)
    objective = (1 - policy.balance) * score + policy.balance * spread
    bound = max(bound, objective)
    return Plan(
        status="optimal" if bound - objective <= TIGHT * max(1.0, bound) else "feasible",
        objective=objective,
        bound=bound,
        score=score,
        spread=spread,
        chosen=tuple(chosen),
        unmet=(*_unmet(problem, choice), *_left_alone(instance, policy)),
        not_planned_for=tuple(unit.id for unit in instance.units if not planned_for(unit, policy)),
        candidates=len(instance.candidates),
        considered=considered,
        seconds=time.monotonic() - started,
    )


def _unmet(problem: Problem, choice: Choice) -> tuple[Unmet, ...]:
    found = []
    for need in problem.needs:
        offered = np.bincount(need.group[need.group >= 0], minlength=len(need.least))
        groups = need.group[choice.columns]
        reached = np.bincount(groups[groups >= 0], minlength=len(need.least))
        for group, least in enumerate(need.least.tolist()):
            missing = int(least - reached[group])
            if missing > 0:
                reason = "no_candidate" if offered[group] < least else "rules_collide"
                found.append(Unmet(rule=need.name, unit=need.units[group], missing=missing, reason=reason))
    return tuple(found)


def _left_alone(instance: Instance, policy: Policy) -> tuple[Unmet, ...]:
    """What `at_least` asks for units that the policy leaves out or whose ties nobody knows: said, not sought."""
    return tuple(
        Unmet(rule=name_of(rule), unit=unit.id, missing=rule.ties - len(unit.ties), reason="not_planned_for")
        for rule in policy.at_least
        for unit in instance.units
        if concerns(rule, unit) and not planned_for(unit, policy) and len(unit.ties) < rule.ties
    )


def _prices(instance: Instance, policy: Policy, problem: Problem, plan: Plan, *, seconds: float) -> tuple[Price, ...]:
    names = [limit.name for limit in problem.limits] + [need.name for need in problem.needs]
    found = []
    for name in dict.fromkeys(names):
        without = build(instance, policy, without=name)
        choice, _, _ = _solve(without, seconds=seconds / len(names))
        gain = choice.objective - plan.objective
        if gain > 1e-5:
            found.append(Price(rule=name, objective_without=choice.objective, gain=gain))
    return tuple(sorted(found, key=lambda price: -price.gain))
