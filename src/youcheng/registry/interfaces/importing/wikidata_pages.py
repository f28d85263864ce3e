"""Pages of answers kept in the data folder as they come, so that an import cut off goes on where it stopped.

A page is written whole or not at all (a temporary file, then a rename). ``state.json`` says what the import is doing.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from youcheng.registry.interfaces.importing.wikidata_endpoint import Endpoint, Row, TooMuch
from youcheng.registry.interfaces.importing.wikidata_query import (
    COUNTRY_VARIABLES,
    PLACE_VARIABLES,
    TIE_VARIABLES,
    countries_query,
    places_query,
    ties_query,
)
from youcheng.web.config import config

PAGE = 5_000
SMALLEST_PAGE = 50
ITEMS = 200
"""Items per question about places."""
FRESH_SECONDS = 7 * 24 * 3600
"""Pages older than this are fetched anew: half of last month's list and half of this one's is neither."""

Told = Callable[[str, int, int], None]
"""Called with the step, what is done, and all there is (0: not known yet)."""


@dataclass(slots=True)
class Pages:
    """The folder of one import: of one country, or of all."""

    folder: Path
    told: Told = field(default=lambda step, done, total: None)

    @classmethod
    def of(cls, endpoint: str, country: str) -> Pages:
        """The folder for what is asked of an endpoint."""
        name = hashlib.sha256(endpoint.encode()).hexdigest()[:8]
        return cls(config().data_dir / "wikidata" / f"{country or 'all'}-{name}")

    def begin(self, *, restart: bool = False) -> None:
        """Make the folder; pages that are too old, or not wanted any more, go."""
        began = self.folder / "began"
        if restart or (began.exists() and time.time() - began.stat().st_mtime > FRESH_SECONDS):
            self.clear()
        self.folder.mkdir(parents=True, exist_ok=True)
        if not began.exists():
            self._write("began", [])

    def clear(self) -> None:
        """Throw the pages away."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def fetch(self, endpoint: Endpoint, country: str) -> tuple[list[Row], list[Row]]:
        """All rows about ties and about the places they name; what is there already is not asked for again."""
        countries = [country] if country else self._countries(endpoint)
        ties: list[Row] = []
        for number, code in enumerate(countries):
            self.told("ties", number, len(countries))
            for page in self._ties(endpoint, code):
                ties.extend(page)
        items = sorted({item_of(row[name]) for row in ties for name in ("item", "partner")} - {""}, key=_number)
        places: list[Row] = []
        for start in range(0, len(items), ITEMS):
            self.told("places", start, len(items))
            places.extend(self._places(endpoint, items[start : start + ITEMS]))
        self.told("places", len(items), len(items))
        return ties, places

    def _countries(self, endpoint: Endpoint) -> list[str]:
        rows = self._once("countries", lambda: endpoint.ask(countries_query(), COUNTRY_VARIABLES))
        return [row["country"] for row in rows if len(row["country"]) == 2 and row["country"].isalpha()]

    def _ties(self, endpoint: Endpoint, country: str) -> Iterator[list[Row]]:
        offset, limit = 0, PAGE
        while True:
            name = f"ties-{country}-{offset:07}"
            kept = self._read(name)
            if kept is None:
                try:
                    rows = endpoint.ask(ties_query(country, offset=offset, limit=limit), TIE_VARIABLES)
                except TooMuch:
                    if limit <= SMALLEST_PAGE:
                        raise
                    limit = max(SMALLEST_PAGE, limit // 2)
                    continue
                kept = {"limit": limit, "rows": rows}
                self._write(name, kept)
            yield kept["rows"]
            if len(kept["rows"]) < kept["limit"]:
                return
            offset += len(kept["rows"])

    def _places(self, endpoint: Endpoint, items: list[str]) -> list[Row]:
        name = f"places-{hashlib.sha256(' '.join(items).encode()).hexdigest()[:20]}"

        def ask() -> list[Row]:
            try:
                return endpoint.ask(places_query(items), PLACE_VARIABLES)
            except TooMuch:
                if len(items) == 1:
                    raise
                middle = len(items) // 2
                return self._places(endpoint, items[:middle]) + self._places(endpoint, items[middle:])

        return self._once(name, ask)

    def _once(self, name: str, ask: Callable[[], list[Row]]) -> list[Row]:
        rows: list[Row] | None = self._read(name)
        if rows is None:
            rows = ask()
            self._write(name, rows)
        return rows

    def _read(self, name: str) -> Any:
        try:
            return json.loads((self.folder / name).read_bytes())
        except (FileNotFoundError, ValueError):
            return None

    def _write(self, name: str, content: Any) -> None:
        write_whole(self.folder / name, content)


def write_whole(path: Path, content: Any) -> None:
    """Write JSON so that a kill leaves the old file or the new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    with temporary.open("wb") as file:
        file.write(json.dumps(content, ensure_ascii=False).encode())
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)


def item_of(address: str) -> str:
    """``Q1490`` of an item's address; empty for what is none (an unknown or missing value)."""
    name = address.rsplit("/", 1)[-1]
    return name if name.startswith("Q") and name[1:].isdecimal() else ""


def _number(item: str) -> int:
    return int(item[1:])
