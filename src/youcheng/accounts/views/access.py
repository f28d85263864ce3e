"""Who may enter, and how errors of the verbs become pages."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache

from youcheng.accounts.domain.errors import AccountsError
from youcheng.accounts.domain.queries.organisations import organisations_seen_by
from youcheng.accounts.models import Organisation, User

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def user_of(request: HttpRequest) -> User:
    """The person who asks; the views that call this are behind a sign-in."""
    return cast(User, request.user)


def account_view(view: View[P]) -> View[P]:
    """A page for people who are signed in, never kept by a browser or proxy."""

    @login_required
    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        return view(request, *args, **kwargs)

    return cast("View[P]", guarded)


def organisation_or_404(request: HttpRequest, pk: int) -> Organisation:
    """The organisation, if the person belongs to it or above it; others need not know that it exists."""
    return get_object_or_404(organisations_seen_by(user_of(request)).select_related("parent"), pk=pk)


def attempt(request: HttpRequest, act: Callable[[], object], done: str) -> bool:
    """Do it and say so, or say why it could not be done; PermissionDenied passes through as a 403."""
    try:
        act()
    except AccountsError as error:
        messages.error(request, str(error))
        return False
    messages.success(request, done)
    return True
