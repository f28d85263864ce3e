"""Places given by Wikidata item: which entity each becomes, and what the row says of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from youcheng.engines.gazetteer import Gazetteer
from youcheng.engines.gazetteer import Place as ReferencePlace
from youcheng.registry.domain.bulk import RowClaim
from youcheng.registry.domain.search_key import search_key
from youcheng.registry.models import Claim
from youcheng.registry.properties import PROPERTIES
from youcheng.registry.values import WIKIDATA_ID, InvalidValue

METHODS = (
    "rog+name+edge",
    "rog+fuzzy+edge",
    "kompot-country+geonames",
    "name-unique/dominant",
    "kompot-cc",
    "name-cc-only",
    "admin-name-cc",
    "unresolved",
)
"""How surely a row's place was found, best first."""


@dataclass(frozen=True, slots=True)
class WikidataPlace:
    """One row about a Wikidata item, its values in canonical form."""

    qid: str
    name: str
    name_en: str = ""
    country: str = ""
    coordinates: dict[str, float] | None = None
    population: int | None = None
    geonames: str = ""
    place: str = ""
    """The gazetteer's id, where the source names it itself."""
    kind: str = "place"
    method: str = ""

    @property
    def own_id(self) -> str:
        """The id of the entity where the gazetteer has no place for it."""
        return f"wd:{self.qid}"


class Unusable(ValueError):
    """A row that cannot be imported; the message is the reason."""


def parse_place(cells: Mapping[str, str]) -> WikidataPlace:
    """The place that a row describes; columns that the source lacks stay unknown. Raises :class:`Unusable`."""
    qid = cells["qid"]
    if not WIKIDATA_ID.fullmatch(qid):
        raise Unusable(_("“%(qid)s” is not a Wikidata item such as Q1490.") % {"qid": qid})
    name_en = cells.get("name_en", "")
    lat, lon = cells["lat"], cells["lon"]
    if bool(lat) != bool(lon):
        raise Unusable(_("of the coordinates only one is given."))
    try:
        return WikidataPlace(
            qid=qid,
            name=_clean("name", cells.get("name", "") or name_en or qid),
            name_en=_clean("name", name_en) or "",
            country=_clean("country", cells["country_code"]) or "",
            coordinates=_clean("coordinates", {"lat": lat, "lon": lon}) if lat else None,
            population=_clean("population", cells.get("population", "")),
            geonames=cells["geonameid"] if cells["geonameid"].isdigit() else "",
            place=cells.get("place", ""),
            kind=cells.get("kind", "place"),
            method=cells.get("method", ""),
        )
    except InvalidValue as error:
        raise Unusable(str(error)) from error


def _clean(name: str, value: object) -> Any:
    if value == "":
        return None
    try:
        return PROPERTIES[name].type.clean(value)
    except InvalidValue as error:
        raise InvalidValue(f"{PROPERTIES[name].label}: {error}") from error


def assign(places: Iterable[WikidataPlace], known: Gazetteer | None) -> dict[str, str]:
    """The entity id of each item.

    An item that an entity already carries keeps it. Else an item with a GeoNames id that the gazetteer knows becomes
    that place of the gazetteer; where several items claim one place only the best gets it. The others stay themselves,
    for people to judge: nothing is merged silently.
    """
    listed = list(places)
    assigned, refused = _assigned_before()
    taken = set(assigned.values())
    rivals: dict[str, list[WikidataPlace]] = defaultdict(list)
    references: dict[str, ReferencePlace] = {}
    for place in listed:
        if place.qid in assigned:
            continue
        reference = _reference(place, known)
        if reference is None or reference.id in taken or (reference.id, place.qid) in refused:
            continue
        references[reference.id] = reference
        rivals[reference.id].append(place)
    entities = {place.qid: assigned.get(place.qid, place.own_id) for place in listed}
    for reference_id, candidates in rivals.items():
        best = candidates[0]
        if len(candidates) > 1:
            fitness = _fitness_for(references[reference_id])
            best = min(candidates, key=fitness)
        entities[best.qid] = reference_id
    return entities


def _reference(place: WikidataPlace, known: Gazetteer | None) -> ReferencePlace | None:
    if known is None:
        return None
    if place.place:
        try:
            return known.get(place.place)
        except KeyError:
            return None
    return known.by_code("geonames", place.geonames) if place.geonames else None


def _assigned_before() -> tuple[dict[str, str], set[tuple[str, str]]]:
    """Items that entities carry by accepted claims, and pairs of entity and item that people have refused."""
    assigned: dict[str, str] = {}
    refused: set[tuple[str, str]] = set()
    claims = Claim.objects.filter(property="wikidata_id").order_by("-pk")
    for entity, qid, status in claims.values_list("entity", "value", "status").iterator(2000):
        if status == Claim.Status.ACCEPTED:
            assigned[qid] = entity
        elif status in (Claim.Status.REJECTED, Claim.Status.CORRECTED):
            refused.add((entity, qid))
    return assigned, refused


def _fitness_for(reference: ReferencePlace) -> Callable[[WikidataPlace], tuple[bool, bool, int, int]]:
    """Smaller is better: a settlement before a region, the same name, the surer method, the older item."""
    names = {search_key(name.text) for name in reference.names}

    def fitness(place: WikidataPlace) -> tuple[bool, bool, int, int]:
        named = bool({search_key(place.name), search_key(place.name_en)} & names)
        method = METHODS.index(place.method) if place.method in METHODS else len(METHODS)
        return (place.kind != "place", not named, method, int(place.qid[1:]))

    return fitness


def claims_of(place: WikidataPlace, entity: str) -> tuple[RowClaim, ...]:
    """What the row says; of a place that the gazetteer knows only which item it is, since nobody disputes the rest."""
    said = [RowClaim("wikidata_id", place.qid)]
    if entity != place.own_id:
        return tuple(said)
    if place.name_en:
        said.append(RowClaim("name", place.name_en, language="en"))
    if place.name != place.name_en:
        said.append(RowClaim("name", place.name))
    if place.country:
        said.append(RowClaim("country", place.country))
    if place.coordinates:
        said.append(RowClaim("coordinates", place.coordinates))
    if place.population is not None:
        said.append(RowClaim("population", place.population))
    return tuple(said)
