"""Who may enter, where a form leads back to, and how errors of the rooms below become pages."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from youcheng.accounts.domain.permissions import can_view_office
from youcheng.accounts.models import User
from youcheng.office.domain.errors import NoSuchThing, OfficeError
from youcheng.office.domain.things import NOTHING, Thing, find
from youcheng.registry.domain.errors import DatabaseBusy, StorageFull

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def user_of(request: HttpRequest) -> User:
    """The person who asks; the room's views are behind a sign-in."""
    return cast(User, request.user)


def office_view(view: View[P]) -> View[P]:
    """A page of the office room: signed in, allowed to see it, never cached, calm about a full disk."""

    @never_cache
    @login_required
    @wraps(view)
    def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        can_view_office(user_of(request)).enforce()
        try:
            return view(request, *args, **kwargs)
        except (DatabaseBusy, StorageFull) as error:
            return trouble(request, _("Nothing was changed"), str(error), status=503)
        except NoSuchThing as error:
            return trouble(request, _("Not here"), str(error), status=404)

    return cast("View[P]", guarded)


def trouble(request: HttpRequest, title: str, message: str, *, status: int) -> HttpResponse:
    """A page that says what happened and what to do."""
    return render(request, "office/trouble.html", {"title": title, "message": message}, status=status)


def about_of(request: HttpRequest) -> Thing:
    """The thing that a form or link names by ``about_kind`` and ``about_id``; raises ``NoSuchThing``."""
    given = request.POST if request.method == "POST" else request.GET
    thing = Thing(given.get("about_kind", "")[:40], given.get("about_id", "")[:64])
    if not thing:
        return NOTHING
    find(thing)
    return thing


def back(request: HttpRequest, fallback: str) -> HttpResponse:
    """To the page that the form stood on, as it says itself, within this site only."""
    wanted = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return redirect(wanted if safe else reverse(fallback))


def tell(request: HttpRequest, error: OfficeError) -> None:
    """Show a refusal above the page that follows."""
    messages.error(request, str(error))
