"""Giving members roles and ending memberships."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from youcheng.accounts.domain.members import change_role, remove_member
from youcheng.accounts.domain.permissions import can_manage_accounts
from youcheng.accounts.domain.queries.organisations import organisations_seen_by
from youcheng.accounts.interfaces.organisation_forms import RoleForm
from youcheng.accounts.models import Membership
from youcheng.accounts.views.access import account_view, attempt, user_of


def _membership_or_404(request: HttpRequest, pk: int) -> Membership:
    seen = organisations_seen_by(user_of(request))
    return get_object_or_404(Membership.objects.select_related("organisation", "user"), pk=pk, organisation__in=seen)


@account_view
@require_POST
def give_role(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a member another role."""
    member = _membership_or_404(request, pk)
    can_manage_accounts(user_of(request), within=member.organisation).enforce()
    form = RoleForm(request.POST)
    if form.is_valid():
        done = _("The role of %(name)s was changed.") % {"name": member.user}
        attempt(request, lambda: change_role(member, role=form.cleaned_data["role"], by=user_of(request)), done)
    return redirect("accounts:organisation", pk=member.organisation_id)


@account_view
@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """End a membership, another's or one's own."""
    member = _membership_or_404(request, pk)
    office = member.organisation
    done = _("%(name)s no longer belongs to %(office)s.") % {"name": member.user, "office": office}
    attempt(request, lambda: remove_member(member, by=user_of(request)), done)
    if not organisations_seen_by(user_of(request)).filter(pk=office.pk).exists():
        return redirect("accounts:organisations")
    return redirect("accounts:organisation", pk=office.pk)
