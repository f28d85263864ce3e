"""The municipalities of Japan (市町村 and special wards): which GeoNames places they are, and what the others were.

GeoNames lists settlements and does not say which of them govern themselves. Japan Post's list does: whatever bears none
of its names is a quarter, a village or a town that has merged, and is flagged so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import cos, hypot, radians

from youcheng.engines.gazetteer.building import data
from youcheng.engines.gazetteer.building.cities import Fold
from youcheng.engines.gazetteer.building.draft import Atlas, Draft
from youcheng.engines.gazetteer.building.kana import romanised
from youcheng.engines.gazetteer.building.script import simplify, traditional
from youcheng.engines.gazetteer.model import Level, Name

SETTLEMENT = "populated_place"
FORMER = "former"
_SORTS = "市町村区"
_READ_SORTS = ("シ", "チョウ", "マチ", "ムラ", "ソン", "ク")
_WARD_PEOPLE = 100_000  # a ward of Tokyo that GeoNames places in another prefecture is known by its size
_DOUBLE_KM = 15.0  # two listings of one municipality: its town hall, its old centre


@dataclass(frozen=True, slots=True)
class Municipality:
    """A row of the list; ``code`` is JIS X 0402 (five digits, the prefecture's first)."""

    code: str
    name: str
    kana: str

    @property
    def prefecture(self) -> str:
        """The id of the prefecture."""
        return f"iso:JP-{self.code[:2]}"

    @property
    def stem(self) -> str:
        """The name without the word for its sort, as it is said."""
        return self.name[:-1]

    @property
    def latin(self) -> str:
        """The stem as it is read, in small Latin letters."""
        ending = next((end for end in _READ_SORTS if self.kana.endswith(end)), "")
        return romanised(self.kana.removesuffix(ending))


def municipalities() -> list[Municipality]:
    """All of the list, cities before towns: where two of a prefecture share a stem, the bare name means the city."""
    table: dict[str, str] = data.load("japan_municipalities.toml")["municipalities"]
    rows = [Municipality(code, *text.split(" ")) for code, text in table.items()]
    return sorted(rows, key=lambda row: (_SORTS.index(row.name[-1]), row.code))


def add_municipalities(atlas: Atlas, fold: Fold) -> dict[str, int]:
    """Tell the municipalities from the settlements, name them, and add those that GeoNames does not have.

    Returns how many are listed (all, and cities alone), how many of them GeoNames has, how many it listed twice, and
    how many settlements are none. Where GeoNames' places of Japan were left out, nothing is added.
    """
    free: dict[str, list[Draft]] = defaultdict(list)
    for place in atlas:
        if place.country == "JP" and place.level is Level.CITY and place.parent:
            free[place.parent].append(place)
    if not free:
        return {"listed": 0, "found": 0, "cities_listed": 0, "cities_found": 0, "doubles": 0, "settlements": 0}
    rows = municipalities()
    found = _match(rows, free, fold)
    chinese: dict[str, str] = data.load("japan_names.toml")["chinese"]
    for row in rows:
        place = found.get(row) or atlas.add(Draft(f"jp:{row.code}", Level.CITY, "JP", row.prefecture))
        _name(place, row, chinese.get(row.name))
        atlas.set_code(place, "jis", row.code)
    _mark_merged(atlas, rows, free)
    doubles = _absorb_doubles(atlas, found, free, fold)
    settlements = [place for places in free.values() for place in places]
    for place in settlements:
        place.level = Level.OTHER
        place.flags.add(SETTLEMENT)
    cities = [row for row in rows if row.name.endswith("市")]
    return {
        "listed": len(rows),
        "found": len(found),
        "cities_listed": len(cities),
        "cities_found": sum(row in found for row in cities),
        "doubles": doubles,
        "settlements": len(settlements),
    }


def _match(rows: Iterable[Municipality], free: dict[str, list[Draft]], fold: Fold) -> dict[Municipality, Draft]:
    """Rows to drafts, each taken out of ``free``: by the full name, then the stem, then the reading."""
    found: dict[Municipality, Draft] = {}

    def look(bears: Callable[[Draft, Municipality], bool], *, sure: bool) -> None:
        for row in rows:
            if row in found:
                continue
            places = [place for place in free[row.prefecture] if bears(place, row)]
            if places and (sure or len(places) == 1):
                found[row] = max(places, key=lambda place: place.population or 0)
                free[row.prefecture].remove(found[row])

    look(lambda place, row: simplify(row.name) in _han(place), sure=True)
    look(lambda place, row: simplify(row.stem) in _han(place), sure=True)
    # The seat of a town bears its own name first (湊) and the town's among the others (Minamiizu).
    look(lambda place, row: fold(row.latin) in {fold(name.text) for name in place.names}, sure=False)
    for row in rows:
        if row not in found and row.name.endswith("区"):
            wanted = {simplify(row.name), simplify(row.stem)}
            places = [place for some in free.values() for place in some if wanted & _han(place)]
            large = [place for place in places if (place.population or 0) >= _WARD_PEOPLE]
            if len(large) == 1:
                found[row] = large[0]
                free[large[0].parent or ""].remove(large[0])
                large[0].parent = row.prefecture
    return found


def _absorb_doubles(atlas: Atlas, found: dict[Municipality, Draft], free: dict[str, list[Draft]], fold: Fold) -> int:
    """Settlements that are a municipality listed once more, nearby (三田町 beside 三田市, a seat that is also called
    so); how many. One that governed itself before it merged stays a place of its own.
    """
    number = 0
    for row, place in found.items():
        stem = simplify(row.stem)
        for other in [one for one in free[row.prefecture] if FORMER not in one.flags]:
            same = any(name == stem or (name[:-1] == stem and name[-1] in _SORTS) for name in _han(other))
            if (same or fold(row.latin) in {fold(name.text) for name in other.names}) and _near(place, other):
                free[row.prefecture].remove(other)
                atlas.absorb(place, other, names=same)
                number += 1
    return number


def _near(place: Draft, other: Draft) -> bool:
    if place.lat is None or place.lon is None or other.lat is None or other.lon is None:
        return False
    east = (other.lon - place.lon) * cos(radians(place.lat))
    return 111.2 * hypot(other.lat - place.lat, east) <= _DOUBLE_KM


def _han(place: Draft) -> set[str]:
    """Its current Japanese and Chinese names with Chinese characters made one script."""
    tags = {"ja", "zh-Hans", "zh-Hant"}
    return {simplify(name.text) for name in place.names if name.language in tags and name.kind != "former"}


def _name(place: Draft, row: Municipality, chinese: str | None) -> None:
    """The full name first, its stem second, in Japanese and Chinese; the old first names stay as aliases."""
    kana = any("\u3041" <= char <= "\u30ff" for char in row.name)
    hans = chinese or simplify(row.name)
    english = _english(place, row)
    names = [Name(row.name, "ja", "official"), Name(row.stem, "ja", "short")]
    names += [Name(english, "en", "official", True), Name(row.kana, "ja", "alias")]
    if chinese or not kana:
        names += [
            Name(hans, "zh-Hans", "official", chinese is None),
            Name(hans[:-1], "zh-Hans", "short", chinese is None),
            Name(traditional(hans), "zh-Hant", "official", True),
            Name(traditional(hans[:-1]), "zh-Hant", "short", True),
        ]
    stated = {(name.text, name.language) for name in names}
    languages = {name.language for name in names}
    for name in place.names:
        if (name.text, name.language) not in stated:
            demoted = name.language in languages and name.kind in {"official", "short"}
            names.append(Name(name.text, name.language, "alias", name.inferred) if demoted else name)
    place.names = names


def _english(place: Draft, row: Municipality) -> str:
    """GeoNames' spelling where it spells this name, else the reading."""
    plain = row.latin
    first = next((name.text for name in place.names if name.language == "en"), "")
    spelt = [first, *(name.text for name in place.names if name.language is None)]
    return next((text for text in spelt if text and _plain(text) == plain), "") or (
        first if first and simplify(row.stem) in _han(place) else plain.capitalize()
    )


def _plain(text: str) -> str:
    """Small letters without marks, hyphens or blanks."""
    marks = str.maketrans("āīūēō", "aiueo", "-' ’")
    return text.lower().translate(marks)


def _mark_merged(atlas: Atlas, rows: Iterable[Municipality], settlements: dict[str, list[Draft]]) -> None:
    """A former municipality lies in the one it became part of, which keeps its name as a former one."""
    by_name = {(row.code[:2], row.name): row for row in rows}
    for former, (jis, stem) in data.load("japan_names.toml")["merged"].items():
        row = by_name.get((jis, f"{stem}市"))
        heir = atlas.by_code("jis", row.code) if row else None
        if heir is None:
            continue
        heir.add(former, "ja", "former")
        heir.add(simplify(former), "zh-Hans", "former", inferred=True)
        wanted = {simplify(former), simplify(former[:-1])}
        for place in settlements[f"iso:JP-{jis}"]:
            if wanted & _han(place):
                place.flags.add(FORMER)
                place.parent = heir.id
