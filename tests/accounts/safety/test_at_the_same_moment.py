"""Two people at once: an invitation is taken once, and an office keeps an administrator."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from django.db import connection
from tests.accounts.factories import make_organisation, make_user

from youcheng.accounts.domain.closing import close_account
from youcheng.accounts.domain.errors import InvitationGone, LastAdministrator
from youcheng.accounts.domain.invitations import accept_as_new_user, invite
from youcheng.accounts.models import Membership, Role, User

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
ROUNDS = 5


@pytest.fixture(autouse=True)
def several_connections(transactional_db: None) -> None:
    if connection.vendor == "sqlite" and connection.is_in_memory_db():
        pytest.skip("an SQLite database in memory has one connection; PostgreSQL and files have several")


def at_once(*acts: Callable[[], object]) -> list[Exception]:
    """Run the acts in threads that start together; what they raised."""
    start = threading.Barrier(len(acts))
    troubles: list[Exception] = []

    def run(act: Callable[[], object]) -> None:
        try:
            start.wait()
            act()
        except Exception as trouble:
            troubles.append(trouble)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return troubles


@pytest.mark.parametrize("number", range(ROUNDS))
def test_an_invitation_is_taken_once(number: int) -> None:
    office = make_organisation()
    administrator = make_user(role=Role.ADMINISTRATOR, organisation=office)
    _, token = invite(office, role=Role.OFFICER, language="en", by=administrator)
    names = [f"example-{number}-{letter}" for letter in "ab"]
    troubles = at_once(*(lambda name=name: accept_as_new_user(token, username=name, password=None) for name in names))
    assert [type(one) for one in troubles] == [InvitationGone]
    assert Membership.objects.filter(organisation=office, role=Role.OFFICER).count() == 1
    assert User.objects.filter(username__in=names).count() == 1


@pytest.mark.parametrize("number", range(ROUNDS))
def test_two_administrators_do_not_close_each_other(number: int) -> None:
    office = make_organisation()
    one, other = (make_user(role=Role.ADMINISTRATOR, organisation=office) for _ in range(2))
    troubles = at_once(lambda: close_account(other, by=one), lambda: close_account(one, by=other))
    assert [type(trouble) for trouble in troubles] == [LastAdministrator]
    assert User.objects.filter(pk__in=[one.pk, other.pk], is_active=True).count() == 1
