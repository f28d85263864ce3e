"""Accepted facts that cannot all be true, and judging which is right."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from youcheng.accounts.domain.permissions import can_review_claims
from youcheng.intake.domain.names import Named, names_of
from youcheng.intake.domain.settle import settle
from youcheng.intake.domain.words import references
from youcheng.intake.models import Finding
from youcheng.intake.views.access import desk_view, user_of
from youcheng.intake.views.conflict_cards import ConflictCard, conflict_card
from youcheng.intake.views.decisions import REFUSED, answer, finding_of
from youcheng.registry.domain.errors import DatabaseBusy, RegistryError, StorageFull
from youcheng.registry.domain.queries.claims import conflicts as disagreements
from youcheng.registry.models import Claim

LIMIT = 100


@desk_view
def conflicts(request: HttpRequest) -> HttpResponse:
    """All conflicts that nobody has settled."""
    found = disagreements(limit=LIMIT)
    claims = [claim for item in found for claim in item.claims]
    names = names_of({item.entity for item in found} | references(claims))
    items = []
    for item in found:
        first, *rest = item.claims
        card = conflict_card(first, rest, names, stands=item.stands)
        name = names.get(item.entity, Named(item.entity)).text
        items.append(ConflictCard(card.key, card.label, card.sides, name))
    context = {"conflicts": items, "may_review": can_review_claims(user_of(request))}
    return render(request, "intake/conflicts.html", context)


@desk_view
@require_POST
def prefer(request: HttpRequest, claim: int) -> HttpResponse:
    """Judge one of the values right."""
    chosen = get_object_or_404(Claim.objects.select_related("entity"), pk=claim)
    named = request.POST.get("finding", "")
    finding = finding_of(int(named)) if named.isdecimal() else None
    words, status = _("Settled. The other value stays on record."), 200
    try:
        settle(chosen, by=user_of(request), reason=request.POST.get("reason", ""))
    except (DatabaseBusy, StorageFull):
        raise
    except RegistryError as error:
        words, status = str(error), REFUSED
    if finding is not None:
        touched = Finding.objects.filter(reading=finding.reading, claims__entity=chosen.entity)
        pks = {finding.pk, *touched.values_list("pk", flat=True)}
        return answer(request, finding.reading, pks, words, current=finding, status=status)
    (messages.success if status == 200 else messages.error)(request, words)
    return redirect("intake:conflicts")
