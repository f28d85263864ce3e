"""Pairs that a form tells, label by label."""

from __future__ import annotations

import pytest
from tests.engines.reading.facts.conftest import document

from youcheng.engines.gazetteer import Gazetteer
from youcheng.engines.reading.facts.ties.forms import filled_in
from youcheng.engines.reading.facts.ties.scene import Scene
from youcheng.engines.reading.facts.view import View


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "ja",
            "提携データ\n自治体名称 | 茨木市\nホームページ\n提携相手先 | ミネアポリス市",
            {("ミネアポリス市", "茨木市")},
        ),
        (
            "ja",
            "市町村の交流\n【自治体名】琿春市\n【提携先】境港市\n【自治体名】保定市\n【提携先】米子市",
            {("境港市", "琿春市"), ("保定市", "米子市")},
        ),
        ("zh-Hans", "友城登记表\n中方城市：徐州市\n外方城市：德国埃尔福特市", {("埃尔福特市", "徐州市")}),
        ("ja", "自治体名称 | 茨木市\n自治体名称 | 堺市", set()),
        ("zh-Hans", "中方北京市副市长、日方横滨市市长出席上海市友好城市周年活动。", set()),
        ("ja", "市町村名: 茨木市\n姉妹都市なし\n町村名 島本町\n相手先: マニラ市", set()),
        ("ja", "提携先 | ミネアポリス市\n自治体名称 | 茨木市", set()),
        ("ja", "自治体名称 | 茨木市\n提携先 | 堺市", set()),  # of one country
    ],
)
def test_the_two_sides_of_a_form(
    gazetteer: Gazetteer, language: str, text: str, expected: set[tuple[str, str]]
) -> None:
    told = filled_in(Scene(View(document(text, language=language), gazetteer)))
    assert {tuple(sorted(entity.name for entity in pair)) for pair in told} == expected
