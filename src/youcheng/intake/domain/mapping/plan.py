"""Plans: what was announced to follow."""

from __future__ import annotations

from youcheng.intake.domain.mapping.draft import Draft
from youcheng.intake.domain.mapping.page import Page
from youcheng.intake.domain.mapping.seen import Seen
from youcheng.registry.models import Entity


def map_plan(seen: Seen, page: Page) -> Draft:
    """A plan belongs to the event at which it was announced."""
    draft = Draft()
    event = page.entity_of(seen.fields.get("event")) or page.main_event()
    if event is None:
        draft.ask("event")
        return draft
    draft.about(event, Entity.Kind.EVENT)
    for text in seen.texts("text", "plan", "name"):
        draft.say("plan", text, language=seen.language)
    return draft
