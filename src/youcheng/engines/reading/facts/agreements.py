"""Agreements: type, name, who signed for whom, where and when, in force or not."""

# ruff: noqa: E501 - patterns and tables read best one to a line

from __future__ import annotations

import re
from dataclasses import dataclass

from youcheng.engines.reading.facts.dates import When
from youcheng.engines.reading.facts.people import read_people
from youcheng.engines.reading.facts.places import PlacePhrase
from youcheng.engines.reading.facts.sentences import Sentence
from youcheng.engines.reading.facts.view import View
from youcheng.engines.reading.model import Fact, FactKind, Json, PlaceRef

_TYPES = {
    "zh": (("framework_agreement", "框架协议"), ("letter_of_intent", "意向"), ("memorandum", "备忘录"), ("joint_declaration", "联合声明|联合宣言|联合公报|共同宣言"),
           ("protocol", "议定书"), ("agreement", "协议|协定|合约|合同")),
    "ja": (("framework_agreement", "枠組み|基本協定"), ("letter_of_intent", "意向"), ("memorandum", "覚書"), ("joint_declaration", "共同宣言|共同声明"), ("agreement", "協定|盟約|提携書|合意書")),
    "en": (("framework_agreement", r"framework agreement"), ("letter_of_intent", r"letters? of intent"), ("memorandum", r"memorand(?:um|a)|\bMo[Uu]s?\b"),
           ("joint_declaration", r"joint (?:declaration|statement|communiqué)"), ("agreement", r"agreement|pact|accord|charter|treaty")),
}  # fmt: skip
_NAMED = {
    "zh": re.compile(
        r"《(?P<name>[^《》]{4,60}?(?:协议书?|备忘录|意向书|协定书?|议定书|合同|联合声明|共同宣言|合作书))》"
    ),
    "ja": re.compile(
        r"[「『](?P<name>[^「」『』]{4,60}?(?:協定書?|覚書|合意書|盟約書?|意向書|提携書|共同宣言|議定書))[」』]"
    ),
    "en": re.compile(
        r"(?P<name>(?:[A-Z][\w-]+\s){1,8}(?:Agreement|Memorandum of Understanding|Letter of Intent|Accord|Charter))\b"
    ),
}
_UNNAMED = {
    "zh": re.compile(
        r"(?:签署|签订|签定|签下|达成|续签|缔结)了?(?P<name>[^,。;《》、]{0,24}?(?:框架协议书?|协议书?|备忘录|意向书|协定书?|议定书|联合声明))"
    ),
    "ja": re.compile(
        r"(?P<name>[\u3400-\u9fffァ-ヺー]{2,24}(?:に関する)?(?:協定書?|覚書|盟約書?|合意書|意向書))(?:を|に)(?:締結|調印|結|交わ|署名)"
    ),
    "en": re.compile(
        r"(?:sign(?:ed|s|ing)?|ink(?:ed|s)?|conclude[ds]?)\s(?:an?\s|the\s)?(?P<name>(?:[\w-]+\s){0,6}?(?:agreement|memorandum of understanding|MoU|MOU|letter of intent|pact|accord)s?)\b"
    ),
}
_SIGNED = re.compile(
    r"签署|签订|签定|签约|签字|签下|缔结|达成|调印|調印|締結|署名|交わ|sign|ink|conclud", re.IGNORECASE
)
_NOT_SIGNED = re.compile(
    r"拟|计划|将签|希望|期待|争取|商谈|探讨|根据|按照|依据|落实|履行|執行|基づ|予定|目指|will sign|plans? to|hopes? to|under the|according to"
)
_IN_FORCE = (
    (False, re.compile(r"(?:协议|协定|備忘|备忘录|协议书)?(?:正式)?生效(?:后|之后|之日|以后|前)|待[^,。]{0,8}生效|尚未生效|発効後|発効する予定|(?:once|after|when)[^.]{0,30}(?:takes? effect|enters? into force|comes? into force)")),
    (True, re.compile(r"已(?:经)?(?:正式)?生效|自签(?:署|字|订)之日起(?:正式)?生效|即日生效|正式生效(?!后)|発効した|took effect|entered into force|effective immediately")),
)  # fmt: skip
_PLACE = re.compile(r"在(?P<place>[^,。;]{2,20}?)(?:签署|签订|举行|举办|签字|正式签)")
_PARTIES = re.compile(
    r"^(?P<a>[^与]{2,30}?)(?:与|(?<!共)和(?!国)|同)(?P<b>.{2,30}?)(?=结对|建立|缔结|友好|合作|关于|开展|框架|发展|经济|战略|全面)"
)
_KINDS = (
    ("pairing", re.compile(r"结对|ペアリング|paired|pairing")),
    ("sister_city", re.compile(r"友好城市|友城|姐妹城市|友好省州|姉妹|友好都市|友好提携|sister|twin")),
    ("friendly_exchange", re.compile(r"友好交流|friendship|friendly exchange")),
    ("friendly_cooperation", re.compile(r"友好合作|友好協力")),
    ("cooperation", re.compile(r"合作|協力|cooperation|パートナー")),
)
_ANNUAL = re.compile(r"\d{4}年度|年度")
_COUNTED = re.compile(r"\s?(?:共|各)?\d+\s?(?:项|份|个)")


@dataclass(frozen=True, slots=True)
class _Mention:
    start: int
    end: int
    named: bool
    sentence: Sentence


def read_agreements(view: View) -> list[Fact]:
    """The agreements that a page says were signed."""
    mentions: dict[str, list[_Mention]] = {}
    named_spans: list[tuple[int, int]] = []
    for pattern, named in ((_NAMED[view.language], True), (_UNNAMED[view.language], False)):
        for match in pattern.finditer(view.text):
            start, end = match.span("name")
            sentence = view.sentence_at(start)
            if any(s <= start < e for s, e in named_spans) or not _is_signed(view, sentence, start, end):
                continue
            named_spans.append((start, end))
            mentions.setdefault(view.text[start:end], []).append(_Mention(start, end, named, sentence))
    people = view.once(read_people) if mentions else []
    return [fact for group in mentions.values() if (fact := _fact(view, group, people))]


def _is_signed(view: View, sentence: Sentence, start: int, end: int) -> bool:
    near = view.text[max(sentence.start, start - 60) : min(sentence.end, end + 14)]
    before = view.text[max(sentence.start, start - 12) : start]
    return bool(_SIGNED.search(near)) and not _NOT_SIGNED.search(before)


def _fact(view: View, mentions: list[_Mention], people: list[Fact]) -> Fact | None:
    first = mentions[0]
    name = view.text[first.start : first.end]
    kind = next((kind for kind, pattern in _KINDS if pattern.search(name)), None)
    signers = _signers(view, first, people)
    parties = _parties(view, first)
    if not first.named and (not (parties or signers) or _COUNTED.match(view.text, first.end)):
        return None
    date = _date(view, first)
    force = _in_force(view)
    place = _place(view, first)
    fields: dict[str, Json] = {
        "type": next(
            (t for t, pattern in _TYPES[view.language] if re.search(pattern, name, re.IGNORECASE)), "agreement"
        ),
        "name": view.words(first.start, first.end),
        "named": first.named,
        "kind": kind,
        "parties": [view.words(*span) for span in parties],
        "signers": signers,
        "place": view.words(place.start, place.end) if place else None,
        "date": date.iso if date else None,
        "date_precision": date.precision if date else None,
        "status": "signed",
        "in_force": force[0] if force else None,
        "annual": bool(_ANNUAL.search(view.text, max(0, first.start - 8), first.end)),
    }
    evidence = [view.evidence(m.sentence.start, m.sentence.end) for m in mentions]
    if force:
        evidence.append(view.evidence(*force[1]))
    if date and not evidence[0].start <= date.start < evidence[0].end:
        evidence.append(view.evidence(date.start, date.end))
    refs: list[PlaceRef] = []
    for span in parties:
        refs.extend(view.place_ref(p, "party") for p in view.places_in(*span)[-1:])
    if place:
        refs.append(view.place_ref(place, "signed_at"))
    confidence = 0.92 if first.named else 0.8
    return Fact("", FactKind.AGREEMENT, fields, tuple(dict.fromkeys(evidence)), confidence, tuple(refs))


def _signers(view: View, mention: _Mention, people: list[Fact]) -> list[Json]:
    """The people named before the verb in the sentence of the signature."""
    text = view.text
    verb = None
    for match in _SIGNED.finditer(text, mention.sentence.start, mention.start):
        verb = match
    if verb is None:
        return []
    found: list[Json] = []
    for person in people:
        for item in person.evidence:
            if (
                mention.sentence.start <= item.start
                and item.end <= verb.start()
                and verb.start() - item.end < 40 + 40 * bool(found)
            ):
                if "等" not in text[item.end : item.end + 2] or not found:
                    found.append(
                        {"name": person.fields["name"], "posts": person.fields["posts"], "body": person.fields["body"]}
                    )
                break
    return found[-4:]


def _parties(view: View, mention: _Mention) -> list[tuple[int, int]]:
    """The two sides: from the agreement's own name, else the places around the verb."""
    name = view.text[mention.start : mention.end]
    match = _PARTIES.match(name) if view.language == "zh" else None
    if match:
        return [(mention.start + match.start(g), mention.start + match.end(g)) for g in "ab"]
    places = [p for p in view.places_in(mention.sentence.start, mention.start) if p.level != "country"]
    seen: list[PlacePhrase] = []
    for place in places:
        if all(view.text[place.head.start : place.head.end] != view.text[o.head.start : o.head.end] for o in seen):
            seen.append(place)
    if len(seen) >= 2 and seen[-1].country != seen[-2].country:
        return [(p.start, p.end) for p in seen[-2:]]
    return []


def _date(view: View, mention: _Mention) -> When | None:
    before = view.dates_in(mention.sentence.start, mention.start)
    annual = re.compile(r"\d{4}年度")
    before = [w for w in before if not annual.match(view.text, w.start)]
    return before[-1] if before else None


def _place(view: View, mention: _Mention) -> PlacePhrase | None:
    if view.language != "zh":
        return None
    match = _PLACE.search(view.text, mention.sentence.start, mention.sentence.end)
    places = view.places_in(*match.span("place")) if match else []
    return places[-1] if places else None


def _in_force(view: View) -> tuple[bool, tuple[int, int]] | None:
    for value, pattern in _IN_FORCE:
        match = pattern.search(view.text)
        if match:
            return value, match.span()
    return None
