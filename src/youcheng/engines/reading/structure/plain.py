"""Plain text → blocks: one per line, hard-wrapped lines joined."""

from __future__ import annotations

import re

from youcheng.engines.reading.edits import Edit
from youcheng.engines.reading.limits import MAX_BLOCKS
from youcheng.engines.reading.model import BlockKind
from youcheng.engines.reading.structure.page import Hint, Page, PageBlock

_LINE = re.compile(r"[^\r\n\x0c\x85\u2028\u2029]+")
_EDGE = " \t\u3000\xa0\ufeff\u200b"
_BULLET = re.compile(r"^(?:[•●○◆■□▪▶◎※★☆・·*–-]\s*|[(（]?\d{1,3}[.．、)）]\s*)(?=\S)")
_MARKDOWN = re.compile(r"^(#{1,6})\s+(?=\S)")
_ROW = re.compile(r"^\|.*\|$|^[^|\t]+(?:\t[^|\t]*)+$")
# A wrapped line is at least this long, and ends without one of these.
MIN_WRAPPED = 24
_ENDS = tuple("。．.！!？?…：:；;”』」）)】]》>|")
# Of a block of lines without blank ones between, so many must be wrapped before any are joined.
WRAPPED_SHARE = 0.6


def structure_plain(text: str) -> Page:
    """The page that a text file holds."""
    blocks: list[PageBlock] = []
    previous_end = 0
    for match in _LINE.finditer(text):
        line = match.group()
        stripped = line.strip(_EDGE)
        if not stripped:
            continue
        start = match.start() + line.index(stripped[0])
        if len(blocks) >= MAX_BLOCKS:
            blocks[-1].end = len(text.rstrip(_EDGE + "\r\n"))
            break
        block = PageBlock(start, start + len(stripped))
        if text.count("\n", previous_end, match.start()) > 1:
            block.hints |= Hint.AFTER_BLANK
        if line[0] in "\u3000":
            block.hints |= Hint.AFTER_BLANK
        _classify(block, stripped)
        blocks.append(block)
        previous_end = match.end()
    joined, edits = _unwrap(text, blocks)
    return Page(text, joined, edits=edits)


def _classify(block: PageBlock, line: str) -> None:
    if bullet := _BULLET.match(line):
        block.kind = BlockKind.LIST_ITEM
        block.level = 1
        del bullet
    elif heading := _MARKDOWN.match(line):
        block.kind, block.level = BlockKind.HEADING, len(heading.group(1))
    elif _ROW.match(line):
        block.kind = BlockKind.TABLE_ROW
        position = block.start
        for cell in re.split(r"[|\t]", line):
            words = cell.strip(_EDGE)
            if words:
                begin = position + cell.index(words[0])
                block.cells.append((begin, begin + len(words)))
            position += len(cell) + 1


def _unwrap(text: str, blocks: list[PageBlock]) -> tuple[list[PageBlock], list[Edit]]:
    """Join the lines of paragraphs that were wrapped at a fixed width."""
    out: list[PageBlock] = []
    edits: list[Edit] = []
    for group in _groups(blocks):
        lengths = [_width(text[block.start : block.end]) for block in group]
        longest = max(lengths)
        wrapped = [
            length >= MIN_WRAPPED and length >= longest * 0.8 and not text[: block.end].endswith(_ENDS[:10])
            for length, block in zip(lengths[:-1], group[:-1], strict=True)
        ]
        if len(group) < 3 or longest > 240 or sum(wrapped) < WRAPPED_SHARE * len(wrapped):
            out += group
            continue
        current = group[0]
        for block, follows in zip(group[1:], wrapped, strict=True):
            short_end = not follows and _width(text[current.end - 1 : current.end]) == 0
            if follows or (short_end and False):
                glue = "" if _wide(text[current.end - 1]) or _wide(text[block.start]) else " "
                edits.append(Edit(current.end, block.start, glue))
                current.end = block.end
            else:
                out.append(current)
                current = block
        out.append(current)
    return out, edits


def _groups(blocks: list[PageBlock]) -> list[list[PageBlock]]:
    groups: list[list[PageBlock]] = []
    for block in blocks:
        plain = block.kind is BlockKind.PARAGRAPH
        if groups and plain and not block.hints & Hint.AFTER_BLANK and groups[-1][-1].kind is block.kind:
            groups[-1].append(block)
        else:
            groups.append([block])
    return groups


def _width(line: str) -> int:
    """Columns, wide characters counting two."""
    return len(line) + sum(1 for char in line if _wide(char))


def _wide(char: str) -> bool:
    return char >= "\u2e80"
