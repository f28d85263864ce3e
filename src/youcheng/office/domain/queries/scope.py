"""Which records a person sees: those of their organisations, and what is about people only with leave to see it."""

from __future__ import annotations

from typing import TypeVar

from django.db.models import Model, Q, QuerySet

from youcheng.accounts.domain.queries.organisations import organisations_seen_by
from youcheng.accounts.models import Role, User
from youcheng.office.domain.things import Thing, personal_kinds

M = TypeVar("M", bound=Model)

PERSONAL_FROM = Role.OFFICER
"""The role from which ``can_see_personal_data`` allows; a test holds the two together."""


def seen_by(records: QuerySet[M], user: User) -> QuerySet[M]:
    """The records whose organisation the person sees, without any condition on what they are about."""
    return records.filter(organisation__in=organisations_seen_by(user))


def about_seen_by(records: QuerySet[M], user: User) -> QuerySet[M]:
    """The records that the person sees; what is about a contact only where personal data may be seen."""
    trusted = Q(organisation__in=organisations_seen_by(user, at_least=PERSONAL_FROM))
    return seen_by(records, user).filter(~Q(about_kind__in=personal_kinds()) | trusted)


def about(records: QuerySet[M], thing: Thing) -> QuerySet[M]:
    """The records about this thing."""
    return records.filter(about_kind=thing.kind, about_id=thing.id)
