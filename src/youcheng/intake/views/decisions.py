"""Accept, reject, undo: each answers with the changed cards for htmx, and with a redirect without scripts."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from youcheng.accounts.domain.permissions import can_review_claims
from youcheng.intake.domain.decide import accept_finding, accept_remaining, give_reason, reject_finding
from youcheng.intake.domain.errors import AlreadyChangedError, IntakeError
from youcheng.intake.domain.queries.desk import beside, counts, findings_of
from youcheng.intake.domain.steps import Outcome
from youcheng.intake.domain.undo import last_step, undo_finding, undo_last
from youcheng.intake.interfaces.reasons import REASONS
from youcheng.intake.models import Finding, Reading
from youcheng.intake.views.access import desk_view, user_of
from youcheng.intake.views.cards import cards
from youcheng.intake.views.desk import reading_of
from youcheng.registry.domain.errors import DatabaseBusy, RegistryError, StorageFull

CONFLICT = 409
REFUSED = 422


def finding_of(pk: int) -> Finding:
    """A finding with its reading and document, or 404."""
    return get_object_or_404(Finding.objects.select_related("reading__document", "entity"), pk=pk)


def version_of(request: HttpRequest) -> int | None:
    """The version that the person's page showed."""
    given = request.POST.get("version", "")
    return int(given) if given.isdecimal() else None


def attempt(
    request: HttpRequest, finding: Finding, verb: Callable[[], Outcome], done: Callable[[Outcome], str]
) -> HttpResponse:
    """Carry out a verb on a finding and answer, whatever came of it."""
    try:
        outcome = verb()
    except (DatabaseBusy, StorageFull, PermissionDenied):
        raise
    except AlreadyChangedError as error:
        return answer(request, finding.reading, [finding.pk], str(error), current=finding, status=CONFLICT)
    except (IntakeError, RegistryError) as error:
        return answer(request, finding.reading, [finding.pk], str(error), current=finding, status=REFUSED)
    return answer(request, finding.reading, [one.pk for one in outcome.changed], done(outcome), current=finding)


def answer(
    request: HttpRequest,
    reading: Reading,
    changed: Iterable[int],
    message: str,
    *,
    current: Finding | None = None,
    status: int = 200,
) -> HttpResponse:
    """The changed cards and the bar, or back to the desk at the fact in question."""
    if not request.headers.get("HX-Request"):
        (messages.error if status != 200 else messages.success)(request, message)
        anchor = f"#finding-{current.pk}" if current else ""
        return redirect(reverse("intake:desk", args=[reading.pk]) + anchor)
    user = user_of(request)
    shown = findings_of(reading, only=set(changed))
    may_review = can_review_claims(user)
    context = {
        "reading": reading,
        "document": reading.document,
        "cards": cards(shown, may_decide=may_review, around=beside(shown)),
        "message": message,
        "trouble": status != 200,
        "may_review": may_review,
        "reasons": REASONS,
        "in_desk": True,
        "can_undo": last_step(reading, by=user) is not None,
        **counts(reading),
    }
    return render(request, "intake/changed.html", context, status=status)


@desk_view
@require_POST
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept one fact."""
    finding = finding_of(pk)
    return attempt(
        request,
        finding,
        lambda: accept_finding(finding, by=user_of(request), version=version_of(request)),
        lambda outcome: _("Accepted."),
    )


@desk_view
@require_POST
def reject(request: HttpRequest, pk: int) -> HttpResponse:
    """Reject one fact."""
    finding = finding_of(pk)
    return attempt(
        request,
        finding,
        lambda: reject_finding(
            finding, by=user_of(request), reason=request.POST.get("reason", ""), version=version_of(request)
        ),
        lambda outcome: _("Rejected."),
    )


@desk_view
@require_POST
def reason(request: HttpRequest, pk: int) -> HttpResponse:
    """Say why a fact was rejected."""
    finding = finding_of(pk)
    given = request.POST.get("reason", "")
    try:
        give_reason(finding, by=user_of(request), reason=given, version=version_of(request))
    except AlreadyChangedError as error:
        return answer(request, finding.reading, [pk], str(error), current=finding, status=CONFLICT)
    except IntakeError as error:
        return answer(request, finding.reading, [pk], str(error), current=finding, status=REFUSED)
    return answer(request, finding.reading, [pk], _("Noted."), current=finding)


@desk_view
@require_POST
def accept_rest(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept every open fact that raises no question."""
    reading = reading_of(pk)
    try:
        outcome = accept_remaining(reading, by=user_of(request))
    except (DatabaseBusy, StorageFull):
        raise
    except (IntakeError, RegistryError) as error:
        return answer(request, reading, [], str(error), status=REFUSED)
    return answer(request, reading, [one.pk for one in outcome.changed], rest_words(outcome))


def rest_words(outcome: Outcome) -> str:
    """How many were accepted, and how many need a person's look."""
    done, left = len(outcome.changed), len(outcome.left)
    words = ngettext("%(n)d fact accepted.", "%(n)d facts accepted.", done) % {"n": done}
    if left:
        words += " " + ngettext(
            "%(n)d needs your eye: a question, damage, or a contradiction.",
            "%(n)d need your eye: a question, damage, or a contradiction.",
            left,
        ) % {"n": left}
    return words


@desk_view
@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back the person's latest action, or the latest decision on the fact that is named."""
    reading, user = reading_of(pk), user_of(request)
    named = request.POST.get("finding", "")
    finding = finding_of(int(named)) if named.isdecimal() else None
    try:
        outcome = undo_finding(finding, by=user) if finding else undo_last(reading, by=user)
    except (DatabaseBusy, StorageFull):
        raise
    except (IntakeError, RegistryError) as error:
        return answer(request, reading, [finding.pk] if finding else [], str(error), current=finding, status=REFUSED)
    words = _("Taken back. The fact is as it was before.")
    if len(outcome.changed) > 1 and finding is None:
        words = _("Taken back. The facts are as they were before.")
    first = finding or (outcome.changed[0] if outcome.changed else None)
    return answer(request, reading, [one.pk for one in outcome.changed], words, current=first)
