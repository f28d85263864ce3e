"""From facts to claims: one module for each kind of fact."""

from __future__ import annotations

from collections.abc import Callable

from youcheng.intake.domain.mapping.agreement import map_agreement
from youcheng.intake.domain.mapping.draft import Draft
from youcheng.intake.domain.mapping.event import map_event
from youcheng.intake.domain.mapping.field import map_field
from youcheng.intake.domain.mapping.figure import map_figure
from youcheng.intake.domain.mapping.initiative import map_initiative
from youcheng.intake.domain.mapping.page import Page
from youcheng.intake.domain.mapping.person import map_person
from youcheng.intake.domain.mapping.plan import map_plan
from youcheng.intake.domain.mapping.profile import map_profile
from youcheng.intake.domain.mapping.record_claim import map_record_claim
from youcheng.intake.domain.mapping.seen import Seen
from youcheng.intake.domain.mapping.tie import map_tie
from youcheng.intake.domain.mapping.wish import map_wish

MAPPERS: dict[str, Callable[[Seen, Page], Draft]] = {
    "event": map_event,
    "tie": map_tie,
    "person": map_person,
    "agreement": map_agreement,
    "field": map_field,
    "figure": map_figure,
    "record_claim": map_record_claim,
    "initiative": map_initiative,
    "plan": map_plan,
    "wish": map_wish,
    "profile": map_profile,
}
"""Mappers in the order in which facts speak of each other: an agreement names its tie and its signers."""

ORDER = list(MAPPERS)


def map_finding(seen: Seen, page: Page) -> Draft:
    """What one fact would say in the registry."""
    return MAPPERS[seen.finding.kind](seen, page)
