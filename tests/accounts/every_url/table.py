"""Who may open which address: a rule for every room, and for each address that differs from its room's.

A new address of a room with a rule is walked under that rule at once. Name it in ``DOORS`` when it needs a higher role,
and in ``OBJECTS`` when it is about a record of one organisation: then members of another organisation must be refused.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from tests.accounts.factories import make_membership, make_organisation, make_session, make_user
from tests.intake import factories as intake
from tests.intake import sheets
from tests.office import factories as office
from tests.planning.partners import factories as partners
from tests.registry import factories as registry

from youcheng.accounts.domain.invitations import invite
from youcheng.accounts.models import Organisation, Role, User
from youcheng.engines.layout import Policy
from youcheng.planning.domain.partner_choices import set_aside, shortlist_partner
from youcheng.planning.domain.plans import save_plan
from youcheng.planning.domain.support import MeasureTerms, keep_measure
from youcheng.planning.models import Shortlist, ShortlistItem


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
    "accounts:person": ADMINISTRATOR,
    "accounts:close_account": ADMINISTRATOR,
    "accounts:reopen_account": ADMINISTRATOR,
    "accounts:end_session": ADMINISTRATOR,
    "accounts:end_sessions": ADMINISTRATOR,
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
    # Imports
    "intake:import_columns": OFFICER,
    "intake:import_sheet": OFFICER,
    "intake:import_discard": OFFICER,
    "intake:import_answer": OFFICER,
    "intake:import_start": OFFICER,
    "intake:import_again": OFFICER,
    "intake:import_undo": OFFICER,
    "intake:import_prepare_again": OFFICER,
    "intake:other_import_undo": OFFICER,
    # Partners and structure
    "partners:add_wish": OFFICER,
    "partners:accept_signature": REVIEWER,
    "partners:attach": OFFICER,
    "partners:close_wish": OFFICER,
    "partners:drop": OFFICER,
    "partners:give_shortlist": OFFICER,
    "partners:hand_on": OFFICER,
    "partners:move": OFFICER,
    "partners:note_prospect": OFFICER,
    "partners:note_shortlist": OFFICER,
    "partners:sign": OFFICER,
    "partners:take_back": OFFICER,
    "structure:plan_again": OFFICER,
    "structure:plan_send": OFFICER,
    "structure:plan_stop": OFFICER,
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

REGION = "iso:CN-SD"
"""A region that the gazetteer of the tests knows."""

LEAD_TO_SIGN_IN = {"accounts:sign_out_everywhere", "socialaccount_signup"}
"""Where being sent to the sign-in page is the answer."""

Make = Callable[["World"], Model | dict[str, Any]]
"""Makes the record that an address is about: the one its ``pk`` names, or all the parts that the address takes."""

OBJECTS: dict[str, Make] = {}
"""Address → the record of the world's organisation that it is to name."""

SHARED: dict[str, Make] = {}
"""The same for what the whole installation shares: facts and documents, which every office reads."""

FACTS = ("intake:",)
"""Rooms whose records are facts of the registry, which every office shares; save what ``OBJECTS`` names."""

ONES_OWN = {"mfa_edit_webauthn", "mfa_remove_webauthn"}
"""Addresses about a thing of the person's own; the library looks for it among these alone."""


@dataclass(slots=True)
class World:
    """An organisation with a member of each role, one below and another beside it, and one record of every kind."""

    own: Organisation
    below: Organisation
    other: Organisation
    owner: User


def build() -> World:
    """The world, saved."""
    own, other = make_organisation(name="Example own office"), make_organisation(name="Example other office")
    below = make_organisation(name="Example office below", parent=own)
    return World(own, below, other, make_user(username="example-owner", role=Role.ADMINISTRATOR, organisation=own))


def _about(make: Make, *names: str) -> dict[str, Make]:
    return dict.fromkeys(names, make)


def _member(world: World) -> Model:
    return make_membership(user=make_user(), organisation=world.own, role=Role.VIEWER)


def _person(world: World) -> User:
    return make_user(role=Role.VIEWER, organisation=world.own)


def _session(world: World) -> dict[str, Any]:
    made = make_session(_person(world))
    return {"pk": made.user_id, "session": made.pk}


def _reading(world: World) -> Model:
    return intake.reading(intake.tie_fact())


def _prospect_document(world: World) -> dict[str, Any]:
    made = partners.document(partners.prospect(world.owner), by=world.owner)
    return {"pk": made.prospect_id, "document_pk": made.pk}


def _pair() -> tuple[str, str]:
    return registry.place("Home", country="CN").pk, registry.place("Away", country="JP").pk


def _set_aside(world: World) -> Model:
    return set_aside(*_pair(), reason="An example reason", by=world.owner)


def _shortlisted(world: World) -> ShortlistItem:
    return shortlist_partner(*_pair(), by=world.owner)


def _shortlist(world: World) -> Shortlist:
    return _shortlisted(world).shortlist


def _plan(world: World) -> dict[str, Any]:
    return {"region_id": REGION, "version": save_plan(REGION, policy=Policy(new_ties=1), by=world.owner).version}


def _measure(world: World) -> dict[str, Any]:
    terms = MeasureTerms("Example measure", "county", "", (), 1, "2026")
    return {"region_id": REGION, "pk": keep_measure(REGION, terms, by=world.owner).pk}


def _draft_row(world: World) -> dict[str, Any]:
    draft = sheets.draft(sheets.xlsx(), by=world.owner)
    return {"pk": draft.pk, "row": draft.rows.order_by("pk")[0].pk}


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
    _person, "accounts:person", "accounts:close_account", "accounts:reopen_account", "accounts:end_sessions"
)
OBJECTS |= _about(_session, "accounts:end_session")
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
    lambda world: office.make_note(by=world.owner, about=office.make_contact(by=world.owner)), "office:note_remove"
)
OBJECTS |= _about(
    lambda world: partners.prospect(world.owner),
    "partners:prospect",
    "partners:accept_signature",
    "partners:hand_on",
    "partners:move",
    "partners:note_prospect",
    "partners:attach",
    "partners:sign",
)
OBJECTS |= _about(_prospect_document, "partners:document")
OBJECTS |= _about(_set_aside, "partners:take_back")
OBJECTS |= _about(_shortlist, "partners:shortlist", "partners:note_shortlist", "partners:give_shortlist")
OBJECTS |= _about(_shortlisted, "partners:drop")
OBJECTS |= _about(lambda world: partners.wish(world.owner), "partners:close_wish")
OBJECTS |= _about(
    _plan,
    "structure:plan",
    "structure:plan_again",
    "structure:plan_csv",
    "structure:plan_json",
    "structure:plan_send",
    "structure:plan_status",
    "structure:plan_stop",
)
OBJECTS |= _about(_measure, "structure:measure")
OBJECTS |= _about(
    lambda world: sheets.draft(sheets.xlsx(), by=world.owner),
    "intake:import_draft",
    "intake:import_again",
    "intake:import_columns",
    "intake:import_discard",
    "intake:import_file",
    "intake:import_prepare_again",
    "intake:import_sheet",
    "intake:import_start",
    "intake:import_undo",
)
OBJECTS |= _about(_draft_row, "intake:import_answer")
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
SHARED |= _about(lambda world: registry.batch(), "intake:other_import", "intake:other_import_undo")
SHARED |= _about(
    lambda world: intake.finding(), "intake:accept", "intake:reject", "intake:correct", "intake:merge", "intake:reason"
)


SIGNED = {"kind": "sister_city", "language": "en", "signed_on": "2026", "word": "Signed.", "seen": "contact"}
SENT: dict[str, Callable[[World], dict[str, Any]]] = {
    "accounts:give_role": lambda world: {"role": "officer"},
    "intake:import_sheet": lambda world: {"sheet": 0},
    "partners:attach": lambda world: {"file": office.upload(), "kind": "letter"},
    "partners:give_shortlist": lambda world: {"to": world.owner.pk},
    "partners:move": lambda world: {"to": "intent", "seen": "contact"},
    "partners:sign": lambda world: {**SIGNED},
}
"""What is sent where an empty form would not come so far as to be refused."""

LATER = {"structure:plan_csv", "structure:plan_send"}
"""Addresses that a new record does not have yet: a plan has items once it was worked out."""


def door_of(name: str) -> Door | None:
    """The rule for an address, by its own name or its room's; None when the table says nothing."""
    return DOORS.get(name) or (ROOMS.get(name.split(":", maxsplit=1)[0]) if ":" in name else None)


def identifiers(names: list[str]) -> dict[str, Any]:
    """Values for an address that is about nothing there is."""
    numbers = {"pk", "number", "index", "row", "claim", "document_pk", "version"}
    special = {"group": "00000000-0000-0000-0000-000000000000", "uidb36": "1"}
    return {name: 999_999 if name in numbers else special.get(name, "nothing") for name in names}
