"""The desk of one document."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from pathlib import PurePath
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.http import content_disposition_header
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from youcheng.accounts.domain.permissions import can_add_documents, can_review_claims
from youcheng.intake.domain.assign import assign, set_priority
from youcheng.intake.domain.dates import published_words
from youcheng.intake.domain.errors import IntakeError
from youcheng.intake.domain.queries.desk import counts, findings_of, same_story
from youcheng.intake.domain.reading import read_again
from youcheng.intake.domain.undo import last_step
from youcheng.intake.interfaces.reasons import REASONS
from youcheng.intake.models import Reading
from youcheng.intake.views.access import desk_view, user_of
from youcheng.intake.views.cards import cards
from youcheng.intake.views.checks import check_words
from youcheng.intake.views.desk_text import text_blocks
from youcheng.intake.views.problems import problem_words
from youcheng.registry.domain.documents import document_bytes

LONG_WAIT = timedelta(seconds=10)
LEFT_OUT_REASONS: dict[str, str | Promise] = {
    "spam": _("Spam"),
    "navigation": _("Navigation"),
    "boilerplate": _("Furniture of the site"),
    "other_article": _("Other articles"),
    "damaged": _("Damaged beyond repair"),
}


def reading_of(pk: int) -> Reading:
    """A reading with its document, or 404."""
    return get_object_or_404(Reading.objects.select_related("document", "assignee"), pk=pk)


@desk_view
def desk(request: HttpRequest, pk: int) -> HttpResponse:
    """Text left, facts right."""
    reading = reading_of(pk)
    return render(request, "intake/desk.html", desk_context(request, reading))


def desk_context(request: HttpRequest, reading: Reading) -> dict[str, Any]:
    """What the desk's templates need."""
    user, document = user_of(request), reading.document
    waiting = reading.status in (Reading.Status.QUEUED, Reading.Status.READING)
    context: dict[str, Any] = {
        "reading": reading,
        "document": document,
        "published": published_words(document.published),
        "waiting": waiting,
        "waits_long": waiting and timezone.now() - reading.queued_at > LONG_WAIT,
        "may_review": can_review_claims(user),
        "may_add": can_add_documents(user),
        "problems": problem_words(reading.problems),
        "reasons": REASONS,
        "in_desk": True,
    }
    if waiting:
        return context
    findings = findings_of(reading)
    context |= {
        "cards": cards(findings, may_decide=context["may_review"]),
        "blocks": text_blocks(reading, findings),
        "left_out": left_out(reading),
        "checks": [check_words(check) for check in reading.checks],
        "same_story": same_story(reading),
        "repaired": bool(document.repairs),
        **counts(reading),
        "can_undo": last_step(reading, by=user) is not None,
    }
    return context


def left_out(reading: Reading) -> list[dict[str, Any]]:
    """What is not in the text, by reason."""
    groups: dict[str, list[str]] = defaultdict(list)
    for part in reading.document.left_out:
        groups[part["reason"]].append(part["text"].strip())
    return [
        {
            "label": LEFT_OUT_REASONS.get(reason, reason),
            "parts": [part for part in parts if part],
            "characters": sum(len(part) for part in parts),
        }
        for reason, parts in groups.items()
    ]


@desk_view
def status(request: HttpRequest, pk: int) -> HttpResponse:
    """The waiting box, asked for every second; once the reading is done the whole page is loaded anew."""
    reading = reading_of(pk)
    if reading.status in (Reading.Status.QUEUED, Reading.Status.READING):
        return render(request, "intake/status.html", desk_context(request, reading))
    response = HttpResponse(status=200)
    response["HX-Refresh"] = "true"
    return response


@desk_view
def original(request: HttpRequest, pk: int) -> HttpResponse:
    """The file as received, as a download: a browser never renders it within this site."""
    document = reading_of(pk).document
    name = PurePath(document.file_name or f"{document.sha256[:12]}.bin").name
    response = HttpResponse(document_bytes(document), content_type="application/octet-stream")
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    return response


@desk_view
@require_POST
def assign_document(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a document to look after or hand it back, put it before others or back in line."""
    user = user_of(request)
    if "priority" in request.POST:
        first = request.POST["priority"] == "first"
        priority = Reading.Priority.HIGH if first else Reading.Priority.NORMAL
        set_priority(reading_of(pk), priority=priority, by=user)
    else:
        assign(reading_of(pk), to=user if request.POST.get("to") == "me" else None, by=user)
    return redirect("intake:queue") if request.POST.get("next") == "queue" else redirect("intake:desk", pk=pk)


@desk_view
@require_POST
def again(request: HttpRequest, pk: int) -> HttpResponse:
    """Read a failed or waiting document now."""
    try:
        read_again(reading_of(pk), by=user_of(request))
    except IntakeError as error:
        messages.error(request, str(error))
    return redirect("intake:desk", pk=pk)
