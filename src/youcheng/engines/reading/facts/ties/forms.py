"""Pairs that a form tells, label by label: 自治体名称 | 茨木市 … 提携相手先 | ミネアポリス市."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from youcheng.engines.reading.facts.ties.scene import Entity, Scene, may_tie

# The labels of the one side and of the other, right before its name.
_OWN = re.compile(r"(?:自治体名?称?|市区?町村名|团体名|団体名|中方(?:城市)?|我方城市)】?[ :|]*$")
_PARTNER = re.compile(
    r"(?:提携(?:相手|自治体)?先?(?:自治体)?名?称?|相手(?:先|自治体)名?|(?:提携|姉妹|友好|姉妹·友好)都市等?名"
    r"|(?:外方|对方|日方|韩方)(?:城市)?)】?[ :|]*$"
)
_LONGEST_LABEL, _FAR = 24, 400


def filled_in(scene: Scene) -> dict[frozenset[Entity], bool]:
    """The pairs of a place behind the label of the one side and the next one behind that of the other (all true)."""
    return {
        frozenset((one, other)): True
        for (own, one, at), (partner, other, then) in pairwise(_labelled(scene))
        if own and not partner and then - at <= _FAR and may_tie(one, other)
    }


def _labelled(scene: Scene) -> Iterator[tuple[bool, Entity, int]]:
    """The places behind labels, in page order: whether the label is of the one side, the place, where it stands."""
    if scene.view.language == "en":
        return
    for line, named in zip(scene.lines, scene.named, strict=True):
        for entity, token in sorted(named, key=lambda named: named[1]):
            start = line.tokens[token].start
            label = scene.view.text[max(0, start - _LONGEST_LABEL) : start]
            if _OWN.search(label):
                yield True, entity, start
            elif _PARTNER.search(label):
                yield False, entity, start
