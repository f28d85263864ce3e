"""The board of prospective ties, and one of them with its steps and documents."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.functional import Promise
from django.views.decorators.http import require_safe

from youcheng.accounts.domain.permissions import can_plan, can_review_claims
from youcheng.planning.domain.partner_places import PlaceCard, place_cards
from youcheng.planning.domain.partner_rules import standing_rules
from youcheng.planning.domain.prospects.documents import missing_documents
from youcheng.planning.domain.prospects.queries import board as board_of
from youcheng.planning.domain.prospects.queries import prospects_seen_by
from youcheng.planning.domain.prospects.signing import open_claims
from youcheng.planning.domain.prospects.transitions import CLOSED, OFF_THE_WAY, WAY, steps_open_to
from youcheng.planning.interfaces.partner_forms import DocumentForm, SignForm
from youcheng.planning.models import Actor, Prospect, Stage
from youcheng.planning.views.access import planning_view, user_of
from youcheng.registry.models import Tie

LONG = 60
"""Days of waiting from which a card says so."""


@dataclass(frozen=True, slots=True)
class ProspectCard:
    """A prospect on the board."""

    prospect: Prospect
    place: PlaceCard
    partner: PlaceCard
    days: int
    documents: int

    @property
    def waits_long(self) -> bool:
        """Whether somebody should look at it."""
        return self.days >= LONG and self.prospect.stage not in CLOSED


@dataclass(frozen=True, slots=True)
class Column:
    """A stage with its prospects."""

    stage: str
    label: str | Promise
    cards: list[ProspectCard]


def days_since(prospect: Prospect) -> int:
    """Whole days for which the next actor has been waited for."""
    return (timezone.now() - prospect.waiting_since).days


@planning_view
@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """All prospects by stage, those that have waited longest first."""
    prospects = list(board_of(user_of(request)))
    cards = place_cards({pk for one in prospects for pk in (one.place_id, one.partner_id)})
    by_stage: dict[str, list[ProspectCard]] = defaultdict(list)
    for one in prospects:
        count: int = getattr(one, "document_count", 0)
        by_stage[one.stage].append(
            ProspectCard(one, cards[one.place_id], cards[one.partner_id], days_since(one), count)
        )
    return render(
        request,
        "planning/partners/board.html",
        {
            "columns": [Column(stage, stage.label, by_stage[stage]) for stage in WAY],
            "aside": [Column(stage, stage.label, by_stage[stage]) for stage in OFF_THE_WAY if by_stage[stage]],
            "total": len(prospects),
        },
    )


@planning_view
@require_safe
def prospect(request: HttpRequest, pk: int) -> HttpResponse:
    """One prospect."""
    found = get_object_or_404(prospects_seen_by(user_of(request)).select_related("organisation__parent"), pk=pk)
    return prospect_page(request, found)


def prospect_page(
    request: HttpRequest,
    found: Prospect,
    *,
    sign_form: SignForm | None = None,
    document_form: DocumentForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page of a prospect, with a form that was refused where there is one."""
    user = user_of(request)
    cards = place_cards([found.place_id, found.partner_id])
    place, partner = cards[found.place_id], cards[found.partner_id]
    documents = list(found.documents.select_related("document", "by"))
    missing = missing_documents(found, country=place.country, held={one.kind for one in documents})
    steps = steps_open_to(found, by=user)
    by_stage = defaultdict(list)
    for one in documents:
        by_stage[one.stage].append(one)
    may_plan = can_plan(user, within=found.organisation)
    signs = any(step.target == Stage.SIGNED for step in steps)
    return render(
        request,
        "planning/partners/prospect.html",
        {
            "prospect": found,
            "place": place,
            "partner": partner,
            "days": days_since(found),
            "way": [(stage, stage.label, _standing(found, stage)) for stage in WAY],
            "steps": [step for step in steps if step.target != Stage.SIGNED],
            "sign_form": (sign_form or SignForm(initial={"seen": found.stage})) if signs else None,
            "log": list(found.steps.select_related("by")),
            "documents": [(stage.label, by_stage[stage]) for stage in Stage if by_stage[stage]],
            "document_form": document_form or DocumentForm(),
            "missing": [kind.label for kind in missing],
            "rules": standing_rules(place.country),
            "closed": found.stage in CLOSED,
            "actors": [(value, label) for value, label in Actor.choices if value != Actor.NOBODY],
            "may_plan": may_plan,
            "may_accept": bool(found.tie_id) and bool(can_review_claims(user, within=found.organisation)),
            "waits_for_review": bool(found.tie_id) and bool(open_claims(found)),
            "tie_public": bool(found.tie_id) and Tie.objects.filter(pk=found.tie_id, public=True).exists(),
        },
        status=status,
    )


def _standing(found: Prospect, stage: Stage) -> str:
    """``done``, ``now`` or nothing for a stage on the way."""
    if found.stage == stage:
        return "now"
    reached = {step.to_stage for step in found.steps.all()}
    return "done" if stage in reached and found.stage != stage else ""
