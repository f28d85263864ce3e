"""Pairs of places in the name of what twins them: the Ilkley-Coutances Twinning Committee, 名寄・リンゼイ姉妹都市友好委員会."""

# ruff: noqa: E501 - patterns read best one to a line

from __future__ import annotations

import re
from itertools import pairwise

from youcheng.engines.reading.facts.places.twin_names import TWINNED_BY
from youcheng.engines.reading.facts.ties.scene import Entity, Scene, may_tie

_BETWEEN = {
    "zh": re.compile(r"[-—–·]{1,2}"),
    "ja": re.compile(r"[・·=＝-]"),
    "en": re.compile(r"\s?[-–—/]\s?|\s(?:and\s|&\s)?"),
}
_BODY = {
    "zh": re.compile(r"(?:国际)?(?:姐妹|姊妹|友好)城?市?(?:协会|委员会|促进会)"),
    "ja": re.compile(
        r"[市町村]?の?(?:国際)?(?:姉妹都市|友好都市|姉妹市町?)(?:国際)?(?:交流|友好|親善)?(?:推進)?(?:協会|委員会|の会)"
    ),
    "en": TWINNED_BY,
}
# Joined so, both must be known: of Clonmel Reaffirm Their Twinning no more is believed than Clonmel.
_LOOSELY = re.compile(r"\s(?:and\s|&\s)?")


def twinned(scene: Scene) -> dict[frozenset[Entity], bool]:
    """The pairs of places named one after the other right before words for a society of theirs (all true)."""
    text, language = scene.view.text, scene.view.language
    found: dict[frozenset[Entity], bool] = {}
    for line, named in zip(scene.lines, scene.named, strict=True):
        for (one, at), (other, then) in pairwise(sorted(named, key=lambda named: named[1])):
            first, second = line.tokens[at], line.tokens[then]
            between = _BETWEEN[language].fullmatch(text, first.end, second.start)
            if not between or not _BODY[language].match(text, second.end):
                continue
            known = all(token.place and token.place.candidates for token in (first, second))
            if _may_be_twins(scene, one, other) and (known or not _LOOSELY.fullmatch(between[0])):
                found[frozenset((one, other))] = True
    return found


def _may_be_twins(scene: Scene, one: Entity, other: Entity) -> bool:
    """Whether two places lie in two countries, in Chinese and Japanese one of them at home: not Oadby/Wigston."""
    if scene.view.language != "en" and scene.main_country not in (one.country, other.country):
        return False
    return bool(one.country and other.country) and may_tie(one, other)
