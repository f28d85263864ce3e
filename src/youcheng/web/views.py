"""The site's own few answers."""

from __future__ import annotations

from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_vary_headers


def root(request: HttpRequest) -> HttpResponse:
    """Send a visitor to the home page in the best language that the browser names."""
    with translation.override(translation.get_language_from_request(request)):
        response = HttpResponseRedirect(reverse("portal:home"))
    patch_vary_headers(response, ("Accept-Language",))
    return response


def health(request: HttpRequest) -> HttpResponse:
    """200 when the database answers; for load balancers and supervisors."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"status": "ok"})
