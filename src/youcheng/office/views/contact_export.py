"""Contacts as files to take away."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from youcheng.office.domain.exporting import allow_list_export, allow_person_export
from youcheng.office.domain.queries.contacts import contacts_seen_by, filter_contacts, with_posts
from youcheng.office.interfaces.contact_export import csv_lines, data_in_words, person_data
from youcheng.office.interfaces.filter_forms import ContactFilterForm
from youcheng.office.models import Contact
from youcheng.office.views.access import office_view, user_of


@require_POST
@office_view
def contacts_csv(request: HttpRequest) -> HttpResponse:
    """The list as filtered, as CSV; only of organisations where the person may export, and logged there."""
    user = user_of(request)
    organisations = allow_list_export(by=user)
    wanted = ContactFilterForm(request.GET, user=user).wanted()
    found = filter_contacts(contacts_seen_by(user).filter(organisation__in=organisations), wanted)
    answer = HttpResponse("".join(csv_lines(with_posts(found))), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="contacts-{timezone.localdate().isoformat()}.csv"'
    return answer


@require_POST
@office_view
def person_json(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything kept about one person, for programs."""
    contact = _contact(request, pk)
    allow_person_export(contact, by=user_of(request))
    answer = JsonResponse(person_data(contact), json_dumps_params={"ensure_ascii": False, "indent": 2})
    answer["Content-Disposition"] = f'attachment; filename="contact-{contact.pk}.json"'
    return answer


@require_POST
@office_view
def person_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything kept about one person, to read or print."""
    contact = _contact(request, pk)
    allow_person_export(contact, by=user_of(request))
    return render(request, "office/contact_data.html", {"contact": contact, "parts": data_in_words(contact)})


def _contact(request: HttpRequest, pk: int) -> Contact:
    return get_object_or_404(contacts_seen_by(user_of(request)).select_related("organisation"), pk=pk)
