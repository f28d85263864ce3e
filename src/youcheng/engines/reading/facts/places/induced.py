"""Small places in English text: what the page itself shows to be a place, looked up where the gazetteer may know it.

The gazetteer's scanner leaves out names of little places, for most of them are words or surnames as well (Hood River,
Hawera, Tome). A page about twin towns tells which of its names are places: "in Hawera", "Hawera's sister city",
"Hood River City Council".
"""

# ruff: noqa: E501 - patterns and tables read best one to a line

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from youcheng.engines.reading.facts.lexicon import section, sections
from youcheng.engines.reading.facts.places.resolve import PlaceNames
from youcheng.engines.reading.model import Candidate

# "in Hawera", "the French town of Pleyben", "twinned with Pleyben"
_BEFORE_STRONG = re.compile(
    r"(?:\b(?:[Ii]n|near|outside|visit|visits|visited|visiting|tour|toured|travel(?:led|ed)?\sto|trip\sto|trips\sto|came\sfrom|come\sfrom|students\sfrom|visitors\sfrom|delegation\sfrom|guests\sfrom|return(?:ed|ing)?\sto"
    r"|(?:town|city|village|commune|municipality|district|county|port|partner|twin|sister|community)(?:\sof|,|\sis|\sin)?|(?:towns|cities|communities)(?:\sof|,|\sare)|[Tt]winning\sof|twinned\swith|twinned\sto|twinning\swith|linked\swith|relationship\swith|agreement\swith|partnership\swith)"
    r"[ ](?:the[ ])?[“\"']?)$"
)
_BEFORE_WEAK = re.compile(
    r"\b(?:with|to|from|for|and|between|at|of|both|that|where)\s(?:the\s)?$|^$|[.!?:\n–—-]\s?[“\"']?$"
)
_AFTER_STRONG = re.compile(
    r"(?:'s|')?\s(?:(?:City|Town|Borough|County|District|Parish|Community|Village|Regional|city|town)\s)?(?:Council\b|Mayor\b|mayor\b|residents?\b|[Tt]winning\b|[Ss]ister\s(?:[Cc]it|[Tt]own)|[Tt]win\s[Tt]own|officials\b|delegat|City\b|Town\b|District\b|Village\b)"
    r"|'s?\s(?:[A-Z][a-z]+\s|first\s|oldest\s|new\s|other\s|only\s){0,2}(?:[Tt]win|[Ss]ister|[Pp]artner|[Ff]riendship)\b"
)
_AFTER_WEAK = re.compile(
    r"'s\b|\sand\s[A-Z]|\s(?:is|was|has|will|became|signed|joined|hosted|welcomed|celebrate[sd]?)\b|[,.;]|$"
)
_PERSON_BEFORE = re.compile(
    r"(?:Mrs?|Ms|Dr|Sir|Lord|Lady|Cllr|Miss|Rev|Captain|Professor|President|Mayor|Councillor|Chair(?:man|woman)?)\.?\s$"
)
_PERSON_AFTER = re.compile(
    r"\s(?:said|says|added|told|explained|who|commented|wrote|recalled)\b|,\s(?:chair|president|the\s\w+\schair|who|aged|\d\d\b|a\sresident)"
)
_NO_PLACE = re.compile(
    r"City|Town|Europe|Asia|Africa|America|(?!.*othian$).*(?:ese|ish|ican|ian|ean|French|Dutch|German|Directors|Council)"
)
_SURE = 0.75


@cache
def _verbs() -> frozenset[str]:
    """Words of headlines that stand where a place may: Reaffirm Sister City Ties."""
    parts = [part for part in sections("en.txt") if part.startswith(("verb.", "intention", "negation", "award"))]
    return frozenset(word.casefold() for part in parts for word in section("en.txt", part))


def induced(
    text: str, pieces: Iterable[tuple[int, int]], names: PlaceNames
) -> dict[int, list[tuple[int, tuple[Candidate, ...]]]]:
    """The names among ``pieces`` that the page shows to be places: start → (end, candidates); one without an id where the gazetteer has none."""
    spans: dict[str, list[tuple[int, int]]] = {}
    for start, end in pieces:
        name = text[start:end]
        if 3 <= len(name) <= 32 and name.count(" ") <= 3 and not any(char.isdigit() for char in name):
            spans.setdefault(name, []).append((start, end))
    found: dict[int, list[tuple[int, tuple[Candidate, ...]]]] = {}
    for name, places in spans.items():
        strong, weak, person = _contexts(text, places)
        if not (strong or weak) or person > strong or _NO_PLACE.fullmatch(name) or name.casefold() in _verbs():
            continue
        known = tuple(c for c in names.resolve(name) if c.score >= _SURE and c.level != "country")
        if not (known and (strong or " " in name or len(places) > 1)) and not strong:
            continue
        for start, end in places:
            found[start] = [(end, known or (Candidate("", name, "", "city", 1.0),))]
    return found


def _contexts(text: str, places: list[tuple[int, int]]) -> tuple[int, int, int]:
    strong = weak = person = 0
    for start, end in places:
        before, after = text[max(0, start - 40) : start], text[end : end + 40]
        if _PERSON_BEFORE.search(before) or _PERSON_AFTER.match(after):
            person += 1
        elif _BEFORE_STRONG.search(before) or _AFTER_STRONG.match(after):
            strong += 1
        elif _BEFORE_WEAK.search(before) and _AFTER_WEAK.match(after):
            weak += 1
    return strong, weak, person
