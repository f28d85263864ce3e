"""What every template may use without asking."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from youcheng.web.config import config


def site(request: HttpRequest) -> dict[str, Any]:
    """The installation's settings under ``site``."""
    return {"site": config()}
