"""Tasks: given, changed, finished, found; who is told."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from tests.accounts.factories import make_user
from tests.office.factories import make_contact, make_task
from tests.registry import factories as registry

from youcheng.accounts.domain.changes import changes_of
from youcheng.accounts.models import Organisation, Role, User
from youcheng.office.domain import tasks
from youcheng.office.domain.errors import ChangedMeanwhile, OfficeError
from youcheng.office.domain.queries.tasks import TaskFilter, filter_tasks, tasks_about, tasks_seen_by
from youcheng.office.domain.tasks import TaskDraft
from youcheng.office.domain.things import thing_of
from youcheng.office.models import Notification, Task

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 21)


@pytest.fixture
def colleague(office: Organisation) -> User:
    """Somebody else of the same office."""
    return make_user(role=Role.OFFICER, organisation=office, name="Example colleague")


def told(person: User) -> list[str]:
    return list(Notification.objects.filter(person=person).order_by("pk").values_list("kind", flat=True))


def test_whoever_is_to_do_it_is_told_and_whoever_gave_it_hears_of_the_end(officer: User, colleague: User) -> None:
    tie = registry.tie()
    task = make_task(by=officer, about=tie, what="Write to the mayor", given_to=colleague, due=date(2026, 12, 1))
    assert (told(officer), told(colleague)) == ([], ["task_given"])
    done = tasks.finish_task(task, by=colleague)
    assert (done.done_by, told(officer)) == (colleague, ["task_done"])
    assert tasks.finish_task(task, by=officer).done_by == colleague, "done twice is done once"
    tasks.reopen_task(task, by=officer)
    task.refresh_from_db()
    assert (task.done_at, task.done_by) == (None, None)
    assert [change.verb for change in changes_of(task)] == ["reopened", "done", "created"]


def test_nobody_is_told_what_they_did_themselves(officer: User) -> None:
    task = make_task(by=officer, given_to=officer)
    tasks.finish_task(task, by=officer)
    assert told(officer) == []


def test_a_task_handed_on_tells_both(officer: User, colleague: User, manager: User) -> None:
    task = make_task(by=officer, given_to=colleague)
    tasks.change_task(task, TaskDraft("Now yours", given_to=manager), by=officer, version=1)
    assert (told(colleague), told(manager)) == (["task_given", "task_taken_away"], ["task_given"])
    with pytest.raises(ChangedMeanwhile):
        tasks.change_task(task, TaskDraft("Mine"), by=officer, version=1)
    assert changes_of(task)[0].after["what"] == "Now yours"


def test_it_is_given_only_to_whom_it_can_be_seen(officer: User, stranger: User, viewer: User) -> None:
    for person in (stranger, viewer):
        with pytest.raises(OfficeError) as refusal:
            make_task(by=officer, given_to=person)
        assert str(refusal.value) == f"{person} does not work in Example city office."
    with pytest.raises(OfficeError):
        make_task(by=officer, what=" \n")
    assert Task.objects.count() == Notification.objects.count() == 0


def test_who_may(officer: User, viewer: User, stranger: User) -> None:
    task = make_task(by=officer)
    about_person = make_task(by=officer, about=make_contact(by=officer))
    for person in (viewer, stranger):
        with pytest.raises(PermissionDenied):
            tasks.finish_task(task, by=person)
        with pytest.raises(PermissionDenied):
            make_task(by=person, about=make_contact(by=officer))
    assert set(tasks_seen_by(officer)) == {task, about_person}
    assert set(tasks_seen_by(viewer)) == {task}
    assert set(tasks_seen_by(stranger)) == set()


def test_mine_my_office_s_and_overdue(officer: User, colleague: User, stranger: User) -> None:
    late = make_task(by=officer, what="Late letter", given_to=officer, due=date(2026, 11, 20))
    today = make_task(by=colleague, given_to=officer, due=TODAY)
    someday = make_task(by=officer, what="Some letter", given_to=colleague)
    free = make_task(by=officer)
    done = tasks.finish_task(make_task(by=officer, given_to=officer, due=date(2020, 1, 1)), by=officer)
    make_task(by=stranger, given_to=stranger, due=date(2020, 1, 1))

    def found(**wanted: str) -> list[Task]:
        return list(filter_tasks(tasks_seen_by(officer), TaskFilter(**wanted), user=officer, today=TODAY))

    assert found() == [late, today]
    assert found(whose="office") == [late, today, someday, free]
    assert found(whose="given") == [someday, free]
    assert found(whose="nobody") == [free]
    assert found(whose="all", state="overdue") == [late]
    assert found(state="done") == [done]
    assert found(whose="all", state="all", text="letter") == [late, someday]
    assert (late.is_overdue(TODAY), today.is_overdue(TODAY), done.is_overdue(TODAY)) == (True, False, False)


def test_what_is_open_comes_first_where_it_stands(officer: User) -> None:
    tie = registry.tie()
    done = tasks.finish_task(make_task(by=officer, about=tie), by=officer)
    someday = make_task(by=officer, about=tie)
    soon = make_task(by=officer, about=tie, due=TODAY)
    make_task(by=officer)
    assert list(tasks_about(thing_of(tie), seen_by=officer)) == [soon, someday, done]
