"""Places."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def place_list(request: HttpRequest) -> HttpResponse:
    """Places."""
    return render(request, "portal/home.html")
