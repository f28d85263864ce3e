"""Wishes: a place that seeks a partner."""

from __future__ import annotations

from youcheng.intake.domain.mapping.draft import Draft
from youcheng.intake.domain.mapping.page import Page
from youcheng.intake.domain.mapping.seen import Seen
from youcheng.registry.domain.ids import derived_id
from youcheng.registry.models import Entity


def map_wish(seen: Seen, page: Page) -> Draft:
    """What a place seeks, as of the page's date."""
    draft = Draft()
    own = seen.of_role("subject")
    place = page.place(own[0], draft) if own else None
    if not own:
        draft.ask("wisher")
    if place is None:
        return draft
    country = seen.text("country")
    country = country if len(country) == 2 and country.isascii() and country.isupper() else ""
    draft.about(derived_id("wish", place, country, page.document.published[:4]), Entity.Kind.WISH)
    draft.say("place", place)
    wish = {"country": country, "traits": seen.text("sought")[:500]}
    draft.say("wish", {name: part for name, part in wish.items() if part}, language=seen.language)
    draft.say("stated_on", seen.date("stated_on") or page.document.published[:10])
    return draft
