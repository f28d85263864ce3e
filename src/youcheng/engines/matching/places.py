"""Places as columns: one entry per place, in the order they were given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from youcheng.engines.matching.errors import InputError
from youcheng.engines.matching.table import rows

REQUIRED = ("qid", "name", "country_code", "lat", "lon", "population")
COLUMNS = (*REQUIRED, "name_en", "kind", "same_place_as")


@dataclass(frozen=True, slots=True)
class PlaceRecord:
    """One place as the engine takes it. Unknown values are ``None``, never a guess.

    ``country`` is ISO 3166-1 alpha-2, ``lat`` and ``lon`` are degrees (WGS 84), ``population`` is in
    inhabitants, ``kind`` is ``place`` or ``region`` (a province, state or country), ``same_as`` is the id
    of another record of the same place.
    """

    id: str
    name: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    population: int | None = None
    name_en: str | None = None
    kind: str = "place"
    same_as: str | None = None


@dataclass(frozen=True)
class Places:
    """``n`` places as arrays of length ``n``; NaN stands for an unknown number, ``""`` for an unknown country."""

    ids: tuple[str, ...]
    names: tuple[str, ...]
    names_en: tuple[str, ...]
    countries: tuple[str, ...]
    lat: NDArray[np.float64]
    lon: NDArray[np.float64]
    population: NDArray[np.float64]
    is_region: NDArray[np.bool_]
    twin: NDArray[np.int64]
    """The index of the record that stands for this place: equal for records of the same place."""

    def __len__(self) -> int:
        return len(self.ids)

    @cached_property
    def index(self) -> Mapping[str, int]:
        """Where each id stands."""
        return {place_id: position for position, place_id in enumerate(self.ids)}

    @cached_property
    def country_codes(self) -> tuple[str, ...]:
        """The countries that occur, sorted; the unknown country ``""`` comes first when it occurs."""
        return tuple(sorted(set(self.countries)))

    @cached_property
    def country(self) -> NDArray[np.int64]:
        """Each place's country as a position in :attr:`country_codes`."""
        position = {code: k for k, code in enumerate(self.country_codes)}
        return np.array([position[code] for code in self.countries], dtype=np.int64)

    @cached_property
    def has_country(self) -> NDArray[np.bool_]:
        """Whether the country is known."""
        return np.array([code != "" for code in self.countries], dtype=np.bool_)

    @cached_property
    def has_position(self) -> NDArray[np.bool_]:
        """Whether latitude and longitude are known."""
        return ~(np.isnan(self.lat) | np.isnan(self.lon))

    def label(self, position: int) -> str:
        """The English name where known, else the name."""
        return self.names_en[position] or self.names[position]

    @classmethod
    def from_records(cls, records: Iterable[PlaceRecord]) -> Places:
        """Columns from records; raises :class:`InputError` where an id occurs twice."""
        listed = list(records)
        index: dict[str, int] = {}
        for position, record in enumerate(listed):
            if record.id in index:
                raise InputError(f"the place {record.id} is given twice; every place needs an id of its own")
            index[record.id] = position
        twin = np.arange(len(listed), dtype=np.int64)
        for position, record in enumerate(listed):
            other = index.get(record.same_as) if record.same_as else None
            if other is not None:
                first, second = sorted((int(twin[position]), int(twin[other])))
                twin[twin == second] = first
        return cls(
            ids=tuple(record.id for record in listed),
            names=tuple(record.name for record in listed),
            names_en=tuple(record.name_en or "" for record in listed),
            countries=tuple(record.country or "" for record in listed),
            lat=_numbers(record.lat for record in listed),
            lon=_numbers(record.lon for record in listed),
            population=_numbers((record.population or None) for record in listed),
            is_region=np.array([record.kind == "region" for record in listed], dtype=np.bool_),
            twin=twin,
        )


def _numbers(values: Iterable[float | None]) -> NDArray[np.float64]:
    return np.array([np.nan if value is None else value for value in values], dtype=np.float64)


def read_places(path: Path) -> Places:
    """Read a places table (columns :data:`COLUMNS`, tab-separated; the last three may be absent).

    Raises :class:`InputError` with file, line and what was expected.
    """
    records = []
    for number, row in rows(path, required=REQUIRED):
        where = f"{path}, line {number}"
        if not row["qid"]:
            raise InputError(f"{where}: the column qid is empty; every place needs an id")
        lat, lon = _decimal(row["lat"], where, "lat", 90), _decimal(row["lon"], where, "lon", 180)
        population = _decimal(row["population"], where, "population", None)
        records.append(
            PlaceRecord(
                id=row["qid"],
                name=row["name"],
                country=row["country_code"] or None,
                lat=lat,
                lon=lon,
                population=None if population is None else int(population),
                name_en=row.get("name_en") or None,
                kind=row.get("kind") or "place",
                same_as=row.get("same_place_as") or None,
            )
        )
    try:
        return Places.from_records(records)
    except InputError as error:
        raise InputError(f"{path}: {error}") from error


def _decimal(text: str, where: str, column: str, limit: float | None) -> float | None:
    if not text:
        return None
    try:
        value = float(text)
    except ValueError as error:
        raise InputError(f"{where}: {column} is {text!r}; expected a number or an empty cell") from error
    if not np.isfinite(value) or (abs(value) > limit if limit is not None else value < 0):
        span = f"between -{limit} and {limit}" if limit is not None else "of zero or more"
        raise InputError(f"{where}: {column} is {text!r}; expected a number {span}")
    return value
