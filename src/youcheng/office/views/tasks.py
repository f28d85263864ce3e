"""Tasks: the list, giving, changing, finishing."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from youcheng.accounts.domain.organisations import home_of
from youcheng.accounts.domain.permissions import can_work_in_office
from youcheng.office.domain.errors import OfficeError
from youcheng.office.domain.queries.tasks import filter_tasks, tasks_seen_by
from youcheng.office.domain.tasks import change_task, finish_task, give_task, reopen_task
from youcheng.office.domain.things import Thing, home_of_thing, show
from youcheng.office.interfaces.filter_forms import TaskFilterForm
from youcheng.office.interfaces.task_form import TaskForm
from youcheng.office.models import Task
from youcheng.office.views.access import about_of, back, office_view, user_of
from youcheng.office.views.paging import is_filtered, page_of, rest_of_query
from youcheng.office.views.task_rows import rows_of


@office_view
def task_list(request: HttpRequest) -> HttpResponse:
    """Mine to do, unless asked for others."""
    user = user_of(request)
    form = TaskFilterForm(request.GET or {"whose": "mine", "state": "open"})
    page = page_of(request, filter_tasks(tasks_seen_by(user), form.wanted(), user=user))
    return render(
        request,
        "office/tasks.html",
        {
            "form": form,
            "page": page,
            "rows": rows_of(page),
            "query": rest_of_query(request),
            "filtered": is_filtered(request),
            "may_work": can_work_in_office(user),
        },
    )


@office_view
def new(request: HttpRequest) -> HttpResponse:
    """Give a task, about a thing if one is named."""
    user, about = user_of(request), about_of(request)
    organisation = home_of_thing(about) or home_of(user)
    may = can_work_in_office(user, organisation)
    may.enforce()
    if organisation is None:
        raise OfficeError(_("Your account belongs to no organisation, so there is none to keep this for."))
    form = TaskForm(request.POST if request.method == "POST" else None, organisation=organisation)
    if request.method == "POST" and form.is_valid():
        try:
            give_task(form.draft(), about=about, by=user, organisation=organisation)
        except OfficeError as error:
            form.add_error(None, str(error))
        else:
            return back(request, "office:tasks")
    return _form(request, form, about=about)


@office_view
def task(request: HttpRequest, pk: int) -> HttpResponse:
    """One task, to change."""
    found = _task(request, pk)
    user = user_of(request)
    may_work = can_work_in_office(user, found.organisation)
    form = TaskForm(request.POST if request.method == "POST" else None, organisation=found.organisation, task=found)
    if request.method == "POST":
        may_work.enforce()
        if form.is_valid():
            try:
                change_task(found, form.draft(), by=user, version=form.cleaned_data["version"] or 0)
            except OfficeError as error:
                form.add_error(None, str(error))
            else:
                return redirect("office:task", pk=found.pk)
    return _form(request, form, about=Thing(found.about_kind, found.about_id), task=found, may_work=bool(may_work))


@require_POST
@office_view
def done(request: HttpRequest, pk: int) -> HttpResponse:
    """It is done."""
    finish_task(_task(request, pk), by=user_of(request))
    return back(request, "office:tasks")


@require_POST
@office_view
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """It is not done after all."""
    reopen_task(_task(request, pk), by=user_of(request))
    return back(request, "office:tasks")


def _task(request: HttpRequest, pk: int) -> Task:
    return get_object_or_404(tasks_seen_by(user_of(request)), pk=pk)


def _form(
    request: HttpRequest, form: TaskForm, *, about: Thing, task: Task | None = None, may_work: bool = True
) -> HttpResponse:
    return render(
        request,
        "office/task.html",
        {
            "form": form,
            "task": task,
            "about": about,
            "shown": show([about]).get(about) if about else None,
            "may_work": may_work,
            "next": request.POST.get("next", request.GET.get("next", "")),
            "today": timezone.localdate(),
        },
        status=422 if form.errors else 200,
    )
