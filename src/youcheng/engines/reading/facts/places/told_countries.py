"""Which country an English page tells of a place: once for the page, beside the name, by a heading, or by what else it names.

A name that several countries have stays without a country where nothing decides between them: sister cities lie in
different countries, so the places around it are no guide.
"""

# ruff: noqa: E501 - patterns and tables read best one to a line

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from youcheng.engines.reading.facts.lexicon import alternatives, section, sections
from youcheng.engines.reading.facts.places.phrase import PlacePhrase
from youcheng.engines.reading.facts.places.resolve import PlaceNames
from youcheng.engines.reading.facts.words import country_names
from youcheng.engines.reading.model import Candidate

Mentions = dict[int, list[tuple[int, tuple[Candidate, ...]]]]

_KINDS = r"(?:cit(?:y|ies)|towns?|village|municipality|province|prefecture|state|district|county|port|capital|commune|island|region|ward|borough|suburb|resort|metropolis|hub|counterpart|partner|twin|City|Town|Province|Prefecture)"
# Its best namesake in another country scores less by so much: then the better known is meant.
_CLEAR = 0.04
# So much is enough where no namesake lies in the country of a place around it.
_AHEAD = 0.01
# On a page that speaks of its country, a lesser known namesake is meant if it scores less by no more than this.
_NEAR = 0.06
_ABBREVIATION = 3
# A name with so many places may have more that are not among them.
_MANY = 4
_LIKELY = 0.6
_LIST_LINE, _CELL_LINE = 90, 160
_CELL_BORDER = re.compile(r"\t|\s\|\s?|\s{2,}")
_CELL_WORDS = 5
_CELL_MARK = re.compile(rf"{_CELL_BORDER.pattern}|:\s|\s[-–—]\s|\s/\s")


_MAYBE_OWNED = re.compile(rf"['’]s\s(?:[a-z]+\s){{0,2}}$|\b{_KINDS}(?:\sof)?,?\s$")


_WITHIN = re.compile(r",?\s(?:in|of)\s(?:the\s)?(?:(?:city|town|district|county|province|region|state)\sof\s)?")
# Between two places that are tied: twins with the Turkish district of, is the sister city of
_TIED = re.compile(
    rf"\s(?:\w+\s){{0,4}}?(?:twins|twinned|paired|linked|partnered|(?:sister|twin|partner)[\s-]\w+)\s(?:with|to|of)\s(?:the\s)?(?:[A-Z][a-z]+\s)?(?:{_KINDS}\sof\s)?"
)


class _Line(NamedTuple):
    start: int
    end: int
    country: str | None  # what the line names, if one country
    heads: bool  # whether it holds nothing else


@cache
def regions() -> dict[str, str]:
    """States, provinces and countries in English → ISO 3166-1 code."""
    found = {
        name: part.partition(".")[2]
        for part in sections("en.txt")
        if part.startswith("region.")
        for name in section("en.txt", part)
    }
    for name, code in country_names("en").items():
        found.setdefault(name, code)
    return {name.upper(): code for name, code in found.items() if len(name) > _ABBREVIATION} | found


@cache
def peoples() -> dict[str, str]:
    return {
        name: part.rpartition(".")[2]
        for part in sections("en.txt")
        if part.startswith("place.people.")
        for name in section("en.txt", part)
    }


@cache
def _owner() -> re.Pattern[str]:
    """South Korea's | Dobong-gu, the northern Japanese city of | Osaki, its Chinese sister city | Linyi."""
    return re.compile(
        rf"(?:(?P<name>{alternatives(regions())}|S\. Korea)['’]s\s(?:[a-z]+\s){{0,2}}"
        rf"|\b(?P<people>{alternatives(peoples())})\s(?:[a-z-]+\s){{0,2}}(?:[Ss]ister\s|[Tt]win\s|[Pp]artner\s)?{_KINDS}(?:\sof)?,?\s)$"
    )


@cache
def _apposition() -> re.Pattern[str]:
    """Linyi|, a city in eastern China · Gravelines|, a French town · Albany|, in the south of Western Australia."""
    names = alternatives(name for name in regions() if len(name) > 3)
    words = r"(?:(?!(?:and|with|to|from|sister|twin|whose|which)\b)[\w-]+\s)"
    return re.compile(
        rf"(?:\s\([^()]{{1,30}}\))?,?\s(?:which\sis\s|is\s)?(?:an?|the|its)\s{words}{{0,3}}(?P<people>{alternatives(peoples())})\s(?:[a-z-]+\s){{0,2}}{_KINDS}\b(?!\sof\s[A-Z])"
        rf"|,\s(?:which\sis\s)?(?:an?|the)\s{words}{{0,5}}{_KINDS}\s(?:[a-z-]+\s){{0,4}}?(?:in|of)\s(?:[a-z-]+\s){{0,4}}(?P<name>{names})\b"
        rf"|,?\sin\s(?:the\s)?(?:\w+\s){{1,2}}of\s(?P<side>{names})\b"
    )


@cache
def _country() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{alternatives(n for n in country_names('en') if len(n) > 1)})(?![\w-])")


@cache
def _people() -> re.Pattern[str]:
    return re.compile(rf"\b({alternatives(peoples())})s?\b")


def owned(text: str, place: PlacePhrase, names: PlaceNames | None) -> PlacePhrase:
    """A place with the country that stands as its owner before it, or in words about it after it."""
    if place.country_stated:
        return place
    before = text[max(0, place.head.start - 60) : place.head.start]
    found = _owner().search(before) if _MAYBE_OWNED.search(before[-32:]) else None
    after = None if found else _apposition().match(text, place.end)
    if found:
        code = regions().get(found["name"] or "") or peoples().get(found["people"] or "") or "KR"
    elif after:
        code = regions().get(after["name"] or after["side"] or "") or peoples()[after["people"]]
    else:
        return place
    if not _may_lie(text, place, names, code):
        return place  # Norfolk's Russian sister city, Norfolk City Council said
    return replace(place, country=code, country_stated=True, weak=False, candidates=())


def settled(text: str, places: list[PlacePhrase], names: PlaceNames | None, mentions: Mentions) -> list[PlacePhrase]:
    """The places with the countries that the page as a whole tells."""
    known = _stated(text, places, names)
    places = [_as_stated(text, place, known) for place in places]
    if names is None:
        return places
    lines = _lines(text, places) if any(not p.country_stated for p in places) else []
    spoken = _spoken(text, places)
    present = frozenset(
        code for p in places if (code := p.country if p.country_stated else _only_country(text, p, mentions))
    )
    decided: dict[str, str | None] = {}
    found = []
    for place in places:
        if not place.country_stated:
            place = _by_line(text, place, names, lines)  # noqa: PLW2901
        if not place.country_stated and place.level != "country" and not _only_country(text, place, mentions):
            name = text[place.head.start : place.head.end]
            if name not in decided:
                decided[name] = _decide(name, place.country, names, spoken, present)
            if decided[name] != place.country:
                place = replace(place, country=decided[name], candidates=())  # noqa: PLW2901
        found.append(place)
    known = _stated(text, found, names)
    found = [_as_stated(text, place, known) for place in found]
    return _apart(text, _of_what_holds_them(text, found), names, spoken)


def _of_what_holds_them(text: str, places: list[PlacePhrase]) -> list[PlacePhrase]:
    """Xain in Trabzon: a name that nobody knows lies in the country of the place that holds it."""
    holders = {place.start: place.country for place in places if not place.weak or place.country_stated}
    told = {
        text[place.head.start : place.head.end]: country
        for place in places
        if place.country is None
        and (inner := _WITHIN.match(text, place.end))
        and (country := holders.get(inner.end()))
        and not place.candidates
    }
    return [
        replace(place, country=told[name])
        if place.country is None and (name := text[place.head.start : place.head.end]) in told
        else place
        for place in places
    ]


def _apart(text: str, places: list[PlacePhrase], names: PlaceNames, spoken: frozenset[str]) -> list[PlacePhrase]:
    """Lefke twins with the Turkish district of Erdemli: of two tied places one lies abroad, where a namesake is near."""
    moved: dict[str, str] = {}
    for place, other in pairwise(places):
        if place.country != other.country or place.country is None or place.country_stated == other.country_stated:
            continue
        if not _TIED.fullmatch(text[place.end : other.start]):
            continue
        loose = other if place.country_stated else place
        name = text[loose.head.start : loose.head.end]
        ranked = _ranked(name, names)
        rivals = [code for code, score in ranked[1:] if ranked[0][1] - score < _NEAR and code in spoken]
        if len(rivals) == 1:
            moved[name] = rivals[0]
    return [
        replace(place, country=moved[name], candidates=())
        if not place.country_stated and (name := text[place.head.start : place.head.end]) in moved
        else place
        for place in places
    ]


def _stated(text: str, places: list[PlacePhrase], names: PlaceNames | None) -> Mapping[str, str | None]:
    """San Jose, California: the country once stated; None for a name stated with two."""
    known: dict[str, str | None] = {}
    for place in places:
        if place.country_stated and place.country and _may_lie(text, place, names, place.country):
            name = text[place.head.start : place.head.end]
            known[name] = place.country if known.get(name, place.country) == place.country else None
    return known


def _as_stated(text: str, place: PlacePhrase, known: Mapping[str, str | None]) -> PlacePhrase:
    code = None if place.country_stated else known.get(text[place.head.start : place.head.end])
    return replace(place, country=code, candidates=()) if code and code != place.country else place


def _spoken(text: str, places: list[PlacePhrase]) -> frozenset[str]:
    """The countries that the page names for themselves or by their people: "Cork, Ireland" tells of no other place."""
    beside = [(place.start, place.end) for place in places if place.country_stated]
    found = {
        country_names("en")[match[0]]
        for match in _country().finditer(text)
        if not any(start <= match.start() < end for start, end in beside)
    }
    return frozenset(found | {peoples()[match[1]] for match in _people().finditer(text)})


def _ranked(name: str, names: PlaceNames) -> list[tuple[str, float]]:
    """The countries that have a place of a name, with the best score there."""
    best: dict[str, float] = {}
    for candidate in names.resolve(name):
        best[candidate.country] = max(candidate.score, best.get(candidate.country, 0.0))
    return sorted(best.items(), key=lambda item: -item[1])


def _only_country(text: str, place: PlacePhrase, mentions: Mentions) -> str | None:
    """The country of a name that stands for no place elsewhere."""
    known = next((found for end, found in mentions.get(place.head.start, ()) if end == place.head.end), ())
    codes = {candidate.country for candidate in known}
    return codes.pop() or None if len(codes) == 1 and len(known) < _MANY else None


def _decide(
    name: str, country: str | None, names: PlaceNames, spoken: frozenset[str], present: frozenset[str]
) -> str | None:
    """The country of a name by itself, then by the countries the page speaks of; None if several would do."""
    ranked = _ranked(name, names)
    if not ranked:
        return country
    first, score = ranked[0]
    rivals = [(code, other) for code, other in ranked[1:] if score - other < _NEAR]
    if not rivals:
        return first
    near = [code for code, _ in [ranked[0], *rivals] if code in spoken]
    if len(near) == 1:
        return near[0]
    ahead = score - rivals[0][1]
    tempting = first not in present and any(code in present for code, _ in rivals)
    clear = ahead >= _CLEAR or (ahead >= _AHEAD and not tempting)
    return first if clear and (not near or first in near) else None


def settled_country(name: str, names: PlaceNames) -> str | None:
    """The country of a name by itself; None if several countries would do."""
    return _decide(name, None, names, frozenset(), frozenset())


def _lines(text: str, places: list[PlacePhrase]) -> list[_Line]:
    """The page's lines with the countries they name beside their places."""
    lines, at = [], 0
    beside = [(place.start, place.end) for place in places if place.country_stated]
    for raw in text.split("\n"):
        start, at = at, at + len(raw) + 1
        if len(raw) > _CELL_LINE:
            lines.append(_Line(start, at, None, heads=False))
            continue
        found = [m for m in _country().finditer(raw) if not any(s <= start + m.start() < e for s, e in beside)]
        codes = {country_names("en")[match[0]] for match in found}
        rest = _country().sub("", raw)
        heads = len(codes) == 1 and not re.search(r"[^\W\d_]", re.sub(r"\((?:\d+|[^)]*cit[^)]*)\)", "", rest))
        lines.append(_Line(start, at, codes.pop() if len(codes) == 1 else None, heads))
    return lines


def _by_line(text: str, place: PlacePhrase, names: PlaceNames, lines: list[_Line]) -> PlacePhrase:
    """Gonohe | Japan in one row, or under a heading that is a country: so stated, if the name may lie there."""
    index = next((n for n, line in enumerate(lines) if line.start <= place.start < line.end), None)
    if index is None:
        return place
    line = lines[index]
    words = text[line.start : line.end].strip()
    code = line.country if line.country and not line.heads and _is_row(words) else None
    if code is None and len(words) <= _LIST_LINE:
        code = _heading(text, lines, index)
    if code is None or not _may_lie(text, place, names, code):
        return place
    return replace(place, country=code, country_stated=True, weak=False, candidates=())


def _is_row(words: str) -> bool:
    """Whether a line is a row of cells: parted by more than a colon or a dash, or each of a few words."""
    if _CELL_BORDER.search(words):
        return True
    cells = _CELL_MARK.split(words)
    return len(cells) > 1 and all(len(cell.split()) <= _CELL_WORDS for cell in cells)


def _heading(text: str, lines: list[_Line], index: int) -> str | None:
    for line in reversed(lines[max(0, index - 12) : index]):
        if line.heads:
            return line.country
        if line.country or line.end - line.start > _LIST_LINE:
            return None
    return None


def _may_lie(text: str, place: PlacePhrase, names: PlaceNames | None, code: str) -> bool:
    """Whether the name is known in a country, or nowhere."""
    name = text[place.head.start : place.head.end]
    return names is None or bool(names.resolve(name, code)) or not any(c.score >= _LIKELY for c in names.resolve(name))
