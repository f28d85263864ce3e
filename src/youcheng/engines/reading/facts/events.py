"""Events: conferences, meetings, ceremonies, celebrations and visits, with their date and place."""

# ruff: noqa: E501 - patterns and tables read best one to a line

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from youcheng.engines.reading.facts.places import PlacePhrase
from youcheng.engines.reading.facts.view import View
from youcheng.engines.reading.model import Fact, FactKind, Json

# The words that end an event's name, and how many characters before them may belong to it.
_NAMED = {
    "zh": (
        ("conference", re.compile(r"(?:大会|论坛|峰会|博览会|研讨会|对话会|圆桌会议|交流会|年会|洽谈会|推介会)(?!堂|代表|主席|常委|常务|厅)"), 24),
        ("press_conference", re.compile(r"新闻发布会"), 12),
        ("video_meeting", re.compile(r"视频(?:会议|会晤|会谈|会见|交流会|对话)|线上(?:会议|会谈|会晤)"), 0),
        ("ceremony", re.compile(r"签字仪式|签约仪式|揭牌仪式|开幕式|启动仪式|缔结仪式|结好仪式"), 16),
        ("celebration", re.compile(r"周年(?:系列)?(?:庆祝|纪念)?(?:活动|庆典|招待会|纪念活动|庆祝大会|图片展)"), 20),
        ("fair", re.compile(r"商品展|美食节|文化周|文化节|艺术节|图片展|摄影展|交易会"), 14),
    ),
    "ja": (
        ("conference", re.compile(r"フォーラム|サミット|会議|大会|シンポジウム"), 24),
        ("ceremony", re.compile(r"調印式|締結式|署名式"), 12),
        ("celebration", re.compile(r"周年(?:を)?記念(?:式典|事業|行事|イベント|レセプション)|記念式典"), 16),
    ),
    "en": (
        ("conference", re.compile(r"(?:[A-Z][\w'’.-]*\s(?:of\s|and\s|the\s)?){1,7}(?:Conference|Summit|Forum|Expo|Fair|Festival|Congress)\b"), 0),
        ("ceremony", re.compile(r"signing ceremony|(?:[A-Z][\w-]+\s){0,4}[Ss]igning [Cc]eremony"), 0),
        ("celebration", re.compile(r"(?:\d+(?:st|nd|rd|th)\s)?anniversary\s(?:celebrations?|ceremony|gala|reception)"), 0),
    ),
}  # fmt: skip
_NAME_BEFORE = re.compile(r"[\u3400-\u9fffァ-ヺー\w“”·+-]+$")
_VISIT = {
    "zh": re.compile(
        r"(?P<who>[^,。;、]{0,24}(?:代表团|访问团|考察团|一行))[^,。;]{0,10}?(?P<verb>到访|来访|访问|抵达|来到|访)(?P<where>[^,。;]{0,12})"
    ),
    "ja": re.compile(
        r"(?P<who>[^、。]{0,20}(?:訪問団|代表団|使節団|一行)[^、。]{0,10}?)(?:が|は|を)(?P<where>[^。]{0,24}?)(?P<verb>来訪|訪問|派遣|表敬訪問|訪れ|到着)"
    ),
    "en": re.compile(
        r"(?P<who>(?:[Aa]|[Tt]he|[Aa]n)?\s?(?:[\w-]+\s){0,5}delegation(?:\s(?:from|of|led by)\s[^,.;]{2,40})?)\s(?P<verb>visited|visits|arrived|travel(?:l)?ed|will visit|is visiting)\s?(?P<where>[^,.;]{0,30})"
    ),
}
_DELEGATION = re.compile(r"代表团|访问团|考察团|一行|訪問団|代表団|使節団|delegation")
_HELD = re.compile(
    r"举行|举办|召开|参会|吸引|会上|大会上|开幕|闭幕|落幕|启幕|在[^,。]{2,10}举|出席|参加|開催|行われ|開かれ|出席|参加|held|host|open|attend|took place|kicked off|at the",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r".*(?:作为|大型|出席了?|参加了?|举行的?|举办的?|召开的?|参与|以及|在|为|的|了|与|和|及|将|是|从|由|—)(?=..)"
)
_HOME_WORDS = ("我市", "本市", "我省", "我县")


@dataclass(frozen=True, slots=True)
class _Mention:
    kind: str
    start: int
    end: int


def read_events(view: View) -> list[Fact]:
    """The events of a page; a name that others contain is one event with them."""
    mentions: dict[str, list[_Mention]] = {}
    for kind, pattern, reach in _NAMED[view.language]:
        for start, end in _names(view.text, pattern, reach):
            lead = _LEAD.match(view.text[start:end]) if view.language == "zh" else None
            start += lead.end() if lead else 0  # noqa: PLW2901
            sentence = view.sentence_at(start)
            if end - start < 3 or not _HELD.search(view.text, sentence.start, sentence.end):
                continue
            if any(m.start < end and start < m.end for group in mentions.values() for m in group):
                continue
            name = view.text[start:end]
            key = next((other for other in mentions if other.endswith(name) or name.endswith(other)), name)
            mentions.setdefault(key, []).append(_Mention(kind, start, end))
    facts = [_event(view, group) for group in mentions.values()]
    return facts + _visits(view)


def _names(text: str, pattern: re.Pattern[str], reach: int) -> Iterator[tuple[int, int]]:
    """Where names end in the pattern's words; the characters before them are looked back for, which is cheap."""
    last = 0
    for match in pattern.finditer(text):
        low = max(last, match.start() - reach)
        before = _NAME_BEFORE.search(text, low, match.start()) if reach else None
        yield (before.start() if before else match.start()), match.end()
        last = match.end()


def _event(view: View, group: list[_Mention]) -> Fact:
    main = max(group, key=lambda m: (m.end - m.start, -m.start))
    sentence = view.sentence_at(main.start)
    dates = [w for m in group for w in view.dates_in(view.sentence_at(m.start).start, view.sentence_at(m.start).end)]
    near = view.dates_in(sentence.start, sentence.end) or dates
    places = view.places_in(sentence.start, sentence.end)
    held_at = _held_at(view, group)
    held_end = _list_end(view, held_at) if held_at else 0
    fields: dict[str, Json] = {
        "name": view.words(main.start, main.end),
        "kind": main.kind,
        "date": near[0].iso if near else None,
        "date_precision": near[0].precision if near else None,
        "place": view.words(held_at.start, held_end) if held_at else None,
        "participants": _participants(view, main) if main.kind == "video_meeting" else [],
    }
    evidence = [view.evidence(m.start, m.end) for m in group]
    if near:
        evidence.append(view.evidence(near[0].start, near[0].end))
    if main.kind == "video_meeting":
        evidence.insert(0, view.evidence(sentence.start, sentence.end))
    refs = [view.place_ref(p, "host") for p in view.places_in(held_at.start, held_end)] if held_at else []
    refs += [view.place_ref(p, "participant") for p in places[:2]] if main.kind == "video_meeting" else []
    return Fact("", FactKind.EVENT, fields, tuple(dict.fromkeys(evidence)), 0.85, tuple(refs))


def _list_end(view: View, first: PlacePhrase) -> int:
    """Where a list of places ends that begins with one: 济南、青岛."""
    end = first.end
    for place in view.places_in(first.end, first.end + 24):
        if view.text[end : place.start] not in ("、", "和", "与", "及", "と", " and ", ", "):
            break
        end = place.end
    return end


def _held_at(view: View, group: list[_Mention]) -> PlacePhrase | None:
    for mention in group:
        sentence = view.sentence_at(mention.start)
        for place in view.places_in(sentence.start, sentence.end):
            before = view.text[max(0, place.start - 2) : place.start]
            last = _list_end(view, place)
            after = view.text[last : last + 12]
            if (
                (
                    before.endswith("在")
                    and re.match(r"(?:市|省|共同|联合|隆重|成功|同时){0,3}(?:举行|举办|召开|开幕)", after)
                )
                or re.match(r"(?:で|において)[^。]{0,20}(?:開催|行われ|開かれ)", after)
                or (
                    view.language == "en"
                    and re.search(r"\b(?:in|at)\s$", view.text[max(0, place.start - 4) : place.start])
                )
            ):
                return place
    return None


def _participants(view: View, mention: _Mention) -> list[Json]:
    """The sides of a video meeting: 甲与乙举行视频会议."""
    sentence = view.sentence_at(mention.start)
    match = re.search(
        r"(?:^|,)(?P<a>[^,。]{2,20}?)(?:与|和|同)(?P<b>[^,。]{2,20}?)(?:举行|召开|进行|开展)$",
        view.text[sentence.start : mention.start].rstrip("了"),
    )
    if not match:
        return []
    return [view.words(sentence.start + match.start(g), sentence.start + match.end(g)) for g in "ab"]


def _visits(view: View) -> list[Fact]:
    facts = []
    for match in _visit_matches(view):
        sentence = view.sentence_at(match.start())
        who = view.places_in(*match.span("who"))
        where = view.places_in(*match.span("where"))
        where_words = match["where"].strip()
        if not who and not where:
            continue
        dates = view.dates_in(sentence.start, sentence.end)
        start = match.start("who") + (len(match["who"]) - len(match["who"].lstrip()))
        fields: dict[str, Json] = {
            "name": view.words(start, match.end("verb")),
            "kind": "visit",
            "delegation": view.words(start, match.end("who")),
            "from": view.words(who[-1].start, who[-1].end) if who else None,
            "to": view.words(where[0].start, where[0].end)
            if where
            else (view.value(where_words[:2]) if where_words[:2] in _HOME_WORDS else None),
            "date": dates[0].iso if dates else None,
            "date_precision": dates[0].precision if dates else None,
        }
        evidence = [view.evidence(match.start(), match.end())]
        if dates:
            evidence.append(view.evidence(dates[0].start, dates[0].end))
        refs = [view.place_ref(p, "visitor") for p in who[-1:]] + [view.place_ref(p, "host") for p in where[:1]]
        facts.append(Fact("", FactKind.EVENT, fields, tuple(dict.fromkeys(evidence)), 0.8, tuple(refs)))
    return facts


def _visit_matches(view: View) -> Iterator[re.Match[str]]:
    for sentence in view.sentences:
        if _DELEGATION.search(view.text, sentence.start, sentence.end):
            yield from _VISIT[view.language].finditer(view.text, sentence.start, sentence.end)
