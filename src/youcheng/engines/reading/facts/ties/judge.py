"""A second look at the ties of a page, learnt from labelled pages: which pairs of places are tied, and what happened.

Three forests over traits: the first says how likely a pair is a tie by itself, the second how likely among all
pairs of its page, which is its confidence; the third tells the event. ``benchmarks/reading_train.py`` and
``reading_grow.py`` grow them and write ``facts/data/tie_models.json``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, reduce
from importlib.resources import files
from typing import Any

from youcheng.engines.reading.facts.ties.company import company_traits
from youcheng.engines.reading.facts.ties.event_traits import EventReader
from youcheng.engines.reading.facts.ties.forest import Forest, read_forest
from youcheng.engines.reading.facts.ties.forms import filled_in
from youcheng.engines.reading.facts.ties.others import others
from youcheng.engines.reading.facts.ties.paired_off import paired_off
from youcheng.engines.reading.facts.ties.pairs import Pair, pairs
from youcheng.engines.reading.facts.ties.partner_lists import announced, grouped, tabled
from youcheng.engines.reading.facts.ties.place_traits import Traits
from youcheng.engines.reading.facts.ties.scene import Scene
from youcheng.engines.reading.facts.ties.told import in_full, tell
from youcheng.engines.reading.facts.ties.traits import TraitReader
from youcheng.engines.reading.facts.ties.twinned import twinned
from youcheng.engines.reading.facts.view import View
from youcheng.engines.reading.model import Fact

# Below this chance of being right a tie is not offered. A page with one alone, not of the second chance, is taken to
# hold none; one that never names sister cities or the like, without any of the third: friendly exchange may be a visit.
MINIMUM, SUREST, SUREST_UNNAMED = 0.72, 0.81, 0.93
_HIGHEST = 0.98
# The chance of two places that the grammar ties whatever stands around them; those it keeps apart have none.
_PLAIN = 0.9


@dataclass(frozen=True, slots=True)
class Models:
    """How likely a pair is a tie by itself (``alone``) and among the page's others (``right``), and what happened.

    ``told`` has a score for each of the ``outcomes``.
    """

    alone: Forest
    right: Forest
    told: Forest
    outcomes: Sequence[str]

    def chances(self, found: Sequence[Pair], traits: Sequence[Traits]) -> list[float]:
        """How likely each pair of a page is a tie: by itself first, then among the others."""
        return self.right.chances(self.among(found, traits)) if found else []

    def among(self, found: Sequence[Pair], traits: Sequence[Traits]) -> list[Traits]:
        """The traits of each pair of a page, by itself and among the others."""
        company = company_traits(found, traits, self.alone.chances(traits))
        return [seen | others for seen, others in zip(traits, company, strict=True)]

    def events(self, seen: Sequence[Traits]) -> list[str]:
        """What happened to ties that are told so."""
        return [self.outcomes[number] for number in self.told.sums(seen).argmax(axis=1)] if seen else []


@cache
def models() -> Models:
    """The models of this installation."""
    path = files("youcheng.engines.reading.facts").joinpath("data/tie_models.json")
    return read_models(json.loads(path.read_text(encoding="utf-8")))


def read_models(stored: dict[str, Any]) -> Models:
    """Models as they are stored."""
    traits = stored["traits"]
    alone, right = (read_forest(stored[part]["trees"], traits, stored[part]["base"]) for part in ("alone", "right"))
    return Models(alone, right, read_forest(stored["told"], traits), stored["outcomes"])


def judged(view: View, facts: Sequence[Fact], institutions: Sequence[Fact] = ()) -> list[Fact]:
    """The ties of a page that are likely right: of those that patterns read, and of all other pairs near talk of ties.

    Their chance is their confidence, and their event is read once more. Places whose ``institutions`` are tied are less
    likely to be so themselves.
    """
    if not view.names.available:
        return list(facts)  # the models know pages whose places were looked up
    scene = Scene(view, facts)
    told = grouped(scene) | tabled(scene) | announced(scene) | filled_in(scene) | twinned(scene)
    told |= others(scene) | paired_off(scene)
    found = pairs(scene, facts, (pair for pair, tied in told.items() if tied))
    reader = TraitReader(scene, found, institutions)
    traits = {pair: reader.of(pair) for pair in found}
    kept: list[tuple[Pair, Fact]] = []
    chances = [
        _told_plainly(chance, told.get(frozenset((pair.one, pair.other))))
        for pair, chance in zip(found, models().chances(found, list(traits.values())), strict=True)
    ]
    named = _names_ties(scene)
    several = named and sum(chance >= MINIMUM for chance in chances) > 1
    surest = MINIMUM if several else SUREST if named else SUREST_UNNAMED
    minimum = MINIMUM if max(chances, default=0.0) >= surest else 1.0
    for pair, chance in zip(found, chances, strict=True):
        fact = (pair.fact or tell(scene, pair, chance)) if chance >= minimum else None
        if fact:
            kept.append((pair, replace(fact, confidence=min(_HIGHEST, round(chance, 2)))))
    return _with_events(scene, [(pair, fact, traits[pair]) for pair, fact in _once(kept)])


def _once(ties: Sequence[tuple[Pair, Fact]]) -> list[tuple[Pair, Fact]]:
    """Each tie once, by the likeliest of the names that the page has for its places: Kiev and Kyiv."""
    groups: dict[frozenset[str], list[tuple[Pair, Fact]]] = {}
    for number, (pair, fact) in enumerate(ties):
        groups.setdefault(_ids(pair, fact) or frozenset((str(number),)), []).append((pair, fact))
    return [_likeliest(group) for group in groups.values()]


def _likeliest(ties: Sequence[tuple[Pair, Fact]]) -> tuple[Pair, Fact]:
    """The likeliest reading of one tie, with what the others add."""
    pair, best = max(ties, key=lambda tie: tie[1].confidence)
    return pair, reduce(_with, (fact for _, fact in ties if fact is not best), best)


def _with(fact: Fact, other: Fact) -> Fact:
    """A tie with the words that tell it by other names, and with their date where it has none."""
    evidence = tuple(dict.fromkeys((*fact.evidence, *other.evidence)))
    dated = {} if fact.fields["date"] else {n: other.fields[n] for n in ("date", "date_precision", "date_relative")}
    return replace(fact, fields={**fact.fields, **dated}, evidence=evidence)


def _ids(pair: Pair, fact: Fact) -> frozenset[str]:
    """The places of a tie between places, as the gazetteer knows them; nothing where it does not know both."""
    parties = [place for place in fact.places if place.role == "party"]
    if pair.institutional or not all(place.candidates for place in parties):
        return frozenset()
    return frozenset(place.candidates[0].place_id for place in parties)


def _with_events(scene: Scene, ties: Sequence[tuple[Pair, Fact, Traits]]) -> list[Fact]:
    """The ties with what happened to them, when, and the full names of their parties."""
    reading = EventReader(scene, [fact for _, fact, _ in ties])
    events = models().events([reading.of(pair, fact, seen) for pair, fact, seen in ties])
    happened = (
        (pair, _told(fact, "signed" if event == "existing" and reading.concluded(pair) else event))
        for (pair, fact, _), event in zip(ties, events, strict=True)
    )
    return [in_full(scene, reading.dated(pair, fact)) for pair, fact in happened]


_NAMED = re.compile(
    r"协议|协定|备忘录|[市城州省县区](?:关系)?$|结好|協定|覚書|都市|(?i:agreement|pact|memorandum|charter|\bcit)"
)


def _names_ties(scene: Scene) -> bool:
    """Whether a page names sister cities or an agreement of friendship; friendly exchange alone may be a visit."""
    text = scene.view.text
    return any(
        token.value == "sister_city" or _NAMED.search(text, token.start, token.end) or types[at + 1 : at + 2] == "G"
        for line, types in zip(scene.lines, scene.types, strict=True)
        for at, token in enumerate(line.tokens)
        if types[at] in "KV" and (types[at] == "K" or "结好" in text[token.start : token.end])
    )


def _told_plainly(chance: float, told: bool | None) -> float:
    """The chance of a pair, given whether the order of the page's places ties it."""
    return chance if told is None else max(chance, _PLAIN) if told else 0.0


def _told(fact: Fact, event: str) -> Fact:
    if event == fact.fields["event"]:
        return fact
    events = fact.fields["events"]
    assert isinstance(events, list)
    if not any(entry["event"] == event for entry in events):
        events = [{"event": event, "date": None}, *events]
    return replace(fact, fields={**fact.fields, "event": event, "events": events})
