"""Agreements: title, kind, standing, signers, the tie they belong to."""

from __future__ import annotations

from youcheng.intake.domain.mapping.draft import Draft
from youcheng.intake.domain.mapping.page import Page
from youcheng.intake.domain.mapping.seen import Seen, text_of
from youcheng.registry.domain.ids import tie_id
from youcheng.registry.models import Agreement, Entity


def map_agreement(seen: Seen, page: Page) -> Draft:
    """The agreement of this title, or between these parties of this kind and date. Signed is not yet in force."""
    draft = Draft()
    parties = page.parties(seen, draft)
    title, signed_on = seen.text("title", "name"), seen.date("signed_on", "date")
    kind = seen.text("document_kind", "kind")
    if title:
        draft.about(page.match.titled_agreement(title), Entity.Kind.AGREEMENT)
    elif len(parties) > 1 and not draft.needs:
        draft.about(page.match.agreement(*sorted(parties), kind, signed_on), Entity.Kind.AGREEMENT)
    else:
        if not draft.needs:
            draft.ask("title")
        return draft
    draft.say("title", title, language=seen.language)
    draft.say("agreement_kind", kind if kind in Agreement.Kind.values else "agreement")
    status = seen.text("status")
    draft.say("agreement_status", status if status in Agreement.Status.values else "")
    draft.say("signed_on", signed_on)
    draft.say("in_force_on", seen.date("in_force_on"))
    places = [page.place(place, draft) for place in seen.of_role("venue", "signed_at")]
    draft.say("signed_at", next((place for place in places if place), None))
    _tie(page, draft, parties)
    _signers(seen, page, draft, parties)
    for text in seen.texts("fields"):
        draft.say("field", text, language=seen.language)
    return draft


def _tie(page: Page, draft: Draft, parties: list[str]) -> None:
    if len(parties) > 1 and tie_id(*parties) in page.entities("tie"):
        draft.say("of_tie", tie_id(*parties))
    elif page.only("tie"):
        draft.say("of_tie", page.only("tie"))


def _signers(seen: Seen, page: Page, draft: Draft, parties: list[str]) -> None:
    for position, signer in enumerate(seen.items("signers")):
        name, title = text_of(signer.get("name") or signer), text_of(signer.get("title") or signer.get("post"))
        if not name:
            continue
        person = page.named("person", name) or page.match.person(name, title)
        draft.mention(person, Entity.Kind.PERSON)
        draft.say("name", name, of=person, language=seen.language)
        value = {"person": person, "position": position}
        if title:
            value["title"] = title
        draft.say("signer", value, language=seen.language)
