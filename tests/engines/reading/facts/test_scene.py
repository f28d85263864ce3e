"""A page as the second look at ties sees it."""

# ruff: noqa: E501 - Chinese characters count double

from __future__ import annotations

import pytest
from tests.engines.reading.facts.conftest import document

from youcheng.engines.gazetteer import Gazetteer
from youcheng.engines.reading.facts.ties.merge import merge
from youcheng.engines.reading.facts.ties.reader import raw_ties
from youcheng.engines.reading.facts.ties.scene import Scene
from youcheng.engines.reading.facts.view import View

LIST = (
    "烟台市国际友城\n友好城市有:\n日本别府市\n韩国群山市\n英国安格斯郡\n以上三座城市每年都派团来访,并在当地举办展览。"
)


def scene_of(gazetteer: Gazetteer, text: str, language: str = "zh-Hans", publisher: str | None = None) -> Scene:
    view = View(document(text, language=language, publisher=publisher), gazetteer)
    return Scene(view, merge(view, raw_ties(view)))


def test_a_place_has_all_its_mentions(gazetteer: Gazetteer) -> None:
    scene = scene_of(gazetteer, "青岛市\n德国曼海姆市客人来到青岛。青岛与曼海姆结为友好城市。")
    named = {entity.name: [m.sentence for m in entity.mentions] for entity in scene.entities.values()}
    assert named == {"青岛市": [0, 1, 2], "曼海姆市": [1, 2]}
    assert [(e.name, e.country, e.in_title, e.rank) for e in scene.entities.values()] == [
        ("青岛市", "CN", True, 0),
        ("曼海姆市", "DE", False, 1),
    ]


def test_short_forms_are_the_place_they_stand_for(gazetteer: Gazetteer) -> None:
    scene = scene_of(gazetteer, "江苏与维多利亚州\n江苏省与澳大利亚维多利亚州结为友好省州。维州客人来访。")
    assert sorted(entity.name for entity in scene.entities.values()) == ["江苏省", "维多利亚州"]


@pytest.mark.parametrize(
    ("text", "language", "countries"),
    [
        ("ゼノヴァカ市とビルネア市は青森市の姉妹都市。", "ja", {"ゼノヴァカ市": "?ゼノヴァカ", "ビルネア市": "?ビルネア", "青森市": "JP"}),
        ("第聂伯罗维奇市与梦幻新市均为武汉市友城。", "zh-Hans", {"第聂伯罗维奇市": "?第聂伯罗维奇", "梦幻新市": None, "武汉市": "CN"}),
    ],
)  # fmt: skip
def test_unknown_names_in_transliteration_lie_abroad_each_in_a_country_of_its_own(
    gazetteer: Gazetteer, text: str, language: str, countries: dict[str, str | None]
) -> None:
    entities = scene_of(gazetteer, text, language).entities.values()
    assert {entity.name: entity.country for entity in entities} == countries


def test_a_state_of_its_own_is_no_short_form(gazetteer: Gazetteer) -> None:
    scene = scene_of(gazetteer, "友好省州\n湖北省与德国萨克森州、天津市与德国萨尔州结为友好省州。")
    assert sorted(entity.name for entity in scene.entities.values()) == ["天津市", "湖北省", "萨克森州", "萨尔州"]


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("结好五周年\n正定县与美国马斯卡廷市是友城。马斯克廷市长来到正定县。", "zh-Hans", ["正定县", "马斯卡廷市"]),
        ("Durban and Xiamen\nDurban, South Africa is twinned with Xiamen, China. Xaimen sent a lion.", "en", ["Durban", "Xiamen"]),
        ("Nara and Nora\nNara, Japan is twinned with Canberra, Australia. Nora sent a lion.", "en", ["Canberra", "Nara", "Nora"]),
    ],
)  # fmt: skip
def test_a_misspelt_long_name_is_the_place_that_is_known(
    gazetteer: Gazetteer, text: str, language: str, names: list[str]
) -> None:
    scene = scene_of(gazetteer, text, language=language)
    assert sorted(entity.name for entity in scene.entities.values()) == names


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        (
            "Tromsø and friends\nTromsø, Norway is twinned with Murmansk, Russia. Tromso sent a lion.",
            "en",
            ["Murmansk", "Tromsø"],
        ),
        (
            "Twins\nSariyer Municipality is twinned with Enfield. Sariyer wrote.",
            "en",
            ["Enfield", "Sariyer Municipality"],
        ),
        ("友城\n凱山市與德國曼海姆市結好。凯山市客人來訪。", "zh-Hant", ["凱山市", "曼海姆市"]),
        ("友城\n南京市与德国曼海姆结好。Mannheim的客人来访。", "zh-Hans", ["南京市", "曼海姆"]),
    ],
)
def test_spellings_of_one_name_are_one_place(gazetteer: Gazetteer, text: str, language: str, names: list[str]) -> None:
    scene = scene_of(gazetteer, text, language=language)
    assert sorted(entity.name for entity in scene.entities.values()) == names


def test_a_prefecture_and_its_city_of_the_same_name_are_two_places(gazetteer: Gazetteer) -> None:
    scene = scene_of(gazetteer, "友城\n四川省与广岛县是友好省县，重庆市与广岛市是友好城市。广岛客人来访。")
    named = {entity.name: len(entity.mentions) for entity in scene.entities.values()}
    assert named == {"四川省": 1, "广岛县": 1, "重庆市": 1, "广岛市": 2}


def test_the_publisher_is_a_place_of_the_page(gazetteer: Gazetteer) -> None:
    scene = scene_of(gazetteer, "要闻\n我市与日本长野市结为友好城市。", publisher="石家庄市外事办公室")
    assert [(e.name, e.publishes) for e in scene.entities.values()] == [("长野市", False), ("石家庄市", True)]


def test_how_far_talk_of_ties_is(gazetteer: Gazetteer) -> None:
    scene = scene_of(gazetteer, "要闻\n武汉市与大分市是友好城市。大分市客人来访。他们参观了学校。")
    assert scene.since == [100, 0, 1, 2]
    assert scene.until == [1, 0, 101, 100]


def test_rows_stand_under_their_heading(gazetteer: Gazetteer) -> None:
    scene = scene_of(gazetteer, LIST)
    assert scene.listed == [True, True, True, True, True, True]
    assert [rows and (rows.heading, rows.rows) for rows in scene.rows] == [
        None,
        None,
        (0, (2, 3, 4)),
        (0, (2, 3, 4)),
        (0, (2, 3, 4)),
        None,
    ]


def test_the_kind_in_a_conference_s_name_is_none(gazetteer: Gazetteer) -> None:
    assert "K" not in scene_of(gazetteer, "要闻\n中国国际友好城市大会在昆明市举行。").types[1]


def test_the_kind_in_a_table_of_contents_is_none(gazetteer: Gazetteer) -> None:
    scene = scene_of(
        gazetteer, "目次\n1 長野市と石家荘市の友好都市提携 ・・・・・・・・ 5\n長野市と石家荘市は友好都市。", "ja"
    )
    assert ["K" in types for types in scene.types] == [False, False, True]
    for text in ("大分市の友好都市・・・・・・中国武漢市(昭和54年)", "Sister city: ......... Kobe, Japan, 1957"):
        assert "K" in scene_of(gazetteer, f"目次\n{text}", "ja" if "市" in text else "en").types[1]


def test_a_row_whose_name_only_its_list_tells(gazetteer: Gazetteer) -> None:
    scene = scene_of(gazetteer, "臺南市姊妹市一覽\n國別|城市|締盟日\n美國|聖荷西|66.12.8\n波札那|自由城", "zh-Hant")
    assert {entity.name: len(entity.mentions) for entity in scene.entities.values()} == {
        "臺南市": 1,
        "聖荷西": 1,
        "自由城": 0,
    }
