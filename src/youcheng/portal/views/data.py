"""Sources, licences and definitions."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def about(request: HttpRequest) -> HttpResponse:
    """Sources, licences and definitions."""
    return render(request, "portal/home.html")
