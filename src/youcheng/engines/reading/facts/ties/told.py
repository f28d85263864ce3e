"""The tie of a pair that no pattern reads: kind, event and date from the sentence that speaks most plainly of it."""

from __future__ import annotations

import re
from dataclasses import replace

from youcheng.engines.reading.facts.dates import When
from youcheng.engines.reading.facts.numerals import value_of
from youcheng.engines.reading.facts.ties.merge import merged, party_fields
from youcheng.engines.reading.facts.ties.pairs import Pair
from youcheng.engines.reading.facts.ties.raw import Party, RawTie
from youcheng.engines.reading.facts.ties.scene import Entity, Mention, Scene
from youcheng.engines.reading.facts.ties.sentence_traits import Telling, plainest
from youcheng.engines.reading.facts.ties.tokens import Token, TokenLine
from youcheng.engines.reading.model import Fact

# The words that tell an event, the stronger first.
EVENTS = (("X", ""), ("I", "proposed"), ("U", ""), ("Y", "anniversary"), ("V", "signed"))
_DATED = frozenset({"signed", "renewed", "upgraded", "terminated", "suspended"})
# A date stands this near to what it dates.
REACH = {"zh": 60, "ja": 70, "en": 140}
_NUMBER = re.compile(r"[\d零一二两三四五六七八九十百]+")

# The generic part of a Japanese or Korean name in Latin letters.
_ROMANISED = re.compile(r"-(?:shi|ku|cho|machi|mura|son|gun|ken|si|gu|do|eup)")


def tell(scene: Scene, pair: Pair, chance: float) -> Fact | None:
    """The tie of a pair, as surely as the judge takes it; None where the page names neither place."""
    telling = plainest(scene, pair.one, pair.other)
    if telling is None:
        return None
    line = scene.lines[telling.index]
    kind = _kind(scene, telling)
    event = _event(line)
    here = [mention for mention in (telling.one, telling.other) if mention]
    spans = [(mention.phrase.start, mention.phrase.end) for mention in here]
    if kind and line.start <= kind.start < line.end:
        spans.append((kind.start, kind.end))
    tie = RawTie(
        parties=(_party(pair.one, telling.one), _party(pair.other, telling.other)),
        kind=kind.value if kind else "sister_city", event=event, start=min(start for start, _ in spans),
        end=max(end for _, end in spans), confidence=chance, kind_span=(kind.start, kind.end) if kind else None,
        date=_date(scene, line, here[-1], event), ordinal=number_told(line, "O"), anniversary=number_told(line, "Y"),
    )  # fmt: skip
    return merged(scene.view, [tie])


def in_full(scene: Scene, fact: Fact) -> Fact:
    """The same tie with a party that a short form or misspelling names (艾州, Xaimen) under its full name."""
    sides = fact.fields["parties"]
    assert isinstance(sides, list)
    parties, places, evidence = list(sides), list(fact.places), list(fact.evidence)
    for number, place in enumerate(fact.places):
        entity = scene.entity(place.name, place.start) if place.start is not None else None
        if entity is None or scene.key(place.name) == entity.key or entity.phrase is None or entity.phrase.name:
            continue
        head = entity.phrase.head
        if _ROMANISED.fullmatch(scene.view.text[head.start : head.end].removeprefix(place.name)):
            continue  # Inagawa is no short form of Inagawa-cho
        party = Party(entity.phrase, implied=bool(sides[number]["implied"]))
        places[number] = scene.view.place_ref(entity.phrase, "party")
        parties[number] = party_fields(scene.view, party)
        evidence.append(scene.view.evidence(entity.phrase.start, entity.phrase.end))
    if places == list(fact.places):
        return fact
    return replace(
        fact, fields={**fact.fields, "parties": parties}, places=tuple(places), evidence=tuple(dict.fromkeys(evidence))
    )


def _party(entity: Entity, mention: Mention | None) -> Party:
    assert entity.phrase is not None
    return Party(mention.phrase) if mention else Party(entity.phrase, implied=True)


def _kind(scene: Scene, telling: Telling) -> Token | None:
    """The kind of tie named in the sentence, the last one named before it, or the next one."""
    mention = telling.other or telling.one
    assert mention is not None
    found = [(token, index) for index, line in enumerate(scene.lines) for token in line.tokens if token.type == "K"]
    towns = [(token, index) for token, index in found if token.value not in ("institutional", "pairing")]
    at = mention.phrase.start

    def away(item: tuple[Token, int]) -> tuple[bool, bool, int]:
        token, index = item
        return index != telling.index, index > telling.index, abs(token.start - at)

    return min(towns, key=away)[0] if towns else None


def _event(line: TokenLine) -> str:
    tokens = {token.type: token for token in reversed(line.tokens)}
    for kind, event in EVENTS:
        if kind in tokens:
            return event or tokens[kind].value
    return "existing"


def _date(scene: Scene, line: TokenLine, mention: Mention, event: str) -> When | None:
    block = scene.sentences[mention.sentence].block
    if event not in _DATED and not (scene.listed[mention.sentence] and block.end - block.start < REACH["en"]):
        return None
    start, end = mention.phrase.start, mention.phrase.end
    near = [(max(start - when.end, when.start - end), when.start, when) for when in line.dates]
    distance, _, when = min(near, key=lambda item: item[:2], default=(0, 0, None))
    return when if distance <= REACH[scene.view.language] else None


def number_told(line: TokenLine, kind: str) -> int | None:
    """The number of an ordinal ("O") or an anniversary ("Y") in a sentence."""
    for token in line.tokens:
        digits = _NUMBER.search(token.value) if token.type == kind else None
        value = value_of(digits[0]) if digits else None
        if value:
            return int(value)
    return None
