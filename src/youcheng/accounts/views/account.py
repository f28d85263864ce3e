"""One's own account."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from youcheng.accounts.domain.profile import change_profile
from youcheng.accounts.interfaces.person_forms import ProfileForm
from youcheng.accounts.models import Membership
from youcheng.accounts.views.access import account_view, user_of
from youcheng.web.languages import current


@account_view
def account(request: HttpRequest) -> HttpResponse:
    """Name, roles, ways to sign in, sessions."""
    return _page(request)


@account_view
@require_POST
def save_profile(request: HttpRequest) -> HttpResponse:
    """Name, e-mail and language."""
    form = ProfileForm(request.POST)
    if not form.is_valid():
        return _page(request, form=form, status=422)
    change_profile(user_of(request), **form.cleaned_data)
    messages.success(request, _("Saved."))
    return redirect("accounts:account")


def _page(request: HttpRequest, *, form: ProfileForm | None = None, status: int = 200) -> HttpResponse:
    user = user_of(request)
    initial = {"name": user.name, "email": user.email, "language": user.language or current()}
    context = {
        "form": form or ProfileForm(initial=initial),
        "memberships": Membership.objects.filter(user=user)
        .select_related("organisation")
        .order_by("organisation__path"),
    }
    return render(request, "accounts/account.html", context, status=status)
