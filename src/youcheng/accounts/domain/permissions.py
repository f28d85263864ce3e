"""Permissions as named predicates; each says why.

Every verb that changes something calls one of these first and enforces its decision.
"""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext_lazy as _

from youcheng.accounts.domain.decision import ALLOWED, Decision
from youcheng.accounts.models import Membership, Role, User

Asker = User | AnonymousUser
Predicate = Callable[[Asker], Decision]


def role_of(user: Asker) -> Role | None:
    """The highest role that the user holds anywhere; superusers are administrators; None without one."""
    if not user.is_authenticated or not user.is_active:
        return None
    if user.is_superuser:
        return Role.ADMINISTRATOR
    roles = [Role(value) for value in Membership.objects.filter(user=user).values_list("role", flat=True)]
    return max(roles, key=lambda role: role.rank, default=None)


def _at_least(user: Asker, needed: Role) -> Decision:
    role = role_of(user)
    if role is None:
        return Decision(False, _("Sign in with an account that belongs to an office."))
    if role.rank < needed.rank:
        return Decision(
            False,
            _("This needs the role “%(needed)s”; yours is “%(role)s”.") % {"needed": needed.label, "role": role.label},
        )
    return ALLOWED


def can_view_desk(user: Asker) -> Decision:
    """See the queue, documents as received and proposed facts."""
    return _at_least(user, Role.VIEWER)


def can_add_documents(user: Asker) -> Decision:
    """Upload or paste a document to be read."""
    return _at_least(user, Role.OFFICER)


def can_review_claims(user: Asker) -> Decision:
    """Accept, correct, reject or undo; settle conflicts."""
    return _at_least(user, Role.REVIEWER)


def can_import(user: Asker) -> Decision:
    """Import a batch, whose claims are accepted by the person who runs it."""
    return _at_least(user, Role.OFFICER)


def can_publish(user: Asker) -> Decision:
    """Show facts to the public or withdraw them."""
    return _at_least(user, Role.REVIEWER)


def can_merge(user: Asker) -> Decision:
    """Judge two entities to be one, or take such a judgement back."""
    return _at_least(user, Role.REVIEWER)


def can_plan(user: Asker) -> Decision:
    """Confirm what is known of a unit's ties, make plans, shortlist partners."""
    return _at_least(user, Role.OFFICER)


def can_manage_accounts(user: Asker) -> Decision:
    """Invite people and give roles."""
    return _at_least(user, Role.ADMINISTRATOR)


PREDICATES: tuple[Predicate, ...] = (
    can_view_desk,
    can_add_documents,
    can_review_claims,
    can_import,
    can_publish,
    can_merge,
    can_plan,
    can_manage_accounts,
)
