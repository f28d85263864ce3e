"""Regions and their units."""

from __future__ import annotations

from collections import Counter

import pytest

from youcheng.planning.domain.units import UnknownRegion, find_region, region_of

pytestmark = pytest.mark.usefixtures("small_gazetteer")


def test_a_province_has_its_cities_and_counties_but_no_functional_zones() -> None:
    region = region_of(find_region("山东"))
    assert region.place.id == "iso:CN-SD"
    assert Counter(unit.level.value for unit in region.units) == {"province": 1, "city": 16, "county": 136}
    names = {unit.place.name("zh-Hans") for unit in region.units}
    assert {"青岛市", "曲阜市", "高密市"} <= names
    assert not {name for name in names if "开发区" in name}


def test_a_county_is_in_its_citys_part() -> None:
    units = {unit.place.id: unit for unit in region_of(find_region("iso:CN-SD")).units}
    assert units["cn:370200"].part == "east"
    assert units["cn:371702"].part == "west"
    assert units["iso:CN-SD"].part is None


@pytest.mark.parametrize("text", ["nowhere at all", "烟台"])
def test_what_is_no_region_is_refused_in_words(text: str) -> None:
    with pytest.raises(UnknownRegion, match=text):
        find_region(text)
