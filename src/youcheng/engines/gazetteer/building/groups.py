"""Groups of places from the data files, and from the installation's own."""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import Any

from youcheng.engines.gazetteer.building import data
from youcheng.engines.gazetteer.building.draft import Atlas
from youcheng.engines.gazetteer.building.overrides import find
from youcheng.engines.gazetteer.errors import SourceError


def gather(atlas: Atlas, folder: Path | None) -> tuple[list[dict[str, Any]], list[str]]:
    """All groups with members resolved to place ids, and a warning for each member that is no place (yet)."""
    tables: list[tuple[str, dict[str, Any]]] = []
    for file in resources.files(data.PACKAGE).joinpath("groups").iterdir():
        if file.name.endswith(".toml"):
            tables.append((file.name, data.load(f"groups/{file.name}")))
    for path in sorted(folder.glob("*.toml")) if folder and folder.is_dir() else []:
        tables.append((path.name, data.load_file(path)))
    gathered: dict[str, dict[str, Any]] = {}
    warnings: list[str] = []
    for source, table in sorted(tables, key=lambda pair: pair[0]):
        for row in table.get("group", []):
            lacking = {"key", "names", "kind", "members", "source"} - set(row)
            if lacking:
                raise SourceError(f"{source}: a group lacks {', '.join(sorted(lacking))}")
            members = []
            for member in row["members"]:
                place = find(atlas, member)
                if place is None:
                    warnings.append(f"{source}: group {row['key']}: no place {member}")
                else:
                    members.append(place.id)
            kept = {name: row[name] for name in ("key", "names", "kind", "source")}
            gathered[row["key"]] = {**kept, "members": members}
    return [gathered[key] for key in sorted(gathered)], warnings
