"""Accepted facts that cannot all be true, judging which is right, and taking that back."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from youcheng.accounts.domain.permissions import can_review_claims
from youcheng.intake.domain import settle as verbs
from youcheng.intake.domain.errors import IntakeError
from youcheng.intake.domain.names import Named, names_of
from youcheng.intake.domain.queries import conflicts as queries
from youcheng.intake.domain.words import references
from youcheng.intake.interfaces.conflict_filter import ConflictFilter
from youcheng.intake.models import Finding
from youcheng.intake.views.access import desk_view, user_of
from youcheng.intake.views.conflict_cards import ConflictCard, conflict_card
from youcheng.intake.views.decisions import REFUSED, answer, finding_of
from youcheng.registry.domain.errors import DatabaseBusy, RegistryError, StorageFull
from youcheng.registry.models import Claim, Entity

PER_PAGE = 20
REASON_LENGTH = 500


@desk_view
def conflicts(request: HttpRequest) -> HttpResponse:
    """Conflicts by property, settled or not, a page at a time."""
    settled = queries.settled_spots() if request.GET.get("state") == "settled" else None
    spots = queries.open_spots() if settled is None else list(settled)
    form = ConflictFilter(request.GET, counted=queries.counts(spots), sources=queries.sources())
    wanted = form.wanted()
    page = Paginator(queries.only(spots, **wanted), PER_PAGE).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    return render(
        request,
        "intake/conflicts.html",
        {
            "form": form,
            "page": page,
            "conflicts": _cards(queries.at(list(page.object_list), settled)),
            "query": query.urlencode(),
            "filtered": bool(wanted),
            "settled": settled is not None,
            "may_review": can_review_claims(user_of(request)),
        },
    )


def _cards(found: list[queries.Disagreement]) -> list[ConflictCard]:
    claims = [claim for item in found for claim in item.claims]
    names = names_of({item.spot.entity for item in found} | references(claims))
    kinds = dict(Entity.objects.filter(pk__in={item.spot.entity for item in found}).values_list("pk", "kind"))
    cards = []
    for item in found:
        first, *rest = item.claims
        card = conflict_card(first, rest, names, stands=item.stands)
        entity = item.spot.entity
        name = names.get(entity, Named(entity)).text
        url = _public_url(kinds[entity], entity)
        cards.append(ConflictCard(card.key, card.label, card.sides, name, url, entity, item.settlement))
    return cards


def _public_url(kind: str, entity: str) -> str:
    try:
        return reverse(f"portal:{kind}", args=[entity])
    except NoReverseMatch:
        return ""


@desk_view
@require_POST
def settle(request: HttpRequest) -> HttpResponse:
    """Judge one of the values right, with a reason that stays on record."""
    user = user_of(request)
    can_review_claims(user).enforce()
    named = request.POST.get("finding", "")
    finding = finding_of(int(named)) if named.isdecimal() else None
    words, status = _("Settled. The other value stays on record."), 200
    given = request.POST.get("claim", "")
    chosen = None
    if given.isdecimal():
        chosen = get_object_or_404(Claim.objects.select_related("entity"), pk=int(given))
    try:
        if chosen is None:
            raise IntakeError(_("Choose the value that is right."))
        verbs.settle(chosen, by=user, reason=request.POST.get("reason", "").strip()[:REASON_LENGTH])
    except (DatabaseBusy, StorageFull):
        raise
    except (IntakeError, RegistryError) as error:
        words, status = str(error), REFUSED
    if finding is not None:
        touched: set[int] = set()
        if chosen is not None:
            about = Finding.objects.filter(reading=finding.reading, claims__entity=chosen.entity)
            touched = set(about.values_list("pk", flat=True))
        return answer(request, finding.reading, {finding.pk, *touched}, words, current=finding, status=status)
    (messages.success if status == 200 else messages.error)(request, words)
    return _back(request)


@desk_view
@require_POST
def unsettle(request: HttpRequest, group: UUID) -> HttpResponse:
    """Take a judgement back: the sources disagree again."""
    try:
        verbs.take_back(group, by=user_of(request))
    except (DatabaseBusy, StorageFull):
        raise
    except RegistryError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Taken back. The weightier, then the newer source stands again."))
    return _back(request)


def _back(request: HttpRequest) -> HttpResponse:
    """The list as it was filtered."""
    query = request.POST.get("query", "")
    return redirect(reverse("intake:conflicts") + (f"?{query}" if query else ""))
