"""Pairings of a mission with a place (结对帮建, 结对帮扶): a tie of its own kind, never a friendship tie.

They are told by an agreement's name, or by a sentence that names a mission and a place joined by such words.
"""

# ruff: noqa: E501 - patterns read best one to a line

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from youcheng.engines.reading.facts.agreements import read_agreements
from youcheng.engines.reading.facts.places import PlacePhrase, Unit
from youcheng.engines.reading.facts.places.missions import Mission, find_missions
from youcheng.engines.reading.facts.sentences import Sentence
from youcheng.engines.reading.facts.ties.merge import merged
from youcheng.engines.reading.facts.ties.raw import Party, RawTie
from youcheng.engines.reading.facts.view import View
from youcheng.engines.reading.model import Fact, FactKind, Json

_MISSION = re.compile(r"总领事馆|总领馆|领事馆|大使馆|使馆|領事館|[Cc]onsulate|[Ee]mbassy")
_LEVEL = "mixed"
_TOLD = 0.8
# What names the pairing; children paired to paint together are none.
_PAIRED = {
    "zh": re.compile(
        r"结对(?:帮扶|帮建|共建|合作|协作|帮助|支援|关系|协议)*(?!绘画|学习|认亲|助学|的?(?:孩子|学生|儿童|家庭|农户))|结(?:成|为)?(?:一对一)?(?:帮扶|帮建|合作|友好)?对子|一对一(?:定点)?帮(?:扶|建)"
    ),
    "ja": re.compile(r"ペアリング|ペアを組"),
    "en": re.compile(r"\bpair(?:ed|ing|ings|s)\b(?!\s(?:its|their|his|her|well|up)\b)", re.IGNORECASE),
}
# What joins a mission with a place, whichever stands first.
_JOINED = {
    "zh": re.compile(r"^(?:\([^)]{1,20}\))?[^,。;、]{0,6}?(?:与|和|同|及|、|结对(?:帮扶|帮建|共建|合作)?|对口帮扶)[^,。;、]{0,6}$"),
    "ja": re.compile(r"^[^、。]{0,6}(?:と|、|は|及び)[^、。]{0,8}$"),
    "en": re.compile(r"^[^.;]{0,40}\b(?:and|with|to)\s(?:the\s)?[^.;,]{0,20}$"),
}  # fmt: skip
# 会泽县第一中学: a school of the place, not the place; 会泽县人民政府 is the place.
_BODY_OF_PLACE = re.compile(r"[^,。;、与和同结签在]{0,10}?(?:中学|小学|学校|幼儿园|医院|公司|一中|二中)|籍|人(?!民)")
_TOWNSHIP = re.compile(
    r"(?:与|和|同|结对(?:帮扶|帮建|共建)?)(?:[\u3400-\u9fff]{2,8}?[省州市])?(?:[\u3400-\u9fff]{1,10}?县)?(?P<name>(?![各该本我两贵所])[\u3400-\u9fff]{1,8}?(?:自治县|县|乡|镇)(?!镇|村|域|级))"
)
_ROW_BEFORE = re.compile(
    r"(?:^|[\n\s])(?P<name>[\u3400-\u9fff]{2,10}?(?:街道|社区|乡|镇|县|区|市|州|村))\s?[—–:→与和、-]{1,2}\s?$"
)
_ROW_AFTER = re.compile(
    r"\s?[—–:→与和、-]{1,2}\s?(?P<name>[\u3400-\u9fff]{2,10}?(?:街道|社区|乡|镇|县|区|市|州|村))(?=\n|$)"
)
_NEXT = re.compile(r"[、和](?P<name>[\u3400-\u9fff]{1,8}?(?:自治县|县|乡|镇)(?!镇|村|域|级))")
_RESPECTIVELY = re.compile(r"分别|各自")
_SIGNED = re.compile(
    r"签|调印|調印|締結|結ん|结|建立|达成|确立|\bsign|\bpaired\b|\benter|\bagree|\bestablish", re.IGNORECASE
)
_INTENDED = re.compile(
    r"拟|将与|将同|将签|计划|希望|争取|意向|予定|目指|\bplan|\bhope|\bwill be paired|\bintend", re.IGNORECASE
)
_ANNIVERSARY = re.compile(r"周年|周年|anniversary")


def read_pairings(view: View) -> list[Fact]:
    """The pairings that a page's agreements and sentences tell, one for each mission and place."""
    facts = list(_agreed(view))
    known = {_place_key(fact) for fact in facts}
    return [*facts, *(fact for fact in _told(view) if _place_key(fact) not in known)]


def _agreed(view: View) -> Iterator[Fact]:
    for agreement in view.once(read_agreements):
        fields = agreement.fields
        parties = fields["parties"]
        if fields["kind"] != "pairing" or not isinstance(parties, list) or len(parties) != 2:
            continue
        sides = [_side(party) for party in parties if isinstance(party, dict)]
        if {side["role"] for side in sides} != {"mission", "government"}:
            continue
        tie: dict[str, Json] = {
            "parties": list(sides),
            "kind": "pairing",
            "kind_words": fields["name"],
            "level": _LEVEL,
            "event": "signed",
            "date": fields["date"],
            "date_precision": fields["date_precision"],
            "date_relative": False,
            "events": [{"event": "signed", "date": fields["date"]}],
            "ordinal": None,
            "anniversary": None,
            "in_force": fields["in_force"],
        }
        places = tuple(place for place in agreement.places if place.role == "party")
        yield Fact("", FactKind.TIE, tie, agreement.evidence, 0.9, places)


def _side(party: Mapping[str, Json]) -> dict[str, Json]:
    text = str(party["zh_hans"] or party["text"])
    role = "mission" if _MISSION.search(text) else "government"
    return {**party, "role": role, "country": None, "level": None, "implied": False, "full": party["text"]}


def _told(view: View) -> Iterator[Fact]:
    """The pairings of sentences that name a mission and a place side by side."""
    pattern = _PAIRED[view.language]
    if not pattern.search(view.text):
        return
    missions = find_missions(view)
    found: dict[tuple[str, str], list[RawTie]] = {}
    for sentence in view.sentences if missions else ():
        paired = list(pattern.finditer(view.text, sentence.start, sentence.end))
        here = [one for one in missions if sentence.start <= one.start < sentence.end]
        for mission, place in _pairs(view, sentence, here) if paired else ():
            words = min(paired, key=lambda match: abs(match.start() - place.end))
            tie = _raw(view, sentence, mission, place, words.span())
            found.setdefault((mission.key, view.name_of(place)), []).append(tie)
    for tie, key in _rows(view, missions):
        found.setdefault(key, []).append(tie)
    for ties in found.values():
        fact = merged(view, ties)
        parties = fact.fields["parties"]
        assert isinstance(parties, list)
        roles = zip(parties, ("mission", "government"), strict=True)
        sides: list[Json] = [{**party, "role": role} for party, role in roles if isinstance(party, dict)]
        fields = {**fact.fields, "parties": sides, "level": _LEVEL, "in_force": None}
        yield replace(fact, fields=fields, places=fact.places[1:])


def _rows(view: View, missions: list[Mission]) -> Iterator[tuple[RawTie, tuple[str, str]]]:
    """麦子店街道——丹麦驻华大使馆: the rows of a list, nothing but a place and a mission; two rows at least."""
    found = []
    for mission in missions:
        before = _ROW_BEFORE.search(view.text, max(0, mission.start - 20), mission.start)
        after = _ROW_AFTER.match(view.text, mission.end)
        row = before or after
        alone = (
            view.text[mission.end : mission.end + 1] in ("", "\n")
            if before
            else mission.start == 0 or view.text[mission.start - 1] in "\n "
        )
        if row is not None and alone:
            start, end = row.span("name")
            place = PlacePhrase(start, end, (Unit(start, end, ""),), country=None)
            found.append((mission, place))
    for mission, place in found if len(found) > 1 else ():
        tie = RawTie(
            parties=(Party(_phrase(mission)), Party(place)), kind="pairing", event="existing",
            start=min(mission.start, place.start), end=max(mission.end, place.end), confidence=_TOLD,
        )  # fmt: skip
        yield tie, (mission.key, view.name_of(place))


def _phrase(mission: Mission) -> PlacePhrase:
    return PlacePhrase(mission.start, mission.end, (Unit(mission.start, mission.end, ""),))


def _pairs(view: View, sentence: Sentence, missions: list[Mission]) -> Iterator[tuple[Mission, PlacePhrase]]:
    """Missions with the places that stand next to them, each joined by a word for "with" or by the pairing itself."""
    text, joined = view.text, _JOINED[view.language]
    places = [
        place
        for place in view.places_in(sentence.start, sentence.end)
        if place.level != "country"
        and not any(one.start < place.end and place.start < one.end for one in missions)
        and not _BODY_OF_PLACE.match(text, place.end)
        and text[place.head.start] != "一"  # 一馆一县
    ]
    listed = (
        list(_listed(view, missions[-1]))
        if len(missions) > 1 and _RESPECTIVELY.search(text, missions[0].start, sentence.end)
        else []
    )
    if len(listed) == len(missions):
        yield from zip(missions, listed, strict=True)
        return
    for mission in missions:
        after = (p for p in places if p.start >= mission.end and joined.match(text[mission.end : p.start]))
        before = (p for p in reversed(places) if p.end <= mission.start and joined.match(text[p.end : mission.start]))
        place = next(after, None) or next(before, None) or _unlisted(view, mission)
        if place is not None:
            yield mission, place


def _listed(view: View, mission: Mission) -> Iterator[PlacePhrase]:
    """分别与八布乡、杨万乡…: the places of a list behind the last of several missions."""
    match = _TOWNSHIP.search(view.text, mission.end, mission.end + 30) if view.language == "zh" else None
    while match is not None:
        start, end = match.span("name")
        yield PlacePhrase(start, end, (Unit(start, end, ""),), country="CN")
        match = _NEXT.match(view.text, end)


def _unlisted(view: View, mission: Mission) -> PlacePhrase | None:
    """与董干镇结对: a place in no list, by its generic part."""
    match = _TOWNSHIP.match(view.text, mission.end) if view.language == "zh" else None
    if match is None or _BODY_OF_PLACE.match(view.text, match.end()):
        return None
    start, end = match.span("name")
    return PlacePhrase(start, end, (Unit(start, end, ""),), country="CN")


def _raw(view: View, sentence: Sentence, mission: Mission, place: PlacePhrase, words: tuple[int, int]) -> RawTie:
    start, end = min(mission.start, place.start, words[0]), max(mission.end, place.end, words[1])
    clause = view.text[sentence.start : sentence.end]
    dates = view.dates_in(sentence.start, end) or view.dates_in(end, sentence.end)
    if _ANNIVERSARY.search(clause):
        event = "anniversary"
    elif _INTENDED.search(clause):
        event = "proposed"
    else:
        event = "signed" if _SIGNED.search(clause) else "existing"
    return RawTie(
        parties=(Party(_phrase(mission)), Party(place)), kind="pairing", event=event, start=start, end=end, confidence=_TOLD,
        kind_span=words, date=dates[-1] if dates and event != "anniversary" else None,
    )  # fmt: skip


def _place_key(fact: Fact) -> str:
    sides = fact.fields["parties"]
    assert isinstance(sides, list)
    names = [str(side["zh_hans"] or side["text"]) for side in sides if isinstance(side, dict)]
    return next((name for name in names if not _MISSION.search(name)), "")
