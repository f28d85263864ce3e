"""The tree of organisations and the page of each."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from youcheng.accounts.domain.invitations import open_invitations
from youcheng.accounts.domain.organisations import create_organisation, edit_organisation, move_organisation
from youcheng.accounts.domain.permissions import can_manage_accounts, can_manage_roots
from youcheng.accounts.domain.queries.organisations import members_of, organisations_seen_by
from youcheng.accounts.domain.queries.people import people_without_organisation
from youcheng.accounts.domain.queries.tree import trail_to, tree_seen_by
from youcheng.accounts.interfaces.organisation_forms import InviteForm, MoveForm, OrganisationForm
from youcheng.accounts.models import Organisation, Role
from youcheng.accounts.views.access import account_view, attempt, organisation_or_404, user_of
from youcheng.web.languages import current


@account_view
def organisations(request: HttpRequest) -> HttpResponse:
    """People and organisations: the part of the tree that the person sees."""
    return _tree(request)


@account_view
@require_POST
def create_root(request: HttpRequest) -> HttpResponse:
    """A new organisation at the top of the tree."""
    can_manage_roots(user_of(request)).enforce()
    form = OrganisationForm(request.POST, prefix="new")
    if not form.is_valid():
        return _tree(request, form=form, status=422)
    attempt(
        request,
        lambda: create_organisation(**form.cleaned_data, by=user_of(request)),
        _("%(name)s was created.") % {"name": form.cleaned_data["name"]},
    )
    return redirect("accounts:organisations")


def _tree(request: HttpRequest, *, form: OrganisationForm | None = None, status: int = 200) -> HttpResponse:
    user = user_of(request)
    may_found = can_manage_roots(user)
    context = {
        "tree": tree_seen_by(user),
        "may_found": may_found,
        "unplaced": people_without_organisation() if may_found else [],
        "form": form or OrganisationForm(prefix="new"),
    }
    return render(request, "accounts/organisations.html", context, status=status)


@account_view
def organisation(request: HttpRequest, pk: int) -> HttpResponse:
    """One organisation: its members, open invitations and what stands below it."""
    return organisation_page(request, organisation_or_404(request, pk))


def organisation_page(request: HttpRequest, office: Organisation, *, status: int = 200, **forms: Any) -> HttpResponse:
    """The page, with the form that was just sent and did not pass in the place of the empty one."""
    user = user_of(request)
    may_manage = can_manage_accounts(user, within=office)
    context: dict[str, Any] = {
        "office": office,
        "trail": trail_to(office, user),
        "members": members_of(office, closed=bool(may_manage)),
        "children": office.children.order_by("name"),
        "may_manage": may_manage,
        "roles": Role.choices,
    }
    if may_manage:
        context |= {
            "invitations": open_invitations(office),
            "invite_form": InviteForm(prefix="invite", initial={"language": current()}),
            "edit_form": OrganisationForm(
                prefix="edit", initial={"name": office.name, "kind": office.kind, "place": office.place}
            ),
            "new_form": OrganisationForm(prefix="new", initial={"kind": office.kind}),
            "move_form": _move_form(request, office),
        }
    return render(request, "accounts/organisation.html", context | forms, status=status)


def _move_form(request: HttpRequest, office: Organisation, data: Any = None) -> MoveForm:
    user = user_of(request)
    seen = organisations_seen_by(user, at_least=Role.ADMINISTRATOR)
    return MoveForm(
        data,
        prefix="move",
        targets=list(seen.exclude(path__startswith=office.path).order_by("path")),
        may_top=bool(can_manage_roots(user)),
        initial={"parent": office.parent_id or "top"},
    )


@account_view
@require_POST
def create_below(request: HttpRequest, pk: int) -> HttpResponse:
    """A new organisation below this one."""
    office = organisation_or_404(request, pk)
    can_manage_accounts(user_of(request), within=office).enforce()
    form = OrganisationForm(request.POST, prefix="new")
    if not form.is_valid():
        return organisation_page(request, office, new_form=form, status=422)
    attempt(
        request,
        lambda: create_organisation(**form.cleaned_data, parent=office, by=user_of(request)),
        _("%(name)s was created.") % {"name": form.cleaned_data["name"]},
    )
    return redirect("accounts:organisation", pk=office.pk)


@account_view
@require_POST
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Rename it, say what it is and where."""
    office = organisation_or_404(request, pk)
    can_manage_accounts(user_of(request), within=office).enforce()
    form = OrganisationForm(request.POST, prefix="edit")
    if not form.is_valid():
        return organisation_page(request, office, edit_form=form, status=422)
    attempt(request, lambda: edit_organisation(office, **form.cleaned_data, by=user_of(request)), _("Saved."))
    return redirect("accounts:organisation", pk=office.pk)


@account_view
@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Put it elsewhere in the tree with all that stands below it."""
    office = organisation_or_404(request, pk)
    can_manage_accounts(user_of(request), within=office).enforce()
    form = _move_form(request, office, request.POST)
    if not form.is_valid():
        return organisation_page(request, office, move_form=form, status=422)
    attempt(
        request,
        lambda: move_organisation(office, parent=form.cleaned_data["parent"], by=user_of(request)),
        _("%(name)s was moved.") % {"name": office},
    )
    return redirect("accounts:organisation", pk=office.pk)
