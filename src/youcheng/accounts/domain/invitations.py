"""Inviting people by link."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from youcheng.accounts.domain.changes import record_change, state_of
from youcheng.accounts.domain.errors import AccountClosed, AlreadyMember, InvitationGone, NameTaken
from youcheng.accounts.domain.permissions import can_manage_accounts
from youcheng.accounts.models import Invitation, Membership, Organisation, Role, User

LIFETIME = timedelta(days=14)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def invite(
    organisation: Organisation,
    *,
    role: str,
    language: str,
    by: User,
    name: str = "",
    email: str = "",
    lifetime: timedelta = LIFETIME,
) -> tuple[Invitation, str]:
    """Offer a role in the organisation; the invitation and the token of its link, which is not kept.

    Raises PermissionDenied unless ``by`` may manage accounts there.
    """
    can_manage_accounts(by, within=organisation).enforce()
    token = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(
        organisation=organisation,
        role=Role(role),
        language=language,
        name=name,
        email=email,
        token_hash=_hash(token),
        created_by=by,
        expires_at=timezone.now() + lifetime,
    )
    record_change(by=by, obj=invitation, verb="invited", after=_logged(invitation))
    return invitation, token


@transaction.atomic
def revoke_invitation(invitation: Invitation, *, by: User) -> Invitation:
    """Make an open invitation's link useless; raises PermissionDenied, or InvitationGone when it is not open."""
    can_manage_accounts(by, within=invitation.organisation).enforce()
    current = _open(invitation.token_hash)
    before = _logged(current)
    current.revoked_at = timezone.now()
    current.save(update_fields=["revoked_at"])
    record_change(by=by, obj=current, verb="revoked", before=before, after=_logged(current))
    return current


def invitation_of(token: str) -> Invitation | None:
    """The open invitation whose link this is."""
    found = Invitation.objects.select_related("organisation", "created_by").filter(token_hash=_hash(token)).first()
    return found if found and found.is_open and still_offered(found) else None


def still_offered(invitation: Invitation) -> bool:
    """Whether its maker could still make it: nobody gives by an old link what they may no longer give."""
    maker = invitation.created_by
    return maker is not None and bool(can_manage_accounts(maker, within=invitation.organisation))


def open_invitations(organisation: Organisation) -> list[tuple[Invitation, bool]]:
    """The open invitations of an organisation, the latest first, each with whether it is still offered."""
    rows = [one for one in organisation.invitations.select_related("created_by") if one.is_open]
    # Asked once per maker: their role here is the same for all rows.
    offered = {one.created_by_id: one for one in rows}
    answers = {maker: still_offered(one) for maker, one in offered.items()}
    return [(one, answers[one.created_by_id]) for one in rows]


@transaction.atomic
def accept_as_new_user(token: str, *, username: str, name: str = "", password: str | None) -> User:
    """Take an invitation with a new account (``password`` None: one that will have a passkey), and return it.

    Raises InvitationGone, or NameTaken when the user name is in use.
    """
    invitation = _open(_hash(token), to_take=True)
    if User.objects.filter(username__iexact=username).exists():
        raise NameTaken(_("The user name “%(name)s” is taken. Choose another.") % {"name": username})
    user = User.objects.create_user(
        username=username, email=invitation.email, password=password, name=name, language=invitation.language
    )
    record_change(
        by=user,
        obj=user,
        verb="created",
        after={"username": username, "name": name},
        organisation=invitation.organisation,
    )
    _join(invitation, user)
    return user


@transaction.atomic
def accept_as(token: str, *, user: User) -> Membership:
    """Take an invitation with the account one has; raises InvitationGone, AlreadyMember or AccountClosed."""
    invitation = _open(_hash(token), to_take=True)
    if not User.objects.filter(pk=user.pk, is_active=True).exists():
        raise AccountClosed(_("This account is closed."))
    if Membership.objects.filter(user=user, organisation=invitation.organisation).exists():
        raise AlreadyMember(
            _("You belong to %(name)s already; an administrator there can change your role.")
            % {"name": invitation.organisation}
        )
    return _join(invitation, user)


def _open(token_hash: str, *, to_take: bool = False) -> Invitation:
    """The open invitation, locked: of two who take it at once, one does. ``to_take``: one that is still offered."""
    found = (
        Invitation.objects.select_for_update(of=("self",))
        .select_related("organisation", "created_by")
        .filter(token_hash=token_hash)
        .first()
    )
    if found is None or not found.is_open or (to_take and not still_offered(found)):
        raise InvitationGone(_("This invitation was used, withdrawn or has expired. Ask for a new one."))
    return found


def _join(invitation: Invitation, user: User) -> Membership:
    before = _logged(invitation)
    invitation.accepted_at, invitation.accepted_by = timezone.now(), user
    invitation.save(update_fields=["accepted_at", "accepted_by"])
    record_change(by=user, obj=invitation, verb="accepted", before=before, after=_logged(invitation))
    membership = Membership.objects.create(user=user, organisation=invitation.organisation, role=invitation.role)
    record_change(by=user, obj=membership, verb="created", after=state_of(membership))
    return membership


def _logged(invitation: Invitation) -> dict[str, object]:
    return state_of(invitation, leave_out=["token_hash"])
