"""Fields of cooperation that an agreement names."""

from __future__ import annotations

from youcheng.intake.domain.mapping.draft import Draft
from youcheng.intake.domain.mapping.page import Page
from youcheng.intake.domain.mapping.seen import Seen
from youcheng.registry.models import Entity


def map_field(seen: Seen, page: Page) -> Draft:
    """A field belongs to the agreement that the page is about."""
    draft = Draft()
    agreement = page.only("agreement")
    if agreement is None:
        draft.ask("agreement")
        return draft
    draft.about(agreement, Entity.Kind.AGREEMENT)
    draft.say("field", seen.text("name"), language=seen.language)
    return draft
