"""Fields of cooperation that an agreement names."""

from __future__ import annotations

from youcheng.intake.domain.mapping.draft import Draft
from youcheng.intake.domain.mapping.page import Page
from youcheng.intake.domain.mapping.seen import Seen
from youcheng.registry.models import Entity


def map_field(seen: Seen, page: Page) -> Draft:
    """The fields belong to the agreement that the fact names, or to the page's only one."""
    draft = Draft()
    agreement = page.entity_of(seen.fields.get("agreement")) or page.only("agreement")
    if agreement is None:
        draft.ask("agreement")
        return draft
    draft.about(agreement, Entity.Kind.AGREEMENT)
    for text in seen.texts("fields", "items", "name", "text"):
        draft.say("field", text, language=seen.language)
    return draft
