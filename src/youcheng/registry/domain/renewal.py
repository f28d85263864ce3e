"""A source that speaks again: what it said before and says otherwise now, and what it does not mention any more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from youcheng.registry.domain.bulk import SourceRow
from youcheng.registry.domain.evidence import row_key
from youcheng.registry.domain.ids import claim_key
from youcheng.registry.domain.projection.tables import chunks
from youcheng.registry.models import Batch, Claim, Entity, Evidence

RENEWED = ("tie_kind", "legal_status")
"""Values with a beginning: another beginning or another value of the same source takes the place of the old one."""


@dataclass(frozen=True, slots=True)
class Gone:
    """An entity that the source told of before and does not mention now, with its words of then."""

    entity: str
    quote: str


def renew_dated_values(batch: Batch, rows: Sequence[SourceRow]) -> set[str]:
    """Set aside dated values of the rows' entities that this source alone said before and now says otherwise.

    What a person reviewed or preferred stays, and so does what another source says. Undoing the batch makes the old
    values stand again. Returns whose values were set aside; call it after ``accept_rows``, in the same transaction.
    """
    said: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        for one in row.claims:
            if one.property in RENEWED:
                key = claim_key(row.entity, one.property, one.value, one.language, one.valid_from)
                said.setdefault((row.entity, one.property), []).append(key)
    elsewhere = Claim.evidence.through.objects.filter(claim=OuterRef("pk")).exclude(
        Q(evidence__kind=Evidence.Kind.ROW) & Q(evidence__batch__source=batch.source)
    )
    touched: set[str] = set()
    for part in chunks({entity for entity, _property in said}):
        old = Claim.objects.filter(
            entity__in=part,
            property__in=RENEWED,
            status=Claim.Status.ACCEPTED,
            verification=Claim.Verification.IMPORTED,
            preferred=False,
        ).exclude(Exists(elsewhere))
        standing = {key: pk for pk, key in old.values_list("pk", "key")}
        for claim in old:
            now = said.get((claim.entity_id, claim.property))
            if now is None or claim.key in now:
                continue
            replacement = next((standing[key] for key in now if key in standing), None)
            if replacement is None:
                continue
            claim.status, claim.verification = Claim.Status.SUPERSEDED, Claim.Verification.NONE
            claim.public, claim.replaced_by_id = False, replacement
            claim.save(update_fields=["status", "verification", "public", "replaced_by"])
            touched.add(claim.entity_id)
    return touched


def gone_since(batch: Batch, rows: Sequence[SourceRow], *, kind: str = Entity.Kind.TIE) -> list[Gone]:
    """Entities of a kind that rest on earlier rows of this source and on none of these; they stand until judged."""
    now = {row_key(batch.source, row.quote) for row in rows}
    mentioned = {row.entity for row in rows}
    before = Evidence.objects.filter(
        kind=Evidence.Kind.ROW, batch__source=batch.source, batch__undone_at=None
    ).values_list("pk", "key", "quote")
    missing = {pk: quote for pk, key, quote in before.iterator(5000) if key not in now}
    found: dict[str, str] = {}
    for part in chunks(missing):
        links = Claim.evidence.through.objects.filter(
            evidence__in=part, claim__status=Claim.Status.ACCEPTED, claim__entity__kind=kind
        )
        for entity, evidence in links.values_list("claim__entity", "evidence"):
            if entity not in mentioned:
                found.setdefault(entity, missing[evidence])
    return [Gone(entity, quote) for entity, quote in sorted(found.items())]
