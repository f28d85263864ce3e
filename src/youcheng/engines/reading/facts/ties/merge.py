"""Mentions of the same tie on one page → one fact; what cannot be a tie is refused."""

from __future__ import annotations

import re
from functools import lru_cache

from youcheng.engines.reading.facts.ties.raw import Party, RawTie
from youcheng.engines.reading.facts.view import View
from youcheng.engines.reading.model import Evidence, Fact, FactKind, Json, PlaceRef

# What a page says of one tie in several places: the news before the background.
_EVENT_ORDER = ("terminated", "suspended", "upgraded", "renewed", "anniversary", "signed", "proposed", "existing")
_HOME = {"zh": "CN", "ja": "JP", "en": None}
# China's 友好城市 is a friendship city in English; a programme that has both kinds of city means a first step.
_FRIENDSHIP_CITY = re.compile(r"(?i)friend\w+[- ](?:cit|town|count|province|state|prefecture|district|municipal)")
_BOTH_KINDS = re.compile(
    r"(?i)\b(?:sister|twin)(?:ed)?(?:[- ]\w+)?(?:,| and| or| &|/| /)+ (?:\w+ ){0,2}friend\w+[- ](?:cit|town)"
    r"|\bfriend\w+(?:[- ]\w+)?(?:,| and| or| &|/| /)+ (?:\w+ ){0,2}(?:sister|twin)"
    r"|\bsister[- ]cit[^.;\n]{1,80}\bfriendship[- ]cit"
)
_HEADINGS = [
    re.compile(rf"(?im)^[^\w\n]{{0,8}}(?:the |our )?{kind}[- ]cit[^\n]{{0,60}}$") for kind in ("sister", "friendship")
]
_MINIMUM = 0.55


def merge(view: View, raw: list[RawTie]) -> list[Fact]:
    """One fact per pair of places and kind of tie."""
    groups: dict[tuple[frozenset[str], str], list[RawTie]] = {}
    for tie in raw:
        if not _possible(view, tie):
            continue
        names = frozenset(_key(view, party) for party in tie.parties)
        if len(names) < 2:
            continue
        family = "institutional" if tie.kind in ("institutional", "pairing") else "places"
        groups.setdefault((names, family), []).append(tie)
    facts = [merged(view, ties) for ties in groups.values()]
    return [fact for fact in facts if fact.confidence >= _MINIMUM]


def _possible(view: View, tie: RawTie) -> bool:
    one, two = (party.place for party in tie.parties)
    if one.country and one.country == two.country:
        return False  # a pact inside one country
    home = _HOME[view.language]
    known = [country for country in (one.country, two.country) if country]
    if not known:
        return False
    if home is None and len(known) == 1:
        # A name in no list beside a place of the only country that the page names: most likely of that country too.
        unknown = two if one.country else one
        countries = {place.country for place in view.places if place.country}
        if countries == set(known) and unknown.name is None and view.name_of(unknown) != view.own_name:
            return False
    if len(known) == 1 and known[0] == home and not any(p.country_stated for p in (one, two)):
        # The partner is in no list we have and its country is not named: believed only with a generic part.
        unknown = two if one.country else one
        return bool(unknown.head.suffix) and len(view.name_of(unknown)) > 2
    return True


# Fukuoka and Fukuoka Prefecture on one page are one place.
_GENERIC = re.compile(r" (?:city|town|county|province|prefecture|state|district)$")


def _key(view: View, party: Party) -> str:
    head = party.place.head
    name = view.name_of(party.place).casefold() if party.place.name else view.text[head.start : head.end].casefold()
    suffix = head.suffix.casefold()
    name = _GENERIC.sub("", name)
    return name[: -len(suffix)].strip() if suffix and len(name) - len(suffix) >= 2 else name


def merged(view: View, ties: list[RawTie]) -> Fact:
    """One fact of all mentions of a pair."""
    main = _main(ties)
    dated = _dated(ties, main)
    kind = _kind(view, ties, main)
    places = tuple(_place_ref(view, party) for party in main.parties)
    events: list[dict[str, Json]] = []
    for tie in ties:
        entry: dict[str, Json] = {"event": tie.event, "date": tie.date.iso if tie.date else None}
        if entry not in events:
            events.append(entry)
    fields: dict[str, Json] = {
        "parties": [party_fields(view, party) for party in main.parties],
        "kind": kind,
        "kind_words": view.words(*main.kind_span) if main.kind_span else None,
        "level": _level(main),
        "event": main.event,
        "date": dated.date.iso if dated.date else None,
        "date_precision": dated.date.precision if dated.date else None,
        "date_relative": bool(dated.date and dated.date.relative),
        "events": events,
        "ordinal": next((tie.ordinal for tie in ties if tie.ordinal), None),
        "anniversary": next((tie.anniversary for tie in ties if tie.anniversary), None),
    }
    best = max(tie.confidence for tie in ties)
    confidence = min(0.98, best + 0.02 * (len(ties) - 1))
    return Fact("", FactKind.TIE, fields, _evidence(view, ties), confidence, places)


def _main(ties: list[RawTie]) -> RawTie:
    """The mention that tells the news: by event, then the latest, then the surest."""
    latest = max((tie.date.iso for tie in ties if tie.date and tie.event == "signed"), default="")
    return min(
        ties,
        key=lambda tie: (
            _EVENT_ORDER.index(tie.event),
            tie.date is not None and tie.event == "signed" and tie.date.iso < latest,
            -tie.confidence,
        ),
    )


def _dated(ties: list[RawTie], main: RawTie) -> RawTie:
    """The mention whose date is the tie's: its own, that of the same event, or of its conclusion."""
    if main.date:
        return main
    same = [tie for tie in ties if tie.date and tie.event == main.event and tie.kind == main.kind]
    concluded = [tie for tie in ties if tie.date and tie.event in ("signed", "existing")]
    if main.event in ("anniversary", "existing"):
        return next(iter([*concluded, *same]), main)
    dates = sorted({tie.date.iso for tie in same if tie.date}, key=len)
    # 8月 and 8月29日 are one date told twice, the second time in full.
    if dates and all(dates[-1].startswith(iso) for iso in dates):
        return next(tie for tie in same if tie.date and tie.date.iso == dates[-1])
    return main


def _kind(view: View, ties: list[RawTie], main: RawTie) -> str:
    """The kind of the main mention; plain "friendly relations" are those of sister cities unless another is told."""
    if main.kind == "friendly":
        return next((tie.kind for tie in ties if tie.kind != "friendly"), "sister_city")
    if main.kind == "friendly_exchange" and main.kind_span and view.language == "en":
        start, end = main.kind_span
        if _FRIENDSHIP_CITY.match(view.text, start, end) and not _has_both_kinds(view.text):
            return "sister_city"
    return main.kind


@lru_cache(maxsize=1)
def _has_both_kinds(text: str) -> bool:
    return bool(_BOTH_KINDS.search(text)) or all(heading.search(text) for heading in _HEADINGS)


def party_fields(view: View, party: Party) -> dict[str, Json]:
    """A party of a tie as its fact tells it."""
    return {
        **view.name_words(party.place),
        "country": party.place.country,
        "level": party.place.level,
        "implied": party.implied,
        "full": party.place.name or view.document.text[party.place.start : party.place.end],
    }


def _place_ref(view: View, party: Party) -> PlaceRef:
    return view.place_ref(party.place, "party")


def _level(tie: RawTie) -> str | None:
    levels = {party.place.level for party in tie.parties if party.place.level}
    return levels.pop() if len(levels) == 1 else ("mixed" if levels else None)


def _evidence(view: View, ties: list[RawTie]) -> tuple[Evidence, ...]:
    spans: list[tuple[int, int]] = []
    for tie in ties:
        wanted = [(tie.start, tie.end)]
        wanted += [(party.place.start, party.place.end) for party in tie.parties if party.place.name is None]
        if tie.kind_span:
            wanted.append(tie.kind_span)
        if tie.date:
            wanted.append((tie.date.start, tie.date.end))
        for start, end in wanted:
            if not any(s <= start and end <= e for s, e in spans):
                spans.append((start, end))
    kept = [span for span in spans if not any(span != o and o[0] <= span[0] and span[1] <= o[1] for o in spans)]
    return tuple(view.evidence(*span) for span in kept)
