"""Who may enter the planning room, and how errors of the rooms below become pages."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from youcheng.accounts.domain.permissions import can_view_desk
from youcheng.accounts.models import User
from youcheng.registry.domain.errors import DatabaseBusy, StorageFull

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def user_of(request: HttpRequest) -> User:
    """The person who asks; the room's pages are behind a sign-in."""
    return cast(User, request.user)


def planning_view(view: View[P]) -> View[P]:
    """A page of planning: signed in, of an office, and calm about a full disk or a busy database."""

    @login_required
    @wraps(view)
    def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        can_view_desk(user_of(request)).enforce()
        try:
            return view(request, *args, **kwargs)
        except (DatabaseBusy, StorageFull) as error:
            return render(
                request, "planning/trouble.html", {"title": _("Nothing was changed"), "message": str(error)}, status=503
            )

    return cast("View[P]", guarded)
