"""What the registry knows already: the entity that a fact speaks of, where its parties, names or dates say so."""

from __future__ import annotations

from collections.abc import Collection

import opencc
from django.db.models import Count, Q

from youcheng.intake.domain.mapping.seen import fold
from youcheng.registry.domain.ids import derived_id, tie_id
from youcheng.registry.models import Agreement, Body, Event, Initiative, Person, Tie

_TRADITIONAL = opencc.OpenCC("s2t.json")


def spellings(text: str) -> set[str]:
    """The forms in which a name may be stored: as written, simplified, traditional."""
    from youcheng.engines.reading.scripts import simplified

    plain = simplified(text, "zh-Hant")
    return {text, plain, _TRADITIONAL.convert(plain)}


SHORTENED = (("中华人民共和国", "中国"), ("总领馆", "总领事馆"), ("日本国驻", "日本驻"))
"""Forms under which one mission goes, long and short."""


def body_key(name: str) -> str:
    """An organisation's name as it is compared; 中国驻大阪总领馆 is 中华人民共和国驻大阪总领事馆."""
    key = fold(name)
    for form, usual in SHORTENED:
        key = key.replace(form, usual)
    return f"中国{key}" if key.startswith("驻") else key


class Match:
    """Look-ups of one reading, each answered once."""

    def __init__(self) -> None:
        self._ties: dict[tuple[frozenset[str], str], str] = {}
        self._people: dict[tuple[str, str], str] = {}

    def tie(self, parties: Collection[str], *, kind: str) -> str:
        """The tie between exactly these parties: of this kind where several are known, else the known one, else new."""
        key = (frozenset(parties), kind)
        if key not in self._ties:
            self._ties[key] = self._known_tie(key[0], kind) or tie_id(*parties)
        return self._ties[key]

    def _known_tie(self, parties: frozenset[str], kind: str) -> str | None:
        found = list(
            Tie.objects.annotate(
                of_these=Count("parties", filter=Q(parties__party__in=parties)), in_all=Count("parties")
            )
            .filter(of_these=len(parties), in_all=len(parties))
            .order_by("entity_id")
        )
        same_kind = [tie for tie in found if tie.kind == kind]
        return (same_kind or found)[0].entity_id if found else None

    def known_tie(self, parties: Collection[str]) -> str | None:
        """A tie between exactly these parties that the registry shows already."""
        return self._known_tie(frozenset(parties), "")

    def body(self, name: str) -> str:
        """The organisation of this name."""
        known = Body.objects.filter(
            Q(name__in=spellings(name)) | Q(name_zh__in=spellings(name)) | Q(name_en=name) | Q(name_ja=name)
        ).first()
        return known.entity_id if known else derived_id("body", body_key(name))

    def event(self, name: str, date: str) -> str:
        """The event of this name in this year."""
        year = date[:4]
        for event in Event.objects.filter(name__in=spellings(name)):
            if not year or not event.starts or event.starts[:4] == year:
                return event.entity_id
        return derived_id("event", fold(name), year)

    def agreement(self, *parts: str) -> str:
        """The agreement that these parts identify: a title, or parties with kind and date."""
        return derived_id("agreement", *(fold(part) for part in parts))

    def titled_agreement(self, title: str) -> str:
        """The agreement of this title."""
        known = Agreement.objects.filter(title__in=spellings(title)).first()
        return known.entity_id if known else self.agreement(title)

    def initiative(self, name: str, year: str) -> str:
        """The initiative of this name in this year."""
        for known in Initiative.objects.filter(name__in=spellings(name)):
            if not year or not known.adopted_on or known.adopted_on[:4] == year:
                return known.entity_id
        return derived_id("initiative", fold(name), year)

    def person(self, name: str, post: str) -> str:
        """The person of this name who holds this post; somebody of the same name in another post is somebody else
        until a person says otherwise."""
        key = (fold(name), fold(post))
        if key not in self._people:
            people = list(Person.objects.filter(name__in=spellings(name)).prefetch_related("posts"))
            same = [
                person
                for person in people
                if not post
                or any(
                    fold(held.title) == key[1] or fold(held.body_text + held.title) == key[1]
                    for held in person.posts.all()
                )
            ]
            self._people[key] = same[0].entity_id if len(same) == 1 else derived_id("person", *key)
        return self._people[key]
