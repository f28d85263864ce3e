"""The engine's reasons in three languages."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import translation

from youcheng.planning.domain.partner_places import PlaceCard
from youcheng.planning.domain.partner_reasons import ReasonWords, against, in_favour, places_named, reason_words

CARDS = {"a": PlaceCard("a", "Alpha", "en"), "b": PlaceCard("b", "Beta", "en")}


def _text(code: str, values: dict[str, Any], language: str = "en") -> str:
    with translation.override(language):
        (words,) = reason_words([{"code": code, "weight": 1.0, "values": values}], CARDS)
    return words.text


@pytest.mark.parametrize(
    ("code", "values", "expected"),
    [
        ("partners_of_partners", {"shared": 0, "through": []}, "You have no partner in common."),
        (
            "partners_of_partners",
            {"shared": 2, "through": ["a", "b"]},
            "Partner of your own partners: Alpha, Beta.",
        ),
        (
            "partners_of_partners",
            {"shared": 9, "through": ["a"]},
            "Partner of 9 of your partners, among them Alpha.",
        ),
        (
            "nearby",
            {"district_ties": 14, "tied_to_candidate": ["b"]},
            "14 ties join your surroundings with its surroundings. Near you, it is a partner of Beta.",
        ),
        (
            "nearby",
            {"district_ties": 0, "tied_to_candidate": []},
            "No tie joins your surroundings with its surroundings yet.",
        ),
        (
            "affinity",
            {"countries": ["CN", "JP"], "country_ties": 1400, "times_expected": 5.02, "common_language": 0.25},
            "1,400 ties join China and Japan, 5 times what chance would give. "
            "At least 25% of both peoples share a language.",
        ),
        (
            "portfolio",
            {"own_ties": 0, "their_ties": 0},
            "As far as is known, neither has a partner in the other's country.",
        ),
        (
            "portfolio",
            {"own_ties": 1, "their_ties": 3},
            "Known partners in your country: 3; yours in its country: 1.",
        ),
        ("distance", {"km": 1216, "latitudes": [47.7, -40.0]}, "1,216 km apart, at 47.7° N and 40° S."),
        ("distance", {"km": None, "latitudes": [None, None]}, "The distance is unknown."),
        ("size", {"populations": [100, 150]}, "Of similar size: 100 and 150 inhabitants."),
        ("size", {"populations": [100, 151]}, "100 and 151 inhabitants."),
        ("size", {"populations": [None, 5]}, "How many people live in one of the two is unknown."),
        ("standing", {"ties": 1, "seats": 0}, "It has 1 known tie."),
        (
            "standing",
            {"ties": 0, "seats": 2},
            "It has no known tie. Both are seats of a regional or national government.",
        ),
        ("name", {"names": ["X", "Y"]}, "Their names: X and Y."),
    ],
)
def test_every_reason_has_its_sentence(code: str, values: dict[str, Any], expected: str) -> None:
    assert _text(code, values) == expected


def test_reasons_speak_chinese_and_japanese() -> None:
    nearby = {"district_ties": 14, "tied_to_candidate": ["a", "b"]}
    assert _text("nearby", nearby, "zh-hans") == (
        "贵地周边与对方周边之间已有14对友城关系。在贵地附近，对方是Alpha、Beta的友城。"
    )
    assert _text("distance", {"km": 1216, "latitudes": [47.7, 40.6]}, "ja") == (
        "距離は1,216 km、北緯47.7度と北緯40.6度にあります。"
    )


def test_what_speaks_for_and_against_is_told_apart_by_weight() -> None:
    words = [ReasonWords("size", "", "", weight) for weight in (1.0, 0.3, 0.1, -0.05, -0.1, -0.9)]
    assert [one.strength for one in in_favour(words)] == ["strong", "fair", "slight"]
    assert [one.weight for one in against(words)] == [-0.1, -0.9]


def test_the_places_that_reasons_name() -> None:
    reasons = [
        {"values": {"through": ["a"], "shared": 1}},
        {"values": {"tied_to_candidate": ["b"], "district_ties": 2}},
        {"values": {"ties": 3}},
    ]
    assert places_named(reasons) == {"a", "b"}
