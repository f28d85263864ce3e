"""Writing a letter, choosing to whom it goes and what goes with it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from youcheng.accounts.domain.permissions import can_send_messages
from youcheng.office.domain.errors import OfficeError
from youcheng.office.domain.letter_starts import STARTS
from youcheng.office.domain.letter_text import PLACES_TO_FILL
from youcheng.office.domain.messages import (
    add_recipients,
    attach,
    change_message,
    discard_message,
    remove_recipient,
    write_message,
)
from youcheng.office.domain.queries.contacts import contacts_seen_by, filter_contacts, personal_in, with_posts
from youcheng.office.domain.queries.files import files_seen_by
from youcheng.office.interfaces.filter_forms import ContactFilterForm
from youcheng.office.interfaces.letter_form import LetterForm
from youcheng.office.models import Message
from youcheng.office.views.access import about_of, office_view, tell, user_of
from youcheng.office.views.letters import delivery_of, letter_of
from youcheng.office.views.paging import is_filtered
from youcheng.web.languages import bcp47_tag, current

MOST_AT_ONCE = 500


@office_view
def new(request: HttpRequest) -> HttpResponse:
    """Begin a letter, from nothing or from one of those to begin from."""
    user, about = user_of(request), about_of(request)
    can_send_messages(user).enforce()
    begin_from = request.GET.get("from", "")
    form = LetterForm(
        request.POST if request.method == "POST" else None,
        begin_from=begin_from if begin_from in STARTS else "",
        language=bcp47_tag(current()),
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            made = write_message(form.texts(), by=user, language=given["language"], title=given["title"], about=about)
        except OfficeError as error:
            form.add_error(None, str(error))
        else:
            return redirect("office:letter_recipients", pk=made.pk)
    return _form(request, form)


@office_view
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a draft's words."""
    found = letter_of(request, pk)
    form = LetterForm(request.POST if request.method == "POST" else None, message=found, language=bcp47_tag(current()))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            change_message(
                found,
                form.texts(),
                by=user_of(request),
                language=given["language"],
                title=given["title"],
                version=given["version"] or 0,
            )
        except OfficeError as error:
            form.add_error(None, str(error))
        else:
            return redirect("office:letter", pk=found.pk)
    return _form(request, form, found)


@office_view
def recipients(request: HttpRequest, pk: int) -> HttpResponse:
    """Contacts to choose from, filtered; only those ticked are added."""
    user, found = user_of(request), letter_of(request, pk)
    if request.method == "POST":
        ticked = [int(value) for value in request.POST.getlist("contact") if value.isdecimal()]
        try:
            added = add_recipients(found, contacts_seen_by(user).filter(pk__in=ticked), by=user)
        except OfficeError as error:
            tell(request, error)
        else:
            words = ngettext("%(n)d recipient added.", "%(n)d recipients added.", added)
            messages.success(request, words % {"n": added})
        return redirect("office:letter", pk=pk)
    form = ContactFilterForm(request.GET, user=user)
    choice = filter_contacts(personal_in(contacts_seen_by(user), user), form.wanted()).exclude(
        deliveries__message=found
    )
    listed = list(with_posts(choice).prefetch_related("reaches")[: MOST_AT_ONCE + 1])
    rows = [
        (contact, list(contact.posts.all())[:1], any(reach.kind == "email" for reach in contact.reaches.all()))
        for contact in listed[:MOST_AT_ONCE]
    ]
    return render(
        request,
        "office/letter_recipients.html",
        {
            "letter": found,
            "form": form,
            "rows": rows,
            "more": len(listed) > MOST_AT_ONCE,
            "most": MOST_AT_ONCE,
            "filtered": is_filtered(request),
        },
    )


@require_POST
@office_view
def attachments(request: HttpRequest, pk: int) -> HttpResponse:
    """The files ticked go with the letter."""
    ticked = [int(value) for value in request.POST.getlist("file") if value.isdecimal()]
    try:
        attach(letter_of(request, pk), files_seen_by(user_of(request)).filter(pk__in=ticked), by=user_of(request))
    except OfficeError as error:
        tell(request, error)
    return redirect("office:letter", pk=pk)


@require_POST
@office_view
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw a draft away."""
    try:
        discard_message(letter_of(request, pk), by=user_of(request))
    except OfficeError as error:
        tell(request, error)
        return redirect("office:letter", pk=pk)
    return redirect("office:letters")


@require_POST
@office_view
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Write to one person less."""
    found = delivery_of(request, pk)
    try:
        remove_recipient(found, by=user_of(request))
    except OfficeError as error:
        tell(request, error)
    return redirect("office:letter", pk=found.message_id)


def _form(request: HttpRequest, form: LetterForm, letter: Message | None = None) -> HttpResponse:
    return render(
        request,
        "office/letter_form.html",
        {"form": form, "letter": letter, "places": PLACES_TO_FILL.items()},
        status=422 if form.errors else 200,
    )
