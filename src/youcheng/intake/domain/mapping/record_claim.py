"""Record claims: "first", "most", "largest", with their scope."""

from __future__ import annotations

from youcheng.intake.domain.mapping.draft import Draft
from youcheng.intake.domain.mapping.figure import subject_of
from youcheng.intake.domain.mapping.page import Page
from youcheng.intake.domain.mapping.seen import Seen, fold
from youcheng.registry.domain.ids import derived_id
from youcheng.registry.models import Entity


def map_record_claim(seen: Seen, page: Page) -> Draft:
    """A claim to a record, in the page's words, never a plain fact."""
    draft = Draft()
    text = seen.text("text", "claim")
    if not text:
        draft.ask("text")
        return draft
    subject = subject_of(seen, page, draft)
    if draft.needs:
        return draft
    record = {"text": text[:500]}
    for name, longest in (("comparator", 20), ("measure", 60), ("scope", 300), ("period", 100)):
        words = seen.text(name)[:longest]
        if words:
            record[name] = words
    whose = subject or page.document.sha256
    draft.about(derived_id("record", whose, fold(text)), Entity.Kind.RECORD)
    draft.say("subject", subject)
    draft.say("record", record, language=seen.language)
    return draft
