"""Inviting people, and taking an invitation."""

from __future__ import annotations

from allauth.account.internal.flows.login import record_authentication
from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from youcheng.accounts.domain.errors import AccountsError, InvitationGone, NameTaken
from youcheng.accounts.domain.invitations import (
    accept_as,
    accept_as_new_user,
    invitation_of,
    invite,
    revoke_invitation,
)
from youcheng.accounts.domain.mail import send_invitation
from youcheng.accounts.domain.permissions import can_manage_accounts
from youcheng.accounts.domain.queries.organisations import organisations_seen_by
from youcheng.accounts.interfaces.organisation_forms import InviteForm
from youcheng.accounts.interfaces.person_forms import AcceptForm
from youcheng.accounts.models import Invitation
from youcheng.accounts.views.access import account_view, attempt, organisation_or_404, user_of
from youcheng.accounts.views.organisations import organisation_page
from youcheng.accounts.views.sign_in import BACKEND


@account_view
@require_POST
def make(request: HttpRequest, pk: int) -> HttpResponse:
    """Make an invitation and show its link, this once."""
    office = organisation_or_404(request, pk)
    can_manage_accounts(user_of(request), within=office).enforce()
    form = InviteForm(request.POST, prefix="invite")
    if not form.is_valid():
        return organisation_page(request, office, invite_form=form, status=422)
    invitation, token = invite(office, **form.cleaned_data, by=user_of(request))
    with translation.override(invitation.language):
        link = request.build_absolute_uri(reverse("accounts:accept_invitation", args=[token]))
    try:
        sent = send_invitation(invitation, link=link)
    except OSError:
        sent = False
        messages.error(request, _("The mail server did not take the letter. Send the link yourself."))
    context = {"office": office, "invitation": invitation, "link": link, "sent": sent}
    return render(request, "accounts/invitation_made.html", context)


@account_view
@require_POST
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Make the link of an open invitation useless."""
    seen = organisations_seen_by(user_of(request))
    invitation = get_object_or_404(Invitation.objects.select_related("organisation"), pk=pk, organisation__in=seen)
    attempt(request, lambda: revoke_invitation(invitation, by=user_of(request)), _("The invitation was withdrawn."))
    return redirect("accounts:organisation", pk=invitation.organisation_id)


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """What is offered, and taking it: with the account one has, or a new one."""
    invitation = invitation_of(token)
    if invitation is None:
        return render(request, "accounts/invitation_gone.html", status=410)
    form = AcceptForm(request.POST or None, initial={"name": invitation.name})
    try:
        if request.method == "POST" and request.user.is_authenticated:
            accept_as(token, user=user_of(request))
            messages.success(request, _("You now belong to %(name)s.") % {"name": invitation.organisation})
            return redirect("accounts:organisation", pk=invitation.organisation_id)
        if request.method == "POST" and form.is_valid():
            return _new_account(request, token, form)
    except InvitationGone:
        return render(request, "accounts/invitation_gone.html", status=410)
    except NameTaken as error:
        form.add_error("username", str(error))
    except AccountsError as error:
        messages.error(request, str(error))
        return redirect("accounts:organisations")
    status = 422 if form.errors and request.method == "POST" else 200
    return render(request, "accounts/invitation.html", {"invitation": invitation, "form": form}, status=status)


def _new_account(request: HttpRequest, token: str, form: AcceptForm) -> HttpResponse:
    user = accept_as_new_user(token, **form.cleaned_data)
    login(request, user, backend=BACKEND)
    record_authentication(request, user, method="invitation", reauthenticated=True)
    messages.success(request, _("Your account is ready."))
    return redirect("accounts:account" if user.has_usable_password() else "mfa_add_webauthn")
