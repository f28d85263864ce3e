"""Places without a government of their own are nobody's suggestion."""

from __future__ import annotations

import pytest

from youcheng.engines.matching.places import PlaceRecord, Places
from youcheng.planning.domain.partner_candidates import candidates
from youcheng.planning.domain.partners import no_parties
from youcheng.registry.domain.reference import gazetteer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small_gazetteer")]

QUARTER, CITY, ELSEWHERE, ZONE = "gn:1852383", "gn:1853909", "gn:2988507", "cn:370671"


@pytest.fixture
def places() -> Places:
    """湊, a quarter of Wakayama; Osaka; a development zone of Yantai; Paris, where nobody lists the municipalities."""
    return Places.from_records(
        PlaceRecord(one, one, country)
        for one, country in ((QUARTER, "JP"), (CITY, "JP"), (ZONE, "CN"), (ELSEWHERE, "FR"), ("wd:Q1", "JP"))
    )


def test_quarters_and_zones_are_no_parties(places: Places) -> None:
    known = gazetteer()
    assert known is not None
    assert known.get(QUARTER).name("ja") == "湊"
    assert no_parties(places) == {QUARTER, ZONE}


@pytest.mark.parametrize("country", ["", "JP"])
def test_they_are_not_among_the_candidates(places: Places, country: str) -> None:
    conditions = {"group": "", "level": "", "people_from": None, "people_to": None}
    found = candidates(places, country=country, **conditions)  # type: ignore[arg-type]
    assert found == {CITY, ELSEWHERE, "wd:Q1"}


def test_nor_in_a_consular_district(places: Places) -> None:
    found = candidates(
        places, country="JP", group="consular-district-osaka", level="", people_from=None, people_to=None
    )
    assert found == {CITY}
