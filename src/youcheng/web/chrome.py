"""What surrounds every page: navigation, the language switcher, light and dark."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from youcheng.web.languages import NAMES, bcp47_tag, current

APPEARANCE_COOKIE = "appearance"
NIGHT_MEDIA = {"light": "not all", "dark": "screen", "auto": "screen and (prefers-color-scheme: dark)"}
APPEARANCE_LABELS = {"auto": _("As on this device"), "light": _("Light"), "dark": _("Dark")}


@dataclass(frozen=True, slots=True)
class Choice:
    """A link among alternatives; ``current`` is the value of ``aria-current``, empty for the others."""

    url: str
    label: str | Promise
    current: str = ""
    key: str = ""
    tag: str = ""
    name: str = ""


def appearance_of(request: HttpRequest) -> str:
    """``light``, ``dark`` or ``auto``, as the visitor chose."""
    choice = request.COOKIES.get(APPEARANCE_COOKIE, "auto")
    return choice if choice in NIGHT_MEDIA else "auto"


def night_media_of(request: HttpRequest) -> str:
    """For which media the night style sheet applies."""
    return NIGHT_MEDIA[appearance_of(request)]


def navigation_entries(request: HttpRequest) -> list[Choice]:
    """The masthead's entries, the section the visitor is in marked."""
    entries = [("portal:ties", _("Ties")), ("portal:places", _("Places")), ("portal:data", _("Data"))]
    choices = []
    for view, label in entries:
        url = reverse(view)
        here = "page" if request.path == url else "true" if request.path.startswith(url) else ""
        choices.append(Choice(url, label, here))
    return choices


def language_choices(request: HttpRequest) -> list[Choice]:
    """The address of this page in every language; only the prefix differs."""
    language = current()
    prefix = f"/{language}/"
    path = request.get_full_path()
    rest = path[len(prefix) :] if path.startswith(prefix) else ""
    return [
        Choice(f"/{code}/{rest}", name, "true" if code == language else "", tag=bcp47_tag(code), name=name)
        for code, name in NAMES.items()
    ]


def appearance_choices(request: HttpRequest) -> list[Choice]:
    """Links that set light, dark or as on the device, and lead back here."""
    chosen = appearance_of(request)
    address = reverse("portal:appearance")
    return [
        Choice(
            f"{address}?{urlencode({'choice': key, 'next': request.get_full_path()})}",
            label,
            "true" if key == chosen else "",
            key=key,
        )
        for key, label in APPEARANCE_LABELS.items()
    ]
