"""Who may open which address: a rule for every room, and for each address that differs from its room's.

A new address of a room with a rule is walked under that rule at once. Name it in ``DOORS`` when it needs a higher role,
and in ``OBJECTS`` when it is about a record of one organisation: then members of another organisation must be refused.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from tests.accounts.factories import make_membership, make_organisation, make_user
from tests.intake import factories as intake
from tests.office import factories as office
from tests.planning.partners import factories as partners

from youcheng.accounts.domain.invitations import invite
from youcheng.accounts.models import Organisation, Role, User


@dataclass(frozen=True, slots=True)
class Door:
    """``least``: the role it takes in an organisation; None with ``signed_in``: any account; neither: anybody."""

    least: Role | None = None
    signed_in: bool = True


PUBLIC = Door(signed_in=False)
ACCOUNT = Door()
VIEWER, OFFICER, REVIEWER = Door(Role.VIEWER), Door(Role.OFFICER), Door(Role.REVIEWER)
MANAGER, ADMINISTRATOR = Door(Role.MANAGER), Door(Role.ADMINISTRATOR)

ROOMS: dict[str, Door] = {
    "portal": PUBLIC,
    "accounts": ACCOUNT,
    "intake": VIEWER,
    "office": VIEWER,
    "partners": VIEWER,
    "structure": VIEWER,
}
"""By the namespace of the address's name."""

DOORS: dict[str, Door] = {
    # Outside any room
    "root": PUBLIC,
    "health": PUBLIC,
    "robots": PUBLIC,
    "sitemap": PUBLIC,
    "sitemap_section": PUBLIC,
    # Ways in
    "accounts:sign_in": PUBLIC,
    "accounts:sign_in_by_link": PUBLIC,
    "accounts:sign_out": PUBLIC,
    "accounts:accept_invitation": PUBLIC,
    "account_login": PUBLIC,
    "account_logout": PUBLIC,
    "account_inactive": PUBLIC,
    "account_reset_password": PUBLIC,
    "account_reset_password_done": PUBLIC,
    "account_reset_password_from_key": PUBLIC,
    "account_reset_password_from_key_done": PUBLIC,
    "openid_connect_login": PUBLIC,
    "openid_connect_callback": PUBLIC,
    "socialaccount_login_cancelled": PUBLIC,
    "socialaccount_login_error": PUBLIC,
    # Only in the middle of signing in
    "mfa_authenticate": ACCOUNT,
    "mfa_login_webauthn": ACCOUNT,
    "socialaccount_signup": PUBLIC,
    # One's own account
    "account_reauthenticate": ACCOUNT,
    "account_change_password": ACCOUNT,
    "account_set_password": ACCOUNT,
    "mfa_index": ACCOUNT,
    "mfa_activate_totp": ACCOUNT,
    "mfa_deactivate_totp": ACCOUNT,
    "mfa_add_webauthn": ACCOUNT,
    "mfa_list_webauthn": ACCOUNT,
    "mfa_edit_webauthn": ACCOUNT,
    "mfa_remove_webauthn": ACCOUNT,
    "mfa_reauthenticate": ACCOUNT,
    "mfa_reauthenticate_webauthn": ACCOUNT,
    "mfa_view_recovery_codes": ACCOUNT,
    "mfa_generate_recovery_codes": ACCOUNT,
    "mfa_download_recovery_codes": ACCOUNT,
    "usersessions_list": ACCOUNT,
    "socialaccount_connections": ACCOUNT,
    # People and organisations
    "accounts:changes": MANAGER,
    "accounts:create_root": ADMINISTRATOR,
    "accounts:organisation": VIEWER,
    "accounts:edit_organisation": ADMINISTRATOR,
    "accounts:move_organisation": ADMINISTRATOR,
    "accounts:create_below": ADMINISTRATOR,
    "accounts:invite": ADMINISTRATOR,
    "accounts:give_role": ADMINISTRATOR,
    "accounts:remove_member": ADMINISTRATOR,
    "accounts:revoke_invitation": ADMINISTRATOR,
    # The desk
    "intake:add": OFFICER,
    "intake:accept": REVIEWER,
    "intake:reject": REVIEWER,
    "intake:correct": REVIEWER,
    "intake:merge": REVIEWER,
    "intake:place": REVIEWER,
    "intake:accept_remaining": REVIEWER,
    "intake:assign": REVIEWER,
    "intake:read_again": OFFICER,
    "intake:reason": REVIEWER,
    "intake:undo": REVIEWER,
    "intake:settle": REVIEWER,
    "intake:unsettle": REVIEWER,
    # Partners and structure
    "partners:add_wish": OFFICER,
    "partners:hand_on": OFFICER,
    "partners:note_prospect": OFFICER,
    "structure:policy": OFFICER,
    "structure:policy_preview": OFFICER,
    "structure:schema": PUBLIC,
    # Contacts and tasks
    "office:contact_new": OFFICER,
    "office:contact_edit": OFFICER,
    "office:contact_keep_longer": OFFICER,
    "office:contact_erase": MANAGER,
    "office:contact_data": REVIEWER,
    "office:contact_json": REVIEWER,
    "office:contacts_csv": REVIEWER,
    "office:note_new": OFFICER,
    "office:letter_new": OFFICER,
    "office:letter": OFFICER,
    "office:delivery": OFFICER,
    "office:delivery_page": OFFICER,
    "office:letter_edit": OFFICER,
    "office:letter_recipients": OFFICER,
    "office:letter_attachments": OFFICER,
    "office:letter_discard": OFFICER,
    "office:letter_send": OFFICER,
    "office:letter_resume": OFFICER,
    "office:delivery_remove": OFFICER,
    "office:delivery_decide": OFFICER,
    "office:task_done": OFFICER,
    "office:task_new": OFFICER,
    "office:task_reopen": OFFICER,
    "office:file_remove": OFFICER,
    "office:note_remove": OFFICER,
}

POSTED = {"office:contact_erase"}
"""Addresses whose page anybody of the room may look at, and whose form takes the role that the table says."""

LEAD_TO_SIGN_IN = {"accounts:sign_out_everywhere", "socialaccount_signup"}
"""Where being sent to the sign-in page is the answer."""

OBJECTS: dict[str, Callable[[World], Model]] = {}
"""Address → the record of the world's organisation that its ``pk`` is to name."""

SHARED: dict[str, Callable[[World], Model]] = {}
"""The same for what the whole installation shares: facts and documents, which every office reads."""


@dataclass(slots=True)
class World:
    """An organisation with a member of each role, another beside it, and one record of every kind."""

    own: Organisation
    other: Organisation
    owner: User


def build() -> World:
    """The world, saved."""
    own, other = make_organisation(name="Example own office"), make_organisation(name="Example other office")
    return World(own, other, make_user(username="example-owner", role=Role.ADMINISTRATOR, organisation=own))


def _about(make: Callable[[World], Model], *names: str) -> dict[str, Callable[[World], Model]]:
    return dict.fromkeys(names, make)


def _member(world: World) -> Model:
    return make_membership(user=make_user(), organisation=world.own, role=Role.VIEWER)


def _reading(world: World) -> Model:
    return intake.reading(intake.tie_fact())


OBJECTS |= _about(
    lambda world: world.own,
    "accounts:organisation",
    "accounts:edit_organisation",
    "accounts:move_organisation",
    "accounts:create_below",
    "accounts:invite",
)
OBJECTS |= _about(_member, "accounts:give_role", "accounts:remove_member")
OBJECTS |= _about(
    lambda world: invite(world.own, role=Role.VIEWER, language="en", by=world.owner)[0], "accounts:revoke_invitation"
)
OBJECTS |= _about(
    lambda world: office.make_contact(by=world.owner),
    "office:contact",
    "office:contact_data",
    "office:contact_edit",
    "office:contact_erase",
    "office:contact_json",
    "office:contact_keep_longer",
)
OBJECTS |= _about(
    lambda world: office.make_task(by=world.owner), "office:task", "office:task_done", "office:task_reopen"
)
OBJECTS |= _about(lambda world: office.make_file(by=world.owner), "office:file", "office:file_remove")
OBJECTS |= _about(
    lambda world: office.make_message(by=world.owner),
    "office:letter",
    "office:letter_edit",
    "office:letter_recipients",
    "office:letter_attachments",
    "office:letter_discard",
    "office:letter_send",
    "office:letter_resume",
)
OBJECTS |= _about(
    lambda world: office.make_delivery(by=world.owner),
    "office:delivery",
    "office:delivery_page",
    "office:delivery_remove",
    "office:delivery_decide",
)
OBJECTS |= _about(
    lambda world: partners.prospect(world.owner),
    "partners:prospect",
    "partners:hand_on",
    "partners:move",
    "partners:note_prospect",
    "partners:attach",
)
SHARED |= _about(
    _reading,
    "intake:desk",
    "intake:status",
    "intake:original",
    "intake:assign",
    "intake:accept_remaining",
    "intake:read_again",
    "intake:undo",
)
SHARED |= _about(
    lambda world: intake.finding(), "intake:accept", "intake:reject", "intake:correct", "intake:merge", "intake:reason"
)


def door_of(name: str) -> Door | None:
    """The rule for an address, by its own name or its room's; None when the table says nothing."""
    return DOORS.get(name) or (ROOMS.get(name.split(":", maxsplit=1)[0]) if ":" in name else None)


def identifiers(names: list[str]) -> dict[str, Any]:
    """Values for an address that is about nothing there is."""
    numbers = {"pk", "number", "index", "row", "claim", "document_pk", "version"}
    special = {"group": "00000000-0000-0000-0000-000000000000", "uidb36": "1"}
    return {name: 999_999 if name in numbers else special.get(name, "nothing") for name in names}
