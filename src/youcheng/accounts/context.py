"""What every template may use of accounts without asking."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from youcheng.accounts.workplace import Workplace, workplace_of


def workplace(request: HttpRequest) -> dict[str, Any]:
    """The bar of rooms under ``workplace``; asked for only by pages that show it."""

    def asked() -> Workplace:
        return workplace_of(request)

    return {"workplace": asked}
