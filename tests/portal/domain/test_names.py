"""Names for a reader."""

from __future__ import annotations

import pytest
from django.utils import translation

from youcheng.portal.domain.names import Named, place_name
from youcheng.registry.models import Place


def place(**names: str) -> Place:
    """A place that is not stored."""
    return Place(**{"entity_id": "gn:1", "country": "FR", **names})


@pytest.mark.parametrize(
    ("language", "text", "tag", "original"),
    [
        ("en", "Lyons", "en", "Lyon"),
        ("zh-hans", "里昂", "zh-Hans", "Lyon"),
        ("ja", "Lyons", "en", "Lyon"),
    ],
)
def test_the_readers_language_then_english_the_original_beside(
    language: str, text: str, tag: str, original: str
) -> None:
    with translation.override(language):
        found = place_name(place(name_en="Lyons", name_zh="里昂", name_local="Lyon"))

    assert (found.text, found.language, found.original, found.original_language) == (text, tag, original, "fr")


def test_a_japanese_reader_gets_chinese_characters_before_english() -> None:
    with translation.override("ja"):
        found = place_name(place(country="CN", name_en="Yichun", name_local="伊春市"))

    assert (found.text, found.language, found.original) == ("伊春市", "zh-Hans", "")


@pytest.mark.parametrize(
    "row",
    [
        {"entity_id": "wd:Q85", "country": "EG", "name_en": "Cairo", "name_local": "Kairo"},
        {"country": "AR", "name_en": "Buenos Aires", "name_local": "Буэнос-Айрес"},
        {"name_en": "Paris", "name_local": "Paris"},
    ],
)
def test_what_is_not_the_original_is_not_shown_as_such(row: dict[str, str]) -> None:
    with translation.override("en"):
        assert place_name(place(**row)).original == ""


def test_a_place_without_any_name_is_called_by_its_id() -> None:
    with translation.override("en"):
        assert place_name(place()).text == "gn:1"


def test_no_part_of_a_name_is_markup() -> None:
    name = Named("<b>", 'e"n', "&", "zh", '/x"y/')

    assert name.link == (
        '<a href="/x&quot;y/"><span lang="e&quot;n">&lt;b&gt;</span></a><span class="original" lang="zh">&amp;</span>'
    )
