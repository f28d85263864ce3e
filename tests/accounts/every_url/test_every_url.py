"""Every address of the site as every role: who is let in, who is sent to sign in, who is refused."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import get_resolver, reverse
from django.urls.resolvers import URLPattern, URLResolver
from django.utils import translation
from tests.accounts.every_url.table import (
    DOORS,
    FACTS,
    LATER,
    LEAD_TO_SIGN_IN,
    OBJECTS,
    ONES_OWN,
    POSTED,
    SENT,
    SHARED,
    Door,
    World,
    build,
    door_of,
    identifiers,
)
from tests.accounts.factories import make_user
from tests.registry.conftest import small_gazetteer, small_gazetteer_path

from youcheng.accounts.models import Role, User

__all__ = ["small_gazetteer", "small_gazetteer_path"]

IN, SIGN_IN, REFUSED = "in", "sent to sign in", "refused"
NO_ROLE, ELSEWHERE = "an account without a role", "administrator of another office"
ACTORS = (None, NO_ROLE, *Role, ELSEWHERE)
OUTSIDE = {role: f"{role} of another office" for role in Role}
BELOW = "administrator of an office below"
NUMBERS = {"pk", "claim", "document_pk", "index", "row", "session", "version"}
"""Parts of addresses that name a record."""


def addresses() -> dict[str, list[str]]:
    """Name (with its room) → the parts that its address takes, for the whole URLconf."""
    found: dict[str, list[str]] = {}

    def walk(patterns: list[URLPattern | URLResolver], room: str, parts: list[str]) -> None:
        for one in patterns:
            taken = [*parts, *one.pattern.converters, *(getattr(one.pattern, "regex", None) or _None()).groupindex]
            if isinstance(one, URLResolver):
                inner = f"{room}{one.namespace}:" if one.namespace else room
                walk(one.url_patterns, inner, taken)
            else:
                found[f"{room}{one.name}"] = list(dict.fromkeys(taken))

    walk(get_resolver().url_patterns, "", [])
    return found


class _None:
    groupindex: dict[str, int] = {}


def outcome(client: Client, address: str, method: str, sent: dict[str, Any] | None = None) -> tuple[str, int]:
    """What became of a request; whatever it changed is taken back."""
    with transaction.atomic():
        answer = client.get(address) if method == "GET" else client.post(address, sent)
        transaction.set_rollback(True)
    if answer.status_code in (301, 302) and "/account/sign-in/" in answer["Location"]:
        return SIGN_IN, answer.status_code
    return (REFUSED if answer.status_code == 403 else IN), answer.status_code


def expected(door: Door, actor: str | None, *, scoped: bool) -> str:
    """What the table says."""
    if not door.signed_in:
        return IN
    if actor is None:
        return SIGN_IN
    if door.least is None:
        return IN
    if actor == ELSEWHERE:
        return REFUSED if scoped else IN
    return IN if actor in list(Role) and Role(actor).rank >= door.least.rank else REFUSED


@pytest.fixture
def world(db: None) -> World:
    return build()


@pytest.fixture
def clients(world: World) -> dict[str | None, Client]:
    def signed_in(user: User) -> Client:
        user.set_password("an example passphrase")
        user.save()
        client = Client(raise_request_exception=False)
        client.force_login(user)
        return client

    return {
        None: Client(),
        NO_ROLE: signed_in(make_user()),
        **{role: signed_in(make_user(role=role, organisation=world.own)) for role in Role},
        **{OUTSIDE[role]: signed_in(make_user(role=role, organisation=world.other)) for role in Role},
        BELOW: signed_in(make_user(role=Role.ADMINISTRATOR, organisation=world.below)),
    }


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


def test_every_address_has_a_rule() -> None:
    unruled = [name for name in addresses() if door_of(name) is None]
    assert not unruled, f"say in tests/accounts/every_url/table.py who may open: {unruled}"


def test_the_table_names_only_what_there_is() -> None:
    named = {*DOORS, *OBJECTS, *SHARED, *ONES_OWN, *SENT, *LATER}
    assert sorted(named - set(addresses())) == []


def test_every_address_about_a_record_says_whose_it_is() -> None:
    said = {*OBJECTS, *SHARED, *ONES_OWN}
    unsaid = [
        name
        for name, parts in addresses().items()
        if NUMBERS & {*parts} and name not in said and (not name.startswith(FACTS) or "import" in name)
    ]
    assert not unsaid, f"say in tests/accounts/every_url/table.py whose record it is: {unsaid}"


def _method(client: Client, address: str) -> str:
    with transaction.atomic():
        status = client.get(address).status_code
        transaction.set_rollback(True)
    return "POST" if status == 405 else "GET"


@pytest.fixture
def address(request: pytest.FixtureRequest, name: str, world: World, settings: Any, tmp_path: Any) -> str:
    """The address by this name, about the record that the table makes for it."""
    folder = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(tmp_path)}}
    settings.STORAGES = {**settings.STORAGES, "default": folder}
    if name.startswith("structure:"):
        request.getfixturevalue("small_gazetteer")
    values = identifiers(addresses()[name])
    make = OBJECTS.get(name) or SHARED.get(name)
    if make:
        made = make(world)
        values |= made if isinstance(made, dict) else {"pk": made.pk}
    return reverse(name, kwargs=values)


@pytest.mark.parametrize("name", sorted(name for name in addresses() if door_of(name)))
def test_every_role(name: str, address: str, world: World, clients: dict[str | None, Client]) -> None:
    door = door_of(name)
    assert door is not None
    method = "POST" if name in POSTED else _method(clients[Role.ADMINISTRATOR], address)
    wrong = []
    for actor in ACTORS:
        wanted = expected(door, actor, scoped=name in OBJECTS)
        found, status = outcome(clients[actor], address, method, SENT[name](world) if name in SENT else None)
        if name in LEAD_TO_SIGN_IN and found == SIGN_IN:
            continue
        # Others' records, and what there is not, are answered as not there.
        refused_as_missing = wanted == REFUSED and status == 404
        if found != wanted and not refused_as_missing:
            wrong.append(f"{method} {address} by {actor or 'anybody'}: {found} ({status}), not {wanted}")
        if wanted == IN and name in OBJECTS and name not in LATER and status == 404:
            wrong.append(f"{method} {address} by {actor}: not found, though it is theirs")
        if status >= 500:
            wrong.append(f"{method} {address} by {actor or 'anybody'}: {status}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("name", sorted(OBJECTS))
def test_nobody_outside_reads_or_writes(
    name: str, address: str, world: World, clients: dict[str | None, Client]
) -> None:
    """Whatever their role in another office, or in one below: the record is not theirs."""
    wrong = []
    for actor in (*OUTSIDE.values(), BELOW):
        for method in ("GET", "POST"):
            _found, status = outcome(clients[actor], address, method, SENT[name](world) if name in SENT else None)
            if status not in (403, 404, 405):
                wrong.append(f"{method} {address} by {actor}: {status}")
    assert not wrong, "\n".join(wrong)
