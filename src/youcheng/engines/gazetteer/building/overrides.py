"""Names laid over the sources: the project's own file of former and further names, then the installation's files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from youcheng.engines.gazetteer.building import data
from youcheng.engines.gazetteer.building.draft import Atlas, Draft
from youcheng.engines.gazetteer.errors import SourceError
from youcheng.engines.gazetteer.model import Level, Name, NameKind, canonical_language


def find(atlas: Atlas, key: str) -> Draft | None:
    """A place by its id, or by ``scheme:code`` (``geonames:1853909``, ``gb2260:230700``, ``iso3166-2:JP-27``)."""
    place = atlas.get(key)
    if place is None and ":" in key:
        scheme, code = key.split(":", 1)
        place = atlas.by_code({"gn": "geonames", "cn": "gb2260"}.get(scheme, scheme), code)
    return place


def apply(atlas: Atlas, folder: Path | None) -> list[str]:
    """Apply the project's and the installation's names; returns a warning for each key that names no place."""
    warnings: list[str] = []
    _apply_table(atlas, data.load("names.toml").get("place", {}), "names.toml", [])  # absent places are fine here
    for path in sorted(folder.glob("*.toml")) if folder and folder.is_dir() else []:
        table = data.load_file(path).get("place", {})
        if not isinstance(table, dict):
            raise SourceError(f'{path}: [place] must be a table of places, as in [place."iso:CN-TW"]')
        _apply_table(atlas, table, path.name, warnings)
    return warnings


def _apply_table(atlas: Atlas, table: dict[str, Any], source: str, warnings: list[str]) -> None:
    for key, row in table.items():
        place = find(atlas, key)
        if place is None:
            warnings.append(f"{source}: no place {key}")
            continue
        _apply_row(place, row, f"{source}: {key}")


def _apply_row(place: Draft, row: dict[str, Any], where: str) -> None:
    """``names`` replaces the names of a language; ``add``, ``former`` and ``flags`` add; ``country``, ``parent`` and
    ``level`` replace."""
    for tag, texts in row.get("names", {}).items():
        language = canonical_language(tag)
        place.names[:] = [name for name in place.names if name.language != language]
        for position, text in enumerate([texts] if isinstance(texts, str) else texts):
            place.names.append(Name(text, language, "alias" if position else "official"))
    sections: tuple[tuple[NameKind, str], ...] = (("alias", "add"), ("former", "former"))
    for kind, section in sections:
        for tag, texts in row.get(section, {}).items():
            for text in [texts] if isinstance(texts, str) else texts:
                language = canonical_language(tag)
                stated = any(name.text == text and name.language == language for name in place.names)
                if section == "add" and stated:
                    continue
                place.names[:] = [name for name in place.names if name.text != text]
                place.names.append(Name(text, language, kind))
    try:
        place.level = Level(row.get("level", place.level))
    except ValueError as error:
        raise SourceError(f"{where}: {error}") from error
    place.country = row.get("country", place.country)
    place.parent = row.get("parent", place.parent)
    place.flags |= set(row.get("flags", []))
    unknown = set(row) - {"names", "add", "former", "level", "country", "parent", "flags"}
    if unknown:
        raise SourceError(f"{where}: unknown keys {', '.join(sorted(unknown))}")
