"""Pairs that a form tells, label by label: 自治体名称 | 茨木市 … 提携相手先 | ミネアポリス市."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from youcheng.engines.reading.facts.ties.scene import Entity, Scene, may_tie

# The labels of the one side and of the other, right before its name.
_OWN = re.compile(r"(?<![^\s|【])(?:自治体名?称?|市区?町村名|团体名|団体名|[中我]方城市)】?[ :|]*$")
_PARTNER = re.compile(
    r"(?<![^\s|【])(?:提携(?:相手|自治体)?先?(?:自治体)?名?称?|相手(?:先|自治体)名?|(?:提携|姉妹|友好|姉妹·友好)都市等?名"
    r"|(?:外方|对方|日方|韩方)城市)】?[ :|]*$"
)
# Another place's entry begins, or there is no partner.
_ENDS = re.compile(r"町村名|自治体名|方城市|なし|無し|无")
_LONGEST_LABEL, _FAR = 24, 400


class _Labelled(NamedTuple):
    entity: Entity
    own: bool  # behind the label of the page's own side
    start: int  # where the label begins
    end: int  # and where the place does


def filled_in(scene: Scene) -> dict[frozenset[Entity], bool]:
    """The pairs of a place behind the label of the one side and the next one behind that of the other (all true)."""
    return {
        frozenset((one.entity, other.entity)): True
        for one, other in pairwise(_labelled(scene))
        if one.own and not other.own and other.end - one.end <= _FAR and may_tie(one.entity, other.entity)
        if not _ENDS.search(scene.view.text, one.end, other.start)
    }


def _labelled(scene: Scene) -> Iterator[_Labelled]:
    """The places behind labels, in page order."""
    if scene.view.language == "en":
        return
    for line, named in zip(scene.lines, scene.named, strict=True):
        for entity, token in sorted(named, key=lambda named: named[1]):
            at = line.tokens[token].start
            label = scene.view.text[max(0, at - _LONGEST_LABEL) : at]
            if match := _OWN.search(label) or _PARTNER.search(label):
                yield _Labelled(entity, match.re is _OWN, at - len(match[0]), at)
