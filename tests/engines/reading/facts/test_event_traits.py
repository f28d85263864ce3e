"""What a page shows of the event of a tie."""

from __future__ import annotations

import math

from tests.engines.reading.facts.conftest import document

from youcheng.engines.gazetteer import Gazetteer
from youcheng.engines.reading.facts.ties.event_traits import EventReader
from youcheng.engines.reading.facts.ties.merge import merge
from youcheng.engines.reading.facts.ties.pairs import pairs
from youcheng.engines.reading.facts.ties.place_traits import Traits
from youcheng.engines.reading.facts.ties.reader import raw_ties
from youcheng.engines.reading.facts.ties.scene import Scene
from youcheng.engines.reading.facts.view import View


def traits(gazetteer: Gazetteer, text: str, language: str) -> list[Traits]:
    """The traits of the ties that patterns read on a page, in page order."""
    view = View(document(text, language=language, published="2021-06-15"), gazetteer)
    facts = merge(view, raw_ties(view))
    scene = Scene(view, facts)
    reader = EventReader(scene, facts)
    of_pair: Traits = {"told.in_K": 1.0, "one.rank": 2.0}
    return [reader.of(pair, pair.fact, of_pair) for pair in pairs(scene, facts) if pair.fact]


def test_an_act_is_heard_in_its_clause_and_of_the_pair(gazetteer: Gazetteer) -> None:
    (seen,) = traits(gazetteer, "要闻\n6月3日,武汉市与日本大分市正式签署友好城市协议书。", "zh-Hans")
    assert seen["clause=done"] == seen["clause.signed"] == seen["local=signed"] == seen["widest=signed"] == 1
    assert seen["sentence.spans"] == seen["both.spans"] == 1
    assert seen["main"] == seen["language=zh"] == seen["kind=sister_city"] == seen["told=signed"] == 1
    assert seen["clause.acted-will"] == 1
    assert "wide.nothing" not in seen


def test_what_is_of_the_pair_comes_along_and_what_is_of_a_place_does_not(gazetteer: Gazetteer) -> None:
    (seen,) = traits(gazetteer, "News\nPortland signed a sister city agreement with Suzhou, China.", "en")
    assert seen["told.in_K"] == 1
    assert "one.rank" not in seen


def test_a_place_that_is_only_called_a_partner(gazetteer: Gazetteer) -> None:
    (seen,) = traits(gazetteer, "News\nPortland's sister city Suzhou, China sent a delegation to Portland.", "en")
    assert seen["called_before.partner"] == 1
    assert "called_before.home" not in seen


def test_a_date_beside_the_partner_and_what_lasts_since(gazetteer: Gazetteer) -> None:
    (signed,) = traits(gazetteer, "Hello, Portland\nPortland's sister city is Suzhou, China (1988).", "en")
    assert signed["date_after"] == 1
    assert "lasting_after" not in signed
    (lasts,) = traits(gazetteer, "Hello, Portland\nPortland's sister city is Suzhou, China (since 1988).", "en")
    assert lasts["date_after"] == lasts["lasting_after"] == 1


def test_how_early_a_page_speaks_of_a_tie(gazetteer: Gazetteer) -> None:
    text = "要闻\n天气晴朗。6月3日,武汉市与日本大分市正式签署友好城市协议书。"
    (seen,) = traits(gazetteer, text, "zh-Hans")
    assert seen["before"] == math.log(2)
    assert seen["share_before"] == 0.5
    assert seen["sentences"] == math.log(3)
    assert seen["precision"] == len("2021-06-03")


def test_a_row_of_conclusions(gazetteer: Gazetteer) -> None:
    text = "友好城市一览\n太原市的友好城市:\n友好城市 | 结好时间\n日本姬路市 | 1987年\n"
    assert [seen["concluded"] for seen in traits(gazetteer, text, "zh-Hans")] == [1]
