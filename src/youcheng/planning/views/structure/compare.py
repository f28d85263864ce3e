"""Two plans side by side."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from youcheng.engines import layout
from youcheng.planning.domain.partner_places import place_cards
from youcheng.planning.domain.plans import compare as compare_plans
from youcheng.planning.domain.plans import plan_of, plans_seen_by
from youcheng.planning.interfaces.structure_policy_words import LABELS, units_named, value_words
from youcheng.planning.interfaces.structure_words import country_words, decimal, percent
from youcheng.planning.models import LayoutPlan
from youcheng.planning.views.access import planning_view, user_of
from youcheng.planning.views.structure.plan_lines import change_rows
from youcheng.planning.views.structure.regions import region_or_404


@require_safe
@planning_view
def compare(request: HttpRequest, region_id: str) -> HttpResponse:
    """What two ready plans share, what only one has, and by which rules they differ."""
    _region, card = region_or_404(region_id)
    ready = list(plans_seen_by(user_of(request)).filter(region=region_id, status=LayoutPlan.Status.READY))
    by_version = {str(one.version): one for one in ready}
    first, second = by_version.get(request.GET.get("a", "")), by_version.get(request.GET.get("b", ""))
    if first is None or second is None or first == second:
        if len(ready) < 2:
            return redirect("structure:region", region_id)
        first, second = ready[1], ready[0]
    return render(
        request,
        "planning/structure/compare.html",
        {"region": card, "first": first, "second": second, "ready": ready, **_context(first, second)},
    )


def _context(first: LayoutPlan, second: LayoutPlan) -> dict[str, object]:
    found = compare_plans(first, second)
    policies = [layout.Policy.model_validate(one.policy) for one in (first, second)]
    items = [*found.both, *found.only_first, *found.only_second]
    cards = place_cards(
        {place for one in items for place in (one.unit, one.partner)}
        | {unit for policy in policies for unit in units_named(policy)}
    )
    plans = [plan_of(one) for one in (first, second)]
    return {
        "policy": [
            (LABELS[name], *(value_words(name, policy, cards) for policy in policies))
            for name, _one, _other in found.policy
        ],
        "lists": [
            [(cards[one.unit], cards[one.partner], country_words(one.country)) for one in listed]
            for listed in (found.only_first, found.only_second, found.both)
        ],
        "numbers": [(decimal(one.score), decimal(one.spread), len(one.chosen), percent(one.gap)) for one in plans],
        "changes": list(zip(change_rows(first), change_rows(second), strict=False)),
    }
