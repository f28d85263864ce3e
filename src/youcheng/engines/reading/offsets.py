"""Where the clean text stands in the raw file."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Protocol

from youcheng.engines.reading.decoding import Decoded
from youcheng.engines.reading.edits import OffsetMap, Run


class RawMap(Protocol):
    """Maps spans of ``Document.text`` to byte spans of the raw file."""

    def spans(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """The byte spans behind ``text[start:end]``, in order."""
        ...


class TextRawMap:
    """For plain text: the visible text is the decoded file itself."""

    def __init__(self, runs: Sequence[Run], decoded: Decoded) -> None:
        self._offsets = OffsetMap(runs)
        self._decoded = decoded

    def spans(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """The byte spans behind ``text[start:end]``, in order."""
        byte_of = self._decoded.byte_of
        return tuple((byte_of(low), byte_of(high)) for low, high in self._offsets.spans(start, end))


# Comments, the elements whose content is not shown, tags, entities, or one character that is shown.
_TOKEN = re.compile(
    r"<!--.*?-->|<(script|style|noscript|template|svg|iframe|select|textarea|head)\b.*?</\1\s*>|</?[a-zA-Z!?][^>]*>"
    r"|(&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});?)|([^<&\s]+|[<&])",
    re.S | re.I,
)


class HtmlRawMap:
    """For HTML: the visible text is found again between the tags, on first use.

    White space apart, the shown characters of the source and those of the visible text are the same sequence
    except for what was hidden; a block is looked for from where the one before it was found.
    """

    def __init__(self, runs: Sequence[Run], decoded: Decoded, visible: str, blocks: Sequence[tuple[int, int]]) -> None:
        self._offsets = OffsetMap(runs)
        self._decoded = decoded
        self._visible = visible
        self._blocks = blocks
        self._places: dict[int, int] | None = None
        self._shown = ""
        self._at: list[int] = []
        self._from: list[tuple[int, int]] = []

    def spans(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """The byte spans behind ``text[start:end]``, in order."""
        if self._places is None:
            self._align()
        out: list[tuple[int, int]] = []
        for low, high in self._offsets.spans(start, end):
            span = self._source_span(low, high)
            if span is not None:
                out.append((self._decoded.byte_of(span[0]), self._decoded.byte_of(span[1])))
        return tuple(out)

    def _align(self) -> None:
        shown: list[str] = []
        length = 0
        for match in _TOKEN.finditer(self._decoded.text):
            entity, plain = match.group(2), match.group(3)
            piece = html.unescape(entity) if entity else plain
            if not piece:
                continue
            piece = "".join(piece.split()) if entity else piece
            if not piece:
                continue
            shown.append(piece)
            self._at.append(length)
            self._from.append(match.span())
            length += len(piece)
        self._shown = "".join(shown)
        self._places = {}
        position = 0
        for start, end in self._blocks:
            words = "".join(self._visible[start:end].split())
            found = self._shown.find(words, position)
            if found < 0:
                found = self._shown.find(words)
            if found >= 0:
                self._places[start] = found
                position = found + len(words)

    def _source_span(self, low: int, high: int) -> tuple[int, int] | None:
        """The span of the source behind ``visible[low:high]``."""
        index = bisect_right(self._blocks, low, key=lambda block: block[0]) - 1
        if index < 0 or self._places is None:
            return None
        block = self._blocks[index][0]
        base = self._places.get(block)
        if base is None:
            return None
        first = base + len("".join(self._visible[block:low].split()))
        size = len("".join(self._visible[low:high].split()))
        if not size:
            return None
        return self._place(first)[0], self._place(first + size - 1)[1]

    def _place(self, shown: int) -> tuple[int, int]:
        """The span of the source behind one shown character."""
        index = bisect_right(self._at, shown) - 1
        start, end = self._from[index]
        length = (self._at[index + 1] if index + 1 < len(self._at) else len(self._shown)) - self._at[index]
        if length == end - start:
            return start + shown - self._at[index], start + shown - self._at[index] + 1
        return start, end
