"""Plans: what is announced to be done, clause by clause, after words such as 接下来, 下一步, 将."""

# ruff: noqa: E501 - patterns and tables read best one to a line

from __future__ import annotations

import re

from youcheng.engines.reading.facts.clauses import clauses
from youcheng.engines.reading.facts.sentences import Sentence
from youcheng.engines.reading.facts.view import View
from youcheng.engines.reading.model import BlockKind, Fact, FactKind, Json

_OPENING = re.compile(r"接下来|下一步|今后|未来|下一阶段|下步|首先,|其次,|再次,|第[一二三四五],|我们将|今年将|明年将")
_RELEVANT = re.compile(
    r"友城|友好城市|对外|国际|交流|合作|外事|姐妹城市|姉妹|友好|sister|exchange|friendship|partner", re.IGNORECASE
)
_VERBS = r"举办|开展|加大|加快|优化|创新|搭建|实现|打造|完善|提升|拓展|深化|推进|推动|建立|加强|扩大|启动|实施|组织|培育|支持"
# Without such a word a sentence announces nothing.
_VERB = {
    "zh": re.compile(_VERBS),
    "ja": re.compile(r"実施|開催|推進|強化|拡大|派遣|設立|検討"),
    "en": re.compile(r"will|plan|set to"),
}
_ACTION = {
    "zh": re.compile(
        rf"(?:接下来|下一步|今后|未来)?(?:,)?(?:将|要)?(?:继续|积极|全面|不断|进一步|持续|大力|着力)?(?P<verb>{_VERBS})(?P<what>[^,。;]{{3,60}})"
    ),
    "ja": re.compile(
        r"(?P<what>[^、。]{4,40}?)を?(?P<verb>実施|開催|推進|強化|拡大|派遣|設立|検討)(?:する(?:予定|方針|計画)|していく|してまいります|を予定)"
    ),
    "en": re.compile(
        r"\b(?:will|plans? to|is set to|are set to)\s(?P<verb>hold|host|launch|expand|strengthen|develop|promote|create|organi[sz]e|send|establish)\s(?P<what>[^,.;]{6,80})"
    ),
}
_WILL = re.compile(rf".{{0,12}}?将{_ACTION['zh'].pattern}")
_FIRM = re.compile(r"将|接下来|下一步|计划")


def read_plans(view: View) -> list[Fact]:
    """The plans of a page, each clause once."""
    found: dict[str, list[tuple[int, int, re.Match[str]]]] = {}
    for sentence in view.sentences:
        if not _VERB[view.language].search(view.text, sentence.start, sentence.end):
            continue
        if view.language == "zh":
            spans = _chinese(view, sentence)
        else:
            spans = [
                (m.start(), m.end(), m)
                for m in _ACTION[view.language].finditer(view.text, sentence.start, sentence.end)
            ]
            spans = [span for span in spans if _RELEVANT.search(view.text, sentence.start, sentence.end)]
        for start, end, match in spans:
            found.setdefault(match["what"].strip(), []).append((start, end, match))
    return [_fact(view, spans) for spans in found.values()]


def _chinese(view: View, sentence: Sentence) -> list[tuple[int, int, re.Match[str]]]:
    text = view.text
    announced = _announced(view, sentence)
    title = sentence.block.kind in (BlockKind.TITLE, BlockKind.HEADING)
    spans = []
    for start, end in clauses(view, sentence):
        match = _ACTION["zh"].match(text, start, end) or _WILL.match(text, start, end)
        if not match or not _RELEVANT.search(text, start, end):
            continue
        future = bool(re.search(r"将", text[start : match.start("verb")]))
        if announced or future or (title and match["verb"] in ("加大", "加快")):
            spans.append((match.start("verb"), end, match))
    return spans


def _announced(view: View, sentence: Sentence) -> bool:
    """Whether the paragraph has said that plans follow (接下来将…; 首先…; 其次…)."""
    opening = _OPENING.search(view.text, sentence.block.start, sentence.end)
    if not opening:
        return False
    return bool(_FIRM.search(view.text, sentence.block.start, sentence.end))


def _fact(view: View, spans: list[tuple[int, int, re.Match[str]]]) -> Fact:
    start, end, match = spans[0]
    fields: dict[str, Json] = {
        "text": view.words(start, end),
        "action": view.words(*match.span("verb")),
        "object": view.words(*match.span("what")),
    }
    places = tuple(view.place_ref(p, "scope") for p in view.places_in(start, end)[:1])
    return Fact("", FactKind.PLAN, fields, tuple(view.evidence(s, e) for s, e, _ in spans), 0.8, places)
