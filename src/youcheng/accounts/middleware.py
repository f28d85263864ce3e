"""What every request of a signed-in person passes."""

from __future__ import annotations

import time
from collections.abc import Callable

from allauth.usersessions.models import UserSession
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone

from youcheng.accounts.domain.sessions import SEEN

PRECISION = 10 * 60
"""Seconds between two notes of when a session was last used, so that reading pages does not mean writing."""


class AccountsMiddleware:
    """Notes when each session was last used, and lets the library's pages wear our templates."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        # A page that did not look at the session must stay free of it, for caches.
        if request.session.accessed and request.user.is_authenticated:
            now = int(time.time())
            if now - request.session.get(SEEN, 0) >= PRECISION:
                request.session[SEEN] = now
                UserSession.objects.filter(session_key=request.session.session_key).update(last_seen_at=timezone.now())
        return response

    def process_template_response(self, request: HttpRequest, response: TemplateResponse) -> TemplateResponse:
        """The sign-in library calls the host ``site``; in our templates that is the installation."""
        if response.context_data:
            response.context_data.pop("site", None)
            response.context_data.pop("site_name", None)
        return response
