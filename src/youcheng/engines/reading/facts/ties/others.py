"""Whose the other sister cities are: 乙市成为甲市第19座友城，其他友城有…; B is A's 14th sister city, joining …."""

from __future__ import annotations

import re
from collections.abc import Iterator

from youcheng.engines.reading.facts.ties.scene import Entity, Scene, may_tie

# The newcomer, and the place whose Nth sister city it is.
_NTH = {
    "zh": (re.compile("(?P<new>P)[VL]x?(?P<own>P)x?OK"),),
    "ja": (re.compile("(?P<new>P)p(?P<own>P)[nxwO]{1,4}K"),),
    "en": (re.compile("(?P<new>P)[VLx]{1,3}(?P<own>P)gO?K"), re.compile("(?P<new>P)[VLx]{0,3}OKo?(?P<own>P)")),
}
_COUNTED = {
    "zh": re.compile(r"第|首|最早"),
    "ja": re.compile(r"(?:番|つ|件|都市)目|初の|最初の"),
    "en": re.compile(
        r"\d(?:st|nd|rd|th)\b|(?i:\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b)"
    ),
}
_OTHERS = {
    "zh": re.compile(r"其他|其它|其余|另外|此外|还有|此前|除[^,。]{1,8}外"),
    "ja": re.compile(r"ほか|他に|他の|その他|これまで|すでに"),
    "en": re.compile(
        r"(?i:\bothers\b|\b(?:its|the city's|the town's|their) other\b|\bother (?:sister|twin|partner|friend)"
        r"|\bjoin(?:s|ing)\b|\bfollowing\b|\bin addition to\b|\balongside\b|\balong with\b)"
    ),
}
_LIST = re.compile("P(?:[dhw;:]{1,3}P)*")
# The list stands in the same sentence or near the beginning of the next.
_NEAR = 40


def others(scene: Scene) -> dict[frozenset[Entity], bool]:
    """The pairs of a place with its other sister cities (true), and of the newcomer with them (false)."""
    found: dict[frozenset[Entity], bool] = {}
    for index, types in enumerate(scene.types):
        for pattern in _NTH[scene.view.language] if "K" in types else ():
            for match in pattern.finditer(types):
                found |= _told(scene, index, match)
    return found


def _told(scene: Scene, index: int, match: re.Match[str]) -> dict[frozenset[Entity], bool]:
    tokens, named = scene.lines[index].tokens, {token: entity for entity, token in scene.named[index]}
    new, own = named.get(match.start("new")), named.get(match.start("own"))
    start, end = tokens[match.start()].start, tokens[match.end() - 1].end
    if new is None or own is None or not _COUNTED[scene.view.language].search(scene.view.text, start, end):
        return {}
    partners = [p for p in _listed(scene, index, end) if p not in (own, new)]
    abroad = [p for p in partners if may_tie(own, p)]
    return {frozenset((new, p)): False for p in abroad} | {frozenset((own, p)): True for p in abroad}


def _listed(scene: Scene, index: int, after: int) -> Iterator[Entity]:
    """The places of the first list behind the word: in a sentence after an offset, or at the beginning of the next."""
    line, text = scene.lines[index], scene.view.text
    following = scene.lines[index + 1] if index + 1 < len(scene.lines) else None
    places = [(index, after, line.end)]
    places += [(index + 1, following.start, min(following.end, following.start + _NEAR))] if following else []
    for number, start, end in places:
        word = _OTHERS[scene.view.language].search(text, start, end)
        if word:
            tokens, named = scene.lines[number].tokens, {token: entity for entity, token in scene.named[number]}
            first = next((n for n, token in enumerate(tokens) if token.start >= word.end()), len(tokens))
            match = _LIST.search(scene.types[number], first)
            yield from (named[n] for n in range(*match.span()) if n in named) if match else ()
            return
