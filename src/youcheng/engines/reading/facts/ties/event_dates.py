"""When the event of a tie was: the date beside the partner, in the record of a list, or in the sentence of the act."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from youcheng.engines.reading.facts.dates import When
from youcheng.engines.reading.facts.ties.event_forms import FormReader, Span, sense
from youcheng.engines.reading.facts.ties.event_spans import EventSpans
from youcheng.engines.reading.facts.ties.partner_records import record_date
from youcheng.engines.reading.facts.ties.scene import Scene
from youcheng.engines.reading.model import Evidence, Fact, Json

_DATED = frozenset({"signed", "renewed", "upgraded", "terminated", "suspended"})
# The forms in which a sentence tells that something was done.
_ACTS = frozenset({"acted", "done"})
# All that may stand between a partner's name and its date in a list: brackets, its region, what the date is.
_BETWEEN = {
    "zh": re.compile(r"[\s(,:|·-]*(?:[^\d、,;。()|]{1,12}[),:|\s]+)?[\s(,:|]*"),
    "ja": re.compile(r"[\s(,:|·-]*(?:[^\d、,;。()|]{1,14}[),:|\s]+)?[\s(,:|]*"),
    "en": re.compile(r"(?:[\s(),:|-]|[A-Z][\w'.-]*|\b(?:in|on|signed|twinned|established|agreement|of|the)\b)*"),
}
_BESIDE = 30
# What is told of the partner in passing, its date too: Guilin, which in 2010 had …
_ASIDE = re.compile(r", (?:which|who|where|host|home|birthplace)\b[^,]*$")
# A span of years is no date: 1983~1990年, the 1970s, 2014年至今, since 2004.
_SPAN_BEFORE = re.compile(r"(?:[~至到-]|(?i:since|between|from|(?:19|20)\d\d (?:to|and))) ?$")
_SPAN_AFTER = re.compile(r"s\b|\s?(?:[~至到]|年代|以来|来|间|から)|-(?:19|20)?\d\d(?![\d-])| (?:to|and) (?:19|20)\d\d")


def event_date(scene: Scene, spans: EventSpans, forms: FormReader, event: str, *, only: bool) -> When | None:
    """The date of what happened to a tie; None where the page does not tell it plainly.

    Sentences that do not name the partner are believed where the page has ``only`` this tie.
    """
    if event not in _DATED:
        return None
    named = list(dict.fromkeys([*spans.told, *spans.both]))
    for span in named:
        found = (_beside(scene, spans, span) if event == "signed" else None) or _of_act(scene, forms, span, event)
        if found:
            return found
    record = record_date(scene, spans.partner, spans.home) if event == "signed" else None
    if record and record.how != "row":  # a date in the partner's own row must stand beside its name
        return record.when
    further = [*spans.us, *spans.unnamed, *spans.elsewhere] if only else spans.elsewhere
    told = (_of_act(scene, forms, span, event) for span in further)
    return next((when for when in told if when), None)


def dated(scene: Scene, fact: Fact, when: When) -> Fact:
    """The same tie with the date of its event."""
    told: dict[str, Json] = {"date": when.iso, "date_precision": when.precision, "date_relative": when.relative}
    entry = {"event": fact.fields["event"], "date": None}
    events = fact.fields["events"]
    assert isinstance(events, list)
    entries = [{**entry, "date": when.iso} if known == entry else known for known in events]
    evidence: list[Evidence] = [*fact.evidence, scene.view.evidence(when.start, when.end)]
    return replace(fact, fields={**fact.fields, **told, "events": entries}, evidence=tuple(dict.fromkeys(evidence)))


def _beside(scene: Scene, spans: EventSpans, span: Span) -> When | None:
    """The date that follows the partner's name in a list, nothing but its region between."""
    text, dates, between = scene.view.text, _dates(scene, span), _BETWEEN[scene.view.language]
    for mention in spans.partner.mentions:
        end = mention.phrase.end
        near = next((when for when in dates if end <= when.start <= end + _BESIDE), None)
        if span[0] <= mention.phrase.start < span[1] and near and between.fullmatch(text, end, near.start):
            return near
    return None


def _of_act(scene: Scene, forms: FormReader, span: Span, event: str) -> When | None:
    """The one date of a sentence that tells the event."""
    shown = forms.of(span)
    told = sense(shown)
    if told is None or (told[1] != event and not (event == "signed" and shown & _ACTS)):
        return None
    when = _one(_dates(scene, span))
    return None if when and _ASIDE.search(scene.view.text, span[0], when.start) else when


def _dates(scene: Scene, span: Span) -> list[When]:
    """The dates of a sentence that are no spans of years."""
    text = scene.view.text
    return [
        when
        for when in scene.view.dates_in(*span)
        if not _SPAN_BEFORE.search(text, max(0, when.start - 12), when.start) and not _SPAN_AFTER.match(text, when.end)
    ]


def _one(dates: Sequence[When]) -> When | None:
    """The date that all dates of a sentence tell, some less fully."""
    fullest = max(dates, key=lambda when: len(when.iso), default=None)
    return fullest if fullest and all(fullest.iso.startswith(when.iso) for when in dates) else None
