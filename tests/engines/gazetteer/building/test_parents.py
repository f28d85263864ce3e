"""First-order codes of GeoNames lead to the right subdivision: its largest city is inside."""

from __future__ import annotations

import pytest

from youcheng.engines.gazetteer import Gazetteer


@pytest.mark.parametrize(
    ("geonameid", "parent"),
    [
        ("5809844", "iso:US-WA"),  # Seattle: equal letters
        ("2013348", "iso:RU-PRI"),  # Vladivostok: the data file
        ("1835553", "iso:KR-41"),  # Suwon
        ("3128760", "iso:ES-CT"),  # Barcelona
        ("1862415", "iso:JP-34"),  # Hiroshima
        ("2643123", "iso:GB-ENG"),  # Manchester
        ("3448439", "iso:BR-SP"),  # São Paulo
    ],
)
def test_the_subdivision_of_a_city(gazetteer: Gazetteer, geonameid: str, parent: str) -> None:
    place = gazetteer.by_code("geonames", geonameid)
    assert place is not None
    assert place.parent == parent
