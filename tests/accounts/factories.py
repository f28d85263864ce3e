"""One factory per model of the accounts room."""

from __future__ import annotations

from itertools import count

from allauth.usersessions.models import UserSession
from django.test import Client

from youcheng.accounts.domain.organisations import create_organisation
from youcheng.accounts.models import Membership, Organisation, Role, User

_number = count(1)


def make_user(*, role: Role | None = None, organisation: Organisation | None = None, **fields: object) -> User:
    """A user; with ``role``, a member of ``organisation`` or of a new office."""
    name = str(fields.pop("username", f"example-{next(_number)}"))
    user = User.objects.create_user(username=name, password=None, **fields)
    if role is not None:
        make_membership(user=user, organisation=organisation or make_organisation(), role=role)
    return user


def make_organisation(*, name: str | None = None, parent: Organisation | None = None) -> Organisation:
    """An office, at the root unless ``parent`` is given."""
    return create_organisation(name=name or f"Example office {next(_number)}", parent=parent)


def make_membership(*, user: User, organisation: Organisation, role: Role) -> Membership:
    """A role in an organisation."""
    return Membership.objects.create(user=user, organisation=organisation, role=role)


def make_session(user: User) -> UserSession:
    """A session of the user on another device."""
    client = Client()
    client.force_login(user)
    key = client.session.session_key
    return UserSession.objects.create(user=user, session_key=key, ip="192.0.2.7", user_agent="example")
