from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from youcheng.engines.matching import geography
from youcheng.engines.matching.countries import common_language, seats
from youcheng.engines.matching.names import fold, trigrams
from youcheng.engines.matching.places import PlaceRecord, Places


@pytest.fixture
def five(make_place: Callable[..., PlaceRecord]) -> Places:
    return Places.from_records(
        [
            make_place("beijing", name="Beijing", country="CN", lat=39.9, lon=116.4, population=20_000_000),
            make_place("tokyo", name="Tokyo", country="JP", lat=35.69, lon=139.69, population=13_000_000),
            make_place("tianjin", name="Tianjin", country="CN", lat=39.14, lon=117.18, population=11_000_000),
            make_place("shanghai", name="Shanghai", country="CN", lat=31.22, lon=121.46, population=24_000_000),
            make_place("nowhere", name="Toledo", country="CN"),
        ]
    )


def test_distances_follow_the_great_circle(five: Places) -> None:
    points = geography.unit_vectors(five)
    km = geography.distances(points, 0, np.array([1, 2, 4]))
    assert km[0] == pytest.approx(2090, rel=0.01)
    assert km[1] == pytest.approx(108, rel=0.02)
    assert np.isnan(km[2])
    assert np.isnan(geography.distances(points, 4, np.array([0]))[0])


def test_regions_are_discs_of_one_country(five: Places) -> None:
    label = geography.regions(five, geography.unit_vectors(five), radius_km=150)
    assert label[0] == label[2]
    assert len({label[0], label[1], label[3], label[4]}) == 4


def test_nearness_is_symmetric_and_one_for_oneself(five: Places) -> None:
    near = geography.nearness(geography.unit_vectors(five), np.arange(5), scale_km=50).toarray()
    assert np.allclose(near, near.T)
    assert near.diagonal().tolist() == [1, 1, 1, 1, 1]
    assert near[0, 2] == pytest.approx(np.exp(-0.5 * (108 / 50) ** 2), rel=0.1)
    assert near[0, 3] == 0


def test_seats_of_government_are_known_by_name(five: Places) -> None:
    assert seats(five).tolist() == [True, True, False, False, False]


def test_common_languages_of_countries() -> None:
    common = common_language(("", "AT", "DE", "JP"))
    assert common[1, 2] > 0.8
    assert common[1, 3] < 0.05
    assert not common[0].any()


def test_namesakes_are_alike(make_place: Callable[..., PlaceRecord]) -> None:
    places = Places.from_records(
        [make_place("1", name="Toledo"), make_place("2", name="Tolédo"), make_place("3", name="Izhevsk")]
    )
    grams = trigrams(places)
    likeness = (grams @ grams.T).toarray()
    assert likeness[0, 1] == pytest.approx(1)
    assert likeness[0, 2] == 0
    assert fold("São Tomé") == "sao tome"
