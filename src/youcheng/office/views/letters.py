"""Letters: the list, one with its recipients, one recipient's, sending."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from youcheng.accounts.domain.permissions import can_send_messages
from youcheng.accounts.models import User
from youcheng.office.domain.errors import OfficeError
from youcheng.office.domain.letter_starts import STARTS
from youcheng.office.domain.letter_text import PLACES_TO_FILL
from youcheng.office.domain.messages import edit_delivery, release_message
from youcheng.office.domain.queries.files import files_seen_by
from youcheng.office.domain.queries.messages import messages_seen_by
from youcheng.office.domain.rendering import as_html
from youcheng.office.domain.sending import decide_uncertain, release_stale, resume_message
from youcheng.office.interfaces.fields import LANGUAGES
from youcheng.office.interfaces.letter_form import DeliveryForm
from youcheng.office.models import Delivery, File, Message
from youcheng.office.views.access import office_view, tell, user_of
from youcheng.office.views.paging import page_of, rest_of_query
from youcheng.web.config import config

FEW = 20


@office_view
def letter_list(request: HttpRequest) -> HttpResponse:
    """Drafts and letters sent, the latest first."""
    user = user_of(request)
    page = page_of(request, messages_seen_by(user))
    return render(
        request,
        "office/letters.html",
        {
            "page": page,
            "query": rest_of_query(request),
            "starts": STARTS.items(),
            "may_write": can_send_messages(user),
        },
    )


@office_view
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    """One letter: its words, to whom it goes, what became of it."""
    user = user_of(request)
    found = letter_of(request, pk)
    if found.state != Message.State.DRAFT:
        release_stale(found)
    page = page_of(request, found.deliveries.select_related("contact"))
    rows = [
        (delivery, LANGUAGES.get(delivery.language, delivery.language), [PLACES_TO_FILL[gap] for gap in delivery.gaps])
        for delivery in page
    ]
    attached = list(found.attachments.all())
    return render(
        request,
        "office/letter.html",
        {
            "letter": found,
            "page": page,
            "rows": rows,
            "query": rest_of_query(request),
            "texts": [(text, LANGUAGES.get(text.language, text.language)) for text in found.texts.all()],
            "attached": attached,
            "files": _to_attach(user, attached) if found.state == Message.State.DRAFT else [],
            "may_send": can_send_messages(user, found.organisation),
            "to_files": not config().smtp_host,
        },
    )


def _to_attach(user: User, attached: list[File]) -> list[File]:
    """What is attached, then the latest files besides."""
    return attached + list(files_seen_by(user).exclude(pk__in=[file.pk for file in attached])[:FEW])


@require_POST
@office_view
def send(request: HttpRequest, pk: int) -> HttpResponse:
    """Release a draft to the number of people that the page showed."""
    shown = request.POST.get("recipients", "")
    found = letter_of(request, pk)
    try:
        release_message(found, by=user_of(request), recipients=int(shown) if shown.isdecimal() else -1)
    except OfficeError as error:
        tell(request, error)
    else:
        number = int(shown)
        words = ngettext(
            "The letter is on its way to %(n)d person.", "The letter is on its way to %(n)d people.", number
        )
        messages.success(request, words % {"n": number})
    return redirect("office:letter", pk=pk)


@require_POST
@office_view
def resume(request: HttpRequest, pk: int) -> HttpResponse:
    """Go on sending."""
    try:
        resume_message(letter_of(request, pk), by=user_of(request))
    except OfficeError as error:
        tell(request, error)
    return redirect("office:letter", pk=pk)


@office_view
def delivery(request: HttpRequest, pk: int) -> HttpResponse:
    """One recipient's letter as text and as page; while it is a draft it can be changed for this person alone."""
    found = delivery_of(request, pk)
    draft = found.message.state == Message.State.DRAFT
    given = request.POST if request.method == "POST" and draft else None
    form = DeliveryForm(given, initial={"subject": found.subject, "body": found.body})
    if given is not None and form.is_valid():
        try:
            edit_delivery(found, **form.cleaned_data, by=user_of(request))
        except OfficeError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Changed for %(name)s alone.") % {"name": found.name})
            return redirect("office:letter", pk=found.message_id)
    return render(
        request,
        "office/delivery.html",
        {"delivery": found, "letter": found.message, "form": form, "draft": draft},
        status=422 if form.errors else 200,
    )


@office_view
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """The letter as the recipient's mail program shows it, by itself and unable to do anything."""
    answer = HttpResponse(as_html(delivery_of(request, pk)))
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return answer


@require_POST
@office_view
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """What became of a letter that may have arrived."""
    found = delivery_of(request, pk)
    try:
        decide_uncertain(found, arrived=request.POST.get("arrived") == "yes", by=user_of(request))
    except OfficeError as error:
        tell(request, error)
    return redirect("office:letter", pk=found.message_id)


def letter_of(request: HttpRequest, pk: int) -> Message:
    """The letter, if the person may see it."""
    return get_object_or_404(messages_seen_by(user_of(request)), pk=pk)


def delivery_of(request: HttpRequest, pk: int) -> Delivery:
    """One recipient's letter, if the person may see it."""
    seen = messages_seen_by(user_of(request)).order_by().values("pk")
    related = Delivery.objects.select_related("message__organisation", "message__released_by", "contact")
    return get_object_or_404(related.filter(message__in=seen), pk=pk)
