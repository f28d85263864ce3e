"""Everything the desk shows beside each finding, in a constant number of queries."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from django.db.models import Count, Prefetch, Q

from youcheng.intake.domain.names import ROWS, Named, names_of
from youcheng.intake.domain.standing import accepted_claims, canonical_ids, contradictions
from youcheng.intake.domain.words import references
from youcheng.intake.models import Finding, Reading
from youcheng.registry.models import Claim, Entity, Evidence, TieParty


@dataclass(slots=True)
class Beside:
    """What stands beside the findings of one reading."""

    accepted: dict[str, list[Claim]]
    """Accepted claims by canonical entity."""
    heads: dict[str, str]
    """Each entity with the one it stands for."""
    names: dict[str, Named]
    contradicted: dict[int, list[tuple[Claim, list[Claim]]]]
    """By finding: its claims with the accepted ones that say otherwise."""
    shown: set[str] = field(default_factory=set)
    """Entities that have a row which the public may see."""


def findings_of(reading: Reading, *, only: Collection[int] | None = None) -> list[Finding]:
    """The findings of a reading, or those named, with their claims and deciders."""
    evidence = Evidence.objects.select_related("document", "batch", "said_by")
    claims = Claim.objects.select_related("decided_by").prefetch_related(Prefetch("evidence", evidence)).order_by("pk")
    found = reading.findings.select_related("entity", "decided_by").order_by("position")
    if only is not None:
        found = found.filter(pk__in=only)
    findings = list(found.prefetch_related(Prefetch("claims", claims)))
    for finding in findings:
        finding.reading = reading
    return findings


def counts(reading: Reading) -> dict[str, int]:
    """How many facts there are, and how many are open and decided."""
    found = reading.findings.aggregate(
        fact_count=Count("pk"), open_count=Count("pk", filter=Q(status=Finding.Status.PROPOSED))
    )
    return {**found, "done_count": found["fact_count"] - found["open_count"]}


def beside(findings: Sequence[Finding]) -> Beside:
    """The registry's present view beside each finding."""
    claims = {claim.pk: claim for finding in findings for claim in finding.claims.all()}
    entities = {claim.entity_id for claim in claims.values()}
    entities |= {finding.entity_id for finding in findings if finding.entity_id}
    accepted = accepted_claims(entities)
    everything = [*claims.values(), *(claim for held in accepted.values() for claim in held)]
    heads = canonical_ids(entities)
    names = names_of(entities | references(everything))
    by_claim = {claim.pk: (claim, rivals) for claim, rivals in contradictions(claims.values(), accepted)}
    contradicted = {
        finding.pk: [by_claim[claim.pk] for claim in finding.claims.all() if claim.pk in by_claim]
        for finding in findings
    }
    shown = set(
        Claim.objects.filter(entity__in=set(heads.values()), public=True, entity__withheld=False)
        .values_list("entity_id", flat=True)
        .distinct()
    )
    return Beside(accepted, heads, names, contradicted, shown)


def similar_entities(findings: Sequence[Finding]) -> dict[int, list[str]]:
    """By finding: other entities of the same kind that bear one of its names; what a person may merge it with."""
    wanted: dict[tuple[str, str], list[int]] = {}
    for finding in findings:
        if finding.entity is None or not finding.is_open:
            continue
        for claim in finding.claims.all():
            if claim.entity_id == finding.entity_id and claim.property in ("name", "title"):
                wanted.setdefault((finding.entity.kind, claim.value), []).append(finding.pk)
    own = {finding.pk: finding.entity_id for finding in findings}
    found: dict[int, list[str]] = {}
    for kind, model, column, _language in ROWS:
        names = sorted({name for of_kind, name in wanted if of_kind == kind})
        if not names:
            continue
        for pk, name in model._default_manager.filter(**{f"{column}__in": names}).values_list("pk", column):
            for finding_id in wanted[kind, name]:
                if pk != own[finding_id]:
                    found.setdefault(finding_id, []).append(pk)
    return found


def same_story(reading: Reading) -> list[Reading]:
    """Other documents with nearly the same text."""
    if reading.story_id is None:
        return []
    return list(
        Reading.objects.filter(story=reading.story_id).exclude(pk=reading.pk).select_related("document").order_by("pk")
    )


def entities_named(text: str, *, kind: str, limit: int = 12) -> list[str]:
    """Entities of a kind whose name or title holds the words; for merging. A tie is named by its parties."""
    words = text.strip()
    if not words:
        return []
    if kind == Entity.Kind.TIE:
        of = TieParty.objects.filter(party__names__text__icontains=words)
        return list(of.order_by("tie_id").values_list("tie_id", flat=True).distinct()[:limit])
    for own, model, column, _language in ROWS:
        if own == kind:
            rows = model._default_manager.filter(**{f"{column}__icontains": words}).order_by(column, "pk")
            return list(rows.values_list("pk", flat=True)[:limit])
    return []
