"""Lists of partners: announced, grouped by place, and tables of pairs."""

from __future__ import annotations

import pytest
from tests.engines.reading.facts.conftest import document

from youcheng.engines.gazetteer import Gazetteer
from youcheng.engines.reading.facts.ties.partner_lists import announced, grouped, tabled
from youcheng.engines.reading.facts.ties.scene import Scene
from youcheng.engines.reading.facts.view import View


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Hsinchu City has sister city relations with the following cities:\nNo. | City | State | Country\n"
            "1 | Cupertino | California | U.S.A.\n2 | Plano | Texas | U.S.A.\n3 | Okayama | Okayama Prefecture | Japan",
            ["Cupertino", "Okayama", "Plano"],
        ),
        ("en", "About Newcastle\nThe city is twinned with:\nAtlanta, USA\nBergen, Norway", ["Atlanta", "Bergen"]),
        ("zh-Hans", "太原市的国际友好城市名单如下：\n日本姬路市\n德国开姆尼茨市", ["姬路市", "开姆尼茨市"]),
        (
            "ja",
            "高松市の姉妹都市は以下のとおりです。\nトゥール市（フランス）\n南昌市（中国）",
            ["トゥール市", "南昌市"],
        ),
        # two owners; nothing announced; rows of pairs; rows at home; a paragraph after the heading
        ("zh-Hans", "太原市和大同市的友好城市如下：\n日本姬路市\n德国开姆尼茨市", []),
        ("zh-Hans", "太原市重视友好城市工作。\n日本姬路市\n德国开姆尼茨市", []),
        ("zh-Hans", "山西省的友好城市如下：\n太原市 | 日本姬路市\n大同市 | 日本大牟田市", []),
        ("zh-Hans", "太原市的友好城市活动安排如下：\n客人在姬路市参观。第二天他们前往开姆尼茨市。", []),
    ],
)
def test_rows_are_partners(gazetteer: Gazetteer, language: str, text: str, expected: list[str]) -> None:
    scene = Scene(View(document(text, language=language), gazetteer))
    owner = next(iter(scene.entities.values()))
    told = [pair for pair, together in announced(scene).items() if together]
    assert all(owner in pair for pair in told)
    assert sorted(entity.name for pair in told for entity in pair if entity is not owner) == expected


def test_rows_of_two_places_are_pairs(gazetteer: Gazetteer) -> None:
    text = "Town | Twinned with | Country\nDurham | Tübingen | Germany\nConsett | Châtelet | Belgium\nWhitby | Whitby"
    scene = Scene(View(document(text, language="en"), gazetteer))
    assert sorted(sorted(entity.name for entity in pair) for pair in tabled(scene)) == [
        ["Châtelet", "Consett"],
        ["Durham", "Tübingen"],
    ]
    alone = Scene(View(document("Twinned\nDurham | Tübingen | Germany", language="en"), gazetteer))
    assert tabled(alone) == {}


def test_marked_rows_under_a_place_are_its_partners(gazetteer: Gazetteer) -> None:
    towns = "Ipoh\n- Fukuoka, Japan\n- Guilin, China\nKuching\n- Kunming, China"
    text = f"Twin towns in Malaysia\n{towns}\nSource: papers\n- Lyon"
    told = grouped(Scene(View(document(text, language="en"), gazetteer)))
    assert sorted(sorted(entity.name for entity in pair) for pair in told) == [
        ["Fukuoka", "Ipoh"],
        ["Guilin", "Ipoh"],
        ["Kuching", "Kunming"],
    ]
    assert grouped(Scene(View(document("Ipoh\n- Fukuoka, Japan", language="en"), gazetteer))) == {}
