"""Permissions as named predicates; each says why.

Every verb that changes something calls one of these first and enforces its decision. ``within`` is the organisation
whose work it is: a role counts there and in all that stands below; without it a role anywhere counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext_lazy as _

from youcheng.accounts.domain.decision import ALLOWED, Decision
from youcheng.accounts.models import Membership, Organisation, Role, User


@dataclass(frozen=True, slots=True)
class Imagined:
    """Somebody who would hold ``role`` in ``organisation`` and nothing else: to say what a role allows."""

    role: Role
    organisation: Organisation


Asker = User | AnonymousUser | Imagined


class Predicate(Protocol):
    """May this person do it, in the work of that organisation?"""

    __name__: str

    def __call__(self, user: Asker, within: Organisation | None = None) -> Decision: ...


def role_of(user: Asker, within: Organisation | None = None) -> Role | None:
    """The highest role that the user holds in ``within`` or above it (anywhere without it).

    Superusers are administrators; None is no role.
    """
    if isinstance(user, Imagined):
        return user.role if within is None or user.organisation.covers(within) else None
    if not user.is_authenticated or not user.is_active:
        return None
    if user.is_superuser:
        return Role.ADMINISTRATOR
    memberships = Membership.objects.filter(user=user).select_related("organisation")
    roles = [Role(one.role) for one in memberships if within is None or one.organisation.covers(within)]
    return max(roles, key=lambda role: role.rank, default=None)


def _at_least(user: Asker, needed: Role, within: Organisation | None) -> Decision:
    role = role_of(user, within)
    if role is None and within is not None and role_of(user) is not None:
        return Decision(False, _("You have no role in %(organisation)s.") % {"organisation": within})
    if role is None:
        return Decision(False, _("Sign in with an account that belongs to an office."))
    if role.rank < needed.rank:
        return Decision(
            False,
            _("This needs the role “%(needed)s”; yours is “%(role)s”.") % {"needed": needed.label, "role": role.label},
        )
    return ALLOWED


def can_view_desk(user: Asker, within: Organisation | None = None) -> Decision:
    """See the queue, documents as received and proposed facts."""
    return _at_least(user, Role.VIEWER, within)


def can_add_documents(user: Asker, within: Organisation | None = None) -> Decision:
    """Upload or paste a document to be read."""
    return _at_least(user, Role.OFFICER, within)


def can_review_claims(user: Asker, within: Organisation | None = None) -> Decision:
    """Accept, correct, reject or undo; settle conflicts."""
    return _at_least(user, Role.REVIEWER, within)


def can_import(user: Asker, within: Organisation | None = None) -> Decision:
    """Import a batch, whose claims are accepted by the person who runs it."""
    return _at_least(user, Role.OFFICER, within)


def can_publish(user: Asker, within: Organisation | None = None) -> Decision:
    """Show facts to the public or withdraw them."""
    return _at_least(user, Role.REVIEWER, within)


def can_merge(user: Asker, within: Organisation | None = None) -> Decision:
    """Judge two entities to be one, or take such a judgement back."""
    return _at_least(user, Role.REVIEWER, within)


def can_plan(user: Asker, within: Organisation | None = None) -> Decision:
    """Confirm what is known of a unit's ties, make plans, shortlist partners."""
    return _at_least(user, Role.OFFICER, within)


def can_approve_prospects(user: Asker, within: Organisation | None = None) -> Decision:
    """Approve, return or reject a prospective tie that was submitted, as the office above does."""
    return _at_least(user, Role.REVIEWER, within)


def can_view_office(user: Asker, within: Organisation | None = None) -> Decision:
    """See the office room: who holds which post, tasks, notes, files, letters sent."""
    return _at_least(user, Role.VIEWER, within)


def can_work_in_office(user: Asker, within: Organisation | None = None) -> Decision:
    """Keep contacts, tasks, notes and files."""
    return _at_least(user, Role.OFFICER, within)


def can_see_personal_data(user: Asker, within: Organisation | None = None) -> Decision:
    """See more of a contact than name and posts, and what is kept about a contact."""
    return _at_least(user, Role.OFFICER, within)


def can_send_messages(user: Asker, within: Organisation | None = None) -> Decision:
    """Write to contacts in the organisation's name."""
    return _at_least(user, Role.OFFICER, within)


def can_export_personal_data(user: Asker, within: Organisation | None = None) -> Decision:
    """Take contacts out of the system as files."""
    return _at_least(user, Role.REVIEWER, within)


def can_erase_personal_data(user: Asker, within: Organisation | None = None) -> Decision:
    """Erase a contact's personal data for good, or keep it longer."""
    return _at_least(user, Role.MANAGER, within)


def can_view_changes(user: Asker, within: Organisation | None = None) -> Decision:
    """Read who changed which working record, when, from what to what."""
    return _at_least(user, Role.MANAGER, within)


def can_manage_accounts(user: Asker, within: Organisation | None = None) -> Decision:
    """Invite people and give roles."""
    return _at_least(user, Role.ADMINISTRATOR, within)


def can_look_after_people(user: Asker, within: Organisation | None = None) -> Decision:
    """See and end another person's sessions, close and reopen accounts."""
    return _at_least(user, Role.ADMINISTRATOR, within)


def can_manage_roots(user: Asker, within: Organisation | None = None) -> Decision:
    """Put organisations at the top of the tree or take them from there: for administrators of one that stands there."""
    decision = _at_least(user, Role.ADMINISTRATOR, within)
    if not decision or isinstance(user, AnonymousUser) or (isinstance(user, User) and user.is_superuser):
        return decision
    if isinstance(user, Imagined):
        at_the_top = user.organisation.parent_id is None
    else:
        at_the_top = Membership.objects.filter(user=user, role=Role.ADMINISTRATOR, organisation__parent=None).exists()
    if at_the_top:
        return ALLOWED
    return Decision(False, _("Only an administrator at the top of the tree can do this."))


PREDICATES: tuple[Predicate, ...] = (
    can_view_desk,
    can_add_documents,
    can_review_claims,
    can_import,
    can_publish,
    can_merge,
    can_plan,
    can_approve_prospects,
    can_view_office,
    can_work_in_office,
    can_see_personal_data,
    can_send_messages,
    can_export_personal_data,
    can_erase_personal_data,
    can_view_changes,
    can_manage_accounts,
    can_look_after_people,
    can_manage_roots,
)
