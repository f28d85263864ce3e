"""One event: when, where, its figures, records claimed for it, what was adopted and announced."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from youcheng.portal.domain.claim_values import CHOICES
from youcheng.portal.domain.dates import date_html
from youcheng.portal.domain.figure_words import figure_words
from youcheng.portal.domain.grounds import grounds_of
from youcheng.portal.domain.names import Named
from youcheng.portal.domain.page_head import head_of
from youcheng.portal.domain.sums import sums_of
from youcheng.portal.domain.words import word_list
from youcheng.portal.views.finding import follows_merges, public_row
from youcheng.portal.views.thing import thing_page
from youcheng.registry.domain.queries.figures import of_subject
from youcheng.registry.models import Event, Initiative, RecordClaim
from youcheng.registry.name_languages import tag_of


@require_safe
@follows_merges
def event(request: HttpRequest, entity_id: str) -> HttpResponse:
    """The page of an event."""
    row = public_row(Event.objects.all(), entity_id, "portal:event")
    figures = list(of_subject(entity_id))
    records = list(RecordClaim.objects.filter(subject=entity_id, public=True).order_by("pk"))
    initiatives = list(Initiative.objects.filter(event=entity_id, public=True).order_by("pk"))
    place = [row.place_id] if row.place_id else []
    grounds = grounds_of([entity_id], also_name=[*place, *(initiative.pk for initiative in initiatives)])
    spoken = [(figure_words(figure, reverse("portal:figure", args=[figure.pk])), figure) for figure in figures]
    kind = CHOICES["event_kind"].get(row.kind, row.kind)
    return thing_page(
        request,
        "portal/event.html",
        entity_id=entity_id,
        head=head_of(row, Named(row.name, tag_of(row.name_language)), kind),
        facts=[
            (_("Kind"), kind),
            (_("Begins"), date_html(row.starts)),
            (_("Ends"), date_html(row.ends)),
            (_("Place"), grounds.names[row.place_id].link if row.place_id else ""),
        ],
        grounds=grounds,
        figures=[words for words, _figure in spoken],
        sums=sums_of((words, figure.part_of_id, figure.sum_basis) for words, figure in spoken),
        records=[
            (Named(record.text, tag_of(record.language), url=reverse("portal:record", args=[record.pk])), record)
            for record in records
        ],
        initiatives=[grounds.names[initiative.pk] for initiative in initiatives],
        plans=word_list(row.plans),
    )
