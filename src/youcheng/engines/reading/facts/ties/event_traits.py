"""What a page shows of the event of a tie: the words of acts, anniversaries, plans and visits, and where they stand."""

# ruff: noqa: E501 - word lists read best one to a line

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from youcheng.engines.reading.facts.ties.clause_traits import clause_traits
from youcheng.engines.reading.facts.ties.place_traits import Traits
from youcheng.engines.reading.facts.ties.scene import title_end
from youcheng.engines.reading.facts.view import View
from youcheng.engines.reading.model import BlockKind, Fact, Json

_SECTIONS = {
    "verb.sign": "sign", "verb.renew": "renew", "verb.upgrade": "upgrade", "verb.terminate": "end",
    "verb.suspend": "pause", "intention.strong": "intent", "intent.document": "intent", "negation": "not", "award": "award",
}  # fmt: skip
_WORDS = {
    "zh": {
        "anniversary": r"周年|生日|[\d零一二三四五六七八九十]+年(?:来|间|前)",
        "standing": r"截至|目前|至今|现有|已与|先后",
        "act": r"签署|签订|签约|正式(?:缔结|结为|建立)|签字|缔结为|结为|揭牌",
        "future": r"拟|将|希望|有意|意向|洽谈|争取|推动|计划|探讨|有望",
        "visit": r"访问|代表团|会见|来访|率团|慰问|捐赠",
    },
    "ja": {
        "anniversary": r"周年|\d+年(?:目|間)",
        "standing": r"現在|これまで|以来|結んでいる|提携している|結んでおり",
        "act": r"調印|締結した|締結し|署名|結んだ|結びました|提携しました|提携した|締結しました",
        "future": r"予定|検討|目指|意向|期待|希望|提案|覚書",
        "visit": r"訪問|表敬|派遣|来日|使節団|歓迎",
    },
    "en": {
        "anniversary": r"(?i:anniversar|\byears? (?:of|as|since|ago)\b|\bcelebrat|\bcommemorat|\d+[- ]years?\b|birthday)",
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
_MOST = 3
_SHORT_ROW = 40
Spans = Sequence[tuple[int, int]]


def event_traits(view: View, fact: Fact, facts: Sequence[Fact], pair: Traits) -> Traits:
    """The traits by which the event of a tie is told, those of its pair of places and its first reading among them."""
    fields, text = fact.fields, view.text
    seen = {name: value for name, value in pair.items() if name.startswith(_OF_PAIR)}
    seen[f"rule={fields['event']}"] = seen[f"{view.language}:rule={fields['event']}"] = 1
    seen[f"language={view.language}"] = seen[f"kind={fields['kind']}"] = 1
    told = {event["event"] for event in fields["events"]}  # type: ignore[call-overload, index, union-attr]
    seen |= {f"told={event}": 1 for event in told}
    seen["events"] = len(told)
    end, plain = title_end(view), names(fact)
    headline = [(b.start, b.end) for b in view.document.blocks if b.kind is BlockKind.TITLE]
    words = [(item.start, item.end) for item in fact.evidence if item.end - item.start > 6]
    around = sorted({(s.start, s.end) for s in (view.sentence_at(item.start) for item in fact.evidence)})
    every = [(s.start, s.end) for s in view.sentences]
    _words(seen, "headline", view, headline)
    _words(seen, "evidence", view, words)
    _words(seen, "sentence", view, around)
    _words(seen, "both", view, [(s, e) for s, e in every if all(name in text[s:e] for name in plain)])
    _words(seen, "of_ties", view, [span for span in every if _speaks_of_ties(view, *span)], many=True)
    _words(seen, "page", view, [(0, len(text))], many=True)
    spoken = sum(map(text.count, plain))
    main = all(spoken >= sum(map(text.count, names(other))) for other in facts)
    seen["main"] = main
    seen |= clause_traits(view, around, plain, end, main=main)
    seen["headline_names"] = sum(name in text[:end] for name in plain)
    seen["headline_kind"] = _speaks_of_ties(view, 0, end)
    others = [other for other in facts if other is not fact]
    seen["ties"] = math.log(1 + len(others))
    seen["same_event"] = sum(other.fields["event"] == fields["event"] for other in others) / max(1, len(others))
    _dates(seen, str(fields["date"] or ""), view.dateline or "")
    seen["anniversary"], seen["ordinal"] = bool(fields["anniversary"]), bool(fields["ordinal"])
    seen["implied"] = sum(bool(party["implied"]) for party in parties(fact))
    blocks = [block for start, _ in words if (block := view.document.block_at(start))]
    seen["row"] = any(block.end - block.start < _SHORT_ROW for block in blocks)
    seen["a_year"] = any(_A_YEAR.search(text[s:e]) for s, e in around)
    return {name: float(value) for name, value in seen.items() if value}


def parties(fact: Fact) -> list[dict[str, Json]]:
    """The two parties of a tie."""
    found = fact.fields["parties"]
    assert isinstance(found, list)
    return found


def names(fact: Fact) -> list[str]:
    """The parties' names without their generic part, as they may stand elsewhere on the page."""
    found = [str(party["text"]) for party in parties(fact)]
    return [_GENERIC.sub("", name) if len(name) > 2 else name for name in found]


def _speaks_of_ties(view: View, start: int, end: int) -> bool:
    return any(hit.section.startswith("kind.") for _, hits in view.hits_in(start, end) for hit in hits)


def _words(seen: Traits, where: str, view: View, spans: Spans, *, many: bool = False) -> None:
    """How often the words of each group stand in some spans; ``many`` for long ones, on a logarithmic scale."""
    for group, pattern in _PATTERNS[view.language].items():
        count = sum(len(pattern.findall(view.text[start:end])) for start, end in spans)
        seen[f"{where}.{group}"] = math.log(1 + count) if many else min(count, _MOST)
    for start, end in spans:
        for _, hits in view.hits_in(start, end):
            for hit in hits:
                group = _SECTIONS.get(hit.section, "")
                if group:
                    seen[f"{where}.{group}"] = min(_MOST, seen.get(f"{where}.{group}", 0) + 1)


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
