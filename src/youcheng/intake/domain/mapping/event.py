"""Events: conferences, meetings, visits, signings, fairs."""

from __future__ import annotations

from youcheng.intake.domain.mapping.draft import Draft
from youcheng.intake.domain.mapping.page import Page
from youcheng.intake.domain.mapping.seen import Seen
from youcheng.registry.models import Entity, Event


def map_event(seen: Seen, page: Page) -> Draft:
    """The event of this name in this year, with its kind, dates and place."""
    draft = Draft()
    name = seen.text("name")
    if not name:
        draft.ask("name")
        return draft
    starts = seen.date("starts", "date")
    draft.about(page.match.event(name, starts), Entity.Kind.EVENT)
    kind = seen.text("kind")
    draft.say("name", name, language=seen.language)
    draft.say("event_kind", kind if kind in Event.Kind.values else "other")
    draft.say("starts", starts)
    draft.say("ends", seen.date("ends"))
    places = [page.place(place, draft) for place in seen.of_role("venue", "host", "held_at", "place")]
    draft.say("held_at", next((place for place in places if place), None))
    return draft
