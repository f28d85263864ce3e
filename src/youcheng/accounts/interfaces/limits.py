"""How long somebody who did too much must wait, from what the sign-in library has counted."""

from __future__ import annotations

import math
import time

from allauth.core.internal.ratelimit import Rate, get_cache_key, get_rates
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.translation import ngettext

APP = "allauth.account"
UNKNOWN = 60
"""Seconds named where nothing says how long it takes."""
MINUTE = 60


def seconds_to_wait(request: HttpRequest, *, action: str, key: str | None = None) -> int:
    """Seconds until the limits for ``action`` let the next attempt through; 0 where they do now.

    ``key`` is what a limit per key counts by, such as the user name tried.
    """
    waits = [_wait(request, action, rate, key) for rate in get_rates(app=APP, action=action) if _counts(request, rate)]
    return math.ceil(max(waits, default=0))


def wait_words(seconds: int) -> str:
    """“40 seconds”, “5 minutes”: rounded up, so that whoever waits so long gets through."""
    if seconds < 2 * MINUTE:
        return ngettext("%(n)d second", "%(n)d seconds", seconds) % {"n": seconds}
    minutes = math.ceil(seconds / MINUTE)
    return ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes}


def _counts(request: HttpRequest, rate: Rate) -> bool:
    return rate.per != "user" or request.user.is_authenticated


def _wait(request: HttpRequest, action: str, rate: Rate, key: str | None) -> float:
    if rate.per == "key" and key is None:
        return 0
    counted: list[float] = cache.get(get_cache_key(request, app=APP, action=action, rate=rate, key=key), [])
    now = time.time()
    standing = sorted((at for at in counted if at > now - rate.duration), reverse=True)
    # The next is let in when the oldest of those that fill the limit is forgotten.
    return standing[rate.amount - 1] + rate.duration - now if len(standing) >= rate.amount else 0
