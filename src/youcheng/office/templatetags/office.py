"""What other rooms show of this one: ``{% load office %}{% office_panel object %}``."""

from __future__ import annotations

from typing import Any

from django import template
from django.db.models import Model
from django.http import HttpRequest

from youcheng.accounts.domain.organisations import home_of
from youcheng.accounts.domain.permissions import (
    can_see_personal_data,
    can_view_changes,
    can_view_office,
    can_work_in_office,
)
from youcheng.accounts.models import User
from youcheng.office.domain.file_types import KINDS_IN_WORDS
from youcheng.office.domain.queries.files import files_about
from youcheng.office.domain.queries.tasks import notes_about, tasks_about
from youcheng.office.domain.things import Thing, home_of_thing, kind_named, thing_of
from youcheng.office.interfaces.fields import colleague_choices
from youcheng.office.models import Contact, Message, Task

register = template.Library()


@register.inclusion_tag("office/parts/panel.html", takes_context=True)
def office_panel(context: template.Context, about: Model | Thing) -> dict[str, Any]:
    """Tasks, notes and files about a thing, with forms for who may add to them; nothing for who may not see them.

    A constant number of queries, whatever there is.
    """
    request: HttpRequest = context["request"]
    user = request.user
    thing = thing_of(about)
    if not isinstance(user, User):
        return {"visible": False}
    home = home_of_thing(thing) or home_of(user)
    visible = can_view_office(user, home)
    if home is None or not visible or (kind_named(thing.kind).personal and not can_see_personal_data(user, home)):
        return {"visible": False}
    may_work = can_work_in_office(user, home)
    tasks = list(tasks_about(thing, seen_by=user))
    return {
        "visible": True,
        "request": request,
        "csrf_token": context.get("csrf_token"),
        "user": user,
        "thing": thing,
        "next": request.get_full_path(),
        "tasks": [(task, task.is_overdue()) for task in tasks],
        "notes": list(notes_about(thing, seen_by=user)),
        "files": list(files_about(thing, seen_by=user)),
        "may_work": may_work,
        "people": colleague_choices([home]) if may_work else [],
        "kinds": KINDS_IN_WORDS,
    }


@register.inclusion_tag("office/parts/change_log.html", takes_context=True)
def change_log(context: template.Context, record: Contact | Task | Message) -> dict[str, Any]:
    """A link to who changed this record, when, from what to what; nothing for who may not read that."""
    user = context["request"].user
    return {
        "may_view": isinstance(user, User) and can_view_changes(user, record.organisation),
        "kind": record._meta.label_lower,
        "record": record,
    }


@register.filter
def size(value: int) -> str:
    """``1536`` → “1.5 kB”: one place after the point, decimal units, as file managers count."""
    number, unit = float(value), "B"
    for larger in ("kB", "MB", "GB"):
        if number < 1000:
            break
        number, unit = number / 1000, larger
    return f"{number:.0f} {unit}" if unit == "B" else f"{number:.1f} {unit}"
