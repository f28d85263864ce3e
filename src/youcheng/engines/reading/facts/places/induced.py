"""Small places in English text: what the page itself shows to be a place, looked up where the gazetteer may know it.

The gazetteer's scanner leaves out names of little places, for most of them are words or surnames as well (Hood River,
Hawera, Tome). A page about twin towns tells which of its names are places: "in Hawera", "Hawera's sister city",
"Hood River City Council".
"""

# ruff: noqa: E501 - patterns and tables read best one to a line

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import cache

from youcheng.engines.reading.facts.lexicon import section, sections
from youcheng.engines.reading.facts.places.resolve import PlaceNames
from youcheng.engines.reading.facts.words import country_names
from youcheng.engines.reading.model import Candidate

# "in Hawera", "the French town of Pleyben", "twinned with Pleyben"
_BEFORE_STRONG = re.compile(
    r"(?:\b(?:[Ii]n|near|outside|visit|visits|visited|visiting|tour|toured|travel(?:led|ed)?\sto|trip\sto|trips\sto|delegations?\sto|came\sfrom|come\sfrom|students\sfrom|visitors\sfrom|delegation\sfrom|guests\sfrom|return(?:ed|ing)?\sto"
    r"|(?:town|city|village|commune|municipality|district|county|port|partner|twin|sister|community)(?:\sof|,|\sis|\sin)?|(?:towns|cities|communities)(?:\sof|,|\sare)|[Tt]winning\sof|twinned\swith|twinned\sto|twinning\swith|linked\s(?:with|to)|paired\swith|twin\swith"
    r"|(?:relationship|agreement|partnership|tie|link|pact|friendship|accord|exchange|bond|relation|MoU|memorandum)s?\s(?:with|between)|counterparts?\s(?:in|from|of))"
    r"[ ](?:the[ ])?[“\"']?"
    r"|\b[Mm]ayor\s(?:[A-Z][\w.'’-]+\s){0,3}of\s)$"
)
# the twinning between West Lothian Council and Hochsauerland
_SECOND_SIDE = re.compile(
    r"\b(?:ties?|twinning|partnership|links?|friendship|exchanges?|pact|cooperation|relations(?:hips?)?|agreement)\s(?:between|of)\s(?:the\s(?:city|town|county|cities)\sof\s)?[A-Z][\w'’.-]*(?:\s[A-Z][\w'’.-]*){0,3}\sand\s(?:the\s(?:city|town|county|province|prefecture)\sof\s)?$"
)
_BEFORE_WEAK = re.compile(
    r"\b(?:with|to|from|for|and|between|at|of|both|that|where)\s(?:the\s)?$|^$|[.!?:\n–—-]\s?[“\"']?$"
)
_AFTER_STRONG = re.compile(
    r"(?:'s|')?\s(?:(?:City|Town|Borough|County|District|Parish|Community|Village|Regional|city|town)\s)?(?:Council\b|Mayor\b|mayor\b|residents?\b|[Tt]winning\b|[Ss]ister\s(?:[Cc]it|[Tt]own)|[Tt]win\s[Tt]own|officials\b|delegat|City\b|Town\b|District\b|Village\b)"
    r"|\s(?:is|are|was|were|became|becomes|has\sbeen|have\sbeen)\s(?:now\s|also\s|a\s|the\s){0,2}(?:twinned|(?:[Tt]win|[Ss]ister|[Pp]artner)[\s-](?:cit|town)|paired)"
    r"|\s(?:and|&)\s[A-Z][\w'-]+(?:\s[A-Z][\w'-]+){0,2}\s(?:have\sbeen\s|are\s|were\s|became\s|become\s|signed\s|formed\s|established\s|will\s)[\w\s-]{0,24}(?:[Tt]win|[Ss]ister)"
    r"|['’]s?\s(?:[A-Z][a-z]+\s|first\s|oldest\s|new\s|other\s|only\s){0,2}(?:[Tt]win|[Ss]ister|[Pp]artner|[Ff]riendship)\b"
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


# The ends of a cell of a table or list: the line's end, a bullet, a bar, a dash, a number before.
_CELL_BEFORE = re.compile(r"(?:^|[\n\t|•*·●▪■□◆◇○◎→>:]|\d[.)]|\s[-–—])[ ]*(?:the[ ])?$")
_CELL_AFTER = re.compile(r"[ ]*(?:$|[\n\t|(:]|\s?[-–—/]\s)")
# Enumerated beside a place: Nantes, | Pleyben and Kobe; Penrith – | Fujieda
_JOINT = r"(?:[,;]\s(?:and\s|&\s)?|\s(?:and|&|[-–—])\s|[–—/]|\sand\sthe\scity\sof\s)"
_JOINT_BEFORE, _JOINT_AFTER = re.compile(rf"{_JOINT}$"), re.compile(_JOINT)
_ROW, _PAIR_ROW = 90, 60
_ROW_END = re.compile(r"\s?[.,;]?\s*(?:\n|$)")
_LIKELY = 0.6
_WORDS = 2


def induced(
    text: str, pieces: Iterable[tuple[int, int]], names: PlaceNames, known: Iterable[tuple[int, int]] = ()
) -> dict[int, list[tuple[int, tuple[Candidate, ...]]]]:
    """The names among ``pieces`` that the page shows to be places: start → (end, candidates); one without an id where the gazetteer has none.

    ``known`` are the spans of the places found already: a name listed with them is one too.
    """
    spans: dict[str, list[tuple[int, int]]] = {}
    for start, end in pieces:
        name = text[start:end]
        if 3 <= len(name) <= 32 and name.count(" ") <= 3 and not any(char.isdigit() for char in name):
            spans.setdefault(name, []).append((start, end))
    found: dict[int, list[tuple[int, tuple[Candidate, ...]]]] = {}
    beside = _Beside(text, known)
    read: set[str] = set()
    for _ in range(2):  # the second time beside what the first has found
        for name, places in spans.items():
            if name in read or _NO_PLACE.fullmatch(name) or name.casefold() in _verbs():
                continue
            candidates = _shown(text, name, places, names, beside)
            if candidates:
                read.add(name)
            for start, end in places if candidates else ():
                found.setdefault(start, []).append((end, candidates))
                beside.add(start, end)
    return found


def _shown(
    text: str, name: str, places: list[tuple[int, int]], names: PlaceNames, beside: _Beside
) -> tuple[Candidate, ...]:
    """What a name means, if the page shows it to be a place."""
    strong, weak, person = _contexts(text, places)
    if person > strong:
        return ()
    heading = all(word in _menu() for word in name.split())  # Council Services
    unknown = () if heading else (Candidate("", name, "", "city", 1.0),)
    more = " " in name or "-" in name or len(places) > 1
    if not (strong or (weak and more) or any(beside.near(start, end) for start, end in places)):
        return ()
    likely = tuple(c for c in names.resolve(name) if c.score >= _LIKELY and c.level != "country")
    known = tuple(c for c in likely if c.score >= _SURE)
    if strong:
        return known or likely or unknown
    if weak and known and more:
        return known
    if _beside_places(name, places, beside, likely=bool(likely)):
        return likely or unknown
    listed = bool(likely) and name not in _menu() and any(beside.listed(start, end) for start, end in places)
    return likely if listed else ()


def _beside_places(name: str, places: list[tuple[int, int]], beside: _Beside, *, likely: bool) -> bool:
    """Whether it stands with places or a country so that it must be one, known as a place or not."""
    if any(beside.paired(start, end) for start, end in places):
        return True
    if any(beside.enumerated(start, end) for start, end in places):
        return likely or (" " not in name and all(beside.between(start, end) for start, end in places))
    short = name not in _menu() and name.count(" ") <= _WORDS
    return short and any(beside.in_row_of_country(start, end) for start, end in places)


@cache
def _menu() -> frozenset[str]:
    return frozenset(section("en.txt", "not.name.menu"))


class _Beside:
    """The places of a page known so far, to ask whether a name stands in one list with them."""

    def __init__(self, text: str, known: Iterable[tuple[int, int]]) -> None:
        self._text = text
        self._starts: set[int] = set()
        self._ends: set[int] = set()
        self._rows: set[int] = set()
        self._breaks = [-1, *(at for at, char in enumerate(text) if char == "\n"), len(text)]
        for start, end in known:
            self.add(start, end)
        for row, left in enumerate(self._breaks[:-1]):
            right = self._breaks[row + 1]
            if right - left <= _ROW and text[left + 1 : right].strip(" \t#*•-=:") in country_names("en"):
                self._rows.add(row)

    def add(self, start: int, end: int) -> None:
        self._starts.add(start)
        self._ends.add(end)
        row = self._row(start)
        if self._breaks[row + 1] - self._breaks[row] <= _ROW:
            self._rows.add(row)

    def _row(self, at: int) -> int:
        return bisect_right(self._breaks, at - 1) - 1 if at else 0

    def enumerated(self, start: int, end: int) -> bool:
        """Whether a place stands beside it, joined by a comma, "and" or a dash."""
        return self._after_place(start) or self._before_place(end)

    def near(self, start: int, end: int) -> bool:
        """Whether one of the next questions is worth asking."""
        return self.enumerated(start, end) or self.listed(start, end) or self.in_row_of_country(start, end)

    def paired(self, start: int, end: int) -> bool:
        """Whether a row holds it and a place and no more: • Taxila and Datong"""
        row = self._row(start)
        if self._breaks[row + 1] - self._breaks[row] > _PAIR_ROW:
            return False
        if _CELL_BEFORE.search(self._text, max(0, start - 8), start):
            return self._before_place(end)
        return self._after_place(start) and _ROW_END.match(self._text, end) is not None

    def between(self, start: int, end: int) -> bool:
        """Whether places stand on both sides of it."""
        return self._after_place(start) and self._before_place(end)

    def _after_place(self, start: int) -> bool:
        joint = _JOINT_BEFORE.search(self._text, max(0, start - 14), start)
        return joint is not None and joint.start() in self._ends

    def _before_place(self, end: int) -> bool:
        joint = _JOINT_AFTER.match(self._text, end)
        return joint is not None and joint.end() in self._starts

    def in_row_of_country(self, start: int, end: int) -> bool:
        """Whether it is a cell of a row that has a country as another: Gonohe | Japan | 1990"""
        row = self._row(start)
        left, right = self._breaks[row] + 1, self._breaks[row + 1]
        if right - left > _ROW or not self._is_cell(start, end):
            return False
        cells = re.split(r"\t|\s\|\s?|\s{2,}|:\s|\s[-–—]\s", self._text[left:right])
        return len(cells) > 1 and any(cell.strip() in country_names("en") for cell in cells)

    def _is_cell(self, start: int, end: int) -> bool:
        return bool(_CELL_BEFORE.search(self._text, max(0, start - 8), start) and _CELL_AFTER.match(self._text, end))

    def listed(self, start: int, end: int) -> bool:
        """Whether it is a cell or line of its own, with a place in the same row or one beside it."""
        if not self._is_cell(start, end):
            return False
        row = self._row(start)
        near = [n for n in (row - 2, row - 1, row, row + 1, row + 2) if 0 <= n < len(self._breaks) - 1]
        return any(n in self._rows for n in near)


def _contexts(text: str, places: list[tuple[int, int]]) -> tuple[int, int, int]:
    strong = weak = person = 0
    for start, end in places:
        before, after = text[max(0, start - 40) : start], text[end : end + 40]
        if _PERSON_BEFORE.search(before) or _PERSON_AFTER.match(after):
            person += 1
        elif _BEFORE_STRONG.search(before) or _AFTER_STRONG.match(after) or _is_second_side(text, start):
            strong += 1
        elif _BEFORE_WEAK.search(before) and _AFTER_WEAK.match(after):
            weak += 1
    return strong, weak, person


def _is_second_side(text: str, start: int) -> bool:
    joined = text.rfind(" and ", max(0, start - 32), start) >= 0
    return joined and _SECOND_SIDE.search(text, max(0, start - 90), start) is not None
