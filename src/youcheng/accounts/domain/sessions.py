"""Seeing and ending sessions."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F

from youcheng.accounts.domain.changes import record_change
from youcheng.accounts.domain.looking_after import may_look_after
from youcheng.accounts.domain.mail import send_sessions_ended
from youcheng.accounts.domain.organisations import home_of
from youcheng.accounts.models import User

if TYPE_CHECKING:
    from allauth.usersessions.models import UserSession

SEEN = "seen"
"""Key in a session of when it was last noted as used, in seconds of the epoch."""


def sessions_of(person: User, *, by: User) -> list[UserSession]:
    """The sessions that a person has open, the last used first; raises PermissionDenied for another's."""
    if person.pk != by.pk:
        may_look_after(person, by=by).enforce()
    return sorted(_open_sessions(person), key=lambda one: one.last_seen_at, reverse=True)


@transaction.atomic
def end_session(session: UserSession, *, by: User) -> None:
    """End one session; raises PermissionDenied for another's."""
    person = User.objects.get(pk=session.user_id)
    if person.pk != by.pk:
        may_look_after(person, by=by).enforce()
    session.end()
    record_change(by=by, obj=person, verb="session_ended", organisation=home_of(person))
    _tell(person, by=by)


@transaction.atomic
def sign_out_everywhere(user: User, *, by: User) -> int:
    """End every session of the user, listed or not, this one too; the number of those listed.

    Raises PermissionDenied for another's.
    """
    if user.pk != by.pk:
        may_look_after(user, by=by).enforce()
    ended = void_sessions(user)
    record_change(by=by, obj=user, verb="signed_out_everywhere", organisation=home_of(user))
    _tell(user, by=by)
    return ended


def void_sessions(user: User) -> int:
    """End every session, for verbs that have asked for leave; the number of those listed."""
    sessions = _open_sessions(user)
    for session in sessions:
        session.end()
    # What was never listed, or is being begun at this moment, ends by the number it began under.
    User.objects.filter(pk=user.pk).update(session_epoch=F("session_epoch") + 1)
    user.refresh_from_db(fields=["session_epoch"])
    return len(sessions)


def _open_sessions(person: User) -> list[UserSession]:
    from allauth.usersessions.models import UserSession

    found: list[UserSession] = UserSession.objects.purge_and_list(person)
    return found


def _tell(person: User, *, by: User) -> None:
    if person.pk != by.pk:
        transaction.on_commit(partial(send_sessions_ended, person), robust=True)
