"""Notifications: told once, in the reader's language, read."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from tests.accounts.factories import make_user
from tests.office.factories import make_notification, make_task

from youcheng.accounts.domain.closing import close_account, reopen_account
from youcheng.accounts.domain.sessions import sign_out_everywhere
from youcheng.accounts.models import User
from youcheng.office.domain.notifications import mark_read, notify
from youcheng.office.domain.queries.notifications import in_words, notifications_of, unread_count
from youcheng.office.models import Notification, Task
from youcheng.registry.models import Batch

pytestmark = pytest.mark.django_db


def test_a_line_is_put_into_words_when_it_is_read(officer: User, manager: User) -> None:
    task = make_task(by=officer, what="Book the room", given_to=manager)
    (line,) = in_words(notifications_of(manager))
    assert (line.words, line.url) == ("Example officer gave you a task: Book the room", f"/en/office/tasks/{task.pk}/")
    Task.objects.filter(pk=task.pk).update(what="Book the hall")
    with translation.override("ja"):
        assert (
            in_words(notifications_of(manager))[0].words == "Example officerさんからタスクを任されました：Book the hall"
        )


def test_what_is_gone_still_reads(officer: User, manager: User) -> None:
    task = make_task(by=officer, given_to=manager)
    task.delete()
    assert in_words(notifications_of(manager))[0].words == "Example officer gave you a task: …"
    Notification.objects.update(kind="a kind of an older version")
    assert in_words(notifications_of(manager))[0].words == "…"


def test_the_same_is_told_once_while_it_is_unread(officer: User, manager: User, stranger: User) -> None:
    people = [officer, manager, manager, None, make_user(is_active=False)]
    assert notify(people, "import_finished", by=officer, file="a.xlsx") == 1
    assert notify(people, "import_finished", by=officer, file="a.xlsx") == 0
    assert notify(people, "import_finished", by=officer, file="b.xlsx") == 1
    assert (unread_count(manager), unread_count(officer), unread_count(stranger)) == (2, 0, 0)
    assert mark_read(manager) == 2
    assert notify(people, "import_finished", by=officer, file="a.xlsx") == 1


def test_a_kind_without_a_sentence_is_a_mistake_of_the_code(officer: User) -> None:
    with pytest.raises(KeyError):
        notify([officer], "no such kind")


def test_one_reads_only_one_s_own(officer: User, manager: User) -> None:
    mine, other = make_notification(to=officer), make_notification(to=officer)
    assert mark_read(manager, only=mine.pk) == 0
    assert mark_read(officer, only=mine.pk) == 1
    assert mark_read(officer, only=mine.pk) == 0
    assert [line.notification for line in in_words(notifications_of(officer).filter(read_at=None))] == [other]


def test_counting_takes_one_query_and_many_lines_no_more_than_one(officer: User, manager: User) -> None:
    for _ in range(3):
        make_task(by=officer, given_to=manager)

    def queries(number: int) -> int:
        with CaptureQueriesContext(connection) as captured:
            in_words(notifications_of(manager)[:number])
        return len(captured)

    assert queries(3) == queries(1) == 2
    with CaptureQueriesContext(connection) as captured:
        assert unread_count(manager) == 3
    assert len(captured) == 1


def test_whoever_imports_is_told_once_when_it_is_finished(officer: User) -> None:
    batch = Batch.objects.create(source="spreadsheet", file_name="例.xlsx", by=officer)
    assert unread_count(officer) == 0, "nothing was read yet"
    batch.rows_read = batch.rows_created = 3
    batch.save()
    mark_read(officer)
    batch.save()
    assert [line.words for line in in_words(notifications_of(officer))] == ["Your import is finished: 例.xlsx"]
    Batch.objects.create(source="starter", rows_read=1, rows_created=1)
    assert Notification.objects.count() == 1


def test_whose_sessions_an_administrator_ended_is_told_and_who_did_it_themselves_is_not(officer: User) -> None:
    administrator = make_user(is_superuser=True, name="Example Administrator")
    sign_out_everywhere(officer, by=officer)
    assert unread_count(officer) == 0
    sign_out_everywhere(officer, by=administrator)
    close_account(officer, by=administrator)
    reopen_account(officer, by=administrator)
    assert [line.words for line in in_words(notifications_of(officer))] == [
        "Example Administrator opened your account again.",
        "Example Administrator ended sessions of yours. If you do not know why, ask.",
    ]
