from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from youcheng.engines.matching.errors import InputError
from youcheng.engines.matching.places import PlaceRecord, Places, read_places

HEADER = "qid\tname\tname_en\tcountry_code\tlat\tlon\tpopulation\tkind\tsame_place_as\n"


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "places.tsv"
    path.write_text(text, encoding="utf-8")
    return path


def test_reads_what_is_known_and_leaves_the_rest_unknown(tmp_path: Path) -> None:
    rows = "Q1\tExample\tExample One\tJP\t35.5\t139.7\t1000\tplace\t\nQ2\tExample\t\t\t\t\t\tregion\tQ1\n"
    places = read_places(written(tmp_path, HEADER + rows))
    assert places.ids == ("Q1", "Q2")
    assert places.label(0) == "Example One"
    assert places.label(1) == "Example"
    assert places.countries == ("JP", "")
    assert places.has_country.tolist() == [True, False]
    assert places.has_position.tolist() == [True, False]
    assert places.population[0] == 1000
    assert np.isnan(places.population[1])
    assert places.is_region.tolist() == [False, True]
    assert places.twin.tolist() == [0, 0]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("qid\tname\n", "line 1: the header lacks country_code, lat, lon, population"),
        (HEADER + "Q1\tExample\n", "line 2: 2 cells where the header has 9"),
        (HEADER + "Q1\tE\t\tJP\tnorth\t1\t\tplace\t\n", "line 2: lat is 'north'; expected a number or an empty cell"),
        (HEADER + "Q1\tE\t\tJP\t91\t1\t\tplace\t\n", "line 2: lat is '91'; expected a number between -90 and 90"),
        (HEADER + "Q1\tE\t\tJP\t1\t1\t-5\tplace\t\n", "line 2: population is '-5'; expected a number of zero or more"),
        (HEADER + "\tE\t\tJP\t1\t1\t5\tplace\t\n", "line 2: the column qid is empty"),
        (HEADER + "Q1\tE\t\t\t\t\t\t\t\nQ1\tE\t\t\t\t\t\t\t\n", "the place Q1 is given twice"),
    ],
)
def test_says_what_is_wrong_and_where(tmp_path: Path, text: str, message: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(InputError) as caught:
        read_places(path)
    assert str(path) in str(caught.value)
    assert message in str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="name an existing file"):
        read_places(tmp_path / "none.tsv")


def test_twins_of_twins_are_one_place(make_place: Callable[..., PlaceRecord]) -> None:
    records = [make_place("a"), make_place("b", same_as="c"), make_place("c", same_as="a"), make_place("d")]
    assert Places.from_records(records).twin.tolist() == [0, 0, 0, 3]
