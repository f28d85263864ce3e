"""Whether a tie is alive: from its latest verified exchange, today's date and the installation's threshold.

Nothing is stored but the date, so time alone never makes a stored row wrong. A partial date counts as its last possible
day: a tie whose last exchange is known as ``2024`` is not called dormant before it must be.
"""

from __future__ import annotations

import calendar
from datetime import date

from django.utils import timezone

from youcheng.web.config import config


def dormant_before(today: date | None = None) -> str:
    """The ISO day before which a last exchange means dormancy, by ``dormant_after_months``."""
    day = today or timezone.localdate()
    months = day.year * 12 + day.month - 1 - config().dormant_after_months
    year, month = divmod(months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last)).isoformat()


def still_open(threshold: str) -> tuple[str, str]:
    """The year and the month of the threshold: as partial dates they may still lie on the active side."""
    return threshold[:4], threshold[:7]


def activity_of(last_exchange: str, *, today: date | None = None) -> str:
    """``active``, ``dormant``, or ``unknown`` where no dated exchange is known."""
    if not last_exchange:
        return "unknown"
    threshold = dormant_before(today)
    return "dormant" if last_exchange < threshold and last_exchange not in still_open(threshold) else "active"
