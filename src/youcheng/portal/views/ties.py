"""The list of ties."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def tie_list(request: HttpRequest) -> HttpResponse:
    """The list of ties."""
    return render(request, "portal/home.html")
