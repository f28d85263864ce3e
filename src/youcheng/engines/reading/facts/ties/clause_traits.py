"""What the clauses and sentences about a tie say of it: the forms they show and the events they speak for."""

# ruff: noqa: E501 - patterns read best one to a line

from __future__ import annotations

import re
from collections import Counter

from youcheng.engines.reading.facts.ties.event_forms import FormReader, sense
from youcheng.engines.reading.facts.ties.event_spans import EventSpans
from youcheng.engines.reading.facts.ties.place_traits import Traits
from youcheng.engines.reading.facts.ties.scene import Scene

# What stands beside a name that is only called a partner: 友好城市甲州, Alford's sister city Belmar.
_ZH_CALLED = r"(?:(?:友好|姐妹|姊妹|伙伴)[^,;、。]{0,4}(?:城市|都市|市|省|州|县|区|道|港|学校|关系)|友城|友市|双城|姊妹市|姐妹市)"
_JA_CALLED = r"(?:(?:姉妹|友好|交流)(?:交流|親善)?(?:都市|町|村|州|県|省|港|校|区|提携|関係))"
_EN_CALLED = r"(?:(?:sister|twin|partner|friendship|friendly|twinned)[- ]?(?:cit|town|state|count|province|port|school|relation|municipal|communit|district|prefecture|tie|link|agreement)\w{0,12}|sisterhood|twinning)"
_CALLED_BEFORE = {
    "zh": re.compile(rf"{_ZH_CALLED}(?:[\"”、—]|之一|伙伴)?[^,;。、:\d]{{0,9}}$"),
    "ja": re.compile(rf"{_JA_CALLED}(?:先)?(?:である|の|、|・|「|＝|\()?[^。、\d]{{0,10}}$"),
    "en": re.compile(rf"(?i:{_EN_CALLED}s?,?(?: of| in| and| from|:| –| -)?(?: \w+){{0,3}},? ?$)"),
}
_CALLED_AFTER = {
    "zh": re.compile(rf"[^,;。\d]{{0,4}}(?:作为|是|等|的)[^,;。\d]{{0,8}}{_ZH_CALLED}"),
    "ja": re.compile(rf"[^。]{{0,6}}[^。、\d]{{0,9}}{_JA_CALLED}"),
    "en": re.compile(rf"(?i:,? (?:[A-Z]\w+,? )?(?:is |are |, )?(?:its|our|their|the \w+|\w+'s|a)? ?(?:\w+ ){{0,2}}{_EN_CALLED})"),
}  # fmt: skip
_BEFORE, _AFTER = 40, 60
# A date beside the partner's name in a list or row, and what makes it the beginning of something that lasts.
_YEAR = (
    r"(?:(?<!\d)(?:19|20)\d\d(?!\d)|昭和|平成|令和|民国|(?<![A-Za-z])[SHR]\d{1,2}[./]|(?<!\d)\d{2,3}\.\d{1,2}\.\d{1,2})"
)
_DATED_AFTER = re.compile(rf"[^、;；。\n]{{0,30}}?{_YEAR}")
_DATED_BEFORE = re.compile(rf"{_YEAR}[^、;；。\n]{{0,30}}$")
_AROUND_DATE, _MOST_DATED = 8, 2
_LASTING = re.compile(r"以来|至今|から|(?i:\bsince\b)")
# The groups that are heard together.
_HEARINGS = {
    "local": ("clause", "own"),
    "pair": ("clause", "both_clause"),
    "wide": ("clause", "both_clause", "us", "alone"),
    "widest": ("clause", "both_clause", "us", "alone", "unnamed", "named_title"),
}
# Forms that say another thing where a second one is missing.
_WITHOUT = (
    ("acted", "will"), ("acted", "hope"), ("acted", "stands"), ("acted", "attr"), ("acted", "dated"), ("acted", "done"),
    ("acted", "counted"), ("kind", "counted"), ("ended", "call_end"),
)  # fmt: skip


def clause_traits(scene: Scene, spans: EventSpans, forms: FormReader) -> Traits:
    """The forms in which each group of spans tells a tie, and the events they speak for."""
    seen: Traits = {}
    heard: dict[str, Counter[str]] = {}
    for group, found in spans.groups().items():
        shown = [forms.of(span) for span in found]
        senses = [told for each in shown if (told := sense(each))]
        heard[group] = Counter(event for _, event in senses)
        seen[f"{group}.spans"] = len(found)
        seen |= {f"{group}={name}": 1 for name, _ in senses}
        seen |= {f"{group}.{event}": count for event, count in heard[group].items()}
        if group != "both_clause":
            seen |= {f"{group}.{form}": count for form, count in Counter(f for each in shown for f in each).items()}
    for hearing, groups in _HEARINGS.items():
        events = sum((heard[group] for group in groups), Counter[str]())
        seen |= {f"{hearing}={event}": count / events.total() for event, count in events.items()}
        seen[f"{hearing}.nothing"] = not events
    for group in ("clause", "own", "sentence"):
        for form, missing in _WITHOUT:
            seen[f"{group}.{form}-{missing}"] = f"{group}.{form}" in seen and f"{group}.{missing}" not in seen
    return seen | _called(scene, spans) | _dated(scene, spans)


def _called(scene: Scene, spans: EventSpans) -> Traits:
    """Whether the first sentence only calls a place a partner, before or after its name."""
    seen: Traits = {}
    text, language = scene.view.text, scene.view.language
    for start, end in spans.told[:1]:
        for who, entity in (("partner", spans.partner), ("home", spans.home)):
            for phrase in (m.phrase for m in entity.mentions if start <= m.phrase.start < end):
                if _CALLED_BEFORE[language].search(text[max(start, phrase.start - _BEFORE) : phrase.start]):
                    seen[f"called_before.{who}"] = 1
                if _CALLED_AFTER[language].match(text[phrase.end : min(end, phrase.end + _AFTER)]):
                    seen[f"called_after.{who}"] = 1
    return seen


def _dated(scene: Scene, spans: EventSpans) -> Traits:
    """Whether a date stands beside the partner where it is told, and whether it begins what lasts."""
    seen: Traits = {}
    text = scene.view.text
    for start, end in dict.fromkeys([*spans.told[:_MOST_DATED], *spans.elsewhere]):
        for phrase in (m.phrase for m in spans.partner.mentions if start <= m.phrase.start < end):
            low = max(start, phrase.start - _BEFORE)
            after = _DATED_AFTER.match(text[phrase.end : min(end, phrase.end + _AFTER)])
            before = _DATED_BEFORE.search(text[low : phrase.start])
            if after:
                seen["date_after"] = 1
                if _LASTING.search(text, phrase.end, min(end, phrase.end + after.end() + _AROUND_DATE)):
                    seen["lasting_after"] = 1
            if before:
                seen["date_before"] = 1
                if _LASTING.search(text, max(low, low + before.start() - _AROUND_DATE), phrase.start):
                    seen["lasting_before"] = 1
    return seen
