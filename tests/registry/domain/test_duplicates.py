"""Pairs that may be one: what makes them, what speaks against, and that the work does not grow with the square."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.registry import factories

from youcheng.accounts.models import User
from youcheng.registry.domain.duplicates import Pair, place_pairs, tie_pairs
from youcheng.registry.domain.duplicates.names import core, likeness
from youcheng.registry.domain.merge import judge_same
from youcheng.registry.models import Place

pytestmark = pytest.mark.django_db


def codes(pair: Pair) -> set[str]:
    return {reason.code for reason in pair.reasons}


def located(name: str, lat: float, lon: float, *, by: User, country: str = "SE") -> Place:
    place = factories.place(name, by=by, country=country)
    factories.accepted(place.entity, "coordinates", {"lat": lat, "lon": lon}, by=by)
    place.refresh_from_db()
    return place


@pytest.mark.parametrize(
    ("left", "right"),
    [("伊春", "伊春市"), ("広島県", "廣島縣"), ("Örebro", "Örebro Municipality"), ("City of Tartu", "Tartu")],
)
def test_the_word_for_the_sort_of_place_is_set_aside(left: str, right: str) -> None:
    assert core(left) == core(right)


def test_one_character_is_no_name() -> None:
    assert core("市") == "市"
    assert likeness("kalmar", "kalmar") == 1
    assert likeness("kalmar", "sofia") == 0


def test_the_same_name_at_the_same_spot_is_a_pair(reviewer: User) -> None:
    one = located("Example", 59.2741, 15.2066, by=reviewer)
    other = located("Example Municipality", 59.2745, 15.2060, by=reviewer)
    located("Example", 35.0, 139.0, by=reviewer, country="JP")
    (pair,) = place_pairs()
    assert {pair.left, pair.right} == {one.pk, other.pk}
    assert codes(pair) == {"same_core_name", "near", "same_country"}
    assert pair.score == 0.909


def test_neighbours_with_other_names_are_none(reviewer: User) -> None:
    located("Alphaville", 59.0, 15.0, by=reviewer)
    located("Betatown", 59.0, 15.001, by=reviewer)
    assert place_pairs() == []


def test_shared_partners_speak_for_and_a_tie_between_them_against(reviewer: User) -> None:
    one, other = (factories.place("Example", by=reviewer, country="SE") for _ in range(2))
    partner = factories.place("Partner", by=reviewer, country="JP")
    for place in (one, other):
        factories.tie(place.pk, partner.pk, by=reviewer)
    (alike,) = place_pairs()
    assert "shared_partners" in codes(alike)
    factories.tie(one.pk, other.pk, by=reviewer)
    assert place_pairs() == []


def test_a_shared_number_is_enough_across_names(reviewer: User) -> None:
    one, other = factories.place("Example", by=reviewer), factories.place("サンプル", by=reviewer)
    for place in (one, other):
        factories.accepted(place.entity, "wikidata_id", "Q424242", by=reviewer)
    (pair,) = place_pairs()
    assert "same_code" in codes(pair)
    assert pair.score == 0.731


def test_ties_between_the_same_parties_pair_whatever_year_and_kind(reviewer: User) -> None:
    one, other = factories.place(by=reviewer), factories.place(by=reviewer)
    first = factories.tie(one.pk, other.pk, by=reviewer, kind="sister_city", signed_on="1985-05-20")
    second = factories.tie(other.pk, one.pk, by=reviewer, kind="friendly_exchange", signed_on="1992")
    factories.tie(one.pk, factories.place(by=reviewer).pk, by=reviewer, signed_on="1985")
    (pair,) = tie_pairs()
    assert {pair.left, pair.right} == {first.pk, second.pk}
    assert codes(pair) == {"same_parties", "other_year", "other_kind"}
    assert pair.score == 0.378


def test_a_renewal_counts_less_than_a_slip_of_the_pen(reviewer: User) -> None:
    one, other = factories.place(by=reviewer), factories.place(by=reviewer)
    factories.tie(one.pk, other.pk, by=reviewer, signed_on="1985")
    factories.tie(one.pk, other.pk, by=reviewer, signed_on="1986")
    (slip,) = tie_pairs()
    assert "close_year" in codes(slip)
    assert slip.score == 0.769


def test_merging_places_brings_their_ties_together(reviewer: User) -> None:
    known, double, partner = (factories.place(by=reviewer) for _ in range(3))
    factories.tie(known.pk, partner.pk, by=reviewer, signed_on="1985")
    factories.tie(double.pk, partner.pk, by=reviewer, signed_on="1986")
    assert tie_pairs() == []
    judge_same(double.entity, known.entity, by=reviewer)
    assert len(tie_pairs(of_places=[known.pk])) == 1
    assert tie_pairs(of_places=[factories.place(by=reviewer).pk]) == []


def test_the_queries_do_not_grow_with_the_places(reviewer: User) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as found:
            place_pairs()
            tie_pairs()
        return len(found)

    for _ in range(2):
        factories.place("Example", by=reviewer, country="SE")
    few = count()
    for _ in range(4):
        factories.place("Example", by=reviewer, country="SE")
    assert count() == few <= 8
