"""The region or the district that an address names."""

from __future__ import annotations

from django.http import Http404, HttpRequest

from youcheng.planning.domain.coverage_picture import Cut, Picture, picture_of
from youcheng.planning.domain.partner_places import PlaceCard, place_card
from youcheng.planning.domain.units import Region, UnknownRegion, find_region, region_of


def region_or_404(region_id: str) -> tuple[Region, PlaceCard]:
    """A region by its id, with its name for the reader."""
    try:
        place = find_region(region_id)
    except UnknownRegion as error:
        raise Http404(str(error)) from error
    card = place_card(place.id)
    if card is None or place.id != region_id:
        raise Http404(region_id)
    return region_of(place), card


def picture_or_404(region_id: str) -> tuple[Picture, PlaceCard]:
    """The picture of a region by its id."""
    region, card = region_or_404(region_id)
    return picture_of(region), card


def cut_of(request: HttpRequest) -> Cut:
    """The cut that an address asks for; unknown words ask nothing."""
    get = request.GET.get
    return Cut(
        level=get("level", ""),
        part=get("part", ""),
        unit=get("unit", ""),
        state=get("state", ""),
        known=get("known", ""),
        country=get("country", ""),
        continent=get("continent", ""),
        decade=get("decade", ""),
        activity=get("activity", ""),
    )
