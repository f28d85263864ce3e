"""What can be seen of a tie that was read: the traits by which ``judge`` tells right ones from false ones.

All are 0 where they say nothing, so that a trait left out costs nothing. They look at how the page speaks of the two
places, never at which places they are.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from youcheng.engines.reading.facts.view import View
from youcheng.engines.reading.model import BlockKind, Fact, Json, PlaceRef

Traits = dict[str, float]

_HOME = {"zh": "CN", "ja": "JP"}
# Cities that rank as provinces tie with cities: a region is told by its generic part, or known by its bare name.
_REGION_ENDS = re.compile(r".*(?:省|県|州|道|邦|大区|地区|Province|Prefecture|State|Region|Oblast|-ken|-do)")
_CITY_PROVINCES = frozenset(
    {"北京", "上海", "天津", "重庆", "重慶", "东京都", "東京都", "Beijing", "Shanghai", "Tianjin", "Chongqing", "Tokyo"}
)
# Countries whose provinces and states are written without a generic part.
_BARE_REGIONS = frozenset({"CN", "US", "CA", "AU"})
_ORGANISATION = {
    "zh": re.compile(r".{0,2}(?:大学|学院|协会|友协|公司|集团|医院|中学|小学|商会|总领|领事|大使|管理局|港务)"),
    "ja": re.compile(r".{0,2}(?:大学|協会|会社|病院|高校|中学|小学|商工|領事|大使|クラブ|財団|学園)"),
    "en": re.compile(
        r"(?:'s)?,?\s(?:\w+\s){0,2}(?:University|College|School|Association|Committee|Society|Company|Hospital|Chamber"
        r"|Consulate|Embassy|Foundation|Rotary|Club)"
    ),
}
# Peter | Carlisle, not "In Carlisle".
_GIVEN_NAME = re.compile(r"(?<![.!?:\n] )(?<!^)\b(?!The |In |On |At |From |And |Of |To |With )[A-Z][a-z]+\s$")
_NAME_CHARACTER = re.compile(r"[\u3400-\u9fffァ-ヺー]")
_DEMONYM = re.compile(r".*(?:ese|ish|ican|ian|ean)")
_GENERIC = re.compile(r"(?:市|县|県|区|省|州|町)$")
_GENERIC_ENDS = "市县縣県區区省州町郡道都府港村旗盟"
_LOW = 0.75


def traits(view: View, fact: Fact, facts: Sequence[Fact]) -> Traits:
    """The traits of one tie among all ties of its page."""
    seen: Traits = {}
    _told(seen, view, fact, facts)
    _named(seen, view, fact)
    _levels(seen, view, fact)
    for ref in _refs(fact):
        _shape(seen, view, ref)
    return {name: float(value) for name, value in seen.items() if value}


def title_end(view: View) -> int:
    """Where the headline ends."""
    return max((block.end for block in view.document.blocks if block.kind is BlockKind.TITLE), default=0)


def parties(fact: Fact) -> list[dict[str, Json]]:
    """The two parties of a tie."""
    found = fact.fields["parties"]
    assert isinstance(found, list)
    return found


def names(fact: Fact) -> list[str]:
    """The parties' names without their generic part, as they may stand elsewhere on the page."""
    found = [str(party["text"]) for party in parties(fact)]
    return [_GENERIC.sub("", name) if len(name) > 2 else name for name in found]


def _refs(fact: Fact) -> list[PlaceRef]:
    return [place for place in fact.places if place.role == "party"]


def _told(seen: Traits, view: View, fact: Fact, facts: Sequence[Fact]) -> None:
    """How surely and how often the page says it."""
    sure = min(max(fact.confidence, 0.5), 0.98)
    seen["pattern"] = math.log(sure / (1 - sure)) - 2
    implied = sum(bool(party["implied"]) for party in parties(fact))
    seen["implied"] = implied > 0
    seen["implied_both"] = implied == 2
    seen[f"implied_{view.language}"] = implied > 0
    seen["mentions"] = math.log(sum(item.end - item.start > 8 for item in fact.evidence) or 1)
    told = fact.fields["events"]
    seen["events"] = isinstance(told, list) and len(told) > 1
    seen["institutional"] = fact.fields["kind"] == "institutional"
    seen[f"language_{view.language}"] = 1
    others = [other for other in facts if other is not fact]
    own = {party["text"] for party in parties(fact)}
    seen["odd_one_out"] = bool(others) and not any(own & {p["text"] for p in parties(other)} for other in others)


def _named(seen: Traits, view: View, fact: Fact) -> None:
    """Where else the two names stand."""
    text, plain = view.text, names(fact)
    headline = text[: title_end(view)]
    seen["headline_both"] = all(name in headline for name in plain)
    hits = [hit for _, found in view.hits_in(0, len(headline)) for hit in found]
    seen["headline_kind"] = any(hit.section.startswith("kind.") for hit in hits)
    seen["count"] = math.log(1 + min(text.count(name) for name in plain))
    together = sum(all(name in text[s.start : s.end] for name in plain) for s in view.sentences)
    seen["together"], seen["apart"] = math.log(1 + together), together == 0
    longest = max(fact.evidence, key=lambda item: item.end - item.start)
    sentence = view.sentence_at(longest.start)
    found = {view.name_of(place) for place in view.places_in(sentence.start, sentence.end)}
    seen["places"] = math.log(1 + len(found))
    refs = _refs(fact)
    best = [ref.candidates[0].score if ref.candidates else 0.0 for ref in refs]
    seen["unresolved"] = sum(score == 0 for score in best)
    seen["uncertain"] = sum(0 < score < _LOW for score in best)
    seen["off_page"] = any(ref.start is None for ref in refs)
    # A subject left out is a place that the page dwells on; one named once, in another sentence, is not.
    far = [
        name
        for party, ref, name in zip(parties(fact), refs, plain, strict=True)
        if party["implied"] and ref.start is not None and not sentence.start <= ref.start < sentence.end
    ]
    seen["implied_far"] = bool(far)
    seen["implied_rare"] = any(name not in headline and text.count(name) == 1 for name in far)


def _levels(seen: Traits, view: View, fact: Fact) -> None:
    """Countries and levels that do not go together."""
    sides = parties(fact)
    home = _HOME.get(view.language)
    seen["both_abroad"] = bool(home) and all(side["country"] not in (None, home) for side in sides)
    seen["no_country"] = sum(not side["country"] for side in sides)
    seen["no_level"] = sum(side["level"] is None for side in sides)
    regions = [is_region(side) for side in sides]
    mixed = any(regions) and any(side["level"] and not region for side, region in zip(sides, regions, strict=True))
    seen["mixed"] = mixed
    seen["mixed_implied"] = mixed and any(r and side["implied"] for r, side in zip(regions, sides, strict=True))
    seen["region_and_town"] = any(regions) and any(side["level"] in ("town", "county", "district") for side in sides)
    refs = _refs(fact)
    seen["deeper"] = any(
        place.start <= ref.start < place.end and place.head.start > ref.start
        for ref in refs
        if ref.start is not None
        for place in view.places_in(ref.start - 12, ref.start + 1)
    )
    for ref, region in zip(refs, regions, strict=False):
        if region and ref.candidates:
            country = ref.candidates[0].country
            seen["unit_named"] = seen.get("unit_named", 0) or any(
                place.country == country and place.level not in ("province", "country", None) for place in view.places
            )


def is_region(side: dict[str, Json]) -> bool:
    """Whether a party is a province or state, and no city of that rank."""
    name = str(side["text"])
    if side["level"] != "province" or name in _CITY_PROVINCES:
        return False
    return bool(_REGION_ENDS.fullmatch(name)) or side["country"] in _BARE_REGIONS


def _shape(seen: Traits, view: View, ref: PlaceRef) -> None:
    """What the name looks like where it stands."""
    text, name = view.text, ref.name
    if view.language == "en":
        seen["long_name"] = seen.get("long_name", 0) or len(name.split()) >= 3
        found = [match.start() for match in re.finditer(re.escape(name), text)]
        if found:
            given = sum(bool(_GIVEN_NAME.search(text[max(0, at - 20) : at])) for at in found)
            seen["given_name"] = max(seen.get("given_name", 0), given / len(found))
        seen["demonym"] = seen.get("demonym", 0) or bool(_DEMONYM.fullmatch(name) and not ref.candidates)
    else:
        seen["long_name"] = seen.get("long_name", 0) or (len(name) >= 7 and not re.search("[ァ-ヺ]", name))
        if ref.end is not None:
            follows = _NAME_CHARACTER.match(text, ref.end) and not view.hits.get(ref.end)
            seen["runs_on"] = seen.get("runs_on", 0) or bool(follows)
            seen["bare"] = seen.get("bare", 0) + (name[-1] not in _GENERIC_ENDS)
    if ref.end is not None and _ORGANISATION[view.language].match(text, ref.end):
        seen["organisation_after"] = 1
    countries = {candidate.country for candidate in ref.candidates[:3] if candidate.score > 0.6}
    seen["ambiguous"] = seen.get("ambiguous", 0) + (len(countries) > 1)
