"""Record claims: "first", "most ever", "largest", with scope, period and comparator, and what the headline leaves out."""

# ruff: noqa: E501 - patterns and tables read best one to a line

from __future__ import annotations

import re
from dataclasses import dataclass

from youcheng.engines.reading.facts.sentences import Sentence
from youcheng.engines.reading.facts.view import View
from youcheng.engines.reading.model import BlockKind, Fact, FactKind, Json

_CUES = {
    "zh": (
        ("first", re.compile(r"首例|(?:为|属|系|是|也是|尚属|还是)[^,。;]{0,10}?(?:首次|第一次|首创|首个(?!国际友|友|姐妹|结好)|第一个(?!国际友|友|姐妹|结好)|首座|首家)|历史首次|开创先河|首开先河")),
        ("most", re.compile(r"历史之最|之最|历年最多|最多(?=[,。;]|的(?:一|国家|城市|省))|创(?:下|造)?(?:历史)?新高|创(?:下|造)?(?:了)?[^,。;多]{0,4}(?:纪录|记录)|历史新高|数量最多|人数最多")),
        ("largest", re.compile(r"规模最大|最大(?=的|规模)|规格最高|层次最高|级别最高")),
        ("earliest", re.compile(r"(?:是|为)[^,。;]{0,16}最早(?:的|与|同)")),
        ("only", re.compile(r"(?:是|为)[^,。;]{0,16}唯一")),
    ),
    "ja": (
        ("first", re.compile(r"(?:全国|県内|国内|日本|世界|史上|県|市)(?:で|として)?(?:は)?初(?:めて|の|となる)|初めての(?:試み|事例)")),
        ("most", re.compile(r"(?:過去|史上|全国|県内)最多")),
        ("largest", re.compile(r"(?:過去|史上|全国|県内|世界)最大")),
        ("earliest", re.compile(r"最古の|最も古い")),
    ),
    "en": (
        ("first", re.compile(r"\bfirst(?:-ever|\sever|\sof\sits\skind)\b|\bthe\sfirst\s(?:Chinese|American|Japanese|US|U\.S\.|city|state|province|time)\b[^.;]{3,80}?\bto\b|\bfor the first time\b", re.IGNORECASE)),
        ("most", re.compile(r"\b(?:most|highest|a record)\s(?:number\s|ever|in\s(?:its\s|the\s)?history)|\brecord (?:high|number)\b", re.IGNORECASE)),
        ("largest", re.compile(r"\b(?:largest|biggest)\b[^.;]{0,40}\b(?:ever|in\s(?:the\s|its\s)?(?:history|world|country|state|province|region)|of its kind|in recent years)\b", re.IGNORECASE)),
        ("earliest", re.compile(r"\b(?:oldest|earliest|longest-standing)\s(?:[\w-]+\s){0,3}(?:in|relationship|tie|sister)\b", re.IGNORECASE)),
        ("only", re.compile(r"\bthe only\s(?:[\w-]+\s){0,4}(?:city|state|province|county)\b", re.IGNORECASE)),
    ),
}  # fmt: skip
# A sentence without such a word claims nothing.
_CUE_WORDS = {
    "zh": re.compile(r"首|第一|先河|最|新高|纪录|记录|唯一"),
    "ja": re.compile(r"初|最"),
    "en": re.compile(r"first|most|highest|record|largest|biggest|oldest|earliest|longest|only", re.IGNORECASE),
}
_PERIOD = re.compile(
    r"近(?:些|几)?年来?|历年来|历年|历史|有史以来|建市以来|改革开放以来|新中国成立以来|迄今|至今|过去|過去|史上|これまで|ever|in history|in recent years|to date|自[^,。;]{2,12}以来"
)
_SCOPE = re.compile(
    r"(?:全球|全国|世界|全省|我国)(?:所有|各)[^,。;]{2,12}?(?=中|里|内)|我省|我市|我县|全省|全市|全国|我国|中国|全球|世界|国内|省内|亚洲|东北地区|県内|日本|in the (?:world|country|state|province|region)|worldwide|nationwide"
)
_ENUMERATION = re.compile(
    r"(?<![\u3400-\u9fff])(?:[一二三四五六七八九十]+是|第[一二三四五六七八九十]+,|\([一二三四五六七八九十\d]+\))"
)
_EMPTY_CLAIM = re.compile(r"多项(?:纪录|记录)|一项项")


@dataclass(frozen=True, slots=True)
class _Claim:
    kind: str
    start: int
    end: int
    cue: tuple[int, int]
    sentence: Sentence


def read_records(view: View) -> list[Fact]:
    """The record claims of a page; a headline that repeats one is joined to it."""
    claims = [claim for sentence in view.sentences if (claim := _claim(view, sentence))]
    body = [claim for claim in claims if claim.sentence.block.kind is not BlockKind.TITLE]
    facts = []
    for claim in body:
        echoes = [head for head in claims if head.sentence.block.kind is BlockKind.TITLE and _same(view, head, claim)]
        facts.append(_fact(view, claim, echoes))
    lonely = [
        h for h in claims if h.sentence.block.kind is BlockKind.TITLE and not any(_same(view, h, c) for c in body)
    ]
    return facts + [_fact(view, claim, []) for claim in lonely]


def _claim(view: View, sentence: Sentence) -> _Claim | None:
    text = view.text
    if not _CUE_WORDS[view.language].search(text, sentence.start, sentence.end):
        return None
    for kind, pattern in _CUES[view.language]:
        match = pattern.search(text, sentence.start, sentence.end)
        if not match or _EMPTY_CLAIM.search(text, max(sentence.start, match.start() - 6), match.end() + 4):
            continue
        start = sentence.start
        lead = _ENUMERATION.search(text, start, match.start())
        if lead:
            # A numbered claim runs to its last superlative: 人数之多,创造纪录,为历年来之最.
            start = lead.end()
            match = [*pattern.finditer(text, match.start(), sentence.end)][-1]
        elif view.language == "zh":
            # Without numbering the claim is the clause, with the one before it where it only says 为历史首次.
            cut = text.rfind(",", sentence.start, match.start())
            if cut > 0 and match.start() - cut < 4:
                cut = text.rfind(",", sentence.start, cut)
            start = cut + 1 if cut > 0 else start
            introduction = re.match(
                r"[^,。;]{0,14}?介绍,|[^,。;]{0,10}(?:说|表示|指出|称),", text[start : match.start()]
            )
            start += introduction.end() if introduction else 0
        start += len("作为") if text.startswith("作为", start) else 0
        end = match.end()
        stop = re.compile(r"[,。;!?\n]").search(text, end)
        end = min(sentence.end, stop.start() if stop else sentence.end)
        if view.language != "zh":
            start, end = sentence.start, sentence.end
        return _Claim(kind, start, end, match.span(), sentence)
    return None


def _same(view: View, head: _Claim, claim: _Claim) -> bool:
    """Whether a headline states the claim of the text: the same cue and most of its characters."""
    if head.kind != claim.kind:
        return False
    words = set(view.text[max(head.start, head.cue[0] - 24) : head.cue[1]])
    other = set(view.text[claim.start : claim.end])
    return len(words & other) >= 0.6 * len(words)


def _fact(view: View, claim: _Claim, echoes: list[_Claim]) -> Fact:
    text = view.text
    scope = _SCOPE.search(text, claim.start, claim.end)
    period = _PERIOD.search(text, claim.start, claim.end)
    headline_scope = scope is not None and any(scope[0] in text[head.start : head.end] for head in echoes)
    fields: dict[str, Json] = {
        "claim": view.words(claim.start, claim.end),
        "superlative": claim.kind,
        "scope": view.words(*scope.span()) if scope else None,
        "period": view.words(*period.span()) if period else None,
        "comparator": view.words(*claim.cue),
        "in_headline": bool(echoes) or claim.sentence.block.kind is BlockKind.TITLE,
        "headline_drops_scope": bool(echoes) and scope is not None and not headline_scope,
    }
    evidence = [view.evidence(claim.start, claim.end), *(view.evidence(head.start, head.end) for head in echoes)]
    return Fact("", FactKind.RECORD_CLAIM, fields, tuple(evidence), 0.85)
