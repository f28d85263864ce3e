"""Tasks as lists show them: with the thing that each is about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from youcheng.office.domain.things import Shown, Thing, show
from youcheng.office.models import Task


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task and what it is about."""

    task: Task
    about: Shown | None
    overdue: bool


def rows_of(tasks: Iterable[Task]) -> list[TaskRow]:
    """The tasks with the names of what they are about, in one query per kind of thing."""
    listed = list(tasks)
    shown = show(Thing(task.about_kind, task.about_id) for task in listed if task.about_kind)
    return [TaskRow(task, shown.get(Thing(task.about_kind, task.about_id)), task.is_overdue()) for task in listed]
