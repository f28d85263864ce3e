"""Pairs that a sentence tells by the order of its places: two lists paired off, or pair after pair.

甲市、乙市分别与丙市、丁市结为友好城市; A and B are twinned with C and D, respectively; 甲市与乙市、丙市与丁市.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from youcheng.engines.reading.facts.ties.scene import Entity, Scene, may_tie

_RESPECTIVELY = re.compile(r"分别|分別|それぞれ|各自|\brespectively\b")
# Where the word does not stand between the lists, "with" does.
_LISTED, _LISTED_ON_ONE_SIDE = re.compile("P(?:[dh]{1,2}P)+"), re.compile("P(?:[dhw]{1,2}P)+")
# Longer lists are no speech.
_LENGTHS = range(2, 40)
# So many characters after the second list the word may stand.
_FAR = 60
# 甲市与乙市、丙市与丁市和戊市与己市; 甲市—乙市; A and B, C and D
_PAIR_AFTER_PAIR = re.compile(r"P(?P<by>[wh-])P(?:(?:dx)?[dc;]{1,2}h?P(?P=by)P|(?!(?P=by))[wh]P(?P=by)P)+")
# What joins two towns with a hyphen as well.
_ROUTES = re.compile(
    r"路線|就航|便|航线|航班|列车"
    r"|(?i:\b(?:flights?|routes?|ferr(?:y|ies)|trains?|results?|tournament|match(?:es)?|league|cup)\b)"
)
_LISTED_ON = re.compile("[dh]{1,2}P")
_Order = tuple[Sequence[Entity], Sequence[Entity]]


def paired_off(scene: Scene) -> dict[frozenset[Entity], bool]:
    """The pairs of places whose order pairs them off, or not: whether the two stand at the same place in their lists.

    Only sentences that name a kind of tie count, and those with a colon soon after one; lists of unequal length, or
    that would tie two places of one country, are not paired off.
    """
    found: dict[frozenset[Entity], bool] = {}
    for index, types in enumerate(scene.types):
        if "K" in types or (":" in types and scene.follows_talk(index)):
            for ones, others in (*_respectively(scene, index), *_pair_after_pair(scene, index)):
                if len(others) == len(ones) in _LENGTHS and all(map(may_tie, ones, others)):
                    found |= _crossed(ones, others)
    return found


def _crossed(ones: Sequence[Entity], others: Sequence[Entity]) -> dict[frozenset[Entity], bool]:
    every = {frozenset(pair): False for pair in combinations((*ones, *others), 2)}
    return every | {frozenset(pair): True for pair in zip(ones, others, strict=True)}


def _respectively(scene: Scene, index: int) -> Iterator[_Order]:
    line, types = scene.lines[index], scene.types[index]
    for word in _RESPECTIVELY.finditer(scene.view.text, line.start, line.end):
        middle = next((n for n, token in enumerate(line.tokens) if token.start >= word.start()), len(types))
        before, after = _LISTED_ON_ONE_SIDE.finditer(types, 0, middle), _LISTED_ON_ONE_SIDE.finditer(types, middle)
        lists = [*list(before)[-1:], *list(after)[:1]]
        if len(lists) < 2:
            lists = list(_LISTED.finditer(types, 0, middle))[-2:]
        parted = len(lists) == 2 and "c" in types[middle : lists[1].start()] and lists[1].start() > middle
        if len(lists) == 2 and not parted and word.start() - line.tokens[lists[1].end() - 1].end <= _FAR:
            yield _named(scene, index, *lists[0].span()), _named(scene, index, *lists[1].span())


def _pair_after_pair(scene: Scene, index: int) -> Iterator[_Order]:
    for match in _PAIR_AFTER_PAIR.finditer(scene.types[index]):
        dash = scene.lines[index].tokens[match.start("by")]
        places = _named(scene, index, *match.span())
        # Bronte-Etna, Taormina-Naxos and Modica are three towns; Riverside-Sendai and all such of the list are two.
        hyphened = scene.view.document.text[dash.start : dash.end] == "-"
        listed_on = _LISTED_ON.match(scene.types[index], match.end())
        line = scene.lines[index]
        between_towns = _ROUTES.search(scene.view.text, line.start, line.end)
        if not hyphened or (not listed_on and not between_towns and all(place.country for place in places)):
            yield places[::2], places[1::2]


def _named(scene: Scene, index: int, start: int, end: int) -> list[Entity]:
    """The places of some tokens of a sentence, in their order."""
    return [entity for entity, token in sorted(scene.named[index], key=lambda named: named[1]) if start <= token < end]
