"""Sentences: where they end, and where they do not."""

from __future__ import annotations

import pytest
from tests.engines.reading.facts.conftest import document

from youcheng.engines.reading.facts.sentences import split


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Kobe came. Riga left.", ["Kobe came.", "Riga left."]),
        ("en", "Before the world.Kobe and Riga signed.", ["Before the world.", "Kobe and Riga signed."]),
        ("en", "See example.com for St. Louis, U.S. towns.", ["See example.com for St. Louis, U.S. towns."]),
        ("en", "Twin towns\nKobe", ["Twin towns", "Kobe"]),
        ("zh-Hans", "两市结好。客人来访!", ["两市结好。", "客人来访!"]),
        ("ja", "「歓迎します。」と市長", ["「歓迎します。」", "と市長"]),
    ],
)  # fmt: skip
def test_sentences(language: str, text: str, expected: list[str]) -> None:
    found = split(document(text, language=language), text, language.partition("-")[0])
    assert [text[one.start : one.end] for one in found] == expected


def test_a_sentence_without_end_is_cut_at_a_mark() -> None:
    text = "大分市、" * 2_500 + "の友好都市"
    found = split(document(text, language="ja"), text, "ja")
    assert "".join(text[one.start : one.end] for one in found) == text
    assert [one.end - one.start for one in found[:2]] == [4_000, 4_000]
    assert all(text[one.start :].startswith("大分市") for one in found)
