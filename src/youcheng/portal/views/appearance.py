"""Light or dark, remembered in a cookie, for visitors without scripts."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe

from youcheng.web.chrome import APPEARANCE_COOKIE, NIGHT_MEDIA

YEAR = 365 * 24 * 3600


@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """Remember ``?choice=`` and go back to ``?next=``. A preference of the browser's, so GET may set it."""
    target = request.GET.get("next", "")
    if not url_has_allowed_host_and_scheme(
        target, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    ):
        target = reverse("portal:home")
    response = HttpResponseRedirect(target)
    choice = request.GET.get("choice", "")
    if choice in NIGHT_MEDIA:
        response.set_cookie(APPEARANCE_COOKIE, choice, max_age=YEAR, samesite="Lax", secure=request.is_secure())
    return response
