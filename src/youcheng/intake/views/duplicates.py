"""Pairs that may be one: both sides beside each other, and a judgement that can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from youcheng.accounts.domain.permissions import can_merge
from youcheng.intake.domain import duplicates as verbs
from youcheng.intake.domain.errors import IntakeError
from youcheng.intake.domain.names import names_of
from youcheng.intake.domain.queries.duplicates import candidates, last_search
from youcheng.intake.interfaces.duplicate_filter import DuplicateFilter
from youcheng.intake.models import DuplicateCandidate, DuplicateSearch
from youcheng.intake.views.access import desk_view, user_of
from youcheng.intake.views.duplicate_cards import pair_cards
from youcheng.intake.views.merges import judgement_lines
from youcheng.registry.domain.errors import DatabaseBusy, RegistryError, StorageFull
from youcheng.registry.domain.queries.revision import current_revision
from youcheng.registry.models import Judgement

PER_PAGE = 10
WAITING = (DuplicateSearch.Status.QUEUED, DuplicateSearch.Status.RUNNING)


@desk_view
def duplicates(request: HttpRequest) -> HttpResponse:
    """Pairs that nobody has judged, best first."""
    form = DuplicateFilter(request.GET)
    wanted = form.wanted()
    page = Paginator(candidates(**wanted), PER_PAGE).get_page(request.GET.get("page"))
    search = last_search()
    query = request.GET.copy()
    query.pop("page", None)
    judged = request.GET.get("judged", "")
    query.pop("judged", None)
    lines = judgement_lines(Judgement.objects.filter(pk=judged)) if judged.isdecimal() else []
    return render(
        request,
        "intake/duplicates.html",
        {
            "form": form,
            "state": wanted["state"],
            "page": page,
            "cards": pair_cards(list(page.object_list)),
            "query": query.urlencode(),
            "filtered": any(query.values()),
            "search": search,
            "waiting": search is not None and search.status in WAITING,
            "changed_since": search is not None and search.revision != current_revision(),
            "may_merge": can_merge(user_of(request)),
            "judged": lines[0] if lines else None,
        },
    )


@desk_view
@require_POST
def search(request: HttpRequest) -> HttpResponse:
    """Search the whole registry again."""
    done = verbs.search_at_once_or_soon(by=user_of(request))
    if done.status == DuplicateSearch.Status.FAILED:
        messages.error(request, _("The search failed: %(error)s") % {"error": done.error})
    return redirect("intake:duplicates")


@desk_view
@require_POST
def same(request: HttpRequest, pk: int) -> HttpResponse:
    """Judge that both are one."""
    candidate = _candidate(pk)
    keep, reason = request.POST.get("keep", ""), request.POST.get("reason", "").strip()
    return attempt(request, lambda: verbs.judge_one(candidate, keep=keep, by=user_of(request), reason=reason))


@desk_view
@require_POST
def different(request: HttpRequest, pk: int) -> HttpResponse:
    """Judge that they are two."""
    candidate, reason = _candidate(pk), request.POST.get("reason", "").strip()
    return attempt(request, lambda: verbs.judge_two(candidate, by=user_of(request), reason=reason))


@desk_view
@require_POST
def later(request: HttpRequest, pk: int) -> HttpResponse:
    """Leave the pair for later, or bring it back."""
    candidate = _candidate(pk)
    if request.POST.get("back"):
        verbs.bring_back(candidate, by=user_of(request))
        messages.success(request, _("The pair is in the list again."))
    else:
        verbs.put_off(candidate, by=user_of(request))
        names = names_of([candidate.left_id, candidate.right_id])
        left, right = (names[pk].text if pk in names else pk for pk in (candidate.left_id, candidate.right_id))
        messages.success(request, _("Left for later: %(left)s and %(right)s.") % {"left": left, "right": right})
    return redirect(_back(request))


def _candidate(pk: int) -> DuplicateCandidate:
    return get_object_or_404(DuplicateCandidate.objects.select_related("left", "right"), pk=pk)


def _back(request: HttpRequest, **more: object) -> str:
    """The list as it was filtered."""
    given = request.POST.get("query", "")
    query = "&".join(part for part in (given, urlencode(more)) if part)
    return reverse("intake:duplicates") + (f"?{query}" if query else "")


def attempt(request: HttpRequest, verb: Callable[[], Judgement]) -> HttpResponse:
    """Judge, and show the judgement above the list, where it can be taken back at once."""
    try:
        judgement = verb()
    except (DatabaseBusy, StorageFull):
        raise
    except (IntakeError, RegistryError) as error:
        messages.error(request, str(error))
        return redirect(_back(request))
    return redirect(_back(request, judged=judgement.pk))
