"""Words of a source in their own language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from youcheng.registry.name_languages import tag_of


def words(text: str, language: str) -> SafeString:
    """A run of words with its ``lang``; empty stays empty."""
    return format_html('<span lang="{}">{}</span>', tag_of(language), text) if text else SafeString("")


def word_list(texts: Iterable[Mapping[str, str]]) -> SafeString:
    """``[{"text", "language"}]`` as a list."""
    items = format_html_join("", "<li>{}</li>", ((words(item["text"], item.get("language", "")),) for item in texts))
    return format_html('<ul class="plain-list">{}</ul>', items) if items else SafeString("")
