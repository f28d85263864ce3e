"""One tie: who, what kind since when, on which agreements, and why all this is believed."""

from __future__ import annotations

from urllib.parse import urlencode

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from youcheng.portal.domain import timelines
from youcheng.portal.domain.claim_values import CHOICES
from youcheng.portal.domain.dates import date_html
from youcheng.portal.domain.grounds import grounds_of
from youcheng.portal.domain.names import Named, country_name
from youcheng.portal.domain.tie_rows import ACTIVITY_LABELS, KIND_LABELS, tie_row
from youcheng.portal.views.finding import follows_merges, public_row
from youcheng.registry.domain.queries.ties import public_ties, with_parties
from youcheng.registry.models import Agreement, Exchange, Signer
from youcheng.registry.name_languages import UNDETERMINED


@require_safe
@follows_merges
def tie(request: HttpRequest, entity_id: str) -> HttpResponse:
    """The page of a tie."""
    found = public_row(with_parties(public_ties(), segments=True), entity_id, "portal:tie")
    row = tie_row(found)
    agreements = list(
        Agreement.objects.filter(tie=entity_id, public=True)
        .prefetch_related(Prefetch("signers", Signer.objects.order_by("position")))
        .order_by("signed_on", "pk")
    )
    exchanges = list(Exchange.objects.filter(tie=entity_id, public=True).order_by("on", "pk"))
    people = {
        pk
        for agreement in agreements
        for signer in agreement.signers.all()
        for pk in (signer.person_id, signer.party_id)
    }
    listed = [agreement.pk for agreement in agreements]
    grounds = grounds_of([entity_id], also_name={*filter(None, people), *listed})
    segments = list(found.segments.all())
    moments = [
        *(timelines.of_segment(segment) for segment in segments),
        *(timelines.of_agreement(agreement, grounds.names[agreement.pk]) for agreement in agreements),
        *(timelines.of_exchange(exchange) for exchange in exchanges),
    ]
    return render(
        request,
        "portal/tie.html",
        {
            "tie": found,
            "row": row,
            "parties": [(party, country_name(party.country)) for party in row.parties],
            "segments": [
                (
                    KIND_LABELS.get(segment.kind, segment.kind),
                    date_html(segment.valid_from),
                    date_html(segment.valid_to),
                )
                for segment in segments
            ],
            "activity": ACTIVITY_LABELS[row.activity],
            "last_exchange": date_html(found.last_exchange),
            "in_force_on": date_html(found.in_force_on),
            "ended": date_html(found.ended),
            "agreements": [
                {
                    "name": grounds.names.get(agreement.pk, Named(agreement.pk, UNDETERMINED)),
                    "kind": CHOICES["agreement_kind"].get(agreement.kind, agreement.kind),
                    "status": CHOICES["agreement_status"].get(agreement.status, agreement.status),
                    "signed_on": date_html(agreement.signed_on),
                    "verification": agreement.verification,
                    "signers": [
                        {
                            "name": grounds.names[signer.person_id],
                            "title": signer.title,
                            "party": grounds.names.get(signer.party_id or ""),
                        }
                        for signer in agreement.signers.all()
                    ],
                }
                for agreement in agreements
            ],
            "exchanges": [timelines.of_exchange(exchange) for exchange in exchanges],
            "timeline": timelines.in_order(moments),
            "map_query": urlencode({"tie": entity_id}),
            "claims": grounds.of(entity_id),
            "conflicts": grounds.conflicts(entity_id),
            "documents": grounds.documents(),
        },
    )
