"""Template tags and filters available in every template."""

from __future__ import annotations

from django import template
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from youcheng.web.chrome import (
    Choice,
    appearance_choices,
    language_choices,
    navigation_entries,
    night_media_of,
)
from youcheng.web.languages import bcp47_tag

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
