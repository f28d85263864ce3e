"""One agreement: what was signed, by whom, where, when, and whether it is in force."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from youcheng.portal.domain.claim_values import CHOICES
from youcheng.portal.domain.dates import date_html
from youcheng.portal.domain.grounds import grounds_of
from youcheng.portal.domain.names import Named
from youcheng.portal.domain.page_head import head_of
from youcheng.portal.domain.tie_rows import tie_row
from youcheng.portal.domain.words import word_list
from youcheng.portal.views.finding import follows_merges, public_row
from youcheng.portal.views.thing import thing_page
from youcheng.registry.domain.queries.ties import public_ties, with_parties
from youcheng.registry.models import Agreement
from youcheng.registry.name_languages import tag_of


@require_safe
@follows_merges
def agreement(request: HttpRequest, entity_id: str) -> HttpResponse:
    """The page of an agreement."""
    row = public_row(Agreement.objects.prefetch_related("signers"), entity_id, "portal:agreement")
    signers = list(row.signers.all())
    tie = with_parties(public_ties().filter(pk=row.tie_id)).first() if row.tie_id else None
    people = {pk for signer in signers for pk in (signer.person_id, signer.party_id) if pk}
    grounds = grounds_of([entity_id], also_name={*people, *filter(None, [row.place_id])})
    kind = CHOICES["agreement_kind"].get(row.kind, row.kind)
    title = Named(row.title, tag_of(row.title_language)) if row.title else Named(str(kind), "")
    return thing_page(
        request,
        "portal/agreement.html",
        entity_id=entity_id,
        head=head_of(row, title, kind),
        facts=[
            (_("Kind"), kind),
            (_("Status"), CHOICES["agreement_status"].get(row.status, row.status)),
            (_("Signed on"), date_html(row.signed_on)),
            (_("In force since"), date_html(row.in_force_on)),
            (_("Signed at"), grounds.names[row.place_id].link if row.place_id else ""),
        ],
        grounds=grounds,
        tie=tie_row(tie) if tie else None,
        fields=word_list(row.fields),
        signers=[
            {
                "name": grounds.names[signer.person_id],
                "title": signer.title,
                "party": grounds.names.get(signer.party_id or ""),
            }
            for signer in signers
        ],
    )
