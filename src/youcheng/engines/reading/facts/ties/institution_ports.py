"""Sister ports that a page names by their towns alone: "sister-port agreements with Genoa, Italy; Gdynia, Poland"."""

# ruff: noqa: E501 - patterns read best one to a line

from __future__ import annotations

import re

from youcheng.engines.reading.facts.places import PlacePhrase
from youcheng.engines.reading.facts.places.institutions import Institution, key_of
from youcheng.engines.reading.facts.ties.institution_bodies import Bodies, Body
from youcheng.engines.reading.facts.view import View
from youcheng.engines.reading.model import Fact, PlaceRef

# What leads from the kind of tie to a list of towns, and what may stand between two of them.
_LEAD = {
    "zh": re.compile(r"^(?:关系)?的?(?:城市|港口)?(?:还|现|目前|主要|分别)?(?:有|为|是|包括|:)"),
    "ja": re.compile(r"^(?:提携先|関係)?(?:は|に|として|には)?[、:]"),
    "en": re.compile(
        r"\b(?:are|include|including|among (?:them|which)|such as|with(?:\s\w+){0,3}:)\s|:\s|^\swith\s(?!(?:\w+\s){0,3}\w+:)"
    ),
}
_REACH = 60
_BETWEEN = re.compile(r"(?:,\s(?:The\s)?[A-Z]\w+)?[\s,;、·()の]*(?:(?:and|及び?|以?及|和|与|と|the)\s?)*[\s(]*")
_BULLET = re.compile(r"[\s·•◆■○*\-\d.)]*")


class Ports:
    """The ports that stand for nothing but their town's name."""

    def __init__(self, view: View, bodies: Bodies) -> None:
        self._view, self._bodies = view, bodies
        self._known: dict[str, Body] = {}

    def listed(self, start: int, end: int) -> list[Body]:
        """The ports of the towns that stand in a list behind a kind of tie, until something else does."""
        text, found = self._view.text, list[Body]()
        lead = _LEAD[self._view.language].search(text[start : min(end, start + _REACH)])
        at = start + lead.end() if lead else end
        for place in self._view.places_in(at, end):
            if not _BETWEEN.fullmatch(text, at, max(at, place.start)):
                break
            by_name = next((one for one in self._bodies.named if place.start <= one.start < place.end), None)
            if by_name is not None:
                found.append(self._bodies.of(by_name))
            elif place.level != "country" and place.country:
                found.append(self.of(place))
            at = max(at, place.end)
        return found

    def named(self, place: PlacePhrase) -> Body | None:
        """The port of a town, where the page names it as one."""
        town = self._view.name_of(place)
        name = f"Port of {town}" if self._view.language == "en" else f"{town}港"
        ports = (body for body in self._bodies.all if body.sort == "port")
        return next((b for b in ports if any(self._bodies.words(m) == name for m in b.mentions)), None)

    def heading(self, start: int, end: int) -> Body | None:
        """The port of the town that a row begins with."""
        bullet = _BULLET.match(self._view.text, start, end)
        first = next(iter(self._view.places_in(start, end)), None)
        if not bullet or first is None or first.start > bullet.end() or first.level == "country" or not first.country:
            return None
        return self.of(first)

    def of(self, place: PlacePhrase, *, implied: bool = False) -> Body:
        """The port of a town, by its own name if the page names it; ``implied`` gives it one as ports are called."""
        named = self.named(place)
        if named is not None:
            return named
        town = self._view.name_of(place)
        head = place.head
        one = Institution(head.start, head.end, "port", key_of(town, "port"), place, place.country)
        if implied:
            return Body("port", [one], f"Port of {town}" if self._view.language == "en" else f"{town}港")
        body = self._known.setdefault(one.key, Body("port"))
        body.mentions.append(one)
        return body


def of_towns(tie: Fact, found: Fact) -> bool:
    """Whether a tie is that of two institutions, read of the towns in their names: Baltimore for Port of Baltimore."""
    towns = [ref for ref in tie.places if ref.role == "party"]
    names = [ref for ref in found.places if ref.role == "party"]
    if len(towns) != len(names):
        return False
    return any(
        all(town.name in name.name or name.name in town.name for town, name in zip(towns, order, strict=True))
        and any(_inside(town, name) for town, name in zip(towns, order, strict=True))
        for order in (names, names[::-1])
    )


def _inside(town: PlaceRef, name: PlaceRef) -> bool:
    if town.start is None or name.start is None or town.end is None or name.end is None:
        return False
    return name.start <= town.start and town.end <= name.end
