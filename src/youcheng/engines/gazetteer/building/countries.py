"""Countries (ISO 3166-1 by pycountry; names by language from Babel) and their ISO 3166-2 subdivisions."""

from __future__ import annotations

import gettext
import re
from pathlib import Path
from typing import Any

import pycountry
from babel import Locale

from youcheng.engines.gazetteer.building import data
from youcheng.engines.gazetteer.building.draft import Atlas, Draft
from youcheng.engines.gazetteer.building.script import infer_language, shinjitai, simplify, traditional
from youcheng.engines.gazetteer.model import Level

LANGUAGES = {"zh-Hans": "zh_Hans", "zh-Hant": "zh_Hant", "ja": "ja", "en": "en", "ko": "ko", "ru": "ru", "de": "de",
             "fr": "fr", "es": "es", "pt": "pt", "it": "it"}  # fmt: skip
CATALOGUES = {
    "zh-Hans": "zh_CN",
    "zh-Hant": "zh_TW",
    "ja": "ja",
    "ko": "ko",
    "de": "de",
    "fr": "fr",
    "es": "es",
    "it": "it",
    "ru": "ru",
}
_MUNICIPAL = re.compile(r"municipality|commune|\btown|local council", re.IGNORECASE)
_CITY = re.compile(r"^city", re.IGNORECASE)
_MANY = 45  # a country with more municipal first-order divisions than this has no first order worth the name


def add_countries(atlas: Atlas) -> None:
    """All of ISO 3166-1, except what the data files place inside another country."""
    placed = {row["iso3166_1"] for row in data.load("china_provinces.toml")["province"] if "iso3166_1" in row}
    territories = {tag: Locale.parse(code).territories for tag, code in LANGUAGES.items()}
    extra = data.load("countries.toml")
    for country in pycountry.countries:
        code: str = country.alpha_2
        if code in placed:
            continue
        place = Draft(f"iso:{code}", Level.COUNTRY, code, None)
        place.codes["iso3166-1"] = code
        for tag, names in territories.items():
            if code in names:
                place.add(names[code], tag, "short")
        place.add(country.name, "en", "alias")
        if official := getattr(country, "official_name", None):
            place.add(official, "en", "official")
        place.add(country.alpha_3, None, "alias")
        for tag, texts in extra.get(code, {}).items():
            for text in texts:
                place.add(text, tag, "alias")
        for tag, text in extra["official"].get(code, {}).items():
            place.add(text, tag, "official")
        atlas.add(place)


def _catalogues() -> dict[str, Any]:
    folder = Path(pycountry.LOCALES_DIR)
    return {tag: gettext.translation("iso3166-2", folder, [code], fallback=True) for tag, code in CATALOGUES.items()}


def add_subdivisions(atlas: Atlas) -> None:
    """ISO 3166-2: first order as provinces, what lies inside one as counties, municipal lists as cities."""
    add_chinese_provinces(atlas)
    add_taiwanese_divisions(atlas)
    add_japanese_prefectures(atlas)
    catalogues = _catalogues()
    supplement = data.load("first_order.toml")
    skipped = {"CN", "JP", "TW", "HK", "MO"}
    by_country: dict[str, list[Any]] = {}
    for subdivision in pycountry.subdivisions:
        if subdivision.country_code not in skipped:
            by_country.setdefault(subdivision.country_code, []).append(subdivision)
    for country, rows in by_country.items():
        if atlas.get(f"iso:{country}") is None:
            continue
        codes = {row.code for row in rows}
        top = sum(row.parent_code is None for row in rows)
        for row in sorted(rows, key=lambda row: (row.parent_code is not None, row.code)):
            nested = row.parent_code is not None and row.parent_code in codes
            level = Level.COUNTY if nested else Level.PROVINCE
            if not nested and ((top > _MANY and _MUNICIPAL.search(row.type)) or _CITY.search(row.type)):
                level = Level.CITY
            place = Draft(f"iso:{row.code}", level, country, f"iso:{row.parent_code}" if nested else f"iso:{country}")
            place.codes["iso3166-2"] = row.code
            _name_subdivision(place, row, catalogues, supplement)
            atlas.add(place)


def _name_subdivision(place: Draft, row: Any, catalogues: dict[str, Any], supplement: dict[str, Any]) -> None:
    own = supplement.get(place.country or "", {}).get(row.code.split("-", 1)[1])
    if own:  # [English, simplified Chinese, Japanese, further spellings…]
        place.add(own[0], "en", "official")
        place.add(own[1], "zh-Hans", "official")
        place.add(traditional(own[1]), "zh-Hant", "official", inferred=True)
        place.add(own[2], "ja", "official")
        for text in own[3:]:
            place.add(text, infer_language(text, place.country) or "en", "alias")
    plain = re.sub(r"\s*[\[(].*?[\])]", "", row.name).strip()
    if ", " in plain and plain.count(", ") == 1:  # "Madrid, Comunidad de"
        head, tail = plain.split(", ")
        place.add(head, "en", "short", inferred=True)
        place.add(f"{tail} {head}" if not tail.endswith("'") else f"{tail}{head}", None, "alias")
    else:
        place.add(plain, None if own else "en", "alias" if own else "official", inferred=True)
    for bracketed in re.findall(r"\[([^\]]+)\]", row.name):
        place.add(re.sub(r"\s+[A-Z]{2}-[A-Z0-9]+$", "", bracketed), None, "alias")
    for tag, catalogue in catalogues.items():
        text = catalogue.gettext(row.name)
        if text != row.name and (tag in {"de", "fr", "es", "it"} or not text.isascii()):
            kind = "alias" if own or tag in {"de", "fr", "es", "it"} else "official"
            place.add(text, tag, kind)  # type: ignore[arg-type]
    _add_state_forms(place, supplement)


def _add_state_forms(place: Draft, supplement: dict[str, Any]) -> None:
    """加利福尼亚 beside 加利福尼亚州, テキサス州 beside テキサス, where the data file states the suffix."""
    if place.level is not Level.PROVINCE:
        return
    for name in [name for name in place.names if name.language in {"zh-Hans", "zh-Hant", "ja"}]:
        for kind in supplement["kinds"]:
            stem = name.text.removesuffix(kind)
            if stem != name.text and len(stem) > 1:
                place.add(stem, name.language, "short", inferred=True)
                break
    suffix = supplement["suffixes"].get(place.country)
    if not suffix:
        return
    for name in [name for name in place.names if name.language in {"zh-Hans", "zh-Hant", "ja"}]:
        if name.text.endswith(tuple("州省区府道市県县")) or name.text.endswith("地区"):
            short = name.text.removesuffix(suffix)
            if short != name.text and len(short) > 1:
                place.add(short, name.language, "short", inferred=True)
        else:
            place.add(name.text + suffix, name.language, "alias", inferred=True)


def add_chinese_provinces(atlas: Atlas) -> None:
    """The provincial divisions of China from the data file, each one place with all its codes."""
    for row in data.load("china_provinces.toml")["province"]:
        place = Draft(f"iso:CN-{row['iso']}", Level.PROVINCE, "CN", "iso:CN")
        place.codes |= {"iso3166-2": f"CN-{row['iso']}", "gb2260": f"{row['gb']}0000"}
        if "iso3166_1" in row:
            place.codes["iso3166-1"] = row["iso3166_1"]
        place.add(row["zh"], "zh-Hans", "official")
        place.add(row["short"], "zh-Hans", "short")
        for text in row.get("alias", []):
            place.add(text, "zh-Hans", "alias")
        for text in row.get("ja", []):
            place.add(text, "ja", "official")
        for text in (row["zh"], row["short"]):
            kind = "official" if text == row["zh"] else "short"
            place.add(traditional(text), "zh-Hant", kind, inferred=True)  # type: ignore[arg-type]
            place.add(shinjitai(text), "ja", kind, inferred=True)  # type: ignore[arg-type]
        place.add(row["en"], "en", "official")
        suffix = {"省": " Province", "市": " Municipality"}.get(row["zh"][-1])
        if suffix:
            place.add(row["en"] + suffix, "en", "alias")
        for text in row.get("alias_en", []):
            place.add(text, "en", "alias")
        for text in row.get("former", []):
            place.add(text, "zh-Hans", "former")
        for text in row.get("former_en", []):
            place.add(text, "en", "former")
        for text in row.get("one", []):
            place.add(text, "zh-Hans", "alias")
        atlas.add(place)


def add_taiwanese_divisions(atlas: Atlas) -> None:
    """ISO 3166-2:TW from the data file: second order, at the level of cities."""
    for code, (english, traditional_name, simplified, _city) in data.load("taiwan.toml")["divisions"].items():
        place = Draft(f"iso:TW-{code}", Level.CITY, "CN", "iso:CN-TW")
        place.codes["iso3166-2"] = f"TW-{code}"
        place.add(english, "en", "official")
        for language, text in (("zh-Hant", traditional_name), ("zh-Hans", simplified)):
            place.add(text, language, "official")
            place.add(text[:-1], language, "short")
        place.add(traditional_name.replace("臺", "台"), "zh-Hant", "alias")
        place.add(shinjitai(simplified), "ja", "official", inferred=True)
        atlas.add(place)


def add_japanese_prefectures(atlas: Atlas) -> None:
    """The 47 prefectures from the data file."""
    rows = data.load("japan_prefectures.toml")
    for jis, (_gn, japanese, chinese, english, reading) in rows["prefectures"].items():
        place = Draft(f"iso:JP-{jis}", Level.PROVINCE, "JP", "iso:JP")
        place.codes |= {"iso3166-2": f"JP-{jis}", "jis": jis}
        place.add(japanese, "ja", "official")
        place.add(chinese, "zh-Hans", "official")
        place.add(traditional(simplify(japanese)), "zh-Hant", "official", inferred=True)
        if japanese != "北海道":
            place.add(japanese[:-1], "ja", "short")
            place.add(chinese[:-1], "zh-Hans", "short")
            place.add(traditional(simplify(japanese[:-1])), "zh-Hant", "short", inferred=True)
        place.add(english, "en", "official")
        suffix = {"道": "", "都": " Metropolis", "府": " Prefecture", "県": " Prefecture"}[japanese[-1]]
        place.add(f"{english}{suffix}", "en", "alias")
        tail = {"都": "-to", "府": "-fu", "県": "-ken"}.get(japanese[-1])
        if tail:
            place.add(f"{english}{tail}", None, "alias")
        place.add(reading, "ja", "alias")
        for text in rows["aliases"].get(jis, []):
            place.add(text, "zh-Hans", "alias")
        atlas.add(place)
