"""Where the installed data and model lie: ``places.tsv``, ``ties.tsv`` and ``model.zip`` in one folder.

The folder is ``$YOUCHENG_PARTNERS``, else ``partners`` in the installation's data folder (``$YOUCHENG_DATA_DIR``, else
``var`` below the working directory). The planning room writes the two tables (:func:`write_tables`); training writes
the model beside them.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from youcheng.engines.matching import artifact
from youcheng.engines.matching.errors import InputError
from youcheng.engines.matching.places import COLUMNS, PlaceRecord, Places, read_places
from youcheng.engines.matching.ties import Ties, read_ties

ENVIRONMENT = "YOUCHENG_PARTNERS"
DATA_FOLDER = "YOUCHENG_DATA_DIR"


def folder() -> Path:
    """The folder of the installed data."""
    named = os.environ.get(ENVIRONMENT)
    return Path(named) if named else Path(os.environ.get(DATA_FOLDER) or "var") / "partners"


def places_path() -> Path:
    """The installed places."""
    return folder() / "places.tsv"


def ties_path() -> Path:
    """The installed ties."""
    return folder() / "ties.tsv"


def model_path() -> Path:
    """The model trained here if there is one, else the one that comes with the package."""
    own = folder() / "model.zip"
    return own if own.exists() else artifact.default_path()


def read_tables(places: Path | None = None, ties: Path | None = None) -> tuple[Places, Ties]:
    """Read places and ties, by default the installed ones; raises :class:`InputError`."""
    where = places or places_path()
    if places is None and not where.exists():
        raise InputError(
            f"{where}: there are no places yet; export them from the registry, or name files with --places and --ties"
        )
    found = read_places(where)
    return found, read_ties(ties or ties_path(), found)


def write_tables(records: Iterable[PlaceRecord], pairs: Iterable[tuple[str, str]], into: Path | None = None) -> None:
    """Write places and ties (pairs of place ids) in the layout that :func:`read_tables` reads.

    Both tables are written beside and then put in place, so a reader never sees half a table. A table that would be the
    same stays untouched, so that whoever keeps an engine over it need not load it again.
    """
    target = into or folder()
    target.mkdir(parents=True, exist_ok=True)
    names: dict[str, str] = {}
    lines = ["\t".join(COLUMNS)]
    for record in records:
        names[record.id] = _cell(record.name)
        values = (
            record.id, record.name, record.country, record.lat, record.lon,
            record.population, record.name_en, record.kind, record.same_as,
        )  # fmt: skip
        lines.append("\t".join(_cell(value) for value in values))
    links = ["qid_a\tname_a\tqid_b\tname_b"]
    for first, second in pairs:
        links.append("\t".join((first, names.get(first, ""), second, names.get(second, ""))))
    for name, content in (("places.tsv", lines), ("ties.tsv", links)):
        table, fresh = target / name, target / f"{name}.new"
        fresh.write_text("\n".join(content) + "\n", encoding="utf-8")
        if table.exists() and table.read_bytes() == fresh.read_bytes():
            fresh.unlink()
        else:
            fresh.replace(table)


def _cell(value: object) -> str:
    return "" if value is None else str(value).replace("\t", " ").replace("\n", " ").replace("\r", " ")
