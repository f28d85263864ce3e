"""Jurisdictions' rules as data, and what speaks against a pair."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.planning.partners import factories
from tests.registry import factories as registry

from youcheng.planning.domain.partner_objections import objections
from youcheng.planning.domain.partner_places import PlaceCard, place_cards
from youcheng.planning.domain.partner_rules import Rule, Source, expected_files, jurisdictions, standing_rules, warnings
from youcheng.planning.models import ProspectDocument

HERE = PlaceCard("h", "Here", "en", country="CN", level="county")
THERE = PlaceCard("t", "There", "en", country="JP", level="city")


def test_every_rule_speaks_all_languages_and_names_its_source() -> None:
    assert sorted(jurisdictions()) == ["CN", "JP", "US"]
    for one in jurisdictions().values():
        for rule in one.rule:
            assert set(rule.text) == {"en", "zh-Hans", "ja"}, rule.id
            assert rule.source.title
            assert rule.source.url.startswith("http")


def test_rules_warn_where_they_apply() -> None:
    assert [rule.id for rule in warnings(HERE, THERE, {})] == ["cn-counties"]
    assert [rule.id for rule in warnings(THERE, HERE, {})] == ["cn-counties"]
    assert [rule.id for rule in warnings(HERE, THERE, {"t": {"CN", "KR"}})] == ["cn-counties", "cn-one-to-one"]
    city = PlaceCard("c", "City", "en", country="CN", level="city")
    assert warnings(city, THERE, {"t": {"KR"}}) == []
    assert [rule.id for rule in standing_rules("CN")] == ["cn-diplomatic-relations", "cn-sequence"]
    assert standing_rules("FR") == []


def test_a_rule_holds_between_its_dates() -> None:
    rule = Rule(
        id="x", when="always", text={"en": "x"}, source=Source(title="x", url="http://x", copy=False),
        valid_from="2002-02", valid_to="2019",
    )  # fmt: skip
    days = ["2002-01-31", "2002-02-01", "2019-12-31", "2020-01-01"]
    assert [rule.holds_on(day) for day in days] == [False, True, True, False]


def test_documents_that_a_stage_expects() -> None:
    kinds = ProspectDocument.Kind
    assert expected_files("CN", "submitted") == [kinds.APPLICATION, kinds.PROFILE, kinds.CONSENT]
    assert expected_files("JP", "submitted") == []


@pytest.mark.django_db
def test_partners_of_the_own_country_and_sleeping_ties_next_door() -> None:
    province = factories.located("Province", "CN", lat=47, lon=128, level="province")
    home = factories.located("Home", "CN", lat=47, lon=128, province=province.pk)
    neighbour = factories.located("Neighbour", "CN", lat=46, lon=128, province=province.pk)
    partner, other = registry.place("Partner", country="JP"), registry.place("Other", country="JP")
    tie = registry.tie(neighbour.pk, partner.pk, kind="sister_city")
    registry.exchange(tie, on="2001-05")
    registry.tie(neighbour.pk, other.pk, kind="friendly_exchange")
    cards = place_cards([home.pk, partner.pk, other.pk])
    found = objections(cards[home.pk], [cards[partner.pk], cards[other.pk]])
    assert [rule.id for rule in found[partner.pk].rules] == ["cn-one-to-one"]
    assert found[partner.pk].tied_here == (neighbour.pk,)
    assert [(one.tie, one.neighbour, one.last_exchange) for one in found[partner.pk].sleeping] == [
        (tie.pk, neighbour.pk, "2001-05")
    ]
    assert not found[other.pk]  # a friendly exchange stands in nobody's way


@pytest.mark.django_db
def test_objections_ask_as_much_for_three_as_for_one() -> None:
    home = place_cards([registry.place("Home", country="CN").pk])
    (card,) = home.values()
    partners = list(place_cards([registry.place(f"P{n}", country="JP").pk for n in range(3)]).values())
    asked = []
    for count in (1, 3):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            objections(card, partners[:count])
        asked.append(len(queries))
    assert asked == [1, 1]
