"""The queue of documents, filtered and sorted, with a constant number of queries."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from youcheng.accounts.models import User
from youcheng.intake.models import Finding, Reading

HEAVY = ("text", "left_out", "repairs", "damaged", "blocks", "byte_map")
"""What a list of documents does not need of them."""
OPEN = Q(findings__status=Finding.Status.PROPOSED)

ORDERS: dict[str, tuple[str, ...]] = {
    "newest": ("-priority", "-queued_at", "-pk"),
    "oldest": ("-priority", "queued_at", "pk"),
    "published": ("-document__published", "-pk"),
    "most_open": ("-open_count", "-pk"),
    "publisher": ("document__publisher", "-pk"),
}
"""How a queue may be sorted; urgent documents come first in the first two."""


@dataclass(frozen=True, slots=True)
class QueueFilter:
    """What a person wants to see of the queue; empty values do not restrict."""

    state: str = ""
    """``open`` (something left to decide), ``done``, ``waiting``, ``failed``."""
    language: str = ""
    publisher: str = ""
    assignee: str = ""
    """``me``, ``nobody`` or a user id."""
    conflicts: bool = False
    text: str = ""
    order: str = "newest"


def readings() -> QuerySet[Reading]:
    """Readings with their document, assignee, and counts: ``fact_count``, ``open_count``, ``conflict_count``."""
    return Reading.objects.select_related("document", "assignee").annotate(
        fact_count=Count("findings"),
        open_count=Count("findings", filter=OPEN),
        conflict_count=Count("findings", filter=Q(findings__contradicts=True) & ~Q(findings__status="rejected")),
    )


def queue(wanted: QueueFilter, *, for_user: User) -> QuerySet[Reading]:
    """The readings that match, in the wanted order."""
    found = readings().defer("checks", *(f"document__{name}" for name in HEAVY))
    contradicted = Exists(Finding.objects.filter(reading=OuterRef("pk"), contradicts=True).exclude(status="rejected"))
    has_open = Exists(Finding.objects.filter(reading=OuterRef("pk"), status=Finding.Status.PROPOSED))
    match wanted.state:
        case "open":
            found = found.filter(has_open, status=Reading.Status.READY)
        case "done":
            found = found.filter(~has_open, status=Reading.Status.READY)
        case "waiting":
            found = found.filter(status__in=[Reading.Status.QUEUED, Reading.Status.READING])
        case "failed":
            found = found.filter(status=Reading.Status.FAILED)
    if wanted.language:
        found = found.filter(document__language=wanted.language)
    if wanted.publisher:
        found = found.filter(document__publisher=wanted.publisher)
    match wanted.assignee:
        case "me":
            found = found.filter(assignee=for_user)
        case "nobody":
            found = found.filter(assignee=None)
        case pk if pk.isdecimal():
            found = found.filter(assignee_id=int(pk))
    if wanted.conflicts:
        found = found.filter(contradicted)
    if wanted.text:
        found = found.filter(
            Q(document__title__icontains=wanted.text)
            | Q(document__file_name__icontains=wanted.text)
            | Q(document__publisher__icontains=wanted.text)
        )
    return found.order_by(*ORDERS.get(wanted.order, ORDERS["newest"]))


def languages_met() -> list[str]:
    """Languages of the documents in the queue."""
    values = Reading.objects.exclude(document__language="").values_list("document__language", flat=True)
    return sorted(values.distinct().order_by())


def publishers_met() -> list[str]:
    """Publishers of the documents in the queue."""
    values = Reading.objects.exclude(document__publisher="").values_list("document__publisher", flat=True)
    return sorted(values.distinct().order_by())


def assignees_met() -> list[User]:
    """People to whom documents are assigned."""
    return list(User.objects.filter(readings_assigned__isnull=False).distinct().order_by("name", "username"))
