"""Querysets of tasks and notes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from youcheng.accounts.domain.organisations import home_of
from youcheng.accounts.models import User
from youcheng.office.domain.queries.scope import about, about_seen_by
from youcheng.office.domain.things import Thing
from youcheng.office.models import Note, Task


@dataclass(frozen=True, slots=True)
class TaskFilter:
    """What a person wants to see; empty values do not restrict."""

    whose: str = "mine"
    """``mine`` (given to me), ``office`` (of my own organisation), ``given`` (given by me), ``nobody``, ``all``."""
    state: str = "open"
    """``open``, ``overdue``, ``done``, ``all``."""
    text: str = ""


def tasks_seen_by(user: User) -> QuerySet[Task]:
    """Tasks that the person sees, by day, with the people they concern."""
    people = Task.objects.select_related("organisation", "given_to", "given_by", "done_by")
    return about_seen_by(people, user).order_by(F("due").asc(nulls_last=True), "pk")


def filter_tasks(tasks: QuerySet[Task], wanted: TaskFilter, *, user: User, today: date | None = None) -> QuerySet[Task]:
    """The tasks that meet every condition."""
    match wanted.whose:
        case "mine":
            tasks = tasks.filter(given_to=user)
        case "given":
            tasks = tasks.filter(given_by=user).exclude(given_to=user)
        case "nobody":
            tasks = tasks.filter(given_to=None)
        case "office":
            tasks = tasks.filter(organisation=home_of(user))
    match wanted.state:
        case "open":
            tasks = tasks.filter(done_at=None)
        case "overdue":
            tasks = tasks.filter(done_at=None, due__lt=today or timezone.localdate())
        case "done":
            tasks = tasks.exclude(done_at=None).order_by("-done_at", "-pk")
    for word in wanted.text.split():
        tasks = tasks.filter(Q(what__icontains=word) | Q(details__icontains=word))
    return tasks


def tasks_about(thing: Thing, *, seen_by: User) -> QuerySet[Task]:
    """Tasks about this thing, open ones first."""
    return about(tasks_seen_by(seen_by), thing).order_by(
        F("done_at").desc(nulls_first=True), F("due").asc(nulls_last=True), "pk"
    )


def notes_seen_by(user: User) -> QuerySet[Note]:
    """Notes that the person may read, the latest first."""
    return about_seen_by(Note.objects.select_related("by", "organisation"), user)


def notes_about(thing: Thing, *, seen_by: User) -> QuerySet[Note]:
    """Notes about this thing, the latest first."""
    return about(notes_seen_by(seen_by), thing)
