"""Search."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render


def results(request: HttpRequest) -> HttpResponse:
    """Search results."""
    return render(request, "portal/home.html")


def suggest(request: HttpRequest) -> JsonResponse:
    """Suggestions."""
    return JsonResponse({"results": []})
