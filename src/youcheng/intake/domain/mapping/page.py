"""What the facts of one page know of each other: its event, its agreements, its people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from youcheng.intake.domain.mapping.draft import Draft
from youcheng.intake.domain.mapping.match import Match
from youcheng.intake.domain.mapping.seen import PlaceSeen, Seen, fold, text_of
from youcheng.registry.models import Document, Entity

MISSION_WORDS = ("领事馆", "领馆", "大使馆", "使馆", "領事館", "大使館", "consulate", "embassy", "代表处", "办事处")
BODY_KINDS = (
    ("mission", MISSION_WORDS),
    ("port", ("港务", "港口", "港湾", "port")),
    ("school", ("大学", "学院", "学校", "中学", "小学", "大學", "學校", "university", "school", "college")),
    ("hospital", ("医院", "病院", "醫院", "hospital")),
    ("enterprise", ("公司", "集团", "株式会社", "company", "co.,")),
    ("government", ("政府", "外办", "市役所", "県庁", "government", "council")),
)
"""Words in an organisation's name that say what it is, the first match counting."""
LARGE_EVENTS = ("conference", "fair", "celebration")


class Page:
    """One document's facts while they are mapped; facts that others speak of are mapped first."""

    def __init__(self, document: Document, checks: Sequence[dict[str, Any]] = ()) -> None:
        self.document = document
        self.sums = {
            part["fact"]: (check["total"]["fact"], check["origin"])
            for check in checks
            for part in check["parts"]
            if part.get("fact") and check["total"].get("fact")
        }
        """By a part's fact: the fact of the total, and whether the page states the sum or we derived it."""
        self.match = Match()
        self.drafts: dict[str, Draft] = {}
        self._by_kind: dict[str, list[tuple[Seen, Draft]]] = {}

    def remember(self, seen: Seen, draft: Draft) -> None:
        """Keep what a fact came to, for the facts mapped after it."""
        self.drafts[seen.finding.fact_id] = draft
        self._by_kind.setdefault(seen.finding.kind, []).append((seen, draft))

    def entity_of(self, fact_id: object) -> str | None:
        """What another fact of the page, named by its id, speaks of."""
        draft = self.drafts.get(fact_id) if isinstance(fact_id, str) else None
        return draft.entity if draft else None

    def entities(self, kind: str) -> list[str]:
        """What the facts of a kind speak of, in the page's order."""
        found = (draft.entity for _seen, draft in self._by_kind.get(kind, []))
        return list(dict.fromkeys(entity for entity in found if entity))

    def only(self, kind: str) -> str | None:
        """The one entity that the facts of a kind speak of; None where there is none or several."""
        found = self.entities(kind)
        return found[0] if len(found) == 1 else None

    def depth(self, fact_id: str) -> int:
        """How many totals a figure is below; a total is mapped before its parts."""
        seen = set()
        while fact_id in self.sums and fact_id not in seen:
            seen.add(fact_id)
            fact_id = self.sums[fact_id][0]
        return len(seen)

    def main_event(self) -> str | None:
        """The event that the page is about: its first conference or fair, else its first event but for the briefing
        of the press about it."""
        events = [
            (seen.text("kind"), draft.entity)
            for seen, draft in self._by_kind.get("event", [])
            # A contact between the partners of a tie is an exchange, not an event.
            if draft.entity and draft.kinds.get(draft.entity) != Entity.Kind.EXCHANGE
        ]
        for kinds in (LARGE_EVENTS, None):
            for kind, entity in events:
                if (kind in kinds) if kinds else (kind != "press_conference"):
                    return entity
        return None

    def subject(self) -> tuple[str, Entity.Kind] | None:
        """What the page is about: a conference or fair, else its only tie, else its only agreement, else its event."""
        event = self.main_event()
        large = {draft.entity for seen, draft in self._by_kind.get("event", []) if seen.text("kind") in LARGE_EVENTS}
        if event and event in large:
            return event, Entity.Kind.EVENT
        for kind in (Entity.Kind.TIE, Entity.Kind.AGREEMENT):
            if only := self.only(kind.value):
                return only, kind
        return (event, Entity.Kind.EVENT) if event else None

    def named(self, kind: str, name: str) -> str | None:
        """The entity of a fact of this kind whose name or title is ``name``."""
        key = fold(name)
        if not key:
            return None
        for seen, draft in self._by_kind.get(kind, []):
            if draft.entity and key in {fold(seen.text("name")), fold(seen.text("title"))}:
                return draft.entity
        return None

    def place(self, place: PlaceSeen, draft: Draft) -> str | None:
        """The entity of a place, or None with the question to the person noted."""
        if place.place_id is None:
            draft.ask("place", place.index)
            return None
        draft.mention(place.place_id, Entity.Kind.PLACE)
        return place.place_id

    def body(self, name: str, draft: Draft, *, seat: str | None = None, language: str = "") -> str:
        """The organisation of a name, with the claims that a new one needs."""
        entity = self.match.body(name)
        draft.mention(entity, Entity.Kind.BODY)
        draft.say("name", name, of=entity, language=language)
        draft.say("body_kind", body_kind(name), of=entity)
        if seat:
            draft.say("seat", seat, of=entity)
        return entity

    def parties(self, seen: Seen, draft: Draft) -> list[str]:
        """The parties of a tie or agreement in order; a place named within a mission's name is its seat."""
        places = seen.of_role("party")
        found: list[str | None] = []
        for party in seen.items("parties"):
            words = text_of(party.get("full")) or text_of(party)
            place = next((one for one in places if one.name and one.name in words), None)
            if place is not None:
                places.remove(place)
            if body_kind(words) == "mission":
                found.append(self.body(words, draft, seat=place.place_id if place else None, language=seen.language))
            elif place is not None:
                found.append(self.place(place, draft))
        found += [self.place(place, draft) for place in places]
        return list(dict.fromkeys(entity for entity in found if entity))


def body_kind(name: str) -> str:
    """What an organisation is, by the words of its name."""
    low = name.casefold()
    return next((kind for kind, words in BODY_KINDS if any(word in low for word in words)), "other")
