"""Fields of cooperation that a page lists: 在经贸、教育、文化等领域的合作."""

# ruff: noqa: E501 - patterns and tables read best one to a line

from __future__ import annotations

import re
from collections.abc import Iterator

from youcheng.engines.reading.facts.clauses import list_items
from youcheng.engines.reading.facts.view import View
from youcheng.engines.reading.model import Fact, FactKind, Json

# A list's items take all they can, or lists without end would be tried in every way.
_JA_ITEM = r"(?:(?!及び|等)[\u3400-\u9fffァ-ヺー]){2,20}+"
_ITEM = r"(?:(?!等)[\u3400-\u9fff\w“”/+·-]){2,14}"
_PATTERNS = {
    "zh": re.compile(
        rf"(?P<list>{_ITEM}(?:、{_ITEM})+(?:(?:以及|及|和|与)(?:(?!等)[\u3400-\u9fff]){{2,12}})?)(?:等)?(?:[^,。;、]{{0,8}}?)(?:领域|方面|行业|产业)(?P<tail>[^,。;]{{0,14}})"
    ),
    "ja": re.compile(
        rf"(?P<list>{_JA_ITEM}(?:(?:[、·や]|及び|および){_JA_ITEM}){{1,10}})(?:など|等)(?:の|を|、)?(?:[^。、]{{0,10}}?)(?:分野|面|領域)(?P<tail>[^。]{{0,16}})"
    ),
    "en": re.compile(
        r"\b(?:in|such as|including|like)\s(?:(?:various\s|the\s)?(?:fields|areas|sectors)\s(?:of|such as|including|like)\s)?(?P<list>[a-z][a-z\s-]{2,30}(?:,\s[a-z][a-z\s-]{2,30})+,?\sand\s[a-z][a-z-]+(?:\s[a-z-]+)?)"
    ),
}
# Without such a word a sentence holds no list of fields, and the patterns above need not try.
_WORTH_TRYING = {
    "zh": re.compile("领域|方面|行业|产业"),
    "ja": re.compile("分野|面|領域"),
    "en": re.compile(r",?\sand\s"),
}
_COOPERATION = re.compile(
    r"合作|交流|协作|往来|互动|共赢|対接|交流|協力|連携|cooperat|exchang|collaborat", re.IGNORECASE
)
# What stands before the first item belongs to the verb, not to the field.
_LEAD = re.compile(
    r"^.*(?:不断深化|深化|加强|拓展|推动|促进|开展|扩大|推进|围绕|聚焦|涉及|涵盖|包括|两市在|双方在|两地在|将在|就|在|于|在和|以及|今后|重点)(?=..)"
)
_CONFIDENCE = 0.85


def read_fields(view: View) -> list[Fact]:
    """One fact for each field that a page names."""
    pattern = _PATTERNS[view.language]
    found: dict[str, list[tuple[int, int]]] = {}
    for match in _matches(view, pattern):
        sentence = view.sentence_at(match.start())
        near = match["tail"] if "tail" in match.groupdict() else ""
        if not _COOPERATION.search(near) and not (
            view.language == "en" and _COOPERATION.search(view.text, sentence.start, match.start())
        ):
            continue
        separators = {"zh": r"、|以及|及|和|与", "ja": r"、|·|や|及び|および", "en": r",?\sand\s|,\s"}[view.language]
        items = list_items(view.text, *match.span("list"), separators=separators)
        if len(items) < 2:
            continue
        for number, (start, end) in enumerate(items):
            lead = _LEAD.match(view.text[start:end]) if number == 0 and view.language == "zh" else None
            start += lead.end() if lead else 0  # noqa: PLW2901
            if 1 < end - start <= 30 and not any(place.start == start for place in view.places_in(start, end)):
                found.setdefault(view.text[start:end], []).append((start, end))
    return [_fact(view, spans) for spans in found.values()]


def _matches(view: View, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    worth = _WORTH_TRYING[view.language]
    for sentence in view.sentences:
        if worth.search(view.text, sentence.start, sentence.end):
            yield from pattern.finditer(view.text, sentence.start, sentence.end)


def _fact(view: View, spans: list[tuple[int, int]]) -> Fact:
    fields: dict[str, Json] = {"name": view.words(*spans[0])}
    return Fact("", FactKind.FIELD, fields, tuple(view.evidence(*span) for span in spans), _CONFIDENCE)
