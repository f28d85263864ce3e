"""Signing out on every device."""

from __future__ import annotations

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from youcheng.accounts.domain.sessions import sign_out_everywhere as end_all
from youcheng.accounts.views.access import account_view, user_of


@account_view
@require_POST
def sign_out_everywhere(request: HttpRequest) -> HttpResponse:
    """End every session of the person, this one too."""
    user = user_of(request)
    end_all(user, by=user)
    logout(request)
    return redirect("accounts:sign_in")
