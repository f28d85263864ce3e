"""Which places the names in a list mean: resolved, ambiguous with choices, or unknown; each name looked up once."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from youcheng.engines.gazetteer import Context, Gazetteer, Level
from youcheng.intake.domain.mapping.seen import clear_choice
from youcheng.intake.domain.spreadsheets.grid import plain
from youcheng.registry.domain.projection.tables import chunks
from youcheng.registry.domain.reference import gazetteer
from youcheng.registry.domain.search_key import search_key
from youcheng.registry.models import PlaceName

MOST_CHOICES = 6


@dataclass(frozen=True, slots=True)
class PlaceAnswer:
    """The place a name means, or those it could mean, best first."""

    place: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hints:
    """What a row says of a place besides its name."""

    countries: frozenset[str] = frozenset()
    region: str = ""
    level: Level | None = None


UNKNOWN = PlaceAnswer()


@dataclass(slots=True)
class PlaceFinder:
    """Looks names up in the gazetteer, and among the registry's own places where the gazetteer has none.

    ``chosen`` maps a name (as :func:`~.grid.plain` gives it) to the place that a person said it is.
    """

    chosen: Mapping[str, str] = field(default_factory=dict)
    known: Gazetteer | None = field(default_factory=gazetteer)
    usual: str = ""
    """The country of our side, where nothing else tells it."""
    _answers: dict[tuple[str, Hints], PlaceAnswer] = field(default_factory=dict)
    _countries: dict[str, str] = field(default_factory=dict)
    _registry: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def find(self, text: str, hints: Hints) -> PlaceAnswer:
        """What a name means in its row."""
        name = plain(text)
        if name in self.chosen:
            return PlaceAnswer(self.chosen[name])
        asked = (name, hints)
        if asked not in self._answers:
            self._answers[asked] = self._look_up(name, hints)
        return self._answers[asked]

    def country(self, text: str) -> str:
        """The ISO 3166-1 code of a country given by name or code; empty where it is none."""
        name = plain(text)
        if name not in self._countries:
            self._countries[name] = self._country(name)
        return self._countries[name]

    def country_of(self, place_id: str) -> str:
        """The country that a place of the gazetteer lies in."""
        if self.known is None:
            return ""
        try:
            return self.known.get(place_id).country or ""
        except KeyError:
            return ""

    def mentioned(self, text: str) -> list[tuple[str, int, int]]:
        """Names of places in running words, with where they stand."""
        if self.known is None:
            return []
        return [(mention.text, mention.start, mention.end) for mention in self.known.mentions(plain(text))]

    def prepare(self, names: Collection[str]) -> None:
        """Ask the registry at once for the names that the gazetteer may not know."""
        keys = {search_key(plain(name)) for name in names} - set(self._registry) - {""}
        found: dict[str, dict[str, None]] = {key: {} for key in keys}
        for part in chunks(keys):
            rows = PlaceName.objects.filter(folded__in=part, place__canonical_of=None)
            for key, place in rows.order_by("place__place_row__ties_count").values_list("folded", "place"):
                found[key][place] = None
        self._registry.update({key: tuple(reversed(places)) for key, places in found.items()})

    def _country(self, name: str) -> str:
        if self.known is None:
            return name if len(name) == 2 and name.isascii() and name.isupper() else ""
        if len(name) in (2, 3) and name.isascii() and name.isupper():
            by_code = self.known.by_code("iso3166-1", name)
            if by_code is not None:
                return by_code.country or ""
        for candidate in self.known.resolve(name, context=Context(level=Level.COUNTRY), limit=3):
            if candidate.place.level is Level.COUNTRY:
                return candidate.place.country or ""
        return ""

    def _look_up(self, name: str, hints: Hints) -> PlaceAnswer:
        if self.known is not None:
            near: tuple[str, ...] = ()
            if hints.region:
                regions = self.known.resolve(hints.region, context=Context(countries=hints.countries), limit=1)
                near = tuple(found.place.id for found in regions)
            context = Context(countries=hints.countries, near=near, level=hints.level)
            found = [one for one in self.known.resolve(name, context=context) if one.place.level is not Level.COUNTRY]
            if hints.countries:
                inside = [one for one in found if not one.place.country or one.place.country in hints.countries]
                found = inside or found
                if not inside and found:
                    return PlaceAnswer(choices=tuple(one.place.id for one in found[:MOST_CHOICES]))
            if near and len(found) > 1:
                within = [one for one in found if any(self._within(one.place.id, region) for region in near)]
                found = within or found
            if found:
                clear = clear_choice([{"place_id": one.place.id, "score": one.score} for one in found])
                return PlaceAnswer(clear or "", tuple(one.place.id for one in found[:MOST_CHOICES]))
        own = self._registry.get(search_key(name))
        if own is None:
            self.prepare([name])
            own = self._registry.get(search_key(name), ())
        return PlaceAnswer(own[0] if len(own) == 1 else "", own[:MOST_CHOICES])

    def _within(self, place_id: str, region: str) -> bool:
        return self.known is not None and place_id != region and self.known.within(place_id, region)
