"""The map component with possible ties: ``{% possible_ties_map address %}``."""

from __future__ import annotations

from typing import Any

import orjson
from django import template
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from youcheng.web.languages import current

register = template.Library()


@register.inclusion_tag("planning/partners/map.html", takes_context=True)
def possible_ties_map(context: template.Context, address: str) -> dict[str, Any]:
    """A place for the map of a place and some candidates."""
    gestures = "CooperativeGesturesHandler"
    labels = {
        "count": {
            "one": ngettext("%(n)s possible tie", "%(n)s possible ties", 1) % {"n": "{n}"},
            "other": ngettext("%(n)s possible tie", "%(n)s possible ties", 2) % {"n": "{n}"},
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
    return {
        "address": address,
        "labels": orjson.dumps(labels).decode(),
        "place_url": f"/{current()}/place/",
        "tie_url": reverse("partners:between"),
        "site": context["site"],
    }
