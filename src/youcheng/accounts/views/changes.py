"""The change log of working records."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from youcheng.accounts.domain.permissions import can_view_changes
from youcheng.accounts.domain.queries.changes import changes_seen_by
from youcheng.accounts.interfaces.change_form import ChangeForm
from youcheng.accounts.interfaces.change_words import rows_of
from youcheng.accounts.views.access import account_view, user_of

PER_PAGE = 50


@account_view
def changes(request: HttpRequest) -> HttpResponse:
    """Who did what to which record, filtered by record, organisation, person and day."""
    user = user_of(request)
    can_view_changes(user).enforce()
    form = ChangeForm(request.GET, user=user)
    page = Paginator(changes_seen_by(user, form.wanted()), PER_PAGE).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    context = {
        "form": form,
        "page": page,
        "rows": rows_of(page.object_list),
        "query": query.urlencode(),
        "filtered": any(query.values()),
        "time_zone": timezone.get_current_timezone_name(),
    }
    return render(request, "accounts/changes.html", context)
