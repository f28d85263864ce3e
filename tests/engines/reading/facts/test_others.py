"""Whose the other sister cities of a page are."""

# ruff: noqa: E501 - sentences read best one to a line

from __future__ import annotations

import pytest
from tests.engines.reading.facts.conftest import Read, document

from youcheng.engines.gazetteer import Gazetteer
from youcheng.engines.reading.facts.ties.others import others
from youcheng.engines.reading.facts.ties.scene import Scene
from youcheng.engines.reading.facts.view import View


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Kigali has become Oakland's 14th sister city. The others are Fukuoka, Japan; Dalian, China; and Livorno, Italy.", {"Oakland": ["Dalian", "Fukuoka", "Livorno"]}),
        ("en", "The pact makes Birmingham the 12th sister city of Guangzhou, following Fukuoka, Manila and Vancouver.", {"Guangzhou": ["Fukuoka", "Manila", "Vancouver"]}),
        ("zh-Hans", "蒙特雷市成为沈阳市第19座国际友好城市。其他18座友城是札幌市、都灵市、芝加哥市等。", {"沈阳市": ["札幌市", "芝加哥市", "都灵市"]}),
        ("ja", "紹興市は西宮市の5番目の友好都市となった。ほかの姉妹都市はスポーケン市、ロンドリーナ市など。", {"西宮市": ["スポーケン市", "ロンドリーナ市"]}),
        # nobody's others; others of nobody's Nth
        ("en", "Kigali has become Oakland's 14th sister city. Fukuoka, Dalian and Livorno sent letters.", {}),
        ("zh-Hans", "蒙特雷市与沈阳市结为友好城市。其他城市有札幌市、都灵市。", {}),
    ],
)  # fmt: skip
def test_the_others_are_the_owner_s(
    gazetteer: Gazetteer, language: str, text: str, expected: dict[str, list[str]]
) -> None:
    scene = Scene(View(document(text, language=language), gazetteer))
    told = others(scene)
    owned: dict[str, list[str]] = {}
    for pair in (pair for pair, together in told.items() if together):
        (owner,) = [entity.name for entity in pair if entity.name in ("Oakland", "Guangzhou", "沈阳市", "西宮市")]
        owned.setdefault(owner, []).extend(entity.name for entity in pair if entity.name != owner)
    assert {owner: sorted(partners) for owner, partners in owned.items()} == expected
    assert len(told) == 2 * sum(map(len, owned.values()))


def test_the_newcomer_has_none_of_them(read: Read) -> None:
    text = "News\nKigali has become Oakland's 14th sister city. The others are Fukuoka, Japan; Dalian, China; and Livorno, Italy."
    assert {(a, b) for a, b, *_ in read(text, language="en").ties()} == {
        ("Oakland", "Kigali"), ("Oakland", "Fukuoka"), ("Oakland", "Dalian"), ("Oakland", "Livorno"),
    }  # fmt: skip
