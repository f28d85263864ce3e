"""Partial ISO dates in the reader's words: never more precise than what is known."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from babel.dates import format_date, format_skeleton

from youcheng.web.languages import current

YEAR, MONTH, DAY = 4, 7, 10
LOCALES = {"zh-hans": "zh_Hans", "en": "en_GB", "ja": "ja"}
"""English dates are written day first, as nearly everywhere outside one country."""


@lru_cache(maxsize=4096)
def _words(partial: str, language: str) -> str:
    locale = LOCALES[language]
    try:
        year, month, day = int(partial[:4]), int(partial[5:7] or 1), int(partial[8:10] or 1)
        known = date(year, month, day)
    except ValueError:
        return partial
    if len(partial) <= YEAR:
        return str(year) if language == "en" else f"{year}年"
    if len(partial) <= MONTH:
        return str(format_skeleton("yMMMM", known, locale=locale, fuzzy=False))
    return str(format_date(known, format="long", locale=locale))


def date_words(partial: str, language: str | None = None) -> str:
    """``2019-10`` → “October 2019”, “2019年10月”; empty stays empty, and what is no date stays as it stands."""
    return _words(partial[:DAY], language or current()) if partial else ""
