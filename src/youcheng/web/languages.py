"""The interface's languages and their tags."""

from __future__ import annotations

from django.utils.translation import get_language

TAGS = {"zh-hans": "zh-Hans", "zh-hant": "zh-Hant", "en": "en", "ja": "ja"}
NAMES = {"zh-hans": "中文", "en": "English", "ja": "日本語"}
"""Each language by its own name, as the switcher shows it."""


def bcp47_tag(code: str) -> str:
    """A Django language code as the BCP 47 tag that goes into ``lang``: ``zh-hans`` → ``zh-Hans``."""
    return TAGS.get(code, code)


def current() -> str:
    """The reader's language as one of ``zh-hans``, ``en``, ``ja``."""
    code = get_language() or "en"
    return code if code in NAMES else "en"
