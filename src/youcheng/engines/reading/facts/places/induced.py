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
from dataclasses import dataclass, field
from functools import cache

from youcheng.engines.reading.facts.lexicon import section, sections
from youcheng.engines.reading.facts.places.english_frames import Frames, frames, is_joined_in_talk
from youcheng.engines.reading.facts.places.resolve import PlaceNames
from youcheng.engines.reading.facts.words import country_names
from youcheng.engines.reading.model import Candidate

_Spans = list[tuple[int, int]]

_NO_PLACE = re.compile(
    r"[A-Z]{2,6}|.*['’](?:ll|re|ve|d|m)|(?:Twin|Sister|Partner)(?:-.*|[Cc]it(?:y|ies)|[Tt]owns?)|.*\sHS|April|May|June|Welsh|Lao|Prefecture|Province|State|County|District|Region|Kingdom|Municipality|(?:(?:North|South|East|West)(?:ern|east|west)?|Central|Mainland|Greater)\s(?:China|Japan|Europe|Asia|Africa|America|India|Germany|France|England|Australia)"
    r"|(?:.*\s)?(?:Cooperation|Countries|Understanding|Exchanges?|Development|Relations|Trade|Culture|Education|Friendship|Tourism|Peace)|City|Town|Europe|Asia|Africa|America|(?!.*othian$).*(?:ese|ish|ican|ian|ean|French|Dutch|German|Directors|Council)"
)
_SURE = 0.75


@cache
def headline_verbs() -> frozenset[str]:
    """Words of headlines that stand where a place may: Reaffirm Sister City Ties."""
    parts = [part for part in sections("en.txt") if part.startswith(("verb.", "intention", "negation", "award"))]
    return frozenset(word.casefold() for part in parts for word in section("en.txt", part))


# The ends of a cell of a table or list: the line's end, a bullet, a bar, a dash, a number before.
_CELL_BEFORE = re.compile(r"(?:^|[\n\t|•*·●▪■□◆◇○◎→>:]|\d[.)]|\s[-–—])[ ]*(?:the[ ])?$")
_CELL_AFTER = re.compile(r"[ ]*(?:$|[\n\t|(:]|\s?[-–—/]\s)")
# Enumerated beside a place: Nantes, | Pleyben and Kobe; Penrith – | Fujieda
_JOINT = r"(?:[,;]\s(?:and\s|&\s)?|\s(?:and|&|[-–—])\s|[–—/]|\sand\sthe\scity\sof\s)"
_JOINT_BEFORE, _JOINT_AFTER = re.compile(rf"{_JOINT}$"), re.compile(_JOINT)
# Henley-on-Thames, Sainte-Marie: no word and no person is so called.
_LINKED = re.compile(
    r"[- ](?:on|upon|by|in|am|an der|de la|de|du|des|sur|lès|les|del|della|sul|im|ob der|bei|aan)[- ]|^Sainte?-"
)
# The two sides of a tie: Kobe and | Xain, Xain | –Kobe
_PAIR = r"(?:\s(?:and|&)\s(?:the\s(?:city|town|district|county|province)\sof\s)?|\s?[–—/]\s?)"
# Kobe-Xain sister city
_HYPHEN_AFTER = re.compile(r"(?:-[A-Z][\w'’]+)?(?:\s(?:[Ss]ister|[Tt]win|[Pp]artner|[Ff]riendship)|['’]s\s[Ss]ister)")
_GAPPED = re.compile(r",\s(?:and\s)?(?:the\s)?$")
_WITH_AFTER, _WITH_BEFORE = re.compile(r"\s(?:and|with)\s"), re.compile(r"\s(?:and|with)\s$")
_PAIR_BEFORE, _PAIR_AFTER = re.compile(rf"{_PAIR}$"), re.compile(_PAIR)
_COMMA_BEFORE = re.compile(r"(?:,|,?\sand)\s$")
_ROW, _PAIR_ROW = 90, 60
_ROW_END = re.compile(r"\s?[.,;]?\s*(?:\n|$)")
_FAIR, _LIKELY = 0.68, 0.6
_SAINT = re.compile(r"St\.?\s")
# So many places one after another are a list of places.
_CHAIN = 3
_ACRONYM = 5
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
    page = _Page(text, names, _Beside(text, known), frozenset(spans))
    read: set[str] = set()
    for _ in range(2):  # the second time beside what the first has found
        for name, places in spans.items():
            if name in read or _NO_PLACE.fullmatch(name) or name.casefold() in headline_verbs():
                continue
            candidates = page.meaning(name, places)
            if candidates:
                read.add(name)
            for start, end in places if candidates else ():
                found.setdefault(start, []).append((end, candidates))
                page.beside.add(start, end)
    return found


@dataclass(frozen=True, slots=True)
class _Page:
    """A page with its places known so far, and all its ``names`` that nothing vouches for."""

    text: str
    gazetteer: PlaceNames
    beside: _Beside
    names: frozenset[str]
    frames: dict[str, Frames] = field(default_factory=dict)  # of the names looked at so far

    def meaning(self, name: str, places: _Spans) -> tuple[Candidate, ...]:
        """What a name means, if the page shows it to be a place."""
        seen = self.frames.get(name) or self.frames.setdefault(name, frames(self.text, places))
        if seen.person > seen.strong or not self._is_worth_asking(name, places, seen):
            return ()
        likely = _meanings(name, self.gazetteer)
        known = tuple(c for c in likely if c.score >= _SURE)
        heading = all(word in _menu() for word in name.split())  # Council Services
        acronym = name.isupper() and len(name) <= _ACRONYM
        unknown = () if heading or acronym else (Candidate("", name, "", "city", 1.0),)
        if seen.strong:
            return known or likely or unknown
        doubtful = self._is_word(name) or self._is_of_person(name)
        if known and self._is_known_place(name, places, seen, doubtful=doubtful):
            return known
        if likely and not doubtful and self._is_likely_place(places, told=bool(seen.told) and likely[0].score >= _FAIR):
            return likely
        joined = name.count(" ") < _WORDS and not doubtful and any(self.beside.joined(*place) for place in places)
        beside = (known or not doubtful) and self._is_beside_places(name, places, likely=bool(likely))
        return likely or unknown if joined or beside else ()

    def _is_worth_asking(self, name: str, places: _Spans, seen: Frames) -> bool:
        """Whether anything around the name may show it to be a place; before the gazetteer is asked."""
        if seen.strong or seen.told or (seen.weak and _is_more(name, places)) or _LINKED.search(name):
            return True
        return any(self.beside.near(start, end) for start, end in places)

    def _is_known_place(self, name: str, places: _Spans, seen: Frames, *, doubtful: bool) -> bool:
        """Whether a name that the gazetteer knows well is meant as a place."""
        if (seen.weak and _is_more(name, places)) or any(self.beside.hyphened(*place) for place in places):
            return True
        told = seen.told or "-" in name or _LINKED.search(name)
        return not doubtful and bool(told or any(self.beside.paired_off(*place) for place in places))

    def _is_likely_place(self, places: _Spans, *, told: bool) -> bool:
        """Whether a name is meant as a place that the gazetteer knows by a lesser name: told, in a place, or in a list."""
        return told or any(self.beside.lies_in_place(end) or self.beside.listed(start, end) for start, end in places)

    def _is_beside_places(self, name: str, places: _Spans, *, likely: bool) -> bool:
        """Whether it stands with places or a country so that it must be one, known as a place or not."""
        beside = self.beside
        if any(beside.paired(start, end) or beside.follows_in_place(start, end) for start, end in places):
            return True
        if " " not in name and name not in _menu() and any(beside.ends_list(start) for start, _ in places):
            return True
        if any(beside.enumerated(start, end) for start, end in places):
            return likely or (" " not in name and all(beside.between(start, end) for start, end in places))
        short = name not in _menu() and name.count(" ") <= _WORDS
        return short and any(beside.in_row_of_country(start, end) for start, end in places)

    def _is_word(self, name: str) -> bool:
        """Whether it is a word or a person's name more often than a place, or the page writes it in small letters too."""
        if " " in name:
            return False
        if name in _menu() or name.capitalize() in _words():
            return True
        small = name.lower()
        return small in self.text and re.search(rf"(?<![\w-]){re.escape(small)}(?![\w-])", self.text) is not None

    def _is_of_person(self, name: str) -> bool:
        """Whether a longer name that is no place ends so: Martin, where the page names Anna Martin."""
        longer = (other for other in self.names if name != other and name == other.rsplit(maxsplit=1)[-1])
        return any(not self.gazetteer.resolve(other) for other in longer)


def _is_more(name: str, places: _Spans) -> bool:
    """Whether it is longer than most words and surnames, or named again."""
    return " " in name or "-" in name or len(places) > 1


def _meanings(name: str, names: PlaceNames) -> tuple[Candidate, ...]:
    """What the gazetteer knows of a name, a saint's in full too: St Pol de Léon."""
    saint = _SAINT.match(name)
    found = names.resolve(name) or (names.resolve(f"Saint {name[saint.end() :]}") if saint else ())
    return tuple(c for c in found if c.score >= _LIKELY and c.level != "country")


@cache
def _words() -> frozenset[str]:
    return frozenset(section("en_words.txt", "word"))


@cache
def _menu() -> frozenset[str]:
    return frozenset(section("en.txt", "not.name.menu"))


class _Beside:
    """The places of a page known so far, to ask whether a name stands in one list with them."""

    def __init__(self, text: str, known: Iterable[tuple[int, int]]) -> None:
        self._text = text
        self._starts: dict[int, int] = {}
        self._ends: dict[int, int] = {}
        self._rows: set[int] = set()
        self._breaks = [-1, *(at for at, char in enumerate(text) if char == "\n"), len(text)]
        for start, end in known:
            self.add(start, end)
        for row, left in enumerate(self._breaks[:-1]):
            right = self._breaks[row + 1]
            if right - left <= _ROW and text[left + 1 : right].strip(" \t#*•-=:") in country_names("en"):
                self._rows.add(row)

    def add(self, start: int, end: int) -> None:
        self._starts[start] = end
        self._ends[end] = start
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
        return (
            self.enumerated(start, end)
            or self.paired_off(start, end)
            or self.lies_in_place(end)
            or self.hyphened(start, end)
            or self.listed(start, end)
            or self.in_row_of_country(start, end)
        )

    def paired(self, start: int, end: int) -> bool:
        """Whether a row holds it and a place and no more: • Taxila and Datong"""
        row = self._row(start)
        if self._breaks[row + 1] - self._breaks[row] > _PAIR_ROW:
            return False
        if self._text.startswith(", ", end) and self._text.count(" ", start, end):
            return False  # Contact: Mary Example, Kobe
        if _CELL_BEFORE.search(self._text, max(0, start - 8), start):
            return self._before_place(end)
        return self._after_place(start) and _ROW_END.match(self._text, end) is not None

    def between(self, start: int, end: int) -> bool:
        """Whether places stand on both sides of it."""
        return self._after_place(start) and self._before_place(end)

    def paired_off(self, start: int, end: int) -> bool:
        """Whether it is named with a place as one of two: Xain with Kobe."""
        ahead = _WITH_AFTER.match(self._text, end)
        behind = _WITH_BEFORE.search(self._text, max(0, start - 6), start)
        return bool((ahead and ahead.end() in self._starts) or (behind and behind.start() in self._ends))

    def hyphened(self, start: int, end: int) -> bool:
        """Whether only a hyphen stands between it and a place."""
        after = self._text[end : end + 1] == "-" and end + 1 in self._starts
        return after or (self._text[max(0, start - 1) : start] == "-" and start - 1 in self._ends)

    def joined(self, start: int, end: int) -> bool:
        """Whether a sentence about ties joins it and a place: the bond between Kobe and Xain, Xain–Kobe twinning."""
        if self.hyphened(start, end) and _HYPHEN_AFTER.match(self._text, end):
            return True
        ahead = _PAIR_AFTER.match(self._text, end)
        partner = self._starts.get(ahead.end()) if ahead else None
        if partner is not None and is_joined_in_talk(self._text, start, start, partner):
            return True
        ahead = _WITH_AFTER.match(self._text, end)
        gap = _GAPPED.search(self._text, max(0, start - 12), start)
        if ahead and gap and ahead.end() in self._starts and gap.start() in self._ends:
            return True  # Ketchikan is paired with Gero, the Kenai Peninsula with Akita
        behind = _PAIR_BEFORE.search(self._text, max(0, start - 24), start)
        first = self._ends.get(behind.start()) if behind else None
        return first is not None and is_joined_in_talk(self._text, first, start, end)

    def ends_list(self, start: int) -> bool:
        """Whether it follows several places, each after a comma."""
        for _ in range(_CHAIN):
            joint = _COMMA_BEFORE.search(self._text, max(0, start - 6), start)
            first = self._ends.get(joint.start()) if joint else None
            if first is None:
                return False
            start = first
        return True

    def lies_in_place(self, end: int) -> bool:
        """Pendik in Istanbul."""
        return self._text.startswith(" in ", end) and end + 4 in self._starts

    def follows_in_place(self, start: int, end: int) -> bool:
        """Whether it is joined to a place before it: Finike in Antalya and Ortahisar in Trabzon."""
        return self._after_place(start) and self.lies_in_place(end)

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
