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
    LEAD_TO_SIGN_IN,
    OBJECTS,
    POSTED,
    SHARED,
    Door,
    World,
    build,
    door_of,
    identifiers,
)
from tests.accounts.factories import make_user

from youcheng.accounts.models import Role, User

IN, SIGN_IN, REFUSED = "in", "sent to sign in", "refused"
NO_ROLE, ELSEWHERE = "an account without a role", "administrator of another office"
ACTORS = (None, NO_ROLE, *Role, ELSEWHERE)


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


def outcome(client: Client, address: str, method: str) -> tuple[str, int]:
    """What became of a request; whatever it changed is taken back."""
    with transaction.atomic():
        answer = client.get(address) if method == "GET" else client.post(address)
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
        ELSEWHERE: signed_in(make_user(role=Role.ADMINISTRATOR, organisation=world.other)),
    }


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


def test_every_address_has_a_rule() -> None:
    unruled = [name for name in addresses() if door_of(name) is None]
    assert not unruled, f"say in tests/accounts/every_url/table.py who may open: {unruled}"


def test_the_table_names_only_what_there_is() -> None:
    assert not (set(DOORS) | set(OBJECTS) | set(SHARED)) - set(addresses())


def _method(client: Client, address: str) -> str:
    with transaction.atomic():
        status = client.get(address).status_code
        transaction.set_rollback(True)
    return "POST" if status == 405 else "GET"


@pytest.mark.parametrize("name", sorted(addresses()))
def test_every_role(name: str, world: World, clients: dict[str | None, Client], settings: Any, tmp_path: Any) -> None:
    door = door_of(name)
    if door is None:
        pytest.skip("no rule: reported above")
    folder = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(tmp_path)}}
    settings.STORAGES = {**settings.STORAGES, "default": folder}
    parts = addresses()[name]
    values = identifiers(parts)
    make = OBJECTS.get(name) or SHARED.get(name)
    if make:
        values["pk"] = make(world).pk
    address = reverse(name, kwargs=values)
    method = "POST" if name in POSTED else _method(clients[Role.ADMINISTRATOR], address)
    wrong = []
    for actor in ACTORS:
        wanted = expected(door, actor, scoped=name in OBJECTS)
        found, status = outcome(clients[actor], address, method)
        if name in LEAD_TO_SIGN_IN and found == SIGN_IN:
            continue
        # Others' records, and what there is not, are answered as not there.
        refused_as_missing = wanted == REFUSED and status == 404
        if found != wanted and not refused_as_missing:
            wrong.append(f"{method} {address} by {actor or 'anybody'}: {found} ({status}), not {wanted}")
        if wanted == IN and make and name in OBJECTS and status == 404:
            wrong.append(f"{method} {address} by {actor}: not found, though it is theirs")
        if status >= 500:
            wrong.append(f"{method} {address} by {actor or 'anybody'}: {status}")
    assert not wrong, "\n".join(wrong)
