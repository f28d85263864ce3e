"""Places that may be one.

Pairs are not sought among all places but within blocks: places that share a name (in any script), an identifier, or a
neighbourhood. A block is small whatever the size of the registry, so the work grows with the number of places.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations
from math import asin, cos, radians, sin, sqrt

from django.db.models import Q, QuerySet

from youcheng.registry.domain.duplicates.names import SIMILAR, core, most_alike
from youcheng.registry.domain.duplicates.scoring import LEAST, Pair, Reason, pair_of
from youcheng.registry.domain.reference import gazetteer, is_reference_id
from youcheng.registry.domain.search_key import search_key
from youcheng.registry.models import Claim, Entity, Place, PlaceName, TieParty

Progress = Callable[[str, int, int], None]

PRIOR = -4.0
"""Two places of one block taken at random: about one pair in fifty is one place."""
LARGEST_BLOCK = 60
"""A name that more places of one country bear says nothing about any two of them."""
CELL = 0.1
"""Degrees of a neighbourhood; a pair is sought in its own and the eight around it."""
NEAR_KM = 8.0
EARTH_KM = 6371.0
OFTEN = 3
"""A name borne by more places than this says less."""
PARTNERS_COUNTED = 3


@dataclass(slots=True)
class Seen:
    """What is compared of one place."""

    id: str
    level: str = ""
    country: str = ""
    province: str | None = None
    at: tuple[float, float] | None = None
    population: int | None = None
    names: dict[str, str] = field(default_factory=dict)
    """Folded name without the word for its sort → the name as written."""
    codes: set[tuple[str, str]] = field(default_factory=set)
    partners: set[str] = field(default_factory=set)
    above: frozenset[str] = frozenset()


def place_pairs(*, progress: Progress | None = None, least: float = LEAST) -> list[Pair]:
    """All pairs of places that may be one, best first; two places that people judged are left to the caller."""
    places = _load()
    often = _frequencies(places.values())
    found: dict[tuple[str, str], Pair] = {}
    blocks = list(_blocks(places))
    for done, block in enumerate(blocks):
        if progress is not None and done % 1000 == 0:
            progress("place", done, len(blocks))
        for one, other in block:
            key = (one.id, other.id) if one.id < other.id else (other.id, one.id)
            if key in found:
                continue
            found[key] = pair_of(Entity.Kind.PLACE.value, one.id, other.id, reasons_for(one, other, often), prior=PRIOR)
    if progress is not None:
        progress("place", len(blocks), len(blocks))
    kept = [pair for pair in found.values() if pair.score >= least]
    return sorted(kept, key=lambda pair: (-pair.score, pair.left, pair.right))


def place_pair(left: str, right: str) -> Pair:
    """Two places that a person chose, with what speaks for and against their being one, however little it is.

    Both must have rows, or it raises ``KeyError``. How often a name occurs is counted as it is written.
    """
    places = _load([left, right])
    one, other = places[left], places[right]
    return pair_of(Entity.Kind.PLACE.value, left, right, reasons_for(one, other, _often(one, other)), prior=PRIOR)


def _often(one: Seen, other: Seen) -> dict[str, int]:
    shared = {name: search_key(one.names[name]) for name in one.names.keys() & other.names.keys()}
    rows = PlaceName.objects.filter(folded__in=set(shared.values())).values_list("folded", "place_id").distinct()
    counts = Counter(folded for folded, _place in rows)
    return {name: counts[folded] for name, folded in shared.items()}


def _load(only: Collection[str] | None = None) -> dict[str, Seen]:
    """Every place of the registry, or only these, in five queries."""
    columns = ("entity_id", "level", "country", "province_id", "latitude", "longitude", "population")
    places: dict[str, Seen] = {}
    rows, names = Place.objects.all(), PlaceName.objects.all()
    claims = Claim.objects.filter(property="wikidata_id", status=Claim.Status.ACCEPTED)
    parties = TieParty.objects.filter(place__isnull=False)
    if only is not None:
        rows, names = rows.filter(pk__in=only), names.filter(place__in=only)
        claims = claims.filter(Q(entity__in=only) | Q(entity__canonical_of__in=only))
        parties = parties.filter(tie__in=TieParty.objects.filter(place__in=only).values("tie"))
    for pk, level, country, province, lat, lon, population in rows.values_list(*columns).iterator(5000):
        at = None if lat is None or lon is None else (lat, lon)
        places[pk] = Seen(pk, level, country, province, at, population)
    for pk, text in names.values_list("place_id", "text").iterator(5000):
        if pk in places:
            places[pk].names.setdefault(core(text), text)
    merged = dict(Entity.objects.filter(canonical_of__isnull=False).values_list("pk", "canonical_of"))
    for pk, value in claims.values_list("entity_id", "value").iterator(5000):
        place = places.get(merged.get(pk) or pk)
        if place is not None:
            place.codes.add(("wikidata", str(value)))
    _add_reference(places)
    _add_partners(places, parties)
    return places


def _add_reference(places: dict[str, Seen]) -> None:
    """Names and codes that the gazetteer knows of its places."""
    known = gazetteer()
    if known is None:
        return
    for place in places.values():
        if not is_reference_id(place.id):
            continue
        try:
            reference = known.get(place.id)
        except KeyError:
            continue
        for name in reference.names:
            if name.kind != "former":
                place.names.setdefault(core(name.text), name.text)
        place.codes.update((scheme, code) for scheme, code in reference.codes.items() if scheme == "geonames")
        if place.id.startswith("gn:"):
            place.codes.add(("geonames", place.id[3:]))
        place.above = frozenset(above.id for above in known.ancestors(place.id))


def _add_partners(places: dict[str, Seen], parties: QuerySet[TieParty]) -> None:
    by_tie: dict[str, list[str]] = defaultdict(list)
    for tie, place in parties.values_list("tie_id", "place_id").iterator(5000):
        by_tie[tie].append(str(place))
    for members in by_tie.values():
        for member in members:
            if member in places:
                places[member].partners.update(other for other in members if other != member)


def _frequencies(places: Iterable[Seen]) -> dict[str, int]:
    counts: dict[str, int] = defaultdict(int)
    for place in places:
        for name in place.names:
            counts[name] += 1
    return counts


def _blocks(places: dict[str, Seen]) -> Iterator[list[tuple[Seen, Seen]]]:
    """Pairs to compare: of one name and country, of one identifier, of one neighbourhood."""
    by_name: dict[str, list[Seen]] = defaultdict(list)
    by_code: dict[tuple[str, str], list[Seen]] = defaultdict(list)
    cells: dict[tuple[int, int], list[Seen]] = defaultdict(list)
    for place in places.values():
        for name in place.names:
            by_name[name].append(place)
        for code in place.codes:
            by_code[code].append(place)
        if place.at is not None:
            cells[_cell(place.at)].append(place)
    for bearers in by_name.values():
        yield from _of_one_name(bearers)
    for block in by_code.values():
        if len(block) > 1:
            yield list(combinations(block, 2))
    for (row, column), block in cells.items():
        near = [
            (one, other)
            for step in ((0, 0), (0, 1), (1, -1), (1, 0), (1, 1))
            for one in block
            for other in cells.get((row + step[0], column + step[1]), ())
            if (step != (0, 0) or one.id < other.id) and one.country == other.country and _km(one, other) <= NEAR_KM
        ]
        if near:
            yield near


def _of_one_name(bearers: list[Seen]) -> Iterator[list[tuple[Seen, Seen]]]:
    if len(bearers) < 2:
        return
    by_country: dict[str, list[Seen]] = defaultdict(list)
    for place in bearers:
        by_country[place.country].append(place)
    unknown = by_country.pop("", [])
    for block in [*by_country.values(), unknown]:
        if 1 < len(block) <= LARGEST_BLOCK:
            yield list(combinations(block, 2))
    if unknown and len(bearers) <= LARGEST_BLOCK:
        yield [(one, other) for one in unknown for block in by_country.values() for other in block]


def _cell(at: tuple[float, float]) -> tuple[int, int]:
    return int(at[0] // CELL), int(at[1] // CELL)


def _km(one: Seen, other: Seen) -> float:
    """Great-circle distance in kilometres; both places must have coordinates."""
    assert one.at is not None and other.at is not None
    lat1, lon1, lat2, lon2 = (radians(degrees) for degrees in (*one.at, *other.at))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))


def reasons_for(one: Seen, other: Seen, often: dict[str, int]) -> list[Reason]:
    """What speaks for and against two places being one: every feature in turn."""
    features = (_codes, _distance, _countries, _provinces, _levels, _reference, _hierarchy, _partners, _populations)
    reasons = [_names(one, other, often), *(feature(one, other) for feature in features)]
    return [reason for reason in reasons if reason is not None]


def _names(one: Seen, other: Seen, often: dict[str, int]) -> Reason | None:
    shared = one.names.keys() & other.names.keys()
    if shared:
        name = min(shared, key=lambda name: (often.get(name, 0), name))
        left, right = one.names[name], other.names[name]
        points = 3.5 if often.get(name, 0) <= OFTEN else 2.5
        if search_key(left) != search_key(right):
            return Reason("same_core_name", points - 0.5, {"left": left, "right": right})
        return Reason("same_name", points, {"name": left})
    alike, left, right = most_alike(one.names, other.names)
    if alike >= SIMILAR:
        return Reason("similar_name", 2.0, {"left": one.names[left], "right": other.names[right]})
    return Reason("no_name_in_common", -3.0)


def _codes(one: Seen, other: Seen) -> Reason | None:
    shared = sorted(one.codes & other.codes)
    if shared:
        return Reason("same_code", 8.0, {"scheme": shared[0][0], "code": shared[0][1]})
    items = [[code for scheme, code in place.codes if scheme == "wikidata"] for place in (one, other)]
    return Reason("other_item", -0.5, {"left": min(items[0]), "right": min(items[1])}) if all(items) else None


def _distance(one: Seen, other: Seen) -> Reason | None:
    if one.at is None or other.at is None:
        return None
    km = _km(one, other)
    points = next((points for limit, points in ((1, 3.0), (5, 2.0), (20, 0.5), (50, -1.0)) if km <= limit), -4.0)
    return Reason("near" if points > 0 else "far", points, {"km": round(km, 1)})


def _countries(one: Seen, other: Seen) -> Reason | None:
    if not one.country or not other.country:
        return None
    if one.country == other.country:
        return Reason("same_country", 0.3, {"country": one.country})
    return Reason("other_country", -4.0, {"left": one.country, "right": other.country})


def _provinces(one: Seen, other: Seen) -> Reason | None:
    if not one.province or not other.province:
        return None
    same = one.province == other.province
    return Reason("same_province", 0.5, {"place": one.province}) if same else Reason("other_province", -1.5)


def _levels(one: Seen, other: Seen) -> Reason | None:
    known = {one.level, other.level} - {"", Place.Level.OTHER.value}
    if len(known) < 2:
        return None
    points = -0.5 if known == {Place.Level.CITY.value, Place.Level.COUNTY.value} else -2.0
    return Reason("other_level", points, {"left": one.level, "right": other.level})


def _reference(one: Seen, other: Seen) -> Reason | None:
    """The gazetteer keeps both apart."""
    return Reason("both_in_gazetteer", -2.0) if is_reference_id(one.id) and is_reference_id(other.id) else None


def _hierarchy(one: Seen, other: Seen) -> Reason | None:
    inside = one.id in other.above or other.id in one.above or other.province == one.id or one.province == other.id
    return Reason("one_in_the_other", -3.0) if inside else None


def _partners(one: Seen, other: Seen) -> Reason | None:
    if other.id in one.partners:
        return Reason("tie_with_each_other", -2.0)
    shared = one.partners & other.partners
    if not shared:
        return None
    count = len(shared)
    return Reason(
        "shared_partners", round(0.6 * min(count, PARTNERS_COUNTED), 1), {"count": count, "place": min(shared)}
    )


def _populations(one: Seen, other: Seen) -> Reason | None:
    if not one.population or not other.population:
        return None
    small, large = sorted((one.population, other.population))
    values = {"left": one.population, "right": other.population}
    if large <= small * 1.2:
        return Reason("like_population", 0.5, values)
    return Reason("other_population", -1.0, values) if large > small * 5 else None
