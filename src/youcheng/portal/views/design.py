"""The living page of the design system: every token and component as it is."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from youcheng import web

TOKENS = Path(web.__file__).parent / "frontend" / "css" / "tokens.css"
COLOUR = re.compile(r"^\s*--([a-z0-9-]+):\s*#[0-9a-f]{6};", re.MULTILINE)
SIZES = ("xs", "s", "m", "l", "xl", "2xl")


@lru_cache(maxsize=1)
def colour_names() -> tuple[str, ...]:
    """The names of the colour tokens, in the order of their definition."""
    return tuple(COLOUR.findall(TOKENS.read_text(encoding="utf-8")))


@require_safe
def design(request: HttpRequest) -> HttpResponse:
    """Show tokens and components."""
    return render(request, "portal/design.html", {"colours": colour_names(), "sizes": SIZES})
