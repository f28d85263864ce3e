"""Making plans: each a version of its own, solved in the background, compared side by side."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from youcheng.accounts.domain.changes import record_change
from youcheng.accounts.domain.permissions import can_plan
from youcheng.accounts.domain.queries.organisations import organisations_seen_by
from youcheng.accounts.models import User
from youcheng.engines import layout
from youcheng.planning.domain.errors import NotPossible
from youcheng.planning.domain.instance import Suggest, ground_of
from youcheng.planning.domain.office import office_of
from youcheng.planning.domain.plan_report import Explain, coverage_report, front_report, item_reports
from youcheng.planning.domain.units import find_region, region_of
from youcheng.planning.models import LayoutPlan
from youcheng.registry.domain.entities import place_entity
from youcheng.registry.models import Entity

logger = logging.getLogger("youcheng.planning")

SECONDS = 20.0
"""How long a province's plan may take; one that is not proven by then says how far from the best it can be."""
SECONDS_FOR_MANY = 90.0
MANY_UNITS = 500
"""From so many units on, as in a whole country, a plan may take longer, and its front is left out."""
FRONT_SECONDS = 14.0
LOST_AFTER = timedelta(minutes=5)
"""A plan that has been pending for so long may be asked for again: its task went with its process."""


class Stopped(Exception):
    """Somebody stopped the plan while it was being worked out."""


@transaction.atomic
def save_plan(region_id: str, *, policy: layout.Policy, by: User, title: str = "") -> LayoutPlan:
    """Keep a policy as the next version of a region's plans, waiting to be solved."""
    office = office_of(by)
    region = place_entity(region_id)
    # Locking the region lets two officers save at once and still get two numbers.
    Entity.objects.select_for_update().get(pk=region.pk)
    last = LayoutPlan.objects.filter(region=region).aggregate(last=Max("version"))["last"] or 0
    plan = LayoutPlan.objects.create(
        organisation=office,
        region=region,
        version=last + 1,
        title=title,
        policy=policy.model_dump(mode="json"),
        by=by,
    )
    record_change(by=by, obj=plan, verb="planned", after={"policy": plan.policy}, organisation=office)
    return plan


@transaction.atomic
def start_plan(region_id: str, *, policy: layout.Policy, by: User, title: str = "") -> LayoutPlan:
    """Save a plan and have the background worker solve it."""
    plan = save_plan(region_id, policy=policy, by=by, title=title)
    _enqueue(plan)
    return plan


def _enqueue(plan: LayoutPlan) -> None:
    from youcheng.planning.domain.tasks import solve_saved_plan

    pk = plan.pk
    transaction.on_commit(lambda: solve_saved_plan.enqueue(pk))


@transaction.atomic
def stop_plan(plan: LayoutPlan, *, by: User) -> None:
    """Stop a plan that waits or is being worked out; the worker leaves it at its next step."""
    can_plan(by, within=plan.organisation).enforce()
    pending = (LayoutPlan.Status.WAITING, LayoutPlan.Status.SOLVING)
    stopped = LayoutPlan.objects.filter(pk=plan.pk, status__in=pending)
    stopped.update(status=LayoutPlan.Status.STOPPED, step="", finished_at=timezone.now())


@transaction.atomic
def retry_plan(plan: LayoutPlan, *, by: User) -> None:
    """Work a plan out again that failed, was stopped, or was lost with its process."""
    can_plan(by, within=plan.organisation).enforce()
    lost = plan.pending and timezone.now() - plan.at > LOST_AFTER
    if plan.status not in (LayoutPlan.Status.FAILED, LayoutPlan.Status.STOPPED) and not lost:
        raise NotPossible(_("This plan is being worked out, or ready already."))
    LayoutPlan.objects.filter(pk=plan.pk).update(status=LayoutPlan.Status.WAITING, failure="", step="")
    _enqueue(plan)


def plans_seen_by(user: User) -> QuerySet[LayoutPlan]:
    """Plans of the person's organisations, the latest first."""
    mine = LayoutPlan.objects.filter(organisation__in=organisations_seen_by(user))
    return mine.select_related("by", "organisation").order_by("-at", "-pk")


def solve_plan(
    plan_id: int, *, suggest: Suggest, explain: Explain | None = None, seconds: float | None = None
) -> LayoutPlan:
    """Solve a waiting plan; one that is ready or stopped stays as it is, so a task that is run twice does no harm."""
    done = (LayoutPlan.Status.READY, LayoutPlan.Status.STOPPED)
    taken = LayoutPlan.objects.filter(pk=plan_id).exclude(status__in=done)
    if not taken.update(status=LayoutPlan.Status.SOLVING, failure=""):
        return LayoutPlan.objects.get(pk=plan_id)
    plan = LayoutPlan.objects.get(pk=plan_id)
    try:
        found = _solved(plan, suggest=suggest, explain=explain, seconds=seconds)
    except Stopped:
        return LayoutPlan.objects.get(pk=plan_id)
    except (LookupError, TimeoutError, ValueError) as error:
        found = {"status": LayoutPlan.Status.FAILED, "failure": str(error)}
    except Exception:
        logger.exception("no plan for %s", plan)
        found = {"status": LayoutPlan.Status.FAILED, "failure": ""}
    solving = LayoutPlan.objects.filter(pk=plan_id, status=LayoutPlan.Status.SOLVING)
    solving.update(**found, step="", finished_at=timezone.now())
    return LayoutPlan.objects.get(pk=plan_id)


def _solved(plan: LayoutPlan, *, suggest: Suggest, explain: Explain | None, seconds: float | None) -> dict[str, Any]:
    """The fields of a plan that is ready."""
    policy = layout.Policy.model_validate(plan.policy)
    _step(plan, LayoutPlan.Step.GROUND)
    ground = ground_of(region_of(find_region(plan.region_id)), suggest=suggest)
    many = len(ground.instance.units) > MANY_UNITS
    limit = seconds or (SECONDS_FOR_MANY if many else SECONDS)
    _step(plan, LayoutPlan.Step.CHOICE)
    result = layout.solve(ground.instance, policy, seconds=limit, prices=True)
    report: dict[str, Any] = {"coverage": coverage_report(ground.instance, result), "front": []}
    if not many:
        _step(plan, LayoutPlan.Step.FRONT)
        report["front"] = front_report(ground.instance, policy, seconds=FRONT_SECONDS)
    _step(plan, LayoutPlan.Step.REASONS)
    why = explain([(one.unit, one.partner) for one in result.chosen]) if explain else {}
    report["items"] = item_reports(ground.instance, result, why)
    return {
        "status": LayoutPlan.Status.READY,
        "result": {**result.model_dump(mode="json"), "gap": result.gap},
        "report": report,
        "rests_on": ground.fingerprint,
        "known_units": ground.known_units,
    }


def _step(plan: LayoutPlan, step: LayoutPlan.Step) -> None:
    """Say what is being done; raises Stopped where somebody stopped the plan since."""
    if not LayoutPlan.objects.filter(pk=plan.pk, status=LayoutPlan.Status.SOLVING).update(step=step):
        raise Stopped


def plan_of(saved: LayoutPlan) -> layout.Plan:
    """The engine's plan of a saved one that is ready.

    Raises ValueError when it is not.
    """
    if saved.result is None:
        raise ValueError(f"{saved} is not ready")
    return layout.Plan.model_validate({name: value for name, value in saved.result.items() if name != "gap"})


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
    one, other = plan_of(first), plan_of(second)
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
