"""What a region's units have, and how far it is known."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from pytest_django import DjangoAssertNumQueries
from tests.registry import factories

from youcheng.accounts.models import User
from youcheng.engines.layout import Knowledge, Unit
from youcheng.planning.domain.completeness import confirm_completeness, standing
from youcheng.planning.domain.coverage import units_with_ties
from youcheng.planning.domain.units import find_region, region_of
from youcheng.planning.models import Completeness
from youcheng.registry.domain.entities import place_entity
from youcheng.registry.values import InvalidValue

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small_gazetteer")]

QINGDAO, YANTAI, OSAKA, KYOTO = "cn:370200", "cn:370600", "iso:JP-27", "iso:JP-26"
Status = Completeness.Status


@pytest.fixture
def officer(db: None) -> User:
    return factories.user(role="officer")


def shandong() -> dict[str, Unit]:
    return {unit.id: unit for unit in units_with_ties(region_of(find_region("iso:CN-SD")))}


def tie(*places: str) -> None:
    factories.tie(*(place_entity(place).pk for place in places))


def test_a_tie_counts_for_the_unit_that_is_its_party() -> None:
    tie(QINGDAO, OSAKA)
    unit = shandong()[QINGDAO]
    assert [(one.partner, one.country, one.active) for one in unit.ties] == [(OSAKA, "JP", None)]
    assert unit.known is Knowledge.PARTIAL
    assert shandong()["iso:CN-SD"].ties == ()


def test_a_domestic_tie_is_no_tie_abroad() -> None:
    tie(QINGDAO, YANTAI)
    assert shandong()[QINGDAO].ties == ()


def test_a_unit_is_unknown_until_somebody_speaks(officer: User) -> None:
    assert shandong()[YANTAI].known is Knowledge.UNKNOWN
    confirm_completeness(YANTAI, status=Status.COMPLETE, as_of="2026-10", by=officer)
    assert shandong()[YANTAI].known is Knowledge.COMPLETE
    confirm_completeness(YANTAI, status=Status.PARTIAL, as_of="2026-11", by=officer, note="example")
    assert shandong()[YANTAI].known is Knowledge.PARTIAL
    assert Completeness.objects.filter(place=YANTAI).count() == 2
    assert standing([YANTAI])[YANTAI].as_of == "2026-11"


def test_a_viewer_may_not_speak_and_a_date_must_be_one(officer: User) -> None:
    with pytest.raises(PermissionDenied):
        confirm_completeness(YANTAI, status=Status.COMPLETE, as_of="2026", by=factories.user(role="viewer"))
    with pytest.raises(InvalidValue):
        confirm_completeness(YANTAI, status=Status.COMPLETE, as_of="last year", by=officer)


def test_the_number_of_queries_does_not_grow(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    tie(QINGDAO, OSAKA)
    region = region_of(find_region("iso:CN-SD"))
    for _ in range(2):
        with django_assert_num_queries(3):
            units_with_ties(region)
        tie(YANTAI, KYOTO)
