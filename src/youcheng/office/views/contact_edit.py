"""Entering, changing, keeping and erasing a contact."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from youcheng.accounts.domain.permissions import can_see_personal_data, can_work_in_office
from youcheng.office.domain.contact_draft import InvalidContact
from youcheng.office.domain.contacts import add_contact, edit_contact, keep_longer
from youcheng.office.domain.erasing import erase_contact
from youcheng.office.domain.errors import ChangedMeanwhile
from youcheng.office.domain.queries.contacts import contacts_seen_by
from youcheng.office.interfaces.contact_form import DATE_HINT, ContactForms
from youcheng.office.models import Contact
from youcheng.office.views.access import back, office_view, user_of


@office_view
def new(request: HttpRequest) -> HttpResponse:
    """Enter a contact."""
    can_work_in_office(user_of(request)).enforce()
    forms = ContactForms(request.POST if request.method == "POST" else None)
    if request.method == "POST" and forms.is_valid():
        try:
            contact = add_contact(forms.draft(), by=user_of(request))
        except InvalidContact as error:
            forms.show(error)
        else:
            return redirect("office:contact", pk=contact.pk)
    return _form(request, forms)


@office_view
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a contact."""
    contact = _contact(request, pk)
    can_see_personal_data(user_of(request), contact.organisation).enforce()
    forms = ContactForms(request.POST if request.method == "POST" else None, contact=contact)
    if request.method == "POST" and forms.is_valid():
        try:
            edit_contact(contact, forms.draft(), by=user_of(request), version=forms.version)
        except InvalidContact as error:
            forms.show(error)
        except ChangedMeanwhile as error:
            forms.person.add_error(None, str(error))
        else:
            return redirect("office:contact", pk=contact.pk)
    return _form(request, forms, contact)


@require_POST
@office_view
def longer(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep a contact for another term."""
    contact = keep_longer(_contact(request, pk), by=user_of(request))
    messages.success(
        request, _("%(name)s is kept until %(day)s.") % {"name": contact, "day": contact.keep_until.isoformat()}
    )
    return back(request, "office:contacts_due")


@office_view
def erase(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask once more, since this cannot be undone; then erase."""
    contact = _contact(request, pk)
    if request.method != "POST":
        return render(request, "office/contact_erase.html", {"contact": contact})
    erased = erase_contact(contact, by=user_of(request))
    messages.success(request, _("Everything personal was erased: %(contact)s.") % {"contact": erased})
    return redirect("office:contacts")


def _contact(request: HttpRequest, pk: int) -> Contact:
    return get_object_or_404(contacts_seen_by(user_of(request)).select_related("organisation"), pk=pk)


def _form(request: HttpRequest, forms: ContactForms, contact: Contact | None = None) -> HttpResponse:
    return render(
        request,
        "office/contact_form.html",
        {"forms": forms, "contact": contact, "date_hint": DATE_HINT},
        status=422 if request.method == "POST" else 200,
    )
