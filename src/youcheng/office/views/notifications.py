"""A person's notifications."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from youcheng.office.domain.notifications import mark_read
from youcheng.office.domain.queries.notifications import in_words, notifications_of
from youcheng.office.views.access import back, office_view, user_of
from youcheng.office.views.paging import page_of, rest_of_query


@office_view
def notification_list(request: HttpRequest) -> HttpResponse:
    """The latest first, what is unread marked."""
    page = page_of(request, notifications_of(user_of(request)))
    return render(
        request, "office/notifications.html", {"page": page, "lines": in_words(page), "query": rest_of_query(request)}
    )


@require_POST
@office_view
def read(request: HttpRequest) -> HttpResponse:
    """Mark one or all read."""
    only = request.POST.get("only", "")
    mark_read(user_of(request), only=int(only) if only.isdecimal() else None)
    return back(request, "office:notifications")
