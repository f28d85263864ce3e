"""Places, codes, hierarchy, groups; and the laws that hold for all of them."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from youcheng.engines.gazetteer import Gazetteer, Level


def test_one_place_carries_all_its_codes(gazetteer: Gazetteer) -> None:
    yichun = gazetteer.get("cn:230700")
    assert dict(yichun.codes) == {"gb2260": "230700", "geonames": "2033413"}
    assert gazetteer.by_code("geonames", "2033413") == yichun
    assert gazetteer.by_code("gb2260", "230700") == yichun
    with pytest.raises(KeyError):
        gazetteer.get("gn:2033413")


def test_codes_that_lead_nowhere(gazetteer: Gazetteer) -> None:
    for scheme, code in [
        ("geonames", "0"),
        ("geonames", "x"),
        ("geonames", "9" * 30),
        ("gb2260", "999999"),
        ("?", "1"),
    ]:
        assert gazetteer.by_code(scheme, code) is None
    for place_id in ["", "gn:", "gn:x", "gn:0", "gn:-1", "cn:1", "iso:XX", "gn:٣"]:
        with pytest.raises(KeyError):
            gazetteer.get(place_id)


def test_an_osaka_and_its_prefecture(gazetteer: Gazetteer) -> None:
    osaka, prefecture = gazetteer.get("gn:1853909"), gazetteer.get("iso:JP-27")
    assert (osaka.level, prefecture.level) == (Level.CITY, Level.PROVINCE)
    assert [osaka.name(language) for language in ("en", "ja", "zh-Hans", "zh-Hant", "zh-CN", "zh-TW")] == [
        "Osaka", "大阪市", "大阪市", "大阪市", "大阪市", "大阪市",
    ]  # fmt: skip
    assert dict(prefecture.codes) == {"iso3166-2": "JP-27", "jis": "27"}
    assert [place.id for place in gazetteer.ancestors("gn:1853909")] == ["iso:JP-27", "iso:JP"]
    assert gazetteer.within("gn:1853909", "iso:JP")
    assert not gazetteer.within("iso:JP", "gn:1853909")
    assert osaka in gazetteer.children("iso:JP-27")


def test_municipalities_hong_kong_macao_taiwan_follow_the_data_file(gazetteer: Gazetteer) -> None:
    for place_id, code in [("iso:CN-BJ", None), ("iso:CN-HK", "HK"), ("iso:CN-MO", "MO"), ("iso:CN-TW", "TW")]:
        place = gazetteer.get(place_id)
        assert (place.level, place.country, place.parent) == (Level.PROVINCE, "CN", "iso:CN")
        assert place.codes.get("iso3166-1") == code
    taiwan = gazetteer.get("iso:CN-TW")
    assert [taiwan.name(language) for language in ("en", "zh-Hans", "zh-Hant", "ja")] == [
        "Taiwan",
        "台湾",
        "臺灣",
        "台湾",
    ]
    assert gazetteer.by_code("iso3166-1", "HK") == gazetteer.get("iso:CN-HK")


def test_names_in_the_readers_language(gazetteer: Gazetteer) -> None:
    expected = {
        "iso:CN": ("China", "中国", "中国"),
        "iso:CN-SD": ("Shandong", "山东省", "山東省"),
        "cn:370200": ("Qingdao", "青岛市", "青島市"),
        "cn:230719": ("Youhao District", "友好区", "友好区"),
        "cn:430626": ("Pingjiang County", "平江县", "平江県"),
        "cn:230100": ("Harbin", "哈尔滨市", "哈爾浜市"),
        "gn:5391959": ("San Francisco", "旧金山", "サンフランシスコ"),
        "gn:1862415": ("Hiroshima", "广岛市", "広島市"),
        "gn:6940394": ("Saitama", "埼玉市", "さいたま市"),
        "iso:KR-41": ("Gyeonggi", "京畿道", "京畿道"),
        "iso:RU-PRI": ("Primorsky Krai", "滨海边疆区", "沿海地方"),
    }
    found = {
        place_id: tuple(gazetteer.get(place_id).name(language) for language in ("en", "zh-Hans", "ja"))
        for place_id in expected
    }
    assert found == expected


def test_inferred_names_are_marked(gazetteer: Gazetteer) -> None:
    names = {(name.text, name.language): name for name in gazetteer.get("cn:370200").names}
    assert not names["青岛市", "zh-Hans"].inferred
    assert names["青島市", "zh-Hant"].inferred
    assert names["Tsingtao", "en"].kind == "former"


def test_pseudo_cities_are_gone_and_zones_flagged(gazetteer: Gazetteer) -> None:
    divisions = [place for place in gazetteer.places(country="CN") if "gb2260" in place.codes]
    names = {place.names[0].text for place in divisions}
    assert names.isdisjoint({"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"})
    for place in divisions:
        assert ("functional_zone" in place.flags) == (place.level is Level.OTHER)
    assert gazetteer.get("cn:310115").flags == frozenset({"position_estimated"}) or gazetteer.get("cn:310115").lat
    assert gazetteer.get("cn:310115").level is Level.COUNTY  # 浦东新区 is a district, not a zone
    assert gazetteer.get("cn:419001").parent == "iso:CN-HA"  # 济源, without a city between


def test_the_match_rate_is_reported(gazetteer: Gazetteer) -> None:
    report = gazetteer.info["divisions"]
    assert report["divisions"] == {"city": 333, "county": 2850}
    assert report["matched"]["city"] >= 285
    assert len(report["unmatched"]) == 333 + 2850 - sum(report["matched"].values())


def test_levels_by_country(gazetteer: Gazetteer) -> None:
    assert len(list(gazetteer.places(country="JP", level=Level.PROVINCE))) == 47
    assert len(list(gazetteer.places(country="CN", level=Level.PROVINCE))) == 34
    assert list(gazetteer.places(country="ZZ")) == []
    assert len(list(gazetteer.places())) == len(gazetteer)


def test_the_osaka_consular_district(gazetteer: Gazetteer) -> None:
    group = gazetteer.group("consular-district-osaka")
    assert len(group.members) == 14
    assert {gazetteer.get(member).name("en") for member in group.members} == {
        "Osaka", "Kyoto", "Hyogo", "Nara", "Wakayama", "Shiga", "Ehime", "Kochi", "Tokushima", "Kagawa", "Hiroshima",
        "Shimane", "Okayama", "Tottori",
    }  # fmt: skip


def test_the_regions_of_shandong_are_its_sixteen_cities(gazetteer: Gazetteer) -> None:
    members = [gazetteer.group(f"shandong-{region}").members for region in ("east", "centre", "west")]
    cities = [place.id for place in gazetteer.children("iso:CN-SD") if place.level is Level.CITY]
    assert sorted(member for region in members for member in region) == sorted(cities)
    assert len(cities) == 16
    with pytest.raises(KeyError):
        gazetteer.group("nowhere")


def test_every_place_hangs_together(gazetteer: Gazetteer) -> None:
    ids = set()
    for place in gazetteer.places():
        assert place.id not in ids
        ids.add(place.id)
        assert place.names
        assert place.name("zh-Hans") and place.name("ja") and place.name("en")
        if place.lat is not None and place.lon is not None:
            assert -90 <= place.lat <= 90 and -180 <= place.lon <= 180
        if place.level is Level.COUNTRY:
            assert place.parent is None
    assert all(place.parent in ids for place in gazetteer.places() if place.level is not Level.COUNTRY)


def test_every_sampled_place_is_found_by_each_of_its_names(gazetteer: Gazetteer) -> None:
    places = list(gazetteer.places())
    for place in random.Random(7).sample(places, 400):
        for name in place.names:
            if not gazetteer.fold(name.text):
                continue
            assert place.id in {found.place.id for found in gazetteer.resolve(name.text, limit=500)}, name
            suggested = {found.place.id for found in gazetteer.suggest(name.text, limit=1000)}
            assert place.id in suggested, name


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(gazetteer: Gazetteer, text: str) -> None:
    once = gazetteer.fold(text)
    assert gazetteer.fold(once) == once
    assert [c.place.id for c in gazetteer.resolve(once)] == [c.place.id for c in gazetteer.resolve(text)] or len(
        text
    ) > 1


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Xi’an", "xi an"), ("濟寧", "济宁"), ("済寧", "济宁"), ("広島県", "广岛县"), ("おおさか", "オオサカ"),
        ("ｵｵｻｶ", "オオサカ"),
        ("鎌ヶ谷", "鎌ケ谷"), ("São Paulo", "SAO PAULO"), ("Zürich", "Zurich"), ("姫路", "姬路"), ("ＡＢＣ", "abc"),
    ],
)  # fmt: skip
def test_spellings_of_one_name_fold_alike(gazetteer: Gazetteer, left: str, right: str) -> None:
    assert gazetteer.fold(left) == gazetteer.fold(right)
