"""Limiting how often a person does what costs the server much, and saying so when they exceed it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from allauth.core import ratelimit
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from youcheng.accounts.interfaces.limits import UNKNOWN, seconds_to_wait, wait_words

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]
OURS = ("upload",)
"""Limits of our own pages; all others are the sign-in library's."""


def limited(action: str) -> Callable[[View[P]], View[P]]:
    """Answer 429 when a person sends more forms to the view than the setting for ``action`` allows; GET is free.

    ``action`` is a key of ``ACCOUNT_RATE_LIMITS``, such as ``upload``. Goes inside the check of the sign-in.
    """

    def wrap(view: View[P]) -> View[P]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if not ratelimit.consume(request, action=action):
                return answer(request, seconds_to_wait(request, action=action))
            return view(request, *args, **kwargs)

        return cast("View[P]", guarded)

    return wrap


def too_many(request: HttpRequest) -> HttpResponse:
    """The library's own pages were asked for too often: the answer that it looks for as ``handler429``."""
    actions = [action for action in ("reauthenticate", *settings.ACCOUNT_RATE_LIMITS) if action not in OURS]
    return answer(request, max(seconds_to_wait(request, action=action) for action in actions))


def answer(request: HttpRequest, seconds: int) -> HttpResponse:
    """In words and, for programs, in the header; ``seconds`` 0 is not known."""
    wait = seconds or UNKNOWN
    response = render(request, "429.html", {"wait": wait_words(wait)}, status=429)
    response.headers["Retry-After"] = str(wait)
    return response
