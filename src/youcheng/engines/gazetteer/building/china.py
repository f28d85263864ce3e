"""Adds the divisions of China and matches them to GeoNames by name, province, distance to the city above, and level."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import asin, cos, radians, sin, sqrt
from typing import Any

from pypinyin import Style, lazy_pinyin
from pypinyin import pinyin as full_pinyin

from youcheng.engines.gazetteer.building import data
from youcheng.engines.gazetteer.building.cities import City, Fold, absorb
from youcheng.engines.gazetteer.building.divisions import Division, Divisions, short_name, zone_names
from youcheng.engines.gazetteer.building.draft import Atlas, Draft
from youcheng.engines.gazetteer.building.script import is_cjk, shinjitai, traditional
from youcheng.engines.gazetteer.folding import HAN
from youcheng.engines.gazetteer.model import Level

# A county's match may lie this far (km) from its city; the wide western divisions reach farther.
REACH_KM = 220.0
WIDE_REACH_KM = 650.0
WIDE_PROVINCES = frozenset({"15", "23", "50", "51", "54", "62", "63", "65"})
# Inner Mongolia, Tibet, Qinghai, Xinjiang: many names there are not Chinese, and pinyin of them is nobody's usage.
OTHER_LANGUAGES = frozenset({"15", "54", "63", "65"})
_TYPE_WORDS = {"市": "", "县": " County", "区": " District", "旗": " Banner", "盟": " League", "州": " Prefecture"}
# A town of the same stem is taken for the county's seat and so for the county; nothing lower is.
_SEAT_SUFFIXES = ("", "镇", "城关镇", "县城关镇", "城关", "县城", "城关回族镇")


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
        self._counties: dict[str, set[str]] = defaultdict(set)
        self._province_codes = {
            row["gb"]: row["gn"] for row in data.load("china_provinces.toml")["province"] if "gn" in row
        }

    def run(self, divisions: Divisions) -> MatchReport:
        report = MatchReport(pseudo=len(divisions.pseudo))
        for row in divisions.rows:
            if row.level is Level.COUNTY:
                self._counties[row.parent].add(row.name)
        for level in (Level.CITY, Level.COUNTY):
            rows = [row for row in divisions.rows if row.level is level]
            for strict in (True, False):
                for row in rows:
                    place = self._atlas.by_code("gb2260", row.code)
                    if place is not None and "geonames" not in place.codes:
                        city = self._find(row, strict=strict)
                        if city is not None:
                            self._taken[city["geonameid"]] = place
                            absorb(place, city, self._atlas, self._fold)
                            report.matched[level.value] += 1
                            report.by_full_name += strict
            report.total[level.value] = len(rows)
        report.zones = sum(row.zone for row in divisions.rows)
        for row in divisions.rows:
            place = self._atlas.by_code("gb2260", row.code)
            if place is not None and not row.zone and "geonames" not in place.codes:
                report.unmatched.append(row.code)
        return report

    def _find(self, row: Division, *, strict: bool) -> City | None:
        admin1 = self._province_codes.get(row.code[:2])
        if admin1 is None or (not strict and self._is_wider_than_its_seat(row)):
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

    def _is_wider_than_its_seat(self, row: Division) -> bool:
        """A prefecture, league or 地区 whose stem names a 市 or 县 inside it: that is the GeoNames place."""
        inside = self._counties.get(row.code, set())
        return row.level is Level.CITY and not inside.isdisjoint({f"{short_name(row.name)}{type_}" for type_ in "市县"})

    def _by_pinyin(self, admin1: str, row: Division, stem: str) -> list[City]:
        """The seat under another name that lists the county's pinyin among its names: 诸城市 by 密州, alias Zhucheng.

        A place whose own Chinese name merely sounds the same (建昌 and 碱厂) is no match. Only the one place in reach
        counts: two are none.
        """
        if len(stem) < 2:
            return []
        key, full = (self._fold("".join(lazy_pinyin(text))) for text in (stem, row.name))
        rows = {city["geonameid"]: city for k in (key, full) for city in self._latin.get((admin1, k), [])}
        sounds = [city for city in rows.values() if not self._sounds_like(city, {key, full})]
        free = [city for city in sounds if city["geonameid"] not in self._taken and self._within_reach(row, city)]
        return free if len(free) == 1 else []

    def _sounds_like(self, city: City, keys: set[str]) -> bool:
        own = (text for text in city["alternatenames"] if HAN.search(text))
        return any(self._fold("".join(lazy_pinyin(text)))[: len(key)] == key for text in own for key in keys)

    def _within_reach(self, row: Division, city: City) -> bool:
        above = self._atlas.by_code("gb2260", row.parent)
        if row.level is Level.CITY or above is None or above.lat is None or above.lon is None:
            return True
        reach = WIDE_REACH_KM if row.code[:2] in WIDE_PROVINCES else REACH_KM
        return distance_km(above.lat, above.lon, city["latitude"], city["longitude"]) <= reach


def complete_names(atlas: Atlas, divisions: Divisions) -> None:
    """Pinyin, English, traditional and Japanese forms of the divisions' names; what no source states is inferred."""
    for row in divisions.rows:
        place = atlas.by_code("gb2260", row.code)
        if place is None:
            continue
        for name in [name for name in place.names if name.language == "zh-Hans" and name.kind in {"official", "short"}]:
            for language, convert in (("zh-Hant", traditional), ("ja", shinjitai)):
                if not any(n.language == language and n.kind == name.kind for n in place.names):
                    place.add(convert(name.text), language, name.kind, inferred=True)
        stem = short_name(row.name) or row.name
        spoken = _spoken(place, row, stem)
        if row.level is Level.COUNTY and (word := _TYPE_WORDS.get(row.name[-1], "")):
            # The full form: it is what tells a district from the city.
            place.add(
                f"{pinyin(row.name[:-1]) if len(row.name) == 2 else spoken}{word}", "en", "official", inferred=True
            )
        if not row.zone:
            place.add(spoken, "en", "short" if place.has_language("en") else "official", inferred=True)
            place.add(pinyin(row.name), None, "alias", inferred=True)
        elif not place.has_language("en"):
            place.add(zone_english(row.name), "en", "official", inferred=True)


def zone_english(name: str) -> str:
    """烟台经济技术开发区 as Yantai Economic and Technological Development Zone."""
    for suffix, words in data.load("china_divisions.toml")["zone_english"].items():
        if name.endswith(suffix) and name != suffix:
            stem = name.removesuffix(suffix)
            for row in data.load("china_provinces.toml")["province"]:
                if stem.startswith(row["short"]) and len(stem) >= len(row["short"]) + 2 and row["zh"][-1] != "市":
                    stem = stem[len(row["short"]) :]
            parts = [part for part in re.split("(?<=..)市", stem, maxsplit=1) if part]
            return " ".join([*map(pinyin, parts), words])
    return pinyin(name)


def _spoken(place: Draft, row: Division, stem: str) -> str:
    """The division's name in Latin letters: GeoNames' where it is a reading of the characters or, in the regions where
    names are not Chinese, whatever it is; else pinyin. What GeoNames calls the seat stays an alias."""
    stated = next((name for name in place.names if name.language == "en"), None)
    if stated is None:
        return pinyin(stem)
    place.names.remove(stated)
    letters = re.sub(r"[^a-z]", "", stated.text.lower().replace("ü", "u"))
    readings = [
        {_plain(reading) for reading in options} for options in full_pinyin(stem, style=Style.NORMAL, heteronym=True)
    ]
    if not (row.code[:2] in OTHER_LANGUAGES or _readable(letters, readings)):
        place.add(stated.text, None, "alias", inferred=True)
        return pinyin(stem)
    return stated.text


def _plain(reading: str) -> str:
    return reading.replace("ü", "u").replace("v", "u")


def _readable(letters: str, readings: list[set[str]]) -> bool:
    """Whether the letters are one reading of the characters, in order."""
    if not readings:
        return not letters
    return any(letters.startswith(first) and _readable(letters[len(first) :], readings[1:]) for first in readings[0])


def pinyin(text: str) -> str:
    """Pinyin as GB/T 28039 writes it in names: one word, an apostrophe before a syllable that begins with a, e or o."""
    syllables = [part for part in lazy_pinyin(text, v_to_u=True) if part]
    word = "".join(("'" if i and part[0] in "aeo" else "") + part for i, part in enumerate(syllables))
    return re.sub(r"\s+", " ", word).capitalize()
