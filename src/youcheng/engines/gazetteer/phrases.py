"""Names that are not in the index as they stand: qualified, or with a word for their kind.

``山东省济南市``, ``美国华盛顿州西雅图市``, ``Falkenstein, Saxony`` name a place after what contains it; ``西雅图市``,
``Sigulda Municipality``, ``Präfektur Kyōto`` say what kind of place is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from youcheng.engines.gazetteer.model import Level

if TYPE_CHECKING:
    from youcheng.engines.gazetteer.store import Store

_SEPARATORS: Final = re.compile(r"\s*[,，、/(（]\s*|\s+-\s+")
_CLOSING: Final = re.compile(r"[)）.\s]+$")
DEEPEST: Final = 4  # 日本 + 大阪府 + 大阪市 + 北区


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to take a text apart: the name's key, what qualifies it (keys), the word for its kind and its levels."""

    rank: int
    text: str
    within: tuple[int, ...] = ()  # ranks of the keys of what contains it
    word: str | None = None
    levels: frozenset[Level] | None = None


class Phrases:
    """Takes texts apart with the words of the compiled file."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._before: list[tuple[str, frozenset[Level]]] = []
        self._after: list[tuple[str, frozenset[Level]]] = []
        self._attached: dict[str, frozenset[Level]] = {}
        rows: list[dict[str, Any]] = store.info["type_words"]
        for row in rows:
            levels = frozenset(Level(level) for level in row["levels"])
            self._before += [(f"{word} ".casefold(), levels) for word in row["before"]]
            self._after += [(f" {word}".casefold(), levels) for word in row["after"]]
            self._attached |= dict.fromkeys(row["attached"], levels)

    def readings(self, text: str) -> Iterator[Reading]:
        """Ways to read the text, likeliest first; none is the text as it stands."""
        yield from self._by_separator(text)
        yield from self._with_word(text)
        yield from self._by_prefix(text, (), DEEPEST)

    def _by_separator(self, text: str) -> Iterator[Reading]:
        """The name first, then what contains it: Falkenstein, Saxony; Sulzbach (Taunus)."""
        parts = [part for part in _SEPARATORS.split(_CLOSING.sub("", text)) if part]
        if len(parts) < 2:
            return
        head, *qualifiers = parts
        ranks = [self._rank(qualifier) for qualifier in qualifiers]
        within = tuple(rank for rank in ranks if rank is not None)
        rank = self._rank(head)
        if rank is not None:
            yield Reading(rank, head, within)
        for reading in self._with_word(head):
            yield Reading(reading.rank, reading.text, within, reading.word, reading.levels)

    def _with_word(self, text: str) -> Iterator[Reading]:
        folded = text.casefold()
        for word, levels in self._before:
            if folded.startswith(word):
                yield from self._bare(text[len(word) :], word, levels)
        for word, levels in self._after:
            if folded.endswith(word):
                yield from self._bare(text[: -len(word)], word, levels)
        for word, levels in self._attached.items():
            if text.endswith(word) and len(text) >= len(word) + 2:
                yield from self._bare(text.removesuffix(word), word, levels)

    def _bare(self, text: str, word: str, levels: frozenset[Level]) -> Iterator[Reading]:
        rank = self._rank(text)
        if rank is not None:
            yield Reading(rank, text.strip(), (), word.strip(), levels)

    def _by_prefix(self, text: str, within: tuple[int, ...], depth: int) -> Iterator[Reading]:
        """What contains it first, nothing between: 山东省济南市. The longest container is tried first."""
        if depth == 0 or text.isascii():
            return
        store = self._store
        spots = range(len(text) - 1, 1, -1)
        for spot in spots:
            rank = self._rank(text[:spot])
            if rank is None:
                continue
            rest = text[spot:].lstrip(" ·・")
            found = self._rank(rest) if len(rest) > 1 else None
            if found is not None:
                yield Reading(found, rest, (*within, rank))
            for reading in self._with_word(rest):
                yield Reading(reading.rank, reading.text, (*within, rank), reading.word, reading.levels)
            if any(int(store.level[store.name_owner[number]]) <= 2 for number in store.names_of_key(rank)):
                yield from self._by_prefix(rest, (*within, rank), depth - 1)

    def _rank(self, text: str) -> int | None:
        key = self._store.folder.fold(text)
        return self._store.rank_of_key(key) if key else None
