"""Numbers with their bounds, in the reader's notation."""

from __future__ import annotations

from decimal import Decimal

from babel.numbers import format_decimal
from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from youcheng.web.languages import bcp47_tag, current

SIGNS = {"exact": "", "at_least": "≥", "more_than": "＞", "about": "≈", "nearly": "≲", "at_most": "≤", "range": ""}
WORDS: dict[str, str | Promise] = {
    "exact": "",
    "at_least": pgettext_lazy("bound of a number", "at least"),
    "more_than": pgettext_lazy("bound of a number", "more than"),
    "about": pgettext_lazy("bound of a number", "about"),
    "nearly": pgettext_lazy("bound of a number", "nearly"),
    "at_most": pgettext_lazy("bound of a number", "at most"),
    "range": "",
}


def number_words(value: Decimal | float, language: str | None = None) -> str:
    """``1200`` → “1,200”, without digits that say nothing."""
    locale = bcp47_tag(language or current()).replace("-", "_")
    return str(format_decimal(Decimal(str(value)).normalize(), format="#,##0.####", locale=locale))
