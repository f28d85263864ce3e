"""What the sentence that speaks most plainly of two places shows of a tie between them."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from youcheng.engines.reading.facts.places import PlacePhrase
from youcheng.engines.reading.facts.ties.place_traits import Traits
from youcheng.engines.reading.facts.ties.scene import Entity, Mention, Scene
from youcheng.engines.reading.model import BlockKind

_BLOCKS = {BlockKind.TITLE: 0, BlockKind.HEADING: 1, BlockKind.LIST_ITEM: 2, BlockKind.TABLE_ROW: 3}
_PARAGRAPH = 4
_SHORT_BLOCK = 70
_KINDS = frozenset({"sister_city", "friendly_exchange", "friendly_cooperation", "friendly", "institutional"})
_COUNTED = "KPQ"
_ANYWHERE = frozenset("KVULXINAYOQGMDZrSBwtgk:qP")
_BETWEEN = frozenset("KVULXINAYOQGMDZrSBwtgdhcx:o-;")
_BEFORE = frozenset("KVULXINAYOQGMDZBwtghx")
_AFTER = frozenset("KVULXINAYOQGMDZBwtgh")
_ALONE = frozenset("KVULXINAYOQGMDZBSwtghod")
_BESIDE = frozenset("KwhdxVcg")
# Where only one of the two is named: a partner in a list says more than a subject in a sentence about ties.
_PARTNER, _SUBJECT = (3, 4, 6), (5, 7, 8)
_FAR, _NO_KIND, _NEVER = 50, 40, 99
_MOST_SENTENCES, _MOST_BEFORE = 10, 30


# 甲市、乙市和丙市: places that one word ties or leaves alone together.
_ENUMERATION = re.compile("P(?:d[hw]?P)+(?:[hw]P)?|PhP")


@dataclass(frozen=True, slots=True)
class Telling:
    """The sentence that speaks most plainly of two places, with their mentions in it: one of them, or both."""

    index: int
    one: Mention | None
    other: Mention | None
    tier: int  # 0 both and a kind of tie … 3 the partner and a kind of tie … 8 the subject far from any
    distance: int


def plainest(scene: Scene, one: Entity, other: Entity) -> Telling | None:
    """Where the page speaks most plainly of two places; None where it names neither."""
    return min(_tellings(scene, one, other), key=lambda t: (t.tier, t.distance, t.index), default=None)


def _tellings(scene: Scene, one: Entity, other: Entity) -> Iterator[Telling]:
    ones, others = _by_sentence(one), _by_sentence(other)
    of_one, of_other = sorted(ones), sorted(others)
    for mention in other.mentions:
        index = mention.sentence
        if index in ones:
            for beside in _nearest(ones[index], mention.token):
                yield Telling(index, beside, mention, _nearness(scene, index), abs(beside.token - mention.token))
        else:
            yield Telling(index, None, mention, _PARTNER[_nearness(scene, index)], _ago(index, of_one))
    for mention in one.mentions:
        if mention.sentence not in others:
            index = mention.sentence
            yield Telling(index, mention, None, _SUBJECT[_nearness(scene, index)], _ago(index, of_other))


def _by_sentence(entity: Entity) -> dict[int, list[Mention]]:
    found: dict[int, list[Mention]] = {}
    for mention in sorted(entity.mentions, key=lambda mention: mention.token):
        found.setdefault(mention.sentence, []).append(mention)
    return found


def _nearest(mentions: Sequence[Mention], token: int) -> Sequence[Mention]:
    """The mentions of one sentence, in order, that stand next to a token of it: the last before and the first after."""
    after = bisect_left(mentions, token, key=lambda mention: mention.token)
    return mentions[max(0, after - 1) : after + 1]


def _nearness(scene: Scene, index: int) -> int:
    """Whether a sentence names a kind of tie (0), stands right after one or in a list of them (1), or neither (2)."""
    return 0 if "K" in scene.types[index] else 1 if scene.since[index] <= 1 or scene.listed[index] else 2


def _ago(index: int, sentences: Sequence[int]) -> int:
    """How many sentences before this one the other place was last named; ``sentences`` in order."""
    before = bisect_left(sentences, index)
    return index - sentences[before - 1] if before else _FAR


def sentence_traits(scene: Scene, one: Entity, other: Entity) -> Traits:
    """The traits of the plainest sentence, and of all sentences that name both places."""
    seen = _together(scene, one, other)
    telling = plainest(scene, one, other)
    if telling is None:
        return seen
    index, types, line = telling.index, scene.types[telling.index], scene.lines[telling.index]
    sentence, named = scene.sentences[index], set(scene.named_in(index))
    both = telling.one is not None and telling.other is not None
    seen |= {
        "tier": telling.tier, "distance": 0 if both else min(telling.distance, _MOST_BEFORE),
        "since": min(scene.since[index], _MOST_SENTENCES), "until": min(scene.until[index], _MOST_SENTENCES),
        "listed": scene.listed[index], **_row(scene, index, one, other), "length": math.log(1 + line.end - line.start),
        "block": _BLOCKS.get(sentence.block.kind, _PARAGRAPH),
        "short_block": sentence.block.end - sentence.block.start < _SHORT_BLOCK,
        "rivals_one": sum(e.country == one.country for e in named - {one}),
        "rivals_other": sum(e.country == other.country for e in named - {other}),
        "named": len(named), "dates": len(line.dates),
    }  # fmt: skip
    seen |= {f"kind={kind}": True for kind in _KINDS.intersection(scene.kinds[index])}
    last = next((scene.kinds[i][-1] for i in range(index, -1, -1) if scene.kinds[i]), None)
    seen[f"last_kind={last}"] = last in _KINDS
    seen |= {f"in_{kind}": types.count(kind) if kind in _COUNTED else True for kind in _ANYWHERE.intersection(types)}
    if telling.one is not None and telling.other is not None:
        _both(seen, scene, telling, (one, telling.one), (other, telling.other))
    else:
        _single(seen, scene, telling, one, other)
    return seen


def _row(scene: Scene, index: int, one: Entity, other: Entity) -> Traits:
    """How the sentence stands in a list: among how many rows that name a place, how far down, under whose heading."""
    rows = scene.rows[index]
    if rows is None:
        return {}
    heading = scene.named_in(rows.heading)
    return {
        "rows": len(rows.rows), "row": index - rows.heading, "heading_one": one in heading,
        "heading_other": other in heading,
        "heading_of_ties": "K" in scene.types[rows.heading], "heading_named": len(set(heading)),
        "row_named": len(set(scene.named_in(index))),
    }  # fmt: skip


def _together(scene: Scene, one: Entity, other: Entity) -> Traits:
    common = {m.sentence for m in one.mentions} & {m.sentence for m in other.mentions}
    of_ties = [scene.types[index] for index in common if "K" in scene.types[index]]
    return {
        "together": len(common), "together_of_ties": len(of_ties),
        "together_concluded": sum(bool(re.search("[VUX]", types)) for types in of_ties),
        "together_in_title": any(scene.sentences[index].start < scene.title_end for index in common),
    }  # fmt: skip


def _both(
    seen: Traits, scene: Scene, telling: Telling, one: tuple[Entity, Mention], other: tuple[Entity, Mention]
) -> None:
    types, at = _gathered(scene.types[telling.index])
    places = at[one[1].token], at[other[1].token]
    first, second = sorted(places)
    between = types[first + 1 : second]
    kinds = [place for place, kind in enumerate(types) if kind == "K"]
    sizes = [at.count(place) for place in places]
    seen |= {
        "same_enumeration": first == second, "enumerated_one": sizes[0], "enumerated_other": sizes[1],
        "in_order": one[1].token < other[1].token, "gap": math.log(1 + second - first),
        "characters": math.log(1 + _gap(one[1].phrase, other[1].phrase)), "places_between": between.count("P"),
        "clauses_between": between.count("c"), "adjacent": bool(re.fullmatch("[dh]?", between)),
        "kinds_before": sum(k < first for k in kinds), "kinds_between": sum(first < k < second for k in kinds),
        "kinds_after": sum(k > second for k in kinds),
        "kind_away": min((min(abs(k - first), abs(k - second)) for k in kinds), default=_NO_KIND),
        "nearer_one": _nearer(scene, telling.index, one, other[1]),
        "nearer_other": _nearer(scene, telling.index, other, one[1]),
    }  # fmt: skip
    seen |= _present("between", _BETWEEN, between)
    seen |= _present("before", _BEFORE, types[max(0, first - 4) : first])
    seen |= _present("after", _AFTER, types[second + 1 : second + 7])
    seen |= _present("next", _BESIDE, between[:1])
    seen |= _present("last", _BESIDE, between[-1:])


def _present(where: str, kinds: frozenset[str], types: str) -> Traits:
    """Which kinds of token stand there; the others say nothing."""
    return {f"{where}_{kind}": True for kind in kinds.intersection(types)}


@lru_cache(maxsize=64)
def _gathered(types: str) -> tuple[str, list[int]]:
    """The types with each enumeration of places as one P, and where each token stands in them."""
    gathered, at = "", []
    starts = {match.start(): match.end() for match in _ENUMERATION.finditer(types)}
    end = 0
    for index, kind in enumerate(types):
        if index >= end:
            gathered += kind
            end = starts.get(index, index + 1)
        at.append(len(gathered) - 1)
    return gathered, at


def _gap(one: PlacePhrase, other: PlacePhrase) -> int:
    return max(0, max(one.start, other.start) - min(one.end, other.end))


def _nearer(scene: Scene, index: int, side: tuple[Entity, Mention], other: Mention) -> int:
    """How many places of the same country stand nearer to the other side."""
    entity, mention = side
    reach = abs(mention.token - other.token)
    return sum(
        found is not entity and found.country == entity.country and abs(at - other.token) < reach
        for found, at in scene.named[index]
    )


def _single(seen: Traits, scene: Scene, telling: Telling, one: Entity, other: Entity) -> None:
    """Only one of the two is named: what stands around it, and whether the other is the one that must be meant."""
    index = telling.index
    types, places = _gathered(scene.types[index])
    here, absent = (telling.other, one) if telling.other else (telling.one, other)
    assert here is not None
    at = places[here.token]
    kinds = [place for place, kind in enumerate(types) if kind == "K"]
    seen |= _present("left", _ALONE, types[max(0, at - 4) : at])
    seen |= _present("right", _ALONE, types[at + 1 : at + 6])
    before = ({e for e in scene.named_in(i) if e.country == absent.country} for i in range(index - 1, -1, -1))
    last = next((compatriots for compatriots in before if compatriots), set())
    seen |= {
        "partner_named": telling.other is not None, "enumerated": places.count(at),
        "with_before": types[at - 1 : at] == "w",
        "kind_away": min((abs(place - at) for place in kinds), default=_NO_KIND),
        "rivals": sum(e.country == absent.country for e in scene.named_in(index)),
        "last_named": absent in last, "last_alone": last == {absent},
        "only_one": scene.countries[absent.country] == 1,
    }  # fmt: skip
