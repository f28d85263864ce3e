"""Lists of ties: what each filter asks, and how many queries a list takes."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from tests.registry import factories

from youcheng.registry.domain.merge import judge_same
from youcheng.registry.domain.publication import withdraw
from youcheng.registry.domain.queries.ties import filter_ties, of_place, public_ties, with_parties, years
from youcheng.registry.models import Place, Tie

pytestmark = pytest.mark.django_db
Counts = Callable[[int], AbstractContextManager[object]]


@pytest.fixture
def places() -> dict[str, Place]:
    return {
        "cn": factories.place("Example A", country="CN"),
        "jp": factories.place("Example B", country="JP"),
        "kr": factories.place("Example C", country="KR"),
    }


@pytest.fixture
def ties(places: dict[str, Place]) -> dict[str, Tie]:
    return {
        "cn-jp": factories.tie(places["cn"].pk, places["jp"].pk, kind="sister_city", signed_on="1973-11"),
        "cn-kr": factories.tie(places["cn"].pk, places["kr"].pk, legal_status="terminated"),
        "jp-kr": factories.tie(places["jp"].pk, places["kr"].pk, signed_on="1999"),
    }


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, {"cn-jp", "cn-kr", "jp-kr"}),
        ({"country": "CN"}, {"cn-jp", "cn-kr"}),
        ({"country": "CN", "partner_country": "KR"}, {"cn-kr"}),
        ({"partner_country": "KR"}, {"cn-kr", "jp-kr"}),
        ({"kind": "sister_city"}, {"cn-jp"}),
        ({"kind": "unspecified"}, {"cn-kr", "jp-kr"}),
        ({"status": "terminated"}, {"cn-kr"}),
        ({"year": "1973"}, {"cn-jp"}),
        ({"year": "unknown"}, {"cn-kr"}),
        ({"activity": "unknown"}, {"cn-jp", "cn-kr", "jp-kr"}),
        ({"activity": "dormant"}, set()),
        ({"country": "CN", "kind": "sister_city", "year": "1999"}, set()),
        ({"country": "FR"}, set()),
        ({"group": "no-such-group"}, set()),
    ],
)
def test_filters(ties: dict[str, Tie], asked: dict[str, str], found: set[str]) -> None:
    assert {tie.pk for tie in filter_ties(public_ties(), **asked)} == {ties[name].pk for name in found}


def test_level_and_country_are_asked_of_one_party(ties: dict[str, Tie], places: dict[str, Place]) -> None:
    factories.accepted(places["kr"].entity, "level", "county")

    assert {tie.pk for tie in filter_ties(public_ties(), country="KR", level="county")} == {
        ties["cn-kr"].pk,
        ties["jp-kr"].pk,
    }
    assert not filter_ties(public_ties(), country="CN", level="county").exists()


def test_province_is_that_of_a_party(places: dict[str, Place], ties: dict[str, Tie]) -> None:
    province = factories.place("Example province")
    factories.accepted(province.entity, "level", "province")
    factories.accepted(places["jp"].entity, "parent", province.pk)

    assert {tie.pk for tie in filter_ties(public_ties(), province=province.pk)} == {ties["cn-jp"].pk, ties["jp-kr"].pk}


def test_ties_of_a_merged_place_and_of_a_body_seated_there(places: dict[str, Place], ties: dict[str, Tie]) -> None:
    port = factories.body(seat=places["cn"].pk)
    institutional = factories.tie(port.pk, places["kr"].pk)
    double = factories.place("Example double")
    judge_same(double.entity, places["cn"].entity, by=factories.user())

    expected = {ties["cn-jp"].pk, ties["cn-kr"].pk, institutional.pk}
    assert {tie.pk for tie in of_place(places["cn"].pk)} == expected
    assert {tie.pk for tie in of_place(double.pk)} == expected


def test_what_is_withdrawn_is_in_no_public_list(ties: dict[str, Tie]) -> None:
    withdraw([ties["cn-jp"].entity], by=factories.user())

    assert ties["cn-jp"].pk not in {tie.pk for tie in public_ties()}


def test_years(ties: dict[str, Tie]) -> None:
    assert years(public_ties()) == ["1999", "1973"]


@pytest.mark.parametrize("size", [1, 3])
def test_a_list_takes_three_queries_however_long(
    ties: dict[str, Tie], size: int, django_assert_num_queries: Counts
) -> None:
    with django_assert_num_queries(3):
        listed = list(with_parties(public_ties(), segments=True)[:size])
        shown = [[party.name("en") for party in tie.parties.all()] for tie in listed]
        kinds = [[segment.kind for segment in tie.segments.all()] for tie in listed]

    assert len(shown) == len(kinds) == size
    assert all(name.startswith("Example") for names in shown for name in names)
