"""Record claims: "first", "most", "largest", with their scope."""

from __future__ import annotations

from youcheng.intake.domain.mapping.draft import Draft
from youcheng.intake.domain.mapping.page import Page
from youcheng.intake.domain.mapping.seen import Seen, fold
from youcheng.registry.domain.ids import derived_id
from youcheng.registry.models import Entity


def map_record_claim(seen: Seen, page: Page) -> Draft:
    """A claim to a record, in the page's words, about what the page is about; never a plain fact."""
    draft = Draft()
    text = seen.text("claim")
    if not text:
        draft.ask("text")
        return draft
    record = {"text": text[:500]}
    for part, field, longest in (("comparator", "superlative", 20), ("scope", "scope", 300), ("period", "period", 100)):
        if words := seen.text(field)[:longest]:
            record[part] = words
    subject = page.subject()
    whose = subject[0] if subject else page.document.sha256
    draft.about(derived_id("record", whose, fold(text)), Entity.Kind.RECORD)
    if subject:
        draft.mention(*subject)
        draft.say("subject", subject[0])
    draft.say("record", record, language=seen.language)
    return draft
