"""Dates and moments as the public pages show them."""

from __future__ import annotations

from datetime import datetime
from html import escape

from babel.dates import format_datetime
from django.utils import timezone
from django.utils.safestring import SafeString

from youcheng.web.dates import DAY, LOCALES, date_words
from youcheng.web.languages import current


def date_html(partial: str) -> SafeString:
    """The words in a ``<time>`` that keeps the precise form."""
    return SafeString(
        f'<time datetime="{escape(partial[:DAY])}">{escape(date_words(partial))}</time>' if partial else ""
    )


def moment_words(moment: datetime | None) -> str:
    """A moment in the office's time zone, which is named."""
    if moment is None:
        return ""
    local = timezone.localtime(moment)
    locale = LOCALES[current()]
    words = format_datetime(local, "medium", locale=locale)
    return f"{words} ({timezone.get_current_timezone_name()})"


def day_words(moment: datetime | None) -> str:
    """The day of a moment in the office's time zone."""
    return date_words(timezone.localtime(moment).date().isoformat()) if moment else ""
