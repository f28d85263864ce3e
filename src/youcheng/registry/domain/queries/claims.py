"""Claims with everything that shows why they are believed."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, F, Prefetch, QuerySet
from django.db.models.functions import Coalesce

from youcheng.registry.domain.entities import members
from youcheng.registry.domain.projection.facts import Fact, load, pick
from youcheng.registry.models import Claim, ClaimDecision, Evidence
from youcheng.registry.properties import PROPERTIES


@dataclass(frozen=True, slots=True)
class StatedClaim:
    """A claim with its standing: whether it is what the row shows, and whether others contradict it."""

    claim: Claim
    stands: bool
    in_conflict: bool
    """An accepted claim says otherwise, settled or not."""
    settled: bool
    """A person has preferred one of the claims in conflict."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Accepted claims that cannot all hold."""

    entity: str
    property: str
    claims: tuple[Claim, ...]
    stands: int
    """Primary key of the claim that the row shows."""


def with_grounds(claims: QuerySet[Claim]) -> QuerySet[Claim]:
    """The claims with evidence, documents, batches, people and decisions, in a constant number of queries."""
    evidence = Evidence.objects.select_related("document", "batch", "said_by").order_by("pk")
    decisions = ClaimDecision.objects.select_related("by", "undone_by")
    return claims.select_related("by", "decided_by", "refers_to", "replaced_by").prefetch_related(
        Prefetch("evidence", evidence), Prefetch("decisions", decisions)
    )


def of_entity(entity_id: str, *, public_only: bool = False) -> list[StatedClaim]:
    """All claims about an entity and those judged to be it, with their grounds, conflicts marked.

    Accepted ones come first, by property; ``public_only`` leaves out what the public may not see.
    """
    ids = members([entity_id])
    claims = Claim.objects.filter(entity__in=ids)
    if public_only:
        claims = claims.filter(public=True, entity__withheld=False)
    facts = load(ids)
    standing: set[int] = set()
    conflicting: dict[int, bool] = {}
    for entity in facts.values():
        apart = entity.disagreements()
        for name, found in entity.facts.items():
            groups = apart.get(name, [])
            losers = {fact.claim for group in groups for fact in group}
            standing |= {fact.claim for fact in found if fact.claim not in losers}
            for group in groups:
                chosen = pick(group)
                standing |= {fact.claim for fact in group if chosen is not None and fact.value == chosen.value}
                settled = any(fact.preferred for fact in group)
                conflicting.update((fact.claim, settled) for fact in group)
    rank = {Claim.Status.ACCEPTED: 0, Claim.Status.PROPOSED: 1}
    listed = sorted(
        with_grounds(claims), key=lambda claim: (rank.get(Claim.Status(claim.status), 2), claim.property, claim.pk)
    )
    return [
        StatedClaim(claim, claim.pk in standing, claim.pk in conflicting, conflicting.get(claim.pk, False))
        for claim in listed
    ]


def of_document(document_id: int) -> QuerySet[Claim]:
    """Claims that rest on a document, with their grounds."""
    found = Claim.objects.filter(evidence__document=document_id).distinct()
    return with_grounds(found).order_by("pk")


def conflicts(*, unsettled_only: bool = True, limit: int | None = None) -> list[Disagreement]:
    """Accepted claims that disagree, by entity and property."""
    single = [name for name, definition in PROPERTIES.items() if definition.single]
    crowded = (
        Claim.objects.filter(status=Claim.Status.ACCEPTED, property__in=single)
        .annotate(head=Coalesce(F("entity__canonical_of"), F("entity")))
        .values("head", "property")
        .annotate(claims=Count("pk"))
        .filter(claims__gt=1)
        .order_by("head")
    )
    found: list[tuple[str, str, list[Fact]]] = []
    for entity in load(sorted({row["head"] for row in crowded})).values():
        for name, groups in sorted(entity.disagreements().items()):
            found.extend(
                (entity.entity, name, group)
                for group in groups
                if not (unsettled_only and any(fact.preferred for fact in group))
            )
    found = found[:limit]
    ids = [fact.claim for _entity, _name, group in found for fact in group]
    claims = {claim.pk: claim for claim in with_grounds(Claim.objects.filter(pk__in=ids))}
    return [
        Disagreement(entity, name, tuple(claims[fact.claim] for fact in group), chosen.claim)
        for entity, name, group in found
        if (chosen := pick(group)) is not None
    ]
