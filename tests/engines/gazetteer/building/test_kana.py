"""Readings in Latin letters, as the towns themselves write them."""

from __future__ import annotations

import pytest

from youcheng.engines.gazetteer.building.kana import romanised


@pytest.mark.parametrize(
    ("kana", "latin"),
    [
        ("コウチ", "kochi"),
        ("トウキョウ", "tokyo"),
        ("オオサカ", "osaka"),
        ("オウラ", "ora"),
        ("コトウラ", "kotoura"),
        ("カツウラ", "katsuura"),
        ("ヤマノウチ", "yamanouchi"),
        ("サッポロ", "sapporo"),
        ("ハッチョウ", "hatcho"),
        ("ニイガタ", "niigata"),
        ("ジョウエツ", "joetsu"),
        ("シュウナン", "shunan"),
        ("", ""),
    ],
)
def test_reading(kana: str, latin: str) -> None:
    assert romanised(kana) == latin
