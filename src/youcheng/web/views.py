"""The site's own few answers."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_vary_headers

from youcheng.web.health import health as look


def root(request: HttpRequest) -> HttpResponse:
    """Send a visitor to the home page in the best language that the browser names."""
    with translation.override(translation.get_language_from_request(request)):
        response = HttpResponseRedirect(reverse("portal:home"))
    patch_vary_headers(response, ("Accept-Language",))
    return response


def health(request: HttpRequest) -> HttpResponse:
    """200 while requests can be answered, 503 when not; for load balancers and supervisors.

    ``degraded`` says that pages are served but no background worker has given a sign of life lately.
    """
    found = look()
    checks = {"database": found.database, "disk": found.disk, "worker": found.worker}
    words = {name: "ok" if fine else "failing" for name, fine in checks.items()}
    answer = JsonResponse({"status": found.status, "checks": words}, status=200 if found.serving else 503)
    answer["Cache-Control"] = "no-store"
    return answer
