"""One initiative: where and when it was adopted, which areas it covers."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from youcheng.portal.domain.dates import date_html
from youcheng.portal.domain.grounds import grounds_of
from youcheng.portal.domain.names import Named
from youcheng.portal.domain.page_head import head_of
from youcheng.portal.domain.words import word_list
from youcheng.portal.views.finding import follows_merges, public_row
from youcheng.portal.views.thing import thing_page
from youcheng.registry.models import Initiative
from youcheng.registry.name_languages import tag_of


@require_safe
@follows_merges
def initiative(request: HttpRequest, entity_id: str) -> HttpResponse:
    """The page of an initiative."""
    row = public_row(Initiative.objects.all(), entity_id, "portal:initiative")
    grounds = grounds_of([entity_id], also_name=[row.event_id] if row.event_id else [])
    return thing_page(
        request,
        "portal/initiative.html",
        entity_id=entity_id,
        head=head_of(row, Named(row.name, tag_of(row.name_language)), _("initiative")),
        facts=[
            (_("Adopted at"), grounds.names[row.event_id].link if row.event_id else ""),
            (_("Adopted on"), date_html(row.adopted_on)),
        ],
        grounds=grounds,
        areas=word_list(row.areas),
    )
