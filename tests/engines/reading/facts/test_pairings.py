"""Pairings of missions with places, told by sentences and rows."""

# ruff: noqa: E501 - Chinese characters count double

from __future__ import annotations

import pytest
from tests.engines.reading.facts.conftest import document

from youcheng.engines.gazetteer import Gazetteer
from youcheng.engines.reading.facts.pairings import read_pairings
from youcheng.engines.reading.facts.places.missions import find_missions
from youcheng.engines.reading.facts.view import View


def view_of(gazetteer: Gazetteer, text: str, language: str) -> View:
    return View(document(text, language=language, published="2021-10-01"), gazetteer)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("斐济驻华大使馆、中国驻卢旺达使馆、日本国驻上海总领事馆和驻外使领馆", "zh-Hans", ["斐济驻华大使馆", "驻卢旺达使馆", "驻上海总领事馆"]),
        ("在大阪総領事館とフランス大使館", "ja", ["在大阪総領事館", "フランス大使館"]),
        ("The Embassy of Fiji in Beijing, the Rwandan Embassy in Tokyo, the Chinese Consulate General in Osaka and the embassy", "en",
         ["Embassy of Fiji", "Rwandan Embassy", "Chinese Consulate General in Osaka"]),
    ],
)  # fmt: skip
def test_missions(gazetteer: Gazetteer, text: str, language: str, expected: list[str]) -> None:
    assert [text[one.start : one.end] for one in find_missions(view_of(gazetteer, text, language))] == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("9月13日,瓦努阿图驻华大使馆与云南省会泽县签署结对备忘录。", "zh-Hans", {("瓦努阿图驻华大使馆", "会泽县", "signed", "2021-09-13")}),
        ("驻智利使馆与麻栗坡县猛硐瑶族乡“一对一”结对帮扶", "zh-Hans", {("驻智利使馆", "猛硐瑶族乡", "signed", None)}),
        ("驻越南使馆、驻芝加哥总领馆分别与麻栗坡县天保镇、董干镇建立结对关系。", "zh-Hans",
         {("驻越南使馆", "天保镇", "signed", None), ("驻芝加哥总领馆", "董干镇", "signed", None)}),
        ("驻福冈总领馆拟与金平县结对共建。", "zh-Hans", {("驻福冈总领馆", "金平县", "proposed", None)}),
        ("使馆与街道结对名单\n麦子店街道——丹麦驻华大使馆\n建国门街道——马里驻华大使馆", "zh-Hans",
         {("丹麦驻华大使馆", "麦子店街道", "existing", None), ("马里驻华大使馆", "建国门街道", "existing", None)}),
        ("The Embassy of Fiji in Beijing and Huize County in Yunnan signed a memorandum on paired cooperation.", "en",
         {("Embassy of Fiji", "Huize", "signed", None)}),
        ("古巴驻华大使馆的外交官来到会泽县,与孩子们结对绘画。", "zh-Hans", set()),
        ("绍兴市第一中学与沐川县沐川中学签订结对帮扶协议,大使馆官员曾来参观。", "zh-Hans", set()),
        ("The embassy paired its reception with a concert; the mayor of Sakai attended.", "en", set()),
    ],
)  # fmt: skip
def test_pairings(
    gazetteer: Gazetteer, text: str, language: str, expected: set[tuple[str, str, str, str | None]]
) -> None:
    found = read_pairings(view_of(gazetteer, text, language))
    assert all(fact.fields["kind"] == "pairing" and fact.fields["level"] == "mixed" for fact in found)
    assert all(item.quote == text[item.start : item.end] for fact in found for item in fact.evidence)
    roles = [[party["role"] for party in fact.fields["parties"]] for fact in found]  # type: ignore[index, union-attr]
    assert roles == [["mission", "government"]] * len(found)
    assert {(*(p["text"] for p in f.fields["parties"]), f.fields["event"], f.fields["date"]) for f in found} == expected  # type: ignore[index, union-attr, misc]
