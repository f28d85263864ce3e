"""What the registry holds, counted."""

from __future__ import annotations

from django.db.models import Count

from youcheng.registry.models import (
    Agreement,
    Batch,
    Body,
    Claim,
    Document,
    Event,
    Evidence,
    Exchange,
    Figure,
    Initiative,
    Judgement,
    Person,
    Place,
    RecordClaim,
    Tie,
    Wish,
)

ROWS = (Place, Body, Tie, Agreement, Exchange, Event, Person, Initiative, Figure, RecordClaim, Wish)
GROUNDS = (Document, Evidence, Batch, Judgement)


def counts() -> dict[str, dict[str, int]]:
    """Rows by table, claims by status, evidence and the rest."""
    by_status = dict(Claim.objects.values_list("status").annotate(claims=Count("pk")).order_by("status"))
    return {
        "rows": {str(model._meta.verbose_name_plural): model._default_manager.count() for model in ROWS},
        "claims": {str(status): by_status.get(status, 0) for status in Claim.Status.values},
        "grounds": {str(model._meta.verbose_name_plural): model._default_manager.count() for model in GROUNDS},
    }
