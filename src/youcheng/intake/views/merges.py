"""Judgements on pairs: who, when, why; each can be taken back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_POST

from youcheng.accounts.domain.permissions import can_merge
from youcheng.intake.domain import duplicates as verbs
from youcheng.intake.domain.names import Named, names_of
from youcheng.intake.domain.queries.duplicates import judgements
from youcheng.intake.views.access import desk_view, user_of
from youcheng.registry.domain.errors import DatabaseBusy, RegistryError, StorageFull
from youcheng.registry.models import Claim, Judgement

PER_PAGE = 50
STATES = {
    "": pgettext_lazy("judgements", "All"),
    "same": gettext_lazy("The same"),
    "different": gettext_lazy("Not the same"),
    "back": gettext_lazy("Taken back"),
}


@dataclass(frozen=True, slots=True)
class JudgementLine:
    """A judgement with the names of both, as they are or were called."""

    judgement: Judgement
    left: Named
    right: Named


def judgement_lines(found: QuerySet[Judgement] | Iterable[Judgement]) -> list[JudgementLine]:
    """Judgements with names; what was merged keeps the name of its own claims."""
    listed = list(found.select_related("left", "right", "by", "revoked_by") if isinstance(found, QuerySet) else found)
    ids = {pk for one in listed for pk in (one.left_id, one.right_id)}
    names = names_of(ids) | own_names(ids)
    return [
        JudgementLine(one, names.get(one.left_id, Named(one.left_id)), names.get(one.right_id, Named(one.right_id)))
        for one in listed
    ]


def own_names(entity_ids: set[str]) -> dict[str, Named]:
    """The names that merged entities bear by their own claims, before those of what they stand for."""
    claims = Claim.objects.filter(
        entity__in=entity_ids, entity__canonical_of__isnull=False, property__in=("name", "title"), status="accepted"
    )
    rows = claims.order_by("-pk").values_list("entity_id", "value", "language")
    return {pk: Named(value, language) for pk, value, language in rows if isinstance(value, str)}


@desk_view
def merges(request: HttpRequest) -> HttpResponse:
    """All judgements, latest first."""
    state = request.GET.get("state", "")
    page = Paginator(judgements(state=state), PER_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "intake/merges.html",
        {
            "page": page,
            "lines": judgement_lines(list(page.object_list)),
            "state": state,
            "states": [(key, label, key == state) for key, label in STATES.items()],
            "query": f"state={state}" if state in STATES else "",
            "may_merge": can_merge(user_of(request)),
        },
    )


@desk_view
@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Un-merge, or ask again about what was judged different."""
    judgement = get_object_or_404(Judgement, pk=pk)
    try:
        verbs.take_back(judgement, by=user_of(request))
    except (DatabaseBusy, StorageFull):
        raise
    except RegistryError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Taken back: both stand as they did before."))
    return redirect("intake:duplicates" if request.POST.get("next") == "duplicates" else "intake:merges")
