"""Signing in with a password or a one-time link, and out."""

from __future__ import annotations

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.account.views import LoginView
from django.contrib.auth import login
from django.contrib.auth.views import LogoutView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from youcheng.accounts.domain.mail import mail_is_configured
from youcheng.accounts.domain.sign_in import use_sign_in_link, user_of_link

BACKEND = "django.contrib.auth.backends.ModelBackend"


class SignIn(LoginView):  # type: ignore[misc]
    """User name and password; a second step follows for who has set one up."""

    template_name = "accounts/sign_in.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "offers_mail": mail_is_configured()}

    def form_invalid(self, form: Any) -> HttpResponse:
        """The form again; with status 429 and when to come back where there were too many attempts."""
        response: HttpResponse = super().form_invalid(form)
        for error in form.errors.as_data().get("__all__", []):
            if error.code == "too_many_login_attempts":
                response.status_code = 429
                response.headers["Retry-After"] = str(error.params["seconds"])
        return response


class SignOut(LogoutView):
    """Ends this session."""


@never_cache
@require_http_methods(["GET", "POST"])
def sign_in_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """GET shows whom the link signs in, POST does it: mail scanners that follow links use none up.

    No second step: the link comes from who has the terminal, and is the way back for who lost a device.
    """
    if request.method == "POST":
        user = use_sign_in_link(token)
        if user is not None:
            login(request, user, backend=BACKEND)
            record_authentication(request, user, method="link", reauthenticated=True)
            return redirect("intake:queue")
    person = user_of_link(token)
    return render(
        request, "accounts/sign_in_by_link.html", {"person": person, "token": token}, status=200 if person else 410
    )
