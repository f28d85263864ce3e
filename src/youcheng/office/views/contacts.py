"""Contacts: the list, one person, and what is due."""

from __future__ import annotations

from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from youcheng.accounts.domain.permissions import (
    can_erase_personal_data,
    can_export_personal_data,
    can_see_personal_data,
    can_work_in_office,
)
from youcheng.office.domain.queries.contacts import (
    contacts_and_tombstones,
    contacts_seen_by,
    due_contacts,
    filter_contacts,
    with_posts,
)
from youcheng.office.interfaces.fields import LANGUAGES
from youcheng.office.interfaces.filter_forms import ContactFilterForm
from youcheng.office.models import Contact, ContactPost
from youcheng.office.views.access import office_view, user_of
from youcheng.office.views.paging import is_filtered, page_of, rest_of_query
from youcheng.web.languages import current


class PostRow(NamedTuple):
    """A post with its place in the reader's language, and whether it is held today as far as known."""

    post: ContactPost
    place: str
    held: bool


@office_view
def contact_list(request: HttpRequest) -> HttpResponse:
    """People by name with their posts; no way to reach stands here, so the list needs no special leave."""
    user = user_of(request)
    form = ContactFilterForm(request.GET, user=user)
    found = filter_contacts(contacts_seen_by(user), form.wanted())
    page = page_of(request, with_posts(found))
    return render(
        request,
        "office/contacts.html",
        {
            "form": form,
            "page": page,
            "rows": [(contact, _posts(contact)) for contact in page],
            "query": rest_of_query(request),
            "filtered": is_filtered(request),
            "may_work": can_work_in_office(user),
            "may_export": can_export_personal_data(user),
            "due_count": due_contacts(seen_by=user).count(),
        },
    )


@office_view
def contact(request: HttpRequest, pk: int) -> HttpResponse:
    """One person: posts for everybody who sees the organisation, the rest with leave."""
    user = user_of(request)
    found = get_object_or_404(with_posts(contacts_and_tombstones(user)).prefetch_related("reaches"), pk=pk)
    personal = can_see_personal_data(user, found.organisation)
    return render(
        request,
        "office/contact.html",
        {
            "contact": found,
            "posts": _posts(found),
            "personal": personal,
            "languages": [LANGUAGES.get(tag, tag) for tag in found.languages],
            "may_work": can_work_in_office(user, found.organisation),
            "may_export": can_export_personal_data(user, found.organisation),
            "may_erase": can_erase_personal_data(user, found.organisation),
        },
        status=410 if found.erased else 200,
    )


@office_view
def due(request: HttpRequest) -> HttpResponse:
    """Contacts kept beyond their day: keep longer or erase."""
    user = user_of(request)
    page = page_of(request, with_posts(due_contacts(seen_by=user)))
    rows = [
        (contact, _posts(contact), can_erase)
        for contact, can_erase in zip(page, _may_erase(request, list(page)), strict=True)
    ]
    return render(request, "office/contacts_due.html", {"page": page, "rows": rows, "query": rest_of_query(request)})


def _may_erase(request: HttpRequest, contacts: list[Contact]) -> list[bool]:
    """One answer per organisation, not per contact."""
    organisations = {contact.organisation_id: contact.organisation for contact in contacts}
    answers = {pk: bool(can_erase_personal_data(user_of(request), one)) for pk, one in organisations.items()}
    return [answers[contact.organisation_id] for contact in contacts]


def _posts(contact: Contact) -> list[PostRow]:
    """The posts with places named for the reader, those held today first."""
    rows = [PostRow(post, _place(post), post.held_on()) for post in contact.posts.all()]
    return sorted(rows, key=lambda row: not row.held)


def _place(post: ContactPost) -> str:
    row = getattr(post.place, "place_row", None)
    return str(row.name(current()[:2])) if row is not None else ""
