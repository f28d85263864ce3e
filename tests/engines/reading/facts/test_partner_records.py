"""The dates that partners' records in lists tell."""

from __future__ import annotations

import pytest
from tests.engines.reading.facts.conftest import document

from youcheng.engines.gazetteer import Gazetteer
from youcheng.engines.reading.facts.ties.partner_records import record_date
from youcheng.engines.reading.facts.ties.scene import Scene
from youcheng.engines.reading.facts.view import View


def told(gazetteer: Gazetteer, language: str, text: str, partner: str, home: str) -> tuple[str, str, bool] | None:
    scene = Scene(View(document(text, language=language), gazetteer))
    by_name = {entity.name: entity for entity in scene.entities.values()}
    date = record_date(scene, by_name[partner], by_name[home])
    return (date.when.iso, date.how, date.below) if date else None


@pytest.mark.parametrize(
    ("language", "text", "partner", "home", "expected"),
    [
        (
            "ja",
            "山形市の姉妹都市\nトゥール市\nフランス共和国\n提携年月日 1988年6月9日\n成都市\n中華人民共和国\n1984.5.17",
            "トゥール市",
            "山形市",
            ("1988-06-09", "labelled", True),
        ),
        (
            "ja",
            "山形市の姉妹都市\nトゥール市\nフランス共和国\n提携年月日 1988年6月9日\n成都市\n中華人民共和国\n1984.5.17",
            "成都市",
            "山形市",
            ("1984-05-17", "alone", True),
        ),
        (
            "ja",
            "山形市は2市と友好都市です。\nトゥール市(フランス)\n国旗の画像\n1988年6月9日提携\n成都市(中国)\n1984年5月17日提携",
            "トゥール市",
            "山形市",
            ("1988-06-09", "labelled", True),
        ),
        (
            "zh-Hans",
            "昆山市的友城\n天安市\n结好时间\n1997年8月\n长野市",
            "天安市",
            "昆山市",
            ("1997-08", "labelled", True),
        ),
        (
            "en",
            "Sister cities of Yamagata\nGuilin, China | '94.10.18 | 740000",
            "Guilin",
            "Yamagata",
            ("1994-10-18", "row", False),
        ),
        (
            "en",
            "Sister cities of Yamagata\nGuilin, China\nSister city since 1994",
            "Guilin",
            "Yamagata",
            None,
        ),
        (
            "en",
            "Sister cities of Yamagata\nGuilin, China\nEstablished since 1994",
            "Guilin",
            "Yamagata",
            None,
        ),
        # the date belongs to the next partner
        ("zh-Hans", "昆山市的友城\n天安市\n长野市\n结好时间:1981年4月", "天安市", "昆山市", None),
        # no list
        (
            "zh-Hans",
            "昆山市代表团访问了天安市,同市长谈了今后两市在教育和文化上的合作,并出席了当地的节日。1997年8月缔结。",
            "天安市",
            "昆山市",
            None,
        ),
    ],
)
def test_a_record_tells_its_date(
    gazetteer: Gazetteer,
    language: str,
    text: str,
    partner: str,
    home: str,
    expected: tuple[str, str, bool] | None,
) -> None:
    assert told(gazetteer, language, text, partner, home) == expected
