"""Signing in with a password or a one-time link."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import login
from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from youcheng.accounts.domain.sign_in import use_sign_in_link, user_of_link


class SignIn(LoginView):
    """User name and password."""

    template_name = "accounts/sign_in.html"
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        # Django's own "site" is the host; the templates' is the installation.
        del context["site"], context["site_name"]
        return context


class SignOut(LogoutView):
    """Ends this session."""


@never_cache
@require_http_methods(["GET", "POST"])
def sign_in_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """GET shows whom the link signs in, POST does it: mail scanners that follow links use none up."""
    if request.method == "POST":
        user = use_sign_in_link(token)
        if user is not None:
            login(request, user, backend="django.contrib.auth.backends.ModelBackend")
            return redirect("intake:queue")
    person = user_of_link(token)
    return render(
        request, "accounts/sign_in_by_link.html", {"person": person, "token": token}, status=200 if person else 410
    )
