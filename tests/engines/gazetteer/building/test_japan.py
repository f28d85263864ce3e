"""Japan's municipalities are told from quarters and from towns that have merged."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from youcheng.engines.gazetteer import Gazetteer, Level, open_gazetteer
from youcheng.engines.gazetteer.building import build
from youcheng.engines.gazetteer.building.japan import municipalities


@pytest.fixture(scope="module")
def japan(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    path = tmp_path_factory.mktemp("japan") / "gazetteer.bin"
    build(path, population=1000, countries_only=frozenset({"JP"}), division_folder=None)
    return open_gazetteer(path)


def test_the_list_holds_every_municipality() -> None:
    rows = municipalities()
    assert Counter(row.name[-1] for row in rows) == {"市": 792, "町": 743, "村": 183, "区": 23}
    assert len({row.code for row in rows}) == 1741
    assert len({row.code[:2] for row in rows}) == 47


def test_every_city_level_place_is_a_municipality(japan: Gazetteer) -> None:
    cities = list(japan.places(country="JP", level=Level.CITY))
    codes = {place.codes["jis"] for place in cities}
    assert codes | {"13"} >= {row.code for row in municipalities()}
    assert len(cities) == 1741
    assert not [place for place in cities if place.flags & {"populated_place", "former"}]


def test_what_the_build_reports(japan: Gazetteer) -> None:
    facts = japan.info["japanese_municipalities"]
    assert (facts["listed"], facts["cities_listed"], facts["cities_found"]) == (1741, 792, 792)
    assert facts["found"] > 1600


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("25213", ("东近江市", "東近江市", "Higashiōmi")),
        ("28229", ("龙野市", "たつの市", "Tatsuno")),
        ("22304", ("南伊豆町", "南伊豆町", "Minamiizu")),  # GeoNames lists its seat, 湊
        ("13115", ("杉并区", "杉並区", "Suginami")),  # GeoNames places it in another prefecture
        ("31371", ("琴浦町", "琴浦町", "Kotoura")),
    ],
)
def test_names_of_a_municipality(japan: Gazetteer, code: str, names: tuple[str, str, str]) -> None:
    place = japan.by_code("jis", code)
    assert place is not None
    assert (place.name("zh-Hans"), place.name("ja"), place.name("en")) == names
    assert place.parent == f"iso:JP-{code[:2]}"


def test_a_merged_city_is_former_and_lies_in_its_heir(japan: Gazetteer) -> None:
    place = japan.resolve("八日市市")[0].place
    heir = japan.by_code("jis", "25213")
    assert heir is not None
    assert (place.level, place.parent) == (Level.OTHER, heir.id)
    assert place.flags >= {"former", "populated_place"}
    assert ("八日市市", "former") in {(name.text, name.kind) for name in heir.names}


def test_a_quarter_is_no_city(japan: Gazetteer) -> None:
    place = japan.get("gn:1852383")
    assert (place.name("ja"), place.level, "populated_place" in place.flags) == ("湊", Level.OTHER, True)


def test_a_second_listing_leads_to_the_municipality(japan: Gazetteer) -> None:
    city = japan.by_code("jis", "28219")
    assert city is not None
    assert city.name("ja") == "三田市"
    assert japan.by_code("geonames", "1853008") == city  # 三田町, the city's old centre
    assert japan.get("gn:1853008") == city
    assert city.codes["geonames"] != "1853008"


def test_other_countries_get_none_of_it(tmp_path: Path) -> None:
    build(tmp_path / "gazetteer.bin", population=15000, countries_only=frozenset({"KR"}), division_folder=None)
    assert open_gazetteer(tmp_path / "gazetteer.bin").by_code("jis", "25213") is None
