"""What a headline adds to the ties of a page: an end or a pause it announces, and the tie of a page that states none.

姉妹都市提携60周年記念使節団が訪独, published by a city, on a page about one city abroad: these two are the pair.
"""

from __future__ import annotations

import re
from dataclasses import replace

from youcheng.engines.reading.facts.ties.focus import Focus
from youcheng.engines.reading.facts.ties.raw import Party, RawTie
from youcheng.engines.reading.facts.view import View
from youcheng.engines.reading.model import BlockKind

_ANNIVERSARY = re.compile(r"\d\s?周年")
_ENDING = {"verb.terminate": "terminated", "verb.suspend": "suspended"}
_CONFIDENCE = 0.72


def with_headline(view: View, focus: Focus, found: list[RawTie]) -> list[RawTie]:
    """The statements of a page, with what only its headline tells."""
    title = next((block for block in view.document.blocks if block.kind is BlockKind.TITLE), None)
    if title is None or not focus.titled:
        return found
    if not found:
        tie = _unstated(view, focus, title.start, title.end)
        return [tie] if tie else []
    return _ended(view, found, title.start, title.end)


def _unstated(view: View, focus: Focus, start: int, end: int) -> RawTie | None:
    """Japanese and Chinese pages of a city under a headline of an anniversary that name one city abroad."""
    if focus.home is None or focus.publisher is None or not _ANNIVERSARY.search(view.text, start, end):
        return None
    abroad = [p for p in view.places if p.country not in (None, focus.home) and p.level not in ("country", "province")]
    if len({focus.key(p) for p in abroad}) != 1:
        return None
    kind = max(view.kinds_in(start, end), key=lambda hit: hit.end - hit.start)
    if kind.section in ("kind.institutional", "kind.pairing"):
        return None
    parties = (Party(focus.publisher, implied=True), Party(abroad[0], implied=True))
    name = kind.section.partition(".")[2]
    return RawTie(parties, name, "anniversary", start, end, _CONFIDENCE, (kind.start, kind.end))


def _ended(view: View, found: list[RawTie], start: int, end: int) -> list[RawTie]:
    """Charlotte suspends ties with its Russian sister city: where the page knows one pair, it is that pair's."""
    hits = [hit for _, hits in view.hits_in(start, end) for hit in hits]
    event = next((_ENDING[hit.section] for hit in hits if hit.section in _ENDING), None)
    if event is None or any(hit.section in ("negation", "intention.strong") for hit in hits):
        return found
    pairs = {frozenset(view.name_of(party.place) for party in tie.parties) for tie in found}
    if len(pairs) != 1 or any(tie.event in _ENDING.values() for tie in found):
        return found
    return [*found, replace(found[0], event=event, start=start, end=end, date=None, kind_span=found[0].kind_span)]
