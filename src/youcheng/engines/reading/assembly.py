"""Stage 6: the kept lines put together to the clean text, everything else accounted for.

Every visible character of the page is in exactly one of: the clean text, the ``before`` of a repair, a part that
was left out; white space apart.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from youcheng.engines.reading.edits import Assembler, Edit, Run, without_overlaps
from youcheng.engines.reading.model import Block, BlockKind, Damaged, LeftOut, Link, Reason, Repair
from youcheng.engines.reading.parts.cascade import Line
from youcheng.engines.reading.parts.furniture import tail_of
from youcheng.engines.reading.parts.spam import has_spam, spam_phrases
from youcheng.engines.reading.structure.page import Page, PageBlock

_LEADING = re.compile(r"\s+")
_BLANKS = re.compile("[ \\t\xa0\u3000]{2,}|[\xa0\\n\\r]")


@dataclass(slots=True)
class Assembled:
    """The clean text and its parts, in its offsets."""

    text: str = ""
    blocks: list[Block] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    damaged: list[Damaged] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)


def edits_within(edits: list[Edit], start: int, end: int) -> list[Edit]:
    """Of edits in order, those inside a span."""
    first = bisect_left(edits, start, key=lambda edit: edit.start)
    out = []
    for index in range(first, len(edits)):
        edit = edits[index]
        if edit.start >= end:
            break
        if edit.end <= end:
            out.append(edit)
    return out


def repaired(visible: str, edits: list[Edit], start: int, end: int) -> str:
    """``visible[start:end]`` with the edits made."""
    if not edits:
        return visible[start:end]
    parts: list[str] = []
    position = start
    for edit in edits:
        parts += (visible[position : edit.start], edit.after)
        position = edit.end
    parts.append(visible[position:end])
    return "".join(parts)


def assemble(page: Page, lines: list[Line], edits: list[Edit], headline: int | None, *, spam: bool) -> Assembled:
    """The clean text out of the lines that have no reason to be left out; ``spam`` is cut out of them."""
    out = Assembled()
    builder = Assembler()
    spam = spam and has_spam("\n".join(line.simple for line in lines if line.reason is None))
    for index, line in enumerate(lines):
        block = line.block
        if line.reason is not None:
            out.left_out.append(LeftOut(block.start, block.end, page.visible[block.start : block.end], line.reason))
            continue
        inside = edits_within(edits, block.start, block.end) if edits else []
        inside = _with_cuts(page.visible, line, inside, spam=spam)
        if builder.length:
            builder.add("\n")
        start = builder.length
        places = _take(page.visible, block, inside, builder, out)
        end = builder.length
        if end == start:
            if builder.parts and builder.parts[-1] == "\n":
                builder.parts.pop()
                builder.length -= 1
            continue
        kind = BlockKind.TITLE if index == headline else BlockKind.BYLINE if line.byline else block.kind
        out.blocks.append(_block(block, kind, start, end, places))
    out.text = builder.text()
    out.runs = builder.runs
    return out


def _with_cuts(visible: str, line: Line, inside: list[Edit], *, spam: bool) -> list[Edit]:
    """The edits of a kept line, with the spam and the editors' words inside it cut out."""
    cuts: list[Edit] = []
    block = line.block
    spam = spam and has_spam(line.simple)
    tail = tail_of(line.simple)
    if spam or tail is not None:
        back = _Back(visible, block, inside)
        if tail is not None:
            cuts.append(Edit(back.start(tail), block.end, "", reason=Reason.BOILERPLATE))
        if spam:
            cuts += [
                Edit(back.start(low), back.end(high), "", reason=Reason.SPAM, scar=True)
                for low, high in spam_phrases(line.text)
            ]
    if inside and inside[0].start == block.start and not inside[0].after:
        # What was taken out at the head of the line leaves no blank behind.
        blank = _LEADING.match(visible, inside[0].end, block.end)
        if blank is not None:
            cuts.append(Edit(blank.start(), blank.end(), ""))
    blanks = [
        Edit(block.start + match.start(), block.start + match.end(), " ")
        for match in _BLANKS.finditer(visible[block.start : block.end])
        if not (block.cells and "\t" in match.group())
    ]
    return without_overlaps([*cuts, *inside, *blanks]) if cuts or blanks else inside


class _Back:
    """From offsets in a repaired line to offsets in the visible text."""

    def __init__(self, visible: str, block: PageBlock, inside: list[Edit]) -> None:
        builder = Assembler()
        position = block.start
        for edit in inside:
            builder.take(visible[position : edit.start], position, edit.start)
            builder.take(edit.after, edit.start, edit.end)
            position = edit.end
        builder.take(visible[position : block.end], position, block.end)
        self.runs = builder.runs
        self.last = block.end

    def start(self, offset: int) -> int:
        """Where the character at ``offset`` begins."""
        for run in self.runs:
            if run.at <= offset < run.at + run.length:
                return run.start + offset - run.at if run.length == run.end - run.start else run.start
        return self.last

    def end(self, offset: int) -> int:
        """Where the character before ``offset`` ends."""
        for run in self.runs:
            if run.at < offset <= run.at + run.length:
                return run.start + offset - run.at if run.length == run.end - run.start else run.end
        return self.last


def _take(
    visible: str, block: PageBlock, inside: list[Edit], builder: Assembler, out: Assembled
) -> list[tuple[int, int]]:
    """Append a block with its edits made; (visible, text) offsets at which the two run in step."""
    places = [(block.start, builder.length)]
    position = block.start
    begin = builder.length
    for edit in inside:
        builder.take(visible[position : edit.start], position, edit.start)
        at = builder.length
        after = edit.after
        if after == " " and edit.repair is None and (at == begin or edit.end == block.end):
            after = ""
        builder.take(after, edit.start, edit.end)
        before = visible[edit.start : edit.end]
        if edit.repair is not None:
            out.repairs.append(Repair(edit.repair, at, at + len(after), before, after, edit.certain, edit.note))
        elif edit.reason is not None:
            out.left_out.append(LeftOut(edit.start, edit.end, before, edit.reason))
        _mark(edit, at, after, out)
        position = edit.end
        places.append((position, builder.length))
    builder.take(visible[position : block.end], position, block.end)
    return places


def _mark(edit: Edit, at: int, after: str, out: Assembled) -> None:
    if edit.inferred:
        runs: list[list[int]] = []
        for index in edit.inferred:
            if runs and runs[-1][1] == index:
                runs[-1][1] = index + 1
            else:
                runs.append([index, index + 1])
        out.damaged += [Damaged(at + low, at + high, edit.note) for low, high in runs]
    elif edit.scar:
        if after:
            out.damaged.append(Damaged(at, at + len(after), edit.note))
        else:
            out.damaged.append(Damaged(max(0, at - 1), at + 1, "words were cut out here"))


def _block(block: PageBlock, kind: BlockKind, start: int, end: int, places: list[tuple[int, int]]) -> Block:
    def moved(offset: int) -> int:
        for visible, text in reversed(places):
            if offset >= visible:
                return max(start, min(end, text + offset - visible))
        return start

    links = tuple(Link(moved(low), moved(high), href) for low, high, href in block.links if moved(high) > moved(low))
    cells = tuple((moved(low), moved(high)) for low, high in block.cells)
    return Block(start, end, kind, block.level, links, cells, block.table)
