"""The queue of documents."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from youcheng.accounts.domain.permissions import can_add_documents, can_review_claims
from youcheng.intake.domain.queries.queue import queue as queue_of
from youcheng.intake.interfaces.add_form import AddForm
from youcheng.intake.interfaces.queue_form import QueueForm
from youcheng.intake.views.access import desk_view, user_of

PER_PAGE = 50


@desk_view
def queue(request: HttpRequest) -> HttpResponse:
    """Documents waiting for review, filtered and sorted."""
    form = QueueForm(request.GET or {"state": ""})
    wanted = form.wanted()
    page = Paginator(queue_of(wanted, for_user=user_of(request)), PER_PAGE).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    return render(
        request,
        "intake/queue.html",
        {
            "form": form,
            "page": page,
            "filtered": bool(query.urlencode().replace("=", "").replace("&", "")) and any(query.values()),
            "query": query.urlencode(),
            "time_zone": timezone.get_current_timezone_name(),
            "add_form": AddForm(),
            "may_add": can_add_documents(user_of(request)),
            "may_review": can_review_claims(user_of(request)),
            "waiting": any(reading.status in ("queued", "reading") for reading in page.object_list),
        },
    )
