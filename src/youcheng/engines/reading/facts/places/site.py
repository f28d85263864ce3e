"""The place whose site a page stands on, told by its address: city.fuefuki.yamanashi.jp, wb.beijing.gov.cn."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from youcheng.engines.reading.facts.places.phrase import PlacePhrase, Unit

if TYPE_CHECKING:
    from youcheng.engines.gazetteer import Gazetteer, Place

# How public bodies name their sites, and the country they lie in.
_SITES = (
    (re.compile(r"(?:.*\.)?(?P<sort>pref|metro)\.(?P<name>[a-z-]+)\.(?:lg\.)?jp"), "JP"),
    (re.compile(r"(?:.*\.)?(?P<sort>city|ward|town|vill)\.(?P<name>[a-z-]+)\.(?:[a-z]+\.)?(?:lg\.)?jp"), "JP"),
    (re.compile(r"(?:.*\.)?(?P<name>[a-z]+)\.gov\.cn"), "CN"),
    (re.compile(r"(?:.*\.)?(?P<name>[a-z-]+)\.gov\.uk"), "GB"),
    (re.compile(r"(?:.*\.)?(?P<name>[a-z-]+)\.(?:nsw|qld|vic|sa|wa|tas|nt)\.gov\.au"), "AU"),
    (re.compile(r"(?:.*\.)?(?P<name>[a-z-]+)\.govt\.nz"), "NZ"),
    (re.compile(r"(?:.*\.)?(?P<name>[a-z]+)\.go\.kr"), "KR"),
    (re.compile(r"(?:.*\.)?(?:city|town)of(?P<name>[a-z]+)\.(?:org|gov|com|net|us)"), "US"),
)
# Words that stand before or behind the name: bathurstcity, oxfordcouncil.
_WORDS = re.compile(r"^(?:city|town)|-?(?:city|town|council|cc|dc|tc|pc)$")
# hofheim.de, old.gabrovo.bg, aradippou.org.cy: a site that bears nothing but the name of a place its page names.
_PLAIN = re.compile(r"(?:.*\.)?(?P<name>[a-z][a-z-]{3,})\.(?:(?:org|gov|go|gob|gouv|or|com)\.)?(?P<country>[a-z]{2})")
_SURE = 0.75
_SHORTEST, _LONGEST_INITIALS = 3, 4


def place_of_site(host: str | None, *, text: str, language: str, gazetteer: Gazetteer | None) -> PlacePhrase | None:
    """The place of a public body's site, named for readers of ``language``; None where the address tells none.

    ``text`` decides where initials could mean several (cd.gov.cn: 成都, 常德 …): the one that the page names.
    """
    if host is None or gazetteer is None:
        return None
    for pattern, country in _SITES:
        match = pattern.fullmatch(host)
        if match:
            sort = match.groupdict().get("sort")
            place = _named(gazetteer, match["name"], country, sort) or (
                _by_initials(gazetteer, match["name"], text) if country == "CN" else None
            )
            return _phrase(place, language) if place else None
    return _plain(host, text, gazetteer)


def _plain(host: str, text: str, gazetteer: Gazetteer) -> PlacePhrase | None:
    """The place whose name, as the page writes it, is all of a site's name."""
    match = _PLAIN.fullmatch(host)
    words = match and re.search(rf"\b{match['name'].replace('-', '[ -]')}\b", text, re.IGNORECASE)
    if not match or not words or not words[0][0].isupper():
        return None
    place = _named(gazetteer, words[0], {"UK": "GB"}.get(code := match["country"].upper(), code), None)
    town = place is not None and place.level.value != "country"
    return replace(_phrase(place, "en"), name=words[0]) if place and town else None


def _named(gazetteer: Gazetteer, name: str, country: str, sort: str | None) -> Place | None:
    from youcheng.engines.gazetteer import Context, Level

    if len(name) < _SHORTEST:
        return None
    wanted = {"pref": Level.PROVINCE, "metro": Level.PROVINCE}.get(sort or "", Level.CITY if sort else None)
    for words in dict.fromkeys((name, _WORDS.sub("", name))):
        context = Context(language="en", countries=frozenset({country}), level=wanted)
        for candidate in gazetteer.resolve(words, context=context, limit=4):
            place = candidate.place
            if place.country == country and candidate.score >= _SURE and wanted in (None, place.level):
                return place
    return None


def _by_initials(gazetteer: Gazetteer, initials: str, text: str) -> Place | None:
    """sjz: 石家庄. The prefectures of China are known by the initials of their names in pinyin."""
    if len(initials) > _LONGEST_INITIALS:
        return None
    found = _prefectures(gazetteer).get(initials, [])
    if len(found) > 1:
        found = [place for place in found if place.name("zh-Hans").removesuffix("市") in text]
    return found[0] if len(found) == 1 else None


@cache
def _prefectures(gazetteer: Gazetteer) -> dict[str, list[Place]]:
    from pypinyin import lazy_pinyin

    from youcheng.engines.gazetteer import Level

    found: dict[str, list[Place]] = {}
    for place in gazetteer.places(country="CN", level=Level.CITY):
        if place.id.startswith("cn:"):
            syllables = lazy_pinyin(place.name("zh-Hans").removesuffix("市"))
            found.setdefault("".join(syllable[0] for syllable in syllables), []).append(place)
    return found


def _phrase(place: Place, language: str) -> PlacePhrase:
    name = place.name(language)
    return PlacePhrase(0, 0, (Unit(0, 0, ""),), country=place.country, level=place.level.value, name=name)
