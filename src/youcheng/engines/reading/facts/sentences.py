"""Sentences of a document, never across blocks."""

from __future__ import annotations

import re
from typing import NamedTuple

from youcheng.engines.reading.model import Block, BlockKind, Document

# Full stops of each script; a line break always ends a sentence.
_CJK_END = re.compile(r"[。！？!?;｡]+[」』”\"'）)]*|\n")
_EN_END = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9])|(?<=[a-z]{3}\.)(?=[A-Z][a-z]+[\s-])|\n")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|Sr|Jr|Gov|Sen|Rep|Hon|No|vs|U\.S|U\.K|a\.m|p\.m|Calif|Fla|Ga|Ill|Mass|Mich|Minn|Wash|Ore|Ariz"
    r"|Conn|Tenn|Tex|Va|Wis|Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec|D\.C|Mt|Ft|Inc|Co|Ltd|Gen|Lt|Col|Capt|approx)|\b[A-Z])\.$"
)
# A sentence without end is cut at a mark or a blank near here: what looks at all of its places would take for ever.
_LONGEST = 4_000
_CUT = re.compile(r"[、，,；;](?=[^、，,；;]*$)"), re.compile(r"\s(?=\S*$)")


class Sentence(NamedTuple):
    """A sentence where it stands, with the block that holds it."""

    start: int
    end: int
    block: Block


def split(document: Document, text: str, language: str) -> list[Sentence]:
    """The sentences of all blocks, in order; ``text`` is the folded text. Table rows stay whole."""
    found: list[Sentence] = []
    blocks = document.blocks or (Block(0, len(text), BlockKind.PARAGRAPH),)
    for block in blocks:
        if block.kind in (BlockKind.TABLE_ROW,):
            found.append(Sentence(block.start, block.end, block))
            continue
        start = block.start
        ends = _EN_END if language == "en" else _CJK_END
        for match in ends.finditer(text, block.start, block.end):
            if language == "en" and _ABBREVIATION.search(text, max(start, match.start() - 8), match.start()):
                continue
            if match.end() > start:
                _add(found, text, start, match.end(), block)
            start = match.end()
        _add(found, text, start, block.end, block)
    return found


def _add(found: list[Sentence], text: str, start: int, end: int, block: Block) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > _LONGEST:
        cuts = (cut.search(text, start + _LONGEST // 2, start + _LONGEST) for cut in _CUT)
        stop = next((cut.end() for cut in cuts if cut), start + _LONGEST)
        found.append(Sentence(start, stop, block))
        start = stop
    if end > start:
        found.append(Sentence(start, end, block))
