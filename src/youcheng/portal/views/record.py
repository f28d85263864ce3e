"""One record claim: "first", "most", "largest", with its scope, its comparator and whoever challenges it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from youcheng.portal.domain.figure_words import figure_words
from youcheng.portal.domain.grounds import grounds_of
from youcheng.portal.domain.names import Named
from youcheng.portal.domain.page_head import head_of
from youcheng.portal.domain.words import words
from youcheng.portal.views.finding import follows_merges, public_row
from youcheng.portal.views.thing import thing_page
from youcheng.registry.domain.queries.records import challengers
from youcheng.registry.measures import comparator_label, measure_label
from youcheng.registry.models import RecordClaim
from youcheng.registry.name_languages import tag_of


@require_safe
@follows_merges
def record(request: HttpRequest, entity_id: str) -> HttpResponse:
    """The page of a record claim."""
    row = public_row(RecordClaim.objects.all(), entity_id, "portal:record")
    rivals = challengers(row)
    subjects = {rival.subject_id for rival in rivals if rival.subject_id}
    grounds = grounds_of([entity_id], also_name={*subjects, *filter(None, [row.subject_id])})
    subject = grounds.names.get(row.subject_id or "")
    return thing_page(
        request,
        "portal/record.html",
        entity_id=entity_id,
        head=head_of(row, Named(row.text, tag_of(row.language)), _("record claim")),
        facts=[
            (_("About"), subject.link if subject else ""),
            (_("Claimed to be"), comparator_label(row.comparator)),
            (_("Measured by"), measure_label(row.measure)),
            (_("Scope"), words(row.scope, row.language)),
            (_("Period"), words(row.period, row.language)),
        ],
        grounds=grounds,
        challengers=[
            (figure_words(rival, reverse("portal:figure", args=[rival.pk])), grounds.names.get(rival.subject_id or ""))
            for rival in rivals
        ],
    )
