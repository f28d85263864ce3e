"""The gazetteer as others use it."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Final

import numpy as np

from youcheng.engines.gazetteer.layout import LEVELS
from youcheng.engines.gazetteer.mentions import Scanner
from youcheng.engines.gazetteer.model import Candidate, Context, Group, Level, Mention, Place, canonical_language
from youcheng.engines.gazetteer.phrases import Phrases
from youcheng.engines.gazetteer.resolver import Resolver
from youcheng.engines.gazetteer.store import Store

LONGEST_NAME: Final = 200  # characters; a longer text is no name
ENVIRONMENT: Final = "YOUCHENG_GAZETTEER"
_SUGGEST_POOL: Final = 60  # keys considered beyond the limit, by weight
_SUGGEST_NAMES: Final = 300  # names scored, by prominence
_MENTION_CANDIDATES: Final = 5
_MOST_NEAR: Final = 40  # places of a text that vouch for its ambiguous names, the most frequent first
_SURE: Final = 0.7
_AHEAD: Final = 0.1
_MOST_READINGS: Final = 50  # ways to take one text apart


def default_path() -> Path:
    """``$YOUCHENG_GAZETTEER``, else ``var/gazetteer.bin`` below the working directory."""
    return Path(os.environ.get(ENVIRONMENT) or "var/gazetteer.bin")


def open_gazetteer(path: Path | None = None) -> Gazetteer:
    """Open the compiled file; once per process and version. Raises GazetteerMissing, GazetteerUnreadable."""
    path = (path or default_path()).absolute()
    try:
        stat = path.stat()
        stamp = (stat.st_mtime_ns, stat.st_ino, stat.st_size)
    except OSError:
        stamp = (0, 0, 0)
    return _open(path, stamp)


@lru_cache(maxsize=4)
def _open(path: Path, _stamp: tuple[int, int, int]) -> Gazetteer:
    return Gazetteer(path)


class Gazetteer:
    """Places and the one resolver. Safe to share between threads: nothing in it changes but what it remembers."""

    def __init__(self, path: Path) -> None:
        self._store = Store(path)
        self._place = lru_cache(maxsize=1024)(self._store.place)
        self._usual = lru_cache(maxsize=512)(self._candidates)
        self._resolver = Resolver(self._store, self._place)
        self._scanner = Scanner(self._store)
        self._phrases = Phrases(self._store)
        self.version: str = self._store.info["version"]
        self.info = self._store.info

    def __len__(self) -> int:
        return len(self._store)

    def verify(self) -> None:
        """Check the sums of the whole file. Raises GazetteerUnreadable."""
        self._store.container.verify()

    def fold(self, text: str) -> str:
        """The lookup key of a text: two spellings with one key find the same places."""
        return self._store.folder.fold(text)

    def get(self, place_id: str) -> Place:
        """The place with this id. Raises KeyError."""
        return self._place(self._row(place_id))

    def by_code(self, scheme: str, code: str) -> Place | None:
        """The place with a code: ``geonames``, ``gb2260``, ``iso3166-1``, ``iso3166-2``, ``jis``."""
        row = self._store.row_of_code(scheme, code)
        return None if row is None else self._place(row)

    def resolve(self, text: str, *, context: Context | None = None, limit: int = 10) -> list[Candidate]:
        """What places the text may name, best first; equal names all returned. The text is one name, not a sentence.

        A name that is not there as it stands may be qualified (山东省济南市; Falkenstein, Saxony) or carry a word for
        its kind (西雅图市, Sigulda Municipality).
        """
        text = text.strip()
        if not 0 < len(text) <= LONGEST_NAME or limit < 1:
            return []
        rank = self._store.rank_of_key(self.fold(text))
        if rank is not None:
            return self._resolver.candidates(text, self._exact(rank), context, limit)
        for reading in islice(self._phrases.readings(text), _MOST_READINGS):
            found = self._resolver.read(reading, context, limit)
            if found:
                return found
        return []

    def suggest(
        self, text: str, *, language: str | None = None, limit: int = 10, levels: Collection[Level] | None = None
    ) -> list[Candidate]:
        """What the text may become as one types: names it begins, the whole names first. Any language, any script."""
        text = text.strip()
        key = self.fold(text)
        if not key or len(text) > LONGEST_NAME or limit < 1:
            return []
        store = self._store
        low, high = store.ranks_with_prefix(key)
        weights, mask = store.key_weight[low:high], 0
        if levels is not None:
            mask = sum(1 << LEVELS.index(level) for level in set(levels))
            weights = np.where(store.key_levels[low:high] & mask, weights, -1)
        pool = limit + _SUGGEST_POOL
        if len(weights) > pool:
            ranks = np.argpartition(weights, -pool)[-pool:] + low
            if store.key_at(low) == key:  # a whole name, however small the place
                ranks = np.union1d(ranks, low)
        else:
            ranks = np.arange(low, high)
        counts = store.key_start[ranks + 1] - store.key_start[ranks]
        found = np.concatenate([store.names_of_key(rank) for rank in ranks.tolist()] or [np.empty(0, dtype=np.uint32)])
        missing = np.repeat([len(store.key_at(rank)) - len(key) for rank in ranks.tolist()], counts).astype(np.int64)
        owners = store.name_owner[found]
        if levels is not None:
            fits = (mask >> store.level[owners] & 1) == 1
            found, missing, owners = found[fits], missing[fits], owners[fits]
        most = max(_SUGGEST_NAMES, limit)
        if len(found) > most:  # Springfield, San José: only the better known of many
            best = np.argpartition((missing > 0) - store.prominence[owners], most)[:most]
            found, missing = found[best], missing[best]
        numbers = list(zip(found.tolist(), missing.tolist(), strict=True))
        context = Context(language=canonical_language(language)) if language else None
        return self._resolver.candidates(text, numbers, context, limit)

    def mentions(self, text: str, *, context: Context | None = None) -> list[Mention]:
        """The place names in running text, longest at each spot, left to right, each with up to five candidates.

        Names that could be several places are ranked a second time, near the places the text names beyond doubt.
        """
        spans = [(start, end, text[start:end], rank) for start, end, rank in self._scanner.spans(text)]
        counts = Counter((surface, rank) for _, _, surface, rank in spans)
        candidates_of = self._candidates if context and context.near else self._usual
        found = {name: candidates_of(name, context) for name in counts}
        sure = [candidates[0].place.id for name, _ in counts.most_common() if _is_sure(candidates := found[name])]
        if sure:
            context = context or Context()
            nearby = replace(context, near=(*context.near, *sure[:_MOST_NEAR]))
            found |= {name: self._candidates(name, nearby) for name in counts if not _is_sure(found[name])}
        return [Mention(start, end, surface, found[surface, rank]) for start, end, surface, rank in spans]

    def _candidates(self, name: tuple[str, int], context: Context | None) -> tuple[Candidate, ...]:
        surface, rank = name
        return tuple(self._resolver.candidates(surface, self._exact(rank), context, _MENTION_CANDIDATES))

    def children(self, place_id: str) -> list[Place]:
        """The places directly below, by falling prominence. Raises KeyError."""
        rows = self._store.children(self._row(place_id))
        return [self._place(row) for row in rows[np.argsort(-self._store.prominence[rows], kind="stable")].tolist()]

    def ancestors(self, place_id: str) -> list[Place]:
        """The places above, nearest first. Raises KeyError."""
        return [self._place(row) for row in self._resolver.ancestors(self._row(place_id))]

    def within(self, place_id: str, ancestor_id: str) -> bool:
        """Whether the first place lies in the second, or is it. Raises KeyError."""
        row, above = self._row(place_id), self._row(ancestor_id)
        return row == above or above in self._resolver.ancestors(row)

    def places(self, *, country: str | None = None, level: Level | None = None) -> Iterator[Place]:
        """All places, or those of a country or a level."""
        store = self._store
        keep = np.ones(len(store), dtype=bool)
        if level is not None:
            keep &= store.level == LEVELS.index(level)
        if country is not None:
            countries: list[str] = store.info["countries"]
            if country not in countries:
                return
            keep &= store.country == countries.index(country)
        for row in np.flatnonzero(keep).tolist():
            yield store.place(row)

    def groups(self) -> list[Group]:
        """All groups, by key."""
        return [
            Group(row["key"], row["names"], row["kind"], tuple(row["members"]), row["source"])
            for row in self._store.info["groups"]
        ]

    def group(self, key: str) -> Group:
        """The group with this key. Raises KeyError."""
        for group in self.groups():
            if group.key == key:
                return group
        raise KeyError(key)

    def _row(self, place_id: str) -> int:
        row = self._store.row_of(place_id)
        if row is None:
            raise KeyError(place_id)
        return row

    def _exact(self, rank: int) -> list[tuple[int, int]]:
        return [(number, 0) for number in self._store.names_of_key(rank).tolist()]


def _is_sure(candidates: tuple[Candidate, ...]) -> bool:
    """Whether the first candidate stands well ahead and is a place that can vouch for others."""
    first, *others = candidates
    ahead = not others or first.score - others[0].score >= _AHEAD
    return ahead and first.place.level in {Level.PROVINCE, Level.CITY} and first.score >= _SURE
