"""Adds the divisions of China and matches them to GeoNames by name, province, distance to the city above, and level."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import asin, cos, radians, sin, sqrt
from typing import Any

from pypinyin import lazy_pinyin

from youcheng.engines.gazetteer.build import data
from youcheng.engines.gazetteer.build.cities import City, Fold, absorb
from youcheng.engines.gazetteer.build.divisions import Division, Divisions, short_name, zone_names
from youcheng.engines.gazetteer.build.draft import Atlas, Draft
from youcheng.engines.gazetteer.build.script import is_cjk, shinjitai, traditional
from youcheng.engines.gazetteer.model import Level

# A county's match may lie this far (km) from its city; the wide western divisions reach farther.
REACH_KM = 220.0
WIDE_REACH_KM = 650.0
WIDE_PROVINCES = frozenset({"15", "54", "62", "63", "65", "23", "51"})
_TYPE_WORDS = {"市": "", "县": " County", "区": " District", "旗": " Banner", "盟": " League", "州": " Prefecture"}
# A town of the same stem is taken for the county's seat and so for the county; nothing lower is.
_SEAT_SUFFIXES = ("", "镇", "城", "县城")


@dataclass(slots=True)
class MatchReport:
    """How many divisions found a GeoNames place, by level, and which did not."""

    total: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    matched: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    by_full_name: int = 0
    unmatched: list[str] = field(default_factory=list)
    zones: int = 0
    pseudo: int = 0

    def as_dict(self) -> dict[str, Any]:
        return {
            "divisions": dict(self.total),
            "matched": dict(self.matched),
            "matched_by_full_name": self.by_full_name,
            "functional_zones_flagged": self.zones,
            "pseudo_divisions_dropped": self.pseudo,
        }


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance (haversine, mean Earth radius)."""
    a = sin(radians(lat2 - lat1) / 2) ** 2
    a += cos(radians(lat1)) * cos(radians(lat2)) * sin(radians(lon2 - lon1) / 2) ** 2
    return 2 * 6371.0 * asin(sqrt(min(1.0, a)))


def add_divisions(atlas: Atlas, divisions: Divisions) -> None:
    """One place per division, named in Chinese; English and Japanese follow after the matching."""
    shorts = {row.code: short_name(row.name) for row in divisions.rows}
    for row in divisions.rows:
        above = atlas.by_code("gb2260", row.parent)
        place = Draft(f"cn:{row.code}", row.level, "CN", above.id if above else "iso:CN")
        place.codes["gb2260"] = row.code
        place.add(row.name, "zh-Hans", "official")
        if row.zone:
            place.flags.add("functional_zone")
            for text in zone_names(row.name, shorts.get(row.parent) or ""):
                place.add(text, "zh-Hans", "alias")
        elif short := shorts[row.code]:
            # A district goes by its short name only among neighbours; a city or county often does.
            place.add(short, "zh-Hans", "alias" if row.name.endswith("区") else "short", inferred=True)
        atlas.add(place)


class Matcher:
    """Pairs divisions with GeoNames rows, each row used once: cities first, then counties, surest names first."""

    def __init__(self, atlas: Atlas, cities: Iterable[City], fold: Fold, taken: dict[int, Draft]) -> None:
        self._atlas, self._fold, self._taken = atlas, fold, taken
        self._index: dict[tuple[str, str], list[City]] = defaultdict(list)
        self._latin: dict[tuple[str, str], list[City]] = defaultdict(list)
        for city in cities:
            if city["countrycode"] == "CN":
                for key in {fold(text) for text in city["alternatenames"] if is_cjk(text)}:
                    self._index[city["admin1code"], key].append(city)
                for key in {fold(text) for text in (city["name"], *city["alternatenames"]) if text.isascii()}:
                    self._latin[city["admin1code"], key].append(city)
        self._province_codes = {
            row["gb"]: row["gn"] for row in data.load("china_provinces.toml")["province"] if "gn" in row
        }

    def run(self, divisions: Divisions) -> MatchReport:
        report = MatchReport(pseudo=len(divisions.pseudo))
        for level in (Level.CITY, Level.COUNTY):
            rows = [row for row in divisions.rows if row.level is level]
            for _strict in (True, False):
                for row in rows:
                    place = self._atlas.by_code("gb2260", row.code)
                    if place is not None and "geonames" not in place.codes:
                        city = self._find(row, strict=_strict)
                        if city is not None:
                            self._taken[city["geonameid"]] = place
                            absorb(place, city, self._atlas, self._fold)
                            report.matched[level.value] += 1
                            report.by_full_name += _strict
            report.total[level.value] = len(rows)
        report.zones = sum(row.zone for row in divisions.rows)
        for row in divisions.rows:
            place = self._atlas.by_code("gb2260", row.code)
            if place is not None and not row.zone and "geonames" not in place.codes:
                report.unmatched.append(row.code)
        return report

    def _find(self, row: Division, *, strict: bool) -> City | None:
        admin1 = self._province_codes.get(row.code[:2])
        if admin1 is None:
            return None
        found = list(self._index.get((admin1, self._fold(row.name)), []))
        if not strict:
            stem = short_name(row.name)
            if stem is None:
                return None
            for suffix in _SEAT_SUFFIXES:
                found += self._index.get((admin1, self._fold(stem + suffix)), [])
            if not found:
                found = self._by_pinyin(admin1, row, stem)
        free = {city["geonameid"]: city for city in found if city["geonameid"] not in self._taken}
        near = [city for city in free.values() if self._within_reach(row, city)]
        return max(near, key=lambda city: (city["population"], -city["geonameid"]), default=None)

    def _by_pinyin(self, admin1: str, row: Division, stem: str) -> list[City]:
        """By pinyin alone, and only places that carry no Chinese name that could speak against it."""
        key = self._fold("".join(lazy_pinyin(stem)))
        suffix = self._fold("".join(lazy_pinyin(row.name)))
        rows = [*self._latin.get((admin1, key), []), *self._latin.get((admin1, suffix), [])]
        return [city for city in rows if not any(is_cjk(text) for text in city["alternatenames"])]

    def _within_reach(self, row: Division, city: City) -> bool:
        above = self._atlas.by_code("gb2260", row.parent)
        if row.level is Level.CITY or above is None or above.lat is None or above.lon is None:
            return True
        reach = WIDE_REACH_KM if row.code[:2] in WIDE_PROVINCES else REACH_KM
        return distance_km(above.lat, above.lon, city["latitude"], city["longitude"]) <= reach


def complete_names(atlas: Atlas, divisions: Divisions) -> None:
    """Pinyin, English, traditional and Japanese forms of the divisions' names; all that no source states is inferred."""
    for row in divisions.rows:
        place = atlas.by_code("gb2260", row.code)
        if place is None:
            continue
        for name in [name for name in place.names if name.language == "zh-Hans" and name.kind in {"official", "short"}]:
            for language, convert in (("zh-Hant", traditional), ("ja", shinjitai)):
                if not any(n.language == language and n.kind == name.kind for n in place.names):
                    place.add(convert(name.text), language, name.kind, inferred=True)
        stem = short_name(row.name) or row.name
        spoken = pinyin(stem)
        if row.level is Level.COUNTY and (word := _TYPE_WORDS.get(row.name[-1], "")):
            known = next((n.text for n in place.names if n.language == "en"), None)
            base = known or (pinyin(row.name[:-1]) if len(row.name) == 2 else spoken)
            full = base if base.endswith(word) else base + word
            # The full form first: it is what tells a district from the city.
            place.names[:] = [n for n in place.names if n.text != full]
            position = next((i for i, n in enumerate(place.names) if n.language == "en"), len(place.names))
            place.names.insert(position, type(place.names[0])(full, "en", "official", True))
        if not row.zone:
            place.add(spoken, "en", "short" if place.has_language("en") else "official", inferred=True)
            place.add(pinyin(row.name), None, "alias", inferred=True)
        elif not place.has_language("en"):
            place.add(pinyin(row.name), "en", "official", inferred=True)


def pinyin(text: str) -> str:
    """Pinyin as GB/T 28039 writes it in names: one word, an apostrophe before a syllable that begins with a, e or o."""
    syllables = [part for part in lazy_pinyin(text, v_to_u=True) if part]
    word = "".join(("'" if i and part[0] in "aeo" else "") + part for i, part in enumerate(syllables))
    return re.sub(r"\s+", " ", word).capitalize()
