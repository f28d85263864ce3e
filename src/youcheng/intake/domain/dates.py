"""Partial dates and moments in words: never more precise than what is known."""

from __future__ import annotations

from datetime import date, datetime

from babel.dates import format_date, format_datetime, format_skeleton
from django.utils import timezone

from youcheng.web.languages import current

LOCALES = {"zh-hans": "zh_Hans", "en": "en_GB", "ja": "ja"}
YEAR, MONTH, DAY = 4, 7, 10


def date_words(partial: str) -> str:
    """``2019`` → “2019”, ``2019-10`` → “October 2019”, ``2019-10-23`` → “23 October 2019”; else as it stands."""
    locale = LOCALES[current()]
    try:
        known = date(int(partial[:4]), int(partial[5:7] or 1), int(partial[8:10] or 1))
    except ValueError:
        return partial
    if len(partial) <= YEAR:
        return partial if current() == "en" else f"{partial}年"
    if len(partial) <= MONTH:
        return str(format_skeleton("yMMMM", known, locale=locale, fuzzy=False))
    return str(format_date(known, format="long", locale=locale))


def moment_words(moment: datetime) -> str:
    """Day and minute in the office's time zone, which the page names once."""
    return str(format_datetime(timezone.localtime(moment), "d MMM y HH:mm" if current() == "en" else "y-MM-dd HH:mm"))


def published_words(published: str) -> str:
    """When a page was published, with the time of day where it states one."""
    day, _separator, time = published.partition("T")
    return f"{date_words(day)} {time[:5]}".strip()
