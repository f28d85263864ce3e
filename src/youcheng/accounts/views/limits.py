"""Limiting how often a person does what costs the server much."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def limited(action: str) -> Callable[[View[P]], View[P]]:
    """Answer 429 when a person sends more forms to the view than the setting for ``action`` allows; GET is free.

    ``action`` is a key of ``ACCOUNT_RATE_LIMITS``, such as ``upload``. Goes inside the check of the sign-in.
    """

    def wrap(view: View[P]) -> View[P]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            refused = ratelimit.consume_or_429(request, action=action)
            return cast(HttpResponse, refused) if refused else view(request, *args, **kwargs)

        return cast("View[P]", guarded)

    return wrap
