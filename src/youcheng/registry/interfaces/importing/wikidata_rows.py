"""Rows of answers into places and ties, as an import takes them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from youcheng.registry.domain.bulk import RowClaim, SourceRow
from youcheng.registry.domain.ids import tie_id
from youcheng.registry.interfaces.importing.table import Rejection
from youcheng.registry.interfaces.importing.wikidata_endpoint import Row
from youcheng.registry.interfaces.importing.wikidata_pages import item_of
from youcheng.registry.interfaces.importing.wikidata_places import WikidataPlace
from youcheng.registry.interfaces.importing.wikidata_query import LABELS
from youcheng.registry.properties import PROPERTIES
from youcheng.registry.values import InvalidValue

POINT = re.compile(r"Point\((-?[\d.]+(?:[eE]-?\d+)?) (-?[\d.]+(?:[eE]-?\d+)?)\)")
TIME = re.compile(r"\+?(\d{4})-(\d{2})-(\d{2})T")
PRECISION = {"9": 4, "10": 7, "11": 10}
"""Wikidata's precision of a time: year, month, day, as characters of an ISO date."""
CHINESE = LABELS[:3]


@dataclass(slots=True)
class Item:
    """What was told of one item."""

    qid: str
    values: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    labels: dict[str, str] = field(default_factory=dict)

    def label(self, language: str) -> str:
        """The label in ``zh``, ``en`` or ``ja``; of the Chinese ones the simplified before the undetermined."""
        if language != "zh":
            return self.labels.get(language, "")
        return next((self.labels[tag] for tag in CHINESE if tag in self.labels), "")

    def first(self, property: str) -> str:
        """One value, the same in every run: the shortest, then the first of the alphabet."""
        return min(self.values[property], key=lambda value: (len(value), value), default="")


def items_of(rows: Iterable[Row]) -> dict[str, Item]:
    """Everything told of each item."""
    items: dict[str, Item] = {}
    for row in rows:
        qid = item_of(row["item"])
        if not qid:
            continue
        item = items.setdefault(qid, Item(qid))
        if row["property"] == "label":
            item.labels.setdefault(row.get("value@lang", ""), row["value"])
        else:
            item.values[row["property"]].append(row["value"])
    return items


def place_of(item: Item) -> WikidataPlace:
    """The item as a place; values that do not hold are left out."""
    country, geonames = item.first("country"), item.first("geonames")
    population = max((int(float(value)) for value in item.values["population"] if _is_number(value)), default=None)
    name = item.label("zh") or item.label("en") or item.label("ja")
    return WikidataPlace(
        qid=item.qid,
        name=_clean("name", item.label("en") or name) or item.qid,
        name_en=_clean("name", item.label("en")) or "",
        country=_clean("country", country) or "",
        coordinates=_coordinates(item.first("coordinates")),
        population=_clean("population", population),
        geonames=geonames if geonames.isdecimal() else "",
    )


def claims_of_item(item: Item, place: WikidataPlace, entity: str, entities: Mapping[str, str]) -> tuple[RowClaim, ...]:
    """What is claimed: of a place that the gazetteer knows only which item it is; of others all that was told."""
    said = [RowClaim("wikidata_id", item.qid)]
    if entity != place.own_id:
        return tuple(said)
    for language, tag in (("zh", "zh-Hans"), ("en", "en"), ("ja", "ja")):
        if label := _clean("name", item.label(language)):
            said.append(RowClaim("name", label, language=tag))
    if place.country:
        said.append(RowClaim("country", place.country))
    if place.coordinates:
        said.append(RowClaim("coordinates", place.coordinates))
    if place.population is not None:
        said.append(RowClaim("population", place.population))
    parents = sorted(entities[qid] for value in item.values["parent"] if (qid := item_of(value)) in entities)
    if len(parents) == 1 and parents[0] != entity:
        said.append(RowClaim("parent", parents[0]))
    return tuple(said)


def place_row(number: int, item: Item, entity: str, claims: tuple[RowClaim, ...]) -> SourceRow:
    """The row of an item, with its words."""
    told = [f"{name}: {' / '.join(sorted(values))}" for name, values in sorted(item.values.items()) if values]
    labels = [f"{tag}: {text}" for tag, text in sorted(item.labels.items())]
    return SourceRow(number, f"{item.qid} | " + " | ".join([*labels, *told]), entity, claims)


def tie_rows(
    rows: Sequence[Row], entities: Mapping[str, str], items: Mapping[str, Item]
) -> tuple[list[SourceRow], list[Rejection]]:
    """One row per statement, and those that cannot be used with the reason."""
    statements: dict[str, Row] = {}
    references: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        statements.setdefault(row["statement"], row)
        if "reference" in row:
            references[row["statement"]].add(row["reference"])
    made: list[SourceRow] = []
    rejected: list[Rejection] = []
    for number, (statement, row) in enumerate(sorted(statements.items()), 1):
        one, other = item_of(row["item"]), item_of(row["partner"])
        if not one or not other:
            rejected.append(Rejection(number, _("a party is not an item (an unknown value).")))
        elif entities.get(one) == entities.get(other):
            rejected.append(Rejection(number, _("both parties are the same place.")))
        else:
            start, end = (partial_date(row, name) for name in ("start", "end"))
            quote = _quote(items, one, other, start, end, references[statement])
            tie = tie_id(entities[one], entities[other])
            made.append(SourceRow(number, quote, tie, _tie_claims(entities[one], entities[other], start, end)))
    return made, rejected


def _tie_claims(one: str, other: str, start: str, end: str) -> tuple[RowClaim, ...]:
    said = [RowClaim("party", party) for party in sorted((one, other))]
    if start:
        said.append(RowClaim("signed_on", start))
    if end:
        said.append(RowClaim("ended_on", end))
    return tuple(said)


def _quote(items: Mapping[str, Item], one: str, other: str, start: str, end: str, references: Iterable[str]) -> str:  # noqa: PLR0917  what a statement says
    def named(qid: str) -> str:
        item = items.get(qid)
        label = (item.label("en") or item.label("zh") or item.label("ja")) if item else ""
        return f"{label} ({qid})" if label else qid

    parts = [f"{named(one)} – P190 – {named(other)}"]
    parts += [f"{name}: {value}" for name, value in (("P580", start), ("P582", end)) if value]
    parts += [f"P854: {address}" for address in sorted(references)]
    return " | ".join(parts)


def partial_date(row: Row, name: str) -> str:
    """A time with its precision as a partial ISO date; empty for none, a decade or vaguer, or a date before year 1."""
    match = TIME.match(row.get(name, ""))
    length = PRECISION.get(row.get(f"{name}Precision", ""), 0)
    if match is None or not length:
        return ""
    return str(_clean("signed_on", "-".join(match.groups())[:length]) or "")


def _coordinates(text: str) -> Any:
    match = POINT.search(text)
    return _clean("coordinates", {"lat": match[2], "lon": match[1]}) if match else None


def _clean(name: str, value: object) -> Any:
    if value in ("", None):
        return None
    try:
        return PROPERTIES[name].type.clean(value)
    except InvalidValue:
        return None


def _is_number(value: str) -> bool:
    return value.lstrip("+").replace(".", "", 1).isdecimal()
