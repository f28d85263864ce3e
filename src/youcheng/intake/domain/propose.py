"""Facts into findings, findings into proposed claims."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction

from youcheng.intake.domain.grounds import draft_key, ensure_entities, grounds_of, propose, withdraw_unused
from youcheng.intake.domain.mapping import ORDER, map_finding
from youcheng.intake.domain.mapping.draft import Draft
from youcheng.intake.domain.mapping.page import Page
from youcheng.intake.domain.mapping.seen import Seen
from youcheng.intake.domain.standing import accepted_claims, contradictions
from youcheng.intake.models import Finding, Reading
from youcheng.registry.models import Claim, Document


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


def propose_again(reading: Reading, *, only: Iterable[Finding] = ()) -> list[Finding]:
    """Map the open findings of a reading anew, since an answer about one may settle others; those that changed.

    Decided findings stay as they were decided, and are what the open ones may speak of. ``only`` names findings whose
    claims must be proposed although they are no longer open.
    """
    page = Page(reading.document)
    forced = {finding.pk for finding in only}
    findings = list(reading.findings.select_related("entity"))
    findings.sort(key=lambda finding: (ORDER.index(finding.kind), finding.position))
    changed = []
    for finding in findings:
        seen = Seen(finding, language=reading.document.language)
        draft = map_finding(seen, page)
        if finding.entity_id and not finding.is_open:
            draft.entity = finding.entity_id
        page.remember(seen, draft)
        if (finding.is_open or finding.pk in forced) and propose_draft(finding, draft, reading.document):
            changed.append(finding)
    return changed


def propose_draft(finding: Finding, draft: Draft, document: Document) -> bool:
    """Bring a finding's claims in line with its draft; whether anything about the finding changed."""
    ensure_entities(draft)
    before = (finding.entity_id, finding.needs, finding.contradicts)
    old = {claim.key: claim for claim in finding.claims.all()} if finding.pk else {}
    wanted = [] if draft.needs else draft.claims
    keys = {draft_key(claim) for claim in wanted}
    if keys != old.keys():
        grounds = grounds_of(finding, document)
        claims = [propose(claim, grounds, confidence=finding.confidence) for claim in wanted]
        finding.claims.set(claims)
        withdraw_unused([claim for key, claim in old.items() if key not in keys])
    else:
        claims = list(old.values())
    finding.entity_id = draft.entity
    finding.needs = [need.to_json() for need in draft.needs]
    finding.contradicts = contradicts(claims)
    if before == (finding.entity_id, finding.needs, finding.contradicts) and keys == old.keys():
        return False
    finding.version += 1
    finding.save()
    return True


def contradicts(claims: Sequence[Claim]) -> bool:
    """Whether accepted claims say otherwise than any of these."""
    standing = accepted_claims({claim.entity_id for claim in claims})
    return bool(contradictions([claim for claim in claims if claim.status != Claim.Status.REJECTED], standing))
