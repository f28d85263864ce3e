"""Accepted, public claims about several entities at once, in three queries however many there are."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Prefetch

from youcheng.registry.domain.projection.facts import RANK_OF_ROW, RANK_OF_WORD, EntityFacts, Fact, pick
from youcheng.registry.domain.queries.claims import StatedClaim
from youcheng.registry.models import Claim, Entity, Evidence


def of_entities(ids: Collection[str]) -> dict[str, list[StatedClaim]]:
    """By canonical entity the claims that the public may see, conflicts marked."""
    # Ids first: asked in one query with claims, SQLite would read every claim there is.
    about = set(ids) | set(Entity.objects.filter(canonical_of__in=ids).values_list("pk", flat=True))
    evidence = Evidence.objects.select_related("document", "batch", "said_by").order_by("pk")
    claims = (
        Claim.objects.filter(entity__in=about, status=Claim.Status.ACCEPTED, public=True, entity__withheld=False)
        .select_related("entity", "decided_by")
        .prefetch_related(Prefetch("evidence", evidence))
    )
    by_entity: dict[str, list[Claim]] = {}
    for claim in sorted(claims, key=lambda found: found.pk):
        by_entity.setdefault(claim.entity.canonical_of_id or claim.entity_id, []).append(claim)
    return {entity_id: _marked(entity_id, found) for entity_id, found in by_entity.items()}


def _marked(entity_id: str, claims: list[Claim]) -> list[StatedClaim]:
    facts = EntityFacts(entity_id, claims[0].entity.kind)
    for claim in claims:
        facts.facts[claim.property].append(_fact(claim))
    losing: set[int] = set()
    settled: dict[int, bool] = {}
    for groups in facts.disagreements().values():
        for group in groups:
            chosen = pick(group)
            done = any(fact.preferred for fact in group)
            settled.update((fact.claim, done) for fact in group)
            losing |= {fact.claim for fact in group if chosen is not None and fact.value != chosen.value}
    return [
        StatedClaim(claim, claim.pk not in losing, claim.pk in settled, settled.get(claim.pk, False))
        for claim in claims
    ]


def _fact(claim: Claim) -> Fact:
    return Fact(
        claim.pk,
        claim.property,
        claim.value,
        claim.language,
        claim.valid_from,
        claim.valid_to,
        claim.verification,
        claim.preferred,
        claim.public,
        max((_weight(evidence) for evidence in claim.evidence.all()), default=(0, "")),
    )


def _weight(evidence: Evidence) -> tuple[int, str]:
    """Source rank and date, by which the registry decides between claims that disagree."""
    document = evidence.document
    if document is None:
        rank = RANK_OF_WORD if evidence.kind == Evidence.Kind.WORD else RANK_OF_ROW
        return rank, evidence.at.date().isoformat()
    return document.source_rank, document.published or evidence.at.date().isoformat()
