"""What a page says a place is: its epithets, its chosen course, its industries, where it lies."""

# ruff: noqa: E501 - patterns and tables read best one to a line

from __future__ import annotations

import re

from youcheng.engines.reading.facts.clauses import list_items
from youcheng.engines.reading.facts.places import PlacePhrase
from youcheng.engines.reading.facts.view import View
from youcheng.engines.reading.model import Fact, FactKind, Json

_QUOTED = r"[“「『\"][^“”「」『』\"]{2,20}[”」』\"]"
_ASPECTS = {
    "zh": (
        ("epithet", re.compile(rf"(?:素有|有着|享有|被誉为|誉为|有|被称为|获称|称为|号称|享)(?P<value>{_QUOTED}(?:[、,和]?{_QUOTED})*)(?:等)?(?:的)?(?:美誉|之称|美称|之誉|称号|的?盛名|等美誉|)")),
        ("positioning", re.compile(rf"(?:确立|实施|提出|坚持|确定|明确|围绕|制定)了?(?P<value>{_QUOTED}(?:[、,和]?{_QUOTED})*)(?:等)?的?(?:发展)?(?:定位|战略|目标|理念|方针|思路)")),
        ("industry", re.compile(r"(?:发展|壮大|打造|培育|形成了?|构建|推动)(?P<value>[^,。;“”]{2,12}(?:、[^,。;、“”]{2,12})+)等[^,。;]{0,10}?(?:产业|支柱产业|主导产业|优势产业)")),
        ("location", re.compile(r"(?:地处|位于|坐落于|坐落在)(?P<value>[^,。;]{3,24})")),
    ),
    "ja": (("epithet", re.compile(rf"(?P<value>{_QUOTED})(?:とも|と)(?:呼ばれ|称され|言われ|いわれ)")),
           ("location", re.compile(r"(?P<value>[\u3400-\u9fffァ-ヺー]{2,12}(?:の)?(?:中部|北部|南部|東部|西部|中央部|沿岸))に(?:位置|ある)"))),
    "en": (("epithet", re.compile(rf"(?:known as|nicknamed|dubbed|called|reputed as)\s(?:the\s)?(?P<value>{_QUOTED}(?:(?:,|\sand)\s{_QUOTED})*)")),
           ("location", re.compile(r"\b(?:located|situated)\s(?:in|on|at)\s(?P<value>[^,.;]{4,50})"))),
}  # fmt: skip
_EPITHET_TAIL = re.compile(r"(?:等)?的?(?:美誉|之称|美称|之誉|称号|盛名)")
_CONFIDENCE = {"epithet": 0.9, "positioning": 0.9, "industry": 0.8, "location": 0.85}


def read_profiles(view: View) -> list[Fact]:
    """What a page says of its places, one fact for each statement."""
    facts: list[Fact] = []
    for aspect, pattern in _ASPECTS[view.language]:
        for match in pattern.finditer(view.text):
            # 有“…” alone says nothing: the tail 的美誉 makes it an epithet.
            if (
                aspect == "epithet"
                and view.language == "zh"
                and match[0][:1] == "有"
                and not _EPITHET_TAIL.search(match[0])
            ):
                continue
            place = _subject(view, match.start())
            if place is None:
                continue
            if aspect == "location" and not _is_location(view, match):
                continue
            facts.extend(_facts(view, aspect, match, place))
    return facts


def _is_location(view: View, match: re.Match[str]) -> bool:
    return bool(view.places_in(*match.span("value"))) or view.language == "ja"


def _subject(view: View, at: int) -> PlacePhrase | None:
    """The place spoken of: the last one named before in the sentence, else in the paragraph."""
    sentence = view.sentence_at(at)
    for start in (sentence.start, sentence.block.start):
        places = [p for p in view.places_in(start, at) if p.level != "country" and p.end <= at]
        if places:
            # The sentence's subject stands first; what follows locates it.
            return places[0] if start == sentence.start else places[-1]
    return None


def _facts(view: View, aspect: str, match: re.Match[str], place: PlacePhrase) -> list[Fact]:
    start, end = match.span("value")
    if aspect in ("epithet", "positioning"):
        inner = [m.span() for m in re.finditer(r"[^“”「」『』\"、,和]{2,}", view.text[start:end])]
        spans = [(start + s, start + e) for s, e in inner]
        if aspect == "positioning":
            spans = [piece for span in [(start, end)] for piece in list_items(view.text, *span, separators="、")]
    elif aspect == "industry":
        spans = list_items(view.text, start, end, separators="、")
    else:
        spans = [(start, end)]
    found = []
    for span in spans:
        fields: dict[str, Json] = {
            "place": view.words(place.head.start, place.head.end),
            "aspect": aspect,
            "value": view.words(*span),
        }
        evidence = (view.evidence(match.start(), match.end()), view.evidence(place.head.start, place.head.end))
        found.append(
            Fact("", FactKind.PROFILE, fields, evidence, _CONFIDENCE[aspect], (view.place_ref(place, "subject"),))
        )
    return found
