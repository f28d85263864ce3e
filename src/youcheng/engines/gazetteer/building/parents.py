"""What lies above a GeoNames city: its first-order code turned into a subdivision."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from youcheng.engines.gazetteer.building import data
from youcheng.engines.gazetteer.building.cities import City, Fold
from youcheng.engines.gazetteer.building.draft import Atlas, Draft
from youcheng.engines.gazetteer.building.script import is_cjk
from youcheng.engines.gazetteer.model import Level

_TYPE_WORD = re.compile(
    r" (?:Province|State|Region|Oblast|Krai|County|Department|Canton|Voivodeship|Governorate|oblast'?|län|megye|kraj)$"
    r"|^(?:Provincia de|Departamento de|Région de|Judeţul|Wilayat|Changwat|Tỉnh|Muhafazat) "
    r"|(?:州|省|府|县|道|大区|边疆区)$"
)


class Parents:
    """GeoNames first-order codes to subdivisions: the data files, equal codes, then divisions named after a city."""

    def __init__(self, atlas: Atlas, cities: Iterable[City], fold: Fold) -> None:
        self._atlas = atlas
        self._known: dict[tuple[str, str], str] = {}
        for row in data.load("china_provinces.toml")["province"]:
            if "gn" in row:
                self._known["CN", row["gn"]] = f"iso:CN-{row['iso']}"
        for jis, row in data.load("japan_prefectures.toml")["prefectures"].items():
            self._known["JP", row[0]] = f"iso:JP-{jis}"
        for country, codes in data.load("admin1.toml").items():
            for gn, iso in codes.items():
                self._known[country, gn] = f"iso:{country}-{iso}"
        self._infer(cities, fold)

    def _infer(self, cities: Iterable[City], fold: Fold) -> None:
        stated = {country for country, _ in self._known}
        groups: dict[str, dict[str, list[City]]] = defaultdict(lambda: defaultdict(list))
        for city in cities:
            if city["countrycode"] not in stated and city["admin1code"]:
                groups[city["countrycode"]][city["admin1code"]].append(city)
        subdivisions: dict[str, list[Draft]] = defaultdict(list)
        for place in self._atlas:
            if place.level is Level.PROVINCE and place.country:
                subdivisions[place.country].append(place)
        for country, codes in groups.items():
            equal = {code for code in codes if self._atlas.get(self._equal(country, code))}
            named = self._by_city_names(codes, subdivisions[country], fold)
            # Equal letters are no accident. Equal numbers often are: many countries number both lists, differently.
            trusted = {code for code in equal if not code.isdigit()} if len(equal) >= 0.8 * len(codes) else set()
            for code in codes:
                target = self._equal(country, code) if code in trusted else named.get(code)
                if target:
                    self._known[country, code] = target

    def _equal(self, country: str, code: str) -> str:
        plain = f"iso:{country}-{code}"
        return plain if self._atlas.get(plain) else f"iso:{country}-{code.lstrip('0') or code}"

    @staticmethod
    def _by_city_names(codes: dict[str, list[City]], subdivisions: list[Draft], fold: Fold) -> dict[str, str]:
        """Divisions that bear the name of one of the three largest cities in a code; what two claim, neither gets."""
        by_key: dict[str, str] = {}
        for place in subdivisions:
            for name in place.names:
                for text in {name.text, _TYPE_WORD.sub("", name.text)}:
                    by_key.setdefault(fold(text), place.id)
        claims: dict[str, list[str]] = defaultdict(list)
        for code, cities in codes.items():
            for city in cities[:3]:
                names = (city["name"], *(text for text in city["alternatenames"] if is_cjk(text)))
                target = next((by_key[key] for key in map(fold, names) if key in by_key), None)
                if target:
                    claims[target].append(code)
                    break
        return {codes[0]: target for target, codes in claims.items() if len(codes) == 1}

    def of(self, city: City) -> str | None:
        """The place above the city, or None when even its country is unknown."""
        country = city["countrycode"]
        known = self._known.get((country, city["admin1code"]))
        if known and self._atlas.get(known):
            return known
        placed = self._atlas.by_code("iso3166-1", country)
        return placed.id if placed else None
