"""The gazetteer while it is being built: mutable places and the indexes the steps need."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from youcheng.engines.gazetteer.model import Level, Name, NameKind

KIND_ORDER: dict[str, int] = {"official": 0, "short": 1, "alias": 2, "former": 3}


@dataclass(slots=True)
class Draft:
    """A place in the making. ``names`` is kept best first per language: ``name()`` takes the first."""

    id: str
    level: Level
    country: str | None
    parent: str | None
    lat: float | None = None
    lon: float | None = None
    population: int | None = None
    names: list[Name] = field(default_factory=list)
    codes: dict[str, str] = field(default_factory=dict)
    also: list[int] = field(default_factory=list)
    """GeoNames ids under which the same place is listed once more."""
    flags: set[str] = field(default_factory=set)
    prominence: float = 0.0

    def add(self, text: str, language: str | None, kind: NameKind, *, inferred: bool = False) -> None:
        """Add a name unless the place already has it in that language."""
        text = text.strip()
        if not text:
            return
        for name in self.names:
            if name.text == text and (name.language == language or language is None):
                return
        self.names.append(Name(text, language, kind, inferred))

    def prefer(self, text: str, language: str) -> None:
        """Put a stated name before all others of its language; those become aliases."""
        rest = [name for name in self.names if name.text != text or name.language != language]
        self.names = [Name(text, language, "official")]
        for name in rest:
            demoted = name.language == language and name.kind in {"official", "short"}
            self.names.append(Name(name.text, name.language, "alias", name.inferred) if demoted else name)

    def has_language(self, language: str) -> bool:
        """Whether a current (not former) official or short name stands in the language."""
        return any(name.language == language and name.kind in {"official", "short"} for name in self.names)


class Atlas:
    """All drafts by id and by code."""

    def __init__(self) -> None:
        self._places: dict[str, Draft] = {}
        self._codes: dict[tuple[str, str], str] = {}

    def add(self, place: Draft) -> Draft:
        if place.id in self._places:
            raise ValueError(f"two places with the id {place.id}")
        self._places[place.id] = place
        for scheme, code in place.codes.items():
            self._codes.setdefault((scheme, code), place.id)
        return place

    def absorb(self, place: Draft, double: Draft, *, names: bool) -> None:
        """One place for two listings of it: the second gives its id and, where wanted, its names, and is gone."""
        place.also.append(int(double.codes["geonames"]))
        for name in double.names if names else ():
            place.add(name.text, name.language, "alias", inferred=name.inferred)
        if place.population is None:
            place.population = double.population
        if place.lat is None:
            place.lat, place.lon = double.lat, double.lon
        del self._places[double.id]

    def set_code(self, place: Draft, scheme: str, code: str) -> None:
        place.codes[scheme] = code
        self._codes[scheme, code] = place.id

    def by_code(self, scheme: str, code: str) -> Draft | None:
        place_id = self._codes.get((scheme, code))
        return None if place_id is None else self._places[place_id]

    def get(self, place_id: str) -> Draft | None:
        return self._places.get(place_id)

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[Draft]:
        return iter(self._places.values())

    def values(self) -> Iterable[Draft]:
        return self._places.values()
