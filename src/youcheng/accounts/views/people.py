"""A person's account as an administrator looks after it: sessions, closing, reopening."""

from __future__ import annotations

from allauth.usersessions.models import UserSession
from django.contrib.auth import get_user, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from youcheng.accounts.domain.closing import close_account, reopen_account
from youcheng.accounts.domain.looking_after import may_look_after
from youcheng.accounts.domain.permissions import can_look_after_people
from youcheng.accounts.domain.queries.organisations import organisations_seen_by
from youcheng.accounts.domain.queries.people import people_managed_by
from youcheng.accounts.domain.sessions import end_session, sessions_of, sign_out_everywhere
from youcheng.accounts.models import Membership, User
from youcheng.accounts.views.access import account_view, attempt, user_of


def _person_or_404(request: HttpRequest, pk: int) -> User:
    can_look_after_people(user_of(request)).enforce()
    return get_object_or_404(people_managed_by(user_of(request)), pk=pk)


@require_safe
@account_view
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """The person with roles, sessions, and what may be done."""
    user = user_of(request)
    found = _person_or_404(request, pk)
    may = may_look_after(found, by=user)
    seen = Membership.objects.filter(user=found, organisation__in=organisations_seen_by(user))
    context = {
        "person": found,
        "is_you": found.pk == user.pk,
        "may_look_after": may,
        "memberships": seen.select_related("organisation").order_by("organisation__path"),
        "sessions": sessions_of(found, by=user) if may else [],
    }
    return render(request, "accounts/person.html", context)


@require_POST
@account_view
def end_one(request: HttpRequest, pk: int, session: int) -> HttpResponse:
    """End one session."""
    found = _person_or_404(request, pk)
    one = get_object_or_404(UserSession, pk=session, user=found)
    attempt(request, lambda: end_session(one, by=user_of(request)), _("The session was ended."))
    return _back(request, pk)


@require_POST
@account_view
def end_all(request: HttpRequest, pk: int) -> HttpResponse:
    """End all sessions."""
    found = _person_or_404(request, pk)
    done = _("All sessions of %(name)s were ended.") % {"name": found}
    attempt(request, lambda: sign_out_everywhere(found, by=user_of(request)), done)
    return _back(request, pk)


def _back(request: HttpRequest, pk: int) -> HttpResponse:
    """To the person; to the sign-in page for who ended the session that asks."""
    if request.session.exists(request.session.session_key or "") and get_user(request).is_authenticated:
        return redirect("accounts:person", pk=pk)
    logout(request)
    return redirect("accounts:sign_in")


@require_POST
@account_view
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Close the account."""
    found = _person_or_404(request, pk)
    done = _("The account of %(name)s is closed; its sessions were ended.") % {"name": found}
    attempt(request, lambda: close_account(found, by=user_of(request)), done)
    return redirect("accounts:person", pk=pk)


@require_POST
@account_view
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Open the account again."""
    found = _person_or_404(request, pk)
    done = _("The account of %(name)s is open again.") % {"name": found}
    attempt(request, lambda: reopen_account(found, by=user_of(request)), done)
    return redirect("accounts:person", pk=pk)
