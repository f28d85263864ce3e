"""Wishes for a partner: what the public, other offices and the own office see of them."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from tests.planning.partners import factories
from tests.registry import factories as registry

from youcheng.accounts.models import User
from youcheng.planning.domain.errors import NotPossible
from youcheng.planning.domain.partner_wishes import close_wish, wish_cards
from youcheng.planning.models import PartnerWish
from youcheng.registry.models import Claim, Wish

pytestmark = pytest.mark.django_db


def test_a_reviewers_wish_is_public_at_once_and_an_officers_later(city_officer: User, city_reviewer: User) -> None:
    later = factories.wish(city_officer, traits="a port")
    assert not Wish.objects.exists()
    assert Claim.objects.filter(entity=later.entity, status="proposed").count() == 3
    now = factories.wish(city_reviewer, traits="forests")
    row = Wish.objects.get()
    assert (row.pk, row.country, row.traits, row.public) == (now.entity_id, "JP", "forests", True)


def test_something_must_be_wished(city_officer: User) -> None:
    with pytest.raises(NotPossible):
        factories.wish(city_officer, country=" ", traits="")
    with pytest.raises(PermissionDenied):
        factories.wish(factories.colleague(city_officer, role="viewer"))
    assert not PartnerWish.objects.exists()


def test_who_sees_the_contact(city_officer: User) -> None:
    factories.wish(city_officer, contact="open", contact_for="officers")
    factories.wish(city_officer, contact="inner", contact_for="own")

    def seen(reader: User) -> set[tuple[str, bool]]:
        return {(card.contact, card.contact_withheld) for card in wish_cards(reader=reader)}

    assert seen(city_officer) == {("open", False), ("inner", False)}
    assert seen(factories.officer()) == {("open", False), ("", True)}
    assert seen(factories.colleague(city_officer, role="viewer")) == {("", True)}


def test_wishes_read_elsewhere_stand_beside_those_of_offices(city_officer: User) -> None:
    home = registry.place("Home", country="CN")
    factories.wish(city_officer, place=home.pk)
    seeker = registry.place("Seeker", country="JP")
    entity = registry.entity("wish")
    registry.accepted(entity, "place", seeker.pk)
    registry.accepted(entity, "wish", {"country": "CN", "traits": "a warm place"}, language="en")
    cards = wish_cards(reader=city_officer)
    assert {(card.place.name, card.country, card.office != "") for card in cards} == {
        ("Home", "JP", True), ("Seeker", "CN", False),
    }  # fmt: skip
    assert [card.place.name for card in wish_cards(reader=city_officer, country="JP")] == ["Home"]
    assert [card.place.name for card in wish_cards(reader=city_officer, from_country="JP")] == ["Seeker"]


def test_a_closed_wish_is_gone_from_the_cards_and_the_public(city_officer: User, city_reviewer: User) -> None:
    wish = factories.wish(city_reviewer)
    close_wish(wish, by=city_reviewer)
    assert wish_cards(reader=city_officer) == []
    assert not Wish.objects.filter(public=True).exists()
    with pytest.raises(PermissionDenied):
        close_wish(factories.wish(city_officer), by=factories.officer())
