"""Profiles: what a place is known for."""

from __future__ import annotations

from youcheng.intake.domain.mapping.draft import Draft
from youcheng.intake.domain.mapping.page import Page
from youcheng.intake.domain.mapping.seen import Seen
from youcheng.registry.models import Entity

ASPECTS = ("epithet", "industry", "positioning", "location")
"""Aspects of the engine, which are properties of a place."""


def map_profile(seen: Seen, page: Page) -> Draft:
    """An epithet, industry, positioning or location of a place, in the page's words."""
    draft = Draft()
    own = seen.of_role("subject")
    place = page.place(own[0], draft) if own else None
    aspect, value = seen.text("aspect"), seen.text("value")
    if not own:
        draft.ask("whose")
    elif aspect not in ASPECTS or not value:
        draft.ask("text")
    if place is None or draft.needs:
        return draft
    draft.about(place, Entity.Kind.PLACE)
    draft.say(aspect, value[:300], language=seen.language)
    return draft
