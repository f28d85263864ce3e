"""Events: conferences, meetings, visits, signings, fairs."""

from __future__ import annotations

from youcheng.intake.domain.mapping.draft import Draft
from youcheng.intake.domain.mapping.page import Page
from youcheng.intake.domain.mapping.seen import Seen, fold
from youcheng.registry.domain.ids import derived_id
from youcheng.registry.models import Entity

KINDS = {
    "conference": "conference",
    "fair": "fair",
    "video_meeting": "video_meeting",
    "visit": "visit",
    "ceremony": "signing",
    "celebration": "anniversary",
}
"""The engine's kinds of event as the registry's; others are ``other``."""
NAMELESS = ("video_meeting", "visit", "press_conference", "ceremony")
"""Kinds whose name says only what they are: date and participants tell one from another."""


def map_event(seen: Seen, page: Page) -> Draft:
    """An exchange where two partners of a known tie met, else an event with its kind, dates and place."""
    draft = Draft()
    name = full_name(seen)
    if not name:
        draft.ask("name")
        return draft
    if _exchange(seen, page, draft, name):
        return draft
    kind, starts = seen.text("kind"), seen.date("date")
    if kind in NAMELESS:
        # Without a date the event stays the page's own: a signing ceremony elsewhere is another one.
        draft.about(derived_id("event", fold(name), starts or page.document.sha256), Entity.Kind.EVENT)
    else:
        draft.about(page.match.event(name, starts or page.document.published[:4]), Entity.Kind.EVENT)
    draft.say("name", name[:200], language=seen.language)
    draft.say("event_kind", KINDS.get(kind, "other"))
    draft.say("starts", starts)
    draft.say("ends", seen.date("ends"))
    # Only a clear place is claimed: where an event was held is worth no question of its own.
    held_at = next((place.place_id for place in seen.of_role("host") if place.place_id), None)
    if held_at and kind != "visit":
        draft.mention(held_at, Entity.Kind.PLACE)
        draft.say("held_at", held_at)
    return draft


def full_name(seen: Seen) -> str:
    """The event's name; a mere 视频会议 is named after those who met."""
    name = seen.text("name")
    who = seen.texts("participants")
    return f"{' – '.join(who)} {name}" if name and len(who) > 1 and seen.text("kind") == "video_meeting" else name


def _exchange(seen: Seen, page: Page, draft: Draft, name: str) -> bool:
    """Whether the event was a contact between the parties of a tie that the registry or the page knows."""
    sides = [place.place_id for place in seen.of_role("visitor", "participant", "host")]
    if seen.text("kind") not in ("visit", "video_meeting") or len(sides) != 2 or None in sides:
        return False
    parties = [side for side in sides if side]
    tie = page.match.known_tie(parties)
    if tie is None:
        return False
    on = seen.date("date")
    draft.mention(tie, Entity.Kind.TIE)
    draft.about(derived_id("exchange", tie, on or page.document.sha256, fold(name)), Entity.Kind.EXCHANGE)
    draft.say("of_tie", tie)
    draft.say("event_kind", KINDS[seen.text("kind")])
    draft.say("summary", name[:500], language=seen.language)
    draft.say("on", on)
    return True
