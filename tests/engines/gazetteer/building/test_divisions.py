"""Names of Chinese divisions."""

from __future__ import annotations

import pytest

from youcheng.engines.gazetteer.building.china import pinyin, zone_english
from youcheng.engines.gazetteer.building.divisions import is_zone, short_name, zone_names
from youcheng.engines.gazetteer.building.script import infer_language


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("伊春市", "伊春"),
        ("友好区", "友好"),
        ("单县", None),
        ("恩施土家族苗族自治州", "恩施"),
        ("巴音郭楞蒙古自治州", "巴音郭楞"),
        ("克孜勒苏柯尔克孜自治州", "克孜勒苏"),
        ("三都水族自治县", "三都"),
        ("东乡族自治县", "东乡"),
        ("积石山保安族东乡族撒拉族自治县", "积石山"),
        ("鄂温克族自治旗", "鄂温克"),
        ("阿里地区", "阿里"),
        ("兴安盟", "兴安"),
        ("浦东新区", "浦东"),
        ("神农架林区", "神农架"),
        ("乌拉特后旗", None),
        ("东区", None),
    ],
)
def test_short_names(name: str, short: str | None) -> None:
    assert short_name(name) == short


@pytest.mark.parametrize(
    ("code", "name", "zone"),
    [
        ("370671", "烟台高新技术产业开发区", True),
        ("370681", "龙口市", False),
        ("310115", "浦东新区", False),
        ("429021", "神农架林区", False),
        ("130672", "保定白沟新城", True),
        ("370602", "芝罘区", False),
    ],
)
def test_zones_are_told_from_districts(code: str, name: str, zone: bool) -> None:
    assert is_zone(code, name) is zone


def test_zones_have_short_names() -> None:
    assert "烟台开发区" in zone_names("烟台经济技术开发区", "烟台")
    assert "沧州高新区" in zone_names("沧州高新技术产业开发区", "沧州")
    assert "唐山海港经开区" in zone_names("河北唐山海港经济开发区", "唐山")


def test_pinyin_of_names() -> None:
    names = {
        "伊春": "Yichun",
        "西安": "Xi'an",
        "六安": "Lu'an",
        "吕梁": "Lüliang",
        "重庆": "Chongqing",
        "厦门": "Xiamen",
    }
    assert {name: pinyin(name) for name in names} == names


def test_zones_in_english() -> None:
    assert zone_english("烟台经济技术开发区") == "Yantai Economic and Technological Development Zone"
    assert zone_english("河北唐山海港经济开发区") == "Tangshanhaigang Economic Development Zone"
    assert zone_english("唐山市汉沽管理区") == "Tangshan Hangu Administrative Zone"


@pytest.mark.parametrize(
    ("text", "country", "language"),
    [
        ("伊春", "CN", "zh-Hans"),
        ("濟寧", "CN", "zh-Hant"),
        ("済寧市", "CN", "ja"),
        ("大阪", "JP", "ja"),
        ("广岛", "JP", "zh-Hans"),
        ("広島", "JP", "ja"),
        ("廣島", "JP", "zh-Hant"),
        ("圣保罗", "BR", "zh-Hans"),
        ("聖保羅", "BR", "zh-Hant"),
        ("パリ", "FR", "ja"),
        ("서울", "KR", "ko"),
        ("台北", "TW", "zh-Hant"),
        ("Москва", "RU", "ru"),
        ("Αθήνα", "GR", "el"),
        ("Osaka", "JP", None),
    ],
)
def test_language_by_script(text: str, country: str, language: str | None) -> None:
    assert infer_language(text, country) == language
