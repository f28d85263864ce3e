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
# Bars that a row without one at its head has at least, and the characters it has at most.
MIN_BARS, MAX_ROW = 2, 200
# A wrapped line is so many columns wide, nearly as wide as its widest neighbour, and ends without one of these.
MIN_WRAPPED, MAX_WRAPPED, FULL = 50, 130, 0.85
_ENDS = tuple("。．.！!？?…：:；;”』」】]》>|")
# Of the open lines of a paragraph, the share that must be full before any are joined.
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
    _find_rows(text, blocks)
    joined, edits = _unwrap(text, blocks)
    return Page(text, joined, edits=edits)


def _find_rows(text: str, blocks: list[PageBlock]) -> None:
    """Neighbouring lines with equally many bars are the rows of a table, though no bar stands at their head."""
    bars = [text.count("|", block.start, block.end) if block.end - block.start <= MAX_ROW else 0 for block in blocks]
    for index, block in enumerate(blocks):
        neighbours = (bars[index - 1] if index else 0, bars[index + 1] if index + 1 < len(bars) else 0)
        if bars[index] >= MIN_BARS and bars[index] in neighbours and block.kind is BlockKind.PARAGRAPH:
            block.kind = BlockKind.TABLE_ROW
            _find_cells(block, text[block.start : block.end])


def _find_cells(block: PageBlock, line: str) -> None:
    position = block.start
    for cell in re.split(r"[|\t]", line):
        words = cell.strip(_EDGE)
        if words:
            begin = position + cell.index(words[0])
            block.cells.append((begin, begin + len(words)))
        position += len(cell) + 1


def _classify(block: PageBlock, line: str) -> None:
    if bullet := _BULLET.match(line):
        block.kind = BlockKind.LIST_ITEM
        block.level = 1
        del bullet
    elif heading := _MARKDOWN.match(line):
        block.kind, block.level = BlockKind.HEADING, len(heading.group(1))
    elif _ROW.match(line):
        block.kind = BlockKind.TABLE_ROW
        _find_cells(block, line)


def _unwrap(text: str, blocks: list[PageBlock]) -> tuple[list[PageBlock], list[Edit]]:
    """Join the lines of paragraphs that were wrapped at a fixed width."""
    out: list[PageBlock] = []
    edits: list[Edit] = []
    for group in _groups(blocks):
        follows = _wrapped(text, group) if len(group) >= 3 else []
        if not any(follows):
            out += group
            continue
        current = group[0]
        for block, joined in zip(group[1:], follows, strict=True):
            if joined:
                glue = "" if _wide(text[current.end - 1]) or _wide(text[block.start]) else " "
                edits.append(Edit(current.end, block.start, glue))
                current.end = block.end
            else:
                out.append(current)
                current = block
        out.append(current)
    return out, edits


def _wrapped(text: str, group: list[PageBlock]) -> list[bool]:
    """Of each line but the last, whether its sentence goes on in the next one."""
    open_ = [not text[: block.end].endswith(_ENDS) and "://" not in text[block.start : block.end] for block in group]
    widths = [_width(text[block.start : block.end]) for block in group]
    widest = max((width for width, goes_on in zip(widths, open_, strict=True) if goes_on), default=0)
    if not MIN_WRAPPED <= widest <= MAX_WRAPPED:
        return []
    full = [goes_on and width >= FULL * widest for width, goes_on in zip(widths[:-1], open_[:-1], strict=True)]
    candidates = sum(open_[:-1])
    return full if sum(full) >= max(2, WRAPPED_SHARE * candidates) else []


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
