"""Initiatives and declarations with their areas."""

from __future__ import annotations

from youcheng.intake.domain.mapping.draft import Draft
from youcheng.intake.domain.mapping.page import Page
from youcheng.intake.domain.mapping.seen import Seen
from youcheng.registry.models import Entity


def map_initiative(seen: Seen, page: Page) -> Draft:
    """The initiative of this name, adopted at the page's event where the page says so."""
    draft = Draft()
    name = seen.text("name")
    if not name:
        draft.ask("name")
        return draft
    adopted_on = seen.date("adopted_on")
    published = page.document.published[:4]
    draft.about(page.match.initiative(name, adopted_on[:4] or published), Entity.Kind.INITIATIVE)
    draft.say("name", name, language=seen.language)
    event = page.main_event()
    if event and seen.fields.get("adopted", True):
        draft.mention(event, Entity.Kind.EVENT)
        draft.say("adopted_at_event", event)
    draft.say("adopted_on", adopted_on)
    for text in seen.texts("areas"):
        draft.say("area", text, language=seen.language)
    return draft
