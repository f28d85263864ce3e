"""Agreements: title, kind, standing, signers, the tie they belong to."""

from __future__ import annotations

from youcheng.intake.domain.mapping.draft import Draft
from youcheng.intake.domain.mapping.page import Page
from youcheng.intake.domain.mapping.seen import Seen, text_of
from youcheng.registry.domain.ids import tie_id
from youcheng.registry.models import Agreement, Entity

KINDS = {
    "framework_agreement": Agreement.Kind.FRAMEWORK,
    "memorandum": Agreement.Kind.MEMORANDUM,
    "letter_of_intent": Agreement.Kind.INTENT,
    "joint_declaration": Agreement.Kind.OTHER,
}
"""The engine's types of document as the registry's kinds; others are plain agreements."""


def map_agreement(seen: Seen, page: Page) -> Draft:
    """The agreement of this title, or between these parties of this kind and date. Signed is not yet in force."""
    draft = Draft()
    parties = page.parties(seen, draft)
    title, signed_on, kind = seen.text("name"), seen.date("date"), seen.text("type")
    if title and seen.fields.get("named"):
        draft.about(page.match.titled_agreement(title), Entity.Kind.AGREEMENT)
    elif len(parties) > 1 and not draft.needs:
        draft.about(page.match.agreement(*sorted(parties), kind, signed_on), Entity.Kind.AGREEMENT)
    elif title:
        # "a memorandum" without parties is the page's own: others are called the same.
        draft.about(page.match.agreement(title, signed_on, page.document.sha256), Entity.Kind.AGREEMENT)
    else:
        draft.ask("title")
        return draft
    draft.say("title", title, language=seen.language)
    draft.say("agreement_kind", KINDS.get(kind, Agreement.Kind.AGREEMENT).value)
    status = seen.text("status")
    if status == "signed" and seen.fields.get("in_force") is True:
        status = "in_force"
    draft.say("agreement_status", status if status in Agreement.Status.values else "")
    draft.say("signed_on", signed_on)
    places = [page.place(place, draft) for place in seen.of_role("signed_at")]
    draft.say("signed_at", next((place for place in places if place), None))
    _tie(page, draft, parties)
    _signers(seen, page, draft)
    return draft


def _tie(page: Page, draft: Draft, parties: list[str]) -> None:
    ties = page.entities("tie")
    if len(parties) > 1 and tie_id(*parties) in ties:
        draft.mention(tie_id(*parties), Entity.Kind.TIE)
        draft.say("of_tie", tie_id(*parties))
    elif len(ties) == 1:
        draft.mention(ties[0], Entity.Kind.TIE)
        draft.say("of_tie", ties[0])


def _signers(seen: Seen, page: Page, draft: Draft) -> None:
    for position, signer in enumerate(seen.items("signers")):
        name = text_of(signer.get("name"))
        posts = [text_of(post) for post in signer.get("posts") or []]
        if not name:
            continue
        person = page.named("person", name) or page.match.person(name, posts[0] if posts else "")
        draft.mention(person, Entity.Kind.PERSON)
        draft.say("name", name, of=person, language=seen.language)
        value = {"person": person, "position": position}
        if title := "、".join(post for post in posts if post):
            value["title"] = title[:200]
        draft.say("signer", value, language=seen.language)
