"""The units of a region: a province with its cities and counties, as the gazetteer has them."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from youcheng.engines.gazetteer import Gazetteer, Level, Place
from youcheng.registry.domain.reference import gazetteer, reference_place

NO_UNITS = frozenset({"functional_zone", "pseudo_city", "populated_place", "former"})
"""Flags of places that have no government of their own to conclude a tie: zones, quarters, towns that have merged."""
PARTS_OF = ("east", "centre", "west")


class UnknownRegion(LookupError):
    """No region is known by that name, or the gazetteer is missing."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A province, city or county of a region."""

    place: Place
    level: Level
    part: str | None
    """Key of the part of the region that its city belongs to: ``east``, ``centre``, ``west``."""


@dataclass(frozen=True, slots=True)
class Region:
    """A first-order division with everything in it that may conclude ties, or a whole country."""

    place: Place
    units: tuple[Unit, ...]


def find_region(text: str) -> Place:
    """The province or country meant by a name or an id.

    Raises UnknownRegion, naming what comes near, where none or several are meant.
    """
    places = _places()
    try:
        return places.get(text)
    except KeyError:
        pass
    wanted = (Level.PROVINCE, Level.COUNTRY)
    found = [one for one in places.resolve(text) if one.place.level in wanted]
    if not found:
        raise UnknownRegion(_("No province or country is called “%(text)s”.") % {"text": text})
    if len(found) > 1 and found[1].score > found[0].score - 0.05:
        near = ", ".join(f"{one.place.name('en')} ({one.place.id})" for one in found[:5])
        raise UnknownRegion(_("“%(text)s” may mean several: %(near)s. Give the id.") % {"text": text, "near": near})
    return found[0].place


def regions_of(country: str) -> list[Place]:
    """The provinces (prefectures, states) of a country; none where the gazetteer is missing or knows no country."""
    known = gazetteer()
    return sorted(known.places(country=country, level=Level.PROVINCE), key=lambda place: place.id) if known else []


def region_of(place: Place) -> Region:
    """The region of a province (or country) with all its units, the province first, each city before its counties."""
    places = _places()
    parts = _parts(places, place)
    units: list[Unit] = []

    def add(one: Place, part: str | None) -> None:
        if one.level in (Level.PROVINCE, Level.CITY, Level.COUNTY) and not one.flags & NO_UNITS:
            units.append(Unit(one, one.level, part))

    def walk(one: Place, part: str | None) -> None:
        part = parts.get(one.id, part)
        add(one, part)
        for child in sorted(places.children(one.id), key=lambda child: child.id):
            if child.level is not Level.OTHER and _is_administrative(child):
                walk(child, part)

    walk(place, None)
    return Region(place, tuple(units))


def region_with(place_id: str) -> Place | None:
    """The province of which a place is a unit (a province is its own); None for what is no unit of any."""
    place = reference_place(place_id)
    if place is None or place.level not in (Level.PROVINCE, Level.CITY, Level.COUNTY) or place.flags & NO_UNITS:
        return None
    if place.level is Level.PROVINCE:
        return place
    if not _is_administrative(place):
        return None
    return next((one for one in _places().ancestors(place_id) if one.level is Level.PROVINCE), None)


def _is_administrative(place: Place) -> bool:
    """Whether a place stands in a list of divisions; a mere populated place has no list of its own."""
    return place.id.startswith(("cn:", "iso:", "jp:")) or "gb2260" in place.codes or "jis" in place.codes


def _parts(places: Gazetteer, region: Place) -> dict[str, str]:
    """City id → part, from the groups of the gazetteer named after the region, such as ``shandong-west``."""
    slug = region.name("en").lower().removesuffix(" sheng").replace(" ", "-")
    found: dict[str, str] = {}
    for part in PARTS_OF:
        try:
            members = places.group(f"{slug}-{part}").members
        except KeyError:
            continue
        found.update(dict.fromkeys(members, part))
    return found


def _places() -> Gazetteer:
    found = gazetteer()
    if found is None:
        raise UnknownRegion(_("The gazetteer is missing: build it with “youcheng gazetteer build”."))
    return found
