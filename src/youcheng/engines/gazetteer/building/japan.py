"""The cities (市) of Japan: which GeoNames places they are, their full names, and the towns that merged into them."""

from __future__ import annotations

from collections import defaultdict

from youcheng.engines.gazetteer.building import data
from youcheng.engines.gazetteer.building.draft import Atlas, Draft
from youcheng.engines.gazetteer.building.script import simplify, traditional
from youcheng.engines.gazetteer.model import Level, Name


def name_cities(atlas: Atlas) -> dict[str, int]:
    """Give each city found its full names, and its former towns as former names; returns how many of how many."""
    table = data.load("japan_cities.toml")
    by_prefecture: dict[str, list[Draft]] = defaultdict(list)
    for place in atlas:
        if place.country == "JP" and place.level is Level.CITY and place.parent:
            by_prefecture[place.parent].append(place)
    found: dict[tuple[str, str], Draft] = {}
    total = 0
    for jis, stems in table["cities"].items():
        for stem in stems.split():
            total += 1
            city = _find(by_prefecture[f"iso:JP-{jis}"], stem)
            if city is not None:
                found[jis, stem] = city
                _name(city, f"{stem}市", stem, table["chinese"].get(f"{stem}市"))
    for former, (jis, stem) in table["merged"].items():
        if (jis, stem) in found:
            found[jis, stem].add(former, "ja", "former")
            found[jis, stem].add(simplify(former), "zh-Hans", "former", inferred=True)
    return {"listed": total, "found": len(found)}


def _find(places: list[Draft], stem: str) -> Draft | None:
    """The most populous place of the prefecture called so; the spelling may be traditional or end in 市."""
    wanted = {simplify(stem), simplify(f"{stem}市")}
    named = [
        place
        for place in places
        if any(simplify(name.text) in wanted for name in place.names if name.language in {"ja", "zh-Hans", "zh-Hant"})
    ]
    return max(named, key=lambda place: place.population or 0, default=None)


def _name(place: Draft, full: str, stem: str, chinese: str | None) -> None:
    """The full name first, its stem second, in Japanese and Chinese; the old first names stay as aliases."""
    kana = any("\u3041" <= char <= "\u30ff" for char in full)
    hans = chinese or simplify(full)
    names = [Name(full, "ja", "official"), Name(stem, "ja", "short")]
    if chinese or not kana:
        names += [
            Name(hans, "zh-Hans", "official", chinese is None),
            Name(hans.removesuffix("市"), "zh-Hans", "short", chinese is None),
            Name(traditional(hans), "zh-Hant", "official", True),
            Name(traditional(hans.removesuffix("市")), "zh-Hant", "short", True),
        ]
    stated = {(name.text, name.language) for name in names}
    languages = {name.language for name in names}
    for name in place.names:
        if (name.text, name.language) not in stated:
            demoted = name.language in languages and name.kind in {"official", "short"}
            names.append(Name(name.text, name.language, "alias", name.inferred) if demoted else name)
    place.names = names
