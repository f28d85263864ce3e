"""Wishes: a place that seeks friend cities, where, and with what traits. A named partner is no wish but a proposed tie."""

# ruff: noqa: E501 - patterns and tables read best one to a line

from __future__ import annotations

import re

from youcheng.engines.reading.facts.places import PlacePhrase
from youcheng.engines.reading.facts.view import View
from youcheng.engines.reading.facts.words import country_names
from youcheng.engines.reading.model import Fact, FactKind, Json

_WISH = {
    "zh": re.compile(r"希望|希(?=在|与|能|同)|期待|愿(?:意)?|盼|寻求|寻找|拟|争取|有意|期盼"),
    "ja": re.compile(r"希望|望んで|求めて|募集|探して"),
    "en": re.compile(r"\b(?:hopes?|wish(?:es)?|seeks?|seeking|looking for|wants?|interested in|keen)\b", re.IGNORECASE),
}
_OBJECT = {
    "zh": re.compile(
        r"与(?P<who>[^,。;]{1,24}?)(?:建立|缔结|结为|结成|发展)[^,。;]{0,4}?(?P<kind>友城|友好城市|友好关系|姐妹城市|友好交流关系|友好合作关系|友好省州)|(?:寻求|寻找)(?P<who2>[^,。;]{1,20}?)(?P<kind2>友好城市|友城|姐妹城市)"
    ),
    "ja": re.compile(r"(?P<who>[^、。]{1,24}?)(?:と(?:の)?)(?P<kind>姉妹都市|友好都市|友好提携|姉妹提携|友好交流)"),
    "en": re.compile(
        r"(?P<kind>sister[ -]cit(?:y|ies)|twin towns?|friendship cit(?:y|ies))[^.;]{0,30}?\b(?:in|with|from)\s(?P<who>[^,.;]{3,40})",
        re.IGNORECASE,
    ),
}
_OPEN = re.compile(
    r"相关|有关|一些|更多|其他|各|地区|国家|城市(?!市)|都市|cities|city in|a city|towns|partners?", re.IGNORECASE
)
_KINDS = {"友好交流关系": "friendly_exchange", "友好合作关系": "friendly_cooperation", "友好交流": "friendly_exchange"}
_REACH = 90


def read_wishes(view: View) -> list[Fact]:
    """The wishes for partners that a page states."""
    facts: list[Fact] = []
    for match in _OBJECT[view.language].finditer(view.text):
        sentence = view.sentence_at(match.start())
        wish = _last(_WISH[view.language], view.text, max(sentence.start, match.start() - _REACH), match.start() + 2)
        who = "who" if match["who"] else "who2"
        start, end = match.span(who)
        if wish is None or any(p.level != "country" and not p.weak for p in view.places_in(start, end)):
            continue
        if not _OPEN.search(view.text, start, end):
            continue
        subject = _subject(view, sentence.start, wish.start())
        if subject is None:
            continue
        facts.append(_fact(view, match, who, wish, subject))
    return facts


def _last(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    found = None
    for match in pattern.finditer(text, start, end):
        found = match
    return found


def _subject(view: View, start: int, end: int) -> PlacePhrase | None:
    places = [p for p in view.places_in(start, end) if p.level != "country"]
    if places:
        return places[0]
    block = view.sentence_at(start).block
    before = [p for p in view.places_in(block.start, start) if p.level != "country"]
    return before[-1] if before else None


def _fact(view: View, match: re.Match[str], who: str, wish: re.Match[str], subject: PlacePhrase) -> Fact:
    start, end = match.span(who)
    names = country_names(view.language)
    country = next((code for name, code in names.items() if len(name) > 1 and name in view.text[start:end]), None)
    kind_group = "kind" if match["kind"] else "kind2"
    fields: dict[str, Json] = {
        "place": view.words(subject.head.start, subject.head.end),
        "country": country,
        "sought": view.words(start, end),
        "kind": _KINDS.get(match[kind_group], "sister_city"),
        "kind_words": view.words(*match.span(kind_group)),
    }
    evidence = (view.evidence(wish.start(), match.end()), view.evidence(subject.head.start, subject.head.end))
    return Fact("", FactKind.WISH, fields, evidence, 0.85, (view.place_ref(subject, "subject"),))
