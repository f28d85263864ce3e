"""What places have in common, as a table: what is compared, and what holds for each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from youcheng.planning.domain.partner_places import PlaceCard, place_cards
from youcheng.planning.domain.partner_reasons import latitude, whole
from youcheng.registry.domain.queries.ties import public_ties
from youcheng.registry.models import ProfileEntry, TieParty

EARTH_KM = 6371.0
CLOSE_LATITUDE = 3.0
"""Degrees within which two latitudes are called alike."""
ALIKE = 1.5


@dataclass(frozen=True, slots=True)
class Cell:
    """What holds for one place; ``names`` are places to be listed, ``alike`` marks what it shares with the first."""

    text: str = ""
    names: tuple[PlaceCard, ...] = ()
    alike: bool = False
    known: bool = True


@dataclass(frozen=True, slots=True)
class GroundRow:
    """One thing compared."""

    label: str | Promise
    cells: tuple[Cell, ...]


UNKNOWN = Cell(known=False)
NOTHING = Cell()
"""For what is not asked of a place."""


def common_ground(place: PlaceCard, others: Sequence[PlaceCard]) -> list[GroundRow]:
    """The table of a place and others, a cell for each in that order, in a constant number of queries."""
    everyone = [place, *others]
    partners = _partners([one.id for one in everyone])
    cards = place_cards({partner for found in partners.values() for partner in found})
    own = set(partners[place.id])
    shared = [tuple(cards[one] for one in partners[other.id] if one in own) for other in others]
    in_other = [tuple(cards[p] for p in partners[place.id] if cards[p].country == one.country) for one in others]
    in_own = [tuple(cards[p] for p in partners[one.id] if cards[p].country == place.country) for one in others]
    return [
        GroundRow(gettext_lazy("Country"), tuple(_said(one.country_name) for one in everyone)),
        GroundRow(gettext_lazy("Level"), tuple(_alike(one.level_label, place.level_label) for one in everyone)),
        GroundRow(gettext_lazy("Lies in"), tuple(Cell(one.province_name) for one in everyone)),
        GroundRow(gettext_lazy("Inhabitants"), tuple(_people(one, place) for one in everyone)),
        GroundRow(gettext_lazy("Latitude"), tuple(_latitude(one, place) for one in everyone)),
        GroundRow(gettext_lazy("Distance"), (NOTHING, *(_distance(place, one) for one in others))),
        GroundRow(gettext_lazy("Known ties"), tuple(Cell(whole(len(partners[one.id]))) for one in everyone)),
        GroundRow(gettext_lazy("Partners in common"), (NOTHING, *(_listed(found, shared=True) for found in shared))),
        GroundRow(gettext_lazy("Your partners in its country"), (NOTHING, *map(_listed, in_other))),
        GroundRow(gettext_lazy("Its partners in your country"), (NOTHING, *map(_listed, in_own))),
    ]


def profiles(places: Sequence[PlaceCard]) -> Mapping[str, list[ProfileEntry]]:
    """What each place says of itself, as far as it is public, in one query."""
    found: dict[str, list[ProfileEntry]] = defaultdict(list)
    for entry in ProfileEntry.objects.filter(place__in=[one.id for one in places], public=True):
        found[entry.place_id].append(entry)
    return dict(found)


def _partners(place_ids: Sequence[str]) -> dict[str, list[str]]:
    """For each place the places it has public ties with, in one query."""
    ties = public_ties().filter(pk__in=TieParty.objects.filter(place__in=place_ids).values("tie"))
    parties: dict[str, list[str]] = defaultdict(list)
    rows = TieParty.objects.filter(tie__in=ties).exclude(place=None).order_by("tie", "position")
    for tie, party in rows.values_list("tie", "place"):
        parties[tie].append(party)
    found: dict[str, dict[str, None]] = {place_id: {} for place_id in place_ids}
    for members in parties.values():
        for one in members:
            if one in found:
                found[one].update(dict.fromkeys(other for other in members if other != one))
    return {place_id: list(partners) for place_id, partners in found.items()}


def _said(text: str) -> Cell:
    return Cell(text) if text else UNKNOWN


def _listed(places: tuple[PlaceCard, ...], *, shared: bool = False) -> Cell:
    return Cell(names=places, alike=shared) if places else Cell(_("none known"))


def _alike(text: str, own: str) -> Cell:
    return Cell(text, alike=text == own) if text else UNKNOWN


def _people(one: PlaceCard, place: PlaceCard) -> Cell:
    if one.population is None:
        return UNKNOWN
    own = place.population
    alike = bool(own and one.population) and max(one.population, own or 0) <= ALIKE * min(one.population, own or 0)
    return Cell(whole(one.population), alike=alike)


def _latitude(one: PlaceCard, place: PlaceCard) -> Cell:
    if one.latitude is None:
        return UNKNOWN
    alike = place.latitude is not None and abs(one.latitude - place.latitude) <= CLOSE_LATITUDE
    return Cell(latitude(one.latitude), alike=alike)


def _distance(one: PlaceCard, other: PlaceCard) -> Cell:
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return UNKNOWN
    lat_1, lat_2 = radians(one.latitude), radians(other.latitude)
    half = sin((lat_2 - lat_1) / 2) ** 2
    half += cos(lat_1) * cos(lat_2) * sin(radians(other.longitude - one.longitude) / 2) ** 2
    return Cell(_("%(km)s km") % {"km": whole(2 * EARTH_KM * asin(sqrt(half)))})
