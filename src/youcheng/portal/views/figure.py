"""One reported figure: what it counts, what other sources report, what this registry computes, what it is part of."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from youcheng.portal.domain.dates import date_html
from youcheng.portal.domain.figure_words import FigureWords, figure_words
from youcheng.portal.domain.grounds import grounds_of
from youcheng.portal.domain.names import Named
from youcheng.portal.domain.numbers import number_words
from youcheng.portal.domain.page_head import Head
from youcheng.portal.domain.sums import sums_of
from youcheng.portal.views.finding import follows_merges, public_row
from youcheng.portal.views.thing import thing_page
from youcheng.registry.domain.queries.figures import of_subject
from youcheng.registry.models import Figure, Place


def _words(row: Figure) -> FigureWords:
    return figure_words(row, reverse("portal:figure", args=[row.pk]))


def _computed(row: Figure, subject: Named | None) -> tuple[str, SafeString | str] | None:
    """What this registry counts where the source counts the ties of a place: the number, and where to see the rows."""
    if row.measure != "ties" or row.subject_id is None or subject is None:
        return None
    place = Place.objects.filter(pk=row.subject_id, public=True).first()
    if place is None:
        return None
    return number_words(place.ties_count), f"{reverse('portal:ties')}?place={place.pk}"


@require_safe
@follows_merges
def figure(request: HttpRequest, entity_id: str) -> HttpResponse:
    """The page of a figure."""
    row = public_row(Figure.objects.all(), entity_id, "portal:figure")
    siblings = list(of_subject(row.subject_id)) if row.subject_id else [row]
    grounds = grounds_of([entity_id], also_name=[row.subject_id] if row.subject_id else [])
    subject = grounds.names.get(row.subject_id or "")
    shown = _words(row)
    spoken = [(_words(other), other.part_of_id, other.sum_basis) for other in siblings]
    return thing_page(
        request,
        "portal/figure.html",
        entity_id=entity_id,
        head=Head(
            _("reported figure"),
            format_html('{} <span class="original">{}</span>', shown.number, shown.label),
            f"{number_words(row.value)} {shown.label}",
            row.verification,
            bool(row.conflicts),
        ),
        facts=[
            (_("Counts"), shown.label),
            (_("About"), subject.link if subject else ""),
            (_("Scope"), row.scope),
            (_("Stage"), shown.stage_label),
            (_("As of"), date_html(row.as_of)),
        ],
        grounds=grounds,
        figure=shown,
        others=[
            words
            for words, _whole, _basis in spoken
            if words.entity_id != entity_id and words.measure == row.measure and words.scope == row.scope
        ],
        sums=[
            found
            for found in sums_of(spoken)
            if entity_id in (found.whole.entity_id, *(part.entity_id for part in found.parts))
        ],
        computed=_computed(row, subject),
    )
