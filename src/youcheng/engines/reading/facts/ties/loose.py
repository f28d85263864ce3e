"""Sentences that no pattern fits, on pages that leave no doubt who is meant.

Japanese: a tie is concluded and only one side named, or neither (昭和61年、使節団20名がバーノン市を訪問、姉妹都市締結をし…), on the
page of one town about one partner. English: a sentence about sister cities names two places of two countries, and no
third, that the page keeps naming.
"""

# ruff: noqa: E501 - patterns and tables read best one to a line

from __future__ import annotations

import re

from youcheng.engines.reading.facts.ties.focus import Focus
from youcheng.engines.reading.facts.ties.raw import Party, RawTie
from youcheng.engines.reading.facts.ties.tokens import Token, TokenLine
from youcheng.engines.reading.facts.view import View

_CONCLUDED = re.compile(r"K[nxGp]{0,2}V")
# A wish, a denial, an award, or talk of a tie in general.
_DOUBT = re.compile(r"[INAXq]")
# The last character of the verb and on: 締結し, 調印が行われ, 結び; a bare noun (友好都市の締結) concludes nothing.
_DONE = re.compile(r"[しだびん]|.(?:し|され|を行|が行|をし|を結|を交わ|調印|[0-9一二三四五六七八九十]+周年)")
_REACH = 90
_OFTEN = 2
_CONFIDENCE = 0.75


def loose_tie(view: View, focus: Focus, line: TokenLine) -> RawTie | None:
    """The tie of a sentence that no pattern fits."""
    if view.language == "ja":
        return _concluded(view, focus, line)
    return _two_places(view, line) if view.language == "en" else None


def _two_places(view: View, line: TokenLine) -> RawTie | None:
    types = line.types
    if "K" not in types or (_DOUBT.search(types) and "Y" not in types) or re.search(r"[NAXq]", types):
        return None
    kind = line.tokens[types.index("K")]
    places = [t.place for t in line.tokens if t.type == "P" and t.place and t.place.level != "province"]
    names = list(dict.fromkeys(view.name_of(place) for place in places))
    if len(names) != 2 or kind.value == "institutional":
        return None
    one, other = (next(p for p in places if view.name_of(p) == name) for name in names)
    if None in (one.country, other.country) or one.country == other.country:
        return None
    if any(len(re.findall(rf"\b{re.escape(name)}\b", view.text)) < _OFTEN for name in names):
        return None
    event = "anniversary" if "Y" in types else ("renewed" if "U" in types else "existing")
    if event == "existing" and re.search(r"V[^P]{0,4}K", types):
        event = "signed"
    date = line.dates[0] if len(line.dates) == 1 and event in ("signed", "renewed") else None
    start, end = min(one.start, other.start, kind.start), max(one.end, other.end, kind.end)
    return RawTie((Party(one), Party(other)), kind.value, event, start, end, 0.72, (kind.start, kind.end), date)


def _concluded(view: View, focus: Focus, line: TokenLine) -> RawTie | None:
    """The tie of a sentence that says only that one was concluded."""
    found = _CONCLUDED.search(line.types)
    if found is None or _DOUBT.search(line.types):
        return None
    if not _DONE.match(view.text, line.tokens[found.end() - 1].end - 1):
        return None
    kind = line.tokens[found.start()]
    if kind.value == "institutional":
        return None
    places = [
        t
        for t in line.tokens
        if t.type == "P"
        and t.place
        and abs(t.start - kind.start) < _REACH
        and not view.text.startswith("をはじめ", t.end)
    ]
    partner = _one(view, [t for t in places if t.place and t.place.country not in (None, focus.home)])
    home = _one(view, [t for t in places if t.place and t.place.country == focus.home])
    if partner is _MANY or home is _MANY:
        return None
    abroad = partner.place if partner and partner.place else focus.foreign_in_headline
    ours = home.place if home and home.place else focus.publisher or focus.home_in_headline
    if abroad is None or ours is None:
        return None
    end = line.tokens[found.end() - 1].end
    dates = [when for when in line.dates if when.start < end]
    return RawTie(
        parties=(Party(ours, implied=home is None), Party(abroad, implied=partner is None)),
        kind=kind.value,
        event="anniversary" if line.types[found.end() : found.end() + 1] == "Y" else "signed",
        start=min([kind.start, *(t.start for t in (partner, home) if t)]),
        end=end,
        confidence=_CONFIDENCE,
        kind_span=(kind.start, kind.end),
        date=dates[-1] if dates and line.types[found.end() : found.end() + 1] != "Y" else None,
    )


_MANY = Token("P", -1, -1)


def _one(view: View, tokens: list[Token]) -> Token | None:
    """The one place among the tokens, however often it stands there; ``_MANY`` where there are several."""
    names = {view.name_of(token.place) for token in tokens if token.place and token.place.level != "province"}
    if len(names) > 1:
        return _MANY
    return next((token for token in tokens if token.place and token.place.level != "province"), None)
