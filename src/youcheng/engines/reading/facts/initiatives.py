"""Initiatives and declarations that a meeting adopts, with the areas they name."""

from __future__ import annotations

import re

from youcheng.engines.reading.facts.clauses import list_items
from youcheng.engines.reading.facts.view import View
from youcheng.engines.reading.model import Evidence, Fact, FactKind, Json

_NAME = {
    "zh": re.compile(r"[《“](?P<name>[^《》“”]{2,24}?(?:倡议|宣言|共识|公报))[》”]"),
    "ja": re.compile(r"[「『](?P<name>[^「」『』]{2,30}?(?:宣言|イニシアチブ|イニシアティブ|共同声明|アピール))[」』]"),
    "en": re.compile(r"(?P<name>(?:[A-Z][\w'’-]+\s){1,4}(?:Initiative|Declaration|Consensus|Communiqué))\b"),
}
_ADOPTED = re.compile(
    r"形成|发布|发表|通过|达成|签署|发起|宣布|採択|発表|宣言|調印|adopt|issu|sign|launch|announc|releas|endors",
    re.IGNORECASE,
)
_AREAS = re.compile(
    r"[》”](?:主要|将|还)?(?:在|围绕|就|从)(?P<list>[^。;]{4,120}?)等?(?:多个|\d个|[一二三四五六七八九十]个|几个|诸多)?(?:方面|领域|重点)"
)
_AREAS_EN = re.compile(r"\b(?:in|on|covering|areas? (?:such as|including)|including)\s(?P<list>[^.;]{6,160})")


def read_initiatives(view: View) -> list[Fact]:
    """The initiatives of a page, each once."""
    groups: dict[str, list[tuple[int, int]]] = {}
    for match in _NAME[view.language].finditer(view.text):
        groups.setdefault(match["name"], []).append(match.span("name"))
    return [fact for name, spans in groups.items() if (fact := _fact(view, spans))]


def _fact(view: View, spans: list[tuple[int, int]]) -> Fact | None:
    adopted: tuple[int, int] | None = None
    areas: list[tuple[int, int]] = []
    area_span: tuple[int, int] | None = None
    for start, end in spans:
        sentence = view.sentence_at(start)
        if _ADOPTED.search(view.text, max(sentence.start, start - 14), min(sentence.end, end + 14)) and adopted is None:
            adopted = (start, end)
        match = _AREAS.match(view.text, end, sentence.end) if view.language == "zh" else None
        if match and not areas:
            areas = list_items(view.text, *match.span("list"), separators="、|以及|及")
            area_span = match.span("list")
    if adopted is None and not areas:
        return None
    fields: dict[str, Json] = {
        "name": view.words(*spans[0]),
        "areas": [view.words(*span) for span in areas],
        "adopted": adopted is not None,
    }
    evidence: list[Evidence] = [view.evidence(*span) for span in spans]
    if area_span:
        evidence.append(view.evidence(*area_span))
    return Fact("", FactKind.INITIATIVE, fields, tuple(evidence), 0.9 if adopted else 0.75)
