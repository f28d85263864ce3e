"""Institutions in English text: capitalised names that end, or begin, in a generic part."""

# ruff: noqa: E501 - patterns and tables read best one to a line

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from youcheng.engines.reading.facts.lexicon import alternatives, section
from youcheng.engines.reading.facts.places.institutions import Institution, country_of, key_of
from youcheng.engines.reading.facts.words import country_names

if TYPE_CHECKING:
    from youcheng.engines.reading.facts.view import View

# Romanised names: Sapporo Asahigaoka High School. First words of others are often of persons (Mary, Franklin).
_ROMANISED = frozenset({"JP", "CN", "KR", "TW"})
_CAP = r"(?:St\.|[A-ZÀ-Þ][\w'À-ÿ-]*)"
_MODIFIER = r"(?:Junior|Senior|Lower|Upper|Middle|Elementary|Primary|Secondary|High|Grammar|Public|State|Preparatory|Jr\.-Sr\.|Bilingual|International|Intermediate|Comprehensive|Technical|Vocational|Agricultural|Commercial|Girls'?|Boys'?|Community|Catholic|Christian|Municipal|Prefectural|National)"
# Lycée Henri IV, Biblioteca Municipal de Oeiras.
_OF_X = rf"(?:\s(?:(?:de\sla|des?|du|del|da|do)\s)?{_CAP}){{1,3}}"
_ENGLISH = re.compile(
    rf"\b(?P<port>Port\sof\s(?:the\s)?{_CAP}(?:\s{_CAP}){{0,2}}?(?:\sPort)?\sAuthority\b|Port\sof\s{_CAP}(?:\s(?!and\b){_CAP}){{0,2}}|Port\sAuthority(?:\sof\s{_CAP}(?:\s{_CAP})?)?|(?<=\w\s)(?:Port|Harbou?r)\b(?!\s(?:of|[A-Z])))"
    rf"|\b(?P<school>(?:{_MODIFIER}\s(?:and\s(?=[A-Z]))?)*(?:School|College|Academy|Gymnasium|Lyc[eé]e|Kindergarten|HS)(?:\sfor\s(?:Girls|Boys))?\b|(?<=\w\s)High\b(?!\s[A-Z]))"
    rf"|\b(?P<school_>(?:Lyc[eé]e|Coll[eè]ge|Colegio|Escuela|Liceo|École){_OF_X})|\b(?P<zoo_>(?:Zool[oó]gico|Tiergarten|Tierpark){_OF_X})"
    rf"|\b(?P<museum_>(?:Musée|Museo|Museu){_OF_X})|\b(?P<library_>(?:Biblioteca|Bibliothèque){_OF_X})|\b(?P<port_>Puerto\sde\s{_CAP})"
    rf"|\b(?P<university>University(?:\sof\s{_CAP}(?:\s{_CAP})?)?)"
    rf"|\b(?P<zoo>(?:Zoological\s)?(?:Zoo|Zoological\sGardens?|Aquarium|Safari\sPark)\b)|\b(?P<museum>(?:Art\s)?Museum(?:\sof\s(?:the\s)?{_CAP}(?:(?:\sand)?\s{_CAP}){{0,2}})?\b)"
    rf"|\b(?P<library>(?:Public\s)?Library\b)|\b(?P<hospital>Hospital|Medical\sCent(?:er|re))\b|\b(?P<airport>(?:International\s)?Airport\b)"
    rf"|\b(?P<park>(?:National\s|State\s|Botanic(?:al)?\s)?(?:Park|Gardens?|Arboretum)|(?:(?:UNESCO|Global)\s)*Geopark)\b|\b(?P<lake>Lake\s{_CAP}(?:\s{_CAP})?|(?<=\w\s)Lake\b)"
)  # fmt: skip
# These name one without a word before them: Museum of Natural Science.
_OF = re.compile(r"(?:\w+ )?Museum of \w")
# The ports of Seattle and Kobe.
_PORTS = re.compile(rf"\b[Pp]orts\sof\s(?P<one>{_CAP}(?:\s{_CAP})?)\sand\s(?:of\s)?(?P<other>{_CAP}(?:\s{_CAP})?)")
_BEFORE = re.compile(rf"(?:{_CAP}(?:\s(?:of|de|la|du|des|&)\s|\s))+$")  # St. John's too: its 's is of the name
_PORT_WORDS = re.compile(r"^Ports? of (?:the )?|(?:\s(?:Port|Harbou?r))?(?:\sAuthority)?$")
_NO_NAME = frozenset({"Sister", "Twin", "Partner", "Friendship", "Our", "The", "A", "An", "This", "That", "Each", "Both", "All", "High", "Public", "New", "Two", "Three", "Japanese", "Chinese", "Korean", "American", "Australian", "Local", "Home"})  # fmt: skip
_LEADING = re.compile(r"(?:(?:Principal|Headmaster|Deputy|Director|Head|President|Chair|Between|Our|And|With)\s)+")
_FIRST = re.compile(r"(\S+)\s")
_LONGEST = 60
_TAIL = re.compile(rf"(?:,?\s{_CAP}){{0,2}}")
_OWNED = re.compile(r"(?P<country>[A-Z][\w.]*(?:\s[A-Z]\w*){0,2})'s\s")
_ACRONYM = re.compile(r"\s?\((?:the\s)?\"?(?P<short>[A-Z]{2,6})\"?\)")
_INITIALS = re.compile(r"\b[A-Z]{2,4}HS\b")


def find_names(view: View, own: tuple[str, str] | None) -> list[Institution]:
    """The institutions that an English page names, in order, their short forms too; ``own`` publishes the page."""
    text = view.text
    found: list[Institution] = []
    last = 0
    for match in _ENGLISH.finditer(text):
        if match.start() < last:
            continue
        one = _english_name(view, match, last)
        if one is not None:
            found.append(one)
            last = one.end
    found += [one for match in _PORTS.finditer(text) for one in _two_ports(view, match)]
    by_acronym = {short["short"]: one for one in found if (short := _ACRONYM.match(text, one.end))}
    for short in _INITIALS.finditer(text):
        by_acronym.setdefault(short[0], Institution(short.start(), short.end(), "school", f"{short[0]}/school"))
    if own is not None:
        stem = re.sub(rf"\s(?:{_MODIFIER}\s)*(?:School|College|Academy|Zoo|Museum|Library)$", "", own[0])
        by_acronym.setdefault(stem, Institution(0, 0, own[1], key_of(own[0], own[1])))
    for name, one in by_acronym.items():
        for again in re.finditer(rf"\b{re.escape(name)}\b", text):
            if not any(other.start < again.end() and again.start() < other.end for other in found):
                found.append(replace(one, start=again.start(), end=again.end()))
    return sorted(found, key=lambda one: one.start)


def _two_ports(view: View, match: re.Match[str]) -> list[Institution]:
    return [
        Institution(*match.span(side), "port", key_of(match[side], "port"), country=country_of(view, match[side]))
        for side in ("one", "other")
    ]


def sort_of_name(name: str) -> str | None:
    """What sort of institution has a name, by its generic part; None where it has none.

    A place may stand behind it: Sacred Heart College Kyneton.
    """
    ends = (match for match in _ENGLISH.finditer(name) if match.start() > 0 and _TAIL.fullmatch(name, match.end()))
    return next((str(match.lastgroup).removesuffix("_") for match in ends), None)


def _english_name(view: View, match: re.Match[str], last: int) -> Institution | None:
    """The institution whose generic part was found, unless nothing before it makes a name."""
    text, sort, end = view.text, str(match.lastgroup).removesuffix("_"), match.end()
    whole = match[0].startswith("Port of") or (sort == "lake" and " " in match[0]) or match.lastgroup != sort
    start = match.start() if whole else _beginning(text, match.start(), last)
    whole |= bool(_OF.match(match[0]))
    country = None
    for owner in _OWNED.finditer(text, start, end):
        if owner["country"] in country_names("en"):
            country, start = country_names("en")[owner["country"]], owner.end()
    stem = text[start : match.start()].split()
    if not whole and country is None and all(word in _NO_NAME or re.fullmatch(_MODIFIER, word) for word in stem):
        return None
    inside = next((p for p in view.places if start <= p.head.start < end), None)
    country = (
        country or _country_before(text, start) or _country_after(view, end) or (inside.country if inside else None)
    )
    told = country is not None
    country = country or _country_in(view, text[start:end], sort, stem)
    guessed = not told and country not in _ROMANISED and sort != "port"
    abroad = match.lastgroup != sort  # Zoológico, Lycée: no English name
    return Institution(start, end, sort, key_of(text[start:end], sort), inside, country, abroad, guessed)


def _beginning(text: str, at: int, last: int) -> int:
    """Where the capitalised words before a generic part begin, without those that are no part of a name."""
    before = _BEFORE.search(text, max(last, at - _LONGEST, text.rfind("\n", 0, at) + 1), at)
    start = before.start() if before else at
    while (word := _FIRST.match(text, start, at)) and (word[1] in _not_names() or word[1].islower()):
        start = word.end()
    leading = _LEADING.match(text, start, at)
    return leading.end() if leading else start


def _country_in(view: View, name: str, sort: str, stem: list[str]) -> str | None:
    """The country of the place that a name begins with."""
    if sort == "port":
        return country_of(view, _PORT_WORDS.sub("", name))
    first = country_of(view, stem[0]) if stem else None
    return country_of(view, " ".join(stem)) or (first if first in _ROMANISED else None)


def _country_before(text: str, start: int) -> str | None:
    """Its sister school in Japan, Obihiro High School."""
    match = _before().search(text, max(0, start - 40), start)
    return country_names("en")[match["name"]] if match else None


@cache
def _before() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:in|from)\s(?:{_CAP},\s)?(?:the\s)?(?P<name>{alternatives(country_names('en'))}),\s(?:the\s)?$"
    )


def _country_after(view: View, end: int) -> str | None:
    """Sakura High School, Japan; Lincoln High School in Oregon."""
    match = _after().match(view.text, end)
    if match:
        return country_names("en")[match["name"]]
    beside = view.places_in(end, end + 5)
    between = view.text[end : beside[0].start] if beside else ""
    told = re.fullmatch(r"\s?\(|\sin\s", between) or (
        between in (", ", " of ") and beside[0].level == "province" and beside[0].start == beside[0].head.start
    )
    return beside[0].country if told else None


@cache
def _after() -> re.Pattern[str]:
    names = alternatives(country_names("en"))
    return re.compile(rf"(?:,\s|,?\sin\s|\s?\(|\sof\s)(?:{_CAP}(?:\s{_CAP})?,\s)?(?:the\s)?(?P<name>{names})\b")


@cache
def _not_names() -> frozenset[str]:
    return frozenset(word for word in section("en.txt", "not.name") if " " not in word)
