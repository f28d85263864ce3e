"""From an instance and a policy to a plan: bound, narrowing without loss, exact choice, prices of the rules."""

from __future__ import annotations

import time

import numpy as np

from youcheng.engines.layout.exact import Choice, choose
from youcheng.engines.layout.instance import Instance
from youcheng.engines.layout.plan import Chosen, Plan, Price, Unmet
from youcheng.engines.layout.policy import Policy
from youcheng.engines.layout.problem import Ints, Problem, build, planned_for, rewards_of, weight_of
from youcheng.engines.layout.relaxation import Relaxation, best_of_each_unit, relax

TIGHT = 1e-6
FOR_NEEDS = 60
"""Candidates per unit among which the least shortfall is sought before all are looked at."""


def solve(instance: Instance, policy: Policy, *, seconds: float = 20.0, prices: bool = False, seed: int = 0) -> Plan:
    """The best plan found in ``seconds``, with a bound; first the needs are missed by as little as can be.

    Raises TimeoutError when no plan at all was found in time, which takes an instance far larger than a province.
    """
    started = time.monotonic()
    problem = build(instance, policy)
    share = 0.5 if prices else 1.0
    choice, bound, considered = _solve(problem, seconds=seconds * share, seed=seed)
    plan = _plan(instance, policy, problem, choice, bound=bound, considered=considered, started=started)
    if prices:
        plan = plan.model_copy(
            update={"prices": _prices(instance, policy, problem, plan, seconds=seconds * share, seed=seed)}
        )
    return plan.model_copy(update={"seconds": round(time.monotonic() - started, 3)})


def _solve(problem: Problem, *, seconds: float, seed: int) -> tuple[Choice, float, int]:
    deadline = time.monotonic() + seconds
    empty = np.zeros(0, dtype=np.int64)
    if not len(problem):
        return Choice(empty, 0.0, 0.0, True), 0.0, 0
    shortfall = _least_shortfall(problem, seconds=max(1.0, seconds / 4), seed=seed)
    relaxation = relax(problem, shortfall=shortfall)
    # A first plan among the most promising columns gives the floor under which no column needs to be looked at.
    promising = np.argsort(-relaxation.reduced)[: min(len(problem), relaxation.looked_at)]
    near = np.flatnonzero(relaxation.reduced > -TIGHT)
    first = np.union1d(promising[: max(400, 4 * len(near))], _for_needs(problem))
    choice = choose(problem, first, shortfall=shortfall, seconds=max(1.0, (deadline - time.monotonic()) / 2), seed=seed)
    among = _worth_looking_at(relaxation, choice.objective)
    if len(np.setdiff1d(among, first)):
        left = max(1.0, deadline - time.monotonic())
        wider = np.union1d(among, choice.columns)
        choice = choose(problem, wider, shortfall=shortfall, seconds=left, hint=choice.columns, seed=seed)
        considered = len(wider)
    else:
        considered = len(first)
    # Columns left out of the exact step cannot lift any plan above the floor, so its own bound holds for all.
    bound = max(min(relaxation.bound, choice.bound), choice.objective)
    return choice, bound, considered


def _worth_looking_at(relaxation: Relaxation, floor: float) -> Ints:
    """Reduced-value fixing: a column whose use would push the bound below ``floor`` is in no better plan."""
    return np.flatnonzero(relaxation.bound + np.minimum(relaxation.reduced, 0.0) >= floor - TIGHT)


def _for_needs(problem: Problem) -> Ints:
    """Some columns for every need, so that the least shortfall can be reached: the best of each unit concerned."""
    parts = [best_of_each_unit(problem, np.flatnonzero(need.group >= 0), FOR_NEEDS) for need in problem.needs]
    return np.unique(np.concatenate([np.zeros(0, dtype=np.int64), *parts]))


def _least_shortfall(problem: Problem, *, seconds: float, seed: int) -> int:
    if not problem.needs:
        return 0
    least = relax(problem, shortfall=None)
    some = _for_needs(problem)
    choice = choose(problem, some, shortfall=None, seconds=seconds, seed=seed)
    found = round(-choice.objective)
    if found > np.ceil(-least.bound - TIGHT):
        # The relaxation promises less: let the solver look at every column that speaks to a need.
        every = np.flatnonzero(np.any([need.group >= 0 for need in problem.needs], axis=0))
        found = min(found, round(-choose(problem, every, shortfall=None, seconds=seconds, seed=seed).objective))
    return int(found)


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
        unmet=_unmet(problem, choice),
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


def _prices(
    instance: Instance, policy: Policy, problem: Problem, plan: Plan, *, seconds: float, seed: int
) -> tuple[Price, ...]:
    names = [limit.name for limit in problem.limits] + [need.name for need in problem.needs]
    found = []
    for name in dict.fromkeys(names):
        without = build(instance, policy, without=name)
        choice, _, _ = _solve(without, seconds=seconds / len(names), seed=seed)
        gain = choice.objective - plan.objective
        if gain > 1e-5:
            found.append(Price(rule=name, objective_without=choice.objective, gain=gain))
    return tuple(sorted(found, key=lambda price: -price.gain))
