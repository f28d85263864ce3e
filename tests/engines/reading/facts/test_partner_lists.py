"""Lists of partners: announced, grouped by place, and tables of pairs."""

from __future__ import annotations

import pytest
from tests.engines.reading.facts.conftest import document

from youcheng.engines.gazetteer import Gazetteer
from youcheng.engines.reading.facts.ties.partner_lists import announced, concluded, grouped, tabled
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
        # a table of its own, of equal cells
        (
            "en",
            "Sister cities of Perth\nCity | Country | Year\nKagoshima | Japan | 1974\nHouston | USA | 1984\n"
            "Nanjing | China | 1998",
            ["Houston", "Kagoshima", "Nanjing"],
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


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Guangzhou has friendship cities, three of them: Fukuoka (Japan), Los Angeles (US), Lyon (France).",
            ["Fukuoka", "Los Angeles", "Lyon"],
        ),
        (
            "zh-Hans",
            "太原市现有国际友好城市3个:日本姬路市、德国开姆尼茨市、美国纳什维尔市。",
            ["姬路市", "开姆尼茨市", "纳什维尔市"],
        ),
        ("ja", "高松市の姉妹都市は三つ:トゥール市、南昌市、水原市。", ["トゥール市", "南昌市", "水原市"]),
        # too few; a sentence of its own; prizes; institutions; one at home
        ("en", "Guangzhou has friendship city relations with two cities: Fukuoka (Japan) and Lyon (France).", []),
        ("en", "Sister cities of Guangzhou: Fukuoka was visited from Lyon, and Durban joined.", []),
        ("zh-Hans", "太原市友好城市贡献奖:日本姬路市、德国开姆尼茨市、美国纳什维尔市。", []),
        ("zh-Hans", "太原市图书馆有友好图书馆3家:日本姬路市、德国开姆尼茨市、美国纳什维尔市。", []),
        ("zh-Hans", "太原市友好城市:日本姬路市、德国开姆尼茨市、大同市。", []),
    ],
)
def test_a_sentence_counts_up_partners_behind_a_colon(
    gazetteer: Gazetteer, language: str, text: str, expected: list[str]
) -> None:
    scene = Scene(View(document(text, language=language), gazetteer))
    owner = next(iter(scene.entities.values()))
    told = announced(scene)
    assert all(owner in pair and together for pair, together in told.items())
    assert sorted(entity.name for pair in told for entity in pair if entity is not owner) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "zh-Hans",
            "山西省与日本友好城市\n太原市 | 姬路市 | 1987\n大同市 | 大牟田市 | 1981",
            [["大同市", "大牟田市"], ["太原市", "姬路市"]],
        ),
        (
            "zh-Hans",
            "友好城市一览\n山东省济南市与日本和歌山市\n山东省青岛市与日本下关市",
            [["下关市", "青岛市"], ["和歌山市", "济南市"]],
        ),
        (
            "ja",
            "姉妹都市一覧\n福井市 中国 杭州市\n金沢市 中国 蘇州市",
            [["杭州市", "福井市"], ["蘇州市", "金沢市"]],
        ),
        # joined by nothing; three places that may be tied
        ("ja", "姉妹都市の客\n福井市から杭州市へ\n金沢市から蘇州市へ", []),
        ("zh-Hans", "友好城市\n太原市 | 姬路市 | 开姆尼茨市\n大同市 | 大牟田市 | 伯里市", []),
    ],
)
def test_the_two_places_of_a_row_stand_apart(
    gazetteer: Gazetteer, language: str, text: str, expected: list[list[str]]
) -> None:
    told = tabled(Scene(View(document(text, language=language), gazetteer)))
    assert sorted(sorted(entity.name for entity in pair) for pair in told) == expected


def test_rows_of_two_places_are_pairs(gazetteer: Gazetteer) -> None:
    text = "Town | Twinned with | Country\nDurham | Tübingen | Germany\nConsett | Châtelet | Belgium\nWhitby | Whitby"
    scene = Scene(View(document(text, language="en"), gazetteer))
    assert sorted(sorted(entity.name for entity in pair) for pair in tabled(scene)) == [
        ["Châtelet", "Consett"],
        ["Durham", "Tübingen"],
    ]
    alone = Scene(View(document("Twinned\nDurham | Tübingen | Germany", language="en"), gazetteer))
    assert tabled(alone) == {}


def test_a_row_that_denies_is_no_partner(gazetteer: Gazetteer) -> None:
    towns = "Houston, United States\nNanjing, China\nWith Lyon (France) there is no formal partnership."
    text = f"Perth is twinned with:\n{towns}"
    told = announced(Scene(View(document(text, language="en"), gazetteer)))
    partners = {next(e.name for e in pair if e.name != "Perth"): tied for pair, tied in told.items()}
    assert partners == {"Houston": True, "Nanjing": True, "Lyon": False}


def test_a_row_may_deny_something_else(gazetteer: Gazetteer) -> None:
    text = "太原市的国际友好城市名单如下：\n日本姬路市,路途不是很远\n德国开姆尼茨市,没有机场"
    told = announced(Scene(View(document(text), gazetteer)))
    assert {next(e.name for e in pair if e.name != "太原市"): tied for pair, tied in told.items()} == {
        "姬路市": True,
        "开姆尼茨市": True,
    }


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


def test_brackets_under_a_place_tell_its_ties(gazetteer: Gazetteer) -> None:
    text = (
        "姉妹都市等の一覧\n高崎市\nバトルクリーク市(アメリカ合衆国ミシガン州・S56.7.1姉妹都市提携)、"
        "承徳市(中華人民共和国河北省・S62.10.6友好都市提携)\n太田市\n営口市(中華人民共和国遼寧省・S62.9.26提携)"
    )
    told = grouped(Scene(View(document(text, language="ja"), gazetteer)))
    assert {tuple(sorted(entity.name for entity in pair)) for pair, together in told.items() if together} == {
        ("バトルクリーク市", "高崎市"), ("承徳市", "高崎市"), ("営口市", "太田市"),
    }  # fmt: skip


def test_only_towns_with_brackets_of_their_own_are_partners(gazetteer: Gazetteer) -> None:
    text = (
        "姉妹都市のニュース\n札幌市\nミュンヘン市(ドイツ・1972年提携)の市長が来日し、ロンドン市長とも会談した。\n横浜市\n"
        "パリ市(2024年大会)に選手団を派遣。"
    )
    told = grouped(Scene(View(document(text, language="ja"), gazetteer)))
    assert {tuple(sorted(entity.name for entity in pair)) for pair, together in told.items() if together} == {
        ("ミュンヘン市", "札幌市")
    }


def test_a_list_ends_where_other_places_own_the_rows(gazetteer: Gazetteer) -> None:
    text = (
        "Twin towns of Bath are the following:\nAix-en-Provence, France\nBristol, England\nBordeaux, France\n"
        "Leeds, England\nDortmund, Germany"
    )
    told = announced(Scene(View(document(text, language="en"), gazetteer)))
    assert sorted(e.name for pair, together in told.items() if together for e in pair if e.name != "Bath") == [
        "Aix-en-Provence", "Bordeaux",
    ]  # fmt: skip


def test_a_place_is_described_before_its_partners(gazetteer: Gazetteer) -> None:
    text = (
        "Sister cities in New Zealand\nHastings\n83,000 pop.\n1 sister city\n- Guilin, China\nGroup for business\n"
        "- Lyon\nNapier\nA port\nOf old\nWith hills\nAnd wine\nAnd sheep\nAnd more\n- Lianyungang, China"
    )
    told = grouped(Scene(View(document(text, language="en"), gazetteer)))
    assert sorted(sorted(entity.name for entity in pair) for pair in told) == [["Guilin", "Hastings"]]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("zh-Hans", "友好城市\n城市 | 国家 | 结好时间\n长野市 | 日本 | 1981年4月\n天安市 | 韩国 | 1997年8月", [2, 3]),
        ("ja", "姉妹都市\n都市名 | 提携年月日\nトゥール市 | 1988年6月9日\n備考", [2]),
        ("en", "Sister cities\nCity | Date of signing\nTempe | May 1, 1989", [2]),
        ("zh-Hans", "石家庄市的友城\n日本 长野市(1981年4月19日缔结)\n韩国 天安市(1997年8月)", [1]),
        ("zh-Hans", "大会闭幕\n新缔结的两对是:山西省与蒙古国中戈壁省,武汉市与泰国曼谷市,掌声热烈。", [1]),
        # what the dates are nobody says; several places in a row
        ("zh-Hans", "友好城市\n城市 | 国家 | 来访\n长野市 | 日本 | 1981年4月", []),
        ("zh-Hans", "昆山市的友城\n欧洲:德国海尔布隆市(2015年6月签约)、法国索米尔市", []),
    ],
)
def test_what_tells_conclusions_without_a_verb(
    gazetteer: Gazetteer, language: str, text: str, expected: list[int]
) -> None:
    assert sorted(concluded(Scene(View(document(text, language=language), gazetteer)))) == expected
