"""Pairs told by the order of places: lists paired off, and pair after pair."""

# ruff: noqa: E501 - sentences read best one to a line

from __future__ import annotations

import pytest
from tests.engines.reading.facts.conftest import Read, document

from youcheng.engines.gazetteer import Gazetteer
from youcheng.engines.reading.facts.ties.paired_off import paired_off
from youcheng.engines.reading.facts.ties.scene import Scene
from youcheng.engines.reading.facts.view import View


def pairs(gazetteer: Gazetteer, text: str, language: str) -> set[tuple[str, str]]:
    scene = Scene(View(document(text, language=language), gazetteer))
    told = paired_off(scene)
    return {tuple(sorted(entity.name for entity in pair)) for pair, together in told.items() if together}  # type: ignore[misc]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("zh-Hans", "青岛市、济南市分别与下关市、和歌山市缔结友好城市。", {("下关市", "青岛市"), ("和歌山市", "济南市")}),
        ("zh-Hans", "青岛和济南分别和德国曼海姆、日本和歌山市结为友好城市。", {("曼海姆", "青岛"), ("和歌山市", "济南")}),
        ("ja", "福井市と金沢市は、それぞれ中国の杭州市と蘇州市と友好都市である。", {("杭州市", "福井市"), ("蘇州市", "金沢市")}),
        ("ja", "札幌市、旭川市は、瀋陽市、ハルビン市とそれぞれ友好都市提携を結んでいる。", {("札幌市", "瀋陽市"), ("ハルビン市", "旭川市")}),
        (
            "en",
            "Cardiff and Swansea signed twinning agreements with Nantes and Mannheim respectively.",
            {("Cardiff", "Nantes"), ("Mannheim", "Swansea")},
        ),
        (
            "zh-Hans",
            "活动现场签署了三对友好城市协议：海口—朗布伊埃、三亚—阿拉木图、琼海—济州。",
            {("朗布伊埃", "海口"), ("三亚", "阿拉木图"), ("济州", "琼海")},
        ),
        (
            "ja",
            "松本市とソルトレークシティ市、上田市とダボス町、須坂市と四平市が姉妹・友好提携をしている。",
            {("ソルトレークシティ市", "松本市"), ("ダボス町", "上田市"), ("四平市", "須坂市")},
        ),
        (
            "en",
            "Honors for sister cities: Riverside-Sendai, San Diego-Yokohama and Pasadena-Mishima",
            {("Riverside", "Sendai"), ("San Diego", "Yokohama"), ("Mishima", "Pasadena")},
        ),
    ],
)  # fmt: skip
def test_order_tells_the_pairs(gazetteer: Gazetteer, language: str, text: str, expected: set[tuple[str, str]]) -> None:
    assert pairs(gazetteer, text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        # one subject; lists of unequal length; one country; not of ties
        ("zh-Hans", "青岛市分别与下关市、和歌山市缔结友好城市。"),
        ("zh-Hans", "青岛市、济南市分别与下关市、和歌山市、别府市缔结友好城市。"),
        ("zh-Hans", "青岛市、济南市分别与杭州市、苏州市缔结友好城市。"),
        ("zh-Hans", "青岛市、济南市的代表分别与下关市、和歌山市的客人座谈。"),
        ("en", "Bronte-Etna, Taormina-Naxos and Modica are looking for twin towns."),
    ],
)
def test_what_is_not_paired_off(gazetteer: Gazetteer, language: str, text: str) -> None:
    assert pairs(gazetteer, text, language) == set()


def test_crossings_are_no_ties(read: Read) -> None:
    text = "新闻\n青岛市、济南市、烟台市分别与下关市、和歌山市、别府市缔结友好城市。"
    ties = read(text, language="zh-Hans").of("tie")
    found = {tuple(party["text"] for party in fact.fields["parties"]): fact.confidence for fact in ties}  # type: ignore[union-attr,index,misc]
    assert found == {("青岛市", "下关市"): 0.9, ("济南市", "和歌山市"): 0.9, ("烟台市", "别府市"): 0.9}
