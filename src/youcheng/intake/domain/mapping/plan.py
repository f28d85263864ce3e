"""Plans: what was announced to follow."""

from __future__ import annotations

from youcheng.intake.domain.mapping.draft import Draft
from youcheng.intake.domain.mapping.page import Page
from youcheng.intake.domain.mapping.seen import Seen
from youcheng.registry.models import Entity


def map_plan(seen: Seen, page: Page) -> Draft:
    """A plan belongs to the event at which it was announced."""
    draft = Draft()
    event = page.main_event()
    if event is None:
        draft.ask("event")
        return draft
    draft.about(event, Entity.Kind.EVENT)
    draft.say("plan", seen.text("text")[:500], language=seen.language)
    return draft
