"""``youcheng office``."""

from __future__ import annotations

import json
from datetime import date

import pytest
from click.testing import CliRunner
from tests.office.factories import make_contact, make_message

from youcheng.accounts.models import User
from youcheng.cli import main
from youcheng.office.domain.messages import release_message
from youcheng.office.models import Notification

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> str:
    """What the command prints."""
    answer = CliRunner().invoke(main, ["office", *arguments])
    assert answer.exit_code == 0, answer.output
    return answer.stdout


def test_what_is_due_is_listed_by_number_and_told_to_who_can_decide(officer: User, manager: User) -> None:
    contact = make_contact(by=officer, name="Zanzibar", keep_until=date(2020, 1, 31))
    make_contact(by=officer)
    printed = run("due", "--tell")
    assert printed == f"2020-01-31  contact {contact.pk}  Example city office\n"
    told = list(Notification.objects.values_list("person", "kind", "params"))
    assert told == [(manager.pk, "contacts_due", {"number": 1})]
    assert json.loads(run("due", "--tell", "--json")) == {
        "due": [{"contact": contact.pk, "organisation": "Example city office", "keep_until": "2020-01-31"}],
        "told": 0,
    }


def test_sending_goes_on(officer: User, mailoutbox: list[object]) -> None:
    release_message(make_message(by=officer, to=[make_contact(by=officer)]), by=officer, recipients=1)
    assert json.loads(run("send", "--json")) == {"sent": 1}
    assert run("send") == "0 sent\n"
    assert len(mailoutbox) == 1


def test_nothing_left_over_is_nothing_swept() -> None:
    assert run("sweep") == "0 swept\n"
    assert json.loads(run("sweep", "--json")) == {"swept": 0}
