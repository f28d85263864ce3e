"""Settling conflicts between accepted claims."""

from __future__ import annotations

from uuid import UUID

from youcheng.accounts.models import User
from youcheng.intake.domain.propose import refresh_contradictions
from youcheng.intake.models import Reading
from youcheng.registry.domain.claims import prefer_claim, undo
from youcheng.registry.domain.turns import changes_registry
from youcheng.registry.models import Claim


@changes_registry
def settle(claim: Claim, *, by: User, reason: str = "") -> None:
    """Let this claim stand against those that say otherwise; they stay on record with the reason, findings follow."""
    prefer_claim(claim, by=by, reason=reason)
    for reading in Reading.objects.filter(findings__claims__entity=claim.entity).distinct():
        refresh_contradictions(reading)


@changes_registry
def take_back(group: UUID, *, by: User) -> None:
    """Take a judgement back: the claims disagree as before, and findings follow."""
    entities = {claim.entity_id for claim in undo(group, by=by)}
    for reading in Reading.objects.filter(findings__claims__entity__in=entities).distinct():
        refresh_contradictions(reading)
