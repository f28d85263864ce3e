"""One source: who published it, where it was found, and the words of it that facts rest on. Never its whole text."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from youcheng.portal.domain.claim_values import property_label, references, value_html
from youcheng.portal.domain.dates import moment_words
from youcheng.portal.domain.names import Named, names_of
from youcheng.portal.domain.passages import passages_of
from youcheng.registry.models import Claim, Document, Evidence
from youcheng.registry.name_languages import tag_of
from youcheng.web.dates import date_words

MOST_CLAIMS = 200


@dataclass(frozen=True, slots=True)
class QuotedFact:
    """A fact that a passage supports."""

    claim: Claim
    about: Named
    value: SafeString

    @property
    def label(self) -> str | Promise:
        """The property in words."""
        return property_label(self.claim.property)

    @property
    def url(self) -> str:
        """The fact on the page of what it is about; empty where that has no page."""
        return f"{self.about.url}#claim-{self.claim.pk}" if self.about.url else ""


@require_safe
def document(request: HttpRequest, number: int) -> HttpResponse:
    """The public page of a document: only one that some public claim rests on has one."""
    spans = Evidence.objects.filter(document=number, kind=Evidence.Kind.SPAN).order_by("start", "pk")
    claims = list(
        Claim.objects.filter(
            evidence__document=number, status=Claim.Status.ACCEPTED, public=True, entity__withheld=False
        )
        .distinct()
        .select_related("entity")
        .prefetch_related(Prefetch("evidence", spans, to_attr="spans"))
        .order_by("entity__kind", "entity_id", "pk")[:MOST_CLAIMS]
    )
    if not claims:
        raise Http404
    found = Document.objects.defer("byte_map").get(pk=number)
    heads = {claim.pk: claim.entity.canonical_of_id or claim.entity_id for claim in claims}
    names = names_of({*heads.values(), *(reference for claim in claims for reference in references(claim))})
    grounds = [
        (span.start, span.end, QuotedFact(claim, names[heads[claim.pk]], value_html(claim, names)))
        for claim in claims
        for span in claim.spans
        if span.start is not None and span.end is not None
    ]
    return render(
        request,
        "portal/document.html",
        {
            "document": found,
            "language": tag_of(found.language),
            "published": date_words(found.published),
            "received": moment_words(found.received_at),
            "passages": passages_of(found.text, grounds),
        },
    )
