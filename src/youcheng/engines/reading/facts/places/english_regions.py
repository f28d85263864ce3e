"""The region after an English name: Yorba Linda, California; Paju, Gyeonggi Province; Atlanta, Georgia."""

# ruff: noqa: E501 - patterns and tables read best one to a line

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from youcheng.engines.reading.facts.lexicon import alternatives, section
from youcheng.engines.reading.facts.places.phrase import PlacePhrase
from youcheng.engines.reading.facts.places.resolve import PlaceNames
from youcheng.engines.reading.facts.places.told_countries import regions
from youcheng.engines.reading.facts.words import country_names

_INITIALS = 3
# Li Xiaolin, Anhui Governor …: the region belongs to the next person's post.
_POST_AFTER = re.compile(
    r"\s(?:Vice|Deputy|Lt\.?|Lieutenant|Party|Provincial)?\s?(?:Governor|Gov\.|Mayor|[Ss]ecretary|Premier|Minister|Ambassador|Senator)\b"
)
# Tsuruoka, | New Brunswick's sister city in Japan.
_SISTER_AFTER = re.compile(r"['’]s?\s(?:[a-z]+\s){0,2}(?:sister|twin|partner|friend)")


@cache
def suffix() -> re.Pattern[str]:
    return re.compile(
        rf"[ ](?:{alternatives((*section('en.txt', 'place.suffix'), *section('en_words.txt', 'place.suffix')))})\b(?!\s(?:Council|Hall|[Cc]ouncil|[Gg]overnment))"
    )


@cache
def _region_after() -> re.Pattern[str]:
    names = alternatives(regions())
    lead = r"(?:(?:,\s?|(?:\s\([^()\n]{1,30}\))?,?\s(?:also\s|which\s(?:is|lies)\s)?(?:in|of)\s)(?:(?:central|eastern|western|northern|southern|northeast(?:ern)?|northwest(?:ern)?|southeast(?:ern)?|southwest(?:ern)?|east|west|north|south)\s)?(?:the\s)?)"
    middle = r"(?:(?:[A-Z][\w-]+\s)?(?:China's|Japan's)\s)?"
    region = rf"(?P<name>{names})(?!\s(?:City|D\.F|Antilles))(?:\s(?:[Pp]rovince|[Pp]refecture|[Ss]tate|Oblast|[Cc]ounty))?(?![\w-])"
    states = [name for name, code in regions().items() if code in ("US", "CA", "AU") and len(name) > _INITIALS]
    plain = rf"[ ](?P<plain>{alternatives((*country_names('en'), *states))})(?![\w-]|\s[A-Z])"
    return re.compile(rf"{lead}{middle}{region}|\s?\((?P<bracket>{names})(?:,\s[A-Z][\w .]{{1,24}})?\)|{plain}")


# What stands between a part of a town and the town; the part's generic word belongs to its name.
_PART_OF = re.compile(r"(?P<part> (?:District|Ward))? of (?:the )?(?:City of )?")


def nested(text: str, found: list[PlacePhrase], names: PlaceNames | None) -> list[PlacePhrase]:
    """Paju, Gyeonggi Province; Wuzhong District of Suzhou: where the place before it lies is no second place."""
    kept: list[PlacePhrase] = []
    for place in found:
        last = kept[-1] if kept else None
        if (
            last is not None
            and place.level == "province"
            and last.level != "province"
            and _lies(text, last, place, names)
        ):
            kept[-1] = replace(last, end=place.end, country=place.country, country_stated=True)
        elif last is not None and _part_of(text, last, place):
            kept[-1] = replace(last, country=last.country or place.country)  # Wuzhong District of Suzhou
        else:
            kept.append(place)
    return kept


def _part_of(text: str, part: PlacePhrase, town: PlacePhrase) -> bool:
    match = _PART_OF.fullmatch(text, part.end, max(part.end, town.head.start))
    return bool(match and (match["part"] or text[part.start : part.end].endswith((" District", " Ward"))))


def _lies(text: str, place: PlacePhrase, province: PlacePhrase, names: PlaceNames | None) -> bool:
    between = text[place.end : province.start]
    if between not in (", ", " of ", " in "):
        return False
    words = text[place.head.start : place.head.end]
    region = text[province.head.start : province.head.end]
    if not inside(words, region, province.country, names):
        return False
    if place.country in (None, province.country):
        return True
    if place.country_stated:
        return False
    return between != ", " or (names is not None and bool(names.resolve(words, province.country)))


# Jeju, Hainan | mark 30 years of sisterhood: two places side by side.
_HEADLINE = re.compile(
    r"\s(?:to\s|set\s)?(?:sign|ink|mark|celebrate|renew|become|forge|seal|agree|launch|boost|deepen|strengthen|establish|up)\b"
)


def region_after(text: str, start: int, end: int, names: PlaceNames | None) -> tuple[str | None, int]:
    """The country that follows a name (Yorba Linda, California · Tongchuan, Shaanxi province · Sligo, Ireland)."""
    code, at = None, end
    generic = suffix().match(text, end)
    if generic:
        at = generic.end()
    for _ in range(3):
        match = _region_after().match(text, at)
        if not match or _POST_AFTER.match(text, match.end()) or _SISTER_AFTER.match(text, match.end()):
            break
        name = match["name"] or match["bracket"] or match["plain"]
        country = _country_of(text[start:end], name, names)
        if (
            text.startswith(("'s", "’s"), match.end())
            and names is not None
            and not names.resolve(text[start:end], country)
        ):
            break  # the Mayor of Kandy, China's Ambassador
        if code is not None and country != code:
            break  # Hyōgo Prefecture in Japan, | Sichuan Province in China
        bare = code is None and match[0].startswith(",") and match[0].endswith(name)
        if bare and not inside(text[start:end], name, country, names):
            break  # Kobe, Nagasaki and Nagoya
        if bare and text[start - 1 : start] in ("", "\n") and _HEADLINE.match(text, match.end()):
            break
        code, at = country, match.end()
    return code, (at if code or generic else end)


def _country_of(name: str, region: str, names: PlaceNames | None) -> str:
    """Atlanta, Georgia is not in the Caucasus."""
    code = regions()[region]
    others = _SHARED.get(region, ())
    if not others or names is None or names.resolve(name, code):
        return code
    return next((other for other in others if names.resolve(name, other)), code)


# Regions whose name another country or region has too.
_SHARED = {"Georgia": ("US",), "Limburg": ("BE",), "Galicia": ("PL",), "Punjab": ("PK", "IN"), "Limpopo": ("MZ",)}


def inside(name: str, region: str, country: str | None, names: PlaceNames | None) -> bool:
    """Whether a place may lie in a region named after it: not Kobe in Nagasaki, which is a city as well."""
    if names is None or country is None or region in country_names("en"):
        return True
    regions_ = names.resolve(region, country)
    if not regions_ or regions_[0].level != "city":
        return True
    places = names.resolve(name, country)
    if not places or len(places) > 4:  # unknown there, or one of too many of its name
        return not names.resolve(name) or len(places) > 4
    provinces = [r.place_id for r in regions_ if r.level == "province"]
    return any(names.lies_in(p.place_id, province) for p in places for province in provinces)
