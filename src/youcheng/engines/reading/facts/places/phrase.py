"""A place as a page writes it: a country and nested units, the innermost last (韩国 忠清北道 忠州市)."""

# ruff: noqa: E501 - patterns and tables read best one to a line

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import NamedTuple

from youcheng.engines.reading.facts.places.transliteration import wholly_foreign

LEVELS = {
    "省": "province", "自治区": "province", "特别行政区": "province", "都": "province", "道": "province", "府": "province",
    "県": "province", "联邦区": "province", "大区": "province", "邦": "province", "边疆区": "province", "边区": "province", "自治省": "province", "共和国": "province",
    "特别自治道": "province", "市": "city", "地区": "city", "盟": "city", "自治州": "city", "特别市": "province",
    "广域市": "province", "特别自治市": "province", "广域": "province", "直辖市": "province",
    "县": "county", "自治县": "county", "区": "district", "旗": "county", "自治旗": "county", "林区": "county", "市政区": "district",
    "新区": "district", "郡": "county", "町": "town", "村": "town", "镇": "town", "郷": "town", "鎮": "town", "乡": "town", "港": "port",
    "state": "province", "province": "province", "prefecture": "province", "county": "county", "city": "city",
    "district": "district", "port": "port", "town": "town", "region": "province",
}  # fmt: skip


# Countries whose 县, as Chinese names it, is their first level.
_COUNTIES = frozenset({"JP", "NO", "SE", "HU", "RO", "HR"})


def level_of(suffix: str, country: str | None) -> str | None:
    """The level that a generic part tells, in the country where it is known."""
    if suffix == "州":
        return "province" if country not in (None, "CN") else "city"
    return "province" if suffix == "县" and country in _COUNTIES else LEVELS.get(suffix)


class Unit(NamedTuple):
    """One unit of a nested name; ``suffix`` is its generic part (市, 县, 州), empty for a bare name."""

    start: int
    end: int
    suffix: str


@dataclass(frozen=True, slots=True)
class PlacePhrase:
    """A place name with the country and units that lead to it.

    ``start``–``end`` covers all of it, ``head`` is the innermost unit. ``country`` is an ISO 3166-1 code where the
    page or the gazetteer tells it. ``weak`` marks names that only their position suggests.
    """

    start: int
    end: int
    units: tuple[Unit, ...]
    country: str | None = None
    country_stated: bool = False
    weak: bool = False
    level: str | None = None
    candidates: tuple[str, ...] = field(default=(), compare=False)
    name: str | None = None  # where it does not stand on the page: the publisher's

    @property
    def head(self) -> Unit:
        """The innermost unit."""
        return self.units[-1]


# 台湾の|新竹県, 台湾・|台南市: its counties are no provinces beside it.
_WITH_COUNTIES = frozenset({"台湾", "臺灣"})


def join_nested(places: list[PlacePhrase], text: str) -> list[PlacePhrase]:
    """静冈县|伊东市, 山東省 威海市, ビクトリア州・バララット市: a province and its unit side by side are one phrase."""
    joined: list[PlacePhrase] = []
    for place in places:
        last = joined[-1] if joined else None
        whole = last is not None and text[last.start : last.end] in _WITH_COUNTIES
        nested = (
            last is not None
            and last.level == "province"
            and (place.level != "province" or (whole and place.head.suffix in ("县", "県")))
            and (place.country in (None, last.country) or (last.country == "CN" and place.head.suffix in ("郷", "鎮")))
        )
        between = text[last.end : place.start] if last is not None else ""
        if nested and last is not None and last.country == "CN" and between == " ":
            # 内蒙古自治区 赤塔州: two cells, for no unit of China is named so.
            nested = not wholly_foreign(text[place.head.start : place.head.end - len(place.head.suffix)])
        within = (
            last is not None and last.head.suffix == "市" and place.head.suffix == "区" and not place.country_stated
        )
        nested = nested or (within and between in ("の", "的"))  # 高雄市の|大樹区
        near = between in ("", " ", "　", "の", "的", "「", " 「") or (whole and between == "·")
        if last is not None and ((nested and near) or (between == "·" and _in_its_state(last, place))):
            country = last.country or place.country
            known = place.candidates if place.country == country else ()
            units = last.units + place.units
            joined[-1] = replace(place, start=last.start, units=units, country=country, candidates=known)
        else:
            joined.append(place)
    return joined


def _in_its_state(state: PlacePhrase, place: PlacePhrase) -> bool:
    """オレゴン州・ポートランド市: a town abroad behind a state of its country, or of one that nobody tells."""
    abroad = place.country not in (None, "CN", "JP") and place.level not in (None, "province", "country")
    return abroad and state.head.suffix in ("州", "省") and state.country in (None, place.country)
