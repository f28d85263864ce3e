"""What a page shows of the event of a tie: the words of acts, anniversaries, plans and visits, and where they stand."""

# ruff: noqa: E501 - word lists read best one to a line

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from youcheng.engines.reading.facts.ties.clause_traits import clause_traits
from youcheng.engines.reading.facts.ties.event_dates import dated, event_date
from youcheng.engines.reading.facts.ties.event_forms import FormReader, Span
from youcheng.engines.reading.facts.ties.event_spans import EventSpans
from youcheng.engines.reading.facts.ties.pairs import Pair
from youcheng.engines.reading.facts.ties.partner_lists import concluded
from youcheng.engines.reading.facts.ties.partner_records import record_date
from youcheng.engines.reading.facts.ties.place_traits import Traits
from youcheng.engines.reading.facts.ties.scene import Scene
from youcheng.engines.reading.facts.view import View
from youcheng.engines.reading.model import Fact, Json

_SECTIONS = {
    "verb.sign": "sign", "verb.renew": "renew", "verb.upgrade": "upgrade", "verb.terminate": "end",
    "verb.suspend": "pause", "intention.strong": "intent", "intent.document": "intent", "negation": "not", "award": "award",
}  # fmt: skip
_WORDS = {
    "zh": {
        "anniversary": r"周年|生日|[\d零一二三四五六七八九十]{1,8}年(?:来|间|前)",
        "standing": r"截至|目前|至今|现有|已与|先后",
        "act": r"签署|签订|签约|正式(?:缔结|结为|建立)|签字|缔结为|结为|揭牌",
        "future": r"拟|将|希望|有意|意向|洽谈|争取|推动|计划|探讨|有望",
        "visit": r"访问|代表团|会见|来访|率团|慰问|捐赠",
    },
    "ja": {
        "anniversary": r"周年|\d{1,8}年(?:目|間)",
        "standing": r"現在|これまで|以来|結んでいる|提携している|結んでおり",
        "act": r"調印|締結した|締結し|署名|結んだ|結びました|提携しました|提携した|締結しました",
        "future": r"予定|検討|目指|意向|期待|希望|提案|覚書",
        "visit": r"訪問|表敬|派遣|来日|使節団|歓迎",
    },
    "en": {
        "anniversary": r"(?i:anniversar|\byears? (?:of|as|since|ago)\b|\bcelebrat|\bcommemorat|\d{1,8}[- ]years?\b|birthday)",
        "standing": r"(?i:\bsince\b|\bhas (?:been|had)\b|\balso has\b|\bcurrently\b|\bits sister\b|\bour sister\b|\bsister cities (?:are|include))",
        "act": r"(?i:\bsign(?:s|ed|ing)?\b|\bink(?:s|ed)?\b|\bseal(?:s|ed)?\b|\bbecame\b|\bbecomes?\b|\bestablished\b|\bformali[sz]ed\b|\bformed\b|\bentered\b|\bmade official\b|\bformally\b|\bofficially\b|\bceremony\b)",
        "future": r"(?i:\bwill (?:sign|become|be signed)|\bto (?:sign|become)\b|\bplan|\bpropos|\bhop(?:e|es|ing)\b|\bconsider|\bpursu|\bfinali|\bintent\b|\bwants?\b|\bvote[ds]? to\b|\bcould\b|\bmay\b|\bwould\b)",
        "visit": r"(?i:\bvisit|\bdelegation|\bwelcom|\bhost(?:s|ed|ing)?\b|\bstudents?\b|\bdonat)",
    },
}
_PATTERNS = {lang: {group: re.compile(words) for group, words in groups.items()} for lang, groups in _WORDS.items()}
_A_YEAR = re.compile(r"(?:19|20)\d\d|昭和|平成")
# Which traits of its pair tell of its event: the sentence that speaks of it, and what the page is about.
_OF_PAIR = ("told.", "of_", "title_", "pattern", "places")
_GENERIC = re.compile(r"(?:市|县|県|区|省|州|町)$")
_SHORT_ROW = 40


class EventReader:
    """Reads the traits of the events of the ties of one page."""

    def __init__(self, scene: Scene, ties: Sequence[Fact]) -> None:
        self._scene, self._view = scene, scene.view
        self._forms, self._concluded = FormReader(scene.view), concluded(scene)
        self._counts = {id(tie): sum(map(scene.view.text.count, names(tie, scene.view))) for tie in ties}
        self._most = max(self._counts.values(), default=0)
        self._events = Counter(str(tie.fields["event"]) for tie in ties)
        self._spans: dict[Pair, EventSpans] = {}
        view, title = scene.view, scene.title_end
        self._body = [sentence.start for sentence in scene.sentences if sentence.start >= title]
        of_ties = [(s.start, s.end) for s in view.sentences if view.kinds_in(s.start, s.end)]
        self._page = {
            **_words("of_ties", view, of_ties), **_words("page", view, [(0, len(view.text))]),
            "headline_kind": bool(view.kinds_in(0, title)), "ties": math.log(max(1, len(ties))),
            "sentences": math.log(1 + len(self._body)), f"language={view.language}": 1,
        }  # fmt: skip

    def of(self, pair: Pair, tie: Fact, traits: Traits) -> Traits:
        """The traits of one tie, those of its pair of places among them; those that say nothing are left out."""
        view, fields, plain = self._view, tie.fields, names(tie, self._view)
        seen = {**self._page, **{name: value for name, value in traits.items() if name.startswith(_OF_PAIR)}}
        told = {event["event"] for event in fields["events"]}  # type: ignore[call-overload, index, union-attr]
        seen |= {f"told={event}": 1 for event in told}
        seen["events"], seen[f"kind={fields['kind']}"] = len(told), 1
        seen["main"] = main = self._counts[id(tie)] == self._most
        sentences = [view.sentence_at(item.start) for item in tie.evidence]
        evidence = sorted({(sentence.start, sentence.end) for sentence in sentences})
        spans = EventSpans(self._scene, self._forms, pair, evidence, plain, main=main)
        self._spans[pair] = spans
        seen |= clause_traits(self._scene, spans, self._forms)
        seen |= self._position(spans) | self._record(spans)
        seen["headline_names"] = sum(name in view.text[: self._scene.title_end] for name in plain)
        seen["same_event"] = (self._events[str(fields["event"])] - 1) / max(1, len(self._counts) - 1)
        _dates(seen, str(fields["date"] or ""), view.dateline or "")
        seen["anniversary"], seen["ordinal"] = bool(fields["anniversary"]), bool(fields["ordinal"])
        seen["precision"], seen["relative_date"] = len(str(fields["date"] or "")), bool(fields["date_relative"])
        seen["implied"] = sum(bool(party["implied"]) for party in parties(tie))
        blocks = (view.document.block_at(item.start) for item in tie.evidence)
        seen["row"] = any(block is not None and block.end - block.start < _SHORT_ROW for block in blocks)
        seen["concluded"] = self.concluded(pair)
        seen["a_year"] = any(_A_YEAR.search(view.text[start:end]) for start, end in evidence)
        return {name: float(value) for name, value in seen.items() if value}

    def dated(self, pair: Pair, tie: Fact) -> Fact:
        """A tie whose traits were read, with the date of its event where it has none and the page tells one."""
        if tie.fields["date"]:
            return tie
        event, only = str(tie.fields["event"]), len(self._counts) == 1
        when = event_date(self._scene, self._spans[pair], self._forms, event, only=only)
        return dated(self._scene, tie, when) if when else tie

    def concluded(self, pair: Pair) -> bool:
        """Whether the partner stands in a row or an announcement that tells its conclusion without a verb."""
        return any(mention.sentence in self._concluded for mention in pair.other.mentions)

    def _position(self, spans: EventSpans) -> Traits:
        """How early the page speaks of a tie: the sentences before its first, and their share of the page."""
        first = min((start for start, _ in [*spans.told, *spans.both]), default=0)
        before = bisect_left(self._body, first)
        return {"before": math.log(1 + before), "share_before": before / max(1, len(self._body))}

    def _record(self, spans: EventSpans) -> Traits:
        """How the record of the partner in a list tells a date."""
        told = record_date(self._scene, spans.partner, spans.home)
        return {f"record={told.how}": 1, "record_below": told.below} if told else {}


def parties(fact: Fact) -> list[dict[str, Json]]:
    """The two parties of a tie."""
    found = fact.fields["parties"]
    assert isinstance(found, list)
    return found


def names(fact: Fact, view: View) -> list[str]:
    """The parties' names as the page's folded text has them, without their generic part: they may stand elsewhere."""
    places = [place for place in fact.places if place.role == "party"]
    implied = [place.simplified if view.language == "zh" else place.name for place in places]
    found = [
        view.text[p.start : p.end] if p.start is not None else name for p, name in zip(places, implied, strict=True)
    ]
    return [_GENERIC.sub("", name) if len(name) > 2 else name for name in found]


def _words(where: str, view: View, spans: Sequence[Span]) -> Traits:
    """How often the words of each group stand in some spans, on a logarithmic scale."""
    seen: Traits = {}
    for group, pattern in _PATTERNS[view.language].items():
        seen[f"{where}.{group}"] = math.log(1 + sum(len(pattern.findall(view.text, *span)) for span in spans))
    found = (hit.section for span in spans for _, hits in view.hits_in(*span) for hit in hits)
    counts = Counter(_SECTIONS[section] for section in found if section in _SECTIONS)
    return seen | {f"{where}.{group}": math.log(1 + count) for group, count in counts.items()}


def _dates(seen: Traits, date: str, published: str) -> None:
    """How old the tie's date is when the page appears."""
    seen["dated"] = bool(date)
    if not date or not published:
        return
    years = int(published[:4]) - int(date[:4])
    seen["this_year"], seen["last_year"] = years == 0, years == 1
    seen["old"], seen["ahead"] = years >= 2, years < 0
    seen["this_month"] = date[:7] == published[:7]
    seen["round"] = years >= 5 and years % 5 == 0
