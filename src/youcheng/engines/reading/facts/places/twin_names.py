"""Two English place names in the name of what twins them: the Ilkley-Coutances Twinning Committee, Madison Arcatao Sister City Project."""

# ruff: noqa: E501 - patterns read best one to a line

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from youcheng.engines.reading.facts.lexicon import alternatives, section
from youcheng.engines.reading.facts.places.resolve import PlaceNames
from youcheng.engines.reading.model import Candidate

Mentions = dict[int, list[tuple[int, tuple[Candidate, ...]]]]

_WORD = r"[^\W\d_a-z][\w'’.]*\w"
_NAME = rf"{_WORD}(?:[ -](?:on|sur|le|la|les|de|del|di|an|am|in)[ -]{_WORD}|[ ]{_WORD}){{0,2}}?"
_COUNTRY = r"(?:\s?\([A-Z][\w .]{1,20}\))?"
_BODY = r"\s(?:Association|Assoc\.?|Committee|Society|Project|Group|Charter|Commission|Club|Program(?:me)?|Link|Partnership|Council|Organi[sz]ation)\b"
# What follows two names that are twins; a bare space between them takes more to believe.
TWINNED_BY = re.compile(
    rf"{_COUNTRY}\s(?:(?:Town|District|Area|Adult|Community|Cities)\s)?(?:Twinning|Twin[ -]Towns?|Twin[ -]Cit(?:y|ies){_BODY}|Sister[ -](?:Cit(?:y|ies)|Towns?|Island|State)|Jumelage)\b"
)
_BODIES = re.compile(
    r"\b(?:Twinning|Twin[ -](?:Town|Cit)|Sister[ -](?:Cit|Town|Island|State)|Jumelage|Friendship|Link)\w*(?:\s\w+\.?)?"
)
# Two names and what stands between them and the words for it are no longer.
_LONGEST = 90
_LIKELY = 0.6
_PARTED = re.compile(rf"(?<![\w'’-])(?P<one>{_NAME})(?:\s?[-–—/]\s?)(?P<other>{_NAME})(?={TWINNED_BY.pattern})")
_SIDE_BY_SIDE = re.compile(
    rf"(?<![\w'’-])(?P<one>{_NAME})\s(?P<other>{_WORD})(?=(?:{TWINNED_BY.pattern}{_BODY}|\s(?:Twinning|Sister|Friendship)\s(?:Link|Project)\b|\sLink\b))"
)


# What a town belongs to: the Haverhill District Twinning Association.
_PARTS = ("District", "Region", "Regional", "Villages", "Area", "Authority", "County", "Parish", "Adult", "Youth")


@cache
def _no_side() -> re.Pattern[str]:
    words = (*section("en.txt", "not.name"), *section("en.txt", "organisation"), *_PARTS)
    return re.compile(rf"(?:.*\s)?(?:{alternatives(words)})(?:\s|$)")


def add_twins(text: str, mentions: Mentions, names: PlaceNames) -> dict[int, int]:
    """Add the names that stand so to the mentions, if one of the two is known; the other wherever it stands then.

    Returns where the second names stand that only a space parts from the first: start → end.
    """
    behind: dict[int, int] = {}
    added: dict[tuple[str, str, bool], bool] = {}
    for pattern in (_PARTED, _SIDE_BY_SIDE):
        for match in _before_bodies(pattern, text):
            one, other, parted = match["one"].removeprefix("The "), match["other"], pattern is _PARTED
            if (one, other, parted) not in added:
                added[one, other, parted] = _add_both(text, mentions, names, match, parted=parted)
            if added[one, other, parted] and not parted:
                behind[match.start("other")] = match.end("other")
    return behind


def _add_both(text: str, mentions: Mentions, names: PlaceNames, match: re.Match[str], *, parted: bool) -> bool:
    """Add two names to the mentions wherever they stand, if they can be two places; whether they can."""
    one, other = match["one"].removeprefix("The "), match["other"]
    spans = (match.end("one") - len(one), match.end("one")), match.span("other")
    if _no_side().match(one) or _no_side().match(other):
        return False
    known = [_known(mentions, names, text[start:end], start, end) for start, end in spans]
    if not any(known):
        return False
    if not parted and (not _stands_alone(text, one, other, *known) or names.resolve(f"{one} {other}")):
        return False
    for (start, end), candidates in zip(spans, known, strict=True):
        own = candidates or (Candidate("", text[start:end], "", "city", 1.0),)
        for found in re.finditer(rf"\b{re.escape(text[start:end])}\b", text):
            mentions.setdefault(found.start(), []).insert(0, (found.end(), own))
    return True


def _before_bodies(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The matches of a pattern right before words for what twins; nowhere else on the page is it tried."""
    last = 0
    for body in _BODIES.finditer(text):
        match = pattern.search(text, max(last, body.start() - _LONGEST), body.end())
        if match:
            yield match
            last = match.end()


def _known(mentions: Mentions, names: PlaceNames, name: str, start: int, end: int) -> tuple[Candidate, ...]:
    """What a name may mean as a town."""
    here = next((known for stop, known in mentions.get(start, ()) if stop == end), ()) or names.resolve(name)
    return tuple(c for c in here if c.level != "country" and c.score >= _LIKELY)


def _stands_alone(
    text: str, one: str, other: str, of_one: tuple[Candidate, ...], of_other: tuple[Candidate, ...]
) -> bool:
    """Whether two names side by side are two: the first known, the second known or named on the page by itself."""
    return bool(of_one) and bool(of_other or re.search(rf"(?<!{re.escape(one)} )\b{re.escape(other)}\b", text))
