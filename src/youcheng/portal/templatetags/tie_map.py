"""The map of ties as a tag: ``{% tie_map "country=CN" modifier="map--modest" %}``."""

from __future__ import annotations

from typing import Any

import orjson
from django import template
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from youcheng.web.languages import current

register = template.Library()


def _labels() -> str:
    gestures = "CooperativeGesturesHandler"
    labels = {
        "count": {
            "one": ngettext("%(n)s tie", "%(n)s ties", 1) % {"n": "{n}"},
            "other": ngettext("%(n)s tie", "%(n)s ties", 2) % {"n": "{n}"},
        },
        "between": " – ",
        "locale": {
            "Map.Title": _("Movable map"),
            "NavigationControl.ZoomIn": _("Zoom in"),
            "NavigationControl.ZoomOut": _("Zoom out"),
            f"{gestures}.WindowsHelpText": _("Hold Ctrl and scroll to zoom the map"),
            f"{gestures}.MacHelpText": _("Hold ⌘ and scroll to zoom the map"),
            f"{gestures}.MobileHelpText": _("Use two fingers to move the map"),
        },
    }
    return orjson.dumps(labels).decode()


@register.inclusion_tag("portal/parts/map.html", takes_context=True)
def tie_map(context: template.Context, query: str = "", *, modifier: str = "") -> dict[str, Any]:
    """A place for the map of the ties that meet a query of the list's filters."""
    address = reverse("portal:map_ties")
    return {
        "address": f"{address}?{query}" if query else address,
        "modifier": modifier,
        "labels": _labels(),
        "place_url": f"/{current()}/place/",
        "tie_url": reverse("portal:tie_between"),
        "site": context["site"],
    }
