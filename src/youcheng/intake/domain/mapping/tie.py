"""Ties: two parties, a kind, and what the page says happened to it."""

from __future__ import annotations

from youcheng.intake.domain.mapping.draft import Draft
from youcheng.intake.domain.mapping.page import Page
from youcheng.intake.domain.mapping.seen import Seen
from youcheng.registry.models import Entity
from youcheng.registry.models.tie import Tie, TieKind

STATUS_OF_EVENT = {
    "signed": Tie.LegalStatus.SIGNED,
    "existing": Tie.LegalStatus.IN_FORCE,
    "anniversary": Tie.LegalStatus.IN_FORCE,
    "renewed": Tie.LegalStatus.IN_FORCE,
    "upgraded": Tie.LegalStatus.SIGNED,
    "suspended": Tie.LegalStatus.SUSPENDED,
    "terminated": Tie.LegalStatus.TERMINATED,
}
"""What an event says of a tie's standing. Signed is not yet in force; a tie that is celebrated is."""


def map_tie(seen: Seen, page: Page) -> Draft:
    """The tie between the parties, new or known. A mere intention is no tie: it asks to be judged by a person."""
    draft = Draft()
    event = seen.text("event")
    if event == "proposed":
        draft.ask("intention")
    parties = page.parties(seen, draft)
    if len(parties) < 2:
        if not draft.needs:
            draft.ask("parties")
        return draft
    if draft.needs:
        return draft
    kind = seen.text("kind")
    kind = kind if kind in TieKind.values else TieKind.UNSPECIFIED.value
    draft.about(page.match.tie(parties, kind=kind), Entity.Kind.TIE)
    date = seen.date("date")
    for party in parties:
        draft.say("party", party)
    started = event in ("signed", "existing", "upgraded", "")
    draft.say("tie_kind", kind, valid_from=date if started and not seen.fields.get("date_relative") else "")
    status = Tie.LegalStatus.IN_FORCE if seen.fields.get("in_force") is True else STATUS_OF_EVENT.get(event)
    if status is not None:
        draft.say("legal_status", status.value)
    if event in ("signed", "existing"):
        draft.say("signed_on", date)
    if event == "terminated":
        draft.say("ended_on", date)
    return draft
