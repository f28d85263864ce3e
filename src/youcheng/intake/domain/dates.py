"""Partial dates and moments in words: never more precise than what is known."""

from __future__ import annotations

from datetime import datetime

from babel.dates import format_datetime
from django.utils import timezone

from youcheng.web.dates import date_words
from youcheng.web.languages import current

__all__ = ["date_words", "moment_words", "published_words"]


def moment_words(moment: datetime) -> str:
    """Day and minute in the office's time zone, which the page names once."""
    return str(format_datetime(timezone.localtime(moment), "d MMM y HH:mm" if current() == "en" else "y-MM-dd HH:mm"))


def published_words(published: str) -> str:
    """When a page was published, with the time of day where it states one."""
    day, _separator, time = published.partition("T")
    return f"{date_words(day)} {time[:5]}".strip()
