"""A new password by mail; there only where the installation can send mail."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account import views as account
from django.http import Http404, HttpRequest, HttpResponse

from youcheng.accounts.domain.mail import mail_is_configured


def _with_mail(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not mail_is_configured():
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


forgotten = _with_mail(account.password_reset)
forgotten_sent = _with_mail(account.password_reset_done)
new_password = _with_mail(account.password_reset_from_key)
new_password_done = _with_mail(account.password_reset_from_key_done)
