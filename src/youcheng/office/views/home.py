"""The room at a glance: what waits for this person."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from youcheng.accounts.domain.permissions import can_work_in_office
from youcheng.office.domain.queries.contacts import contacts_seen_by, due_contacts
from youcheng.office.domain.queries.files import files_seen_by
from youcheng.office.domain.queries.notifications import in_words, notifications_of
from youcheng.office.domain.queries.tasks import TaskFilter, filter_tasks, tasks_seen_by
from youcheng.office.views.access import office_view, user_of
from youcheng.office.views.task_rows import rows_of

FEW = 8


@office_view
def home(request: HttpRequest) -> HttpResponse:
    """My tasks, my notifications, and what is due."""
    user = user_of(request)
    mine = filter_tasks(tasks_seen_by(user), TaskFilter("mine", "open"), user=user)
    return render(
        request,
        "office/home.html",
        {
            "rows": rows_of(mine[:FEW]),
            "open_count": mine.count(),
            "overdue_count": mine.filter(due__lt=timezone.localdate()).count(),
            "lines": in_words(notifications_of(user)[:FEW]),
            "due_count": due_contacts(seen_by=user).count(),
            "contact_count": contacts_seen_by(user).count(),
            "file_count": files_seen_by(user).count(),
            "may_work": can_work_in_office(user),
        },
    )
