"""Pairs of places in the name of what twins them."""

from __future__ import annotations

import pytest
from tests.engines.reading.facts.conftest import document

from youcheng.engines.gazetteer import Gazetteer
from youcheng.engines.reading.facts.ties.scene import Scene
from youcheng.engines.reading.facts.ties.twinned import twinned
from youcheng.engines.reading.facts.view import View


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The Ilkley-Coutances Town Twinning: 50 years", {("Coutances", "Ilkley")}),
        (
            "en",
            "She is treasurer of the St. Louis - Samara (Russia) Sister City Committee.",
            {("Samara", "St. Louis")},
        ),
        ("ja", "名寄・リンゼイ姉妹都市友好委員会が表彰された。", {("リンゼイ", "名寄")}),
        ("en", "The Dallas and Houston Sister Cities Association met.", set()),  # of one country
        ("en", "Dallas and Kobe held sister city talks.", set()),
        ("en", "Dallas, Kobe: sister cities met.", set()),
        ("ja", "名寄市と東京の姉妹都市協会", set()),
        ("ja", "ミュンヘン市・ポートランド市姉妹都市協会", set()),  # two partners of one city
        ("en", "The Hubballi-Dharwad Twin Cities saw rain.", set()),
    ],
)
def test_a_society_named_after_two_places_ties_them(
    gazetteer: Gazetteer, language: str, text: str, expected: set[tuple[str, str]]
) -> None:
    told = twinned(Scene(View(document(text, language=language), gazetteer)))
    assert {tuple(sorted(entity.name for entity in pair)) for pair in told} == expected
