"""Profiles: what a place is known for."""

from __future__ import annotations

from youcheng.intake.domain.mapping.draft import Draft
from youcheng.intake.domain.mapping.page import Page
from youcheng.intake.domain.mapping.seen import Seen
from youcheng.registry.models import Entity

PARTS = {
    "epithet": ("epithets", "epithet"),
    "industry": ("industries", "industry"),
    "positioning": ("positioning", "positionings"),
    "location": ("location", "locations"),
}
"""Properties of a place with the fields that hold them."""


def map_profile(seen: Seen, page: Page) -> Draft:
    """Epithets, industries, positioning and location of a place, in its own words."""
    draft = Draft()
    own = seen.of_role("subject", "place")
    place = page.place(own[0], draft) if own else None
    if not own:
        draft.ask("whose")
    if place is None:
        return draft
    draft.about(place, Entity.Kind.PLACE)
    for property, fields in PARTS.items():
        for text in seen.texts(*fields):
            draft.say(property, text[:300], language=seen.language)
    return draft
