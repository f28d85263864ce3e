"""Fixtures of the tests of coverage and plans."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from django.test import Client
from tests.registry import factories
from tests.registry.conftest import documents_in_a_folder_of_their_own, in_english, rebuild_finds_nothing

from youcheng.accounts.models import User
from youcheng.planning.domain.completeness import confirm_completeness
from youcheng.planning.models import Completeness
from youcheng.registry.domain.entities import place_entity

__all__ = ["documents_in_a_folder_of_their_own", "in_english", "rebuild_finds_nothing"]

SHANDONG, QINGDAO, YANTAI, JINING = "iso:CN-SD", "cn:370200", "cn:370600", "cn:370800"
OSAKA, KYOTO, NARA = "iso:JP-27", "iso:JP-26", "iso:JP-29"


def tie(*places: str) -> str:
    """A public tie of places."""
    return str(factories.tie(*(place_entity(place).pk for place in places)).pk)


def suggest(place_ids: Sequence[str], number: int) -> dict[str, list[tuple[str, str, float]]]:
    """Two partners for Qingdao, one of them for Yantai too, one for Jining."""
    offers = {
        QINGDAO: [(OSAKA, "JP", 0.9), ("gn:1", "KR", 0.8)],
        YANTAI: [(OSAKA, "JP", 0.7)],
        JINING: [(NARA, "JP", 0.6)],
    }
    return {place: offers[place][:number] for place in place_ids if place in offers}


@pytest.fixture
def officer(db: None) -> User:
    """An officer who has said that Yantai's and Jining's lists are complete."""
    someone = factories.user(role="officer")
    for place in (YANTAI, JINING):
        confirm_completeness(place, status=Completeness.Status.COMPLETE, as_of="2026", by=someone)
    return someone


@pytest.fixture
def browser(officer: User) -> Iterator[Client]:
    """A client signed in as the officer."""
    client = Client()
    client.force_login(officer)
    yield client
