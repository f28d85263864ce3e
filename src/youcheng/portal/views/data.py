"""Where the data comes from, under which terms, and what the words mean."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from youcheng.engines.gazetteer import GEONAMES_ATTRIBUTION, GEONAMES_LICENCE, GEONAMES_URL
from youcheng.portal.domain.dates import day_words
from youcheng.portal.domain.numbers import number_words
from youcheng.portal.domain.sources import batch_label, batch_licence
from youcheng.registry.domain.queries.figures import computed
from youcheng.registry.models import Batch

MOST_READ, MOST_SHOWN = 300, 50


def _latest_batches() -> list[Batch]:
    """Each file that was imported once, however often it was read again, the latest first."""
    found: dict[tuple[str, str], Batch] = {}
    for batch in Batch.objects.filter(undone_at=None).order_by("-at", "-pk")[:MOST_READ]:
        found.setdefault((batch.source, batch.sha256), batch)
    return list(found.values())[:MOST_SHOWN]


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """Sources, licences, definitions."""
    return render(
        request,
        "portal/data.html",
        {
            "batches": [
                {
                    "label": batch_label(batch),
                    "licence": batch_licence(batch),
                    "day": day_words(batch.at),
                    "read": number_words(batch.rows_read),
                    "rejected": number_words(batch.rows_rejected),
                }
                for batch in _latest_batches()
            ],
            "figures": [(figure.label, figure.definition) for figure in computed()],
            "geonames": {"attribution": GEONAMES_ATTRIBUTION, "licence": GEONAMES_LICENCE, "url": GEONAMES_URL},
        },
    )
