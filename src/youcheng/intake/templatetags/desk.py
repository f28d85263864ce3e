"""Dates and moments in the reader's words."""

from __future__ import annotations

from datetime import datetime

from django import template

from youcheng.intake.domain.dates import date_words, moment_words

register = template.Library()


@register.filter
def partial_date(value: str) -> str:
    """``2019-10`` → “October 2019”."""
    return date_words(value)


@register.filter
def moment(value: datetime) -> str:
    """A moment in the office's time zone."""
    return moment_words(value)
