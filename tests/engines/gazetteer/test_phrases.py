"""Names that are qualified, or carry a word for their kind."""

from __future__ import annotations

import pytest

from youcheng.engines.gazetteer import Gazetteer


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("山东省济南市", "cn:370100"),
        ("中国山东省济南市", "cn:370100"),
        ("黑龙江省伊春市友好区", "cn:230719"),
        ("日本国大阪府大阪市", "gn:1853909"),
        ("福岡県北九州市", "gn:1859307"),
        ("美国华盛顿州西雅图市", "gn:5809844"),
        ("西雅图市", "gn:5809844"),
        ("シアトル市", "gn:5809844"),
        ("大邱市", "iso:KR-27"),
        ("首尔市", "iso:KR-11"),
        ("烟台市高新区", "cn:370671"),
        ("Portland, Oregon", "gn:5746545"),
        ("Portland (Maine)", "gn:4975802"),
        ("Paris, Texas", "gn:4717560"),
        ("Seattle, Washington, USA", "gn:5809844"),
        ("Hiroshima City", "gn:1862415"),
        ("City of Seattle", "gn:5809844"),
        ("Präfektur Kyōto", "iso:JP-26"),
    ],
)
def test_the_place_meant(gazetteer: Gazetteer, text: str, place: str) -> None:
    assert gazetteer.resolve(text)[0].place.id == place


@pytest.mark.parametrize(
    "text",
    [
        "Landkreis Barcelona",
        "某某市",
        "xx, yy, zz",
        "，",
        "(",
        "市",
        "Seattle, Japan",
        "山东省伊春市",
        ",,,,(((",
        "·市",
    ],
)
def test_no_place_is_made_up(gazetteer: Gazetteer, text: str) -> None:
    assert gazetteer.resolve(text) == []


def test_reasons_name_the_container_and_the_word(gazetteer: Gazetteer) -> None:
    reasons = {reason.code: dict(reason.values) for reason in gazetteer.resolve("美国西雅图市")[0].reasons}
    assert reasons["within"] == {"place": "iso:US"}
    assert reasons["type_word"] == {"word": "市"}


def test_a_province_is_not_its_capital(gazetteer: Gazetteer) -> None:
    assert gazetteer.resolve("圣保罗州")[0].place.id == "iso:BR-SP"
    assert gazetteer.resolve("圣保罗市")[0].place.id == "gn:3448439"
