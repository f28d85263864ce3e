"""Making plans: each a version of its own, solved in the background, compared side by side."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from youcheng.accounts.domain.permissions import can_plan
from youcheng.accounts.models import User
from youcheng.engines import layout
from youcheng.planning.domain.instance import Suggest, ground_of
from youcheng.planning.domain.units import find_region, region_of
from youcheng.planning.models import LayoutPlan
from youcheng.registry.domain.entities import place_entity
from youcheng.registry.models import Entity

SECONDS = 20.0
"""How long a province's plan may take; one that is not proven by then says how far from the best it can be."""


@transaction.atomic
def save_plan(region_id: str, *, policy: layout.Policy, by: User, title: str = "") -> LayoutPlan:
    """Keep a policy as the next version of a region's plans, waiting to be solved."""
    can_plan(by).enforce()
    region = place_entity(region_id)
    # Locking the region lets two officers save at once and still get two numbers.
    Entity.objects.select_for_update().get(pk=region.pk)
    last = LayoutPlan.objects.filter(region=region).aggregate(last=Max("version"))["last"] or 0
    return LayoutPlan.objects.create(
        region=region, version=last + 1, title=title, policy=policy.model_dump(mode="json"), by=by
    )


def solve_plan(plan_id: int, *, suggest: Suggest, seconds: float = SECONDS) -> LayoutPlan:
    """Solve a waiting plan; one that is ready stays as it is, so a task that is run twice does no harm."""
    taken = LayoutPlan.objects.filter(pk=plan_id).exclude(status=LayoutPlan.Status.READY)
    if not taken.update(status=LayoutPlan.Status.SOLVING, failure=""):
        return LayoutPlan.objects.get(pk=plan_id)
    plan = LayoutPlan.objects.get(pk=plan_id)
    try:
        ground = ground_of(region_of(find_region(plan.region_id)), suggest=suggest)
        result = layout.solve(ground.instance, layout.Policy.model_validate(plan.policy), seconds=seconds, prices=True)
    except (LookupError, TimeoutError, ValueError) as error:
        plan.status, plan.failure = LayoutPlan.Status.FAILED, str(error)
    else:
        plan.status = LayoutPlan.Status.READY
        plan.result = result.model_dump(mode="json")
        plan.rests_on, plan.known_units = ground.fingerprint, ground.known_units
    plan.finished_at = timezone.now()
    plan.save()
    return plan


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two plans side by side: what both hold, what only one does, and what differs in their policies."""

    both: tuple[layout.Chosen, ...]
    only_first: tuple[layout.Chosen, ...]
    only_second: tuple[layout.Chosen, ...]
    policy: tuple[tuple[str, object, object], ...]
    """(setting, in the first, in the second)"""


def compare(first: LayoutPlan, second: LayoutPlan) -> Comparison:
    """Compare two ready plans.

    Raises ValueError when one is not ready.
    """
    if first.result is None or second.result is None:
        raise ValueError("only plans that are ready can be compared")
    one, other = layout.Plan.model_validate(first.result), layout.Plan.model_validate(second.result)
    pairs = ({(item.unit, item.partner) for item in plan.chosen} for plan in (one, other))
    in_one, in_other = pairs
    return Comparison(
        both=tuple(item for item in one.chosen if (item.unit, item.partner) in in_other),
        only_first=tuple(item for item in one.chosen if (item.unit, item.partner) not in in_other),
        only_second=tuple(item for item in other.chosen if (item.unit, item.partner) not in in_one),
        policy=tuple(
            (name, first.policy.get(name), second.policy.get(name))
            for name in layout.Policy.model_fields
            if first.policy.get(name) != second.policy.get(name)
        ),
    )
