"""The matching engine over the registry's places and ties."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

from youcheng.engines.gazetteer import Level
from youcheng.engines.matching import artifact, snapshot
from youcheng.engines.matching.places import PlaceRecord, Places
from youcheng.planning.domain.units import NO_UNITS
from youcheng.registry.domain.queries.revision import current_revision
from youcheng.registry.domain.queries.ties import public_ties
from youcheng.registry.domain.reference import gazetteer
from youcheng.registry.models import Place, TieParty
from youcheng.web.config import config

if TYPE_CHECKING:
    from youcheng.engines.matching.engine import Matcher

SEEKING = (Level.PROVINCE, Level.CITY, Level.COUNTY)
SEEKING_IN = ("CN", "JP")
"""Countries whose every unit may be planned for, whether or not a tie of it is known."""
NO_HOPE, EVEN = -10.0, 0.0
"""Log odds of the model that stand for 0 and for 1 on the layout engine's scale of scores."""

STAMP = "revision"
"""Name of the file beside the tables that says which state of the registry they hold."""

Found = tuple[str, str, float]
"""Partner id, country, score from 0 to 1."""


def folder() -> Path:
    """Where places and ties lie for the matching engine."""
    return config().data_dir / "partners"


def state() -> str:
    """A word that differs whenever the tables could: the registry's revision and the gazetteer's version."""
    known = gazetteer()
    return f"{current_revision()} {known.version if known else '-'}"


def is_fresh() -> bool:
    """Whether the tables hold the registry as it is now."""
    stamp = folder() / STAMP
    return stamp.exists() and stamp.read_text(encoding="utf-8") == state()


def refresh() -> bool:
    """Write the tables anew where the registry has changed since; whether it had."""
    if is_fresh():
        return False
    export()
    return True


def export() -> int:
    """Write the registry's places and ties for the matching engine; the number of places."""
    now = state()  # asked first: a change during the export makes the tables stale, not wrongly fresh
    # In one order on every database: equally good partners are listed as the tables list them.
    records = sorted(_records(), key=attrgetter("id"))
    known = {record.id for record in records}
    # A place whose country nobody knows can be neither at home nor abroad, so its ties teach the engine nothing.
    snapshot.write_tables(records, sorted(pair for pair in _pairs() if known.issuperset(pair)), into=folder())
    fresh = folder() / f"{STAMP}.new"
    fresh.write_text(now, encoding="utf-8")
    fresh.replace(folder() / STAMP)
    return len(records)


def _records() -> Iterator[PlaceRecord]:
    seen: set[str] = set()
    rows = Place.objects.filter(entity__canonical_of=None).exclude(country="").exclude(level=Place.Level.COUNTRY)
    for row in rows.iterator():
        seen.add(row.entity_id)
        yield PlaceRecord(
            id=row.entity_id,
            name=row.name_local or row.name_en or row.name_zh or row.entity_id,
            country=row.country,
            lat=row.latitude,
            lon=row.longitude,
            population=row.population,
            name_en=row.name_en or None,
            kind="region" if row.level == Place.Level.PROVINCE else "place",
        )
    places = gazetteer()
    if places is None:
        return
    for country in SEEKING_IN:
        for level in SEEKING:
            for place in places.places(country=country, level=level):
                if place.id in seen or place.flags & NO_UNITS:
                    continue
                yield PlaceRecord(
                    id=place.id,
                    name=place.name("zh-Hans"),
                    country=country,
                    lat=place.lat,
                    lon=place.lon,
                    population=place.population,
                    name_en=place.name("en"),
                    kind="region" if level is Level.PROVINCE else "place",
                )


def _pairs() -> Iterator[tuple[str, str]]:
    """Every pair of places tied by a public tie, once."""
    parties: dict[str, list[str]] = {}
    rows = TieParty.objects.filter(tie__in=public_ties()).exclude(place=None).order_by("tie", "position")
    for tie, place in rows.values_list("tie", "place"):
        parties.setdefault(tie, []).append(place)
    seen: set[tuple[str, str]] = set()
    for places in parties.values():
        for index, one in enumerate(places):
            for other in places[index + 1 :]:
                pair = (min(one, other), max(one, other))
                if one != other and pair not in seen:
                    seen.add(pair)
                    yield pair


def matcher() -> Matcher:
    """The engine over the exported tables, kept until they change; exported first where they are missing."""
    if not (folder() / "ties.tsv").exists():
        export()
    return _matcher(folder(), _model_path(), stamp())


def stamp() -> str:
    """What an answer of the engine rests on: the tables and the model, by when they were written."""
    files = (folder() / "places.tsv", folder() / "ties.tsv", _model_path())
    return "-".join(f"{path.stat().st_mtime_ns:x}" for path in files if path.exists())


def _model_path() -> Path:
    own = folder() / "model.zip"
    return own if own.exists() else artifact.default_path()


@lru_cache(maxsize=1)
def _matcher(tables: Path, model: Path, _stamp: str) -> Matcher:
    from youcheng.engines.matching.engine import Matcher

    places, ties = snapshot.read_tables(tables / "places.tsv", tables / "ties.tsv")
    return Matcher(places, ties, artifact.load(model))


def no_parties(places: Places) -> frozenset[str]:
    """Ids of the engine's places that cannot conclude a tie: their ties teach the engine, but nobody is sent there."""
    known = gazetteer()
    if known is None:
        return frozenset()
    found = set()
    for place_id, country in zip(places.ids, places.countries, strict=True):
        if country in SEEKING_IN:
            try:
                place = known.get(place_id)
            except KeyError:
                continue  # a place of the registry alone: nobody says that it is none
            if place.flags & NO_UNITS:
                found.add(place_id)
    return frozenset(found)


def best_partners(place_ids: Sequence[str], number: int, *, workers: int = 2) -> dict[str, list[Found]]:
    """The best partners of many places at once, best first; places that the tables lack have none.

    In the background worker only one process may work: forked ones would inherit its handler of the signal that ends
    them, and never end.
    """
    import numpy as np

    from youcheng.engines.matching.batch import top

    engine = matcher()
    known = [place_id for place_id in place_ids if place_id in engine.places.index]
    origins = np.array([engine.places.index[place_id] for place_id in known], dtype=np.int64)
    barred = {engine.places.index[one] for one in no_parties(engine.places)}
    limit = number + len(barred)
    positions, scores = top(engine, origins, limit=limit, pool=max(limit, 250), workers=workers)
    found: dict[str, list[Found]] = {}
    for place_id, row, odds in zip(known, positions.tolist(), scores.tolist(), strict=True):
        found[place_id] = [
            (engine.places.ids[one], engine.places.countries[one], share(score))
            for one, score in zip(row, odds, strict=True)
            if one >= 0 and one not in barred
        ][:number]
    return found


def share(log_odds: float) -> float:
    """The model's log odds on a scale from 0 to 1, straight between two stated ends."""
    return min(1.0, max(0.0, (log_odds - NO_HOPE) / (EVEN - NO_HOPE)))
