"""Drafts into the registry: entities, evidence, claims."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Exists, OuterRef

from youcheng.accounts.models import User
from youcheng.intake.domain.mapping.draft import Draft, DraftClaim
from youcheng.intake.models import Finding
from youcheng.registry.domain.claims import propose_claim
from youcheng.registry.domain.entities import new_entity, place_entity
from youcheng.registry.domain.evidence import span_evidence
from youcheng.registry.domain.ids import claim_key
from youcheng.registry.models import Claim, ClaimDecision, Document, Entity, Evidence, Place
from youcheng.registry.properties import PROPERTIES


def ensure_entities(drafts: Iterable[Draft]) -> None:
    """Make what the drafts speak of and is not there yet. An entity without accepted claims shows nowhere."""
    wanted = {entity_id: kind for draft in drafts for entity_id, kind in draft.kinds.items()}
    places = {entity_id for entity_id, kind in wanted.items() if kind == Entity.Kind.PLACE}
    there = set(Entity.objects.filter(pk__in=wanted.keys() - places).values_list("pk", flat=True))
    there |= set(Place.objects.filter(pk__in=places).values_list("pk", flat=True))
    for entity_id, kind in wanted.items():
        if entity_id in there:
            continue
        if kind == Entity.Kind.PLACE:
            place_entity(entity_id)
        else:
            new_entity(kind, id=entity_id)


def grounds_of(finding: Finding, document: Document) -> list[Evidence]:
    """The words of the page that the finding rests on, as evidence."""
    return [span_evidence(document, start=span["start"], end=span["end"]) for span in finding.spans]


def draft_key(draft: DraftClaim) -> str:
    """The key that the claim has or would have."""
    value = PROPERTIES[draft.property].type.clean(draft.value)
    return claim_key(draft.entity, draft.property, value, draft.language, draft.valid_from, draft.valid_to)


def propose(draft: DraftClaim, grounds: list[Evidence], *, confidence: float | None, by: User | None = None) -> Claim:
    """The claim that the draft says: the one that stands or was judged already, else a new proposal.

    Evidence joins a claim that people have decided on only when they decide again (:func:`attach`).
    """
    known = Claim.objects.filter(key=draft_key(draft)).exclude(status=Claim.Status.PROPOSED).first()
    if known is not None:
        return known
    return propose_claim(
        Entity.objects.get(pk=draft.entity),
        draft.property,
        draft.value,
        language=draft.language,
        valid_from=draft.valid_from,
        valid_to=draft.valid_to,
        evidence=grounds,
        origin=Claim.Origin.READING if by is None else Claim.Origin.PERSON,
        confidence=confidence,
        by=by,
    )


def attach(claim: Claim, grounds: Iterable[Evidence]) -> list[tuple[int, int]]:
    """Let the words of a page corroborate a claim; the pairs of claim and evidence that are new."""
    held = set(claim.evidence.values_list("pk", flat=True))
    added = [evidence for evidence in grounds if evidence.pk not in held]
    if added:
        propose_claim(
            claim.entity,
            claim.property,
            claim.value,
            language=claim.language,
            valid_from=claim.valid_from,
            valid_to=claim.valid_to,
            evidence=added,
            origin=claim.origin,
        )
    return [(claim.pk, evidence.pk) for evidence in added]


def withdraw_unused(claims: Iterable[Claim]) -> None:
    """Take back proposals that no finding makes any more and nobody ever decided on; their evidence stays."""
    undecided = ~Exists(ClaimDecision.objects.filter(claim=OuterRef("pk")))
    candidates = [claim.pk for claim in claims]
    if not candidates:
        return
    unused = Claim.objects.filter(
        undecided,
        pk__in=candidates,
        status=Claim.Status.PROPOSED,
        origin=Claim.Origin.READING,
        findings=None,
        replaces=None,
    )
    for claim in unused:
        claim.evidence.clear()
        claim.delete()
