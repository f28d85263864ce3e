"""Dates and moments in the reader's words."""

from __future__ import annotations

from datetime import datetime

from babel.numbers import format_percent
from django import template

from youcheng.intake.domain.dates import date_words, moment_words
from youcheng.web.languages import bcp47_tag, current

register = template.Library()


@register.filter
def partial_date(value: str) -> str:
    """``2019-10`` → “October 2019”."""
    return date_words(value)


@register.filter
def moment(value: datetime) -> str:
    """A moment in the office's time zone."""
    return moment_words(value)


@register.filter
def percent(share: float) -> str:
    """A share in the reader's notation: ``0.93`` → “93%”."""
    return str(format_percent(share, locale=bcp47_tag(current()).replace("-", "_")))
