"""Reads places, names and keys out of the compiled file. Rows are numbers; the gazetteer turns them to values."""

from __future__ import annotations

from collections.abc import Mapping
from math import isnan
from pathlib import Path
from types import MappingProxyType
from typing import Any

import marisa_trie
import numpy as np
from numpy.typing import NDArray

from youcheng.engines.gazetteer.container import Container
from youcheng.engines.gazetteer.errors import GazetteerUnreadable
from youcheng.engines.gazetteer.folding import Folder
from youcheng.engines.gazetteer.layout import ALSO, FLAG_NAMES, KINDS, LEVELS
from youcheng.engines.gazetteer.model import Name, Place

_NONE_16 = 0xFFFF
_ARRAYS = (
    *("level", "country", "parent", "child_order", "child_parent", "lat", "lon", "population", "prominence", "flags"),
    *("geonames", "geonames_order", "name_start", "name_owner", "name_language", "name_kind", "name_inferred"),
    *(
        "name_offset",
        "key_id",
        "key_rank",
        "key_start",
        "key_names",
        "key_weight",
        "key_levels",
        "key_mention",
        "bigrams",
    ),
)


class Store:
    """The opened file as arrays. Raises GazetteerMissing or GazetteerUnreadable."""

    def __init__(self, path: Path) -> None:
        self.container = Container(path)
        self.info: dict[str, Any] = self.container.info
        try:
            self.container.verify("trie", "fold_table")  # a damaged trie could bring the process down
            arrays = {name: self.container.array(name) for name in _ARRAYS}
            self.trie = marisa_trie.Trie()
            self.trie.map(self.container.view("trie"))
            expansions = {int(code): text for code, text in self.info["expansions"].items()}
            self.folder = Folder(self.container.array("fold_table"), expansions)
            self.special_ids: dict[str, int] = self.info["special_ids"]
        except (KeyError, ValueError, RuntimeError) as error:
            raise GazetteerUnreadable(path, f"a section is missing or bad: {error}") from error
        self.level, self.country, self.parent = arrays["level"], arrays["country"], arrays["parent"]
        self.child_order, self.child_parent = arrays["child_order"], arrays["child_parent"]
        self.lat, self.lon = arrays["lat"], arrays["lon"]
        self.population, self.prominence, self.flags = arrays["population"], arrays["prominence"], arrays["flags"]
        self.geonames, self.geonames_order = arrays["geonames"], arrays["geonames_order"]
        self.name_owner = arrays["name_owner"]
        # One value at a time is read from memoryviews: several times faster than from arrays.
        self._name_start, self._name_offset = arrays["name_start"].data, arrays["name_offset"].data
        self._name_language, self._name_kind = arrays["name_language"].data, arrays["name_kind"].data
        self._name_inferred = arrays["name_inferred"].data
        self.key_id, self.key_rank, self.key_start = arrays["key_id"], arrays["key_rank"], arrays["key_start"]
        self.key_names, self.key_weight = arrays["key_names"], arrays["key_weight"]
        self.key_levels, self.key_mention, self.bigrams = arrays["key_levels"], arrays["key_mention"], arrays["bigrams"]
        self._name_text = self.container.view("name_text")
        self._languages: list[str] = self.info["languages"]
        self._countries: list[str] = self.info["countries"]
        self._sorted_geonames: NDArray[Any] = self.geonames[self.geonames_order]
        self._id_by_row = {row: place_id for place_id, row in self.special_ids.items()}
        self._codes_by_row: dict[int, dict[str, str]] = {}
        for scheme, table in self.info["codes"].items():
            for code, row in table.items() if scheme != ALSO else ():
                self._codes_by_row.setdefault(row, {})[scheme] = code

    def __len__(self) -> int:
        return len(self.level)

    def row_of(self, place_id: str) -> int | None:
        """The row of a place id, or None."""
        row = self.special_ids.get(place_id)
        if row is None and place_id.startswith("gn:") and place_id[3:].isascii() and place_id[3:].isdigit():
            found = self.row_of_geonames(int(place_id[3:]))
            row = found if found is not None and found not in self._id_by_row else self._row_of_double(place_id[3:])
        return row

    def row_of_geonames(self, geonameid: int) -> int | None:
        if not 0 < geonameid < 2**32:
            return None
        # Of the array's own type: for any other the whole array would be converted.
        spot = int(self._sorted_geonames.searchsorted(self._sorted_geonames.dtype.type(geonameid)))
        if spot < len(self._sorted_geonames) and int(self._sorted_geonames[spot]) == geonameid:
            return int(self.geonames_order[spot])
        return None

    def row_of_code(self, scheme: str, code: str) -> int | None:
        if scheme == "geonames":
            found = self.row_of_geonames(int(code)) if code.isascii() and code.isdigit() else None
            return self._row_of_double(code) if found is None else found
        row: int | None = self.info["codes"].get(scheme, {}).get(code)
        return row

    def _row_of_double(self, geonameid: str) -> int | None:
        """The row of a place under the second id that GeoNames has for it."""
        row: int | None = self.info["codes"].get(ALSO, {}).get(geonameid)
        return row

    def id_of(self, row: int) -> str:
        return self._id_by_row.get(row) or f"gn:{int(self.geonames[row])}"

    def country_of(self, row: int) -> str | None:
        number = int(self.country[row])
        return None if number == _NONE_16 else self._countries[number]

    def children(self, row: int) -> NDArray[Any]:
        low, high = np.searchsorted(self.child_parent, [row, row + 1])
        return self.child_order[low:high]

    def name(self, number: int) -> Name:
        language = self._name_language[number]
        return Name(
            str(self._name_text[self._name_offset[number] : self._name_offset[number + 1]], "utf-8"),
            None if language == _NONE_16 else self._languages[language],
            KINDS[self._name_kind[number]],
            self._name_inferred[number] == 1,
        )

    def codes(self, row: int) -> Mapping[str, str]:
        codes = dict(self._codes_by_row.get(row, {}))
        if geonameid := int(self.geonames[row]):
            codes["geonames"] = str(geonameid)
        return MappingProxyType(codes)

    def place(self, row: int) -> Place:
        lat, lon = float(self.lat[row]), float(self.lon[row])
        parent, flags = int(self.parent[row]), int(self.flags[row])
        located = not isnan(lat)
        return Place(
            id=self.id_of(row),
            level=LEVELS[int(self.level[row])],
            country=self.country_of(row),
            parent=self.id_of(parent) if parent >= 0 else None,
            lat=lat if located else None,
            lon=lon if located else None,
            population=int(self.population[row]) or None,
            names=tuple(self.name(number) for number in range(self._name_start[row], self._name_start[row + 1])),
            codes=self.codes(row),
            flags=frozenset(flag for bit, flag in enumerate(FLAG_NAMES) if flags >> bit & 1),
        )

    def rank_of_key(self, key: str) -> int | None:
        """The position of an exact key among the sorted keys."""
        number = self.trie.get(key)
        return None if number is None else int(self.key_rank[number])

    def names_of_key(self, rank: int) -> NDArray[Any]:
        return self.key_names[int(self.key_start[rank]) : int(self.key_start[rank + 1])]

    def key_at(self, rank: int) -> str:
        key: str = self.trie.restore_key(int(self.key_id[rank]))
        return key

    def ranks_with_prefix(self, prefix: str) -> tuple[int, int]:
        """The half-open range of sorted keys that begin with the prefix (keys sort by code point)."""
        low, high = 0, len(self.key_id)
        while low < high:
            middle = (low + high) // 2
            if self.key_at(middle) < prefix:
                low = middle + 1
            else:
                high = middle
        first, high = low, len(self.key_id)
        while low < high:
            middle = (low + high) // 2
            if self.key_at(middle)[: len(prefix)] <= prefix:
                low = middle + 1
            else:
                high = middle
        return first, low
