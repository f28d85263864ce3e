"""Facts into findings, findings into proposed claims."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from youcheng.intake.domain.grounds import draft_key, ensure_entities, grounds_of, propose, withdraw_unused
from youcheng.intake.domain.mapping import ORDER, map_finding
from youcheng.intake.domain.mapping.draft import Draft
from youcheng.intake.domain.mapping.page import Page
from youcheng.intake.domain.mapping.seen import Seen
from youcheng.intake.domain.standing import accepted_claims, contradictions
from youcheng.intake.domain.steps import without_repeats
from youcheng.intake.models import Finding, Reading
from youcheng.registry.models import Claim, Document

SAID = (Claim.Status.PROPOSED, Claim.Status.ACCEPTED)
"""What a finding says: claims that were corrected or rejected are said no more."""


@transaction.atomic
def propose_findings(reading: Reading, facts: Sequence[dict[str, Any]]) -> list[Finding]:
    """One finding per fact of the reading engine's JSON, in the page's order, each with its claims as proposals.

    A claim that stands in the registry already is only linked: the page becomes its evidence when a person accepts.
    """
    findings = Finding.objects.bulk_create(
        Finding(
            reading=reading,
            fact_id=fact["id"],
            kind=fact["kind"],
            position=position,
            extracted=fact["fields"],
            places=fact["places"],
            spans=fact["evidence"],
            confidence=min(max(fact["confidence"], 0.0), 1.0),
            damaged=fact["damaged"],
        )
        for position, fact in enumerate(facts)
    )
    propose_again(reading)
    return findings


def propose_again(reading: Reading) -> list[Finding]:
    """Map the open findings of a reading anew, since an answer about one may settle others; those that changed.

    Decided findings stay as they were decided, and are what the open ones may speak of.
    """
    page = Page(reading.document, reading.checks)
    findings = list(reading.findings.prefetch_related("claims"))
    findings.sort(key=lambda one: (ORDER.index(one.kind), page.depth(one.fact_id), one.position))
    drafts: list[tuple[Finding, Draft]] = []
    for finding in findings:
        seen = Seen(finding, language=reading.document.language)
        draft = map_finding(seen, page)
        if finding.entity_id and not finding.is_open:
            draft.entity = finding.entity_id
        page.remember(seen, draft)
        if finding.is_open:
            drafts.append((finding, draft))
    ensure_entities([draft for _finding, draft in drafts])
    changed = [finding for finding, draft in drafts if _propose(finding, draft, reading.document)]
    return without_repeats([*changed, *refresh_contradictions(reading)])


def _propose(finding: Finding, draft: Draft, document: Document) -> bool:
    """Bring a finding's claims in line with its draft; whether anything about the finding changed."""
    before = (finding.entity_id, finding.needs)
    old = {claim.key: claim for claim in finding.claims.all()}
    wanted = [] if draft.needs else draft.claims
    keys = {draft_key(claim) for claim in wanted}
    if keys != old.keys():
        grounds = grounds_of(finding, document)
        finding.claims.set([propose(claim, grounds, confidence=finding.confidence) for claim in wanted])
        withdraw_unused([claim for key, claim in old.items() if key not in keys])
    finding.entity_id = draft.entity
    finding.needs = [need.to_json() for need in draft.needs]
    if before == (finding.entity_id, finding.needs) and keys == old.keys():
        return False
    finding.version += 1
    finding.save()
    return True


def refresh_contradictions(reading: Reading) -> list[Finding]:
    """Mark which findings accepted claims of the registry contradict; those whose mark changed."""
    findings = list(reading.findings.exclude(status=Finding.Status.REJECTED).prefetch_related("claims"))
    said = {finding.pk: [claim for claim in finding.claims.all() if claim.status in SAID] for finding in findings}
    everything = {claim.pk: claim for claims in said.values() for claim in claims}
    standing = accepted_claims({claim.entity_id for claim in everything.values()}, with_grounds=False)
    against = {
        claim.pk
        for claim, rivals in contradictions(everything.values(), standing)
        if not (claim.preferred or any(rival.preferred for rival in rivals))
    }
    changed = []
    for finding in findings:
        now = any(claim.pk in against for claim in said[finding.pk])
        if now != finding.contradicts:
            finding.contradicts = now
            changed.append(finding)
    Finding.objects.bulk_update(changed, ["contradicts"])
    return changed
