"""Template tags and filters available in every template."""

from __future__ import annotations

from babel.numbers import format_decimal
from django import template
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from youcheng.web.chrome import (
    Choice,
    appearance_choices,
    language_choices,
    navigation_entries,
    night_media_of,
)
from youcheng.web.languages import bcp47_tag, current

register = template.Library()

register.filter("bcp47", bcp47_tag)

STANDINGS = {
    "none": _("unverified"),
    "imported": _("imported"),
    "reviewed": _("reviewed"),
    "confirmed": _("confirmed"),
    "proposed": _("proposed"),
    "accepted": _("accepted"),
    "corrected": _("corrected"),
    "rejected": _("rejected"),
    "superseded": _("superseded"),
}


@register.filter
def standing_label(standing: str) -> str | Promise:
    """The word for a claim's status or verification."""
    return STANDINGS.get(standing, standing)


@register.filter
def badge(standing: str) -> SafeString:
    """A standing by shape and word; what ``web/badge.html`` shows, for rows built in Python."""
    return format_html('<span class="badge badge--{}">{}</span>', standing, standing_label(standing))


@register.filter
def number(value: float) -> str:
    """A number in the reader's notation."""
    return str(format_decimal(value, locale=bcp47_tag(current()).replace("-", "_")))


@register.filter
def unlocalized(value: float) -> str:
    """A number for a program to read, such as an SVG attribute."""
    return repr(value)


@register.filter
def night_media(request: HttpRequest) -> str:
    """The ``media`` of the night style sheet for this visitor."""
    return night_media_of(request)


@register.simple_tag(takes_context=True)
def main_navigation(context: template.Context) -> list[Choice]:
    """The masthead's entries."""
    return navigation_entries(context["request"])


@register.simple_tag(takes_context=True)
def languages(context: template.Context) -> list[Choice]:
    """This page in each language."""
    return language_choices(context["request"])


@register.simple_tag(takes_context=True)
def appearances(context: template.Context) -> list[Choice]:
    """Light, dark or as the device has it."""
    return appearance_choices(context["request"])


@register.inclusion_tag("web/alternates.html", takes_context=True)
def alternates(context: template.Context) -> dict[str, object]:
    """``hreflang`` links to this page in every language."""
    request: HttpRequest = context["request"]
    return {"origin": f"{request.scheme}://{request.get_host()}", "choices": language_choices(request)}
