"""Record claims and what challenges them."""

from __future__ import annotations

from django.db.models import Q

from youcheng.registry.models import Figure, RecordClaim

MOST = 20
SUPERLATIVES = ("most", "largest", "highest")


def challengers(record: RecordClaim) -> list[Figure]:
    """Public figures of the same measure about something else that are at least as high as those of its subject.

    Only claims to the most of something counted can be challenged by counting; for the others the list is empty, which
    does not mean that nothing challenges them.
    """
    if record.comparator not in SUPERLATIVES or not record.measure or record.subject_id is None:
        return []
    own = Figure.objects.filter(subject=record.subject_id, measure=record.measure, public=True)
    highest = own.order_by("-value").values_list("value", flat=True).first()
    if highest is None:
        return []
    others = Figure.objects.filter(Q(value__gte=highest) | Q(upper__gte=highest), measure=record.measure, public=True)
    return list(others.exclude(subject=record.subject_id).order_by("-value", "pk")[:MOST])
